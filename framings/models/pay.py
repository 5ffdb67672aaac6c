"""Pay: a salesperson who sets the price, and looks at what he or she is paid on.

Discounts whatever the margin, on two forms of demand, and discounts to close today: two of the
reproaches that marketing makes to sales. Sources stand with the functions.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framings.models._domain import FloatArray, Number, checked, given_back, require
from framings.models._numerics import log_ratio


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
class PullForwardWedges:
    """Why a salesperson gives a larger discount to close now than the firm would.

    Attributes:
        firm: The largest discount the firm accepts, share of price.
        rep: The largest discount a revenue-paid salesperson accepts, share of price.
        margin_blindness: Part of the difference due to not seeing the margin, averaged over the
            two orders in which the causes can be cured.
        impatience: Part of the difference due to valuing the future less than the firm does,
            averaged likewise.
        blindness_cured_first: What seeing the margin changes while impatience is still there.
        blindness_cured_last: What it changes once impatience is gone.
        impatience_cured_first: What patience changes while the margin is still not seen.
        impatience_cured_last: What it changes once the margin is seen.
    """

    firm: Number
    rep: Number
    margin_blindness: Number
    impatience: Number
    blindness_cured_first: Number
    blindness_cured_last: Number
    impatience_cured_first: Number
    impatience_cured_last: Number


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
    private_value: ArrayLike = 0,
) -> Number:
    """What does a salesperson earn at any price, and does a lower commission raise the price?

    Args:
        price: p, money, 0 to ``choke_price``.
        choke_price: P, the price at which nobody buys, money, above 0.
        unit_cost: c, money, above 0.
        margin_weight: θ, share of cost charged to the salesperson: 0 revenue pay, 1 margin pay.
        commission_rate: τ, above 0 and at most 1.
        private_value: k, what closing a deal is worth to the salesperson besides pay, money; below
            0 it is trouble.

    Returns:
        Money for each customer who would buy at price 0. Without a private value the rate
        stretches the curve and leaves its top where it is: at the price of ``discount_linear``.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (τ (p − θc) + k)(1 − p/P). Source: definition.

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
    value = checked("private_value", private_value)
    return given_back((rate * (p - theta * cost) + value) * (1 - p / choke))


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


