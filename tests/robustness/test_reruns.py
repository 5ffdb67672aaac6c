"""Lessons as learners treat notebooks: run again, out of order, after a restart, side by side.

All kernels here refuse connections to anywhere but this machine (see ``support.kernel``), so that
each of these tests also shows that a lesson needs no network.
"""

import random
import re
from dataclasses import dataclass

import pytest
from nbformat import NotebookNode
from support.kernel import (
    NOTEBOOKS,
    WIDGET,
    Kernel,
    Output,
    alive,
    as_seen,
    code_cells,
    running_kernel,
)
from support.run import FULL

from framings.words import languages

BY_NAME = {f"{path.parent.name}/{path.stem}": path for path in NOTEBOOKS}
# Every day one lesson stands for all, and two for any two; .ci/run takes every one.
# Of the Dutch ones, which differ in words alone, one is run again; all meet in one kernel.
ONE = ("en/03_substitutes", "nl/03_substitutes")
LESSONS = [name for name in BY_NAME if name in ONE or (FULL and name.startswith("en/"))]
TOGETHER = [name for name in BY_NAME if FULL or name in (*ONE, "en/06_rivals_the_game")]
ORDERS = {"en/06_rivals_the_game": 20}
PICTURE = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+")


@dataclass
class Run:
    kernel: Kernel
    name: str
    cells: list[NotebookNode]
    first: dict[str, list[Output]]
    alive: dict[str, int]


@pytest.fixture(scope="module", params=LESSONS)
def run(request):
    """A lesson in a kernel of its own, after a first run of all its cells."""
    with running_kernel() as kernel:
        cells = code_cells(BY_NAME[request.param])
        first = {cell: as_seen(shown) for cell, shown in kernel.run_all(cells).items()}
        yield Run(kernel, request.param, cells, first, alive(kernel))


def assert_all_is_well(kernel, shown):
    """Nothing went wrong, nothing was said on an error stream, nothing was asked of a network."""
    for cell, outputs in shown.items():
        wrong = [
            output
            for output in outputs
            if output["output_type"] == "error" or output.get("name") == "stderr"
        ]
        assert wrong == [], cell
    assert kernel.complaints() == ""
    assert kernel.refused() == []


def assert_shows_the_same(run, cells):
    again = run.kernel.run_all(cells)
    assert_all_is_well(run.kernel, again)
    for cell in cells:
        assert as_seen(again[cell.id]) == run.first[cell.id], cell.source


def test_the_first_run_goes_well_and_shows_something(run):
    assert_all_is_well(run.kernel, run.first)
    outputs = [output for shown in run.first.values() for output in shown]
    assert {WIDGET: "a widget"} in [output.get("data") for output in outputs]
    silent = [cell.source for cell in run.cells if not cell.outputs]
    assert [cell.source for cell in run.cells if not run.first[cell.id]] == silent


def test_run_again_a_lesson_shows_the_same(run):
    assert_shows_the_same(run, run.cells)


def test_run_again_in_any_order_the_cells_show_the_same(run):
    chance = random.Random(run.name)
    for _order in range(ORDERS.get(run.name, 2)):
        assert_shows_the_same(run, chance.sample(run.cells, len(run.cells)))


def test_what_earlier_runs_have_made_is_gone(run):
    run.kernel.run_all(run.cells)
    assert alive(run.kernel) == run.alive


def test_after_a_restart_a_lesson_shows_the_same(run):
    run.kernel.restart()
    assert_shows_the_same(run, run.cells)
    assert alive(run.kernel) == run.alive


@pytest.mark.parametrize("language", languages())
def test_lessons_in_one_kernel_leave_each_other_alone(language):
    together = [name for name in TOGETHER if name.startswith(f"{language}/")]
    with running_kernel() as kernel:
        for name in [*together, *reversed(together)]:
            cells = code_cells(BY_NAME[name])
            shown = kernel.run_all(cells)
            assert_all_is_well(kernel, shown)
            for cell in cells:
                assert told(shown[cell.id]) == told(cell.outputs), f"{name}: {cell.source}"


def told(outputs):
    """Texts and tables of a cell: what is the same in a notebook that was run by itself.

    Pictures are left out: another Matplotlib may draw them a little differently.
    """
    kept = [output for output in outputs if WIDGET not in output.get("data", {})]
    return [
        PICTURE.sub("PICTURE", output["text"])
        if output["output_type"] == "stream"
        else {kind: PICTURE.sub("PICTURE", text) for kind, text in output["data"].items()}
        for output in kept
    ]
