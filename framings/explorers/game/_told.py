"""A game against a colleague of unknown temperament, and what is told of it."""

from collections.abc import Sequence
from functools import lru_cache

from framings.explorers._shared import temperament_names
from framings.explorers.game._board import ROUNDS
from framings.models.temperaments import answers, likely_temperaments
from framings.words import _, number

RARE = 0.01  # what is less likely than this is not worth a mention


# Another guess about the same game asks for the same moves and chances again.
@lru_cache(maxsize=64)
def moves_of(temperament: str, blames: tuple[bool, ...], seed: int) -> tuple[bool, ...]:
    """Return whether a colleague of this temperament blames, round by round."""
    return tuple(answers(temperament, blames, seed))


@lru_cache(maxsize=64)
def chances(theirs: tuple[bool, ...], mine: tuple[bool, ...]) -> dict[str, float]:
    """Return how likely each temperament is after a game."""
    return likely_temperaments(theirs, mine, 0)


def told(blames: Sequence[bool]) -> str:
    """Tell one side's moves in words."""
    if not blames:
        return _("nothing yet")
    return ", ".join(_("blames") if blamed else _("cooperates") for blamed in blames)


def so_far(mine: tuple[bool, ...], theirs: tuple[bool, ...]) -> str:
    """Say what happened last, when the game or the guess is still open."""
    now = len(mine)
    last = {
        (True, True): _("Round {round}: both blamed, {punishment} each."),
        (True, False): _("Round {round}: you blamed, {name} cooperated: {temptation} for you."),
        (False, True): _("Round {round}: you cooperated, {name} blamed: {temptation} for {name}."),
        (False, False): _("Round {round}: both cooperated, {reward} each."),
    }
    parts = [_("{name} from sales sits down. Cooperate or blame?")]
    if mine:
        parts = [last[mine[-1], theirs[-1]], _("It stands {mine} to {theirs}.")]
    if now == ROUNDS:
        parts.append(
            _(
                "The {rounds} rounds are over; without any blame it would be {both} to {both}. What"
                " sort of colleague is {name}? Choose, then confirm."
            )
        )
    return " ".join([*parts, _("{name}: “{says}”")])


def guessed(truth: str, guess: str, mine: tuple[bool, ...], theirs: tuple[bool, ...]) -> str:
    """Answer a guess: who it was if it is right, and what in the game could have told if not."""
    score = _("Final score {mine} to {theirs}. ")
    fits, names = chances(theirs, mine), temperament_names()
    others = [names[name] for name, chance in fits.items() if chance >= RARE and name != guess]
    if guess == truth:
        if not others:
            return score + _(
                "Right, {name}: {truth}. Nobody else would have answered your moves like this."
            )
        text = _("Right, {name}: {truth}. With some luck, for these moves fit as well: {others}. ")
        return score + text.replace("{others}", ", ".join(others)) + _what_would_tell(mine)
    again = _(" The bars show how well each fits: guess again, or play on with moves taken back.")
    if fits[guess] == 0:
        now = next(n for n in range(1, ROUNDS + 1) if chances(theirs[:n], mine[:n])[guess] == 0)
        did = _("blamed") if theirs[now - 1] else _("cooperated")
        text = _(
            "Not {guess}. Round {now} tells: {name} {told}, and {guess} would not have done that."
        )
        return score + text.replace("{now}", number(now)).replace("{told}", did) + again
    if fits[guess] < RARE:
        text = _("Not {guess}, who would answer your moves like this only by a rare chance.")
        return score + text + again
    text = _("Not {guess}, though your moves could not rule that out. ")
    return score + text + _what_would_tell(mine) + again


def _what_would_tell(mine: tuple[bool, ...]) -> str:
    if not any(mine):
        return _("You never blamed, so you never saw who strikes back: one blame would tell.")
    if all(mine):
        return _("You never cooperated, so you never saw who forgives: a kind move would tell.")
    return _("One blame, then cooperating for a while, tells most.")
