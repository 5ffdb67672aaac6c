"""How to split a budget: flat near the best split, steep far away."""

import numpy as np

from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    LONG_RUN_ADVERTISING_ELASTICITY,
    SELLING_ELASTICITY,
)
from framings.live import Choice, EdgeMarker, Explorer, Scene, Slider, Words
from framings.live.figure import Update
from framings.live.style import COMPLEMENTARY, FAINT
from framings.models.complementary import optimal_split, wrong_split_ratio
from framings.words import _, number, percent

SHARES = np.linspace(0, 1, 101)
HARDLY = 0.05  # a loss that the picture calls small


def how_to_split() -> Explorer:
    """Return the explorer "How to split a budget"."""
    return Explorer(
        "how_to_split",
        _("How to split a budget"),
        {
            "share": Slider(
                _("Marketing's share of the budget (%)"),
                low=0,
                high=1,
                step=0.01,
                start=0.5,
                shown=".0%",
            ),
            "advertising": Choice(
                _("How long you wait for the effect of marketing"),
                {
                    _("short run: {elasticity}").format(
                        elasticity=number(ADVERTISING_ELASTICITY, 2)
                    ): ADVERTISING_ELASTICITY,
                    _("long run: {elasticity}").format(
                        elasticity=number(LONG_RUN_ADVERTISING_ELASTICITY, 2)
                    ): LONG_RUN_ADVERTISING_ELASTICITY,
                },
                start=ADVERTISING_ELASTICITY,
            ),
            "selling": Slider(
                _("More sales for 1% more selling (%)"),
                low=0.05,
                high=0.6,
                step=0.01,
                start=SELLING_ELASTICITY,
            ),
        },
        _draw,
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.13, 0.14, 0.82, 0.68),
        across=(0, 1),
        up=(0, 1.02),
        xlabel=_("Marketing's share of the budget"),
    )
    axes.xaxis.set_major_formatter(lambda share, _position: percent(share))
    axes.yaxis.set_major_formatter(lambda share, _position: percent(share))
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1])
    write = scene.figure.text
    write(0.02, 0.94, _("Sales, of those at the best split"), size=14)
    write(0.02, 0.865, _("shaded: at most 5% lost"), color=FAINT)
    top = scene.moves(write(0.98, 0.865, "", color=FAINT, ha="right"))
    lost_words = scene.moves(
        write(0.98, 0.94, "", color=COMPLEMENTARY.text, ha="right", weight="bold")
    )
    near = scene.moves(
        axes.axvspan(
            0, 1, facecolor=(COMPLEMENTARY.mark, 0.16), edgecolor=COMPLEMENTARY.mark, linewidth=1
        )
    )
    best_line = scene.moves(axes.axvline(0, color=FAINT, linestyle="--", linewidth=1.5))
    curve = scene.moves(axes.plot([], [], color=COMPLEMENTARY.mark, linewidth=4)[0])
    here = EdgeMarker(scene, axes, COMPLEMENTARY.mark, COMPLEMENTARY.text, markersize=13)

    def update(share: float, advertising: float, selling: float) -> Words:
        best = optimal_split(advertising, selling)
        kept = wrong_split_ratio(share, advertising, selling)
        all_kept = np.asarray(wrong_split_ratio(SHARES, advertising, selling))
        fine = SHARES[all_kept >= 1 - HARDLY]
        lost = 1 - kept

        curve.set_data(SHARES, all_kept)
        best_line.set_xdata([best, best])
        near.set_x(fine[0])
        near.set_width(fine[-1] - fine[0])
        here.place(share, kept)
        lost_words.set_text(_("● you lose {lost}").format(lost=_lost(lost)))
        top.set_text(_("dashed: the best, {best}").format(best=percent(best)))

        values = {
            "share": percent(share),
            "rest": percent(1 - share),
            "lost": _lost(lost),
            "best": percent(best),
            "first": percent(fine[0]),
            "last": percent(fine[-1]),
            "marketing": number(advertising, 2),
            "selling": number(selling, 2),
        }
        if share in (0, 1):
            sentence = _(
                "With {share} for marketing and {rest} for selling nothing is sold at all: each of"
                " the two needs the other. The best share for marketing is {best}."
            )
        elif abs(share - best) <= 0.005:
            sentence = _(
                "With {share} for marketing you have found the best split. But look how little that"
                " matters: any share from {first} to {last} loses at most 5% of the sales."
            )
        elif lost <= HARDLY:
            sentence = _(
                "With {share} for marketing instead of {best} you lose {lost} of the sales. Any"
                " share from {first} to {last} loses at most 5%."
            )
        else:
            sentence = _(
                "With {share} for marketing instead of {best} you lose {lost} of the sales: this is"
                " outside the flat part, which runs from {first} to {last}."
            )
        picture = _(
            "A hill: sales against marketing's share of a fixed budget, for elasticities of"
            " {marketing} (marketing) and {selling} (selling). It is flat around its top at {best},"
            " shaded from {first} to {last}, and falls to nothing at both ends. You stand at"
            " {share} and lose {lost}."
        )
        return Words(sentence.format(**values), picture.format(**values))

    return update


def _lost(lost: float) -> str:
    """Write a loss, with a decimal where it is small."""
    return percent(lost, 1 if 0 < lost < 0.01 else 0)
