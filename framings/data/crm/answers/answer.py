"""What an export answers: numbers with what they may be off, or why it cannot tell."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, TypeVar, cast

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from framings.data.crm.answers import intervals
from framings.data.crm.answers.intervals import Interval
from framings.data.crm.dates import without_clock
from framings.data.crm.deals import Export
from framings.data.crm.headers import EXAMPLES
from framings.words import _, euro, ngettext, number, percent, say

# Deals: below these an interval is wider than what is asked.
FEWEST, FEWEST_OF_A_KIND = 30, 10
FEW_OF_ANOTHER = 0.1  # of the amounts that may be in another currency, and are left out
MOST_KINDS = 6  # beside "other"
Answering = TypeVar("Answering", bound=Callable[..., "Answer"])


@dataclass(frozen=True)
class Part:
    """One number of an answer.

    Attributes:
        name: What it is of, such as a source.
        share: The number; 1 is 100%.
        low: The lower end of its interval.
        high: The upper end.
        n: On how many deals it rests.
        group: "won" or "lost" where these are held against each other.
    """

    name: str
    share: float
    low: float
    high: float
    n: int
    group: str = ""

    @property
    def label(self) -> str:
        """Its name, with its group if it has one."""
        words = {"won": _("won: {name}"), "lost": _("lost: {name}")}
        return say(words[self.group], name=self.name) if self.group else self.name


@dataclass(frozen=True)
class Answer:
    """What an export says to a question, or that it cannot tell, which is an answer too.

    Attributes:
        key: The question's name in code, such as "sources".
        question: The question in words.
        sentence: The answer, with the number of deals and the interval; or "This export cannot
            tell, because …".
        other: One other explanation of the same numbers, for none of them shows a cause; if the
            export cannot tell, what it would need.
        parts: The numbers; none if the export cannot tell.
        measure: What the numbers are shares of.
        n: On how many deals the answer rests.
        difference: The difference that the sentence speaks of, if it does.
        usual: Where all numbers would lie if nothing were going on, if that can be said.
        left_out: How many deals are left out, if any are: nobody knows whether they were won, or
            their amount is in another currency.
    """

    key: str
    question: str
    sentence: str
    other: str
    parts: tuple[Part, ...] = ()
    measure: str = ""
    n: int = 0
    difference: Interval | None = None
    usual: float | None = None
    left_out: str = ""

    @property
    def alone(self) -> str:
        """The answer where its question does not stand above it, as in a report."""
        return self.sentence if self.tells else f"{self.question} {self.sentence}"

    @property
    def tells(self) -> bool:
        """Whether the export answers the question."""
        return bool(self.parts)

    def table(self) -> pd.DataFrame:
        """Return the numbers in a table of words."""
        heads = [_("What"), _("Deals"), self.measure or _("Share"), _("At least"), _("At most")]
        rows = [
            (
                part.label,
                number(part.n),
                *(percent(x, 1) for x in (part.share, part.low, part.high)),
            )
            for part in self.parts
        ]
        return pd.DataFrame(rows, columns=heads).set_index(heads[0])

    def __str__(self) -> str:
        said = (self.question, self.sentence, self.left_out, self.other)
        return "\n".join(filter(None, said))


class Silent(Exception):
    """The export cannot tell."""

    def __init__(self, because: str, cure: str) -> None:
        super().__init__(because)
        self.because, self.cure = because, cure


def may_be_silent(answer: Answering) -> Answering:
    """Turn what an export cannot tell into an answer; say which deals any answer leaves out."""

    @wraps(answer)
    def told(export: Export, **options: Any) -> Answer:
        out = _left_out(export)
        try:
            found = answer(export, **options)
            return replace(found, left_out=" ".join(filter(None, (out, found.left_out))))
        except Silent as silent:
            sentence = _("This export cannot tell, because {because}")
            key = answer.__name__
            because = say(sentence, because=silent.because)
            cure = say(_("What to do: {cure}"), cure=silent.cure)
            return Answer(key, questions()[key], because, cure, left_out=out)

    return cast(Answering, told)


def _left_out(export: Export) -> str:
    """Say how many deals count as neither won nor lost, if there are others that do."""
    outcome = export.table.outcome
    count = int(outcome.isna().sum())
    if not count or not outcome.isin(["won", "lost"]).any():
        return ""
    if export.unknown_stages:
        count = sum(export.unknown_stages.values())
        words = ngettext(
            "{count} deal is left out: nobody has said yet what its stage means.",
            "{count} deals are left out: nobody has said yet what their stage means.",
            count,
        )
    else:
        words = ngettext(
            "{count} deal is left out: it is not known whether it was won or lost.",
            "{count} deals are left out: it is not known whether they were won or lost.",
            count,
        )
    return say(words, count=count)


def questions() -> dict[str, str]:
    """Return all questions by their names in code, in the order in which they are asked."""
    return {
        "sources": _("Who brings the won deals?"),
        "claims": _("Who can claim the won deals?"),
        "rates": _("Which source wins how often?"),
        "sizes": _("Are large deals won as often?"),
        "habits": _("What do won deals have, and lost ones?"),
        "speed": _("Does a fast answer go with winning?"),
        "quarter_end": _("Do deals close at the end of a quarter?"),
        "discounts": _("Is the discount higher at the end of a quarter?"),
        "reasons": _("Why are deals lost?"),
        "large_deals": _("How much do the largest deals bring?"),
    }


# --- what an answer needs -------------------------------------------------------------------


def decided(export: Export, *columns: str) -> pd.DataFrame:
    """Return the won and lost deals in which these columns are filled in.

    Raises:
        Silent: If a column is missing, or too few deals are left.
    """
    done = _filled(export, columns, "won", "lost")
    for outcome, because in (
        ("won", _("no deal in it was won.")),
        ("lost", _("no deal in it was lost.")),
    ):
        if not (done.outcome == outcome).any():
            raise Silent(because, _("Export all deals: won, lost and open ones."))
    check_count(len(done))
    return done


def won(export: Export, *columns: str) -> pd.DataFrame:
    """Return the won deals in which these columns are filled in; as :func:`decided` does."""
    deals = _filled(export, columns, "won")
    check_count(len(deals), "won")
    return deals


def lost(export: Export) -> pd.DataFrame:
    """Return the lost deals; as :func:`decided` does."""
    deals = _filled(export, (), "lost")
    check_count(len(deals), "lost")
    return deals


def _filled(export: Export, columns: Sequence[str], *outcomes: str) -> pd.DataFrame:
    _check_outcomes(export)
    needs(export, *columns)
    table = export.table
    return table[table.outcome.isin(outcomes) & table[[*columns]].notna().all(axis=1)]


def _check_outcomes(export: Export) -> None:
    if export.table.outcome.isin(["won", "lost"]).any():
        return
    if export.unknown_stages:
        raise Silent(
            _("its stages are of your firm's own, and nobody has said which mean won and lost."),
            _("Say for each stage whether it means won, lost or open."),
        )
    if export.table.outcome.isna().all():
        raise lacking("outcome")
    raise Silent(
        _("no deal in it was won or lost yet."), _("Export all deals: won, lost and open ones.")
    )


def needs(export: Export, *columns: str) -> None:
    """Raise if one of these columns is missing or empty.

    Raises:
        Silent: With what it may be called.
    """
    for column in columns:
        if export.table[column].isna().all():
            raise _no_hours(export) if column == "answer_hours" else lacking(column)


def _no_hours(export: Export) -> Silent:
    """Return what to raise where hours to the first answer cannot be counted: for want of what."""
    both = ["created", "first_contact"]
    there = export.table[both].notna()
    if not there.first_contact.any():
        return lacking("answer_hours")
    if not there.created.any():
        return lacking("created")
    if not there.all(axis=1).any():
        return Silent(_("in no deal of it both days stand: made, and first answered."), fill_in())
    quote = _("“{name}”")
    names = [say(quote, name=export.columns[c]) for c in without_clock(export.table)]
    what = ngettext(
        "{columns} has no clock times, so hours to the first answer cannot be counted.",
        "{columns} have no clock times, so hours to the first answer cannot be counted.",
        len(names),
    )
    columns = _(" and ").join(names)
    return Silent(say(what, columns=columns), _("Export with times, as in 2026-01-31 09:30."))


def lacking(column: str) -> Silent:
    """Return what to raise where a column is missing or empty."""
    what = {
        "outcome": _("nothing in it says which deals were won and lost."),
        "source": _("nothing in it says where deals come from."),
        "owner": _("nothing in it says who owns a deal."),
        "created": _("nothing in it says when a deal was made."),
        "amount": _("no amounts are in it."),
        "closed": _("no days of closing are in it."),
        "discount_pct": _("no discounts are in it."),
        "answer_hours": _("nothing in it says, with a clock time, when the first answer came."),
        "lost_reason": _("no reasons for losing are in it."),
    }[column]
    cure = _("Add the column to the export; it may be called {names}.")
    return Silent(what, say(cure, names=EXAMPLES.get(column, EXAMPLES["first_contact"])))


def check_count(count: int, outcome: str = "", fewest: int = FEWEST) -> None:
    """Raise if these are too few deals to say anything.

    Raises:
        Silent: With how many there are, and how many it takes.
    """
    if count >= fewest:
        return
    what = {
        "": _("only {count} of its won and lost deals can be used, and it takes {fewest}."),
        "won": _("only {count} of its won deals can be used, and it takes {fewest}."),
        "lost": _("only {count} of its lost deals can be used, and it takes {fewest}."),
    }[outcome]
    raise Silent(say(what, count=count, fewest=fewest), fill_in())


def one_currency(deals: pd.DataFrame) -> tuple[pd.DataFrame, str, str]:
    """Leave out the deals in another currency than most, if they are few.

    Args:
        deals: Deals with an amount.

    Returns:
        The deals in one currency; its code, or nothing if none is said; and a sentence that says
        how many were left out, or nothing.

    Raises:
        Silent: If more than one in ten is in another currency.
    """
    counts = deals.currency.value_counts()
    if len(counts) < 2:
        return deals, str(counts.index[0]) if len(counts) else "", ""
    code, others, few = counts.index[0], sorted(counts.index[1:]), int(counts.iloc[1:].sum())
    if few > FEW_OF_ANOTHER * counts.sum():
        raise Silent(
            say(
                _("its amounts are in several currencies: {codes}."),
                codes=", ".join(sorted(counts.index)),
            ),
            _("Export the amounts in the currency of the firm."),
        )
    words = ngettext(
        "{count} deal in another currency ({codes}) is left out.",
        "{count} deals in other currencies ({codes}) are left out.",
        few,
    )
    kept = deals[~deals.currency.isin(others)]
    return kept, str(code), say(words, count=few, codes=", ".join(others))


# --- what several answers do ----------------------------------------------------------------


def answered(
    key: str,
    sentence: str,
    other: str,
    parts: Sequence[Part],
    measure: str,
    n: int,
    difference: Interval | None = None,
    **more: Any,
) -> Answer:
    """Put an answer together, saying of a difference whether it can be chance.

    Its fields are those of :class:`Answer`.
    """
    if difference is not None:
        sentence = f"{sentence} {verdict(difference.low <= 0 <= difference.high)}"
    other = say(_("Another explanation: {other}"), other=other)
    asked = questions()[key]
    return Answer(key, asked, sentence, other, tuple(parts), measure, n, difference, **more)


def part(name: str, found: Interval, n: int, group: str = "") -> Part:
    """Put a number and its interval together."""
    return Part(name, *found, n, group)


def won_and_lost(name: str, won: ArrayLike, lost: ArrayLike) -> tuple[Part, Part]:
    """Give the share of the won deals, and that of the lost ones, that have something.

    Args:
        name: What they have.
        won: Whether it has it, for each won deal.
        lost: The same for each lost deal.
    """
    among_won, among_lost = (
        part(name, intervals.share(int(np.sum(has)), np.size(has)), np.size(has), outcome)
        for outcome, has in (("won", won), ("lost", lost))
    )
    return among_won, among_lost


def shares_of(column: pd.Series) -> list[Part]:
    """Give the share of each kind, the largest first; "other" and "not filled in" last."""
    n = len(column)
    counts = _kinds(column).value_counts()
    return _sorted(part(str(k), intervals.share(int(c), n), n) for k, c in counts.items())


def rates_of(column: pd.Series, is_won: pd.Series) -> list[Part]:
    """Give the share of won deals of each kind, the largest first; kinds of few deals left out."""
    by_kind = is_won.groupby(_kinds(column)).agg(["sum", "size"])
    return _sorted(
        part(str(kind), intervals.share(int(count), int(n)), int(n))
        for kind, count, n in by_kind.itertuples()
        if n >= FEWEST_OF_A_KIND
    )


def _kinds(column: pd.Series) -> pd.Series:
    """Name the kind of each deal: the most frequent ones, then "other" and "not filled in"."""
    counts = column.value_counts()
    counts = counts[counts >= FEWEST_OF_A_KIND].drop(_("other"), errors="ignore").head(MOST_KINDS)
    known = column.where(column.isin(counts.index), _("other"))
    return known.mask(column.isna(), _("not filled in"))


def odds_and_ends() -> tuple[str, str]:
    """Return the names of the kinds that are none."""
    return _("other"), _("not filled in")


def _sorted(parts: Iterable[Part]) -> list[Part]:
    last = odds_and_ends()
    return sorted(parts, key=lambda p: (p.name in last and 1 + last.index(p.name), -p.share))


def gap_of(one: Part, other: Part) -> Interval:
    """Give the difference of two parts that are shares of different deals."""
    first, second = (Interval(of.share, of.low, of.high) for of in (one, other))
    return intervals.difference(first, second)


def sure(found: Interval | Part) -> str:
    """Write where a share may lie: "31% to 35%"."""
    return say(_("{low:%} to {high:%}"), low=found.low, high=found.high)


def points(gap: Interval, *shares: float) -> str:
    """Write the difference of two shares: "7 percentage points (5 to 9)".

    It has no sign, since the shares beside it show which of them is larger.

    Args:
        gap: The difference.
        shares: The two, as they stand beside it in whole per cents: if those differ by something
            else, it is said that the difference is of the numbers before they were rounded.
    """
    if gap.value < 0:
        gap = Interval(-gap.value, -gap.high, -gap.low)
    decimals = 0 if gap.high - gap.low >= 0.02 else 1
    value, low, high = (number(100 * x, decimals) for x in gap)
    least = number(10**-decimals, decimals)
    beside = [round(100 * share) for share in shares]
    one = value == number(1)
    if value == number(0, decimals):
        words = _("less than {least} percentage point ({low} to {high})")
    elif beside and decimals == 0 and value != number(abs(beside[0] - beside[1])):
        words = ngettext(
            "{value} percentage point before rounding ({low} to {high})",
            "{value} percentage points before rounding ({low} to {high})",
            1 if one else 2,
        )
    else:
        words = ngettext(
            "{value} percentage point ({low} to {high})",
            "{value} percentage points ({low} to {high})",
            1 if one else 2,
        )
    return say(words, value=value, least=least, low=low, high=high)


def verdict(by_chance: bool) -> str:
    """Say whether a difference can be chance."""
    return _("That can be chance.") if by_chance else _("Chance alone hardly does that.")


def money(amount: float, currency: str) -> str:
    """Write an amount in two digits that count, with its currency if that is known."""
    digits = int(np.floor(np.log10(amount))) if amount > 0 else 0
    rounded = round(amount, 1 - digits)
    return euro(rounded) if currency == "EUR" else f"{number(rounded)} {currency}".strip()


def fill_in() -> str:
    """Say what helps where the deals are too few or too much alike."""
    return _("Export more years, or fill in what is empty.")
