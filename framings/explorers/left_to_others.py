"""Left to the others: what a department does when it sees its own score only."""

import numpy as np
from matplotlib.patches import Polygon

from framings.assumptions import FIRST_ORDER_GAIN, GAIN_LOST_PER_ORDER
from framings.live import Choice, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import FAINT, INK, MARKETING, RIVALS, SALES
from framings.models.contest import spillover
from framings.words import _, brief, euro, percent

MOST = 15
COUNTS = np.array([0, MOST])


def left_to_others() -> Explorer:
    """Return the explorer "Left to the others"."""
    return Explorer(
        "left_to_others",
        _("Left to the others"),
        {
            "who": Choice(
                _("Who looks at its own score?"),
                {
                    _("Sales, promising special orders"): "sales",
                    _("Marketing, launching campaigns"): "marketing",
                },
                start="sales",
            ),
            "cost": WholeSlider(
                _("What each one costs the others (€; below 0: saves them)"),
                low=-400,
                high=700,
                step=100,
                start=600,
            ),
            "alignment": Slider(
                _("How much of that counts in its own score (%)"),
                low=0,
                high=1,
                step=0.1,
                start=0,
                shown=".0%",
            ),
        },
        _draw,
        size=(6, 5.2),
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.16, 0.44, 0.81, 0.54),
        across=(0, MOST),
        up=(-500, 1400),
        xlabel=_("Special orders, or campaigns (a month)"),
        ylabel=_("The next one (€)"),
    )
    axes.set_xticks(range(0, MOST, 2))
    axes.set_yticks([-500, 0, 500, 1000])
    axes.axhline(0, color=FAINT, linewidth=1)
    axes.plot(COUNTS, FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER * COUNTS, color=INK, linewidth=2)
    lost = scene.moves(
        axes.add_patch(
            Polygon(np.zeros((3, 2)), facecolor="w", edgecolor=RIVALS.mark, hatch="//", linewidth=0)
        )
    )
    each = scene.moves(axes.axhline(0, color=INK, linewidth=2, linestyle=(0, (4, 1.5))))
    best = scene.moves(axes.plot([], [], "s", color=RIVALS.mark, markersize=11)[0])
    chosen = scene.moves(axes.plot([], [], "o", markersize=12)[0])
    right = {"ha": "right", "va": "center", "weight": "bold"}
    corner = MOST - 0.1
    chosen_name = scene.moves(axes.text(corner, 1290, "", **right))
    best_name = scene.moves(axes.text(corner, 1100, "", color=RIVALS.text, **right))
    each_name = scene.moves(axes.text(corner, 910, "", ha="right", va="center"))

    bars = scene.axes((0.4, 0.02, 0.58, 0.26), across=(-7300, 13_500), up=(-0.5, 2.5))
    bars.set_axis_off()
    bars.axvline(0, color=FAINT, linewidth=1)
    write = {"ha": "right", "va": "center"}
    own_name = scene.moves(scene.figure.text(0.385, 0.237, "", **write))
    others_name = scene.moves(scene.figure.text(0.385, 0.15, "", **write))
    scene.figure.text(0.385, 0.063, _("the company"), color=RIVALS.text, weight="bold", **write)
    own = scene.moves(bars.barh([2], [0], height=0.7)[0])
    others = scene.moves(bars.barh([1], [0], height=0.7, color=FAINT, hatch="//", edgecolor="w")[0])
    company = scene.moves(bars.barh([0], [0], height=0.7, color=RIVALS.mark)[0])
    amounts = [scene.moves(bars.text(0, row, "", va="center", weight="bold")) for row in (2, 1, 0)]

    def update(who: str, cost: int, alignment: float) -> Words:
        colour = SALES if who == "sales" else MARKETING
        result = spillover(FIRST_ORDER_GAIN, GAIN_LOST_PER_ORDER, cost, alignment)
        together = result.own_result - result.left_to_other
        best_together = together + result.firm_loss

        brought = FIRST_ORDER_GAIN - GAIN_LOST_PER_ORDER * result.activity
        lost.set_xy(
            [(result.best_activity, cost), (result.activity, cost), (result.activity, brought)]
        )
        lost.set_visible(result.firm_loss > 0)
        each.set_ydata([cost, cost])
        best.set_data([result.best_activity], [cost])
        chosen.set_data([result.activity], [brought])
        chosen.set_color(colour.mark)
        chosen_name.set_color(colour.text)
        chosen_name.set_text(_chose(who).format(count=brief(result.activity)))
        best_name.set_text(
            _("■ best for the company: {count}").format(count=brief(result.best_activity))
        )
        each_name.set_text(_each(cost).format(cost=euro(abs(cost))))

        own_name.set_text(_("sales gains") if who == "sales" else _("marketing gains"))
        own_name.set_color(colour.text)
        others_name.set_text(_("the others bear") if cost > 0 else _("the others gain"))
        lengths = (result.own_result, -result.left_to_other, together)
        for bar, amount, length in zip((own, others, company), amounts, lengths, strict=True):
            bar.set_width(length)
            amount.set_x(max(length, 0) + 150)
            amount.set_text(euro(length))
        own.set_color(colour.mark)

        values = {
            "who": _("Sales") if who == "sales" else _("Marketing"),
            "things": _("special orders") if who == "sales" else _("campaigns"),
            "count": brief(result.activity),
            "best": brief(result.best_activity),
            "own": euro(result.own_result),
            "others": euro(abs(result.left_to_other)),
            "together": euro(together),
            "best_together": euro(best_together),
            "cost": euro(abs(cost)),
            "counted": percent(alignment),
        }
        return Words(
            _sentence(cost, result.firm_loss, together).format(**values),
            _(
                "A falling line: what the next of the {things} brings {who}. A dashed level line:"
                " what each one costs the others, {cost}. They cross at {best}, the best for the"
                " company; {who} stands at {count}, counting {counted} of what it leaves to the"
                " others. Below, three bars: own gain {own}, the others {others}, the company"
                " {together}."
            ).format(**values | {"cost": euro(cost), "others": euro(lengths[1])}),
        )

    return update


def _chose(who: str) -> str:
    return _("● sales makes {count}") if who == "sales" else _("● marketing makes {count}")


def _each(cost: int) -> str:
    return _("╌ each saves the others {cost}") if cost < 0 else _("╌ each costs the others {cost}")


def _sentence(cost: int, lost: float, together: float) -> str:
    if cost == 0:
        return _(
            "{who} makes {count} {things}, gains {own} and leaves nothing to the others. What is"
            " best for its own score is best for the company."
        )
    if lost == 0:
        return _(
            "All it leaves to the others counts in its own score, so {who} makes {count} {things},"
            " which is best for the company: {together}."
        )
    if cost < 0:
        return _(
            "{who} makes {count} {things} and gains {own}. Each saves the others {cost}, of which"
            " {counted} counts, so it makes too few: {best} would bring the company"
            " {best_together} instead of {together}."
        )
    if together < 0:
        return _(
            "{who} makes {count} {things} and proudly reports {own}. The others pay {others} for"
            " them, so the company loses: {together}. Making not a single one would be better;"
            " {best} would be best and earn {best_together}."
        )
    return _(
        "{who} makes {count} {things} and gains {own}, with {counted} of the others' cost counted."
        " The others bear {others}. That leaves the company {together}; at {best} it would have"
        " {best_together}."
    )
