"""Two views of the customer: both wrong, and worth more together."""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from scipy.special import ndtri

from framings.assumptions import MAY_MISS
from framings.live import (
    Choice,
    EdgeMarker,
    Explorer,
    Kept,
    PercentSlider,
    Scene,
    Slider,
    Update,
    Words,
)
from framings.live.style import DASHED, FAINT, GUIDE, MARKETING, PAPER, RIVALS, SALES, Colour
from framings.models.customers import (
    best_mix_of_views,
    mixed_views_effectiveness,
    targeting_effectiveness,
)
from framings.words import _, percent, say

WIDEST = 60  # years
LEAST_KEPT = 0.35
CAMPAIGNS = 30
CAMPAIGN = np.arange(CAMPAIGNS)
WEIGHTS = np.linspace(0, 1, 101)


def two_views() -> Explorer:
    """Return the explorer "Two views of the customer"."""
    marketing = _("Marketing's view is typically off by (years)")
    sales = _("Sales' view is typically off by (years)")
    alike = {
        _("opposite"): -1.0,
        _("unrelated"): 0.0,
        _("rather alike"): 0.5,
        _("the same"): 1.0,
    }
    years = {"step": 1, "start": 10, "shown": ".0f"}
    controls = {
        "weight": PercentSlider(_("Weight of sales' view in the aim (%)"), step=0.05, start=0),
        "sales": Slider(sales, 1, 25, **years, kept=Kept(2, named=(15, 17))),
        "marketing": Slider(marketing, 1, 25, **years, kept=Kept(5)),
        "alike": Choice(_("Their mistakes are"), alike, start=0.5),
    }
    return Explorer("two_views", _("Two views of the customer"), controls, _draw, size=(6, 5.6))


def _draw(scene: Scene) -> Update:
    first, second = _unrelated_mistakes()
    place = (0.03, 0.585, 0.94, 0.405)
    board = scene.axes(place, (-WIDEST, WIDEST), (0, 3.5), across_in=_aim)
    board.set(xticks=(-40, 0, 40), yticks=[])
    board.spines["left"].set_visible(False)
    grey = {"facecolor": "#E4E4E4", "edgecolor": FAINT, "linewidth": 1}
    board.axvspan(-MAY_MISS, MAY_MISS, **grey)
    board.axvline(0, **GUIDE)
    by_marketing = _Strip(scene, board, 2.4, _("marketing's view"), "o", MARKETING)
    by_sales = _Strip(scene, board, 1.25, _("sales' view"), "s", SALES)
    by_both = _Strip(scene, board, 0.1, _("the aim"), "D", RIVALS)

    kept_in = scene.axes(
        (0.13, 0.115, 0.8, 0.36), (0, 1), (LEAST_KEPT, 1), across_in=percent, up_in=percent
    )
    kept_in.set(xlabel=_("Weight of sales' view"), yticks=(0.4, 0.6, 0.8, 1))
    scene.figure.text(0.03, 0.495, _("Effect that campaigns keep (dashed: the better view alone)"))
    striped = {"facecolor": PAPER, "edgecolor": RIVALS.mark, "hatch": "//", "linewidth": 0}
    gain = scene.moves(*kept_in.fill([0], [0], **striped))
    alone = scene.moves(*kept_in.plot([], [], color=FAINT, linestyle=DASHED, linewidth=2))
    hump = scene.moves(*kept_in.plot([], [], color=RIVALS.mark))
    here = EdgeMarker(scene, kept_in, RIVALS, offset=(10, 9), marker="D")
    scene.ghosts(alone, hump, here.dot)
    scene.drags("weight", kept_in)

    def update(weight: float, sales: float, marketing: float, alike: float) -> Words:
        of_marketing = targeting_effectiveness(0, marketing, MAY_MISS)
        of_sales = targeting_effectiveness(0, sales, MAY_MISS)
        kept = mixed_views_effectiveness(marketing, sales, MAY_MISS, alike, WEIGHTS)
        both = mixed_views_effectiveness(marketing, sales, MAY_MISS, alike, weight)
        better = max(of_marketing, of_sales)
        best = targeting_effectiveness(
            0, best_mix_of_views(marketing, sales, alike).mixed_sd, MAY_MISS
        )
        tell = partial(say, of_marketing=of_marketing, of_sales=of_sales, both=both, better=better)
        tell = partial(tell, marketing=marketing, sales=sales, weight=weight)
        unlike = np.sqrt(max(1 - alike**2, 0))
        seen_by_marketing = marketing * first
        seen_by_sales = sales * (alike * first + unlike * second)
        by_marketing.show(seen_by_marketing)
        by_sales.show(seen_by_sales)
        by_both.show((1 - weight) * seen_by_marketing + weight * seen_by_sales)
        alone.set_data([0, 1], [better, better])
        hump.set_data(WEIGHTS, kept)
        above = np.maximum(kept, better)
        gain.set_xy(np.column_stack([[*WEIGHTS, 1, 0], [*above, better, better]]))
        here.place(weight, both, tell("{both:%}"))
        sentence = " ".join(
            [_aimed(weight), *([_verdict(both, better, best)] if 0 < weight < 1 else [])]
        )
        picture = _(
            "Three strips of 30 campaigns around the customer's true age, with a band that is close"
            " enough. Marketing's view is typically off by {marketing} years and would keep"
            " {of_marketing:%} of the effect, sales' view by {sales} and {of_sales:%}; their"
            " mistakes are {alike}. With {weight:%} of the weight on sales' view {both:%} is kept,"
            " a point on a curve over all weights; the better view alone is a dashed line."
        )
        tell = partial(tell, alike=_alike(alike))
        return Words(tell(sentence), tell(picture))

    return update


