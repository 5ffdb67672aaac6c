"""Kinds of damage to a file, and the one message each must give.

Every kind: what happened to the file, where the message must point, and a word of what it must
say. Beyond that each message must name the file and a cure and show nothing of pandas.
"""

import copy
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.damage import cell, line, lines

from framings.data import DataProblem, describe, load, names
from framings.lessons import ROOT

NAME = "inbound_outbound"
FILE = f"{NAME}.csv"
MONTHS = "territory_months"  # a table with months in it
HEADER = (
    "segment,region,year,quarter,content_from,content_keur,target,customers,by_themselves,calls"
)


@dataclass(frozen=True)
class Damage:
    happened: str
    change: Callable[[bytes], bytes]
    says: str
    row: int | None = None
    column: str | None = None
    table: str = NAME


def header(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return line(1, change)


def two_alphabets(raw: bytes) -> bytes:
    """Row 7 in the old alphabet of Windows, row 9 in UTF-8."""
    rows = raw.splitlines(keepends=True)
    rows[6] = rows[6].replace(b"small", "klein–small".encode("cp1252"))
    rows[8] = rows[8].replace(b"small", "café".encode())
    return b"".join(rows)


def pasted_below(raw: bytes) -> bytes:
    """A second copy under the first, as after "insert" instead of "replace"."""
    return raw + raw


def all_cells_quoted(raw: bytes) -> bytes:
    return lines(lambda all_: [f'"{x}"' for x in all_])(raw)


DAMAGES = [
    # The file as a whole
    Damage("empty file", lambda raw: b"", "empty"),
    Damage("only blank lines", lambda raw: b"\r\n\r\n", "empty"),
    Damage("only the mark in front (BOM)", lambda raw: b"\xef\xbb\xbf", "nothing in the file"),
    Damage("only commas", lambda raw: b",,,\n,,,\n", "nothing in the file"),
    Damage("header and nothing else", lines(lambda x: x[:1]), "no data", 2),
    Damage("Excel workbook renamed", lambda raw: b"PK\x03\x04" + raw, "Excel workbook", 1),
    Damage("web page saved", lambda raw: b"\n<!DOCTYPE html><p>" + raw, "web page", 1),
    Damage("Unicode text cut off", lambda raw: raw.decode().encode("utf-16")[:-1], "damaged", 193),
    Damage("two alphabets mixed", two_alphabets, "Windows-1252", 7),
    Damage("zero bytes in it", lambda raw: raw[:240] + b"\0\0" + raw[242:], "damaged", 5),
    Damage("bars between columns", lambda raw: raw.replace(b",", b"|"), "names of the columns", 1),
    Damage("merge conflict", lines(lambda x: [*x[:4], "<<<<<<< HEAD", *x[4:]]), "git", 5),
    # Rows
    Damage("last row cut off", lambda raw: raw[:-12], "too few", 193),
    Damage("rows missing at the end", lines(lambda x: x[:-20]), "20 rows too few", 173),
    Damage(
        "rows added",
        lines(lambda x: [*x, "large,Woods,2025,13,2024,1,1,1,1,1"]),
        "1 row too many",
        194,
    ),
    Damage("header twice", lines(lambda x: [x[0], *x]), "once more", 2),
    Damage(
        "header twice, in spaces", lines(lambda x: [x[0].replace(",", " ,"), *x]), "once more", 2
    ),
    Damage("header instead of a row", line(50, lambda _: HEADER), "once more", 50),
    Damage("a second copy below", pasted_below, "once more", 194),
    Damage(
        "row twice besides",
        lines(lambda x: [*x, x[40]]),
        "row 41 too",
        194,
        "segment + region + quarter",
    ),
    Damage("blank row in the middle", lines(lambda x: [*x[:9], "", *x[9:]]), "empty", 10),
    Damage("row of bare commas", lines(lambda x: [*x[:9], "," * 9, *x[9:]]), "empty", 10),
    Damage("stray comma", line(14, lambda x: x + ",,5"), "too many", 14),
    Damage(
        "quotation mark left open", line(20, lambda x: x.replace("small", '"small')), "quot", 20
    ),
    Damage(
        "row twice",
        lines(lambda x: [*x[:30], x[29], *x[31:]]),
        "row 30 too",
        31,
        "segment + region + quarter",
    ),
    # Columns
    Damage("header missing", lines(lambda x: [*x[1:], x[1]]), "names of the columns", 1),
    Damage(
        "column renamed",
        header(lambda x: x.replace("content_from", "Content from")),
        "was it renamed",
        1,
        "content_from",
    ),
    Damage(
        "column dropped",
        lines(lambda all_: [x.rpartition(",")[0] for x in all_]),
        "missing",
        1,
        "calls",
    ),
    Damage(
        "column twice",
        lines(lambda all_: [x + "," + x.split(",")[1] for x in all_]),
        "2 times",
        1,
        "region",
    ),
    Damage(
        "column added",
        lines(lambda all_: [x + ("," if n else ",notes") for n, x in enumerate(all_)]),
        "does not belong",
        1,
        "notes",
    ),
    # Cells
    Damage("text for a number", cell(9, "target", "many"), "not a number", 9),
    Damage("decimal comma", cell(9, "content_keur", '"18,5"'), "decimal comma", 9),
    Damage("thousands", cell(9, "calls", '"12,173"'), "comma", 9),
    Damage("thousands, Dutch", cell(9, "calls", '"1.012.173,0"'), "thousands", 9),
    Damage("spreadsheet error", cell(9, "content_keur", "#DIV/0!"), "error message", 9),
    Damage("not-a-number", cell(9, "content_keur", "nan"), "not a number", 9),
    Damage("infinity", cell(9, "content_keur", "inf"), "not a number", 9),
    Damage("far too large", cell(9, "calls", "1e999"), "out of range", 9),
    Damage("fraction", cell(9, "customers", "20.5"), "whole number", 9),
    Damage("below the range", cell(9, "customers", "-3"), "out of range", 9),
    Damage("above the range", cell(9, "year", "2042"), "out of range", 9),
    Damage("unknown category", cell(9, "segment", "Small"), "not a known value", 9),
    Damage("value deleted", cell(9, "calls", ""), "no value", 9),
    Damage("date rewritten", cell(9, "month", "22-aug"), "spreadsheet changed", 9, table=MONTHS),
    Damage(
        "date the Dutch way", cell(9, "month", "15-8-2022"), "spreadsheet changed", 9, table=MONTHS
    ),
    Damage(
        "month without century", cell(9, "month", "08-22"), "spreadsheet changed", 9, table=MONTHS
    ),
    Damage("number made a date", cell(9, "content_keur", "22-jul"), "is a date", 9),
    Damage("too narrow", cell(9, "content_keur", "####"), "too narrow", 9),
    Damage("a share of a count", cell(9, "target", "35%"), "percent sign", 9),
    Damage("euros for calls", cell(9, "calls", "€ 35"), "euro sign", 9),
    Damage("impossible month", cell(9, "month", "2022-13"), "calendar", 9, table=MONTHS),
    Damage("month out of range", cell(9, "month", "2002-08"), "out of range", 9, table=MONTHS),
]


@pytest.fixture
def folder(tmp_path, data_folder) -> Path:
    for name in ("datapackage.json", FILE, f"{MONTHS}.csv"):
        (tmp_path / name).write_bytes((data_folder / name).read_bytes())
    return tmp_path


def message_of(folder: Path, name: str = NAME) -> DataProblem:
    with pytest.raises(DataProblem) as caught:
        load(name, folder)
    # `from None`: no trace of pandas above our message.
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value


def test_there_are_at_least_twenty_kinds():
    assert len({damage.happened for damage in DAMAGES}) == len(DAMAGES) >= 20


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.happened)
def test_damage_gives_one_message_in_plain_words(damage, folder):
    path = folder / f"{damage.table}.csv"
    before = path.read_bytes()
    raw = damage.change(before)
    assert raw != before
    path.write_bytes(raw)

    problem = message_of(folder, damage.table)
    text = str(problem)
    assert text.startswith(path.name)
    assert damage.says in text
    assert "What to do: " in text
    assert problem.row == damage.row
    if damage.row is not None:
        assert f"row {damage.row}" in text.splitlines()[0]
    column = damage.column or changed_column(damage)
    assert problem.column == column
    if column is not None:
        assert f"column {column}" in text.splitlines()[0]
    if problem.column and damage.row != 1:
        assert "Allowed: " in text
    for foreign in ("pandas", "numpy", "dtype", "Error", "NaN", "Traceback", "None"):
        assert foreign not in text


