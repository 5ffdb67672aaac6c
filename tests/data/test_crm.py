"""An export of a CRM, however it was saved: read as meant, and without anybody's name."""

import io
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from support.damage import Grid, csv_of, grid_of, workbook_of

from framings.data import crm
from framings.data.crm import headers
from framings.words import speaking

EXPORTS = ("hubspot", "salesforce", "pipedrive")
STAGES = crm.PRACTICE_STAGES


@cache
def grid(name: str, rows: int = 400) -> Grid:
    raw = crm.practice(name).read_bytes()
    if name == "salesforce":
        return grid_of(raw, ";", "cp1252")[:rows]
    return grid_of(raw)[:rows]


@cache
def plain(name: str) -> pd.DataFrame:
    return crm.read(csv_of(grid(name)), stages=STAGES).table


def same(table: pd.DataFrame, name: str) -> None:
    """The same deals, wherever they stand in the file."""
    pd.testing.assert_frame_equal(
        table.reset_index(drop=True), plain(name).reset_index(drop=True), check_dtype=False
    )


@pytest.mark.parametrize("name", EXPORTS)
def test_a_practice_export_becomes_the_same_table_whatever_the_crm(name):
    export = crm.read(crm.practice(name), stages=STAGES)
    table = export.table
    assert tuple(table.columns) == crm.COLUMNS
    assert export.program.lower() == name
    assert export.unknown_stages == {}
    assert set(table.outcome) == set(crm.OUTCOMES)
    assert table.index[0] == 2, "rows as a spreadsheet counts them"
    for column in ("created", "closed", "first_contact"):
        assert table[column].dtype == "datetime64[s]"
    assert table.amount.dtype == table.discount_pct.dtype == table.answer_hours.dtype == float
    assert table.closed[table.outcome == "open"].isna().all()
    assert table.closed[table.outcome != "open"].notna().all()
    assert table.owner.iloc[0] == "seller 1"
    assert table.deal.is_unique
    # Read from bytes too.
    pd.testing.assert_frame_equal(
        crm.read(crm.practice(name).read_bytes(), stages=STAGES).table, table
    )


