"""What a learner can move: sliders, stops, choices, toggles, moves; described without widgets.

A control knows its label with the unit, its range and where it starts. The notebook turns it into
a widget (``framings.live.notebook``); anything else can ask it for its positions.
"""

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from framings.words import marked


def _number(label: str, value: Any, low: float, high: float) -> float:
    wrong = isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.number))
    if wrong or not low <= value <= high:  # NaN is never in range
        raise ValueError(f"{label}: {value!r} is not between {low:g} and {high:g}")
    number: float = value
    return number


@dataclass(frozen=True)
class Kept:
    """What stays of a slider on a page, which has no kernel, besides its ends and its start.

    Attributes:
        every: Every so manieth position, counted from the start.
        named: Values that a lesson names and the steps would miss.
    """

    every: int = 1
    named: tuple[float, ...] = ()


@dataclass(frozen=True)
class Slider:
    """A slider over evenly spaced numbers.

    Args:
        label: Name with the unit, as the learner reads it.
        low: Smallest value.
        high: Largest value.
        step: Distance between positions; whole steps lead from low to high.
        start: Where it stands first.
        shown: How the value is written, as a format specification.
        kept: Which positions a page keeps; by default as many as there is room for, unless another
            control of the explorer says what it keeps: then all.
    """

    label: str
    low: float
    high: float
    step: float
    start: float
    shown: str = ".2f"
    kept: Kept | None = None

    def __post_init__(self) -> None:
        steps = (self.high - self.low) / self.step if self.step > 0 else math.nan
        if not steps >= 1 or abs(steps - round(steps)) > 1e-6:
            raise ValueError(
                f"{self.label}: whole steps of {self.step:g} do not lead"
                f" from {self.low:g} to {self.high:g}"
            )
        self.checked(self.start)
        _check_named(self)

    def checked(self, value: Any) -> float:
        """Return the value, or raise ``ValueError`` with the label and the range."""
        return float(_number(self.label, value, self.low, self.high))

    def positions(self) -> list[Any]:
        """Return every value the slider stops at."""
        count = round((self.high - self.low) / self.step)
        values = np.linspace(self.low, self.high, count + 1)
        return [round(float(value), 10) for value in values]


@dataclass(frozen=True)
class PercentSlider(Slider):
    """A slider over shares, by default all there are: its value is 0.35 where it shows 35%."""

    low: float = 0
    high: float = 1
    step: float = 0.01
    start: float = 0
    shown: str = ".0%"


@dataclass(frozen=True)
class WholeSlider(Slider):
    """A slider over whole numbers."""

    shown: str = "d"

    def checked(self, value: Any) -> int:
        """Return the value as an ``int``, or raise ``ValueError`` with the label and the range."""
        return round(_number(self.label, value, self.low, self.high))

    def positions(self) -> list[Any]:
        """Return every value the slider stops at."""
        return [round(value) for value in super().positions()]


@dataclass(frozen=True)
class LogSlider:
    """A slider on which equal distances are equal ratios.

    Args:
        label: Name with the unit, as the learner reads it.
        low: Smallest value, above 0.
        high: Largest value.
        steps: Number of steps from low to high.
        start: Where it stands first.
        shown: How the value is written, as a format specification.
        kept: As of a :class:`Slider`.
    """

    label: str
    low: float
    high: float
    steps: int
    start: float
    shown: str = ".3g"
    kept: Kept | None = None

    def __post_init__(self) -> None:
        if not 0 < self.low < self.high or self.steps < 1:
            raise ValueError(f"{self.label}: a log slider needs 0 < low < high and a step")
        self.checked(self.start)
        _check_named(self)

    def checked(self, value: Any) -> float:
        """Return the value, or raise ``ValueError`` with the label and the range."""
        # The widget computes powers of ten, which may miss an end by a rounding error.
        slack = 1e-9
        value = _number(self.label, value, self.low * (1 - slack), self.high * (1 + slack))
        return min(max(float(value), self.low), self.high)

    def positions(self) -> list[Any]:
        """Return every value the slider stops at."""
        return [float(value) for value in np.geomspace(self.low, self.high, self.steps + 1)]


def _check_named(slider: "Slider | LogSlider") -> None:
    if slider.kept:
        unknown = [value for value in slider.kept.named if value not in slider.positions()]
        if unknown:
            raise ValueError(f"{slider.label}: it does not stop at {unknown}, so a page cannot")


