"""What a lesson is made of: headings, prose and calls; and how long it takes."""

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nbformat import NotebookNode

from framings.lessons import Lesson
from framings.teaching.bank import Bank, load, without_ties
from framings.words import _, speaking

WORDS_A_MINUTE = 170
MINUTES_AN_EXPLORER = 2.5
MINUTES_A_QUESTION = 0.7
# What a step may have in place of an explorer, and the minutes that it takes.
TOOLS = {"two_sides": 5}
HEADING = re.compile(r"^(#{1,6}) +(.+?) *#*$", re.MULTILINE)


@dataclass(frozen=True)
class Form:
    """The headings and fixed words of a lesson in one language.

    Attributes:
        idea: Heading of the idea, and so on for the other sections of the second level.
        step: The word before the number of a step.
        happened: Heading of the third level under an explorer.
        how_to_read: What the folded part says about itself.
        what_to_see: Heading of the fourth level under an explorer in ``further``.
        colleague: How the sentence for the other department begins.
    """

    idea: str
    step: str
    data: str
    check: str
    take_home: str
    limits: str
    sources: str
    further: str
    happened: str
    how_to_read: str
    what_to_see: str
    colleague: tuple[str, str]


@cache
def form_of(language: str) -> Form:
    """Return the form of the lessons in a language; its words stand in the catalogue.

    Args:
        language: A two-letter code, such as "en" or "nl".

    Returns:
        The form.

    Raises:
        ValueError: If there are no words for that language.
    """
    with speaking(language):
        return Form(
            idea=_("The idea"),
            step=_("Step"),
            data=_("In the data"),
            check=_("Check yourself"),
            take_home=_("Take home"),
            limits=_("Limits"),
            sources=_("Sources"),
            further=_("Go further"),
            happened=_("What happened"),
            how_to_read=_("How to read it"),
            what_to_see=_("What to see"),
            colleague=(
                _("**To a colleague in sales:**"),
                _("**To a colleague in marketing:**"),
            ),
        )


class Piece(NamedTuple):
    """A part of a section: "text", "heading", "how" (what is folded), or "code"."""

    kind: str
    text: str


class Length(NamedTuple):
    """How long a lesson is: words of running text, explorers in the steps, questions with bets.

    Of the tools in the steps, which stand in place of explorers, it has the minutes.
    """

    words: int
    explorers: int
    questions: int
    tools: float = 0

    @property
    def minutes(self) -> int:
        """The minutes it takes, rounded up."""
        reading = self.words / WORDS_A_MINUTE
        exact = reading + MINUTES_AN_EXPLORER * self.explorers + MINUTES_A_QUESTION * self.questions
        return math.ceil(round(exact + self.tools, 9))

    def __str__(self) -> str:
        tools = f" {self.tools:g} minutes for a tool," if self.tools else ""
        return (
            f"{self.words:,} words, {self.explorers} explorers in the steps,{tools}"
            f" {self.questions} bets and questions: {self.minutes} minutes"
        )


def bank(lesson: Lesson) -> Bank:
    """Read the question bank of a lesson.

    Args:
        lesson: The lesson.

    Returns:
        What it holds.

    Raises:
        ValueError: If the file is missing or not as it should be.
    """
    return load(lesson.source.with_suffix(".toml"))


def length(lesson: Lesson, notebook: NotebookNode) -> Length:
    """Measure a lesson.

    Args:
        lesson: The lesson, with its question bank.
        notebook: Its notebook.

    Returns:
        Its length; sources and what goes further are left out.

    Raises:
        ValueError: If the question bank is missing or not as it should be.
    """
    form, asked = form_of(lesson.language), bank(lesson)
    divided = parts(notebook)
    counted = {
        name: cells for name, cells in divided.items() if name not in (form.sources, form.further)
    }
    steps = [cell for name in steps_of(form, divided) for cell in divided[name]]
    return Length(
        words=sum(count_words(prose(cells)) for cells in counted.values()),
        explorers=sum(len(explorers_in(cell)) for cell in steps),
        questions=sum(len(calls(cell, "bet")) for cell in steps)
        + len(asked.questions)
        + len(asked.sentences),
        tools=sum(TOOLS[name] for cell in steps for name in tools_in(cell)),
    )


def parts(notebook: NotebookNode) -> dict[str, list[NotebookNode]]:
    """Divide a notebook at its headings of the second level.

    Args:
        notebook: The notebook.

    Returns:
        For each heading the cells under it, the text before the first heading under "". A cell of
        text that holds several headings is divided too.
    """
    divided: dict[str, list[NotebookNode]] = {"": []}
    current = ""
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            divided[current].append(cell)
            continue
        start = 0
        for heading in HEADING.finditer(without_fences(cell.source)):
            if len(heading[1]) == 2:
                divided[current].append(_text_cell(cell, start, heading.start()))
                current = heading[2]
                start = heading.end()
                divided.setdefault(current, [])
        divided[current].append(_text_cell(cell, start, len(cell.source)))
    return divided


