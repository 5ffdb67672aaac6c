"""The rows of one file while it is read: which are deals, and what was found in them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from framings.data.crm import headers
from framings.data.crm.private import Persons, ordinary_header
from framings.data.crm.problems import export_again, unreadable
from framings.data.problem import Finding, cut, shown
from framings.data.sheet import SPACES
from framings.words import _

_NOTHING = {
    "", "-", "--", "—", "(no value)", "(not set)", "n/a", "na", "null", "none", "nan", "(blank)",
    "(leeg)", "geen waarde", "(geen waarde)", "n.v.t.", "nvt",
}  # fmt: skip
_LONGEST_NOTHING = max(map(len, _NOTHING))
_AROUND = SPACES + "\r\n\t\ufeff"
_MOST_ROWS = 1_048_576  # as many as Excel has
PHONE = re.compile(r"(?:\+|00|0)[1-9][\d ()./-]{7,}")
_TOTALS = re.compile(
    r"\W*(grand total|total|subtotal|totaal|subtotaal|eindtotaal|confidential|vertrouwelijk"
    r"|copyright|generated|gegenereerd)",
    re.IGNORECASE,
)


class Reading:
    """One file while it is read.

    Attributes:
        header: The names of the columns.
        rows: The row in the file of each deal.
        findings: What was found.
        places: For each column of ours, its place in the header.
        columns: The entries of each of these, without spaces around them, "" for no value.
        others: The columns that were not recognised, by their number (from 1): what can be shown of
            the header, and whether it is one of persons.
        unclear: What could mean two things, and nothing in the file tells: "decimal", "day_first".
    """

    def __init__(
        self,
        grid: list[list[str]],
        first: int,
        findings: list[Finding],
        chosen: Mapping[str, str | int],
        decimal: str,
        day_first: bool | None,
    ):
        self.header = [entry.strip(SPACES + "\ufeff\r\n\t") for entry in grid[0]]
        self.findings, self.chosen = findings, chosen
        self.decimal, self.day_first = decimal, day_first
        self.places = {c: places[0] for c, places in headers.found(self.header, chosen).items()}
        lines = self._lines(grid, first)
        if not lines:
            raise unreadable(_("there is a header but no deal below it."))
        self.rows = list(lines)
        everything = list(zip(*lines.values(), strict=True))
        self.others, self.unclear = self._others(everything), set[str]()
        # Whoever a told owner is, its name must not come out by another column.
        owner = self.places.get("owner")
        names = ["owner" if p == owner else name for p, name in enumerate(self.header)]
        self.persons = Persons(zip(names, everything, strict=True))
        self.columns = {c: _cleaned(everything[place]) for c, place in self.places.items()}
        self._same_names(everything)
        self._same_deals()

    # --- rows ---

    def _lines(self, grid: list[list[str]], first: int) -> dict[int, list[str]]:
        """Return the rows of deals by their number in the file; say which were left out."""
        width, lines = len(self.header), {}
        useful = [
            p for c, p in self.places.items() if c in ("stage", "status", "amount", "created")
        ]
        long, short, bare, again = [], [], [], []
        for number, row in enumerate(grid[1:_MOST_ROWS], start=first + 1):
            if len(row) != width:
                if len(row) > width and any(map(str.strip, row[width:])):
                    long.append(number)
                    continue
                if len(row) < width and any(map(str.strip, row)):
                    short.append(number)
                row = (row + [""] * (width - len(row)))[:width]
            start = row[0].strip() if row else ""
            # Most rows are plain: looked at no further, since there may be 200,000.
            if all(row[:2]) and start != self.header[0] and not _TOTALS.match(start):
                lines[number] = row
                continue
            filled = [cell.strip() for cell in row if cell and not cell.isspace()]
            if not filled:
                continue
            total = _TOTALS.match(filled[0]) and 2 * len(filled) <= width
            if total or len(filled) == 1 < len(useful):
                bare.append(number)
            elif len(filled) > 1 and filled == [name for name in self.header if name]:
                again.append(number)
            else:
                lines[number] = row
        self.add(
            long,
            _("there are more cells than columns; is there a separator too many in a text?"),
            _("Put the text in quotation marks, delete the row, or export again."),
            _("these rows are not counted."),
        )
        self.add(
            [number for number in short if number in lines],
            _("there are fewer cells than columns; is the row cut off?"),
            export_again(),
            _("what is not there counts as empty."),
        )
        self.add(
            bare,
            _("this looks like a total or a note, not like a deal."),
            _("Export without totals and notes (Salesforce: Details Only)."),
            _("these rows are not counted."),
        )
        self.add(
            again,
            _("the names of the columns stand here once more."),
            _("Delete the row."),
            _("these rows are not counted."),
        )
        return lines

    def _others(self, everything: list[tuple[str, ...]]) -> dict[int, tuple[str, bool]]:
        """List the columns that were not recognised and hold something."""
        known = {place for places in headers.found(self.header, {}).values() for place in places}
        others = {}
        for place, entries in enumerate(everything):
            header = self.header[place]
            persons = headers.holds_persons(header)
            if place in known or persons is False or not any(map(str.strip, entries)):
                continue
            letter = _("column {name}").format(name=_letter(place + 1))
            name = f"{header} ({letter})" if ordinary_header(header) else letter
            others[place + 1] = name, bool(persons)
        return others

    def _same_names(self, everything: list[tuple[str, ...]]) -> None:
        """Say which of our columns could be several of the file's that differ."""
        names = [headers.key(entry) for entry in self.header]
        for column, place in self.places.items():
            if isinstance(self.chosen.get(column), int):
                continue
            others = [p for p, other in enumerate(names) if other == names[place] and p != place]
            if any(everything[p] != everything[place] for p in others):
                self.add(
                    None,
                    _("there are several columns of this name, and they differ."),
                    _("Delete the one that is not meant."),
                    _("the first of them is read."),
                    column,
                )

    def _same_deals(self) -> None:
        """Keep the first row of each deal."""
        if "deal" not in self.columns:
            return
        first: dict[str, int] = {}
        keep, copies, without = [], [], []
        for number, entry in enumerate(self.columns["deal"]):
            if not entry:
                without.append(self.rows[number])
            elif entry in first:
                copies.append((self.rows[number], first[entry]))
                continue
            first[entry or f"\0{number}"] = self.rows[number]
            keep.append(number)
        self.add(
            without,
            _("there is no number of the deal."),
            _("Export the deals again."),
            _("the row counts as a deal of its own."),
            "deal",
        )
        if not copies:
            return
        what = _("this deal stands in row {row} too; was it joined with products or contacts?")
        self.add(
            [row for row, _first in copies],
            what.format(row=copies[0][1]),
            _("Export deals alone, one row a deal."),
            _("the first row of each deal is counted."),
            "deal",
        )
        self.rows = [self.rows[number] for number in keep]
        for column, entries in self.columns.items():
            self.columns[column] = [entries[number] for number in keep]

    # --- findings ---

    def add(
        self,
        rows: Sequence[int] | None,
        what: str,
        cure: str,
        without: str,
        column: str | None = None,
    ) -> None:
        """Note what is wrong with some rows, if there are any; None stands for the whole column."""
        if rows is not None and not rows:
            return
        self.findings.append(
            Finding(
                what,
                cure,
                without,
                self.named(column) if column else None,
                rows[0] if rows else None,
                len(rows) if rows else 1,
            )
        )

    def named(self, column: str) -> str:
        """Name one of our columns as the file does, or in plain words if the file has none.

        A header that the reader pointed at could be anything, so its letter comes first.
        """
        if column not in self.places:
            return shown(column_names()[column])
        place = self.places[column]
        header = self.header[place]
        if column not in self.chosen:
            return cut(header)
        letter = _letter(place + 1)
        return f"{letter} ({cut(header)})" if ordinary_header(header) else letter

    def at(self, column: str, wrong: Iterable[str]) -> list[int]:
        """List the rows with one of these entries."""
        bad = set(wrong)
        entries = self.columns[column]
        return (
            [row for row, entry in zip(self.rows, entries, strict=True) if entry in bad]
            if bad
            else []
        )

    def quoted(self, column: str, rows: Sequence[int]) -> str:
        """Quote the entry of the first of these rows, if it can be nobody's name or number."""
        if not rows:
            return ""
        entry = self.columns[column][self.rows.index(rows[0])]
        harmless = re.fullmatch(r"[\d.,:/%€$£ TZ+-]{1,20}", entry) and not PHONE.fullmatch(entry)
        if harmless and sum(map(str.isdigit, entry)) < 9:
            return f": {shown(entry)}"
        return ""


