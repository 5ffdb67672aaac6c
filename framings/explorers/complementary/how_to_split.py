"""How to split a budget: flat near the best split, steep far away."""

from functools import partial

import numpy as np

from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    LONG_RUN_ADVERTISING_ELASTICITY,
    MARKETING_WEIGHT,
    SELLING_ELASTICITY,
    TV_ELASTICITY,
)
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider
from framings.live.style import COMPLEMENTARY, FAINT, GUIDE
from framings.models.complementary import optimal_split, wrong_split_ratio
from framings.words import _, ngettext, percent, say

AT_BEST = 0.005  # the slider cannot come nearer
SHARES = np.sin(np.linspace(0, np.pi / 2, 101)) ** 2  # closest where the hill is steep
LATER = LONG_RUN_ADVERTISING_ELASTICITY / ADVERTISING_ELASTICITY  # long run, of what comes at once
# By how many per cent sales grow for each per cent more marketing, and selling.
NUMBERS = {
    "now": (ADVERTISING_ELASTICITY, SELLING_ELASTICITY),
    "later": (LONG_RUN_ADVERTISING_ELASTICITY, SELLING_ELASTICITY),
    "both later": (LONG_RUN_ADVERTISING_ELASTICITY, LATER * SELLING_ELASTICITY),
    "television": (TV_ELASTICITY, SELLING_ELASTICITY),
}


def how_to_split() -> Explorer:
    """Return the explorer "How to split a budget"."""
    whose = {
        _("many studies, at once"): "now",
        _("marketing in the long run"): "later",
        _("both in the long run"): "both later",
        _("television, in the long run"): "television",
    }
    share = _("Marketing's share of the budget (%)")
    controls = {
        "share": PercentSlider(share, start=round(MARKETING_WEIGHT, 2)),
        "whose": Choice(_("Whose numbers"), whose, start="now"),
    }
    return Explorer("how_to_split", _("How to split a budget"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.13, 0.14, 0.82, 0.66), (0, 1), (0, 1.02), across_in=percent, up_in=percent)
    axes.set(xlabel=_("Marketing's share of the budget"), yticks=[0, 0.25, 0.5, 0.75, 1])
    write = scene.figure.text
    write(0.02, 0.94, _("Sales, of those at the best split"), size=14)
    top = scene.moves(write(0.98, 0.94, "", color=FAINT, ha="right"))
    effects = scene.moves(write(0.02, 0.86, "", color=FAINT))
    best_line = scene.moves(axes.axvline(0, **GUIDE))
    curve = scene.moves(*axes.plot([], [], color=COMPLEMENTARY.mark, linewidth=4))
    here = EdgeMarker(scene, axes, COMPLEMENTARY, markersize=13)
    scene.ghosts(best_line, curve, here.dot)
    scene.drags("share", axes)

    def update(share: float, whose: str) -> Words:
        marketing, selling = NUMBERS[whose]
        best = optimal_split(marketing, selling)
        kept = wrong_split_ratio(share, marketing, selling)
        lost = 1 - kept
        curve.set_data(SHARES, wrong_split_ratio(SHARES, marketing, selling))
        best_line.set_xdata([best, best])
        # What is lost and what is kept are as finely told, so that both are read as all.
        decimals = 1 if lost < 0.01 else 0
        told = percent(lost, decimals), percent(kept, decimals)
        if abs(share - best) <= AT_BEST:
            told = percent(0), percent(1)
        elif lost < 0.0005:
            told = _("less than 0.1%"), _("more than 99.9%")
        here.place(share, kept, told[1])
        tell = partial(say, share=share, rest=1 - share, best=best, lost=told[0], kept=told[1])
        tell = partial(tell, marketing=marketing, selling=selling, off=100 * abs(share - best))
        top.set_text(tell(_("dashed: the best, {best:%}")))
        effects.set_text(
            tell(_("1% more marketing sells {marketing:.3}% more, 1% more selling {selling:.3}%"))
        )
        picture = _(
            "A hill: sales against marketing's share of a fixed budget, where 1% more marketing"
            " brings {marketing:.3}% more sales and 1% more selling {selling:.3}%. Its top is at"
            " {best:%}, and it falls to nothing at both ends. You stand at {share:%} and keep"
            " {kept}."
        )
        return Words(tell(_sentence(share, best)), tell(picture))

    return update


def _sentence(share: float, best: float) -> str:
    if share in (0, 1):
        return _(
            "With {share:%} for marketing and {rest:%} for selling nothing is sold at all. The best"
            " share for marketing is {best:%}."
        )
    if abs(share - best) <= AT_BEST:
        return _(
            "{share:%} for marketing is the best split by these numbers, {marketing:.3} and"
            " {selling:.3}."
        )
    return ngettext(
        "{share:%} for marketing is {off:.0f} point away from the best split, {best:%}, and loses"
        " {lost} of the sales.",
        "{share:%} for marketing is {off:.0f} points away from the best split, {best:%}, and loses"
        " {lost} of the sales.",
        round(100 * abs(share - best)),
    )
