"""Possible is not wise: where the cheapest mix of attracting and calling lies."""

import math

import numpy as np

from framings.assumptions import MARKET
from framings.live import EdgeMarker, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, MARKETING, SALES, SUBSTITUTES
from framings.models.substitutes import (
    attraction_spending,
    cheapest_mix,
    last_attracted_customer_cost,
    needed_sales_effort,
    superfluous_threshold,
)
from framings.words import _, euro, number, percent

MOST_COST = 300  # €1,000
MOST_PER_CUSTOMER = 8  # €1,000
ALMOST_ALL = 0.999  # the whole market cannot be attracted at any price


def possible_is_not_wise() -> Explorer:
    """Return the explorer "Possible is not wise"."""
    return Explorer(
        "possible_is_not_wise",
        _("Possible is not wise"),
        {
            "target": WholeSlider(
                _("Target (customers, of a market of 100)"), low=10, high=100, step=1, start=60
            ),
            "half": WholeSlider(
                _("Cost of making half the market come by itself (€1,000)"),
                low=10,
                high=200,
                step=5,
                start=80,
            ),
            "call_cost": Slider(
                _("Cost of a customer won by calling (€1,000)"),
                low=0.5,
                high=6,
                step=0.1,
                start=2,
                shown=".1f",
            ),
        },
        _draw,
        size=(6, 5.2),
    )


def _draw(scene: Scene) -> Update:
    costs = scene.axes(
        (0.12, 0.4, 0.83, 0.46),
        across=(0, 1),
        up=(0, MOST_COST),
        xlabel=_("Share of the market that comes by itself"),
    )
    costs.xaxis.set_major_formatter(lambda share, _position: percent(share))
    edge = scene.moves(costs.axvline(0, color=FAINT, linestyle="--", linewidth=1.5))
    attract = scene.moves(costs.plot([], [], color=MARKETING.mark, linestyle=(0, (4, 1.5)))[0])
    call = scene.moves(costs.plot([], [], color=SALES.mark, linestyle=(0, (1, 1)))[0])
    total = scene.moves(costs.plot([], [], color=SUBSTITUTES.mark, linewidth=4)[0])
    best = EdgeMarker(scene, costs, SUBSTITUTES.mark, SUBSTITUTES.text, offset=(0, 12))
    write = scene.figure.text
    write(0.02, 0.945, _("Cost of reaching the target (€1,000)"), size=14)
    for across, name, colour in (
        (0.12, _("together"), SUBSTITUTES),
        (0.31, _("attracting (dashed)"), MARKETING),
        (0.68, _("calling (dotted)"), SALES),
    ):
        write(across, 0.885, name, color=colour.text, weight="bold", size=12)

    bars = scene.axes((0.4, 0.02, 0.55, 0.17), across=(0, MOST_PER_CUSTOMER), up=(-0.5, 1.5))
    bars.set_axis_off()
    write(0.02, 0.215, _("What one more customer costs"), size=14)
    write(0.39, 0.148, _("won by calling"), ha="right", va="center")
    write(0.39, 0.062, _("attracted as the last"), ha="right", va="center")
    called = scene.moves(bars.barh([1], [0], color=SALES.mark, hatch="//", edgecolor="w")[0])
    attracted = scene.moves(bars.barh([0], [0], color=MARKETING.mark)[0])
    label = {"va": "center", "weight": "bold", "bbox": BACKING}
    called_price = scene.moves(bars.text(0, 1, "", color=SALES.text, **label))
    attracted_price = scene.moves(bars.text(0, 0, "", color=MARKETING.text, **label))

    def update(target: int, half: int, call_cost: float) -> Words:
        h = half / math.log(2)
        mix = cheapest_mix(target, MARKET, 1, call_cost, h)
        threshold = superfluous_threshold(target, MARKET)
        dearest = last_attracted_customer_cost(target, MARKET, h)
        # Attracting the whole market has no price.
        all_attracted = attraction_spending(threshold, h) if threshold < 1 else math.inf

        shares = np.linspace(0, min(threshold, ALMOST_ALL), 120)
        attracting = attraction_spending(shares, h)
        calling = call_cost * needed_sales_effort(target, MARKET, shares, 1)
        attract.set_data(shares, attracting)
        call.set_data(shares, calling)
        total.set_data(shares, attracting + calling)
        edge.set_xdata([threshold, threshold])
        best.place(mix.effectiveness, mix.cost, _("cheapest: {cost}").format(cost=_k(mix.cost)))
        for bar, price, written in (
            (called, call_cost, called_price),
            (attracted, dearest, attracted_price),
        ):
            bar.set_width(min(price, MOST_PER_CUSTOMER))
            outside = price > 0.7 * MOST_PER_CUSTOMER
            written.set_x(min(price, MOST_PER_CUSTOMER) + (-0.1 if outside else 0.1))
            written.set_ha("right" if outside else "left")
            written.set_text(_k(price) + (" →" if price > MOST_PER_CUSTOMER else ""))

        values = {
            "share": percent(mix.effectiveness),
            "customers": number(mix.sales_effort),
            "cost": _k(mix.cost),
            "threshold": percent(threshold),
            "call": _k(call_cost),
            "last": _k(dearest),
            "extra": _k(all_attracted - mix.cost),
            "target": number(target),
        }
        if mix.superfluous:
            sentence = _(
                "Making selling superfluous is possible and wise here: the last customer who comes"
                " by itself costs {last}, a customer won by calling {call}. All {target} come by"
                " themselves, for {cost}."
            )
        elif math.isinf(dearest):
            sentence = _(
                "To win the whole market, selling is unavoidable: no money makes the very last"
                " customer come by itself. The cheapest mix lets {share} come and wins the"
                " remaining {customers} by calling, for {cost}."
            )
        else:
            sentence = _(
                "The cheapest mix lets {share} of the market come by itself and wins the"
                " remaining {customers} by calling, for {cost}. Without selling ({threshold}"
                " coming by itself) it costs {extra} more: possible, not wise."
            )
        picture = _(
            "Cost against the share of the market that comes by itself, up to {threshold}. The cost"
            " of attracting rises ever faster, the cost of calling falls in a straight line;"
            " together they are lowest, {cost}, at {share}. Below it two bars: one more customer"
            " costs {call} by calling, {last} as the last one attracted."
        )
        return Words(sentence.format(**values), picture.format(**values))

    return update


def _k(thousands: float) -> str:
    return _("priceless") if math.isinf(thousands) else euro(1000 * thousands)
