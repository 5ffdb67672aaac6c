"""Kwispelwolk Software: do customers who come by themselves replace calls, or help them?"""

import numpy as np
import pandas as pd

from recipes.parameters import InboundOutbound

SEGMENTS = ("smb", "enterprise")


def brand_stock(spend: np.ndarray, carry_over: float, level: float) -> np.ndarray:
    """Accumulate spend into a stock that fades.

    Args:
        spend: Spend a month, 1000 EUR, above 0.
        carry_over: Share of the stock left a month later, in [0, 1).
        level: The monthly spend that keeps the stock at 1, above 0.

    Returns:
        The stock each month, 1 at the start.
    """
    stock = np.empty_like(spend)
    previous = 1.0
    for month, amount in enumerate(spend):
        previous = carry_over * previous + (1 - carry_over) * amount / level
        stock[month] = previous
    return stock


def make(rng: np.random.Generator, p: InboundOutbound) -> pd.DataFrame:
    """Draw the table; one row a month and segment.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table, with the true brand stock in the hidden column ``_brand_stock``.
    """
    months = pd.period_range("2020-01", periods=p.months, freq="M")
    path = np.arange(p.months) / (p.months - 1)
    pause = np.ones(p.months)
    pause[p.pause_first_month : p.pause_first_month + p.pause_months] = p.pause_share
    season = np.where(np.isin(months.month, (7, 8, 12)), 1 - p.holiday_dip, 1.0)

    parts = []
    for i, segment in enumerate(SEGMENTS):
        trend = p.spend_start[i] * (p.spend_end[i] / p.spend_start[i]) ** path
        spend = trend * pause * np.exp(p.spend_scatter * rng.standard_normal(p.months))
        spend = np.round(spend, 1)
        stock = brand_stock(spend, p.carry_over, p.spend_start[i])
        index = 100 * stock * np.exp(p.index_noise * rng.standard_normal(p.months))

        leads = rng.poisson(p.inbound_leads_start[i] * stock ** p.inbound_elasticity[i])
        inbound = rng.binomial(leads, p.inbound_conversion[i])
        calls = p.calls_start[i] * (p.calls_end[i] / p.calls_start[i]) ** path * season
        calls = np.round(calls * np.exp(p.call_scatter * rng.standard_normal(p.months)))
        outbound = rng.poisson(calls * p.customers_per_call[i] * stock ** p.call_elasticity[i])
        parts.append(
            pd.DataFrame(
                {
                    "month": months.astype(str),
                    "year": months.year,
                    "segment": segment,
                    "content_spend_keur": spend,
                    "brand_search_index": np.round(index, 1),
                    "inbound_leads": leads,
                    "inbound_customers": inbound,
                    "outbound_calls": calls.astype(np.int64),
                    "outbound_customers": outbound,
                    "_brand_stock": stock,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)
