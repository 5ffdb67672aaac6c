"""The lead contract: a score, a bar, who works what, and what a better score would be worth."""

from functools import partial

import numpy as np

from framings.assumptions import LEADS, LEADS_PER_DOT, WON_DEAL
from framings.live import EdgeMarker, Explorer, Scene, Stops, Update, WholeSlider, Words
from framings.live.style import DASHED, DOTTED, FAINT, MARKETING, PAPER, RIVALS, SALES
from framings.models.leads import (
    SortedLeads,
    best_score_bar,
    lead_threshold,
    scored_leads_profit,
    sorted_leads,
)
from framings.words import _, euro, percent, say

DOTS = LEADS // LEADS_PER_DOT
# Each lead's chance to buy, and the score it gets by lot if its score does not tell the chance.
CHANCES = (np.arange(DOTS) + 0.5) / DOTS
LOT = (np.arange(DOTS) * (np.sqrt(5) - 1) / 2 + 0.3) % 1
# The part of leads whose score tells the chance grows in this order.
TOLD = np.random.default_rng(3).permutation(CHANCES)
BARS = np.linspace(0, 1, 101)


def the_lead_contract() -> Explorer:
    """Return the explorer "The lead contract"."""
    bar = _("The bar: sales works leads with a score of at least (0 to 100)")
    controls = {
        "bar": WholeSlider(bar, 0, 100, step=5, start=50),
        "accuracy": Stops(_("How much the score tells about a lead"), _told(), start=0.0),
        "cost": WholeSlider(_("Cost of working a lead (€)"), 200, 800, step=100, start=600),
    }
    return Explorer("the_lead_contract", _("The lead contract"), controls, _draw, size=(6, 5.8))


def _draw(scene: Scene) -> Update:
    counts = []
    for up, colour in ((0.97, MARKETING), (0.925, SALES)):
        bold = {"color": colour.text, "weight": "bold", "va": "center"}
        counts.append(scene.moves(scene.figure.text(0.02, up, "", **bold)))
    leads = scene.axes((0.19, 0.48, 0.76, 0.36), (0, 1), (0, 1), up_in=percent)
    leads.set(ylabel=_("Chance to buy"), xticks=BARS[::20], xticklabels=[], yticks=BARS[::50])
    worth = scene.moves(*leads.plot([], [], color=RIVALS.mark, linestyle=DASHED))
    look = {"linestyle": "", "clip_on": False, "markersize": 7, "markeredgewidth": 1.5}
    hollow = {"marker": "o", "color": MARKETING.mark, "markerfacecolor": PAPER}
    kept = scene.moves(*leads.plot([], [], **hollow, **look))
    worked = scene.moves(*leads.plot([], [], marker="o", color=SALES.mark, **look))
    dashed = _("dashed: from this chance on a lead is worth the work")
    scene.figure.text(0.02, 0.88, dashed, color=RIVALS.text, va="center")

    chart = scene.axes(
        (0.19, 0.11, 0.76, 0.28), (0, 1), (-200, 350), across_in=_score, up_in=_money
    )
    chart.set(xlabel=_("Score of the lead, and bar"), yticks=[-200, 0, 200])
    chart.axhline(0, color=FAINT, linewidth=1.5)
    scene.figure.text(0.02, 0.415, _("Profit by bar (dashed: if the score told everything)"))
    could = scene.moves(*chart.plot([], [], color=FAINT, linestyle=DASHED, linewidth=2))
    does = scene.moves(*chart.plot([], [], color=SALES.mark))
    edges = [
        scene.moves(axes.axvline(0, color=MARKETING.mark, linestyle=DOTTED, clip_on=False))
        for axes in (leads, chart)
    ]
    here = EdgeMarker(scene, chart, SALES, offset=(10, 10))
    scene.ghosts(does, here.dot, *edges)
    for axes in (leads, chart):
        scene.drags("bar", axes, place=lambda bar: bar / 100)

    def update(bar: int, accuracy: float, cost: int) -> Words:
        profit = partial(scored_leads_profit, LEADS, WON_DEAL, cost)
        best = best_score_bar(WON_DEAL, cost, accuracy)
        told_all = profit(1, best_score_bar(WON_DEAL, cost, 1))
        share, worth_from = bar / 100, lead_threshold(cost, WON_DEAL)
        earned = profit(accuracy, share)
        fate = sorted_leads(LEADS, worth_from, accuracy, share)
        tell = partial(say, bar=bar, cost=cost, earned=earned, loss=-earned, most=told_all)
        tell = partial(tell, good=fate.well_worked, vain=fate.worked_in_vain, missed=fate.missed)
        tell = partial(tell, left=fate.rightly_left, worked=LEADS * (1 - share), all=LEADS)
        tell = partial(tell, worth=worth_from, told=_named(accuracy))

        score = np.where(accuracy > TOLD, CHANCES, LOT)
        passed = score >= share
        worked.set_data(score[passed], CHANCES[passed])
        kept.set_data(score[~passed], CHANCES[~passed])
        worth.set_data([0, 1], [worth_from, worth_from])
        for edge in edges:
            edge.set_xdata([share, share])
        could.set_data(BARS, profit(1, BARS) / 1000)
        does.set_data(BARS, profit(accuracy, BARS) / 1000)
        here.place(share, earned / 1000, tell("{earned:€}"))
        keeps = _("○ marketing keeps: {missed:.0f} worth the work, {left:.0f} not")
        works = _("● sales works: {good:.0f} worth the work, {vain:.0f} not")
        for count, words in zip(counts, (keeps, works), strict=True):
            count.set_text(tell(words))

        sentence = [_worked(bar, fate), _earned(earned)]
        if abs(100 * best - bar) <= 2.5:  # half a step
            sentence.append(_best(accuracy))
        picture = _(
            "100 dots, each ten leads, by score and chance to buy; the score tells {told} about the"
            " chance. A dotted bar at {bar} divides those that marketing keeps from those that"
            " sales works; a dashed line at {worth:%} those worth {cost:€} of work from the others."
            " Worked: {good:.0f} worth it, {vain:.0f} not; kept: {missed:.0f} worth it, {left:.0f}"
            " not. Below it the profit for every bar, at this one {earned:€}; if the score told"
            " everything, the best bar would earn {most:€}."
        )
        return Words(tell(" ".join(sentence)), tell(picture))

    return update


