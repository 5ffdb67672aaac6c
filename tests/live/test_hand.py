"""What a hand in the picture sets, and which artists leave a ghost, without a browser."""

import json
import re
from html.parser import HTMLParser

import ipywidgets as widgets
import pytest
from support import hand

from framings import explorers
from framings.build.grid import Grid, computed
from framings.live import Explorer, Slider, Words, notebook
from framings.live.figure import CATCH


def areas(markup):
    found = []
    parser = HTMLParser()
    parser.handle_startendtag = lambda tag, look: (
        found.append(dict(look)) if tag == "rect" else None
    )
    parser.feed(markup)
    found = [area for area in found if "data-sets" in area]
    for area in found:
        area["sets"] = json.loads(area.pop("data-sets"))
    return found


def test_an_area_tells_where_each_position_of_its_controls_lies():
    explorer = hand.explorer()
    chart, left, right = areas(explorer.areas())
    width, height = explorer.points
    (across, axis, places), (up, other_axis, heights) = chart["sets"]
    assert (across, axis, up, other_axis) == (0, 0, 1, 1)
    assert places == pytest.approx([width * (0.1 + 0.08 * at) for at in range(11)], abs=0.1)
    # Equal ratios lie equally far apart on an axis of this scale; a picture counts from above.
    assert heights == pytest.approx([height * (0.6 - 0.125 * at) for at in range(5)], abs=0.1)
    assert (left["sets"], right["sets"]) == ([[2, 1]], [[2, 2]])
    assert [area["cursor"] for area in (chart, left, right)] == ["move", "pointer", "pointer"]
    assert float(left["x"]) + float(left["width"]) == pytest.approx(float(right["x"]), abs=0.1)
    # A dot at the edge can be caught from beyond it; a cell ends where it ends.
    assert float(chart["x"]) < places[0] < places[-1] < float(chart["x"]) + float(chart["width"])


def test_a_page_knows_the_places_of_the_positions_that_it_keeps():
    explorer = explorers.move_the_money()
    grid = Grid(explorer, positions=300)
    totals = grid.values["total"]
    assert 2 < len(totals) < len(explorer.controls["total"].positions())
    markup = computed(explorer, grid)["picture"]
    (drawn,) = (area for area in areas(markup) if area["sets"][0][0] == 1)
    every = dict(
        zip(
            explorer.controls["total"].positions(),
            areas(explorer.areas())[0]["sets"][0][2],
            strict=True,
        )
    )
    assert drawn["sets"][0][2] == [every[total] for total in totals]


def test_a_value_lies_where_its_place_says():
    explorer = explorers.the_lead_contract()
    area = areas(explorer.areas())[0]
    ((_bar, _axis, places),) = area["sets"]
    left, width = float(area["x"]) + CATCH, float(area["width"]) - 2 * CATCH
    bars = explorer.controls["bar"].positions()
    assert places == pytest.approx([left + width * bar / 100 for bar in bars], abs=0.2)


def broken(spoil):
    def draw(scene):
        axes = scene.axes((0, 0, 1, 1), across=(0, 1), up=(0, 1))
        spoil(scene, axes)
        return lambda height: Words("", "")

    return Explorer("broken", "Broken", {"height": Slider("Height", 0, 1, 0.5, 0.5)}, draw)


def test_what_cannot_be_dragged_or_haunt_is_named():
    with pytest.raises(ValueError, match=r"broken has no control 'heihgt'; it has \['height'\]"):
        broken(lambda scene, axes: scene.drags("heihgt", axes)).areas()
    with pytest.raises(ValueError, match="leaves no ghost, since it does not move"):
        broken(lambda scene, axes: scene.ghosts(*axes.plot([], []))).at()


def test_the_pieces_that_leave_a_ghost_are_marked():
    explorer = hand.explorer()
    marked = re.findall(r'<g data-piece="\d"( data-ghost="yes")?></g>', explorer.places)
    assert len(marked) == explorer.piece_count
    wanted = [artist in explorer.scene.leaving for artist in explorer.scene.moving]
    assert [bool(mark) for mark in marked] == wanted
    assert sum(wanted) == 2


def test_a_still_picture_has_neither():
    assert not re.search("data-(sets|ghost)", hand.explorer().picture())


@pytest.fixture
def parts(monkeypatch):
    box = notebook.live(hand.explorer())
    figure = box.children[1]
    sent = []
    monkeypatch.setattr(figure, "send_state", lambda key=None: sent.append({*key}))
    yield [part for part in box.children[0].children if hasattr(part, "value")], figure, sent
    notebook.close(box)


def ask(figure, *asked):
    """Ask as the figure's script does."""
    figure.set_state({"asked": asked})


def test_what_a_hand_asks_for_moves_the_controls_and_the_picture_once(parts):
    (across, up, cell), figure, sent = parts
    ask(figure, 1, [0, 7], [1, 3])
    assert (across.value, up.value) == (7, pytest.approx(10**1.5))
    assert figure.sentence == hand.explorer().at(across=7, up=10**1.5).sentence
    assert len([keys for keys in sent if "sentence" in keys]) == 1
    ask(figure, 2, [2, 1])
    assert cell.value == "L"
    assert figure.sentence == hand.explorer().at(across=7, up=10**1.5, cell="L").sentence


def test_the_same_may_be_asked_again_after_a_control_was_moved(parts):
    (across, *_others), figure, _sent = parts
    ask(figure, 1, [0, 7])
    across.value = 3
    ask(figure, 2, [0, 7])
    assert across.value == 7


def test_a_control_sends_as_much_as_it_did_without_a_hand(parts):
    (across, *_others), _figure, sent = parts
    assert isinstance(across, widgets.FloatSlider)
    across.value = 3
    assert len(sent) == 1
    assert "asked" not in sent[0]
