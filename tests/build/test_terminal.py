"""What a terminal shows while work takes minutes, and a log does not."""

import os
import subprocess
import sys

import pytest

from framings.build.terminal import time_left
from framings.lessons import ROOT

WORK = """
import time
from framings.build.terminal import progress
with progress() as told:
    told(0, "the [door]")
    print("[1/2] one", flush=True)
    time.sleep(0.3)
    told(0.5, "the [door]")
    time.sleep(0.3)
    print("[2/2] two", flush=True)
"""


def test_a_log_has_the_lines_and_nothing_else():
    # FORCE_COLOR, as many a service sets it, makes no terminal of a log.
    done = subprocess.run(
        [sys.executable, "-c", WORK],
        cwd=ROOT,
        env=os.environ | {"FORCE_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.stdout.splitlines(), done.stderr) == (["[1/2] one", "[2/2] two"], "")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are made as Unix makes them")
def test_a_terminal_shows_how_long_it_may_still_take():
    ours, its = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", WORK],
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
        stdout=its,
        stderr=its,
    ) as work:
        os.close(its)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # Linux says so that the other end is closed
            pass
    os.close(ours)
    assert work.returncode == 0
    text = shown.decode()
    assert "about 10 s left the [door]" in text
    assert text.index("[1/2] one") < text.index("s left") < text.index("[2/2] two")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(-3, "10 s"), (14, "10 s"), (15.1, "20 s"), (119, "120 s"), (120, "2 min"), (500, "8 min")],
)
def test_time_is_said_roughly(seconds, said):
    assert time_left(seconds) == f"about {said} left"