def _told() -> dict[str, float]:
    """Return how often a score tells the chance, by the words for it."""
    return {
        _("nothing"): 0.0,
        _("a little"): 0.25,
        _("half"): 0.5,
        _("most"): 0.75,
        _("everything"): 1.0,
    }


def _named(accuracy: float) -> str:
    return next(words for words, value in _told().items() if value == accuracy)


def _score(share: float) -> str:
    return say("{score:f}", score=100 * share)


def _money(thousands: float) -> str:
    return euro(1000 * thousands)


def _worked(bar: int, fate: SortedLeads) -> str:
    if bar == 0:
        return _(
            "Sales works all {all} leads: {good:.0f} are worth their {cost:€} of work, {vain:.0f}"
            " are not."
        )
    if bar == 100:
        return _("Sales works none of the {all} leads, although {missed:.0f} are worth the work.")
    if fate.worked_in_vain < 0.5:
        worked = _(
            "Sales works the {worked:.0f} leads with a score of at least {bar}, and all are worth"
            " their {cost:€} of work."
        )
    else:
        worked = _(
            "Sales works the {worked:.0f} leads with a score of at least {bar}: {good:.0f} are"
            " worth their {cost:€} of work, {vain:.0f} are not."
        )
    if fate.missed < 0.5:
        return worked
    return f"{worked} {_('Marketing keeps back {missed:.0f} that are.')}"


def _earned(earned: float) -> str:
    if abs(earned) < 0.5:
        return _("That earns nothing and loses nothing.")
    return _("That earns {earned:€}.") if earned > 0 else _("That loses {loss:€}.")


def _best(accuracy: float) -> str:
    if accuracy == 1:
        return _("No other bar here earns more.")
    return _(
        "With this score no other bar here earns more; a score that tells everything could earn"
        " {most:€}."
    )
