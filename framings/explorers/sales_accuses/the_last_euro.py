"""The last euro: what promotion brought back on average, and what the last euro brought."""

from functools import partial

import numpy as np

from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    GROSS_MARGIN,
    MARKETING_BUDGET,
    MORE_MARKETING,
)
from framings.live import Bar, EdgeMarker, Explorer, Scene, Stops, Update, WholeSlider, Words
from framings.live.style import BACKING, FAINT, GUIDE, MARKETING, RIVALS, SALES
from framings.models.promotion import promotion_waste
from framings.words import _, euro, say

MOST_SPENT = 60  # €1,000 a month, as all amounts here
SPENT = np.linspace(0.5, MOST_SPENT, 120)
BEST = GROSS_MARGIN * ADVERTISING_ELASTICITY


def the_last_euro() -> Explorer:
    """Return the explorer "The last euro"."""
    spent, start = _("Spent on promotion (€1,000 a month)"), round(MARKETING_BUDGET)
    overhead = {
        _("none"): 0,
        _("€40,000: an office"): 40,
        _("€60,000: salespeople too"): 60,
        _("€80,000: a factory too"): 80,
    }
    controls = {
        "spend": WholeSlider(spent, 6, MOST_SPENT, step=2, start=start + MORE_MARKETING),
        "overhead": Stops(_("Other costs to pay, a month"), overhead, start=0),
    }
    return Explorer("the_last_euro", _("The last euro"), controls, _draw, size=(6, 4.4))


def _draw(scene: Scene) -> Update:
    chart = scene.axes(
        (0.185, 0.46, 0.745, 0.435), (0, MOST_SPENT), (-30, 100), across_in=_money, up_in=_money
    )
    chart.set(xlabel=_("Spent on promotion, a month"), xticks=range(0, MOST_SPENT + 1, 20))
    chart.set_yticks([0, 50, 100])
    chart.axhline(0, color=FAINT, linewidth=1.5)
    scene.figure.text(0.02, 0.935, _("Profit of the firm, a month"), size=14)
    curve = scene.moves(*chart.plot([], [], color=RIVALS.mark))
    thick = {"linewidth": 8, "solid_capstyle": "butt", "clip_on": False}
    stem = scene.moves(*chart.plot([], [], color=RIVALS.mark, **thick))
    here = EdgeMarker(scene, chart, RIVALS, offset=(12, 10), markersize=13)

    back = scene.board((0.25, 0.015, 0.73, 0.24), across=(0, 20), up=(-0.55, 2.3))
    scene.figure.text(0.02, 0.275, _("A euro of promotion brought back"), size=14)
    average, last_one = (
        Bar(scene, back, row, colour.bar, name=name, gap=0.9, color=colour.text, bbox=BACKING)
        for row, name, colour in ((1, _("on average"), MARKETING), (0, _("the last euro"), SALES))
    )
    back.plot([1, 1], [-0.5, 1.5], **GUIDE)
    back.text(1, 1.9, _("€1: earned back"), ha="center", va="center", color=FAINT, size=12)
    scene.ghosts(curve, stem, here.dot, *average.parts, *last_one.parts)
    scene.drags("spend", chart)

    def update(spend: int, overhead: int) -> Words:
        def profit(spent: float | np.ndarray) -> np.ndarray:
            kept = promotion_waste(spent / BEST, ADVERTISING_ELASTICITY).profit_ratio
            return np.asarray((GROSS_MARGIN - BEST) * kept - overhead)

        roi = promotion_waste(spend / BEST, ADVERTISING_ELASTICITY)
        earned, most = (100 * round(10 * float(profit(each))) for each in (spend, BEST))
        claimed, last = 1 + roi.average_roi, 1 + roi.marginal_roi
        tell = partial(say, spend=1000 * spend, overhead=1000 * overhead, claimed=claimed)
        tell = partial(tell, last=last, earned=earned, loss=-earned, most=most)
        curve.set_data(SPENT, profit(SPENT))
        stem.set_data([spend, spend], [0, earned / 1000])
        made = _("profit: {earned:€}") if earned >= 0 else _("loss: {loss:€}")
        here.place(spend, earned / 1000, tell(made))
        average.show(claimed, text=euro(claimed, 2))
        last_one.show(last, text=euro(last, 2))
        picture = _(
            "Profit against spending on promotion: a steep rise, a top and a slow fall, with"
            " {costs}. You stand at {spend:€}, with a {made}. Below it two bars: a euro brought"
            " back {claimed:.2€} on average, the last one {last:.2€}; a line marks the euro that"
            " just brings itself back."
        )
        costs = _("other costs of {overhead:€} paid") if overhead else _("no other costs to pay")
        made = _("profit of {earned:€}") if earned >= 0 else _("loss of {loss:€}")
        words = tell(picture, costs=tell(costs), made=tell(made))
        return Words(tell(_sentence(overhead, last, earned, most)), words)

    return update


def _sentence(overhead: int, last: float, earned: float, most: float) -> str:
    back = _(
        "Of {spend:€} spent, a euro brought back {claimed:.2€} of margin on average, the last euro"
        " {last:.2€}."
    )
    profit = _("With no other costs to pay, {earned:€} of profit is left.")
    if overhead:
        profit = _("With {overhead:€} of other costs paid, {earned:€} of profit is left.")
    if earned < 0:
        profit = _("With {overhead:€} of other costs paid, the firm loses {loss:€}.")
    if earned == most:
        return f"{back} {profit} " + _("No other budget leaves more.")
    if overhead:
        return f"{back} {profit} " + _("The best budget would leave {most:€}.")
    return f"{back} {profit}"


def _money(thousands: float) -> str:
    return euro(1000 * thousands)
