"""Every lesson keeps to the page grammar (see framings.check.grammar)."""

import re

import nbformat
import pytest

from framings.check.grammar import complaints
from framings.check.reading import form_of
from framings.lessons import lessons, read_text

LESSONS = lessons()
OPEN_ON_PAPER = (
    "The formulas, for who wants them",
    "De formules, voor wie ze wil zien",
    "In het Engels",
)


def test_there_are_lessons():
    assert LESSONS


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_the_lesson_keeps_to_the_grammar(lesson):
    found = complaints(lesson, nbformat.read(lesson.notebook, as_version=4))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_what_is_folded_and_prints_open_is_no_answer(lesson):
    """A page prints open what is folded, unless it says that it is an answer."""
    summaries = re.findall(
        r"^<details>\s*<summary>(.+?)</summary>", read_text(lesson.source), re.MULTILINE
    )
    known = {form_of(lesson.language).how_to_read, *OPEN_ON_PAPER}
    assert summaries
    assert {*summaries} <= known
