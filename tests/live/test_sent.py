"""Cells that were sent at once are known from cells that a hand runs one after the other."""

from datetime import datetime, timedelta

import pytest

from framings.live import sent
from framings.teaching import strip

NOON = datetime(2026, 1, 1, 12)


@pytest.fixture
def run(monkeypatch):
    """Run a cell that was sent so many seconds after noon."""
    monkeypatch.setattr(sent, "_at_once", [])

    def run(seconds, show=sent.run_of_several):
        header = {"date": NOON + timedelta(seconds=seconds)}
        monkeypatch.setattr(sent, "parent", lambda: {"header": header})
        return show()

    return run


def test_cells_sent_at_once_have_one_name_and_a_single_cell_has_none(run):
    assert run(0) == ""
    assert run(0) == "", "two pictures in one cell are one cell"
    name = run(0.01)
    assert name
    assert run(0.02) == name
    assert run(20) == ""
    assert run(25) == ""
    assert run(25.01) not in ("", name)


def test_a_lesson_with_one_explorer_is_known_to_run_by_its_strip(run):
    run(0, lambda: strip("00_start_here"))
    assert run(0.05)
    assert run(9) == ""


def test_outside_a_notebook_nothing_is_noted():
    assert sent.parent() == {}
    assert sent.run_of_several() == ""
