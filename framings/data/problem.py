"""What is wrong with a file, told in plain words."""

import unicodedata

from framings.words import _

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
        place = [file] if file else []
        if row is not None:
            place.append(_("row {number}").format(number=row))
        if column is not None:
            place.append(_("column {name}").format(name=column))
        lines = [f"{', '.join(place)}: {what}" if place else what]
        if allowed:
            lines.append(_("Allowed: {what}.").format(what=allowed))
        if cure:
            lines.append(_("What to do: {cure}").format(cure=cure))
        super().__init__("\n".join(map(_readable, lines)))
        self.file, self.row, self.column = file, row, column

    def _render_traceback_(self) -> list[str]:
        # IPython shows what this returns instead of a traceback.
        return str(self).splitlines()


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
