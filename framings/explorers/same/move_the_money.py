"""Move the money: the split does nothing and the total everything, until a euro is not a euro."""

from functools import partial

import numpy as np

from framings.assumptions import FEWEST_ORDERS, HALF_WAY_BUDGET, MOST_ORDERS
from framings.live import Bar, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Choice, Kept, PercentSlider, Slider, WholeSlider
from framings.live.style import INK, MARKETING, PAPER, SALES, SAME
from framings.models.same import best_marketing_share, inflection_effort, pooled_sales
from framings.words import _, brief, number, percent, say

MOST_MONEY = 1000  # €1,000
HIGHEST = 250  # orders
FLATTENING, S_SHAPED = 1, 3
BUDGETS = np.linspace(0, MOST_MONEY, 81)
SHARES = np.linspace(0, 1, 41)
MORE = 100  # €1,000
START = 0.3
HALF_OF_THE_BOARD = 500


def move_the_money() -> Explorer:
    """Return the explorer "Move the money"."""
    total, euro = (
        _("Total budget (€1,000)"),
        _("What a euro of marketing does (a euro of sales: 1)"),
    )
    shapes = {
        _("each euro brings less than the one before"): FLATTENING,
        _("an S: small budgets go unnoticed"): S_SHAPED,
    }
    controls = {
        "share": PercentSlider(_("Called marketing (% of the total)"), step=0.05, start=START),
        "total": WholeSlider(total, 0, MOST_MONEY, step=25, start=300, kept=Kept(4)),
        "productivity": Slider(euro, 0.7, 1.3, step=0.05, start=1),
        "shape": Choice(_("What more money does to orders"), shapes, start=FLATTENING),
    }
    return Explorer("move_the_money", _("Move the money"), controls, _draw, size=(6, 4.8))


