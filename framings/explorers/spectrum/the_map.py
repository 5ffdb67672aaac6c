"""The map: how replaceable the work is, and how far the departments pull together."""

import math
from functools import partial

import numpy as np

from framings.assumptions import RETURNS
from framings.explorers._shared import sigma_place
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import PercentSlider, Stops
from framings.live.style import BACKING, FAINT, INK, PAPER, RIVALS
from framings.models.spectrum import effort_game
from framings.words import _, say

PLACES = np.linspace(0, 1, 101)
SIGMAS = np.array([place / (1 - place) if place < 1 else math.inf for place in PLACES])
LEFT, BOTTOM, WIDE, HIGH = 0.16, 0.17, 0.625, 0.735


def the_map() -> Explorer:
    """Return the explorer "The map"."""
    kinds = {f"{how}: {example}": sigma for sigma, (how, example) in _kinds().items()}
    counts = _("How much the other's result counts (%; 100 is as much as one's own)")
    controls = {
        "sigma": Stops(_("How easily one replaces the other"), kinds, start=1),
        "alignment": PercentSlider(counts, step=0.1, start=0.2),
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
    dark, pale = RIVALS.tint(0.55), RIVALS.tint(0.82)
    axes.fill_between(PLACES, 0, lower, color=dark, linewidth=0)
    axes.fill_between(PLACES, lower, upper, color=pale, linewidth=0)
    for border in (effort, blame):
        axes.plot(PLACES, border, color=INK, linewidth=1)
    grounds = {"prisoner's dilemma": dark, "stag hunt": pale, "chicken": pale, "harmony": PAPER}
    for kind, (field, _sentence, place) in _games().items():
        name = {"ha": "center", "va": "center", "weight": "bold", "size": 12}
        # Behind a name its own field: a long one may reach over a border.
        axes.text(*place, field, bbox={**BACKING, "facecolor": grounds[kind], "alpha": 1}, **name)
    write = scene.figure.text
    write(0.02, 0.945, _("How much the other's result counts"), color=INK)
    write(0.99, 0.945, _("Kotler's stages"), color=FAINT, ha="right")
    stages, names = [], (_("undefined"), _("defined"), _("aligned"), _("integrated"))
    for row, name in enumerate(names):
        height = BOTTOM + HIGH * (row + 0.5) / 4
        stages.append(scene.moves(write(0.805, height, name, va="center", color=INK)))
        axes.plot([1, 1.03], [row / 4] * 2, color=INK, linewidth=1, clip_on=False)
    ring = {"markerfacecolor": "none", "markeredgecolor": INK, "markeredgewidth": 2.5}
    company = scene.moves(*axes.plot([], [], "o", markersize=12, clip_on=False, **ring))
    scene.ghosts(company)
    scene.drags("sigma", axes, place=sigma_place)
    scene.drags("alignment", axes, along="y")
    kinds = _kinds()

    def update(sigma: float, alignment: float) -> Words:
        name, sentence, _place = _games()[str(effort_game(sigma, alignment, RETURNS).game)]
        stage = min(int(4 * alignment), 3)
        for row, words in enumerate(stages):
            words.set_weight("bold" if row == stage else "normal")
        company.set_data([sigma_place(sigma)], [alignment])
        picture = _(
            "A map: from left to right how easily one replaces the other, from bottom to top how"
            " much the other's result counts. Blaming lies at the bottom, except at the far left;"
            " waiting at the left, from bottom to top; leaning half-way up on the right; working at"
            " the top, except at the far left. Your company is a ring at “{how}” and"
            " {counts:%}, in the field “{name}”, beside Kotler's stage “{stage}”."
        )
        here = _("One replaces the other {how}, and the other's result counts for {counts:%}.")
        tell = partial(say, how=kinds[sigma][0], counts=alignment, name=name, stage=names[stage])
        return Words(f"{tell(here)} {sentence}", tell(picture))

    return update


def _games() -> dict[str, tuple[str, str, tuple[float, float]]]:
    """Return what each field of the map is called and says, and a place in it for the name."""
    return {  # places between the stops of the sliders, so that the ring never lies on a word
        "prisoner's dilemma": (
            _("blaming"),
            _("Blaming: it pays whatever the other does (a prisoner's dilemma)."),
            (0.75, 0.15),
        ),
        "stag hunt": (
            _("waiting"),
            _("Waiting: working hard pays if the other does so too, else blaming (a stag hunt)."),
            (0.14, 0.65),
        ),
        "chicken": (
            _("leaning"),
            _("Leaning on the other: one works hard, the other need not (a game of chicken)."),
            (0.885, 0.545),
        ),
        "harmony": (
            _("working"),
            _("Working hard: it pays whatever the other does (harmony)."),
            (0.6, 0.85),
        ),
    }


def _kinds() -> dict[float, tuple[str, str]]:
    """Return how easily one replaces the other, in words and with an example: our judgement."""
    return {
        0: (_("not at all"), _("a submarine")),
        0.5: (_("hardly"), _("a factory robot")),
        1: (_("partly"), _("office furniture")),
        2: (_("well"), _("a company car")),
        5: (_("very well"), _("car insurance")),
        math.inf: (_("completely"), _("copier paper")),
    }
