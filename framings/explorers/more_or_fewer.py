"""Better marketing: more or fewer salespeople? Three answers in one picture."""

import math

import numpy as np

from framings.assumptions import MARKETING_WEIGHT, MODERATE_SIGMA, RETURNS, SIGMAS
from framings.live import EdgeMarker, Explorer, LogSlider, Scene, Stops, Words, stops
from framings.live.figure import Update
from framings.live.style import COMPLEMENTARY, FAINT, INK, RIVALS, SUBSTITUTES
from framings.models.ces import HELD_CONSTANT, complementarity_threshold, sales_effort_ratio
from framings.words import _, brief, signed_percent

MOST = 1.6
SMALL = 0.005  # less shows as 0%
PLACES = np.linspace(0, 1, 61)
GRID_OF_SIGMAS = np.array([p / (1 - p) if p < 1 else math.inf for p in PLACES])
LOOKS = {
    "target": (SUBSTITUTES, "-", "o"),
    "budget": (RIVALS, (0, (4, 1.5)), "s"),
    "nothing": (COMPLEMENTARY, (0, (1, 1)), "D"),
}


def more_or_fewer() -> Explorer:
    """Return the explorer "Better marketing: more or fewer salespeople?"."""
    return Explorer(
        "more_or_fewer",
        _("Better marketing: more or fewer salespeople?"),
        {
            "sigma": Stops(
                _("How easily one replaces the other (0 not at all, ∞ completely)"),
                stops(SIGMAS),
                start=MODERATE_SIGMA,
            ),
            "effectiveness": LogSlider(
                _("How well a euro of marketing works (times today)"),
                low=0.5,
                high=4,
                steps=36,
                start=2,
                shown=".2f",
            ),
        },
        _draw,
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.13, 0.15, 0.57, 0.74),
        across=(0, 1),
        up=(0, MOST),
        xlabel=_("How easily one replaces the other"),
    )
    marked = (0, 0.5, 1, 2, 5, math.inf)
    axes.set_xticks([_place(sigma) for sigma in marked], [*stops(marked)])
    axes.set_yticks([0, 0.5, 1, 1.5])
    write = scene.figure.text
    write(0.02, 0.93, _("Selling effort that is best then (today = 1)"))
    axes.axhline(1, color=INK, linewidth=1.5)
    here = scene.moves(axes.axvline(0, color=FAINT, linewidth=1.5, linestyle="--"))
    names = {
        "target": _("● target fixed"),
        "budget": _("■ budget fixed"),
        "nothing": _("◆ nothing fixed"),
    }
    curves, dots, changes = {}, {}, {}
    for row, held in enumerate(reversed(HELD_CONSTANT)):
        colour, dashes, marker = LOOKS[held]
        curves[held] = scene.moves(axes.plot([], [], color=colour.mark, linestyle=dashes)[0])
        dots[held] = EdgeMarker(scene, axes, colour.mark, colour.text, marker=marker)
        height = 0.78 - 0.25 * row
        write(0.72, height, names[held], color=colour.text, weight="bold")
        changes[held] = scene.moves(
            write(0.75, height - 0.075, "", color=colour.text, weight="bold", size=18)
        )

    def update(sigma: float, effectiveness: float) -> Words:
        here.set_xdata([_place(sigma)] * 2)
        change = {}
        for held in HELD_CONSTANT:
            known = (MARKETING_WEIGHT, sigma, effectiveness, RETURNS, held)
            change[held] = sales_effort_ratio(*known) - 1
            grid = sales_effort_ratio(
                MARKETING_WEIGHT, GRID_OF_SIGMAS, effectiveness, RETURNS, held
            )
            curves[held].set_data(PLACES, grid)
            dots[held].place(_place(sigma), change[held] + 1)
            changes[held].set_text(signed_percent(change[held]))
        values = {held: signed_percent(value) for held, value in change.items()}
        values |= {"sigma": brief(sigma, 2), "times": brief(effectiveness, 2)}
        values["turn"] = brief(complementarity_threshold(RETURNS), 2)
        sentence = _(
            "If a euro of marketing works {times} times as well and the two replace each other with"
            " strength {sigma}, the best selling effort changes by {target} with the sales target"
            " fixed, by {budget} with the budget fixed and by {nothing} with nothing fixed. "
        )
        picture = _(
            "Three curves of the best selling effort against how easily one replaces the other,"
            " when a euro of marketing works {times} times as well. They cross today's level at 0"
            " (target fixed), 1 (budget fixed) and {turn} (nothing fixed). At {sigma} they stand"
            " at {target}, {budget} and {nothing} from today."
        )
        return Words(
            sentence.format(**values) + _verdict([*change.values()]), picture.format(**values)
        )

    return update


def _verdict(changes: list[float]) -> str:
    fewer, more = min(changes) <= -SMALL, max(changes) >= SMALL
    if fewer and more:
        return _("Fewer or more salespeople: it depends on what you hold constant.")
    if fewer:
        return _("Here nothing you hold constant brings more salespeople.")
    if more:
        return _("Here nothing you hold constant brings fewer salespeople.")
    return _("Nothing got better or worse, so nothing changes.")


def _place(sigma: float) -> float:
    """Return where an elasticity lies on an axis that has room for all of them."""
    return 1.0 if math.isinf(sigma) else sigma / (1 + sigma)
