"""Damaged exports: never a traceback, never a personal detail, and what is wrong, where, the cure.

Each kind is tried alone, with the words, row and column it must give; then many at random together,
saved in one of the ways people save: 300 files every day, 3,000 in the full run, or as many as
FRAMINGS_DAMAGED says.
"""

import os
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from support.damage import Grid, csv_of, grid_of, workbook_of
from support.run import FULL

from framings.data import crm
from framings.data.crm import headers

ROW = 9  # the row, as a spreadsheet counts, that single damages are done to
MANY = int(os.environ.get("FRAMINGS_DAMAGED") or (3_000 if FULL else 300))

# Nobody's: put where they do not belong, they must never come out. Parts are looked for, too.
PEOPLE = [
    "Fenna Oosterwijk", "Quirijn de Vreeze", "Siobhan O'Driscoll", "Łukasz Żółkiewicz",
    "jan van zwanenburg", "VREDEVELD, Petra", "J. Kruisheer", "dhr. Ruttenberg",
]  # fmt: skip
DETAILS = [
    "f.oosterwijk@example.com", "06-12345678", "+31 6 1234 5678", "0612345678", "+31612345678",
    "(053) 489 12 34", "NL91ABNA0417164300", "7511 AB 12", "linkedin.com/in/oosterwijk",
]  # fmt: skip
TALES = [
    "Spoke with {person}, call back on {detail}", "{person} finds it too dear ({detail})",
    "Gebeld met {person}; wil wachten", "mail {detail} eerst", "Price, says {person}",
]  # fmt: skip


def personal(text: str) -> str | None:
    """What is personal in a text that came out, if anything is."""
    lower, digits = text.casefold(), re.sub(r"(?<=\d)[ ()-]+(?=\d)", "", text)
    found = [part for part in PARTS if part in lower]
    found += [detail for detail in DETAILS if detail.casefold() in lower]
    found += [
        run for run in ("0612345678", "31612345678", "0534891234", "612345678") if run in digits
    ]
    return found[0] if found else None


EXPORTS: dict[str, Grid] = {
    name: grid_of(
        crm.practice(name).read_bytes(),
        *((";", "cp1252") if name == "salesforce" else (",", "utf-8-sig")),
    )[:131]
    for name in ("hubspot", "salesforce", "pipedrive")
}
OWNERS = sorted({row[grid[0].index(name)] for grid in EXPORTS.values() for row in grid[1:]
                 for name in grid[0] if headers.holds_persons(name)})  # fmt: skip
PARTS = sorted({part.casefold() for name in [*PEOPLE, *OWNERS]
                for part in re.findall(r"[^\W\d_]{4,}", name)})  # fmt: skip


def place(grid: Grid, column: str) -> int:
    """The place of one of our columns; of what tells the same, if it is called otherwise there."""
    found = headers.found(grid[0], {})
    for name in (
        column,
        {"closed": "won_on", "answer_hours": "discount_pct"}.get(column, ""),
        "amount",
    ):
        if name in found:
            return found[name][0]
    return 0


def put(column: str, text: str) -> Callable[[Grid, int], None]:
    """Damage to one cell."""

    def change(grid: Grid, row: int) -> None:
        grid[row - 1][place(grid, column)] = text

    return change


def put_in_all(column: str, text: str) -> Callable[[Grid, int], None]:
    def change(grid: Grid, row: int) -> None:
        for cells in grid[1:]:
            cells[place(grid, column)] = text

    return change


def dropped(column: str) -> Callable[[Grid, int], None]:
    def change(grid: Grid, row: int) -> None:
        at = place(grid, column)
        for cells in grid:
            del cells[at]

    return change


def column_twice(grid: Grid, row: int) -> None:
    at = place(grid, "amount")
    for number, cells in enumerate(grid):
        cells.append(cells[at] if number != 3 else "77")


