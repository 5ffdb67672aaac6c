"""Play it: ten rounds as marketing against a sales colleague of unknown temperament."""

from collections.abc import Sequence
from functools import lru_cache

from framings.explorers._temperaments import temperament_names
from framings.live import Explorer, Moves, Scene, Stops, WholeSlider, Words
from framings.live.faces import FROWN, SMILE
from framings.live.figure import Update
from framings.live.style import FAINT, INK, MARKETING, PAPER, RIVALS, SALES
from framings.models.games import Scores
from framings.models.temperaments import TEMPERAMENTS, answers, likely_temperaments
from framings.words import _, number, percent

ROUNDS = 10
SCORES = Scores()
MOST = 5 * ROUNDS
# Who sits behind which number. Reading on spoils the game.
_COLLEAGUES = (
    "tit for tat",
    "grudging",
    "always blames",
    "generous tit for tat",
    "win-stay, lose-shift",
    "always cooperates",
    "random",
    "tit for tat",
)
NO_GUESS = "none"
RARE = 0.01  # what is less likely than this is not worth a mention


def play_it() -> Explorer:
    """Return the explorer "Play it"."""
    return Explorer(
        "play_it",
        _("Play it"),
        {
            "colleague": WholeSlider(
                _("Colleague (number)"), low=1, high=len(_COLLEAGUES), step=1, start=1
            ),
            "moves": Moves(
                _("Your moves as marketing (ten rounds)"),
                {"C": _("Cooperate"), "B": _("Blame")},
                ROUNDS,
                back=_("Take back the last move"),
            ),
            "guess": Stops(
                _("Your guess: this colleague is …"),
                {_("no guess yet"): NO_GUESS}
                | {words: name for name, words in temperament_names().items()},
                start=NO_GUESS,
            ),
        },
        _draw,
        size=(6, 5.2),
    )


def _draw(scene: Scene) -> Update:
    names = temperament_names()
    table = scene.axes((0.02, 0.66, 0.96, 0.33))
    table.set_xlim(-2.75, ROUNDS + 0.4)
    table.set_ylim(-0.65, 2.6)
    for now in range(ROUNDS):
        table.text(now + 0.5, 2.3, str(now + 1), color=FAINT, ha="center", va="center")
    table.text(-2.7, 1.35, _("you"), color=MARKETING.text, weight="bold", va="center")
    who = scene.moves(
        table.text(-2.7, 0.1, "", color=SALES.text, weight="bold", va="center", size=12)
    )
    mine = [scene.moves(_faces(table, shape, MARKETING.mark)) for shape in (SMILE, FROWN)]
    theirs = [scene.moves(_faces(table, shape, SALES.mark)) for shape in (SMILE, FROWN)]

    race = scene.axes((0.2, 0.47, 0.74, 0.17), across=(0, MOST), up=(-0.6, 1.7))
    race.set_yticks([0, 1], [_("sales"), _("you")])
    race.tick_params(axis="y", length=0)
    race.yaxis.grid(False)
    race.axvline(3 * ROUNDS, ymax=0.82, color=FAINT, linestyle="--", linewidth=1.5)
    small = {"color": FAINT, "size": 11, "ha": "center", "va": "center"}
    race.text(3 * ROUNDS, 1.5, _("both cooperate ten times"), **small)
    my_bar = scene.moves(race.barh([1], [0], color=MARKETING.mark, height=0.55)[0])
    their_bar = scene.moves(race.barh([0], [0], color=SALES.mark, height=0.55, hatch="//")[0])
    their_bar.set_edgecolor("w")
    score = {
        "color": INK,
        "weight": "bold",
        "va": "center",
        "bbox": {"facecolor": PAPER, "edgecolor": "none", "pad": 1},
    }
    my_score = scene.moves(race.text(0, 1, "", **score))
    their_score = scene.moves(race.text(0, 0, "", **score))

    lineup = scene.axes(
        (0.42, 0.015, 0.54, 0.385), across=(0, 1), up=(len(TEMPERAMENTS) - 0.5, -0.5)
    )
    lineup.set_axis_off()
    write = scene.figure.text
    row_height = 0.385 / len(TEMPERAMENTS)
    for row, name in enumerate(TEMPERAMENTS):
        y = 0.4 - row_height * (row + 0.5)
        write(0.405, y, names[name], ha="right", va="center", size=12)
    bars = scene.moves(lineup.hlines([0], [0], [0], color=RIVALS.mark, linewidth=12))
    guessed = scene.moves(
        lineup.plot([], [], ">", color=INK, markersize=10, clip_on=False, zorder=5)[0]
    )
    verdict = scene.moves(lineup.text(0, 0, "", va="center", color=RIVALS.text, weight="bold"))

    def update(colleague: int, moves: str, guess: str) -> Words:
        truth = _COLLEAGUES[colleague - 1]
        my_blames = [move == "B" for move in moves]
        their_blames = _answers(truth, tuple(my_blames), colleague)
        points = [
            (SCORES.table[int(a), int(b)], SCORES.table[int(b), int(a)])
            for a, b in zip(my_blames, their_blames, strict=True)
        ]
        my_total = sum(a for a, _b in points)
        their_total = sum(b for _a, b in points)

        who.set_text(_("colleague {n}").format(n=colleague))
        for faces, blames, height in ((mine, my_blames, 1.35), (theirs, their_blames, 0.1)):
            for kind, drawn in enumerate(faces):
                at = [now + 0.5 for now, blamed in enumerate(blames) if blamed == bool(kind)]
                drawn.set_data(at, [height] * len(at))
        for bar, text, total in (
            (my_bar, my_score, my_total),
            (their_bar, their_score, their_total),
        ):
            bar.set_width(total)
            text.set_x(total + 1 if total < 44 else total - 1)
            text.set_ha("left" if total < 44 else "right")
            text.set_text(number(total))

        over = len(moves) == ROUNDS and guess != NO_GUESS
        chances = _chances(their_blames, tuple(my_blames)) if over else {}
        rows = {name: row for row, name in enumerate(TEMPERAMENTS)}
        bars.set_segments(
            [[(0.05, row), (0.05 + 0.5 * chances[name], row)] for name, row in rows.items()]
            if over
            else []
        )
        guessed.set_data(
            [0.02] if guess != NO_GUESS else [], [rows[guess]] if guess in rows else []
        )
        verdict.set_visible(over)
        verdict.set_position((0.6, rows[truth]))
        verdict.set_text(_("◄ it was me"))

        values = {
            "n": number(colleague),
            "round": number(len(moves)),
            "mine": number(my_total),
            "theirs": number(their_total),
            "guess": names.get(guess, ""),
            "truth": names[truth],
        }
        if over:
            sentence = _reveal(truth, guess, my_blames, their_blames, names)
        elif len(moves) == ROUNDS:
            sentence = _(
                "Ten rounds are over: {mine} for you, {theirs} for colleague {n}. Now set your"
                " guess: what sort of colleague was this?"
            )
        elif not moves:
            sentence = _(
                "Colleague {n} from sales sits down, smiles, and gives nothing away. Ten rounds:"
                " cooperate or blame?"
            )
        else:
            sentence = _last_round(my_blames[-1], their_blames[-1])
        if guess != NO_GUESS and not over:
            sentence += " " + _("You are betting on: {guess}.")
        if over:
            shown = ", ".join(
                f"{names[name]} {percent(chance)}" for name, chance in chances.items() if chance
            )
            end = _(" Who fits what happened: {shown}. It was: {truth}.").format(
                shown=shown, truth=names[truth]
            )
        else:
            end = _(" Below, seven suspects; your guess: {guess}.").format(
                guess=names.get(guess, _("none yet"))
            )
        picture = _(
            "Faces for {round} of ten rounds with colleague {n}. You: {my_moves}. The colleague:"
            " {their_moves}. Score: {mine} to {theirs}."
        ).format(my_moves=_told(my_blames), their_moves=_told(their_blames), **values)
        return Words(sentence.format(**values), picture + end)

    return update


