"""A table as somebody saved it: held against its description, and told in plain words.

What can mean one thing only is read. What can mean two things, or nothing, is explained with row,
column, what stands there, what is allowed, and a cure that works in a Dutch Excel as well.

Frictionless and Pandera were tried on five damaged files. Both find wrong cells; neither reads what
a Dutch Excel writes or says what to do, and both bring more packages than a lesson needs.
"""

import difflib
import itertools
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Any

import pandas as pd

from framings.data.description import allowed
from framings.data.problem import DataProblem, alike, cut, fresh_copy, shown
from framings.data.sheet import SPACES, day_and_month, decoded, meanings, moment, split
from framings.words import _, ngettext

_LARGEST = {"number": sys.float_info.max, "integer": 2.0**53}  # beyond, no whole number is exact
_LENGTH = {"date": 10, "datetime": 19, "yearmonth": 7}  # of what isoformat() writes


def checked(raw: bytes, resource: dict[str, Any]) -> dict[str, list[str | None]]:
    """Read a file as it was saved and hold it against its description.

    Args:
        raw: The content of the file.
        resource: The table's entry in the description.

    Returns:
        The columns in the described order, each cell written as in the shipped tables, and None
        where there is no value.

    Raises:
        DataProblem: For the first thing that is wrong.
    """
    file, schema = resource["path"], resource["schema"]
    text = decoded(raw, file)
    rows = split(text, file, [field["name"] for field in schema["fields"]])
    cells = _columns(rows, resource, text.endswith(("\n", "\r")))
    columns = [
        _Column(file, field, cells[field["name"]], schema.get("missingValues", [""]))
        for field in schema["fields"]
    ]
    mark = _decimal_mark(columns)
    read = {column.field["name"]: _read(column, mark) for column in columns}
    # Once more: "jan-24" and "2024-01" are the same month.
    for key in _keys(schema):
        _unique(read, key, file)
    return read


# --- rows and columns -----------------------------------------------------------------------


def _columns(
    rows: list[list[str]], resource: dict[str, Any], ended: bool
) -> dict[str, tuple[str, ...]]:
    """Find the described columns in the rows.

    Args:
        rows: What :func:`split` returns.
        resource: The table's entry in the description.
        ended: Whether the file ends with the end of a line.
    """
    file, fields = resource["path"], resource["schema"]["fields"]
    header = _header(rows[0], file, [field["name"] for field in fields])
    optional = {f["name"] for f in fields if not f.get("constraints", {}).get("required")}
    for number, row in enumerate(rows[1:], start=2):
        # Excel leaves out separators at the end of rows whose last cells are empty.
        if row and (number < len(rows) or ended) and optional.issuperset(header[len(row) :]):
            row += [""] * (len(header) - len(row))
        if wrong := _wrong_with(row, header):
            what, permitted, cure = wrong
            raise DataProblem(what, file=file, row=number, allowed=permitted, cure=cure)
    if len(rows) == 1:
        what = _("there is a header but no data below it.")
        raise DataProblem(what, file=file, row=2, cure=fresh_copy())
    cells = dict(zip(header, zip(*rows[1:], strict=True), strict=True))
    for key in _keys(resource["schema"]):
        _unique(cells, key, file)
    if len(rows) - 1 > resource.get("rows", len(rows)):
        raise _miscounted(len(rows) - 1, resource)
    return cells


def _miscounted(rows: int, resource: dict[str, Any], gap: str | None = None) -> DataProblem:
    """Say that a table has too many rows or too few, and which is the first that is missing."""
    wanted = resource["rows"]
    if rows > wanted:
        what = ngettext(
            "{number} row too many; the file ends here.",
            "{number} rows too many; the file ends here.",
            rows - wanted,
        )
    else:
        what = ngettext(
            "{number} row too few; the file ends here.",
            "{number} rows too few; the file ends here.",
            wanted - rows,
        )
    what = what.format(number=abs(rows - wanted))
    if gap:
        first = _("The first that is missing is that of {row}.").format(row=gap)
        what = f"{what} {first}"
    permitted = _("{rows} rows of data, so row {last} is the last")
    return DataProblem(
        what,
        file=resource["path"],
        row=rows + 1,
        allowed=permitted.format(rows=wanted, last=wanted + 1),
        cure=fresh_copy(),
    )


