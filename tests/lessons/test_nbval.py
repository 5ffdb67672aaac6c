"""Every notebook run again by nbval, in one process: its cells share a kernel."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.run import FULL

ROOT = Path(__file__).parents[2]
# Every day one lesson stands for all; the pictures of all are drawn in test_pictures.py.
NOTEBOOKS = [
    path
    for path in sorted((ROOT / "notebooks").rglob("[0-9][0-9]_*.ipynb"))
    if FULL or path.stem.startswith("03")
]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_texts_and_tables_are_those_of_a_fresh_run(notebook):
    options = ["--nbval", "--nbval-current-env", "--numprocesses=0", "-p", "no:cacheprovider"]
    options.append("--nbval-sanitize-with=tests/lessons/nbval_sanitize.cfg")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *options, str(notebook)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if "XDIST" not in name},
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]


def test_there_are_notebooks():
    assert NOTEBOOKS
