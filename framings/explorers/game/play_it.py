"""Play it: some rounds as marketing against a sales colleague of unknown temperament."""

from functools import partial

from framings.explorers._shared import part_of_all, temperament_names
from framings.explorers.game._board import BOTH, POINTS, ROUNDS, Payoffs, Race, Rows, total
from framings.explorers.game._colleagues import colleagues
from framings.explorers.game._lineup import Lineup
from framings.explorers.game._portrait import Portrait
from framings.explorers.game._told import chances, guessed, moves_of, so_far, told
from framings.live import Explorer, Scene, Update, Words
from framings.live.controls import Choice, Moves, Next
from framings.models.temperaments import TEMPERAMENTS
from framings.words import _, say

# Who has which temperament; counting spoils the game.
_TEMPERAMENTS = [[*TEMPERAMENTS][which] for which in (2, 4, 1, 3, 5, 0, 6, 2)]
NO_GUESS = "none"


def play_it() -> Explorer:
    """Return the explorer "Play it"."""
    # The signs are those of the faces in the picture.
    moves = {"C": "☺ " + _("Cooperate"), "B": "☹ " + _("Blame")}
    guesses = {words: name for name, words in temperament_names().items()}
    guesses = {_("no guess yet"): NO_GUESS, **guesses}
    names = {who.name: n for n, who in enumerate(colleagues(), start=1)}
    rounds = say(_("Your moves as marketing ({rounds} rounds)"), rounds=ROUNDS)
    back = _("Take back the last move")
    guess = say(_("After {rounds} rounds: this colleague …"), rounds=ROUNDS)
    controls = {
        "colleague": Next(_("Next colleague"), names, 1, clears=("moves", "guess")),
        "moves": Moves(rounds, moves, ROUNDS, back=back, clears=("guess",)),
        "guess": Choice(guess, guesses, NO_GUESS, _("Confirm the guess")),
    }
    return Explorer("play_it", _("Play it"), controls, _draw, size=(6, 5.5))


def _draw(scene: Scene) -> Update:
    names, people = temperament_names(), colleagues()
    portrait = Portrait(scene)
    rows = Rows(scene, (0.02, 0.47, 0.96, 0.26))
    payoffs = Payoffs(scene, (0.02, 0.02, 0.42, 0.42))
    race = Race(scene, (0.52, 0.02, 0.46, 0.42))
    lineup = Lineup(scene, (0.5, 0.02, 0.48, 0.42))

    def update(colleague: int, moves: str, guess: str) -> Words:
        person, truth = people[colleague - 1], _TEMPERAMENTS[colleague - 1]
        mine = tuple(move == "B" for move in moves)
        theirs = moves_of(truth, mine, colleague)
        both = [*zip(mine, theirs, strict=True)]
        totals = total(both), total([pair[::-1] for pair in both])
        answered = len(moves) == ROUNDS and guess != NO_GUESS
        fits = chances(theirs, mine) if answered else {}
        if answered:
            says = _("Yes, that is me.") if guess == truth else _("No, that is not me.")
        elif guess == NO_GUESS:
            says = person.says(mine)
        else:
            says = say(_("{rounds} rounds first, then guess."), rounds=ROUNDS)
        portrait.show(person, says, cross=bool(both) and both[-1][1])
        rows.show(_("you"), person.name, both)
        payoffs.show(_("you"), person.name, both)
        race.show((_("you"), person.name), totals, visible=not answered)
        lineup.show(fits, guess)

        tell = partial(say, name=person.name, says=says, round=len(moves), both=BOTH, **POINTS)
        tell = partial(tell, mine=totals[0], theirs=totals[1], rounds=ROUNDS)
        tell = partial(tell, truth=names[truth], guess=names.get(guess, ""))
        tell = partial(tell, my_moves=told(mine), their_moves=told(theirs))
        sentence = guessed(truth, guess, mine, theirs) if answered else so_far(mine, theirs)
        picture = _(
            "{name} from sales. The points of a round: both cooperate, {reward}"
            " each; both blame, {punishment} each; who blames one who cooperates gets"
            " {temptation}, the other {sucker}. Faces for {round} of {rounds} rounds. You:"
            " {my_moves}. {name}: {their_moves}. Score: {mine} to {theirs}."
        )
        if answered:
            picture += _(" Who fits what happened: {shown}. Your guess: {guess}.")
        picture += " " + _("{name} says: “{says}”")
        fitting = [f"{names[name]} {part_of_all(fit)}" for name, fit in fits.items() if fit]
        return Words(tell(sentence), tell(picture, shown=", ".join(fitting)))

    return update
