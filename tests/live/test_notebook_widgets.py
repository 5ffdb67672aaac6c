"""The live figure in a kernel, without a browser: what is sent, reset, and let go of."""

import gc
import threading
import weakref

import ipywidgets as widgets
import pytest

from framings import explorers
from framings.live import Explorer, notebook


def sliders(box):
    return [control for control in box.children[0].children if hasattr(control, "value")]


def button(box):
    (reset,) = [part for part in box.children[0].children if isinstance(part, widgets.Button)]
    return reset


@pytest.fixture
def door():
    box = notebook.live(explorers.the_door())
    yield box, box.children[1]
    notebook.close(box)


def test_the_figure_shows_the_state_of_the_controls(door):
    box, figure = door
    sliders(box)[0].value = 0.5
    state = explorers.the_door().at(share=0.5)
    assert figure.sentence == state.sentence
    assert figure.picture == state.picture
    assert [getattr(figure, f"piece_{i}") for i in range(figure.pieces)] == [*state.pieces]


def test_only_what_changed_is_sent(door, monkeypatch):
    box, figure = door
    sent = []
    monkeypatch.setattr(figure, "send_state", lambda key=None: sent.append({*key}))
    sliders(box)[3].value = 0.6
    before, after = explorers.the_door().at(), explorers.the_door().at(yielded=0.6)
    differing = {
        f"piece_{index}"
        for index, pair in enumerate(zip(before.pieces, after.pieces, strict=True))
        if pair[0] != pair[1]
    }
    assert len(sent) == 1
    assert sent[0] == differing | {"sentence", "picture"}
    assert len(differing) < figure.pieces


def test_reset_brings_every_control_back_with_one_change_of_the_picture(door, monkeypatch):
    box, figure = door
    start = figure.sentence
    for slider in sliders(box):
        slider.value = slider.max
    assert figure.sentence != start
    sent = []
    monkeypatch.setattr(figure, "send_state", lambda key=None: sent.append({*key}))
    button(box).click()
    assert figure.sentence == start
    assert len(sent) == 1
    sliders(box)[0].value = 0.9
    assert len(sent) == 2


@pytest.mark.parametrize("part", ["at", "show"])
def test_what_is_set_while_another_change_is_under_way_is_shown_in_the_end(door, monkeypatch, part):
    """JupyterLab has a button and a slider answered by two threads, and one may be slow."""
    box, figure = door
    slider = sliders(box)[0]
    slider.value = 0.9
    under_way, goes_on = threading.Event(), threading.Event()
    of = Explorer if part == "at" else type(figure)
    at_once = getattr(of, part)

    def slow(*given, **values):
        if threading.current_thread() is resetting:
            under_way.set()
            goes_on.wait(5)
        return at_once(*given, **values)

    monkeypatch.setattr(of, part, slow)
    resetting = threading.Thread(target=button(box).click)
    moving = threading.Thread(target=slider.set_state, args=({"value": 0.5},))
    resetting.start()
    assert under_way.wait(5)
    moving.start()
    moving.join(0.2)
    goes_on.set()
    for thread in (resetting, moving):
        thread.join(5)
        assert not thread.is_alive()
    assert slider.value == 0.5
    assert figure.sentence == explorers.the_door().at(share=0.5).sentence


def test_a_cell_that_is_run_again_lets_go_of_its_widgets(monkeypatch):
    shown = []
    monkeypatch.setattr(notebook, "display", lambda *args, **kwargs: None)
    make = notebook.live
    monkeypatch.setattr(notebook, "live", lambda e: shown.append(make(e)) or shown[-1])
    monkeypatch.setattr(notebook, "_shown", {})
    counts = []
    for run in range(4):
        monkeypatch.setattr(notebook, "_cell_and_run", lambda run=run: ("cell", str(run)))
        notebook.show(explorers.the_door())
        notebook.show(explorers.who_meets_a_rep())  # the same run of the same cell
        counts.append(len(widgets.Widget.get_manager_state()["state"]))
    assert counts == [counts[0]] * 4
    assert all(box.comm is None for box in shown[:-2])
    assert all(box.comm is not None for box in shown[-2:])
    old = [weakref.ref(box) for box in shown[:-2]]
    for box in shown[-2:]:
        notebook.close(box)
    shown.clear()
    notebook._shown.clear()
    gc.collect()
    assert [ref() for ref in old] == [None] * len(old)


def test_the_still_picture_is_an_image_with_words():
    html = notebook.still_picture(explorers.the_door(), share=0.6)
    assert 'alt="100 customers' in html
    assert 'src="data:image/svg+xml;base64,' in html
    assert explorers.the_door().at(share=0.6).sentence in html


def test_the_figure_answers_when_it_is_asked_whether_somebody_is_there(door, monkeypatch):
    _box, figure = door
    sent = []
    monkeypatch.setattr(figure, "send", lambda content, buffers=None: sent.append(content))
    figure._handle_custom_msg({"kind": "awake?"}, [])
    figure._handle_custom_msg({"kind": "something else"}, [])
    assert sent == [{"kind": "awake"}]


def test_what_a_sleeping_picture_says_is_kept_with_it_in_the_language_in_use(door):
    _box, figure = door
    assert "Run All Cells" in figure.get_state()["words"]["saved"]
    assert all(figure.words.values())
