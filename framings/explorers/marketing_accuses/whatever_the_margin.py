"""Whatever the margin: the price a salesperson asks, the base of the pay, and its rate."""

from functools import partial

import numpy as np

from framings.assumptions import NOBODY_BUYS, PUMP_COST
from framings.live import Choice, Explorer, PercentSlider, Scene, Stops, Update, Words
from framings.live.style import BACKING, DASHED, DOTTED, FAINT, GUIDE, RIVALS, SALES
from framings.models.pay import price_with_private_value, rep_income_linear
from framings.words import _, euro, rounded, say

BUYERS = 1000  # of whom each further euro on the price loses equally many, down to none
USUAL = 0.1  # the rate
PRICES = np.linspace(0, NOBODY_BUYS, 41)
BEST = price_with_private_value(NOBODY_BUYS, USUAL, 0, PUMP_COST)


def whatever_the_margin() -> Explorer:
    """Return the explorer "Whatever the margin"."""
    value = _("What closing a deal is worth to the rep besides pay")
    values = {
        _("it is trouble worth €2"): -2,
        _("nothing"): 0,
        _("€2, for a target met"): 2,
    }
    controls = {
        "rate": PercentSlider(_("Commission rate (%)"), 0.05, 0.15, start=USUAL),
        "weight": Stops(_("What the commission is a percentage of"), _bases(), start=0.0),
        "value": Choice(value, values, start=0),
    }
    return Explorer("whatever_the_margin", _("Whatever the margin"), controls, _draw, size=(6, 4.5))


def _bases() -> dict[str, float]:
    less = _("revenue less {part:%} of the cost")
    between = {say(less, part=part): part for part in (0.25, 0.5, 0.75)}
    return {_("revenue"): 0.0, **between, _("the margin (revenue less all of the cost)"): 1.0}


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    write(0.02, 0.945, _("What all deals together are worth to the rep"), color=SALES.text)
    write(0.02, 0.52, _("What the firm earns by them"), color=RIVALS.text)
    gains = scene.axes((0.17, 0.625, 0.79, 0.29), (0, NOBODY_BUYS), (0, 5500), up_in=euro)
    gains.set(yticks=[0, 2500, 5000])
    gains.tick_params(labelbottom=False)
    profits = scene.axes((0.17, 0.135, 0.79, 0.355), (0, NOBODY_BUYS), (-8e3, 11e3), up_in=euro)
    profits.set(xlabel=_("Price the rep asks (€)"), yticks=[-5000, 0, 5000, 10_000])
    profits.axhline(0, color=FAINT, linewidth=1)
    profits.axvline(PUMP_COST, **GUIDE)
    profits.plot(PRICES, _profit(PRICES), color=RIVALS.mark)
    profits.plot([BEST], [_profit(BEST)], "s", color=RIVALS.mark, markersize=11)
    thin = {"color": SALES.mark, "linestyle": DOTTED, "linewidth": 2}
    drops = scene.moves(gains.axvline(0, **thin), profits.axvline(0, **thin))
    curve = scene.moves(*gains.plot([], [], color=SALES.mark, linestyle=DASHED))
    dot = {"color": SALES.mark, "markersize": 12}
    dots = scene.moves(*gains.plot([], [], "o", **dot), *profits.plot([], [], "o", **dot))
    # The words come last: they lie on top of the line that moves.
    right = {"ha": "right", "va": "center", "bbox": BACKING}
    bold = {"weight": "bold", **right}
    cost, best = say(_("cost {cost:€}"), cost=PUMP_COST), say(_("■ best price {best:€}"), best=BEST)
    scene.moves(profits.text(PUMP_COST - 1.5, 9000, cost, color=FAINT, **right))
    scene.moves(profits.text(99, -3000, best, color=RIVALS.text, **bold))
    name = scene.moves(profits.text(99, -6000, "", color=SALES.text, **bold))

    scene.ghosts(curve, *dots)
    scene.drags("rate", gains, along="y", place=lambda rate: _worth(_price(rate), rate))
    scene.drags("weight", profits, place=lambda weight: _price(USUAL, weight))

    def update(rate: float, weight: float, value: int) -> Words:
        price = _price(rate, weight, value)
        worth, earned = _worth(price, rate, weight, value), _profit(price)
        curve.set_data(PRICES, _worth(PRICES, rate, weight, value))
        for drop, mark, height in zip(drops, dots, (worth, earned), strict=True):
            drop.set_xdata([price, price])
            mark.set_data([price], [height])
        base = next(words for words, part in _bases().items() if part == weight)
        tell = partial(say, rate=rate, base=base, value=abs(value), price=price, worth=worth)
        tell = partial(tell, earned=earned, lost=-earned, best=BEST, most=_profit(BEST))
        name.set_text(tell(_("● rep asks {price:€}")))
        besides = {
            -2: _("Each deal is {value:€} of trouble besides."),
            0: _("Nothing else counts for the rep."),
            2: _("Each deal is worth {value:€} to the rep besides."),
        }
        pay = _("The rep gets {rate:%} of {base}.") + " " + besides[value]
        earns = _("With it the firm earns {earned:€}, of {most:€} at best.")
        if earned < 0:
            earns = _("With it the firm loses {lost:€}; at best it would earn {most:€}.")
        elif not rounded(earned):
            earns = _("With it the firm earns nothing; at best it would earn {most:€}.")
        elif rounded(earned) == rounded(_profit(BEST)):
            earns = _("With it the firm earns {earned:€}, the most there is.")
        sentence = _("The rep does best with a price of {price:€}.") + " " + earns
        picture = _(
            "Two curves over price. Above, what the deals are worth to the rep: most at {price:€},"
            " {worth:€}. Below, what the firm earns: most at {best:€}, {most:€}; nothing at the"
            " cost of {cost:€}; at the rep's price {earned:€}."
        )
        return Words(tell(f"{pay} {sentence}"), tell(f"{pay} {picture}", cost=PUMP_COST))

    return update


def _worth(price, rate, weight=0, value=0):
    return BUYERS * rep_income_linear(price, NOBODY_BUYS, PUMP_COST, weight, rate, value)


def _profit(price):
    return _worth(price, 1, 1)  # of a rep who got all of the margin


def _price(rate: float, weight: float = 0, value: int = 0) -> float:
    """Return the price that is best for the rep."""
    # Trouble is as bad as a cost charged to the rep, on which the rate is paid.
    charged = weight * PUMP_COST + max(-value, 0) / rate
    return float(price_with_private_value(NOBODY_BUYS, rate, max(value, 0), charged))
