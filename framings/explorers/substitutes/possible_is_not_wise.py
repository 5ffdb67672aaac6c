"""Possible is not wise: where the cheapest mix of attracting and calling lies."""

import math
from functools import partial

import numpy as np

from framings.assumptions import MARKET
from framings.live import Bar, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Kept, Slider, WholeSlider
from framings.live.style import BACKING, DASHED, DOTTED, GUIDE, MARKETING, SALES, SUBSTITUTES
from framings.models.substitutes import (
    attraction_spending,
    cheapest_mix,
    last_attracted_customer_cost,
    needed_sales_effort,
    superfluous_threshold,
)
from framings.words import _, euro, percent, say

MOST_COST = 300  # €1,000
MOST_PER_CUSTOMER = 8  # €1,000
ALMOST_ALL = 0.999  # the whole market cannot be attracted at any price


def possible_is_not_wise() -> Explorer:
    """Return the explorer "Possible is not wise"."""
    target = _("Target (customers, of a market of 100)")
    half = _("Cost of making half the market come by itself (€1,000)")
    call_cost = _("Cost of a customer won by calling (€1,000)")
    few = Kept(10, named=(1.5, 2.5))
    controls = {
        "target": WholeSlider(target, 10, 100, step=1, start=60, kept=Kept(2)),
        # A question has its answer at 55.
        "half": WholeSlider(half, 10, 200, step=5, start=80, kept=Kept(4, named=(55,))),
        "call_cost": Slider(call_cost, 0.5, 6, step=0.1, start=2, shown=".1f", kept=few),
    }
    return Explorer(
        "possible_is_not_wise", _("Possible is not wise"), controls, _draw, size=(6, 5.2)
    )


def _draw(scene: Scene) -> Update:
    costs = scene.axes((0.12, 0.4, 0.83, 0.46), across=(0, 1), up=(0, MOST_COST), across_in=percent)
    costs.set(xlabel=_("Share of the market that comes by itself"))
    edge = scene.moves(costs.axvline(0, **GUIDE))
    attract = scene.moves(*costs.plot([], [], color=MARKETING.mark, linestyle=DASHED))
    call = scene.moves(*costs.plot([], [], color=SALES.mark, linestyle=DOTTED))
    total = scene.moves(*costs.plot([], [], color=SUBSTITUTES.mark, linewidth=4))
    best = EdgeMarker(scene, costs, SUBSTITUTES, offset=(0, 12))
    write = scene.figure.text
    write(0.02, 0.945, _("Cost of reaching the target (€1,000)"), size=14)
    for across, name, colour in (
        (0.12, _("together"), SUBSTITUTES),
        (0.31, _("attracting (dashed)"), MARKETING),
        (0.68, _("calling (dotted)"), SALES),
    ):
        write(across, 0.885, name, color=colour.text, weight="bold", size=12)

    write(0.02, 0.215, _("What one more customer costs"), size=14)
    board = scene.board((0.4, 0.02, 0.55, 0.17), across=(0, MOST_PER_CUSTOMER), up=(-0.5, 1.5))
    wide = {"height": 0.8, "gap": 0.1, "inside": 0.7 * MOST_PER_CUSTOMER, "bbox": BACKING}
    bars = [
        Bar(scene, board, row, look, name=name, color=colour.text, **wide)
        for row, name, look, colour in (
            (1, _("won by calling"), SALES.bar, SALES),
            (0, _("attracted as the last"), {"color": MARKETING.mark}, MARKETING),
        )
    ]

    def update(target: int, half: int, call_cost: float) -> Words:
        h = half / math.log(2)
        mix = cheapest_mix(target, MARKET, 1, call_cost, h)
        threshold = superfluous_threshold(target, MARKET)
        dearest = last_attracted_customer_cost(target, MARKET, h)
        # Attracting the whole market has no price.
        all_attracted = attraction_spending(threshold, h) if threshold < 1 else math.inf
        tell = partial(
            say,
            share=mix.effectiveness,
            customers=mix.sales_effort,
            cost=_price(mix.cost),
            threshold=threshold,
            call=_price(call_cost),
            last=_price(dearest),
            extra=_price(all_attracted - mix.cost),
            target=target,
        )
        shares = np.linspace(0, min(threshold, ALMOST_ALL), 120)
        attracting = attraction_spending(shares, h)
        calling = call_cost * needed_sales_effort(target, MARKET, shares, 1)
        attract.set_data(shares, attracting)
        call.set_data(shares, calling)
        total.set_data(shares, attracting + calling)
        edge.set_xdata([threshold, threshold])
        best.place(mix.effectiveness, mix.cost, tell(_("cheapest: {cost}")))
        for bar, price in zip(bars, (call_cost, dearest), strict=True):
            beyond = " →" if price > MOST_PER_CUSTOMER else ""
            bar.show(min(price, MOST_PER_CUSTOMER), text=_price(price) + beyond)
        picture = _(
            "Cost against the share of the market that comes by itself, up to {threshold:%}. The"
            " cost of attracting rises ever faster, the cost of calling falls in a straight line;"
            " together they are lowest, {cost}, at {share:%}. Below it two bars: one more customer"
            " costs {call} by calling, {last} as the last one attracted."
        )
        return Words(tell(_sentence(mix.superfluous, dearest)), tell(picture))

    return update


def _sentence(superfluous: bool, dearest: float) -> str:
    if superfluous:
        return _(
            "Making selling superfluous is possible and wise here: the last customer who comes by"
            " itself costs {last}, a customer won by calling {call}. All {target} come by"
            " themselves, for {cost}."
        )
    if math.isinf(dearest):
        return _(
            "To win the whole market, selling is unavoidable: no money makes the very last customer"
            " come by itself. The cheapest mix lets {share:%} come and wins the remaining"
            " {customers:.0f} by calling, for {cost}."
        )
    return _(
        "The cheapest mix lets {share:%} of the market come by itself and wins the remaining"
        " {customers:.0f} by calling, for {cost}. Without selling, with {threshold:%} coming by"
        " itself, the target costs {extra} more."
    )


def _price(thousands: float) -> str:
    return _("priceless") if math.isinf(thousands) else euro(1000 * thousands)
