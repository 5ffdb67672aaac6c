"""Possible is not wise: how many to attract, and how many to call."""

import math
from functools import partial

import numpy as np

from framings.assumptions import CALLED_CUSTOMER_COST, MARKET
from framings.live import Bar, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Kept, PercentSlider, WholeSlider
from framings.live.style import BACKING, MARKETING, SALES, SUBSTITUTES
from framings.models.substitutes import (
    attraction_spending,
    last_attracted_customer_cost,
    needed_sales_effort,
)
from framings.words import _, euro, percent, say

MOST_COST = 200  # €1,000
MOST_PER_CUSTOMER = 8  # €1,000
ALMOST_ALL = 0.999  # the whole market cannot be attracted at any price
ONE = 1 / MARKET  # a customer, as a share of the market


def possible_is_not_wise() -> Explorer:
    """Return the explorer "Possible is not wise"."""
    share = _("Share that comes by itself (% of the market)")
    target = _("Target (customers, of a market of 100)")
    half = _("Cost of making half the market come by itself (€1,000)")
    controls = {
        "share": PercentSlider(share, 0.05, 0.95, start=0.6),
        "target": WholeSlider(target, 10, 100, step=10, start=60),
        # A question has its answer at 55.
        "half": WholeSlider(half, 10, 200, step=5, start=80, kept=Kept(16, named=(55, 120))),
    }
    title = _("Possible is not wise")
    return Explorer("possible_is_not_wise", title, controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    costs = scene.axes((0.11, 0.42, 0.84, 0.43), (0, 1), (0, MOST_COST), across_in=percent)
    costs.set(xlabel=_("Share of the market that comes by itself"))
    attract = scene.moves(*costs.bar([0], [0], width=0.04, color=MARKETING.mark))
    call = scene.moves(*costs.bar([0], [0], width=0.04, **SALES.bar))
    total = scene.moves(*costs.plot([], [], color=SUBSTITUTES.mark))
    here = EdgeMarker(scene, costs, SUBSTITUTES)
    scene.ghosts(attract, call, here.dot)
    scene.drags("share", costs)
    write = scene.figure.text
    write(0.02, 0.945, _("Cost of reaching the target (€1,000)"), size=14)
    bold = {"weight": "bold", "size": 12}
    write(0.02, 0.88, _("calling (hatched)"), color=SALES.text, **bold)
    write(0.33, 0.88, _("attracting (plain)"), color=MARKETING.text, **bold)
    sum_of_both = scene.moves(write(0.98, 0.88, "", color=SUBSTITUTES.text, ha="right", **bold))

    write(0.02, 0.225, _("What one customer costs"), size=14)
    board = scene.board((0.34, 0.02, 0.61, 0.18), across=(0, MOST_PER_CUSTOMER), up=(-0.5, 1.5))
    wide = {"height": 0.8, "gap": 0.1, "inside": 0.7 * MOST_PER_CUSTOMER, "bbox": BACKING}
    called = Bar(scene, board, 1, SALES.bar, name=_("one called"), color=SALES.text, **wide)
    plain, name = {"color": MARKETING.mark}, _("the last attracted")
    last = Bar(scene, board, 0, plain, name=name, color=MARKETING.text, **wide)
    called.show(CALLED_CUSTOMER_COST, text=euro(1000 * CALLED_CUSTOMER_COST))

    def update(share: float, target: int, half: int) -> Words:
        h = half / math.log(2)
        calls = needed_sales_effort(target, MARKET, share, 1)
        attracting, calling = attraction_spending(share, h), CALLED_CUSTOMER_COST * calls
        cost = attracting + calling
        dearest = last_attracted_customer_cost(share * MARKET, MARKET, h)
        attract.set(x=share - 0.02, height=attracting)
        call.set(x=share - 0.02, y=attracting, height=calling)
        # Only what has been passed since all of the target came by themselves.
        passed = np.linspace(share, min(target / MARKET, ALMOST_ALL), 60)
        total.set_data(passed, _cost(passed, target, h))
        here.place(share, cost)
        found = cost <= _cost(np.array([share - ONE, share + ONE]), target, h).min()
        known = {"come": share * MARKET, "calls": calls, "target": target}
        prices = {"called": 1000 * CALLED_CUSTOMER_COST, "last": 1000 * dearest}
        tell = partial(say, cost=1000 * cost, **known, **prices)
        sum_of_both.set_text(tell(_("cheapest: {cost:€}") if found else _("together: {cost:€}")))
        beyond = " →" if dearest > MOST_PER_CUSTOMER else ""
        last.show(min(dearest, MOST_PER_CUSTOMER), text=tell("{last:€}") + beyond)
        picture = _(
            "A bar of the cost of reaching {target} customers, {cost:€}, at the share that comes by"
            " itself, {come} of a hundred; a line shows the cost from there to where nobody is"
            " called. Below it two bars: one called customer costs {called:€}, the last one"
            " attracted {last:€}."
        )
        return Words(tell(_sentence(share * MARKET, target, found)), tell(picture))

    return update


def _cost(share: np.ndarray, target: int, h: float) -> np.ndarray:
    calls = needed_sales_effort(target, MARKET, share, 1)
    return attraction_spending(share, h) + CALLED_CUSTOMER_COST * calls


def _sentence(come: float, target: int, found: bool) -> str:
    said = _("{come} come by themselves, {calls} by calling, together for {cost:€}.")
    if round(come) == target:
        said = _("All {target} customers of the target come by themselves, for {cost:€}.")
    elif come > target:
        said = _("{come} come by themselves, more than the target of {target}, for {cost:€}.")
    # Where all come by themselves, what the last one costs is for the reader to find.
    if found or round(come) != target:
        said += " " + _(
            "The last one attracted cost {last:€}; one that is called costs {called:€}."
        )
    if found and come < target:
        said += " " + _("No other number is cheaper: some selling is kept.")
    elif found:
        said += " " + _("No other number is cheaper: it is wise to make selling superfluous here.")
    return said
