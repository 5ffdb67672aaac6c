"""Rivals: seen from the organisation, two departments with a budget to share and separate scores.

First the fight over the budget, then the reproaches: what marketing holds against sales
(discounts whatever the margin, short-sightedness, blindness to lost deals), what sales holds
against marketing (poor leads, pointless promotion, no idea of the customer), and the blame game.

Alignment λ runs from 0 (own department only) to 1 (one firm) and means own result + λ · the
other's. The blame game has another scale, ``bonus_share`` b from 0 to ½, which weighs
(1 − b) · own + b · other; ``bonus_share_from_alignment`` converts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, ndtri, wrightomega

from framings.models._domain import FloatArray, Number, checked, given_back, refuse, require
from framings.models._numerics import (
    best_s_curve_effort,
    inverse_mills,
    log_ratio,
    variance_above,
)


@dataclass(frozen=True)
class BudgetContest:
    """A fight over a budget between equals.

    Attributes:
        effort: What each department spends on the fight, money.
        total_effort: What all spend together, money.
        payoff: What each department expects to gain, its share minus its own effort, money.
        dissipation: Share of the prize that is burnt, 0 to 1.
    """

    effort: Number
    total_effort: Number
    payoff: Number
    dissipation: Number


@dataclass(frozen=True)
class UnequalContest:
    """A fight between two departments with different stakes.

    Attributes:
        larger_effort: What the department with more at stake spends, money.
        smaller_effort: What the other spends, money.
        larger_win_probability: Chance that the department with more at stake wins, ½ to 1.
        total_effort: What both spend together, money.
        effort_share: Effort as a share of the two stakes together, at most ¼.
    """

    larger_effort: Number
    smaller_effort: Number
    larger_win_probability: Number
    total_effort: Number
    effort_share: Number


@dataclass(frozen=True)
class LinearDiscount:
    """The discount of a salesperson on straight-line demand.

    Attributes:
        price: The price the salesperson chooses, money.
        firm_price: The price that is best for the firm, money.
        discount: Discount on the firm's price, 0 to 1.
        profit_loss_share: Share of the largest profit that is lost; above 1 the firm loses money.
        below_cost: Whether the salesperson sells below cost.
    """

    price: Number
    firm_price: Number
    discount: Number
    profit_loss_share: Number
    below_cost: bool | NDArray[np.bool_]


@dataclass(frozen=True)
class LogitDeal:
    """One deal, priced by a salesperson paid on margin or on revenue.

    Attributes:
        margin_paid_price: Price under margin pay, the firm's best, money.
        revenue_paid_price: Price under revenue pay, money.
        margin_paid_win_rate: Chance to win at the first price, 0 to 1.
        revenue_paid_win_rate: Chance to win at the second price, 0 to 1.
        profit_kept: Expected profit under revenue pay relative to margin pay; negative below cost.
    """

    margin_paid_price: Number
    revenue_paid_price: Number
    margin_paid_win_rate: Number
    revenue_paid_win_rate: Number
    profit_kept: Number


@dataclass(frozen=True)
class BlameGame:
    """The game of two departments that can each cooperate or blame.

    Attributes:
        critical_discount_factor: How much tomorrow must count for cooperation to last under the
            threat of blame for ever; nan where the game is no prisoner's dilemma.
        bonus_share_to_answer_cooperation: Bonus share from which cooperation is a best reply to
            cooperation.
        bonus_share_to_answer_blame: Bonus share from which cooperation is a best reply to blame.
        risk_dominance_bonus_share: The mean of the two; in a stag hunt the share from which
            cooperating is the less risky choice.
        game: "prisoner's dilemma", "stag hunt", "chicken" or "harmony" at the given bonus share.
    """

    critical_discount_factor: Number
    bonus_share_to_answer_cooperation: Number
    bonus_share_to_answer_blame: Number
    risk_dominance_bonus_share: Number
    game: str | NDArray[np.str_]


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


@dataclass(frozen=True)
class PullForwardWedges:
    """Why a salesperson gives a larger discount to close now than the firm would.

    Attributes:
        firm: The largest discount the firm accepts, share of price.
        rep: The largest discount a revenue-paid salesperson accepts, share of price.
        margin_blindness: Part of the difference due to not seeing the margin.
        impatience: Part of the difference due to valuing the future less than the firm does.
    """

    firm: Number
    rep: Number
    margin_blindness: Number
    impatience: Number


@dataclass(frozen=True)
class Spillover:
    """What a department does, and leaves to the other, when it looks at its own score.

    Attributes:
        activity: Units the department chooses.
        best_activity: Units that would be best for the firm.
        left_to_other: Cost the other department bears for the chosen activity, money; negative if
            it gains.
        own_result: What the department itself gains, money.
        firm_loss: What the firm loses compared with the best activity, money, at least 0.
    """

    activity: Number
    best_activity: Number
    left_to_other: Number
    own_result: Number
    firm_loss: Number


def budget_contest(
    departments: ArrayLike, prize: ArrayLike, decisiveness: ArrayLike, alignment: ArrayLike
) -> BudgetContest:
    """How much of a budget is burnt in the fight over it?

    Args:
        departments: n, a whole number of at least 2.
        prize: The budget fought over, money, above 0.
        decisiveness: r, above 0 and at most n/(n − 1): how surely the larger effort wins.
        alignment: λ, 0 (own department only) to 1 (one firm).

    Returns:
        Effort, gain and waste at the equilibrium.

    Raises:
        ValueError: If an argument is outside its range; above n/(n − 1) there is no settled
            outcome.

    Formula: effort (1 − λ) r (n − 1) V/n² each; win chance x_i^r/Σ x^r. Assumes effort is pure
    waste. Source: Tullock (1980), from memory: a standard result, not checked against the original.

    Example:
        >>> budget_contest(departments=2, prize=100, decisiveness=1, alignment=0).dissipation
        0.5
    """
    n = checked("departments", departments, at_least=2)
    require(n == np.floor(n), "departments", n, "a whole number of at least 2")
    v = checked("prize", prize, above=0)
    r = checked("decisiveness", decisiveness, above=0)
    bound = n / (n - 1)
    # A slider that steps up to the bound may end a rounding error above it.
    require(
        r <= bound * (1 + 1e-12),
        "decisiveness",
        r,
        "at most n/(n - 1) = {}: in a more decisive fight no outcome settles, for each department "
        "would rather give up or outbid the others than stay where it is",
        bound,
    )
    own = 1 - checked("alignment", alignment, at_least=0, at_most=1)
    burnt = own * np.minimum(r / bound, 1.0)
    return BudgetContest(
        effort=given_back(burnt * v / n),
        total_effort=given_back(burnt * v),
        payoff=given_back((1 - burnt) * v / n),
        dissipation=given_back(burnt, v),
    )


def unequal_contest(larger_stake: ArrayLike, smaller_stake: ArrayLike) -> UnequalContest:
    """Is a fight hotter between equals or between unequals?

    Between equals, if the sum of the stakes is the same: see ``effort_share``.

    Args:
        larger_stake: What the budget is worth to the one department, money.
        smaller_stake: What it is worth to the other, money, above 0, at most ``larger_stake``.

    Returns:
        Efforts and chances at the equilibrium.

    Raises:
        ValueError: If an argument is outside its range or the smaller stake is the larger.

    Formula: efforts V₁²V₂/(V₁ + V₂)² and V₁V₂²/(V₁ + V₂)², win chance V₁/(V₁ + V₂). Assumes
    decisiveness 1 and no alignment. Source: Tullock contest, standard result, checked by best
    replies.

    Example:
        >>> fight = unequal_contest(100, 50)
        >>> round(fight.larger_effort, 1), round(fight.smaller_effort, 1)
        (22.2, 11.1)
    """
    large = checked("larger_stake", larger_stake, above=0)
    small = checked("smaller_stake", smaller_stake, above=0)
    require(small <= large, "smaller_stake", small, "at most larger_stake ({})", large)
    wins = large / (large + small)
    loses = small / (large + small)
    return UnequalContest(
        larger_effort=given_back(wins * wins * small),
        smaller_effort=given_back(wins * loses * small),
        larger_win_probability=given_back(wins),
        total_effort=given_back(wins * small),
        effort_share=given_back(wins * loses),
    )


def contest_payoff(
    own_effort: ArrayLike, other_effort: ArrayLike, stake: ArrayLike, decisiveness: ArrayLike
) -> Number:
    """What does a department gain from its own effort in a fight with one other?

    Args:
        own_effort: Money spent on the fight, at least 0.
        other_effort: Money the other spends on it, at least 0.
        stake: What winning is worth to the department, money, above 0.
        decisiveness: r, above 0: how surely the larger effort wins.

    Returns:
        Expected gain minus own effort, money. If neither makes an effort, half the stake.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: V x^r/(x^r + y^r) − x. Source: Tullock (1980), from memory: a standard result, not
    checked against the original.

    Example:
        >>> contest_payoff(25, 25, stake=100, decisiveness=1)
        25.0
    """
    x = checked("own_effort", own_effort, at_least=0)
    y = checked("other_effort", other_effort, at_least=0)
    v = checked("stake", stake, above=0)
    r = checked("decisiveness", decisiveness, above=0)
    contested = y > 0
    log_odds = r * log_ratio(x, np.where(contested, y, 1.0))
    uncontested = np.where(x > 0, 1.0, 0.5)
    return given_back(v * np.where(contested, expit(log_odds), uncontested) - x)


def contest_best_reply(
    other_effort: ArrayLike, stake: ArrayLike, decisiveness: ArrayLike, alignment: ArrayLike = 0.0
) -> Number:
    """How much should a department spend on the fight, given what the other spends?

    Args:
        other_effort: Money the other spends, above 0: against nothing the least effort wins, so
            that there is no best one.
        stake: What winning is worth to the department, money, above 0.
        decisiveness: r, above 0: how surely the larger effort wins.
        alignment: λ, 0 (own department only) to 1 (one firm; then no fight is worth it).

    Returns:
        Money; 0 where giving up is better.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: √((1 − λ)V y) − y at r = 1, if positive; otherwise the zero of marginal gain, found by
    halving. Two equals who reply to each other's best reply meet at ``budget_contest``. Source:
    derived.

    Example:
        >>> round(contest_best_reply(25, stake=100, decisiveness=1), 6)
        25.0
    """
    y = checked("other_effort", other_effort, above=0)
    v = checked("stake", stake, above=0)
    r = checked("decisiveness", decisiveness, above=0)
    own = 1 - checked("alignment", alignment, at_least=0, at_most=1)
    fights = own > 0
    effort = best_s_curve_effort(np.where(fights, own, 1.0) * v, r, y)
    return given_back(np.where(fights, effort, 0.0))


def spillover(
    gain: ArrayLike, steepness: ArrayLike, cost_to_other: ArrayLike, alignment: ArrayLike
) -> Spillover:
    """What does a department leave to the other when it looks at its own score only?

    Promises that others must keep, rush orders, leads that others must sort out: an activity that
    pays for the one and costs the other. A negative cost is a benefit, of which too little is made.

    Args:
        gain: g, what the first unit brings the department itself, money, above 0.
        steepness: s, by how much each further unit brings less, money, above 0.
        cost_to_other: k, what each unit costs the other department, money, any number.
        alignment: λ, 0 (own department only) to 1 (one firm).

    Returns:
        The activity chosen and the best one, and what the difference costs.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: x = max(0, (g − λk)/s), best for the firm at λ = 1; own result gx − sx²/2; left to the
    other kx; the loss is s/2 times the squared distance from the best, where that is positive.
    Source: external effects with straight-line marginal gain, derived.

    Example:
        >>> [round(spillover(10, 1, 6, alignment).firm_loss, 1) for alignment in (0, 0.5, 1)]
        [18.0, 4.5, 0.0]
    """
    g = checked("gain", gain, above=0)
    s = checked("steepness", steepness, above=0)
    k = checked("cost_to_other", cost_to_other)
    weight = checked("alignment", alignment, at_least=0, at_most=1)
    chosen = np.maximum(0.0, (g - weight * k) / s)
    best = np.maximum(0.0, (g - k) / s)
    # The firm's result is a parabola; where its top is at a negative activity, the best is 0.
    slope_at_best = np.minimum(g - k, 0.0)
    distance = chosen - best
    return Spillover(
        activity=given_back(chosen),
        best_activity=given_back(best, weight),
        left_to_other=given_back(k * chosen),
        own_result=given_back(chosen * (g - s * chosen / 2)),
        firm_loss=given_back(s / 2 * distance**2 - slope_at_best * distance),
    )


def discount_linear(
    choke_price: ArrayLike, unit_cost: ArrayLike, margin_weight: ArrayLike
) -> LinearDiscount:
    """Which discount does a salesperson give who is paid on revenue rather than on margin?

    The commission rate cancels out: what counts is the base, not the percentage.

    Args:
        choke_price: P, the price at which nobody buys, money, above ``unit_cost``.
        unit_cost: c, money, above 0.
        margin_weight: θ, share of cost charged to the salesperson: 0 revenue pay, 1 margin pay.

    Returns:
        Price, discount and loss. Half margin pay cures three quarters of the loss, with a
        straight-line demand; not in general.

    Raises:
        ValueError: If an argument is outside its range or the choke price is not above cost.

    Formula: price (P + θc)/2; loss (c(1 − θ)/(P − c))². Assumes the salesperson sets the price and
    demand is a straight line. Source: derived; the idea is that of Weinberg (1975), from memory,
    not checked against the original.

    Example:
        >>> [round(discount_linear(100, 40, theta).profit_loss_share, 2) for theta in (0, 0.5, 1)]
        [0.44, 0.11, 0.0]
    """
    cost = checked("unit_cost", unit_cost, above=0)
    choke = checked("choke_price", choke_price)
    require(choke > cost, "choke_price", choke, "above unit_cost ({})", cost)
    theta = checked("margin_weight", margin_weight, at_least=0, at_most=1)
    hidden = cost * (1 - theta)
    price = (choke + theta * cost) / 2
    below_cost = price < cost
    return LinearDiscount(
        price=given_back(price),
        firm_price=given_back((choke + cost) / 2, price),
        discount=given_back(hidden / (choke + cost)),
        profit_loss_share=given_back((hidden / (choke - cost)) ** 2),
        below_cost=bool(below_cost) if np.ndim(below_cost) == 0 else below_cost,
    )


def rep_income_linear(
    price: ArrayLike,
    choke_price: ArrayLike,
    unit_cost: ArrayLike,
    margin_weight: ArrayLike,
    commission_rate: ArrayLike,
) -> Number:
    """What does a salesperson earn at any price, and does a lower commission raise the price?

    Args:
        price: p, money, 0 to ``choke_price``.
        choke_price: P, the price at which nobody buys, money, above 0.
        unit_cost: c, money, above 0.
        margin_weight: θ, share of cost charged to the salesperson: 0 revenue pay, 1 margin pay.
        commission_rate: τ, above 0 and at most 1.

    Returns:
        Money for each customer who would buy at price 0. The rate stretches the curve and leaves
        its top where it is: at the price of ``discount_linear``.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: τ (p − θc)(1 − p/P). Source: definition.

    Example:
        >>> rep_income_linear(50, 100, 40, margin_weight=0, commission_rate=0.1)
        2.5
    """
    choke = checked("choke_price", choke_price, above=0)
    p = checked("price", price, at_least=0)
    require(p <= choke, "price", p, "at most choke_price ({})", choke)
    cost = checked("unit_cost", unit_cost, above=0)
    theta = checked("margin_weight", margin_weight, at_least=0, at_most=1)
    rate = checked("commission_rate", commission_rate, above=0, at_most=1)
    return given_back(rate * (p - theta * cost) * (1 - p / choke))


def profit_share_linear(price: ArrayLike, choke_price: ArrayLike, unit_cost: ArrayLike) -> Number:
    """How much of the largest profit does any price leave, on straight-line demand?

    Args:
        price: p, money, 0 to ``choke_price``.
        choke_price: P, the price at which nobody buys, money, above ``unit_cost``.
        unit_cost: c, money, above 0.

    Returns:
        Profit relative to the largest, at most 1; negative below cost.

    Raises:
        ValueError: If an argument is outside its range or the choke price is not above cost.

    Formula: 4(p − c)(P − p)/(P − c)². Source: derived.

    Example:
        >>> [round(profit_share_linear(price, 100, 40), 2) for price in (50, 70)]
        [0.56, 1.0]
    """
    cost = checked("unit_cost", unit_cost, above=0)
    choke = checked("choke_price", choke_price)
    require(choke > cost, "choke_price", choke, "above unit_cost ({})", cost)
    p = checked("price", price, at_least=0)
    require(p <= choke, "price", p, "at most choke_price ({})", choke)
    room = choke - cost
    return given_back(4 * ((p - cost) / room) * ((choke - p) / room))


def discount_for_closing(private_value: ArrayLike, commission_rate: ArrayLike) -> Number:
    """Why does a salesperson paid on margin still give a discount?

    Args:
        private_value: k, what closing a deal is worth to the salesperson besides pay (a target
            met, prestige), money, at least 0.
        commission_rate: τ, commission on margin, above 0 and at most 1.

    Returns:
        Money off the firm's best price.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: k/(2τ). Assumes straight-line demand and margin pay. Source: first-order condition,
    derived.

    Example:
        >>> discount_for_closing(2, 0.1)
        10.0
    """
    value = checked("private_value", private_value, at_least=0)
    return given_back(value / (2 * checked("commission_rate", commission_rate, above=0, at_most=1)))


def price_constant_elasticity(
    price_elasticity: ArrayLike, unit_cost: ArrayLike, margin_weight: ArrayLike
) -> Number:
    """Which price does a salesperson choose when a percentage off always sells equally much more?

    Args:
        price_elasticity: ε as a positive number, above 1.
        unit_cost: c, money, above 0.
        margin_weight: θ, share of cost charged to the salesperson, above 0 (revenue pay) and at
            most 1 (margin pay).

    Returns:
        Price, money: the discount on the firm's price is exactly 1 − θ.

    Raises:
        ValueError: If an argument is outside its range; at θ = 0 there is no best price.

    Formula: θ ε c/(ε − 1). Assumes constant price elasticity. Source: derived.

    Example:
        >>> round(price_constant_elasticity(2.62, 1, 1), 3)
        1.617
    """
    elasticity = checked("price_elasticity", price_elasticity, above=1)
    cost = checked("unit_cost", unit_cost, above=0)
    return given_back(_some_margin(margin_weight) * cost * (elasticity / (elasticity - 1)))


def rep_income_constant_elasticity(
    price: ArrayLike,
    price_elasticity: ArrayLike,
    unit_cost: ArrayLike,
    margin_weight: ArrayLike,
    commission_rate: ArrayLike,
) -> Number:
    """What does a salesperson earn at any price, if a percentage off always sells equally more?

    Args:
        price: p, money, above 0.
        price_elasticity: ε as a positive number, above 1.
        unit_cost: c, money, above 0.
        margin_weight: θ, share of cost charged to the salesperson: 0 revenue pay, 1 margin pay.
        commission_rate: τ, above 0 and at most 1.

    Returns:
        Money for each customer who buys at the firm's best price; infinity, with its sign, where
        it is beyond the range of a float. The rate stretches the curve and leaves its top where it
        is: at ``price_constant_elasticity``. At θ = 0 there is no top: the lower the price, the
        more.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: τ (p − θc)(p/p*)^(−ε) with p* = εc/(ε − 1). Source: definition.

    Example:
        >>> [round(rep_income_constant_elasticity(p, 2.62, 40, 0, 0.1), 1) for p in (65, 32, 16)]
        [6.4, 20.2, 62.2]
    """
    p = checked("price", price, above=0)
    elasticity = checked("price_elasticity", price_elasticity, above=1)
    cost = checked("unit_cost", unit_cost, above=0)
    theta = checked("margin_weight", margin_weight, at_least=0, at_most=1)
    rate = checked("commission_rate", commission_rate, above=0, at_most=1)
    best = cost * (elasticity / (elasticity - 1))
    paid_on = p - theta * cost
    with np.errstate(over="ignore"):
        customers = np.exp(-elasticity * log_ratio(p, best))
        # Nothing to be paid on stays nothing, however many buy.
        income = rate * paid_on * np.where(paid_on == 0, 0.0, customers)
    return given_back(income)


def profit_kept_constant_elasticity(
    price_elasticity: ArrayLike, margin_weight: ArrayLike
) -> Number:
    """How much of the profit survives pay on part of the margin, at constant price elasticity?

    Args:
        price_elasticity: ε as a positive number, above 1.
        margin_weight: θ, share of cost charged to the salesperson, above 0 and at most 1.

    Returns:
        Profit relative to the largest; negative below ``zero_profit_margin_weight``, minus
        infinity where the loss is beyond the range of a float. At ε = 2.62 half margin pay already
        turns profit negative.

    Raises:
        ValueError: If an argument is outside its range; at θ = 0 there is no best price.

    Formula: (εθ − (ε − 1)) θ^(−ε). Assumes constant price elasticity. Source: derived.

    Example:
        >>> round(profit_kept_constant_elasticity(2.62, 0.8), 3)
        0.854
    """
    elasticity = checked("price_elasticity", price_elasticity, above=1)
    theta = _some_margin(margin_weight)
    with np.errstate(over="ignore"):
        kept = (1 - elasticity * (1 - theta)) * np.exp(-elasticity * np.log(theta))
    return given_back(np.minimum(kept, 1.0))


def profit_share_constant_elasticity(
    price: ArrayLike, price_elasticity: ArrayLike, unit_cost: ArrayLike
) -> Number:
    """How much of the largest profit does any price leave, at constant price elasticity?

    Args:
        price: p, money, above 0.
        price_elasticity: ε as a positive number, above 1.
        unit_cost: c, money, above 0.

    Returns:
        Profit relative to the largest, at most 1; negative below cost, minus infinity where the
        loss is beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (p − c)/(p* − c) · (p/p*)^(−ε) with p* = εc/(ε − 1). Source: derived.

    Example:
        >>> [round(profit_share_constant_elasticity(p, 2.62, 1), 2) for p in (1, 1.29, 1.617)]
        [0.0, 0.85, 1.0]
    """
    p = checked("price", price, above=0)
    elasticity = checked("price_elasticity", price_elasticity, above=1)
    cost = checked("unit_cost", unit_cost, above=0)
    best = cost * (elasticity / (elasticity - 1))
    with np.errstate(over="ignore"):
        demand = np.exp(-elasticity * log_ratio(p, best))
        kept = (p / cost - 1) * (elasticity - 1) * demand
    return given_back(np.minimum(kept, 1.0))


def zero_profit_margin_weight(price_elasticity: ArrayLike) -> Number:
    """How much margin must be in the pay before the firm earns anything at all?

    Args:
        price_elasticity: ε as a positive number, above 1.

    Returns:
        The margin weight θ at which profit is 0, between 0 and 1.

    Raises:
        ValueError: If ``price_elasticity`` is outside its range.

    Formula: (ε − 1)/ε. Assumes constant price elasticity. Source: derived.

    Example:
        >>> round(zero_profit_margin_weight(2.62), 3)
        0.618
    """
    elasticity = checked("price_elasticity", price_elasticity, above=1)
    return given_back((elasticity - 1) / elasticity)


def logit_deal(
    attraction: ArrayLike, price_sensitivity: ArrayLike, unit_cost: ArrayLike
) -> LogitDeal:
    """What does revenue pay do to the price of a single deal?

    Args:
        attraction: u, how attractive the offer is at price 0, any number: at price 0 it is won
            with chance 1/(1 + e^(−u)).
        price_sensitivity: κ, above 0: how fast the chance falls, per unit of money.
        unit_cost: c, money, at least 0.

    Returns:
        Both prices, both chances and the profit kept; minus infinity for the last where a hopeless
        deal at a high cost takes it beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: price c + (1 + W(e^(u−κc−1)))/κ with Lambert's W, and c set to 0 for revenue pay.
    Assumes win chance 1/(1 + e^(−(u−κp))). Source: first-order condition, derived.

    Example:
        >>> deal = logit_deal(3, 0.05, 40)
        >>> round(deal.margin_paid_price), round(deal.revenue_paid_price)
        (71, 51)
        >>> round(deal.profit_kept, 2)
        0.6
    """
    u = checked("attraction", attraction)
    kappa = checked("price_sensitivity", price_sensitivity, above=0)
    cost = checked("unit_cost", unit_cost, at_least=0)
    scaled_cost = kappa * cost
    # ω solves ω + ln ω = u − κc − 1, so that the chance to win at the best price is ω/(1 + ω).
    on_margin = wrightomega(u - scaled_cost - 1)
    on_revenue = wrightomega(u - 1)
    return LogitDeal(
        margin_paid_price=given_back(cost + (1 + on_margin) / kappa),
        revenue_paid_price=given_back((1 + on_revenue) / kappa, scaled_cost),
        margin_paid_win_rate=given_back(on_margin / (1 + on_margin)),
        revenue_paid_win_rate=given_back(on_revenue / (1 + on_revenue), scaled_cost),
        profit_kept=given_back(_logit_profit_kept(on_margin, on_revenue, scaled_cost)),
    )


def deal_win_rate(price: ArrayLike, attraction: ArrayLike, price_sensitivity: ArrayLike) -> Number:
    """How likely is a deal at a given price?

    Args:
        price: p, money, at least 0.
        attraction: u, how attractive the offer is at price 0, any number.
        price_sensitivity: κ, above 0: how fast the chance falls, per unit of money.

    Returns:
        Chance to win, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: 1/(1 + e^(−(u − κp))). Source: assumption of ``logit_deal``.

    Example:
        >>> round(deal_win_rate(60, 3, 0.05), 2)
        0.5
    """
    p = checked("price", price, at_least=0)
    u = checked("attraction", attraction)
    return given_back(expit(u - checked("price_sensitivity", price_sensitivity, above=0) * p))


def deal_profit(
    price: ArrayLike, attraction: ArrayLike, price_sensitivity: ArrayLike, unit_cost: ArrayLike
) -> Number:
    """What does a deal earn on average at a given price?

    Args:
        price: p, money, at least 0.
        attraction: u, how attractive the offer is at price 0, any number.
        price_sensitivity: κ, above 0: how fast the chance falls, per unit of money.
        unit_cost: c, money, at least 0; 0 gives expected revenue.

    Returns:
        Expected profit, money; highest at the prices of ``logit_deal``.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (p − c)/(1 + e^(−(u − κp))). Source: assumption of ``logit_deal``.

    Example:
        >>> round(deal_profit(71.34, 3, 0.05, 40), 2)
        11.34
    """
    cost = checked("unit_cost", unit_cost, at_least=0)
    chance = np.asarray(deal_win_rate(price, attraction, price_sensitivity))
    return given_back((np.asarray(price, dtype=np.float64) - cost) * chance)


def pull_forward_discount_firm(
    later_win_probability: ArrayLike, discount_factor: ArrayLike, margin_rate: ArrayLike
) -> Number:
    """Which discount is it worth to the firm to close a deal now instead of later?

    Args:
        later_win_probability: q, chance to win the deal later at the full price, 0 to 1.
        discount_factor: δ, what a euro later is worth to the firm now, 0 to 1.
        margin_rate: m, margin as a share of price, 0 to 1.

    Returns:
        The largest acceptable discount as a share of price.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (1 − δq) m. Source: indifference between now and later, derived.

    Example:
        >>> round(pull_forward_discount_firm(0.8, 0.98, 0.6), 2)
        0.13
    """
    margin = checked("margin_rate", margin_rate, at_least=0, at_most=1)
    return given_back((1 - _worth_later(later_win_probability, discount_factor)) * margin)


def pull_forward_discount_rep(
    later_win_probability: ArrayLike, discount_factor: ArrayLike
) -> Number:
    """Which discount is it worth to a revenue-paid salesperson to close a deal now?

    Args:
        later_win_probability: q, chance to win the deal later at the full price, 0 to 1.
        discount_factor: δ, what a euro later is worth to the salesperson now, 0 to 1.

    Returns:
        The largest acceptable discount as a share of price.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: 1 − δq. Source: indifference between now and later, derived.

    Example:
        >>> round(pull_forward_discount_rep(0.8, 0.7), 2)
        0.44
    """
    return given_back(1 - _worth_later(later_win_probability, discount_factor))


def pull_forward_wedges(
    later_win_probability: ArrayLike,
    firm_discount_factor: ArrayLike,
    rep_discount_factor: ArrayLike,
    margin_rate: ArrayLike,
) -> PullForwardWedges:
    """Short-sighted: is the salesperson blind to the margin, or impatient?

    Args:
        later_win_probability: q, chance to win the deal later at the full price, 0 to 1.
        firm_discount_factor: δF, what a euro later is worth to the firm now, 0 to 1.
        rep_discount_factor: δR, the same to the salesperson, 0 to 1.
        margin_rate: m, margin as a share of price, 0 to 1.

    Returns:
        Both acceptable discounts and the two parts of their difference. Impatience is negative for
        a salesperson more patient than the firm.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: blindness (1 − δR q)(1 − m), impatience (δF − δR) q m: the step from margin to revenue
    at the salesperson's patience, and the step from the firm's patience to the salesperson's at
    margin. Source: derived.

    Example:
        >>> wedges = pull_forward_wedges(0.8, 0.98, 0.7, 0.6)
        >>> round(wedges.margin_blindness, 3), round(wedges.impatience, 3)
        (0.176, 0.134)
    """
    q = checked("later_win_probability", later_win_probability, at_least=0, at_most=1)
    of_firm = checked("firm_discount_factor", firm_discount_factor, at_least=0, at_most=1)
    of_rep = checked("rep_discount_factor", rep_discount_factor, at_least=0, at_most=1)
    m = checked("margin_rate", margin_rate, at_least=0, at_most=1)
    impatience = (of_firm - of_rep) * q * m
    return PullForwardWedges(
        firm=given_back((1 - of_firm * q) * m, impatience),
        rep=given_back(1 - of_rep * q, impatience),
        margin_blindness=given_back((1 - of_rep * q) * (1 - m), impatience),
        impatience=given_back(impatience),
    )


def lead_threshold(handling_cost: ArrayLike, margin: ArrayLike) -> Number:
    """From which chance to close on is a lead worth a salesperson's time?

    Args:
        handling_cost: What working a lead costs, money, at least 0.
        margin: Contribution per *won* deal, money, above 0.

    Returns:
        The chance to close; above 1 no lead is worth it.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: handling cost / margin. Source: break-even, derived.

    Example:
        >>> lead_threshold(300, 1000)
        0.3
    """
    cost = checked("handling_cost", handling_cost, at_least=0)
    return given_back(cost / checked("margin", margin, above=0))


def lead_profit(
    leads: ArrayLike, margin: ArrayLike, handling_cost: ArrayLike, passed_above: ArrayLike
) -> Number:
    """What do leads earn when marketing passes on all above a threshold and sales works them all?

    Args:
        leads: N, leads that come in, at least 0.
        margin: g, contribution per *won* deal, money, above 0.
        handling_cost: c, what working a lead costs, money, at least 0.
        passed_above: t, chance to close from which a lead is passed on, at least 0, below 1.

    Returns:
        Profit, money; negative when handling costs more than it brings.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: N (g(1 − t²)/2 − c(1 − t)). Assumes chances to close spread evenly over 0 to 1.
    Source: derived.

    Example:
        >>> [round(lead_profit(1000, 1000, 300, t)) for t in (0, 0.3)]
        [200000, 245000]
    """
    volume = checked("leads", leads, at_least=0)
    g = checked("margin", margin, above=0)
    cost = checked("handling_cost", handling_cost, at_least=0)
    t = checked("passed_above", passed_above, at_least=0, below=1)
    return given_back(volume * (1 - t) * (g * (1 + t) / 2 - cost))


def lead_quality_loss(
    leads: ArrayLike, margin: ArrayLike, handling_cost: ArrayLike, passed_above: ArrayLike
) -> Number:
    """What does it cost when marketing passes on too many leads, or too few?

    Args:
        leads: N, leads that come in, at least 0.
        margin: g, contribution per *won* deal, money, above 0.
        handling_cost: c, what working a lead costs, money, at least 0.
        passed_above: t, chance to close from which a lead is passed on, at least 0, below 1.

    Returns:
        Profit lost against the best threshold, if sales works all it gets, money, at least 0.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: N g (t − t*)²/2 with t* = c/g; if no lead is worth its handling (c > g), all that is
    lost on them. Assumes chances to close spread evenly over 0 to 1. Source: derived.

    Example:
        >>> round(lead_quality_loss(1000, 1000, 300, 0))
        45000
    """
    volume = checked("leads", leads, at_least=0)
    g = checked("margin", margin, above=0)
    cost = checked("handling_cost", handling_cost, at_least=0)
    t = checked("passed_above", passed_above, at_least=0, below=1)
    best = np.minimum(cost / g, 1.0)
    beyond = np.maximum(cost - g, 0.0)
    return given_back(volume * (g * (t - best) ** 2 / 2 + beyond * (1 - t)))


def rightly_ignored_share(
    handling_cost: ArrayLike, margin: ArrayLike, passed_above: ArrayLike
) -> Number:
    """Which share of the leads passed on is sales *right* to ignore?

    Args:
        handling_cost: What working a lead costs, money, at least 0.
        margin: Contribution per *won* deal, money, above 0.
        passed_above: t, chance to close from which a lead is passed on, at least 0, below 1.

    Returns:
        Share of the leads received, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (t* − t)/(1 − t) with t* = handling cost / margin, held between 0 and 1. Assumes
    chances to close spread evenly over 0 to 1. Source: derived.

    Example:
        >>> rightly_ignored_share(700, 1000, 0)
        0.7
    """
    cost = checked("handling_cost", handling_cost, at_least=0)
    worth_it_from = cost / checked("margin", margin, above=0)
    t = checked("passed_above", passed_above, at_least=0, below=1)
    return given_back(np.clip((worth_it_from - t) / (1 - t), 0.0, 1.0))


def share_among_wins(
    practice_share: ArrayLike, win_rate_with: ArrayLike, win_rate_without: ArrayLike
) -> Number:
    """In which share of the *won* deals does a practice appear?

    Args:
        practice_share: q, share of all deals that use it, 0 to 1.
        win_rate_with: Chance to win with it, 0 to 1.
        win_rate_without: Chance to win without it, 0 to 1.

    Returns:
        Share of won deals that used it, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range or no deal is won at all.

    Formula: q p₁/(q p₁ + (1 − q) p₀). Source: Bayes' rule; the warning is that of Denrell (2003).

    Example:
        >>> round(share_among_wins(0.9, 0.2, 0.5), 2)
        0.78
    """
    q = checked("practice_share", practice_share, at_least=0, at_most=1)
    p_with = checked("win_rate_with", win_rate_with, at_least=0, at_most=1)
    p_without = checked("win_rate_without", win_rate_without, at_least=0, at_most=1)
    won_with, won_without = q * p_with, (1 - q) * p_without
    won = won_with + won_without
    require(
        won > 0, "win_rate_with", p_with, "such that some deals are won: there is nothing to see"
    )
    return given_back(won_with / won)


def practice_odds_ratio(
    won_with: ArrayLike, won_without: ArrayLike, lost_with: ArrayLike, lost_without: ArrayLike
) -> Number:
    """Does a practice help? What the lost deals tell that the won ones cannot.

    Args:
        won_with: Deals won with the practice, above 0.
        won_without: Deals won without it, above 0.
        lost_with: Deals lost with it, above 0.
        lost_without: Deals lost without it, above 0.

    Returns:
        Odds of winning with the practice relative to without: above 1 it goes with winning, below
        1 with losing. That is not yet a cause.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (won with · lost without)/(won without · lost with). Source: standard result.

    Example:
        >>> practice_odds_ratio(won_with=18, won_without=5, lost_with=72, lost_without=5)
        0.25
    """
    with_it = log_ratio(
        checked("won_with", won_with, above=0), checked("lost_with", lost_with, above=0)
    )
    without = log_ratio(
        checked("won_without", won_without, above=0), checked("lost_without", lost_without, above=0)
    )
    return given_back(np.exp(with_it - without))


def won_only_bias(
    mean: ArrayLike,
    sd: ArrayLike,
    price: ArrayLike | None = None,
    win_rate: ArrayLike | None = None,
) -> Number:
    """By how much do won deals alone overstate what customers are willing to pay?

    Args:
        mean: Mean willingness to pay over all deals, money, any number.
        sd: Its standard deviation, money, above 0.
        price: The price; who is willing to pay it buys. Give this or ``win_rate``, not both.
        win_rate: Share of deals won, above 0 and at most 1.

    Returns:
        Mean willingness to pay among won deals minus the true mean, money, at least 0.

    Raises:
        ValueError: If an argument is outside its range, or both or neither of price and win rate
            are given.

    Formula: sd · λ((p − mean)/sd) with the inverse Mills ratio λ(z) = φ(z)/(1 − Φ(z)). Assumes
    normally distributed willingness to pay. Source: standard result on truncation, from memory.

    Example:
        >>> round(won_only_bias(mean=100, sd=20, price=100), 1)
        16.0
        >>> round(won_only_bias(mean=100, sd=20, win_rate=0.2), 1)
        28.0
    """
    centre = checked("mean", mean)
    spread = checked("sd", sd, above=0)
    if price is not None and win_rate is None:
        cutoff = (checked("price", price) - centre) / spread
    elif win_rate is not None and price is None:
        cutoff = -ndtri(checked("win_rate", win_rate, above=0, at_most=1))
    else:
        both = (price, win_rate)
        raise refuse("price and win_rate", both, "given one at a time, not both and not neither")
    return given_back(spread * inverse_mills(cutoff), centre)


def won_only_slope_ratio(r_squared: ArrayLike, cutoff: ArrayLike) -> Number:
    """How much weaker does an influence look when only won deals are studied?

    Args:
        r_squared: Share of the variation that the influence explains over all deals, 0 to 1.
        cutoff: Height of the bar for winning, in standard deviations above the mean, any number.

    Returns:
        Slope among won deals relative to the true slope, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (1 − δ)/(1 − R²δ) with δ = λ(λ − z). Assumes joint normality. Source: Goldberger
    (1981), from memory: a standard result, not checked against the original.

    Example:
        >>> round(won_only_slope_ratio(0.36, 1), 2)
        0.28
    """
    explained = checked("r_squared", r_squared, at_least=0, at_most=1)
    variance = variance_above(checked("cutoff", cutoff))
    return given_back(variance / ((1 - explained) + explained * variance))


def standard_error_inflation(win_rate: ArrayLike) -> Number:
    """How much less certain is an estimate when the lost deals are thrown away?

    Args:
        win_rate: Share of deals won, above 0 and at most 1.

    Returns:
        Factor by which standard errors grow, at least 1.

    Raises:
        ValueError: If ``win_rate`` is outside its range.

    Formula: 1/√w. Assumes that losses would be as informative as wins. Source: standard result.

    Example:
        >>> round(standard_error_inflation(0.2), 1)
        2.2
    """
    return given_back(1 / np.sqrt(checked("win_rate", win_rate, above=0, at_most=1)))


def blame_game(
    temptation: ArrayLike,
    reward: ArrayLike,
    punishment: ArrayLike,
    sucker: ArrayLike,
    bonus_share: ArrayLike = 0.0,
) -> BlameGame:
    """Which game do two departments play, and how much shared bonus does cooperation need?

    Args:
        temptation: T, score of who blames a cooperating colleague.
        reward: R, score of each when both cooperate.
        punishment: P, score of each when both blame.
        sucker: S, score of who cooperates and is blamed; T > R > P > S.
        bonus_share: b, weight of the other's score in one's own pay, 0 to ½.

    Returns:
        The game, its thresholds in bonus shares, and the discount factor that makes cooperation
        last; nan for the last where the game is no prisoner's dilemma.

    Raises:
        ValueError: If an argument is outside its range or the scores are not in that order.

    Formula: cooperation answers cooperation from (T − R)/(T − S), blame from (P − S)/(T − S);
    critical discount factor (T' − R)/(T' − P) with T' = (1 − b)T + bS. With R + P > T + S more
    bonus leads through a stag hunt to harmony, with R + P < T + S through chicken. Source: derived;
    repetition with blame for ever after is the standard trigger argument.

    Example:
        >>> [blame_game(5, 3, 1, 0, bonus).game for bonus in (0, 0.3, 0.5)]
        ["prisoner's dilemma", 'chicken', 'harmony']
        >>> [blame_game(5, 4, 2, 0, bonus).game for bonus in (0, 0.3, 0.5)]
        ["prisoner's dilemma", 'stag hunt', 'harmony']
    """
    t, r, p, s = _ordered_scores(temptation, reward, punishment, sucker)
    b = checked("bonus_share", bonus_share, at_least=0, at_most=0.5)
    answer_cooperation = (t - r) / (t - s)
    answer_blame = (p - s) / (t - s)
    to_cooperation, to_blame = b >= answer_cooperation, b >= answer_blame
    dilemma = ~to_cooperation & ~to_blame
    # The lead of T' over P exceeds its lead over R, which is positive in a dilemma.
    lead = np.where(dilemma, (t - p) / (t - s) - b, 1.0)
    critical = np.where(dilemma, (answer_cooperation - b) / lead, np.nan)
    game = np.select(
        [dilemma, to_cooperation & to_blame, to_cooperation],
        ["prisoner's dilemma", "harmony", "stag hunt"],
        "chicken",
    )
    return BlameGame(
        critical_discount_factor=given_back(critical),
        bonus_share_to_answer_cooperation=given_back(answer_cooperation, p, b),
        bonus_share_to_answer_blame=given_back(answer_blame, r, b),
        risk_dominance_bonus_share=given_back((answer_cooperation + answer_blame) / 2, b),
        game=str(game) if game.ndim == 0 else game,
    )


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


def targeting_effectiveness(bias: ArrayLike, belief_sd: ArrayLike, tolerance: ArrayLike) -> Number:
    """How much of a campaign's effect survives a wrong picture of the customer?

    Args:
        bias: By how much the picture is off on average, in the units of the preference.
        belief_sd: s, how much it is off at random, at least 0.
        tolerance: w, how far from the ideal customers still respond, above 0.

    Returns:
        Effect relative to a perfect picture, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (1 + s²/w²)^(−½) e^(−bias²/(2(w² + s²))). Assumes response e^(−distance²/2w²) and a
    normally distributed error. Source: derived.

    Example:
        >>> round(targeting_effectiveness(0, 1, 1), 2)
        0.71
    """
    off = checked("bias", bias)
    spread = checked("belief_sd", belief_sd, at_least=0)
    return given_back(_hits(off, spread, checked("tolerance", tolerance, above=0)))


def pooled_targeting_effectiveness(
    belief_sd: ArrayLike, tolerance: ArrayLike, correlation: ArrayLike
) -> Number:
    """What is it worth to pool marketing's and sales's pictures of the customer?

    Args:
        belief_sd: s, how much each picture is off at random, at least 0.
        tolerance: w, how far from the ideal customers still respond, above 0.
        correlation: Correlation between the two errors, −1 to 1; at 1 pooling brings nothing.

    Returns:
        Effect of a campaign aimed at the mean of the two, relative to a perfect picture, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: as ``targeting_effectiveness`` without bias, with variance s²(1 + ρ)/2. Source:
    derived.

    Example:
        >>> round(pooled_targeting_effectiveness(1, 1, 0), 2)
        0.82
    """
    spread = checked("belief_sd", belief_sd, at_least=0)
    width = checked("tolerance", tolerance, above=0)
    rho = checked("correlation", correlation, at_least=-1, at_most=1)
    return given_back(_hits(np.zeros(()), spread * np.sqrt((1 + rho) / 2), width))


def mixed_views_effectiveness(
    marketing_sd: ArrayLike, sales_sd: ArrayLike, tolerance: ArrayLike, correlation: ArrayLike
) -> Number:
    """What is a half-and-half mix worth when one picture of the customer is worse than the other?

    Args:
        marketing_sd: s₁, how much marketing's picture is off at random, at least 0.
        sales_sd: s₂, how much sales's picture is off at random, at least 0.
        tolerance: w, how far from the ideal customers still respond, above 0.
        correlation: ρ, correlation between the two errors, −1 to 1.

    Returns:
        Effect of a campaign aimed at the mean of the two, relative to a perfect picture, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: as ``targeting_effectiveness`` without bias, with variance (s₁² + 2ρs₁s₂ + s₂²)/4.
    Source: derived.

    Example:
        >>> round(mixed_views_effectiveness(1, 1.5, 1, 0), 2)
        0.74
    """
    first = checked("marketing_sd", marketing_sd, at_least=0)
    second = checked("sales_sd", sales_sd, at_least=0)
    width = checked("tolerance", tolerance, above=0)
    rho = checked("correlation", correlation, at_least=-1, at_most=1)
    spread = np.hypot(first - second, np.sqrt(2 * (1 + rho) * first * second)) / 2
    return given_back(_hits(np.zeros(()), spread, width))


def worth_listening_ratio(correlation: ArrayLike) -> Number:
    """How much worse may the other's picture of the customer be and still improve one's own?

    Args:
        correlation: ρ, correlation between the two errors, −1 to 1.

    Returns:
        The other's error relative to one's own up to which a half-and-half mix beats one's own
        picture, 1 to 3.

    Raises:
        ValueError: If ``correlation`` is outside its range.

    Formula: √(3 + ρ²) − ρ, where the variance (1 + 2ρr + r²)/4 of the mix is 1. Source: derived.

    Example:
        >>> [round(worth_listening_ratio(rho), 2) for rho in (-1, 0, 1)]
        [3.0, 1.73, 1.0]
    """
    rho = checked("correlation", correlation, at_least=-1, at_most=1)
    return given_back(np.sqrt(3 + rho**2) - rho)


def bonus_share_from_alignment(alignment: ArrayLike) -> Number:
    """Which share of a joint bonus is the same as a given alignment?

    Args:
        alignment: λ, weight of the other's result beside 1 for one's own, 0 to 1.

    Returns:
        b, 0 to ½, such that (1 − b) own + b other ranks results alike.

    Raises:
        ValueError: If ``alignment`` is outside its range.

    Formula: λ/(1 + λ). Thresholds are converted one by one: the risk-dominance threshold is the
    mean of the two others in b, not in λ. Source: definition.

    Example:
        >>> bonus_share_from_alignment(1)
        0.5
    """
    weight = checked("alignment", alignment, at_least=0, at_most=1)
    return given_back(weight / (1 + weight))


def alignment_from_bonus_share(bonus_share: ArrayLike) -> Number:
    """Which alignment is the same as a given share of a joint bonus?

    Args:
        bonus_share: b, weight of the other's result, 1 − b for one's own, 0 to ½.

    Returns:
        λ, 0 to 1.

    Raises:
        ValueError: If ``bonus_share`` is outside its range.

    Formula: b/(1 − b). Source: definition.

    Example:
        >>> alignment_from_bonus_share(0.5)
        1.0
    """
    share = checked("bonus_share", bonus_share, at_least=0, at_most=0.5)
    return given_back(share / (1 - share))


def _some_margin(margin_weight: ArrayLike) -> FloatArray:
    theta = checked("margin_weight", margin_weight, at_least=0, at_most=1)
    require(
        theta > 0,
        "margin_weight",
        theta,
        "above 0 and at most 1: who is paid on revenue alone, and whose every discount sells more "
        "than it costs, has no best price but goes down to the lowest that is allowed",
    )
    return theta


def _logit_profit_kept(
    on_margin: FloatArray, on_revenue: FloatArray, scaled_cost: FloatArray
) -> FloatArray:
    """Return (p_R − c) w_R / ((p_F − c) w_F), where w_F may be too small for a float."""
    visible = on_margin > 1e-250
    with np.errstate(over="ignore"):
        of_logs = np.exp(np.where(visible, 0.0, scaled_cost + on_margin - on_revenue))
        ratio = np.where(visible, on_revenue / np.where(visible, on_margin, 1.0), of_logs)
        kept: FloatArray = (1 + on_revenue - scaled_cost) / (1 + on_revenue) * ratio
    return kept


def _worth_later(later_win_probability: ArrayLike, discount_factor: ArrayLike) -> FloatArray:
    chance = checked("later_win_probability", later_win_probability, at_least=0, at_most=1)
    return chance * checked("discount_factor", discount_factor, at_least=0, at_most=1)


def _ordered_scores(
    temptation: ArrayLike, reward: ArrayLike, punishment: ArrayLike, sucker: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    t = checked("temptation", temptation)
    r = checked("reward", reward)
    p = checked("punishment", punishment)
    s = checked("sucker", sucker)
    require(t > r, "temptation", t, "above reward ({})", r)
    require(r > p, "reward", r, "above punishment ({})", p)
    require(p > s, "punishment", p, "above sucker ({})", s)
    return t, r, p, s


def _hits(bias: FloatArray, spread: FloatArray, width: FloatArray) -> FloatArray:
    reach = np.hypot(width, spread)
    with np.errstate(over="ignore"):
        hits: FloatArray = width / reach * np.exp(-((bias / reach) ** 2) / 2)
    return hits
