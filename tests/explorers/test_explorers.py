"""Every explorer, at its corners and at random positions: finite, inside the picture, and true."""

import re
import warnings
from functools import cache

import pytest
from explorers.points import all_points, random_points

from framings import explorers
from framings.live import Stops, Toggle
from framings.words import LANGUAGES, language, languages, speaking

NAMES = explorers.__all__


def made(name):
    return made_in(language(), name)


@cache
def made_in(_language, name):
    return getattr(explorers, name)()


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", NAMES)
def test_every_position_gives_finite_numbers_and_whole_sentences(name):
    explorer = made(name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for point in all_points(explorer):
            state = explorer.at(**point)
            shapes = re.sub(r">[^<]*<", "><", "".join(state.pieces))
            assert not re.search(r"\b(nan|inf)\b", shapes, re.IGNORECASE), point
            for words in (state.sentence, state.picture):
                assert not re.search(r"\bnan\b|\binf\b|[{}]|None", words), (point, words)
                assert re.search(r"[.?!][”’]?$", words.strip()), (point, words)
            assert len(state.picture) >= 40, point


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_does_not_depend_on_what_was_shown_before(name):
    points = list(random_points(made(name), 12))
    onwards = [made(name).at(**point) for point in points]
    fresh = getattr(explorers, name)()
    backwards = [fresh.at(**point) for point in reversed(points)]
    assert onwards == backwards[::-1]


@pytest.mark.parametrize("name", NAMES)
def test_each_control_changes_picture_and_words(name):
    explorer = made(name)
    for moved, control in explorer.controls.items():
        states = [
            explorer.at(**(point | {moved: value}))
            for point in [{}, *random_points(explorer, 5)]
            for value in (control.positions()[0], control.positions()[-1])
        ]
        pairs = list(zip(states[::2], states[1::2], strict=True))
        assert any(one.pieces != other.pieces for one, other in pairs), moved
        assert any(one.picture != other.picture for one, other in pairs), moved
        assert any(one.sentence != other.sentence for one, other in pairs), moved


@pytest.mark.parametrize("name", NAMES)
def test_another_language_has_the_same_positions(name):
    # Two words of a choice with one translation would be one position.
    wanted = {key: control.positions() for key, control in made(name).controls.items()}
    for of in languages()[1:]:
        with speaking(of):
            there = {key: control.positions() for key, control in made(name).controls.items()}
            assert there == wanted


@pytest.mark.parametrize("name", NAMES)
def test_no_number_has_the_decimal_mark_of_another_language(name, spoken):
    """Of what is drawn, said and offered, at the start and a few other positions."""
    explorer = made(name)
    marks = {of: written.decimal for of, written in LANGUAGES.items()}
    wrong = re.compile(rf"\d[{re.escape(''.join({*marks.values()} - {marks[spoken]}))}]\d(?!\d\d)")
    for point in [{}, *random_points(explorer, 5)]:
        state = explorer.at(**point)
        drawn = re.findall(r">([^<>]+)</text>", explorer.picture(**point))
        for words in (state.sentence, state.picture, *drawn):
            assert not wrong.search(words), (words, point)
    for control in explorer.controls.values():
        for words in (control.label, *getattr(control, "stops", ())):
            assert not wrong.search(words), words


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", NAMES)
def test_labels_name_their_unit(name):
    for control in made(name).controls.values():
        if not isinstance(control, Stops | Toggle):
            assert re.search(r"\(.+\)", control.label), control.label


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_control_is_named(name):
    explorer = made(name)
    with pytest.raises(ValueError, match=f"{name} has no control 'nonsense'; it has"):
        explorer.at(nonsense=1)
