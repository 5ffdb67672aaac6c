"""The funnel: steps that multiply, a mark that depends on counting, and a limit that does not."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np
from matplotlib.patches import Polygon

from framings.assumptions import HOUSEHOLDS, IMPROVEMENT
from framings.live import Bar, Explorer, Kept, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider, Stops
from framings.live.style import COMPLEMENTARY, FAINT, INK, MARKETING, PAPER, SALES
from framings.models.complementary import capped_funnel_customers, funnel_stages
from framings.words import _, brief, ngettext, say

SMALL = 0.01
LEVELS = np.array([4.55, 3.4, 2.25, 1.1])  # inches from below: where the funnel has its rims
BETWEEN = (LEVELS[:-1] + LEVELS[1:]) / 2
MIDDLE, HALF = 1.25, 1.15  # inches: the axis of the funnel and half its width at the top
BARS, INCHES_PER_ORDER = 4.4, 0.08
# Where the bars stand, by their number: two steps counted as one have theirs between them.
HEIGHTS = {3: [*BETWEEN], 2: [LEVELS[1], BETWEEN[2]]}


def the_funnel() -> Explorer:
    """Return the explorer "The funnel"."""
    rate = {"low": 0.1, "high": 0.9, "step": 0.05}
    attract = _("Attract: of all households, those who ask (%)")
    visit = _("Visit: of those who ask, those who want a visit (%)")
    close = _("Close: of those you visit, those who order (%)")
    visits = {say("{n}", n=n): float(n) for n in (120, 200)} | {_("no limit"): math.inf}
    better = {
        _("as it is"): "none",
        _("attract 10% better"): "attract",
        _("close 10% better"): "close",
        _("both 10% better"): "both",
    }
    count = {
        _("one point more"): "points",
        _("the same, attract and visit as one step"): "joined",
        _("1% better"): "percent",
    }
    controls = {
        "attract": PercentSlider(attract, **rate, start=0.3, kept=Kept(2)),
        "visit": PercentSlider(visit, **rate, start=0.5, kept=Kept(4)),
        "close": PercentSlider(close, **rate, start=0.2, kept=Kept(5)),
        "capacity": Stops(_("Visits that can be made"), visits, start=math.inf),
        "better": Choice(_("And now"), better, start="none"),
        "count": Choice(_("What the bars count"), count, start="points"),
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
    earlier = scene.moves(board.add_patch(Polygon([(0, 0)], **outline)))
    # The limit: two beams beside the gate through which the visits go.
    gate = scene.moves(board.hlines([0], [0], [0], color=INK, linewidth=6, capstyle="butt"))
    board.text(2.5, LEVELS[0], _("1,000 households"), weight="bold", va="center")
    left = [
        scene.moves(board.text(2.5, level, "", weight="bold", va="center")) for level in LEVELS[1:]
    ]
    shares = [
        scene.moves(board.text(2.5, height, "", color=colour.text, va="center"))
        for height, colour in zip(BETWEEN, colours, strict=True)
    ]
    look = {"va": "center", "ha": "right", "size": 12}
    head = scene.moves(board.text(5.92, LEVELS[0], "", **look))
    look = {"facecolor": FAINT, "edgecolor": "none", "height": 0.32}
    bars = {up: Bar(scene, board, up, look, gap=0.06) for up in (LEVELS[1], *BETWEEN)}
    big = {"size": 17, "weight": "bold", "color": COMPLEMENTARY.text, "va": "center"}
    result = scene.moves(board.text(0.1, 0.4, "", **big))

    def update(
        attract: float, visit: float, close: float, capacity: float, better: str, count: str
    ) -> Words:
        orders = partial(capped_funnel_customers, HOUSEHOLDS, visit_capacity=capacity)
        rates = {"attract": attract, "visit": visit, "close": close}
        before, asked, wanted = orders(**rates), HOUSEHOLDS * attract, HOUSEHOLDS * attract * visit
        old = [HOUSEHOLDS, asked, min(wanted, capacity), before]
        for step in ("attract", "close"):
            rates[step] *= 1 + IMPROVEMENT * (better in (step, "both"))
        _all, asked, wanted, _ordered = funnel_stages(HOUSEHOLDS, [*rates.values()])
        now = [HOUSEHOLDS, asked, min(wanted, capacity), orders(**rates)]
        gains = [orders(*raised) - now[3] for raised in _raised(*rates.values(), count)]
        full = wanted > capacity + 1e-9
        # Where all bars are equally long, or the visits are the limit, no step is marked.
        most = max(gains)
        marked = [not full and gain > most - 1e-9 > min(gains) for gain in gains]
        earlier.set_xy(_outline(old))
        earlier.set_visible(better != "none")
        opening = HALF * min(capacity, HOUSEHOLDS) / HOUSEHOLDS
        ends = (MIDDLE - HALF, MIDDLE - opening), (MIDDLE + opening, MIDDLE + HALF)
        gate.set_segments([[(one, LEVELS[2]), (other, LEVELS[2])] for one, other in ends])
        gate.set_visible(math.isfinite(capacity))
        visited = _("{n} visited: full ◀") if full else _("{n} visited")
        names = (_("attract {rate}%"), _("visit {rate}%"), _("close {rate}%"))
        for i, rate in enumerate(rates.values()):
            stages[i].set_xy(_outline(now[i : i + 2], LEVELS[i : i + 2]))
            left[i].set_text(say((_("{n} ask"), visited, _("{n} order"))[i], n=now[i + 1]))
            shares[i].set_text(say(names[i], rate=100 * rate))
        head.set_text(_("1% better brings") if count == "percent" else _("+1 point brings"))
        for bar in bars.values():
            bar.show(0)
            bar.parts[0].set_facecolor(FAINT)
        for up, gain, mark in zip(HEIGHTS[len(gains)], gains, marked, strict=True):
            text = say(_("+{gain:.2} ◀") if mark else "+{gain:.2}", gain=gain)
            bars[up].show(gain * INCHES_PER_ORDER, text=text, start=BARS)
            if mark:
                bars[up].parts[0].set_facecolor(INK)
        tell = partial(say, households=HOUSEHOLDS, asked=asked, wanted=wanted, visited=now[2])
        tell = partial(tell, orders=now[3], result=_orders(now[3]), extra=_orders(most, 2))
        tell = partial(tell, before=before, gain=now[3] / before - 1, capacity=capacity)
        tell = partial(tell, close=rates["close"], steps=_names(marked))
        changed = better != "none"
        result.set_text(tell(_("{before} → {result}: {gain:+%}") if changed else "{result}"))
        what = [_("Of {households} households {asked} ask, {visited} are visited, {orders} order.")]
        if changed:
            what.append(_("Before the improvement it was {before}: {gain:+%}."))
        if math.isfinite(capacity):
            what.append(_("{wanted} want a visit; {capacity} can be made."))
        listed = ", ".join(say("+{gain:.2}", gain=gain) for gain in gains)
        picture = tell(" ".join([_("A funnel of three steps."), *what]))
        bars_tell = say(_("Bars say what steps bring: {bars}."), bars=listed)
        return Words(
            tell(" ".join([*what, _brings(count, full, marked)])), f"{picture} {bars_tell}"
        )

    return update


def _raised(attract: float, visit: float, close: float, count: str) -> list[tuple[float, ...]]:
    """Return the three rates with one step a little better, for each step that is counted."""
    if count == "joined":
        return [(attract * visit + SMALL, 1, close), (attract, visit, close + SMALL)]
    rates = np.array([attract, visit, close])
    more = rates * SMALL if count == "percent" else [SMALL] * 3
    return [tuple(rates + step) for step in np.diag(more)]


def _brings(count: str, full: bool, marked: Sequence[bool]) -> str:
    if full:
        return _(
            "Attracting more brings none, one visit more {close:.2} orders: the visits are the"
            " bottleneck."
        )
    most = any(marked)
    if count == "percent":
        alike = _("A step that is 1% better brings {extra}, whichever it is.")
        return _("A step that is 1% better brings most at {steps}: {extra}.") if most else alike
    alike = _("One percentage point more brings as much at any step: {extra}.")
    return _("One percentage point more brings most at {steps}: {extra}.") if most else alike


def _names(marked: Sequence[bool]) -> str:
    joined = len(marked) == 2
    first = _("attracting and visiting in one") if joined else _("attracting")
    names = (first, _("closing")) if joined else (first, _("visiting"), _("closing"))
    return _(" and ").join(name for name, mark in zip(names, marked, strict=True) if mark)


def _outline(people: Sequence[float], levels: np.ndarray = LEVELS) -> np.ndarray:
    """Return the corners of the funnel with so many people at these levels."""
    half = HALF * np.array(people) / HOUSEHOLDS
    right, left = np.column_stack([MIDDLE + half, levels]), np.column_stack([MIDDLE - half, levels])
    return np.concatenate([right, left[::-1]])


def _orders(n: float, most: int = 1) -> str:
    shown = brief(n, most)
    return say(ngettext("{n} order", "{n} orders", 1 if shown == "1" else 2), n=shown)
