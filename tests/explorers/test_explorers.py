"""Every explorer, at its corners and at random positions: finite, inside the picture, and true."""

import itertools
import re
import warnings
from functools import cache

import pytest
from explorers.points import all_points, random_points
from matplotlib.text import Text

from framings import explorers
from framings.live import Stops, Toggle
from framings.live.fit import edges
from framings.live.svg import drawing_settings
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


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_the_picture_or_covers_another(name):
    explorer = made(name)
    for point in all_points(explorer):
        explorer.at(**point)
        for complaint in without_room(explorer):
            pytest.fail(f"{complaint} at {point}")


def words_of(explorer):
    """Return the texts that are seen, each with the box around it."""
    with drawing_settings():
        return [
            (text, Text.get_window_extent(text))
            for text in explorer.scene.figure.findobj(Text)
            if text.get_visible() and text.get_text().strip() and shown(text)
        ]


def without_room(explorer):
    """Say which texts leave the picture, or cover another."""
    width, height = explorer.points
    seen = dict(words_of(explorer))
    boxes = [(text.get_text(), box) for text, box in seen.items()]
    for text, room in explorer.scene.rooms.items():
        left, right = edges(*room)
        if text in seen and not left <= seen[text].x0 <= seen[text].x1 <= right:
            yield f"{text.get_text()!r} has no room"
    for words, box in boxes:
        if not (box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width + 1 and box.y1 <= height + 1):
            yield f"{words!r} leaves the picture: {box}"
    for (one, first), (other, second) in itertools.combinations(boxes, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        up = min(first.y1, second.y1) - max(first.y0, second.y0)
        if across > 2 and up > 4:
            yield f"{one!r} covers {other!r}"


def shown(text):
    """Tell whether an axis that is switched off, or a parent that is hidden, hides this text."""
    axes = text.axes
    if axes is None:
        return True
    axis_texts = [t for axis in (axes.xaxis, axes.yaxis) for t in axis.findobj(Text)]
    if text not in axis_texts:
        return True
    ticks = {
        label
        for axis in (axes.xaxis, axes.yaxis)
        for tick in axis._update_ticks()
        for label in (tick.label1, tick.label2)
    }
    labels = {axes.xaxis.label, axes.yaxis.label}
    return axes.axison and text in ticks | labels


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
