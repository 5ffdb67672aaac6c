"""The strip at the top of a lesson, and the line with the same words that ends it.

The strip is the door with the lesson's panel lit, and beside it the level, what is held constant,
the question, and what would prove it wrong. In a notebook the styles stand with the elements, since
nothing else comes through; on a page they are in ``page.css``.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

from framings import NO_FORMULAS
from framings.teaching import door
from framings.teaching.door import FRAMINGS as FRAMINGS
from framings.teaching.shown import IN_LATEX
from framings.words import _, unbroken

HEIGHT = 200  # of the door, in pixels


@dataclass(frozen=True)
class Strip:
    """Where a lesson stands among the framings.

    Attributes:
        framing: One of ``FRAMINGS``.
        level: The level it speaks about.
        held: What is held constant.
        question: What is asked.
        wrong_if: What would prove it wrong.
    """

    framing: str
    level: str
    held: str
    question: str
    wrong_if: str

    @property
    def name(self) -> str:
        """The framing's name in the language in use, with a capital."""
        name = door.name(self.framing)
        return name[0].upper() + name[1:]

    def lines(self) -> list[tuple[str, str]]:
        """Return the four lines: what each is about, and what it says."""
        return [
            (_("Level"), self.level),
            (_("Held constant"), self.held),
            (_("Question"), self.question),
            (_("What would prove it wrong"), self.wrong_if),
        ]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        told = "".join(
            f'<p style="margin: 0.3em 0"><strong>{escape(about)}:</strong> {escape(says)}</p>'
            for about, says in self.lines()
        )
        html = (
            f'<section class="framings-strip {NO_FORMULAS}"'
            ' style="display: flex; flex-wrap: wrap; align-items: center">'
            f'<div style="flex: none; margin: 0 1.5em 0 0">{door.sign(self.framing, HEIGHT)}</div>'
            '<div style="flex: 1 1 18em">'
            f'<p style="margin: 0.3em 0"><strong>{escape(self.name)}</strong></p>{told}</div>'
            "</section>"
        )
        texts = [f"{about}: {says}" for about, says in self.lines()]
        return {
            "text/html": unbroken(html),
            "text/latex": "\n\n".join(
                [rf"\paragraph{{{_in_latex(self.name)}.}}", *map(_in_latex, texts)]
            ),
            "text/plain": "\n".join([door.words(self.framing), f"{self.name}.", *texts]),
        }


@dataclass(frozen=True)
class Closing:
    """The words of a strip in one line.

    Attributes:
        strip: The strip.
    """

    strip: Strip

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        name = self.strip.name
        html = " · ".join(f"{escape(about)}: {escape(says)}" for about, says in self.strip.lines())
        text = " · ".join([name, *(f"{about}: {says}" for about, says in self.strip.lines())])
        return {
            "text/html": unbroken(
                f'<section class="framings-closing {NO_FORMULAS}"'
                ' style="display: flex; align-items: center">'
                f'<div style="flex: none; margin: 0 1em 0 0">{door.sign(self.strip.framing)}</div>'
                f'<p style="margin: 0"><strong>{escape(name)}</strong> · {html}</p></section>'
            ),
            "text/latex": _in_latex(text),
            "text/plain": text,
        }


def _in_latex(text: str) -> str:
    return unbroken(text).translate(IN_LATEX)
