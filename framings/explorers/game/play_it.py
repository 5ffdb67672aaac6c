"""Play it: ten rounds as marketing against a sales colleague of unknown temperament."""

from functools import partial

from framings.explorers._shared import temperament_names
from framings.explorers.game._told import ROUNDS, chances, moves_of, reveal, so_far, told
from framings.live import Bar, Explorer, Scene, Update, Words
from framings.live.controls import Moves, Stops, WholeSlider
from framings.live.shapes import FROWN, SMILE
from framings.live.style import FAINT, GUIDE, INK, MARKETING, PAPER, RIVALS, SALES
from framings.models.games import Scores
from framings.models.temperaments import TEMPERAMENTS
from framings.words import _, number, percent, say

SCORES = Scores()
MOST = 5 * ROUNDS
ROWS = {name: row for row, name in enumerate(TEMPERAMENTS)}
# Who sits behind which number; counting spoils the game.
_COLLEAGUES = [[*TEMPERAMENTS][which] for which in (2, 4, 1, 3, 5, 0, 6, 2)]
NO_GUESS = "none"


def play_it() -> Explorer:
    """Return the explorer "Play it"."""
    moves = {"C": _("Cooperate"), "B": _("Blame")}
    guesses = {words: name for name, words in temperament_names().items()}
    guesses = {_("no guess yet"): NO_GUESS, **guesses}
    back = _("Take back the last move")
    controls = {
        "colleague": WholeSlider(_("Colleague (number)"), 1, len(_COLLEAGUES), 1, start=1),
        "moves": Moves(_("Your moves as marketing (ten rounds)"), moves, ROUNDS, back=back),
        "guess": Stops(_("Your guess: this colleague is …"), guesses, start=NO_GUESS),
    }
    return Explorer("play_it", _("Play it"), controls, _draw, size=(6, 5.2))


def _draw(scene: Scene) -> Update:
    names = temperament_names()
    table = scene.board((0.02, 0.66, 0.96, 0.33), across=(-2.75, ROUNDS + 0.4), up=(-0.65, 2.6))
    for now in range(ROUNDS):
        table.text(now + 0.5, 2.3, str(now + 1), color=FAINT, ha="center", va="center")
    bold = {"weight": "bold", "va": "center"}
    table.text(-2.7, 1.35, _("you"), color=MARKETING.text, **bold)
    who = scene.moves(table.text(-2.7, 0.1, "", color=SALES.text, size=12, **bold))
    face = {"linestyle": "", "markersize": 27, "color": PAPER, "markeredgewidth": 2}
    mine, theirs = (
        [
            scene.moves(*table.plot([], [], marker=shape, markeredgecolor=colour.mark, **face))
            for shape in (SMILE, FROWN)
        ]
        for colour in (MARKETING, SALES)
    )

    race = scene.axes((0.2, 0.47, 0.74, 0.17), across=(0, MOST), up=(-0.6, 1.7))
    race.set(yticks=[0, 1], yticklabels=[_("sales"), _("you")])
    race.tick_params(axis="y", length=0)
    race.yaxis.grid(False)
    race.axvline(3 * ROUNDS, ymax=0.82, **GUIDE)
    small = {"color": FAINT, "size": 11, "ha": "center", "va": "center"}
    race.text(3 * ROUNDS, 1.5, _("both cooperate ten times"), **small)
    paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}
    words = {"height": 0.55, "gap": 1, "inside": 43, "color": INK, "bbox": paper}
    my_bar = Bar(scene, race, 1, {"color": MARKETING.mark}, **words)
    their_bar = Bar(scene, race, 0, SALES.bar, **words)

    lineup = scene.board((0.42, 0.015, 0.54, 0.385), (0, 1), (len(TEMPERAMENTS) - 0.5, -0.5))
    for name, row in ROWS.items():
        y = 0.4 - 0.385 * (row + 0.5) / len(TEMPERAMENTS)
        scene.figure.text(0.405, y, names[name], ha="right", va="center", size=12)
    bars = scene.moves(lineup.hlines([0], [0], [0], color=RIVALS.mark, linewidth=12))
    guessed = scene.moves(*lineup.plot([], [], ">", color=INK, markersize=10, clip_on=False))
    verdict = scene.moves(lineup.text(0, 0, _("◄ it was me"), color=RIVALS.text, **bold))

    def update(colleague: int, moves: str, guess: str) -> Words:
        truth = _COLLEAGUES[colleague - 1]
        my_blames = tuple(move == "B" for move in moves)
        their_blames = moves_of(truth, my_blames, colleague)
        both = [(int(a), int(b)) for a, b in zip(my_blames, their_blames, strict=True)]
        my_total = sum(SCORES.table[a, b] for a, b in both)
        their_total = sum(SCORES.table[b, a] for a, b in both)
        over = len(moves) == ROUNDS and guess != NO_GUESS
        fits = chances(their_blames, my_blames) if over else {}
        tell = partial(say, n=colleague, round=len(moves), mine=my_total, theirs=their_total)
        tell = partial(tell, guess=names.get(guess, _("none yet")), truth=names[truth])
        tell = partial(tell, my_moves=told(my_blames), their_moves=told(their_blames))
        who.set_text(tell(_("colleague {n}")))
        for faces, blames, height in ((mine, my_blames, 1.35), (theirs, their_blames, 0.1)):
            for blamed, drawn in zip((False, True), faces, strict=True):
                at = [now + 0.5 for now, blame in enumerate(blames) if blame == blamed]
                drawn.set_data(at, [height] * len(at))
        my_bar.show(my_total, text=number(my_total))
        their_bar.show(their_total, text=number(their_total))
        bars.set_segments(
            [[(0.05, ROWS[name]), (0.05 + chance / 2, ROWS[name])] for name, chance in fits.items()]
        )
        row = [ROWS[guess]] if guess in ROWS else []
        guessed.set_data([0.02] * len(row), row)
        verdict.set_visible(over)
        verdict.set_position((0.6, ROWS[truth]))
        picture = _(
            "Faces for {round} of ten rounds with colleague {n}. You: {my_moves}. The colleague:"
            " {their_moves}. Score: {mine} to {theirs}."
        )
        if over:
            sentence = reveal(truth, guess, my_blames, their_blames)
            picture += _(" Who fits what happened: {shown}. It was: {truth}.")
        else:
            sentence = so_far(my_blames, their_blames)
            if guess != NO_GUESS:
                sentence += " " + _("You are betting on: {guess}.")
            picture += _(" Below, seven suspects; your guess: {guess}.")
        fitting = [f"{names[name]} {percent(chance)}" for name, chance in fits.items() if chance]
        return Words(tell(sentence), tell(picture, shown=", ".join(fitting)))

    return update