def changed_column(damage: Damage) -> str | None:
    """The column a cell damage was done to, read from its closure."""
    free = damage.change.__code__.co_freevars
    if "column" not in free:
        return None
    return damage.change.__closure__[free.index("column")].cell_contents


def test_two_wrong_cells_are_one_message_that_counts_the_other(folder):
    path = folder / FILE
    raw = cell(9, "year", "2042")(path.read_bytes())
    raw = cell(12, "year", "2043")(raw)
    path.write_bytes(cell(13, "year", "2044")(raw))
    problem = message_of(folder)
    assert problem.row == 9
    assert "2 more" in str(problem)


def test_a_missing_file_is_named_with_its_folder(folder):
    (folder / FILE).unlink()
    text = str(message_of(folder))
    assert FILE in text
    assert str(folder) in text
    assert "What to do: " in text


@pytest.mark.parametrize("other", ["Inbound_Outbound.csv", "inbound_outbound (1).csv"])
def test_a_renamed_file_is_found(folder, other):
    (folder / FILE).rename(folder / other)
    assert repr(other) in str(message_of(folder))


def test_a_folder_in_the_file_s_place(folder):
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    assert "cannot be opened" in str(message_of(folder))


@pytest.mark.parametrize("other", ["lost_deals.csv", "quotes.csv", "README.md", "analyses.py"])
def test_another_table_is_not_taken_for_a_renamed_file(folder, data_folder, other):
    shutil.copy(data_folder / other, folder)
    text = str(message_of(folder, "leads"))
    assert other not in text
    assert "renamed" not in text
    assert "own name back" not in text


