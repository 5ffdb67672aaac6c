"""The blame game: two departments, two moves, and a shared bonus that changes the game."""

import math
from functools import partial

from matplotlib.path import Path

from framings.assumptions import NEED_SCORES, REPLACE_SCORES
from framings.explorers.game._cells import Way, arrow_on, face, point, starts
from framings.live import Bar, Explorer, Scene, Update, Words
from framings.live.controls import Choice, PercentSlider
from framings.live.shapes import FROWN, SMILE
from framings.live.style import FAINT, INK, MARKETING, PAPER, RIVALS, SALES
from framings.models.games import (
    Scores,
    blame_game,
    equilibria,
    joint_bonus_thresholds,
    shared_bonus_payoffs,
)
from framings.words import _, brief, percent, say

_FRAME = Path([(-1, -0.79), (1, -0.79), (1, 0.79), (-1, 0.79), (-1, -0.79)], closed=True)
REPLACE, NEED = "replace", "need"
WORK = {REPLACE: Scores(*REPLACE_SCORES), NEED: Scores(*NEED_SCORES)}


def the_blame_game() -> Explorer:
    """Return the explorer "The blame game"."""
    bonus = _("Joint bonus: part of the pay that depends on the joint result (%)")
    works = {_("they need each other"): NEED, _("one replaces the other"): REPLACE}
    controls = {
        "bonus": PercentSlider(bonus, step=0.02, start=0),
        "work": Choice(_("The work"), works, start=NEED),
        "start": starts(),
    }
    return Explorer("the_blame_game", _("The blame game"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    board = scene.board((0.2, 0.24, 0.74, 0.68), across=(0, 2), up=(0, 2))
    for at in (0, 1, 2):
        board.plot([0, 2], [at, at], color=FAINT, linewidth=1, clip_on=False)
        board.plot([at, at], [0, 2], color=FAINT, linewidth=1, clip_on=False)
    write = scene.figure.text
    for column, words in enumerate((_("sales cooperates"), _("sales blames"))):
        write(0.2 + 0.74 * (column + 0.5) / 2, 0.945, words, color=SALES.text, ha="center")
    for row, words in enumerate((_("marketing\ncooperates"), _("marketing\nblames"))):
        y = 0.24 + 0.68 * (1.5 - row) / 2
        write(0.19, y, words, color=MARKETING.text, ha="right", va="center")
    frame = {"marker": _FRAME, "markersize": 146, "markerfacecolor": "none", "markeredgewidth": 5}
    rest = scene.moves(*board.plot([], [], color=RIVALS.mark, linestyle="", **frame))
    pays = {}
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
        x, y = column + 0.5, 1.5 - row
        ours = face(board, x - 0.17, y, (SMILE, FROWN)[row], MARKETING)
        theirs = face(board, x + 0.17, y, (SMILE, FROWN)[column], SALES)
        pays[row, column] = scene.moves(ours, theirs)
    marketings = [arrow_on(scene, board, MARKETING.mark) for _column in (0, 1)]
    saless = [arrow_on(scene, board, SALES.mark) for _row in (0, 1)]

    way = Way(scene, board)

    strip = scene.axes((0.2, 0.115, 0.74, 0.035), across=(0, 1), up=(0, 1), across_in=percent)
    strip.set(xlabel=_("Part of the pay that depends on the joint result"), yticks=[])
    strip.spines[["top", "right"]].set_visible(True)
    dilemma = {"facecolor": FAINT, "edgecolor": PAPER, "hatch": "//"}
    blaming = {"facecolor": (RIVALS.mark, 0.6), "edgecolor": RIVALS.mark}
    cooperating = {"facecolor": PAPER, "edgecolor": RIVALS.mark, "hatch": "...", "linewidth": 1.5}
    fields = Bar(scene, strip, 0.5, dilemma, blaming, cooperating, height=1)
    pointer = scene.moves(*strip.plot([], [], "v", color=INK, clip_on=False, markersize=11))
    name = scene.moves(write(0.19, 0.132, "", ha="right", va="center", weight="bold", size=12))
    unknown = scene.moves(write(0.57, 0.207, "", ha="center", va="center", size=12))

    scene.ghosts(rest, pointer)
    scene.drags("bonus", strip)

    def update(bonus: float, work: str, start: str) -> Words:
        scores = WORK[work]
        four = scores.temptation, scores.reward, scores.punishment, scores.sucker
        # Who is paid by half for the joint result is paid by a quarter for the other's score.
        pay = shared_bonus_payoffs(scores, bonus / 2)
        kind = str(blame_game(*four, bonus / 2).game)
        # At a threshold two moves pay the same: shown is the game that begins there, as named.
        begun = shared_bonus_payoffs(scores, min(bonus / 2 + 1e-9, 0.5))
        rests = equilibria(begun, begun.T)
        for (row, column), (ours, theirs) in pays.items():
            ours.set_text(brief(pay[row, column], 2))
            theirs.set_text(brief(pay[column, row], 2))
        rest.set_data([c + 0.5 for _r, c in rests.pure], [1.5 - r for r, _c in rests.pure])
        for column, arrow in enumerate(marketings):
            point(arrow, (column + 0.5, 1), (0, 1), bool(rests.row_switches[1, column]))
        for row, arrow in enumerate(saless):
            point(arrow, (1, 1.5 - row), (-1, 0), bool(rests.column_switches[row, 1]))
        thresholds = joint_bonus_thresholds(*four)
        first, last = sorted((thresholds.answers_cooperation, thresholds.answers_blame))
        better = float(thresholds.risk_dominance)
        fields.show(first, better - first, last - better)
        pointer.set_data([bonus], [1.6])
        name.set_text(_names()[kind])
        # What each move is worth if the other does either as likely as not.
        trusting, blaming = pay.mean(axis=1)
        tell = partial(say, bonus=bonus, first=first, better=better, last=last, both=pay[0, 0])
        tell = partial(tell, neither=pay[1, 1], tempted=pay[1, 0], hurt=pay[0, 1])
        tell = partial(tell, trusting=trusting, blaming=blaming)
        tell = partial(tell, terms=tell(_terms(bonus)))
        bet = tell(_("Unknown colleague: blaming {blaming:.3}, cooperating {trusting:.3}"))
        unknown.set_text(bet)
        picture = _(
            "A table of two by two: marketing and sales each cooperate or blame, with the pay of"
            " both in every cell. {terms}, both get {both:.2} if both cooperate and {neither:.2} if"
            " both blame; who blames a cooperating colleague gets {tempted:.2}, the colleague"
            " {hurt:.2}. Arrows show what each would rather do; a frame marks where it rests."
            " {bet}. Below, a strip from no joint bonus to nothing else, divided at {first:%},"
            " {better:%} and {last:%}. "
        )
        from_there = way.show(rests, start)
        alternative = tell(picture, bet=bet) + _rests(rests.pure) + from_there
        return Words(tell(_sentence(kind, bonus, better)) + from_there, alternative)

    return update


def _names() -> dict[str, str]:
    return {
        "prisoner's dilemma": _("dilemma"),
        "stag hunt": _("stag hunt"),
        "chicken": _("chicken"),
        "harmony": _("harmony"),
    }


def _terms(bonus: float) -> str:
    if bonus == 0:
        return _("Without a joint bonus")
    if bonus == 1:
        return _("With all of the pay on the joint result")
    return _("With {bonus:%} of the pay on the joint result")


def _sentence(kind: str, bonus: float, better: float) -> str:
    if kind == "prisoner's dilemma":
        return _(
            "{terms} this is a prisoner's dilemma: whatever the other does, blaming pays better, so"
            " both blame and get {neither:.2}, although {both:.2} was on the table."
        )
    if kind == "harmony":
        return _(
            "{terms} this is harmony: cooperating pays, whatever the other does, and both get"
            " {both:.2}. It began at {last:%}: from there on nobody needs to be nice to be good."
        )
    if kind == "chicken":
        return _(
            "{terms} this is chicken: one gives in and gets {hurt:.2}, the other blames and gets"
            " {tempted:.2}, and each hopes to be the other. It began at {first:%}."
        )
    game = _(
        "{terms} this is a stag hunt: cooperation answers cooperation ({both:.2}) and blame answers"
        " blame ({neither:.2}). "
    )
    if math.isclose(bonus, better):
        return game + _(
            "Against a colleague of whom you know nothing both moves are worth the same: this is"
            " where it turns."
        )
    if bonus < better:
        return game + _(
            "Against a colleague of whom you know nothing blaming is the better bet, so two who"
            " blame each other today have no reason to stop."
        )
    return game + _(
        "Against a colleague of whom you know nothing cooperating is the better bet; that began at"
        " {better:%}. Two who are sure of each other's blame still go on."
    )


def _rests(pure: tuple[tuple[int, int], ...]) -> str:
    if len(pure) == 1:
        return _("Both blame.") if pure[0] == (1, 1) else _("Both cooperate.")
    if pure == ((0, 0), (1, 1)):
        return _("It rests where both do the same.")
    return _("It rests where one cooperates and the other blames.")
