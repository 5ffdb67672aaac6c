"""The table of deals that an export holds, and what was found while it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from framings.data.crm import headers
from framings.data.crm.dates import NO_DAY, answer_hours, closing_days, read_dates
from framings.data.crm.looks import look_over, missing
from framings.data.crm.money import read_currencies, read_numbers
from framings.data.crm.rows import Reading
from framings.data.crm.stages import outcomes, owners, shown_words
from framings.data.problem import Finding
from framings.words import _

OUTCOMES = ("won", "lost", "open")
_WORDS = ("stage", "source", "lost_reason")
# What a reader can name a column for, and in which order the table has them.
COLUMNS = (
    "deal",
    "created",
    "closed",
    "amount",
    "currency",
    "stage",
    "outcome",
    "source",
    "owner",
    "lost_reason",
    "discount_pct",
    "first_contact",
    "answer_hours",
)


@dataclass
class Export:
    """What was read of an export.

    Attributes:
        table: A row a deal, in the order of the file; the index is the row in the file. All columns
            of :data:`COLUMNS` are there, without values where the file has none: ``deal`` and
            ``owner`` are codes; ``created``, ``closed`` and ``first_contact`` moments (``closed``
            of won and lost deals only); ``amount`` a number in ``currency`` (ISO 4217);
            ``discount_pct`` in per cent of the list price; ``answer_hours`` in hours; ``outcome``
            is "won", "lost" or "open"; ``stage``, ``source`` and ``lost_reason`` are words.
        findings: What is wrong or missing, in plain words.
        program: "HubSpot", "Salesforce", "Pipedrive", or nothing.
        columns: For each column of the table that the file has, its header there; its letter, and
            its header if that is ordinary words, if the reader pointed at it.
        unknown_stages: Stages nobody told the meaning of, with how many deals stand in each.
        untold: Columns of ours that were not found, or that the reader pointed at by number. For
            each, the columns of the file that it may be: by number, what can be shown of the name.
        unclear: What could mean two things, and nothing in the file tells: "decimal", "day_first".
    """

    table: pd.DataFrame
    findings: list[Finding] = field(default_factory=list)
    program: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    unknown_stages: dict[str, int] = field(default_factory=dict)
    untold: dict[str, dict[int, str]] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)


def put_together(reading: Reading, stages: Mapping[str, str]) -> Export:
    """Read all columns and put them together.

    Args:
        reading: The rows of the file.
        stages: What stages of the firm's own mean, by their name as ``headers.key`` writes it.

    Returns:
        The table and what was found.
    """
    lacking = missing(reading)
    count = len(reading.rows)
    empty = [None] * count
    table = pd.DataFrame(index=pd.Index(reading.rows, name="row"))
    dates = read_dates(reading)
    nothing = np.full(count, NO_DAY)
    numbers, money = read_numbers(reading)
    words = {column: shown_words(reading, column) for column in _WORDS if column in reading.columns}
    outcome, unknown = outcomes(reading, stages, words.get("stage", empty))
    table["deal"] = pd.array(
        [_("deal {number}").format(number=n) for n in range(1, count + 1)], "str"
    )
    table["created"] = dates.get("created", nothing)
    table["closed"] = closing_days(reading, dates, table["created"].to_numpy(), outcome)
    table["amount"] = numbers.get("amount", np.full(count, np.nan))
    table["currency"] = pd.array(read_currencies(reading, money), "str")
    table["stage"] = pd.array(words.get("stage", empty), "str")
    table["outcome"] = pd.array(outcome, "str")
    table["source"] = pd.array(words.get("source", empty), "str")
    table["owner"] = pd.array(owners(reading), "str")
    table["lost_reason"] = pd.array(words.get("lost_reason", empty), "str")
    table["discount_pct"] = numbers.get("discount_pct", np.full(count, np.nan))
    table["first_contact"] = dates.get("first_contact", nothing)
    table["answer_hours"] = answer_hours(reading, table, numbers.get("answer_hours"))
    look_over(reading, table)
    columns = {c: reading.named(c) for c in reading.places}
    return Export(
        table,
        reading.findings,
        headers.maker(reading.header),
        columns,
        unknown,
        _untold(reading, lacking),
        reading.unclear,
    )


def _untold(reading: Reading, lacking: list[str]) -> dict[str, dict[int, str]]:
    """Return which columns of the file each that was not recognised may be."""
    pointed = {column for column, name in reading.chosen.items() if isinstance(name, int)}
    untold = {}
    for column in COLUMNS:
        if column not in pointed.union(lacking):
            continue
        # Of the columns of persons, the owner's alone is read.
        may_be = {
            number: name
            for number, (name, persons) in reading.others.items()
            if column == "owner" or not persons
        }
        if may_be:
            untold[column] = may_be
    return untold
