"""A game against a colleague of unknown temperament, and what is told of it."""

from collections.abc import Sequence
from functools import lru_cache

from framings.explorers._shared import temperament_names
from framings.models.temperaments import answers, likely_temperaments
from framings.words import _, number

ROUNDS = 10
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
    if not mine:
        return _(
            "Colleague {n} from sales sits down, smiles, and gives nothing away. Ten rounds:"
            " cooperate or blame?"
        )
    if len(mine) == ROUNDS:
        return _(
            "Ten rounds are over: {mine} for you, {theirs} for colleague {n}. Now set your guess:"
            " what sort of colleague was this?"
        )
    what = {
        (True, True): _("both blamed, 1 point each. Two memos, both copied to the board."),
        (True, False): _(
            "you blamed and were trusted: 5 points for you, none for sales. Enjoy it."
        ),
        (False, True): _(
            "you cooperated and got the blame: 5 points for sales. You hold the slides."
        ),
        (False, False): _("both cooperated, 3 points each. Nobody wrote a memo about it."),
    }[mine[-1], theirs[-1]]
    return _("Round {round}: {what} It stands {mine} to {theirs}.").replace("{what}", what)


def reveal(truth: str, guess: str, mine: tuple[bool, ...], theirs: tuple[bool, ...]) -> str:
    """Say who it was, and what in the game could have told."""
    score = _("Final score {mine} to {theirs}. ")
    fits, names = chances(theirs, mine), temperament_names()
    others = [names[name] for name, chance in fits.items() if chance >= RARE and name != truth]
    if guess == truth:
        if not others:
            return score + _(
                "Right: {truth}. Nobody else would have answered your ten moves like this."
            )
        text = _("Right: {truth}. With some luck, for these moves fit as well: {others}. ")
    elif fits[guess] == 0:
        now = next(n for n in range(1, ROUNDS + 1) if chances(theirs[:n], mine[:n])[guess] == 0)
        did = _("blamed") if theirs[now - 1] else _("cooperated")
        text = _(
            "It was not {guess} but {truth}. Round {now} would have told: the colleague {told}, and"
            " {guess} would not have."
        )
        return score + text.replace("{now}", number(now)).replace("{told}", did)
    elif fits[guess] < RARE:
        return score + _(
            "It was not {guess} but {truth}. Only by a rare chance would {guess} have answered your"
            " ten moves like this."
        )
    else:
        text = _(
            "It was not {guess} but {truth}, and your moves could not rule that out: these fit as"
            " well: {others}. "
        )
    return score + text.replace("{others}", ", ".join(others)) + _what_would_tell(mine)


def _what_would_tell(mine: tuple[bool, ...]) -> str:
    if not any(mine):
        return _("You never blamed, so you never saw who strikes back: one blame would tell.")
    if all(mine):
        return _("You never cooperated, so you never saw who forgives: a kind move would tell.")
    return _("One blame, then cooperating for a while, tells most.")
