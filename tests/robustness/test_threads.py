"""Sliders and cells at the same time: JupyterLab sends the one to another thread than the other."""

import threading

import matplotlib as mpl
import pytest
from support.run import in_full_run

from framings.live import Explorer, Slider, Words

pytestmark = in_full_run  # a hundred drawings, to meet by chance

PATIENCE = 0.5  # seconds that one thread waits for what the other must not do


def explorer(draw):
    return Explorer("sample", "Sample", {"height": Slider("Height (m)", 0, 1, 0.5, 0.5)}, draw)


def in_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.fixture
def settings():
    with mpl.rc_context():
        mpl.rcParams["font.size"] = 17
        yield dict(mpl.rcParams)


def test_a_slider_moved_while_a_cell_draws_leaves_the_settings_as_the_learner_had_them(settings):
    drawing, moved = threading.Event(), threading.Event()

    def draw_slowly(scene):
        drawing.set()
        moved.wait(PATIENCE)
        return lambda height: Words("One.", "One.")

    def draw(scene):
        text = scene.figure.text(0.5, 0.5, "")
        scene.moves(text)

        def update(height):
            # Between what it found set and what it sets back.
            drawing.wait(PATIENCE)
            text.set_text(str(height))
            return Words("Two.", "Two.")

        return update

    moving = explorer(draw)
    slider = in_thread(lambda: [moving.at(height=1), moved.set()])
    explorer(draw_slowly).at()
    slider.join()
    assert {name: mpl.rcParams[name] for name in settings} == settings


def test_two_threads_never_move_the_same_picture_at_once():
    inside, most = 0, 0
    one, other = threading.Event(), threading.Event()
    meet = {0.0: (one, other), 1.0: (other, one)}

    def draw(scene):
        def update(height):
            nonlocal inside, most
            inside += 1
            most = max(most, inside)
            mine, theirs = meet.get(height, (one, one))
            mine.set()
            theirs.wait(PATIENCE)
            inside -= 1
            return Words("One.", "One.")

        return update

    shared = explorer(draw)
    threads = [in_thread(lambda height=height: shared.at(height=height)) for height in meet]
    for thread in threads:
        thread.join()
    assert one.is_set()
    assert other.is_set()
    assert most == 1
