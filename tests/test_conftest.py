"""The tests run without the help that some machines lack."""

import os
import subprocess
import sys
from pathlib import Path

from support.kernel import ROOT
from support.run import in_full_run

pytestmark = in_full_run  # each runs a pytest of its own


def test_pytest_runs_without_xdist():
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
    run = subprocess.run([*command, "tests/test_words.py"], cwd=ROOT, capture_output=True)
    assert run.returncode == 0, run.stdout.decode()


def test_without_a_browser_one_line_says_what_is_skipped():
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider"]
    environment = {name: value for name, value in os.environ.items() if "FRAMINGS" not in name}
    environment["PATH"] = str(Path(sys.executable).parent)
    run = subprocess.run(
        [*command, "tests/browser/test_access.py"], cwd=ROOT, env=environment, capture_output=True
    )
    said = run.stdout.decode()
    assert said.count("no Chromium or Chrome on this machine: the browser tests are skipped") == 1
    assert run.returncode == 0, said
