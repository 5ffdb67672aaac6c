"""From the rows of an export to a table of deals, and what is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from framings.data.crm import headers
from framings.data.crm.headers import listed
from framings.data.crm.private import OFTEN, Persons, ordinary
from framings.data.crm.problems import export_again, unreadable
from framings.data.problem import Finding, cut, shown
from framings.data.sheet import SPACES, day_and_month, meanings, moment
from framings.words import _, ngettext

OUTCOMES = ("won", "lost", "open")
_DATES = ("created", "closed", "won_on", "lost_on", "first_contact")
_NUMBERS = ("amount", "discount_pct", "answer_hours")
_WORDS = ("stage", "source", "lost_reason")
_TICKS = ("is_won", "is_closed")
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
_NOTHING = {
    "", "-", "--", "—", "(no value)", "(not set)", "n/a", "na", "null", "none", "nan", "(blank)",
    "(leeg)", "geen waarde", "(geen waarde)", "n.v.t.", "nvt",
}  # fmt: skip
_MOST_ROWS = 1_048_576  # as many as Excel has
_FEW, _STAGES_AT_MOST = 100, 60

# Money with its sign or code before or behind.
_MONEY = re.compile(
    r"(?P<one>[€$£]|[A-Za-z]{3})?\s*(?P<number>[-+−]?[\d.,\s\u00a0\u202f'’-]+?)\s*(?P<two>[€$£]|[A-Za-z]{3})?"
)
_CODES = listed("currencies")
_CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "amerikaanse dollar": "USD",
    "british pound": "GBP",
    "pound sterling": "GBP",
    "swiss franc": "CHF",
    "zwitserse frank": "CHF",
}
_ISO = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_PHONE = re.compile(r"(?:\+|00|0)[1-9][\d ()./-]{7,}")
_NUMBER_LIKE_ONE = re.compile(r"[1-9]\d{8,12}(?<!000)")  # and no round sum of money
_TOTALS = re.compile(
    r"\W*(grand total|total|subtotal|totaal|subtotaal|eindtotaal|confidential|vertrouwelijk"
    r"|copyright|generated|gegenereerd)",
    re.IGNORECASE,
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
        columns: For each column of the table that the file has, its header there; its own name if
            the reader pointed at it.
        unknown_stages: Stages nobody told the meaning of, with how many deals stand in each.
    """

    table: pd.DataFrame
    findings: list[Finding] = field(default_factory=list)
    program: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    unknown_stages: dict[str, int] = field(default_factory=dict)


