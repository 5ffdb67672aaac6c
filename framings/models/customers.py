"""Customers: what a wrong picture of the customer costs, and what two pictures are worth together.

One of the reproaches that sales makes to marketing: no idea of real customers.
"""

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import FloatArray, Number, checked, given_back


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


def _hits(bias: FloatArray, spread: FloatArray, width: FloatArray) -> FloatArray:
    reach = np.hypot(width, spread)
    with np.errstate(over="ignore"):
        hits: FloatArray = width / reach * np.exp(-((bias / reach) ** 2) / 2)
    return hits
