"""The door: the more customers knock on yours, the fewer doors you knock on."""

from functools import partial

import numpy as np
from matplotlib.patches import Circle, Rectangle

from framings.live import Crowd, EdgeMarker, Explorer, Scene, Update, Words
from framings.live.controls import Kept, PercentSlider, Slider, WholeSlider
from framings.live.shapes import PERSON
from framings.live.style import FAINT, GUIDE, INK, MARKETING, PAPER, SALES, SUBSTITUTES
from framings.models.substitutes import needed_sales_effort, superfluous_threshold
from framings.words import _, ngettext, number, percent, say

PEOPLE = 50  # in two rows; each stands for 2 % of the market
MOST_CALLS = 200


def the_door() -> Explorer:
    """Return the explorer "The door"."""
    share = _("Share that comes by itself (% of the market)")
    market = _("Market (customers)")
    yielded = _("Yield of knocking (customers per call)")
    # The picture of the course: on a page people come one by one. Targets in twenties.
    controls = {
        "share": PercentSlider(share, start=0.35),
        "target": WholeSlider(_("Target (customers)"), 5, 200, step=5, start=60, kept=Kept(4)),
        "market": WholeSlider(market, 50, 200, step=10, start=100, kept=Kept(5, named=(80,))),
        "yielded": Slider(yielded, 0.1, 1, step=0.05, start=0.5, kept=Kept(5)),
    }
    return Explorer("the_door", _("The door"), controls, _draw, size=(6, 4.6))


def _draw(scene: Scene) -> Update:
    street = scene.board((0.02, 0.61, 0.96, 0.38), across=(-0.3, 26.3), up=(-1.9, 3.1))
    looks = (
        {"color": MARKETING.mark},
        {"color": SALES.mark},
        {"color": FAINT, "markerfacecolor": PAPER},
    )
    people = Crowd(scene, street, _place, *looks, marker=PERSON, markersize=12.5, markeredgewidth=1)
    door = Rectangle((0, -1), 0.7, 2.9, facecolor=SUBSTITUTES.mark, edgecolor=INK)
    knob = Circle((0, 0.4), 0.11, color=INK)
    scene.moves(street.add_patch(door), street.add_patch(knob))
    bold = {"weight": "bold", "va": "center"}
    knockers = scene.moves(street.text(0, 2.6, "", color=MARKETING.text, **bold))
    knocked = scene.moves(street.text(26, 2.6, "", color=SALES.text, ha="right", **bold))
    others = scene.moves(street.text(26, -1.6, "", color=FAINT, ha="right", va="center"))

    chart = scene.axes((0.13, 0.13, 0.81, 0.4), (0, 1), (0, MOST_CALLS), across_in=percent)
    chart.set(xlabel=_("Share of the market that comes by itself"), ylabel=_("Calls still needed"))
    edge = scene.moves(chart.axvline(0, **GUIDE))
    line = scene.moves(*chart.plot([], [], color=SUBSTITUTES.mark))
    wish = scene.moves(chart.text(1, 1.04 * MOST_CALLS, "", color=FAINT, ha="right"))
    here = EdgeMarker(scene, chart, SUBSTITUTES)
    scene.ghosts(edge, line, here.dot)
    scene.drags("share", chart)
    scene.drags("share", street, place=lambda share: (round(share * PEOPLE) + 1) // 2 + 0.5)

    def update(share: float, target: int, market: int, yielded: float) -> Words:
        wanted = min(target, market)
        inbound = share * market
        outbound = max(wanted - inbound, 0)
        calls = needed_sales_effort(wanted, market, share, yielded)
        threshold = superfluous_threshold(wanted, market)
        most = needed_sales_effort(wanted, market, 0, yielded)
        left = market - max(inbound, wanted)
        tell = partial(say, share=share, target=target, market=market, threshold=threshold)
        tell = partial(tell, inbound=inbound, outbound=outbound, left=left, calls=calls, most=most)
        come = round(share * PEOPLE)
        reached = max(round(wanted / market * PEOPLE), come)
        place = (come + 1) // 2
        people.places = partial(_place, door=place)
        people.show(come, reached - come, PEOPLE - reached)
        door.set_x(place + 0.15)
        knob.center = (place + 0.65, 0.4)
        knockers.set_text(tell(_knock(inbound)))
        knocked.set_text(tell(_("you knock on theirs: {outbound}")))
        others.set_text(tell(_("not needed: {left}")))
        # Drawn as far as the reader has come, so that its bend is there to be found.
        passed = np.array([0, min(share, threshold), share])
        line.set_data(passed, needed_sales_effort(wanted, market, passed, yielded))
        edge.set_xdata([threshold, threshold])
        within = _("dashed: the target, {threshold:%} of the market")
        wish.set_text(_("dashed: the whole market") if target > market else tell(within))
        here.place(share, calls, tell(ngettext("{calls} call", "{calls} calls", _count(calls))))
        picture = _("{market} customers in a street with a door: {come}, {visited}.")
        falls = _(
            "Below, a line falls from {most} calls when nobody comes by itself to {calls} at"
            " {share:%}, where you stand."
        )
        if not share:
            falls = _("Below, a line begins at {calls} calls, where you stand.")
        tell = partial(tell, come=tell(_knock(inbound)), visited=tell(_visited(outbound)))
        said = _sentence(target > market, outbound, calls)
        return Words(tell(said), tell(f"{picture} {falls}"))

    return update


def _count(many: float) -> int:
    """Return a count for a choice of words: 1 only for what is written as 1."""
    return 1 if number(many, 1) == number(1, 1) else 2


def _knock(inbound: float) -> str:
    if not inbound:
        return _("nobody knocks on your door")
    return ngettext(
        "{inbound} knocks on your door", "{inbound} knock on your door", _count(inbound)
    )


def _visited(outbound: float) -> str:
    if not outbound:
        return _("you knock on no door")
    return ngettext(
        "you knock on {outbound} door", "you knock on {outbound} doors", _count(outbound)
    )


def _sentence(too_many: bool, outbound: float, calls: float) -> str:
    if too_many:
        start = _(
            "A target of {target} is more than the {market} customers there are: neither marketing"
            " nor selling can reach it."
        )
        end = ngettext(
            "To win all {market}, with {share:%} coming by itself, {calls} call is needed.",
            "To win all {market}, with {share:%} coming by itself, {calls} calls are needed.",
            _count(calls),
        )
        if not calls:
            end = _("At {share:%} of the market coming by itself, no call is needed to win all.")
        return f"{start} {end}"
    if outbound > 0:
        return ngettext(
            "At {share:%} of the market coming by itself, {calls} call is still needed, to win"
            " the {outbound} still missing from the target of {target} customers.",
            "At {share:%} of the market coming by itself, {calls} calls are still needed, to win"
            " the {outbound} still missing from the target of {target} customers.",
            _count(calls),
        )
    return _(
        "At {share:%} of the market coming by itself, no call is needed: from {threshold:%} on,"
        " selling is superfluous for a target of {target} customers."
    )


def _place(person: np.ndarray, door: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Where a person stands: two to a column, with a column's room for the door."""
    column = person // 2
    return column + 0.5 + (column >= door), 1.2 - 1.6 * (person % 2)
