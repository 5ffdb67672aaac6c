"""Substitutes: the customer knocks on your door, or you knock on theirs.

Two pictures of Drucker's "the aim of marketing is to make selling superfluous": a target to be
reached with customers who come by themselves and customers who are called on, and deals of
different size, of which only the larger repay a salesperson. Source of the question: Drucker,
*Management: Tasks, Responsibilities, Practices* (1973). His marketing is knowing the customer and
fitting the product, not promotion; a slider for it is a simplification. The models are derived.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framings.models._domain import Number, checked, given_back, require


@dataclass(frozen=True)
class CheapestMix:
    """The cheapest way to reach a target.

    Attributes:
        effectiveness: Share of the market that comes by itself, 0 to 1.
        sales_effort: Units of sales effort still needed.
        cost: Money spent on attraction and on selling together.
        superfluous: Whether the cheapest mix needs no selling at all.
    """

    effectiveness: Number
    sales_effort: Number
    cost: Number
    superfluous: bool | NDArray[np.bool_]


def needed_sales_effort(
    target: ArrayLike, market: ArrayLike, effectiveness: ArrayLike, sales_yield: ArrayLike
) -> Number:
    """How much selling is left to do when part of the market comes by itself?

    Args:
        target: Customers wanted, at least 0.
        market: Customers there are, above 0.
        effectiveness: Share of the market that comes by itself, 0 to 1.
        sales_yield: Customers won by a unit of sales effort, above 0.

    Returns:
        Units of sales effort; exactly 0 from ``superfluous_threshold`` on: a threshold, no fade.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: max(0, (target − effectiveness · market) / sales_yield). Assumes that every unit of
    sales effort brings equally much. Source: derived.

    Example:
        >>> round(needed_sales_effort(60, 100, 0.35, 0.5), 6)
        50.0
    """
    wanted = checked("target", target, at_least=0)
    size = checked("market", market, above=0)
    share = checked("effectiveness", effectiveness, at_least=0, at_most=1)
    per_unit = checked("sales_yield", sales_yield, above=0)
    return given_back(np.maximum(0.0, wanted - share * size) / per_unit)


def superfluous_threshold(target: ArrayLike, market: ArrayLike) -> Number:
    """From which share that comes by itself on is selling superfluous?

    Args:
        target: Customers wanted, at least 0.
        market: Customers there are, above 0.

    Returns:
        Share of the market that must come by itself; above 1 if the target exceeds the market.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: target / market. Source: ``needed_sales_effort`` set to 0.

    Example:
        >>> superfluous_threshold(60, 100)
        0.6
    """
    wanted = checked("target", target, at_least=0)
    return given_back(wanted / checked("market", market, above=0))


def cheapest_mix(
    target: ArrayLike,
    market: ArrayLike,
    sales_yield: ArrayLike,
    sales_cost: ArrayLike,
    attraction_cost: ArrayLike,
) -> CheapestMix:
    """When selling *can* be made superfluous, is that also wise?

    Args:
        target: Customers wanted, above 0 and at most the market.
        market: Customers there are, above 0.
        sales_yield: Customers won by a unit of sales effort, above 0.
        sales_cost: Money for a unit of sales effort, above 0.
        attraction_cost: h, above 0: attracting a share e of the market costs −h ln(1 − e), so that
            halving the share that stays away costs 0.69 h each time.

    Returns:
        The cheapest mix. At target = market selling is never superfluous: the last customers are
        infinitely dear to attract.

    Raises:
        ValueError: If an argument is outside its range or the target exceeds the market.

    Formula: e = 1 − h · sales_yield/(sales_cost · market), held between 0 and target/market;
    selling is superfluous if and only if sales_cost/sales_yield ≥ h/(market − target). Source:
    first-order condition, derived.

    Example:
        >>> mix = cheapest_mix(60, 100, sales_yield=0.5, sales_cost=1, attraction_cost=90)
        >>> round(mix.effectiveness, 2), round(mix.sales_effort, 1), mix.superfluous
        (0.55, 10.0, False)
    """
    wanted = checked("target", target, above=0)
    size = checked("market", market, above=0)
    require(wanted <= size, "target", wanted, "at most the market ({})", size)
    per_unit = checked("sales_yield", sales_yield, above=0)
    cost = checked("sales_cost", sales_cost, above=0)
    h = checked("attraction_cost", attraction_cost, above=0)
    superfluous = h <= cost * (size - wanted) / per_unit
    # In terms of the share that stays away, which keeps its digits where e is close to 1.
    away = np.where(
        superfluous, (size - wanted) / size, np.minimum(h * per_unit / (cost * size), 1)
    )
    customers_sold_to = np.where(superfluous, 0.0, away * size - (size - wanted))
    effort = np.maximum(0.0, customers_sold_to) / per_unit
    return CheapestMix(
        effectiveness=given_back(1 - away),
        sales_effort=given_back(effort),
        cost=given_back(cost * effort - h * np.log(away)),
        superfluous=bool(superfluous) if np.ndim(superfluous) == 0 else superfluous,
    )


def critical_attraction_cost(
    target: ArrayLike, market: ArrayLike, sales_yield: ArrayLike, sales_cost: ArrayLike
) -> Number:
    """How cheap must attracting customers be before selling becomes superfluous?

    Args:
        target: Customers wanted, at least 0 and at most the market.
        market: Customers there are, above 0.
        sales_yield: Customers won by a unit of sales effort, above 0.
        sales_cost: Money for a unit of sales effort, above 0.

    Returns:
        The largest attraction cost h of ``cheapest_mix`` at which no selling is left; it falls to
        0 as the target nears the market.

    Raises:
        ValueError: If an argument is outside its range or the target exceeds the market.

    Formula: sales_cost · (market − target) / sales_yield. Source: ``cheapest_mix``, derived.

    Example:
        >>> critical_attraction_cost(60, 100, 0.5, 1)
        80.0
    """
    wanted = checked("target", target, at_least=0)
    size = checked("market", market, above=0)
    require(wanted <= size, "target", wanted, "at most the market ({})", size)
    per_unit = checked("sales_yield", sales_yield, above=0)
    cost = checked("sales_cost", sales_cost, above=0)
    return given_back(cost * (size - wanted) / per_unit)


def rep_deal_threshold(
    rep_cost: ArrayLike, win_rate_gain: ArrayLike, margin_rate: ArrayLike = 1.0
) -> Number:
    """From which deal size on does a salesperson pay?

    Args:
        rep_cost: Money a salesperson costs for one deal, won or lost, at least 0.
        win_rate_gain: By how much the salesperson raises the chance to win, above 0, at most 1.
        margin_rate: Margin as a share of price, above 0 and at most 1; at 1 nothing but the
            salesperson costs money.

    Returns:
        Deal size in money of *revenue*, as ``share_of_deals_above`` and ``share_of_value_above``
        take it; infinity when beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: rep_cost / (win_rate_gain · margin_rate): the margin on the deals won more is what the
    salesperson costs. Source: break-even, derived.

    Example:
        >>> [round(rep_deal_threshold(2000, 0.2, margin)) for margin in (1, 0.6, 0.4)]
        [10000, 16667, 25000]
    """
    cost = checked("rep_cost", rep_cost, at_least=0)
    gain = checked("win_rate_gain", win_rate_gain, above=0, at_most=1)
    margin = checked("margin_rate", margin_rate, above=0, at_most=1)
    with np.errstate(over="ignore"):
        return given_back(cost / gain / margin)


def share_of_deals_above(threshold: ArrayLike, mean_deal: ArrayLike) -> Number:
    """Which share of the *deals* is large enough for a salesperson?

    Args:
        threshold: Deal size from which a salesperson pays, at least 0.
        mean_deal: Mean deal size in the same money, above 0.

    Returns:
        Share of deals, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: e^(−threshold/mean). Assumes that deal sizes are distributed exponentially: many
    small, few large. Source: standard result.

    Example:
        >>> round(share_of_deals_above(10_000, 10_000), 2)
        0.37
    """
    size = checked("threshold", threshold, at_least=0)
    return given_back(np.exp(-size / checked("mean_deal", mean_deal, above=0)))


def share_of_value_above(threshold: ArrayLike, mean_deal: ArrayLike) -> Number:
    """Which share of the *value* sits in deals large enough for a salesperson?

    Args:
        threshold: Deal size from which a salesperson pays, at least 0.
        mean_deal: Mean deal size in the same money, above 0.

    Returns:
        Share of the value of all deals, 0 to 1; never less than ``share_of_deals_above``.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (1 + threshold/mean) e^(−threshold/mean). Assumes exponentially distributed deal
    sizes. Source: standard result.

    Example:
        >>> round(share_of_value_above(10_000, 10_000), 2)
        0.74
    """
    size = checked("threshold", threshold, at_least=0)
    ratio = size / checked("mean_deal", mean_deal, above=0)
    return given_back((1 + ratio) * np.exp(-ratio))


def attraction_spending(effectiveness: ArrayLike, attraction_cost: ArrayLike) -> Number:
    """What does it cost to let a share of the market come by itself?

    Args:
        effectiveness: Share of the market that comes by itself, at least 0 and below 1.
        attraction_cost: h of ``cheapest_mix``, in money, above 0.

    Returns:
        Money spent on attraction. Each time the share that stays away is halved it grows by
        0.69 h; the whole market has no price.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: −h ln(1 − effectiveness). Source: the assumption of ``cheapest_mix``.

    Example:
        >>> round(attraction_spending(0.5, attraction_cost=100), 1)
        69.3
    """
    share = checked("effectiveness", effectiveness, at_least=0, below=1)
    h = checked("attraction_cost", attraction_cost, above=0)
    # Subtracting from 0 keeps a share of 0 from costing minus nothing.
    return given_back(0 - h * np.log1p(-share))


def last_attracted_customer_cost(
    target: ArrayLike, market: ArrayLike, attraction_cost: ArrayLike
) -> Number:
    """What does the last customer cost who comes by itself, when all of the target do?

    Args:
        target: Customers wanted, at least 0 and at most the market.
        market: Customers there are, above 0.
        attraction_cost: h of ``cheapest_mix``, in money, above 0.

    Returns:
        Money for that customer; infinity when the target is the whole market. Selling is
        superfluous if and only if a customer won by selling costs at least as much.

    Raises:
        ValueError: If an argument is outside its range or the target exceeds the market.

    Formula: h / (market − target), the derivative of ``attraction_spending`` at target/market for
    one more customer. Source: derived.

    Example:
        >>> last_attracted_customer_cost(60, 100, attraction_cost=80)
        2.0
    """
    wanted = checked("target", target, at_least=0)
    size = checked("market", market, above=0)
    require(wanted <= size, "target", wanted, "at most the market ({})", size)
    h = checked("attraction_cost", attraction_cost, above=0)
    left, h = np.broadcast_arrays(size - wanted, h)
    return given_back(np.divide(h, left, out=np.full(left.shape, np.inf), where=left > 0))