def _wrong_with(row: list[str], header: list[str]) -> tuple[str, str, str] | None:
    """Say what is wrong with a row as a whole, what is allowed, and what to do."""
    if not any(map(str.strip, row)):
        return _("the row is empty."), _("no empty rows between the data"), _("Delete the row.")
    if row[0].strip() == header[0] and [cell.strip() for cell in row] == header:
        return (
            _("the names of the columns stand here once more."),
            _("the names in row 1 only"),
            _("Delete the row, and the rows below it if they are a second copy."),
        )
    width = len(header)
    permitted = _("{width} values, one a column").format(width=width)
    if row[0].startswith(("<<<<<<<", "=======", ">>>>>>>")):
        what = _("two versions of the file were mixed by git.")
    elif len(row) < width:
        what = _("{number} values are too few; is the row cut off or split?")
    elif len(row) > width:
        what = _("{number} values are too many; is there a comma too many, or one in a number?")
    else:
        return None
    return what.format(number=len(row)), permitted, fresh_copy()


def _header(header: list[str], file: str, expected: list[str]) -> list[str]:
    """Return the names of the columns as they stand, each of the expected ones once."""

    def problem(what: str, column: str | None, cure: str) -> DataProblem:
        permitted = _("the header {names}").format(names=",".join(expected))
        return DataProblem(what, file=file, row=1, column=column, allowed=permitted, cure=cure)

    header = [name.strip() for name in header]
    missing = [name for name in expected if name not in header]
    unknown = [name for name in header if name not in expected]
    twice = [name for name in expected if header.count(name) > 1]
    if len(missing) == len(expected):
        what = _("the first row does not hold the names of the columns.")
        raise problem(what, None, fresh_copy())
    if missing:
        # Any unknown column in the place of the missing one is likely to be it.
        place = expected.index(missing[0])
        near = difflib.get_close_matches(missing[0], unknown, n=1) or [
            name for name in header[place : place + 1] if name in unknown
        ]
        what = _("this column is missing.")
        if near:
            renamed = _("There is a column {name}; was it renamed?").format(name=shown(near[0]))
            what = f"{what} {renamed}"
        cure = _("Give the column its own name back, or put in a fresh copy of the file.")
        raise problem(what, missing[0], cure)
    cure = _("Delete the column here, or put in a fresh copy of the file.")
    if twice:
        what = _("this column is there {number} times.").format(number=header.count(twice[0]))
        raise problem(what, twice[0], cure)
    if unknown:
        what = _("this column does not belong to the table.")
        raise problem(what, cut(unknown[0]) or _("without a name"), cure)
    return header


def _keys(schema: dict[str, Any]) -> list[list[str]]:
    """List the columns, or columns together, of which no two rows may hold the same."""
    alone = [f["name"] for f in schema["fields"] if f.get("constraints", {}).get("unique")]
    keys = [schema.get("primaryKey", []), *([name] for name in alone)]
    return [key for number, key in enumerate(keys) if key and key not in keys[:number]]


def _unique(columns: Any, key: list[str], file: str) -> None:
    """Raise for the first row that repeats another one in these columns."""
    seen: dict[tuple[str, ...], int] = {}
    for number, entry in enumerate(zip(*(columns[name] for name in key), strict=True), start=2):
        if any(entry) and entry in seen:
            what = _("{entry} stands in row {row} too.")
            raise DataProblem(
                what.format(entry=shown(", ".join(map(str, entry))), row=seen[entry]),
                file=file,
                row=number,
                column=" + ".join(key),
                allowed=_("each value once") if len(key) == 1 else _("each combination once"),
                cure=_("Delete the copied row, or put in a fresh copy of the file."),
            )
        seen[entry] = number


# --- cells ----------------------------------------------------------------------------------


class _Column:
    """One column while it is read.

    Attributes:
        file: Its file.
        field: Its entry in the description.
        cells: Its cells, from row 2 down, without spaces around them if they are no text.
        missing: The entries that stand for "no value".
        different: All other entries, each once: values repeat, and looking at each different one
            once is much faster.
        meant: For columns of numbers, what each of these can mean; see ``meanings``.
    """

    def __init__(self, file: str, field: dict[str, Any], cells: Iterable[str], missing: list[str]):
        self.file, self.field = file, field
        self.kind, self.limits = field["type"], field.get("constraints", {})
        self.cells = list(cells)
        if self.kind != "string":
            self.cells = [cell.strip(SPACES) for cell in self.cells]
        self.missing = set(missing)
        self.different = set(self.cells) - self.missing
        self.meant: dict[str, dict[str, str]] = {}
        if self.kind in _LARGEST:
            unit, whole = field.get("unit", ""), self.kind == "integer"
            self.meant = {entry: meanings(entry, unit, whole) for entry in self.different}

    def refuse(
        self, bad: Collection[str], what: str | Callable[[str], str], cure: str = ""
    ) -> None:
        """Raise for the first cell that holds one of these entries, if any.

        Args:
            bad: The entries that are wrong.
            what: What to say of the cell; of text, ``{cell}`` is where the cell goes.
            cure: What to do; put the value back when left out.
        """
        places = [place for place, cell in enumerate(self.cells) if cell in bad] if bad else []
        if not places:
            return
        cell, more = self.cells[places[0]], len(places) - 1
        said = what(cell) if callable(what) else what.format(cell=shown(cell))
        if more:
            said = f"{said} {alike(more)}"
        raise DataProblem(
            said,
            file=self.file,
            row=places[0] + 2,
            column=self.field["name"],
            allowed=allowed(self.field),
            cure=cure or _("Put the right value back, or put in a fresh copy of the file."),
        )


