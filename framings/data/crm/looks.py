"""What is missing in an export, and what makes it misleading as a whole."""

import numpy as np
import pandas as pd

from framings.data.crm import headers
from framings.data.crm.rows import Reading
from framings.words import _, ngettext

_FEW = 100
# What the reader can point at instead of these.
_TOLD_AS = {"outcome": ["stage"], "first_contact": ["first_contact", "answer_hours"]}


def missing(reading: Reading) -> list[str]:
    """Say which columns are not there, and what cannot be told without them.

    Args:
        reading: The rows of the file, which gets to know it.

    Returns:
        The columns, by the name with which the reader can say which they are.
    """
    lacking: list[str] = []
    has = reading.places.keys()
    for column, there, without in (
        ("deal", "deal" in has, _("a deal that stands in two rows is counted twice.")),
        (
            "created",
            "created" in has,
            _("nothing about time can be told; won deals, sources and amounts can."),
        ),
        (
            "closed",
            bool(has & {"closed", "won_on", "lost_on"}),
            _("the end of the quarter cannot be looked at; all else can."),
        ),
        (
            "amount",
            "amount" in has,
            _("deals are counted, but not weighed: nothing about size or revenue."),
        ),
        (
            "outcome",
            bool(has & {"stage", "status", "is_won"}),
            _("nothing about won and lost can be told, only what comes in."),
        ),
        (
            "source",
            "source" in has,
            _("who brings the won deals cannot be told; size and time can."),
        ),
        ("owner", "owner" in has, _("nothing is told by seller; all else can be.")),
        (
            "lost_reason",
            "lost_reason" in has,
            _("why deals are lost cannot be told; that they are can."),
        ),
        (
            "discount_pct",
            "discount_pct" in has,
            _("the end of the quarter is looked at without discounts."),
        ),
        (
            "first_contact",
            bool(has & {"first_contact", "answer_hours"}),
            _("the speed of the first answer cannot be told."),
        ),
    ):
        if there:
            continue
        lacking += _TOLD_AS.get(column, [column])
        cure = _("Add it to the export ({names}), or say which of its columns it is.")
        reading.add(
            None,
            _("this column is missing."),
            cure.format(names=headers.EXAMPLES[column]),
            without,
            column,
        )
    return lacking


def look_over(reading: Reading, table: pd.DataFrame) -> None:
    """Say what makes a whole export misleading.

    Args:
        reading: The rows of the file, which gets to know it.
        table: Its deals.
    """
    outcome, count = table["outcome"], len(table)
    lost, won = (outcome == "lost").to_numpy(), (outcome == "won").to_numpy()
    if count < _FEW:
        what = ngettext("there is {number} deal.", "there are {number} deals.", count)
        reading.add(
            None,
            what.format(number=count),
            _("Export more years, if there are any."),
            _("every answer is wide; some will be “cannot tell”."),
        )
    if won.any() and not lost.any():
        reading.add(
            None,
            _("no deal was lost; were lost deals deleted, or filtered out?"),
            _("Export all deals, closed and lost ones too."),
            _("nothing about winning rates can be told."),
            "stage",
        )
    if lost.any() and not won.any():
        reading.add(
            None,
            _("no deal was won; were won deals filtered out?"),
            _("Export all deals, won ones too."),
            _("nothing about winning rates can be told."),
            "stage",
        )
    currencies = sorted(table["currency"].dropna().unique())
    if len(currencies) > 1:
        reading.add(
            None,
            _("there are several currencies: {codes}.").format(codes=", ".join(currencies)),
            _("Export the amounts in one currency (HubSpot: Amount in company currency)."),
            _("amounts of different currencies are not added up; a few of another are left out."),
            "currency",
        )
    if "lost_reason" in reading.places and lost.any():
        bare = lost & table["lost_reason"].isna().to_numpy()
        rows = [reading.rows[n] for n in np.flatnonzero(bare)]
        reading.add(
            rows,
            _("the deal was lost, and no reason is given."),
            _("Nothing in the file; that reasons are left empty is a finding."),
            _("shares of reasons are shares of the filled ones only."),
            "lost_reason",
        )
    days = table["created"].dropna().dt.normalize()
    if len(days) >= 50:
        top = days.value_counts()
        if top.iloc[0] > max(20, len(days) / 5):
            day = top.index[0].date().isoformat()
            what = _("{number} deals were made on {day}; was that the day of a move to this CRM?")
            reading.add(
                None,
                what.format(number=int(top.iloc[0]), day=day),
                _("Leave deals of that day out of what is about time."),
                _("their age cannot be told."),
                "created",
            )
    if table["owner"].notna().any():
        reading.add(
            None,
            _("names of owners were replaced by numbers."),
            _("Nothing; even so, results by seller are data about people: ask first."),
            _("all can be told by seller, and no name is shown."),
            "owner",
        )
