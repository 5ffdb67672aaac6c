"""The whole spectrum: one function with one set of numbers is all four framings at once.

Q = A M^a S^b read four ways, according to what is held constant: nothing but the result, with one
purse and one decision (the same), the other's effort (complementary), the output (substitutes), the
budget (rivals). Beside it what separate scorecards cost. Alignment λ runs from 0 (own department
only) to 1 (one firm) and means own result + λ · the other's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framings.assumptions import EFFORT_COST, LOW_EFFORT, RETURNS
from framings.models._domain import Number, checked, given_back, require
from framings.models._numerics import log_ratio, scaled, within_reach
from framings.models.ces import ces_output, normalised_marketing_share


@dataclass(frozen=True)
class TeamEffort:
    """What is left when each department bears its own cost and gets half the credit.

    Attributes:
        output_ratio: Output relative to that of one firm, 0 to 1.
        profit_ratio: Profit relative to that of one firm, 0 to 1.
    """

    output_ratio: Number
    profit_ratio: Number


@dataclass(frozen=True)
class FourReadings:
    """One and the same raise of marketing, with four different things held constant.

    Attributes:
        same: Output gained, as a fraction, when the raise goes into one purse, of which only the
            result is asked and the mix is chosen best.
        complementary: Gain in what one more unit of sales effort brings, as a fraction, with sales
            effort held constant.
        substitutes: Change in the sales effort needed, with output held constant; not positive.
        rivals: Change in the sales budget, with the sum of both held constant; minus the raise.
    """

    same: Number
    complementary: Number
    substitutes: Number
    rivals: Number


@dataclass(frozen=True)
class ExaggeratedClaim:
    """What a claim about one's own effectiveness does at a fixed budget.

    Attributes:
        marketing_share: The share of the budget that marketing gets, 0 to 1.
        share_gain: Minus its share without the claim.
        output_kept: Output relative to that of the best split, 0 to 1, if nothing has changed but
            the claim.
    """

    marketing_share: Number
    share_gain: Number
    output_kept: Number


@dataclass(frozen=True)
class EffortGame:
    """Where the game between two departments lies: is my effort worth its cost to me?

    Attributes:
        answers_effort: Alignment from which effort is the best reply to effort; below 0 it always
            is, above 1 never.
        answers_blame: Alignment from which effort is the best reply to blame as well.
        game: The game at the alignment asked for: "prisoner's dilemma" (neither), "stag hunt" (only
            the first), "chicken" (only the second) or "harmony" (both).
    """

    answers_effort: Number
    answers_blame: Number
    game: str | NDArray[np.str_]


def team_effort(returns: ArrayLike, alignment: ArrayLike) -> TeamEffort:
    """What does it cost when each department gets half the credit but bears all of its effort?

    Args:
        returns: Returns to scale ν, above 0 and below 1.
        alignment: λ, 0 (own department only) to 1 (one firm).

    Returns:
        Output and profit relative to those of one firm. The same for every elasticity of
        substitution above 0, at the equilibrium with effort; for one of at most 1 doing nothing is
        an equilibrium too, and at 0 there is a whole range.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: with k = (1 + λ)/2, output k^(ν/(1−ν)), profit k^(ν/(1−ν)) (1 − νk)/(1 − ν). Source:
    derived; the idea is that of Holmström (1982), from memory, not checked against the original.

    Example:
        >>> [round(team_effort(0.43, alignment).profit_ratio, 3) for alignment in (0, 0.5, 1)]
        [0.816, 0.957, 1.0]
    """
    nu = checked("returns", returns, above=0, below=1)
    missing = (1 - checked("alignment", alignment, at_least=0, at_most=1)) / 2
    odds = nu / (1 - nu)
    output = np.exp(odds * np.log1p(-missing))
    return TeamEffort(
        output_ratio=given_back(output),
        profit_ratio=given_back(output * (1 + odds * missing)),
    )


def effort_game(
    sigma: ArrayLike,
    alignment: ArrayLike,
    returns: ArrayLike = RETURNS,
    effort_cost: ArrayLike = EFFORT_COST,
    low_effort: ArrayLike = LOW_EFFORT,
) -> EffortGame:
    """Technology chooses the game: what do two departments play that may work hard or blame?

    Each works at today's effort (1) or blames the other and works at ``low_effort``; both weigh
    equally in output and get half of it; each bears the cost of its own effort.

    Args:
        sigma: Elasticity of substitution, 0 to infinity, both included.
        alignment: λ, 0 (own department only) to 1 (one firm).
        returns: Returns to scale ν, above 0 and below 1.
        effort_cost: What it costs both to work hard, as a share of what that adds, above ½ (else
            blaming would not tempt) and below 1 (else working hard would not pay).
        low_effort: Effort of a department that blames, 0.01 to 0.99.

    Returns:
        The two thresholds and the game. Where blame would undo all effort (``sigma`` 0, or so close
        to it that a float ends) the second threshold is infinity.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: with Y = q^ν and the normalised CES at weight ½, working hard adds D = Y(1,1) − Y(l,l)
    in all, of which D₁ = Y(1,1) − Y(l,1) in reply to effort and D₂ = D − D₁ in reply to blame. It
    is a best reply iff (1 + λ)/2 · Dᵢ is at least its cost, cD/2: thresholds cD/Dᵢ − 1. D₁ > D₂ is
    complementarity: it makes the first threshold the lower one. Source: derived; compare
    ``games.blame_game``.

    Example:
        >>> [effort_game(sigma, 0.5).game for sigma in (0.5, 10)]
        ['stag hunt', 'chicken']
    """
    elasticity = checked("sigma", sigma, at_least=0, infinite=True)
    own = checked("alignment", alignment, at_least=0, at_most=1)
    nu = checked("returns", returns, above=0, below=1)
    cost = checked("effort_cost", effort_cost, above=0.5, below=1)
    low = checked("low_effort", low_effort, at_least=0.01, at_most=0.99)
    log_least = nu * np.log(low)
    uneven = np.log(ces_output(low, np.ones(()), 0.5, elasticity))
    log_uneven = np.where(elasticity > 0, nu * uneven, log_least)
    added = -np.expm1(log_least)
    in_reply_to_effort = -np.expm1(log_uneven)
    in_reply_to_blame = np.exp(log_least) * np.expm1(np.maximum(log_uneven - log_least, 0))
    with np.errstate(divide="ignore", over="ignore"):
        answers_effort = cost * added / in_reply_to_effort - 1
        answers_blame = cost * added / in_reply_to_blame - 1
    to_effort, to_blame = own >= answers_effort, own >= answers_blame
    game = np.select(
        [~to_effort & ~to_blame, to_effort & to_blame, to_effort],
        ["prisoner's dilemma", "harmony", "stag hunt"],
        "chicken",
    )
    return EffortGame(
        answers_effort=given_back(answers_effort, own),
        answers_blame=given_back(answers_blame, own),
        game=str(game) if game.ndim == 0 else game,
    )


def same_output_sales(
    marketing: ArrayLike,
    sales: ArrayLike,
    new_marketing: ArrayLike,
    marketing_elasticity: ArrayLike,
    sales_elasticity: ArrayLike,
) -> Number:
    """Substitutes: how much sales effort gives the same output when marketing changes?

    Args:
        marketing: Marketing effort now, above 0.
        sales: Sales effort now, above 0.
        new_marketing: Marketing effort then, above 0.
        marketing_elasticity: a, above 0.
        sales_elasticity: b, above 0.

    Returns:
        Sales effort then; infinity when beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: S (M/M')^(a/b). Source: isoquant of Q = A M^a S^b, derived.

    Example:
        >>> round(same_output_sales(12, 31, 24, 0.12, 0.31), 1)
        23.7
    """
    m = checked("marketing", marketing, above=0)
    s = checked("sales", sales, above=0)
    m_then = checked("new_marketing", new_marketing, above=0)
    a = checked("marketing_elasticity", marketing_elasticity, above=0)
    b = checked("sales_elasticity", sales_elasticity, above=0)
    return given_back(scaled(s, a / b * log_ratio(m, m_then)))


def marginal_rate_of_substitution(
    marketing: ArrayLike,
    sales: ArrayLike,
    marketing_elasticity: ArrayLike,
    sales_elasticity: ArrayLike,
) -> Number:
    """Substitutes: how much sales effort does one more unit of marketing replace?

    Args:
        marketing: Marketing effort, above 0.
        sales: Sales effort, at least 0.
        marketing_elasticity: a, above 0.
        sales_elasticity: b, above 0.

    Returns:
        Sales effort per unit of marketing, at the same output.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: a S/(b M). Source: slope of the isoquant of Q = A M^a S^b, derived.

    Example:
        >>> round(marginal_rate_of_substitution(12, 31, 0.12, 0.31), 6)
        1.0
    """
    m = checked("marketing", marketing, above=0)
    s = checked("sales", sales, at_least=0)
    a = checked("marketing_elasticity", marketing_elasticity, above=0)
    b = checked("sales_elasticity", sales_elasticity, above=0)
    return given_back(a * s / (b * m))


def four_readings(
    marketing: ArrayLike,
    sales: ArrayLike,
    extra_marketing: ArrayLike,
    marketing_elasticity: ArrayLike,
    sales_elasticity: ArrayLike,
) -> FourReadings:
    """Are they the same, complementary, substitutes or rivals? All four: what is held constant?

    Args:
        marketing: M, marketing effort now, money, above 0.
        sales: S, sales effort now, money, above 0.
        extra_marketing: Raise of M, money, above 0 and, because the rivals' reading takes it from
            sales, at most S.
        marketing_elasticity: a, above 0.
        sales_elasticity: b, above 0.

    Returns:
        Four answers to one raise, from one function with one set of numbers; infinity when an
        answer is beyond the range of a float.

    Raises:
        ValueError: If an argument is outside its range or the raise exceeds the sales budget.

    Formula: with Q = A M^a S^b and raise x: (1 + x/(M + S))^(a+b) − 1; (1 + x/M)^a − 1;
    S((M/(M + x))^(a/b) − 1); −x. Source: derived.

    Example:
        >>> readings = four_readings(12, 31, 12, 0.12, 0.31)
        >>> round(readings.same, 3), round(readings.complementary, 3)
        (0.112, 0.087)
        >>> round(readings.substitutes, 1), readings.rivals
        (-7.3, -12.0)
    """
    m = checked("marketing", marketing, above=0)
    s = checked("sales", sales, above=0)
    x = checked("extra_marketing", extra_marketing, above=0)
    require(x <= s, "extra_marketing", x, "at most the sales budget ({})", s)
    a = checked("marketing_elasticity", marketing_elasticity, above=0)
    b = checked("sales_elasticity", sales_elasticity, above=0)
    rise = np.log1p(x / m)
    with np.errstate(over="ignore"):
        return FourReadings(
            same=given_back(np.expm1((a + b) * np.log1p(x / (m + s)))),
            complementary=given_back(np.expm1(a * rise), s, b),
            substitutes=given_back(s * np.expm1(-a / b * rise)),
            rivals=given_back(-x, m, s, a, b),
        )


def budget_ratio_for_claim(
    marketing_weight: ArrayLike, sigma: ArrayLike, claimed_effectiveness: ArrayLike
) -> Number:
    """From substitute to rival: how does the division of a fixed budget answer to a claim?

    Args:
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.
        claimed_effectiveness: What marketing says a euro of it does relative to today, above 0.

    Returns:
        Marketing budget per euro of sales budget, if the claim is believed. A claim of 1 % more
        changes it by σ − 1 %: above ``sigma`` 1 exaggerating pays, below 1 it costs budget. At
        infinite ``sigma`` (or a claim beyond the range of a float) infinity or 0.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: α/(1 − α) · e^(σ−1). Source: budget shares of the normalised CES, derived.

    Example:
        >>> [round(budget_ratio_for_claim(0.279, sigma, 1.1), 3) for sigma in (0.5, 1, 3)]
        [0.369, 0.387, 0.468]
    """
    alpha = checked("marketing_weight", marketing_weight, above=0, below=1)
    elasticity = within_reach(checked("sigma", sigma, at_least=0, infinite=True))
    claim = checked("claimed_effectiveness", claimed_effectiveness, above=0)
    return given_back(scaled(alpha / (1 - alpha), (elasticity - 1) * np.log(claim)))


def exaggerated_claim(
    marketing_weight: ArrayLike, sigma: ArrayLike, claimed_effectiveness: ArrayLike
) -> ExaggeratedClaim:
    """When does exaggerating pay for a department, and what does it cost the firm?

    Args:
        marketing_weight: α, marketing's share of today's spending, above 0 and below 1.
        sigma: Elasticity of substitution, 0 to infinity, both included.
        claimed_effectiveness: What marketing says a euro of it does relative to today, above 0;
            in truth nothing has changed.

    Returns:
        Marketing's share of the fixed budget if the claim is believed, and what it does to output.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: share αe^(σ−1)/(αe^(σ−1) + 1 − α); output is the normalised CES of share/α and
    (1 − share)/(1 − α). Source: derived.

    Example:
        >>> claim = exaggerated_claim(0.279, 3, 1.5)
        >>> round(claim.share_gain, 2), round(claim.output_kept, 3)
        (0.19, 0.975)
    """
    alpha = checked("marketing_weight", marketing_weight, above=0, below=1)
    claim = checked("claimed_effectiveness", claimed_effectiveness, above=0)
    share = np.asarray(normalised_marketing_share(alpha, sigma, claim))
    # The rest of the budget in its own right, because 1 − share loses its digits near 0.
    rest = np.asarray(normalised_marketing_share(1 - alpha, sigma, 1 / claim))
    output = np.asarray(ces_output(share / alpha, rest / (1 - alpha), alpha, sigma))
    return ExaggeratedClaim(
        marketing_share=given_back(share),
        share_gain=given_back(share - alpha),
        output_kept=given_back(np.minimum(output, 1.0)),
    )