def same_deal(grid: Grid, row: int) -> None:
    at = place(grid, "deal")
    grid[row - 1][at] = grid[row - 2][at]


def early(grid: Grid, row: int) -> None:
    """Won the day before it was made."""
    grid[row - 1] = next(
        list(r) for r in grid[1:] if r[place(grid, "stage")].startswith("Closed Won")
    )
    grid[row - 1][place(grid, "deal")] = "123456"
    grid[row - 1][place(grid, "closed")] = "2001-01-01"


def apart(grid: Grid, row: int) -> None:
    put("status", "Won")(grid, row)
    put("stage", "Closed Lost")(grid, row)


def longer(grid: Grid, row: int) -> None:
    grid[row - 1].append("5")


def shorter(grid: Grid, row: int) -> None:
    del grid[row - 1][-2:]


def total(grid: Grid, row: int) -> None:
    grid.insert(row - 1, ["Totaal", *[""] * (len(grid[0]) - 2), "123"])


def header_again(grid: Grid, row: int) -> None:
    grid.insert(row - 1, list(grid[0]))


def empty_row(grid: Grid, row: int) -> None:
    grid.insert(row - 1, [""] * len(grid[0]))


def no_losses(grid: Grid, row: int) -> None:
    at = place(grid, "stage")
    grid[1:] = [cells for cells in grid[1:] if not cells[at].startswith("Closed Lost")]


def other_money(grid: Grid, row: int) -> None:
    put("currency", "USD")(grid, row)


def one_day(grid: Grid, row: int) -> None:
    grid += [[f"{cells[0]}{n}", *cells[1:]] for n in (1, 2) for cells in grid[1:]]
    put_in_all("created", "2023-01-01")(grid, row)


@dataclass(frozen=True)
class Kind:
    happened: str
    change: Callable[[Grid, int], None]
    says: str
    column: str | None = None
    row: int | None = ROW
    export: str = "hubspot"


