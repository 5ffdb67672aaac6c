"""Poor leads: which of the leads passed on is sales right to ignore?"""

from functools import partial

import numpy as np

from framings.assumptions import LEADS, LEADS_PER_FIGURE, WON_DEAL
from framings.live import Crowd, Explorer, PercentSlider, Scene, Update, WholeSlider, Words
from framings.live.shapes import PERSON
from framings.live.style import BACKING, DASHED, DOTTED, FAINT, MARKETING, PAPER, RIVALS, SALES
from framings.models.leads import lead_profit, lead_threshold, rightly_ignored_share
from framings.words import _, euro, percent, say

PEOPLE = LEADS // LEADS_PER_FIGURE
CHANCES = (np.arange(PEOPLE) + 0.5) / PEOPLE  # the poorest first


def poor_leads() -> Explorer:
    """Return the explorer "Poor leads"."""
    passed = _("Marketing passes on leads with a chance of at least (%)")
    cost = _("Cost of working a lead (€)")
    controls = {
        "cost": WholeSlider(cost, 50, 700, step=50, start=300),
        "passed": PercentSlider(passed, 0, 0.95, step=0.05, start=0.1),
    }
    return Explorer("poor_leads", _("Poor leads"), controls, _draw, size=(6, 4.4))


def _draw(scene: Scene) -> Update:
    place, width = 0.15, 0.79
    for across, name, colour in (
        (0.02, _("○ right to ignore"), RIVALS.text),
        (0.36, _("· not passed on"), FAINT),
        (0.66, _("● worth the work"), SALES.text),
    ):
        scene.figure.text(across, 0.94, name, color=colour, weight="bold")
    board = scene.board((place, 0.79, width, 0.13), across=(0, 1), up=(-1, 1))
    person = {"marker": PERSON, "markersize": 17, "markeredgewidth": 1.2}
    queue = Crowd(
        scene,
        board,
        lambda lead: (CHANCES[lead], 0 * lead),
        {"marker": ".", "color": FAINT, "markersize": 7},
        {"color": RIVALS.mark, "markerfacecolor": PAPER, **person},
        {"color": SALES.mark, **person},
        clip_on=False,
    )
    chart = scene.axes(
        (place, 0.135, width, 0.65), (0, 1), (0, WON_DEAL), across_in=percent, up_in=euro
    )
    chart.set(xlabel=_("Chance that the lead becomes a deal"))
    hatched = {"facecolor": PAPER, "edgecolor": RIVALS.mark, "hatch": "//"}
    lost = scene.moves(*chart.fill([0], [0], linewidth=0, **hatched))
    earned = scene.moves(*chart.fill([0], [0], facecolor=SALES.mark, alpha=0.45, linewidth=0))
    scene.moves(*chart.plot([0, 1], [0, WON_DEAL], color=SALES.mark))  # on top of the areas
    costs = scene.moves(*chart.plot([], [], color=RIVALS.mark, linestyle=DASHED))
    low = {"ymax": 0.74, "linestyle": DOTTED, "linewidth": 4, "clip_on": False}  # below the words
    edge = scene.moves(chart.axvline(0, color=MARKETING.mark, **low))
    for up, words, colour in (
        (0.95, _("dotted: marketing passes on from here"), MARKETING),
        (0.87, _("line: what a lead brings on average"), SALES),
        (0.79, _("dashed: what working it costs"), RIVALS),
    ):
        chart.text(0.03, up * WON_DEAL, words, color=colour.text, va="center", bbox=BACKING)
    scene.ghosts(costs, edge)
    scene.drags("cost", chart, along="y")
    for axes in (board, chart):
        scene.drags("passed", axes)

    def update(cost: int, passed: float) -> Words:
        bar = lead_threshold(cost, WON_DEAL)
        start = max(bar, passed)
        received = LEADS * (1 - passed)
        ignore = received * rightly_ignored_share(cost, WON_DEAL, passed)
        earns = partial(lead_profit, LEADS, WON_DEAL, cost)
        tell = partial(say, cost=cost, bar=bar, passed=passed, received=received, ignore=ignore)
        tell = partial(tell, share=ignore / received, all=abs(earns(passed)), best=earns(start))
        tell = partial(tell, kept_back=LEADS * (passed - bar), missed=earns(bar) - earns(passed))
        queue.show(*np.diff([0, *np.searchsorted(CHANCES, (passed, start, 1))]))
        costs.set_data([0, 1], [cost, cost])
        edge.set_xdata([passed, passed])
        lost.set_xy(_between(passed, start, cost))
        earned.set_xy(_between(start, 1, cost))
        picture = _(
            "1,000 leads in a queue, from no chance to certain. A line rises to {margin:€}, what a"
            " won deal brings; working a lead costs {cost:€}, a level dashed line. They meet at"
            " {bar:%}. Marketing passes on {received:.0f} leads, from {passed:%}; {below}."
        )
        below = _("{ignore:.0f} of them lie where the cost is above the line")
        if passed > bar - 1e-9:
            below = _("none of them lies where the cost is above the line")
        picture = tell(picture, margin=WON_DEAL, below=tell(below))
        return Words(tell(_sentence(bar, passed, earns(passed))), picture)

    return update


def _sentence(bar: float, passed: float, earned: float) -> str:
    if abs(bar - passed) < 1e-9:
        return _(
            "Marketing passes on the {received:.0f} leads with a chance of at least {bar:%}, and"
            " these are exactly the ones worth {cost:€} of work: they earn {best:€}. Nobody has"
            " anything to complain about."
        )
    if passed < bar:
        start = _(
            "A lead is worth {cost:€} of work from a chance of {bar:%} on. Of the {received:.0f}"
            " leads that sales gets, {ignore:.0f} lie below that, or {share:%}."
        )
        end = _("Working them all earns {all:€}, working only the others {best:€}.")
        if earned < 0:
            end = _("Working them all loses {all:€}, working only the others earns {best:€}.")
        return f"{start} {end}"
    return _(
        "Every one of the {received:.0f} leads passed on, from a chance of {passed:%}, is worth its"
        " {cost:€} of work. But marketing keeps back {kept_back:.0f} that are worth it too, from"
        " {bar:%} on, and with them {missed:€}."
    )


def _between(low: float, high: float, cost: int) -> list[tuple[float, float]]:
    """Return the corners of what lies between the line and the cost."""
    return [(low, cost), (low, low * WON_DEAL), (high, high * WON_DEAL), (high, cost)]
