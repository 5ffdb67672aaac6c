"""The last euro: what promotion brought back on average, and what the last euro brought."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Wedge
from matplotlib.text import Text

from framings.assumptions import ADVERTISING_ELASTICITY
from framings.live import EdgeMarker, Explorer, LogSlider, Scene, Slider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, MARKETING, RIVALS, SALES, Colour
from framings.models.promotion import promotion_credit
from framings.words import _, brief, euro, percent

MOST_SPENT = 12  # times the best budget
LOWEST, HIGHEST = -0.2, 1.35
COINS = 9  # in a row; an arrow stands for the rest
SPENT = np.linspace(0.02, MOST_SPENT, 140)


def the_last_euro() -> Explorer:
    """Return the explorer "The last euro"."""
    return Explorer(
        "the_last_euro",
        _("The last euro"),
        {
            "spend": LogSlider(
                _("Spent on promotion (times the best budget)"),
                low=0.25,
                high=16,
                steps=48,
                start=2,
                shown=".2f",
            ),
            "anyway": Slider(
                _("Sales that would come without any promotion (%)"),
                low=0,
                high=0.75,
                step=0.05,
                start=0,
                shown=".0%",
            ),
            "elasticity": Slider(
                _("What 1% more promotion adds to sales (%)"),
                low=0.04,
                high=0.2,
                step=0.01,
                start=ADVERTISING_ELASTICITY,
            ),
        },
        _draw,
        size=(6, 5.2),
    )


def _draw(scene: Scene) -> Update:
    chart = scene.axes(
        (0.13, 0.5, 0.84, 0.42),
        across=(0, MOST_SPENT),
        up=(LOWEST, HIGHEST),
        xlabel=_("Spent on promotion (best budget = 1)"),
    )
    chart.set_yticks([0, 0.5, 1])
    chart.yaxis.set_major_formatter(lambda share, _position: percent(share))
    chart.axhline(0, color=FAINT, linewidth=1.5)
    chart.axvline(1, color=FAINT, linestyle="--", linewidth=1.5)
    write = scene.figure.text
    write(0.02, 0.945, _("Profit, as a share of the best possible"), size=14)
    profit = scene.moves(chart.plot([], [], color=RIVALS.mark)[0])
    here = EdgeMarker(scene, chart, RIVALS.mark, RIVALS.text, offset=(10, 10))

    till = scene.axes((0.02, 0.02, 0.96, 0.3), across=(0, 21), up=(0, 5))
    till.set_axis_off()
    till.set_aspect("equal", adjustable="box", anchor="NW")
    write(0.02, 0.345, _("A euro of promotion brought back"), size=14)
    rows = [
        _Coins(scene, till, 4.2, _("average, all sales"), MARKETING),
        _Coins(scene, till, 2.7, _("average, extra sales"), RIVALS),
        _Coins(scene, till, 1.2, _("the last euro"), SALES),
    ]

    def update(spend: float, anyway: float, elasticity: float) -> Words:
        credit = promotion_credit(spend, elasticity, anyway)
        claimed, average, last = (
            1 + roi for roi in (credit.claimed_roi, credit.average_roi, credit.marginal_roi)
        )
        profit.set_data(SPENT, promotion_credit(SPENT, elasticity, anyway).profit_ratio)
        kept = percent(credit.profit_ratio, 1)
        here.place(spend, credit.profit_ratio, _("profit: {kept}").format(kept=kept))
        for row, back in zip(rows, (claimed, average, last), strict=True):
            row.show(back)

        times = brief(spend, 2)
        values = {
            "times": times,
            "budget": _("the best budget")
            if times == "1"
            else _("{times} times the best budget").format(times=times),
            "claimed": euro(claimed, 2),
            "average": euro(average, 2),
            "last": euro(last, 2),
            "kept": kept,
            "anyway": percent(anyway),
            "elasticity": percent(elasticity / 100, 2),
        }
        sentences = [_claim(anyway), _last_euro(last), _profit(average, credit.profit_ratio)]
        return Words(
            " ".join(sentences).format(**values),
            _(
                "Profit against spending on promotion: a steep rise, a flat top at the best budget"
                " and a slow fall. You stand at {times} times the best budget, with {kept} of the"
                " best profit, where 1% more promotion would bring {elasticity} more sales at the"
                " best budget. Below it coins: a euro brought back {claimed} on average if all"
                " sales are counted, {average} if only the extra sales are, and the last euro"
                " {last}."
            ).format(**values),
        )

    return update


class _Coins:
    """A row of coins, the last one cut, with the amount at its end."""

    def __init__(self, scene: Scene, axes: Axes, up: float, name: str, colour: Colour) -> None:
        self._up = up
        axes.text(0, up, name, color=colour.text, weight="bold", size=12, va="center")
        self._whole: Line2D = scene.moves(
            axes.plot([], [], "o", color=colour.mark, markersize=17, markeredgecolor=colour.text)[0]
        )
        self._rim: Line2D = scene.moves(
            axes.plot([], [], "o", color="none", markersize=17, markeredgecolor=colour.text)[0]
        )
        self._part = scene.moves(
            axes.add_patch(Wedge((0, 0), 0.42, 90, 90, color=colour.mark, linewidth=0))
        )
        self._amount: Text = scene.moves(
            axes.text(0, up, "", color=colour.text, weight="bold", va="center", bbox=BACKING)
        )

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
            "At {budget}, a euro of promotion brought back {claimed} on"
            " average, if no sale would have come without it."
        )
    return _(
        "At {budget}, a euro of promotion seems to have brought back"
        " {claimed} on average; without the {anyway} of sales that come anyway, it was {average}."
    )


def _last_euro(last: float) -> str:
    if abs(last - 1) < 0.005:
        return _("The last euro just brought itself back: nothing to gain by more or by less.")
    if last < 1:
        return _("The last euro brought back only {last}: too much is spent.")
    return _("The last euro brought back {last}: more promotion would pay.")


def _profit(average: float, kept: float) -> str:
    if kept < 0:
        return _("By now the firm makes a loss.")
    if average < 1:
        return _("Even the average euro is lost. Yet profit is {kept} of the best possible.")
    return _("Profit is {kept} of the best possible.")
