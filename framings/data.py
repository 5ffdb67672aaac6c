"""The example data: load a table, read what its columns mean, look up a published figure.

Learners need pandas only. What a table must look like stands in ``data/datapackage.json``, a
Frictionless Data Package; this module reads that description and holds every file against it.
Whatever is wrong with a file ends in one :class:`DataProblem`, in plain words.
"""

import csv
import difflib
import html
import io
import json
import math
import re
import sys
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framings import NO_FORMULAS

__all__ = ["DataProblem", "Dictionary", "describe", "finding", "load", "names"]

# A table in a notebook holds words and numbers, and two prices in dollars are no formula.
pd.set_option("display.html.use_mathjax", False)
# And what somebody claimed is to be read to its end.
pd.set_option("display.max_colwidth", 120)

_FRESH_COPY = "Put a fresh copy of the file in its folder; do not save it from a spreadsheet."
_SAVE_AS = (
    "Put a fresh copy of the file in its folder, or save it again as “CSV UTF-8 (comma "
    "delimited)” with points in numbers."
)
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_HUGE = sys.float_info.max
# Unicode's categories of control and format signs, of halves of signs, and of line ends.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # hide as well, but belong to the words and emoji they stand in
_FORMATS = {
    "date": ("%Y-%m-%d", r"\d{4}-\d{2}-\d{2}", "a date written as 2024-01-31"),
    "datetime": (
        "%Y-%m-%dT%H:%M:%SZ",
        r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z",
        "a moment written as 2024-01-31T09:30:00Z",
    ),
    "yearmonth": ("%Y-%m", r"\d{4}-\d{2}", "a month written as 2024-01"),
}


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
            place.append(f"row {row}")
        if column is not None:
            place.append(f"column {column}")
        lines = [f"{', '.join(place)}: {what}" if place else what]
        if allowed:
            lines.append(f"Allowed: {allowed}.")
        if cure:
            lines.append(f"What to do: {cure}")
        super().__init__("\n".join(map(_readable, lines)))
        self.file, self.row, self.column = file, row, column

    def _render_traceback_(self) -> list[str]:
        # IPython shows what this returns instead of a traceback.
        return str(self).splitlines()


def names(folder: str | Path | None = None) -> list[str]:
    """List the tables there are.

    Args:
        folder: Where the tables lie; the project's own ``data`` folder when left out.

    Returns:
        The names that :func:`load` takes, in the order of the description.

    Raises:
        DataProblem: If the description of the tables is missing or damaged.
    """
    return [resource["name"] for resource in _package(folder)[1]["resources"]]


def load(name: str, folder: str | Path | None = None) -> pd.DataFrame:
    """Read one table and check every value in it.

    Args:
        name: The table, such as ``"leads"``; :func:`names` lists them all.
        folder: Where the tables lie; the project's own ``data`` folder when left out.

    Returns:
        The table, columns in the described order. Whole numbers are integers, numbers with gaps
        are floats with NaN, months and dates are timestamps, 0/1 stays 0/1 so that its mean is a
        share. :func:`describe` gives units and meaning.

    Raises:
        DataProblem: If there is no such table, or its file is missing, damaged or holds a value
            that is not allowed.
    """
    where, resource = _resource(name, folder)
    file = resource["path"]
    columns = _columns(where / file, file, resource)
    return _typed(columns, resource)


def describe(name: str, folder: str | Path | None = None) -> "Dictionary":
    """Show what a table is and what its columns mean.

    Args:
        name: The table, such as ``"leads"``.
        folder: Where the tables lie; the project's own ``data`` folder when left out.

    Returns:
        An object that a notebook shows as a table and Python prints as text. It says whether the
        data are synthetic or real, and in the latter case where they come from.

    Raises:
        DataProblem: If there is no such table or the description is damaged.
    """
    return Dictionary(_resource(name, folder)[1])


