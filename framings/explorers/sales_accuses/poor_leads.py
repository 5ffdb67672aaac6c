"""Poor leads: which of the leads passed on is sales right to ignore?"""

from functools import partial

import numpy as np

from framings.assumptions import LEADS, LEADS_PER_FIGURE, WON_DEAL
from framings.live import Crowd, Explorer, Scene, Update, Words
from framings.live.controls import PercentSlider, WholeSlider
from framings.live.shapes import PERSON
from framings.live.style import BACKING, DASHED, DOTTED, FAINT, MARKETING, PAPER, RIVALS, SALES
from framings.models.leads import lead_profit, lead_threshold, rightly_ignored_share
from framings.words import _, euro, percent, say

PEOPLE = LEADS // LEADS_PER_FIGURE
CHANCES = (np.arange(PEOPLE) + 0.5) / PEOPLE  # the poorest first
MOST_MARGIN = 1500


def poor_leads() -> Explorer:
    """Return the explorer "Poor leads"."""
    passed = _("Marketing passes on leads with a chance of at least (%)")
    controls = {
        "cost": WholeSlider(_("Cost of working a lead (€)"), 50, 1000, step=50, start=300),
        "margin": WholeSlider(_("What a won deal brings (€)"), 500, 1500, 100, start=WON_DEAL),
        "passed": PercentSlider(passed, 0, 0.95, step=0.05, start=0),
    }
    return Explorer("poor_leads", _("Poor leads"), controls, _draw, size=(6, 4.8))


def _draw(scene: Scene) -> Update:
    board = scene.board((0.16, 0.72, 0.78, 0.13), across=(0, 1), up=(-1, 1))
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
    counts = []
    for across, name, colour, side in (
        (0.02, _("○ right to ignore"), RIVALS.text, "left"),
        (0.5, _("· not passed on"), FAINT, "center"),
        (0.98, _("● worth the work"), SALES.text, "right"),
    ):
        bold = {"color": colour, "ha": side, "weight": "bold", "size": 14}
        scene.figure.text(across, 0.94, name, **bold)
        counts.append(scene.moves(scene.figure.text(across, 0.885, "", va="center", **bold)))

    chart = scene.axes(
        (0.16, 0.14, 0.78, 0.56), (0, 1), (0, MOST_MARGIN), across_in=percent, up_in=euro
    )
    chart.set(xlabel=_("Chance that the lead becomes a deal"))
    hatched = {"facecolor": PAPER, "edgecolor": RIVALS.mark, "hatch": "//"}
    lost = scene.moves(*chart.fill([0], [0], linewidth=0, **hatched))
    earned = scene.moves(*chart.fill([0], [0], facecolor=SALES.mark, alpha=0.45, linewidth=0))
    worth = scene.moves(*chart.plot([], [], color=SALES.mark))
    expense = scene.moves(*chart.plot([], [], color=RIVALS.mark, linestyle=DASHED))
    label = {"bbox": BACKING, "va": "center", "ha": "left"}
    chart.text(0.03, 1420, _("line: what a lead brings on average"), color=SALES.text, **label)
    chart.text(0.03, 1280, _("dashed: what working it costs"), color=RIVALS.text, **label)
    chart.text(0.03, 1140, _("▼ marketing passes on from here"), color=MARKETING.text, **label)
    # On top of all, and wider than the axis, so that it is seen at the left edge as well.
    edge = scene.moves(
        chart.axvline(
            0, ymax=0.7, color=MARKETING.mark, linestyle=DOTTED, linewidth=5, clip_on=False
        )
    )
    handle = {"color": MARKETING.mark, "markersize": 13, "clip_on": False}
    top = scene.moves(*chart.plot([], [], "v", **handle))
    scene.ghosts(worth, expense, edge, top)
    for axes in (board, chart):
        scene.drags("passed", axes)

    def update(cost: int, margin: int, passed: float) -> Words:
        bar = min(lead_threshold(cost, margin), 1)
        start = max(bar, passed)
        received = LEADS * (1 - passed)
        ignore = received * rightly_ignored_share(cost, margin, passed)
        all_worked = lead_profit(LEADS, margin, cost, passed)
        tell = partial(
            say,
            cost=cost,
            margin=margin,
            bar=bar,
            passed=passed,
            received=received,
            ignore=ignore,
            share=ignore / received,
            all=all_worked,
            best=lead_profit(LEADS, margin, cost, start) if start < 1 else 0,
            missed=lead_profit(LEADS, margin, cost, bar) - all_worked if bar < passed else 0,
            kept_back=LEADS * (passed - bar),
        )
        queue.show(*np.diff([0, *np.searchsorted(CHANCES, (passed, start, 1))]))
        for count, leads in zip(counts, (ignore, LEADS - received, received - ignore), strict=True):
            count.set_text(say(_("{leads:.0f} leads"), leads=leads))
        worth.set_data([0, 1], [0, margin])
        expense.set_data([0, 1], [cost, cost])
        edge.set_xdata([passed, passed])
        top.set_data([passed], [0.7 * MOST_MARGIN])
        lost.set_xy(_between(passed, start, cost, margin))
        earned.set_xy(_between(start, 1, cost, margin))
        picture = _(
            "1,000 leads in a queue, from no chance to certain. A line rises to {margin:€}, what a"
            " won deal brings; working a lead costs {cost:€}, a level dashed line. They meet at"
            " {bar:%}. Marketing passes on {received:.0f} leads, from {passed:%}; {ignore:.0f} of"
            " them lie where the cost is above the line."
        )
        return Words(tell(_sentence(cost, margin, bar, passed)), tell(picture))

    return update


def _sentence(cost: int, margin: int, bar: float, passed: float) -> str:
    if cost >= margin:
        return _(
            "Working a lead costs {cost:€}, and not even a won deal brings more than {margin:€}:"
            " sales is right to ignore all {received:.0f} leads, and the firm to look for other"
            " work."
        )
    if abs(bar - passed) < 1e-9:
        return _(
            "Marketing passes on the {received:.0f} leads with a chance of at least {bar:%}, and"
            " these are exactly the ones worth {cost:€} of work: they earn {best:€}. Nobody has"
            " anything to complain about."
        )
    if passed < bar:
        return _(
            "A lead is worth {cost:€} of work from a chance of {bar:%} on. Of the {received:.0f}"
            " leads that sales gets, {ignore:.0f} lie below that, or {share:%}. Working them all"
            " earns {all:€}, working only the others {best:€}."
        )
    return _(
        "Every one of the {received:.0f} leads passed on, from a chance of {passed:%}, is worth its"
        " {cost:€} of work. But marketing keeps back {kept_back:.0f} that are worth it too, from"
        " {bar:%} on, and with them {missed:€}."
    )


def _between(low: float, high: float, cost: int, margin: int) -> list[tuple[float, float]]:
    """Return the corners of what lies between the line and the cost."""
    return [(low, cost), (low, low * margin), (high, high * margin), (high, cost)]
