"""Synergy: the more two activities help each other, the more for both, most for the weaker."""

from functools import partial

import numpy as np

from framings.assumptions import STRONG_ACTIVITY, UNIT_MARGIN
from framings.explorers._shared import part_of_all
from framings.live import Bar, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Slider
from framings.live.style import BACKING, COMPLEMENTARY, FAINT, GUIDE, INK
from framings.models.complementary import synergy_optimum
from framings.words import _, brief, number, percent, say

MOST_SYNERGY = 0.5
MOST_MONEY = 4.5  # €1,000
SYNERGIES = np.linspace(0, MOST_SYNERGY, 51)
# Full for the stronger, pale and hatched for the weaker activity.
STRONG = {"color": COMPLEMENTARY.mark}
WEAK = {"color": COMPLEMENTARY.tint(0.65), "hatch": "//", "edgecolor": COMPLEMENTARY.text}


def synergy() -> Explorer:
    """Return the explorer "Synergy"."""
    strength = _("Synergy (extra units sold for one unit of effort in both)")
    weak = _("What the weaker one does alone (units sold; the stronger: 1)")
    controls = {
        "strength": Slider(strength, 0, MOST_SYNERGY, step=0.02, start=0),
        "weak": Slider(weak, 0, 1, step=0.05, start=0.5),
    }
    return Explorer("synergy", _("Synergy"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    scene.figure.text(0.02, 0.94, _("The best budget (€1,000 a month)"), size=14)
    money = scene.axes((0.24, 0.64, 0.72, 0.27), across=(0, MOST_MONEY), up=(-0.6, 1.6))
    money.set(xticks=range(5), yticks=[])
    words = {"color": COMPLEMENTARY.text, "bbox": BACKING, "gap": 0.07, "height": 0.7}
    stronger = Bar(scene, money, 1, STRONG, name=_("stronger"), **words)
    weaker = Bar(scene, money, 0, WEAK, name=_("weaker"), **words)
    look = {"color": INK, "linestyle": "", "marker": "|", "markersize": 26, "markeredgewidth": 2}
    alone_marks = scene.moves(*money.plot([], [], **look))
    scene.figure.text(0.98, 0.94, _("|: without synergy"), color=FAINT, ha="right")

    scene.figure.text(0.02, 0.5, _("The weaker one's part of it (dashed: half)"), size=14)
    shares = scene.axes((0.13, 0.14, 0.82, 0.32), (0, MOST_SYNERGY), (0, 0.6), up_in=percent)
    shares.set(xlabel=_("Synergy (0: neither helps the other)"), yticks=[0, 0.25, 0.5])
    shares.axhline(0.5, **GUIDE)
    curve = scene.moves(*shares.plot([], [], color=COMPLEMENTARY.mark))
    here = EdgeMarker(scene, shares, COMPLEMENTARY, (10, 12))
    scene.ghosts(*stronger.parts, *weaker.parts, curve, here.dot)
    scene.drags("strength", shares)

    def update(strength: float, weak: float) -> Words:
        alone = synergy_optimum(STRONG_ACTIVITY, weak, 0, UNIT_MARGIN)
        together = synergy_optimum(STRONG_ACTIVITY, weak, strength, UNIT_MARGIN)
        along = synergy_optimum(STRONG_ACTIVITY, weak, SYNERGIES, UNIT_MARGIN)
        share = 1 - together.strong_share
        spent = together.strong_spend, together.weak_spend
        for bar, length in zip((stronger, weaker), spent, strict=True):
            bar.show(length, text=brief(length, 2))
        alone_marks.set_data([alone.strong_spend, alone.weak_spend], [1, 0])
        curve.set_data(SYNERGIES, 1 - along.strong_share)
        here.place(strength, share, percent(share))
        tell = partial(
            say,
            alone=1000 * alone.total_spend,
            alone_share=part_of_all(1 - alone.strong_share),
            together=1000 * together.total_spend,
            share=part_of_all(share),
            weak=weak,
            strength=strength,
            strong_growth=_times(together.strong_spend / alone.strong_spend),
            weak_growth=_times(together.weak_spend / alone.weak_spend) if weak else "",
        )
        picture = _(
            "Two bars: the best budget of the stronger and of the weaker activity, together"
            " {together:€} at a synergy of {strength:.2f} and {alone:€} without. {each}"
            " Below, the weaker one's share against synergy, a line"
            " {way}: {share} here, {alone_share} without synergy."
        )
        if strength == 0:
            picture = _(
                "Two bars: the best budget of the stronger and of the weaker activity, together"
                " {alone:€} without synergy. {each} Below, the weaker one's share against synergy,"
                " a line {way}: without synergy, where you stand, it is {alone_share}."
            )
        way = _("level at one half") if weak == 1 else _("rising towards one half")
        grows = part_of_all(share) != part_of_all(1 - alone.strong_share)
        each = tell(_alone(weak))
        return Words(tell(_sentence(strength, weak, grows)), tell(picture, way=way, each=each))

    return update


def _alone(weak: float) -> str:
    if weak == 0:
        return _("Alone the weaker one sells nothing.")
    if weak == 1:
        return _("Alone the two sell equally much.")
    return _("The weaker one sells {weak:.2} where the stronger sells 1.")


def _times(growth: float) -> str:
    if number(growth, 2) == number(1, 2):
        return _("hardly more")
    return say(_("{growth:.2} times as much"), growth=growth)


def _sentence(strength: float, weak: float, grows: bool) -> str:
    if strength == weak == 0:
        return _(
            "Without synergy the best budget is {alone:€}, all of it for the stronger activity."
        )
    if strength == 0:
        return _(
            "Without synergy the best budget is {alone:€}, with {alone_share} of it for the"
            " weaker activity."
        )
    if weak == 1:
        return _(
            "With synergy the best budget grows from {alone:€} to {together:€}. The two do equally"
            " well alone, so the split stays half and half."
        )
    if weak == 0:
        return _(
            "Alone the weaker one sells nothing and would get nothing. Because it helps the other,"
            " it now gets {share} of a best budget that grows from {alone:€} to {together:€}."
        )
    told = _(
        "With synergy the best budget grows from {alone:€} to {together:€}: {strong_growth} for the"
        " stronger activity, {weak_growth} for the weaker."
    )
    if not grows:
        return f"{told} " + _("Its share hardly grows: it is {share}.")
    return f"{told} " + _("Its share grows from {alone_share} to {share}.")
