"""A table as somebody's spreadsheet wrote it: read, checked cell by cell, and told in plain words.

What can mean one thing only is read: semicolons or tabs between columns, a first line ``sep=;``,
decimal commas, points between thousands, € and %, 31-1-2024, jan-24, the alphabets of Windows. What
can mean two things, or nothing, is explained with row, column, what stands there, what is allowed,
and a cure that works in a Dutch Excel as well.

Frictionless and Pandera were tried on five damaged files. Both find wrong cells; neither reads what
a Dutch Excel writes or says what to do, and both bring more packages than a lesson needs.
"""

import csv
import difflib
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from framings.data.description import allowed
from framings.data.problem import DataProblem, cut, fresh_copy, save_again, shown
from framings.words import _, ngettext

_SEPARATORS = ";\t,"
_SEPARATOR_NAMED = re.compile(r'"?sep=([^\r\n])"?[;\t,]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_SPACES = " \u00a0\u202f"
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SPACED = re.compile(rf"[+-]?[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+(?:[.,][0-9]+)?")
_SWAP = str.maketrans(".,", ",.")
_LARGEST = {"number": sys.float_info.max, "integer": 2.0**53}  # beyond, no whole number is exact
_DAY = re.compile(
    r"(?:(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"
    r"|(?P<one>[0-9]{1,2})(?P<sign>[-/.])(?P<two>[0-9]{1,2})(?P=sign)(?P<late_year>[0-9]{4}))"
    r"(?P<time>[T ]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?Z?)?"
)
_MONTH = re.compile(
    r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})"
    r"|(?P<early_month>[0-9]{1,2})[-/.](?P<late_year>[0-9]{4})"
    r"|(?P<name>[a-z]{3,4})\.?[- ](?P<short_year>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_LENGTH = {"date": 10, "datetime": 19, "yearmonth": 7}  # of what isoformat() writes
_DUTCH = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_DUTCH, start=1)}
_MONTHS |= {"mar": 3, "may": 5, "sept": 9, "oct": 10}


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


# --- from bytes to rows of text -------------------------------------------------------------


def decoded(raw: bytes, file: str) -> str:
    """Turn the bytes of a file into text.

    Args:
        raw: The content of the file.
        file: Its name, for messages.

    Returns:
        The text, read as UTF-8, UTF-16 or the alphabet of Windows.

    Raises:
        DataProblem: If these bytes are no text, or another kind of file.
    """
    if not raw.strip():
        raise DataProblem(_("the file is empty."), file=file, cure=fresh_copy())
    start = raw[:200].lstrip().lower()
    for sign, kind in (
        (b"pk\x03\x04", _("an Excel workbook that was only renamed to .csv")),
        (b"\xd0\xcf\x11\xe0", _("an old Excel workbook that was only renamed to .csv")),
        (b"<!doctype", _("a web page, not the table itself")),
        (b"<html", _("a web page, not the table itself")),
        (b"version https://git-lfs", _("a pointer to the table, not the table itself")),
    ):
        if start.startswith(sign):
            what = _("this is {kind}.").format(kind=kind)
            raise DataProblem(what, file=file, row=1, cure=save_again())
    encoding = "utf-8-sig"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif not raw.isascii() and not re.search(rb"[\xc2-\xf4][\x80-\xbf]", raw):
        # No letter is written as UTF-8 writes it: this is what Excel calls plain CSV.
        encoding = "cp1252"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataProblem(
            _(
                "a letter cannot be read; the file mixes UTF-8 and the old alphabet of Windows "
                "(Windows-1252), or is damaged."
            ),
            file=file,
            row=raw.count(b"\n", 0, error.start) + 1,
            allowed="UTF-8",
            cure=save_again(),
        ) from None
    if "\0" in text:
        raise DataProblem(
            _("the file holds bytes that are no text; it is damaged."),
            file=file,
            row=text.count("\n", 0, text.index("\0")) + 1,
            cure=fresh_copy(),
        )
    return text


def split(text: str, file: str, expected: Collection[str]) -> list[list[str]]:
    """Split a text into rows and cells, whatever separates the columns.

    Args:
        text: What :func:`decoded` returns.
        file: The file's name, for messages.
        expected: Names of columns, some of which should be there.

    Returns:
        The header and the rows below it, without empty rows and columns at the end. Rows may
        differ in length.

    Raises:
        DataProblem: If there are no rows, or quotation marks do not pair.
    """
    named = _SEPARATOR_NAMED.match(text)
    if named:
        text = text[named.end() :]

    def fit(separator: str) -> tuple[int, int]:
        header = _cells(text, separator)
        return len(set(expected).intersection(map(str.strip, header))), len(header)

    separator = named[1] if named else max(_SEPARATORS, key=fit)
    try:
        stream = io.StringIO(text, newline="")
        rows = list(csv.reader(stream, delimiter=separator, strict=True))
    except csv.Error:
        odd = (n for n, line in enumerate(text.splitlines(), start=1) if line.count('"') % 2)
        raise DataProblem(
            _("a quotation mark is opened and not closed, so rows run into each other."),
            file=file,
            row=next(odd, 1),
            allowed=_('double quotes in pairs: "like this"'),
            cure=fresh_copy(),
        ) from None
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    if not rows:
        raise DataProblem(_("there is nothing in the file."), file=file, cure=fresh_copy())
    while rows[0] and not rows[0][-1].strip():
        rows[0].pop()
    width = len(rows[0])
    rows = [row if any(map(str.strip, row[width:])) else row[:width] for row in rows]
    # A Dutch Excel that opens commas leaves each line in one cell, and quotes it if it must.
    if width == 1 and (inner := max(_SEPARATORS, key=rows[0][0].count)) in rows[0][0]:
        separator, width = inner, 2
    return [_cells(row[0], separator) if len(row) == 1 < width else row for row in rows]


