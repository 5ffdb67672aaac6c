"""Terms of the glossary in a lesson: explained where they are first used, and not used before."""

import re
from collections.abc import Iterator

from framings.lessons import Lesson, read_text
from framings.teaching.bank import without_ties
from framings.teaching.glossary import LINK, glossary, linked
from framings.words import speaking

# What a reader does not read as running text: front matter, code, tags, and where links lead.
_NOT_READ = re.compile(
    r"\A---\n.*?\n---\n|^(`{3,}|~{3,}).*?^\1\s*?$|`[^`\n]*`|<[^>]*>|(?<=\])\([^)]*\)",
    re.DOTALL | re.MULTILINE,
)
# How a term may end where there are several of it, in English and in Dutch.
_PLURAL = "(?:s|n|en|'s)?"


def complaints(lesson: Lesson) -> Iterator[str]:
    """Say where a lesson and the glossary do not fit.

    Args:
        lesson: The lesson.

    Yields:
        A sentence for each thing that is wrong.
    """
    with speaking(lesson.language):
        terms = glossary()
    text = without_ties(read_text(lesson.source))
    keys = [key for _words, key in linked(text)]
    for key in dict.fromkeys(keys):
        if key not in terms:
            yield f"glossary:{key} is not a term of the glossary"
        elif keys.count(key) > 1:
            yield f"glossary:{key} is linked to {keys.count(key)} times; once is enough"
        elif lesson.number < terms[key].first:
            yield f"glossary:{key} is first explained in lesson {terms[key].first}"
    for key, term in terms.items():
        if lesson.number == term.first and key not in keys:
            link = f"[{term.term}](glossary:{key})"
            yield f"{term.term!r} is first explained here: link to it, {link}"
        if term.everyday or lesson.number > term.first:
            continue
        link = next((link for link in LINK.finditer(text) if link[2] == key), None)
        before = text[: link.start()] if link else text
        read = _NOT_READ.sub(" ", LINK.sub(" ", before))
        # What stands in brackets explains the term, as in "chicken (wie durft het langst)".
        word = re.escape(term.term.split(" (")[0])
        if re.search(rf"\b{word}{_PLURAL}\b", " ".join(read.split()), re.IGNORECASE):
            yield f"{term.term!r} is used before it is explained, in lesson {term.first}"
