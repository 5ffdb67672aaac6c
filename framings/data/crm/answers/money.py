"""The end of the quarter, the discounts there, and what the largest deals bring."""

import numpy as np
import pandas as pd

from framings.data.crm.answers import intervals
from framings.data.crm.answers.answer import (
    FEWEST_OF_A_KIND,
    Answer,
    Silent,
    answered,
    check_count,
    decided,
    fill_in,
    gap_of,
    may_be_silent,
    one_currency,
    part,
    points,
    sure,
    won,
    won_and_lost,
)
from framings.data.crm.deals import Export
from framings.words import _, say

QUARTER_END_DAYS = 14
_USUAL = QUARTER_END_DAYS / (365.25 / 4)
FEWEST_AMOUNTS = 100


@may_be_silent
def quarter_end(export: Export) -> Answer:
    """Tell how many won deals close in the last two weeks of a quarter, and how many lost ones.

    Args:
        export: What was read. Quarters are those of the calendar.

    Returns:
        A part for won and one for lost deals, their difference, and what two weeks usually hold.
    """
    deals = decided(export, "closed")
    late, is_won = _late(deals), (deals.outcome == "won").to_numpy()
    groups = late[is_won], late[~is_won]
    if min(map(len, groups)) < FEWEST_OF_A_KIND:
        raise Silent(_("too few of its won or of its lost deals have a day of closing."), fill_in())
    among_won, among_lost = won_and_lost(_("closed in the last two weeks"), *groups)
    gap = gap_of(among_won, among_lost)
    told = say(
        _(
            "Of {won_n} won deals {won:%} closed in the last two weeks of a quarter, of {lost_n}"
            " lost ones {lost:%}: a difference of {gap}. Two weeks are {usual:%} of a quarter."
        ),
        won=among_won.share,
        won_n=among_won.n,
        lost=among_lost.share,
        lost_n=among_lost.n,
        usual=_USUAL,
        gap=points(gap, among_won.share, among_lost.share),
    )
    return answered(
        "quarter_end",
        told,
        _("customers' budgets may end with the quarter as well."),
        [among_won, among_lost],
        _("Share of the deals"),
        len(deals),
        difference=gap,
        usual=_USUAL,
    )


@may_be_silent
def discounts(export: Export) -> Answer:
    """Tell the average discount of deals won in the last two weeks of a quarter, and of the others.

    Args:
        export: What was read. Quarters are those of the calendar.

    Returns:
        A part each (shares of the list price), and the difference of the two averages.
    """
    deals = won(export, "closed", "discount_pct")
    late, given = _late(deals), deals.discount_pct.to_numpy(dtype=float) / 100
    if min(late.sum(), (~late).sum()) < FEWEST_OF_A_KIND:
        raise Silent(
            _("nearly all its won deals closed at the same time of the quarter."), fill_in()
        )
    names = _("last two weeks"), _("rest of the quarter")
    then, else_ = (
        part(name, intervals.mean(given[when]), int(when.sum()))
        for name, when in zip(names, (late, ~late), strict=True)
    )
    gap = intervals.difference_of_means(given[late], given[~late])
    told = say(
        _(
            "{then_n} deals won in the last two weeks of a quarter had {then:.1%} discount on"
            " average, the other {else_n} had {else_:.1%}: a difference of {gap}."
        ),
        then=then.share,
        then_n=then.n,
        else_=else_.share,
        else_n=else_.n,
        gap=points(gap),
    )
    return answered(
        "discounts",
        told,
        _("other deals may be decided then, which get a discount at any time."),
        [then, else_],
        _("Average discount"),
        len(deals),
        difference=gap,
    )


def _late(deals: pd.DataFrame) -> np.ndarray:
    """Tell which deals closed in the last two weeks of a quarter."""
    days = deals.closed.to_numpy().astype("datetime64[D]")
    month = days.astype("datetime64[M]").astype(int)
    next_quarter = (month - month % 3 + 3).astype("datetime64[M]").astype("datetime64[D]")
    late: np.ndarray = (next_quarter - days).astype(int) <= QUARTER_END_DAYS
    return late


@may_be_silent
def large_deals(export: Export) -> Answer:
    """Tell how much of the revenue the largest tenth of the won deals brings.

    Args:
        export: What was read.

    Returns:
        A part for the largest tenth, one for the next four tenths, one for the smaller half.
    """
    deals, _code, left_out = one_currency(won(export, "amount"))
    amounts = deals.amount[deals.amount > 0].to_numpy(dtype=float)
    check_count(len(amounts), "won", FEWEST_AMOUNTS)
    n = len(amounts)
    tenth, middle, half = (
        part(name, intervals.share_of_total(amounts, start, end), n)
        for name, start, end in (
            (_("largest tenth"), 0, 0.1),
            (_("next four tenths"), 0.1, 0.5),
            (_("smaller half"), 0.5, 1),
        )
    )
    return answered(
        "large_deals",
        say(
            _(
                "The largest tenth of {n} won deals brought {share:%} of the revenue ({sure}), the"
                " smaller half {half:%}. If all deals were alike, that would be 10% and 50%."
            ),
            n=n,
            share=tenth.share,
            sure=sure(tenth),
            half=half.share,
        ),
        _("amounts may be for a year with one customer, and for a single order with another."),
        [tenth, middle, half],
        _("Share of the revenue"),
        n,
        left_out=left_out,
    )
