"""Move the money: the split does nothing and the total everything, until a euro is not a euro."""

import numpy as np

from framings.assumptions import FEWEST_ORDERS, HALF_WAY_BUDGET, MOST_ORDERS
from framings.live import Choice, EdgeMarker, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import INK, MARKETING, PAPER, SALES, SAME
from framings.models.same import best_marketing_share, inflection_effort, pooled_sales
from framings.words import _, brief, euro, number, percent

MOST_MONEY = 1000  # €1,000
HIGHEST = 250  # orders
FLATTENING, S_SHAPED = 1, 3
BUDGETS = np.linspace(0, MOST_MONEY, 81)
SHARES = np.linspace(0, 1, 41)
MORE = 100  # €1,000


def move_the_money() -> Explorer:
    """Return the explorer "Move the money"."""
    return Explorer(
        "move_the_money",
        _("Move the money"),
        {
            "share": Slider(
                _("Called marketing (% of the total)"),
                low=0,
                high=1,
                step=0.05,
                start=0.3,
                shown=".0%",
            ),
            "total": WholeSlider(
                _("Total budget (€1,000)"), low=0, high=MOST_MONEY, step=25, start=300
            ),
            "productivity": Slider(
                _("What a euro of marketing does (a euro of sales: 1)"),
                low=0.7,
                high=1.3,
                step=0.05,
                start=1,
            ),
            "shape": Choice(
                _("How orders answer the money"),
                {_("ever less"): FLATTENING, _("S-curve"): S_SHAPED},
                start=FLATTENING,
            ),
        },
        _draw,
        size=(6, 4.8),
    )


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    purse = scene.axes((0.03, 0.86, 0.94, 0.09), across=(0, 1.03 * MOST_MONEY), up=(-0.5, 0.5))
    purse.set_axis_off()
    look = {"height": 0.9, "edgecolor": PAPER, "linewidth": 1}
    marketing = scene.moves(purse.barh([0], [0], color=MARKETING.mark, **look)[0])
    selling = scene.moves(purse.barh([0], [0], color=SALES.mark, hatch="//", **look)[0])
    names = {"size": 12, "weight": "bold", "va": "center"}
    left_name = scene.moves(write(0.03, 0.8, "", color=MARKETING.text, **names))
    right_name = scene.moves(write(0.97, 0.8, "", color=SALES.text, ha="right", **names))

    write(0.03, 0.67, _("Orders by total"), size=14)
    by_total = scene.axes(
        (0.1, 0.15, 0.38, 0.48),
        across=(0, MOST_MONEY),
        up=(0, HIGHEST),
        xlabel=_("Total (€1,000)"),
    )
    by_total.set_xticks([0, 500, 1000])
    by_total.xaxis.set_major_formatter(lambda money, _position: number(money))
    write(0.55, 0.67, _("Orders by split"), size=14)
    by_split = scene.axes(
        (0.6, 0.15, 0.34, 0.48), across=(0, 1), up=(0, HIGHEST), xlabel=_("Called marketing")
    )
    by_split.set_xticks([0, 0.5, 1])
    by_split.xaxis.set_major_formatter(lambda share, _position: percent(share))
    total_curve = scene.moves(by_total.plot([], [], color=SAME.mark)[0])
    split_curve = scene.moves(by_split.plot([], [], color=SAME.mark, linewidth=4)[0])
    best_mark = scene.moves(
        by_split.plot([], [], "*", color=INK, markersize=15, markeredgecolor=PAPER, clip_on=False)[
            0
        ]
    )
    here_total = EdgeMarker(scene, by_total, SAME.mark, SAME.text, (10, -24))
    here_split = EdgeMarker(scene, by_split, SAME.mark, SAME.text, (0, 10))
    verdict = scene.moves(by_split.text(0.5, 0, "", color=INK, ha="center"))

    def orders(total: float, share: float, productivity: float, shape: float) -> float:
        return pooled_sales(
            total, share, productivity, 1, FEWEST_ORDERS, MOST_ORDERS, shape, HALF_WAY_BUDGET
        )

    def update(share: float, total: int, productivity: float, shape: int) -> Words:
        # A slider may stop a rounding error beside 1, where every split is as good.
        share, productivity = round(share, 6), round(productivity, 6)
        level = orders(total, share, productivity, shape)
        equal = productivity == 1
        best = best_marketing_share(productivity, 1)
        best_level = orders(total, best, productivity, shape)
        more = orders(total + MORE, share, productivity, shape) - level

        marketing.set_width(share * total)
        selling.set_x(share * total)
        selling.set_width((1 - share) * total)
        left_name.set_text(_("called marketing: {money}").format(money=_k(share * total)))
        right_name.set_text(_("called sales: {money}").format(money=_k((1 - share) * total)))
        total_curve.set_data(BUDGETS, orders(BUDGETS, share, productivity, shape))
        by_shares = orders(total, SHARES, productivity, shape)
        split_curve.set_data(SHARES, by_shares)
        # The verdict stands where the line leaves room.
        verdict.set_y(12 if by_shares.min() > 60 else 215)
        here_total.place(total, level, brief(level))
        here_split.place(share, level, "")
        best_mark.set_data([best], [best_level])
        best_mark.set_visible(not equal and total > 0)
        if equal or total == 0:
            verdict.set_text(_("any split is best"))
        else:
            verdict.set_text(_("★ best: {best}").format(best=percent(best)))

        values = {
            "share": percent(share),
            "total": _k(total),
            "orders": brief(level),
            "more": _k(MORE),
            "step": brief(more),
            "best": percent(best),
            "best_orders": brief(best_level),
            "missed": brief(best_level - level),
            "gain": percent(best_level / level - 1, 1),
            "productivity": brief(productivity, 2),
            "rising": _k(inflection_effort(shape, HALF_WAY_BUDGET)),
        }
        if total == 0:
            sentence = _(
                "Without money there is nothing to split: {orders} orders come by themselves. The"
                " first {more} would bring {step} more."
            )
        elif equal:
            sentence = _(
                "However you split {total}, it brings {orders} orders: only the names of the euros"
                " change. {more} more in total would bring {step} more."
            )
        elif share == best:
            sentence = _(
                "All {total} has gone to the one whose euro does more, and brings {orders} orders:"
                " the best split. {more} more in total would bring {step} more."
            )
        else:
            sentence = _(
                "Now the split does something: {orders} orders with {share} called marketing,"
                " {best_orders} with {best}. The best split has jumped to the end, for {gain} more;"
                " {more} more in total would bring {step}."
            )
        if shape == S_SHAPED and total > 0:
            sentence += " " + _(
                "On this S-curve each euro brings more than the one before, up to an effort worth"
                " {rising}."
            )
        picture = _(
            "A bar of {total}, {share} of it called marketing. Below, two lines of orders: one"
            " rises with the total budget, the other runs over the split from 0% to 100% called"
            " marketing, {slope}. You stand at {orders} orders."
        )
        slope = _("flat") if equal or total == 0 else _("highest at {best}")
        return Words(
            sentence.format(**values), picture.format(slope=slope.format(**values), **values)
        )

    return update


def _k(thousands: float) -> str:
    return euro(1000 * thousands)