def steps_of(form: Form, sections: Iterator[str] | dict[str, list[NotebookNode]]) -> list[str]:
    """Return the headings of the steps, such as "Step 1. Who knocks?".

    Args:
        form: The form of the language.
        sections: The headings of the second level.

    Returns:
        Those that are steps, in their order.
    """
    return [name for name in sections if re.match(rf"{form.step} \d+\. ", name)]


def pieces(form: Form, cells: list[NotebookNode]) -> list[Piece]:
    """Divide a section at its headings and at what is folded.

    Args:
        form: The form of the language.
        cells: The cells of the section.

    Returns:
        Its pieces in order; texts without words are left out.
    """
    # In what is folded, the meaning of a term is folded once more.
    inner = r"(?:<details\b.*?</details>|(?!</details>).)*"
    summary = rf"<summary>{form.how_to_read}</summary>[ \t]*\n[ \t]*\n"
    folded = rf"<details>\s*{summary}({inner})</details>"
    at = re.compile(rf"^#{{3,6}} +(?P<heading>.+?) *#*$|{folded}", re.MULTILINE | re.DOTALL)
    found = []
    for cell in cells:
        if cell.cell_type == "code":
            found.append(Piece("code", cell.source))
            continue
        start = 0
        for match in at.finditer(cell.source):
            found.append(Piece("text", cell.source[start : match.start()]))
            kind = "heading" if match["heading"] else "how"
            found.append(Piece(kind, match["heading"] or match[2]))
            start = match.end()
        found.append(Piece("text", cell.source[start:]))
    return [piece for piece in found if piece.kind != "text" or count_words(piece.text)]


def calls(cell: NotebookNode | Piece, name: str) -> list[tuple[str, ...]]:
    """List the calls of a function in a cell, such as ``bet("03", "key")``.

    Args:
        cell: A cell or a piece.
        name: The name of the function.

    Returns:
        The texts that each call is given.
    """
    return [
        tuple(str(given.value) for given in call.args if isinstance(given, ast.Constant))
        for call in _all_calls(cell)
        if isinstance(call.func, ast.Name) and call.func.id == name
    ]


def explorers_in(cell: NotebookNode | Piece) -> list[str]:
    """List the explorers that a cell shows, such as ``explorers.the_door()``.

    Args:
        cell: A cell or a piece.

    Returns:
        Their names.
    """
    return [
        call.func.attr
        for call in _all_calls(cell)
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "explorers"
    ]


def tools_in(cell: NotebookNode | Piece) -> list[str]:
    """List the tools that a cell shows in place of an explorer, such as ``two_sides()``.

    Args:
        cell: A cell or a piece.

    Returns:
        Their names.
    """
    return [name for name in TOOLS for _given in calls(cell, name)]


def _all_calls(cell: NotebookNode | Piece) -> list[ast.Call]:
    if isinstance(cell, Piece):
        source = cell.text if cell.kind == "code" else ""
    else:
        source = cell.source if cell.cell_type == "code" else ""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]


def count_words(markdown: str) -> int:
    """Count the words a reader reads.

    Args:
        markdown: A text, with its markup.

    Returns:
        The number of words; formulas count as one, links as their text, code and the
        glossary's meanings not at all.
    """
    text = re.sub(r"<!--.*?-->", "", without_ties(markdown), flags=re.DOTALL)
    text = re.sub(r"^(`{3,}|~{3,}).*?^\1\s*$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r'<details class="framings-terms">.*?</details>', "", text)
    text = re.sub(r"\$\$?[^$]+\$\$?", "formula", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"</?[A-Za-z][^>]*>", " ", text)
    return sum(any(map(str.isalnum, word)) for word in text.split())


def sentences(text: str) -> list[str]:
    """Divide a text into its sentences.

    Args:
        text: The text, with its markup.

    Returns:
        The sentences, on one line each.
    """
    whole = " ".join(text.split())
    return [part for part in re.split(r"(?<=[.!?])[*_]*\s+(?=[A-Z])", whole) if part]


def prose(cells: list[NotebookNode]) -> str:
    """Return the text of the cells that are text, without ties.

    Args:
        cells: The cells.

    Returns:
        Their text, with its markup.
    """
    texts = [without_ties(cell.source) for cell in cells if cell.cell_type == "markdown"]
    return "\n\n".join(texts).strip()


def headings(notebook: NotebookNode) -> list[tuple[int, str]]:
    """List the headings of a notebook.

    Args:
        notebook: The notebook.

    Returns:
        For each its level and its text.
    """
    return [
        (len(heading[1]), heading[2])
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for heading in HEADING.finditer(without_fences(cell.source))
    ]


def without_fences(text: str) -> str:
    """Blank what stands between fences, and leave every place as it is.

    Args:
        text: A text in Markdown.

    Returns:
        The text, as long as before.
    """
    blank = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*?$", re.DOTALL | re.MULTILINE)
    return blank.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _text_cell(cell: NotebookNode, start: int, end: int) -> NotebookNode:
    return NotebookNode(cell_type="markdown", source=cell.source[start:end])
