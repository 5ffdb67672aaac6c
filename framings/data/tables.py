"""The example tables: load one, or look up a published figure.

A shipped file is known by its hash and needs no look at its cells. A file that somebody changed is
read as a table of their own, held against the description, and put in the order of its key.
"""

import difflib
import hashlib
import io
import math
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd

from framings.data.description import MOMENTS, Dictionary, described
from framings.data.problem import DataProblem, cut, fresh_copy
from framings.words import _


def names(folder: str | Path | None = None) -> list[str]:
    """List the tables there are.

    Args:
        folder: Where the tables lie; the project's own ``data`` folder when left out.

    Returns:
        The names that :func:`load` takes, in the order of the description.

    Raises:
        DataProblem: If the description of the tables is missing or damaged.
    """
    return [resource["name"] for resource in described(folder)[1]]


def load(name: str, folder: str | Path | None = None) -> pd.DataFrame:
    """Read one table, and check every value in it if it is not as it was shipped.

    Args:
        name: The table, such as ``"leads"``; :func:`names` lists them all.
        folder: Where the tables lie; the project's own ``data`` folder when left out.

    Returns:
        The table, columns and rows in the described order. Whole numbers are integers, numbers with
        gaps are floats with NaN, months and dates are timestamps, 0/1 stays 0/1 so that its mean is
        a share. :func:`describe` gives units and meaning.

    Raises:
        DataProblem: If there is no such table, or its file is missing, damaged or holds a value
            that is not allowed.
    """
    where, resource, others = _found(name, folder)
    raw = _content(where / resource["path"], others)
    schema = resource["schema"]
    if resource.get("hash") == f"sha256:{hashlib.sha256(raw).hexdigest()}":
        # If the description was changed so that it does not fit, the long way says where.
        with suppress(ValueError, KeyError):
            missing = schema.get("missingValues", [""])
            text = pd.read_csv(
                io.BytesIO(raw), dtype="str", keep_default_na=False, na_values=missing
            )
            return _typed(text, schema["fields"])
    # Imported here, since a lesson with the shipped files has no need of it.
    from framings.data import own

    text = pd.DataFrame(own.checked(raw, resource), dtype="str")
    return own.in_order(_typed(text, schema["fields"]), resource)


def describe(name: str, folder: str | Path | None = None) -> Dictionary:
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
    return Dictionary(_found(name, folder)[1])


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
        what = _("{column} is not a column to look a figure up in.")
        raise DataProblem(
            what.format(column=cut(repr(column))),
            **place,
            allowed=_("value, low or high"),
            cure=_("Write finding('F05'), or finding('F16', 'low') for the end of a range."),
        )
    row = table[table["id"] == id]
    if row.empty:
        parts = [known for known in table["id"] if known[:-1] == id]
        near = parts or difflib.get_close_matches(str(id), table["id"], n=3)
        cure = _("Look the id up in load('published_findings').")
        if near:
            hint = _("Its parts are {ids}.") if parts else _("Nearest are {ids}.")
            cure = f"{hint.format(ids=', '.join(near))} {cure}"
        what = _("there is no finding with the id {id}.").format(id=cut(repr(id)))
        raise DataProblem(what, **place, column="id", cure=cure)
    figure = row.iloc[0]
    if math.isnan(figure[column]):
        what = _("finding {id} holds no single number here; the source states “{stated}”.")
        cure = _("Quote the words of the column stated, or take a row that holds a number.")
        if column == "value" and not math.isnan(figure["low"]):
            both = _("Quote both ends: finding({id}, 'low') and finding({id}, 'high').")
            cure = both.format(id=repr(id))
        what = what.format(id=id, stated=figure["stated"])
        raise DataProblem(what, **place, column=column, cure=cure)
    return float(figure[column])


def _found(name: str, folder: str | Path | None) -> tuple[Path, dict[str, Any], set[str]]:
    """Return the folder, the entry of a table, and the files of all tables."""
    where, entries = described(folder)
    resources = {entry["name"]: entry for entry in entries}
    wanted = str(name).removesuffix(".csv")
    if wanted not in resources:
        what = _("there is no table called {name}.").format(name=cut(repr(name)))
        near = difflib.get_close_matches(wanted, resources, n=1)
        if near:
            hint = _("Did you mean {name}?").format(name=repr(near[0]))
            what = f"{what} {hint}"
        choice = _("Choose one of: {names}.").format(names=", ".join(resources))
        raise DataProblem(what, cure=choice)
    return where, resources[wanted], {entry["path"] for entry in entries}


def _content(path: Path, tables: set[str]) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        what = _("the file is not in the folder {folder}.").format(folder=path.parent)
        cure = fresh_copy()
        if likely := _lookalike(path, tables):
            renamed = _("There is a file {name}; was it renamed?").format(name=repr(likely))
            what = f"{what} {renamed}"
            cure = _("Give the file its own name back, or put a fresh copy in that folder.")
        raise DataProblem(what, file=path.name, cure=cure) from None
    except OSError as error:
        what = _("the file cannot be opened ({reason}).").format(reason=error.strerror)
        cure = _("Close the programs that have it open, or put a fresh copy in its folder.")
        raise DataProblem(what, file=path.name, cure=cure) from None


def _lookalike(path: Path, tables: set[str]) -> str | None:
    """Find a file that is probably the missing one under another name, and no other table's."""
    there = []
    with suppress(OSError):
        there = [other.name for other in path.parent.iterdir() if other.name not in tables]
    tables_like = {
        name: difflib.get_close_matches(name.lower(), tables, n=1)
        for name in there
        if name.lower().endswith((".csv", ".txt", ".xls", ".xlsx"))
    }
    return next((name for name, near in tables_like.items() if near == [path.name]), None)


def _typed(text: pd.DataFrame, fields: list[dict[str, Any]]) -> pd.DataFrame:
    """Turn columns of text, written as in the shipped files, into a table."""
    table = {}
    for field in fields:
        column, kind = text[field["name"]], field["type"]
        if kind in MOMENTS:
            column = pd.to_datetime(column, format=MOMENTS[kind][0]).dt.as_unit("s")
        elif kind != "string":
            column = column.astype("float64" if kind == "number" or column.hasnans else "int64")
        table[field["name"]] = column
    return pd.DataFrame(table)
