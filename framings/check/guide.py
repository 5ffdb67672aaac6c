"""What a guide to a lesson is made of: fixed headings, and under each what a lecturer looks for.

1. ``# title`` and what the class should leave with.
2. *Minutes*: a table with a row for 15, 50 and 90 minutes.
3. *On the board*: what stands there.
4. *Step by step*: each bet of the lesson, ``{bet key}``, with a list below it: how a wrong option
   begins, in bold, and a reply of at most ten seconds; each picture of the steps at one position or
   more, ``{at the_door share=0.6}``.
5. *Where classes get stuck*: a list.
6. *Exam*: two questions about a firm that the lesson does not know, each with its model answer.
7. *Rubric*: a row for the level, what is held constant, the framing, the evidence and its limit,
   and what would change the conclusion.
8. *The sheet*: what stands on the students' sheet besides the bets: a table to fill and an exit
   question.

The headings of another language are its translations of those in ``form_of``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framings.build import guide
from framings.build.notebooks import from_text
from framings.build.pages import shown
from framings.check import reading
from framings.check.reading import WORDS_A_MINUTE, count_words
from framings.lessons import BuildError, Lesson, lessons, read_text
from framings.teaching import bank
from framings.words import _, speaking

SECONDS = 10
TIMES = (15, 50, 90)


@dataclass(frozen=True)
class Form:
    """The headings and fixed words of a guide in one language.

    Attributes:
        headings: Those of the second level, in their order.
        minutes: The word behind a number of them.
        question: The word before the number of an exam question.
        answer: How its model answer begins.
        rubric: How the rows of the rubric begin.
        exit: How the exit question begins.
    """

    headings: tuple[str, ...]
    minutes: str
    question: str
    answer: str
    rubric: tuple[str, ...]
    exit: str


@cache
def form_of(language: str) -> Form:
    """Return the form of a guide in a language; its words stand in the catalogue.

    Args:
        language: A two-letter code, such as "en" or "nl".

    Returns:
        The form.

    Raises:
        ValueError: If there are no words for that language.
    """
    with speaking(language):
        return Form(
            headings=(
                _("Minutes"),
                _("On the board"),
                _("Step by step"),
                _("Where classes get stuck"),
                _("Exam"),
                _("Rubric"),
                guide.sheet_heading(),
            ),
            minutes=_("minutes"),
            question=_("Question"),
            answer=_("**Model answer.**"),
            rubric=(
                _("Level"),
                _("Held constant"),
                _("Framing"),
                _("Evidence and its limit"),
                _("What would change the conclusion"),
            ),
            exit=_("**Exit question.**"),
        )


def complaints(path: Path, root: Path) -> list[str]:
    """Say where a guide to a lesson is not made as it should be.

    Args:
        path: Its text, ``guide/<language>/NN.md``.
        root: The folder of the repository.

    Returns:
        A sentence for each thing; none if all is well.
    """
    of = path.parent.name
    found = [each for each in lessons(root) if (each.language, each.number) == (of, path.stem)]
    if not found:
        return [f"there is no lesson {path.stem} in {of}"]
    try:
        guide.about(path)
        guide.filled(path, root, ".")
    except BuildError as error:
        return [str(error)]
    return [*_said(read_text(path), found[0])]


def _said(text: str, lesson: Lesson) -> Iterator[str]:
    form = form_of(lesson.language)
    titles = re.findall(r"^# (.+)$", text, re.MULTILINE)
    if len(titles) != 1:
        yield f"there must be one heading of the first level; there are {len(titles)}"
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    headings = tuple(parts[1::2])
    if headings != form.headings:
        yield f"the headings must be {', '.join(form.headings)}; they are {', '.join(headings)}"
        return
    minutes, board, steps, stuck, exam, rubric, sheet = parts[2::2]
    rows = [f"{time} {form.minutes}" for time in TIMES]
    if _rows(minutes) != rows:
        yield f"under {headings[0]!r} the rows must begin {', '.join(rows)}"
    for name, part in ((headings[1], board), (headings[3], stuck)):
        if not re.search(r"^- ", part, re.MULTILINE):
            yield f"under {name!r} there must be a list"
    yield from _steps(steps, lesson)
    yield from _exam(exam, form)
    if _rows(rubric) != [*form.rubric]:
        yield f"the rows of the rubric must be {', '.join(form.rubric)}"
    if form.exit not in sheet or not _rows(sheet):
        yield f"under {headings[-1]!r} there must be a table, and {form.exit} with its question"


def _steps(text: str, lesson: Lesson) -> Iterator[str]:
    held = bank.load(lesson.source.with_suffix(".toml"))
    below = dict(re.findall(r"^\{bet (\w+)\}\n(.*?)(?=^\{bet |^#|\Z)", text, re.M | re.S))
    for bet in held.bets:
        if bet.key not in below:
            yield f"the bet {bet.key!r} is not there"
            continue
        replies = re.findall(
            r"^- \*\*(.+?)\*\*:(.+?)(?=\n-|\n\n|\Z)", bank.without_ties(below[bet.key]), re.M | re.S
        )
        any_right = any(option.right for option in bet.options)
        todo = [option.text for option in bet.options if not (any_right and option.right)]
        for begins, reply in replies:
            fitting = [option for option in todo if option.startswith(begins)]
            if len(fitting) != 1:
                yield f"no wrong option of {bet.key!r}, or more than one, begins {begins!r}"
            todo = [option for option in todo if option not in fitting]
            words = count_words(reply)
            if words > SECONDS * WORDS_A_MINUTE / 60:
                yield f"the reply to {begins!r} has {words} words, more than ten seconds"
        for option in todo:
            yield f"the option {option!r} of {bet.key!r} has no reply"
    notebook, _lines = from_text(lesson)
    further = f"## {reading.form_of(lesson.language).further}"
    last = next(
        (place for place, cell in enumerate(notebook.cells) if further in cell.source), None
    )
    notebook.cells = notebook.cells[:last]
    for name in shown(notebook):
        if not re.search(rf"^\{{at {name}\b", text, re.MULTILINE):
            yield f"the picture {name!r} stands at no position"


def _exam(text: str, form: Form) -> Iterator[str]:
    parts = re.split(r"^### (.+)\n", text, flags=re.MULTILINE)
    wanted = [f"{form.question} {number}" for number in (1, 2)]
    if parts[1::2] != wanted:
        yield f"there must be two exam questions: {', '.join(wanted)}"
    for name, part in zip(parts[1::2], parts[2::2], strict=True):
        if part.count(f"\n{form.answer}") != 1:
            yield f"{name!r} must have one answer that begins {form.answer}"


def _rows(text: str) -> list[str]:
    """Return the first cells of a table, without its head."""
    rows = re.findall(r"^\| ?([^|\n]*?) ?\|", text, re.MULTILINE)
    return [row for row in rows if not re.fullmatch(r":?-+:?", row)][1:]
