"""Play it: ten rounds as marketing against a sales colleague of unknown temperament."""

from functools import partial
from textwrap import fill

from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon

from framings.explorers._shared import temperament_names
from framings.explorers.game._board import (
    BOLD,
    BOTH,
    FACES,
    POINTS,
    ROUNDS,
    Payoffs,
    Race,
    face,
    total,
)
from framings.explorers.game._colleagues import colleagues
from framings.explorers.game._told import chances, guessed, moves_of, so_far, told
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import Choice, Moves, Next
from framings.live.style import FAINT, INK, MARKETING, PAPER, RIVALS, SALES
from framings.models.temperaments import TEMPERAMENTS
from framings.words import _, percent, say

ROWS = {name: row for row, name in enumerate(TEMPERAMENTS)}
# Who has which temperament; counting spoils the game.
_TEMPERAMENTS = [[*TEMPERAMENTS][which] for which in (2, 4, 1, 3, 5, 0, 6, 2)]
NO_GUESS = "none"
LINE = 30  # letters of what a colleague says on a line


def play_it() -> Explorer:
    """Return the explorer "Play it"."""
    # The signs are those of the faces in the picture.
    moves = {"C": f"☺ {_('Cooperate')}", "B": f"☹ {_('Blame')}"}
    guesses = {words: name for name, words in temperament_names().items()}
    guesses = {_("no guess yet"): NO_GUESS, **guesses}
    names = {who.name: n for n, who in enumerate(colleagues(), start=1)}
    confirm = _("Confirm the guess")
    controls = {
        "colleague": Next(_("Next colleague"), names, 1, clears=("moves", "guess")),
        "moves": Moves(
            _("Your moves as marketing (ten rounds)"),
            moves,
            ROUNDS,
            back=_("Take back the last move"),
            clears=("guess",),
        ),
        "guess": Choice(_("After ten rounds: this colleague …"), guesses, NO_GUESS, confirm),
    }
    return Explorer("play_it", _("Play it"), controls, _draw, size=(6, 5.5))


