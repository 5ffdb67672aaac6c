"""The shipped tables and the same recipes under other seeds, each made once a session."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
# The generator is a script beside the data, not part of the package.
sys.path.insert(0, str(ROOT / "data"))

import generate  # noqa: E402

from framings.data import crm, load  # noqa: E402

OTHER_SEEDS = tuple(range(1, 13))


@pytest.fixture(scope="session")
def data_folder() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def generator():
    """The script, with its recipes and analyses."""
    return generate


@pytest.fixture(scope="session")
def constants() -> Callable[[str], object]:
    return lambda name: generate.recipes.RECIPES[name][1]


@pytest.fixture(scope="session")
def elsewhere() -> Callable[[str], list[pd.DataFrame]]:
    """The same table under other seeds, hidden columns included."""
    return cache(lambda name: [generate.recipes.build(name, s, hidden=True) for s in OTHER_SEEDS])


@pytest.fixture(scope="session")
def figures() -> Callable[[str], dict[str, float]]:
    """What a shipped table shows, as a learner loads it."""
    return cache(lambda name: generate.analyses.ANALYSES[name](load(name)))


@pytest.fixture(scope="session")
def hidden_figures() -> Callable[[str], dict[str, float]]:
    """The same with the hidden columns, for what only the maker of the table knows."""
    return cache(
        lambda name: generate.analyses.ANALYSES[name](generate.recipes.build(name, hidden=True))
    )


@pytest.fixture(scope="session")
def other_figures(elsewhere) -> Callable[[str], pd.DataFrame]:
    """What the table shows under each of the other seeds, one row a seed."""
    return cache(
        lambda name: pd.DataFrame([generate.analyses.ANALYSES[name](t) for t in elsewhere(name)])
    )


@pytest.fixture(scope="session")
def practice_read() -> Callable[..., crm.Export]:
    """A practice export as read: the shipped file, or the same under another seed."""

    def read(name: str, *seed: int) -> crm.Export:
        raw = generate.practice_bytes(name, *seed) if seed else crm.practice(name).read_bytes()
        return crm.read(raw, stages=crm.PRACTICE_STAGES)

    return cache(read)
