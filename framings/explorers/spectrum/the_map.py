"""The map: how replaceable the work is, and how far the departments pull together."""

import math
from functools import partial

import numpy as np

from framings.assumptions import MARKETING_WEIGHT, RETURNS
from framings.explorers._shared import sigma_place, sigma_stops, sigma_ticks
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import Slider
from framings.live.style import FAINT, INK, RIVALS
from framings.models.spectrum import budget_ratio_for_claim, effort_game, team_effort
from framings.words import _, brief, say

NO_LOSS = 0.0005  # a smaller loss of profit shows as 0.0%
BOAST = 0.1
PLACES = np.linspace(0, 1, 101)
SIGMAS = np.array([place / (1 - place) if place < 1 else math.inf for place in PLACES])
LEFT, WIDE = 0.125, 0.655


def the_map() -> Explorer:
    """Return the explorer "The map"."""
    alignment = _("Alignment: how much the other's result counts (0 not at all, 1 as much as own)")
    controls = {
        "sigma": sigma_stops(start=1),
        "alignment": Slider(alignment, 0, 1, step=0.1, start=0.2, shown=".1f"),
    }
    return Explorer("the_map", _("The map"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((LEFT, 0.28, WIDE, 0.635), across=(0, 1), up=(0, 1), up_in=brief)
    axes.set(ylabel=_("Alignment"), yticks=[0, 0.5, 1], xticks=[])
    axes.grid(False)
    # The darker, the more of a quarrel: both curves still to be reached, or one of them.
    game = effort_game(SIGMAS, 0, RETURNS)
    effort, blame = np.clip(game.answers_effort, 0, 1), np.clip(game.answers_blame, 0, 1)
    lower, upper = np.minimum(effort, blame), np.maximum(effort, blame)
    axes.fill_between(PLACES, 0, lower, color=RIVALS.tint(0.55), linewidth=0)
    axes.fill_between(PLACES, lower, upper, color=RIVALS.tint(0.82), linewidth=0)
    for border in (effort, blame):
        axes.plot(PLACES, border, color=INK, linewidth=1)
    middle = {"ha": "center", "va": "center", "weight": "bold", "size": 12}
    for across, up, name in (
        (0.6, 0.85, "harmony"),
        (0.14, 0.65, "stag hunt"),
        (0.9, 0.55, "chicken"),
        (0.6, 0.15, "prisoner's dilemma"),
    ):  # between two stops of the alignment, so that the ring never lies on a word
        axes.text(across, up, _games()[name][0], **middle)

    claimed = budget_ratio_for_claim(MARKETING_WEIGHT, SIGMAS, 1 + BOAST)
    pays = np.asarray(claimed) > budget_ratio_for_claim(MARKETING_WEIGHT, SIGMAS, 1)
    strip = scene.axes((LEFT, 0.13, WIDE, 0.075), across=(0, 1), up=(0, 1))
    strip.set(xlabel=_("How easily one replaces the other"), yticks=[], **sigma_ticks())
    strip.grid(False)
    strip.fill_between(PLACES, 0, 1, where=pays, color=RIVALS.tint(0.55), linewidth=0)
    strip.text((1 + PLACES[pays][0]) / 2, 0.5, _("boasting pays"), **middle)
    strip.text(PLACES[~pays][-1] / 2, 0.5, _("boasting costs"), **middle)
    for chart in (axes, strip):
        chart.spines[["top", "right"]].set_visible(True)

    write = scene.figure.text
    write(LEFT, 0.222, _("Who boasts for a share of a fixed budget"), color=INK, size=12)
    write(LEFT, 0.935, _("○ your company"), color=INK, weight="bold")
    write(0.99, 0.935, _("Kotler's stages"), color=FAINT, ha="right", size=12)
    stages = []
    for row, name in enumerate(_stages()):
        height = 0.28 + 0.635 * (row + 0.5) / 4
        stages.append(scene.moves(write(0.8, height, name, va="center", color=INK, size=13)))
    for quarter in (0.25, 0.5, 0.75):
        axes.plot([1, 1.03], [quarter, quarter], color=INK, linewidth=1, clip_on=False)
    ring = {"markersize": 10, "markerfacecolor": "none", "markeredgewidth": 2.5, "clip_on": False}
    company = scene.moves(*axes.plot([], [], "o", markeredgecolor=INK, zorder=6, **ring))
    below = scene.moves(*strip.plot([], [], "^", color=INK, markersize=10, clip_on=False))

    def update(sigma: float, alignment: float) -> Words:
        name, sentence = _games()[str(effort_game(sigma, alignment, RETURNS).game)]
        ratio = budget_ratio_for_claim(MARKETING_WEIGHT, sigma, 1 + BOAST)
        more = ratio / budget_ratio_for_claim(MARKETING_WEIGHT, sigma, 1) - 1
        loss = 1 - float(team_effort(RETURNS, alignment).profit_ratio)
        stage = min(int(4 * alignment), 3)
        for row, words in enumerate(stages):
            words.set_weight("bold" if row == stage else "normal")
        company.set_data([sigma_place(sigma)], [alignment])
        below.set_data([sigma_place(sigma)], [0])
        lost = _("no profit") if loss < NO_LOSS else say(_("{loss:.1%} of profit"), loss=loss)
        tell = partial(say, sigma=sigma, alignment=alignment, game=name, lost=lost)
        tell = partial(tell, boast=BOAST, change=more, stage=_stages()[stage])
        picture = _(
            "A map: from left to right how easily one replaces the other, from bottom to top"
            " alignment. At the bottom lies the prisoner's dilemma, except at the far left; on the"
            " left the stag hunt, from bottom to top; half-way up on the right chicken; on top"
            " harmony, except at the far left. A strip below says that boasting costs left of 1 and"
            " pays right of it. Your company is a ring at {sigma:.2} and {alignment:.2}, in the"
            " field “{game}”, beside Kotler's stage “{stage}”."
        )
        sentence += f" {_effort(sigma)} {_boasting(sigma, alignment)}"
        return Words(tell(sentence), tell(picture))

    return update


def _games() -> dict[str, tuple[str, str]]:
    return {
        "prisoner's dilemma": (
            _("prisoner's dilemma"),
            _("Prisoner's dilemma: blaming pays, whatever the other does."),
        ),
        "stag hunt": (
            _("stag hunt"),
            _("Stag hunt: working hard pays if the other does so too, else blaming does."),
        ),
        "chicken": (
            _("chicken"),
            _("Chicken: one works hard, the other blames, and each wants to be the other."),
        ),
        "harmony": (_("harmony"), _("Harmony: working hard pays, whatever the other does.")),
    }


def _stages() -> tuple[str, ...]:
    return _("undefined"), _("defined"), _("aligned"), _("integrated")


def _effort(sigma: float) -> str:
    """Say where two departments that choose any effort come to rest: see ``team_effort``."""
    if sigma == 0:
        return _(
            "Free to choose any effort, they can come to rest at every effort that they share, up"
            " to the best: all profit can be lost, some or none."
        )
    if sigma <= 1:
        return _(
            "Free to choose any effort, they can come to rest where {lost} is lost, or where"
            " neither does anything."
        )
    return _("Free to choose any effort, they come to rest where {lost} is lost.")


def _boasting(sigma: float, alignment: float) -> str:
    if sigma == 1:
        return _("A boast moves no euro of a fixed budget.")
    if math.isinf(sigma):
        words = _("A boast of {boast:%} brings a department all of a fixed budget.")
    else:
        words = _(
            "A boast of {boast:%} changes what a department gets for each euro of the other's by"
            " {change:+%}."
        )
    if alignment == 1:
        words += " " + _("Here that is all the same to both: the other's euro counts as much.")
    return words
