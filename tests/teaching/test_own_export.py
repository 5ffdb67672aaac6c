"""The reader's own export in the notebook: read here, told in plain words, nobody's name shown."""

import json
import re

import ipywidgets as widgets
import pytest
from support.damage import csv_of, grid_of

from framings.data import crm
from framings.live import notebook
from framings.teaching import own_export
from framings.teaching.own_export import OwnExport

HUBSPOT = crm.practice("hubspot").read_bytes()
PERSONS = re.compile(r"[^\W\d_]{4,}")


@pytest.fixture
def box():
    made = OwnExport(environment={})
    made.chooser.host = "here"
    yield made
    notebook.close(made)


def choose(box, raw: bytes, piece: int = 4_000_000) -> None:
    """Do what the script in the browser does."""
    for start in range(0, max(len(raw), 1), piece):
        part = memoryview(raw[start : start + piece])
        box.chooser._receive(box.chooser, {"from": start, "size": len(raw)}, [part])


def said(box) -> str:
    """All that the browser is told."""
    states = [part.get_state() for part in parts(box)]
    return json.dumps(states, default=str, ensure_ascii=False)


def parts(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def asked(box, kind: str) -> list[widgets.Dropdown]:
    """What the form asks of columns, ways to write, or stages."""
    return [*box.drops[kind].values()]


def use(box) -> None:
    box.form.children[-1].click()


def test_a_chosen_file_is_read_and_asked(box):
    choose(box, HUBSPOT)
    assert "your export, 2,400 deals. Won 656, lost 1,629, open 115." in box.message.value
    assert "column “the discount, in %”: this column is missing." in box.findings.value
    assert "Of 656 won deals 38% came from “Organic Search”" in said(box)


def test_a_file_in_many_pieces_is_the_same_file(box):
    choose(box, HUBSPOT, 100_000)
    assert "your export, 2,400 deals." in box.message.value


def test_a_file_that_was_broken_off_does_no_harm_to_the_next(box):
    choose(box, HUBSPOT)
    clean = box.findings.value
    box.chooser._receive(box.chooser, {"from": 0, "size": 900_000}, [memoryview(HUBSPOT[:90_000])])
    choose(box, HUBSPOT)
    assert box.findings.value == clean


def test_no_person_of_a_file_is_told_to_the_browser(box):
    rows = grid_of(HUBSPOT)
    persons = {
        part.casefold()
        for row in rows[1:]
        for place in (8, 9)
        for part in PERSONS.findall(row[place])
    } - {"example"}
    assert len(persons) > 10
    choose(box, HUBSPOT)
    shown = said(box).casefold()
    assert [person for person in persons if person in shown] == []
    assert "@" not in re.sub("@font-face|@media|@container", "", box.message.value)


@pytest.mark.parametrize("raw", [b"", b"a;b\n1;2\n", b"PK\x03\x04" + bytes(50), HUBSPOT[:160]])
def test_a_damaged_file_is_told_and_the_earlier_answers_stay(box, raw):
    choose(box, HUBSPOT)
    answers = box.answers.children
    choose(box, raw)
    assert "What to do: " in box.message.value
    assert "What stands below is of the file before." in box.message.value
    assert box.answers.children == answers
    choose(box, HUBSPOT)
    assert "your export, 2,400 deals." in box.message.value


def test_the_first_file_may_be_damaged(box):
    choose(box, b"a;b\n1;2\n")
    assert "What to do: " in box.message.value
    assert "file before" not in box.message.value
    assert box.answers.children == ()


def test_stages_of_the_firms_own_are_mapped_by_the_reader(box):
    box.practice.value = "salesforce"
    assert "Not known: 2,131." in box.message.value
    assert "cannot tell, because its stages are of your firm's own" in said(box)
    drops = asked(box, "stages")
    names = [drop.description for drop in drops]
    assert names == ["Afgevallen (1,413)", "Akkoord (679)", "Eerste gesprek (39)"]
    use(box)
    assert "Not known: 2,131." in box.message.value, "nothing was said yet"
    drops[1].value = "won"
    use(box)
    assert "Won 679, lost 0, open 69. Not known: 1,452." in box.message.value
    for drop in asked(box, "stages"):
        if not drop.value:
            drop.value = "lost" if drop.description.startswith("Afgevallen") else "open"
    use(box)
    assert "Won 679, lost 1,413, open 108." in box.message.value
    assert "Not known" not in box.message.value
    # What was said stands there still, and can be said otherwise, or taken back.
    drops = asked(box, "stages")
    assert [drop.description for drop in drops] == names
    assert [drop.value for drop in drops] == ["lost", "won", "open"]
    box.drops["stages"]["Akkoord"].value = "lost"
    box.drops["stages"]["Eerste gesprek"].value = ""
    use(box)
    assert "Won 0, lost 2,092, open 69. Not known: 39." in box.message.value


def test_what_is_left_out_stands_in_the_report_and_no_line_lacks_its_question(box):
    box.practice.value = "salesforce"
    box.drops["stages"]["Akkoord"].value = "won"
    box.drops["stages"]["Afgevallen"].value = "lost"
    use(box)
    left_out, _claims, _rates, speed, _reasons = box.chooser.said
    assert left_out == "39 deals are left out: nobody has said yet what their stage means."
    assert left_out in said(box.answers), "and under the picture"
    assert speed.startswith("Does a fast answer go with winning? This export cannot tell, because")
    box.drops["stages"]["Eerste gesprek"].value = "open"
    use(box)
    assert len(box.chooser.said) == 4


def test_meanings_of_one_file_are_not_those_of_the_next(box):
    box.practice.value = "salesforce"
    asked(box, "stages")[1].value = "won"
    use(box)
    box.practice.value = "hubspot"
    box.practice.value = "salesforce"
    assert "Not known: 2,131." in box.message.value


ODD = [
    ["Waar het staat", "Omzet netto", "Binnengekomen", "Zwanenburg", "Deal ID", "Currency"],
    *(
        [("Akkoord", "Closed Lost")[n % 2], f"{n % 9 + 1}.234", f"{n % 12 + 1}/{n % 9 + 1}/2026",
         ("Google Ads", "Telefoon")[n % 2], str(n), "EUR"]
        for n in range(200)
    ),
]  # fmt: skip


def test_all_that_a_file_does_not_tell_is_said_on_one_form(box):
    choose(box, csv_of(ODD))
    assert "Not known: 200." in box.message.value
    columns = box.drops["columns"]
    assert {"created", "amount", "stage", "source", "closed", "owner"} <= {*columns}
    names = [name for name, _number in columns["amount"].options]
    assert names == [
        "not in the file", "column A", "Omzet netto (column B)", "Binnengekomen (column C)",
        "column D",
    ]  # fmt: skip
    assert "Zwanenburg" not in said(box)
    assert asked(box, "ways") == asked(box, "stages") == []
    for column, number in {"stage": 1, "amount": 2, "created": 3, "source": 4}.items():
        columns[column].value = number
    use(box)
    assert "Won 0, lost 100, open 0." in box.message.value
    assert box.drops["columns"]["amount"].value == 2, "what was said stays, and can be changed"
    assert [*box.drops["ways"]] == ["decimal", "day_first"]
    box.drops["ways"]["decimal"].value = ","
    box.drops["ways"]["day_first"].value = False
    use(box)
    assert "can be read day first" not in box.findings.value
    (stage,) = asked(box, "stages")
    stage.value = "won"
    use(box)
    assert "Won 100, lost 100, open 0." in box.message.value
    assert box.drops["ways"]["day_first"].value is False
    assert "Of 100 won deals 100% came from “Google Ads”" in said(box)
    assert "Zwanenburg" not in said(box)
    for python in ("columns=", "stages=", "decimal=", "day_first="):
        assert python not in said(box)
    # A file after it starts anew.
    choose(box, csv_of(ODD))
    assert "Not known: 200." in box.message.value
    assert {drop.value for drop in asked(box, "columns")} == {""}


def test_what_was_said_can_be_taken_back(box):
    choose(box, csv_of(ODD))
    box.drops["columns"]["stage"].value = 1
    use(box)
    assert "lost 100" in box.message.value
    box.drops["columns"]["stage"].value = ""
    use(box)
    assert "Not known: 200." in box.message.value


def test_one_column_is_not_two_things(box):
    choose(box, csv_of(ODD))
    answers = box.answers.children
    for column in ("created", "closed"):
        box.drops["columns"][column].value = 3
    use(box)
    assert "You said twice: Binnengekomen (column C)." in box.message.value
    assert box.answers.children == answers
    box.drops["columns"]["closed"].value = ""
    use(box)
    assert "your export, 200 deals" in box.message.value


def test_what_comes_from_a_file_is_words_and_not_markup(box):
    rows = grid_of(HUBSPOT)[:60]
    for row in rows[1:]:
        row[2] = "<b>Closed Won</b>"
        row[7] = "<img src=x onerror=alert(1)>"
    rows[0][5] = "Amount"
    choose(box, csv_of(rows))
    assert "<b>" not in box.message.value + box.findings.value
    assert "<img" not in said(box)


# --- where the kernel runs ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "host"),
    [
        ({"JUPYTERHUB_USER": "ann"}, "here"), ({"JUPYTERHUB_API_TOKEN": "x"}, "hub.example.edu"),
        ({"CODESPACES": "true"}, ""), ({}, "notebooks.example.com"), ({}, "192.168.1.7"),
    ],
)  # fmt: skip
def test_on_a_machine_of_others_that_is_said_first(environment, host):
    box = OwnExport(environment=environment)
    box.chooser.host = host
    assert not box.chooser.offered
    words, agree = box.warning.children
    assert "does not run on your own machine" in words.value
    box.practice.value = "pipedrive"
    assert "2,150 deals" in box.message.value, "one can practise all the same"
    agree.click()
    assert box.chooser.offered
    assert box.warning.children == ()
    notebook.close(box)


