"""Every number in lessons and question bank is what the models, data and explorers give."""

import pytest

from framings.check.numbers import check_file
from framings.cli import texts_with_numbers
from framings.lessons import ROOT

TEXTS = texts_with_numbers()


def test_there_are_texts():
    assert any(path.suffix == ".md" for path in TEXTS), "there are no lessons"
    assert any(path.suffix == ".toml" for path in TEXTS), "there is no question bank"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_number_is_what_computes_it(path):
    found = check_file(path)
    assert not found, "\n".join(map(str, found))
