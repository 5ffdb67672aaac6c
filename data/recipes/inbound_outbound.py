"""Kwispelwolk Software: do customers who come by themselves replace calls, or help them?

Content starts in half of the regions a year before the others, so that in the year between, regions
with it can be compared with regions that get it later. One rule for everybody: salespeople call
until the target is met or their time is up. Small firms' targets are within reach, large firms'
are not, so that the first holds the customers constant and the second the calls.
"""

import numpy as np
import pandas as pd

from recipes.parameters import InboundOutbound

SEGMENTS = ("small", "large")
# Neighbours in this list are of the same size.
REGIONS = ("Coast", "Dunes", "Heath", "Hills", "Islands", "Lakes", "Polder", "Woods")
QUARTERS = 4  # a year


def call_until(target: int, calls: int, chance: float, rng: np.random.Generator) -> tuple[int, int]:
    """Call one customer after another until enough have signed or no time is left.

    Args:
        target: Customers wanted, 0 or more.
        calls: The most calls there is time for, 0 or more.
        chance: That a call wins a customer, from 0 to 1.
        rng: Where chance comes from.

    Returns:
        Calls made and customers won by them.
    """
    won = np.flatnonzero(rng.random(calls) < chance)[:target]
    if len(won) < target:
        return calls, len(won)
    return (won[-1] + 1 if target else 0), target


def make(rng: np.random.Generator, p: InboundOutbound) -> pd.DataFrame:
    """Draw the table; one row a segment, region and quarter.

    Args:
        rng: The table's own random stream.
        p: Its constants.

    Returns:
        The table.
    """
    size = np.repeat(p.sizes, 2)
    # In each pair of regions of one size the lot decides which gets content first.
    first = np.concatenate([rng.permutation([True, False]) for _ in p.sizes])
    content_from = np.where(first, *p.content_years)

    rows = []
    for s, segment in enumerate(SEGMENTS):
        luck = np.repeat(p.pair_sd * rng.standard_normal(len(p.sizes)), 2)
        for r, region in enumerate(REGIONS):
            for quarter in range(QUARTERS * p.years):
                later, year = quarter / QUARTERS, p.first_year + quarter // QUARTERS
                content = year >= content_from[r]
                target = round(p.target[s] * size[r] * np.exp(p.target_growth * later))
                come = (p.come_with_content if content else p.come_without_content)[s]
                by_themselves = rng.poisson(target * come)
                chance = p.won_per_call[s] * np.exp(
                    luck[r] + p.call_trend * later + p.call_effect[s] * content
                )
                time = p.calls[s] * size[r] * np.exp(p.calls_sd * rng.standard_normal())
                calls, won = call_until(max(target - by_themselves, 0), round(time), chance, rng)
                spent = content * p.content_keur[s] * size[r]
                rows.append(
                    {
                        "segment": segment,
                        "region": region,
                        "year": year,
                        "quarter": quarter + 1,
                        "content_from": content_from[r],
                        "content_keur": round(spent * rng.uniform(*p.content_spread), 1),
                        "target": target,
                        "customers": by_themselves + won,
                        "by_themselves": by_themselves,
                        "calls": calls,
                    }
                )
    return pd.DataFrame(rows)