def test_on_the_readers_machine_nothing_is_asked(box):
    assert box.chooser.offered
    assert box.warning.children == ()


def test_until_the_browser_has_said_where_it_is_no_file_is_taken():
    box = OwnExport(environment={})
    assert not box.chooser.offered
    assert box.warning.children == ()
    notebook.close(box)


# --- the cell -------------------------------------------------------------------------------


def test_a_place_without_a_kernel_gets_a_sentence(monkeypatch):
    shown = []
    monkeypatch.setattr(own_export, "display", lambda data, raw: shown.append(data))
    own_export.own_export()
    sentence, view = shown
    assert "it works in the notebook of this lesson" in sentence["text/plain"]
    assert "framings-needs-notebook" in sentence["text/html"], "a page shows no code for it"
    assert [*view] == [notebook.WIDGET_VIEW]


def test_a_cell_that_is_run_again_lets_go_of_the_file(monkeypatch):
    monkeypatch.setattr(own_export, "display", lambda data, raw: None)
    counts = []
    for run in ("a", "b", "c"):
        monkeypatch.setattr(notebook, "_cell_and_run", lambda run=run: ("cell", run))
        own_export.own_export()
        ((shown, _widget),) = notebook._shown["cell"][1]
        choose(shown, HUBSPOT)
        counts.append(len(widgets.widget._instances))  # those of other tests, too
        if run == "a":
            first = shown
    assert counts[0] == counts[1] == counts[2]
    assert first._chosen is None
    notebook._shown.clear()
