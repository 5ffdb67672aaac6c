"""The tables in this folder's README are those that the raw numbers give."""

import importlib.util
from pathlib import Path

HERE = Path(__file__).parent


def test_the_tables_are_those_of_the_raw_numbers():
    spec = importlib.util.spec_from_file_location("tables", HERE / "tables.py")
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    text = (HERE / "README.md").read_text("utf-8")
    assert tables.filled(text) == text
