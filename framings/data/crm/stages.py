"""The words of an export that can be shown, who owns a deal, and what its stages mean."""

from collections import Counter
from collections.abc import Mapping, Sequence

from framings.data.crm import headers
from framings.data.crm.private import OFTEN, ordinary
from framings.data.crm.rows import Reading
from framings.data.problem import Finding, cut
from framings.words import _, ngettext

_TICKS = ("is_won", "is_closed")
_STAGES_AT_MOST = 60


def shown_words(reading: Reading, column: str) -> list[str | None]:
    """Read a column of words; what may tell who somebody is becomes a number or "other".

    Args:
        reading: The rows of the file, which gets to know what is wrong.
        column: "stage", "source" or "lost_reason".

    Returns:
        What can be shown of each deal.
    """
    entries = reading.columns[column]
    counts = Counter(entries)
    counts.pop("", None)
    # “Prijs”, “prijs” and “PRIJS” are one reason, shown as it is written most often.
    spellings: dict[str, list[str]] = {}
    for entry in counts:
        spellings.setdefault(_alike(entry), []).append(entry)
    shows: dict[str, str | None] = {"": None}
    told: list[str] = []
    hidden: list[list[str]] = []
    for word, alike in spellings.items():
        if column != "stage" and word == _alike(_("other")):
            shows |= dict.fromkeys(alike, _("other"))
            continue
        may_be = [entry for entry in alike if not reading.persons.in_text(entry)]
        if sum(counts[entry] for entry in may_be) < OFTEN:
            may_be = [entry for entry in alike if ordinary(entry)]
        if column == "stage":
            may_be = may_be or [entry for entry in alike if headers.is_common(entry)]
        most = max(may_be, key=counts.__getitem__, default=None)
        shows |= dict.fromkeys(alike, most)
        if not may_be:
            told += alike
            hidden.append(alike)
    if column == "stage" and len(hidden) <= _STAGES_AT_MOST:
        first = {entry: row for row, entry in reversed([*zip(reading.rows, entries, strict=True)])}
        for number, alike in enumerate(hidden, start=1):
            words = _("stage {number} (see row {row})")
            row = min(first[entry] for entry in alike)
            shows |= dict.fromkeys(alike, words.format(number=number, row=row))
    else:
        shows |= dict.fromkeys(told, _("other"))
    reading.add(
        reading.at(column, told),
        _("we do not know these words, so they are not shown: there may be a name in them."),
        _("Look in this row, and say what the stage means; nothing in the file needs to change.")
        if column == "stage"
        else _("If there is none: write them in small letters, in at least {often} rows.").format(
            often=OFTEN
        ),
        _("a stage is told by its first row.")
        if column == "stage"
        else _("they count as “other”."),
        column,
    )
    return [shows[entry] for entry in entries]


def _alike(entry: str) -> str:
    """Write an entry as all its spellings are written: capitals and spaces make no other word."""
    return " ".join(entry.casefold().split())


def outcomes(
    reading: Reading, stages: Mapping[str, str], shown_as: Sequence[str | None]
) -> tuple[list[str | None], dict[str, int]]:
    """Tell won, lost and open apart; list the stages that nobody told the meaning of.

    Args:
        reading: The rows of the file, which gets to know what is wrong.
        stages: What stages of the firm's own mean, by their name as ``headers.key`` writes it.
        shown_as: What :func:`shown_words` gave for the stages.

    Returns:
        "won", "lost", "open" or nothing, a deal; and the unknown stages with their deals.
    """
    nothing = [""] * len(reading.rows)
    status, stage, won, closed = (
        reading.columns.get(column, nothing) for column in ("status", "stage", *_TICKS)
    )
    said: dict[tuple[str, ...], tuple[str | None, bool]] = {}
    outcomes: list[str | None] = []
    unknown: Counter[str] = Counter()
    parted, untold = [], []
    for row, shows, *parts in zip(reading.rows, shown_as, status, stage, won, closed, strict=True):
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
    reading.add(
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
        reading.findings.append(
            Finding(
                what.format(number=len(unknown), stages=listed),
                _("Say for each stage whether it means won, lost or open."),
                _("the deals in them count as neither won nor lost."),
                reading.named("stage"),
            )
        )
    elif untold and reading.places.keys() & {"stage", "status", "is_won"}:
        where = next(c for c in ("stage", "status", "is_won") if c in reading.places)
        reading.add(
            untold,
            _("whether the deal was won, lost or is open is not said."),
            _("Fill it in in the CRM, and export again."),
            _("these deals count as neither won nor lost."),
            where,
        )
    return outcomes, dict(unknown)


def owners(reading: Reading) -> list[str | None]:
    """Give each owner a number, in order of appearance.

    Args:
        reading: The rows of the file.

    Returns:
        A code a deal, or nothing.
    """
    codes: dict[str, str | None] = {"": None}
    for entry in reading.columns.get("owner", [""] * len(reading.rows)):
        person = entry.casefold()
        if person not in codes:
            codes[person] = _("seller {number}").format(number=len(codes))
    return [codes[e.casefold()] for e in reading.columns.get("owner", [""] * len(reading.rows))]


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