SAVED = {
    "semicolons": lambda g: csv_of(g, ";"),
    "tabs": lambda g: csv_of(g, "\t"),
    "bars": lambda g: csv_of(g, "|"),
    "sep=; first": lambda g: b"sep=;\r\n" + csv_of(g, ";"),
    "Windows-1252": lambda g: csv_of(g, ";", "cp1252"),
    "UTF-8 with a mark": lambda g: csv_of(g, ",", "utf-8-sig"),
    "UTF-16": lambda g: csv_of(g, "\t", "utf-16"),
    "Windows line ends": lambda g: csv_of(g, lineterminator="\r\n"),
    "old Mac line ends": lambda g: csv_of(g, lineterminator="\r"),
    "all in quotation marks": lambda g: csv_of(g, quoting=1),
    "each line in one cell": lambda g: csv_of([[csv_of([row]).decode().strip()] for row in g], ";"),
    "titles above": lambda g: csv_of([["Deals of 2024"], [], *g]),
    "empty rows below": lambda g: csv_of(g) + b",,,\n" * 3,
    "a workbook": lambda g: workbook_of(g),
    "a workbook of text": lambda g: workbook_of(g, typed=False),
    "a workbook with titles": lambda g: workbook_of([["Deals"], ["of 2024"], [], *g]),
    "merged headers": lambda g: workbook_of(
        [["Deal", "", "", "Days"], *g], merged=("A1:C1", "D1:E1")
    ),
    "several sheets": lambda g: workbook_of([["Read me"], ["Nothing"]], g),
    "columns in another order": lambda g: csv_of([row[::-1] for row in g]),
    "shouted headers": lambda g: csv_of([[c.upper() for c in g[0]], *g[1:]]),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("how", SAVED)
def test_however_it_was_saved_the_same_is_read(name, how):
    same(crm.read(SAVED[how](grid(name)), stages=STAGES).table, name)


def dutch(cell: str, header: str) -> str:
    """A cell as a Dutch Excel writes it: 31-1-2024 9:30 and 1.234,5."""
    if (column := headers.NAMES.get(headers.key(header))) in ("created", "closed", "won_on",
            "lost_on", "first_contact") and cell[:2] == "20":  # fmt: skip
        moment = pd.Timestamp(cell)
        return f"{moment.day}-{moment.month}-{moment.year} {moment.hour}:{moment:%M:%S}"
    if column == "amount":
        return "€ " + f"{int(cell):,}".replace(",", ".") + ",00"
    return cell.replace(".", ",") if column in ("discount_pct", "answer_hours") else cell


@pytest.mark.parametrize("name", ["hubspot", "pipedrive"])
def test_what_a_dutch_excel_writes_is_read(name):
    header, *rows = grid(name)
    saved = [[dutch(cell, h) for cell, h in zip(row, header, strict=True)] for row in rows]
    table = crm.read(csv_of([header, *saved], ";", "cp1252")).table
    same(table.assign(currency="EUR"), name)


AMERICAN = [
    ["Opportunity ID", "Stage", "Amount", "Created Date", "Close Date", "Lead Source"],
    ["1", "Closed Won", "$1,234.50", "1/31/2024, 9:30 AM", "2/28/2024", "Web"],
    ["2", "Closed Lost", "USD 12,000", "2/1/2024 12:05 PM", "2/3/2024", "Trade Show"],
    ["3", "Negotiation/Review", "3,000.00 USD", "2/1/2024 12:05 AM", "12/31/2024", "Web"],
]


def test_what_an_american_salesforce_writes_is_read():
    export = crm.read(csv_of(AMERICAN))
    table = export.table
    assert list(table.outcome) == ["won", "lost", "open"]
    assert list(table.amount) == [1234.5, 12000, 3000]
    assert set(table.currency) == {"USD"}
    assert list(table.created.astype(str)) == [
        "2024-01-31 09:30:00", "2024-02-01 12:05:00", "2024-02-01 00:05:00"
    ]  # fmt: skip
    assert list(table.closed.dropna().astype(str)) == ["2024-02-28", "2024-02-03"]


HEADERS = [
    # HubSpot, English, Dutch and internal names
    ("Record ID,Deal Stage,Amount,Create Date,"
     "Close Date,Original Traffic Source,Deal owner", "HubSpot"),
    ("Record-ID,Dealfase,Bedrag,Aanmaakdatum,"
     "Sluitingsdatum,Oorspronkelijke verkeersbron,Dealeigenaar", "HubSpot"),
    ("hs_object_id,dealstage,amount,createdate,"
     "closedate,hs_analytics_source,hubspot_owner_id", "HubSpot"),
    # Salesforce
    ("Opportunity ID,Stage,Amount,Created Date,"
     "Close Date,Lead Source,Opportunity Owner", "Salesforce"),
    ("Opportunity-ID,Fase,Bedrag,Aanmaakdatum,"
     "Sluitingsdatum,Leadbron,Eigenaar van opportunity", "Salesforce"),
    ("Id,StageName,Amount,CreatedDate,"
     "CloseDate,LeadSource,OwnerId", "Salesforce"),
    # Pipedrive
    ("Deal - ID,Deal - Stage,Deal - Value,Deal - Deal created,"
     "Deal - Deal closed on,Deal - Source channel,Deal - Owner", "Pipedrive"),
    ("Deal - ID,Deal - Fase,Deal - Waarde,Deal - Deal gemaakt,"
     "Deal - Deal gesloten op,Deal - Bronkanaal,Deal - Eigenaar", "Pipedrive"),
]  # fmt: skip


@pytest.mark.parametrize(("names", "program"), HEADERS)
def test_columns_are_found_in_english_and_dutch(names, program):
    cells = ["7", "Closed Won", "1200", "2024-01-01", "2024-02-01", "Partner", "Ann Other"]
    export = crm.read(csv_of([names.split(","), cells]))
    assert export.program == program
    wanted = ["deal", "stage", "amount", "created", "closed", "source", "owner"]
    assert export.columns == dict(zip(wanted, names.split(","), strict=True))
    assert export.table.outcome.iloc[0] == "won"
    assert export.table.amount.iloc[0] == 1200


# What Dutch and English firms that keep their own list call the same.
ORDINARY_HEADERS = {
    "deal": "Offertenr, Offertenummer, Ordernummer, Quote number",
    "created": "Aangemaakt, Aangemaakt op, Datum aanvraag, Aanvraagdatum, Offertedatum",
    "closed": "Afgerond op, Datum afgerond, Afgesloten op, Beslisdatum, Date closed",
    "amount": "Bedrag excl. BTW, Bedrag (excl. btw), Offertebedrag, Bedrag in euro, Net amount",
    "source": "Oorspronkelijke bron verkeer, Herkomst, Kanaal, Verkeersbron",
    "lost_reason": "Reden, Reden afwijzing, Verliesreden, Reason",
}


@pytest.mark.parametrize(("column", "written"), ORDINARY_HEADERS.items())
def test_ordinary_headers_are_found(column, written):
    for header in written.split(", "):
        assert crm.read(csv_of([["Fase", header], ["Verloren", "5"]])).columns[column] == header
    # The one a CRM writes itself comes before those.
    if column == "lost_reason":
        rows = [["Fase", "Reden", "Verliesreden"], ["Verloren", "prijs", "budget"]]
        assert crm.read(csv_of(rows)).table.lost_reason.iloc[0] == "budget"


@pytest.mark.parametrize(
    "header", ["Oorspronkelijke bron verkeer detail", "Volgnr", "Datum ingediend", "Orderbedrag 2"]
)
def test_a_header_of_ordinary_words_is_shown_with_its_letter(header):
    rows = [["Fase", "Bron", header], ["Verloren", "Web", "5"]]
    assert crm.read(csv_of(rows)).untold["owner"] == {3: f"{header} (column C)"}


@pytest.mark.parametrize(("language", "named"), [("en", "column B"), ("nl", "kolom B")])
def test_a_column_is_named_as_the_file_or_a_reader_does(language, named):
    """Never by its name in code, whatever was pointed at."""
    for header, told in (("Omzet netto", f"{named} (Omzet netto):"), ("Zwanenburg", f"{named}:")):
        rows = [["Fase", header, "Adviseur", "Valuta"]]
        rows += [["Verloren", "veel", "Fenna", "EUR"]] * 9
        with speaking(language):
            for ours in ("amount", "lost_reason", "created", "discount_pct", "answer_hours"):
                export = crm.read(csv_of(rows), columns={ours: 2, "owner": 3})
                text = "\n".join(map(str, export.findings))
                assert told in text or ours == "lost_reason"
                words = crm.column_names()["source"]
                assert f"“{words}”: " in text, "it is missing"
                for name in ("amount:", "_", "created:", "closed:", "outcome", "source:", "deal:"):
                    assert name not in text, (name, text)


def test_stages_that_a_crm_writes_with_more_beside_them_are_shown():
    stages = ["Gesloten en verloren (Verkooppijplijn)", "Getekend - wacht op PO"]
    for stage in stages:
        export = crm.read(csv_of([["Stage", "Amount"], [stage, "5"]]))
        assert export.table.stage.iloc[0] == stage


def test_what_is_hidden_is_said_with_a_cure_that_mends_it():
    stage = "Bij Oosterwijk op tafel"
    rows = [["Stage", "Amount", "Source"], *[[stage, "5", "Via Zwanenburg en Zoon"]] * 100]
    export = crm.read(csv_of(rows))
    by_column = {f.column: f for f in export.findings if "are not shown" in f.what}
    assert "there may be a name in them" in by_column["Stage"].what
    assert "nothing in the file needs to change" in by_column["Stage"].cure
    assert "in small letters, in at least 5 rows" in by_column["Source"].cure
    shown = [[*row[:2], row[2].lower()] for row in rows]
    assert set(crm.read(csv_of([rows[0], *shown[1:]])).table.source) == {"via zwanenburg en zoon"}


@pytest.mark.parametrize(
    ("columns", "outcomes"),
    [
        ({"StageName": ["Mine", "Mine", "Mine"], "IsClosed": ["true", "true", "false"],
          "IsWon": ["TRUE", "false", "0"]}, ["won", "lost", "open"]),
        ({"Fase": ["a", "b", "c"], "Gesloten": ["WAAR", "WAAR", "ONWAAR"],
          "Gewonnen": ["1", "0", "0"]}, ["won", "lost", "open"]),
        ({"Deal - Status": ["Gewonnen", "Verloren", "Open"],
          "Deal - Stage": ["Qualified"] * 3}, ["won", "lost", "open"]),
        ({"Deal Stage": ["Closed won (Export)", "closedlost", "Contract Sent"],
          "Amount": ["1", "2", "3"]}, ["won", "lost", "open"]),
        ({"Deal Stage": ["Gesloten - gewonnen", "Gesloten en verloren", "Offerte"],
          "Bedrag": ["1", "2", "3"]}, ["won", "lost", "open"]),
    ],
)  # fmt: skip
def test_won_lost_and_open_are_told_by_status_tick_or_stage(columns, outcomes):
    rows = [list(columns), *map(list, zip(*columns.values(), strict=True))]
    assert list(crm.read(csv_of(rows)).table.outcome) == outcomes


def test_own_stages_are_listed_and_then_mapped():
    export = crm.read(crm.practice("salesforce"))
    assert set(export.unknown_stages) == set(STAGES)
    assert export.unknown_stages["Akkoord"] == (export.table.stage == "Akkoord").sum()
    (finding,) = [f for f in export.findings if "of your firm's own" in f.what]
    assert "“Akkoord”" in finding.what
    assert "Say for each stage whether it means won, lost or open." in finding.cure
    mapped = crm.read(crm.practice("salesforce"), stages=STAGES)
    assert not [f for f in mapped.findings if "of your firm's own" in f.what]
    assert (mapped.table.outcome == "won").sum() == export.unknown_stages["Akkoord"]


def test_a_stage_that_cannot_be_shown_can_be_mapped_by_its_row():
    rows = [["Stage", "Amount"], ["Closed Won", "5"], ["Bij Oosterwijk op tafel", "6"]]
    export = crm.read(csv_of(rows))
    (shown,) = export.unknown_stages
    assert shown == "stage 1 (see row 3)"
    assert crm.read(csv_of(rows), stages={shown: "lost"}).table.outcome.iloc[1] == "lost"


def test_a_column_of_another_name_can_be_pointed_at():
    rows = [["Stage", "Amount", "Korting op offerte"], ["Closed Won", "5", "12"]]
    assert crm.read(csv_of(rows)).table.discount_pct.isna().all()
    export = crm.read(csv_of(rows), columns={"discount_pct": "Korting op offerte"})
    assert export.table.discount_pct.iloc[0] == 12
    assert "discount_pct" in export.columns


def test_a_column_can_be_pointed_at_by_its_number_whatever_its_header_is():
    rows = [["Stage", "", "", "Amount"], ["Closed Won", "12", "1", "5"]]
    export = crm.read(csv_of(rows), columns={"discount_pct": 2})
    assert export.table.discount_pct.iloc[0] == 12
    assert not [f for f in export.findings if "several columns" in f.what]
    assert crm.read(csv_of(rows), columns={"discount_pct": 9}).table.discount_pct.isna().all()
    for wrong in (0, -1, True, 1.5):
        with pytest.raises(crm.DataProblem, match="columns is not as it should be"):
            crm.read(csv_of(rows), columns={"discount_pct": wrong})


def test_what_can_be_pointed_at_is_listed_and_no_header_that_may_be_a_name_is_shown():
    header = ["Stage", "Omzet netto", "Jansen", "Relatiemanager", "Deal Name", "Notitie", "Bron"]
    rows = [header, ["Closed Won", "5", "7", "Fenna", "Pomp", "", "Web"]]
    untold = crm.read(csv_of(rows)).untold
    assert "source" not in untold
    # Neither deals' names nor an empty column; a column of persons may be the owner's only.
    assert untold["amount"] == {2: "Omzet netto (column B)", 3: "column C"}
    assert untold["owner"] == untold["amount"] | {4: "column D"}
    told = crm.read(csv_of(rows), columns={"amount": 2})
    assert told.table.amount.iloc[0] == 5
    assert told.untold["amount"] == untold["amount"], "so that one can choose another"
    assert not any("columns=" in str(finding) for finding in told.findings)


def test_the_names_in_a_column_that_is_told_to_be_the_owners_are_known_everywhere():
    rows = [["Stage", "Adviseur", "Source"], *[["Closed Won", "Zwanenburg", "Zwanenburg"]] * 9]
    shown = crm.read(csv_of(rows), columns={"owner": 2})
    assert set(shown.table.owner) == {"seller 1"}
    assert set(shown.table.source) == {"other"}


@pytest.mark.parametrize(("decimal", "amount"), [(".", 1.234), (",", 1234)])
def test_what_can_mean_two_numbers_is_asked(decimal, amount):
    raw = csv_of([["Stage", "Amount"], ["Closed Won", "1.234"]])
    export = crm.read(raw)
    assert np.isnan(export.table.amount.iloc[0])
    (finding,) = [f for f in export.findings if "thousands or decimals" in f.what]
    assert (finding.row, finding.column) == (2, "Amount")
    assert "Say whether the decimal mark is a point or a comma" in finding.cure
    assert export.unclear == {"decimal"}
    assert not crm.read(raw, decimal=decimal).unclear
    assert crm.read(raw, decimal=decimal).table.amount.iloc[0] == amount


@pytest.mark.parametrize(("day_first", "day"), [(True, "2026-02-01"), (False, "2026-01-02")])
def test_what_can_mean_two_days_is_asked(day_first, day):
    raw = csv_of([["Stage", "Create Date"], ["Closed Won", "1/2/2026"]])
    export = crm.read(raw)
    assert export.table.created.isna().all()
    (finding,) = [f for f in export.findings if "day first or month first" in f.what]
    assert (finding.row, finding.column) == (2, "Create Date")
    assert export.unclear == {"day_first"}
    assert not crm.read(raw, day_first=day_first).unclear
    assert str(crm.read(raw, day_first=day_first).table.created.iloc[0])[:10] == day


def test_a_deal_whose_name_begins_like_a_total_is_a_deal():
    rows = [
        ["Deal Name", "Stage", "Amount"],
        ["Total Energy", "Closed Won", "5"],
        ["Total", "", ""],
    ]
    export = crm.read(csv_of(rows))
    assert list(export.table.index) == [2]
    assert [f.row for f in export.findings if "a total or a note" in f.what] == [3]


def test_a_number_in_a_workbook_has_a_point_and_no_thousands():
    export = crm.read(workbook_of([["Stage", "Amount"], ["Closed Won", "1.234"]]))
    assert export.table.amount.iloc[0] == 1.234


def test_a_formula_without_a_result_is_not_an_empty_cell():
    export = crm.read(workbook_of([["Stage", "Amount"], ["Closed Won", "=1+2"]]))
    (finding,) = [f for f in export.findings if "not a number" in f.what]
    assert (finding.row, finding.column) == (2, "Amount")


@pytest.mark.parametrize("argument", [
    {"stages": {"Akkoord": "yes"}}, {"stages": {5: "won"}}, {"columns": {"colour": "Amount"}},
    {"columns": {"amount": "-"}}, {"decimal": "'"}, {"day_first": "yes"},
])  # fmt: skip
def test_a_wrong_argument_is_told(argument):
    with pytest.raises(crm.DataProblem, match="What to do") as caught:
        crm.read(csv_of(AMERICAN), **argument)
    assert next(iter(argument)) in str(caught.value)


def test_a_missing_file_is_told_without_its_name(tmp_path):
    for path in (tmp_path / "Deals of Ann.csv", tmp_path, "\0", 5):
        with pytest.raises(crm.DataProblem, match="cannot be opened") as caught:
            crm.read(path)
        assert "Ann" not in str(caught.value)


def test_a_practice_export_that_is_not_there_is_told():
    with pytest.raises(crm.DataProblem, match="hubspot, salesforce, pipedrive"):
        crm.practice("zoho")


WHOLE = {
    "nothing": (b"", "is empty"),
    "blank lines": (b"\r\n \r\n", "is empty"),
    "another table": (b"a;b\n1;2\n", "no row near the top holds the names"),
    "persons, no deals": (b"First name,E-mail\nAnn,a@b.com\n", "no row near the top"),
    "a header alone": (b"Deal Stage,Amount\n", "no deal below it"),
    "Salesforce's web page called .xls": (b"<html><table><tr><td>Stage</td></tr>", "a web page"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel workbook"),
    "a torn workbook": (workbook_of(AMERICAN)[:-300], "no Excel workbook, or it is damaged"),
    "a packed text": (b"PK\x03\x04" + bytes(100), "no Excel workbook, or it is damaged"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "damaged"),
    "a mark left open": (b'Stage,Amount\nClosed Won,"5\nClosed Lost,6\n', "quotation mark"),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_no_export_is_told_in_one_message_with_a_cure(kind):
    raw, says = WHOLE[kind]
    with pytest.raises(crm.DataProblem) as caught:
        crm.read(raw)
    assert says in str(caught.value)
    assert "What to do: " in str(caught.value)
    assert "in its folder" not in str(caught.value)
    assert caught.value.__cause__ is None


# --- workbooks that would fill the memory ----------------------------------------------------


def repacked(raw: bytes, change) -> bytes:
    """A workbook with the text of its first sheet changed."""
    plain, made = zipfile.ZipFile(io.BytesIO(raw)), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as store:
        for part in plain.namelist():
            content = plain.read(part)
            store.writestr(part, change(content) if "sheet1" in part else content)
    return made.getvalue()


FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
BOMBS = {
    "a cell in the farthest corner": lambda s: s.replace(b"</sheetData>", FAR),
    "the same, in single quotes": lambda s: s.replace(b"</sheetData>", FAR.replace(b'"', b"'")),
    "much of nothing": lambda s: s.replace(b"</sheetData>", b" " * 11_000_000 + b"</sheetData>"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BOMBS)
def test_a_small_workbook_that_would_fill_the_memory_is_refused(kind, monkeypatch):
    monkeypatch.setattr("framings.data.crm.workbook._UNPACKED", 10_000_000)
    raw = repacked(workbook_of(AMERICAN), BOMBS[kind])
    assert len(raw) < 1_000_000
    with pytest.raises(crm.DataProblem, match="too large"):
        crm.read(raw)


def test_nothing_is_stored_or_sent():
    """No part of the reader writes a file or opens a connection."""
    for path in sorted(Path(headers.__file__).parent.rglob("*.py")):
        module, source = path.name, path.read_text("utf-8")
        for word in ("open(", "write_", "to_csv", "socket", "urllib", "requests", "http."):
            allowed = source.count("packed.open(") if word == "open(" else 0
            assert source.count(word) == allowed, (module, word)


def test_codes_are_in_the_language_of_the_reader():
    with speaking("nl"):
        assert crm.read(crm.practice("pipedrive")).table.owner.iloc[0] == "verkoper 1"
