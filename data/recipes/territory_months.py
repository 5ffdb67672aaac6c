"""Pompernikkel Pompen: advertising and field hours in 48 territories, half of them at random."""

import numpy as np
import pandas as pd

from recipes.parameters import TerritoryMonths

UNITS = ("pumps", "supplies")


def ces_index(marketing: np.ndarray, selling: np.ndarray, share: float, sigma: float) -> np.ndarray:
    """Combine two efforts, each 1 at its usual level, into one.

    Args:
        marketing: Advertising over its usual level, above 0.
        selling: Hours over their usual level, above 0.
        share: Weight of marketing, between 0 and 1.
        sigma: Elasticity of substitution, above 0 and not 1.

    Returns:
        The joint effort, 1 where both efforts are 1.
    """
    power = 1 - 1 / sigma
    return (share * marketing**power + (1 - share) * selling**power) ** (1 / power)


def _level(values: np.ndarray, usual: float) -> np.ndarray:
    return np.where(values > usual, "high", "low")


def make(rng: np.random.Generator, p: TerritoryMonths) -> pd.DataFrame:
    """Draw the table; one row a territory and month, territories in order.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table, with the demand shock that rule-of-thumb managers see in ``_shock``.
    """
    months = pd.period_range("2022-01", periods=p.months, freq="M")
    season = p.season * np.sin(2 * np.pi * (months.month.to_numpy() - 3) / 12)
    parts = []
    for i, unit in enumerate(UNITS):
        for number in range(1, p.territories + 1):
            # Odd and even numbers alternate, so that neither arm has the better territories.
            experiment = number % 2 == 1
            size = p.territory_sd * rng.standard_normal()
            shock = np.empty(p.months)
            previous = p.shock_sd * rng.standard_normal()
            for month, step in enumerate(rng.standard_normal(p.months)):
                innovation = p.shock_sd * (1 - p.shock_memory**2) ** 0.5 * step
                previous = p.shock_memory * previous + innovation
                shock[month] = previous
            drawn = p.spread * (2 * rng.random((2, p.months)) - 1)
            habit = p.follows_demand * shock + p.habit_sd * rng.standard_normal((2, p.months))
            marketing, selling = np.exp(drawn if experiment else habit)
            # Orders follow from the rounded figures that stand in the file.
            advertising = np.round(p.advertising_keur[i] * marketing, 2)
            hours = np.round(p.sales_hours[i] * selling)
            effort = ces_index(
                advertising / p.advertising_keur[i],
                hours / p.sales_hours[i],
                p.marketing_share,
                p.sigma[i],
            )
            orders = p.orders_keur[i] * effort**p.returns
            orders = orders * np.exp(
                size + season + shock + p.noise_sd * rng.standard_normal(p.months)
            )
            parts.append(
                pd.DataFrame(
                    {
                        "territory_id": f"{unit[0].upper()}{number:02d}",
                        "business_unit": unit,
                        "month": months.astype(str),
                        "budget_arm": "experiment" if experiment else "rule_of_thumb",
                        "advertising_keur": advertising,
                        "sales_hours": hours.astype(np.int64),
                        "orders_keur": np.round(orders, 2),
                        "advertising_level": _level(advertising, p.advertising_keur[i]),
                        "hours_level": _level(hours, p.sales_hours[i]),
                        "_shock": shock,
                    }
                )
            )
    return pd.concat(parts, ignore_index=True)