def _cells(text: str, separator: str) -> list[str]:
    """Split the first row of a text into cells; the text as one cell if that cannot be."""
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), [])
    except csv.Error:
        return [text]


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
    surplus = len(rows) - 1 - resource.get("rows", len(rows) - 1)
    if surplus > 0:
        what = ngettext(
            "{number} row too many; the file ends here.",
            "{number} rows too many; the file ends here.",
            surplus,
        )
        raise DataProblem(
            what.format(number=surplus), file=file, row=len(rows), **rows_allowed(resource)
        )
    return cells


def rows_allowed(resource: dict[str, Any]) -> dict[str, str]:
    """Say how many rows a table has, and what to do if there are more or fewer."""
    permitted = _("{rows} rows of data, so row {last} is the last")
    rows = resource["rows"]
    return {"allowed": permitted.format(rows=rows, last=rows + 1), "cure": fresh_copy()}


def _wrong_with(row: list[str], header: list[str]) -> tuple[str, str, str] | None:
    """Say what is wrong with a row as a whole, what is allowed, and what to do."""
    if not any(map(str.strip, row)):
        return _("the row is empty."), _("no empty rows between the data"), _("Delete the row.")
    if [cell.strip() for cell in row] == header:
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
    problem: dict[str, Any] = {"file": file, "row": 1}
    permitted = _("the header {names}").format(names=",".join(expected))
    header = [name.strip() for name in header]
    missing = [name for name in expected if name not in header]
    unknown = [name for name in header if name not in expected]
    if len(missing) == len(expected):
        what = _("the first row does not hold the names of the columns.")
        raise DataProblem(what, **problem, allowed=permitted, cure=fresh_copy())
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
        raise DataProblem(what, **problem, column=missing[0], allowed=permitted, cure=cure)
    twice = [name for name in expected if header.count(name) > 1]
    if twice:
        raise DataProblem(
            _("this column is there {number} times.").format(number=header.count(twice[0])),
            **problem,
            column=twice[0],
            allowed=_("each column once"),
            cure=_("Delete the copy, or put in a fresh copy of the file."),
        )
    if unknown:
        raise DataProblem(
            _("this column does not belong to the table."),
            **problem,
            column=cut(unknown[0]) or _("without a name"),
            allowed=permitted,
            cure=_("Delete the column here, or put in a fresh copy of the file."),
        )
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
        if entry in seen:
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


# --- from text to checked values ------------------------------------------------------------


class _Column:
    """One column while it is read.

    Attributes:
        file: Its file.
        field: Its entry in the description.
        cells: Its cells, from row 2 down, without spaces around them if they are no text.
        missing: The entries that stand for "no value".
        different: All other entries, each once: values repeat, and looking at each different one
            once is much faster.
        readings: For columns of numbers, what each of these can mean; see ``_readings``.
    """

    def __init__(self, file: str, field: dict[str, Any], cells: Iterable[str], missing: list[str]):
        self.file, self.field = file, field
        self.kind, self.limits = field["type"], field.get("constraints", {})
        self.cells = list(cells)
        if self.kind != "string":
            self.cells = [cell.strip(_SPACES) for cell in self.cells]
        self.missing = set(missing)
        self.different = set(self.cells) - self.missing
        self.readings: dict[str, dict[str, str]] = {}
        if self.kind in _LARGEST:
            unit, whole = field.get("unit", ""), self.kind == "integer"
            self.readings = {entry: _readings(entry, unit, whole) for entry in self.different}

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
            tail = ngettext(
                "So is {number} more in this column.", "So are {number} more in this column.", more
            )
            said = f"{said} {tail.format(number=more)}"
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


