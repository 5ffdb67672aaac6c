"""Bets and questions: read from the question bank, checked, and shown as plain HTML.

The bank is one TOML file a lesson and language, ``lessons/<language>/NN_name.toml``::

    [[bets]]
    key = "twice_as_well"
    prompt = "Fewer or more salespeople?"

    [[bets.options]]
    text = "Fewer"
    reply = "What happens if you bet this, and why it is tempting."

    [[bets.options]]
    text = "More"
    right = true
    reply = "Why this is so."

    [[questions]]
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

A bet has two to six options and at most one right one; a question has three or four options and
exactly one right one; every option is answered for itself. A sentence is something people say, to
be sorted by the level it is about; each of the four levels is answered. Texts are plain text: an
empty line starts a new paragraph and nothing else is markup. Numbers are tied to the models as in
the lessons (see ``framings.check.numbers``); the ties are taken out before anything is shown. Write
texts between three double quotes where a tie needs quotation marks.

Each option is a ``details`` element. It opens with a click or a key in any browser, needs neither
kernel nor script, and says right or wrong in words. Where nothing opens, the answers stand apart
from what is asked: at the end of a document made with LaTeX, and some way down in plain text.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from framings import NO_FORMULAS
from framings.shipped import shipped
from framings.words import NO_BREAK_SPACE, _, language, unbroken

BANK = shipped("lessons")
# What the checker of numbers reads and no learner sees: <!--= expression -->.
TIE = re.compile(r"\s*<!--=(.*?)-->", re.DOTALL)

LEVELS = ("goal", "task", "activity", "organisation")

# Where the answer to an option stands, and how many options there may be.
_BET = ("reply", 2, 6)
_QUESTION = ("feedback", 3, 4)


@dataclass(frozen=True)
class Option:
    """One choice: its text, the answer it gets, and whether it is right.

    Attributes:
        text: What the learner chooses.
        answer: What the learner is told after choosing it.
        right: Whether it is the right choice; None where nothing is right or wrong.
    """

    text: str
    answer: str
    right: bool | None


@dataclass(frozen=True)
class Bet:
    """A choice to commit to before seeing what happens.

    Attributes:
        key: The name a lesson calls it by.
        prompt: What is asked.
        options: The choices, each with the reply to it.
    """

    key: str
    prompt: str
    options: tuple[Option, ...]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return _bundle("framings-bet", self)


@dataclass(frozen=True)
class Question:
    """A question about what the lesson showed.

    Attributes:
        number: Its place in the lesson, from 1.
        prompt: What is asked.
        options: The choices, each with its feedback.
    """

    number: int
    prompt: str
    options: tuple[Option, ...]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return _bundle("framings-question", self)


@dataclass(frozen=True)
class Sentence(Question):
    """A sentence to be sorted by the level it is about; its options are the levels."""


class Questions(tuple[Question, ...]):
    """The questions of a lesson, shown one under the other."""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return _bundle("framings-question", *self)


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
    bets = load(path)[0]
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
    return load(bank_file(lesson))[1]


def sentences(lesson: str | int) -> Questions:
    """Return the sentences of a lesson that are to be sorted by level.

    Args:
        lesson: The lesson's number, such as "07", or its whole name.

    Returns:
        The sentences, which show themselves when they are the last line of a cell.

    Raises:
        ValueError: If there is no such lesson, or its file is not as it should be.
    """
    path = bank_file(lesson)
    return Questions(
        _sentence(f"{path.name}, sentence {place}", place, entry)
        for place, entry in enumerate(_tables(path.name, _content(path), "sentences"), start=1)
    )


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
    files = sorted((BANK / language()).glob("*.toml"))
    found = [path for path in files if wanted in (path.stem, path.stem.split("_")[0])]
    if len(found) != 1:
        known = ", ".join(path.stem for path in files) or f"nothing yet in {language()!r}"
        raise ValueError(f"lesson must be one of {known}, by name or number; got {lesson!r}")
    return found[0]


def load(path: Path) -> tuple[tuple[Bet, ...], Questions]:
    """Read a file of the bank and check all of it.

    Args:
        path: The TOML file.

    Returns:
        Its bets and its questions, ties taken out.

    Raises:
        ValueError: With the file, the bet or question, and what is allowed there.
    """
    content = _content(path)
    bets = tuple(
        _bet(f"{path.name}, bet {place}", entry)
        for place, entry in enumerate(_tables(path.name, content, "bets"), start=1)
    )
    keys = [entry.key for entry in bets]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"{path.name}: the key {key!r} stands at more than one bet")
    asked = Questions(
        _question(f"{path.name}, question {place}", place, entry)
        for place, entry in enumerate(_tables(path.name, content, "questions"), start=1)
    )
    # Checked here too, so that a mistake in any part of a file is found.
    for place, entry in enumerate(_tables(path.name, content, "sentences"), start=1):
        _sentence(f"{path.name}, sentence {place}", place, entry)
    return bets, asked


def without_ties(text: str) -> str:
    """Return a text as a learner reads it.

    Args:
        text: A text whose numbers may be followed by ties.

    Returns:
        The text without them.
    """
    return TIE.sub("", text)


def _content(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name} is not TOML as it should be: {error}") from None
    _only(path.name, content, ("bets", "questions", "sentences"))
    return content


def _bet(where: str, entry: Any) -> Bet:
    _only(where, entry, ("key", "prompt", "options"))
    key = _text(where, entry, "key")
    options = _options(where, entry, *_BET)
    if sum(option.right is True for option in options) > 1:
        raise ValueError(f"{where}: at most one option may be right")
    if not any(option.right for option in options):
        options = tuple(Option(option.text, option.answer, None) for option in options)
    return Bet(key, _text(where, entry, "prompt"), options)


def _question(where: str, place: int, entry: Any) -> Question:
    _only(where, entry, ("prompt", "options"))
    options = _options(where, entry, *_QUESTION)
    right = sum(option.right is True for option in options)
    if right != 1:
        raise ValueError(f"{where}: exactly one option must be right; {right} are")
    return Question(place, _text(where, entry, "prompt"), options)


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
    return Sentence(place, _text(where, entry, "prompt"), options)


def _options(where: str, entry: Any, answer: str, fewest: int, most: int) -> tuple[Option, ...]:
    tables = _tables(where, entry, "options")
    if not fewest <= len(tables) <= most:
        raise ValueError(f"{where}: must have {fewest} to {most} options; has {len(tables)}")
    options = []
    for letter, table in zip("ABCDEF", tables, strict=False):
        here = f"{where}, option {letter}"
        _only(here, table, ("text", answer, "right"))
        right = table.get("right", False)
        if not isinstance(right, bool):
            raise ValueError(f"{here}: right must be true or false; got {right!r}")
        options.append(Option(_text(here, table, "text"), _text(here, table, answer), right))
    return tuple(options)


def _tables(where: str, entry: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = entry.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError(f"{where}: {name} must be written as [[…]] tables")
    return tables


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


def _verdict(option: Option) -> str:
    if option.right is None:
        return ""
    return _("Right.") if option.right else _("Not quite.")


def _heading(item: Bet | Question) -> str:
    if isinstance(item, Bet):
        return _("The case")
    if isinstance(item, Sentence):
        return _("Sentence {number}").format(number=item.number)
    return _("Question {number}").format(number=item.number)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]


def _lettered(item: Bet | Question) -> list[tuple[str, Option]]:
    return list(zip("ABCDEF", item.options, strict=False))


def _bundle(name: str, *items: Bet | Question) -> dict[str, str]:
    return {
        "text/html": "\n".join(_html(name, item) for item in items),
        "text/latex": "\n".join(map(_latex, items)),
        "text/plain": _plain(items),
    }


def _html(name: str, item: Bet | Question) -> str:
    # A heading keeps questions apart, and lets a screen reader go from one to the next.
    parts = [f'<section class="{name} {NO_FORMULAS}"><h3>{escape(_heading(item))}</h3>']
    parts += [f"<p>{escape(paragraph)}</p>" for paragraph in _paragraphs(item.prompt)]
    if isinstance(item, Bet):
        guide = _("Choose one and open it. Then, and not before, look at the others.")
        parts.append(f"<p><small>{escape(guide)}</small></p>")
    for letter, option in _lettered(item):
        opening, *others = _paragraphs(option.answer)
        verdict = f"<strong>{escape(_verdict(option))}</strong> " if _verdict(option) else ""
        # A line is a little lower than what a finger or a shaking hand can hit: give it room; and
        # the triangle that nbclassic takes away. The classes are for the pages outside a notebook.
        kind = {True: "right", False: "wrong", None: "open"}[option.right]
        parts.append(
            f'<details class="framings-option framings-{kind}">'
            f'<summary style="display: list-item; padding: 0.3em 0">{letter}. '
            f"{escape(' '.join(option.text.split()))}</summary>"
            f"<p>{verdict}{escape(opening)}</p>"
            + "".join(f"<p>{escape(paragraph)}</p>" for paragraph in others)
            + "</details>"
        )
    return unbroken("".join([*parts, "</section>"]))


# So many empty lines keep the answers off the screen, and mostly off the page, of the questions.
_APART = 40


def _plain(items: tuple[Bet | Question, ...]) -> str:
    asked = "\n\n".join(
        "\n".join(
            [f"{_heading(item)}. " + "\n".join(_paragraphs(item.prompt))]
            + [f"  {letter}. {' '.join(option.text.split())}" for letter, option in _lettered(item)]
        )
        for item in items
    )
    answered = "\n\n".join(
        "\n".join(
            [f"{_heading(item)}. " + _("Answers:")]
            + [f"  {letter}. {' '.join(_answer(option))}" for letter, option in _lettered(item)]
        )
        for item in items
    )
    guide = _("First choose. The answers stand {lines} lines further down.")
    return f"{asked}\n\n{guide.format(lines=_APART)}{_APART * chr(10)}{answered}"


def _answer(option: Option) -> list[str]:
    verdict, (opening, *others) = _verdict(option), _paragraphs(option.answer)
    return [f"{verdict} {opening}".strip(), *others]


# What means something to LaTeX, and what it writes in another way.
_IN_LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "#$%&_{}"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
    | {NO_BREAK_SPACE: "~"}
)
_PAPER = r"""\paragraph{%(heading)s.}\label{%(place)s} %(prompt)s
%(options)s
%(guide)s
\AtEndDocument{%%
\ifdefined\framingsanswers\else\gdef\framingsanswers{}\clearpage\fi
\paragraph{%(answers_to)s}\label{%(place)s:answers}
%(answers)s
}"""


def _latex(item: Bet | Question) -> str:
    def listed(texts: list[list[str]]) -> str:
        lines = [
            rf"\item[{letter}.] " + "\n\n".join(part.translate(_IN_LATEX) for part in parts)
            for letter, parts in zip("ABCDEF", texts, strict=False)
        ]
        return "\n".join([r"\begin{description}", *lines, r"\end{description}"])

    # Several may have the same heading; the place each stands at has a name of its own.
    place = "framings:" + hashlib.sha256(item.prompt.encode()).hexdigest()[:12]
    heading = _heading(item).translate(_IN_LATEX)
    guide = _("First choose. The answers stand on page {page}.")
    answers_to = _("Answers to “{heading}” on page {page}.")
    return _PAPER % {
        "place": place,
        "heading": heading,
        "prompt": "\n\n".join(_paragraphs(item.prompt)).translate(_IN_LATEX),
        "options": listed([[" ".join(option.text.split())] for option in item.options]),
        "guide": guide.format(page=rf"\pageref{{{place}:answers}}"),
        "answers_to": answers_to.format(heading=heading, page=rf"\pageref{{{place}}}"),
        "answers": listed([_answer(option) for option in item.options]),
    }
