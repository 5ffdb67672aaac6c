"""What tables there are and what their columns mean: ``datapackage.json``, a Data Package.

Its texts are English; readers see them in the language in use, by way of the catalogue of words.

Beyond what the standard names, an entry says whether its table is ``synthetic``, in which ``order``
its rows stand (an enumerated column in the order of its values), and with ``every`` that one column
of that order runs from its least to its greatest value without a gap.
"""

import html
import json
import re
import textwrap
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from framings import NO_FORMULAS
from framings.data.problem import DataProblem
from framings.shipped import shipped
from framings.words import _

# How each kind of moment is written in the shipped files, and an example.
MOMENTS = {
    "date": ("%Y-%m-%d", "2024-01-31"),
    "datetime": ("%Y-%m-%dT%H:%M:%SZ", "2024-01-31T09:30:00Z"),
    "yearmonth": ("%Y-%m", "2024-01"),
}


def described(folder: str | Path | None = None) -> tuple[Path, list[dict[str, Any]]]:
    """Read the description of the tables.

    Args:
        folder: Where the tables lie; the project's own ``data`` folder when left out.

    Returns:
        The folder, and an entry for each table.

    Raises:
        DataProblem: If the description is missing or damaged.
    """
    where = Path(folder) if folder is not None else shipped("data")
    path, what = where / "datapackage.json", ""
    entries: list[dict[str, Any]] = []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["resources"]
        damaged = [number for number, entry in enumerate(entries, 1) if not _is_sound(entry)]
        if damaged:
            what = _("the description of table {number} is damaged.").format(number=damaged[0])
    except FileNotFoundError:
        what = _("the description of the tables is not in the folder {folder}.")
        what = what.format(folder=where)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        what = _("the description of the tables cannot be read.")
    if what:
        cure = _(
            "Fetch the whole project again and leave its data folder where it is; it holds "
            "datapackage.json beside the tables."
        )
        raise DataProblem(what, file=path.name, cure=cure)
    return where, entries


def status(resource: dict[str, Any]) -> str:
    """Say in a sentence whether a table is synthetic or real.

    Args:
        resource: The table's entry in the description.

    Returns:
        A sentence; for real data with the source.
    """
    if resource["synthetic"]:
        return _(
            "SYNTHETIC data: invented for teaching, from a random generator; no firm is behind it."
        )
    sources = "; ".join(_(source["title"]) for source in resource.get("sources", []))
    return _("Real data. Source: {sources}.").format(sources=sources)


def allowed(field: dict[str, Any]) -> str:
    """Say in words which values a column may hold.

    Args:
        field: The column's entry in the description.

    Returns:
        A phrase without a full stop, such as "a whole number from 0 to 100".
    """
    limits = field.get("constraints", {})
    if "enum" in limits:
        *others, last = map(str, limits["enum"])
        words = _("{others} or {last}").format(others=", ".join(others), last=last)
        words = words if others else last
    else:
        words = {
            "integer": _("a whole number"),
            "number": _("a number with a decimal comma")
            if field.get("decimalChar") == ","
            else _("a number with a decimal point"),
            "string": _("text"),
            "date": _("a date written as {example}"),
            "datetime": _("a moment written as {example}"),
            "yearmonth": _("a month written as {example}"),
        }[field["type"]].format(example=_example(field))
        low, high = limits.get("minimum"), limits.get("maximum")
        if low is not None and high is not None:
            words = _("{kind} from {low} to {high}").format(kind=words, low=low, high=high)
        elif low is not None:
            words = _("{kind}, {low} or more").format(kind=words, low=low)
        elif high is not None:
            words = _("{kind}, {high} or less").format(kind=words, high=high)
        if "pattern" in limits:
            example = field.get("example", limits["pattern"])
            words = _("{kind} like {example}").format(kind=words, example=example)
    if limits.get("unique"):
        words = _("{values}, each once").format(values=words)
    if not limits.get("required"):
        words = _("{values}; or empty").format(values=words)
    return words


