"""Ways to damage a table, for the tests that read damaged ones."""

import csv
import io
from collections.abc import Callable
from datetime import datetime

import openpyxl

Grid = list[list[str]]


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[bytes], bytes]:
    """Damage that is easiest to write as a change to the list of lines."""
    return lambda raw: ("\n".join(change(raw.decode().splitlines())) + "\n").encode()


def line(number: int, change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    """Damage to one line, counted as a spreadsheet counts rows."""
    return lines(lambda all_: [change(x) if n == number else x for n, x in enumerate(all_, 1)])


def cell(number: int, column: str, text: str) -> Callable[[bytes], bytes]:
    """Damage to one cell."""

    def change(raw: bytes) -> bytes:
        rows = [row.split(",") for row in raw.decode().splitlines()]
        rows[number - 1][rows[0].index(column)] = text
        return ("\n".join(",".join(row) for row in rows) + "\n").encode()

    return change


def grid_of(raw: bytes, separator: str = ",", encoding: str = "utf-8-sig") -> Grid:
    """The rows and cells of a CSV file."""
    return list(csv.reader(io.StringIO(raw.decode(encoding), newline=""), delimiter=separator))


def csv_of(grid: Grid, separator: str = ",", encoding: str = "utf-8", **how) -> bytes:
    """A CSV file of rows and cells."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, **{"lineterminator": "\n"} | how).writerows(grid)
    return stream.getvalue().encode(encoding, "replace")


def workbook_of(*sheets: Grid, typed: bool = True, merged: tuple[str, ...] = ()) -> bytes:
    """An Excel workbook; typed as a spreadsheet would: numbers and moments are no text."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for grid in sheets:
        sheet = book.create_sheet()
        for row in grid:
            sheet.append([_typed(text) if typed else _plain(text) for text in row])
        for area in merged:
            sheet.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _plain(text: str) -> str:
    # openpyxl refuses signs that no workbook can hold.
    return "".join(sign for sign in text if sign.isprintable())


def _typed(text: str) -> object:
    for kind in (int, float, datetime.fromisoformat) if len(text) < 20 else ():
        try:
            value = kind(text)
        except ValueError:
            continue
        if text[0] not in "+0" or text in "0" or text.startswith("0."):
            return value if value == value else text
    return _plain(text)
