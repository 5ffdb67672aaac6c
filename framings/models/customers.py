"""Customers: what a wrong picture of the customer costs, and what two pictures are worth together.

One of the reproaches that sales makes to marketing: no idea of real customers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import FloatArray, Number, checked, given_back, require


@dataclass(frozen=True)
class MixOfViews:
    """The best mix of one's own picture of the customer with the other's.

    Attributes:
        weight_on_other: Weight on the other's picture, 0 (do not listen) to 1.
        mixed_sd: How much the mix is off at random; never more than the better picture alone.
    """

    weight_on_other: Number
    mixed_sd: Number


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
    marketing_sd: ArrayLike,
    sales_sd: ArrayLike,
    tolerance: ArrayLike,
    correlation: ArrayLike,
    sales_weight: ArrayLike = 0.5,
) -> Number:
    """What is a mix worth when one picture of the customer is worse than the other?

    Args:
        marketing_sd: s₁, how much marketing's picture is off at random, at least 0.
        sales_sd: s₂, how much sales's picture is off at random, at least 0.
        tolerance: w, how far from the ideal customers still respond, above 0.
        correlation: ρ, correlation between the two errors, −1 to 1.
        sales_weight: v, weight on sales's picture, 0 to 1; half and half unless said otherwise.

    Returns:
        Effect of a campaign aimed at the weighted mean, relative to a perfect picture, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: as ``targeting_effectiveness`` without bias, with variance (1 − v)²s₁² +
    2(1 − v)vρs₁s₂ + v²s₂²; lowest at ``best_mix_of_views``. Source: derived.

    Example:
        >>> round(mixed_views_effectiveness(1, 1.5, 1, 0), 2)
        0.74
    """
    first = checked("marketing_sd", marketing_sd, at_least=0)
    second = checked("sales_sd", sales_sd, at_least=0)
    width = checked("tolerance", tolerance, above=0)
    rho = checked("correlation", correlation, at_least=-1, at_most=1)
    weight = checked("sales_weight", sales_weight, at_least=0, at_most=1)
    own, other = (1 - weight) * first, weight * second
    spread = np.hypot(own - other, np.sqrt(2 * (1 + rho) * own * other))
    return given_back(_hits(np.zeros(()), spread, width))


def best_mix_of_views(own_sd: ArrayLike, other_sd: ArrayLike, correlation: ArrayLike) -> MixOfViews:
    """How much should one listen to the other's picture of the customer?

    Args:
        own_sd: s₁, how much one's own picture is off at random, at least 0.
        other_sd: s₂, how much the other's is, at least 0; not both 0.
        correlation: ρ, correlation between the two errors, −1 to 1.

    Returns:
        The weight on the other's picture that makes the mix best, and the error of that mix. The
        weight is 0 only if the other's picture is at least 1/ρ times as bad. Where two pictures are
        one and the same (equally good, correlation 1) every weight is best, given as ½.

    Raises:
        ValueError: If an argument is outside its range or both pictures are perfect.

    Formula: (s₁² − ρs₁s₂)/(s₁² + s₂² − 2ρs₁s₂), held between 0 and 1; in between the error is
    s₁s₂√((1 − ρ²)/(s₁² + s₂² − 2ρs₁s₂)). Source: the mix of lowest variance, standard result.

    Example:
        >>> mix = best_mix_of_views(own_sd=10, other_sd=25, correlation=0)
        >>> round(mix.weight_on_other, 2), round(mix.mixed_sd, 1)
        (0.14, 9.3)
    """
    own = checked("own_sd", own_sd, at_least=0)
    other = checked("other_sd", other_sd, at_least=0)
    rho = checked("correlation", correlation, at_least=-1, at_most=1)
    larger = np.maximum(own, other)
    require(larger > 0, "other_sd", other + 0 * own, "above 0 where own_sd is 0")
    # Relative to the larger, and through 1 − ρ, which is exact where ρ is close to 1.
    s1, s2 = own / larger, other / larger
    apart, unlike = s1 - s2, (1 - rho) * s1 * s2
    variance_of_difference = apart**2 + 2 * unlike
    differ = variance_of_difference > 0
    divisor = np.where(differ, variance_of_difference, 1.0)
    weight = np.where(differ, np.clip((s1 * apart + unlike) / divisor, 0.0, 1.0), 0.5)
    mixed = np.where(differ, s1 * s2 * np.sqrt((1 - rho) * (1 + rho) / divisor), 1.0)
    alone = np.where(weight < 0.5, s1, s2)
    best = np.where((weight > 0) & (weight < 1), np.minimum(mixed, np.minimum(s1, s2)), alone)
    return MixOfViews(weight_on_other=given_back(weight), mixed_sd=given_back(larger * best))


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
