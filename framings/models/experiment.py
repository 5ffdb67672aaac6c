"""Experiment: two groups of deals, divided by chance, one of which is treated in a new way.

How many it takes to see a difference in the part that is won, and what so many can show.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

from framings.assumptions import POWER, RISK
from framings.models._domain import FloatArray, Number, checked, given_back, require


@dataclass(frozen=True)
class _Two:
    """What two groups have in common.

    Attributes:
        difference: By how much the one wins more.
        bar: The difference seen, times √n, beyond which it is taken for more than chance: of two
            groups that both win at the mean of the two rates.
        apart: The spread of a deal if each group wins at its own rate.
    """

    difference: FloatArray
    bar: FloatArray
    apart: FloatArray


def sample_size(
    rate: ArrayLike, difference: ArrayLike, risk: ArrayLike = RISK, power: ArrayLike = POWER
) -> Number:
    """How many deals must each group have to show that the new way wins more?

    Args:
        rate: p₁, the part won in the old way, at least 0 and below 1.
        difference: δ, how much more the new way wins, as a part: above 0 (0.05 is five points
            more), and at most 1 − ``rate``.
        risk: α, the chance to see a difference, in either direction, where there is none: above 0
            and below 1.
        power: The chance to see this difference where it is there: at least ½ and below 1.

    Returns:
        n, deals in each of the two groups, above 0; round up.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: n = (z(1 − α/2) √(2p̄q̄) + z(power) √(p₁q₁ + p₂q₂))²/δ², with p₂ = p₁ + δ, p̄ their mean
    and q = 1 − p. Source: Fleiss (1981), *Statistical Methods for Rates and Proportions*, without
    his correction for continuity; from memory, checked against exact sums of the binomial.

    Example:
        >>> [round(sample_size(0.2, difference)) for difference in (0.1, 0.05)]
        [293, 1094]
    """
    two = _two(rate, difference, risk)
    enough = ndtri(checked("power", power, at_least=0.5, below=1))
    return given_back(((two.bar + enough * two.apart) / two.difference) ** 2)


def chance_to_see(
    deals: ArrayLike, rate: ArrayLike, difference: ArrayLike, risk: ArrayLike = RISK
) -> Number:
    """How likely is it that so many deals show a difference that is there?

    Args:
        deals: n, deals in each of the two groups, at least 0.
        rate: p₁, as in ``sample_size``.
        difference: δ, as in ``sample_size``.
        risk: α, as in ``sample_size``.

    Returns:
        The power, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: Φ((δ√n − z(1 − α/2) √(2p̄q̄))/√(p₁q₁ + p₂q₂)), that of ``sample_size`` solved for the
    power; that the new way seems worse is not counted. Source: as there.

    Example:
        >>> round(chance_to_see(294, 0.2, 0.1), 2)
        0.8
    """
    n = checked("deals", deals, at_least=0)
    two = _two(rate, difference, risk)
    ahead = two.difference * np.sqrt(n) - two.bar
    # Where the old way never wins and the new one always, nothing is left to chance.
    with np.errstate(divide="ignore", invalid="ignore"):
        score = np.nan_to_num(ahead / two.apart, nan=0.0, posinf=np.inf, neginf=-np.inf)
    return given_back(ndtr(score))


def least_convincing(
    deals: ArrayLike, rate: ArrayLike, difference: ArrayLike, risk: ArrayLike = RISK
) -> Number:
    """How far ahead must the new way be at the end, to be believed?

    Args:
        deals: n, deals in each of the two groups, above 0.
        rate: p₁, as in ``sample_size``.
        difference: δ, as in ``sample_size``.
        risk: α, as in ``sample_size``.

    Returns:
        The smallest difference between the parts won that is taken for more than chance, if they
        lie around the mean of p₁ and p₁ + δ, above 0.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: z(1 − α/2) √(2p̄q̄/n). Source: the test that ``sample_size`` is about.

    Example:
        >>> round(least_convincing(294, 0.2, 0.1), 3)
        0.07
    """
    n = checked("deals", deals, above=0)
    two = _two(rate, difference, risk)
    return given_back(two.bar / np.sqrt(n))


def _two(rate: ArrayLike, difference: ArrayLike, risk: ArrayLike) -> _Two:
    p1 = checked("rate", rate, at_least=0, below=1)
    delta = checked("difference", difference, above=0, at_most=1)
    # A slider's 0.3 and 0.7 may add up to a rounding error more than 1.
    require(p1 + delta <= 1 + 1e-12, "difference", delta, "at most 1 - rate: {} is won already", p1)
    p2 = np.minimum(p1 + delta, 1.0)
    mean = (p1 + p2) / 2
    quantile = -ndtri(checked("risk", risk, above=0, below=1) / 2)
    return _Two(
        difference=delta,
        bar=quantile * np.sqrt(2 * mean * (1 - mean)),
        apart=np.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
    )
