"""The last euro: what promotion brought back on average, and what the last euro brought."""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Wedge

from framings.assumptions import ADVERTISING_ELASTICITY
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import LogSlider, PercentSlider, Slider
from framings.live.style import BACKING, FAINT, GUIDE, MARKETING, RIVALS, SALES, Colour
from framings.models.promotion import promotion_credit
from framings.words import _, brief, euro, percent, say

MOST_SPENT = 12  # times the best budget
LOWEST, HIGHEST = -0.2, 1.35
COINS = 9  # in a row; an arrow stands for the rest
SPENT = np.linspace(0.02, MOST_SPENT, 140)


def the_last_euro() -> Explorer:
    """Return the explorer "The last euro"."""
    spend = _("Spent on promotion (times the best budget)")
    anyway = _("Sales that would come without any promotion (%)")
    more, start = _("What 1% more promotion adds to sales (%)"), ADVERTISING_ELASTICITY
    controls = {
        "spend": LogSlider(spend, 0.25, 16, steps=48, start=2, shown=".2f"),
        "anyway": PercentSlider(anyway, 0, 0.75, step=0.05, start=0),
        "elasticity": Slider(more, 0.04, 0.2, step=0.01, start=start),
    }
    return Explorer("the_last_euro", _("The last euro"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    chart = scene.axes((0.13, 0.5, 0.84, 0.42), (0, MOST_SPENT), (LOWEST, HIGHEST), up_in=percent)
    chart.set(xlabel=_("Spent on promotion (best budget = 1)"), yticks=[0, 0.5, 1])
    chart.axhline(0, color=FAINT, linewidth=1.5)
    chart.axvline(1, **GUIDE)
    write = scene.figure.text
    write(0.02, 0.945, _("Profit, as a share of the best possible"), size=14)
    profit = scene.moves(*chart.plot([], [], color=RIVALS.mark))
    here = EdgeMarker(scene, chart, RIVALS, offset=(10, 10))

    till = scene.board((0.02, 0.02, 0.96, 0.3), across=(0, 21), up=(0, 5))
    till.set_aspect("equal", adjustable="box", anchor="NW")
    write(0.02, 0.345, _("A euro of promotion brought back"), size=14)
    rows = (
        _Coins(scene, till, 4.2, _("average, all sales"), MARKETING),
        _Coins(scene, till, 2.7, _("average, extra sales"), RIVALS),
        _Coins(scene, till, 1.2, _("the last euro"), SALES),
    )

    def update(spend: float, anyway: float, elasticity: float) -> Words:
        credit = promotion_credit(spend, elasticity, anyway)
        back = [1 + roi for roi in (credit.claimed_roi, credit.average_roi, credit.marginal_roi)]
        claimed, average, last = back
        tell = partial(say, times=spend, claimed=claimed, average=average, last=last)
        tell = partial(tell, kept=credit.profit_ratio, anyway=anyway, elasticity=elasticity / 100)
        profit.set_data(SPENT, promotion_credit(SPENT, elasticity, anyway).profit_ratio)
        here.place(spend, credit.profit_ratio, tell(_("profit: {kept:.1%}")))
        for row, euros in zip(rows, back, strict=True):
            row.show(euros)
        best = brief(spend, 2) == "1"
        budget = tell(_("the best budget") if best else _("{times:.2} times the best budget"))
        sentence = " ".join([_claim(anyway), _last(last), _profit(average, credit.profit_ratio)])
        picture = _(
            "Profit against spending on promotion: a steep rise, a flat top at the best budget and"
            " a slow fall. You stand at {times:.2} times the best budget, with {kept:.1%} of the"
            " best profit, where 1% more promotion would bring {elasticity:.2%} more sales at the"
            " best budget. Below it coins: a euro brought back {claimed:.2€} on average if all"
            " sales are counted, {average:.2€} if only the extra sales are, and the last euro"
            " {last:.2€}."
        )
        return Words(tell(sentence, budget=budget), tell(picture))

    return update


class _Coins:
    """A row of coins, the last one cut, with the amount at its end."""

    def __init__(self, scene: Scene, axes: Axes, up: float, name: str, colour: Colour) -> None:
        self._up = up
        bold = {"color": colour.text, "weight": "bold", "va": "center"}
        axes.text(0, up, name, size=12, **bold)
        coin = {"markersize": 17, "markeredgecolor": colour.text}
        self._whole = scene.moves(*axes.plot([], [], "o", color=colour.mark, **coin))
        self._rim = scene.moves(*axes.plot([], [], "o", color="none", **coin))
        part = Wedge((0, 0), 0.42, 90, 90, color=colour.mark, linewidth=0)
        self._part = scene.moves(axes.add_patch(part))
        self._amount = scene.moves(axes.text(0, up, "", bbox=BACKING, **bold))

    def show(self, back: float) -> None:
        """Show an amount in euros."""
        whole = min(int(back), COINS)
        part = back - whole if back < COINS else 0
        places = [8 + n for n in range(whole + 1)]
        self._whole.set_data(places[:whole], [self._up] * whole)
        self._rim.set_data(places[whole:] if part > 0 else [], [self._up] * (part > 0))
        self._part.set_center((places[whole], self._up))
        # By two degrees, which nobody sees: a page holds every different piece once.
        self._part.set_theta1(90 - 2 * round(180 * part))
        self._part.set_visible(part > 0)
        self._amount.set_x(places[whole] + (0.7 if part > 0 else -0.3))
        self._amount.set_text(("→ " if back > COINS else "") + euro(back, 2))


def _claim(anyway: float) -> str:
    if anyway == 0:
        return _(
            "At {budget}, a euro of promotion brought back {claimed:.2€} on average, if no sale"
            " would have come without it."
        )
    return _(
        "At {budget}, a euro of promotion seems to have brought back {claimed:.2€} on average;"
        " without the {anyway:%} of sales that come anyway, it was {average:.2€}."
    )


def _last(last: float) -> str:
    if abs(last - 1) < 0.005:
        return _("The last euro just brought itself back: nothing to gain by more or by less.")
    if last < 1:
        return _("The last euro brought back only {last:.2€}: too much is spent.")
    return _("The last euro brought back {last:.2€}: more promotion would pay.")


def _profit(average: float, kept: float) -> str:
    if kept < 0:
        return _("By now the firm makes a loss.")
    if average < 1:
        return _("Even the average euro is lost. Yet profit is {kept:.1%} of the best possible.")
    return _("Profit is {kept:.1%} of the best possible.")
