"""Every row of the table of cases: function, arguments, field of the result, value."""

import csv
import importlib
import json
from pathlib import Path

import pytest

TABLE = Path(__file__).with_name("model_cases.csv")


def rows():
    with TABLE.open(newline="", encoding="utf-8") as table:
        return list(csv.DictReader(table))


def as_number(argument):
    return float("inf") if argument == "inf" else argument


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['id']}-{row['function']}")
def test_row_of_the_table(row):
    function = getattr(importlib.import_module(row["module"]), row["function"])
    arguments = {name: as_number(value) for name, value in json.loads(row["arguments"]).items()}
    result = function(**arguments)
    if row["field"]:
        result = getattr(result, row["field"])
    expected = pytest.approx(float(row["value"]), rel=float(row["rtol"]), abs=float(row["atol"]))
    assert result == expected, row["what"]
    assert type(result) is float


def test_the_table_is_complete():
    assert len(rows()) == 99
    assert len({(row["module"], row["function"]) for row in rows()}) == 46
