"""Kaasmakerij Knabbelterp: leaflet, second placement and price cuts in twenty shops."""

import numpy as np
import pandas as pd

from recipes.parameters import PromoWeeks


def make(rng: np.random.Generator, p: PromoWeeks) -> pd.DataFrame:
    """Draw the table; one row a store and week.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table, with the units that would have been sold without any promotion in ``_usual``.
    """
    week = np.arange(1, p.weeks + 1)
    season = p.season * np.cos(2 * np.pi * (week - 50) / 52)
    parts = []
    for store in range(1, p.stores + 1):
        promo = np.zeros(p.weeks, dtype=bool)
        at = rng.integers(2, 8)
        # The dips last two weeks, so events must not come closer than that.
        while at < p.weeks - 2:
            promo[at] = True
            at += rng.integers(p.shortest_gap, p.longest_gap + 1)
        cut = np.array(p.price_cuts)[rng.integers(0, len(p.price_cuts), p.weeks)]
        # Shelf prices end in 9 cents. Demand follows the price on the shelf as it stands in the
        # file, so that rounding takes nothing away from what the data can tell.
        shelf = np.where(promo, np.round(p.regular_price * (1 - cut), 1) - 0.01, p.regular_price)
        shelf = np.round(shelf, 2)
        feature = promo & (rng.random(p.weeks) < p.feature_share)
        display = promo & (rng.random(p.weeks) < p.display_share)
        before = np.concatenate([[False], promo[:-1]])
        two_before = np.concatenate([[False, False], promo[:-2]])
        last = np.maximum.accumulate(np.where(promo, np.arange(p.weeks), -1))
        since = np.where(last >= 0, np.arange(p.weeks) - last, np.nan)
        usual = p.units_log_mean + p.store_sd * rng.standard_normal() + season
        log_units = (
            usual
            + p.price_elasticity * np.log(shelf / p.regular_price)
            + p.feature_effect * feature
            + p.display_effect * display
            + p.feature_x_display * (feature & display)
            + p.dip_first * before
            + p.dip_second * two_before
            # One lognormal error for everything: its spread is what least squares on logs finds,
            # so standard errors are right and there is no hidden over-dispersion.
            + p.noise_sd * rng.standard_normal(p.weeks)
        )
        units = np.maximum(np.round(np.exp(log_units)), 1)
        refund = p.refund_share * (p.regular_price - shelf) * units
        fees = p.feature_fee * feature + p.display_fee * display
        parts.append(
            pd.DataFrame(
                {
                    "store_id": f"W{store:02d}",
                    "week": week,
                    "promo": promo.astype(np.int64),
                    "weeks_since_promo": pd.array(since).astype("Int64"),
                    "shelf_price_eur": shelf,
                    "feature_ad": feature.astype(np.int64),
                    "display": display.astype(np.int64),
                    "units": units.astype(np.int64),
                    "trade_spend_eur": np.round(np.where(promo, refund + fees, 0), 2),
                    "net_price_eur": p.net_price,
                    "unit_cost_eur": p.unit_cost,
                    "_usual": np.exp(usual),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)