DAY = "Create Date"
KINDS = [
    # Cells
    Kind("words for an amount", put("amount", "veel"), "not a number", "Amount"),
    Kind("a spreadsheet's error", put("amount", "#VERW!"), "not a number", "Amount"),
    Kind("a column too narrow", put("amount", "####"), "not a number", "Amount"),
    Kind("a formula", put("amount", "=SOM(A1:A9)"), "not a number", "Amount"),
    Kind("a date for an amount", put("amount", "1-2-2024"), "not a number", "Amount"),
    Kind("an amount below zero", put("amount", "-500"), "out of range", "Amount"),
    Kind("an amount beyond belief", put("amount", "9e300"), "not a number", "Amount"),
    Kind("infinity", put("amount", "inf"), "not a number", "Amount"),
    Kind("thousands or decimals", put("amount", "1.234"), "thousands or decimals", "Amount"),
    Kind("a telephone number for an amount", put("amount", DETAILS[3]), "not a number", "Amount"),
    Kind("one that lost its nought", put("amount", "612345678"), "not a number", "Amount"),
    Kind("an address for an amount", put("amount", DETAILS[0]), "not a number", "Amount"),
    Kind("a name for an amount", put("amount", PEOPLE[0]), "not a number", "Amount"),
    Kind("no day of the calendar", put("created", "2024-02-30"), "not in the calendar", DAY),
    Kind("no hour of the day", put("created", "2024-02-20 25:61"), "not in the calendar", DAY),
    Kind("no day, the Dutch way", put("created", "31-2-2024"), "not in the calendar", DAY),
    Kind("words for a day", put("created", "volgende week"), "not a day", DAY),
    Kind("a spreadsheet's number for a day", put("created", "45321"), "not a day", DAY),
    Kind("day or month first", put("created", "1/2/2024"), "day first or month first", DAY),
    Kind("a day long ago", put("created", "0001-01-01"), "before 1990", DAY),
    Kind("a century ago", put("created", "1924-01-01"), "before 1990", DAY),
    Kind("a name for a day", put("created", PEOPLE[1]), "not a day", DAY),
    Kind("closed before made", early, "closed before it was made", "Close Date"),
    Kind("a first contact too soon", put("first_contact", "2001-01-01 09:00"),
         "before the deal was made", "First contact date"),
    Kind("a stage of one's own", put("stage", "Contract signed"), "of your firm's own",
         "Deal Stage", None),
    Kind("a name for a stage", put("stage", PEOPLE[2]), "are not shown", "Deal Stage"),
    Kind("an empty stage", put("stage", ""), "is not said", "Deal Stage"),
    Kind("a tale for a reason", put("lost_reason", f"Spoke with {PEOPLE[0]}, she waits"),
         "are not shown", "Closed Lost Reason"),
    Kind("a name for all sources", put_in_all("source", PEOPLE[3]), "are not shown",
         "Original Traffic Source", 2),
    Kind("an owner for all sources", put_in_all("source", OWNERS[1]), "are not shown",
         "Original Traffic Source", 2),
    Kind("a formula for all sources", put_in_all("source", "=A1"), "are not shown",
         "Original Traffic Source", 2),
    Kind("no currency there is", put("currency", "Kroon"), "not a currency", "Currency"),
    Kind("two currencies", other_money, "several currencies: EUR, USD", "Currency", None),
    Kind("a discount above all", put("discount_pct", "140"), "out of range", "Deal - Discount (%)",
         export="pipedrive"),
    Kind("shares for per cents", put_in_all("discount_pct", "0.12"), "shares, or per cents",
         "Deal - Discount (%)", None, "pipedrive"),
    Kind("an answer before the question", put("answer_hours", "-3"), "out of range",
         "Deal - Response time (hours)", export="pipedrive"),
    Kind("status and stage apart", apart, "do not say the same", "Deal - Stage",
         export="pipedrive"),
    # Rows
    Kind("a deal twice", same_deal, f"stands in row {ROW - 1} too", "Record ID"),
    Kind("a deal without its number", put("deal", ""), "no number of the deal", "Record ID"),
    Kind("a cell too many", longer, "more cells than columns"),
    Kind("cells cut off", shorter, "fewer cells than columns"),
    Kind("a total", total, "a total or a note"),
    Kind("the header again", header_again, "stand here once more"),
    # Columns and the whole
    *(
        Kind(f"no {column}", dropped(column), "this column is missing", f"“{words}”", None)
        for column, words in {
            "deal": "the number of the deal", "created": "the day it was made",
            "closed": "the day it was closed", "amount": "its amount",
            "stage": "its stage, or won and lost", "source": "where it came from",
            "owner": "whose deal it is", "lost_reason": "why it was lost",
            "first_contact": "the day of the first answer",
        }.items()
    ),
    Kind("a column twice", column_twice, "several columns of this name", "Amount", None),
    Kind("no lost deals", no_losses, "no deal was lost", "Deal Stage", None),
    Kind("all made on one day", one_day, "the day of a move", "Create Date", None),
]  # fmt: skip


def test_there_is_a_list_of_kinds():
    assert len({kind.happened for kind in KINDS}) == len(KINDS) >= 50


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.happened)
def test_each_kind_is_told_with_row_column_and_cure(kind):
    grid = [list(cells) for cells in EXPORTS[kind.export]]
    before = {str(finding) for finding in crm.read(csv_of(grid)).findings}
    kind.change(grid, ROW)
    if kind.happened == "a column twice":
        grid[0][-1] = "Amount"
    export = crm.read(csv_of(grid))
    new = [f for f in export.findings if str(f) not in before]
    found = [f for f in new if kind.says in f.what and f.column == kind.column]
    assert found, [str(finding) for finding in new]
    if kind.row:
        assert found[0].row == kind.row
    told(export)


FOREIGN = [
    "pandas", "numpy", "dtype", "Error", "NaN", "Traceback", "None",
    *(name for name in crm.COLUMNS if "_" in name),
]  # fmt: skip