def _example(field: dict[str, Any]) -> str:
    """Write the moment of the examples as a column does; nothing for columns of no moments."""
    usual, example = MOMENTS.get(field["type"], ("", ""))
    layout = field.get("format", usual)
    return datetime.strptime(example, usual).strftime(layout) if layout != usual else example


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
            (
                field["name"],
                _(field.get("unit", "")),
                _(field.get("description", "")),
                allowed(field),
            )
            for field in self.resource["schema"]["fields"]
        ]

    def _text(self, name: str) -> str:
        return _(str(self.resource.get(name, "")))

    def __repr__(self) -> str:
        lines = [f"{self.resource['name']}: {self._text('title')}"]
        lines += textwrap.wrap(self.status, 88)
        lines += textwrap.wrap(self._text("description"), 88)
        for name, unit, meaning, range_ in self.columns():
            unit = f" [{unit}]" if unit else ""
            range_ = _("Allowed: {what}.").format(what=range_)
            lines += textwrap.wrap(
                f"{name}{unit}: {meaning} {range_}",
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
            f'<th scope="col" style="text-align:left">{escape(title)}</th>'
            for title in (_("Column"), _("Unit"), _("Meaning"), _("Allowed"))
        )
        caption = _("Columns of {table}").format(table=self.resource["name"])
        return (
            f'<div class="{NO_FORMULAS}">'
            f"<p><strong>{escape(self._text('title'))}.</strong> "
            f"<strong>{escape(self.status)}</strong> {escape(self._text('description'))}</p>"
            f"<table><caption>{escape(caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )


# --- whether an entry is as it should be ----------------------------------------------------


def _is_sound(entry: Any) -> bool:
    """Tell whether an entry holds what the code asks of it, each thing of its kind."""
    match entry:
        case {
            "name": str(),
            "path": str(path),
            "synthetic": bool(),
            "schema": {"fields": [_, *_] as fields, **schema},
            **more,
        } if all(map(_is_sound_field, fields)):
            pass
        case _:
            return False
    columns = {field["name"]: field for field in fields}
    key: Any = schema.get("primaryKey", [])
    order: Any = more.get("order", [])
    texts = [more.get(name, "") for name in ("title", "description", "hash")]
    sources: Any = more.get("sources", [])
    return (
        Path(path).name == path
        and "\0" not in path
        and len(columns) == len(fields)
        and _are_texts(texts, key, order, schema.get("missingValues", []))
        and {*key, *order} <= columns.keys()
        and isinstance(more.get("rows", 0), int)
        and isinstance(sources, list)
        and all(isinstance(s, dict) and isinstance(s.get("title"), str) for s in sources)
        and ("every" not in more or (order[-1:] == [more["every"]] and _runs(columns[order[-1]])))
    )


def _is_sound_field(field: Any) -> bool:
    kinds: dict[str, Any] = {"string": str, "integer": int | float, "number": int | float}
    match field:
        case {"name": str(), "type": str(kind)} if kind in kinds or kind in MOMENTS:
            limits = field.get("constraints", {})
        case _:
            return False
    if not isinstance(limits, dict) or not isinstance(limits.get("enum", []), list):
        return False
    values = [*limits.get("enum", []), *(limits[e] for e in ("minimum", "maximum") if e in limits)]
    try:
        re.compile(limits.get("pattern", ""))
        for value in values:
            if kind in MOMENTS:
                datetime.strptime(value, MOMENTS[kind][0])
    except (re.error, ValueError, TypeError, OverflowError, RecursionError):
        return False
    texts = [field.get(name, "") for name in ("unit", "description", "example", "format")]
    return (
        limits.get("enum") != []
        and _are_texts(texts)
        and all(isinstance(value, kinds.get(kind, str)) for value in values)
        # A larger whole number fits no float.
        and all(isinstance(value, str) or abs(value) < 1e300 for value in values)
    )


def _runs(field: dict[str, Any]) -> bool:
    """Tell whether a column's values can be counted from the first to the last."""
    ends = field.get("constraints", {}).keys() & {"minimum", "maximum"}
    return field["type"] in ("integer", "yearmonth") and len(ends) == 2


def _are_texts(*lists: Any) -> bool:
    return all(
        isinstance(texts, list) and all(isinstance(text, str) for text in texts) for texts in lists
    )
