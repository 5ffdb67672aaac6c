"""From a file to the rows of an export, and through :mod:`deals` to its table; see the package."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framings.data.crm import headers
from framings.data.crm.deals import OUTCOMES, Export, put_together
from framings.data.crm.problems import export_again, name, unreadable
from framings.data.crm.rows import Reading
from framings.data.problem import DataProblem, Finding
from framings.data.sheet import cells, decoded, split
from framings.words import _

_LARGEST_FILE = 300_000_000
_HEADER_WITHIN, _TITLES = 30, 200_000  # rows, and signs, in which the header must be


def read(
    file: str | Path | bytes,
    *,
    stages: Mapping[str, str] | None = None,
    columns: Mapping[str, str | int] | None = None,
    decimal: str = "",
    day_first: bool | None = None,
) -> Export:
    """Read the deals of a HubSpot, Salesforce or Pipedrive export, and say what is wrong with it.

    Nothing is stored or sent, and no name, e-mail address or telephone number comes out.

    Args:
        file: The file's path or its content; CSV, or an Excel workbook (xlsx).
        stages: What stages of the firm's own mean: "won", "lost" or "open" for each name. After a
            first reading, ``unknown_stages`` lists the names to tell.
        columns: The file's header for columns that were not recognised, such as
            ``{"discount_pct": "Korting op offerte"}``, or their number, the first being 1. After a
            first reading, ``untold`` lists what can be told.
        decimal: "." or ",", for a file in which no number tells the decimal mark; ``unclear`` holds
            "decimal" then.
        day_first: Whether 1/2/2026 is the first of February, for a file in which no date tells;
            ``unclear`` holds "day_first" then.

    Returns:
        The table and what was found.

    Raises:
        DataProblem: If the file cannot be read at all, or an argument is not as it should be. No
            other exception leaves this function, whatever is in the file.
    """
    stages, columns = dict(stages or {}), dict(columns or {})
    _check(stages, columns, decimal, day_first)
    with _no_collecting():
        # A number is a column's in whatever row: it does not tell which row the header is.
        names = {column: name for column, name in columns.items() if isinstance(name, str)}
        reading = Reading(*_grid(_content(file), names), columns, decimal, day_first)
        meant = {headers.key(stage): outcome for stage, outcome in stages.items()}
        return put_together(reading, meant)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage among millions of cells, a third of the time.

    There is none: what is made here holds no circles.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _check(
    stages: Mapping[Any, Any], columns: Mapping[Any, Any], decimal: Any, day_first: Any
) -> None:
    """Raise for the first argument that is not as it should be."""
    for what, ok, allowed in (
        (
            "stages",
            all(isinstance(s, str) for s in stages) and all(o in OUTCOMES for o in stages.values()),
            '{"Akkoord": "won"}; won, lost, open',
        ),
        (
            "columns",
            all(c in headers.KNOWN for c in columns) and all(map(_is_column, columns.values())),
            '{"discount_pct": "…"}; ' + ", ".join(headers.KNOWN),
        ),
        ("decimal", decimal in ("", ".", ","), "“.”, “,”"),
        ("day_first", day_first in (True, False, None), "True, False, None"),
    ):
        if not ok:
            raise DataProblem(
                _("{argument} is not as it should be.").format(argument=what),
                allowed=allowed,
                cure=_("Write it as shown, with the names that stand in your file."),
            )


def _is_column(told: Any) -> bool:
    """Tell whether a column can be told so: by its header, or its number from 1."""
    if isinstance(told, str):
        return bool(headers.key(told))
    return type(told) is int and told > 0


# --- from bytes to rows ---------------------------------------------------------------------


def _content(file: str | Path | bytes) -> bytes:
    if isinstance(file, bytes | bytearray | memoryview):
        raw = bytes(file)
    else:
        try:
            path = Path(file)
            if not path.is_file():
                raise FileNotFoundError
            if path.stat().st_size > _LARGEST_FILE:
                raise _too_large()
            raw = path.read_bytes()
        except DataProblem:
            raise
        except (OSError, ValueError, TypeError):
            what = _("there is no such file, or it cannot be opened.")
            cure = _("Look where the file was saved, and close the programs that have it open.")
            raise unreadable(what, cure) from None
    if len(raw) > _LARGEST_FILE:
        raise _too_large()
    return raw


def _too_large() -> DataProblem:
    return unreadable(
        _("the file is too large."),
        _("Export fewer columns or fewer years; 200,000 deals are read."),
    )


def _grid(raw: bytes, columns: Mapping[str, str]) -> tuple[list[list[str]], int, list[Finding]]:
    """Return the header and the rows below it, the header's row, and what was found so far."""
    if raw.startswith(b"PK\x03\x04"):
        # Imported here, since CSV has no need of it.
        from framings.data.crm.workbook import sheets

        best: tuple[int, int, int, list[list[str]]] = (1, 0, 0, [])
        tables = 0
        for number, rows in enumerate(sheets(raw), start=1):
            known, place = _best_header(rows[:_HEADER_WITHIN], columns)
            tables += known > 1
            if known > best[0]:
                best = (known, place, number, rows)
        _known, place, number, rows = best
        if not rows:
            raise _no_header(columns)
        found = []
        if tables > 1:
            what = _("{number} sheets hold columns of deals; sheet {sheet} was read.")
            found = [
                Finding(
                    what.format(number=tables, sheet=number),
                    _("Keep the deals on one sheet; delete the others or save them apart."),
                    _("what stands on the other sheets is not counted."),
                )
            ]
        return rows[place:], place + 1, found
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise unreadable(_("this is an old Excel workbook (.xls), or one with a password."))
    text = decoded(raw, name(), export_again())
    return *_from_text(text, columns), []