@dataclass(frozen=True)
class Stops:
    """A slider over a list of values, each with the words that stand beside it.

    Args:
        label: Name with the unit, as the learner reads it.
        stops: Words for each value, in the order of the slider.
        start: The value it stands at first.
    """

    label: str
    stops: Mapping[str, Any]
    start: Any

    def __post_init__(self) -> None:
        self.checked(self.start)

    def checked(self, value: Any) -> Any:
        """Return the value, or raise ``ValueError`` with the label and the values there are."""
        for known in self.stops.values():
            if type(known) is type(value) and known == value:
                return known
        raise ValueError(f"{self.label}: {value!r} is none of {list(self.stops.values())}")

    def positions(self) -> list[Any]:
        """Return every value there is."""
        return list(self.stops.values())


@dataclass(frozen=True)
class Choice(Stops):
    """A few named possibilities, shown side by side.

    Args:
        label: Name, as the learner reads it.
        stops: Words for each value, in their order.
        start: The value it stands at first.
        confirm: The words on a button without which no choice holds, so that none is made by
            accident. Then the value at the start says that nothing is chosen, and is not offered.
    """

    confirm: str = ""

    @property
    def offered(self) -> dict[str, Any]:
        """The words and the value of each possibility that can be seen."""
        return {
            words: value
            for words, value in self.stops.items()
            if not (self.confirm and value == self.start)
        }


@dataclass(frozen=True)
class Next(Stops):
    """A button that leads from each value to the next, and from the last to the first.

    Args:
        label: The words on the button.
        stops: What each value is called.
        start: The value it stands at first.
        clears: The controls that go back to where they start when this one moves.
    """

    clears: tuple[str, ...] = ()

    def after(self, value: Any) -> Any:
        """Return the value that the button leads to."""
        values = self.positions()
        return values[(values.index(value) + 1) % len(values)]


@dataclass(frozen=True)
class Toggle:
    """Something that is on or off."""

    label: str
    start: bool = False

    def checked(self, value: Any) -> bool:
        """Return the value, or raise ``ValueError`` with the label."""
        if not isinstance(value, (bool, np.bool_)):
            raise ValueError(f"{self.label}: {value!r} is neither True nor False")
        return bool(value)

    def positions(self) -> list[Any]:
        """Return both values."""
        return [False, True]


@dataclass(frozen=True)
class Moves:
    """Moves made one after another, in a game of several rounds.

    Args:
        label: Name with the number of rounds, as the learner reads it.
        moves: Letter of each move and the words on its button.
        most: Number of rounds; as many moves may be made.
        start: The moves made first, one letter each; usually none.
        back: The words on the button that takes back the last move; without words there is none.
        clears: The controls that go back to where they start when this one moves.
    """

    label: str
    moves: Mapping[str, str]
    most: int
    start: str = ""
    back: str = "Take back the last move"
    clears: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.moves or any(len(letter) != 1 for letter in self.moves) or self.most < 1:
            raise ValueError(f"{self.label}: needs moves of one letter each and at least one round")
        self.checked(self.start)

    def checked(self, value: Any) -> str:
        """Return the moves, or raise ``ValueError`` with the label and what is allowed."""
        known = isinstance(value, str) and len(value) <= self.most and set(value) <= {*self.moves}
        if not known:
            raise ValueError(
                f"{self.label}: {value!r} is not at most {self.most} letters of {[*self.moves]}"
            )
        return str(value)

    def positions(self) -> list[Any]:
        """Return every game, from no move to all of them: first the shorter, then by letters.

        Two moves and ten rounds make 2,047; think before you ask for many more.
        """
        return [
            "".join(letters)
            for length in range(self.most + 1)
            for letters in itertools.product(self.moves, repeat=length)
        ]

    @property
    def buttons(self) -> Mapping[str, str]:
        """The letter of each button and the words on it."""
        return self.moves

    def after(self, game: str, letter: str) -> str:
        """Return the game after a button is pressed: the same where it has nothing to do."""
        return game + letter if len(game) < self.most else game

    def before(self, game: str) -> str:
        """Return the game without its last move."""
        return game[:-1]


OVER = ">"


