"""Contest: two departments of one firm, each with an eye on its own result.

They fight over a budget, and what they spend on the fight is lost; and each does things that pay
itself and cost the other. Alignment λ runs from 0 (own department only) to 1 (one firm) and means
own result + λ · the other's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from framings.models._domain import Number, checked, given_back, require
from framings.models._numerics import log_ratio


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


def contest_win_probability(
    own_effort: ArrayLike, other_effort: ArrayLike, decisiveness: ArrayLike
) -> Number:
    """How likely does the louder of two departments win the fight?

    Args:
        own_effort: Money the department spends on the fight, at least 0.
        other_effort: Money the other spends on it, at least 0.
        decisiveness: r, above 0: how surely the larger effort wins.

    Returns:
        Chance that the department wins, 0 to 1; ½ if neither makes an effort.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: x^r/(x^r + y^r). Source: Tullock (1980), from memory: a standard result, not checked
    against the original.

    Example:
        >>> [round(contest_win_probability(louder, 1, 1.2), 2) for louder in (1.1, 2)]
        [0.53, 0.7]
    """
    x = checked("own_effort", own_effort, at_least=0)
    y = checked("other_effort", other_effort, at_least=0)
    r = checked("decisiveness", decisiveness, above=0)
    contested = y > 0
    log_odds = r * log_ratio(x, np.where(contested, y, 1.0))
    uncontested = np.where(x > 0, 1.0, 0.5)
    return given_back(np.where(contested, expit(log_odds), uncontested))


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
