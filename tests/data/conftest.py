"""The shipped tables and the same recipes under other seeds, made once a session."""

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[2]
# The generator is a script beside the data, not part of the package.
sys.path.insert(0, str(ROOT / "data"))

import generate  # noqa: E402
import recipes  # noqa: E402

from framings.data import load  # noqa: E402

OTHER_SEEDS = tuple(range(1, 13))


@pytest.fixture(scope="session")
def data_folder() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def generator():
    return generate


@pytest.fixture(scope="session")
def constants() -> Callable[[str], object]:
    return lambda name: recipes.RECIPES[name][1]


@pytest.fixture(scope="session")
def shipped() -> Callable[[str], pd.DataFrame]:
    return cache(load)


@pytest.fixture(scope="session")
def with_truth() -> Callable[[str], pd.DataFrame]:
    """The shipped table with its hidden columns, as the generator makes it."""
    return cache(lambda name: recipes.build(name, hidden=True))


@pytest.fixture(scope="session")
def elsewhere() -> Callable[[str], list[pd.DataFrame]]:
    """The same table under other seeds, hidden columns included."""
    return cache(lambda name: [recipes.build(name, seed, hidden=True) for seed in OTHER_SEEDS])


@pytest.fixture(scope="session")
def average(elsewhere) -> Callable[..., np.ndarray]:
    """Average an estimate (a number or several) over the other seeds."""

    def mean(estimate: Callable[[pd.DataFrame], object], name: str) -> np.ndarray:
        return np.mean([estimate(table) for table in elsewhere(name)], axis=0)

    return mean