def finding(id: str, column: str = "value", folder: str | Path | None = None) -> float:
    """Look up the value of one published figure.

    Args:
        id: The row's id in ``published_findings``, such as ``"F05"``.
        column: ``"value"``; where the source states a range, ``"low"`` or ``"high"``.
        folder: Where the tables lie; the project's own ``data`` folder when left out.

    Returns:
        The value, in the unit that the row states: 37 for 37 %, not 0.37.

    Raises:
        DataProblem: If there is no such id or column, or the row holds no number there but a
            range, a sign or words.
    """
    table = load("published_findings", folder)
    place: dict[str, Any] = {"file": "published_findings.csv"}
    if column not in ("value", "low", "high"):
        raise DataProblem(
            f"{_cut(repr(column))} is not a column to look a figure up in.",
            **place,
            allowed="value, low or high",
            cure="Write finding('F05'), or finding('F16', 'low') for the end of a range.",
        )
    row = table[table["id"] == id]
    if row.empty:
        parts = [known for known in table["id"] if known[:-1] == id]
        near = parts or difflib.get_close_matches(str(id), table["id"], n=3)
        hint = f"{'Its parts are' if parts else 'Nearest are'} {', '.join(near)}. " if near else ""
        raise DataProblem(
            f"there is no finding with the id {_cut(repr(id))}.",
            **place,
            column="id",
            cure=f"{hint}Look the id up in load('published_findings').",
        )
    figure = row.iloc[0]
    if math.isnan(figure[column]):
        is_range = column == "value" and not math.isnan(figure["low"])
        raise DataProblem(
            f"finding {id} holds no single number here; the source states “{figure['stated']}”.",
            **place,
            row=int(row.index[0]) + 2,
            column=column,
            cure=f"Quote both ends: finding({id!r}, 'low') and finding({id!r}, 'high')."
            if is_range
            else "Quote the words of the column stated, or take a row that holds a number.",
        )
    return float(figure[column])


