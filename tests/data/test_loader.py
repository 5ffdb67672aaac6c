"""Loading, describing and looking up, when nothing is wrong with the files."""

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from framings.data import DataProblem, Dictionary, allowed, describe, load, names


@pytest.mark.parametrize("name", names())
def test_a_table_has_the_described_columns_and_types(name):
    table, resource = load(name), describe(name).resource
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert list(table.columns) == list(fields)
    assert len(table) == resource["rows"]
    for column, field in fields.items():
        kind = table[column].dtype
        if field["type"] == "string":
            assert kind == "str", column
        elif field["type"] in ("date", "datetime", "yearmonth"):
            assert pd.api.types.is_datetime64_dtype(kind), column
        elif field["type"] == "integer" and field["constraints"].get("required"):
            assert kind == "int64", column
        else:
            assert kind == "float64", column


def test_a_table_is_a_copy_of_its_own():
    first = load("lydia_pinkham")
    first.loc[0, "sales_kusd"] = 0
    assert load("lydia_pinkham").loc[0, "sales_kusd"] == 1016


def test_the_name_may_end_as_the_file_does():
    pd.testing.assert_frame_equal(load("lydia_pinkham.csv"), load("lydia_pinkham"))


def test_the_folder_may_be_text_or_path(data_folder):
    expected = load("lydia_pinkham")
    pd.testing.assert_frame_equal(load("lydia_pinkham", data_folder), expected)
    pd.testing.assert_frame_equal(load("lydia_pinkham", str(data_folder)), expected)


@pytest.mark.parametrize("wrong", ["lydia_pinkam", "", "../truth", None, 3, "LEADS"])
def test_an_unknown_name_lists_the_names_there_are(wrong):
    with pytest.raises(DataProblem) as caught:
        load(wrong)
    for name in names():
        assert name in str(caught.value)


def test_a_slip_of_the_pen_gets_a_suggestion():
    with pytest.raises(DataProblem, match="Did you mean 'lydia_pinkham'"):
        load("lydia_pinkam")


class Cells(HTMLParser):
    """Texts of the table cells, and every tag."""

    def __init__(self, text: str):
        super().__init__()
        self.cells: list[str] = []
        self.tags: list[str] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag in ("td", "th"):
            self.open = True
            self.cells.append("")

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.open = False

    def handle_data(self, data):
        if self.open:
            self.cells[-1] += data


@pytest.mark.parametrize("name", names())
def test_the_dictionary_shows_every_column_as_table_and_as_text(name):
    shown = describe(name)
    page = Cells(shown._repr_html_())
    text = re.sub(r"\s+", " ", repr(shown))
    for cells in shown.columns():
        for content in cells:
            assert content in page.cells
            assert re.sub(r"\s+", " ", content) in text
    assert page.tags.count("caption") == 1
    assert max(len(line) for line in repr(shown).splitlines()[1:]) <= 88


@pytest.mark.parametrize("name", names())
def test_the_dictionary_says_synthetic_or_real_with_source(name):
    shown = describe(name)
    for text in (repr(shown), shown._repr_html_()):
        assert ("SYNTHETIC" in text) == shown.resource["synthetic"]
        assert ("Real data. Source: " in text) != shown.resource["synthetic"]
    if not shown.resource["synthetic"]:
        assert shown.resource["sources"][0]["title"] in shown.status


def test_what_a_description_says_is_escaped():
    field = {"name": "<b>x", "type": "string", "unit": "<i>", "description": "<script>1</script>"}
    shown = Dictionary(
        {
            "name": "<b>",
            "title": "a & b",
            "description": "<img src=x>",
            "synthetic": True,
            "schema": {"fields": [field]},
        }
    )
    page = Cells(shown._repr_html_())
    assert not {"script", "img", "b", "i"} & set(page.tags)
    assert "<script>1</script>" in page.cells


@pytest.mark.parametrize(
    ("type_", "limits", "words"),
    [
        ("integer", {"required": True, "minimum": 0, "maximum": 1}, "a whole number from 0 to 1"),
        ("number", {"minimum": 0}, "a number with a decimal point, 0 or more; or empty"),
        ("number", {"required": True, "maximum": 2}, "a number with a decimal point, 2 or less"),
        ("string", {"required": True, "enum": ["a", "b", "c"]}, "a, b or c"),
        ("string", {"required": True, "enum": ["a"]}, "a"),
        ("date", {"required": True, "unique": True}, "a date written as 2024-01-31, each once"),
    ],
)
def test_ranges_in_words(type_, limits, words):
    assert allowed({"name": "x", "type": type_, "constraints": limits}) == words


def test_a_notebook_shows_the_message_and_no_traceback(capsys):
    shell = InteractiveShell.instance()
    shell.run_cell("from framings.data import load\nload('leeds')")
    InteractiveShell.clear_instance()
    shown = capsys.readouterr().out
    assert "there is no table called 'leeds'" in shown
    assert "What to do: " in shown
    assert "Traceback" not in shown
    assert "data.py" not in shown


def run(code):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def test_learners_need_pandas_only():
    assert (
        run(
            "import sys, framings.data as d; d.load('lydia_pinkham'); print([m for m in "
            "('frictionless', 'scipy', 'matplotlib', 'IPython') if m in sys.modules])"
        )
        == "[]"
    )


def test_a_file_as_it_was_shipped_is_known_and_not_looked_at_cell_by_cell():
    used = run(
        "import sys, framings.data as d; [d.load(name) for name in d.names()]; "
        "print('framings.data.own' in sys.modules)"
    )
    assert used == "False"


def test_a_shipped_file_that_the_description_does_not_fit_is_looked_at_all_the_same(
    tmp_path, data_folder
):
    shutil.copy(data_folder / "promo_weeks.csv", tmp_path)
    package = json.loads((data_folder / "datapackage.json").read_text("utf-8"))
    (weeks,) = (table for table in package["resources"] if table["name"] == "promo_weeks")
    weeks["schema"]["fields"][0] = {"name": "store_id", "type": "integer"}
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    with pytest.raises(DataProblem, match="row 2, column store_id: “W01” is not a number"):
        load("promo_weeks", tmp_path)
