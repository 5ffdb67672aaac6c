"""What a spreadsheet, a Dutch Excel above all, makes of a table: read as meant, or explained."""

import csv
import io
import json
import re
from decimal import Decimal
from functools import cache

import pandas as pd
import pytest

from framings.data import DataProblem, describe, load, names
from framings.lessons import ROOT

MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
NUMBERS = ("integer", "number")


@cache
def shipped(name: str) -> pd.DataFrame:
    return load(name)


@cache
def fields(name: str) -> list[dict]:
    return describe(name).resource["schema"]["fields"]


def number(text: str, decimal: str = ",", thousands: str = "") -> str:
    """A number as a spreadsheet writes it."""
    whole, point, part = text.partition(".")
    whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", thousands, whole)
    return whole + point.replace(".", decimal) + part


def moment(text: str, kind: str, day: str = "{d}-{m}-{y}") -> str:
    """A moment as a Dutch Excel writes it."""
    y, m, *d = re.split(r"[-T]", text)[:3]
    if kind == "yearmonth":
        return f"{MONTHS[int(m) - 1]}-{y[2:]}"
    clock = text[10:-1].replace("T", " ")
    return day.format(d=int(*d), m=int(m), y=y) + clock


def saved(name: str, separator: str = ";", change=None, **number_format: str) -> str:
    """A shipped table as a Dutch Excel saves it, its cells changed before that if need be."""
    text = (ROOT / "data" / f"{name}.csv").read_text("utf-8")
    header, *rows = csv.reader(io.StringIO(text))
    kinds = [field["type"] for field in fields(name)]
    for row in rows:
        for i, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            if cell and kind in NUMBERS:
                row[i] = number(cell, **number_format)
            elif cell and kind != "string":
                row[i] = moment(cell, kind)
            if change:
                row[i] = change(row[i], fields(name)[i])
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows([header, *rows])
    return stream.getvalue()


@pytest.fixture
def read(tmp_path, data_folder):
    """Save a text as a table and load it."""
    (tmp_path / "datapackage.json").write_bytes((data_folder / "datapackage.json").read_bytes())

    def read(name: str, text: str, encoding: str = "utf-8") -> pd.DataFrame:
        (tmp_path / f"{name}.csv").write_bytes(text.encode(encoding))
        return load(name, tmp_path)

    return read


@pytest.mark.parametrize("name", names())
def test_what_a_dutch_excel_writes_is_read(name, read):
    pd.testing.assert_frame_equal(read(name, saved(name), "utf-8-sig"), shipped(name))


def euros(cell, field):
    return f"€ {cell}" if cell and "EUR" in field["unit"] else cell


def bookkeeping(cell, field):
    if not cell or "EUR" not in field["unit"]:
        return cell
    return " €  -   " if float(cell.replace(",", ".")) == 0 else f" €  {cell} "


def dashes(cell, field):
    return f"€ {cell},-" if cell.isdigit() and "EUR" in field["unit"] else cell


def percents(cell, field):
    return f"{cell}%" if cell and field["unit"].startswith(("%", "percentage")) else cell


def shares(cell, field):
    if field["name"] != "success_rate":
        return cell
    return f"{Decimal(cell.replace(',', '.')) * 100:f}".replace(".", ",") + " %"


def blanks(cell, field):
    return f" {cell} " if cell and field["type"] != "string" else cell


def midnight(cell, field):
    return f"{cell} 00:00:00" if cell and field["type"] == "date" else cell


def quoted(text):
    cells = [line.split(";") for line in text.splitlines()]
    return "\n".join(";".join(f'"{cell}"' for cell in row) for row in cells)


def one_cell(text):
    """As a Dutch Excel leaves commas: a line a cell, in quotation marks where it holds some."""
    lines = [
        '"' + line.replace('"', '""') + '"' if '"' in line else line for line in text.splitlines()
    ]
    return "\r\n".join(lines)


