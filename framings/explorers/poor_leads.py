"""Poor leads: which of the leads passed on is sales right to ignore?"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from framings.assumptions import LEADS, LEADS_PER_FIGURE
from framings.explorers.the_door import PERSON
from framings.live import Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, MARKETING, PAPER, RIVALS, SALES
from framings.models.leads import lead_profit, lead_threshold, rightly_ignored_share
from framings.words import _, euro, number, percent

PEOPLE = LEADS // LEADS_PER_FIGURE  # the poorest first
MOST_MARGIN = 3000


def poor_leads() -> Explorer:
    """Return the explorer "Poor leads"."""
    return Explorer(
        "poor_leads",
        _("Poor leads"),
        {
            "cost": WholeSlider(
                _("Cost of working a lead (€)"), low=50, high=1500, step=50, start=300
            ),
            "margin": WholeSlider(
                _("What a won deal brings (€)"), low=500, high=3000, step=100, start=1000
            ),
            "passed": Slider(
                _("Marketing passes on leads with a chance of at least (%)"),
                low=0,
                high=0.95,
                step=0.05,
                start=0,
                shown=".0%",
            ),
        },
        _draw,
        size=(6, 4.8),
    )


def _draw(scene: Scene) -> Update:
    queue = scene.axes((0.16, 0.72, 0.78, 0.13), across=(0, 1), up=(-1, 1))
    queue.set_axis_off()
    (kept_back,) = queue.plot([], [], ".", color=FAINT, markersize=7, clip_on=False)
    scene.moves(kept_back)
    ignored = scene.moves(_people(queue, RIVALS.mark, PAPER))
    worked = scene.moves(_people(queue, SALES.mark, SALES.mark))
    write = scene.figure.text
    for across, words, colour, side in (
        (0.02, _("○ right to ignore"), RIVALS.text, "left"),
        (0.5, _("· not passed on"), FAINT, "center"),
        (0.98, _("● worth the work"), SALES.text, "right"),
    ):
        write(across, 0.94, words, color=colour, ha=side, weight="bold", size=14)
    counted = {"weight": "bold", "va": "center", "size": 14}
    ignored_number = scene.moves(write(0.02, 0.885, "", color=RIVALS.text, **counted))
    kept_number = scene.moves(write(0.5, 0.885, "", color=FAINT, ha="center", **counted))
    worked_number = scene.moves(write(0.98, 0.885, "", color=SALES.text, ha="right", **counted))

    chart = scene.axes(
        (0.16, 0.14, 0.78, 0.56),
        across=(0, 1),
        up=(0, MOST_MARGIN),
        xlabel=_("Chance that the lead becomes a deal"),
    )
    chart.xaxis.set_major_formatter(lambda chance, _position: percent(chance))
    chart.yaxis.set_major_formatter(lambda amount, _position: euro(amount))
    lost = scene.moves(
        chart.fill([0], [0], facecolor=PAPER, edgecolor=RIVALS.mark, hatch="//", linewidth=0)[0]
    )
    earned = scene.moves(chart.fill([0], [0], facecolor=SALES.mark, alpha=0.45, linewidth=0)[0])
    edge = scene.moves(chart.axvline(0, ymax=0.68, color=MARKETING.mark, linestyle=(0, (1, 1))))
    worth = scene.moves(chart.plot([], [], color=SALES.mark)[0])
    expense = scene.moves(chart.plot([], [], color=RIVALS.mark, linestyle=(0, (4, 1.5)))[0])
    label = {"bbox": BACKING, "va": "center", "ha": "left"}
    chart.text(0.02, 2800, _("line: what a lead brings on average"), color=SALES.text, **label)
    chart.text(0.02, 2500, _("dashed: what working it costs"), color=RIVALS.text, **label)
    chart.text(0.02, 2200, _("dotted: marketing's bar"), color=MARKETING.text, **label)

    def update(cost: int, margin: int, passed: float) -> Words:
        bar = min(lead_threshold(cost, margin), 1)
        received = LEADS * (1 - passed)
        ignore = received * rightly_ignored_share(cost, margin, passed)
        work = received - ignore
        all_worked = lead_profit(LEADS, margin, cost, passed)
        start = max(bar, passed)
        best_worked = lead_profit(LEADS, margin, cost, start) if start < 1 else 0
        missed = lead_profit(LEADS, margin, cost, bar) - all_worked if bar < passed else 0

        _stand(kept_back, 0, passed)
        _stand(ignored, passed, start)
        _stand(worked, start, 1)
        ignored_number.set_text(_("{leads} leads").format(leads=number(ignore)))
        kept_number.set_text(_("{leads} leads").format(leads=number(LEADS - received)))
        worked_number.set_text(_("{leads} leads").format(leads=number(work)))
        worth.set_data([0, 1], [0, margin])
        expense.set_data([0, 1], [cost, cost])
        edge.set_xdata([passed, passed])
        lost.set_xy(_between(passed, start, cost, margin))
        earned.set_xy(_between(start, 1, cost, margin))

        values = {
            "cost": euro(cost),
            "margin": euro(margin),
            "bar": percent(bar),
            "passed": percent(passed),
            "received": number(received),
            "ignore": number(ignore),
            "share": percent(ignore / received),
            "all": euro(all_worked),
            "best": euro(best_worked),
            "missed": euro(missed),
            "kept_back": number(LEADS * (passed - bar)),
        }
        picture = _(
            "1,000 leads in a queue, from no chance to certain. A line rises to {margin}, what a"
            " won deal brings; working a lead costs {cost}, a level dashed line. They meet at"
            " {bar}. Marketing passes on {received} leads, from {passed}; {ignore} of them lie"
            " where the cost is above the line."
        )
        return Words(
            _sentence(cost, margin, bar, passed).format(**values), picture.format(**values)
        )

    return update


def _sentence(cost: int, margin: int, bar: float, passed: float) -> str:
    if cost >= margin:
        return _(
            "Working a lead costs {cost}, and not even a won deal brings more than {margin}: sales"
            " is right to ignore all {received} leads, and the firm to look for other work."
        )
    if abs(bar - passed) < 1e-9:
        return _(
            "Marketing passes on the {received} leads with a chance of at least {bar}, and these"
            " are exactly the ones worth {cost} of work: they earn {best}. Nobody has anything to"
            " complain about."
        )
    if passed < bar:
        return _(
            "A lead is worth {cost} of work from a chance of {bar} on. Of the {received} leads it"
            " gets, sales is right to ignore {ignore}, or {share}: the others earn {best}, working"
            " them all {all}."
        )
    return _(
        "Every one of the {received} leads passed on, from a chance of {passed}, is worth its"
        " {cost} of work. But marketing keeps back {kept_back} that are worth it too, from {bar}"
        " on, and with them {missed}."
    )


def _people(axes: Axes, edge: str, face: str) -> Line2D:
    (people,) = axes.plot(
        [],
        [],
        linestyle="",
        marker=PERSON,
        markersize=17,
        markeredgecolor=edge,
        markerfacecolor=face,
        markeredgewidth=1.2,
        clip_on=False,
    )
    return people


def _stand(people: Line2D, low: float, high: float) -> None:
    """Let those stand in the queue whose chance lies between two values."""
    chances = (np.arange(PEOPLE) + 0.5) / PEOPLE
    chances = chances[(chances >= low) & (chances < high)]
    people.set_data(chances, np.zeros(len(chances)))


def _between(low: float, high: float, cost: int, margin: int) -> list[tuple[float, float]]:
    """Return the corners of what lies between the line and the cost."""
    return [(low, cost), (low, low * margin), (high, high * margin), (high, cost)]
