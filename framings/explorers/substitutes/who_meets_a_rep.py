"""Who still meets a rep? Few deals, and a larger part of the revenue."""

from functools import partial

import numpy as np

from framings.explorers._shared import part_of_all
from framings.live import EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Kept, PercentSlider, WholeSlider
from framings.live.style import BACKING, DASHED, FAINT, GUIDE, SALES, SUBSTITUTES
from framings.models.substitutes import (
    rep_deal_threshold,
    share_of_deals_above,
    share_of_value_above,
)
from framings.words import _, euro, percent, say

LARGEST = 60_000
SIZES = np.linspace(0, LARGEST, 181)


def who_meets_a_rep() -> Explorer:
    """Return the explorer "Who still meets a rep?"."""
    cost, mean = _("What a rep costs (€ per deal)"), _("Average deal (€)")
    gain = _("What a rep adds to the chance of winning (percentage points)")
    margin = _("Margin: what is left of the price (%)")
    few = Kept(4, named=(15_000,))
    controls = {
        "rep_cost": WholeSlider(cost, 250, 8000, 250, start=2000, kept=Kept(2)),
        "margin": PercentSlider(margin, 0.2, 1, step=0.05, start=0.6, kept=Kept(2)),
        "gain": PercentSlider(gain, 0.05, 0.6, step=0.05, start=0.2),
        "mean_deal": WholeSlider(mean, 2000, 30_000, 1000, start=10_000, kept=few),
    }
    return Explorer("who_meets_a_rep", _("Who still meets a rep?"), controls, _draw)


def _draw(scene: Scene) -> Update:
    axes = scene.axes((0.17, 0.14, 0.75, 0.83), (0, LARGEST), (0, 1), across_in=euro, up_in=percent)
    axes.set(
        xlabel=_("Deal size, at least (€)"),
        ylabel=_("Share in deals that large"),
        xticks=range(0, LARGEST + 1, 20_000),
    )
    edge = scene.moves(axes.axvline(0, **GUIDE))
    revenue = scene.moves(*axes.plot([], [], color=SUBSTITUTES.mark))
    deals = scene.moves(*axes.plot([], [], color=SALES.mark, linestyle=DASHED))
    of_revenue = EdgeMarker(scene, axes, SUBSTITUTES)
    of_deals = EdgeMarker(scene, axes, SALES, marker="s")
    scene.ghosts(edge, revenue, deals, of_revenue.dot, of_deals.dot)
    # Above the curves at the right there is always room.
    right = {"ha": "right", "va": "center", "bbox": BACKING}
    numbers = right | {"weight": "bold", "size": 14}
    edge_name = scene.moves(axes.text(LARGEST, 0.96, "", color=FAINT, **right))
    revenue_number = scene.moves(axes.text(LARGEST, 0.88, "", color=SUBSTITUTES.text, **numbers))
    deals_number = scene.moves(axes.text(LARGEST, 0.8, "", color=SALES.text, **numbers))

    def update(rep_cost: int, margin: float, gain: float, mean_deal: int) -> Words:
        size = rep_deal_threshold(rep_cost, gain, margin)
        deal_share = share_of_deals_above(size, mean_deal)
        value_share = share_of_value_above(size, mean_deal)
        tell = partial(say, size=size, margin=margin, mean=mean_deal)
        tell = partial(tell, deals=part_of_all(deal_share), revenue=part_of_all(value_share))
        revenue.set_data(SIZES, share_of_value_above(SIZES, mean_deal))
        deals.set_data(SIZES, share_of_deals_above(SIZES, mean_deal))
        edge.set_xdata([size, size])
        edge_name.set_text(tell(_("a rep earns the cost from {size:€}")))
        of_revenue.place(size, value_share)
        of_deals.place(size, deal_share)
        revenue_number.set_text(tell(_("● {revenue} of revenue")))
        deals_number.set_text(tell(_("■ {deals} of deals")))
        sentence = _(
            "With a margin of {margin:%}, a rep earns back the cost from {size:€} a deal. Of the"
            " deals {deals} are at least that large, and they bring {revenue} of the revenue."
        )
        picture = _(
            "Two falling lines over deal size: the share of revenue and, below it, the share of"
            " deals in deals of at least that size, with an average deal of {mean:€}. At {size:€},"
            " where a margin of {margin:%} begins to earn back what a rep costs, they stand at"
            " {revenue} and {deals}."
        )
        return Words(tell(sentence), tell(picture))

    return update
