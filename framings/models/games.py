"""The blame game: which game two departments play, and where it comes to rest.

Two departments cooperate or blame. The scores are temptation > reward > punishment > sucker. A
bonus share b from 0 to ½ weighs (1 − b) · own + b · other: as the alignment λ = b/(1 − b) of the
other models does. How the game goes when it is played again and again is in ``temperaments``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framings.models._domain import (
    FloatArray,
    Number,
    checked,
    given_back,
    of_kind,
    refuse,
    require,
    single,
)

BoolArray = NDArray[np.bool_]
Cell = tuple[int, int]


@dataclass(frozen=True)
class BlameGame:
    """The game of two departments that can each cooperate or blame.

    Attributes:
        critical_discount_factor: How much tomorrow must count for cooperation to last under the
            threat of blame for ever; nan where the game is no prisoner's dilemma.
        bonus_share_to_answer_cooperation: Bonus share from which cooperation is a best reply to
            cooperation.
        bonus_share_to_answer_blame: Bonus share from which cooperation is a best reply to blame.
        risk_dominance_bonus_share: The mean of the two; in a stag hunt the share from which
            cooperating is the less risky choice.
        game: "prisoner's dilemma", "stag hunt", "chicken" or "harmony" at the given bonus share.
    """

    critical_discount_factor: Number
    bonus_share_to_answer_cooperation: Number
    bonus_share_to_answer_blame: Number
    risk_dominance_bonus_share: Number
    game: str | NDArray[np.str_]


@dataclass(frozen=True)
class JointBonusThresholds:
    """The part of the pay on the joint result from which cooperating is the better choice.

    Pay cannot be more than all on the joint result: a threshold above 1 is never reached.

    Attributes:
        answers_cooperation: From which cooperating is a best reply to cooperation.
        answers_blame: From which cooperating is a best reply to blame.
        risk_dominance: From which cooperating is the better bet against a colleague of whom
            nothing is known, who may do either as likely as not: the mean of the two.
    """

    answers_cooperation: Number
    answers_blame: Number
    risk_dominance: Number


@dataclass(frozen=True)
class Equilibria:
    """Where a game of two moves each comes to rest.

    Attributes:
        pure: Pairs of moves (row player's, column player's) from which neither gains by switching.
        mixed: Chances that the row and the column player make their *first* move in the
            equilibrium where both mix; None if there is none.
        row_switches: For each cell, whether the row player would rather make the other move.
        column_switches: The same for the column player: together the arrows to be drawn.
    """

    pure: tuple[Cell, ...]
    mixed: tuple[float, float] | None
    row_switches: BoolArray
    column_switches: BoolArray

    def ways(self, start: Cell) -> tuple[tuple[tuple[Cell, Cell], ...], tuple[Cell, ...]]:
        """Where do the two get from a cell, if one of them switches at a time, who gains by it?

        Args:
            start: The cell: the moves of the row and of the column player, 0 or 1.

        Returns:
            The steps that can be made on the way, from cell to cell, and the cells in which it can
            come to rest, whoever switches first; both in the order in which they are met.

        Raises:
            ValueError: If there is no such cell.
        """
        if start not in ((0, 0), (0, 1), (1, 0), (1, 1)):
            raise refuse("start", start, "a pair of moves, each 0 or 1")
        met, steps = [start], []
        for cell in met:
            row, column = cell
            for other, switches in (
                ((1 - row, column), self.row_switches),
                ((row, 1 - column), self.column_switches),
            ):
                if switches[cell]:
                    steps.append((cell, other))
                    met += [other] * (other not in met)
        return tuple(steps), tuple(cell for cell in met if cell in self.pure)


@dataclass(frozen=True)
class Scores:
    """The scores of one round of the blame game.

    Attributes:
        temptation: Of who blames a cooperating colleague.
        reward: Of each when both cooperate.
        punishment: Of each when both blame.
        sucker: Of who cooperates and is blamed.
    """

    temptation: float = 5.0
    reward: float = 3.0
    punishment: float = 1.0
    sucker: float = 0.0

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            single(name, value)
        blame_game(self.temptation, self.reward, self.punishment, self.sucker)

    @property
    def table(self) -> FloatArray:
        """Own score by own move (row) and the other's move (column)."""
        return np.array(
            [[self.reward, self.sucker], [self.temptation, self.punishment]], dtype=np.float64
        )


