"""How to split a budget: flat near the best split, steep far away."""

from functools import partial

import numpy as np

from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    LONG_RUN_ADVERTISING_ELASTICITY,
    SELLING_ELASTICITY,
    TV_ELASTICITY,
)
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider, Slider, Toggle
from framings.live.style import COMPLEMENTARY, FAINT, GUIDE
from framings.models.complementary import optimal_split, wrong_split_ratio
from framings.words import _, percent, say

SHARES = np.linspace(0, 1, 101)
HARDLY = 0.05  # a loss that the picture calls small
LATER = LONG_RUN_ADVERTISING_ELASTICITY / ADVERTISING_ELASTICITY  # long run, of what comes at once


def how_to_split() -> Explorer:
    """Return the explorer "How to split a budget"."""
    said = (
        (_("many studies, at once: {value:.3}"), ADVERTISING_ELASTICITY),
        (_("the same, in the long run: {value:.3}"), LONG_RUN_ADVERTISING_ELASTICITY),
        (_("television, in the long run: {value:.3}"), TV_ELASTICITY),
    )
    numbers = {say(words, value=value): value for words, value in said}
    whose = _("Whose number: more sales (%) for 1% more marketing")
    more = _("More sales for 1% more selling, at once (%)")
    controls = {
        "share": PercentSlider(_("Marketing's share of the budget (%)"), start=0.5),
        "advertising": Choice(whose, numbers, start=ADVERTISING_ELASTICITY),
        "selling": Slider(more, 0.05, 0.6, step=0.01, start=SELLING_ELASTICITY),
        "later": Toggle(_("Selling, too, brings twice as much in the long run")),
    }
    return Explorer("how_to_split", _("How to split a budget"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.13, 0.14, 0.82, 0.68), (0, 1), (0, 1.02), across_in=percent, up_in=percent)
    axes.set(xlabel=_("Marketing's share of the budget"), yticks=[0, 0.25, 0.5, 0.75, 1])
    write = scene.figure.text
    write(0.02, 0.94, _("Sales, of those at the best split"), size=14)
    write(0.02, 0.865, _("shaded: at most 5% lost"), color=FAINT)
    top = scene.moves(write(0.98, 0.865, "", color=FAINT, ha="right"))
    bold = {"color": COMPLEMENTARY.text, "weight": "bold"}
    lost_words = scene.moves(write(0.98, 0.94, "", ha="right", **bold))
    pale = {"facecolor": (COMPLEMENTARY.mark, 0.16), "edgecolor": COMPLEMENTARY.mark}
    near = scene.moves(axes.axvspan(0, 1, linewidth=1, **pale))
    best_line = scene.moves(axes.axvline(0, **GUIDE))
    curve = scene.moves(*axes.plot([], [], color=COMPLEMENTARY.mark, linewidth=4))
    here = EdgeMarker(scene, axes, COMPLEMENTARY, markersize=13)

    def update(share: float, advertising: float, selling: float, later: bool) -> Words:
        selling *= LATER if later else 1
        best = optimal_split(advertising, selling)
        kept = wrong_split_ratio(share, advertising, selling)
        lost = 1 - kept
        all_kept = np.asarray(wrong_split_ratio(SHARES, advertising, selling))
        first, last = SHARES[all_kept >= 1 - HARDLY][[0, -1]]
        tell = partial(say, share=share, rest=1 - share)
        tell = partial(tell, lost=percent(lost, 1 if 0.0005 <= lost < 0.01 else 0), best=best)
        tell = partial(tell, first=first, last=last, marketing=advertising, selling=selling)
        curve.set_data(SHARES, all_kept)
        best_line.set_xdata([best, best])
        near.set_x(first)
        near.set_width(last - first)
        here.place(share, kept)
        lost_words.set_text(tell(_("● you lose {lost}")))
        top.set_text(tell(_("dashed: the best, {best:%}")))
        picture = _(
            "A hill: sales against marketing's share of a fixed budget, for elasticities of"
            " {marketing:.3} (marketing) and {selling:.3} (selling). It is flat around its top at"
            " {best:%}, shaded from {first:%} to {last:%}, and falls to nothing at both ends. You"
            " stand at {share:%} and lose {lost}."
        )
        return Words(tell(_sentence(share, best, lost)), tell(picture))

    return update


def _sentence(share: float, best: float, lost: float) -> str:
    if share in (0, 1):
        return _(
            "With {share:%} for marketing and {rest:%} for selling nothing is sold at all: each of"
            " the two needs the other. The best share for marketing is {best:%}."
        )
    if abs(share - best) <= 0.005:
        return _(
            "With {share:%} for marketing you have found the best split. But look how little that"
            " matters: any share from {first:%} to {last:%} loses at most 5% of the sales."
        )
    if lost <= HARDLY:
        return _("With {share:%} for marketing instead of {best:%} you lose {lost} of the sales.")
    return _(
        "With {share:%} for marketing instead of {best:%} you lose {lost} of the sales: this is"
        " outside the flat part, which runs from {first:%} to {last:%}."
    )
