"""The pictures in the notebooks are those the package draws now, by structure and text.

nbval (see pyproject.toml) compares texts and tables and leaves the pictures out: another release
of Matplotlib moves a coordinate in the last digit, which no learner sees.
"""

from collections import Counter
from xml.etree import ElementTree

import nbformat
import pytest
from support.run import FULL

from framings.build.notebooks import executed, pictures
from framings.lessons import lessons

# In Dutch every day one: its pictures are those of the English one with other words.
LESSONS = [one for one in lessons() if FULL or one.language == "en" or one.number == "03"]


def structure(svg):
    """How many elements of each kind a picture has, and the texts in it, in order."""
    elements = list(ElementTree.fromstring(svg).iter())
    texts = [element.text.strip() for element in elements if (element.text or "").strip()]
    return Counter(element.tag.rpartition("}")[2] for element in elements), texts


def shown(notebook):
    """The structure of each picture of a notebook, by the cell that shows it."""
    return {
        cell.id: [
            structure(svg)
            for output in cell.outputs
            for text in output.get("data", {}).values()
            if isinstance(text, str)
            for svg in pictures(text)
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def test_a_change_of_the_picture_is_seen():
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g><text>50 calls</text><path d="{}"/></g></svg>'
    )
    assert structure(picture.format("M 1 1")) == structure(picture.format("M 1.01 1"))
    assert structure(picture) != structure(picture.replace("50", "60"))
    assert structure(picture) != structure(picture.replace("<g>", "<g><path/>"))
    with pytest.raises(ElementTree.ParseError):
        structure(picture.replace("</g>", ""))


@pytest.mark.parametrize("lesson", LESSONS, ids=str)
def test_the_pictures_are_those_drawn_now(lesson):
    committed = shown(nbformat.read(lesson.notebook, as_version=4))
    assert any(committed.values()), "a lesson shows pictures"
    assert shown(executed(lesson)) == committed