def _readings(entry: str, unit: str, whole: bool) -> dict[str, str]:
    """Tell what an entry can mean as a number.

    Args:
        entry: What stands in the cell.
        unit: The unit of its column, which may allow a euro or a percent sign.
        whole: Whether only whole numbers are looked for.

    Returns:
        By decimal mark, "." or ",", the number written with a decimal point.
    """
    text = entry.replace("\u2212", "-")
    if "EUR" in unit:
        text = re.sub("€|EUR", "", text)
    if unit.startswith(("%", "percentage", "share")):
        text = text.removesuffix("%")
    text = re.sub(rf"^([+-]?)[{_SPACES}]+", r"\1", text.strip(_SPACES))
    if text == "-" and "€" in entry:  # so Excel's bookkeeping format writes nought
        text = "0"
    if _SPACED.fullmatch(text):
        text = re.sub(f"[{_SPACES}]", "", text)
    found = {}
    for mark in ".,":
        number = text if mark == "." else text.translate(_SWAP)
        if _THOUSANDS.fullmatch(number):
            number = number.replace(",", "")
        if _NUMBER.fullmatch(number):
            share = entry.endswith("%") and unit.startswith("share")
            found[mark] = str(Decimal(number) / 100) if share else number
    if whole and len(found) == 2:
        found = {mark: text for mark, text in found.items() if float(text).is_integer()} or found
    return found


def _decimal_mark(columns: Iterable[_Column]) -> str:
    """Find the decimal mark of a file: what most numbers that can be read in one way only have.

    Returns:
        "." or ","; an empty text if no number tells.
    """
    votes = Counter(
        mark
        for column in columns
        for readings in column.readings.values()
        if len(readings) == 1
        for mark in readings
    )
    return max(".,", key=votes.__getitem__) if votes else ""


def _numbers(column: _Column, mark: str) -> dict[str, str]:
    readings, kind, limits = column.readings, column.kind, column.limits
    if not mark:
        unclear = {entry for entry, found in readings.items() if len(set(found.values())) == 2}
        column.refuse(
            unclear,
            lambda cell: _("{cell} can mean {one} or {other}, and no number here tells.").format(
                cell=shown(cell), one=readings[cell]["."], other=readings[cell][","]
            ),
            _(
                "In Excel choose the column, press Ctrl+1, choose Number (Getal) without a "
                "separator of thousands, and save again."
            ),
        )
    read = {entry: found.get(mark or ".", "") for entry, found in readings.items()}
    # Among decimal points, a Dutch reader may have meant a lone comma as a decimal comma.
    commas = {entry for entry in read if mark == "." and "," in entry and "." not in entry}
    unread = {entry for entry, number in read.items() if not number} | commas
    column.refuse(unread, lambda cell: _why_unread(cell, readings[cell], mark), save_again())
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


def _why_unread(cell: str, readings: dict[str, str], mark: str) -> str:
    if set(cell) == {"#"}:
        what = _("{cell} is what a spreadsheet shows where a column is too narrow.")
    elif cell.startswith("#"):
        what = _("{cell} is an error message of a spreadsheet.")
    elif readings and mark == ".":
        what = _(
            "{cell} has a comma; a decimal comma, or one between thousands, does not go with the "
            "decimal points of other numbers."
        )
    elif readings:
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
    slashes = {
        entry: (int(day["one"]), int(day["two"]))
        for entry in column.different
        if (day := _DAY.fullmatch(entry)) and day["sign"] == "/"
    }
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
            moment = _moment(entry, kind, month_first)
        except ValueError:
            unreal.add(entry)
            continue
        if moment is None:
            unlike.add(entry)
        else:
            read[entry] = moment.isoformat()[: _LENGTH[kind]] + "Z" * (kind == "datetime")
    what = _("{cell} is not written as it should be; has a spreadsheet changed it?")
    column.refuse(unlike, what, cure)
    column.refuse(unreal, _("{cell} is not in the calendar."))
    # Written this way, moments sort as text.
    low, high = limits.get("minimum", ""), limits.get("maximum", "9999-99")
    outside = {entry for entry, text in read.items() if not low <= text <= high}
    column.refuse(outside, _("{cell} is out of range."))
    return read


def _moment(entry: str, kind: str, month_first: bool) -> datetime | None:
    """Read a moment as people and spreadsheets write it.

    Returns:
        The moment; None if the entry is not written as one of this kind.

    Raises:
        ValueError: If it is not in the calendar.
    """
    if kind == "yearmonth" and (found := _MONTH.fullmatch(entry)):
        year = found["year"] or found["late_year"] or found["short_year"]
        name = (found["name"] or "").lower()
        month = _MONTHS.get(name) or int(found["month"] or found["early_month"] or 0)
        # As Excel does: 29 is 2029, 30 is 1930.
        century = 0 if len(year) == 4 else 2000 if int(year) < 30 else 1900
        return datetime(century + int(year), month, 1)
    found = _DAY.fullmatch(entry)
    if not found or (kind == "datetime" and not found["time"]):
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if found["one"]:
        year, day, month = found["late_year"], found["one"], found["two"]
        if month_first and found["sign"] == "/":
            day, month = month, day
    clock = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    moment = datetime(int(year), int(month), int(day), *clock)
    return None if kind == "yearmonth" and moment.day != 1 else moment
