"""Leads: how many marketing should pass on, and which, to a sales team with limited time.

Too many leads is the complementary picture gone wrong; poor leads, and leads that nobody calls, are
what sales and marketing reproach each other with.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from framings.models._domain import Number, checked, given_back, one_of

ATTENTION = ("needs a minimum", "diminishing")


@dataclass(frozen=True)
class LeadVolume:
    """The number of leads with the most sales.

    Attributes:
        leads: Leads passed on.
        sales: Deals closed.
    """

    leads: Number
    sales: Number


@dataclass(frozen=True)
class SortedLeads:
    """What a bar makes of leads, some of which are worth the work.

    Attributes:
        well_worked: Worked, and worth it.
        worked_in_vain: Worked, and not worth it: "your leads are poor".
        missed: Left, although worth the work: "you ignore good leads".
        rightly_left: Left, and not worth the work.
    """

    well_worked: Number
    worked_in_vain: Number
    missed: Number
    rightly_left: Number


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


def sales_from_attention(
    close_rate: ArrayLike, capacity: ArrayLike, leads: ArrayLike, attention: str
) -> Number:
    """Do more leads bring more sales, when each gets an equal part of the attention there is?

    That depends on what a little attention is worth.

    Args:
        close_rate: p₀, chance to close a lead that gets full attention, 0 to 1.
        capacity: K, above 0: how many leads' worth of attention there is. If attention needs a
            minimum, sales are highest at K leads; if it is diminishing, p₀K is the most that any
            number of leads can bring.
        leads: L, leads passed on, at least 0.
        attention: "needs a minimum" (a little of it is worth next to nothing) or "diminishing"
            (the first bit is worth most).

    Returns:
        Deals closed; 0 without leads. With attention that needs a minimum they fall once leads
        exceed the capacity, with diminishing attention they never fall.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: p₀ L e^(−L/K), or p₀ L (1 − e^(−K/L)). Assumes that sales works all leads alike; see
    ``sales_from_chosen_leads``. Source: derived; for evidence that high lead volumes can hurt see
    Smith, Gopalakrishna and Chatterjee (2006).

    Example:
        >>> for kind in ATTENTION:
        ...     print([round(sales_from_attention(0.2, 500, leads, kind)) for leads in (500, 1000)])
        [37, 27]
        [63, 79]
    """
    rate = checked("close_rate", close_rate, at_least=0, at_most=1)
    k = checked("capacity", capacity, above=0)
    volume = checked("leads", leads, at_least=0)
    kind = one_of("attention", attention, ATTENTION)
    with np.errstate(over="ignore"):
        if kind == "needs a minimum":
            worth = np.exp(-volume / k)
        else:
            worth = -np.expm1(-k / np.where(volume > 0, volume, 1.0))
    return given_back(rate * volume * worth)


def sales_from_chosen_leads(
    close_rate: ArrayLike, capacity: ArrayLike, leads: ArrayLike, attention: str
) -> Number:
    """Do more leads bring more sales, when sales may leave some of them?

    Never fewer: what is too much is left.

    Args:
        close_rate: p₀, chance to close a lead that gets full attention, 0 to 1.
        capacity: K, how many leads' worth of attention there is, above 0; see
            ``sales_from_attention``.
        leads: L, leads passed on, at least 0.
        attention: "needs a minimum" or "diminishing".

    Returns:
        Deals closed when sales works as many of the leads as is best; 0 without leads. It never
        falls with more leads.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: ``sales_from_attention`` of w leads, w = min(L, K) if attention needs a minimum, all of
    them if it is diminishing. Assumes leads that are all alike. Source: derived.

    Example:
        >>> [round(sales_from_chosen_leads(0.2, 500, n, "needs a minimum")) for n in (500, 1000)]
        [37, 37]
    """
    k = checked("capacity", capacity, above=0)
    volume = checked("leads", leads, at_least=0)
    if one_of("attention", attention, ATTENTION) == "needs a minimum":
        volume = np.minimum(volume, k)
    return sales_from_attention(close_rate, k, volume, attention)


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

    Formula: p₀ L e^(−L/K): ``sales_from_attention`` that needs a minimum. Assumes attention is
    spread evenly over all leads. Source: derived.

    Example:
        >>> [round(sales_from_leads(0.2, 500, leads), 1) for leads in (500, 1000)]
        [36.8, 27.1]
    """
    return sales_from_attention(close_rate, capacity, leads, "needs a minimum")


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