def _faces(axes, shape, colour):
    (faces,) = axes.plot(
        [], [], linestyle="", marker=shape, markersize=27, color=PAPER, markeredgecolor=colour
    )
    faces.set_markeredgewidth(2)
    return faces


# Another guess about the same game asks for the same answers and chances again.
@lru_cache(maxsize=64)
def _answers(temperament: str, blames: tuple[bool, ...], seed: int) -> tuple[bool, ...]:
    return tuple(answers(temperament, blames, seed))


@lru_cache(maxsize=64)
def _chances(theirs: tuple[bool, ...], mine: tuple[bool, ...]) -> dict[str, float]:
    return likely_temperaments(theirs, mine, 0)


def _told(blames: Sequence[bool]) -> str:
    if not blames:
        return _("nothing yet")
    return ", ".join(_("blames") if blamed else _("cooperates") for blamed in blames)


def _last_round(i_blamed: bool, they_blamed: bool) -> str:
    standing = _("Round {round}: {what} It stands {mine} to {theirs}.")
    if i_blamed and they_blamed:
        what = _("both blamed, 1 point each. Two memos, both copied to the board.")
    elif i_blamed:
        what = _("you blamed and were trusted: 5 points for you, none for sales. Enjoy it.")
    elif they_blamed:
        what = _("you cooperated and got the blame: 5 points for sales. You hold the slides.")
    else:
        what = _("both cooperated, 3 points each. Nobody wrote a memo about it.")
    return standing.replace("{what}", what)


def _reveal(
    truth: str, guess: str, mine: list[bool], theirs: tuple[bool, ...], names: dict[str, str]
) -> str:
    score = _("Final score {mine} to {theirs}. ")
    chances = _chances(theirs, tuple(mine))
    others = [names[name] for name, chance in chances.items() if chance >= RARE and name != truth]
    if guess == truth:
        if not others:
            return score + _(
                "Right: {truth}. Nobody else would have answered your ten moves like this."
            )
        text = _("Right: {truth}. With some luck, for these moves fit as well: {others}. ")
    elif chances[guess] == 0:
        now = next(
            now
            for now in range(1, len(mine) + 1)
            if _chances(theirs[:now], tuple(mine[:now]))[guess] == 0
        )
        told = _("blamed") if theirs[now - 1] else _("cooperated")
        return score + _(
            "It was not {guess} but {truth}. Round {now} would have told: the colleague {told},"
            " and {guess} would not have."
        ).replace("{now}", number(now)).replace("{told}", told)
    elif chances[guess] < RARE:
        return score + _(
            "It was not {guess} but {truth}. Only by a rare chance would {guess} have answered"
            " your ten moves like this."
        )
    else:
        text = _(
            "It was not {guess} but {truth}, and your moves could not rule that out: these fit as"
            " well: {others}. "
        )
    text = text.replace("{others}", ", ".join(others))
    return score + text + _what_would_tell(mine)


def _what_would_tell(mine: list[bool]) -> str:
    if not any(mine):
        return _("You never blamed, so you never saw who strikes back: one blame would tell.")
    if all(mine):
        return _("You never cooperated, so you never saw who forgives: a kind move would tell.")
    return _("One blame, then cooperating for a while, tells most.")
