"""Published figures: one row each, none twice, nothing of either source lost."""

import re

import pytest

from framings.data import DataProblem, finding, load

NUMERIC = ("value", "low", "high")


@pytest.fixture(scope="module")
def table():
    return load("published_findings")


def test_every_numbered_fact_is_there_whole_or_in_parts(table):
    numbers = [int(id[1:3]) for id in table.id]
    assert sorted(set(numbers)) == list(range(1, 65))
    for number in set(numbers):
        parts = [id[3:] for id in table.id if int(id[1:3]) == number]
        assert parts == ([""] if len(parts) == 1 else list("abcde")[: len(parts)])


def test_no_figure_stands_twice(table):
    measured = table[table.value.notna()]
    assert not measured.duplicated(["claim", "value", "unit"]).any()
    # One study may state the same number twice only of different things.
    measured = measured.assign(study=measured.source.str.extract(r"^(\w+)")[0])
    twice = measured[measured.duplicated(["study", "value"], keep=False)]
    assert list(twice.id) == []


def test_every_row_can_be_judged(table):
    for column in ("source", "how_checked", "status", "confidence", "stated"):
        assert table[column].str.len().min() > 0, column
    says_something = table[list(NUMERIC)].notna().any(axis=1) | table.direction.notna()
    words_only = set(table[~says_something].id)
    assert words_only == {"F04", "F55", "F58"}
    ranges = table[table.low.notna()]
    assert (ranges.low < ranges.high).all()
    assert ranges.value.isna().all(), "a range has no middle"
    from_memory = table[table.status == "FROM MEMORY"]
    assert from_memory.how_checked.str.startswith("NOT seen").all()
    without_year = table[table.year.isna()]
    assert without_year.note.str.contains("no year known").all()


def test_the_value_is_the_number_that_is_stated(table):
    for row in table[table.value.notna()].itertuples():
        numbers = [float(x) for x in re.findall(r"-?\d+(?:\.\d+)?", row.stated.replace(",", ""))]
        assert row.value in numbers, row.id
    for row in table[table.low.notna()].itertuples():
        assert row.stated == f"{row.low:g}-{row.high:g}"


@pytest.mark.parametrize(
    ("id", "value"),
    [("F05", 0.12), ("F12", -2.62), ("F19a", 37), ("F34", 0), ("F39b", -4), ("F52", -0.16)],
)
def test_a_figure_is_looked_up_by_its_id(id, value):
    assert finding(id) == value
    assert isinstance(finding(id), float)


def test_the_ends_of_a_range():
    assert (finding("F32", "low"), finding("F32", "high")) == (6, 8)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("F99",), "no finding with the id 'F99'"),
        (("F19",), "F19a, F19b, F19c, F19d"),
        (("f05",), "F05"),
        ((5,), "no finding with the id 5"),
        (("F32",), "finding('F32', 'low')"),
        (("F46",), "Quote the words"),
        (("F05", "low"), "“0.12”"),
        (("F05", "year"), "value, low or high"),
    ],
)
def test_what_cannot_be_looked_up_is_said_plainly(arguments, words):
    with pytest.raises(DataProblem) as caught:
        finding(*arguments)
    text = str(caught.value)
    assert text.startswith("published_findings.csv")
    assert words in text
    assert "What to do: " in text
    assert caught.value.__cause__ is None


def test_bank_calls_agree_with_the_published_totals():
    calls = load("bank_calls_success")
    assert calls.clients.sum() == 45_211
    assert calls.subscribed.sum() == 5_289
    assert calls.calls.sum() == 124_956
    many = calls[calls.contacts_in_campaign > 3]
    after_the_third = (many.calls - 3 * many.clients).sum()
    assert after_the_third == 36_916
    assert many.subscribed.sum() == 709
    assert (calls.success_rate - calls.subscribed / calls.clients).abs().max() < 6e-5
    exact = calls[calls.contacts_in_campaign < 11]
    assert (exact.calls == exact.clients * exact.contacts_in_campaign).all()


def test_lydia_pinkham_has_the_checksums_of_its_source():
    table = load("lydia_pinkham")
    assert table.advertising_kusd.sum() == 50_464
    assert table.sales_kusd.sum() == 98_792
    assert list(table.year) == list(range(1907, 1961))


def test_lydia_pinkham_gives_the_estimates_on_record(generator):
    # Koyck model: sales on this year's advertising and last year's sales.
    table = load("lydia_pinkham")
    sales, advertising = table.sales_kusd.to_numpy(), table.advertising_kusd.to_numpy()
    fitted, errors = generator.analyses.least_squares(sales[1:], advertising[1:], sales[:-1])
    assert fitted[1:] == pytest.approx([0.329, 0.759], abs=0.001)
    assert errors[1:] == pytest.approx([0.156, 0.091], abs=0.001)
    # The naive line through the points makes three to four times as much of it.
    naive = generator.analyses.least_squares(sales, advertising)[0][1]
    assert 1.2 < naive < 1.6
