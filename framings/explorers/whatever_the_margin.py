"""Whatever the margin: the price a salesperson asks, the base of the pay, and its rate."""

import numpy as np

from framings.assumptions import NOBODY_BUYS, PRICE_ELASTICITY
from framings.live import Choice, EdgeMarker, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, RIVALS, SALES
from framings.models.pay import (
    discount_linear,
    price_constant_elasticity,
    profit_kept_constant_elasticity,
    profit_share_constant_elasticity,
    profit_share_linear,
    rep_income_constant_elasticity,
    rep_income_linear,
)
from framings.words import _, brief, euro, number, percent

CUSTOMERS = 1000  # who would buy if it cost nothing, on the straight line
BUYERS = 300  # at the company's best price, on the curve of equal percentages
MOST_PAY = 5500  # €
PRICES = np.linspace(0.5, NOBODY_BUYS, 150)


def whatever_the_margin() -> Explorer:
    """Return the explorer "Whatever the margin"."""
    return Explorer(
        "whatever_the_margin",
        _("Whatever the margin"),
        {
            "weight": Slider(
                _("Part of the cost charged to the rep (%; 0 revenue pay, 100 margin pay)"),
                low=0,
                high=1,
                step=0.05,
                start=0,
                shown=".0%",
            ),
            "rate": Slider(
                _("Commission rate (%)"), low=0.05, high=0.2, step=0.01, start=0.1, shown=".0%"
            ),
            "cost": WholeSlider(
                _("What the product costs the company (€)"), low=10, high=60, step=5, start=40
            ),
            "demand": Choice(
                _("How customers react to the price"),
                {
                    _("Straight line: each euro off wins equally many"): "line",
                    _("Equal percentages: each 1% off sells about {more}% more").format(
                        more=number(PRICE_ELASTICITY, 1)
                    ): "percentages",
                },
                start="line",
            ),
        },
        _draw,
        size=(6, 5.2),
    )


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    write(0.02, 0.955, _("What the rep earns (€)"), size=14, color=SALES.text)
    write(0.02, 0.525, _("What the company keeps of its best profit"), size=14, color=RIVALS.text)
    pay = scene.axes((0.15, 0.64, 0.81, 0.29), across=(0, NOBODY_BUYS), up=(0, MOST_PAY))
    pay.tick_params(labelbottom=False)
    pay.set_yticks([0, 2500, 5000], ["0", euro(2500), euro(5000)])
    profit = scene.axes(
        (0.15, 0.13, 0.81, 0.37),
        across=(0, NOBODY_BUYS),
        up=(-2.1, 1.7),
        xlabel=_("Price the rep asks (€)"),
    )
    profit.set_yticks([-1, 0, 1], [percent(-1), percent(0), percent(1)])
    profit.axhline(0, color=FAINT, linewidth=1)
    thin = {"color": SALES.mark, "linestyle": (0, (1, 1)), "linewidth": 2}
    drops = [scene.moves(axes.axvline(0, **thin)) for axes in (pay, profit)]
    bare = scene.moves(profit.axvline(0, color=FAINT, linestyle="--", linewidth=1.5))
    bare_name = scene.moves(profit.text(0, 1.4, "", color=FAINT, va="center", bbox=BACKING))
    earned = scene.moves(pay.plot([], [], color=SALES.mark, linestyle=(0, (4, 1.5)))[0])
    kept_curve = scene.moves(profit.plot([], [], color=RIVALS.mark)[0])
    best = scene.moves(profit.plot([], [], "s", color=RIVALS.mark, markersize=11)[0])
    asked = EdgeMarker(scene, profit, SALES.mark, SALES.text, markersize=12)
    top = EdgeMarker(scene, pay, SALES.mark, SALES.text, markersize=12)
    right = {"ha": "right", "va": "center", "weight": "bold", "bbox": BACKING}
    best_name = scene.moves(profit.text(99, -0.8, "", color=RIVALS.text, **right))
    asked_name = scene.moves(profit.text(99, -1.26, "", color=SALES.text, **right))
    kept_name = scene.moves(profit.text(99, -1.72, "", color=SALES.text, **right))

    def update(weight: float, rate: float, cost: int, demand: str) -> Words:
        if demand == "line":
            deal = discount_linear(NOBODY_BUYS, cost, weight)
            price, firm_price = deal.price, deal.firm_price
            kept = 1 - deal.profit_loss_share
            income = CUSTOMERS * rep_income_linear(PRICES, NOBODY_BUYS, cost, weight, rate)
            earns = CUSTOMERS * rep_income_linear(price, NOBODY_BUYS, cost, weight, rate)
            shares = profit_share_linear(PRICES, NOBODY_BUYS, cost)
        else:
            firm_price = price_constant_elasticity(PRICE_ELASTICITY, cost, 1)
            income = BUYERS * rep_income_constant_elasticity(
                PRICES, PRICE_ELASTICITY, cost, weight, rate
            )
            shares = profit_share_constant_elasticity(PRICES, PRICE_ELASTICITY, cost)
            if weight == 0:  # no price is best: whatever it is, a lower one pays better
                price, kept, earns = -np.inf, -np.inf, np.inf
            else:
                price = price_constant_elasticity(PRICE_ELASTICITY, cost, weight)
                kept = profit_kept_constant_elasticity(PRICE_ELASTICITY, weight)
                earns = BUYERS * rep_income_constant_elasticity(
                    price, PRICE_ELASTICITY, cost, weight, rate
                )

        earned.set_data(PRICES, np.clip(income, -MOST_PAY, 3 * MOST_PAY))
        kept_curve.set_data(PRICES, np.maximum(shares, -4))
        for drop in drops:
            drop.set_xdata([price, price] if price > 0 else [0, 0])
        bare.set_xdata([cost, cost])
        bare_name.set_x(cost - 1.5 if cost > 25 else cost + 1.5)
        bare_name.set_ha("right" if cost > 25 else "left")
        bare_name.set_text(_("cost {cost}").format(cost=euro(cost)))
        best.set_data([firm_price], [1])
        asked.place(price, kept)
        top.place(price, earns, _("ever more") if np.isinf(earns) else euro(earns))
        best_name.set_text(_("■ best price {price}").format(price=euro(firm_price)))
        asked_name.set_text(
            _("● rep asks: no lower limit")
            if np.isinf(price)
            else _("● rep asks {price}").format(price=euro(price))
        )
        kept_name.set_text(_kept(kept))

        values = {
            "base": _base(weight).format(part=percent(weight)),
            "price": euro(price) if price > 0 else "",
            "best": euro(firm_price),
            "off": percent(1 - price / firm_price) if price > 0 else "",
            "kept": percent(kept) if kept >= 0 else "",
            "times": brief(-kept) if np.isfinite(kept) else "",
            "cost": euro(cost),
            "rate": percent(rate),
            "earns": euro(earns) if np.isfinite(earns) else "",
            "demand": _("on a straight line")
            if demand == "line"
            else _("where 1% off always sells as many per cent more"),
        }
        sentence, picture = _words(weight, price, kept, cost)
        return Words(sentence.format(**values), picture.format(**values))

    return update