def price_with_private_value(
    choke_price: ArrayLike,
    commission_rate: ArrayLike,
    private_value: ArrayLike,
    charged_cost: ArrayLike = 0,
) -> Number:
    """Does the commission rate move the price, if closing is worth something by itself?

    Args:
        choke_price: P, the price at which nobody buys, money, above 0.
        commission_rate: τ, commission on revenue, above 0.
        private_value: k, what closing a deal is worth to the salesperson besides pay (a target
            met, pride), money, at least 0.
        charged_cost: C, what a deal costs the salesperson, before commission: cost charged to the
            pay, or trouble of t money, which is as bad as a cost of t/τ. Money, 0 (revenue pay) to
            ``choke_price``.

    Returns:
        The price the salesperson chooses, money, at least 0. It falls with a lower commission;
        without a private value it is (P + C)/2 at every rate, as in ``discount_linear``.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: max(0, (P + C − k/τ)/2). Assumes the salesperson sets the price and demand is a
    straight line. Source: first-order condition of (τ(p − C) + k)(1 − p/P), derived.

    Example:
        >>> [price_with_private_value(100, rate, private_value=2) for rate in (0.1, 0.05)]
        [40.0, 30.0]
    """
    choke = checked("choke_price", choke_price, above=0)
    rate = checked("commission_rate", commission_rate, above=0)
    value = checked("private_value", private_value, at_least=0)
    charged = checked("charged_cost", charged_cost, at_least=0)
    require(charged <= choke, "charged_cost", charged, "at most choke_price ({})", choke)
    with np.errstate(over="ignore"):
        return given_back(np.maximum(0.0, (choke + charged - value / rate) / 2))


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
    private_value: ArrayLike = 0,
) -> Number:
    """What does a salesperson earn at any price, if a percentage off always sells equally more?

    Args:
        price: p, money, above 0.
        price_elasticity: ε as a positive number, above 1.
        unit_cost: c, money, above 0.
        margin_weight: θ, share of cost charged to the salesperson: 0 revenue pay, 1 margin pay.
        commission_rate: τ, above 0 and at most 1.
        private_value: k, what closing a deal is worth to the salesperson besides pay, money; below
            0 it is trouble.

    Returns:
        Money for each customer who buys at the firm's best price; infinity, with its sign, where
        it is beyond the range of a float. Without a private value the rate stretches the curve
        and leaves its top where it is: at ``price_constant_elasticity``. With one, the top is that
        of a cost of θc − k/τ; if that is not above 0 there is none: the lower the price, the more.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (τ (p − θc) + k)(p/p*)^(−ε) with p* = εc/(ε − 1). Source: definition.

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
    a_deal = rate * (p - theta * cost) + checked("private_value", private_value)
    with np.errstate(over="ignore"):
        customers = np.exp(-elasticity * log_ratio(p, best))
        # Nothing to be had from a deal stays nothing, however many buy.
        income = a_deal * np.where(a_deal == 0, 0.0, customers)
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

    How much is due to each depends on which is cured first. The fair share is the average of both
    orders, as for the credit of two departments (``same.credit``).

    Args:
        later_win_probability: q, chance to win the deal later at the full price, 0 to 1.
        firm_discount_factor: δF, what a euro later is worth to the firm now, 0 to 1.
        rep_discount_factor: δR, the same to the salesperson, 0 to 1.
        margin_rate: m, margin as a share of price, 0 to 1.

    Returns:
        Both acceptable discounts and the parts of their difference: averaged over both orders,
        and in each order. Impatience is negative for a salesperson more patient than the firm.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: blindness cured first (1 − δR q)(1 − m), then impatience (δF − δR) q m; impatience
    cured first (δF − δR) q, then blindness (1 − δF q)(1 − m). Source: derived.

    Example:
        >>> wedges = pull_forward_wedges(0.8, 0.98, 0.7, 0.6)
        >>> round(wedges.margin_blindness, 3), round(wedges.impatience, 3)
        (0.131, 0.179)
        >>> round(wedges.blindness_cured_first, 3), round(wedges.impatience_cured_last, 3)
        (0.176, 0.134)
        >>> round(wedges.impatience_cured_first, 3), round(wedges.blindness_cured_last, 3)
        (0.224, 0.086)
    """
    q = checked("later_win_probability", later_win_probability, at_least=0, at_most=1)
    of_firm = checked("firm_discount_factor", firm_discount_factor, at_least=0, at_most=1)
    of_rep = checked("rep_discount_factor", rep_discount_factor, at_least=0, at_most=1)
    m = checked("margin_rate", margin_rate, at_least=0, at_most=1)
    to_firm, to_rep = 1 - of_firm * q, 1 - of_rep * q
    blindness = [to_rep * (1 - m), to_firm * (1 - m)]
    impatience = [(of_firm - of_rep) * q, (of_firm - of_rep) * q * m]
    return PullForwardWedges(
        firm=given_back(to_firm * m, to_rep),
        rep=given_back(to_rep, to_firm, m),
        margin_blindness=given_back(sum(blindness) / 2),
        impatience=given_back(sum(impatience) / 2),
        blindness_cured_first=given_back(blindness[0], of_firm),
        blindness_cured_last=given_back(blindness[1], of_rep),
        impatience_cured_first=given_back(impatience[0], m),
        impatience_cured_last=given_back(impatience[1]),
    )


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


def _worth_later(later_win_probability: ArrayLike, discount_factor: ArrayLike) -> FloatArray:
    chance = checked("later_win_probability", later_win_probability, at_least=0, at_most=1)
    return chance * checked("discount_factor", discount_factor, at_least=0, at_most=1)
