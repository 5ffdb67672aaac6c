"""Left to the others: what a department does when it sees its own score only."""

from functools import partial

import numpy as np
from matplotlib.patches import Polygon

from framings.assumptions import FIRST_ORDER_GAIN, GAIN_LOST_PER_ORDER
from framings.live import Bar, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider, WholeSlider
from framings.live.style import DASHED, FAINT, INK, MARKETING, RIVALS, SALES
from framings.models.contest import spillover
from framings.words import _, euro, say

MOST = 15
COUNTS = np.array([0, MOST])


def left_to_others() -> Explorer:
    """Return the explorer "Left to the others"."""
    departments = {
        _("Sales, promising special orders"): "sales",
        _("Marketing, launching campaigns"): "marketing",
    }
    cost = _("What each one costs the others (€; below 0: saves them)")
    alignment = _("How much of that counts in its own score (%)")
    controls = {
        "who": Choice(_("Who looks at its own score?"), departments, start="sales"),
        "cost": WholeSlider(cost, -400, 700, step=100, start=600),
        "alignment": PercentSlider(alignment, step=0.1, start=0),
    }
    return Explorer("left_to_others", _("Left to the others"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.16, 0.44, 0.81, 0.54), across=(0, MOST), up=(-500, 1400))
    axes.set(
        xlabel=_("Special orders, or campaigns (a month)"),
        ylabel=_("What one more brings (€)"),
        xticks=range(0, MOST, 2),
        yticks=[-500, 0, 500, 1000],
    )
    axes.axhline(0, color=FAINT, linewidth=1)
    axes.plot(COUNTS, FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER * COUNTS, color=INK, linewidth=2)
    hatched = {"facecolor": "w", "edgecolor": RIVALS.mark, "hatch": "//", "linewidth": 0}
    lost = scene.moves(axes.add_patch(Polygon(np.zeros((3, 2)), **hatched)))
    each = scene.moves(axes.axhline(0, color=INK, linewidth=2, linestyle=DASHED))
    best = scene.moves(*axes.plot([], [], "s", color=RIVALS.mark, markersize=11))
    chosen = scene.moves(*axes.plot([], [], "o", markersize=12))
    right = {"ha": "right", "va": "center"}
    corner = MOST - 0.1
    chosen_name = scene.moves(axes.text(corner, 1290, "", weight="bold", **right))
    bold = {"color": RIVALS.text, "weight": "bold", **right}
    best_name = scene.moves(axes.text(corner, 1100, "", **bold))
    each_name = scene.moves(axes.text(corner, 910, "", **right))

    board = scene.board((0.4, 0.02, 0.58, 0.26), across=(-7300, 13_500), up=(-0.5, 2.5))
    board.axvline(0, color=FAINT, linewidth=1)
    write = scene.figure.text
    own_name = scene.moves(write(0.385, 0.237, "", **right))
    others_name = scene.moves(write(0.385, 0.15, "", **right))
    write(0.385, 0.063, _("the company"), **bold)
    grey = {"color": FAINT, "hatch": "//", "edgecolor": "w"}
    looks = {"color": SALES.mark}, grey, {"color": RIVALS.mark}
    bars = [
        Bar(scene, board, row, look, height=0.7, gap=150)
        for row, look in zip((2, 1, 0), looks, strict=True)
    ]

    def update(who: str, cost: int, alignment: float) -> Words:
        if who == "sales":
            colour, name, things = SALES, _("Sales"), _("special orders")
            gains, makes = _("sales gains"), _("● sales makes {activity}")
        else:
            colour, name, things = MARKETING, _("Marketing"), _("campaigns")
            gains, makes = _("marketing gains"), _("● marketing makes {activity}")
        result = spillover(FIRST_ORDER_GAIN, GAIN_LOST_PER_ORDER, cost, alignment)
        made, best_count = result.activity, result.best_activity
        together = result.own_result - result.left_to_other
        tell = partial(say, **vars(result), who=name, things=things, counted=alignment)
        tell = partial(tell, cost=abs(cost), others=abs(result.left_to_other), together=together)
        tell = partial(tell, best_together=together + result.firm_loss)
        brought = FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER * made
        lost.set_xy([(best_count, cost), (made, cost), (made, brought)])
        lost.set_visible(result.firm_loss > 0)
        each.set_ydata([cost, cost])
        best.set_data([best_count], [cost])
        chosen.set_data([made], [brought])
        chosen.set_color(colour.mark)
        chosen_name.set_color(colour.text)
        chosen_name.set_text(tell(makes))
        best_name.set_text(tell(_("■ best for the company: {best_activity}")))
        saves, costs = _("╌ each saves the others {cost:€}"), _("╌ each costs the others {cost:€}")
        each_name.set_text(tell(saves if cost < 0 else costs))
        own_name.set_text(gains)
        own_name.set_color(colour.text)
        others_name.set_text(_("the others bear") if cost > 0 else _("the others gain"))
        lengths = (result.own_result, -result.left_to_other, together)
        for bar, length in zip(bars, lengths, strict=True):
            bar.show(length, text=euro(length))
        bars[0].parts[0].set_color(colour.mark)
        picture = _(
            "A falling line: what one more of the {things} brings {who}. A dashed level line: what"
            " each costs the others, {cost:€}. They cross at {best_activity}, the best for the"
            " company; {who} stands at {activity}, counting {counted:%} of what it leaves to the"
            " others. Below, three bars: own gain {own_result:€}, the others {others:€}, the"
            " company {together:€}."
        )
        words = tell(picture, cost=cost, others=-result.left_to_other)
        return Words(tell(_sentence(cost, result.firm_loss)), words)

    return update


def _sentence(cost: int, lost: float) -> str:
    start = _("{who} makes {activity} {things} and gains {own_result:€}.")
    if cost == 0:
        return start + " " + _("The others notice nothing: the best for one is the best for all.")
    others = _("The others bear {others:€}, of which {counted:%} counts in its own score.")
    if cost < 0:
        others = _("The others gain {others:€}, of which {counted:%} counts in its own score.")
    end = _("Together that is {together:€}; at {best_activity} it would be {best_together:€}.")
    if lost == 0:
        end = _("Together that is {together:€}, the most there is.")
    return f"{start} {others} {end}"
