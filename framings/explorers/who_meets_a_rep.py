"""Who still meets a rep? Few deals, and most of the revenue."""

import numpy as np

from framings.live import EdgeMarker, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import BACKING, FAINT, SALES, SUBSTITUTES
from framings.models.substitutes import (
    rep_deal_threshold,
    share_of_deals_above,
    share_of_value_above,
)
from framings.words import _, euro, percent

LARGEST = 60_000
SIZES = np.linspace(0, LARGEST, 181)


def who_meets_a_rep() -> Explorer:
    """Return the explorer "Who still meets a rep?"."""
    return Explorer(
        "who_meets_a_rep",
        _("Who still meets a rep?"),
        {
            "rep_cost": WholeSlider(
                _("What a rep costs (€ per deal)"), low=250, high=8000, step=250, start=2000
            ),
            "gain": Slider(
                _("What a rep adds to the chance of winning (percentage points)"),
                low=0.05,
                high=0.6,
                step=0.05,
                start=0.2,
                shown=".0%",
            ),
            "mean_deal": WholeSlider(
                _("Average deal (€)"), low=2000, high=30_000, step=1000, start=10_000
            ),
        },
        _draw,
    )


def _draw(scene: Scene) -> Update:
    axes = scene.axes(
        (0.17, 0.14, 0.75, 0.83),
        across=(0, LARGEST),
        up=(0, 1),
        xlabel=_("Deal size, at least (€)"),
        ylabel=_("Share in deals that large"),
    )
    axes.set_xticks(range(0, LARGEST + 1, 20_000))
    axes.xaxis.set_major_formatter(lambda size, _position: euro(size))
    axes.yaxis.set_major_formatter(lambda share, _position: percent(share))
    edge = scene.moves(axes.axvline(0, color=FAINT, linestyle="--", linewidth=1.5))
    revenue = scene.moves(axes.plot([], [], color=SUBSTITUTES.mark)[0])
    deals = scene.moves(axes.plot([], [], color=SALES.mark, linestyle=(0, (4, 1.5)))[0])
    of_revenue = EdgeMarker(scene, axes, SUBSTITUTES.mark, SUBSTITUTES.text)
    of_deals = EdgeMarker(scene, axes, SALES.mark, SALES.text, marker="s")
    # Above the curves at the right there is always room.
    right = {"ha": "right", "va": "center", "bbox": BACKING}
    numbers = right | {"weight": "bold", "size": 14}
    edge_name = scene.moves(axes.text(LARGEST, 0.96, "", color=FAINT, **right))
    revenue_number = scene.moves(axes.text(LARGEST, 0.88, "", color=SUBSTITUTES.text, **numbers))
    deals_number = scene.moves(axes.text(LARGEST, 0.8, "", color=SALES.text, **numbers))

    def update(rep_cost: int, gain: float, mean_deal: int) -> Words:
        threshold = rep_deal_threshold(rep_cost, gain)
        deal_share = share_of_deals_above(threshold, mean_deal)
        value_share = share_of_value_above(threshold, mean_deal)

        revenue.set_data(SIZES, share_of_value_above(SIZES, mean_deal))
        deals.set_data(SIZES, share_of_deals_above(SIZES, mean_deal))
        edge.set_xdata([threshold, threshold])
        edge_name.set_text(_("a rep earns the cost from {size}").format(size=euro(threshold)))
        of_revenue.place(threshold, value_share)
        of_deals.place(threshold, deal_share)
        revenue_number.set_text(_("● {share} of revenue").format(share=percent(value_share)))
        deals_number.set_text(_("■ {share} of deals").format(share=percent(deal_share)))
        values = {
            "size": euro(threshold),
            "deals": percent(deal_share),
            "revenue": percent(value_share),
            "mean": euro(mean_deal),
        }
        sentence = _(
            "A rep earns back the cost from {size} a deal. So {deals} of the deals still meet a"
            " rep, but those bring {revenue} of the revenue."
        )
        picture = _(
            "Two falling lines over deal size: the share of revenue and, below it, the share of"
            " deals in deals of at least that size, with an average deal of {mean}. At {size},"
            " where a rep begins to earn back the cost, they stand at {revenue} and {deals}."
        )
        return Words(sentence.format(**values), picture.format(**values))

    return update
