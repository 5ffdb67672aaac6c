"""Leads: how many marketing should pass on, and which, to a sales team with limited time.

Too many leads is the complementary picture gone wrong; poor leads, and leads that nobody calls, are
what sales and marketing reproach each other with.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import Number, checked, given_back


@dataclass(frozen=True)
class LeadVolume:
    """The number of leads with the most sales.

    Attributes:
        leads: Leads passed on.
        sales: Deals closed.
    """

    leads: Number
    sales: Number


def best_lead_volume(close_rate: ArrayLike, capacity: ArrayLike) -> LeadVolume:
    """How many leads are best when the sales team has limited time to follow up?

    Args:
        close_rate: Chance to close a lead that gets full attention, 0 to 1.
        capacity: K, leads at which the chance has fallen to 37 % of that, above 0.

    Returns:
        The best number of leads and the sales it brings.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: leads = K, sales = p₀ K/e; see ``sales_from_leads``. Source: derived.

    Example:
        >>> round(best_lead_volume(0.2, 500).sales, 1)
        36.8
    """
    rate = checked("close_rate", close_rate, at_least=0, at_most=1)
    k = checked("capacity", capacity, above=0)
    return LeadVolume(leads=given_back(k, rate), sales=given_back(rate * k / np.e))


def sales_from_leads(close_rate: ArrayLike, capacity: ArrayLike, leads: ArrayLike) -> Number:
    """Do more leads bring more sales?

    Args:
        close_rate: Chance to close a lead that gets full attention, 0 to 1.
        capacity: K, leads at which the chance has fallen to 37 % of that, above 0.
        leads: Leads passed on, at least 0.

    Returns:
        Deals closed; falling once leads exceed the capacity.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: p₀ L e^(−L/K). Assumes attention is spread evenly over all leads. Source: derived; for
    evidence that high lead volumes can hurt see Smith, Gopalakrishna and Chatterjee (2006).

    Example:
        >>> [round(sales_from_leads(0.2, 500, leads), 1) for leads in (500, 1000)]
        [36.8, 27.1]
    """
    rate = checked("close_rate", close_rate, at_least=0, at_most=1)
    k = checked("capacity", capacity, above=0)
    volume = checked("leads", leads, at_least=0)
    with np.errstate(over="ignore"):
        return given_back(rate * volume * np.exp(-volume / k))


def lead_threshold(handling_cost: ArrayLike, margin: ArrayLike) -> Number:
    """From which chance to close on is a lead worth a salesperson's time?

    Args:
        handling_cost: What working a lead costs, money, at least 0.
        margin: Contribution per *won* deal, money, above 0.

    Returns:
        The chance to close; above 1 no lead is worth it.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: handling cost / margin. Source: break-even, derived.

    Example:
        >>> lead_threshold(300, 1000)
        0.3
    """
    cost = checked("handling_cost", handling_cost, at_least=0)
    return given_back(cost / checked("margin", margin, above=0))


def lead_profit(
    leads: ArrayLike, margin: ArrayLike, handling_cost: ArrayLike, passed_above: ArrayLike
) -> Number:
    """What do leads earn when marketing passes on all above a threshold and sales works them all?

    Args:
        leads: N, leads that come in, at least 0.
        margin: g, contribution per *won* deal, money, above 0.
        handling_cost: c, what working a lead costs, money, at least 0.
        passed_above: t, chance to close from which a lead is passed on, at least 0, below 1.

    Returns:
        Profit, money; negative when handling costs more than it brings.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: N (g(1 − t²)/2 − c(1 − t)). Assumes chances to close spread evenly over 0 to 1.
    Source: derived.

    Example:
        >>> [round(lead_profit(1000, 1000, 300, t)) for t in (0, 0.3)]
        [200000, 245000]
    """
    volume = checked("leads", leads, at_least=0)
    g = checked("margin", margin, above=0)
    cost = checked("handling_cost", handling_cost, at_least=0)
    t = checked("passed_above", passed_above, at_least=0, below=1)
    return given_back(volume * (1 - t) * (g * (1 + t) / 2 - cost))


def rightly_ignored_share(
    handling_cost: ArrayLike, margin: ArrayLike, passed_above: ArrayLike
) -> Number:
    """Which share of the leads passed on is sales *right* to ignore?

    Args:
        handling_cost: What working a lead costs, money, at least 0.
        margin: Contribution per *won* deal, money, above 0.
        passed_above: t, chance to close from which a lead is passed on, at least 0, below 1.

    Returns:
        Share of the leads received, 0 to 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (t* − t)/(1 − t) with t* = handling cost / margin, held between 0 and 1. Assumes
    chances to close spread evenly over 0 to 1. Source: derived.

    Example:
        >>> rightly_ignored_share(700, 1000, 0)
        0.7
    """
    cost = checked("handling_cost", handling_cost, at_least=0)
    worth_it_from = cost / checked("margin", margin, above=0)
    t = checked("passed_above", passed_above, at_least=0, below=1)
    return given_back(np.clip((worth_it_from - t) / (1 - t), 0.0, 1.0))
