"""What goes together with winning: size, a fast answer, and what both drawers hold."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from framings.data.crm.answers import intervals
from framings.data.crm.answers.answer import (
    FEWEST_OF_A_KIND,
    Answer,
    Part,
    Silent,
    answered,
    check_count,
    decided,
    fill_in,
    gap_of,
    lacking,
    may_be_silent,
    money,
    one_currency,
    part,
    points,
    won_and_lost,
)
from framings.data.crm.deals import Export
from framings.words import _, number, say

# Hours to the first answer at most: fast, and within a day.
_FAST, _DAY = 4, 24


@may_be_silent
def sizes(export: Export) -> Answer:
    """Tell how often the smallest, the middle and the largest third of the deals are won.

    Args:
        export: What was read.

    Returns:
        A part a third, and the difference between the smallest and the largest.
    """
    deals, currency, left_out = one_currency(decided(export, "amount"))
    check_count(len(deals))
    low, high = deals.amount.quantile([1 / 3, 2 / 3])
    third = (deals.amount > low).astype(int) + (deals.amount > high)
    names = [
        say(_("smallest third, to {amount}"), amount=money(low, currency)),
        _("middle third"),
        say(_("largest third, above {amount}"), amount=money(high, currency)),
    ]
    parts = _won_in(third, names, deals)
    if len(parts) < 3:
        raise Silent(
            _("too many of its deals have the same amount."),
            _("Look whether the amounts are real, or filled in by the program."),
        )
    sentence = _(
        "Of the smallest third of {n} won and lost deals {first:%} were won, of the largest"
        " {last:%}: a difference of {gap}."
    )
    other = _("large deals take longer, so more of them may still be open.")
    told = _compared("sizes", sentence, other, parts, len(deals))
    return replace(told, left_out=left_out)


@may_be_silent
def speed(export: Export) -> Answer:
    """Tell how often deals are won that were answered within four hours, within a day, and later.

    Args:
        export: What was read.

    Returns:
        A part each, and the difference between the fastest and the slowest.
    """
    deals = decided(export, "answer_hours")
    when = (deals.answer_hours > _FAST).astype(int) + (deals.answer_hours > _DAY)
    names = [
        say(_("within {hours} hours"), hours=_FAST),
        say(_("after {from_} to {to} hours"), from_=_FAST, to=_DAY),
        say(_("after more than {hours} hours"), hours=_DAY),
    ]
    parts = _won_in(when, names, deals)
    if len(parts) < 2:
        raise Silent(_("nearly all its deals were answered equally fast."), fill_in())
    sentence = _(
        "Of {n} won and lost deals, those answered {first_name} were won in {first:%} of the cases,"
        " those {last_name} in {last:%}: a difference of {gap}."
    )
    other = _("sellers may answer first whom they expect to buy.")
    return _compared("speed", sentence, other, parts, len(deals))


def _won_in(group: pd.Series, names: list[str], deals: pd.DataFrame) -> list[Part]:
    """Give the share of won deals in each group, in their order; without those of few deals."""
    counts = (deals.outcome == "won").groupby(group).agg(["sum", "size"])
    return [
        part(names[int(place)], intervals.share(int(count), int(n)), int(n))
        for place, count, n in counts.itertuples()
        if n >= FEWEST_OF_A_KIND
    ]


def _compared(key: str, sentence: str, other: str, parts: list[Part], n: int) -> Answer:
    """Hold the first of several groups against the last."""
    first, last = parts[0], parts[-1]
    gap = gap_of(first, last)
    told = say(
        sentence,
        n=n,
        last=last.share,
        last_name=last.name,
        first=first.share,
        first_name=first.name,
        gap=points(gap, first.share, last.share),
    )
    return answered(key, told, other, parts, _("Share won"), n, difference=gap)


@may_be_silent
def habits(export: Export) -> Answer:
    """Tell what the won deals have in common, and how much of it the lost ones have too.

    Args:
        export: What was read.

    Returns:
        Two parts a habit, its share of the won and of the lost deals; first the habit that most of
        the won deals have, whose difference is given.
    """
    deals = decided(export)
    found = [pair for pair in _pairs(deals) if min(p.n for p in pair) >= FEWEST_OF_A_KIND]
    if not found:
        raise lacking("source")
    found.sort(key=lambda pair: -pair[0].share)
    among_won, among_lost = found[0]
    gap = gap_of(among_won, among_lost)
    told = say(
        _(
            "“{name}” fits {won:%} of {won_n} won deals. But it fits {lost:%} of {lost_n} lost ones"
            " too: a difference of {gap}."
        ),
        name=among_won.name,
        won=among_won.share,
        won_n=among_won.n,
        lost=among_lost.share,
        lost_n=among_lost.n,
        gap=points(gap),
    )
    return answered(
        "habits",
        told,
        _("those deals may also have had other customers, or have closed at another time."),
        [each for pair in found for each in pair],
        _("Share that has it"),
        len(deals),
        difference=gap,
    )


def _pairs(deals: pd.DataFrame) -> Iterator[tuple[Part, Part]]:
    """Give each habit that the export knows: its share of the won deals, and of the lost ones."""
    is_won = deals.outcome == "won"
    source = deals.source[is_won & (deals.source != _("other"))].value_counts()
    habits: list[tuple[str, pd.Series, str]] = []
    if len(source):
        name = str(source.index[0])
        habits.append((say(_("from {source}"), source=name), deals.source == name, "source"))
    if deals.answer_hours.notna().any():
        name = say(_("answered within {hours} hours"), hours=_DAY)
        habits.append((name, deals.answer_hours <= _DAY, "answer_hours"))
    if deals.discount_pct.notna().any():
        middle = round(deals.discount_pct.median())
        name = say(_("discount of more than {part}%"), part=number(middle))
        habits.append((name, deals.discount_pct > middle, "discount_pct"))
    if deals.amount.notna().any() and deals.currency.nunique() < 2:
        middle = deals.amount.median()
        _deals, currency, _none = one_currency(deals)
        name = say(_("larger than {amount}"), amount=money(middle, currency))
        habits.append((name, deals.amount > middle, "amount"))
    for name, has, column in habits:
        groups = [
            has[filled]
            for filled in (is_won & deals[column].notna(), ~is_won & deals[column].notna())
        ]
        if all(map(len, groups)):
            yield won_and_lost(name, *groups)