def blame_game(
    temptation: ArrayLike,
    reward: ArrayLike,
    punishment: ArrayLike,
    sucker: ArrayLike,
    bonus_share: ArrayLike = 0.0,
) -> BlameGame:
    """Which game do two departments play, and how much shared bonus does cooperation need?

    Args:
        temptation: T, score of who blames a cooperating colleague.
        reward: R, score of each when both cooperate.
        punishment: P, score of each when both blame.
        sucker: S, score of who cooperates and is blamed; T > R > P > S.
        bonus_share: b, weight of the other's score in one's own pay, 0 to ½.

    Returns:
        The game, its thresholds in bonus shares, and the discount factor that makes cooperation
        last; nan for the last where the game is no prisoner's dilemma.

    Raises:
        ValueError: If an argument is outside its range or the scores are not in that order.

    Formula: cooperation answers cooperation from (T − R)/(T − S), blame from (P − S)/(T − S);
    critical discount factor (T' − R)/(T' − P) with T' = (1 − b)T + bS. With R + P > T + S more
    bonus leads through a stag hunt to harmony, with R + P < T + S through chicken. Source: derived;
    repetition with blame for ever after is the standard trigger argument.

    Example:
        >>> [blame_game(5, 3, 1, 0, bonus).game for bonus in (0, 0.3, 0.5)]
        ["prisoner's dilemma", 'chicken', 'harmony']
        >>> [blame_game(5, 4, 2, 0, bonus).game for bonus in (0, 0.3, 0.5)]
        ["prisoner's dilemma", 'stag hunt', 'harmony']
    """
    t, r, p, s = _ordered_scores(temptation, reward, punishment, sucker)
    b = checked("bonus_share", bonus_share, at_least=0, at_most=0.5)
    answer_cooperation = (t - r) / (t - s)
    answer_blame = (p - s) / (t - s)
    to_cooperation, to_blame = b >= answer_cooperation, b >= answer_blame
    dilemma = ~to_cooperation & ~to_blame
    # The lead of T' over P exceeds its lead over R, which is positive in a dilemma.
    lead = np.where(dilemma, (t - p) / (t - s) - b, 1.0)
    critical = np.where(dilemma, (answer_cooperation - b) / lead, np.nan)
    game = np.select(
        [dilemma, to_cooperation & to_blame, to_cooperation],
        ["prisoner's dilemma", "harmony", "stag hunt"],
        "chicken",
    )
    return BlameGame(
        critical_discount_factor=given_back(critical),
        bonus_share_to_answer_cooperation=given_back(answer_cooperation, p, b),
        bonus_share_to_answer_blame=given_back(answer_blame, r, b),
        risk_dominance_bonus_share=given_back((answer_cooperation + answer_blame) / 2, b),
        game=str(game) if game.ndim == 0 else game,
    )


def joint_bonus_thresholds(
    temptation: ArrayLike, reward: ArrayLike, punishment: ArrayLike, sucker: ArrayLike
) -> JointBonusThresholds:
    """How much of the pay must depend on the joint result before cooperating pays?

    Args:
        temptation: T, score of who blames a cooperating colleague.
        reward: R, score of each when both cooperate.
        punishment: P, score of each when both blame.
        sucker: S, score of who cooperates and is blamed; T > R > P > S.

    Returns:
        Three thresholds, above 0 and below 2. One above 1 is never reached: even with all pay on
        the joint result blaming is the better answer. The third is always below 1.

    Raises:
        ValueError: If an argument is outside its range or the scores are not in that order.

    Formula: pay is (1 − s) own + s (own + other)/2, which is ``blame_game`` with bonus_share s/2:
    cooperation answers cooperation from 2(T − R)/(T − S), blame from 2(P − S)/(T − S); the better
    bet from the mean of the two. Source: derived; risk dominance is that of Harsanyi and Selten
    (1988), from memory, not checked against the original.

    Example:
        >>> joint_bonus_thresholds(5, 4, 2, 0)
        JointBonusThresholds(answers_cooperation=0.4, answers_blame=0.8, risk_dominance=0.6)
    """
    t, r, p, s = _ordered_scores(temptation, reward, punishment, sucker)
    tempting, exposed, span = t - r, p - s, t - s
    return JointBonusThresholds(
        answers_cooperation=given_back(2 * (tempting / span), p),
        answers_blame=given_back(2 * (exposed / span), r),
        risk_dominance=given_back((tempting + exposed) / span),
    )


