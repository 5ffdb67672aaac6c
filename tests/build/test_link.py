"""Addresses of a place in a page, as a guide writes them."""

import math

import pytest

from framings import explorers, words
from framings.build.grid import Grid, written
from framings.build.link import link, read

LESSON = "03_substitutes"


def test_a_link_names_what_it_sets_as_a_person_would():
    assert link(LESSON, "the_door", share=0.6, target=80) == (
        "03_substitutes/index.html?present#the_door:share=0.6,target=80"
    )
    assert link(LESSON, "the_door", present=False) == "03_substitutes/index.html#the_door"
    assert link(LESSON, "stop_calling") == "03_substitutes/index.html?present#stop_calling"
    game = link("06_rivals_the_game", "play_it", guess="win-stay, lose-shift")
    assert game.endswith("#play_it:guess=win-stay-lose-shift")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("the_door:share=0.6", {"share": 0.6}),
        ("the_door:share=60%", {"share": 0.6}),
        ("the_door:share=0,6,target=80", {"share": 0.6, "target": 80}),
        ("the_door:share=.6&target=80", {"share": 0.6, "target": 80}),
        ("more_or_fewer:sigma=∞", {"sigma": math.inf}),
        ("more_or_fewer:sigma=%E2%88%9E", {"sigma": math.inf}),
        ("the_door", {}),
        ("more_knock", {}),
    ],
)
@pytest.mark.parametrize("form", ["03_substitutes/#{}", "../03_substitutes/index.html?present#{}"])
def test_a_link_is_read_as_a_person_writes_it(text, values, form):
    place = read(form.format(text))
    assert (place.lesson.name, place.values) == (LESSON, values)
    assert place.name == text.split(":")[0]
    assert place.present == ("?present" in form)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("03_substitutes/#the_dor:share=1", "has no 'the_dor'; its pictures are the_door, poss"),
        ("03_substitutes/#the_door:shar=1", "has no control 'shar'; it has share, target"),
        ("03_substitutes/#the_door:0.6", "has no control '0.6'"),
        ("03_substitutes/#the_door:share=0.605", "the nearest is 0.6"),
        ("03_substitutes/#the_door:share=most", "must be one of '0', .*got 'most'"),
        ("03_substitutes/#more_or_fewer:sigma=9", "the nearest is 10"),
        ("03_substitutes/#more_knock:share=1", "has no 'more_knock'; .*and its bets more_knock"),
        ("03_substitute/#the_door", "there is no lesson '03_substitute'"),
        ("the_door:share=1", "an address must look like"),
        ("06_rivals_the_game/#the_blame_game:work=nee", "must be one of 'need', 'replace'"),
    ],
)
def test_what_is_not_there_is_refused(address, said):
    with pytest.raises(ValueError, match=said):
        read(address)


def test_what_is_not_there_cannot_be_linked():
    with pytest.raises(ValueError, match=r"does not stop at 0\.605"):
        link(LESSON, "the_door", share=0.605)
    with pytest.raises(ValueError, match="has no control 'part'"):
        link(LESSON, "the_door", part=1)


@pytest.mark.parametrize("name", explorers.__all__)
def test_every_position_has_an_address_of_its_own(name):
    for control, values in Grid(getattr(explorers, name)()).values.items():
        texts = [written(value) for value in values]
        assert len({*texts}) == len(texts), control
        assert not any(set(text) & set("#&,=% ") for text in texts), control


class Shouting:
    """A language in which every text is another one."""

    def gettext(self, text):
        return f"¡{text}!"

    def ngettext(self, one, more, count):
        return f"¡{one if count == 1 else more}!"


@pytest.mark.parametrize("name", explorers.__all__)
def test_an_address_is_the_same_in_all_languages(monkeypatch, name):
    here = Grid(getattr(explorers, name)()).values
    monkeypatch.setattr(words._InUse, "catalogue", Shouting())
    there = getattr(explorers, name)()
    assert "¡" in there.title
    assert Grid(there).values == here
