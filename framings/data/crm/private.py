"""What is personal in an export, so that none of it is ever shown.

Nobody can list all names. So words from a file are shown only where they are ordinary words of
selling, or stand in the file often and do not look like a person; all others are told by row.
"""

import re
from collections.abc import Iterable

from framings.data.crm.headers import holds_persons, listed
from framings.data.sheet import SPACES

OFTEN = 5  # fewer rows than this may point at one customer

_REACHED = re.compile(r"[@=]|https?:|www\.|\w\.\w{2}")  # e-mail, handles, addresses on the web
_CONTACT = re.compile(
    _REACHED.pattern + r"|\b[1-9]\d{3} ?[A-Z]{2}\b"  # a Dutch postcode
    r"|\b[A-Z]{2}\d{2} ?[A-Z]{4}"  # a bank account
    r"|\b(?:dhr|de heer|mevr|mevrouw|mw|mr|mrs|ms|drs|ir|ing|prof|sir|madam|t\.a\.v|tav)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b[A-Z]\.(?:\s?[A-Z]\.)*\s?(?:[a-z]+ ){0,3}[A-Z]\w")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BETWEEN = {
    "van", "de", "den", "der", "het", "'t", "ter", "ten", "te", "von", "und", "bin",
    "el", "al", "la", "le", "da", "dos", "di", "du",
}  # fmt: skip


ORDINARY = listed("ordinary")
_HEADINGS = listed("headings")
_FIRST_NAMES = listed("first_names")


class Persons:
    """The names in a file's columns of persons, and what looks like one elsewhere."""

    def __init__(self, columns: Iterable[tuple[str, Iterable[str]]]):
        """Gather the names.

        Args:
            columns: Each column's header and its entries, other columns than persons' included.
        """
        self._whole: set[str] = set()
        self._parts: set[str] = set()
        for header, entries in columns:
            persons = holds_persons(header)
            if persons is None:
                continue
            names = {entry.strip(SPACES).casefold() for entry in set(entries)}
            self._whole |= names
            if persons:
                self._parts.update(_WORD.findall(" ".join(names)))
        self._whole.discard("")
        self._parts = {part for part in self._parts if len(part) > 2} - ORDINARY - _BETWEEN

    def in_text(self, text: str) -> bool:
        """Tell whether a text may hold the name of a person, or a way to reach one.

        Args:
            text: What stands in a cell or a header.

        Returns:
            True if it may; a text of ordinary words may not.
        """
        words = _WORD.findall(text)
        lower = [word.casefold() for word in words]
        if text[:1] in "=+@" or sum(sign.isdigit() for sign in text) > 7 or len(text) > 60:
            return True
        if ordinary(text):
            return False
        if _CONTACT.search(text) or _INITIALS.search(text):
            return True
        if text.strip(SPACES).casefold() in self._whole:
            return True
        if not {*lower}.isdisjoint(self._parts | _FIRST_NAMES):
            return True
        # Noor de Wit; and a sentence that a word with a capital stands in, known to nobody.
        rare = [word for word in words if word[0].isupper() and word.casefold() not in ORDINARY]
        rest = [word for word in words if word not in rare and word not in _BETWEEN]
        return len(rare) > 1 or (len(rare) == 1 and len(rest) > 1)


def ordinary_header(text: str) -> bool:
    """Tell whether a header is made of words only that columns are called by.

    A lone surname may be a header, too: of a table with a column for each seller.

    Args:
        text: The header.

    Returns:
        True if it is; such a header can be shown.
    """
    return text.isprintable() and _made_of(text, ORDINARY | _HEADINGS)


def ordinary(text: str) -> bool:
    """Tell whether a text is made of ordinary words of selling only.

    Args:
        text: What stands in a cell.

    Returns:
        True if it is; such a text can be shown however seldom it stands in the file.
    """
    return _made_of(text, ORDINARY)


def _made_of(text: str, known: set[str]) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    digits = sum(sign.isdigit() for sign in text)
    return (
        bool(words)
        and digits < 5
        and len(text) <= 60
        and all(word in known for word in words)
        and not _REACHED.search(text)
    )
