"""Synergy: the more two activities help each other, the more for both, most for the weaker."""

from functools import partial

import numpy as np

from framings.assumptions import STRONG_ACTIVITY, UNIT_MARGIN
from framings.live import Bar, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Slider
from framings.live.style import BACKING, COMPLEMENTARY, GUIDE
from framings.models.complementary import synergy_optimum
from framings.words import _, brief, percent, say

MOST_SYNERGY = 0.6
MOST_MONEY = 14.0  # €1,000
SYNERGIES = np.linspace(0, MOST_SYNERGY, 61)
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
    return Explorer("synergy", _("Synergy"), controls, _draw, size=(6, 5))


def _draw(scene: Scene) -> Update:
    scene.figure.text(0.02, 0.945, _("The best budget (€1,000 a month)"), size=14)
    money = scene.axes((0.24, 0.66, 0.73, 0.25), across=(0, MOST_MONEY), up=(-0.6, 1.6))
    money.set(xticks=[0, 4, 8, 12], yticks=[])
    words = {"color": COMPLEMENTARY.text, "bbox": BACKING, "gap": 0.12, "height": 0.7}
    bold = {"weight": "bold"}
    without = Bar(scene, money, 1, STRONG, WEAK, name=_("no synergy"), **words)
    with_it = Bar(scene, money, 0, STRONG, WEAK, name=_("synergy"), named=bold, **words)

    scene.figure.text(0.02, 0.525, _("Share of it for the weaker (hatched; dashed: half)"), size=14)
    shares = scene.axes((0.12, 0.13, 0.84, 0.36), (0, MOST_SYNERGY), (0, 0.6), up_in=percent)
    shares.set(xlabel=_("Synergy"), yticks=[0, 0.25, 0.5])
    shares.axhline(0.5, **GUIDE)
    curve = scene.moves(*shares.plot([], [], color=COMPLEMENTARY.mark))
    here = EdgeMarker(scene, shares, COMPLEMENTARY, (10, 12))

    def update(strength: float, weak: float) -> Words:
        alone = synergy_optimum(STRONG_ACTIVITY, weak, 0, UNIT_MARGIN)
        together = synergy_optimum(STRONG_ACTIVITY, weak, strength, UNIT_MARGIN)
        along = synergy_optimum(STRONG_ACTIVITY, weak, SYNERGIES, UNIT_MARGIN)
        share = 1 - together.strong_share
        for bar, best in ((without, alone), (with_it, together)):
            bar.show(best.strong_spend, best.weak_spend, text=brief(best.total_spend))
        curve.set_data(SYNERGIES, 1 - along.strong_share)
        here.place(strength, share, percent(share))
        tell = partial(
            say,
            alone=1000 * alone.total_spend,
            alone_share=1 - alone.strong_share,
            together=1000 * together.total_spend,
            share=share,
            weak=weak,
            strength=strength,
            strong_growth=together.strong_spend / alone.strong_spend,
            weak_growth=together.weak_spend / alone.weak_spend if weak else "",
        )
        picture = _(
            "Two bars: the best budget without synergy, {alone:€}, and with a synergy of"
            " {strength:.2f}, {together:€}. A hatched part of each is for the weaker activity,"
            " which sells {weak:.2} where the stronger sells 1. Below, its share against synergy, a"
            " line rising towards one half: {share:%} here, {alone_share:%} without synergy."
        )
        return Words(tell(_sentence(strength, weak)), tell(picture))

    return update


def _sentence(strength: float, weak: float) -> str:
    if strength == 0:
        return _(
            "Without synergy the best budget is {alone:€}, with {alone_share:%} of it for the"
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
            " it now gets {share:%} of a best budget that grows from {alone:€} to {together:€}."
        )
    return _(
        "With synergy the best budget grows from {alone:€} to {together:€}: {strong_growth:.2}"
        " times as much for the stronger activity, {weak_growth:.2} times as much for the weaker."
        " Its share grows from {alone_share:%} to {share:%}."
    )