def _kept(kept: float) -> str:
    if np.isinf(kept):
        return _("loss: no lower limit")
    if kept < 0:
        return _("loses {share}").format(share=percent(-kept))
    return _("keeps {share}").format(share=percent(kept))


def _base(weight: float) -> str:
    if weight == 0:
        return _("Paid on revenue")
    if weight == 1:
        return _("Paid on margin")
    return _("With {part} of the cost charged")


def _words(weight: float, price: float, kept: float, cost: int) -> tuple[str, str]:
    if np.isinf(price):
        return (
            _(
                "Paid on revenue, at {rate} or any other rate, the rep has no best price here: each"
                " discount sells so much more that a lower price always pays better. The rep goes"
                " as low as is allowed, and below its cost of {cost} the company loses on each"
                " sale; its own best price is {best}."
            ),
            _(
                "Two curves over price, {demand}. Above, what the rep earns at a rate of {rate}: it"
                " rises without end towards a price of nothing. Below, the company's profit: best"
                " at {best}, nothing at the cost of {cost}, ever deeper losses below. An arrow at"
                " the corner stands for the rep, who has no best price."
            ),
        )
    if weight == 1:
        end = _("the rep asks {price}, the company's own best price: nothing is lost.")
    elif kept < 0 and price < cost:
        end = _(
            "the rep asks {price}, {off} below the company's best price of {best} and below the"
            " cost of {cost}: for every euro it could have earned, the company loses {times}."
        )
    else:
        end = _(
            "the rep asks {price}, {off} below the company's best price of {best}, and the company"
            " keeps {kept} of its best profit."
        )
    picture = _(
        "Two curves over price, {demand}. Above, what the rep earns at a rate of {rate}, highest at"
        " {price}: {earns}. Below, the company's profit, which is best at {best} and nothing at the"
        " cost of {cost}; at {price}, a discount of {off}, "
    )
    picture += (
        _("it is a loss, {times} times the best profit.")
        if kept < 0
        else _("{kept} of the best profit is left.")
    )
    return (
        "{base}, "
        + end
        + " "
        + _("At {rate} this earns the rep {earns}; another rate moves that sum, not the price."),
        picture,
    )