def _from_text(text: str, columns: Mapping[str, str]) -> tuple[list[list[str]], int]:
    """Split a text below whatever titles stand above the header."""
    lines = text[:_TITLES].splitlines(keepends=True)[:_HEADER_WITHIN]
    tried = [[cells(line, mark) for line in lines] for mark in ";\t,|"]
    # A line that a Dutch Excel left in one cell counts as what is in the cell.
    tried += [[cells(row[0], mark) if row else [] for row in tried[0]] for mark in ",\t;"]
    known, place = max(
        (_best_header(rows, columns) for rows in tried), key=lambda found: (found[0], -found[1])
    )
    if known < 2:
        raise _no_header(columns)
    mark = next(
        m
        for m, rows in zip(";\t,|,\t;", tried, strict=True)
        if _best_header(rows, columns) == (known, place)
    )
    below = "".join(lines[place:]) + text[sum(map(len, lines)) :]
    header = next(row for row in (rows[place] for rows in tried) if _known(row, columns) == known)
    if mark == "|":
        below = f"sep=|\n{below}"
    expected = [entry.strip() for entry in header]
    return split(below, name(), expected, place, export_again()), place + 1


def _best_header(rows: Sequence[Sequence[str]], columns: Mapping[str, str]) -> tuple[int, int]:
    """Find the row with most columns that are known: how many, and its place."""
    scores = [_known(row, columns) for row in rows]
    most = max(scores, default=0)
    return most, scores.index(most) if scores else 0


def _known(row: Sequence[str], columns: Mapping[str, str]) -> int:
    return len(headers.found(row, columns))


def _no_header(columns: Mapping[str, str]) -> DataProblem:
    return DataProblem(
        _("no row near the top holds the names of columns that belong to deals."),
        file=name(),
        row=1,
        allowed=_(
            "names such as Deal Stage, Amount and Create Date, or Fase, Bedrag and Aanmaakdatum"
        ),
        cure=_(
            "Export deals (Salesforce: opportunities), not contacts or companies, with the names "
            "of the columns in one row."
        ),
    )
