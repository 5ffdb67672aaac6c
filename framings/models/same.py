"""The same: seen from the goal, only the total effort counts.

Marketing and sales effort are pooled into one effort E, whose result follows a saturating curve:
moving money between the two names changes nothing as long as both are equally productive.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from framings.models._domain import FloatArray, Number, checked, given_back, require
from framings.models._numerics import log_ratio


def adbudg(
    effort: ArrayLike,
    floor: ArrayLike,
    ceiling: ArrayLike,
    shape: ArrayLike,
    half_saturation: ArrayLike,
) -> Number:
    """What does a given total effort bring?

    Args:
        effort: Pooled effort, at least 0.
        floor: Sales without any effort.
        ceiling: Sales that no effort exceeds, at least ``floor``.
        shape: c, above 0: up to 1 every euro brings less than the one before, above 1 the curve is
            S-shaped.
        half_saturation: d, above 0: the effort that brings half of what effort can bring.

    Returns:
        Sales, from ``floor`` to ``ceiling``.

    Raises:
        ValueError: If an argument is outside its range or the ceiling is below the floor.

    Formula: floor + (ceiling − floor) E^c/(d^c + E^c). Source: ADBUDG, Little (1970); the form of
    the curve is a standard result, not checked against the original.

    Example:
        >>> adbudg(500, floor=100, ceiling=1100, shape=1, half_saturation=500)
        600.0
    """
    lowest = checked("floor", floor)
    highest = checked("ceiling", ceiling)
    require(highest >= lowest, "ceiling", highest, "at least the floor ({})", lowest)
    return given_back(lowest + (highest - lowest) * _saturation(effort, shape, half_saturation))


def optimal_pooled_effort(
    margin: ArrayLike, sales_range: ArrayLike, half_saturation: ArrayLike
) -> Number:
    """How much effort is best in total, whoever makes it?

    Args:
        margin: Contribution per unit sold, money, at least 0.
        sales_range: Sales that effort can add at most (ceiling − floor), at least 0.
        half_saturation: d, above 0: the effort, in money, that brings half of that.

    Returns:
        The effort in money with the largest profit; 0 when even the first euro does not pay.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: max(0, √(margin · range · d) − d). Assumes the curve of ``adbudg`` with shape 1 and a
    euro of effort costing a euro. Source: first-order condition, derived.

    Example:
        >>> optimal_pooled_effort(margin=2, sales_range=1000, half_saturation=500)
        500.0
    """
    value = checked("margin", margin, at_least=0) * checked("sales_range", sales_range, at_least=0)
    d = checked("half_saturation", half_saturation, above=0)
    return given_back(np.maximum(0.0, np.sqrt(value * d) - d))


def inflection_effort(shape: ArrayLike, half_saturation: ArrayLike) -> Number:
    """From which effort on does each further euro bring less than the one before?

    Args:
        shape: c of ``adbudg``, above 0.
        half_saturation: d of ``adbudg``, above 0.

    Returns:
        Effort; 0 for a shape of at most 1, whose curve flattens from the start.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: d ((c − 1)/(c + 1))^(1/c). Source: second derivative of ``adbudg``, derived.

    Example:
        >>> round(inflection_effort(shape=3, half_saturation=100), 1)
        79.4
    """
    c = checked("shape", shape, above=0)
    d = checked("half_saturation", half_saturation, above=0)
    with np.errstate(over="ignore"):
        return given_back(d * (np.maximum(c - 1, 0.0) / (c + 1)) ** (1 / c))


def phantom_gain(lines: ArrayLike, elasticity: ArrayLike) -> Number:
    """How many sales appear from nowhere when one market is modelled as several separate ones?

    Args:
        lines: Number of departments that each get a curve of their own, at least 1.
        elasticity: Elasticity of sales to effort, above 0 and at most 1.

    Returns:
        Gain on paper as a fraction of true sales (0.41: 41 % too much).

    Raises:
        ValueError: If an argument is outside its range.

    Formula: k^(1−b) − 1. Assumes equal shares of the budget and sales of effort^b. Source: derived.

    Example:
        >>> round(phantom_gain(lines=2, elasticity=0.5), 2)
        0.41
    """
    k = checked("lines", lines, at_least=1)
    b = checked("elasticity", elasticity, above=0, at_most=1)
    return given_back(np.expm1((1 - b) * np.log(k)))


def split_s_curve_ratio(effort: ArrayLike, shape: ArrayLike, half_saturation: ArrayLike) -> Number:
    """What is left of the sales if two departments each spend half, on a curve of their own?

    Args:
        effort: Total effort, at least 0.
        shape: c of ``adbudg``, above 0.
        half_saturation: d of ``adbudg`` for each curve, above 0.

    Returns:
        Sales of the two halves together relative to the whole; below 1 the split loses. With
        shape 2 that is the case up to 1.41 times d. At effort 0 the limit 2^(1−c).

    Raises:
        ValueError: If an argument is outside its range.

    Formula: 2 Q(E/2)/Q(E) with Q = E^c/(d^c + E^c). Source: derived.

    Example:
        >>> round(split_s_curve_ratio(effort=100, shape=2, half_saturation=100), 3)
        0.8
    """
    e = checked("effort", effort, at_least=0)
    c = checked("shape", shape, above=0)
    x = c * log_ratio(e, checked("half_saturation", half_saturation, above=0))
    halving = c * np.log(2.0)
    # 2(1 + e^x)/(2^c + e^x), divided through by e^x where that is large.
    large = expit(x - halving)
    small = np.exp(-halving) * expit(halving - x)
    return given_back(2 * (1 + np.exp(-np.abs(x))) * np.where(x > 0, large, small))


def relabelling_gain(
    marketing: ArrayLike,
    sales: ArrayLike,
    moved: ArrayLike,
    marketing_productivity: ArrayLike,
    sales_productivity: ArrayLike,
    elasticity: ArrayLike,
) -> Number:
    """What does moving money from sales to marketing change?

    Args:
        marketing: Marketing budget, money, at least 0.
        sales: Sales budget, money, at least 0; the two together above 0.
        moved: Money moved from sales to marketing; negative for the other way; never more than
            there is.
        marketing_productivity: Effect of a euro of marketing, above 0.
        sales_productivity: Effect of a euro of sales, above 0.
        elasticity: Elasticity of sales to pooled effort, above 0.

    Returns:
        Gain as a fraction of sales before; exactly 0 when both are equally productive.

    Raises:
        ValueError: If an argument is outside its range or more is moved than there is.

    Formula: ((eM(M + x) + eS(S − x))/(eM M + eS S))^b − 1. Source: derived.

    Example:
        >>> round(relabelling_gain(30, 70, 20, 1.3, 1, 0.5), 3)
        0.027
    """
    m = checked("marketing", marketing, at_least=0)
    s = checked("sales", sales, at_least=0)
    require(m + s > 0, "sales", s, "above 0 where marketing is 0")
    x = checked("moved", moved)
    require(x <= s, "moved", x, "at most the sales budget ({})", s)
    require(-x <= m, "moved", x, "at least minus the marketing budget ({})", m)
    of_marketing = checked("marketing_productivity", marketing_productivity, above=0)
    of_sales = checked("sales_productivity", sales_productivity, above=0)
    b = checked("elasticity", elasticity, above=0)
    before = of_marketing * m + of_sales * s
    change = (of_marketing - of_sales) * x / before
    # Near no change the logarithm of 1 plus is exact, far from it the ratio of the two pools.
    after = of_marketing * (m + x) + of_sales * (s - x)
    small_change = np.log1p(np.clip(change, -0.5, 0.5))
    logs = np.where(np.abs(change) < 0.5, small_change, log_ratio(after, before))
    return given_back(np.expm1(b * logs))


def _saturation(effort: ArrayLike, shape: ArrayLike, half_saturation: ArrayLike) -> FloatArray:
    """Return E^c/(d^c + E^c), 0 to 1, without powers that could overflow."""
    e = checked("effort", effort, at_least=0)
    c = checked("shape", shape, above=0)
    d = checked("half_saturation", half_saturation, above=0)
    saturation: FloatArray = expit(c * log_ratio(e, d))
    return saturation
