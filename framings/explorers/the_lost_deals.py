"""The lost deals: what the won ones say about a habit, and what only the lost ones can."""

from itertools import pairwise

from matplotlib.patches import Circle, Rectangle

from framings.live import Explorer, Scene, Slider, Toggle, Words
from framings.live.figure import Update
from framings.live.style import FAINT, GRID, INK, PAPER, RIVALS
from framings.models.hindsight import share_among_wins
from framings.words import _, percent

DEALS = 100
COLUMNS = 10


def the_lost_deals() -> Explorer:
    """Return the explorer "The lost deals"."""
    return Explorer(
        "the_lost_deals",
        _("The lost deals"),
        {
            "opened": Toggle(_("Open the drawer with the lost deals")),
            "shown_to": Slider(
                _("Customers who are shown the ninety slides (%)"),
                low=0.05,
                high=0.95,
                step=0.05,
                start=0.9,
                shown=".0%",
            ),
            "with_slides": Slider(
                _("Deals won after the slides (%)"),
                low=0.02,
                high=0.98,
                step=0.02,
                start=0.2,
                shown=".0%",
            ),
            "without": Slider(
                _("Deals won without them (%)"),
                low=0.02,
                high=0.98,
                step=0.02,
                start=0.5,
                shown=".0%",
            ),
        },
        _draw,
        size=(6, 5),
    )


def _draw(scene: Scene) -> Update:
    drawers = scene.axes((0.01, 0.34, 0.98, 0.56))
    drawers.set_xlim(0, 22)
    drawers.set_ylim(-0.2, 10.2)
    for left in (0.1, 11.1):
        drawers.add_patch(
            Rectangle((left, 0), 10.8, 10, facecolor="w", edgecolor=INK, linewidth=1.5)
        )
    bold = {"weight": "bold", "size": 14}
    won_name = scene.moves(scene.figure.text(0.02, 0.925, "", **bold))
    lost_name = scene.moves(scene.figure.text(0.51, 0.925, "", **bold))
    heaps = [scene.moves(_heap(drawers, slides)) for slides in (True, False, True, False)]
    lid = scene.moves(
        drawers.add_patch(Rectangle((11.1, 0), 10.8, 10, facecolor=GRID, edgecolor=INK))
    )
    knob = scene.moves(drawers.add_patch(Circle((16.5, 5.4), 0.55, facecolor=FAINT)))
    locked = scene.moves(drawers.text(16.5, 3.3, "", ha="center", va="center", color=INK))

    bars = scene.axes((0.42, 0.02, 0.56, 0.27), across=(0, 1.2), up=(-0.5, 2.5))
    bars.set_axis_off()
    bars.axvline(0, color=FAINT, linewidth=1)
    rows = (
        (2, _("■ of the won had slides"), RIVALS.mark, ""),
        (1, _("■ won after the slides"), RIVALS.mark, ""),
        (0, _("○ won without them"), PAPER, "//"),
    )
    lengths, amounts = [], []
    for row, name, colour, hatch in rows:
        y = 0.02 + 0.27 * (row + 0.5) / 3
        scene.figure.text(0.405, y, name, ha="right", va="center", size=12.5)
        lengths.append(
            scene.moves(
                bars.barh(
                    [row], [0], height=0.66, facecolor=colour, edgecolor=RIVALS.mark, hatch=hatch
                )[0]
            )
        )
        amounts.append(scene.moves(bars.text(0, row, "", va="center", weight="bold")))

    def update(opened: bool, shown_to: float, with_slides: float, without: float) -> Words:
        among_won = share_among_wins(shown_to, with_slides, without)
        among_lost = share_among_wins(shown_to, 1 - with_slides, 1 - without)

        parts = (
            shown_to * with_slides,
            (1 - shown_to) * without,
            shown_to * (1 - with_slides),
            (1 - shown_to) * (1 - without),
        )
        counts = _whole(parts)
        won, lost = counts[0] + counts[1], counts[2] + counts[3]
        for heap, first, count, left in zip(
            heaps,
            (0, counts[0], 0, counts[2]),
            counts,
            (0.1, 0.1, 11.1, 11.1),
            strict=True,
        ):
            heap.set_data(*_places(first, first + count, left))
        for heap in heaps[2:]:
            heap.set_visible(opened)
        for part in (lid, knob, locked):
            part.set_visible(not opened)
        locked.set_text(_("the drawer is closed"))
        won_name.set_text(_("Won: {count} of {deals}").format(count=won, deals=DEALS))
        lost_name.set_text(_("Lost: {count} of {deals}").format(count=lost, deals=DEALS))

        shares = (among_won, with_slides, without)
        for bar, amount, share, seen in zip(
            lengths, amounts, shares, (True, opened, opened), strict=True
        ):
            bar.set_width(share if seen else 0)
            amount.set_x((share if seen else 0) + 0.02)
            amount.set_text(percent(share) if seen else _("?"))

        values = {
            "won": percent(among_won),
            "lost": percent(among_lost),
            "with_slides": percent(with_slides),
            "without": percent(without),
            "count": won,
            "deals": DEALS,
        }
        if not opened:
            sentence = _(
                "Of the won deals, {won} had the ninety slides. From these alone, nobody can tell"
                " whether the slides win deals, lose them or do nothing."
            )
            picture = _(
                "Two drawers for {deals} deals. The left one holds the {count} that were won; {won}"
                " of them are squares, which had the slides, the others circles. The right one,"
                " with the lost deals, is closed. Of three bars below, two show a question mark."
            )
        else:
            sentence = _(
                "Of the won deals {won} had the ninety slides, and of the lost ones {lost}. With"
                " the slides {with_slides} of deals are won, without them {without}: "
            )
            sentence += _verdict(with_slides, without)
            picture = _(
                "Two open drawers for {deals} deals, {count} of them won. Squares had the slides:"
                " {won} of the won deals and {lost} of the lost ones; the others are circles. Bars"
                " below: {with_slides} won after the slides, {without} without."
            )
        return Words(sentence.format(**values), picture.format(**values))

    return update


def _verdict(with_slides: float, without: float) -> str:
    if with_slides < without:
        return _("the slides go with losing.")
    if with_slides > without:
        return _("the slides go with winning.")
    return _("the slides make no difference.")


def _heap(axes, slides: bool):
    look = {"marker": "s", "color": RIVALS.mark} if slides else {"marker": "o", "color": INK}
    (heap,) = axes.plot([], [], linestyle="", markersize=11, markeredgewidth=1.5, **look)
    if not slides:
        heap.set_markerfacecolor(PAPER)
    return heap


def _whole(parts: tuple[float, ...]) -> list[int]:
    """Share out the deals in whole numbers that add up."""
    ends, total = [0], 0.0
    for part in parts:
        total += part
        ends.append(round(DEALS * total))
    return [end - start for start, end in pairwise(ends)]


def _places(first: int, last: int, left: float) -> tuple[list[float], list[float]]:
    """Where these deals lie, row by row from the bottom of the drawer."""
    deals = range(first, last)
    return [left + 0.9 + n % COLUMNS for n in deals], [0.6 + 0.97 * (n // COLUMNS) for n in deals]
