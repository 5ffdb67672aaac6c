"""The funnel: each step takes a share of what the step before let through."""

from functools import partial

import numpy as np
from matplotlib.patches import Polygon

from framings.assumptions import HOUSEHOLDS, IMPROVEMENT
from framings.live import Bar, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider
from framings.live.style import COMPLEMENTARY, FAINT, INK, MARKETING, PAPER, SALES
from framings.models.complementary import funnel_customers, funnel_gains, funnel_stages
from framings.words import _, brief, ngettext, say

POINT = 0.01
LEVELS = np.array([4.55, 3.4, 2.25, 1.1])  # inches from below: where the funnel has its rims
BETWEEN = (LEVELS[:-1] + LEVELS[1:]) / 2
MIDDLE, HALF = 1.25, 1.15  # inches: the axis of the funnel and half its width at the top
BARS, INCHES_PER_ORDER = 4.4, 0.08


def the_funnel() -> Explorer:
    """Return the explorer "The funnel"."""
    rate = {"low": 0.1, "high": 0.9, "step": 0.05}
    attract = _("Attract: of all households, those who ask (%)")
    visit = _("Visit: of those who ask, those you visit (%)")
    close = _("Close: of those you visit, those who order (%)")
    better = {
        _("as it is"): "none",
        _("attract 10% better"): "attract",
        _("close 10% better"): "close",
        _("both 10% better"): "both",
    }
    controls = {
        "attract": PercentSlider(attract, **rate, start=0.3),
        "visit": PercentSlider(visit, **rate, start=0.5),
        "close": PercentSlider(close, **rate, start=0.2),
        "better": Choice(_("And now"), better, start="none"),
    }
    return Explorer("the_funnel", _("The funnel"), controls, _draw, size=(6, 5))


def _draw(scene: Scene) -> Update:
    board = scene.board((0, 0, 1, 1), across=(0, 6), up=(0, 5))
    colours = (MARKETING, COMPLEMENTARY, SALES)
    full = {"edgecolor": PAPER, "linewidth": 1}
    stages = [
        scene.moves(board.add_patch(Polygon([(0, 0)], facecolor=colour.mark, hatch=hatch, **full)))
        for colour, hatch in zip(colours, (None, "//", "\\\\"), strict=True)
    ]
    outline = {"fill": False, "edgecolor": INK, "linewidth": 1.5, "linestyle": (0, (4, 2))}
    before = scene.moves(board.add_patch(Polygon([(0, 0)], **outline)))
    board.text(2.5, LEVELS[0], _("1,000 households"), weight="bold", va="center")
    left = [
        scene.moves(board.text(2.5, level, "", weight="bold", va="center")) for level in LEVELS[1:]
    ]
    rates = [
        scene.moves(board.text(2.5, height, "", color=colour.text, va="center"))
        for height, colour in zip(BETWEEN, colours, strict=True)
    ]
    board.text(5.92, LEVELS[0], _("+1 point brings"), va="center", ha="right", size=12)
    look = {"facecolor": FAINT, "edgecolor": "none", "height": 0.32}
    bars = [Bar(scene, board, height, look, gap=0.06) for height in BETWEEN]
    big = {"size": 17, "weight": "bold", "color": COMPLEMENTARY.text, "va": "center"}
    result = scene.moves(board.text(0.1, 0.4, "", **big))

    def update(attract: float, visit: float, close: float, better: str) -> Words:
        today = (attract, visit, close)
        shares = (
            attract * (1 + IMPROVEMENT * (better in ("attract", "both"))),
            visit,
            close * (1 + IMPROVEMENT * (better in ("close", "both"))),
        )
        old = funnel_stages(HOUSEHOLDS, today)
        new = funnel_stages(HOUSEHOLDS, shares)
        gains = funnel_gains(HOUSEHOLDS, shares, POINT)
        lowest = [share <= min(shares) + 1e-9 for share in shares]
        orders = funnel_customers(HOUSEHOLDS, shares)
        before.set_xy(_outline(old))
        before.set_visible(better != "none")
        asked = (_("{n} ask"), _("{n} visited"), _("{n} order"))
        names = (_("attract {rate}%"), _("visit {rate}%"), _("close {rate}%"))
        for i, bar in enumerate(bars):
            stages[i].set_xy(_outline(new[i : i + 2], LEVELS[i : i + 2]))
            left[i].set_text(say(asked[i], n=new[i + 1]))
            rates[i].set_text(say(names[i], rate=100 * shares[i]))
            gain = _("+{gain} ◀") if lowest[i] else "+{gain}"
            bar.show(gains[i] * INCHES_PER_ORDER, text=say(gain, gain=gains[i]), start=BARS)
            bar.parts[0].set_facecolor(COMPLEMENTARY.mark if lowest[i] else FAINT)
            bar.words.set_color(COMPLEMENTARY.text if lowest[i] else INK)
        tell = partial(
            say,
            households=HOUSEHOLDS,
            asked=new[1],
            visited=new[2],
            orders=orders,
            before=old[-1],
            gain=orders / old[-1] - 1,
            stage=_stages([i for i in range(3) if lowest[i]]),
            extra=_orders(max(gains)),
            result=_orders(orders),
        )
        result.set_text(
            _orders(orders) if better == "none" else tell(_("{before} → {result}: {gain:+%}"))
        )
        most = _(
            "One percentage point more brings most where the percentage is lowest, at {stage}:"
            " {extra}."
        )
        if all(lowest):
            most = _(
                "One percentage point more brings as much at any step, {extra}: there is no"
                " bottleneck."
            )
        picture = _(
            "A funnel of three steps. {households} households at the top, {asked} ask, {visited}"
            " are visited and {orders} order at the bottom. A bar beside each step says what one"
            " percentage point more brings; the longest, {extra}, stands at {stage}."
        )
        return Words(tell(f"{_changes()[better]} {most}"), tell(picture))

    return update


def _changes() -> dict[str, str]:
    return {
        "none": _(
            "Of {households} households {asked} ask, {visited} are visited and {orders} order."
        ),
        "attract": _(
            "Attracting 10% better brings {gain:%} more orders, {orders} instead of {before}, and"
            " closing 10% better would bring as many."
        ),
        "close": _(
            "Closing 10% better brings {gain:%} more orders, {orders} instead of {before}, and"
            " attracting 10% better would bring as many."
        ),
        "both": _(
            "Attracting and closing 10% better bring {gain:%} more orders, {orders} instead of"
            " {before}: the second step works on what the first one adds."
        ),
    }


def _outline(people: list[float], levels: np.ndarray = LEVELS) -> np.ndarray:
    """Return the corners of the funnel with so many people at these levels."""
    half = HALF * np.array(people) / HOUSEHOLDS
    right, left = np.column_stack([MIDDLE + half, levels]), np.column_stack([MIDDLE - half, levels])
    return np.concatenate([right, left[::-1]])


def _orders(n: float) -> str:
    return say(ngettext("{n} order", "{n} orders", 1 if brief(n) == "1" else 2), n=n)


def _stages(places: list[int]) -> str:
    names = (_("attracting"), _("visiting"), _("closing"))
    return _(" and ").join(names[i] for i in places)
