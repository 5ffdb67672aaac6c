"""The two or three lines of pandas that a lesson can show, and what a learner then sees.

Each function is what would stand in a cell. Its figures must lie in their intervals for the shipped
table and on average over other seeds, all of them read through the loader as a learner does.
"""

import shutil
from functools import cache

import numpy as np
import pandas as pd
import pytest

from framings.data import load


@pytest.fixture(scope="module")
def loaded_elsewhere(tmp_path_factory, generator, data_folder):
    """Tables of twelve other seeds, loaded and checked like the shipped ones."""
    folder = tmp_path_factory.mktemp("other_seeds")
    shutil.copy(data_folder / "datapackage.json", folder)

    @cache
    def tables(name: str) -> list[pd.DataFrame]:
        found = []
        for seed in range(1, 13):
            (folder / f"{name}.csv").write_bytes(generator.csv_bytes(name, seed))
            found.append(load(name, folder))
        return found

    return tables


def inbound_outbound(t):
    half = t[t.year == 2023].groupby(["segment", "content_from"]).sum(numeric_only=True)
    half["won_per_call"] = (half.customers - half.by_themselves) / half.calls
    times = half.xs(2023, level="content_from") / half.xs(2024, level="content_from")
    return {
        f"{segment} firms, {column}, times": times[column][segment]
        for segment in ("small", "large")
        for column in ("customers", "calls", "won_per_call")
    }


def territory_months(t):
    drawn = t[t.budget_arm == "experiment"]
    cells = drawn.pivot_table("orders_keur", ["business_unit", "hours_level"], "advertising_level")
    gain = cells.high / cells.low
    habit = t[(t.business_unit == "pumps") & (t.budget_arm == "rule_of_thumb")]
    pumps = drawn[drawn.business_unit == "pumps"]
    return {
        "pumps, high hours over low": gain["pumps", "high"] / gain["pumps", "low"],
        "supplies, high hours over low": gain["supplies", "high"] / gain["supplies", "low"],
        "advertising alone, by lot": np.polyfit(
            np.log(pumps.advertising_keur), np.log(pumps.orders_keur), 1
        )[0],
        "advertising alone, by habit": np.polyfit(
            np.log(habit.advertising_keur), np.log(habit.orders_keur), 1
        )[0],
    }


def leads(t):
    t = t.assign(won=t.status == "won", score=pd.cut(t.lead_score, [-1, 45, 60, 100]))
    called = t[t.status.isin(["won", "lost"])]
    called = called.assign(quick=called.response_hours <= 24)
    odds = called.pivot_table("won", "score", "quick", observed=True)
    plain = called.groupby("quick").won.mean()
    audited = t[t.audit_quality_1to5.notna()]
    good = (audited.audit_quality_1to5 >= 4).groupby(audited.status).mean()
    return {
        "quick over slow, all": plain[True] / plain[False],
        "quick over slow, good scores": odds[True].iloc[2] / odds[False].iloc[2],
        "good among the never called": good["not_followed_up"],
        "good among the won": good["won"],
    }


def quotes(t):
    t = t.assign(
        margin_eur=(t.net_price_eur - t.cost_eur) * t.won,
        year=t.quote_date.dt.year,
        changes=t.team < "T5",
    )
    cells = t.pivot_table(["discount_pct", "won", "margin_eur"], "changes", "year")
    step = {
        name: np.diff(np.diff(cells[name].to_numpy(), axis=1), axis=0).item()
        for name in ("discount_pct", "won", "margin_eur")
    }
    return {f"difference of differences, {name}": value for name, value in step.items()}


def lost_deals(t):
    records = t.crm_lost_reason.value_counts(normalize=True)
    buyers = t.buyer_main_reason.value_counts(normalize=True)
    return {
        "price, records over buyers": records["price"] / buyers["price"],
        "our own slowness, records over buyers": records["slow_response"] / buyers["slow_response"],
        "price, of all records": t.crm_lost_reason.eq("price").mean(),
        "left empty": t.crm_lost_reason.isna().mean(),
    }


def promo_weeks(t):
    t["profit"] = t.units * (t.net_price_eur - t.unit_cost_eur) - t.trade_spend_eur
    by_week = t.groupby("weeks_since_promo").profit.mean()
    extra = by_week - by_week.loc[3:].mean()
    return {
        "extra profit in the week": extra[0],
        "extra profit with the two weeks after": extra.loc[:2].sum(),
    }


