"""Better marketing: more or fewer salespeople? Three answers in one picture."""

from functools import partial

import numpy as np

from framings.assumptions import MARKETING_WEIGHT, MODERATE_SIGMA, RETURNS
from framings.explorers._shared import sigma_place, sigma_stops, sigma_ticks
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import LogSlider
from framings.live.style import COMPLEMENTARY, DASHED, DOTTED, GUIDE, INK, RIVALS, SUBSTITUTES
from framings.models.ces import HELD_CONSTANT, complementarity_threshold, sales_effort_ratio
from framings.words import _, say, signed_percent

MOST = 1.6
SMALL = 0.005  # less shows as 0%
PLACES = np.linspace(0, 1, 61)
GRID_OF_SIGMAS = np.array([p / (1 - p) if p < 1 else np.inf for p in PLACES])
LOOKS = {
    "target": (SUBSTITUTES, "-", "o"),
    "budget": (RIVALS, DASHED, "s"),
    "nothing": (COMPLEMENTARY, DOTTED, "D"),
}


def more_or_fewer() -> Explorer:
    """Return the explorer "Better marketing: more or fewer salespeople?"."""
    works = _("How well a euro of marketing works (times today)")
    controls = {
        "sigma": sigma_stops(start=MODERATE_SIGMA),
        "effectiveness": LogSlider(works, 0.5, 4, steps=36, start=1, shown=".2f"),
    }
    return Explorer(
        "more_or_fewer", _("Better marketing: more or fewer salespeople?"), controls, _draw
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.13, 0.15, 0.57, 0.74), across=(0, 1), up=(0, MOST))
    axes.set(
        xlabel=_("How easily one replaces the other"), yticks=[0, 0.5, 1, 1.5], **sigma_ticks()
    )
    write = scene.figure.text
    write(0.02, 0.93, _("Selling effort that is best then (today = 1)"))
    axes.axhline(1, color=INK, linewidth=1.5)
    here = scene.moves(axes.axvline(0, **GUIDE))
    names = {
        "target": _("● target held"),
        "budget": _("■ budget held"),
        "nothing": _("◆ nothing held"),
    }
    curves, dots, changes = {}, {}, {}
    for row, held in enumerate(reversed(HELD_CONSTANT)):
        colour, dashes, marker = LOOKS[held]
        curves[held] = scene.moves(*axes.plot([], [], color=colour.mark, linestyle=dashes))
        dots[held] = EdgeMarker(scene, axes, colour, marker=marker)
        height = 0.78 - 0.25 * row
        bold = {"color": colour.text, "weight": "bold"}
        write(0.72, height, names[held], **bold)
        changes[held] = scene.moves(write(0.75, height - 0.075, "", size=18, **bold))

    def update(sigma: float, effectiveness: float) -> Words:
        here.set_xdata([sigma_place(sigma)] * 2)
        change = {}
        for held in HELD_CONSTANT:
            known = (effectiveness, RETURNS, held)
            change[held] = sales_effort_ratio(MARKETING_WEIGHT, sigma, *known) - 1
            grid = sales_effort_ratio(MARKETING_WEIGHT, GRID_OF_SIGMAS, *known)
            curves[held].set_data(PLACES, grid)
            dots[held].place(sigma_place(sigma), change[held] + 1)
            changes[held].set_text(signed_percent(change[held]))
        turn = complementarity_threshold(RETURNS)
        tell = partial(say, sigma=sigma, times=effectiveness, turn=turn, **change)
        sentence = _(
            "If a euro of marketing works {times:.2} times as well and the two replace each other"
            " with strength {sigma:.2}, the best selling effort changes by {target:+%} with the"
            " sales target held, by {budget:+%} with the budget held and by {nothing:+%} with"
            " nothing held. "
        )
        picture = _(
            "Three curves of the best selling effort against how easily one replaces the other,"
            " when a euro of marketing works {times:.2} times as well. They cross today's level at"
            " 0 (target held), 1 (budget held) and {turn:.2} (nothing held). At {sigma:.2} they"
            " stand at {target:+%}, {budget:+%} and {nothing:+%} from today."
        )
        if effectiveness == 1:
            sentence = _(
                "A euro of marketing works as it does today, so at {sigma:.2}, as everywhere, all"
                " three curves lie at today's level."
            )
        else:
            sentence += _verdict([*change.values()])
        return Words(tell(sentence), tell(picture))

    return update


def _verdict(changes: list[float]) -> str:
    fewer, more = min(changes) <= -SMALL, max(changes) >= SMALL
    if fewer and more:
        return _("Fewer or more salespeople: it depends on what you hold constant.")
    if fewer:
        return _("Here nothing you hold constant brings more salespeople.")
    return _("Here nothing you hold constant brings fewer salespeople.")
