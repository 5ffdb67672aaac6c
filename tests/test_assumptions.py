"""What is assumed is what the published findings say, and says so in one place."""

import pytest

from framings import assumptions
from framings.data import finding


@pytest.mark.parametrize(("id", "value"), assumptions.FINDINGS.items())
def test_a_published_number_is_its_finding(id, value):
    assert value == abs(finding(id))


def test_what_follows_follows():
    advertising, selling = assumptions.ADVERTISING_ELASTICITY, assumptions.SELLING_ELASTICITY
    assert advertising + selling == assumptions.RETURNS
    assert pytest.approx(advertising / (advertising + selling), abs=0.0005) == (
        assumptions.MARKETING_WEIGHT
    )
    # In the best mix a euro goes where the other one would have done as much.
    assert (
        pytest.approx(advertising / selling)
        == assumptions.MARKETING_BUDGET / assumptions.SELLING_BUDGET
    )
