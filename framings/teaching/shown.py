"""Bets and questions, and how they are shown: as HTML, as plain text, and for LaTeX.

Each option is a ``details`` element. It opens with a click or a key in any browser, needs neither
kernel nor script, and says right or wrong in words. Where nothing opens, the answers stand apart
from what is asked: at the end of a document made with LaTeX, and some way down in plain text.
"""

import hashlib
import re
from dataclasses import dataclass
from html import escape
from typing import Any

from framings import NO_FORMULAS
from framings.words import NO_BREAK_SPACE, _, unbroken


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
class Asked:
    """What is asked of the learner, with the options to choose from.

    Attributes:
        prompt: What is asked.
        options: The choices, each with the answer to it.
    """

    prompt: str
    options: tuple[Option, ...]

    @property
    def guide(self) -> str:
        """How to go about it; "" where that needs no words."""
        return ""

    @property
    def marks(self) -> str:
        """Attributes that its element has in HTML, each after a space."""
        return ""

    @property
    def wrong(self) -> str:
        """What is said before the answer to a wrong option."""
        return _("No.")

    @property
    def heading(self) -> str:
        """What stands above it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Bet(Asked):
    """A choice to commit to before seeing what happens.

    Attributes:
        key: The name a lesson calls it by.
        spoilers: The words and numbers of the right answer that must not stand above the bet.
        home: What it is called wherever it is asked, such as ``07_name/key``.
        lesson: The number of the lesson that asks it.
    """

    key: str
    spoilers: tuple[str, ...] = ()
    home: str = ""
    lesson: str = ""

    @property
    def marks(self) -> str:
        """Attributes in HTML by which a script knows the bet, and the lesson that asks it."""
        return f' data-bet="{escape(self.home)}" data-lesson="{escape(self.lesson)}"'

    @property
    def heading(self) -> str:
        """What stands above it."""
        return _("Your bet")

    @property
    def guide(self) -> str:
        """How to go about it."""
        return _("Choose one and open it. Then, and not before, look at the others.")

    @property
    def wrong(self) -> str:
        """Nothing: a bet may be lost, and its reply says what spoke for it."""
        return ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return bundle("framings-bet", self)


@dataclass(frozen=True)
class Question(Asked):
    """A question about what the lesson showed.

    Attributes:
        number: Its place in the lesson, from 1.
        goals: The places of the learning goals it serves, from 1.
        transfer: Whether it takes the idea to another firm.
    """

    number: int
    goals: tuple[int, ...] = ()
    transfer: bool = False

    @property
    def heading(self) -> str:
        """What stands above it."""
        return _("Question {number}").format(number=self.number)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return bundle("framings-question", self)


@dataclass(frozen=True)
class Sentence(Question):
    """A sentence to be sorted by the level it is about; its options are the levels."""

    @property
    def heading(self) -> str:
        """What stands above it."""
        return _("Sentence {number}").format(number=self.number)


class Questions(tuple[Question, ...]):
    """The questions of a lesson, shown one under the other."""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return bundle("framings-question", *self)


def bundle(name: str, *items: Asked) -> dict[str, str]:
    """Show bets or questions, one under the other.

    Args:
        name: The class of each in HTML.
        *items: The bets or questions.

    Returns:
        What Jupyter shows, by media type.
    """
    return {
        "text/html": "\n".join(_html(name, item) for item in items),
        "text/latex": "\n".join(map(_latex, items)),
        "text/plain": _plain(items),
    }


def _verdict(item: Asked, option: Option) -> str:
    return {True: _("Right."), False: item.wrong, None: ""}[option.right]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]


def _lettered(item: Asked) -> list[tuple[str, Option]]:
    return list(zip("ABCDEF", item.options, strict=False))


def _html(name: str, item: Asked) -> str:
    # A heading keeps questions apart, and lets a screen reader go from one to the next.
    section = f'<section class="{name} {NO_FORMULAS}"{item.marks}>'
    parts = [f"{section}<h3>{escape(item.heading)}</h3>"]
    parts += [f"<p>{escape(paragraph)}</p>" for paragraph in _paragraphs(item.prompt)]
    if item.guide:
        parts.append(f"<p><small>{escape(item.guide)}</small></p>")
    for letter, option in _lettered(item):
        opening, *others = _paragraphs(option.answer)
        said = _verdict(item, option)
        verdict = f"<strong>{escape(said)}</strong> " if said else ""
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


def _plain(items: tuple[Asked, ...]) -> str:
    asked = "\n\n".join(
        "\n".join(
            [f"{item.heading}. " + "\n".join(_paragraphs(item.prompt))]
            + [f"  {letter}. {' '.join(option.text.split())}" for letter, option in _lettered(item)]
        )
        for item in items
    )
    answered = "\n\n".join(
        "\n".join(
            [f"{item.heading}. " + _("Answers:")]
            + [
                f"  {letter}. {' '.join(_answer(item, option))}"
                for letter, option in _lettered(item)
            ]
        )
        for item in items
    )
    guide = _("First choose. The answers stand {lines} lines further down.")
    return f"{asked}\n\n{guide.format(lines=_APART)}{_APART * chr(10)}{answered}"


def _answer(item: Asked, option: Option) -> list[str]:
    verdict, (opening, *others) = _verdict(item, option), _paragraphs(option.answer)
    return [f"{verdict} {opening}".strip(), *others]


# What means something to LaTeX, and what it writes in another way.
IN_LATEX = str.maketrans(
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


def _latex(item: Asked) -> str:
    def listed(texts: list[list[str]]) -> str:
        lines = [
            rf"\item[{letter}.] " + "\n\n".join(part.translate(IN_LATEX) for part in parts)
            for letter, parts in zip("ABCDEF", texts, strict=False)
        ]
        return "\n".join([r"\begin{description}", *lines, r"\end{description}"])

    # Several may have the same heading; the place each stands at has a name of its own.
    place = "framings:" + hashlib.sha256(item.prompt.encode()).hexdigest()[:12]
    heading = item.heading.translate(IN_LATEX)
    guide = _("First choose. The answers stand on page {page}.")
    answers_to = _("Answers to “{heading}” on page {page}.")
    return _PAPER % {
        "place": place,
        "heading": heading,
        "prompt": "\n\n".join(_paragraphs(item.prompt)).translate(IN_LATEX),
        "options": listed([[" ".join(option.text.split())] for option in item.options]),
        "guide": guide.format(page=rf"\pageref{{{place}:answers}}"),
        "answers_to": answers_to.format(heading=heading, page=rf"\pageref{{{place}}}"),
        "answers": listed([_answer(item, option) for option in item.options]),
    }
