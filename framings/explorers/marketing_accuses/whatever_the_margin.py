"""Whatever the margin: the price a salesperson asks, the base of the pay, and its rate."""

from functools import partial

import numpy as np

from framings.assumptions import NOBODY_BUYS, PRICE_ELASTICITY
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Choice, Kept, PercentSlider, WholeSlider
from framings.live.style import BACKING, DASHED, DOTTED, FAINT, GUIDE, RIVALS, SALES
from framings.models import pay
from framings.words import _, euro, percent, say

# How many would buy, and where: on the straight line if it cost nothing, on the curve of equal
# percentages at the company's best price.
DEMANDS = {
    "line": (1000, pay.rep_income_linear, pay.profit_share_linear, NOBODY_BUYS),
    "percentages": (
        300,
        pay.rep_income_constant_elasticity,
        pay.profit_share_constant_elasticity,
        PRICE_ELASTICITY,
    ),
}
MOST = 6500  # €
PRICES = np.linspace(0.5, NOBODY_BUYS, 60)


def whatever_the_margin() -> Explorer:
    """Return the explorer "Whatever the margin"."""
    weight = _("Part of the cost charged to the rep (%; 0 revenue pay, 100 margin pay)")
    value = _("What closing a deal is worth to the rep besides pay (€; below 0: it is trouble)")
    percentages = _("Equal percentages: each 1% off sells about {more:.1f}% more")
    demands = {
        _("Straight line: each euro off wins equally many"): "line",
        say(percentages, more=PRICE_ELASTICITY): "percentages",
    }
    product = _("What the product costs the company (€)")
    controls = {
        "rate": PercentSlider(_("Commission rate (%)"), 0.05, 0.2, start=0.1, kept=Kept(2)),
        "weight": PercentSlider(weight, step=0.05, start=0, kept=Kept(2)),
        "value": WholeSlider(value, -2, 2, step=1, start=0),
        "cost": WholeSlider(product, 20, 60, step=10, start=40),
        "demand": Choice(_("How customers react to the price"), demands, start="line"),
    }
    return Explorer("whatever_the_margin", _("Whatever the margin"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    write(0.02, 0.955, _("What the deals are worth to the rep (€)"), size=14, color=SALES.text)
    write(0.02, 0.525, _("What the company keeps of its best profit"), size=14, color=RIVALS.text)
    gains = scene.axes((0.15, 0.64, 0.81, 0.29), across=(0, NOBODY_BUYS), up=(0, MOST), up_in=euro)
    gains.set(yticks=[0, 3000, 6000])
    gains.tick_params(labelbottom=False)
    profit = scene.axes((0.15, 0.13, 0.81, 0.37), (0, NOBODY_BUYS), (-2.1, 1.7), up_in=percent)
    profit.set(xlabel=_("Price the rep asks (€)"), yticks=[-1, 0, 1])
    profit.axhline(0, color=FAINT, linewidth=1)
    thin = {"color": SALES.mark, "linestyle": DOTTED, "linewidth": 2}
    drops = scene.moves(gains.axvline(0, **thin), profit.axvline(0, **thin))
    bare = scene.moves(profit.axvline(0, **GUIDE))
    bare_name = scene.moves(profit.text(0, 1.4, "", color=FAINT, va="center", bbox=BACKING))
    income_curve = scene.moves(*gains.plot([], [], color=SALES.mark, linestyle=DASHED))
    profit_curve = scene.moves(*profit.plot([], [], color=RIVALS.mark))
    best = scene.moves(*profit.plot([], [], "s", color=RIVALS.mark, markersize=11))
    asked = EdgeMarker(scene, profit, SALES, markersize=12)
    top = EdgeMarker(scene, gains, SALES, markersize=12)
    right = {"ha": "right", "va": "center", "weight": "bold", "bbox": BACKING}
    best_name = scene.moves(profit.text(99, -1.2, "", color=RIVALS.text, **right))
    asked_name = scene.moves(profit.text(99, -1.68, "", color=SALES.text, **right))

    def update(rate: float, weight: float, value: int, cost: int, demand: str) -> Words:
        many, income, share, shape = DEMANDS[demand]
        price, best_price = _prices(demand, cost, weight * cost, rate, value)
        at = np.append(PRICES, max(price, 1))
        incomes = many * income(at, shape, cost, weight, rate, value)
        shares = share(at, shape, cost)
        earns, kept = (incomes[-1], shares[-1]) if price > 0 else (np.inf, -np.inf)
        tell = partial(say, part=weight, price=price, best=best_price, kept=kept, times=-kept)
        tell = partial(tell, cost=cost, rate=rate, earns=earns, value=abs(value))
        income_curve.set_data(PRICES, np.clip(incomes[:-1], -MOST, 3 * MOST))
        profit_curve.set_data(PRICES, np.maximum(shares[:-1], -4))
        for drop in drops:
            drop.set_xdata([max(price, 0)] * 2)
        bare.set_xdata([cost, cost])
        bare_name.set_x(cost - 1.5 if cost > 25 else cost + 1.5)
        bare_name.set_ha("right" if cost > 25 else "left")
        bare_name.set_text(tell(_("cost {cost:€}")))
        best.set_data([best_price], [1])
        asked.place(price, kept)
        top.place(price, earns, tell("{earns:€}") if price > 0 else _("ever more"))
        best_name.set_text(tell(_("■ best price {best:€}")))
        asked_name.set_text(tell(_asked(price, kept)))
        picture = _(
            "Two curves over price. Above, what the deals are worth to the rep: most at {price:€},"
            " {earns:€}. Below, the company's profit: best at {best:€}, nothing at the cost of"
            " {cost:€}; at {price:€} {kept:%} of the best profit."
        )
        if price < 0:
            picture = _(
                "Two curves over price. Above, what the deals are worth to the rep: more without"
                " end towards a price of nothing. Below, the company's profit: best at {best:€},"
                " nothing at the cost of {cost:€}, ever deeper losses below it."
            )
        pays = f"{_base(weight)} {_besides(value)}"
        return Words(tell(f"{pays} {_asks(price, kept)}"), tell(f"{pays} {picture}"))

    return update


def _prices(demand: str, cost: int, charged: float, rate: float, value: int) -> tuple[float, float]:
    """Return the price that is best for the rep, and the one that is best for the company."""
    # Trouble is as bad as a cost charged to the rep, on which the rate is paid.
    charged, worth = charged + max(-value, 0) / rate, max(value, 0)
    if demand == "line":
        price = pay.price_with_private_value(NOBODY_BUYS, rate, worth, charged)
        return price, pay.discount_linear(NOBODY_BUYS, cost, 1).price
    best = pay.price_constant_elasticity(PRICE_ELASTICITY, cost, 1)
    felt = charged - worth / rate
    if felt < 1e-9:  # nothing, up to rounding: a deal is worth having at every price
        return -np.inf, best
    return pay.price_constant_elasticity(PRICE_ELASTICITY, felt, 1), best


def _asked(price: float, kept: float) -> str:
    if price < 0:
        return _("● rep asks: the lower, the better")
    if kept < 0:
        return _("● rep asks {price:€}: a loss")
    return _("● rep asks {price:€}: {kept:%} kept")


def _base(weight: float) -> str:
    if weight == 0:
        return _("The rep is paid {rate:%} of revenue")
    if weight == 1:
        return _("The rep is paid {rate:%} of margin")
    return _("The rep is paid {rate:%} of revenue less {part:%} of the cost")


def _besides(value: int) -> str:
    if value == 0:
        return _("and cares for nothing else.")
    if value < 0:
        return _("and has {value:€} of trouble with each deal.")
    return _("and values each deal at {value:€} more.")


def _asks(price: float, kept: float) -> str:
    if price < 0:
        return _(
            "There is no best price then: a lower one is always worth more to the rep, down to what"
            " is allowed. Below its cost of {cost:€} the company loses on each sale; its best price"
            " is {best:€}."
        )
    start = _("Best for the rep is {price:€}, worth {earns:€}; best for the company {best:€}.")
    if kept < 0:
        return start + " " + _("For every euro it could have earned, the company loses {times}.")
    return start + " " + _("The company keeps {kept:%} of its best profit.")
