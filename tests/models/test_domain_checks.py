"""What all model functions share: arguments checked, scalars given back as floats."""

import numpy as np
import pytest

from framings.models._domain import checked, given_back, one_of, require


@pytest.mark.parametrize(
    ("bounds", "value", "message"),
    [
        ({"at_least": 0}, -1, "x must be a finite number at least 0; got -1.0"),
        ({"above": 0, "at_most": 1}, 0, "x must be a finite number above 0 and at most 1; got 0.0"),
        ({"below": 1}, 1, "x must be a finite number below 1; got 1.0"),
        ({}, np.inf, "x must be a finite number; got inf"),
        ({"at_least": 0, "infinite": True}, -np.inf, "infinity included; got -inf"),
        ({"at_least": 0, "infinite": True}, np.nan, "infinity included; got nan"),
        ({"at_least": 0}, [1, 2, -3, 4], "got -3.0"),
        ({}, True, "got True"),
        ({}, [1, True], "got [1, True]"),
        ({}, "0.5", "got '0.5'"),
        ({}, None, "got None"),
        ({}, 1 + 2j, "got (1+2j)"),
        ({}, [[1], [1, 2]], "evenly shaped array"),
    ],
)
def test_refused_with_name_value_and_what_is_allowed(bounds, value, message):
    with pytest.raises(ValueError, match="x must be") as refusal:
        checked("x", value, **bounds)
    assert message in str(refusal.value)


def test_numbers_and_arrays_come_back_as_floats_of_their_own():
    given = np.array([1, 2, 3])
    taken = checked("x", given, at_least=0)
    assert taken.dtype == np.float64
    taken[0] = 9
    assert given[0] == 1
    assert checked("x", 3).shape == ()
    assert checked("x", np.inf, infinite=True) == np.inf


def test_a_limit_set_by_another_argument_is_named_with_its_value():
    target, market = np.array([50.0, 120.0]), np.array(100.0)
    require(target <= 200, "target", target, "at most 200")
    with pytest.raises(ValueError, match=r"target must be at most the market \(100\); got 120"):
        require(target <= market, "target", target, "at most the market ({})", market)


def test_words_are_listed():
    assert one_of("kind", "b", ("a", "b")) == "b"
    for wrong in ("c", None, 1, ["a"]):
        with pytest.raises(ValueError, match="kind must be one of 'a', 'b'; got"):
            one_of("kind", wrong, ("a", "b"))


def test_scalars_give_a_float_and_ignored_arguments_a_shape():
    assert type(given_back(np.float64(2))) is float
    assert type(given_back(np.array(2), np.array(1.0))) is float
    spread = given_back(np.array(2.0), np.zeros((3, 1)), np.zeros(2))
    assert spread.shape == (3, 2)
    spread[0, 0] = 5
    assert spread[1, 1] == 2
