"""Promotion: what overspending costs, and why both sides can be right about it.

One of the reproaches that sales makes to marketing. The budget is measured in multiples of the best
one, so that no currency and no size of firm comes in.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import FloatArray, Number, checked, given_back, require


@dataclass(frozen=True)
class PromotionWaste:
    """What promotion beyond the best budget costs.

    Attributes:
        profit_ratio: Profit relative to the largest; negative beyond ``promotion_break_even``.
        marginal_roi: What the last euro earned, net, per euro.
        average_roi: What all euros together earned, net, per euro, counting *all* sales as due to
            the promotion, as if there were none without it.
    """

    profit_ratio: Number
    marginal_roi: Number
    average_roi: Number


@dataclass(frozen=True)
class PromotionCredit:
    """Three answers to what a euro of promotion brought back.

    Attributes:
        profit_ratio: Profit relative to the largest.
        marginal_roi: What the last euro earned, net, per euro.
        average_roi: What all euros together earned, net, per euro, counting the sales that would
            not have come without promotion.
        claimed_roi: The same counting *all* sales, as if none would have come without it.
    """

    profit_ratio: Number
    marginal_roi: Number
    average_roi: Number
    claimed_roi: Number


def promotion_waste(spend_multiple: ArrayLike, elasticity: ArrayLike) -> PromotionWaste:
    """What does overspending on promotion cost, and why can both sides be right about it?

    Args:
        spend_multiple: k, spending relative to the best budget, above 0.
        elasticity: a, elasticity of sales to promotion, above 0 and below 1.

    Returns:
        Profit kept and the return on the last euro and on all euros. The *average* return counts
        all sales as due to the promotion (none without it): say so wherever it is shown.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: profit (k^a − ak)/(1 − a); marginal k^(a−1) − 1; average k^(a−1)/a − 1. Source:
    derived; that profit is flat near the best budget is the flat-maximum principle (Tull and
    others, 1986, from memory, not checked against the original).

    Example:
        >>> waste = promotion_waste(2, 0.12)
        >>> round(waste.profit_ratio, 3), round(waste.marginal_roi, 2), round(waste.average_roi, 2)
        (0.962, -0.46, 3.53)
    """
    k = checked("spend_multiple", spend_multiple, above=0)
    a = checked("elasticity", elasticity, above=0, below=1)
    left = 1 - a
    marginal = np.expm1(-left * np.log(k))
    # The formula as it stands cancels for an elasticity close to 1, the other form close to 0.
    profit = np.where(a < 0.5, (k**a - a * k) / left, k * (1 + marginal / left))
    return PromotionWaste(
        profit_ratio=given_back(profit),
        marginal_roi=given_back(marginal),
        average_roi=given_back(np.expm1(-left * np.log(k) - np.log(a))),
    )


def promotion_break_even(elasticity: ArrayLike) -> Number:
    """How many times the best budget must be spent before all profit is gone?

    Args:
        elasticity: a, elasticity of sales to promotion, above 0 and below 1.

    Returns:
        The multiple, above 2.718.

    Raises:
        ValueError: If ``elasticity`` is outside its range.

    Formula: a^(−1/(1−a)). Source: ``promotion_waste`` set to 0.

    Example:
        >>> round(promotion_break_even(0.12), 1)
        11.1
    """
    a = checked("elasticity", elasticity, above=0, below=1)
    return given_back(np.exp(-np.log(a) / (1 - a)))


def promotion_credit(
    spend_multiple: ArrayLike, elasticity: ArrayLike, sales_anyway: ArrayLike
) -> PromotionCredit:
    """What did promotion bring back, when some of the sales would have come without it?

    Args:
        spend_multiple: k, spending relative to the best budget, above 0.
        elasticity: a, elasticity of *all* sales to promotion at the best budget, above 0, below 1.
        sales_anyway: β, share of the sales at the best budget that come without any promotion, at
            least 0 and below 1 − a.

    Returns:
        Profit kept and the return on the last euro, on all euros, and on all euros as it looks to
        whoever counts every sale. Without sales that come anyway it is ``promotion_waste``.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: with b = a/(1 − β), profit (β + (1 − β)k^b − ak)/(1 − a); marginal k^(b−1) − 1;
    average k^(b−1)/b − 1; claimed (β + (1 − β)k^b)/(ak) − 1. Source: derived.

    Example:
        >>> credit = promotion_credit(2, 0.12, 0.6)
        >>> round(credit.claimed_roi, 2), round(credit.average_roi, 2)
        (3.55, 1.05)
    """
    k = checked("spend_multiple", spend_multiple, above=0)
    a = checked("elasticity", elasticity, above=0, below=1)
    anyway = checked("sales_anyway", sales_anyway, at_least=0, below=1)
    rest = 1 - anyway - a
    require(rest > 0, "sales_anyway", anyway + 0 * a, "below 1 - elasticity ({})", 1 - a)
    waste = promotion_waste(k, a / (1 - anyway))
    return PromotionCredit(
        profit_ratio=given_back((anyway + rest * waste.profit_ratio) / (1 - a)),
        marginal_roi=waste.marginal_roi,
        average_roi=waste.average_roi,
        claimed_roi=given_back(waste.average_roi + anyway / (a * k)),
    )


def overspend_profit_ratio(
    spend_multiple: ArrayLike, elasticity: ArrayLike, overhead: ArrayLike
) -> Number:
    """What does overspending on promotion cost a firm that has overhead to pay as well?

    Args:
        spend_multiple: k, spending relative to the best budget, above 0.
        elasticity: a, elasticity of sales to promotion, above 0 and below 1.
        overhead: o, fixed cost as a share of gross margin at the best budget, at least 0 and below
            1 − a: with the best budget something must be earned.

    Returns:
        Profit relative to the largest, at most 1; negative beyond ``overspend_break_even``, minus
        infinity where the loss is beyond the range of a float. Without overhead it is that of
        ``promotion_waste``.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (k^a − ak − o)/(1 − a − o). Source: derived.

    Example:
        >>> [round(overspend_profit_ratio(2, 0.12, overhead), 2) for overhead in (0, 0.6, 0.8)]
        [0.96, 0.88, 0.58]
    """
    k = checked("spend_multiple", spend_multiple, above=0)
    a = checked("elasticity", elasticity, above=0, below=1)
    earned = _earned_at_best(a, overhead)
    with np.errstate(over="ignore"):
        return given_back(1 - _forgone(a, k - 1, np.log(k)) / earned)


def overspend_break_even(elasticity: ArrayLike, overhead: ArrayLike) -> Number:
    """How many times the best budget must be spent before all profit is gone, overhead included?

    Args:
        elasticity: a, elasticity of sales to promotion, above 0 and below 1.
        overhead: o, fixed cost as a share of gross margin at the best budget, at least 0 and below
            1 − a.

    Returns:
        The multiple, above 1; the less is earned at the best budget, the closer to 1. Infinity
        when beyond the range of a float. (With overhead a budget that is too small loses money as
        well: that multiple, below 1, is not given.)

    Raises:
        ValueError: If an argument is outside its range.

    Formula: the root above 1 of k^a = ak + o, found by halving; a^(−1/(1−a)) without overhead
    (``promotion_break_even``). Source: ``overspend_profit_ratio`` set to 0.

    Example:
        >>> [round(overspend_break_even(0.12, overhead), 1) for overhead in (0, 0.8)]
        [11.1, 2.7]
    """
    a = checked("elasticity", elasticity, above=0, below=1)
    earned = _earned_at_best(a, overhead)
    # In x = ln k: profit falls from x = 0 on, and is gone at the latest where it is without
    # overhead.
    low = np.zeros(np.shape(earned))
    high = low - np.log(a) / (1 - a)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(100):
            middle = (low + high) / 2
            gone = _forgone(a, np.expm1(middle), middle) > earned
            low, high = np.where(gone, low, middle), np.where(gone, middle, high)
        return given_back(np.exp(high))


def _earned_at_best(elasticity: FloatArray, overhead: ArrayLike) -> FloatArray:
    """Return profit at the best budget as a share of gross margin, 1 − a − o."""
    fixed = checked("overhead", overhead, at_least=0)
    before_overhead = 1 - elasticity
    earned: FloatArray = before_overhead - fixed
    require(
        earned > 0,
        "overhead",
        fixed,
        "below 1 - elasticity ({}): otherwise nothing is earned with the best budget either",
        before_overhead,
    )
    return earned


def _forgone(
    elasticity: FloatArray, multiple_less_1: FloatArray, log_multiple: FloatArray
) -> FloatArray:
    """Return 1 − a − (k^a − ak), what is lost against the best budget, at least 0."""
    a, left = elasticity, 1 - elasticity
    # The first form cancels for an elasticity close to 1, the second close to 0.
    near_0 = a * multiple_less_1 - np.expm1(a * log_multiple)
    near_1 = -(1 + multiple_less_1) * np.expm1(-left * log_multiple) - left * multiple_less_1
    return np.maximum(np.where(a < 0.5, near_0, near_1), 0.0)
