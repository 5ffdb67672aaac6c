"""Left to the others: what a department does when it sees its own score only."""

from functools import partial

import numpy as np
from matplotlib.patches import Polygon

from framings.assumptions import FIRST_ORDER_GAIN, GAIN_LOST_PER_ORDER
from framings.live import Bar, Choice, Explorer, PercentSlider, Scene, Update, WholeSlider, Words
from framings.live.style import DASHED, FAINT, INK, MARKETING, RIVALS, SALES
from framings.models.contest import spillover
from framings.words import _, euro, rounded, say

MOST = 15
COUNTS = np.array([0, MOST])


def left_to_others() -> Explorer:
    """Return the explorer "Left to the others"."""
    departments = {
        _("Sales, promising special orders"): "sales",
        _("Marketing, launching campaigns"): "marketing",
    }
    alignment = _("How much of what the others bear counts in its own score (%)")
    cost = _("What each one costs the others (€; below 0: it saves them something)")
    controls = {
        "alignment": PercentSlider(alignment, step=0.1, start=0),
        "cost": WholeSlider(cost, -400, 700, step=100, start=600),
        "who": Choice(_("Who looks at its own score?"), departments, start="sales"),
    }
    return Explorer("left_to_others", _("Left to the others"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.16, 0.4, 0.81, 0.58), across=(0, MOST), up=(-500, 1400))
    axes.set(xlabel=_("Special orders, or campaigns (a month)"), xticks=range(0, MOST, 2))
    axes.set(ylabel=_("What one more brings (€)"), yticks=[-500, 0, 500, 1000])
    axes.axhline(0, color=FAINT, linewidth=1)
    axes.plot(COUNTS, FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER * COUNTS, color=INK, linewidth=2)
    hatched = {"facecolor": "w", "edgecolor": RIVALS.mark, "hatch": "//", "linewidth": 0}
    lost = scene.moves(axes.add_patch(Polygon(np.zeros((3, 2)), **hatched)))
    each = scene.moves(axes.axhline(0, color=INK, linewidth=2, linestyle=DASHED))
    best = scene.moves(*axes.plot([], [], "s", color=RIVALS.mark, markersize=11))
    chosen = scene.moves(*axes.plot([], [], "o", markersize=12))
    right = {"ha": "right", "va": "center"}
    bold = {"color": RIVALS.text, "weight": "bold", **right}
    chosen_name, best_name, each_name = scene.moves(
        axes.text(MOST - 0.1, 1290, "", weight="bold", **right),
        axes.text(MOST - 0.1, 1100, "", **bold),
        axes.text(MOST - 0.1, 910, "", **right),
    )

    board = scene.board((0.26, 0.01, 0.72, 0.25), across=(-7300, 13_500), up=(-0.5, 2.5))
    board.axvline(0, color=FAINT, linewidth=1)
    grey = {"color": FAINT, "hatch": "//", "edgecolor": "w"}
    rows = (_("own gain"), {}), (_("the others"), grey), (_("the firm"), {"color": RIVALS.mark})
    bars = [
        Bar(scene, board, 2 - row, look, height=0.7, name=name, gap=150)
        for row, (name, look) in enumerate(rows)
    ]

    scene.ghosts(lost, best, chosen, *(bar.parts[0] for bar in bars))
    scene.drags("cost", axes, along="y")

    def update(alignment: float, cost: int, who: str) -> Words:
        colour, name, things = SALES, _("Sales"), _("special orders")
        if who == "marketing":
            colour, name, things = MARKETING, _("Marketing"), _("campaigns")
        result = spillover(FIRST_ORDER_GAIN, GAIN_LOST_PER_ORDER, cost, alignment)
        made, left = result.activity, result.left_to_other
        # In whole euros, so that what is told adds up.
        own, best_together = rounded(result.own_result), result.firm_loss + result.own_result - left
        lost_by_all = rounded(best_together) - (own - left)
        lengths = (own, -left, own - left)
        tell = partial(say, who=name, activity=made, best_activity=result.best_activity)
        tell = partial(tell, counted=alignment, cost=abs(cost), own_result=own, others=abs(left))
        tell = partial(tell, together=own - left, best_together=best_together, lost=lost_by_all)
        tell = partial(tell, things=things)
        brought = FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER * made
        lost.set_xy([(result.best_activity, cost), (made, cost), (made, brought)])
        lost.set_visible(result.firm_loss > 0)
        each.set_ydata([cost, cost])
        best.set_data([result.best_activity], [cost])
        chosen.set_data([made], [brought])
        chosen_name.set(text=tell(_("● {who} makes {activity}")), color=colour.text)
        best_name.set_text(tell(_("■ best for the firm: {best_activity}")))
        saves, costs = _("╌ each saves the others {cost:€}"), _("╌ each costs the others {cost:€}")
        each_name.set_text(tell(saves if cost < 0 else costs))
        for bar, length in zip(bars, lengths, strict=True):
            bar.show(length, text=euro(length))
        for mark in (chosen, bars[0].parts[0]):
            mark.set_color(colour.mark)
        picture = _(
            "A falling line: what one more of the {things} brings {who}. A dashed level line: what"
            " each costs the others, {cost:€}. They cross at {best_activity}, the best for the"
            " firm; {who} stands at {activity}, counting {counted:%} of what it leaves to the"
            " others. Below, three bars: own gain {own_result:€}, the others {others:€}, the"
            " firm {together:€}."
        )
        words = tell(picture, cost=cost, others=-left)
        return Words(tell(_sentence(cost, result.firm_loss, lost_by_all)), words)

    return update


def _sentence(cost: int, lost: float, shown: float) -> str:
    start = _("{who} makes {activity} {things} and gains {own_result:€}.")
    if cost == 0:
        return start + " " + _("The others notice nothing: the best for one is the best for all.")
    others = _("The others bear {others:€}, of which {counted:%} counts in its own score.")
    if cost < 0:
        others = _("The others gain {others:€}, of which {counted:%} counts in its own score.")
    end = _(
        "Together that is {together:€}; with {best_activity} it would be {best_together:€}. So"
        " {lost:€} is lost."
    )
    if not shown:
        end = _("Together that is {together:€}; less than a euro is lost.")
    if lost == 0:
        end = _("Together that is {together:€}, the most there is.")
    return f"{start} {others} {end}"
