"""Hindsight: what won deals alone seem to tell, when the lost ones are forgotten.

One of the reproaches that marketing makes to sales.
"""

from numpy.typing import ArrayLike

from framings.models._domain import Number, checked, given_back, require


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
