"""What a spreadsheet, a Dutch Excel above all, writes: bytes, rows, numbers and days.

Here a file is read without knowing what should be in it: semicolons or tabs between columns, a
first line ``sep=;``, the alphabets of Windows, decimal commas, points between thousands, € and %,
31-1-2024 and jan-24.
"""

import csv
import io
import re
from collections.abc import Collection
from datetime import datetime

from framings.data.problem import DataProblem, fresh_copy, save_again
from framings.words import _

_SEPARATORS = ";\t,"
_SEPARATOR_NAMED = re.compile(r'"?sep=([^\r\n])"?[;\t,]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
SPACES = " \u00a0\u202f"
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SPACED = re.compile(rf"[+-]?[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?:[.,][0-9]+)?")
_SWAP = str.maketrans(".,", ",.")
_DAY = re.compile(
    r"(?:(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"
    r"|(?P<one>[0-9]{1,2})(?P<sign>[-/.])(?P<two>[0-9]{1,2})(?P=sign)(?P<late_year>[0-9]{4}))"
    r"(?P<time>(?:T|,? +)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?Z?)?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})"
    r"|(?P<early_month>[0-9]{1,2})[-/.](?P<late_year>[0-9]{4})"
    r"|(?P<name>[a-z]{3,4})\.?[- ](?P<short_year>[0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_DUTCH = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_DUTCH, start=1)}
_MONTHS |= {"mar": 3, "may": 5, "sept": 9, "oct": 10}


def decoded(raw: bytes, file: str, cure: str = "") -> str:
    """Turn the bytes of a file into text.

    Args:
        raw: The content of the file.
        file: Its name, for messages.
        cure: What to do about a file that is empty or damaged; a fresh copy when left out.

    Returns:
        The text, read as UTF-8, UTF-16 or the alphabet of Windows.

    Raises:
        DataProblem: If these bytes are no text, or another kind of file.
    """
    if not raw.strip():
        raise DataProblem(_("the file is empty."), file=file, cure=cure or fresh_copy())
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
            raise DataProblem(what, file=file, row=1, cure=cure or save_again())
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
            cure=cure or save_again(),
        ) from None
    if "\0" in text:
        raise DataProblem(
            _("the file holds bytes that are no text; it is damaged."),
            file=file,
            row=text.count("\n", 0, text.index("\0")) + 1,
            cure=cure or fresh_copy(),
        )
    return text


def split(
    text: str, file: str, expected: Collection[str], above: int = 0, cure: str = ""
) -> list[list[str]]:
    """Split a text into rows and cells, whatever separates the columns.

    Args:
        text: What :func:`decoded` returns.
        file: The file's name, for messages.
        expected: Names of columns, some of which should be there.
        above: How many rows stood above this text, for messages.
        cure: As for :func:`decoded`.

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
        header = cells(text, separator)
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
            row=next(odd, 1) + above,
            allowed=_('double quotes in pairs: "like this"'),
            cure=cure or fresh_copy(),
        ) from None
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    if not rows:
        raise DataProblem(_("there is nothing in the file."), file=file, cure=cure or fresh_copy())
    while rows[0] and not rows[0][-1].strip():
        rows[0].pop()
    width = len(rows[0])
    rows = [row if any(map(str.strip, row[width:])) else row[:width] for row in rows]
    # A Dutch Excel that opens commas leaves each line in one cell, and quotes it if it must.
    only = rows[0][0] if width == 1 and rows[0][0].strip() not in expected else ""
    if (inner := max(_SEPARATORS, key=only.count)) in only:
        separator, width = inner, 2
    return [cells(row[0], separator) if len(row) == 1 < width else row for row in rows]


def cells(text: str, separator: str) -> list[str]:
    """Split the first row of a text into cells; the text as one cell if that cannot be."""
    try:
        start = io.StringIO(text[:200_000], newline="")  # a copy of all of it would take long
        return next(csv.reader(start, delimiter=separator, strict=True), [])
    except csv.Error:
        return [text]


def meanings(entry: str, unit: str, whole: bool) -> dict[str, str]:
    """Tell what an entry can mean as a number.

    Args:
        entry: What stands in the cell.
        unit: The unit of its column, which may allow a euro or a percent sign.
        whole: Whether only whole numbers are looked for.

    Returns:
        By decimal mark, "." or ",", the number written with a decimal point.
    """
    if entry.isascii() and entry.isdigit():  # as most are, and quick
        return dict.fromkeys(".,", entry)
    text = entry.replace("\u2212", "-")
    if "EUR" in unit:
        text = re.sub("€|EUR|,--?$", "", text)
    if unit.startswith(("%", "percentage", "share")):
        text = text.removesuffix("%")
    text = re.sub(rf"^([+-]?)[{SPACES}]+", r"\1", text.strip(SPACES))
    if text == "-" and "€" in entry:  # so Excel's bookkeeping format writes nought
        text = "0"
    if _SPACED.fullmatch(text):
        text = re.sub(f"[{SPACES}]", "", text)
    found = {}
    for mark in ".,":
        number = text if mark == "." else text.translate(_SWAP)
        if _THOUSANDS.fullmatch(number):
            number = number.replace(",", "")
        if unit.startswith("share") and entry.endswith("%"):
            number += "e-2"
        if _NUMBER.fullmatch(number):
            found[mark] = number
    if whole and len(found) == 2:
        found = {mark: text for mark, text in found.items() if float(text).is_integer()} or found
    return found


def day_and_month(entry: str) -> tuple[int, int] | None:
    """Return the first two numbers of a day with slashes, which may be a day or a month."""
    found = _DAY.fullmatch(entry)
    return (int(found["one"]), int(found["two"])) if found and found["sign"] == "/" else None


def moment(entry: str, kind: str, month_first: bool) -> datetime | None:
    """Read a moment as people and spreadsheets write it.

    Args:
        entry: What stands in the cell.
        kind: "date", "datetime" or "yearmonth".
        month_first: Whether in 1/2/2026 the month is 1.

    Returns:
        The moment; None if the entry is not written as one of this kind.

    Raises:
        ValueError: If it is not in the calendar.
    """
    if kind == "yearmonth" and (found := _MONTH.fullmatch(entry)):
        digits = found["year"] or found["late_year"] or found["short_year"]
        name = (found["name"] or "").lower()
        month = _MONTHS.get(name) or int(found["month"] or found["early_month"] or 0)
        # As Excel does: 29 is 2029, 30 is 1930.
        century = 0 if len(digits) == 4 else 2000 if int(digits) < 30 else 1900
        return datetime(century + int(digits), month, 1)
    found = _DAY.fullmatch(entry)
    if not found or (kind == "datetime" and not found["time"]):
        return None
    if found["one"]:
        year, day, month = int(found["late_year"]), int(found["one"]), int(found["two"])
        if month_first and found["sign"] == "/":
            day, month = month, day
    else:
        year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    if kind == "yearmonth" and day != 1:
        return None
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if found["half"]:  # 12:30 AM is half past midnight, 12:30 PM half past noon
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        hour = hour % 12 + 12 * (found["half"] in "pP")
    return datetime(year, month, day, hour, minute, second)
