"""The blame game played again and again, by departments of different temperament.

A temperament decides each move from what happened before; noise turns a move into its opposite now
and then. Scores over many rounds are computed, not drawn.

Sources: Axelrod (1984) for the tournament, Nowak and Sigmund (1992, 1993) for generosity and
win-stay, lose-shift; from memory, standard results, not checked against the originals.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from framings.models._domain import FloatArray, of_kind, one_of, refuse, require, single
from framings.models.games import BoolArray, Scores, shared_bonus_payoffs

MOST_ROUNDS = 10_000


@dataclass(frozen=True)
class Temperament:
    """How a department answers, as a mood of two: calm or upset.

    Attributes:
        calm: Chance to cooperate when calm; everybody starts calm.
        upset: Chance to cooperate when upset.
        becomes_upset: From being upset, having blamed and having been blamed to the next mood.
    """

    calm: float
    upset: float
    becomes_upset: Callable[[BoolArray, BoolArray, BoolArray], BoolArray]

    def intends(self, is_upset: BoolArray) -> FloatArray:
        """Return the chance to mean to cooperate."""
        return np.where(is_upset, self.upset, self.calm)


def _never(is_upset: BoolArray, has_blamed: BoolArray, was_blamed: BoolArray) -> BoolArray:
    return np.zeros_like(is_upset)


def _when_blamed(is_upset: BoolArray, has_blamed: BoolArray, was_blamed: BoolArray) -> BoolArray:
    return was_blamed


def _for_ever(is_upset: BoolArray, has_blamed: BoolArray, was_blamed: BoolArray) -> BoolArray:
    return is_upset | was_blamed


def _when_moves_differ(
    is_upset: BoolArray, has_blamed: BoolArray, was_blamed: BoolArray
) -> BoolArray:
    # Blaming pays off against who cooperates (stay) and not against who blames (shift back).
    return has_blamed ^ was_blamed


FORGIVENESS = 1 / 3
TEMPERAMENTS: dict[str, Temperament] = {
    "always cooperates": Temperament(1.0, 1.0, _never),
    "always blames": Temperament(0.0, 0.0, _never),
    "tit for tat": Temperament(1.0, 0.0, _when_blamed),
    "generous tit for tat": Temperament(1.0, FORGIVENESS, _when_blamed),
    "grudging": Temperament(1.0, 0.0, _for_ever),
    "win-stay, lose-shift": Temperament(1.0, 0.0, _when_moves_differ),
    "random": Temperament(0.5, 0.5, _never),
}


@dataclass(frozen=True)
class Tournament:
    """Everybody has played everybody, including a likeness of itself.

    Attributes:
        temperaments: The names, in the order of rows and columns.
        scores: Mean score per round of the row's temperament against the column's.
    """

    temperaments: tuple[str, ...]
    scores: FloatArray

    @property
    def means(self) -> FloatArray:
        """Mean score per round of each temperament over all opponents."""
        means: FloatArray = self.scores.mean(axis=1)
        return means

    @property
    def ranking(self) -> tuple[str, ...]:
        """The names from the highest mean score to the lowest; ties in the order given."""
        order = np.argsort(-self.means.round(12), kind="stable")
        return tuple(self.temperaments[place] for place in order)


def next_blames(
    temperament: str,
    own_blames: Sequence[bool] | BoolArray,
    other_blames: Sequence[bool] | BoolArray,
    noise: float,
    generator: np.random.Generator,
) -> bool:
    """What will a colleague of this temperament do next, after all that has happened?

    Args:
        temperament: One of ``TEMPERAMENTS``.
        own_blames: Whether the colleague blamed, round by round so far.
        other_blames: Whether the other did, for the same rounds.
        noise: Chance that a move comes out as its opposite, 0 to ½.
        generator: Source of chance, ``numpy.random.default_rng(seed)``.

    Returns:
        Whether the colleague blames.

    Raises:
        ValueError: If an argument is outside its range or the histories differ in length.

    Source: definitions of the temperaments; see the module.

    Example:
        >>> next_blames("tit for tat", [False], [True], 0, np.random.default_rng(1))
        True
    """
    chance = _chances_to_cooperate(temperament, own_blames, other_blames, noise)[-1]
    source = of_kind(
        "generator", generator, np.random.Generator, "what numpy.random.default_rng(seed) gives"
    )
    return bool(source.random() >= chance)


def answers(
    temperament: str,
    other_blames: Sequence[bool] | BoolArray,
    seed: int,
    noise: float = 0.0,
) -> list[bool]:
    """What does a colleague of this temperament do, round by round, against these moves?

    Args:
        temperament: One of ``TEMPERAMENTS``.
        other_blames: Whether the other blames, round by round.
        seed: Whose chance it is, a whole number of at least 0; each round draws its own, so that
            a longer game begins as the shorter one did.
        noise: Chance that a move comes out as its opposite, 0 to ½.

    Returns:
        Whether the colleague blames, for the same rounds; both move at once, so the answer to the
        last move is not among them.

    Raises:
        ValueError: If an argument is outside its range.

    Source: definitions of the temperaments; see the module.

    Example:
        >>> answers("tit for tat", [False, True, False], seed=1)
        [False, False, True]
    """
    moves = _history("other_blames", other_blames)
    own_seed = single("seed", seed, at_least=0)
    require(np.asarray(own_seed == np.floor(own_seed)), "seed", np.asarray(own_seed), "whole")
    blames: list[bool] = []
    for now in range(moves.size):
        chance = np.random.default_rng([int(own_seed), now])
        blames.append(next_blames(temperament, blames, moves[:now], noise, chance))
    return blames


def expected_tournament(
    scores: Scores, rounds: int, noise: float, temperaments: Sequence[str] | None = None
) -> Tournament:
    """Which temperament does best when everybody meets everybody, and how does noise change that?

    Args:
        scores: The scores of one round.
        rounds: Rounds in a match, a whole number from 1 to ``MOST_ROUNDS``.
        noise: Chance that a move comes out as its opposite, 0 to ½.
        temperaments: Names out of ``TEMPERAMENTS``; all by default.

    Returns:
        Mean scores, computed instead of drawn, so that a slider for noise moves smoothly.

    Raises:
        ValueError: If an argument is outside its range.

    Formula: the moods of each pair, a likeness of oneself included, form a Markov chain of four
    states, whose distribution is carried forward round by round. Source: derived; the tournament
    is that of Axelrod (1984).

    Example:
        >>> [expected_tournament(Scores(), 200, noise).ranking[0] for noise in (0, 0.05)]
        ['grudging', 'always blames']
    """
    names = _names(temperaments)
    table = shared_bonus_payoffs(scores)
    length = single("rounds", rounds, at_least=1, at_most=MOST_ROUNDS)
    require(np.asarray(length == np.floor(length)), "rounds", np.asarray(length), "a whole number")
    return Tournament(names, _expected_table(names, table, int(length), _noise(noise)))


def likely_temperaments(
    own_blames: Sequence[bool] | BoolArray,
    other_blames: Sequence[bool] | BoolArray,
    noise: float,
) -> dict[str, float]:
    """Which temperament does my colleague have, judging by what has happened so far?

    Args:
        own_blames: Whether the colleague blamed, round by round.
        other_blames: Whether the other (the one who judges) did.
        noise: Chance that a move comes out as its opposite, 0 to ½.

    Returns:
        Chance of each temperament, adding up to 1; equal before the first round.

    Raises:
        ValueError: If an argument is outside its range or the histories differ in length.

    Formula: Bayes' rule with equal chances to begin with. Source: standard result.

    Example:
        >>> chances = likely_temperaments([False, True], [True, True], noise=0.05)
        >>> max(chances, key=chances.get) in ("tit for tat", "grudging")
        True
    """
    blamed = _history("own_blames", own_blames)
    logs = []
    for name in TEMPERAMENTS:
        chances = _chances_to_cooperate(name, own_blames, other_blames, noise)[:-1]
        with np.errstate(divide="ignore"):
            logs.append(np.log(np.where(blamed, 1 - chances, chances)).sum())
    # Logarithms, for a long history is unlikely under every temperament; random fits them all.
    likelihood = np.exp(np.array(logs) - max(logs))
    return dict(zip(TEMPERAMENTS, (likelihood / likelihood.sum()).tolist(), strict=True))


def _expected_table(
    names: Sequence[str], table: FloatArray, rounds: int, noise: float
) -> FloatArray:
    """Return the mean score per round of each name (row) against each (column)."""
    moods = np.array([False, True])
    # Chance to blame by name and mood; the mood that follows by name, mood, own and other's move.
    blames = np.array([1 - _with_noise(TEMPERAMENTS[name].intends(moods), noise) for name in names])
    mood, own, other = np.meshgrid(moods, moods, moods, indexing="ij")
    follows = np.array([TEMPERAMENTS[name].becomes_upset(mood, own, other) for name in names])
    moves = np.stack([1 - blames, blames], axis=-1)
    becomes = np.stack([~follows, follows], axis=-1).astype(np.float64)
    # i, j: names; s, t: their moods; a, b: their moves; u, v: the moods that follow.
    payoff = np.einsum("isa,jtb,ab->ijst", moves, moves, table)
    step = np.einsum("isa,jtb,isabu,jtbav->ijstuv", moves, moves, becomes, becomes)
    now = np.zeros(payoff.shape)
    now[:, :, 0, 0] = 1.0
    total = np.zeros(payoff.shape[:2])
    for _ in range(rounds):
        total += np.einsum("ijst,ijst->ij", now, payoff)
        now = np.einsum("ijst,ijstuv->ijuv", now, step)
    means: FloatArray = total / rounds
    return means


def _chances_to_cooperate(
    temperament: str,
    own_blames: Sequence[bool] | BoolArray,
    other_blames: Sequence[bool] | BoolArray,
    noise: float,
) -> FloatArray:
    """Return the chance to cooperate in each round played and in the one to come."""
    player = _temperament("temperament", temperament)
    own, other = _history("own_blames", own_blames), _history("other_blames", other_blames)
    if own.size != other.size:
        raise refuse("other_blames", list(other), f"as long as own_blames ({own.size} rounds)")
    mood = np.zeros((), dtype=bool)
    moods = [mood]
    for has_blamed, was_blamed in zip(own, other, strict=True):
        mood = player.becomes_upset(mood, has_blamed, was_blamed)
        moods.append(mood)
    return _with_noise(player.intends(np.array(moods)), _noise(noise))


def _with_noise(intended: FloatArray, noise: float) -> FloatArray:
    return intended * (1 - noise) + (1 - intended) * noise


def _temperament(name: str, value: str) -> Temperament:
    return TEMPERAMENTS[one_of(name, value, tuple(TEMPERAMENTS))]


def _names(temperaments: Sequence[str] | None) -> tuple[str, ...]:
    if temperaments is None:
        return tuple(TEMPERAMENTS)
    if not isinstance(temperaments, list | tuple) or not temperaments:
        raise refuse("temperaments", temperaments, "a list of at least one name")
    for name in temperaments:
        _temperament("temperaments", name)
    return tuple(temperaments)


def _history(name: str, blames: Sequence[bool] | BoolArray) -> BoolArray:
    history = np.asarray(blames, dtype=object)
    if history.ndim != 1 or not all(isinstance(one, bool | np.bool_) for one in history):
        raise refuse(name, blames, "a row of True (blamed) and False (cooperated)")
    return history.astype(bool)


def _noise(noise: float) -> float:
    return single("noise", noise, at_least=0, at_most=0.5)
