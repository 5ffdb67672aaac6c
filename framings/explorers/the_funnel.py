"""The funnel: each step takes a share of what the step before let through."""

from matplotlib.patches import Polygon, Rectangle

from framings.assumptions import HOUSEHOLDS, IMPROVEMENT
from framings.live import Choice, Explorer, Scene, Slider, Words
from framings.live.figure import Update
from framings.live.style import COMPLEMENTARY, FAINT, INK, MARKETING, PAPER, SALES
from framings.models.complementary import funnel_customers, funnel_gains, funnel_stages
from framings.words import _, brief, ngettext, number, percent, signed_percent

POINT = 0.01
LEVELS = (4.55, 3.4, 2.25, 1.1)  # inches from below: where the funnel has its rims
MIDDLE, HALF = 1.25, 1.15  # inches: the axis of the funnel and half its width at the top
BARS, INCHES_PER_ORDER = 4.4, 0.08


def the_funnel() -> Explorer:
    """Return the explorer "The funnel"."""

    def rate(label: str, start: float) -> Slider:
        return Slider(label, low=0.1, high=0.9, step=0.05, start=start, shown=".0%")

    return Explorer(
        "the_funnel",
        _("The funnel"),
        {
            "attract": rate(_("Attract: of all households, those who ask (%)"), 0.3),
            "visit": rate(_("Visit: of those who ask, those you visit (%)"), 0.5),
            "close": rate(_("Close: of those you visit, those who order (%)"), 0.2),
            "better": Choice(
                _("And now"),
                {
                    _("as it is"): "none",
                    _("attract 10% better"): "attract",
                    _("close 10% better"): "close",
                    _("both 10% better"): "both",
                },
                start="none",
            ),
        },
        _draw,
        size=(6, 5),
    )


