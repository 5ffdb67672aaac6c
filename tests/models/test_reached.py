"""No model that nobody shows: each is reached from an explorer, a lesson, the bank or the data."""

import ast
from pathlib import Path

import pytest

import framings.models
from framings.teaching.bank import TIE

MODELS = Path(framings.models.__file__).parent
ROOT = MODELS.parents[1]
PREFIX = "framings.models."


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def names_in(tree):
    """Return the names that are looked up in a piece of code, with a module's name where one is."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return found


def imports_of(tree):
    """Return what a file calls the models it imports: its name, and "module.name" or "module"."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(PREFIX):
            where = f"{node.module}."[len(PREFIX) :]
            known |= {alias.asname or alias.name: where + alias.name for alias in node.names}
    return known


def models_used(tree, known):
    """Return "module.name" for each model that a piece of code looks up."""
    used = set()
    for name in names_in(tree):
        first, _, rest = name.partition(".")
        if first in known:
            model = known[first]
            used.add(model if "." in model else f"{model}.{rest}")
    return used


def needs():
    """Return, for each function, class and constant of the models, which others it needs."""
    graph = {}
    for path in MODELS.glob("*.py"):
        tree = parsed(path)
        own = {}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                own[node.name] = node
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for name in ast.walk(ast.Tuple(targets, ast.Store())):
                    if isinstance(name, ast.Name):
                        own[name.id] = node
        known = imports_of(tree) | {name: f"{path.stem}.{name}" for name in own}
        graph |= {f"{path.stem}.{name}": models_used(node, known) for name, node in own.items()}
    return graph


def asked_for(graph):
    """Return the models that explorers, lessons, bank, guide and data call by themselves."""
    used = set()
    for folder in ("framings", "data"):
        for path in (ROOT / folder).rglob("*.py"):
            if MODELS not in path.parents:
                tree = parsed(path)
                known = imports_of(tree)
                used |= set(known.values()) | models_used(tree, known)
    # In a tie a model needs no import: see framings.check.numbers.
    known = {model.partition(".")[2]: model for model in graph}
    known |= {module: module for module in (model.partition(".")[0] for model in graph)}
    for folder in ("lessons", "guide"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix in (".md", ".toml"):
                for tie in TIE.finditer(path.read_text(encoding="utf-8")):
                    used |= models_used(ast.parse(f"({tie[1].strip()})", mode="eval"), known)
    return used & graph.keys()


@pytest.fixture(scope="module")
def graph():
    return needs()


@pytest.fixture(scope="module")
def shown(graph):
    return closure(asked_for(graph), graph)


def closure(models, graph):
    """Return these models and all that they need."""
    waiting, found = set(models), set()
    while waiting:
        model = waiting.pop()
        found.add(model)
        waiting |= graph[model] & graph.keys() - found
    return found


def test_every_model_is_shown_somewhere(graph, shown):
    unreached = graph.keys() - shown
    assert not unreached, f"nothing shows {', '.join(sorted(unreached))}: delete it and its tests"
