"""The same: seen from the goal, only the total effort counts.

Marketing and sales effort are pooled into one effort E, whose result follows a saturating curve:
moving money between the two names changes nothing as long as both are equally productive.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from framings.models._domain import FloatArray, Number, checked, given_back, require
from framings.models._numerics import log_ratio


@dataclass(frozen=True)
class Claims:
    """What two departments claim to have sold, against what the firm sold.

    Attributes:
        marketing_claim: Sales that marketing had a hand in.
        sales_claim: Sales that the sales department had a hand in.
        claimed: Both claims added up.
        counted_twice: Sales in both claims.
        unclaimed: Sales in neither, which came by themselves.
    """

    marketing_claim: Number
    sales_claim: Number
    claimed: Number
    counted_twice: Number
    unclaimed: Number


@dataclass(frozen=True)
class Credit:
    """Who gets the credit for what marketing and sales add to what comes by itself.

    Attributes:
        added: Sales that the two add together.
        marketing_alone: What marketing adds where there is no sales effort.
        sales_alone: What the sales department adds where there is no marketing.
        marketing_removal: What would be lost without marketing.
        sales_removal: What would be lost without the sales department.
        marketing_shapley: What marketing adds, averaged over both orders.
        sales_shapley: What the sales department adds, averaged over both orders; the two add up
            to ``added``.
        overlap: What the two say would be lost without them, minus what was added: above 0 where
            each makes the other more useful, below 0 where each can do the other's work.
    """

    added: Number
    marketing_alone: Number
    sales_alone: Number
    marketing_removal: Number
    sales_removal: Number
    marketing_shapley: Number
    sales_shapley: Number
    overlap: Number


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
        Gain as a fraction of sales before; exactly 0 when both are equally productive. Infinity
        when beyond the range of a float.

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
    with np.errstate(over="ignore"):
        return given_back(np.expm1(b * logs))


def pooled_sales(
    budget: ArrayLike,
    marketing_share: ArrayLike,
    marketing_productivity: ArrayLike,
    sales_productivity: ArrayLike,
    floor: ArrayLike,
    ceiling: ArrayLike,
    shape: ArrayLike,
    half_saturation: ArrayLike,
) -> Number:
    """What does the split of a budget do, and what does its size?

    Args:
        budget: Marketing and sales budget together, money, at least 0.
        marketing_share: Marketing's share of it, 0 to 1.
        marketing_productivity: Effort a euro of marketing buys, above 0.
        sales_productivity: Effort a euro of sales buys, above 0.
        floor: Sales without any effort.
        ceiling: Sales that no effort exceeds, at least ``floor``.
        shape: c of ``adbudg``, above 0.
        half_saturation: d of ``adbudg``, above 0.

    Returns:
        Sales, from ``floor`` to ``ceiling``; at equal productivity the same for every split.

    Raises:
        ValueError: If an argument is outside its range or the ceiling is below the floor.

    Formula: ``adbudg`` of the pooled effort budget · (eM m + eS (1 − m)). Source: derived.

    Example:
        >>> [round(pooled_sales(500, share, 1, 1, 0, 1000, 1, 500)) for share in (0.2, 0.8)]
        [500, 500]
        >>> [round(pooled_sales(500, share, 1.3, 1, 0, 1000, 1, 500)) for share in (0.2, 0.8)]
        [515, 554]
    """
    money = checked("budget", budget, at_least=0)
    m = checked("marketing_share", marketing_share, at_least=0, at_most=1)
    of_marketing = checked("marketing_productivity", marketing_productivity, above=0)
    of_sales = checked("sales_productivity", sales_productivity, above=0)
    # Relative to sales, so that equal productivity gives the very same number for every split.
    effort = money * (of_sales + (of_marketing - of_sales) * m)
    return adbudg(effort, floor, ceiling, shape, half_saturation)


def best_marketing_share(
    marketing_productivity: ArrayLike, sales_productivity: ArrayLike
) -> Number:
    """Which split of a budget is best when both buy the same kind of effort?

    Args:
        marketing_productivity: Effort a euro of marketing buys, above 0.
        sales_productivity: Effort a euro of sales buys, above 0.

    Returns:
        Marketing's share: everything (1) or nothing (0), however small the difference; at equal
        productivity every split is best, given as ½.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: 1 if marketing is the more productive, else 0. Assumes the pooled effort of
    ``pooled_sales``. Source: derived.

    Example:
        >>> [best_marketing_share(productivity, 1) for productivity in (0.9, 1, 1.1)]
        [0.0, 0.5, 1.0]
    """
    of_marketing = checked("marketing_productivity", marketing_productivity, above=0)
    of_sales = checked("sales_productivity", sales_productivity, above=0)
    return given_back((1 + np.sign(of_marketing - of_sales)) / 2)


def double_counted_claims(
    sold: ArrayLike, marketing_touched: ArrayLike, sales_touched: ArrayLike, both_touched: ArrayLike
) -> Claims:
    """Who sold it, if each department claims every sale it had a hand in?

    Args:
        sold: Sales of the firm, at least 0.
        marketing_touched: Share of them that marketing had a hand in, 0 to 1.
        sales_touched: Share of them that the sales department had a hand in, 0 to 1.
        both_touched: Share that both had a hand in: at most either of these, and at least what
            they exceed 1 by together.

    Returns:
        Both claims, their sum and what is counted twice or by nobody.

    Raises:
        ValueError: If an argument is outside its range or the shares contradict each other.

    Formula: claims are share · sold; counted twice is both · sold. Source: definition.

    Example:
        >>> claims = double_counted_claims(100, 0.6, 0.7, 0.4)
        >>> [round(part) for part in (claims.claimed, claims.counted_twice, claims.unclaimed)]
        [130, 40, 10]
    """
    total = checked("sold", sold, at_least=0)
    m = checked("marketing_touched", marketing_touched, at_least=0, at_most=1)
    s = checked("sales_touched", sales_touched, at_least=0, at_most=1)
    both = checked("both_touched", both_touched, at_least=0, at_most=1)
    # Sliders in steps of 0.05 miss these bounds by rounding.
    slack = 1e-12
    require(both <= m + slack, "both_touched", both, "at most marketing_touched ({})", m)
    require(both <= s + slack, "both_touched", both, "at most sales_touched ({})", s)
    most = m + s - both
    require(
        most <= 1 + slack,
        "both_touched",
        both,
        "at least marketing_touched ({}) plus sales_touched ({}) minus 1",
        m,
        s,
    )
    return Claims(
        marketing_claim=given_back(m * total, s, both),
        sales_claim=given_back(s * total, m, both),
        claimed=given_back((m + s) * total, both),
        counted_twice=given_back(both * total, m, s),
        unclaimed=given_back(np.maximum(0.0, 1 - most) * total),
    )


def credit(
    neither: ArrayLike, marketing_only: ArrayLike, sales_only: ArrayLike, both: ArrayLike
) -> Credit:
    """Who gets the credit, and what does the double claim itself tell?

    Args:
        neither: Sales without either department, at least 0.
        marketing_only: Sales with marketing alone, at least 0.
        sales_only: Sales with the sales department alone, at least 0.
        both: Sales with both, at least 0.

    Returns:
        What each adds first and last, the average of the two, and by how much the claims overlap.
        Negative where a department does harm.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: with sales n, m, s and b in the four worlds: removal b − s and b − m; averaged
    ((m − n) + (b − s))/2 and ((s − n) + (b − m))/2; overlap b + n − m − s. Source: the averages
    are the values of Shapley (1953), from memory: a standard result, not checked against the
    original; the overlap is derived.

    Example:
        >>> shares = credit(neither=10, marketing_only=20, sales_only=30, both=60)
        >>> shares.marketing_removal, shares.sales_removal, shares.added, shares.overlap
        (30.0, 40.0, 50.0, 20.0)
        >>> shares.marketing_shapley, shares.sales_shapley
        (20.0, 30.0)
    """
    n = checked("neither", neither, at_least=0)
    m = checked("marketing_only", marketing_only, at_least=0)
    s = checked("sales_only", sales_only, at_least=0)
    b = checked("both", both, at_least=0)
    return Credit(
        added=given_back(b - n, m, s),
        marketing_alone=given_back(m - n, s, b),
        sales_alone=given_back(s - n, m, b),
        marketing_removal=given_back(b - s, n, m),
        sales_removal=given_back(b - m, n, s),
        marketing_shapley=given_back(((m - n) + (b - s)) / 2),
        sales_shapley=given_back(((s - n) + (b - m)) / 2),
        overlap=given_back((b + n) - (m + s)),
    )


def least_counted_twice(
    marketing_claim: ArrayLike, sales_claim: ArrayLike, sold: ArrayLike
) -> Number:
    """How much do two claims count twice at the very least?

    Args:
        marketing_claim: Sales that marketing claims, at least 0.
        sales_claim: Sales that the sales department claims, at least 0.
        sold: Sales of the firm, at least 0.

    Returns:
        Sales that must be in both claims, if each claim counts only what was really sold.

    Raises:
        ValueError: If an argument is outside its range or a claim exceeds what was sold.

    Formula: max(0, the two claims − sold). Source: definition.

    Example:
        >>> least_counted_twice(60, 70, 100)
        30.0
    """
    total = checked("sold", sold, at_least=0)
    m = checked("marketing_claim", marketing_claim, at_least=0)
    s = checked("sales_claim", sales_claim, at_least=0)
    require(m <= total, "marketing_claim", m, "at most what was sold ({})", total)
    require(s <= total, "sales_claim", s, "at most what was sold ({})", total)
    return given_back(np.maximum(0.0, m - (total - s)))


def _saturation(effort: ArrayLike, shape: ArrayLike, half_saturation: ArrayLike) -> FloatArray:
    """Return E^c/(d^c + E^c), 0 to 1, without powers that could overflow."""
    e = checked("effort", effort, at_least=0)
    c = checked("shape", shape, above=0)
    d = checked("half_saturation", half_saturation, above=0)
    saturation: FloatArray = expit(c * log_ratio(e, d))
    return saturation
