"""The door: the more customers knock on yours, the fewer doors you knock on."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from framings.live import EdgeMarker, Explorer, Scene, Slider, WholeSlider, Words
from framings.live.figure import Update
from framings.live.style import FAINT, INK, MARKETING, PAPER, SALES, SUBSTITUTES
from framings.models.substitutes import needed_sales_effort, superfluous_threshold
from framings.words import _, brief, number, percent

PEOPLE = 50  # in two rows; each stands for 2 % of the market
MOST_CALLS = 200
SHARES = np.linspace(0, 1, 101)

_HEAD = Path.unit_circle().transformed(Affine2D().scale(0.4).translate(0, 0.65))
_SHOULDERS = Path.unit_circle_righthalf().transformed(
    Affine2D().rotate_deg(90).scale(0.75, 1.0).translate(0, -0.85)
)
PERSON = Path.make_compound_path(_HEAD, _SHOULDERS)


def the_door() -> Explorer:
    """Return the explorer "The door"."""
    return Explorer(
        "the_door",
        _("The door"),
        {
            "share": Slider(
                _("Marketing effectiveness: share that comes by itself (% of the market)"),
                low=0,
                high=1,
                step=0.01,
                start=0.35,
                shown=".0%",
            ),
            "target": WholeSlider(_("Target (customers)"), low=5, high=200, step=5, start=60),
            "market": WholeSlider(_("Market (customers)"), low=50, high=200, step=10, start=100),
            "yielded": Slider(
                _("Yield of knocking (customers per call)"), low=0.1, high=1, step=0.05, start=0.5
            ),
        },
        _draw,
        size=(6, 5),
    )


def _draw(scene: Scene) -> Update:
    street = scene.axes((0.02, 0.64, 0.96, 0.35))
    street.set_xlim(-0.3, 26.3)
    street.set_ylim(-1.9, 3.1)
    come = scene.moves(_people(street, MARKETING.mark))
    fetched = scene.moves(_people(street, SALES.mark))
    rest = scene.moves(_people(street, FAINT))
    rest.set_markerfacecolor(PAPER)
    door = scene.moves(
        street.add_patch(Rectangle((0, -1), 0.7, 2.9, facecolor=SUBSTITUTES.mark, edgecolor=INK))
    )
    knob = scene.moves(street.add_patch(Circle((0, 0.4), 0.11, color=INK)))
    bold = {"weight": "bold", "va": "center"}
    knockers = scene.moves(street.text(0, 2.6, "", color=MARKETING.text, **bold))
    knocked = scene.moves(street.text(26, 2.6, "", color=SALES.text, ha="right", **bold))
    others = scene.moves(street.text(26, -1.6, "", color=FAINT, ha="right", va="center"))

    chart = scene.axes(
        (0.13, 0.13, 0.81, 0.41),
        across=(0, 1),
        up=(0, MOST_CALLS),
        xlabel=_("Share of the market that comes by itself"),
        ylabel=_("Calls still needed"),
    )
    chart.xaxis.set_major_formatter(lambda share, _position: percent(share))
    edge = scene.moves(chart.axvline(0, color=FAINT, linestyle="--", linewidth=1.5))
    line = scene.moves(chart.plot([], [], color=SUBSTITUTES.mark)[0])
    superfluous = scene.moves(chart.text(1, 1.04 * MOST_CALLS, "", color=FAINT, ha="right"))
    here = EdgeMarker(scene, chart, SUBSTITUTES.mark, SUBSTITUTES.text)

    def update(share: float, target: int, market: int, yielded: float) -> Words:
        wanted = min(target, market)
        inbound = share * market
        outbound = max(wanted - inbound, 0)
        calls = needed_sales_effort(wanted, market, share, yielded)
        threshold = superfluous_threshold(wanted, market)

        first = round(share * PEOPLE)
        last = max(round(wanted / market * PEOPLE), first)
        place = (first + 1) // 2
        come.set_data(*_places(0, first, place))
        fetched.set_data(*_places(first, last, place))
        rest.set_data(*_places(last, PEOPLE, place))
        door.set_x(place + 0.15)
        knob.center = (place + 0.65, 0.4)
        knockers.set_text(_("{customers} knock on your door").format(customers=brief(inbound)))
        knocked.set_text(_("you knock on theirs: {customers}").format(customers=brief(outbound)))
        left = market - max(inbound, wanted)
        others.set_text(_("not needed: {customers}").format(customers=brief(left)))

        line.set_data(SHARES, needed_sales_effort(wanted, market, SHARES, yielded))
        edge.set_xdata([threshold, threshold])
        superfluous.set_text(
            _("selling is superfluous from {share} (dashed)").format(share=percent(threshold))
        )
        here.place(share, calls, _("{calls} calls").format(calls=brief(calls)))

        sentence = _sentence(share, target, market, calls, outbound, threshold)
        picture = _(
            "{market} customers in a street with a door. {inbound} knock on your door by"
            " themselves, you knock on the doors of {outbound}. Below, a line falls from {most}"
            " calls when nobody comes by itself to none at {threshold}; you stand at {share} and"
            " {calls} calls."
        ).format(
            market=number(market),
            inbound=brief(inbound),
            outbound=brief(outbound),
            most=brief(needed_sales_effort(wanted, market, 0, yielded)),
            threshold=percent(threshold),
            share=percent(share),
            calls=brief(calls),
        )
        return Words(sentence, picture)

    return update


def _sentence(
    share: float, target: int, market: int, calls: float, outbound: float, threshold: float
) -> str:
    values = {
        "share": percent(share),
        "target": number(target),
        "market": number(market),
        "calls": brief(calls),
        "outbound": brief(outbound),
        "threshold": percent(threshold),
    }
    if target > market:
        return _(
            "A target of {target} is more than the {market} customers there are: neither marketing"
            " nor selling can reach it. To win all {market}, with {share} coming by itself,"
            " {calls} calls are needed."
        ).format(**values)
    if outbound > 0:
        return _(
            "At {share} of the market coming by itself, {calls} calls are still needed, to win the"
            " {outbound} still missing from the target of {target} customers."
        ).format(**values)
    return _(
        "At {share} of the market coming by itself, no call is needed: from {threshold} on,"
        " selling is superfluous for a target of {target} customers."
    ).format(**values)


def _people(axes: Axes, colour: str) -> Line2D:
    (people,) = axes.plot(
        [], [], linestyle="", marker=PERSON, markersize=12.5, color=colour, markeredgewidth=1
    )
    return people


def _places(first: int, last: int, door: int) -> tuple[list[float], list[float]]:
    """Where these people stand: two to a column, with a column's room for the door."""
    people = range(first, last)
    across = [n // 2 + 0.5 + (n // 2 >= door) for n in people]
    return across, [1.2 - 1.6 * (n % 2) for n in people]
