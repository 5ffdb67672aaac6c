"""Better marketing: more or fewer salespeople? One firm, three envelopes, three rooms."""

from functools import partial

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle

from framings.assumptions import MARKETING_WEIGHT, MODERATE_SIGMA, RETURNS
from framings.explorers._shared import ease, sigma_stops
from framings.live import Crowd, Explorer, Scene, Update, Words
from framings.live.controls import LogSlider
from framings.live.shapes import PERSON
from framings.live.style import BLACK, FAINT, GUIDE, PAPER, RIVALS, SALES, SUBSTITUTES
from framings.models.ces import HELD_CONSTANT, sales_effort_ratio
from framings.words import _, say, signed_percent

TODAY, ROW = 40, 8  # figures, and how many of them a row holds
SMALL = 0.005  # less shows as 0%
COLOURS = {"target": SUBSTITUTES, "budget": RIVALS, "nothing": BLACK}


def more_or_fewer() -> Explorer:
    """Return the explorer "Better marketing: more or fewer salespeople?"."""
    works = _("How well a euro of marketing works (times today)")
    controls = {
        "effectiveness": LogSlider(works, 0.5, 4, steps=36, start=1, shown=".2f"),
        "sigma": sigma_stops(start=MODERATE_SIGMA),
    }
    title = _("Better marketing: more or fewer salespeople?")
    return Explorer("more_or_fewer", title, controls, _draw, size=(6, 4.2))


def _draw(scene: Scene) -> Update:
    envelopes = {
        "target": (_("Target held"), _("sell as much as today")),
        "budget": (_("Budget held"), _("spend as much as today")),
        "nothing": (_("Nothing held"), _("profit decides")),
    }
    rooms, changes = {}, {}
    for place, held in enumerate(HELD_CONSTANT):
        colour = COLOURS[held]
        room = scene.board((0.01 + 0.33 * place, 0.07, 0.32, 0.92), across=(0, 9), up=(0, 19))
        walls = {"facecolor": PAPER, "edgecolor": colour.mark, "linewidth": 2}
        room.add_patch(FancyBboxPatch((0.4, 0.4), 8.2, 18.2, "round,pad=0.2", **walls))
        _envelope(room, colour.mark)
        middle = {"ha": "center", "va": "center", "color": colour.text}
        name, inside = envelopes[held]
        title = room.text(4.5, 15.5, name, weight="bold", **middle)
        scene.within(room, 0.3, 8.7, title, room.text(4.5, 14.4, inside, size=9.5, **middle))
        room.plot([0.5, 8.5], [9.05, 9.05], **GUIDE)
        looks = {"color": SALES.mark}, {"color": FAINT, "markerfacecolor": PAPER}
        person = {"marker": PERSON, "markersize": 10, "markeredgewidth": 1}
        rooms[held] = Crowd(scene, room, _place, *looks, **person)
        changes[held] = scene.moves(room.text(4.5, 1.7, "", size=20, weight="bold", **middle))

    case = scene.moves(scene.figure.text(0.5, 0.02, "", ha="center", size=12))

    def update(effectiveness: float, sigma: float) -> Words:
        effectiveness = round(effectiveness, 6)  # a widget may miss 1 by a rounding error
        change = {}
        for held, crowd in rooms.items():
            ratio = sales_effort_ratio(MARKETING_WEIGHT, sigma, effectiveness, RETURNS, held)
            there = round(ratio * TODAY)
            crowd.show(there, max(TODAY - there, 0))
            change[held] = ratio - 1
            changes[held].set_text(signed_percent(change[held]))
        tell = partial(say, times=effectiveness, ease=ease(sigma), **change)
        case.set_text(tell(_("marketing × {times:.2}; one replaces the other {ease}")))
        sentence = _(
            "A euro of marketing works {times:.2} times as well as today, and one replaces the"
            " other {ease}. The best number of salespeople changes by {target:+%} with the sales"
            " target held, by {budget:+%} with the budget held and by {nothing:+%} with nothing"
            " held. "
        )
        if effectiveness == 1:
            sentence = _(
                "A euro of marketing works as it does today, one replaces the other {ease}, and"
                " each room has as many salespeople as today."
            )
            picture = _(
                "Three rooms of one firm, each with an envelope and as many salespeople as today:"
                " one where the target is held, one where the budget is held, and one where nothing"
                " is held."
            )
        else:
            sentence += _verdict([*change.values()])
            picture = _(
                "Three rooms of one firm, each with an envelope and salespeople. Compared with"
                " today, when a euro of marketing works {times:.2} times as well and one replaces"
                " the other {ease}: {target:+%} where the target is held, {budget:+%} where the"
                " budget is held, {nothing:+%} where nothing is held."
            )
        return Words(tell(sentence), tell(picture))

    return update


def _verdict(changes: list[float]) -> str:
    fewer, more = min(changes) <= -SMALL, max(changes) >= SMALL
    if fewer and more:
        return _("Fewer or more salespeople: it depends on what is held constant.")
    if fewer:
        return _("Here no room wants more salespeople.")
    return _("Here no room wants fewer salespeople.")


def _envelope(room: Axes, colour: str) -> None:
    room.add_patch(Rectangle((3.5, 16.4), 2, 1.3, facecolor=PAPER, edgecolor=colour, linewidth=2))
    room.plot([3.5, 4.5, 5.5], [17.7, 16.9, 17.7], color=colour, linewidth=2)


def _place(person: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a figure stands: in rows, from below."""
    return 1 + person % ROW, 3.4 + 1.25 * (person // ROW)
