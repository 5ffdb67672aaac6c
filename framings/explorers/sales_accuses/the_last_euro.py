"""The last euro: what promotion brought back on average, and what the last euro brought."""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Wedge

from framings.assumptions import (
    ADVERTISING_ELASTICITY,
    GROSS_MARGIN,
    MARKETING_BUDGET,
    MORE_MARKETING,
)
from framings.live import EdgeMarker, Explorer, Kept, LogSlider, Scene, Slider, Update, Words
from framings.live.style import FAINT, MARKETING, RIVALS, SALES, Colour
from framings.models.promotion import promotion_credit
from framings.words import _, euro, say

MOST_SPENT = 150  # €1,000 a month, as all amounts here
LOWEST, HIGHEST = -50, 100
MOST_COINS = 17  # a euro brings back no more, however little is spent
SPENT = np.linspace(0.25, MOST_SPENT, 150)


def the_last_euro() -> Explorer:
    """Return the explorer "The last euro"."""
    anyway = _("Margin that would come without promotion (€1,000 a month)")
    more, start = _("What 1% more promotion adds to sales (%)"), ADVERTISING_ELASTICITY
    amounts = {"step": 5, "start": 0, "shown": ".0f"}
    controls = {
        "spend": LogSlider(
            _("Spent on promotion (€1,000 a month)"),
            low=6,
            high=192,
            steps=40,
            start=MARKETING_BUDGET + MORE_MARKETING,
            shown=".1f",
            kept=Kept(2),
        ),
        "overhead": Slider(
            _("Other costs to pay (€1,000 a month)"), 0, 80, **amounts, kept=Kept(4)
        ),
        "anyway": Slider(anyway, 0, 75, **amounts, kept=Kept(3)),
        "elasticity": Slider(more, 0.02, 0.16, step=0.01, start=start, kept=Kept(2)),
    }
    return Explorer("the_last_euro", _("The last euro"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    chart = scene.axes(
        (0.185, 0.5, 0.735, 0.42),
        (0, MOST_SPENT),
        (LOWEST, HIGHEST),
        across_in=_money,
        up_in=_money,
    )
    chart.set(xlabel=_("Spent on promotion, a month"), xticks=[0, 50, 100, 150])
    chart.set_yticks([-50, 0, 50, 100])
    chart.axhline(0, color=FAINT, linewidth=1.5)
    write = scene.figure.text
    write(0.02, 0.945, _("Profit of the firm, a month"), size=14)
    profit = scene.moves(*chart.plot([], [], color=RIVALS.mark))
    here = EdgeMarker(scene, chart, RIVALS, offset=(10, 10))
    scene.ghosts(profit, here.dot)
    scene.drags("spend", chart)

    till = scene.board((0.02, 0.02, 0.96, 0.3), across=(0, 27), up=(0, 7.4))
    till.set_aspect("equal", adjustable="box", anchor="NW")
    write(0.02, 0.345, _("A euro of promotion brought back"), size=14)
    rows = (
        _Coins(scene, till, 6.2, _("average, all sales"), MARKETING),
        _Coins(scene, till, 3.7, _("average, extra sales"), RIVALS),
        _Coins(scene, till, 1.2, _("the last euro"), SALES),
    )

    def update(spend: float, overhead: float, anyway: float, elasticity: float) -> Words:
        def credit(spent: float | np.ndarray) -> tuple:
            times = spent / (GROSS_MARGIN * elasticity)
            found = promotion_credit(times, elasticity, anyway / GROSS_MARGIN)
            # To hundreds of euros, here already: what rounds to nothing is no loss.
            return found, np.round(1000 * (spent * found.claimed_roi - overhead), -2) + 0.0

        roi, earned = credit(spend)
        claimed, average, last = (
            1 + each for each in (roi.claimed_roi, roi.average_roi, roi.marginal_roi)
        )
        tell = partial(
            say, claimed=claimed, average=average, last=last, elasticity=elasticity / 100
        )
        tell = partial(tell, spend=1000 * spend, earned=earned, loss=-earned)
        tell = partial(tell, anyway=1000 * anyway, overhead=1000 * overhead)
        profit.set_data(SPENT, credit(SPENT)[1] / 1000)
        made = _("profit: {earned:€}") if earned >= 0 else _("loss: {loss:€}")
        here.place(spend, earned / 1000, tell(made))
        for row, euros in zip(rows, (claimed, average, last), strict=True):
            row.show(euros)
        sentence = " ".join([_claim(anyway), _last(last), _profit(overhead, earned)])
        picture = _(
            "Profit against spending on promotion: a steep rise, a top and a slow fall, with other"
            " costs of {overhead:€} already paid. You stand at {spend:€}, with a profit of"
            " {earned:€}; 1% more promotion would bring {elasticity:.2%} more sales at the top, and"
            " {anyway:€} of margin comes without any. Below it coins: a euro brought back"
            " {claimed:.2€} on average if all sales are counted, {average:.2€} if only the extra"
            " sales are, and the last euro {last:.2€}."
        )
        return Words(tell(sentence), tell(picture))

    return update


class _Coins:
    """A row of coins, the last one cut, after a name and the amount."""

    def __init__(self, scene: Scene, axes: Axes, up: float, name: str, colour: Colour) -> None:
        self._up = up
        bold = {"color": colour.text, "weight": "bold", "va": "center"}
        axes.text(0, up + 0.55, name, size=12, **bold)
        self._amount = scene.moves(axes.text(0, up - 0.6, "", **bold))
        coin = {"markersize": 13, "markeredgecolor": colour.text}
        self._whole = scene.moves(*axes.plot([], [], "o", color=colour.mark, **coin))
        self._rim = scene.moves(*axes.plot([], [], "o", color="none", **coin))
        part = Wedge((0, 0), 0.42, 90, 90, color=colour.mark, linewidth=0)
        self._part = scene.moves(axes.add_patch(part))

    def show(self, back: float) -> None:
        """Show an amount in euros."""
        whole = int(back)
        part = back - whole
        places = [9.8 + n for n in range(whole + 1)]
        self._whole.set_data(places[:whole], [self._up] * whole)
        self._rim.set_data(places[whole:] if part > 0 else [], [self._up] * (part > 0))
        self._part.set_center((places[whole], self._up))
        # By two degrees, which nobody sees: a page holds every different piece once.
        self._part.set_theta1(90 - 2 * round(180 * part))
        self._part.set_visible(part > 0)
        self._amount.set_text(euro(back, 2))


def _money(thousands: float) -> str:
    return euro(1000 * thousands)


def _claim(anyway: float) -> str:
    if anyway == 0:
        return _(
            "Of {spend:€} spent, a euro brought back {claimed:.2€} of margin on average, if no sale"
            " would have come without it."
        )
    return _(
        "Of {spend:€} spent, a euro seems to have brought back {claimed:.2€} of margin on average;"
        " without the {anyway:€} that comes anyway, it was {average:.2€}."
    )


def _last(last: float) -> str:
    if abs(last - 1) < 0.005:
        return _("The last euro just brought itself back: nothing to gain by more or by less.")
    return _("The last euro brought back {last:.2€}.")


def _profit(overhead: float, earned: float) -> str:
    if earned < 0 and overhead > 0:
        return _("With {overhead:€} of other costs paid, the firm loses {loss:€}.")
    if earned < 0:
        return _("The firm loses {loss:€}.")
    if overhead > 0:
        return _("With {overhead:€} of other costs paid, {earned:€} of profit is left.")
    return _("With no other costs to pay, {earned:€} of profit is left.")