WAYS = [
    ("sep=; first", "promo_weeks", "sep=;\r\n{}".format, {}),
    ("sep=; in quotation marks", "promo_weeks", '"sep=;"\n{}'.format, {}),
    ("tabs", "promo_weeks", str, {"separator": "\t"}),
    ("tabs, sep= first", "promo_weeks", "sep=\t\n{}".format, {"separator": "\t"}),
    ("bars, sep= first", "promo_weeks", "sep=|\n{}".format, {"separator": "|"}),
    ("commas, decimal commas in quotation marks", "inbound_outbound", str, {"separator": ","}),
    ("semicolons, decimal points", "inbound_outbound", str, {"decimal": "."}),
    ("points between thousands", "inbound_outbound", str, {"thousands": "."}),
    ("points between thousands, no decimals", "lydia_pinkham", str, {"thousands": "."}),
    ("spaces between thousands", "inbound_outbound", str, {"thousands": "\u00a0"}),
    ("narrow spaces", "inbound_outbound", str, {"thousands": "\u202f"}),
    ("empty columns at the end", "leads", lambda t: t.replace("\r\n", ";;;\r\n"), {}),
    ("empty rows at the end", "leads", lambda t: t + (";" * 14 + "\r\n") * 3, {}),
    ("ends of rows left out", "leads", lambda t: re.sub(";+(?=\r\n)", "", t), {}),
    ("all in quotation marks", "inbound_outbound", quoted, {}),
    ("euro signs", "promo_weeks", str, {"change": euros}),
    ("euro signs and thousands", "quotes", str, {"change": euros, "thousands": "."}),
    ("bookkeeping", "promo_weeks", str, {"change": bookkeeping}),
    ("percent signs", "quotes", str, {"change": percents}),
    ("percentage points", "interface_survey", str, {"change": percents}),
    ("a share in per cent", "bank_calls_success", str, {"change": shares}),
    ("real minus signs", "interface_survey", lambda t: t.replace(";-", ";\u2212"), {}),
    ("blanks around numbers", "inbound_outbound", str, {"change": blanks}),
    ("times behind days", "lost_deals", str, {"change": midnight}),
    ("slashes in days", "quotes", lambda t: re.sub(r"(\d+)-(\d+)-(\d{4})", r"\1/\2/\3", t), {}),
    ("commas and a dash for no cents", "quotes", str, {"change": dashes}),
    (
        "slashes, month first",
        "quotes",
        lambda t: re.sub(r"(\d+)-(\d+)-(\d{4})", r"\2/\1/\3", t),
        {},
    ),
    ("points in days", "quotes", lambda t: re.sub(r"(\d+)-(\d+)-(\d{4})", r"\1.\2.\3", t), {}),
    ("first days for months", "territory_months", lambda t: re.sub(MONTH, first_day, t), {}),
    ("numbers for months", "territory_months", lambda t: re.sub(MONTH, numbered, t), {}),
    ("English months", "territory_months", lambda t: english(t), {}),
]
MONTH = ";([a-z]{3})-([0-9]{2})(?=;)"


def first_day(found):
    return f";1-{MONTHS.index(found[1]) + 1}-20{found[2]}"


def numbered(found):
    return f";{MONTHS.index(found[1]) + 1}-20{found[2]}"


def english(text):
    for dutch, other in (("mrt", "Mar"), ("mei", "May"), ("okt", "Oct"), ("jan", "Jan")):
        text = text.replace(f";{dutch}-", f";{other}-")
    return text


@pytest.mark.parametrize(
    ("name", "after", "how"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS]
)
def test_other_ways_of_a_spreadsheet_are_read(name, after, how, read):
    usual = saved(name)
    text = after(saved(name, **how))
    assert text != usual
    pd.testing.assert_frame_equal(read(name, text), shipped(name))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", ["published_findings", "lydia_pinkham"])
def test_the_alphabets_of_a_spreadsheet_are_read(name, encoding, read):
    text = saved(name)
    if encoding == "cp1252":
        text = text.replace("Palda", "Pâldá, Müller & Ñ – “x” €").replace("Albers", "Ålbers")
    if encoding == "utf-16-le":
        text = "\ufeff" + text
    plain = read(name, text.removeprefix("\ufeff"), "utf-8")
    pd.testing.assert_frame_equal(read(name, text, encoding), plain)


@pytest.mark.parametrize("name", names())
def test_lines_left_in_one_cell_are_read(name, read, data_folder):
    text = (data_folder / f"{name}.csv").read_text("utf-8")
    pd.testing.assert_frame_equal(read(name, one_cell(text)), shipped(name))


# --- what can mean two things, or nothing ----------------------------------------------------


@pytest.fixture
def own(tmp_path):
    """A table of one column, and what was said of it."""

    def own(cells: list[str], type_: str, unit: str = "", **constraints) -> pd.Series:
        field = {"name": "what", "type": type_, "unit": unit, "constraints": constraints}
        other = {"name": "n", "type": "integer", "constraints": {}}
        package = {"resources": [
            {"name": "own", "path": "own.csv", "synthetic": True,
             "schema": {"fields": [field, other]}}
        ]}  # fmt: skip
        (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
        text = "\n".join(["what;n", *(f"{cell};1" for cell in cells)]) + "\n"
        (tmp_path / "own.csv").write_text(text, "utf-8")
        return load("own", tmp_path).what

    return own


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1.234", "1,5"], [1234, 1.5]),
        (["1.234", "1.5"], [1.234, 1.5]),
        (["1.234.567"], [1234567]),
        (["0,125", "1.000"], [0.125, 1000]),
        (["1.234,5"], [1234.5]),
        (["12,500.25", "3.5"], [12500.25, 3.5]),
        (["12 500,25"], [12500.25]),
        (["-1,5", "+2,5"], [-1.5, 2.5]),
        (["1,5E+03"], [1500]),
        (["7", ""], [7, float("nan")]),
    ],
)
def test_the_numbers_of_a_file_tell_its_decimal_mark(own, cells, values):
    pd.testing.assert_series_equal(
        own(cells, "number"), pd.Series(values, dtype=float, name="what")
    )


