"""The shadow of the future: who will meet again thinks twice before blaming today."""

import math
from functools import partial

import numpy as np

from framings.assumptions import NEED_SCORES, REPLACE_SCORES
from framings.live import Choice, Explorer, PercentSlider, Scene, Update, Words
from framings.live.shapes import FROWN, SMILE
from framings.live.style import FAINT, INK, PAPER, RIVALS
from framings.models.games import Scores, blame_game, shared_bonus_payoffs
from framings.words import _, percent, say

# Beyond it the game of a single meeting is another one, at whose end nobody would blame for ever.
MOST_BONUS = 0.35
BONUSES = np.linspace(0, MOST_BONUS, 36)
MEETINGS = np.arange(1, 11)
REPLACE, NEED = "replace", "need"
WORK = {REPLACE: REPLACE_SCORES, NEED: NEED_SCORES}


def the_shadow_of_the_future() -> Explorer:
    """Return the explorer "The shadow of the future"."""
    again = _("Chance that the two meet again after each meeting (%)")
    bonus = _("Joint bonus: part of the pay that depends on the joint result (%)")
    works = {_("one replaces the other"): REPLACE, _("they need each other"): NEED}
    controls = {
        "again": PercentSlider(again, 0, 0.95, step=0.01, start=0.3),
        "bonus": PercentSlider(bonus, 0, MOST_BONUS, step=0.05, start=0),
        "work": Choice(_("The work"), works, start=REPLACE),
    }
    title = _("The shadow of the future")
    return Explorer("the_shadow_of_the_future", title, controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    legend = scene.board((0.02, 0.85, 0.96, 0.14), across=(0, 20), up=(-0.5, 1.5))
    face = {"markersize": 20, "color": PAPER, "markeredgewidth": 1.6}
    bold = {"va": "center", "weight": "bold", "size": 12}
    legend.plot([0.5], [1], marker=SMILE, markeredgecolor=INK, **face)
    legend.plot([0.5], [0], marker=FROWN, markeredgecolor=RIVALS.text, **face)
    trusting_words = scene.moves(legend.text(1.3, 1, "", color=INK, **bold))
    blaming_words = scene.moves(legend.text(1.3, 0, "", color=RIVALS.text, **bold))

    fading = scene.axes((0.16, 0.575, 0.79, 0.245), across=(0.4, 10.6), up=(0, 5))
    fading.set(xlabel=_("Meeting"), ylabel=_("Points"), xticks=MEETINGS, yticks=[0, 2, 4])
    fading.xaxis.grid(False)
    look = {"linewidth": 10, "capstyle": "butt"}
    kind = scene.moves(fading.vlines([0], [0], [0], color=INK, **look))
    harsh = scene.moves(fading.vlines([0], [0], [0], color=RIVALS.mark, **look))

    chart = scene.axes(
        (0.16, 0.115, 0.79, 0.28), (0, MOST_BONUS), (0, 1), across_in=percent, up_in=percent
    )
    chart.set(xlabel=_("Part of the pay that depends on the joint result"), ylabel=_("Chance"))
    above = _("above the line cooperation can hold")
    scene.figure.text(0.95, 0.415, above, color=FAINT, ha="right", size=12)
    needed = scene.moves(*chart.plot([], [], color=RIVALS.mark))
    dot = {"color": INK, "markeredgecolor": PAPER, "clip_on": False, "markersize": 13}
    here = scene.moves(*chart.plot([], [], "o", **dot))
    scene.ghosts(needed, here)
    scene.drags("bonus", chart)
    scene.drags("again", chart, along="y")

    def update(again: float, bonus: float, work: str) -> Words:
        # Who is paid by half for the joint result is paid by a quarter for the other's score.
        pay = shared_bonus_payoffs(Scores(*WORK[work]), bonus / 2)
        line = blame_game(*WORK[work], BONUSES / 2).critical_discount_factor
        held = float(blame_game(*WORK[work], bonus / 2).critical_discount_factor)
        chances = again ** (MEETINGS - 1)
        trusting = np.full(len(MEETINGS), pay[0, 0])
        blaming = np.where(MEETINGS == 1, pay[1, 0], pay[1, 1])
        kind.set_segments(_columns(-0.2, trusting * chances))
        harsh.set_segments(_columns(0.2, blaming * chances))
        needed.set_data(BONUSES, line)
        here.set_data([bonus], [again])
        # All meetings to come, also those that are not drawn.
        meetings = 1 / (1 - again)
        tell = partial(say, again=again, meetings=meetings, bonus=bonus, held=held, alone=line[0])
        betrayed = pay[1, 0] + pay[1, 1] * (meetings - 1)
        tell = partial(tell, trusting=pay[0, 0] * meetings, blaming=betrayed)
        trusting_words.set_text(tell(_("cooperates all along: {trusting:.2f} points in all")))
        blaming_words.set_text(tell(_("blames now, is blamed ever after: {blaming:.2f} in all")))
        picture = _(
            "Ten pairs of columns, a pair for each meeting, fade with the chance that it takes"
            " place: {again:%} from each to the next. All meetings together bring {trusting:.2f}"
            " points to who cooperates all along, {blaming:.2f} to who blames at the first. Below,"
            " a line shows the chance from which cooperation can hold for each joint bonus; at"
            " {bonus:%} it is {held:%}, and you stand at {again:%}."
        )
        verdict = _verdict(again, held, bonus)
        return Words(tell(f"{_meetings(again)} {verdict}"), tell(picture))

    return update


def _columns(shift: float, heights: np.ndarray) -> list[list[tuple[float, float]]]:
    return [[(n + shift, 0), (n + shift, h)] for n, h in zip(MEETINGS, heights, strict=True)]


def _meetings(again: float) -> str:
    if again == 0:
        return _(
            "They meet once and never again: cooperating brings {trusting:.2f} points if the other"
            " cooperates, blaming {blaming:.2f}."
        )
    return _(
        "With a chance of {again:%} to meet again there are {meetings:.2} meetings on average."
        " Whoever cooperates all along can count on {trusting:.2f} points, whoever blames now on"
        " {blaming:.2f}."
    )


def _verdict(again: float, held: float, bonus: float) -> str:
    if math.isclose(again, held):
        return _("It makes no difference: from here on cooperation can hold.")
    if again < held:
        return _("Blaming now pays.")
    if bonus == 0:
        return _("Cooperation can hold, from a chance of {held:.1%} on.")
    return _(
        "Cooperation can hold, from a chance of {held:.1%} on; without the joint bonus from"
        " {alone:.1%}."
    )
