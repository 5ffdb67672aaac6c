"""Marks that several explorers share."""

from typing import Any

from matplotlib.axes import Axes

from framings.live.figure import Scene
from framings.live.style import BACKING, PAPER


class EdgeMarker:
    """A labelled dot that turns into an arrow at the edge when its point leaves the picture.

    Args:
        scene: The scene it moves in.
        axes: The axes whose limits are the edge.
        colour: Colour of the mark.
        text_colour: Colour of the label.
        offset: Where the label stands from the mark, in points.
        marker: Matplotlib's name of the mark inside the picture.
        **look: Further properties of the dot.
    """

    def __init__(
        self,
        scene: Scene,
        axes: Axes,
        colour: str,
        text_colour: str,
        offset: tuple[float, float] = (10, 8),
        marker: str = "o",
        **look: Any,
    ) -> None:
        self._axes = axes
        self._offset = offset
        self._marker = marker
        (self._dot,) = axes.plot(
            [], [], linestyle="", color=colour, markeredgecolor=PAPER, clip_on=False, **look
        )
        self._label = axes.annotate(
            "",
            (0, 0),
            offset,
            textcoords="offset points",
            color=text_colour,
            weight="bold",
            bbox=BACKING,
        )
        scene.moves(self._dot)
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
        self._dot.set_data([inside_x], [inside_y])
        self._dot.set_marker(shape)
        # The label leans inwards wherever there is more room.
        to_left = inside_x > left + 0.6 * (right - left)
        below = inside_y > bottom + 0.8 * (top - bottom)
        across, up = self._offset
        if inside_y < bottom + 0.2 * (top - bottom):
            up = abs(up)  # below the mark stand the ticks
        self._label.xy = (inside_x, inside_y)
        self._label.set_position((-abs(across) if to_left else across, -abs(up) if below else up))
        self._label.set_ha("right" if to_left else "left")
        self._label.set_va("top" if below else "bottom")
        self._label.set_text(text)
        return shape == self._marker

    def show(self, visible: bool) -> None:
        """Show or hide the mark with its label."""
        self._dot.set_visible(visible)
        self._label.set_visible(visible)
