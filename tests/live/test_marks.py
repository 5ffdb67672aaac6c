"""Bars and crowds: what they show follows from what they are told, and from nothing before."""

import numpy as np
import pytest

from framings.live import Bar, Crowd, Scene


@pytest.fixture
def scene():
    return Scene(6, 4)


def ends(bar):
    return [(part.get_x(), part.get_x() + part.get_width()) for part in bar.parts]


def test_the_parts_of_a_bar_lie_end_to_end(scene):
    board = scene.board((0, 0, 1, 1), across=(0, 10), up=(0, 3))
    bar = Bar(scene, board, 1, {"color": "k"}, {"color": "w", "hatch": "//"}, gap=0.5)
    assert scene.moving == [*bar.parts, bar.words]
    bar.show(2, 3, text="five", start=1)
    assert ends(bar) == [(1, 3), (3, 6)]
    assert bar.words.get_text() == "five"
    assert bar.words.get_position() == (6.5, 1)
    bar.show(0, 0)
    assert ends(bar) == [(0, 0), (0, 0)]
    assert bar.words.get_text() == ""


def test_the_words_of_a_bar_stand_where_there_is_room(scene):
    bar = Bar(scene, scene.board((0, 0, 1, 1)), 0, {"color": "k"}, gap=0.1, inside=7)
    for length, place, side in [(7, 7.1, "left"), (8, 7.9, "right"), (-2, 0.1, "left")]:
        bar.show(length, text="x")
        assert bar.words.get_position()[0] == pytest.approx(place)
        assert bar.words.get_ha() == side


def test_a_bar_asks_for_a_length_of_each_part(scene):
    bar = Bar(scene, scene.board((0, 0, 1, 1)), 0, {"color": "k"}, {"color": "w"})
    with pytest.raises(ValueError, match="shorter"):
        bar.show(1)


def test_a_bar_has_its_name_before_it(scene):
    board = scene.board((0.5, 0, 0.5, 1), across=(-5, 5), up=(0, 3))
    Bar(scene, board, 2, {"color": "k"}, name="name", named={"size": 9})
    (name,) = board.texts
    box = name.get_window_extent()
    assert board.bbox.x0 - 12 < box.x1 < board.bbox.x0
    assert (box.y0 + box.y1) / 2 == pytest.approx(board.bbox.height * 2 / 3, abs=1)
    assert name.get_size() == 9
    assert name not in scene.moving


def places(marks):
    return [*zip(*(along.tolist() for along in marks.get_data()), strict=True)]


def test_a_crowd_stands_one_kind_after_another(scene):
    board = scene.board((0, 0, 1, 1), across=(0, 3), up=(0, 3))
    crowd = Crowd(
        scene,
        board,
        lambda n: (n % 3, n // 3),
        {"marker": "o"},
        {"marker": "s"},
        {"marker": "^", "markersize": 3},
        markersize=5,
    )
    assert [kind.get_markersize() for kind in crowd.kinds] == [5, 5, 3]
    crowd.show(2, 0, 3)
    assert [*map(places, crowd.kinds)] == [[(0, 0), (1, 0)], [], [(2, 0), (0, 1), (1, 1)]]
    crowd.places = lambda n: (10 * n, 0 * n)
    crowd.show(0, 1, 0)
    assert [*map(places, crowd.kinds)] == [[], [(0, 0)], []]


def test_a_crowd_asks_for_a_count_of_each_kind(scene):
    crowd = Crowd(scene, scene.board((0, 0, 1, 1)), lambda n: (n, n), {"marker": "o"})
    with pytest.raises(ValueError, match=r"shorter|longer"):
        crowd.show(1, 2)


def test_several_artists_move_at_once(scene):
    axes = scene.axes((0, 0, 1, 1), (0, 1), (0, 1))
    line = scene.moves(*axes.plot([], []))
    bars = scene.moves(*axes.bar([0.2, 0.5], [0, 0]))
    assert scene.moving == [line, *bars]
    assert all(artist.get_animated() for artist in scene.moving)


def test_axes_write_numbers_as_they_are_told(scene):
    axes = scene.axes((0, 0, 1, 1), (0, 1), (0, 200), across_in=lambda x: f"<{x:g}>", xticks=[0, 1])
    assert axes.get_xlim() == (0, 1)
    assert axes.get_ylim() == (0, 200)
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["<0>", "<1>"]
    axes.plot([-5], [1e6])
    assert axes.get_ylim() == (0, 200)


def test_a_board_shows_nothing_of_itself(scene):
    board = scene.board((0.1, 0.1, 0.5, 0.5), across=(0, 22), up=(5, -5))
    assert not board.axison
    assert board.get_xlim() == (0, 22)
    assert board.get_ylim() == (5, -5)
    assert np.allclose(board.get_position().bounds, (0.1, 0.1, 0.5, 0.5))