@pytest.mark.parametrize(
    ("cells", "type_", "row", "says"),
    [
        (["1.234", "2.345"], "number", 2, "can mean 1.234 or 1234"),
        (["5", "1,234"], "number", 3, "can mean 1234 or 1.234"),
        (["12.000"], "integer", 2, "can mean 12.000 or 12000"),
        (["1,5", "2,5", "3.75"], "number", 4, "decimal point"),
        (["1.5", "2.5", "3,75"], "number", 4, "decimal comma"),
        (["1.5", "12,173"], "number", 3, "decimal comma"),
        (["1,5", "€ 3"], "number", 3, "euro sign"),
        (["1,5", "30%"], "number", 3, "percent sign"),
        (["12-mei"], "number", 2, "is a date"),
        (["mei-12"], "number", 2, "is a date"),
        (["1-2-2024"], "integer", 2, "is a date"),
        (["#GETAL!"], "number", 2, "error message"),
        (["########"], "number", 2, "too narrow"),
        (["1,5"], "integer", 2, "not a whole number"),
        (["99999999999999999"], "integer", 2, "out of range"),
        (["1/2/2026", "3/4/2026"], "date", 2, "day first or month first"),
        (["31/1/2026", "1/31/2026"], "date", 3, "not in the calendar"),
        (["30-2-2026"], "date", 2, "not in the calendar"),
        (["31-1-26"], "date", 2, "spreadsheet changed"),
        (["46053"], "date", 2, "spreadsheet changed"),
        (["31-1-2026"], "datetime", 2, "spreadsheet changed"),
        (["31-1-2026"], "yearmonth", 2, "spreadsheet changed"),
        (["1/2/2026"], "yearmonth", 2, "day first or month first"),
        (["13-2026"], "yearmonth", 2, "not in the calendar"),
    ],
)
def test_what_can_mean_two_things_or_none_is_explained(own, cells, type_, row, says):
    with pytest.raises(DataProblem) as caught:
        own(cells, type_)
    what, permitted, cure = str(caught.value).split("\n")
    assert what.startswith(f"own.csv, row {row}, column what: “{cells[row - 2]}”")
    assert says in what
    assert permitted.startswith("Allowed: ")
    assert cure.startswith("What to do: ")


@pytest.mark.parametrize(
    ("cells", "type_", "values"),
    [
        (["1-2-2026", "31-12-2026"], "date", ["2026-02-01", "2026-12-31"]),
        (["1-2-2026"], "date", ["2026-02-01"]),
        (["1/1/2026", "31/1/2026"], "date", ["2026-01-01", "2026-01-31"]),
        (["1/2/2026", "1/31/2026"], "date", ["2026-01-02", "2026-01-31"]),
        (["2/2/2026"], "date", ["2026-02-02"]),
        (["1.2.2026", "2026/2/3"], "date", ["2026-02-01", "2026-02-03"]),
        (["1-2-2026 9:05"], "datetime", ["2026-02-01T09:05:00"]),
        (["2026-02-01 09:05:07"], "datetime", ["2026-02-01T09:05:07"]),
        (["2-2026", "feb-26", "1-2-2026"], "yearmonth", ["2026-02-01"] * 3),
        (["mrt-99", "sept. 2026"], "yearmonth", ["1999-03-01", "2026-09-01"]),
    ],
)
def test_days_and_months_are_read_as_they_are_meant(own, cells, type_, values):
    assert list(own(cells, type_)) == [pd.Timestamp(value) for value in values]


def test_the_cures_work_in_a_dutch_excel(own):
    for cells, type_, words in (
        (["1/2/2026", "3/4/2026"], "date", ("Aangepast", "jjjj-mm-dd")),
        (["jan-6"], "yearmonth", ("Aangepast", "jjjj-mm)")),
        (["1.234"], "number", ("Getal", "Ctrl+1")),
        (["1.5", "1,5"], "number", ("Write the number as the others are written",)),
    ):
        with pytest.raises(DataProblem) as caught:
            own(cells, type_)
        for word in words:
            assert word in str(caught.value)


def test_the_cure_of_a_renamed_workbook_works_in_a_dutch_excel(read):
    with pytest.raises(DataProblem, match="Excel workbook") as caught:
        read("leads", "PK\x03\x04")
    for word in ("Opslaan als", "CSV UTF-8", "semicolons and decimal commas are read"):
        assert word in str(caught.value)
    # The old cure, which gives semicolons again.
    assert "comma delimited" not in str(caught.value)


def test_a_row_cut_off_is_not_taken_for_cells_left_out(read):
    with pytest.raises(DataProblem, match="too few; is the row cut off"):
        read("leads", saved("leads").rstrip(";\r\n"))