class Reading:
    """One file while it is read.

    Attributes:
        header: The names of the columns.
        rows: The row in the file of each deal.
        findings: What was found.
        places: For each column of ours, its place in the header.
        columns: The entries of each of these, without spaces around them, "" for no value.
    """

    def __init__(
        self,
        grid: list[list[str]],
        first: int,
        findings: list[Finding],
        chosen: Mapping[str, str],
        decimal: str,
        day_first: bool | None,
    ):
        self.header = [entry.strip(SPACES + "\ufeff\r\n\t") for entry in grid[0]]
        self.findings, self.chosen = findings, chosen
        self.decimal, self.day_first = decimal, day_first
        self.places = {c: places[0] for c, places in headers.found(self.header, chosen).items()}
        lines = self._lines(grid, first)
        if not lines:
            raise unreadable(_("there is a header but no deal below it."))
        self.rows = list(lines)
        everything = list(zip(*lines.values(), strict=True))
        self.persons = Persons(zip(self.header, everything, strict=True))
        self.columns = {c: _cleaned(everything[place]) for c, place in self.places.items()}
        self._same_names(everything)
        self._same_deals()

    # --- rows ---

    def _lines(self, grid: list[list[str]], first: int) -> dict[int, list[str]]:
        """Return the rows of deals by their number in the file; say which were left out."""
        width, lines = len(self.header), {}
        useful = [
            p for c, p in self.places.items() if c in ("stage", "status", "amount", "created")
        ]
        long, short, bare, again = [], [], [], []
        for number, row in enumerate(grid[1:_MOST_ROWS], start=first + 1):
            if len(row) != width:
                if len(row) > width and any(map(str.strip, row[width:])):
                    long.append(number)
                    continue
                if len(row) < width and any(map(str.strip, row)):
                    short.append(number)
                row = (row + [""] * (width - len(row)))[:width]
            start = row[0].strip() if row else ""
            # Most rows are plain: looked at no further, since there may be 200,000.
            if all(row[:2]) and start != self.header[0] and not _TOTALS.match(start):
                lines[number] = row
                continue
            filled = [cell.strip() for cell in row if cell and not cell.isspace()]
            if not filled:
                continue
            total = _TOTALS.match(filled[0]) and 2 * len(filled) <= width
            if total or len(filled) == 1 < len(useful):
                bare.append(number)
            elif len(filled) > 1 and filled == [name for name in self.header if name]:
                again.append(number)
            else:
                lines[number] = row
        self.add(
            long,
            _("there are more cells than columns; is there a separator too many in a text?"),
            _("Put the text in quotation marks, delete the row, or export again."),
            _("these rows are not counted."),
        )
        self.add(
            [number for number in short if number in lines],
            _("there are fewer cells than columns; is the row cut off?"),
            export_again(),
            _("what is not there counts as empty."),
        )
        self.add(
            bare,
            _("this looks like a total or a note, not like a deal."),
            _("Export without totals and notes (Salesforce: Details Only)."),
            _("these rows are not counted."),
        )
        self.add(
            again,
            _("the names of the columns stand here once more."),
            _("Delete the row."),
            _("these rows are not counted."),
        )
        return lines

    def _same_names(self, everything: list[tuple[str, ...]]) -> None:
        """Say which of our columns could be several of the file's that differ."""
        names = [headers.key(entry) for entry in self.header]
        for column, place in self.places.items():
            others = [p for p, other in enumerate(names) if other == names[place] and p != place]
            if any(everything[p] != everything[place] for p in others):
                self.add(
                    None,
                    _("there are several columns of this name, and they differ."),
                    _("Delete the one that is not meant."),
                    _("the first of them is read."),
                    column,
                )

    def _same_deals(self) -> None:
        """Keep the first row of each deal."""
        if "deal" not in self.columns:
            return
        first: dict[str, int] = {}
        keep, copies, without = [], [], []
        for number, entry in enumerate(self.columns["deal"]):
            if not entry:
                without.append(self.rows[number])
            elif entry in first:
                copies.append((self.rows[number], first[entry]))
                continue
            first[entry or f"\0{number}"] = self.rows[number]
            keep.append(number)
        self.add(
            without,
            _("there is no number of the deal."),
            _("Export the deals again."),
            _("the row counts as a deal of its own."),
            "deal",
        )
        if not copies:
            return
        what = _("this deal stands in row {row} too; was it joined with products or contacts?")
        self.add(
            [row for row, _first in copies],
            what.format(row=copies[0][1]),
            _("Export deals alone, one row a deal."),
            _("the first row of each deal is counted."),
            "deal",
        )
        self.rows = [self.rows[number] for number in keep]
        for column, entries in self.columns.items():
            self.columns[column] = [entries[number] for number in keep]

    # --- findings ---

    def add(
        self,
        rows: Sequence[int] | None,
        what: str,
        cure: str,
        without: str,
        column: str | None = None,
    ) -> None:
        """Note what is wrong with some rows, if there are any; None stands for the whole column."""
        if rows is not None and not rows:
            return
        self.findings.append(
            Finding(
                what,
                cure,
                without,
                self.named(column) if column else None,
                rows[0] if rows else None,
                len(rows) if rows else 1,
            )
        )

    def named(self, column: str) -> str:
        """Name one of our columns as the file does; a header the reader named could be anything."""
        if column not in self.places or column in self.chosen:
            return column
        return cut(self.header[self.places[column]])

    def at(self, column: str, wrong: Iterable[str]) -> list[int]:
        """List the rows with one of these entries."""
        bad = set(wrong)
        entries = self.columns[column]
        return (
            [row for row, entry in zip(self.rows, entries, strict=True) if entry in bad]
            if bad
            else []
        )

    # --- columns ---

    def export(self, stages: Mapping[str, str]) -> Export:
        """Read all columns and put them together."""
        self._missing()
        count = len(self.rows)
        empty = [None] * count
        table = pd.DataFrame(index=pd.Index(self.rows, name="row"))
        dates = self._dates()
        nothing = np.full(count, np.datetime64("NaT"), "datetime64[s]")
        numbers, money = self._numbers()
        words = {column: self._words(column) for column in _WORDS if column in self.columns}
        outcome, unknown = self._outcomes(stages, words.get("stage", empty))
        table["deal"] = pd.array(
            [_("deal {number}").format(number=n) for n in range(1, count + 1)], "str"
        )
        table["created"] = dates.get("created", nothing)
        table["closed"] = self._closed(dates, table["created"].to_numpy(), outcome)
        table["amount"] = numbers.get("amount", np.full(count, np.nan))
        table["currency"] = pd.array(self._currency(money), "str")
        table["stage"] = pd.array(words.get("stage", empty), "str")
        table["outcome"] = pd.array(outcome, "str")
        table["source"] = pd.array(words.get("source", empty), "str")
        table["owner"] = pd.array(self._owners(), "str")
        table["lost_reason"] = pd.array(words.get("lost_reason", empty), "str")
        table["discount_pct"] = numbers.get("discount_pct", np.full(count, np.nan))
        table["first_contact"] = dates.get("first_contact", nothing)
        table["answer_hours"] = self._answers(table, numbers.get("answer_hours"))
        self._look_over(table)
        columns = {c: self.named(c) for c in self.places}
        return Export(table, self.findings, headers.maker(self.header), columns, unknown)

    def _missing(self) -> None:
        """Say which columns are not there, and what cannot be told without them."""
        has = self.places.keys()
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
            cure = _("Add it to the export ({names}), or say which column it is: {example}.")
            chosen = "stage" if column == "outcome" else column
            example = f'columns={{"{chosen}": "…"}}'
            self.add(
                None,
                _("this column is missing."),
                cure.format(names=headers.EXAMPLES[column], example=example),
                without,
                column,
            )

    def _dates(self) -> dict[str, np.ndarray]:
        """Read all columns of moments; whether the day comes first is a matter of the file."""
        read, rest = {}, {}
        for column in _DATES:
            if column not in self.columns:
                continue
            entries = pd.Series(self.columns[column], dtype="str")
            iso = entries.str.fullmatch(_ISO).to_numpy()
            days = pd.to_datetime(entries.where(iso), format="ISO8601", errors="coerce", utc=True)
            read[column] = days.dt.tz_localize(None).to_numpy().astype("datetime64[s]")
            rest[column] = {entry for entry in entries[~iso] if entry}
            unreal = entries[iso & days.isna().to_numpy()]
            self._refuse_dates(column, unreal, _("this day or hour is not in the calendar"))
        slashes = {entry: day_and_month(entry) for entries in rest.values() for entry in entries}
        known = [pair for pair in slashes.values() if pair]
        day_first, month_first = any(d > 12 for d, _m in known), any(m > 12 for _d, m in known)
        told = (
            self.day_first
            if self.day_first is not None
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
                late = pd.Series(self.columns[column]).map(meant).to_numpy(dtype="datetime64[s]")
                read[column] = np.where(np.isnat(read[column]), late, read[column])
            self.add(
                self.at(column, wrong["unclear"]),
                _("this day can be read day first or month first, and no date in the file tells."),
                _("Say day_first=True or day_first=False, or export with days as 2026-01-31."),
                _("these days count as empty."),
                column,
            )
            self._refuse_dates(
                column, wrong["unreal"], _("this day or hour is not in the calendar")
            )
            self._refuse_dates(column, wrong["unlike"], _("this is not a day as we can read it"))
        for column, moments in read.items():
            years = moments.astype("datetime64[Y]").astype(int) + 1970
            odd = ~np.isnat(moments) & ((years < 1990) | (years > 2100))
            self.add(
                [row for row, is_odd in zip(self.rows, odd, strict=True) if is_odd],
                _("this year is before 1990 or after 2100."),
                _("Put the day right in the CRM, and export again."),
                _("these days count as empty."),
                column,
            )
            read[column] = np.where(odd, np.datetime64("NaT"), moments).astype("datetime64[s]")
        return read

    def _refuse_dates(self, column: str, wrong: Iterable[str], what: str) -> None:
        wrong = list(wrong)
        rows = self.at(column, wrong)
        self.add(
            rows,
            f"{what}{self._quoted(column, rows)}.",
            _(
                "In Excel choose the column, press Ctrl+1, choose Custom (Aangepast), type "
                "yyyy-mm-dd (in Dutch jjjj-mm-dd), and save again."
            ),
            _("these days count as empty."),
            column,
        )

    def _quoted(self, column: str, rows: Sequence[int]) -> str:
        """Quote the entry of the first of these rows, if it can be nobody's name or number."""
        if not rows:
            return ""
        entry = self.columns[column][self.rows.index(rows[0])]
        harmless = re.fullmatch(r"[\d.,:/%€$£ TZ+-]{1,20}", entry) and not _PHONE.fullmatch(entry)
        if harmless and sum(map(str.isdigit, entry)) < 9:
            return f": {shown(entry)}"
        return ""

    def _numbers(self) -> tuple[dict[str, np.ndarray], list[str]]:
        """Read all columns of numbers, and the signs of money that stood with the amounts."""
        read: dict[str, np.ndarray] = {}
        money: list[str] = []
        for column in _NUMBERS:
            if column not in self.columns:
                continue
            entries = self.columns[column]
            different = set(entries) - {""}
            plain, signs = {}, {}
            for entry in different:
                plain[entry], signs[entry] = _plain(entry, column)
            unit = "%" if column == "discount_pct" else "EUR"
            meant = {e: meanings(text, unit, False) if text else {} for e, text in plain.items()}
            votes = {mark for found in meant.values() if len(found) == 1 for mark in found}
            mark = self.decimal or ("".join(votes) if len(votes) == 1 else "")
            value, unclear, unread = {}, [], []
            for entry, found in meant.items():
                numbers = {float(text) for text in found.values()}
                if len(numbers) == 1:
                    value[entry] = numbers.pop()
                elif not numbers:
                    unread.append(entry)
                elif mark in found:
                    value[entry] = float(found[mark])
                else:
                    unclear.append(entry)
            self.add(
                rows := self.at(column, unclear),
                _("this number can have thousands or decimals, and no other tells")
                + f"{self._quoted(column, rows)}.",
                _(
                    'Say decimal="." or decimal=","; or in Excel choose the column, press Ctrl+1, '
                    "choose Number (Getal) without a separator of thousands, and save again."
                ),
                _("these cells count as empty."),
                column,
            )
            self.add(
                rows := self.at(column, unread),
                _("this is not a number") + f"{self._quoted(column, rows)}.",
                _("Put the number right in the CRM, or fill it in in the file."),
                _("these cells count as empty."),
                column,
            )
            low, high = {"amount": (0, 1e12), "discount_pct": (0, 100), "answer_hours": (0, 1e5)}[
                column
            ]
            odd = [entry for entry, number in value.items() if not low <= number <= high]
            self.add(
                rows := self.at(column, odd),
                _("this number is out of range") + f"{self._quoted(column, rows)}.",
                _("Allowed are {low} to {high}; put it right in the CRM, or in the file.").format(
                    low=low, high=f"{high:g}"
                ),
                _("these cells count as empty."),
                column,
            )
            value = {entry: number for entry, number in value.items() if entry not in set(odd)}
            shares = value and 0 < max(value.values()) <= 1 and not any("%" in e for e in value)
            if column == "discount_pct" and shares:
                self.add(
                    None,
                    _("no discount is above 1; are these shares, or per cents?"),
                    _("Write 12 for twelve per cent, or put a percent sign behind it."),
                    _("the end of the quarter is looked at without discounts."),
                    column,
                )
                value = {}
            read[column] = np.array([value.get(entry, np.nan) for entry in entries], dtype=float)
            if column == "amount":
                money = [signs.get(entry, "") for entry in entries]
        return read, money

    def _currency(self, money: list[str]) -> list[str | None]:
        """Read the currencies, from their column or from the signs that stood with the amounts."""
        entries = self.columns.get("currency", money)
        if not entries:
            return [None] * len(self.rows)
        known = {entry: _code(entry) for entry in set(entries)}
        if "currency" in self.columns:
            unknown = [entry for entry, code in known.items() if entry and not code]
            self.add(
                self.at("currency", unknown),
                _("this is not a currency that is known."),
                _("Write the code of three letters, such as EUR."),
                _("these cells count as empty."),
                "currency",
            )
        return [known[entry] or None for entry in entries]

    def _words(self, column: str) -> list[str | None]:
        """Read a column of words; what may tell who somebody is becomes a number or "other"."""
        entries = self.columns[column]
        counts = Counter(entries)
        counts.pop("", None)
        shows: dict[str, str | None] = {"": None}
        told: list[str] = []
        for entry, times in counts.items():
            may = ordinary(entry) or (times >= OFTEN and not self.persons.in_text(entry))
            if column == "stage":
                may = may or headers.is_common(entry)
            shows[entry] = entry if may else None
            if not may:
                told.append(entry)
        if column == "stage" and len(told) <= _STAGES_AT_MOST:
            first = {entry: row for row, entry in reversed([*zip(self.rows, entries, strict=True)])}
            for number, entry in enumerate(told, start=1):
                words = _("stage {number} (see row {row})")
                shows[entry] = words.format(number=number, row=first[entry])
        else:
            shows |= dict.fromkeys(told, _("other"))
        self.add(
            self.at(column, told),
            _("these words are seldom, or may hold the name of a person, so they are not shown."),
            _(
                "If they are no name: write them alike, in small letters, in at least {often} rows."
            ).format(often=OFTEN),
            _("a stage is told by its first row.")
            if column == "stage"
            else _("they count as “other”."),
            column,
        )
        return [shows[entry] for entry in entries]

    def _outcomes(
        self, stages: Mapping[str, str], shown_as: Sequence[str | None]
    ) -> tuple[list[str | None], dict[str, int]]:
        """Tell won, lost and open apart; list the stages that nobody told the meaning of."""
        nothing = [""] * len(self.rows)
        status, stage, won, closed = (
            self.columns.get(column, nothing) for column in ("status", "stage", *_TICKS)
        )
        said: dict[tuple[str, ...], tuple[str | None, bool]] = {}
        outcomes: list[str | None] = []
        unknown: Counter[str] = Counter()
        parted, untold = [], []
        for row, shows, *parts in zip(self.rows, shown_as, status, stage, won, closed, strict=True):
            facts = (*parts, shows or "")
            if facts not in said:
                said[facts] = _outcome(stages, *facts)
            outcome, agree = said[facts]
            outcomes.append(outcome)
            if not agree:
                parted.append(row)
            if outcome is None:
                untold.append(row)
                if shows:
                    unknown[shows] += 1
        self.add(
            parted,
            _("the stage and the other columns do not say the same about won and lost."),
            _("Put the deal right in the CRM."),
            _("the status counts, then the ticks, then the stage."),
            "stage",
        )
        if unknown:
            listed = ", ".join(f"“{cut(stage)}”" for stage, _times in unknown.most_common(12))
            what = ngettext(
                "{number} stage is of your firm's own: {stages}.",
                "{number} stages are of your firm's own: {stages}.",
                len(unknown),
            )
            self.findings.append(
                Finding(
                    what.format(number=len(unknown), stages=listed),
                    _("Say for each whether it means won, lost or open: {example}.").format(
                        example='stages={"…": "won"}'
                    ),
                    _("the deals in them count as neither won nor lost."),
                    self.named("stage"),
                )
            )
        elif untold and self.places.keys() & {"stage", "status", "is_won"}:
            where = next(c for c in ("stage", "status", "is_won") if c in self.places)
            self.add(
                untold,
                _("whether the deal was won, lost or is open is not said."),
                _("Fill it in in the CRM, and export again."),
                _("these deals count as neither won nor lost."),
                where,
            )
        return outcomes, dict(unknown)

    def _closed(
        self, dates: Mapping[str, np.ndarray], created: np.ndarray, outcome: list[str | None]
    ) -> np.ndarray:
        """Put the days of winning and losing together; clear what is a forecast or cannot be."""
        results = np.array([o or "" for o in outcome])
        done = np.isin(results, ["won", "lost"])
        nothing = np.full(len(results), np.datetime64("NaT"), "datetime64[s]")
        closed = dates.get("closed", nothing)
        for column, result in (("won_on", "won"), ("lost_on", "lost")):
            if column in dates:
                of_these = (results == result) & ~np.isnat(dates[column])
                closed = np.where(of_these, dates[column], closed)
        where = next((c for c in ("closed", "won_on", "lost_on") if c in self.places), "closed")
        forecast = np.flatnonzero((results == "open") & ~np.isnat(closed))
        if len(forecast):
            self.add(
                [self.rows[n] for n in forecast],
                _("the deal is open, so this day is a forecast."),
                _("Nothing; CRMs fill it in by themselves."),
                _("days of open deals are not used."),
                where,
            )
        closed = np.where(done, closed, np.datetime64("NaT")).astype("datetime64[s]")
        days = closed.astype("datetime64[D]")
        early = days < created.astype("datetime64[D]")
        self.add(
            [self.rows[n] for n in np.flatnonzero(early)],
            _("the deal was closed before it was made."),
            _("Put the days right in the CRM; was the deal moved from another system?"),
            _("these closing days count as empty."),
            where,
        )
        return np.where(early, np.datetime64("NaT"), closed).astype("datetime64[s]")

    def _owners(self) -> list[str | None]:
        """Give each owner a number, in order of appearance."""
        codes: dict[str, str | None] = {"": None}
        for entry in self.columns.get("owner", [""] * len(self.rows)):
            person = entry.casefold()
            if person not in codes:
                codes[person] = _("seller {number}").format(number=len(codes))
        return [codes[e.casefold()] for e in self.columns.get("owner", [""] * len(self.rows))]

    def _answers(self, table: pd.DataFrame, hours: np.ndarray | None) -> np.ndarray:
        """Give the hours to the first answer: as they stand, or from two moments with a clock."""
        if hours is not None:
            return hours
        waited = (table["first_contact"] - table["created"]).dt.total_seconds()
        between: np.ndarray = waited.to_numpy() / 3600
        if np.isnan(between).all():
            return between
        clocks = [table[c].dropna() for c in ("created", "first_contact")]
        if any((clock == clock.dt.normalize()).all() for clock in clocks):
            self.add(
                None,
                _("the days have no clock times."),
                _("Export with times, as in 2026-01-31 09:30."),
                _("the speed of the first answer cannot be told in hours."),
                "first_contact",
            )
            return np.full(len(table), np.nan)
        early = np.flatnonzero(between < 0)
        self.add(
            [self.rows[n] for n in early],
            _("the first contact was before the deal was made."),
            _("Nothing; the customer was known before."),
            _("the speed of the first answer of these deals counts as empty."),
            "first_contact",
        )
        return np.where(between < 0, np.nan, between)

    def _look_over(self, table: pd.DataFrame) -> None:
        """Say what makes a whole export misleading."""
        outcome, count = table["outcome"], len(table)
        lost, won = (outcome == "lost").to_numpy(), (outcome == "won").to_numpy()
        if count < _FEW:
            what = ngettext("there is {number} deal.", "there are {number} deals.", count)
            self.add(
                None,
                what.format(number=count),
                _("Export more years, if there are any."),
                _("every answer is wide; some will be “cannot tell”."),
            )
        if won.any() and not lost.any():
            self.add(
                None,
                _("no deal was lost; were lost deals deleted, or filtered out?"),
                _("Export all deals, closed and lost ones too."),
                _("nothing about winning rates can be told."),
                "stage",
            )
        if lost.any() and not won.any():
            self.add(
                None,
                _("no deal was won; were won deals filtered out?"),
                _("Export all deals, won ones too."),
                _("nothing about winning rates can be told."),
                "stage",
            )
        currencies = sorted(table["currency"].dropna().unique())
        if len(currencies) > 1:
            self.add(
                None,
                _("there are several currencies: {codes}.").format(codes=", ".join(currencies)),
                _("Export the amounts in one currency (HubSpot: Amount in company currency)."),
                _("amounts of different currencies must not be added up."),
                "currency",
            )
        if "lost_reason" in self.places and lost.any():
            bare = lost & table["lost_reason"].isna().to_numpy()
            rows = [self.rows[n] for n in np.flatnonzero(bare)]
            self.add(
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
                what = _(
                    "{number} deals were made on {day}; was that the day of a move to this CRM?"
                )
                self.add(
                    None,
                    what.format(number=int(top.iloc[0]), day=day),
                    _("Leave deals of that day out of what is about time."),
                    _("their age cannot be told."),
                    "created",
                )
        if table["owner"].notna().any():
            self.add(
                None,
                _("names of owners were replaced by numbers."),
                _("Nothing; even so, results by seller are data about people: ask first."),
                _("all can be told by seller, and no name is shown."),
                "owner",
            )


def _cleaned(entries: Iterable[str]) -> list[str]:
    """Take off what is around entries; "" for those that stand for no value."""
    tidy: dict[str, str] = {}
    for entry in set(entries):
        text = entry.strip(SPACES + "\r\n\t\ufeff")
        if text.startswith('="') and text.endswith('"'):  # how Excel is kept from changing an entry
            text = text[2:-1]
        tidy[entry] = "" if text.casefold() in _NOTHING else text
    return [tidy[entry] for entry in entries]


def _plain(entry: str, column: str) -> tuple[str, str]:
    """Part a number from the sign or code of its currency; nothing for a telephone number."""
    if entry.isascii() and entry.replace(".", "", 1).isdigit() and len(entry) < 9:
        return entry, ""  # as most are, and quick
    if len(entry) > 40 or _PHONE.fullmatch(entry) or _NUMBER_LIKE_ONE.fullmatch(entry):
        return "", ""
    if column == "discount_pct":
        return entry, ""
    found = _MONEY.fullmatch(entry)
    if not found:
        return "", ""
    sign = found["one"] or found["two"] or ""
    code = _code(sign)
    if sign and not code:
        return "", ""
    number = re.sub(",--?$|,-$", "", found["number"]).replace("'", "").replace("’", "")
    return number.strip(), code


def _code(entry: str) -> str:
    """Return the ISO 4217 code of a currency; nothing if it is not known."""
    text = entry.strip(SPACES)
    inside = re.fullmatch(r".*\(([A-Za-z]{3})\)", text)
    code = (
        inside[1] if inside else text[:3] if re.match(r"[A-Za-z]{3}( - |$)", text) else ""
    ).upper()
    return code if code in _CODES else _CURRENCIES.get(text.casefold(), "")


def _outcome(
    stages: Mapping[str, str], status: str, stage: str, won: str, closed: str, shows: str
) -> tuple[str | None, bool]:
    """Return the outcome of a deal, and whether its columns agree on it."""
    own = stages.get(headers.key(stage)) or stages.get(headers.key(shows)) if stage else None
    by_stage = own or headers.outcome_of(stage) or None
    by_status = stages.get(headers.key(status)) or headers.outcome_of(status) or None
    ticked_won, ticked_closed = headers.yes_or_no(won), headers.yes_or_no(closed)
    by_tick = None
    if ticked_won:
        by_tick = "won"
    elif ticked_won is False and ticked_closed is not None:
        by_tick = "lost" if ticked_closed else "open"
    given = [said for said in (by_status, by_tick, by_stage) if said]
    # A won or lost deal may still show the last stage it went through.
    closed_as = {said for said in given if said != "open"} | ({*given[:1]} & {"open"})
    return (given[0] if given else None), len(closed_as) < 2
