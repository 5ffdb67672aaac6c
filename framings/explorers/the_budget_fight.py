"""The budget fight: how much of a prize is burnt in the fight over it."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.path import Path

from framings.assumptions import PRIZE
from framings.live import EdgeMarker, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import FAINT, INK, PAPER, RIVALS
from framings.models.contest import budget_contest
from framings.words import _, euro, number, percent

NOTES = 100  # each stands for one hundredth of the prize
ALIGNMENTS = np.linspace(0, 1, 51)

_FLAME = Path(
    [
        *[(0, -1), (-1.1, -0.9), (-0.9, 0.1), (-0.2, 1), (-0.15, 0.5), (0.05, 0.3)],
        *[(0.3, 0.55), (0.95, -0.05), (0.9, -0.9), (0, -1), (0, -1)],
    ],
    [Path.MOVETO] + 3 * [Path.CURVE4] + 3 * [Path.CURVE4] + 3 * [Path.CURVE4] + [Path.CLOSEPOLY],
)
_NOTE = Path([(-1, -0.6), (1, -0.6), (1, 0.6), (-1, 0.6), (-1, -0.6)], closed=True)


def the_budget_fight() -> Explorer:
    """Return the explorer "The budget fight"."""
    return Explorer(
        "the_budget_fight",
        _("The budget fight"),
        {
            "departments": WholeSlider(
                _("Departments that fight (number)"), low=2, high=6, step=1, start=2
            ),
            "decisiveness": Slider(
                _("How surely the louder one wins (0.2 hardly, 1.2 nearly always)"),
                low=0.2,
                high=1.2,
                step=0.1,
                start=1,
                shown=".1f",
            ),
            "alignment": Slider(
                _("How much of the others' gain counts as one's own (%)"),
                low=0,
                high=1,
                step=0.05,
                start=0,
                shown=".0%",
            ),
        },
        _draw,
        size=(6, 5),
    )


def _draw(scene: Scene) -> Update:
    pile = scene.axes((0.02, 0.5, 0.96, 0.48))
    pile.set_xlim(-0.6, 19.6)
    pile.set_ylim(-0.7, 6.6)
    left = scene.moves(_heap(pile, _NOTE, PAPER, INK))
    burnt = scene.moves(_heap(pile, _FLAME, RIVALS.mark, RIVALS.text))
    bold = {"weight": "bold", "va": "center"}
    burnt_name = scene.moves(pile.text(-0.4, 5.7, "", color=RIVALS.text, **bold))
    left_name = scene.moves(pile.text(19.4, 5.7, "", color=INK, ha="right", **bold))

    chart = scene.axes(
        (0.16, 0.135, 0.78, 0.32),
        across=(0, 1),
        up=(0, 1),
        xlabel=_("How much of the others' gain counts as one's own"),
        ylabel=_("Burnt"),
    )
    chart.xaxis.set_major_formatter(lambda share, _position: percent(share))
    chart.yaxis.set_major_formatter(lambda share, _position: percent(share))
    line = scene.moves(chart.plot([], [], color=RIVALS.mark)[0])
    here = EdgeMarker(scene, chart, RIVALS.mark, RIVALS.text)

    def update(departments: int, decisiveness: float, alignment: float) -> Words:
        fight = budget_contest(departments, PRIZE, decisiveness, alignment)
        share = float(fight.dissipation)
        notes = round(NOTES * share)
        burnt.set_data(*_places(0, notes))
        left.set_data(*_places(notes, NOTES))
        burnt_name.set_text(_("burnt: {money}").format(money=euro(fight.total_effort)))
        left_name.set_text(_("left: {money}").format(money=euro(PRIZE - fight.total_effort)))
        along = budget_contest(departments, PRIZE, decisiveness, ALIGNMENTS)
        line.set_data(ALIGNMENTS, along.dissipation)
        here.place(alignment, share, percent(share))

        values = {
            "departments": number(departments),
            "prize": euro(PRIZE),
            "effort": euro(fight.effort),
            "share": percent(share),
            "payoff": euro(fight.payoff),
            "fair": euro(PRIZE / departments),
            "counts": percent(alignment),
        }
        if alignment == 1:
            sentence = _(
                "Each of the {departments} cares as much for the others' gain as for its own:"
                " nobody lifts a finger to move {prize} from one pocket of the firm to another,"
                " and each expects {fair}."
            )
        elif share >= 0.75:
            sentence = _(
                "{departments} departments fight over {prize}. Each spends {effort} on it, {share}"
                " of the prize goes up in smoke, and each expects {payoff} where a truce would"
                " bring {fair}. The slides were excellent."
            )
        else:
            sentence = _(
                "{departments} departments fight over {prize}. Each spends {effort} on it, {share}"
                " of the prize is burnt, and each expects {payoff} where a truce would bring"
                " {fair}. And yet none gains by fighting less on its own."
            )
        picture = _(
            "One hundred notes of {note}: {burnt} of them burn. Below, a line falls from {most}"
            " burnt, when each of the {departments} departments looks to itself, to nothing when"
            " the others' gain counts in full; you stand at {counts} and {share}."
        ).format(
            note=euro(PRIZE / NOTES),
            burnt=number(notes),
            most=percent(along.dissipation[0]),
            **values,
        )
        return Words(sentence.format(**values), picture)

    scene.figure.text(0.94, 0.455, _("peace →"), color=FAINT, ha="right")
    return update


def _heap(axes, shape: Path, fill: str, edge: str) -> Line2D:
    (heap,) = axes.plot(
        [], [], linestyle="", marker=shape, markersize=15, color=fill, markeredgecolor=edge
    )
    heap.set_markeredgewidth(1.2)
    return heap


def _places(first: int, last: int) -> tuple[list[float], list[float]]:
    """Where these notes lie: columns of five from left to right."""
    notes = range(first, last)
    return [float(n // 5) for n in notes], [4.0 - n % 5 for n in notes]
