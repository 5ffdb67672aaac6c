"""The blame game: two departments, two moves, and a joint bonus that changes the game."""

import math
from functools import partial

from framings.assumptions import NEED_SCORES, REPLACE_SCORES
from framings.explorers.game._cells import BOTTOM, LEFT, WIDTH, Cells, starts
from framings.live import Bar, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider
from framings.live.style import FAINT, INK, PAPER, RIVALS
from framings.models.games import (
    Scores,
    blame_game,
    equilibria,
    joint_bonus_thresholds,
    shared_bonus_payoffs,
)
from framings.words import _, percent, say

REPLACE, NEED = "replace", "need"
WORK = {REPLACE: REPLACE_SCORES, NEED: NEED_SCORES}


def the_blame_game() -> Explorer:
    """Return the explorer "The blame game"."""
    bonus = _("Joint bonus: part of the pay that depends on the joint result (%)")
    works = {_("they need each other"): NEED, _("one replaces the other"): REPLACE}
    controls = {
        "bonus": PercentSlider(bonus, step=0.02, start=0),
        "work": Choice(_("The work"), works, start=NEED),
        "start": starts(),
    }
    return Explorer("the_blame_game", _("The blame game"), controls, _draw, size=(6, 5))


def _draw(scene: Scene) -> Update:
    cells = Cells(scene)
    strip = scene.axes((LEFT, 0.115, WIDTH, 0.035), across=(0, 1), up=(0, 1), across_in=percent)
    strip.set(xlabel=_("Part of the pay that depends on the joint result"), yticks=[])
    strip.spines[["top", "right"]].set_visible(True)
    dilemma = {"facecolor": FAINT, "edgecolor": PAPER, "hatch": "//"}
    blaming = {"facecolor": (RIVALS.mark, 0.6), "edgecolor": RIVALS.mark}
    cooperating = {"facecolor": PAPER, "edgecolor": RIVALS.mark, "hatch": "...", "linewidth": 1.5}
    fields = Bar(scene, strip, 0.5, dilemma, blaming, cooperating, height=1)
    pointer = scene.moves(*strip.plot([], [], "v", color=INK, clip_on=False, markersize=11))
    small = {"ha": "center", "va": "center", "size": 12}
    unknown = scene.moves(scene.figure.text(LEFT + WIDTH / 2, BOTTOM - 0.033, "", **small))
    scene.ghosts(cells.rest, pointer)
    scene.drags("bonus", strip)

    def update(bonus: float, work: str, start: str) -> Words:
        scores = Scores(*WORK[work])
        # Who is paid by half for the joint result is paid by a quarter for the other's score.
        pay = shared_bonus_payoffs(scores, bonus / 2)
        kind = str(blame_game(*WORK[work], bonus / 2).game)
        # At a threshold two moves pay the same: shown is the game that begins there, as named.
        begun = shared_bonus_payoffs(scores, min(bonus / 2 + 1e-9, 0.5))
        way = cells.show(pay, equilibria(begun, begun.T), start)
        thresholds = joint_bonus_thresholds(*WORK[work])
        first, last = sorted((thresholds.answers_cooperation, thresholds.answers_blame))
        better = float(thresholds.risk_dominance)
        fields.show(first, better - first, last - better)
        pointer.set_data([bonus], [1.6])
        # What each move is worth if the other does either as likely as not.
        trusting, blaming = pay.mean(axis=1)
        tell = partial(say, bonus=bonus, first=first, better=better, last=last, both=pay[0, 0])
        tell = partial(tell, neither=pay[1, 1], tempted=pay[1, 0], hurt=pay[0, 1])
        terms = _("Without a joint bonus")
        if bonus:
            terms = _("With {bonus:%} of the pay on the joint result")
        tell = partial(tell, trusting=trusting, blaming=blaming, terms=tell(terms))
        bet = tell(_("Unknown colleague: blaming {blaming:.3}, cooperating {trusting:.3}"))
        unknown.set_text(bet)
        sentence = tell(_sentence(kind, bonus, better)) + way
        picture = _(
            "A table of two by two: marketing and sales each cooperate or blame, with the pay of"
            " both in every cell: {both:.2} each if both cooperate, {neither:.2} each if both"
            " blame, {tempted:.2} for who blames alone and {hurt:.2} for the other. Arrows show"
            " what each would rather do; a frame marks where it rests. {bet}. Below, a strip from"
            " no joint bonus to nothing else, divided at {first:%}, {better:%} and {last:%}."
        )
        return Words(sentence, f"{tell(picture, bet=bet)} {sentence}")

    return update


def _sentence(kind: str, bonus: float, better: float) -> str:
    if kind == "prisoner's dilemma":
        return _(
            "{terms} blaming pays better, whatever the other does: both blame and get"
            " {neither:.2}, where {both:.2} was possible. This is a prisoner's dilemma."
        )
    if kind == "harmony":
        return _(
            "{terms} cooperating pays better, whatever the other does: both get {both:.2}. This is"
            " harmony; it began at {last:%}."
        )
    if kind == "chicken":
        return _(
            "{terms} one gives in and gets {hurt:.2}, the other blames and gets {tempted:.2}. This"
            " is the game of chicken; it began at {first:%}."
        )
    game = _(
        "{terms} each does best to do what the other does: cooperate ({both:.2}) or blame"
        " ({neither:.2}). This is a stag hunt. "
    )
    if math.isclose(bonus, better):
        return game + _("Against an unknown colleague both moves are worth the same.")
    if bonus < better:
        return game + _("Against an unknown colleague blaming is the better bet.")
    return game + _(
        "Against an unknown colleague cooperating is the better bet; that began at {better:%}."
    )
