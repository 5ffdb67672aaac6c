"""Room for words: what would leave a picture, or cover another text, is written smaller.

The pictures are laid out for English. A language with longer words changes no explorer: once, when
a picture is first drawn, its words are tried at a few positions of its controls.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox

from framings.live import svg
from framings.live.controls import Control, Moves, Stops, Toggle

LEAST = 8.5  # points; whoever reads on a phone can just read it
STEP = 0.5
TRIED = 24  # positions, beside the one at the start
TURNS = 0.6  # of an axis: beyond this its label stands at the left of an ``EdgeMarker``


class _Written(NamedTuple):
    """A text, where it stands, and the axis whose ticks it names. Like texts stay alike."""

    text: Text
    place: tuple[Any, ...]
    axis: Axis | None = None


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


def fit(figure: Figure, show: Callable[..., Any], places: Iterator[dict[str, Any]]) -> bool:
    """Write words smaller that have no room, as far as they can still be read.

    Texts that stand together and look alike stay alike. What has room stays as it is.

    Args:
        figure: A figure that was drawn by ``framings.live.svg``.
        show: Takes the values of the controls as keywords, and moves what moves.
        places: The positions that are tried.

    Returns:
        Whether something that stands still has changed.
    """
    texts = [*_written(figure)]
    close: set[tuple[Any, ...]] = set()
    for values in places:
        show(**values)
        while found := _without_room(figure, texts):
            close |= found
            if not _write_smaller(figure, texts, found):
                break
    _write_smaller(figure, texts, close)  # once more, for positions that were not tried
    return any(each.place in close and not each.text.get_animated() for each in texts)


def _telling(control: Control) -> list[Any]:
    """Return all that has a name, or the ends of a slider and where an ``EdgeMarker`` turns."""
    values = control.positions()
    if isinstance(control, Stops | Toggle | Moves):
        return values
    return [values[0], values[int(TURNS * (len(values) - 1))], values[-1]]


def _written(figure: Figure) -> Iterator[_Written]:
    """Yield the texts of a figure that are not switched off, those along axes included."""
    for where in (figure, *figure.axes):
        for text in where.texts:
            yield _Written(text, (where, text.get_size(), text.get_weight()))
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis) if axes.axison else ():
            yield _Written(axis.label, (axis,))
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if low <= tick.get_loc() <= high:
                    yield _Written(tick.label1, (axis,), axis)


def _without_room(figure: Figure, texts: list[_Written]) -> set[tuple[Any, ...]]:
    """Return where texts leave the figure, or cover another one by more than a hair."""
    shown = [
        (each.place, _box(figure, each.text))
        for each in texts
        if each.text.get_visible() and each.text.get_text().strip()
    ]
    right, top = figure.bbox.max
    close = {
        place
        for place, box in shown
        if min(box.x0, box.y0) < 0 or box.x1 > right + 1 or box.y1 > top + 1
    }
    for (one, first), (other, second) in combinations(shown, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        up = min(first.y1, second.y1) - max(first.y0, second.y0)
        if across > 2 and up > 4:
            close |= {one, other}
    return close


def _write_smaller(figure: Figure, texts: list[_Written], places: set[tuple[Any, ...]]) -> bool:
    """Write what stands at some places a step smaller; return whether anything there could be."""
    large = [each for each in texts if each.place in places and each.text.get_size() > LEAST]
    sizes = [max(LEAST, each.text.get_size() - STEP) for each in large]
    for each, size in zip(large, sizes, strict=True):
        if each.axis:
            each.axis.set_tick_params(labelsize=size)
        else:
            each.text.set_size(size)
    if not all(each.text.get_animated() for each in large):
        svg.figure_as_svg(figure)  # what stands still knows its place once it is drawn
    return bool(large)


def _box(figure: Figure, text: Text) -> Bbox:
    if isinstance(text, Annotation):
        text.update_positions(svg.renderer(figure))
    return Text.get_window_extent(text, svg.renderer(figure))  # without an annotation's arrow
