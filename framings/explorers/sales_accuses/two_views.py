"""Two views of the customer: both wrong, and worth more together."""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from scipy.special import ndtri

from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import Kept, Slider
from framings.live.style import FAINT, GUIDE, MARKETING, PAPER, RIVALS, SALES, Colour
from framings.models.customers import (
    mixed_views_effectiveness,
    targeting_effectiveness,
    worth_listening_ratio,
)
from framings.words import _, say

WIDEST = 60  # years
CAMPAIGNS = 30
CAMPAIGN = np.arange(CAMPAIGNS)


def two_views() -> Explorer:
    """Return the explorer "Two views of the customer"."""
    marketing = _("Marketing's view is typically off by (years)")
    alike = _("How alike their mistakes are (−1 opposite, 0 unrelated, 1 the same)")
    tolerance = _("An offer may miss the customer by about (years)")
    # How alike mistakes are, and how far off sales may be, is what there is to find.
    years, few = {"step": 1, "start": 10, "shown": ".0f"}, Kept(5)
    controls = {
        "marketing": Slider(marketing, 1, 25, **years, kept=few),
        "sales": Slider(_("Sales' view is typically off by (years)"), 1, 25, **years),
        "alike": Slider(alike, -1, 1, step=0.1, start=0.5, shown=".1f"),
        "tolerance": Slider(tolerance, 2, 20, **years, kept=few),
    }
    return Explorer("two_views", _("Two views of the customer"), controls, _draw, size=(6, 4.8))


def _draw(scene: Scene) -> Update:
    first, second = _unrelated_mistakes()
    board = scene.axes((0.03, 0.13, 0.94, 0.85), (-WIDEST, WIDEST), (0, 3.6), across_in=_aim)
    board.set(xlabel=_("Customers the campaign aims at (years)"), xticks=(-40, 0, 40), yticks=[])
    board.spines["left"].set_visible(False)
    grey = {"facecolor": "#E4E4E4", "edgecolor": FAINT, "linewidth": 1}
    close = scene.moves(board.axvspan(0, 0, ymax=0.91, **grey))
    board.axvline(0, ymax=0.91, **GUIDE)
    board.text(0, 3.42, _("grey: close enough"), ha="center", va="center", backgroundcolor=PAPER)
    by_marketing = _Strip(scene, board, 2.2, _("marketing alone"), "o", MARKETING)
    by_sales = _Strip(scene, board, 1.1, _("sales alone"), "s", SALES)
    by_both = _Strip(scene, board, 0.0, _("half-way between"), "D", RIVALS)

    def update(marketing: float, sales: float, alike: float, tolerance: float) -> Words:
        of_marketing = targeting_effectiveness(0, marketing, tolerance)
        of_sales = targeting_effectiveness(0, sales, tolerance)
        both = mixed_views_effectiveness(marketing, sales, tolerance, alike)
        tell = partial(say, of_marketing=of_marketing, of_sales=of_sales, both=both)
        tell = partial(tell, marketing=marketing, sales=sales, alike=alike, tolerance=tolerance)
        tell = partial(tell, limit=worth_listening_ratio(alike))
        close.set_x(-tolerance)
        close.set_width(2 * tolerance)
        unlike = np.sqrt(max(1 - alike**2, 0))
        seen_by_marketing = marketing * first
        seen_by_sales = sales * (alike * first + unlike * second)
        by_marketing.show(seen_by_marketing, of_marketing)
        by_sales.show(seen_by_sales, of_sales)
        by_both.show((seen_by_marketing + seen_by_sales) / 2, both)
        alone = _(
            "Alone, marketing's view keeps {of_marketing:%} of a campaign's effect, sales' view"
            " {of_sales:%}. Half-way between the two it is {both:%}:"
        )
        verdict = _verdict(of_marketing, of_sales, both)
        if alike == 1 and marketing == sales:
            verdict = _("nothing gained, for both make the same mistakes.")
        picture = _(
            "Three strips of 30 campaigns around the customer's true age, with a band of"
            " {tolerance} years either side that is close enough. Marketing's, typically off by"
            " {marketing}, keep {of_marketing:%} of the effect; sales', off by {sales},"
            " {of_sales:%}; those half-way between, with mistakes alike by {alike}, {both:%}."
        )
        return Words(tell(f"{alone} {verdict}"), tell(picture))

    return update


class _Strip:
    """The campaigns of one view, as marks at the age they aim at."""

    def __init__(
        self, scene: Scene, axes: Axes, bottom: float, name: str, shape: str, colour: Colour
    ) -> None:
        self._heights = bottom + 0.12 + 0.55 * (7 * CAMPAIGN % CAMPAIGNS) / CAMPAIGNS
        label = {"color": colour.text, "weight": "bold", "va": "center"}
        axes.text(-WIDEST, bottom + 0.87, name, **label)
        self._kept = scene.moves(axes.text(WIDEST, bottom + 0.87, "", ha="right", **label))
        look = {"color": colour.mark, "markersize": 7, "markeredgewidth": 0}
        self._marks = scene.moves(*axes.plot([], [], shape, **look))

    def show(self, aims: np.ndarray, kept: float) -> None:
        """Show where the campaigns aim, and the share of their effect that is kept."""
        self._marks.set_data(aims, self._heights)
        self._kept.set_text(say(_("{share:%} of the effect"), share=kept))


def _verdict(of_marketing: float, of_sales: float, of_both: float) -> str:
    better = max(of_marketing, of_sales)
    if abs(of_both - better) < 0.005:
        return _("about as much as the better of them.")
    if of_both > better:
        return _("more than the better of them, for their mistakes partly cancel.")
    if of_marketing == better:
        return _(
            "less than marketing alone. With such mistakes, half-and-half helps marketing only"
            " while sales is off by less than {limit} times as much."
        )
    return _(
        "less than sales alone, though more than marketing alone. Here sales' view should count for"
        " more than half."
    )


def _unrelated_mistakes() -> tuple[np.ndarray, np.ndarray]:
    """Return two rows of mistakes of average size 1 that have nothing to do with each other."""
    rng = np.random.default_rng(5)
    first, second = rng.permuted(np.tile(ndtri((CAMPAIGN + 0.5) / CAMPAIGNS), (2, 1)), axis=1)
    second = second - first * (first @ second) / (first @ first)
    return first / first.std(), second / second.std()


def _aim(age: float) -> str:
    if age == 0:
        return _("right")
    return say(_("{years} too old") if age > 0 else _("{years} too young"), years=abs(age))
