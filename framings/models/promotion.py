"""Promotion: what overspending costs, and why both sides can be right about it.

One of the reproaches that sales makes to marketing. The budget is measured in multiples of the best
one, so that no currency and no size of firm comes in.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import Number, checked, given_back, require


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