def _draw(scene: Scene) -> Update:
    names, people = temperament_names(), colleagues()
    portrait = scene.board((0.01, 0.745, 0.2, 0.25), across=(-1.5, 1.5), up=(-2, 1.85))
    outline = {"edgecolor": INK, "linewidth": 2}
    behind = scene.moves(portrait.add_patch(PathPatch(FACES[0], **outline)))
    head = {"color": PAPER, "markeredgecolor": INK, "markersize": 53, "markeredgewidth": 2}
    looks = scene.moves(*portrait.plot([0], [0], **head))
    before = scene.moves(portrait.add_patch(PathPatch(FACES[0], **outline)))
    lines = scene.moves(portrait.add_patch(PathPatch(FACES[0], fill=False, **outline)))
    who = scene.moves(portrait.text(0, -1.65, "", color=SALES.text, ha="center", size=15, **BOLD))
    speech = scene.board((0.24, 0.77, 0.74, 0.21), across=(0, 10), up=(0, 3))
    bubble = {"facecolor": PAPER, "edgecolor": FAINT, "linewidth": 2, "clip_on": False}
    speech.add_patch(FancyBboxPatch((0.3, 0.3), 9.3, 2.4, "round,pad=0.2", **bubble))
    speech.add_patch(Polygon([(0.12, 1.9), (-0.5, 1.4), (0.12, 1.1)], **bubble))
    line = scene.moves(speech.text(0.7, 1.5, "", size=17, va="center"))

    table = scene.board((0.02, 0.47, 0.96, 0.26), across=(-2, ROUNDS + 0.05), up=(-0.65, 2.6))
    for now in range(ROUNDS):
        table.text(now + 0.5, 2.3, str(now + 1), color=FAINT, ha="center", va="center")
    table.text(-2, 1.35, _("you"), color=MARKETING.text, **BOLD)
    row_name = scene.moves(table.text(-2, 0.1, "", color=SALES.text, **BOLD))
    mine, theirs = (
        [scene.moves(*table.plot([], [], marker=shape, **face(colour, 27))) for shape in FACES]
        for colour in (MARKETING, SALES)
    )
    payoffs = Payoffs(scene, (0.02, 0.02, 0.42, 0.42))
    race = Race(scene, (0.52, 0.02, 0.46, 0.42))

    lineup = scene.board((0.5, 0.02, 0.48, 0.42), (-2.3, 1.15), (len(TEMPERAMENTS) - 0.5, -0.5))
    suspects = [
        scene.moves(lineup.text(-0.1, row, names[name], ha="right", va="center"))
        for name, row in ROWS.items()
    ]
    bars = scene.moves(lineup.hlines([0], [0], [0], color=RIVALS.mark, linewidth=13))
    pointer = scene.moves(lineup.text(0, 0, "◄", color=INK, size=15, **BOLD))

    def update(colleague: int, moves: str, guess: str) -> Words:
        person, truth = people[colleague - 1], _TEMPERAMENTS[colleague - 1]
        my_blames = tuple(move == "B" for move in moves)
        their_blames = moves_of(truth, my_blames, colleague)
        both = [*zip(my_blames, their_blames, strict=True)]
        totals = total(both), total([pair[::-1] for pair in both])
        answered = len(moves) == ROUNDS and guess != NO_GUESS
        fits = chances(their_blames, my_blames) if answered else {}
        if answered:
            says = _("Yes, that is me.") if guess == truth else _("No, that is not me.")
        elif guess == NO_GUESS:
            says = person.says(my_blames)
        else:
            says = _("Ten rounds first, then guess.")

        behind.set_path(person.behind)
        before.set_path(person.before)
        lines.set_path(person.lines)
        for hair in (behind, before):
            hair.set_facecolor(person.hair)
        looks.set_marker(FACES[bool(both) and both[-1][1]])
        who.set_text(person.name)
        row_name.set_text(person.name)
        line.set_text(fill(says, LINE))
        for faces, blames, height in ((mine, my_blames, 1.35), (theirs, their_blames, 0.1)):
            for blamed, drawn in zip((False, True), faces, strict=True):
                at = [now + 0.5 for now, blame in enumerate(blames) if blame == blamed]
                drawn.set_data(at, [height] * len(at))
        payoffs.show(_("you"), person.name, both)
        race.show((_("you"), person.name), totals, visible=not answered)
        for text in (*suspects, pointer):
            text.set_visible(answered)
        bars.set_segments([[(0, ROWS[name]), (fits[name] * 0.8, ROWS[name])] for name in fits])
        pointer.set_position((fits.get(guess, 0) * 0.8 + 0.08, ROWS.get(guess, 0)))

        tell = partial(say, name=person.name, says=says, round=len(moves), both=BOTH, **POINTS)
        tell = partial(tell, mine=totals[0], theirs=totals[1], guess=names.get(guess, ""))
        tell = partial(tell, truth=names[truth])
        if answered:
            sentence = guessed(truth, guess, my_blames, their_blames)
        else:
            sentence = so_far(my_blames, their_blames)
        picture = _(
            "{name} from sales. The points of a round: both cooperate, {reward}"
            " each; both blame, {punishment} each; who blames one who cooperates gets"
            " {temptation}, the other {sucker}. Faces for {round} of ten rounds. You: {my_moves}."
            " {name}: {their_moves}. Score: {mine} to {theirs}."
        )
        if answered:
            picture += _(" Who fits what happened: {shown}. Your guess: {guess}.")
        picture += " " + _("{name} says: “{says}”")
        fitting = [f"{names[name]} {percent(chance)}" for name, chance in fits.items() if chance]
        tell = partial(tell, my_moves=told(my_blames), their_moves=told(their_blames))
        return Words(tell(sentence), tell(picture, shown=", ".join(fitting)))

    return update