def not_foreign(text: str) -> None:
    """No word that only a programmer knows."""
    for foreign in FOREIGN:
        assert foreign not in text


def told(export: crm.Export) -> None:
    """Findings say where, what to do and what can be told, answers what else; nothing is personal.

    All questions are asked of each damaged export.
    """
    for finding in export.findings:
        assert finding.cure
        assert finding.without
        text = str(finding)
        assert (
            finding.row
            or finding.column
            or "sheet" in text
            or re.search(r"there (is|are) \d+", text)
        )
        not_foreign(text)
    answers = [crm.ask(export, question) for question in crm.questions()]
    for answer in answers:
        assert answer.sentence
        assert answer.other
        not_foreign(str(answer))
        for part in answer.parts:
            assert part.low <= part.share <= part.high, (answer.key, part)
    # What can be said of a column shows headers.
    shown = [*map(str, export.findings), export.table.to_csv(), repr(export)]
    # A table holds what a part does.
    shown += [*map(str, answers), *map(repr, answers)]
    if found := personal("\n".join(shown)):
        (text, *_others) = [text for text in shown if personal(text)]
        raise AssertionError(f"{found!r} in {text[:3000]}")


@pytest.mark.parametrize(
    "header", [*PEOPLE, *DETAILS, "Ruttenberg", "oosterwijk", "Vreeze (Deal)", "Omzet \u202enetto"]
)
def test_a_header_that_is_a_person_can_be_pointed_at_by_its_letter(header):
    grid = [list(cells) for cells in EXPORTS["hubspot"]]
    at = place(grid, "source")
    grid[0][at] = header
    export = crm.read(csv_of(grid))
    letter = f"column {chr(ord('A') + at)}"
    assert export.untold["source"][at + 1] == letter
    told(export)
    again = crm.read(csv_of(grid), columns={"source": at + 1})
    assert set(again.table.source.dropna()) == set(
        crm.read(csv_of(EXPORTS["hubspot"])).table.source.dropna()
    )
    told(again)


# --- many at random -------------------------------------------------------------------------


def smuggled(rng: random.Random) -> str:
    """Something personal, alone or in a tale."""
    person, detail = rng.choice([*PEOPLE, *OWNERS]), rng.choice(DETAILS)
    tale = rng.choice(TALES).format(person=person, detail=detail)
    return rng.choice([person, detail, tale, f"{person} {detail}"])


def cell_anywhere(grid: Grid, rng: random.Random) -> None:
    text = rng.choice([
        smuggled(rng), smuggled(rng), "", " ", "\t", "0", "-", "=1+1", '="007"', "+", "@", "1e999",
        "9" * 400, "NaN", "-0", "٣", "½", "²", "\u202e12", "a\nb", 'x"y', ";;", ",", "\ufeff", "�",
        "1.234,5", "1,234.5", "31-12-2024", "12/31/2024", "2024-06-31", "1-1-1", "0000-00-00",
        "2024-01-01T00:00:00+99:99", "2024-01-01 24:00", "12:00", "TRUE", "€", "€ -", "EUR", "%",
    ])  # fmt: skip
    row = rng.choice(grid)
    if row:
        row[rng.randrange(len(row))] = text


def column_of_it(grid: Grid, rng: random.Random) -> None:
    at, text = rng.randrange(max(1, len(grid[0]))), smuggled(rng)
    for cells in grid[1:]:
        if at < len(cells) and rng.random() < 0.7:
            cells[at] = text


def rows_mixed(grid: Grid, rng: random.Random) -> None:
    first, last = sorted(rng.choices(range(len(grid) + 1), k=2))
    part = grid[first:last]
    rng.choice([part.clear, part.reverse, lambda: part.extend(part), lambda: rng.shuffle(part)])()
    grid[first:last] = part


