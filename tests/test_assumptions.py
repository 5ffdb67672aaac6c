"""What is assumed is what the published findings say, and says so in one place."""

import ast
from pathlib import Path

import pytest

from framings import assumptions, explorers
from framings.data import finding

EXPLORERS = sorted(Path(explorers.__file__).parent.rglob("*.py"))
LESSONS_ARE_TRUE = sorted((Path(__file__).parent / "explorers").glob("test_*.py"))
AVERAGES = {*assumptions.FINDINGS.values(), assumptions.RETURNS, assumptions.MARKETING_WEIGHT}


@pytest.mark.parametrize(("id", "value"), assumptions.FINDINGS.items())
def test_a_published_number_is_its_finding(id, value):
    assert value == abs(finding(id))


def test_what_follows_follows():
    advertising, selling = assumptions.ADVERTISING_ELASTICITY, assumptions.SELLING_ELASTICITY
    assert advertising + selling == assumptions.RETURNS
    assert pytest.approx(advertising / (advertising + selling), abs=0.0005) == (
        assumptions.MARKETING_WEIGHT
    )
    # In the best mix a euro goes where the other one would have done as much.
    assert (
        pytest.approx(advertising / selling)
        == assumptions.MARKETING_BUDGET / assumptions.SELLING_BUDGET
    )


def test_what_was_answered_adds_up_from_the_findings():
    parts = [finding(id) / 100 for id in ("F19a", "F19b", "F19c", "F19d")]
    assert pytest.approx([sum(parts[:n]) for n in (1, 2, 3)]) == assumptions.ANSWERED
    assert sum(parts) == pytest.approx(1)


def numbers_that_stand_for_something(tree):
    """Yield what an explorer computes with: constants, starts, arguments of models; no layout."""
    models = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("framings.models")
        for name in node.names
    }
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "start":
            yield node.value
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in models
        ):
            yield from node.args


@pytest.mark.parametrize("path", EXPLORERS, ids=lambda path: path.stem)
def test_explorers_use_the_names_of_the_averages(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in numbers_that_stand_for_something(tree):
        digits = isinstance(node, ast.Constant) and node.value in AVERAGES
        assert not digits, f"{path.name}:{node.lineno}: use the name in framings.assumptions"


@pytest.mark.parametrize("path", LESSONS_ARE_TRUE, ids=lambda path: path.stem)
def test_their_tests_use_the_names_too(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        digits = isinstance(node, ast.Constant) and node.value in AVERAGES
        assert not digits, f"{path.name}:{node.lineno}: use the name in framings.assumptions"
