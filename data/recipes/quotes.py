"""Pompernikkel Pompen: what happens to discounts when four teams are paid on margin."""

import numpy as np
import pandas as pd

from recipes.parameters import Quotes


def balanced(rng: np.random.Generator, chance: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """Draw wins so that each cell wins as often as its chances add up to.

    Every quote keeps its own chance; only the luck of a whole team in a whole year is taken out.
    With plain coin tosses that luck would drown what margin pay does to the win rate.

    Args:
        rng: The table's own random stream.
        chance: Chance of winning of each quote.
        cell: Which cell each quote belongs to.

    Returns:
        Whether each quote is won.
    """
    won = np.zeros(len(chance), dtype=bool)
    for which in np.unique(cell):
        rows = rng.permutation(np.flatnonzero(cell == which))
        expected = rng.random() + np.cumsum(chance[rows])
        before = np.concatenate([[expected[0] - chance[rows[0]]], expected[:-1]])
        won[rows] = np.floor(expected) > np.floor(before)
    return won


def make(rng: np.random.Generator, p: Quotes) -> pd.DataFrame:
    """Draw the table; one row a quote, in order of date.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table, with the chance of winning that each quote had in ``_chance``.
    """
    n = p.quotes
    days = np.sort(rng.integers(0, 731, n))  # 2023 and the leap year 2024
    dates = np.datetime64("2023-01-01") + days.astype("timedelta64[D]")
    dates = np.busday_offset(dates, 0, roll="forward")
    quarters = dates.astype("datetime64[M]").astype(np.int64) // 3
    ends = ((quarters + 1) * 3).astype("datetime64[M]").astype("datetime64[D]")
    to_end = (ends - dates).astype(np.int64) - 1
    rep = rng.integers(0, p.teams * p.reps_per_team, n)
    team = rep // p.reps_per_team
    second_year = dates >= np.datetime64("2024-01-01")
    on_margin = (team < p.treated_teams) & second_year
    competitor = rng.random(n) < p.competitor_share
    hurry = to_end < p.quarter_end_days

    list_price = np.round(np.exp(p.list_log_mean + p.list_log_sd * rng.standard_normal(n)), -1)
    team_habit = p.team_sd * rng.standard_normal(p.teams)
    rep_habit = p.rep_sd * rng.standard_normal(p.teams * p.reps_per_team)
    discount = (
        p.discount_base
        + team_habit[team]
        + rep_habit[rep]
        + p.discount_competitor * competitor
        + p.discount_second_year * second_year
        + p.discount_margin_pay * on_margin
        + np.where(on_margin, p.hurry_margin_pay, p.hurry_revenue_pay) * hurry
        + p.discount_sd * rng.standard_normal(n)
    )
    discount = np.round(np.clip(discount, 0, 45), 1)
    net = np.round(list_price * (1 - discount / 100))
    cost = np.round(
        list_price * np.clip(p.cost_share + p.cost_sd * rng.standard_normal(n), 0.5, 0.85)
    )
    chance = 1 / (
        1
        + np.exp(
            -(
                p.win_base
                + p.win_per_point * (discount - p.discount_base)
                + p.win_competitor * competitor
                + p.win_second_year * second_year
            )
        )
    )
    won = balanced(rng, chance, 2 * team + second_year)
    return pd.DataFrame(
        {
            "quote_id": [f"Q{i:04d}" for i in range(1, n + 1)],
            "quote_date": dates.astype(str),
            "team": [f"T{i + 1}" for i in team],
            "rep_code": [f"R{i + 1:02d}" for i in rep],
            "commission_base": np.where(on_margin, "gross_margin", "revenue"),
            "days_to_quarter_end": to_end,
            "competitor_present": competitor.astype(np.int64),
            "list_price_eur": list_price.astype(np.int64),
            "discount_pct": discount,
            "net_price_eur": net.astype(np.int64),
            "cost_eur": cost.astype(np.int64),
            "won": won.astype(np.int64),
            "_chance": chance,
        }
    )
