"""Evidence: how a figure depends on what is counted, on what is printed, and on who chose.

Three ways in which a figure moves although nothing in the world does. The same leads are counted
by other definitions; of equal studies only those with a striking result are printed; and effort
goes where sales are good anyway, so that it seems to have made them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, ndtri

from framings.models._domain import FloatArray, Number, checked, given_back

# So many standard errors from nothing is striking: chance alone goes as far once in twenty studies.
STRIKING = float(ndtri(0.975))


@dataclass(frozen=True)
class LostLeads:
    """Four honest counts of lost leads, each as a share of the same leads.

    Attributes:
        not_good: Leads that were not good enough.
        not_answered: Leads that were not answered in time.
        either: Leads of which at least one of the two is true.
        good_not_answered: Good leads that were not answered in time.
    """

    not_good: Number
    not_answered: Number
    either: Number
    good_not_answered: Number


@dataclass(frozen=True)
class Printed:
    """What a reader sees of many equal studies if only striking results are printed.

    Attributes:
        share: The share of the studies that is printed.
        mean: The mean of the effects that are printed, in the unit of the effect.
        wrong_way: The share of the printed effects that point away from the true one; a half where
            there is no true effect.
    """

    share: Number
    mean: Number
    wrong_way: Number


def lost_leads(good: ArrayLike, answered: ArrayLike) -> LostLeads:
    """How many leads are lost, by four definitions of a lost lead?

    Args:
        good: Share of the leads that is good enough, from 0 to 1.
        answered: Share of the leads that is answered in time, from 0 to 1.

    Returns:
        Four shares of all leads.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: 1 − g, 1 − a, 1 − ga and g(1 − a), if good leads are answered as often as the others:
    that is assumed. Source: derived.

    Example:
        >>> counts = lost_leads(0.27, 0.77)
        >>> round(counts.not_good, 2), round(counts.good_not_answered, 2)
        (0.73, 0.06)
    """
    g = checked("good", good, at_least=0, at_most=1)
    a = checked("answered", answered, at_least=0, at_most=1)
    return LostLeads(
        not_good=given_back(1 - g, a),
        not_answered=given_back(1 - a, g),
        either=given_back(1 - g * a),
        good_not_answered=given_back(g * (1 - a)),
    )


def standard_error(spread: ArrayLike, size: ArrayLike) -> Number:
    """How far does chance throw a trial of which one half gets the treatment?

    Args:
        spread: How far the units differ for reasons of their own: their standard deviation, in the
            unit of the effect, at least 0.
        size: The number of units in both halves together, at least 2.

    Returns:
        The standard error of the difference between the means of the halves, at least 0.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: 2s/√n. Source: two means of n/2 independent units each.

    Example:
        >>> round(standard_error(0.2, 400), 3)
        0.02
    """
    s = checked("spread", spread, at_least=0)
    return given_back(2 * s / np.sqrt(checked("size", size, at_least=2)))


def printed_effects(effect: ArrayLike, error: ArrayLike) -> Printed:
    """What does a reader see, if of many equal studies only the striking ones are printed?

    Args:
        effect: The true effect, any number.
        error: The standard error of each study, in the unit of the effect, above 0.

    Returns:
        What is printed of the studies. Each finds the true effect plus a normal error, and is
        printed if what it finds is more than ``STRIKING`` errors from nothing, up or down.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: with d the true effect in standard errors and c the bar, the share printed is
    Φ(d − c) + Φ(−d − c), their mean is the effect plus s(φ(c − d) − φ(c + d)) / share. Source: the
    mean of a normal distribution without its middle; derived.

    Example:
        >>> seen = printed_effects(0.02, 0.02)
        >>> round(seen.share, 2), round(seen.mean, 3)
        (0.17, 0.049)
    """
    theta = checked("effect", effect)
    s = checked("error", error, above=0)
    d = theta / s
    share = ndtr(d - STRIKING) + ndtr(-d - STRIKING)
    lifted = (_density(STRIKING - d) - _density(STRIKING + d)) / share
    return Printed(
        share=given_back(share),
        mean=given_back(theta + s * lifted),
        wrong_way=given_back(ndtr(-np.abs(d) - STRIKING) / share),
    )


def effect_as_seen(effect: ArrayLike, follows: ArrayLike, swing: ArrayLike) -> Number:
    """What effect do past months show, if effort follows sales?

    Args:
        effect: The true effect: by how many per cent sales grow for one per cent more effort.
        follows: How far effort follows the sales that come anyway: their correlation, from 0
            (effort is drawn at random) to 1.
        swing: How far the sales that come anyway swing, relative to the swing of effort: the one
            standard deviation divided by the other, at least 0.

    Returns:
        The slope of a line through the months, in the unit of the effect. Drawn at random it is the
        true effect.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: effect + follows · swing. Source: the classic formula for what a regression leaves
    out; with logarithms of sales and effort.

    Example:
        >>> round(effect_as_seen(0.12, 0.75, 0.4), 2)
        0.42
    """
    beta = checked("effect", effect)
    r = checked("follows", follows, at_least=0, at_most=1)
    return given_back(beta + r * checked("swing", swing, at_least=0))


def _density(z: FloatArray) -> FloatArray:
    density: FloatArray = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return density
