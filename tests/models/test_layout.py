"""Each model in the file of its topic, and no file that needs what is built upon it."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import framings.models

FILES = sorted(Path(framings.models.__file__).parent.glob("*.py"))
OUTSIDE = {"numpy", "scipy", "collections", "dataclasses", "typing"}


def imported(path):
    """Return the modules a file imports; a relative import begins with a dot."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_model_imports_assumptions_numbers_and_other_models_only(path):
    for name in imported(path):
        ours = name == "framings.assumptions" or name.startswith("framings.models.")
        assert ours or name.split(".")[0] in OUTSIDE, name


def test_models_do_not_import_in_circles():
    prefix = "framings.models."
    graph = {
        path.stem: {name.removeprefix(prefix) for name in imported(path) if name.startswith(prefix)}
        for path in FILES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" imports ".join(circle.args[1][::-1]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_model_file_stays_one_topic_long(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 500, f"{path.name} has {lines} lines: which of its topics is a file of its own?"
