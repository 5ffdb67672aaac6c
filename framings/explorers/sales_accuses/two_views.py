"""Two views of the customer: both wrong, and worth more together."""

from functools import partial

import numpy as np

from framings.assumptions import MAY_MISS
from framings.live import Bar, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider, Stops
from framings.live.style import BACKING, DASHED, FAINT, GUIDE, MARKETING, PAPER, RIVALS, SALES
from framings.models.customers import mixed_views_effectiveness
from framings.words import _, percent, say

CUSTOMERS = 100  # whom a perfect aim wins
WEIGHTS = np.linspace(0, 1, 101)


def two_views() -> Explorer:
    """Return the explorer "Two views of the customer"."""
    years = {
        _("5 years: a good idea"): 5,
        _("10 years: a fair idea"): 10,
        _("15 years: a vague idea"): 15,
        _("20 years: hardly any idea"): 20,
    }
    weight = _("Weight of marketing's view in the aim (%)")
    controls = {
        "weight": PercentSlider(weight, step=0.05, start=0),
        "marketing": Stops(_("Marketing's view is typically off by"), years, start=20),
        "sales": Stops(_("Sales' view is typically off by"), years, start=10),
        "alike": Choice(_("Their mistakes are"), _alike(), start=0.0),
    }
    return Explorer("two_views", _("Two views of the customer"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    write(0.02, 0.945, _("How far each is off (grey: close enough)"), size=14)
    mistakes = scene.moves(write(0.98, 0.945, "", size=12, color=FAINT, ha="right"))
    board = scene.axes((0.3, 0.635, 0.67, 0.29), (-26, 38), (-0.6, 2.6), across_in=_aim)
    board.set(xticks=(-20, 0, 20), yticks=[])
    board.spines["left"].set_visible(False)
    board.axvspan(-MAY_MISS, MAY_MISS, facecolor="#E4E4E4", edgecolor=FAINT, linewidth=1)
    board.axvline(0, **GUIDE)
    by_marketing, by_sales, by_both = (
        Bar(scene, board, row, colour.bar, name=name, gap=1, color=colour.text, bbox=BACKING)
        for row, name, colour in (
            (2, _("marketing's view"), MARKETING),
            (1, _("sales' view"), SALES),
            (0, _("the aim"), RIVALS),
        )
    )

    won = scene.axes((0.1, 0.125, 0.84, 0.35), (0, 1), (40, CUSTOMERS), across_in=percent)
    won.set(xlabel=_("Weight of marketing's view"), yticks=(40, 60, 80, 100))
    write(0.02, 0.515, _("Customers won, of 100 (dashed: by the better view alone)"), size=14)
    striped = {"facecolor": PAPER, "edgecolor": RIVALS.mark, "hatch": "//", "linewidth": 0}
    gain = scene.moves(*won.fill([0], [0], **striped))
    alone = scene.moves(*won.plot([], [], color=FAINT, linestyle=DASHED, linewidth=2))
    curve = scene.moves(*won.plot([], [], color=RIVALS.mark))
    here = EdgeMarker(scene, won, RIVALS, offset=(10, 9), marker="D")
    scene.ghosts(*by_both.parts, curve, here.dot)
    scene.drags("weight", won)

    def update(weight: float, marketing: int, sales: int, alike: float) -> Words:
        def wins(weights: float | np.ndarray) -> np.ndarray:
            views = (marketing, sales, MAY_MISS, alike)
            return CUSTOMERS * np.asarray(mixed_views_effectiveness(*views, 1 - weights))

        # The curve is drawn as far as the reader has gone.
        so_far, both, by_s, by_m = np.linspace(0, weight, 51), wins(weight), wins(0), wins(1)
        better = max(by_s, by_m)
        off = MAY_MISS * np.sqrt((CUSTOMERS / both) ** 2 - 1)  # what wins so many
        tell = partial(say, weight=weight, marketing=marketing, sales=sales, off=off)
        named = next(words for words, value in _alike().items() if value == alike)
        mistakes.set_text(_mistakes(alike))
        tell = partial(tell, both=both, by_m=by_m, by_s=by_s, alike=named)
        for bar, years in ((by_marketing, marketing), (by_sales, sales), (by_both, off)):
            bar.show(2 * years, text=say(_("{years:.1} years"), years=years), start=-years)
        alone.set_data([0, 1], [better, better])
        curve.set_data(so_far, wins(so_far))
        above = np.maximum(wins(so_far), better)
        gain.set_xy(np.column_stack([[*so_far, weight, 0], [*above, better, better]]))
        gained = round(float(both)) - round(float(better))
        words = _("{both:.0f} customers ({gained:+.0f})") if gained else _("{both:.0f} customers")
        here.place(weight, both, tell(words, gained=gained))
        picture = _(
            "Three bars around the customers' true age, with a band that is close enough:"
            " marketing's view is typically off by {marketing} years, sales' view by {sales}, the"
            " aim of the campaigns by {off:.1}; their mistakes are {alike}. Below, a curve of the"
            " customers won of 100: {by_s:.0f} by sales' view alone, {by_m:.0f} by marketing's, and"
            " {both:.0f} with a weight of {weight:%} on marketing's, where it ends."
        )
        at_most = both > wins(WEIGHTS).max() - 0.2
        return Words(tell(_sentence(weight, gained, at_most)), tell(picture))

    return update


def _alike() -> dict[str, float]:
    """Return the correlation of the two views' mistakes, by the words for it."""
    return {
        _("unrelated: each meets other customers"): 0.0,
        _("rather alike: both read the same reports"): 0.5,
        _("the same: both err to the same side"): 1.0,
    }


def _mistakes(alike: float) -> str:
    if alike == 1:
        return _("the same mistakes")
    return _("mistakes rather alike") if alike else _("mistakes unrelated")


def _sentence(weight: float, gained: int, at_most: bool) -> str:
    if weight == 0:
        return _(
            "Sales is {sales} years off, marketing {marketing}, and their mistakes are {alike}. By"
            " sales' view alone campaigns win {by_s:.0f} of 100 customers."
        )
    if weight == 1:
        return _("By marketing's view alone campaigns win {by_m:.0f} of 100 customers.")
    mixed = _(
        "With {weight:%} of the weight on marketing's view, campaigns win {both:.0f} of 100"
        " customers. Sales' view alone wins {by_s:.0f}, marketing's {by_m:.0f}."
    )
    verdict = _("That is more than either alone.")
    if gained < 0:
        verdict = _("At this weight the worse view does harm.")
    elif gained == 0:
        verdict = _("That is as many as by the better view alone.")
    elif at_most:
        verdict = _("That is more than either alone, and no other weight wins more.")
    return f"{mixed} {verdict}"


def _aim(age: float) -> str:
    if age == 0:
        return _("right")
    return say(_("{years} too old") if age > 0 else _("{years} too young"), years=abs(age))