def _draw(scene: Scene) -> Update:
    write = scene.figure.text
    board = scene.board((0.03, 0.76, 0.94, 0.22), across=(0, 1.03 * MOST_MONEY), up=(-1.3, 1.3))
    purse = Bar(scene, board, 0, MARKETING.bar, SALES.bar, height=0.9)
    names = {"size": 12, "weight": "bold", "va": "center"}
    # Each above or below the beginning of its own part.
    ours = scene.moves(board.text(0, 0.9, "", color=MARKETING.text, **names))
    theirs = scene.moves(board.text(0, -0.95, "", color=SALES.text, **names))

    write(0.03, 0.67, _("Orders by total"), size=14)
    by_total = scene.axes((0.1, 0.15, 0.38, 0.48), (0, MOST_MONEY), (0, HIGHEST), across_in=number)
    by_total.set(xticks=[0, 500, 1000], xlabel=_("Total (€1,000)"))
    write(0.55, 0.67, _("Orders by split"), size=14)
    by_split = scene.axes((0.6, 0.15, 0.34, 0.48), (0, 1), (0, HIGHEST), across_in=percent)
    by_split.set(xticks=[0, 0.5, 1], xlabel=_("Called marketing"))
    total_curve = scene.moves(*by_total.plot([], [], color=SAME.mark))
    split_curve = scene.moves(*by_split.plot([], [], color=SAME.mark, linewidth=4))
    star = {"color": INK, "markersize": 15, "markeredgecolor": PAPER, "clip_on": False}
    best_mark = scene.moves(*by_split.plot([], [], "*", **star))
    here_total = EdgeMarker(scene, by_total, SAME, (10, -24))
    here_split = EdgeMarker(scene, by_split, SAME, (0, 10))
    verdict = scene.moves(by_split.text(0.5, 0, "", color=INK, ha="center"))
    scene.ghosts(total_curve, split_curve, best_mark, here_total.dot, here_split.dot)
    scene.drags("total", by_total)
    scene.drags("share", by_split)

    def update(share: float, total: int, productivity: float, shape: int) -> Words:
        # A slider may stop a rounding error beside 1, where every split is as good.
        share, productivity = round(share, 6), round(productivity, 6)

        def orders(total: float, share: float) -> float:
            ends = FEWEST_ORDERS, MOST_ORDERS
            return pooled_sales(total, share, productivity, 1, *ends, shape, HALF_WAY_BUDGET)

        level, by_shares = orders(total, share), orders(total, SHARES)
        best = best_marketing_share(productivity, 1)
        best_level = orders(total, best)
        indifferent = productivity == 1 or total == 0
        gain = best_level / level - 1
        tell = partial(
            say,
            share=share,
            total=1000 * total,
            orders=level,
            more=1000 * MORE,
            step=orders(total + MORE, share) - level,
            best=best,
            best_orders=best_level,
            gain=_("less than 0.1%") if gain < 0.0005 else percent(gain, 1),
            rising=1000 * inflection_effort(shape, HALF_WAY_BUDGET),
        )
        purse.show(share * total, (1 - share) * total)
        ours.set_text(tell(_("called marketing: {money:€}"), money=1000 * share * total))
        theirs.set_text(tell(_("called sales: {money:€}"), money=1000 * (1 - share) * total))
        # Where there is no room after the beginning of its part, it ends where that ends.
        room = share * total <= HALF_OF_THE_BOARD
        theirs.set_x(share * total if room else total)
        theirs.set_ha("left" if room else "right")
        total_curve.set_data(BUDGETS, orders(BUDGETS, share))
        split_curve.set_data(SHARES, by_shares)
        # The verdict stands where the line leaves room.
        verdict.set_y(12 if by_shares.min() > 60 else 215)
        verdict.set_text(tell(_("any split is best") if indifferent else _("★ best: {best:%}")))
        # What the split does is for the learner to find.
        verdict.set_visible(share != START or not indifferent)
        here_total.place(total, level, brief(level))
        here_split.place(share, level, "")
        best_mark.set_data([best], [best_level])
        best_mark.set_visible(not indifferent)
        alike = brief(level) == brief(best_level)
        sentence = _sentence(total, share, productivity, best, alike)
        if shape == S_SHAPED and total > 0:
            sentence += " " + _(
                "On this S-curve each euro brings more than the one before, up to an effort worth"
                " {rising:€}."
            )
        bar = _("A bar of {total:€}, {part} of it called marketing.")
        if total == 0:
            bar = _("An empty bar.")
        picture = _(
            "Below, two lines of orders: one rises with the total budget, the other runs over the"
            " split from 0% to 100% called marketing, {slope}. You stand at {orders} orders."
        )
        part = percent(share) if share else _("nothing")
        slope = tell(_("flat") if indifferent else _("highest at {best:%}"))
        return Words(tell(sentence), tell(f"{bar} {picture}", slope=slope, part=part))

    return update


def _sentence(total: int, share: float, productivity: float, best: float, alike: bool) -> str:
    if total == 0:
        return _(
            "Without money there is nothing to split: {orders} orders come by themselves. The first"
            " {more:€} would bring {step} more."
        )
    if productivity == 1 and share == START:
        return _(
            "{total:€}, of which {share:%} is called marketing, brings {orders} orders. {more:€}"
            " more in total would bring {step} more."
        )
    if productivity == 1:
        return _(
            "However you split {total:€}, it brings {orders} orders: only the names of the euros"
            " change. {more:€} more in total would bring {step} more."
        )
    if share == best:
        return _(
            "All {total:€} has gone to the one whose euro does more, and brings {orders} orders:"
            " the best split. {more:€} more in total would bring {step} more."
        )
    if alike:
        return _(
            "Now the split does something, if little: {orders} orders with {share:%} called"
            " marketing, and {gain} more with {best:%}. The best split has jumped to the end;"
            " {more:€} more in total would bring {step}."
        )
    return _(
        "Now the split does something: {orders} orders with {share:%} called marketing,"
        " {best_orders} with {best:%}. The best split has jumped to the end, for {gain} more;"
        " {more:€} more in total would bring {step}."
    )
