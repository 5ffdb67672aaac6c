"""Every row of the two tables of cases: function, arguments, field of the result, value."""

import csv
import importlib
import json
import pkgutil
from pathlib import Path

import pytest

import framings.models

MODULES = [
    importlib.import_module(f"framings.models.{info.name}")
    for info in pkgutil.iter_modules(framings.models.__path__)
]


def rows(table):
    with Path(__file__).with_name(table).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


FIRST, SECOND = rows("model_cases.csv"), rows("model_cases_2.csv")


def as_number(argument):
    return float("inf") if argument == "inf" else argument


def named(function):
    """Return the one function of this name, in whatever module it stands."""
    (found,) = {vars(module)[function] for module in MODULES if function in vars(module)}
    return found


@pytest.mark.parametrize("row", FIRST + SECOND, ids=lambda row: f"{row['id']}-{row['function']}")
def test_row_of_the_tables(row):
    function = named(row["function"])
    if "module" in row:
        assert function.__module__ == row["module"]
    arguments = {name: as_number(value) for name, value in json.loads(row["arguments"]).items()}
    result = function(**arguments)
    if row["field"]:
        result = getattr(result, row["field"])
    expected = pytest.approx(float(row["value"]), rel=float(row["rtol"]), abs=float(row["atol"]))
    assert result == expected, row["what"]
    assert type(result) is float


def test_the_tables_are_complete():
    assert len(FIRST) == 99
    assert len({row["function"] for row in FIRST}) == 46
    assert len(SECOND) == 54
    assert len({row["function"] for row in SECOND}) == 13
