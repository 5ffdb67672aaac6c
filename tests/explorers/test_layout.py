"""Every word has room: inside the picture, off other words, and no line runs through it."""

import itertools

import numpy as np
import pytest
from explorers.points import all_points
from explorers.test_explorers import NAMES, made
from matplotlib import rc_context
from matplotlib.axis import Axis
from matplotlib.path import Path
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

from framings.live import style
from framings.live.fit import edges
from framings.live.svg import drawing_settings


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", NAMES)
def test_every_word_has_room(name):
    explorer = made(name)
    for point in all_points(explorer):
        explorer.move_to(**point)
        words = words_of(explorer)
        for complaint in (*without_room(explorer, words), *crossed(explorer, words)):
            pytest.fail(f"{complaint} at {point}")


def words_of(explorer):
    """Return the texts that are seen, each with the box around it."""
    # How many marks an axis has follows from the size of its numbers.
    with rc_context(style.look()), drawing_settings():
        return [
            (text, box_around(text))
            for text in texts_in(explorer.scene.figure)
            if text.get_visible() and text.get_text().strip()
        ]


def box_around(text):
    """Return the box around the words alone, without an arrow."""
    if isinstance(text, Annotation):
        text.get_window_extent()  # here it finds its place, for it is not drawn
    return Text.get_window_extent(text)


def texts_in(artist):
    """Yield the texts of an artist and its parts, but none of an axis that is switched off."""
    for part in artist.get_children():
        if isinstance(part, Axis):
            # Asked for all its parts, an axis computes its lesser ticks each time.
            if part.axes.axison:
                yield part.label
                for tick in part._update_ticks():
                    yield from (tick.label1, tick.label2)
            continue
        if isinstance(part, Text):
            yield part
        yield from texts_in(part)


def without_room(explorer, words):
    """Say which texts leave the picture, or cover another."""
    width, height = explorer.points
    seen = dict(words)
    boxes = [(text.get_text(), box) for text, box in seen.items()]
    for text, room in explorer.scene.rooms.items():
        left, right = edges(*room)
        if text in seen and not left <= seen[text].x0 <= seen[text].x1 <= right:
            yield f"{text.get_text()!r} has no room"
    for said, box in boxes:
        if not (box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width + 1 and box.y1 <= height + 1):
            yield f"{said!r} leaves the picture: {box}"
    for (one, first), (other, second) in itertools.combinations(boxes, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        up = min(first.y1, second.y1) - max(first.y0, second.y0)
        if across > 2 and up > 4:
            yield f"{one!r} covers {other!r}"


def strokes(scene):
    """Return the lines that are drawn as lines, where each is cut off, and its way in points."""
    found = []
    for axes in scene.figure.axes:
        for line in axes.lines:
            if not line.get_visible() or line.get_linestyle() in ("None", "", " "):
                continue
            path = line.get_transform().transform_path(line.get_path())
            way = Path(path.vertices[np.isfinite(path.vertices).all(axis=1)])
            if len(way.vertices) > 1:
                found.append((line, axes.bbox if line.get_clip_on() else None, way))
    return found


def runs_through(way, edge, box):
    place = box if edge is None else Bbox.intersection(box, edge)
    if place is None or place.width <= 0 or place.height <= 0:
        return False
    return way.intersects_bbox(place, filled=False)


def crossed(explorer, words):
    """Say which lines run through which words that are seen."""
    lines = strokes(explorer.scene)
    for text, box in words:
        if text.get_bbox_patch():  # has paper behind it
            continue
        if min(box.width, box.height) < 6:  # a full stop
            continue
        # Without the room that a word leaves above and below its letters.
        inner = box.padded(-1, -0.2 * box.height)
        for line, edge, way in lines:
            if runs_through(way, edge, inner):
                yield f"{line} runs through {text.get_text()!r}"