def test_a_copy_of_another_table_is_not_taken_for_it_either(folder, data_folder):
    shutil.copy(data_folder / "lost_deals.csv", folder / "lost_deals (1).csv")
    shutil.copy(data_folder / "leads.csv", folder / "leads - kopie.csv")
    assert "'leads - kopie.csv'; was it renamed?" in str(message_of(folder, "leads"))
    assert "'lost_deals (1).csv'; was it renamed?" in str(message_of(folder, "lost_deals"))
    (folder / "leads - kopie.csv").unlink()
    assert "renamed" not in str(message_of(folder, "leads"))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"{}", b'{"resources": [{"name": "x"}]}', b"\xff\xfe",
        b'{"resources": 5}',
        b"[" * 100_000, b'{"resources": [[]]}', b'{"resources": null}', b"null", b"5", b'"x"',
    ],
)  # fmt: skip
def test_a_damaged_description(folder, content):
    (folder / "datapackage.json").write_bytes(content)
    text = str(message_of(folder))
    assert text.startswith("datapackage.json")
    assert "What to do: " in text


def places(part, path=()):
    """Every place in the description, the deepest last."""
    yield path
    if isinstance(part, dict | list):
        for key in part if isinstance(part, dict) else range(len(part)):
            yield from places(part[key], (*path, key))


PACKAGE = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
PACKAGE["resources"] = [r for r in PACKAGE["resources"] if r["name"] in (NAME, "lydia_pinkham")]
PUT = [None, True, 5, -1, 0.5, "", "x", "[", "2020-99", [], [5], {}, {"x": 5}, 10**400, [[]]]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.sampled_from([p for p in places(PACKAGE) if p]), put=st.sampled_from([..., *PUT]))
@pytest.mark.parametrize("known", [True, False], ids=["shipped table", "changed table"])
def test_whatever_is_wrong_in_the_description_only_our_message_comes_out(
    known, place, put, folder, data_folder
):
    """A part of it is taken out (``...``) or is something else."""
    package = copy.deepcopy(PACKAGE)
    *way, last = place
    part = package
    for key in way:
        part = part[key]
    if put is ...:
        del part[last]
    else:
        part[last] = put
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    raw = (data_folder / FILE).read_bytes()
    (folder / FILE).write_bytes(raw if known else raw.replace(b"\n", b"\r\n"))
    # Anything but a DataProblem would come through here and fail the test.
    for call in (names, lambda folder: load(NAME, folder), lambda f: repr(describe(NAME, f))):
        with suppress(DataProblem):
            call(folder)
    with suppress(DataProblem):
        describe(NAME, folder)._repr_html_()


def test_no_description_at_all(tmp_path):
    text = str(message_of(tmp_path))
    assert text.startswith("datapackage.json")
    assert str(tmp_path) in text


HARMLESS = {
    "mark in front (BOM)": lambda raw: b"\xef\xbb\xbf" + raw,
    "Windows line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "old Mac line ends": lambda raw: raw.replace(b"\n", b"\r"),
    "no last line end": lambda raw: raw.rstrip(b"\n"),
    "blank lines at the end": lambda raw: raw + b"\n\n",
    "bare commas at the end": lambda raw: raw + b"," * 9 + b"\n",
    "all values quoted": lines(lambda all_: ['"' + x.replace(",", '","') + '"' for x in all_]),
    "each line in one cell": all_cells_quoted,
    "columns in another order": lines(lambda all_: [",".join(x.split(",")[::-1]) for x in all_]),
    "spaces in the header": header(lambda x: x.replace(",", ", ")),
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_harmless_changes_are_read_all_the_same(kind, folder):
    expected = load(NAME)
    path = folder / FILE
    path.write_bytes(HARMLESS[kind](path.read_bytes()))
    pd.testing.assert_frame_equal(load(NAME, folder), expected)


CUTS = st.tuples(
    st.integers(0, 8800), st.integers(0, 200), st.binary(max_size=6) | st.sampled_from(
        [b",", b'"', b"\n", b"\r", b"\0", b";", b"-", b"9", b".", b"\xe9", b"\xef\xbb\xbf", b"nan"]
    ),
)  # fmt: skip


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cuts=st.lists(CUTS, min_size=1, max_size=3))
def test_whatever_is_cut_or_put_in_only_our_message_comes_out(cuts, folder, data_folder):
    raw = (data_folder / FILE).read_bytes()
    for start, length, put in cuts:
        raw = raw[:start] + put + raw[start + length :]
    (folder / FILE).write_bytes(raw)
    # Anything but a DataProblem would come through here and fail the test.
    with suppress(DataProblem):
        table = load(NAME, folder)
        assert table.shape == (192, 10)
        assert not table.isna().any(axis=None)