@dataclass(frozen=True)
class SecretMoves(Moves):
    """Moves that two people make at one device, each while the other looks away.

    The first moves, may still move otherwise, and hands over; then the second moves, and both are
    seen. The value holds two letters for each round, and after them the first's secret move, with
    ``OVER`` once the device is handed over. It does not say in which order the rounds before the
    last came: so a page can hold every game there is.

    Args:
        label: Name with the number of rounds, as the learner reads it.
        moves: Letter of each move and the words on its button.
        most: Number of rounds.
        start: The rounds played first; usually none.
        back: No words: what was seen is not taken back.
        clears: The controls that go back to where they start when this one moves.
        hand_over: The words on the button that hands over.
    """

    back: str = ""
    hand_over: str = "Hand over"

    def checked(self, value: Any) -> str:
        """Return the game, or raise ``ValueError`` with the label and what is allowed."""
        known = f"[{re.escape(''.join(self.moves))}]"
        open_round = f"(?:{known}{known}){{0,{self.most - 1}}}{known}{OVER}?"
        games = f"(?:{known}{known}){{0,{self.most}}}|{open_round}"
        if not isinstance(value, str) or not re.fullmatch(games, value):
            raise ValueError(
                f"{self.label}: {value!r} is not at most {self.most} rounds of two letters of"
                f" {[*self.moves]}, the last perhaps of one, with {OVER!r} once handed over"
            )
        return value

    def positions(self) -> list[Any]:
        """Return every game that can be told from the others, from no move to all of them."""
        return _reached(self)

    @property
    def buttons(self) -> Mapping[str, str]:
        """The letter of each button and the words on it."""
        return {**self.moves, OVER: self.hand_over}

    def after(self, game: str, letter: str) -> str:
        """Return the game after a button is pressed: the same where it has nothing to do."""
        rounds, secret = self.rounds(game)
        played = "".join(rounds)
        if letter == OVER:
            return played + secret[:1] + OVER if secret else game
        if len(rounds) == self.most:
            return game
        if OVER in secret:
            return "".join(sorted(rounds)) + secret[0] + letter
        return played + letter

    def rounds(self, game: str) -> tuple[list[str], str]:
        """Return the rounds that are seen, two letters each, and what is secret yet."""
        count = len(game.rstrip(OVER)) // 2
        return [game[2 * now : 2 * now + 2] for now in range(count)], game[2 * count :]


HIT, MISS = "hm"  # letters, so that an address can name them


@dataclass(frozen=True)
class Cards(Moves):
    """Cards judged one after another: a judgement turns its card over, and then comes the next.

    The value holds ``HIT`` or ``MISS`` for each card that is done, hits first, and the judgement of
    the one that lies face up. Which of the earlier ones were hits it does not say: so a page can
    hold every game there is.

    Args:
        label: Name with the number of cards, as the learner reads it.
        moves: Letter of each judgement and the words on its button.
        most: Number of cards.
        start: The cards judged first; usually none.
        back: No words: a card that was seen is not turned back.
        clears: The controls that go back to where they start when this one moves.
        right: The right judgement of each card, a letter each.
        turn: The words on the button that leads to the next card.
    """

    back: str = ""
    right: str = ""
    turn: str = "Next card"

    def __post_init__(self) -> None:
        if len(self.right) != self.most or not set(self.right) <= {*self.moves}:
            raise ValueError(f"{self.label}: right needs one of {[*self.moves]} for each card")
        super().__post_init__()

    def checked(self, value: Any) -> str:
        """Return the game, or raise ``ValueError`` with the label and what is allowed."""
        if not isinstance(value, str) or value not in self.positions():
            raise ValueError(
                f"{self.label}: {value!r} is not a {HIT!r} for each hit and a {MISS!r} for each"
                f" miss, and perhaps one of {[*self.moves]}, for at most {self.most} cards"
            )
        return value

    def positions(self) -> list[Any]:
        """Return every game that can be told from the others, from no card to all of them."""
        return _reached(self)

    @property
    def buttons(self) -> Mapping[str, str]:
        """The letter of each button and the words on it."""
        return {**self.moves, OVER: self.turn}

    def after(self, game: str, letter: str) -> str:
        """Return the game after a button is pressed: the same where it has nothing to do."""
        card, judged = self.lying(game)
        if letter == OVER and judged:
            hit = HIT if judged == self.right[card] else MISS
            return "".join(sorted(game[:card] + hit))
        judge = letter != OVER and not judged and card < self.most
        return game + letter if judge else game

    def lying(self, game: str) -> tuple[int, str]:
        """Return which card lies there, from 0 on, and its judgement, "" before there is one."""
        done = game.rstrip("".join(self.moves))
        return len(done), game[len(done) :]


def _reached(control: Moves) -> list[Any]:
    """Return every game that the buttons lead to, from no move on."""
    games = {"": None}
    todo = [""]
    for game in todo:
        found = {control.after(game, letter): None for letter in control.buttons}
        todo += [later for later in found if later not in games]
        games |= found
    return [*games]


Control = Slider | LogSlider | Stops | Toggle | Moves


def stops(values: Sequence[float]) -> dict[str, float]:
    """Name numbers after themselves, with ∞ for infinity, for use in ``Stops``."""
    return {"∞" if math.isinf(value) else marked(f"{value:g}"): value for value in values}
