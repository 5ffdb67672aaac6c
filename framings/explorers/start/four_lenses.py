"""Four lenses: one company in four small pictures; what is held constant lights one up."""

from functools import partial

import numpy as np

from framings.explorers._shared import (
    COLOURS,
    ELASTICITIES,
    MARKETING,
    MOST_EXTRA,
    SALES,
    euros,
    framing_names,
    raise_controls,
)
from framings.live import Explorer, Scene, Update, Words
from framings.live.style import BACKING, FAINT, INK
from framings.models.spectrum import four_readings
from framings.words import _, percent, say

MOST_GAIN, MOST_SELLING = 0.3, 36
RAISES = np.linspace(0.01, MOST_EXTRA, 61)


def four_lenses() -> Explorer:
    """Return the explorer "One company, four lenses"."""
    title, controls = _("One company, four lenses"), raise_controls(unchosen=_("not chosen yet"))
    return Explorer("four_lenses", title, controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    names, known = framing_names(), _answers(RAISES)
    gains = {"up": (0, MOST_GAIN), "yticks": [0, 0.1, 0.2, 0.3], "up_in": percent}
    selling = {"up": (0, MOST_SELLING), "yticks": [0, 10, 20, 30]}
    curves, dots, labels = {}, {}, {}
    for held, left, bottom, title, scale, high in (
        ("result", 0.1, 0.57, _("Sales (change)"), gains, 0.9 * MOST_GAIN),
        ("effort", 0.6, 0.57, _("What selling achieves"), gains, 0.9 * MOST_GAIN),
        ("target", 0.1, 0.12, _("Selling needed (€1,000)"), selling, 0.1 * MOST_SELLING),
        ("budget", 0.6, 0.12, _("Selling paid for (€1,000)"), selling, 0.1 * MOST_SELLING),
    ):
        place = (left, bottom, 0.38, 0.33)
        axes = scene.axes(place, across=(0, MOST_EXTRA), xticks=[0, 12, 24], **scale)
        scene.figure.text(left - 0.08, bottom + 0.36, title, color=INK)
        colour = COLOURS[held]
        axes.plot(RAISES, known[held], color=FAINT, linewidth=1.5, linestyle=(0, (3, 2)))
        curves[held] = scene.moves(*axes.plot(RAISES, known[held], color=colour.mark, linewidth=5))
        dots[held] = scene.moves(*axes.plot([], [], "o", clip_on=False))
        bold = {"color": colour.text, "weight": "bold", "size": 15, "va": "center"}
        labels[held] = scene.moves(axes.text(1, high, names[held], bbox=BACKING, **bold))
        scene.drags("extra", axes)
    scene.ghosts(*dots.values())
    scene.figure.text(0.98, 0.015, _("More money (€1,000 a month)"), ha="right", color=INK)

    def update(held: str, extra: float) -> Words:
        answers = _answers(extra)
        for lens, curve in curves.items():
            chosen = lens == held
            curve.set_visible(chosen)
            labels[lens].set_visible(chosen)
            dots[lens].set_data([extra], [answers[lens]])
            dots[lens].set_color(COLOURS[lens].mark if chosen else FAINT)
            dots[lens].set_markersize(13 if chosen else 7)
        picture = _(
            "Four small pictures of one company, each against more money, at {extra:€} a month:"
            " sales {same:+%}; what selling achieves {complementary:+%}; selling needed for the"
            " same sales {needed:€}; selling paid for from the same budget {paid:€}."
        )
        if held:
            picture += " " + _("One is lit up in its colour and named: {name}.")
        tell = partial(
            say,
            same=answers["result"],
            complementary=answers["effort"],
            needed=euros(answers["target"]),
            paid=euros(answers["budget"]),
            replaced=euros(SALES - answers["target"]),
            extra=euros(extra),
            name=names.get(held, ""),
        )
        return Words(tell(_sentences()[held]), tell(picture))

    return update


def _sentences() -> dict[str, str]:
    return {
        "": _(
            "One company, and {extra:€} more: the four small pictures give {same:+%} sales,"
            " {complementary:+%} for what selling achieves, {needed:€} of selling needed and"
            " {paid:€} of selling paid for."
        ),
        "result": _(
            "Put {extra:€} more in the one purse, from which one person pays for the best mix:"
            " sales change by {same:+%}. Only the result is asked for. Through this lens marketing"
            " and sales are the same: they have one goal."
        ),
        "effort": _(
            "Leave selling as it is and give marketing {extra:€} more: what a euro more of selling"
            " achieves changes by {complementary:+%}. Through this lens they are complementary."
        ),
        "target": _(
            "Keep the sales target and give marketing {extra:€} more: {needed:€} of selling is"
            " enough, {replaced:€} less than today. Through this lens they are substitutes."
        ),
        "budget": _(
            "Keep the budget and give marketing {extra:€} more: selling has {paid:€} left, exactly"
            " {extra:€} less than today. Through this lens they are rivals."
        ),
    }


def _answers(extra: float | np.ndarray) -> dict[str, float | np.ndarray]:
    """Return what each small picture shows for a raise."""
    readings = four_readings(MARKETING, SALES, extra, *ELASTICITIES)
    return {
        "result": readings.same,
        "effort": readings.complementary,
        "target": SALES + readings.substitutes,
        "budget": SALES + readings.rivals,
    }
