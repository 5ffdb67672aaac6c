"""The whole spectrum: one function with one set of numbers is all four framings at once.

Q = A M^a S^b read four ways, according to what is held constant: nothing but the total (the same),
the other's effort (complementary), the output (substitutes), the budget (rivals). Beside it what
separate scorecards cost. Alignment λ runs from 0 (own department only) to 1 (one firm) and means
own result + λ · the other's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import Number, checked, given_back
from framings.models._numerics import log_ratio, scaled


@dataclass(frozen=True)
class TeamEffort:
    """What is left when each department bears its own cost and gets half the credit.

    Attributes:
        output_ratio: Output relative to that of one firm, 0 to 1.
        profit_ratio: Profit relative to that of one firm, 0 to 1.
    """

    output_ratio: Number
    profit_ratio: Number


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


def marginal_product_elasticity(
    marketing_elasticity: ArrayLike, sales_elasticity: ArrayLike
) -> Number:
    """Complementary: by how many per cent does 1 % more marketing make a sales call more useful?

    Args:
        marketing_elasticity: a, above 0.
        sales_elasticity: b, above 0; it does not matter, which is the point.

    Returns:
        Elasticity of the marginal product of sales to marketing.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: a, for ∂Q/∂S = b A M^a S^(b−1). Source: derived.

    Example:
        >>> marginal_product_elasticity(0.12, 0.31)
        0.12
    """
    a = checked("marketing_elasticity", marketing_elasticity, above=0)
    return given_back(a, checked("sales_elasticity", sales_elasticity, above=0))


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


def budget_after_fight(budget: ArrayLike, alignment: ArrayLike) -> Number:
    """Rivals: how much of the budget is left after two departments have fought over it?

    Args:
        budget: Money, at least 0.
        alignment: λ, 0 (own department only) to 1 (one firm).

    Returns:
        Money left for work; half at alignment 0.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: B (1 + λ)/2. Assumes two departments and a contest of decisiveness 1, whose effort is
    pure waste. Source: ``rivals.budget_contest``, derived.

    Example:
        >>> budget_after_fight(43, 0)
        21.5
    """
    money = checked("budget", budget, at_least=0)
    return given_back(money * (1 + checked("alignment", alignment, at_least=0, at_most=1)) / 2)