def interface_survey(t):
    size = pd.cut(t.employees, [0, 25, 250, 1000, 5000])
    means = t.groupby(size, observed=True)[["separate_departments", "shared_tasks_0to20"]].mean()
    return {
        "separate, largest minus smallest": means.separate_departments.iloc[-1]
        - means.separate_departments.iloc[0],
        "shared tasks, smallest minus largest": means.shared_tasks_0to20.iloc[0]
        - means.shared_tasks_0to20.iloc[-1],
    }


SEEN = [
    # Small firms: the same customers with fewer calls, which win what calls won: replaced.
    (inbound_outbound, "small firms, customers, times", (0.999, 1.001), (0.999, 1.001)),
    (inbound_outbound, "small firms, calls, times", (0.60, 0.69), (0.63, 0.665)),
    (inbound_outbound, "small firms, won_per_call, times", (0.95, 1.05), (0.98, 1.02)),
    # Large firms: the same calls, and each wins more.
    (inbound_outbound, "large firms, customers, times", (1.2, 1.5), (1.31, 1.41)),
    (inbound_outbound, "large firms, calls, times", (0.97, 1.03), (0.99, 1.01)),
    (inbound_outbound, "large firms, won_per_call, times", (1.27, 1.53), (1.35, 1.45)),
    # Above 1: advertising brings more where hours are many. Below 1: it brings less.
    (territory_months, "pumps, high hours over low", (1.08, 1.25), (1.12, 1.19)),
    (territory_months, "supplies, high hours over low", (0.84, 0.96), (0.88, 0.93)),
    # Truth 0.18; by habit advertising goes with hours and with demand.
    (territory_months, "advertising alone, by lot", (0.12, 0.25), (0.16, 0.21)),
    (territory_months, "advertising alone, by habit", (0.5, 0.9), (0.62, 0.76)),
    # Calling soon still pays among leads with the same score, but less.
    (leads, "quick over slow, all", (1.7, 2.6), (1.9, 2.2)),
    (leads, "quick over slow, good scores", (1.2, 1.9), (1.45, 1.75)),
    (leads, "good among the never called", (0.14, 0.42), (0.24, 0.32)),
    (leads, "good among the won", (0.6, 1.0), (0.65, 0.85)),
    (quotes, "difference of differences, discount_pct", (-6.5, -5.0), (-6.1, -5.6)),
    (quotes, "difference of differences, won", (-0.065, -0.035), (-0.055, -0.044)),
    (quotes, "difference of differences, margin_eur", (300, 620), (420, 520)),
    (lost_deals, "price, records over buyers", (1.6, 2.6), (1.8, 2.2)),
    (lost_deals, "our own slowness, records over buyers", (0.1, 0.4), (0.15, 0.27)),
    (lost_deals, "price, of all records", (0.27, 0.36), (0.29, 0.33)),
    (lost_deals, "left empty", (0.26, 0.34), (0.28, 0.31)),
    (promo_weeks, "extra profit in the week", (100, 250), (150, 200)),
    (promo_weeks, "extra profit with the two weeks after", (-60, 30), (-30, -2)),
    (interface_survey, "separate, largest minus smallest", (0.65, 0.95), (0.72, 0.86)),
    (interface_survey, "shared tasks, smallest minus largest", (8.3, 10.3), (8.8, 9.6)),
]


@pytest.mark.parametrize(("lines", "figure", "shipped", "average"), SEEN)
def test_what_the_lines_of_a_lesson_show(lines, figure, shipped, average, loaded_elsewhere):
    name = lines.__name__
    assert shipped[0] < lines(load(name))[figure] < shipped[1]
    others = [lines(table)[figure] for table in loaded_elsewhere(name)]
    assert average[0] < np.mean(others) < average[1]


def test_in_the_long_run_promotions_lose_what_they_seemed_to_earn(loaded_elsewhere):
    for table in loaded_elsewhere("promo_weeks"):
        seen = promo_weeks(table)
        lost = seen["extra profit in the week"] - seen["extra profit with the two weeks after"]
        assert lost > 100