class _Strip:
    """Campaigns as marks at the age they aim at."""

    def __init__(
        self, scene: Scene, axes: Axes, bottom: float, name: str, shape: str, colour: Colour
    ) -> None:
        self._heights = bottom + 0.04 + 0.66 * (7 * CAMPAIGN % CAMPAIGNS) / CAMPAIGNS
        label = {"color": colour.text, "weight": "bold", "va": "center"}
        axes.text(-WIDEST, bottom + 0.88, name, **label)
        look = {"color": colour.mark, "markersize": 6, "markeredgewidth": 0}
        self._marks = scene.moves(*axes.plot([], [], shape, **look))

    def show(self, aims: np.ndarray) -> None:
        """Show where the campaigns aim."""
        self._marks.set_data(aims, self._heights)


def _aimed(weight: float) -> str:
    if weight == 0:
        return _(
            "Campaigns aim where marketing's view says, and keep {of_marketing:%} of their effect."
            " Aimed by sales' view alone, they would keep {of_sales:%}. The mistakes of the two"
            " views are {alike}."
        )
    if weight == 1:
        return _(
            "Campaigns aim where sales' view says, and keep {of_sales:%} of their effect. Aimed by"
            " marketing's view alone, they would keep {of_marketing:%}. The mistakes of the two"
            " views are {alike}."
        )
    return _(
        "With {weight:%} of the weight on sales' view, campaigns keep {both:%} of their effect."
        " Marketing's view alone keeps {of_marketing:%}, sales' view alone {of_sales:%}."
    )


def _verdict(both: float, better: float, best: float) -> str:
    gained = round(100 * both) - round(100 * better)
    if gained < 0:
        return _("That is less than the better view alone.")
    if gained == 0:
        return _("That is about as much as the better view alone.")
    if best - both < 0.001:
        return _("That is more than either alone, and no other weight keeps more.")
    return _("That is more than either alone.")


def _alike(alike: float) -> str:
    names = {-1.0: _("opposite"), 0.0: _("unrelated"), 0.5: _("rather alike"), 1.0: _("the same")}
    return names[alike]


def _unrelated_mistakes() -> tuple[np.ndarray, np.ndarray]:
    """Return two rows of mistakes of average size 1 that have nothing to do with each other."""
    rng = np.random.default_rng(5)
    first, second = rng.permuted(np.tile(ndtri((CAMPAIGN + 0.5) / CAMPAIGNS), (2, 1)), axis=1)
    second = second - first * (first @ second) / (first @ first)
    return first / first.std(), second / second.std()


def _aim(age: float) -> str:
    if age == 0:
        return _("right (grey: close enough)")
    return say(_("{years} too old") if age > 0 else _("{years} too young"), years=abs(age))
