"""The first cell of a lesson says nothing on the error stream, wherever it runs."""

import os
import subprocess
import sys

import pytest

FIRST_CELLS = "from framings import explorers; explorers.the_door().at()"
# Matplotlib says after five seconds that it looks for fonts: here at once.
IMPATIENT = """
import threading
class Timer:
    def __init__(self, _seconds, call):
        self.start, self.cancel = call, lambda: None
threading.Timer = Timer
"""
# Where fontconfig has nothing ready, and nowhere to keep what it finds.
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>/proc/none</cachedir></fontconfig>
"""


@pytest.mark.parametrize("closed", [(".config", ".cache"), (".config",), (".cache",), ()])
def test_nothing_is_said_where_folders_cannot_be_written(closed, tmp_path):
    for name in closed:
        (tmp_path / name).touch()  # nobody, not even root, can make a folder of that name
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTCONFIG, encoding="utf-8")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "MPL"))
    }
    done = subprocess.run(
        [sys.executable, "-c", IMPATIENT + FIRST_CELLS],
        env=environment | {"HOME": str(tmp_path), "FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_said_later_is_heard():
    code = """
import logging, os, sys
from framings import explorers
explorers.the_door().at()
logging.getLogger("matplotlib").warning("by a logger")
print("by Python", file=sys.stderr, flush=True)
os.write(2, b"by the process")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stderr.splitlines() == ["by a logger", "by Python", "by the process"]


def test_a_program_without_an_error_stream_can_import_it():
    code = f"import os; os.close(2); {FIRST_CELLS}; print('drawn')"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8")
    assert done.stdout == "drawn\n"