def _read(column: _Column, mark: str) -> list[str | None]:
    """Write a column's cells as in the shipped tables; None where there is no value."""
    if column.limits.get("required"):
        column.refuse(column.missing, _("there is no value here."))
    if column.kind == "string":
        read = _words(column)
    else:
        read = _numbers(column, mark) if column.kind in _LARGEST else _moments(column)
    return [read.get(cell) for cell in column.cells]


def _words(column: _Column) -> dict[str, str]:
    if "enum" in column.limits:
        unknown = column.different - set(column.limits["enum"])
        column.refuse(unknown, _("{cell} is not a known value."))
    if "pattern" in column.limits:
        fits = re.compile(column.limits["pattern"]).fullmatch
        unlike = {entry for entry in column.different if not fits(entry)}
        column.refuse(unlike, _("{cell} is not a valid code."))
    return {entry: entry for entry in column.different}


def _decimal_mark(columns: Iterable[_Column]) -> str:
    """Find the decimal mark of a file: what most numbers that can be read in one way only have.

    Returns:
        "." or ","; an empty text if no number tells.
    """
    votes = Counter(
        mark
        for column in columns
        for numbers in column.meant.values()
        if len(numbers) == 1
        for mark in numbers
    )
    return max(".,", key=votes.__getitem__) if votes else ""


def _numbers(column: _Column, mark: str) -> dict[str, str]:
    meant, kind, limits = column.meant, column.kind, column.limits
    if not mark:
        unclear = {entry for entry, found in meant.items() if len(set(found.values())) == 2}
        column.refuse(
            unclear,
            lambda cell: _("{cell} can mean {one} or {other}, and no number here tells.").format(
                cell=shown(cell), one=meant[cell]["."], other=meant[cell][","]
            ),
            _(
                "In Excel choose the column, press Ctrl+1, choose Number (Getal) without a "
                "separator of thousands, and save again."
            ),
        )
    read = {entry: found.get(mark or ".", "") for entry, found in meant.items()}
    # Among decimal points, a Dutch reader may have meant a lone comma as a decimal comma.
    commas = {entry for entry in read if mark == "." and "," in entry and "." not in entry}
    unread = {entry for entry, number in read.items() if not number} | commas
    cure = _("Write the number as the others are written, or put in a fresh copy of the file.")
    column.refuse(unread, lambda cell: _why_unread(cell, meant[cell], mark), cure)
    value = {entry: float(number) for entry, number in read.items()}
    low, high = limits.get("minimum", -_LARGEST[kind]), limits.get("maximum", _LARGEST[kind])
    outside = {entry for entry in read if not low <= value[entry] <= high}
    column.refuse(outside, _("{cell} is out of range."))
    if "enum" in limits:
        unknown = {entry for entry in read if value[entry] not in limits["enum"]}
        column.refuse(unknown, _("{cell} is not a known value."))
    if kind == "integer":
        fractions = {entry for entry in read if not value[entry].is_integer()}
        column.refuse(fractions, _("{cell} is not a whole number."))
        return {entry: str(int(number)) for entry, number in value.items()}
    return read


