"""The sheets of an Excel workbook (xlsx), as rows of text.

Read by Calamine: openpyxl, the other library for it, takes many times as long for 200,000 rows.
Before that the parts with cells are unpacked here, counted while they are, so that a small file
that would fill the memory, or one with a cell in the farthest corner of a sheet, is refused.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

import python_calamine

from framings.data.crm.problems import unreadable
from framings.data.problem import DataProblem
from framings.words import _

_UNPACKED = 400_000_000  # bytes; 200,000 deals of 20 columns take 200 MB
_CELLS = 12_000_000
_SHEETS = 50
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/.*|xl/(workbook|sharedStrings|styles)\.xml|xl/(_rels|worksheets)/[^/]*\.(xml|rels)",
    re.IGNORECASE,
)
# Written as nearly all programs do, neither past column Z nor past row 399,999: quick to tell.
_FAR = re.compile(rb"""r="(?:[A-Za-z]{2,3}[0-9]|[A-Za-z]?(?:[4-9][0-9]{5}|[0-9]{7}))""")
_ODDLY = re.compile(rb"""r='|r\s+=|r=\s""")
_COLUMN = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})[0-9]""")
_ROW = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]{0,3}([0-9]{5,})""")
_FORMULA = re.compile(rb"<f")
_UNSOLVED = re.compile(
    rb"<c\b([^>]*)>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)


def sheets(raw: bytes) -> Iterator[list[list[str]]]:
    """Read a workbook sheet by sheet.

    Args:
        raw: The content of the file.

    Yields:
        The rows of each sheet that holds any, as text: numbers with a decimal point, moments as
        2024-01-31T09:30:00. Rows count from the first of the sheet.

    Raises:
        DataProblem: If it is no workbook, or needs a password, or is too large.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(_unpacked(raw)))
        for number, _name in enumerate(book.sheet_names[:_SHEETS]):
            sheet = book.get_sheet_by_index(number)
            cells, width = [*chain.from_iterable(sheet.iter_rows())], sheet.width
            columns = [_as_text(cells[place::width]) for place in range(width)]
            if columns:
                yield list(map(list, zip(*columns, strict=True)))
    except DataProblem:
        raise
    except python_calamine.PasswordError:
        raise unreadable(_("the workbook is protected with a password.")) from None
    except Exception:
        raise unreadable(_("this is no Excel workbook, or it is damaged.")) from None
    except BaseException as stop:
        # What a library in Rust did not foresee comes as this, and is no Exception.
        if type(stop).__name__ != "PanicException":
            raise
        raise unreadable(_("this is no Excel workbook, or it is damaged.")) from None


def _unpacked(raw: bytes) -> bytes:
    """Unpack what a workbook's cells need, and put it together anew without packing it."""
    packed, room = zipfile.ZipFile(io.BytesIO(raw)), _UNPACKED
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as store:
        for member in packed.infolist():
            if not _NEEDED.fullmatch(member.filename):
                continue
            with packed.open(member) as part:
                content = part.read(room + 1)
            room -= len(content)
            if room < 0:
                raise _too_large()
            if "worksheets" in member.filename:
                _measured(content)
                if _FORMULA.search(content):  # twice as quick as ``in``
                    content = _UNSOLVED.sub(_formula, content)
            store.writestr(member.filename, content)
    return plain.getvalue()


def _measured(sheet: bytes) -> None:
    """Raise if a sheet reaches so far that its empty cells alone would fill the memory."""
    if not _FAR.search(sheet) and not _ODDLY.search(sheet):
        return
    wide = max(map(_number_of, set(_COLUMN.findall(sheet))), default=0)
    tall = max((int(row[:9]) for row in set(_ROW.findall(sheet))), default=10_000)
    if wide * tall > _CELLS:
        raise _too_large()


def _formula(cell: re.Match[bytes]) -> bytes:
    """Let a formula whose result was not stored be seen as one; it would be an empty cell."""
    attributes = re.sub(rb"""\st=["'][^"']*["']""", b"", cell[1])
    return b'<c%s t="str"><v>=</v></c>' % attributes


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def _too_large() -> DataProblem:
    return unreadable(
        _("the workbook is too large, or holds a cell far away from the others."),
        _("Copy the deals alone to a new workbook, or save the sheet as CSV UTF-8."),
    )


def _as_text(column: Sequence[Any]) -> Iterable[str]:
    """Write the cells of a column, of which there may be three million in a sheet: each once."""
    kinds = set(map(type, column))
    if kinds == {str}:
        return column
    if bool in kinds and len(kinds) > 1:  # True is 1.0, and is written otherwise
        return [_written(cell) for cell in column]
    written = {cell: _written(cell) for cell in set(column)}
    return map(written.__getitem__, column)


def _written(cell: Any) -> str:
    return _WRITTEN.get(type(cell), str)(cell)


def _number(cell: float) -> str:
    """Write a number so that its point can only be a decimal one; 1.234 could be thousands."""
    text = repr(cell)
    if text.endswith(".0"):
        return text[:-2]
    return f"{text}0" if text[-4:-3] == "." and "e" not in text else text


# How what is no text in a workbook is written; Calamine gives these kinds.
_WRITTEN: dict[type, Callable[[Any], str]] = {
    float: _number,
    datetime: datetime.isoformat,
    date: date.isoformat,
}
