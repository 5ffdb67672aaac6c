"""Synergy: the more two activities help each other, the more for both, most for the weaker."""

import numpy as np

from framings.assumptions import STRONG_ACTIVITY, UNIT_MARGIN
from framings.live import EdgeMarker, Explorer, Scene, Slider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, COMPLEMENTARY, FAINT
from framings.models.complementary import synergy_optimum
from framings.words import _, brief, euro, number, percent

MOST_SYNERGY = 0.6
MOST_MONEY = 14.0  # €1,000
SYNERGIES = np.linspace(0, MOST_SYNERGY, 61)
# A darker green for the stronger, a pale and hatched one for the weaker activity.
PALE = "#A9DCCB"


def synergy() -> Explorer:
    """Return the explorer "Synergy"."""
    return Explorer(
        "synergy",
        _("Synergy"),
        {
            "strength": Slider(
                _("Synergy (extra units sold for one unit of effort in both)"),
                low=0,
                high=MOST_SYNERGY,
                step=0.02,
                start=0,
            ),
            "weak": Slider(
                _("What the weaker one does alone (units sold; the stronger: 1)"),
                low=0,
                high=1,
                step=0.05,
                start=0.5,
            ),
        },
        _draw,
        size=(6, 5),
    )


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    write(0.02, 0.945, _("The best budget (€1,000 a month)"), size=14)
    money = scene.axes((0.24, 0.66, 0.73, 0.25), across=(0, MOST_MONEY), up=(-0.6, 1.6))
    money.set_yticks([])
    money.set_xticks([0, 4, 8, 12])
    write(0.22, 0.855, _("no synergy"), ha="right", va="center")
    write(0.22, 0.745, _("synergy"), ha="right", va="center", weight="bold")
    strong_look = {"color": COMPLEMENTARY.mark, "height": 0.7}
    weak_look = {"color": PALE, "hatch": "//", "edgecolor": COMPLEMENTARY.text, "height": 0.7}
    strong_bars = (
        scene.moves(money.barh([1], [0], **strong_look)[0]),
        scene.moves(money.barh([0], [0], **strong_look)[0]),
    )
    weak_bars = (
        scene.moves(money.barh([1], [0], **weak_look)[0]),
        scene.moves(money.barh([0], [0], **weak_look)[0]),
    )
    ends = [
        scene.moves(
            money.text(0, y, "", va="center", weight="bold", color=COMPLEMENTARY.text, bbox=BACKING)
        )
        for y in (1, 0)
    ]

    write(0.02, 0.525, _("Share of it for the weaker (hatched)"), size=14)
    shares = scene.axes(
        (0.12, 0.13, 0.84, 0.36),
        across=(0, MOST_SYNERGY),
        up=(0, 0.6),
        xlabel=_("Synergy"),
    )
    shares.yaxis.set_major_formatter(lambda share, _position: percent(share))
    shares.axhline(0.5, color=FAINT, linestyle="--", linewidth=1.5)
    shares.set_yticks([0, 0.25, 0.5])
    curve = scene.moves(shares.plot([], [], color=COMPLEMENTARY.mark)[0])
    here = EdgeMarker(scene, shares, COMPLEMENTARY.mark, COMPLEMENTARY.text, (10, 12))

    def update(strength: float, weak: float) -> Words:
        alone = synergy_optimum(STRONG_ACTIVITY, weak, 0, UNIT_MARGIN)
        together = synergy_optimum(STRONG_ACTIVITY, weak, strength, UNIT_MARGIN)
        weak_share = 1 - together.strong_share

        for i, best in enumerate((alone, together)):
            strong_bars[i].set_width(best.strong_spend)
            weak_bars[i].set_x(best.strong_spend)
            weak_bars[i].set_width(best.weak_spend)
            ends[i].set_x(best.total_spend + 0.12)
            ends[i].set_text(brief(best.total_spend))
        curve.set_data(
            SYNERGIES,
            1 - synergy_optimum(STRONG_ACTIVITY, weak, SYNERGIES, UNIT_MARGIN).strong_share,
        )
        here.place(strength, weak_share, percent(weak_share))

        values = {
            "alone": euro(1000 * alone.total_spend),
            "alone_share": percent(1 - alone.strong_share),
            "together": euro(1000 * together.total_spend),
            "share": percent(weak_share),
            "weak": brief(weak, 2),
            "strength": number(strength, 2),
            "strong_growth": brief(together.strong_spend / alone.strong_spend),
            "weak_growth": brief(together.weak_spend / alone.weak_spend) if weak else "",
        }
        if strength == 0:
            sentence = _(
                "Without synergy the best budget is {alone}, with {alone_share} of it for the"
                " weaker activity."
            )
        elif weak == 1:
            sentence = _(
                "With synergy the best budget grows from {alone} to {together}. The two do equally"
                " well alone, so the split stays half and half."
            )
        elif weak == 0:
            sentence = _(
                "Alone the weaker one sells nothing and would get nothing. Because it helps the"
                " other, it now gets {share} of a best budget that grows from {alone} to"
                " {together}."
            )
        else:
            sentence = _(
                "With synergy the best budget grows from {alone} to {together}: {strong_growth}"
                " times as much for the stronger activity, {weak_growth} times as much for the"
                " weaker. Its share grows from {alone_share} to {share}."
            )
        picture = _(
            "Two bars: the best budget without synergy, {alone}, and with a synergy of {strength},"
            " {together}. A hatched part of each is for the weaker activity, which sells {weak}"
            " where the stronger sells 1. Below, its share against synergy, a line rising towards"
            " one half: {share} here, {alone_share} without synergy."
        )
        return Words(sentence.format(**values), picture.format(**values))

    return update