def equilibria(row_payoffs: ArrayLike, column_payoffs: ArrayLike) -> Equilibria:
    """Where does a game of two players with two moves each come to rest?

    Args:
        row_payoffs: 2 × 2, payoff of the row player by own move (row) and the other's (column).
        column_payoffs: 2 × 2, payoff of the column player for the same cells.

    Returns:
        Equilibria in pure and mixed moves and who would switch where. A cell from which a player
        would get as much by switching counts as rest. A mixed equilibrium is given only if both
        players really mix and it is the only one of its kind.

    Raises:
        ValueError: If the payoffs are not two tables of 2 × 2 finite numbers.

    Formula: each player mixes so that the other is indifferent. Source: Nash (1951), standard
    result.

    Example:
        >>> chicken = equilibria([[3, 1.5], [3.5, 1]], [[3, 3.5], [1.5, 1]])
        >>> chicken.pure, chicken.mixed
        (((0, 1), (1, 0)), (0.5, 0.5))
    """
    row = _two_by_two("row_payoffs", row_payoffs)
    column = _two_by_two("column_payoffs", column_payoffs)
    row_switches = row[::-1, :] > row
    column_switches = column[:, ::-1] > column
    rests = ~(row_switches | column_switches)
    pure = tuple((int(i), int(j)) for i, j in np.argwhere(rests))
    # Each number is what the player's first move gains over the second, by the other's move.
    row_gain, column_gain = row[0] - row[1], column[:, 0] - column[:, 1]
    mixed = None
    if row_gain[0] * row_gain[1] < 0 and column_gain[0] * column_gain[1] < 0:
        row_first = column_gain[1] / (column_gain[1] - column_gain[0])
        column_first = row_gain[1] / (row_gain[1] - row_gain[0])
        mixed = (float(row_first), float(column_first))
    return Equilibria(pure, mixed, row_switches, column_switches)


def shared_bonus_payoffs(scores: Scores, bonus_share: float = 0.0) -> FloatArray:
    """What does each move pay when part of the pay depends on the other's score?

    Args:
        scores: The scores of one round.
        bonus_share: b, weight of the other's score in one's own pay, 0 to ½.

    Returns:
        2 × 2 pay by own move (row) and the other's (column), cooperate first; the other player's
        table is the transpose.

    Raises:
        ValueError: If ``scores`` is none, or ``bonus_share`` outside its range or no single number.

    Formula: (1 − b) own + b other. Source: definition.

    Example:
        >>> shared_bonus_payoffs(Scores(5, 3, 1, 0), 0.3).tolist()
        [[3.0, 1.5], [3.5, 1.0]]
    """
    b = single("bonus_share", bonus_share, at_least=0, at_most=0.5)
    own = of_kind("scores", scores, Scores, "Scores(temptation, reward, punishment, sucker)").table
    # As a correction, so that scores that are alike stay so to the last digit.
    payoffs: FloatArray = own + b * (own.T - own)
    return payoffs


def _ordered_scores(
    temptation: ArrayLike, reward: ArrayLike, punishment: ArrayLike, sucker: ArrayLike
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    t = checked("temptation", temptation)
    r = checked("reward", reward)
    p = checked("punishment", punishment)
    s = checked("sucker", sucker)
    require(t > r, "temptation", t, "above reward ({})", r)
    require(r > p, "reward", r, "above punishment ({})", p)
    require(p > s, "punishment", p, "above sucker ({})", s)
    return t, r, p, s


def _two_by_two(name: str, payoffs: ArrayLike) -> FloatArray:
    table = checked(name, payoffs)
    if table.shape != (2, 2):
        raise refuse(name, payoffs, "a table of 2 by 2 numbers")
    return table
