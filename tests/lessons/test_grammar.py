"""Every lesson keeps to the page grammar (see framings.check.grammar)."""

import nbformat
import pytest

from framings.check.grammar import complaints
from framings.lessons import lessons

LESSONS = lessons()


def test_there_are_lessons():
    assert LESSONS


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_the_lesson_keeps_to_the_grammar(lesson):
    found = complaints(lesson, nbformat.read(lesson.notebook, as_version=4))
    assert not found, "\n".join(found)
