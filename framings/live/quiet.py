"""Matplotlib, imported without remarks.

When it is first imported, Matplotlib looks for fonts, and for a folder to keep what it found. Where
it may not write, as in a class room's image, and where it takes long, it says so, and so does
fontconfig, which it asks. In a notebook these lines stand below the first cell, as if the learner
had done something wrong. Nothing is lost without them: Matplotlib makes a temporary folder.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def _without_remarks() -> Iterator[None]:
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    # fontconfig is a program of its own, and knows nothing of Python's streams.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        kept = os.dup(STDERR)
    except OSError:  # a program without a terminal may have no such stream
        kept = os.dup(nowhere)
    os.dup2(nowhere, STDERR)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
        logger.setLevel(level)


with _without_remarks():
    import matplotlib.font_manager  # noqa: F401