def columns_mixed(grid: Grid, rng: random.Random) -> None:
    order = [rng.randrange(max(1, len(grid[0]))) for _ in range(rng.randrange(len(grid[0]) + 2))]
    for cells in grid:
        cells[:] = [cells[at] if at < len(cells) else "" for at in order]


def titles(grid: Grid, rng: random.Random) -> None:
    grid[:0] = [[smuggled(rng)] for _ in range(rng.randrange(35))]


def header_changed(grid: Grid, rng: random.Random) -> None:
    if grid[0]:
        at = rng.randrange(len(grid[0]))
        grid[0][at] = rng.choice(["", smuggled(rng), grid[0][at] * 2, grid[0][0], "Amount", "Fase"])


def of_a_kind(grid: Grid, rng: random.Random) -> None:
    rng.choice(KINDS).change(grid, rng.randrange(2, len(grid) + 1))


def saved(grid: Grid, rng: random.Random) -> bytes:
    """The grid in a file, and the file damaged in a third of the cases."""
    if rng.random() < 0.08:
        sheets = [grid] * rng.choice([1, 1, 2])
        raw = workbook_of(*sheets, typed=rng.random() < 0.7, merged=rng.choice([(), ("A1:C1",)]))
    else:
        raw = csv_of(
            grid,
            rng.choice(";,\t,;|"),
            rng.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1", "utf-16-be", "cp437"]),
            lineterminator=rng.choice(["\n", "\r\n", "\r"]),
            quoting=rng.choice([0, 0, 1]),
        )
    if rng.random() < 0.33:
        for _ in range(rng.randint(1, 3)):
            at, length = rng.randrange(len(raw) + 1), rng.choice([0, 1, 5, 500])
            piece = rng.choice(
                [b"", b'"', b"\0", b"\n", b";", b"\xff", b"\xe9", b"<html>", raw[:50]]
            )
            raw = raw[:at] + piece + raw[at + length :]
    return raw


def said_of(export: crm.Export, rng: random.Random) -> dict[str, object]:
    """Something that a reader may say of an export, right or wrong."""
    columns = {
        c: rng.choice([*may_be]) for c, may_be in export.untold.items() if rng.random() < 0.7
    }
    stages = {stage: rng.choice(crm.OUTCOMES) for stage in export.unknown_stages}
    return {
        "columns": columns,
        "stages": stages,
        "decimal": rng.choice(["", ".", ","]),
        "day_first": rng.choice([None, True, False]),
    }


CHANGES = [
    cell_anywhere, cell_anywhere, cell_anywhere, column_of_it, rows_mixed, columns_mixed, titles,
    header_changed, of_a_kind, of_a_kind,
]  # fmt: skip


@pytest.mark.parametrize("part", range(10))
def test_whatever_is_damaged_only_our_words_come_out(part, capfd):
    read, problems = 0, []
    for seed in range(part, MANY, 10):
        rng = random.Random(seed)
        grid = [list(cells) for cells in rng.choice([*EXPORTS.values()])]
        for _ in range(rng.randint(1, 4)):
            if len(grid) > 1 and grid[0]:
                # A damage may need a column that another one took away.
                try:
                    (change := rng.choice(CHANGES))(grid, rng)
                except (IndexError, StopIteration):
                    assert change is of_a_kind
        raw = saved(grid, rng)
        try:
            # Anything but a DataProblem would come through here and fail the test.
            told(export := crm.read(raw))
            read += 1
            if seed % 3 == 0 and export.untold:
                told(crm.read(raw, **said_of(export, rng)))
        except crm.DataProblem as problem:
            problems.append(str(problem))
        except BaseException as error:
            raise AssertionError(f"seed {seed}: {error!r}") from error
    for text in problems:
        assert "What to do: " in text
        assert personal(text) is None, text
    assert read > MANY / 10 / 3, "most of them can be read all the same"
    shown = capfd.readouterr()
    assert personal(shown.out + shown.err) is None
