"""Kwispelwolk Software: Drucker holds for small firms, complementarity for large ones."""

import numpy as np
import pandas as pd
import pytest

NAME = "inbound_outbound"


def slope(x, y) -> float:
    return float(np.polyfit(np.log(x), np.log(y), 1)[0])


def per_segment(table: pd.DataFrame) -> np.ndarray:
    """Customers per call against the brand index, smb and enterprise: the better estimate."""
    return np.array(
        [
            slope(rows.brand_search_index, rows.outbound_customers / rows.outbound_calls)
            for rows in (table[table.segment == name] for name in ("smb", "enterprise"))
        ]
    )


def whole_firm(table: pd.DataFrame) -> float:
    """The same for the firm as a whole and against this month's spend: the naive estimate."""
    firm = table.groupby("month").sum(numeric_only=True)
    return slope(firm.content_spend_keur, firm.outbound_customers / firm.outbound_calls)


def by_year(table: pd.DataFrame) -> pd.DataFrame:
    years = table.groupby(["segment", "year"]).sum(numeric_only=True)
    customers = years.inbound_customers + years.outbound_customers
    return pd.DataFrame(
        {
            "inbound_share": years.inbound_customers / customers,
            "calls_per_customer": years.outbound_calls / customers,
            "customers_per_1000_calls": 1000 * years.outbound_customers / years.outbound_calls,
        }
    )


def first_and_last(table: pd.DataFrame) -> np.ndarray:
    years = by_year(table)
    return np.array(
        [
            years.loc[(segment, year), column]
            for segment in ("smb", "enterprise")
            for column in years.columns
            for year in (2020, 2024)
        ]
    )


def test_each_segment_gives_its_own_truth(shipped, constants):
    smb, enterprise = per_segment(shipped(NAME))
    truth_smb, truth_enterprise = constants(NAME).call_elasticity
    assert smb == pytest.approx(truth_smb, abs=0.06)
    assert enterprise == pytest.approx(truth_enterprise, abs=0.12)
    # The two stories must be told apart, not only each be near its truth.
    assert enterprise - smb > 0.15


def test_on_average_too(average, constants):
    smb, enterprise = average(per_segment, NAME)
    truth_smb, truth_enterprise = constants(NAME).call_elasticity
    assert smb == pytest.approx(truth_smb, abs=0.025)
    assert enterprise == pytest.approx(truth_enterprise, abs=0.05)


def test_the_firm_as_a_whole_hides_both(shipped, average):
    for naive in (whole_firm(shipped(NAME)), average(whole_firm, NAME)):
        assert 0.02 < naive < 0.14


@pytest.mark.parametrize("which", ["shipped", "average"])
def test_selling_is_less_needed_for_small_firms_only(which, shipped, average):
    found = first_and_last(shipped(NAME)) if which == "shipped" else average(first_and_last, NAME)
    smb, enterprise = found.reshape(2, 3, 2)
    (share, calls, rate) = smb
    assert 0.14 < share[0] < 0.19
    assert 0.40 < share[1] < 0.47
    assert 66 < calls[0] < 74
    assert 45 < calls[1] < 51
    assert abs(rate[1] / rate[0] - 1) < 0.06, "a call to a small firm works as well as ever"
    (share, calls, rate) = enterprise
    assert 0.08 < share[0] < 0.16
    assert 0.03 < share[1] < 0.08
    assert rate[1] / rate[0] > 1.25, "a call to a large firm works better"


def given_the_calendar(table: pd.DataFrame) -> np.ndarray:
    """The better estimate with a time trend beside the index."""
    slopes = []
    for name in ("smb", "enterprise"):
        rows = table[table.segment == name]
        design = np.column_stack(
            [np.ones(len(rows)), np.log(rows.brand_search_index), np.arange(len(rows))]
        )
        rate = np.log(rows.outbound_customers / rows.outbound_calls)
        slopes.append(np.linalg.lstsq(design, rate, rcond=None)[0][1])
    return np.array(slopes)


def test_the_pause_tells_brand_from_calendar(average):
    # Without the pause in the spend, index and time would be one and the same column.
    smb, enterprise = average(given_the_calendar, NAME)
    assert smb == pytest.approx(0, abs=0.07)
    assert enterprise == pytest.approx(0.30, abs=0.12)
