"""Each notebook is what its text says; nothing is executed here."""

import nbformat
import pytest

from framings.build.notebooks import as_bytes, from_text
from framings.lessons import ROOT, lessons, without_source

LESSONS = lessons()


def test_there_are_lessons():
    assert LESSONS, f"there are no lessons in {ROOT / 'lessons'}"


def test_every_notebook_has_a_text():
    orphans = [str(path.relative_to(ROOT)) for path in without_source()]
    assert not orphans, f"no text in lessons/ stands behind {', '.join(orphans)}"


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_the_notebook_is_in_step_with_its_text(lesson):
    cure = f"run `framings notebooks {lesson}`"
    assert lesson.notebook.is_file(), f"the notebook is missing: {cure}"
    notebook = nbformat.read(lesson.notebook, as_version=4)
    wanted, lines = from_text(lesson)
    for place, (cell, line) in enumerate(zip(wanted.cells, lines, strict=True)):
        assert place < len(notebook.cells), f"cell {place + 1} is missing: {cure}"
        for part in ("cell_type", "source", "metadata", "id"):
            where = f"cell {place + 1}, line {line} of the text, differs in {part}: {cure}"
            assert notebook.cells[place][part] == cell[part], where
    assert len(notebook.cells) == len(wanted.cells), f"there are cells too many: {cure}"


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_the_notebook_is_written_as_the_build_writes_it(lesson):
    notebook = nbformat.read(lesson.notebook, as_version=4)
    nbformat.validate(notebook)
    wanted, _ = from_text(lesson)
    assert notebook.metadata == wanted.metadata
    assert lesson.notebook.read_bytes() == as_bytes(notebook)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1)), "every cell has been executed, in order"
