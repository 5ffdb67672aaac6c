"""A language made up here, with words 40 % longer: a folder and a line, and no picture breaks."""

import math
import re

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from explorers.points import corners, random_points
from explorers.test_layout import crossed, without_room, words_of
from support.run import in_full_run

from framings import explorers, words
from framings.live import fit
from framings.words import LANGUAGES, LOCALE, languages, speaking

pytestmark = in_full_run  # as if all words were longer

LONGER = 0.4
MADE_UP = "xx"


def longer(text):
    """Lengthen each word of two letters or more; what a text leaves open stays as it is."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(
        part if part.startswith("{") else re.sub(r"[A-Za-z]{2,}", _longer, part) for part in parts
    )


def _longer(word):
    more = math.ceil(LONGER * len(word[0]))
    return word[0] + (word[0][1:] * 2)[:more]


def test_words_are_longer_and_what_they_leave_open_is_not():
    assert (
        longer("a share of {share:+.1%}, or “none”") == "a shareha off {share:+.1%}, orr “noneon”"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder of a language."""
    folder = tmp_path_factory.mktemp("locale")
    with (LOCALE / f"{words.DOMAIN}.pot").open("rb") as stream:
        catalogue = read_po(stream)
    for message in catalogue:
        if message.id:
            one = isinstance(message.id, str)
            message.string = longer(message.id) if one else tuple(map(longer, message.id))
    compiled = folder / MADE_UP / "LC_MESSAGES" / f"{words.DOMAIN}.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as stream:
        write_mo(stream, catalogue)
    return folder


@pytest.fixture
def made_up(folder, monkeypatch):
    """Its line; it is spoken for a while."""
    monkeypatch.setattr(words, "LOCALE", folder)
    monkeypatch.setitem(LANGUAGES, MADE_UP, LANGUAGES["nl"]._replace(name="Longish"))
    with speaking(MADE_UP):
        yield


@pytest.mark.usefixtures("made_up")
def test_a_language_is_a_folder_and_a_line():
    assert languages() == ["en", MADE_UP]
    assert words._("Reset") == longer("Reset")
    assert words.euro(1234.5, 2) == "€\N{NO-BREAK SPACE}1.234,50"


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("name", explorers.__all__)
def test_no_picture_breaks(name):
    explorer = getattr(explorers, name)()
    some = list(corners(explorer))
    for point in [{}, *some[:: math.ceil(len(some) / 8)], *random_points(explorer, 4)]:
        explorer.move_to(**point)
        seen = words_of(explorer)
        assert not [*without_room(explorer, seen), *crossed(explorer, seen)], point
    assert min(text.get_size() for text, _box in seen) >= fit.LEAST


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", explorers.__all__)
def test_our_own_words_keep_their_size(name, monkeypatch):
    tried, without_room = [], fit._without_room
    monkeypatch.setattr(fit, "_without_room", lambda *given: tried.append(without_room(*given)))
    getattr(explorers, name)().at()
    assert len(tried) > fit.TRIED
    assert not any(tried)
