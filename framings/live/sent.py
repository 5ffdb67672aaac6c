"""Which cells a front end sent at once, as Run All Cells does."""

from datetime import datetime, timedelta
from typing import Any

from IPython import get_ipython

# When the cells that were noted last were sent, as long as they were sent at once: a hand that runs
# one cell after the other is slower.
_at_once: list[datetime] = []
_APART = timedelta(seconds=0.5)


def run_of_several() -> str:
    """Note the running cell, and name its run if other cells noted were sent at once with it.

    Explorers and strips note their cells, so that a lesson with one explorer is known to run, too.

    Returns:
        A name for the run, or "" if the cell was sent by itself.
    """
    sent = parent().get("header", {}).get("date")
    if not isinstance(sent, datetime):
        return ""
    if _at_once and abs(sent - _at_once[-1]) > _APART:
        _at_once.clear()
    if sent not in _at_once:
        _at_once.append(sent)
    return str(_at_once[0]) if len(_at_once) > 1 else ""


def parent() -> dict[str, Any]:
    """Return the front end's message that asked for what is running; empty outside a kernel."""
    shell = get_ipython()
    return shell.get_parent() if hasattr(shell, "get_parent") else {}
