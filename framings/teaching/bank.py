"""The strip, bets and questions of a lesson, read from the question bank and checked.

The bank is one TOML file a lesson and language, ``lessons/<language>/NN_name.toml``::

    [strip]
    framing = "substitutes"
    level = "the activity: they knock, or you do"
    held = "the sales target"
    question = "Can marketing make selling superfluous?"
    wrong_if = "Firms that are better known need as many calls for each order as the others."

    [[bets]]
    key = "twice_as_well"
    prompt = "Fewer or more salespeople?"
    spoilers = ["twelve more", "12"]

    [[bets.options]]
    text = "Fewer"
    reply = "What happens if you bet this, and why it is tempting."

    [[bets.options]]
    text = "More"
    right = true
    reply = "Why this is so."

    [[bets]]
    same_as = "07_the_whole_spectrum/twelve_thousand"

    [[questions]]
    goals = [1]
    transfer = true
    prompt = "Which?"

    [[questions.options]]
    text = "This one"
    right = true
    feedback = "Why it is right."

    [[sentences]]
    prompt = "“We all work for the same result.”"
    level = "goal"
    goal = "Why it is about the goal."
    task = "Why it is not about the task."
    activity = "Why it is not about the activity."
    organisation = "Why it is not about the organisation."

The strip says which framing the lesson is about (the same, complementary, substitutes, rivals, or
all), and in words at which level, what is held constant, what is asked, and what would prove it
wrong. A bet has two to six options and at most one right one; its spoilers are the words and
numbers of the right answer that must not stand above the bet. A bet that another lesson asks too,
word for word, stands in one file and is named in the other: ``same_as``. A question has three or
four options and exactly one right one; its goals are the places, from 1, of the learning goals it
serves, and it is a transfer if it takes the idea to another firm. Every option is answered for
itself. A sentence is something people say, to be sorted by the level it is about; each of the four
levels is answered.

Texts are plain text: an empty line starts a new paragraph and nothing else is markup. Numbers are
tied to the models as in the lessons (see ``framings.check.numbers``); the ties are taken out before
anything is shown. Write texts between three double quotes where a tie needs quotation marks.
``framings.teaching.shown`` and ``framings.teaching.strips`` say how all this is shown.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from framings.live import sent
from framings.shipped import read_toml, shipped
from framings.teaching.shown import Bet, Option, Question, Questions, Sentence
from framings.teaching.strips import FRAMINGS, Closing, Strip
from framings.words import _, language

BANK = shipped("lessons")
# What the checker of numbers reads and no learner sees: <!--= expression -->.
TIE = re.compile(r"\s*<!--=(.*?)-->", re.DOTALL)

LEVELS = ("goal", "task", "activity", "organisation")

# Where the answer to an option stands, and how many options there may be.
_BET = ("reply", 2, 6)
_QUESTION = ("feedback", 3, 4)


@dataclass(frozen=True)
class Bank:
    """All that a file of the bank holds.

    Attributes:
        strip: The strip; None if the file has none.
        bets: The bets.
        questions: The questions.
        sentences: The sentences to be sorted by level.
    """

    strip: Strip | None
    bets: tuple[Bet, ...]
    questions: Questions
    sentences: Questions


def strip(lesson: str | int) -> Strip:
    """Return the strip of a lesson in the language in use: the door, and four lines beside it.

    Args:
        lesson: The lesson's number, such as "03", or its whole name.

    Returns:
        The strip, which shows itself when it is the last line of a cell.

    Raises:
        ValueError: If there is no such lesson, its file has no strip, or is not as it should be.
    """
    sent.run_of_several()
    return strip_of(bank_file(lesson))


def closing(lesson: str | int) -> Closing:
    """Return the words of a lesson's strip as the one line that ends it.

    Args:
        lesson: The lesson's number, such as "03", or its whole name.

    Returns:
        The line, which shows itself when it is the last line of a cell.

    Raises:
        ValueError: As for ``strip``.
    """
    return Closing(strip(lesson))


def bet(lesson: str | int, key: str | None = None) -> Bet:
    """Return a bet of a lesson in the language in use.

    Args:
        lesson: The lesson's number, such as "03", or its whole name.
        key: Which bet; needed only where a lesson has more than one.

    Returns:
        The bet, which shows itself when it is the last line of a cell.

    Raises:
        ValueError: If there is no such lesson or bet, or its file is not as it should be.
    """
    path = bank_file(lesson)
    bets = load(path).bets
    if key is None and len(bets) == 1:
        return bets[0]
    for candidate in bets:
        if candidate.key == key:
            return candidate
    keys = ", ".join(repr(candidate.key) for candidate in bets)
    if not bets:
        raise ValueError(f"{path.name} has no bets")
    raise ValueError(f"key must be one of {keys} in {path.name}; got {key!r}")


def questions(lesson: str | int) -> Questions:
    """Return the questions of a lesson in the language in use.

    Args:
        lesson: The lesson's number, such as "03", or its whole name.

    Returns:
        The questions, which show themselves when they are the last line of a cell.

    Raises:
        ValueError: If there is no such lesson, or its file is not as it should be.
    """
    return load(bank_file(lesson)).questions


def sentences(lesson: str | int) -> Questions:
    """Return the sentences of a lesson that are to be sorted by level.

    Args:
        lesson: The lesson's number, such as "07", or its whole name.

    Returns:
        The sentences, which show themselves when they are the last line of a cell.

    Raises:
        ValueError: If there is no such lesson, or its file is not as it should be.
    """
    return load(bank_file(lesson)).sentences


def bank_file(lesson: str | int) -> Path:
    """Find the file of a lesson in the language in use.

    Args:
        lesson: The lesson's number, such as "03" or 3, or its whole name.

    Returns:
        The path of the file.

    Raises:
        ValueError: If no file, or more than one, has that number or name.
    """
    wanted = f"{lesson:02d}" if isinstance(lesson, int) else str(lesson)
    files = sorted((BANK / language()).glob("[0-9][0-9]_*.toml"))
    found = [path for path in files if wanted in (path.stem, path.stem.split("_")[0])]
    if len(found) != 1:
        known = ", ".join(path.stem for path in files) or f"nothing yet in {language()!r}"
        raise ValueError(f"lesson must be one of {known}, by name or number; got {lesson!r}")
    return found[0]


def load(path: Path) -> Bank:
    """Read a file of the bank and check all of it.

    Args:
        path: The TOML file.

    Returns:
        What it holds, ties taken out.

    Raises:
        ValueError: With the file, the bet or question, and what is allowed there.
    """
    content = _content(path)

    def each(name: str) -> list[tuple[str, int, dict[str, Any]]]:
        return [
            (f"{path.name}, {name.removesuffix('s')} {place}", place, entry)
            for place, entry in enumerate(_tables(path.name, content, name), start=1)
        ]

    bets = tuple(_bet(path, where, entry) for where, _place, entry in each("bets"))
    keys = [entry.key for entry in bets]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"{path.name}: the key {key!r} stands at more than one bet")
    return Bank(
        _strip(f"{path.name}, strip", content["strip"]) if "strip" in content else None,
        bets,
        Questions(_question(*one) for one in each("questions")),
        Questions(_sentence(*one) for one in each("sentences")),
    )


def strip_of(path: Path) -> Strip:
    """Read the strip of a file of the bank.

    Args:
        path: The TOML file.

    Returns:
        The strip.

    Raises:
        ValueError: If the file has no strip, or is not as it should be.
    """
    found = load(path).strip
    if found is None:
        raise ValueError(f"{path.name} has no [strip]")
    return found


def without_ties(text: str) -> str:
    """Return a text as a learner reads it.

    Args:
        text: A text whose numbers may be followed by ties.

    Returns:
        The text without them.
    """
    return TIE.sub("", text)


def _content(path: Path) -> dict[str, Any]:
    content = read_toml(path)
    _only(path.name, content, ("strip", "bets", "questions", "sentences"))
    return content


def _strip(where: str, entry: Any) -> Strip:
    fields = ("level", "held", "question", "wrong_if")
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: must be written as one [strip] table")
    _only(where, entry, ("framing", *fields))
    framing = _text(where, entry, "framing")
    if framing not in FRAMINGS:
        raise ValueError(f"{where}: framing must be one of {', '.join(FRAMINGS)}; got {framing!r}")
    return Strip(framing, *(" ".join(_text(where, entry, name).split()) for name in fields))


def _bet(path: Path, where: str, entry: Any) -> Bet:
    if "same_as" in entry:
        return _bet_elsewhere(path, where, entry)
    _only(where, entry, ("key", "prompt", "options", "spoilers"))
    key = _text(where, entry, "key")
    options = _options(where, entry, *_BET)
    if sum(option.right is True for option in options) > 1:
        raise ValueError(f"{where}: at most one option may be right")
    if not any(option.right for option in options):
        options = tuple(Option(option.text, option.answer, None) for option in options)
    spoilers = entry.get("spoilers", [])
    if not isinstance(spoilers, list) or not all(
        isinstance(text, str) and text.strip() for text in spoilers
    ):
        raise ValueError(f"{where}: spoilers must be a list of texts; got {spoilers!r}")
    return Bet(
        _text(where, entry, "prompt"),
        options,
        key,
        tuple(map(without_ties, spoilers)),
        home=f"{path.stem}/{key}",
        lesson=path.stem.split("_")[0],
    )


def _bet_elsewhere(path: Path, where: str, entry: Any) -> Bet:
    """Read the bet of another lesson that this one asks too."""
    _only(where, entry, ("same_as",))
    same_as = _text(where, entry, "same_as")
    stem, _slash, key = same_as.partition("/")
    other = path.with_name(f"{stem}.toml")
    if other.is_file() and other != path:
        for candidate in _tables(other.name, _content(other), "bets"):
            if candidate.get("key") == key:
                bet = _bet(other, f"{other.name}, bet {key!r}", candidate)
                return replace(bet, lesson=path.stem.split("_")[0])
    raise ValueError(
        f"{where}: same_as must name a bet of another lesson, as 07_name/key; got {same_as!r}"
    )


def _question(where: str, place: int, entry: Any) -> Question:
    _only(where, entry, ("prompt", "options", "goals", "transfer"))
    options = _options(where, entry, *_QUESTION)
    right = sum(option.right is True for option in options)
    if right != 1:
        raise ValueError(f"{where}: exactly one option must be right; {right} are")
    goals = entry.get("goals", [])
    if not isinstance(goals, list) or not all(type(goal) is int and goal > 0 for goal in goals):
        raise ValueError(f"{where}: goals must be a list of numbers from 1 on; got {goals!r}")
    transfer = _yes_or_no(where, entry, "transfer")
    return Question(_text(where, entry, "prompt"), options, place, tuple(goals), transfer)


def _sentence(where: str, place: int, entry: Any) -> Sentence:
    _only(where, entry, ("prompt", "level", *LEVELS))
    level = _text(where, entry, "level")
    if level not in LEVELS:
        raise ValueError(f"{where}: level must be one of {', '.join(LEVELS)}; got {level!r}")
    names = {
        "goal": _("The goal: what all of it is for"),
        "task": _("The task: what has to be done for a sale"),
        "activity": _("The activity: who does it, and in which way"),
        "organisation": _("The organisation: departments, budgets and scorecards"),
    }
    options = tuple(
        Option(names[name], _text(where, entry, name), name == level) for name in LEVELS
    )
    return Sentence(_text(where, entry, "prompt"), options, place)


def _options(where: str, entry: Any, answer: str, fewest: int, most: int) -> tuple[Option, ...]:
    tables = _tables(where, entry, "options")
    if not fewest <= len(tables) <= most:
        raise ValueError(f"{where}: must have {fewest} to {most} options; has {len(tables)}")
    options = []
    for letter, table in zip("ABCDEF", tables, strict=False):
        here = f"{where}, option {letter}"
        _only(here, table, ("text", answer, "right"))
        right = _yes_or_no(here, table, "right")
        options.append(Option(_text(here, table, "text"), _text(here, table, answer), right))
    return tuple(options)


def _tables(where: str, entry: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = entry.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError(f"{where}: {name} must be written as [[…]] tables")
    return tables


def _yes_or_no(where: str, entry: dict[str, Any], name: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{where}: {name} must be true or false; got {value!r}")
    return value


def _only(where: str, entry: dict[str, Any], allowed: tuple[str, ...]) -> None:
    unknown = [key for key in entry if key not in allowed]
    if unknown:
        raise ValueError(f"{where}: unknown {unknown[0]!r}; allowed are {', '.join(allowed)}")


def _text(where: str, entry: dict[str, Any], name: str) -> str:
    text = entry.get(name)
    if not isinstance(text, str) or not without_ties(text).strip():
        got = "it is missing" if text is None else f"got {text!r}"
        raise ValueError(f"{where}: {name} must be a text that says something; {got}")
    return without_ties(text).strip()
