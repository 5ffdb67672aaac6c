"""What is wrong with a file, told in plain words."""

import unicodedata
from dataclasses import dataclass

from framings.words import _, ngettext

# Unicode's categories of control and format signs, of halves of signs, and of line ends.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # hide as well, but belong to the words and emoji they stand in


class DataProblem(ValueError):
    """Something is wrong with a data file, told in plain words.

    The message names the file, the row (as a spreadsheet counts, the header being row 1) and the
    column, then what is allowed and what to do, a line each. In a notebook only this message is
    shown. What comes from the file is cut short, and signs that nobody sees are written out.
    """

    def __init__(
        self,
        what: str,
        *,
        file: str = "",
        row: int | None = None,
        column: str | None = None,
        allowed: str = "",
        cure: str = "",
    ):
        super().__init__(_told(what, file, row, column, {"allowed": allowed, "cure": cure}))
        self.file, self.row, self.column = file, row, column

    def _render_traceback_(self) -> list[str]:
        # IPython shows what this returns instead of a traceback.
        return str(self).splitlines()


@dataclass(frozen=True)
class Finding:
    """Something in a file that can be read past, told in the same plain words.

    Attributes:
        what: What is wrong.
        cure: What to do about it.
        without: What can be told all the same, and what cannot.
        column: The column it is about, as its header says.
        row: The first row it is about, as a spreadsheet counts.
        rows: How many rows it is about.
    """

    what: str
    cure: str
    without: str = ""
    column: str | None = None
    row: int | None = None
    rows: int = 1

    def __str__(self) -> str:
        what = f"{self.what} {alike(self.rows - 1)}" if self.rows > 1 else self.what
        return _told(what, "", self.row, self.column, {"cure": self.cure, "without": self.without})


def _told(what: str, file: str, row: int | None, column: str | None, more: dict[str, str]) -> str:
    """Put together where something is, what it is, and a line for each thing more to say."""
    place = [file] if file else []
    if row is not None:
        place.append(_("row {number}").format(number=row))
    if column is not None:
        place.append(_("column {name}").format(name=column))
    words = {
        "allowed": _("Allowed: {what}."),
        "cure": _("What to do: {cure}"),
        "without": _("Until then: {without}"),
    }
    lines = [f"{', '.join(place)}: {what}" if place else what]
    lines += [
        words[name].format(what=text, cure=text, without=text)
        for name, text in more.items()
        if text
    ]
    return "\n".join(map(_readable, lines))


def alike(more: int) -> str:
    """Say how many cells further down are like the one that was shown."""
    text = ngettext(
        "{number} more in this column is like it.",
        "{number} more in this column are like it.",
        more,
    )
    return text.format(number=more)


def cut(text: str) -> str:
    """Cut a text from a file to what a message has room for."""
    return text if len(text) <= 40 else text[:39] + "…"


def shown(cell: str) -> str:
    """Quote a cell in a message, cut short."""
    return f"“{cut(cell)}”"


def fresh_copy() -> str:
    """Say what mends every file that was damaged."""
    return _("Put a fresh copy of the file in its folder.")


def save_again() -> str:
    """Say how a spreadsheet, a Dutch one too, writes a file that can be read."""
    return _(
        "In Excel choose Save as (Opslaan als) and “CSV UTF-8”; semicolons and decimal commas are "
        "read. Or put a fresh copy of the file in its folder."
    )


def _readable(line: str) -> str:
    """Write out line ends, signs that turn the direction of text, and others that hide."""
    hidden = {sign for sign in line if unicodedata.category(sign) in _HIDDEN} - {*_JOINERS}
    return line.translate({ord(sign): ascii(sign)[1:-1] for sign in hidden})
