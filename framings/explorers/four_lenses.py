"""Four lenses: one company in four small pictures; what is held constant lights one up."""

import numpy as np

from framings.explorers._one_company import (
    COLOURS,
    ELASTICITIES,
    MARKETING,
    MOST_EXTRA,
    SALES,
    money,
    raise_controls,
)
from framings.live import Explorer, Scene, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, INK
from framings.models.spectrum import four_readings
from framings.words import _, percent, signed_percent

MOST_GAIN = 0.3
RAISES = np.linspace(0.01, MOST_EXTRA, 61)


def four_lenses() -> Explorer:
    """Return the explorer "One company, four lenses"."""
    return Explorer(
        "four_lenses",
        _("One company, four lenses"),
        raise_controls(),
        _draw,
        size=(6, 5.2),
    )


def _draw(scene: Scene) -> Update:
    panels = {
        "result": (0.1, 0.57, _("Sales (change)"), MOST_GAIN),
        "effort": (0.6, 0.57, _("What selling achieves"), MOST_GAIN),
        "target": (0.1, 0.12, _("Selling needed (€1,000)"), 36),
        "budget": (0.6, 0.12, _("Selling paid for (€1,000)"), 36),
    }
    names = {
        "result": _("the same"),
        "effort": _("complementary"),
        "target": _("substitutes"),
        "budget": _("rivals"),
    }
    curves, dots, labels = {}, {}, {}
    for held, (left, bottom, title, most) in panels.items():
        axes = scene.axes((left, bottom, 0.38, 0.33), across=(0, MOST_EXTRA), up=(0, most))
        axes.set_xticks([0, 12, 24])
        if most == MOST_GAIN:
            axes.set_yticks([0, 0.1, 0.2, 0.3])
            axes.yaxis.set_major_formatter(lambda share, _position: percent(share))
        else:
            axes.set_yticks([0, 10, 20, 30])
        scene.figure.text(left - 0.08, bottom + 0.36, title, color=INK)
        known = RAISES, _answers(held, RAISES)
        colour = COLOURS[held]
        axes.plot(*known, color=FAINT, linewidth=1.5, linestyle=(0, (3, 2)))
        curves[held] = scene.moves(axes.plot(*known, color=colour.mark, linewidth=5)[0])
        dots[held] = scene.moves(axes.plot([], [], "o", clip_on=False)[0])
        high = 0.9 if most == MOST_GAIN else 0.1
        bold = {"color": colour.text, "weight": "bold", "size": 15, "va": "center"}
        labels[held] = scene.moves(axes.text(1, high * most, names[held], bbox=BACKING, **bold))
    scene.figure.text(0.98, 0.015, _("More money (€1,000 a month)"), ha="right", color=INK)

    def update(held: str, extra: float) -> Words:
        readings = four_readings(MARKETING, SALES, extra, *ELASTICITIES)
        shown = {
            "result": signed_percent(readings.same),
            "effort": signed_percent(readings.complementary),
            "target": money(SALES + readings.substitutes),
            "budget": money(SALES + readings.rivals),
        }
        for lens, curve in curves.items():
            chosen = lens == held
            curve.set_visible(chosen)
            labels[lens].set_visible(chosen)
            dots[lens].set_data([extra], [float(_answers(lens, extra))])
            dots[lens].set_color(COLOURS[lens].mark if chosen else FAINT)
            dots[lens].set_markersize(13 if chosen else 7)
        values = {
            "extra": money(extra),
            "name": names[held],
            "replaced": money(-readings.substitutes),
        }
        values |= {f"{lens}_shown": text for lens, text in shown.items()}
        sentences = {
            "result": _(
                "Put {extra} more in one purse and spend it as well as you can: sales change by"
                " {result_shown}, whoever holds the purse. Through this lens marketing and sales"
                " are the same."
            ),
            "effort": _(
                "Leave selling as it is and give marketing {extra} more: what a euro more of"
                " selling achieves changes by {effort_shown}. Through this lens they are"
                " complementary."
            ),
            "target": _(
                "Keep the sales target and give marketing {extra} more: {target_shown} of selling"
                " is enough, {replaced} less than today. Through this lens they are substitutes."
            ),
            "budget": _(
                "Keep the budget and give marketing {extra} more: selling has {budget_shown} left,"
                " exactly {extra} less than today. Through this lens they are rivals."
            ),
        }
        picture = _(
            "Four small pictures of one company, each against more money, at {extra} a month: sales"
            " {result_shown}; what selling achieves {effort_shown}; selling needed for the same"
            " sales {target_shown}; selling paid for from the same budget {budget_shown}. One is"
            " lit up in its colour and named: {name}."
        )
        return Words(sentences[held].format(**values), picture.format(**values))

    return update


def _answers(held: str, extra: float | np.ndarray) -> np.ndarray:
    """Return what the small picture of this lens shows for a raise."""
    readings = four_readings(MARKETING, SALES, extra, *ELASTICITIES)
    return np.asarray(
        {
            "result": readings.same,
            "effort": readings.complementary,
            "target": SALES + readings.substitutes,
            "budget": SALES + readings.rivals,
        }[held]
    )
