"""Hindsight: what won deals alone seem to tell, when the lost ones are forgotten.

One of the reproaches that marketing makes to sales.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from framings.models._domain import Number, checked, given_back, refuse, require
from framings.models._numerics import inverse_mills, log_ratio, variance_above


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
