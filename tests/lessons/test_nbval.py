"""Every notebook run again by nbval, in one process: its cells share a kernel."""

import os
import subprocess
import sys

import pytest
from support.kernel import NOTEBOOKS, ROOT
from support.run import FULL

# Every day one lesson stands for all; the pictures of all are drawn in test_pictures.py.
RUN_AGAIN = [path for path in NOTEBOOKS if FULL or path.stem.startswith("03")]


@pytest.mark.parametrize("notebook", RUN_AGAIN, ids=lambda path: path.stem)
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
    assert RUN_AGAIN
