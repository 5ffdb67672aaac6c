"""Room for words: what would leave a picture, or cover another text, is written smaller.

The pictures are laid out for English. A language with longer words changes no explorer: once, when
a picture is first drawn, its words are tried at a few positions of its controls.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from framings.live import svg
from framings.live.controls import Control, Moves, Stops, Toggle

LEAST = 8.5  # points; whoever reads on a phone can just read it
STEP = 0.5
HAIR = (2, 4)  # across and up: so far two texts may share a place
TRIED = 32  # positions, beside the one at the start
TURNS = 0.6  # of an axis: beyond this its label stands at the left of an ``EdgeMarker``


_Place = tuple[Any, ...]
_Box = tuple[_Place, tuple[float, ...], tuple[float, float]]


class _Written(NamedTuple):
    """A text, its place (where texts stay alike), its axis if it names a tick, and its room."""

    text: Text
    place: _Place
    axis: Axis | None = None
    across: tuple[float, float] | None = None


def edges(axes: Axes, left: float, right: float) -> tuple[float, float]:
    """Return where two places across axes lie in their figure, in points."""
    (first, _up), (last, _up) = axes.transData.transform([(left, 0), (right, 0)])
    return float(first), float(last)


def positions(controls: Mapping[str, Control]) -> Iterator[dict[str, Any]]:
    """Choose positions at which words are tried, the same ones each time.

    Args:
        controls: The controls of an explorer by name.

    Yields:
        Their values: those at the start first, then others at which words need most room.
    """
    yield {name: control.start for name, control in controls.items()}
    chance = np.random.default_rng(3)
    values = {name: _telling(control) for name, control in controls.items()}
    for _turn in range(TRIED):
        yield {name: every[chance.integers(len(every))] for name, every in values.items()}


def fit(
    figure: Figure,
    rooms: Mapping[Text, tuple[Axes, float, float]],
    show: Callable[..., Any],
    places: Iterator[dict[str, Any]],
) -> bool:
    """Write words smaller that have no room, as far as they can be read, and then on two lines.

    Texts that stand together and look alike stay alike. What has room stays as it is.

    Args:
        figure: A figure that was drawn by ``framings.live.svg``.
        rooms: Of texts that have less room than the figure: axes, and the left and right edge of
            it in their units.
        show: Takes the values of the controls as keywords, and moves what moves.
        places: The positions that are tried.

    Returns:
        Whether something that stands still has changed.
    """
    texts = [
        each._replace(across=edges(*rooms[each.text])) if each.text in rooms else each
        for each in _written(figure)
    ]
    moving = [each for each in texts if each.text.get_animated()]
    standing = [each for each in texts if each not in moving]
    still = _boxes(figure, standing)
    close: set[_Place] = set()
    for values in places:
        show(**values)
        while found := _without_room(figure, still + _boxes(figure, moving)):
            close |= found
            if not _write_smaller(figure, texts, found) and not _break(figure, standing, found):
                break
            still = _boxes(figure, standing)
    _write_smaller(figure, texts, close)  # once more, for positions that were not tried
    return any(each.place in close for each in standing)


def _telling(control: Control) -> list[Any]:
    """Return all that has a name; of a slider its ends, where an ``EdgeMarker`` turns, and more."""
    values = control.positions()
    if isinstance(control, Stops | Toggle | Moves):
        return values
    turn = int(TURNS * (len(values) - 1))
    between = len(values) // 3, len(values) // 7  # numbers with decimals are the longest
    return [values[at] for at in (0, turn, *between, -1)]


def _written(figure: Figure) -> Iterator[_Written]:
    """Yield the texts of a figure that are not switched off, those along axes included."""
    parts: list[Figure | Axes] = [figure, *figure.axes]
    for where in parts:
        for text in where.texts:
            yield _Written(text, (where, _size(text), text.get_fontweight()))
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis) if axes.axison else ():
            yield _Written(axis.label, (axis,))
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if low <= tick.get_loc() <= high:
                    yield _Written(tick.label1, (axis,), axis)


def _boxes(figure: Figure, texts: list[_Written]) -> list[_Box]:
    """Return the place of each text that is seen, with its four edges, and its room across."""
    renderer = svg.renderer(figure)
    whole = 0.0, float(figure.bbox.width) + 1
    boxes: list[_Box] = []
    for each in texts:
        text = each.text
        if not text.get_visible() or not text.get_text().strip():
            continue
        if isinstance(text, Annotation):
            text.update_positions(renderer)
        # As of a text: an annotation's own holds its arrow as well.
        box = Text.get_window_extent(text, renderer).extents
        boxes.append((each.place, box, each.across or whole))
    return boxes


def _without_room(figure: Figure, boxes: list[_Box]) -> set[_Place]:
    """Return where texts leave the figure, or cover another one by more than a hair."""
    if not boxes:
        return set()
    low, high = np.split(np.array([box for _place, box, _room in boxes]), 2, axis=1)
    left, right = np.array([room for _place, _box, room in boxes]).T
    leaves = (low[:, 0] < left) | (high[:, 0] > right)
    leaves |= (low[:, 1] < 0) | (high[:, 1] > figure.bbox.height + 1)
    shared = np.minimum(high[:, None], high) - np.maximum(low[:, None], low)
    covers = (shared > HAIR).all(axis=2)
    np.fill_diagonal(covers, val=False)
    return {boxes[at][0] for at in np.flatnonzero(leaves | covers.any(axis=1))}


def _size(text: Text) -> float:
    return float(text.get_fontsize())


def _write_smaller(figure: Figure, texts: list[_Written], places: set[_Place]) -> bool:
    """Write what stands at some places a step smaller; return whether anything there could be."""
    large = [each for each in texts if each.place in places and _size(each.text) > LEAST]
    sizes = [max(LEAST, _size(each.text) - STEP) for each in large]
    for each, size in zip(large, sizes, strict=True):
        if each.axis:
            each.axis.set_tick_params(labelsize=size)
        else:
            each.text.set_fontsize(size)
    if not all(each.text.get_animated() for each in large):
        svg.figure_as_svg(figure)  # what stands still knows its place once it is drawn
    return bool(large)


def _break(figure: Figure, texts: list[_Written], places: set[_Place]) -> bool:
    """Write what stands at some places on two lines; return whether anything there could be."""
    there = [each.text for each in texts if each.place in places and not each.axis]
    whole = [text for text in there if " " in text.get_text() and "\n" not in text.get_text()]
    for text in whole:
        words = text.get_text()
        spaces = [at for at, letter in enumerate(words) if letter == " "]
        _off, middle = min((abs(2 * at - len(words)), at) for at in spaces)
        text.set_text(f"{words[:middle]}\n{words[middle + 1 :]}")
    if whole:
        svg.figure_as_svg(figure)
    return bool(whole)