def column_names() -> dict[str, str]:
    """Return what each of our columns is called in plain words."""
    return {
        "deal": _("the number of the deal"),
        "created": _("the day it was made"),
        "closed": _("the day it was closed"),
        "won_on": _("the day it was won"),
        "lost_on": _("the day it was lost"),
        "amount": _("its amount"),
        "currency": _("its currency"),
        **dict.fromkeys(
            ("stage", "status", "outcome", "is_won", "is_closed"), _("its stage, or won and lost")
        ),
        "source": _("where it came from"),
        "owner": _("whose deal it is"),
        "lost_reason": _("why it was lost"),
        "discount_pct": _("the discount, in %"),
        "first_contact": _("the day of the first answer"),
        "answer_hours": _("hours to the first answer"),
    }


def _letter(number: int) -> str:
    """Name a column as a spreadsheet does."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _cleaned(entries: Sequence[str]) -> list[str]:
    """Take off what is around entries; "" for those that stand for no value."""
    changed: dict[str, str] = {}
    for entry in set(entries):
        text = entry.strip(_AROUND)
        if text.startswith('="') and text.endswith('"'):  # how Excel is kept from changing an entry
            text = text[2:-1]
        if len(text) <= _LONGEST_NOTHING and text.casefold() in _NOTHING:
            text = ""
        if text != entry:
            changed[entry] = text
    if not changed:
        return [*entries]
    return [changed.get(entry, entry) for entry in entries]