@dataclass(frozen=True)
class Dictionary:
    """A table's dictionary: what it is, and a line for each column.

    Attributes:
        resource: The table's entry in ``data/datapackage.json``.
    """

    resource: dict[str, Any]

    @property
    def status(self) -> str:
        """Whether the data are synthetic or real, as a sentence."""
        return status(self.resource)

    def columns(self) -> list[tuple[str, str, str, str]]:
        """Give name, unit, meaning and range of each column."""
        return [
            (field["name"], field.get("unit", ""), field["description"], allowed(field))
            for field in self.resource["schema"]["fields"]
        ]

    def __repr__(self) -> str:
        lines = [f"{self.resource['name']}: {self.resource['title']}"]
        lines += textwrap.wrap(self.status, 88)
        lines += textwrap.wrap(self.resource["description"], 88)
        for name, unit, meaning, range_ in self.columns():
            unit = f" [{unit}]" if unit else ""
            lines += textwrap.wrap(
                f"{name}{unit}: {meaning} Allowed: {range_}.",
                88,
                initial_indent="  ",
                subsequent_indent="      ",
            )
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        escape = html.escape
        body = "".join(
            f'<tr><th scope="row" style="text-align:left"><code>{escape(name)}</code></th>'
            + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in cells)
            + "</tr>"
            for name, *cells in self.columns()
        )
        head = "".join(
            f'<th scope="col" style="text-align:left">{title}</th>'
            for title in ("Column", "Unit", "Meaning", "Allowed")
        )
        return (
            f'<div class="{NO_FORMULAS}">'
            f"<p><strong>{escape(self.resource['title'])}.</strong> "
            f"<strong>{escape(self.status)}</strong> {escape(self.resource['description'])}</p>"
            f"<table><caption>Columns of {escape(self.resource['name'])}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )


def status(resource: dict[str, Any]) -> str:
    """Say in a sentence whether a table is synthetic or real.

    Args:
        resource: The table's entry in the description.

    Returns:
        A sentence; for real data with the source.
    """
    if resource["synthetic"]:
        return (
            "SYNTHETIC data: invented for teaching, from a random generator; no firm is behind it."
        )
    sources = "; ".join(source["title"] for source in resource["sources"])
    return f"Real data. Source: {sources}."


def allowed(field: dict[str, Any]) -> str:
    """Say in words which values a column may hold.

    Args:
        field: The column's entry in the description.

    Returns:
        A phrase without a full stop, such as "a whole number from 0 to 100".
    """
    limits = field.get("constraints", {})
    kind = field["type"]
    if "enum" in limits:
        values = [str(value) for value in limits["enum"]]
        words = values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"
    else:
        words = {
            "integer": "a whole number",
            "number": "a number with a decimal point",
            "string": "text",
        }.get(kind) or _FORMATS[kind][2]
        low, high = limits.get("minimum"), limits.get("maximum")
        if low is not None and high is not None:
            words += f" from {low} to {high}"
        elif low is not None:
            words += f", {low} or more"
        elif high is not None:
            words += f", {high} or less"
        if "pattern" in limits:
            words += f" like {field['example']}"
    if limits.get("unique"):
        words += ", each once"
    if not limits.get("required"):
        words += "; or empty"
    return words


# --- finding the files ----------------------------------------------------------------------


def _package(folder: str | Path | None) -> tuple[Path, dict[str, Any]]:
    where = Path(folder) if folder is not None else Path(__file__).resolve().parent.parent / "data"
    path = where / "datapackage.json"
    cure = (
        "Fetch the whole project again and leave its data folder where it is; it holds "
        "datapackage.json beside the tables."
    )
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        for resource in package["resources"]:
            _ = resource["name"], resource["path"], resource["synthetic"]
            for field in resource["schema"]["fields"]:
                _ = field["name"], field["type"]
    except FileNotFoundError:
        raise DataProblem(
            f"the description of the tables is not in the folder {where}.",
            file=path.name,
            cure=cure,
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise DataProblem(
            "the description of the tables cannot be read.", file=path.name, cure=cure
        ) from None
    return where, package


def _resource(name: str, folder: str | Path | None) -> tuple[Path, dict[str, Any]]:
    where, package = _package(folder)
    resources = {resource["name"]: resource for resource in package["resources"]}
    wanted = str(name).removesuffix(".csv")
    if wanted not in resources:
        near = difflib.get_close_matches(wanted, resources, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise DataProblem(
            f"there is no table called {_cut(repr(name))}.{hint}",
            cure=f"Choose one of: {', '.join(resources)}.",
        )
    return where, resources[wanted]


# --- from bytes to columns of text ----------------------------------------------------------


def _columns(path: Path, file: str, resource: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Read the file and return its columns in the described order."""
    text = _text(path, file)
    expected = [field["name"] for field in resource["schema"]["fields"]]
    healthy = _at_once(text, expected, resource.get("rows"))
    if healthy:
        return healthy
    rows = _split(text, file, expected)
    order = _order(rows[0], file, expected)
    width = len(rows[0])
    for number, row in enumerate(rows[1:], start=2):
        if len(row) == width and any(row):
            continue
        permitted = f"{width} values, one a column"
        if not any(row):
            what, permitted = "the row is empty.", "no empty rows between the data"
        elif row[0].startswith(("<<<<<<<", "=======", ">>>>>>>")):
            what = "two versions of the file were mixed by git."
        elif len(row) < width:
            what = f"{len(row)} values are too few; is the row cut off or split?"
        else:
            what = f"{len(row)} values are too many; is there a stray comma?"
        raise DataProblem(what, file=file, row=number, allowed=permitted, cure=_FRESH_COPY)
    if len(rows) == 1:
        raise DataProblem(
            "there is a header but no data below it.", file=file, row=2, cure=_FRESH_COPY
        )
    wanted = resource.get("rows")
    if wanted is not None and len(rows) - 1 != wanted:
        difference = len(rows) - 1 - wanted
        many = f"{abs(difference)} row{'s' if abs(difference) > 1 else ''}"
        raise DataProblem(
            f"{many} too {'many' if difference > 0 else 'few'}; the file ends here.",
            file=file,
            row=len(rows),
            allowed=f"{wanted} rows of data, so row {wanted + 1} is the last",
            cure=_FRESH_COPY,
        )
    columns = list(zip(*rows[1:], strict=True))
    return {name: columns[i] for name, i in zip(expected, order, strict=True)}


def _at_once(text: str, expected: list[str], rows: int | None) -> dict[str, tuple[str, ...]] | None:
    """Split a plain and healthy file in one go; None if there is anything to look at closely."""
    lines = text.removesuffix("\n").split("\n")
    width = len(expected)
    if (
        lines[0] != ",".join(expected)
        or len(lines) - 1 != rows
        or '"' in text
        or "\r" in text
        or {line.count(",") for line in lines} != {width - 1}
        or "," * (width - 1) in lines
    ):
        return None
    cells = ",".join(lines[1:]).split(",")
    return {name: tuple(cells[i::width]) for i, name in enumerate(expected)}


def _text(path: Path, file: str) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise DataProblem(
            f"the file is not in the folder {path.parent}.{_lookalike(path)}",
            file=file,
            cure="Give the file its own name back, or put a fresh copy in that folder.",
        ) from None
    except OSError as error:
        raise DataProblem(
            f"the file cannot be opened ({error.strerror}).",
            file=file,
            cure="Close the programs that have it open, or put a fresh copy in its folder.",
        ) from None
    if not raw.strip():
        raise DataProblem("the file is empty.", file=file, cure=_FRESH_COPY)
    start = raw[:200].lstrip().lower()
    for sign, kind in (
        (b"pk\x03\x04", "an Excel workbook that was only renamed to .csv"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook that was only renamed to .csv"),
        (b"<!doctype", "a web page, not the table itself"),
        (b"<html", "a web page, not the table itself"),
        (b"version https://git-lfs", "a pointer to the table, not the table itself"),
    ):
        if start.startswith(sign):
            raise DataProblem(f"this is {kind}.", file=file, row=1, cure=_SAVE_AS)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataProblem(
            "the file is saved as “Unicode text” (UTF-16).",
            file=file,
            row=1,
            allowed="UTF-8",
            cure=_SAVE_AS,
        )
    try:
        # Excel puts a mark in front of UTF-8, which does no harm.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataProblem(
            "a letter cannot be read; the file is probably saved in the old Windows alphabet "
            "(Windows-1252).",
            file=file,
            row=raw.count(b"\n", 0, error.start) + 1,
            allowed="UTF-8",
            cure=_SAVE_AS,
        ) from None
    if "\0" in text:
        raise DataProblem(
            "the file holds bytes that are no text; it is damaged.",
            file=file,
            row=text.count("\n", 0, text.index("\0")) + 1,
            cure=_FRESH_COPY,
        )
    return text


def _lookalike(path: Path) -> str:
    """Name a file that is probably the missing one under another name."""
    try:
        there = [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        return " That folder is not there either."
    near = difflib.get_close_matches(path.name.lower(), [name.lower() for name in there], n=1)
    found = [name for name in there if near and name.lower() == near[0]]
    return f" There is a file {found[0]!r}; was it renamed?" if found else ""


def _split(text: str, file: str, expected: list[str]) -> list[list[str]]:
    first = text.lstrip("\r\n").partition("\n")[0]
    for delimiter, called in ((";", "semicolons"), ("\t", "tabs")):
        if first.count(delimiter) >= len(expected) - 1 and first.count(",") < len(expected) - 1:
            raise DataProblem(
                f"the columns are separated by {called}; a spreadsheet has saved the file in its "
                "own way.",
                file=file,
                row=1,
                allowed="commas between columns, points in numbers",
                cure=_SAVE_AS,
            )
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise DataProblem(
            "a quotation mark is opened and not closed, so rows run into each other.",
            file=file,
            row=_unclosed(text),
            allowed='double quotes in pairs: "like this"',
            cure=_FRESH_COPY,
        ) from None
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise DataProblem("there is nothing in the file.", file=file, cure=_FRESH_COPY)
    if len(rows[0]) == 1 and rows[0][0].count(",") == len(expected) - 1:
        raise DataProblem(
            "all columns stand in one cell; a spreadsheet has put each line in quotation marks.",
            file=file,
            row=1,
            allowed="a comma between columns, outside quotation marks",
            cure=_SAVE_AS,
        )
    return rows


def _unclosed(text: str) -> int:
    """Find the first line with an odd number of quotation marks."""
    odd = (n for n, line in enumerate(text.splitlines(), start=1) if line.count('"') % 2)
    return next(odd, 1)


def _order(header: list[str], file: str, expected: list[str]) -> list[int]:
    """Find where each described column stands."""
    problem: dict[str, Any] = {"file": file, "row": 1}
    header = [name.strip() for name in header]
    missing = [name for name in expected if name not in header]
    unknown = [name for name in header if name not in expected]
    if len(missing) == len(expected):
        raise DataProblem(
            "the first row does not hold the names of the columns.",
            **problem,
            allowed=f"the header {','.join(expected)}",
            cure=_FRESH_COPY,
        )
    if missing:
        # Any unknown column in the place of the missing one is likely to be it.
        place = expected.index(missing[0])
        near = difflib.get_close_matches(missing[0], unknown, n=1) or [
            name for name in header[place : place + 1] if name in unknown
        ]
        renamed = f" There is a column {_shown(near[0])}; was it renamed?" if near else ""
        raise DataProblem(
            f"this column is missing.{renamed}",
            **problem,
            column=missing[0],
            allowed=f"the header {','.join(expected)}",
            cure="Give the column its own name back, or put in a fresh copy of the file.",
        )
    twice = [name for name in expected if header.count(name) > 1]
    if twice:
        raise DataProblem(
            f"this column is there {header.count(twice[0])} times.",
            **problem,
            column=twice[0],
            allowed="each column once",
            cure="Delete the copy, or put in a fresh copy of the file.",
        )
    if unknown:
        raise DataProblem(
            "this column does not belong to the table.",
            **problem,
            column=_cut(unknown[0]) or "without a name",
            allowed=f"the header {','.join(expected)}",
            cure="Delete the column here, or put in a fresh copy of the file.",
        )
    return [header.index(name) for name in expected]


# --- from text to checked values ------------------------------------------------------------


class _Column:
    """One column while it is being checked.

    Attributes:
        file: Its file.
        field: Its entry in the description.
        cells: Its cells, from row 2 down.
        missing: The entries that stand for "no value" and occur.
        different: All other entries, each once: values repeat, and looking at each different one
            once is much faster.
    """

    def __init__(self, file: str, field: dict[str, Any], cells: tuple[str, ...], empty: list[str]):
        self.file, self.field, self.cells = file, field, cells
        self.limits = field.get("constraints", {})
        entries = set(cells)
        self.missing = entries & set(empty)
        self.different = entries - self.missing
        if self.limits.get("required"):
            self.refuse(self.missing, "there is no value here.")

    def which(self, wrong: Callable[[str], bool]) -> set[str]:
        """Return the entries of which this is true."""
        return set(filter(wrong, self.different))

    def refuse(self, bad: set[str], what: str | Callable[[str], str], cure: str = "") -> None:
        """Raise for the first cell that holds one of these entries, if any.

        Args:
            bad: The entries that are wrong.
            what: What to say of the cell; of text, ``{}`` is where the cell goes.
            cure: What to do; put the value back when left out.
        """
        if not bad:
            return
        places = [place for place, cell in enumerate(self.cells) if cell in bad]
        shown = _shown(self.cells[places[0]])
        more = len(places) - 1
        tail = f" So {'are' if more > 1 else 'is'} {more} more in this column." if more else ""
        raise DataProblem(
            (what(shown) if callable(what) else what.format(shown)) + tail,
            file=self.file,
            row=places[0] + 2,
            column=self.field["name"],
            allowed=allowed(self.field),
            cure=cure or "Put the right value back, or put in a fresh copy of the file.",
        )

    def refuse_unless_like(
        self, pattern: str, what: str | Callable[[str], str], cure: str = ""
    ) -> None:
        """Raise for the first cell that is not written like the pattern."""
        # One look at all entries at once is far quicker than one look each. The possessive groups
        # keep a wrong one from sending the search back through all before it.
        together = "\n".join(self.different) + "\n"
        if together.count("\n") == len(self.different) and re.fullmatch(
            f"(?:(?>{pattern})\n)*+", together
        ):
            return
        fits = re.compile(pattern).fullmatch
        self.refuse(self.which(lambda cell: not fits(cell)), what, cure)


def _typed(columns: dict[str, tuple[str, ...]], resource: dict[str, Any]) -> pd.DataFrame:
    """Turn columns of text into a checked table."""
    file, schema = resource["path"], resource["schema"]
    key = schema.get("primaryKey", [])
    keys = [[key] if isinstance(key, str) else key]
    table = {}
    for field in schema["fields"]:
        name = field["name"]
        column = _Column(file, field, columns[name], schema.get("missingValues", [""]))
        table[name] = _values(column)
        if column.limits.get("unique") and [name] not in keys:
            keys.append([name])
    for names_ in filter(None, keys):
        _unique(columns, names_, file)
    return pd.DataFrame(table)


def _values(column: _Column) -> Any:
    kind, limits = column.field["type"], column.limits
    if kind in _FORMATS:
        return _moments(column)
    if kind != "string":
        return _numbers(column)
    if "enum" in limits:
        column.refuse(column.different - set(limits["enum"]), "{} is not a known value.")
    if "pattern" in limits:
        column.refuse_unless_like(limits["pattern"], "{} is not a valid code.")
    text = column.cells
    if column.missing:
        text = [None if cell in column.missing else cell for cell in text]
    return pd.Series(text, dtype="str")


def _numbers(column: _Column) -> np.ndarray:
    limits, whole = column.limits, column.field["type"] == "integer"
    column.refuse_unless_like(_NUMBER, _not_a_number, _SAVE_AS)
    numbers = {cell: float(cell) for cell in column.different}
    # The limits are tried on all values at once; only trouble is looked at one by one.
    known = np.array(list(numbers.values()))
    if whole and (known != np.round(known)).any():
        fractions = column.which(lambda cell: not numbers[cell].is_integer())
        column.refuse(fractions, "{} is not a whole number.")
    low, high = limits.get("minimum", -_HUGE), limits.get("maximum", _HUGE)
    if (known < low).any() or (known > high).any():
        outside = column.which(lambda cell: not low <= numbers[cell] <= high)
        column.refuse(outside, "{} is out of range.")
    if "enum" in limits:
        unknown = column.which(lambda cell: numbers[cell] not in limits["enum"])
        column.refuse(unknown, "{} is not a known value.")
    numbers |= dict.fromkeys(column.missing, np.nan)
    values = np.fromiter(map(numbers.__getitem__, column.cells), float, len(column.cells))
    return values.astype(np.int64) if whole and not column.missing else values


def _moments(column: _Column) -> np.ndarray:
    layout, pattern, _ = _FORMATS[column.field["type"]]
    column.refuse_unless_like(
        pattern,
        "{} is not written as it should be; has a spreadsheet changed it?",
        _SAVE_AS,
    )
    different = list(column.different)
    read = pd.to_datetime(pd.Series(different, dtype="str"), format=layout, errors="coerce")
    unreal = set(pd.Series(different)[read.isna()])
    column.refuse(unreal, "{} is not in the calendar.")
    # Written this way, moments sort as text.
    low, high = column.limits.get("minimum", ""), column.limits.get("maximum", "9999")
    outside = column.which(lambda cell: not low <= cell <= high)
    column.refuse(outside, "{} is out of range.")
    seconds = dict(zip(different, read.to_numpy("datetime64[s]").astype(np.int64), strict=True))
    seconds |= dict.fromkeys(column.missing, np.datetime64("NaT", "s").astype(np.int64))
    values = np.fromiter(map(seconds.__getitem__, column.cells), np.int64, len(column.cells))
    return values.astype("datetime64[s]")


def _not_a_number(shown: str) -> str:
    cell = shown.strip("“”")
    if re.fullmatch(r"[+-]?\d+,\d+", cell):
        return f"{shown} has a decimal comma."
    if re.fullmatch(r"[+-]?\d{1,3}([.,  ]\d{3})+([.,]\d+)?", cell):
        return f"{shown} has separators between thousands."
    if cell.startswith("#"):
        return f"{shown} is an error message of a spreadsheet."
    return f"{shown} is not a number."


def _shown(cell: str) -> str:
    return f"“{_cut(cell)}”"


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _readable(line: str) -> str:
    """Write out line ends, signs that turn the direction of text, and others that hide."""
    hidden = {sign for sign in line if unicodedata.category(sign) in _HIDDEN} - {*_JOINERS}
    return line.translate({ord(sign): ascii(sign)[1:-1] for sign in hidden})


def _unique(columns: dict[str, tuple[str, ...]], key: list[str], file: str) -> None:
    """Raise for the first row that repeats another one in these columns."""
    parts = [columns[name] for name in key]
    if len(parts) == 1 and len(set(parts[0])) == len(parts[0]):
        return
    entries = list(zip(*parts, strict=True))
    if len(set(entries)) == len(entries):
        return
    seen: dict[tuple[str, ...], int] = {}
    for number, entry in enumerate(entries, start=2):
        if entry in seen:
            raise DataProblem(
                f"{_shown(', '.join(entry))} stands in row {seen[entry]} too.",
                file=file,
                row=number,
                column=" + ".join(key),
                allowed="each value once" if len(key) == 1 else "each combination once",
                cure="Delete the copied row, or put in a fresh copy of the file.",
            )
        seen[entry] = number