def scored_leads_profit(
    leads: ArrayLike,
    margin: ArrayLike,
    handling_cost: ArrayLike,
    accuracy: ArrayLike,
    bar: ArrayLike,
) -> Number:
    """What do leads earn when sales works those whose score is above a bar?

    Args:
        leads: N, leads that come in, at least 0.
        margin: g, contribution per *won* deal, money, above 0.
        handling_cost: c, what working a lead costs, money, at least 0.
        accuracy: q, 0 to 1: how often the score is the chance to close; else it is a number drawn
            by lot.
        bar: b, score from which a lead is worked, 0 (all) to 1 (none).

    Returns:
        Profit, money; negative when handling costs more than it brings.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: N (1 − b)(g(1 + qb)/2 − c): of the leads above the bar, the chance to close is on
    average (1 + qb)/2. Assumes chances to close, and scores drawn by lot, spread evenly over 0 to
    1. At accuracy 1 it is ``lead_profit``. Source: derived.

    Example:
        >>> [round(scored_leads_profit(1000, 1000, 300, q, 0.3)) for q in (0, 0.5, 1)]
        [140000, 192500, 245000]
    """
    volume = checked("leads", leads, at_least=0)
    g = checked("margin", margin, above=0)
    cost = checked("handling_cost", handling_cost, at_least=0)
    q = checked("accuracy", accuracy, at_least=0, at_most=1)
    b = checked("bar", bar, at_least=0, at_most=1)
    return given_back(volume * (1 - b) * (g * (1 + q * b) / 2 - cost))


def best_score_bar(margin: ArrayLike, handling_cost: ArrayLike, accuracy: ArrayLike) -> Number:
    """Where should the bar be, from which score on is a lead worth working?

    Args:
        margin: g, contribution per *won* deal, money, above 0.
        handling_cost: c, what working a lead costs, money, at least 0.
        accuracy: q, how often the score is the chance to close, 0 to 1; see
            ``scored_leads_profit``.

    Returns:
        The bar at which the last lead worked just pays: 0 (work them all) to 1 (work none). A
        score that tells nothing calls for one or the other: 0 if half the margin covers the cost,
        else 1.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: (c/g − (1 − q)/2)/q, held between 0 and 1. Source: first-order condition of
    ``scored_leads_profit``, derived.

    Example:
        >>> [round(best_score_bar(1000, 300, accuracy), 2) for accuracy in (1, 0.5, 0.2, 0)]
        [0.3, 0.1, 0.0, 0.0]
    """
    g = checked("margin", margin, above=0)
    cost = checked("handling_cost", handling_cost, at_least=0)
    q = checked("accuracy", accuracy, at_least=0, at_most=1)
    tells = q > 0
    with np.errstate(over="ignore"):
        bar = 0.5 + (cost / g - 0.5) / np.where(tells, q, 1.0)
    return given_back(np.where(tells, np.clip(bar, 0.0, 1.0), cost > g / 2))


def sorted_leads(
    leads: ArrayLike, worth_from: ArrayLike, accuracy: ArrayLike, bar: ArrayLike
) -> SortedLeads:
    """Which leads does a score with a bar let sales work, and which does it leave?

    Args:
        leads: N, leads that come in, at least 0.
        worth_from: t, chance to close from which a lead is worth the work, 0 to 1; see
            ``lead_threshold``.
        accuracy: q, how often the score is the chance to close, 0 to 1; see
            ``scored_leads_profit``.
        bar: b, score from which a lead is worked, 0 (all) to 1 (none).

    Returns:
        How many leads on average are worked or left, rightly or wrongly; together all leads.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: worked and worth it N (q(1 − max(b, t)) + (1 − q)(1 − b)(1 − t)); the others follow,
    since N(1 − b) are worked and N(1 − t) worth it. Assumes what ``scored_leads_profit`` assumes.
    Source: derived.

    Example:
        >>> fate = sorted_leads(1000, worth_from=0.6, accuracy=0.5, bar=0.7)
        >>> [round(count) for count in (fate.well_worked, fate.worked_in_vain, fate.missed)]
        [210, 90, 190]
    """
    volume = checked("leads", leads, at_least=0)
    t = checked("worth_from", worth_from, at_least=0, at_most=1)
    q = checked("accuracy", accuracy, at_least=0, at_most=1)
    b = checked("bar", bar, at_least=0, at_most=1)
    # Each from its own terms, so that none comes out below 0.
    told, drawn = volume * q, volume * (1 - q)
    return SortedLeads(
        well_worked=given_back(told * (1 - np.maximum(b, t)) + drawn * (1 - b) * (1 - t)),
        worked_in_vain=given_back(told * np.maximum(t - b, 0) + drawn * (1 - b) * t),
        missed=given_back(told * np.maximum(b - t, 0) + drawn * b * (1 - t)),
        rightly_left=given_back(told * np.minimum(b, t) + drawn * b * t),
    )
