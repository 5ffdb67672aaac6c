"""Whatever the margin: the price a salesperson asks, the base of the pay, and its rate."""

from functools import partial

import numpy as np

from framings.assumptions import NOBODY_BUYS, PRICE_ELASTICITY
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider, WholeSlider
from framings.live.style import BACKING, DASHED, DOTTED, FAINT, GUIDE, RIVALS, SALES
from framings.models.pay import (
    discount_linear,
    price_constant_elasticity,
    profit_kept_constant_elasticity,
    profit_share_constant_elasticity,
    profit_share_linear,
    rep_income_constant_elasticity,
    rep_income_linear,
)
from framings.words import _, euro, percent, say

CUSTOMERS = 1000  # who would buy if it cost nothing, on the straight line
BUYERS = 300  # at the company's best price, on the curve of equal percentages
MOST_PAY = 5500  # €
PRICES = np.linspace(0.5, NOBODY_BUYS, 150)


def whatever_the_margin() -> Explorer:
    """Return the explorer "Whatever the margin"."""
    weight = _("Part of the cost charged to the rep (%; 0 revenue pay, 100 margin pay)")
    percentages = _("Equal percentages: each 1% off sells about {more:.1f}% more")
    demands = {
        _("Straight line: each euro off wins equally many"): "line",
        say(percentages, more=PRICE_ELASTICITY): "percentages",
    }
    controls = {
        "weight": PercentSlider(weight, step=0.05, start=0),
        "rate": PercentSlider(_("Commission rate (%)"), 0.05, 0.2, step=0.01, start=0.1),
        "cost": WholeSlider(_("What the product costs the company (€)"), 10, 60, step=5, start=40),
        "demand": Choice(_("How customers react to the price"), demands, start="line"),
    }
    return Explorer("whatever_the_margin", _("Whatever the margin"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    write(0.02, 0.955, _("What the rep earns (€)"), size=14, color=SALES.text)
    write(0.02, 0.525, _("What the company keeps of its best profit"), size=14, color=RIVALS.text)
    pay = scene.axes((0.15, 0.64, 0.81, 0.29), across=(0, NOBODY_BUYS), up=(0, MOST_PAY))
    pay.set(yticks=[0, 2500, 5000], yticklabels=["0", euro(2500), euro(5000)])
    pay.tick_params(labelbottom=False)
    profit = scene.axes((0.15, 0.13, 0.81, 0.37), (0, NOBODY_BUYS), (-2.1, 1.7), up_in=percent)
    profit.set(xlabel=_("Price the rep asks (€)"), yticks=[-1, 0, 1])
    profit.axhline(0, color=FAINT, linewidth=1)
    thin = {"color": SALES.mark, "linestyle": DOTTED, "linewidth": 2}
    drops = scene.moves(pay.axvline(0, **thin), profit.axvline(0, **thin))
    bare = scene.moves(profit.axvline(0, **GUIDE))
    bare_name = scene.moves(profit.text(0, 1.4, "", color=FAINT, va="center", bbox=BACKING))
    earned = scene.moves(*pay.plot([], [], color=SALES.mark, linestyle=DASHED))
    kept_curve = scene.moves(*profit.plot([], [], color=RIVALS.mark))
    best = scene.moves(*profit.plot([], [], "s", color=RIVALS.mark, markersize=11))
    asked = EdgeMarker(scene, profit, SALES, markersize=12)
    top = EdgeMarker(scene, pay, SALES, markersize=12)
    right = {"ha": "right", "va": "center", "weight": "bold", "bbox": BACKING}
    best_name, asked_name, kept_name = (
        scene.moves(profit.text(99, height, "", color=colour.text, **right))
        for height, colour in ((-0.8, RIVALS), (-1.26, SALES), (-1.72, SALES))
    )

    def update(weight: float, rate: float, cost: int, demand: str) -> Words:
        pays = (cost, weight, rate)
        if demand == "line":
            deal = discount_linear(NOBODY_BUYS, cost, weight)
            price, firm_price, kept = deal.price, deal.firm_price, 1 - deal.profit_loss_share
            income = CUSTOMERS * rep_income_linear(PRICES, NOBODY_BUYS, *pays)
            earns = CUSTOMERS * rep_income_linear(price, NOBODY_BUYS, *pays)
            shares = profit_share_linear(PRICES, NOBODY_BUYS, cost)
        else:
            firm_price = price_constant_elasticity(PRICE_ELASTICITY, cost, 1)
            income = BUYERS * rep_income_constant_elasticity(PRICES, PRICE_ELASTICITY, *pays)
            shares = profit_share_constant_elasticity(PRICES, PRICE_ELASTICITY, cost)
            if weight == 0:  # no price is best: whatever it is, a lower one pays better
                price, kept, earns = -np.inf, -np.inf, np.inf
            else:
                price = price_constant_elasticity(PRICE_ELASTICITY, cost, weight)
                kept = profit_kept_constant_elasticity(PRICE_ELASTICITY, weight)
                earns = BUYERS * rep_income_constant_elasticity(price, PRICE_ELASTICITY, *pays)
        line, curve = _("on a straight line"), _("where 1% off always sells as many per cent more")
        tell = partial(say, part=weight, price=price, best=firm_price, off=1 - price / firm_price)
        tell = partial(tell, kept=kept, times=-kept, cost=cost, rate=rate, earns=earns)
        tell = partial(tell, demand=line if demand == "line" else curve)
        earned.set_data(PRICES, np.clip(income, -MOST_PAY, 3 * MOST_PAY))
        kept_curve.set_data(PRICES, np.maximum(shares, -4))
        for drop in drops:
            drop.set_xdata([max(price, 0)] * 2)
        bare.set_xdata([cost, cost])
        bare_name.set_x(cost - 1.5 if cost > 25 else cost + 1.5)
        bare_name.set_ha("right" if cost > 25 else "left")
        bare_name.set_text(tell(_("cost {cost:€}")))
        best.set_data([firm_price], [1])
        asked.place(price, kept)
        top.place(price, earns, tell(_("ever more") if np.isinf(earns) else "{earns:€}"))
        best_name.set_text(tell(_("■ best price {best:€}")))
        asked_name.set_text(tell(_asked(price)))
        kept_name.set_text(tell(_kept(kept)))
        sentence, picture = _words(weight, price, kept, cost)
        return Words(tell(sentence), tell(picture))

    return update


def _asked(price: float) -> str:
    return _("● rep asks: no lower limit") if np.isinf(price) else _("● rep asks {price:€}")


def _kept(kept: float) -> str:
    if np.isinf(kept):
        return _("loss: no lower limit")
    return _("loses {times:%}") if kept < 0 else _("keeps {kept:%}")


def _base(weight: float) -> str:
    if weight == 0:
        return _("Paid on revenue")
    if weight == 1:
        return _("Paid on margin")
    return _("With {part:%} of the cost charged")


def _words(weight: float, price: float, kept: float, cost: int) -> tuple[str, str]:
    if np.isinf(price):
        return (
            _(
                "Paid on revenue, at {rate:%} or any other rate, the rep has no best price here:"
                " each discount sells so much more that a lower price always pays better. The rep"
                " goes as low as is allowed, and below its cost of {cost:€} the company loses on"
                " each sale; its own best price is {best:€}."
            ),
            _(
                "Two curves over price, {demand}. Above, what the rep earns at a rate of {rate:%}:"
                " it rises without end towards a price of nothing. Below, the company's profit:"
                " best at {best:€}, nothing at the cost of {cost:€}, ever deeper losses below. An"
                " arrow at the corner stands for the rep, who has no best price."
            ),
        )
    if weight == 1:
        end = _("the rep asks {price:€}, the company's own best price: nothing is lost.")
    elif kept < 0 and price < cost:
        end = _(
            "the rep asks {price:€}, {off:%} below the company's best price of {best:€} and below"
            " the cost of {cost:€}: for every euro it could have earned, the company loses {times}."
        )
    else:
        end = _(
            "the rep asks {price:€}, {off:%} below the company's best price of {best:€}, and the"
            " company keeps {kept:%} of its best profit."
        )
    picture = _(
        "Two curves over price, {demand}. Above, what the rep earns at a rate of {rate:%}, highest"
        " at {price:€}: {earns:€}. Below, the company's profit, which is best at {best:€} and"
        " nothing at the cost of {cost:€}; at {price:€}, a discount of {off:%}, "
    )
    if kept < 0:
        picture += _("it is a loss, {times} times the best profit.")
    else:
        picture += _("{kept:%} of the best profit is left.")
    rate = _(
        "At {rate:%} this earns the rep {earns:€}; another rate moves that sum, not the price."
    )
    return f"{_base(weight)}, {end} {rate}", picture
