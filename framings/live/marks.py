"""What several explorers draw: a dot that never gets lost, bars with words, crowds of marks."""

from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from framings.live.figure import Scene
from framings.live.style import BACKING, PAPER, Colour


class EdgeMarker:
    """A labelled dot that turns into an arrow at the edge when its point leaves the picture.

    Args:
        scene: The scene it moves in.
        axes: The axes whose limits are the edge.
        colour: Colour of the mark, and in its darker shade of the label.
        offset: Where the label stands from the mark, in points.
        marker: Matplotlib's name of the mark inside the picture.
        **look: Further properties of the dot.

    Attributes:
        dot: The dot alone, which may leave a ghost.
    """

    def __init__(
        self,
        scene: Scene,
        axes: Axes,
        colour: Colour,
        offset: tuple[float, float] = (10, 8),
        marker: str = "o",
        **look: Any,
    ) -> None:
        self._axes = axes
        self._offset = offset
        self._marker = marker
        (self.dot,) = axes.plot(
            [], [], linestyle="", color=colour.mark, markeredgecolor=PAPER, clip_on=False, **look
        )
        self._label = axes.annotate(
            "",
            (0, 0),
            offset,
            textcoords="offset points",
            color=colour.text,
            weight="bold",
            bbox=BACKING,
        )
        scene.moves(self.dot)
        scene.moves(self._label)

    def place(self, x: float, y: float, text: str = "") -> bool:
        """Put the mark at a point, or at the edge nearest to it.

        Args:
            x: Horizontal position in the units of the axes; may be infinite.
            y: Vertical position in the units of the axes; may be infinite.
            text: The label, which should hold the value, since at the edge the place does not.

        Returns:
            Whether the point lies inside the picture.
        """
        (left, right), (bottom, top) = self._axes.get_xlim(), self._axes.get_ylim()
        inside_x, inside_y = min(max(x, left), right), min(max(y, bottom), top)
        shape = self._marker
        if x != inside_x:
            shape = ">" if x > right else "<"
        if y != inside_y:
            shape = "^" if y > top else "v"
        self.dot.set_data([inside_x], [inside_y])
        self.dot.set_marker(shape)
        # The label leans inwards wherever there is more room.
        to_left = inside_x > left + 0.6 * (right - left)
        below = inside_y > bottom + 0.8 * (top - bottom)
        across, up = self._offset
        if inside_y < bottom + 0.2 * (top - bottom):
            up = abs(up)  # below the mark stand the ticks
        self._label.xy = (inside_x, inside_y)
        self._label.set_position((-abs(across) if to_left else across, -abs(up) if below else up))
        self._label.set_horizontalalignment("right" if to_left else "left")
        self._label.set_verticalalignment("top" if below else "bottom")
        self._label.set_text(text)
        return shape == self._marker

    def show(self, visible: bool) -> None:
        """Show or hide the mark with its label."""
        self.dot.set_visible(visible)
        self._label.set_visible(visible)


class Bar:
    """A level bar of one part or more, laid end to end, with words at both ends.

    Args:
        scene: The scene it moves in.
        axes: Where it lies.
        row: The height of its middle, in the units of the axes.
        *looks: For each part its properties, such as ``color`` and ``hatch``.
        height: How thick it is, in the units of the axes.
        name: What stands before the left edge of the axes.
        named: Properties of the name.
        gap: Between the end and the words after it, in the units of the axes; without a gap there
            are no words.
        inside: Beyond this the words stand before the end, inside the bar.
        **words: Properties of the words.
    """

    def __init__(
        self,
        scene: Scene,
        axes: Axes,
        row: float,
        *looks: Mapping[str, Any],
        height: float = 0.66,
        name: str = "",
        named: Mapping[str, Any] | None = None,
        gap: float | None = None,
        inside: float = np.inf,
        **words: Any,
    ) -> None:
        self.parts = [
            scene.moves(*axes.barh([row], [0], **{"height": height, **look})) for look in looks
        ]
        if name:
            axes.annotate(
                name,
                (0, row),
                (-6.5, 0),
                xycoords=("axes fraction", "data"),
                textcoords="offset points",
                **{"ha": "right", "va": "center", **(named or {})},
            )
        self._gap = gap
        self._inside = inside
        if gap is not None:
            words = {"va": "center", "weight": "bold", **words}
            self.words = scene.moves(axes.text(0, row, "", **words))

    def show(self, *lengths: float, text: str = "", start: float = 0) -> None:
        """Give the bar its lengths and its words.

        Args:
            *lengths: Of each part, in the units of the axes; below 0 a part runs to the left.
            text: The words after its end.
            start: Where the first part begins.
        """
        end = start
        for part, length in zip(self.parts, lengths, strict=True):
            part.set_x(end)
            part.set_width(length)
            end += length
        if self._gap is not None:
            right = max(start, end)
            inside = right > self._inside
            self.words.set_x(right - self._gap if inside else right + self._gap)
            self.words.set_horizontalalignment("right" if inside else "left")
            self.words.set_text(text)


class Crowd:
    """Marks of several kinds that stand one after another: so many of each.

    Args:
        scene: The scene they move in.
        axes: Where they stand.
        places: Where a mark stands, by its number from 0 on: takes an array of numbers and
            returns how far across they stand and how far up.
        *kinds: For each kind the properties of its marks, such as ``marker`` and ``color``.
        **look: The properties that all kinds have.
    """

    def __init__(
        self,
        scene: Scene,
        axes: Axes,
        places: Callable[[np.ndarray], tuple[Any, Any]],
        *kinds: Mapping[str, Any],
        **look: Any,
    ) -> None:
        self.kinds = [
            scene.moves(*axes.plot([], [], **{"linestyle": "", **look, **kind})) for kind in kinds
        ]
        self.places = places

    def show(self, *counts: int) -> None:
        """Show so many of each kind; what ``places`` gives is asked again each time."""
        ends = pairwise([0, *accumulate(counts)])
        for marks, (first, last) in zip(self.kinds, ends, strict=True):
            marks.set_data(*self.places(np.arange(first, last)))
