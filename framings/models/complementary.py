"""Complementary: seen from the task, marketing attracts from afar and sales closes nearby.

Each makes the other more useful. The simplest smooth form is the Cobb-Douglas function
Q = A M^a S^b with the two elasticities a and b; beside it stand the funnel and two activities with
synergy. How many leads are best is in ``leads``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import FloatArray, Number, checked, given_back, require
from framings.models._numerics import log_ratio, scaled


@dataclass(frozen=True)
class SynergyOptimum:
    """The best efforts in two activities with synergy.

    Attributes:
        strong: Effort u in the stronger activity.
        weak: Effort v in the weaker activity.
        strong_spend: Money spent on the stronger activity, u².
        weak_spend: Money spent on the weaker activity, v².
        strong_share: Share of the stronger activity in the money spent, ½ to 1.
        total_spend: Money spent on both.
    """

    strong: Number
    weak: Number
    strong_spend: Number
    weak_spend: Number
    strong_share: Number
    total_spend: Number


def cobb_douglas_output(
    marketing: ArrayLike,
    sales: ArrayLike,
    marketing_elasticity: ArrayLike,
    sales_elasticity: ArrayLike,
    scale: ArrayLike = 1.0,
) -> Number:
    """How much do marketing and sales sell together, when each makes the other more useful?

    Args:
        marketing: M, marketing effort, at least 0.
        sales: S, sales effort, at least 0.
        marketing_elasticity: a, above 0: +1 % marketing gives +a %.
        sales_elasticity: b, above 0: +1 % sales effort gives +b %.
        scale: A, output with one unit of each, above 0.

    Returns:
        Output; 0 if either effort is 0, infinity when beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: A M^a S^b. Source: Cobb and Douglas (1928), from memory, for the function.

    Example:
        >>> round(cobb_douglas_output(1.1, 1, 0.12, 0.31), 4)
        1.0115
    """
    m = checked("marketing", marketing, at_least=0)
    s = checked("sales", sales, at_least=0)
    a, b = _elasticities(marketing_elasticity, sales_elasticity)
    one = np.ones(())
    of_marketing = np.where(m > 0, a * log_ratio(np.where(m > 0, m, 1.0), one), 0.0)
    of_sales = np.where(s > 0, b * log_ratio(np.where(s > 0, s, 1.0), one), 0.0)
    output = scaled(checked("scale", scale, above=0), of_marketing + of_sales)
    return given_back(np.where((m > 0) & (s > 0), output, 0.0))


def optimal_split(marketing_elasticity: ArrayLike, sales_elasticity: ArrayLike) -> Number:
    """Which share of a fixed budget should go to marketing?

    Args:
        marketing_elasticity: a, above 0.
        sales_elasticity: b, above 0.

    Returns:
        Marketing's share, between 0 and 1, whatever the size of the budget.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: a/(a + b). Assumes Q = A M^a S^b. Source: first-order conditions, derived.

    Example:
        >>> round(optimal_split(0.12, 0.31), 3)
        0.279
    """
    a, b = _elasticities(marketing_elasticity, sales_elasticity)
    return given_back(a / (a + b))


def wrong_split_ratio(
    marketing_share: ArrayLike, marketing_elasticity: ArrayLike, sales_elasticity: ArrayLike
) -> Number:
    """How much of the sales survives a wrong split of the budget?

    Args:
        marketing_share: Marketing's actual share of the budget, 0 to 1.
        marketing_elasticity: a, above 0.
        sales_elasticity: b, above 0.

    Returns:
        Sales relative to those at the best split, 0 to 1; 0 when either gets nothing.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (m/m*)^a ((1 − m)/(1 − m*))^b with m* = a/(a + b). Assumes Q = A M^a S^b. Source:
    derived.

    Example:
        >>> [round(wrong_split_ratio(share, 0.12, 0.31), 3) for share in (0.28, 0.5, 0.8)]
        [1.0, 0.957, 0.763]
    """
    m = checked("marketing_share", marketing_share, at_least=0, at_most=1)
    a, b = _elasticities(marketing_elasticity, sales_elasticity)
    logs = a * log_ratio(m, a / (a + b)) + b * log_ratio(1 - m, b / (a + b))
    return given_back(np.exp(np.minimum(logs, 0.0)))


def synergy_optimum(
    strong_effect: ArrayLike, weak_effect: ArrayLike, synergy: ArrayLike, margin: ArrayLike
) -> SynergyOptimum:
    """When two activities reinforce each other, who should get the extra money?

    More synergy means more money in total, and a larger share of it for the *weaker* activity.

    Args:
        strong_effect: β₁, units sold for a unit of effort in the stronger activity, above 0.
        weak_effect: β₂, the same for the weaker, at least 0 and at most ``strong_effect``.
        synergy: κ, extra units for a unit of effort in both, at least 0.
        margin: g, contribution per unit, money, above 0; margin · synergy below 2.

    Returns:
        Efforts, spending and the share of the stronger activity.

    Raises:
        ValueError: If an argument is outside its range, the weaker activity is the stronger, or
            margin · synergy is 2 or more, for then no best budget exists.

    Formula: u = g(2β₁ + gκβ₂)/(4 − g²κ²), v likewise; an effort of u costs u². Source: a static
    version of Naik and Raman (2003), derived. Their data are two advertising media, not marketing
    and sales: used here for its structure only.

    Example:
        >>> [round(synergy_optimum(1, 0.5, k, 2).strong_share, 2) for k in (0, 0.5, 0.95)]
        [0.8, 0.61, 0.51]
    """
    strong = checked("strong_effect", strong_effect, above=0)
    weak = checked("weak_effect", weak_effect, at_least=0)
    require(weak <= strong, "weak_effect", weak, "at most strong_effect ({})", strong)
    g = checked("margin", margin, above=0)
    boost = g * checked("synergy", synergy, at_least=0)
    require(
        boost < 2,
        "margin times synergy",
        boost,
        "below 2: otherwise each euro spent on both earns back more than a euro and no best "
        "budget exists",
    )
    u_part, v_part = 2 * strong + boost * weak, 2 * weak + boost * strong
    factor = g / ((2 - boost) * (2 + boost))
    u, v = factor * u_part, factor * v_part
    # Relative to the larger part, so that squares of small effects do not underflow.
    relative = (v_part / u_part) ** 2
    return SynergyOptimum(
        strong=given_back(u),
        weak=given_back(v),
        strong_spend=given_back(u**2),
        weak_spend=given_back(v**2),
        strong_share=given_back(1 / (1 + relative)),
        total_spend=given_back(u**2 + v**2),
    )


def funnel_customers(reached: ArrayLike, stage_rates: ArrayLike) -> Number:
    """How many of those reached become customers?

    Args:
        reached: People reached, at least 0. Broadcasts with the axes of ``stage_rates`` before the
            last.
        stage_rates: Share that passes each stage, 0 to 1; the last axis is the stages.

    Returns:
        Customers.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: reached times the product of the rates. Source: definition.

    Example:
        >>> round(funnel_customers(10_000, [0.03, 0.3, 0.4, 0.75, 0.22]), 2)
        5.94
    """
    people = checked("reached", reached, at_least=0)
    rates = np.atleast_1d(checked("stage_rates", stage_rates, at_least=0, at_most=1))
    return given_back(people * np.prod(rates, axis=-1))


def capped_funnel_customers(
    reached: ArrayLike,
    attract: ArrayLike,
    visit: ArrayLike,
    close: ArrayLike,
    visit_capacity: ArrayLike,
) -> Number:
    """How many become customers when only so many visits can be made: a real bottleneck?

    Args:
        reached: N, people reached, at least 0.
        attract: a, share of them that is attracted, 0 to 1.
        visit: v, share of those that wants a visit, 0 to 1.
        close: c, share of the visits that ends in a sale, 0 to 1.
        visit_capacity: K, visits that can be made, at least 0, infinity included: then it is
            ``funnel_customers``.

    Returns:
        Customers. Where visits are the bottleneck, attracting more brings none.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: min(N a v, K) c. Source: definition.

    Example:
        >>> [capped_funnel_customers(1000, 0.3, 0.5, 0.2, visits) for visits in (120, 200)]
        [24.0, 30.0]
    """
    people = checked("reached", reached, at_least=0)
    attracted = checked("attract", attract, at_least=0, at_most=1)
    wanting = checked("visit", visit, at_least=0, at_most=1)
    rate = checked("close", close, at_least=0, at_most=1)
    most = checked("visit_capacity", visit_capacity, at_least=0, infinite=True)
    return given_back(np.minimum(people * attracted * wanting, most) * rate)


def funnel_stages(reached: ArrayLike, stage_rates: ArrayLike) -> FloatArray:
    """How many are left after each stage of the funnel?

    Args:
        reached: People reached, at least 0.
        stage_rates: Share that passes each stage, 0 to 1; the last axis is the stages.

    Returns:
        An array whose last axis has one entry more than there are stages: those reached, then
        those left after each stage.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: cumulative product. Source: definition.

    Example:
        >>> funnel_stages(1000, [0.5, 0.2]).round(6).tolist()
        [1000.0, 500.0, 100.0]
    """
    people = checked("reached", reached, at_least=0)[..., np.newaxis]
    rates = np.atleast_1d(checked("stage_rates", stage_rates, at_least=0, at_most=1))
    left: FloatArray = people * np.cumprod(rates, axis=-1)
    start = np.broadcast_to(people, (*left.shape[:-1], 1))
    return np.concatenate([start, left], axis=-1)


def funnel_gains(
    reached: ArrayLike, stage_rates: ArrayLike, points: ArrayLike = 0.01
) -> FloatArray:
    """Which stage of the funnel deserves the next effort: where is the bottleneck?

    Args:
        reached: People reached, at least 0.
        stage_rates: Share that passes each stage, 0 to 1; the last axis is the stages.
        points: By how much one rate is raised at a time, 0 to 1 (0.01: one percentage point). A
            rate cannot be raised beyond 1.

    Returns:
        An array as ``stage_rates``: extra customers when that stage alone is raised. Largest for
        the lowest rate: the same points are worth more there. What the points cost is left out.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: reached · (raise of the rate) · product of the other rates. Source: definition.

    Example:
        >>> funnel_gains(1000, [0.5, 0.2], points=0.1).round(6).tolist()
        [20.0, 50.0]
    """
    people = checked("reached", reached, at_least=0)[..., np.newaxis]
    rates = np.atleast_1d(checked("stage_rates", stage_rates, at_least=0, at_most=1))
    step = checked("points", points, at_least=0, at_most=1)[..., np.newaxis]
    # Products before and after each stage, because dividing by a rate of 0 would not do.
    ones = np.ones((*rates.shape[:-1], 1))
    before = np.cumprod(np.concatenate([ones, rates[..., :-1]], axis=-1), axis=-1)
    behind = np.concatenate([ones, rates[..., :0:-1]], axis=-1)
    after = np.cumprod(behind, axis=-1)[..., ::-1]
    gains: FloatArray = people * before * after * np.minimum(step, 1 - rates)
    return gains


def two_stage_lift(lift: ArrayLike) -> Number:
    """What do two steps of the funnel bring that each become better by the same percentage?

    Args:
        lift: Improvement of each step as a fraction (0.1: +10 %), at least −1.

    Returns:
        Improvement of the whole as a fraction.

    Raises:
        ValueError: If ``lift`` is outside its range.

    Formula: (1 + x)² − 1. Source: definition.

    Example:
        >>> round(two_stage_lift(0.1), 3)
        0.21
    """
    x = checked("lift", lift, at_least=-1)
    return given_back(x * (2 + x))


def _elasticities(
    marketing_elasticity: ArrayLike, sales_elasticity: ArrayLike
) -> tuple[FloatArray, FloatArray]:
    return (
        checked("marketing_elasticity", marketing_elasticity, above=0),
        checked("sales_elasticity", sales_elasticity, above=0),
    )
