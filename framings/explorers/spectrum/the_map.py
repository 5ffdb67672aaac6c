"""The map: how replaceable the work is, and how far the departments pull together."""

import math
from functools import partial

import numpy as np

from framings.assumptions import RETURNS
from framings.explorers._shared import sigma_place
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import Slider, Stops
from framings.live.style import FAINT, INK, RIVALS
from framings.models.spectrum import effort_game
from framings.words import _, say

PLACES = np.linspace(0, 1, 101)
SIGMAS = np.array([place / (1 - place) if place < 1 else math.inf for place in PLACES])
LEFT, BOTTOM, WIDE, HIGH = 0.16, 0.17, 0.625, 0.735


def the_map() -> Explorer:
    """Return the explorer "The map"."""
    kinds = {
        _("not at all: a hospital scanner"): 0,
        _("hardly: a machine for a factory"): 0.5,
        _("partly: office furniture"): 1,
        _("well: a company car"): 2,
        _("very well: a phone contract"): 5,
        _("completely: paper for the printer"): math.inf,
    }
    alignment = _("How much the other's result counts (0 not at all, 1 as much as one's own)")
    controls = {
        "sigma": Stops(_("How easily one replaces the other"), kinds, start=1),
        "alignment": Slider(alignment, 0, 1, step=0.1, start=0.2, shown=".1f"),
    }
    return Explorer("the_map", _("The map"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((LEFT, BOTTOM, WIDE, HIGH), across=(0, 1), up=(0, 1))
    axes.set_xticks([0, 0.5, 1], [_("not at all"), _("partly"), _("completely")])
    axes.set_yticks([0, 0.5, 1], [_("not at all"), _("half"), _("as own")])
    axes.set_xlabel(_("How easily one replaces the other"))
    axes.grid(False)
    axes.spines[["top", "right"]].set_visible(True)
    # The darker, the more of a quarrel: both curves still to be reached, or one of them.
    game = effort_game(SIGMAS, 0, RETURNS)
    effort, blame = np.clip(game.answers_effort, 0, 1), np.clip(game.answers_blame, 0, 1)
    lower, upper = np.minimum(effort, blame), np.maximum(effort, blame)
    axes.fill_between(PLACES, 0, lower, color=RIVALS.tint(0.55), linewidth=0)
    axes.fill_between(PLACES, lower, upper, color=RIVALS.tint(0.82), linewidth=0)
    for border in (effort, blame):
        axes.plot(PLACES, border, color=INK, linewidth=1)
    for across, up, name in (
        (0.6, 0.85, "harmony"),
        (0.14, 0.65, "stag hunt"),
        (0.87, 0.55, "chicken"),
        (0.6, 0.15, "prisoner's dilemma"),
    ):  # between two stops of the alignment, so that the ring never lies on a word
        axes.text(across, up, _games()[name][0], ha="center", va="center", weight="bold")
    write = scene.figure.text
    write(0.02, 0.945, _("How much the other's result counts"), color=INK)
    write(0.99, 0.945, _("Kotler's stages"), color=FAINT, ha="right")
    stages = []
    for row, name in enumerate(_stages()):
        height = BOTTOM + HIGH * (row + 0.5) / 4
        stages.append(scene.moves(write(0.805, height, name, va="center", color=INK)))
        axes.plot([1, 1.03], [row / 4] * 2, color=INK, linewidth=1, clip_on=False)
    ring = {"markerfacecolor": "none", "markeredgecolor": INK, "markeredgewidth": 2.5}
    company = scene.moves(*axes.plot([], [], "o", markersize=12, clip_on=False, **ring))
    scene.ghosts(company)
    scene.drags("sigma", axes, place=sigma_place)
    scene.drags("alignment", axes, along="y")

    def update(sigma: float, alignment: float) -> Words:
        name, sentence = _games()[str(effort_game(sigma, alignment, RETURNS).game)]
        stage = min(int(4 * alignment), 3)
        for row, words in enumerate(stages):
            words.set_weight("bold" if row == stage else "normal")
        company.set_data([sigma_place(sigma)], [alignment])
        picture = _(
            "A map: from left to right how easily one replaces the other, from bottom to top how"
            " much the other's result counts. Blaming lies at the bottom, except at the far left;"
            " waiting at the left, from bottom to top; leaning half-way up on the right; working at"
            " the top, except at the far left. Your company is a ring at {sigma:.2} and"
            " {alignment:.2}, in the field “{name}”, beside Kotler's stage “{stage}”."
        )
        tell = partial(say, sigma=sigma, alignment=alignment, name=name, stage=_stages()[stage])
        return Words(tell(sentence), tell(picture))

    return update


def _games() -> dict[str, tuple[str, str]]:
    return {
        "prisoner's dilemma": (
            _("blaming"),
            _("Blaming: it pays whatever the other does (a prisoner's dilemma)."),
        ),
        "stag hunt": (
            _("waiting"),
            _("Waiting: working hard pays if the other does so too, else blaming (a stag hunt)."),
        ),
        "chicken": (
            _("leaning"),
            _("Leaning on the other: one works hard, the other need not (a game of chicken)."),
        ),
        "harmony": (
            _("working"),
            _("Working hard: it pays whatever the other does (harmony)."),
        ),
    }


def _stages() -> tuple[str, ...]:
    return _("undefined"), _("defined"), _("aligned"), _("integrated")