def _why_unread(cell: str, meant: dict[str, str], mark: str) -> str:
    if set(cell) == {"#"}:
        what = _("{cell} is what a spreadsheet shows where a column is too narrow.")
    elif cell.startswith("#"):
        what = _("{cell} is an error message of a spreadsheet.")
    elif meant and mark == ".":
        what = _(
            "{cell} has a comma; a decimal comma, or one between thousands, does not go with the "
            "decimal points of other numbers."
        )
    elif meant:
        what = _(
            "{cell} has a point; a decimal point, or one between thousands, does not go with the "
            "decimal commas of other numbers."
        )
    elif "%" in cell:
        what = _("{cell} has a percent sign, and this column is not in per cent.")
    elif "€" in cell:
        what = _("{cell} has a euro sign, and this column is not in euros.")
    elif re.fullmatch(r"[0-9]{1,4}[-/][^\W_]{1,4}([-/][0-9]{2,4})?|[^\W\d_]{3,4}-[0-9]{2,4}", cell):
        what = _("{cell} is a date; has a spreadsheet made it of a number?")
    else:
        what = _("{cell} is not a number.")
    return what.format(cell=shown(cell))


def _moments(column: _Column) -> dict[str, str]:
    kind, limits = column.kind, column.limits
    slashes = {entry: day_and_month(entry) or (1, 1) for entry in column.different}
    day_first = any(one > 12 for one, _two in slashes.values())
    month_first = not day_first and any(two > 12 for _one, two in slashes.values())
    layout = {
        "date": _("yyyy-mm-dd (in Dutch jjjj-mm-dd)"),
        "datetime": _("yyyy-mm-dd hh:mm (in Dutch jjjj-mm-dd uu:mm)"),
        "yearmonth": _("yyyy-mm (in Dutch jjjj-mm)"),
    }[kind]
    cure = _(
        "In Excel choose the column, press Ctrl+1, choose Custom (Aangepast), type {layout}, and "
        "save again."
    ).format(layout=layout)
    if not day_first and not month_first:
        unclear = {entry for entry, (one, two) in slashes.items() if one != two}
        what = _("{cell} can be read day first or month first, and no date in this column tells.")
        column.refuse(unclear, what, cure)
    read, unlike, unreal = {}, set(), set()
    for entry in column.different:
        try:
            found = moment(entry, kind, month_first)
        except ValueError:
            unreal.add(entry)
            continue
        if found is None:
            unlike.add(entry)
        else:
            read[entry] = found.isoformat()[: _LENGTH[kind]] + "Z" * (kind == "datetime")
    what = _("{cell} is not written as it should be; has a spreadsheet changed it?")
    column.refuse(unlike, what, cure)
    column.refuse(unreal, _("{cell} is not in the calendar."))
    # Written this way, moments sort as text.
    low, high = limits.get("minimum", ""), limits.get("maximum", "9999-99")
    outside = {entry for entry, text in read.items() if not low <= text <= high}
    column.refuse(outside, _("{cell} is out of range."))
    return read


# --- the order of rows ----------------------------------------------------------------------


def in_order(table: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """Put the rows of a table in the described order.

    Args:
        table: A table that was checked.
        resource: Its entry in the description.

    Returns:
        The table with its rows in order, numbered anew.

    Raises:
        DataProblem: If rows are missing.
    """
    order = resource.get("order", [])
    fields = {field["name"]: field for field in resource["schema"]["fields"]}

    def places(column: pd.Series) -> pd.Series:
        values = fields[column.name].get("constraints", {}).get("enum")
        return column.map(values.index) if values else column

    if order:
        table = table.sort_values(order, key=places, kind="stable", ignore_index=True)
    gap = _first_gap(table, resource)
    if len(table) < resource.get("rows", 0):
        raise _miscounted(len(table), resource, gap)
    if gap:
        raise DataProblem(
            _("there is no row for {row}.").format(row=gap),
            file=resource["path"],
            column=resource["every"],
            allowed=_("{values}, without a gap").format(values=allowed(fields[resource["every"]])),
            cure=fresh_copy(),
        )
    return table


def _first_gap(table: pd.DataFrame, resource: dict[str, Any]) -> str | None:
    """Name the first row that is missing where a column runs without a gap."""
    if "every" not in resource:
        return None
    *others, every = resource["order"]
    (field,) = (field for field in resource["schema"]["fields"] if field["name"] == every)
    ends: tuple[Any, ...] = (field["constraints"]["minimum"], field["constraints"]["maximum"])
    values = table[every]
    if field["type"] == "yearmonth":
        values = values.dt.to_period("M")
        ends = tuple(pd.Period(end, "M") for end in ends)
    groups = list(zip(*(table[name] for name in others), strict=True)) or [()] * len(table)
    for group, rows in itertools.groupby(zip(groups, values, strict=True), lambda row: row[0]):
        wanted, last = ends
        for _group, value in rows:
            if value != wanted:
                break
            wanted += 1
        if wanted <= last:
            row = zip(resource["order"], (*group, wanted), strict=True)
            return ", ".join(f"{name} {value}" for name, value in row)
    return None
