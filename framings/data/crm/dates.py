"""The days of an export, and the hours between two of them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from framings.data.crm.rows import Reading
from framings.data.sheet import day_and_month, moment
from framings.words import _

NO_DAY = np.datetime64("NaT", "s")
_DATES = ("created", "closed", "won_on", "lost_on", "first_contact")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")


def read_dates(reading: Reading) -> dict[str, np.ndarray]:
    """Read all columns of moments; whether the day comes first is a matter of the file.

    Args:
        reading: The rows of the file, which gets to know what is wrong.

    Returns:
        By column the moments, in seconds, NaT where there is none.
    """
    read, rest = {}, {}
    for column in _DATES:
        if column not in reading.columns:
            continue
        # Each different entry once: many deals are made on one day.
        given = reading.columns[column]
        different = set(given) - {""}
        iso = [entry for entry in different if _ISO.fullmatch(entry)]
        texts = pd.Series(iso, dtype="str")
        days = pd.to_datetime(texts, format="ISO8601", errors="coerce", utc=True)
        moments = days.dt.tz_localize(None).to_numpy().astype("datetime64[s]")
        place = {entry: at for at, entry in enumerate(iso)}
        moments = np.append(moments, NO_DAY)  # for all others, by -1
        read[column] = moments[[place.get(entry, -1) for entry in given]]
        rest[column] = different - place.keys()
        unreal = texts[days.isna().to_numpy()]
        _refuse(reading, column, unreal, _("this day or hour is not in the calendar"))
    slashes = {entry: day_and_month(entry) for entries in rest.values() for entry in entries}
    known = [pair for pair in slashes.values() if pair]
    day_first, month_first = any(d > 12 for d, _m in known), any(m > 12 for _d, m in known)
    told = (
        reading.day_first
        if reading.day_first is not None
        else None
        if day_first == month_first
        else day_first
    )
    for column, entries in rest.items():
        meant: dict[str, Any] = {}
        wrong: dict[str, list[str]] = {"unclear": [], "unreal": [], "unlike": []}
        for entry in entries:
            pair = slashes[entry]
            if pair and told is None and pair[0] != pair[1] and max(pair) < 13:
                wrong["unclear"].append(entry)
                continue
            first = told if told is not None else not pair or pair[1] <= 12
            try:
                meant[entry] = moment(entry, "date", month_first=not first)
            except ValueError:
                wrong["unreal"].append(entry)
            else:
                if meant[entry] is None:
                    wrong["unlike"].append(entry)
        if meant:
            late = pd.Series(reading.columns[column]).map(meant).to_numpy(dtype="datetime64[s]")
            read[column] = np.where(np.isnat(read[column]), late, read[column])
        if wrong["unclear"]:
            reading.unclear.add("day_first")
        reading.add(
            reading.at(column, wrong["unclear"]),
            _("this day can be read day first or month first, and no date in the file tells."),
            _("Say whether the day or the month comes first, or export with days as 2026-01-31."),
            _("these days count as empty."),
            column,
        )
        _refuse(reading, column, wrong["unreal"], _("this day or hour is not in the calendar"))
        _refuse(reading, column, wrong["unlike"], _("this is not a day as we can read it"))
    for column, moments in read.items():
        years = moments.astype("datetime64[Y]").astype(int) + 1970
        odd = ~np.isnat(moments) & ((years < 1990) | (years > 2100))
        reading.add(
            [row for row, is_odd in zip(reading.rows, odd, strict=True) if is_odd],
            _("this year is before 1990 or after 2100."),
            _("Put the day right in the CRM, and export again."),
            _("these days count as empty."),
            column,
        )
        read[column] = np.where(odd, NO_DAY, moments)
    return read


def _refuse(reading: Reading, column: str, wrong: Iterable[str], what: str) -> None:
    wrong = list(wrong)
    rows = reading.at(column, wrong)
    reading.add(
        rows,
        f"{what}{reading.quoted(column, rows)}.",
        _(
            "In Excel choose the column, press Ctrl+1, choose Custom (Aangepast), type "
            "yyyy-mm-dd (in Dutch jjjj-mm-dd), and save again."
        ),
        _("these days count as empty."),
        column,
    )


def closing_days(
    reading: Reading,
    dates: Mapping[str, np.ndarray],
    created: np.ndarray,
    outcome: list[str | None],
) -> np.ndarray:
    """Put the days of winning and losing together; clear what is a forecast or cannot be.

    Args:
        reading: The rows of the file, which gets to know what is wrong.
        dates: What :func:`read_dates` returned.
        created: The moments at which the deals were made.
        outcome: "won", "lost", "open" or nothing, a deal.

    Returns:
        The moments of closing of won and lost deals, NaT for all others.
    """
    results = np.array([o or "" for o in outcome])
    done = np.isin(results, ["won", "lost"])
    nothing = np.full(len(results), NO_DAY)
    closed = dates.get("closed", nothing)
    for column, result in (("won_on", "won"), ("lost_on", "lost")):
        if column in dates:
            of_these = (results == result) & ~np.isnat(dates[column])
            closed = np.where(of_these, dates[column], closed)
    where = next((c for c in ("closed", "won_on", "lost_on") if c in reading.places), "closed")
    forecast = np.flatnonzero((results == "open") & ~np.isnat(closed))
    if len(forecast):
        reading.add(
            [reading.rows[n] for n in forecast],
            _("the deal is open, so this day is a forecast."),
            _("Nothing; CRMs fill it in by themselves."),
            _("days of open deals are not used."),
            where,
        )
    closed = np.where(done, closed, NO_DAY)
    days = closed.astype("datetime64[D]")
    early = days < created.astype("datetime64[D]")
    reading.add(
        [reading.rows[n] for n in np.flatnonzero(early)],
        _("the deal was closed before it was made."),
        _("Put the days right in the CRM; was the deal moved from another system?"),
        _("these closing days count as empty."),
        where,
    )
    return np.where(early, NO_DAY, closed)


def answer_hours(reading: Reading, table: pd.DataFrame, hours: np.ndarray | None) -> np.ndarray:
    """Give the hours to the first answer: as they stand, or from two moments with a clock.

    Args:
        reading: The rows of the file, which gets to know what is wrong.
        table: The deals, with ``created`` and ``first_contact``.
        hours: What stands in a column of hours, if there is one.

    Returns:
        Hours, NaN where they cannot be told.
    """
    if hours is not None:
        return hours
    waited = (table["first_contact"] - table["created"]).dt.total_seconds()
    between: np.ndarray = waited.to_numpy() / 3600
    if np.isnan(between).all():
        return between
    if without := without_clock(table):
        for column in without:
            reading.add(
                None,
                _("the days have no clock times."),
                _("Export with times, as in 2026-01-31 09:30."),
                _("the speed of the first answer cannot be told in hours."),
                column,
            )
        return np.full(len(table), np.nan)
    early = np.flatnonzero(between < 0)
    reading.add(
        [reading.rows[n] for n in early],
        _("the first contact was before the deal was made."),
        _("Nothing; the customer was known before."),
        _("the speed of the first answer of these deals counts as empty."),
        "first_contact",
    )
    return np.where(between < 0, np.nan, between)


def without_clock(table: pd.DataFrame) -> list[str]:
    """Tell which of the two moments that hours lie between are days only.

    Args:
        table: The deals, with ``created`` and ``first_contact``.

    Returns:
        The names of these columns; a column that is empty is not among them.
    """
    filled = {column: table[column].dropna() for column in ("created", "first_contact")}
    return [c for c, days in filled.items() if len(days) and (days == days.dt.normalize()).all()]
