"""The words of the lessons: ``lessons/glossary.toml``, and how a lesson opens their meaning.

A table for each term: its key, ``first`` (the number of the lesson that uses it first),
``everyday`` (true for a word that everybody knows), and for each language the term and its meaning,
in plain words. Where a lesson first uses a term, its text
links to it, as ``[elasticity](glossary:elasticity)``; ``opened`` puts the meanings there, folded.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape

from framings.shipped import read_toml, shipped
from framings.words import _, language

FILE = shipped("lessons") / "glossary.toml"
LINK = re.compile(r"\[([^\[\]]+)\]\(glossary:([^)\s]*)\)")
_EMPHASIS = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True)
class Term:
    """A term in one language.

    Attributes:
        key: Its name in links.
        first: The two digits of the lesson that uses it first.
        everyday: Whether everybody knows the word, though perhaps not in this sense.
        term: The word or words.
        meaning: What they mean, in one or two sentences; ``*this*`` is emphasised.
    """

    key: str
    first: str
    everyday: bool
    term: str
    meaning: str

    @property
    def html(self) -> str:
        """The meaning as HTML."""
        return _EMPHASIS.sub(r"<em>\1</em>", escape(self.meaning))


def glossary() -> dict[str, Term]:
    """Read the terms in the language in use.

    Returns:
        The terms by their keys, in the order of the file.

    Raises:
        ValueError: If the file is not as it should be; with the term, and what is allowed there.
    """
    terms = {}
    for key, entry in _content().items():
        where = f"{FILE.name}, {key}"
        if not isinstance(entry, dict) or not re.fullmatch(r"\d\d", str(entry.get("first", ""))):
            raise ValueError(f"{where}: first must be the two digits of a lesson, such as '02'")
        words = entry.get(language())
        if (
            not isinstance(words, list)
            or len(words) != 2
            or not all(isinstance(word, str) and word.strip() for word in words)
        ):
            raise ValueError(f"{where}: {language()} must be a list of two texts, term and meaning")
        terms[key] = Term(key, entry["first"], entry.get("everyday", False), *words)
    return terms


def linked(text: str) -> Iterator[tuple[str, str]]:
    """Yield which terms a text links to.

    Args:
        text: Markdown.

    Yields:
        The words of each link and the key it names.
    """
    yield from LINK.findall(text)


def opened(text: str) -> str:
    """Put the meaning of the terms that a text links to below the paragraph that does so, folded.

    Args:
        text: Markdown of a lesson.

    Returns:
        The same with each link as its words, emphasised, and a folded list below its paragraph.

    Raises:
        ValueError: If a link names a term that is not in the glossary.
    """
    if not LINK.search(text):
        return text
    terms = glossary()
    # Meanings are plain HTML, since notebooks, pages and paper all fold and show it, and a keyboard
    # opens it.
    paragraphs = []
    for paragraph in text.split("\n\n"):
        meant = []
        for _words, key in linked(paragraph):
            if key not in terms:
                known = ", ".join(terms)
                raise ValueError(f"glossary:{key} is not a term of {FILE.name}; there are {known}")
            meant.append(terms[key])
        paragraphs.append(LINK.sub(r"*\1*", paragraph))
        if meant:
            paragraphs.append(_folded(meant))
    return "\n\n".join(paragraphs)


def _folded(terms: list[Term]) -> str:
    summary = _("In plain words: {terms}").format(
        terms=", ".join(f"<em>{escape(term.term)}</em>" for term in terms)
    )
    items = "".join(
        f"<dt><strong>{escape(term.term)}</strong></dt><dd>{term.html}</dd>" for term in terms
    )
    return f'<details class="framings-terms"><summary>{summary}</summary><dl>{items}</dl></details>'


@cache
def _content() -> Mapping[str, object]:
    return read_toml(FILE)