def _draw(scene: Scene) -> Update:
    board = scene.axes((0, 0, 1, 1))
    board.set_xlim(0, 6)
    board.set_ylim(0, 5)
    colours = (MARKETING, COMPLEMENTARY, SALES)
    stages = [
        scene.moves(
            board.add_patch(
                Polygon([(0, 0)], facecolor=colour.mark, edgecolor=PAPER, linewidth=1, hatch=hatch)
            )
        )
        for colour, hatch in zip(colours, (None, "//", "\\\\"), strict=True)
    ]
    before = scene.moves(
        board.add_patch(
            Polygon([(0, 0)], fill=False, edgecolor=INK, linewidth=1.5, linestyle=(0, (4, 2)))
        )
    )
    board.text(2.5, LEVELS[0], _("1,000 households"), weight="bold", va="center")
    left = [
        scene.moves(board.text(2.5, level, "", weight="bold", va="center")) for level in LEVELS[1:]
    ]
    rates = [
        scene.moves(board.text(2.5, _between(i), "", color=colours[i].text, va="center"))
        for i in range(3)
    ]
    board.text(5.92, LEVELS[0], _("+1 point brings"), va="center", ha="right", size=12)
    bars = [
        scene.moves(
            board.add_patch(
                Rectangle((BARS, _between(i) - 0.16), 0, 0.32, facecolor=FAINT, edgecolor="none")
            )
        )
        for i in range(3)
    ]
    gain_labels = [
        scene.moves(board.text(BARS, _between(i), "", va="center", weight="bold")) for i in range(3)
    ]
    result = scene.moves(
        board.text(0.1, 0.4, "", size=17, weight="bold", color=COMPLEMENTARY.text, va="center")
    )

    def update(attract: float, visit: float, close: float, better: str) -> Words:
        today = (attract, visit, close)
        rates_now = (
            attract * (1 + IMPROVEMENT * (better in ("attract", "both"))),
            visit,
            close * (1 + IMPROVEMENT * (better in ("close", "both"))),
        )
        old = funnel_stages(HOUSEHOLDS, today)
        new = funnel_stages(HOUSEHOLDS, rates_now)
        gains = funnel_gains(HOUSEHOLDS, rates_now, POINT)
        lowest = min(rates_now)
        is_lowest = [one <= lowest + 1e-9 for one in rates_now]
        orders, orders_before = funnel_customers(HOUSEHOLDS, rates_now), old[-1]
        gain = orders / orders_before - 1

        for i, stage in enumerate(stages):
            stage.set_xy(_trapezoid(new[i], new[i + 1], i))
        before.set_xy(_outline(old))
        before.set_visible(better != "none")
        verbs = (_("{n} ask"), _("{n} visited"), _("{n} order"))
        names = (_("attract {rate}"), _("visit {rate}"), _("close {rate}"))
        for i in range(3):
            left[i].set_text(verbs[i].format(n=brief(new[i + 1])))
            rates[i].set_text(names[i].format(rate=_("{n}%").format(n=brief(100 * rates_now[i]))))
            bars[i].set_width(gains[i] * INCHES_PER_ORDER)
            bars[i].set_facecolor(COMPLEMENTARY.mark if is_lowest[i] else FAINT)
            gain_labels[i].set_x(BARS + gains[i] * INCHES_PER_ORDER + 0.06)
            mark = _("{gain} ◀") if is_lowest[i] else "{gain}"
            gain_labels[i].set_text(mark.format(gain=f"+{brief(gains[i])}"))
            gain_labels[i].set_color(COMPLEMENTARY.text if is_lowest[i] else INK)
        if better == "none":
            result.set_text(_orders(brief(orders)))
        else:
            result.set_text(
                _("{then} → {orders}: {gain}").format(
                    then=brief(orders_before),
                    orders=_orders(brief(orders)),
                    gain=signed_percent(gain),
                )
            )

        values = {
            "asked": brief(new[1]),
            "visited": brief(new[2]),
            "orders": brief(orders),
            "before": brief(orders_before),
            "gain": percent(gain),
            "stage": _stages([i for i in range(3) if is_lowest[i]]),
            "extra": _orders(brief(max(gains))),
            "households": number(HOUSEHOLDS),
        }
        changes = {
            "none": _(
                "Of {households} households {asked} ask, {visited} are visited and {orders} order."
            ),
            "attract": _(
                "Attracting 10% better brings {gain} more orders, {orders} instead of {before}, and"
                " closing 10% better would bring as many."
            ),
            "close": _(
                "Closing 10% better brings {gain} more orders, {orders} instead of {before}, and"
                " attracting 10% better would bring as many."
            ),
            "both": _(
                "Attracting and closing 10% better bring {gain} more orders, {orders} instead of"
                " {before}: the second step works on what the first one adds."
            ),
        }
        lowest_words = _(
            "One percentage point more brings most where the percentage is lowest, at {stage}:"
            " {extra}."
        )
        if all(is_lowest):
            lowest_words = _(
                "One percentage point more brings as much at any step, {extra}: there is no"
                " bottleneck."
            )
        picture = _(
            "A funnel of three steps. {households} households at the top, {asked} ask, {visited}"
            " are visited and {orders} order at the bottom. A bar beside each step says what one"
            " percentage point more brings; the longest, {extra}, stands at {stage}."
        )
        return Words(f"{changes[better]} {lowest_words}".format(**values), picture.format(**values))

    return update


def _between(i: int) -> float:
    return (LEVELS[i] + LEVELS[i + 1]) / 2


def _trapezoid(above: float, below: float, i: int) -> list[tuple[float, float]]:
    wide, narrow = HALF * above / HOUSEHOLDS, HALF * below / HOUSEHOLDS
    top, bottom = LEVELS[i], LEVELS[i + 1]
    return [
        (MIDDLE - wide, top),
        (MIDDLE + wide, top),
        (MIDDLE + narrow, bottom),
        (MIDDLE - narrow, bottom),
    ]


def _outline(people: list[float]) -> list[tuple[float, float]]:
    halves = [HALF * n / HOUSEHOLDS for n in people]
    right = [(MIDDLE + half, level) for half, level in zip(halves, LEVELS, strict=True)]
    return right + [(2 * MIDDLE - across, level) for across, level in reversed(right)]


def _orders(shown: str) -> str:
    return ngettext("{n} order", "{n} orders", 1 if shown == "1" else 2).format(n=shown)


def _stages(places: list[int]) -> str:
    names = (_("attracting"), _("visiting"), _("closing"))
    return _(" and ").join(names[i] for i in places)
