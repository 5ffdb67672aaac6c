"""A figure drawn once whose moving artists are drawn again at each change."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, overload

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framings.live import style, svg
from framings.live.controls import Control

A = TypeVar("A", bound=Artist)

# JupyterLab sends what sliders do to a thread of its own, so a slider can move while a cell runs.
# Matplotlib's settings are one for all threads, and so is a picture shown in two cells.
_one_at_a_time = threading.RLock()


@dataclass(frozen=True)
class Words:
    """What a change says: the sentence under the picture and the picture's alternative text."""

    sentence: str
    picture: str


@dataclass(frozen=True)
class State:
    """An explorer at one position of its controls.

    Attributes:
        pieces: SVG markup of each moving artist, in drawing order.
        sentence: The position in words.
        picture: What the picture shows, with its values, for whoever does not see it.
    """

    pieces: tuple[str, ...]
    sentence: str
    picture: str


class Scene:
    """What an explorer draws on: a figure that remembers which artists move."""

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure((width, height), dpi=svg.POINTS_PER_INCH)
        self.moving: list[Artist] = []

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = self.figure.get_size_inches() * svg.POINTS_PER_INCH
        return float(width), float(height)

    def axes(
        self,
        place: tuple[float, float, float, float],
        across: tuple[float, float],
        up: tuple[float, float],
        *,
        across_in: Callable[[float], str] | None = None,
        up_in: Callable[[float], str] | None = None,
        **words: Any,
    ) -> Axes:
        """Add axes whose limits stay put.

        Args:
            place: Left, bottom, width and height as shares of the figure.
            across: Limits of the horizontal axis.
            up: Limits of the vertical axis.
            across_in: How numbers are written along it, such as ``percent`` of ``framings.words``.
            up_in: The same for the vertical axis.
            **words: Further properties, such as ``xlabel`` and ``yticks``.

        Returns:
            The axes.
        """
        axes = self.figure.add_axes(place, **words)
        axes.set(xlim=across, ylim=up, autoscale_on=False)
        if across_in:
            axes.xaxis.set_major_formatter(lambda value, _position: across_in(value))
        if up_in:
            axes.yaxis.set_major_formatter(lambda value, _position: up_in(value))
        return axes

    def board(
        self,
        place: tuple[float, float, float, float],
        across: tuple[float, float] = (0, 1),
        up: tuple[float, float] = (0, 1),
    ) -> Axes:
        """Add a bare board: axes of which nothing is seen.

        Args:
            place: Left, bottom, width and height as shares of the figure.
            across: What lies at its left and at its right edge.
            up: What lies at its lower and at its upper edge.

        Returns:
            The axes.
        """
        axes = self.axes(place, across, up)
        axes.set_axis_off()
        return axes

    @overload
    def moves(self, artist: A, /) -> A: ...

    @overload
    def moves(self, *artists: A) -> Any: ...

    def moves(self, *artists: Any) -> Any:
        """Mark artists as ones that change with the controls.

        Later artists lie on top of earlier ones. ``update`` must set everything about them that
        can change, each time, so that the picture does not depend on what was shown before.

        Args:
            *artists: One or more. What Matplotlib returns as a list, it takes with a star:
                ``scene.moves(*axes.plot([], []))``.

        Returns:
            The artist, or a tuple of them if there are several.
        """
        for artist in artists:
            artist.set_animated(True)
        self.moving += artists
        return artists if len(artists) > 1 else artists[0]


Update = Callable[..., Words]


class Explorer:
    """A picture and a sentence that follow a few controls.

    Args:
        name: Short name in code, such as ``"the_door"``.
        title: What the learner reads above it.
        controls: The controls by the name under which ``update`` gets their values.
        draw: Called once with a :class:`Scene`; draws all there is, and returns ``update``: a
            function of the controls' values (as keywords) that sets the moving artists and
            returns the :class:`Words`.
        size: Width and height of the picture in inches. At a width of 6 inches its text can still
            be read on a phone.
    """

    def __init__(
        self,
        name: str,
        title: str,
        controls: Mapping[str, Control],
        draw: Callable[[Scene], Update],
        size: tuple[float, float] = (6.0, 4.4),
    ) -> None:
        self.name = name
        self.title = title
        self.controls = dict(controls)
        self.size = size
        self._draw = draw

    @property
    def defaults(self) -> dict[str, Any]:
        """Where each control stands first."""
        return {name: control.start for name, control in self.controls.items()}

    @cached_property
    def _drawn(self) -> tuple[Scene, Update, str]:
        with _one_at_a_time, mpl.rc_context(style.look()):
            scene = Scene(*self.size)
            update = self._draw(scene)
            # Matplotlib makes ticks when it first draws them, so that belongs here too.
            with svg.drawing_settings():
                return scene, update, svg.figure_as_svg(scene.figure)

    @property
    def scene(self) -> Scene:
        """The scene with all that is drawn, at the position that was asked for last."""
        return self._drawn[0]

    @property
    def points(self) -> tuple[float, float]:
        """Width and height of the picture in points."""
        return self.scene.size

    @property
    def piece_count(self) -> int:
        """How many pieces move."""
        return len(self.scene.moving)

    @property
    def places(self) -> str:
        """SVG markup of an empty place for each piece, in drawing order."""
        return "".join(f'<g data-piece="{index}"></g>' for index in range(self.piece_count))

    @property
    def background(self) -> str:
        """SVG markup of everything that stands still."""
        return self._drawn[2]

    def move_to(self, **values: Any) -> Words:
        """Move the artists of the scene to a position of the controls, without drawing them.

        Args:
            **values: Values of controls by name; the others stand where they start.

        Returns:
            The words.

        Raises:
            ValueError: For a control that does not exist or a value that it cannot take.
        """
        with _one_at_a_time, svg.drawing_settings():
            return self._moved_to(values)

    def at(self, **values: Any) -> State:
        """Compute picture and sentence at a position of the controls.

        The result depends on the values alone, not on what was shown before.

        Args:
            **values: Values of controls by name; the others stand where they start.

        Returns:
            The pieces of the picture and the words.

        Raises:
            ValueError: As for ``move_to``.
        """
        with _one_at_a_time, svg.drawing_settings():
            words = self._moved_to(values)
            scene = self.scene
            pieces = tuple(svg.artist_as_svg(scene.figure, artist) for artist in scene.moving)
        return State(pieces, words.sentence, words.picture)

    def _moved_to(self, values: dict[str, Any]) -> Words:
        for name in values:
            if name not in self.controls:
                raise ValueError(f"{self.name} has no control {name!r}; it has {[*self.controls]}")
        checked = {
            name: control.checked(values.get(name, control.start))
            for name, control in self.controls.items()
        }
        _scene, update, _background = self._drawn
        return update(**checked)

    def forget(self) -> None:
        """Let go of the drawing, which takes much memory; whoever asks again gets a new one."""
        self.__dict__.pop("_drawn", None)

    def picture(self, **values: Any) -> str:
        """Draw the whole picture at a position of the controls, as an SVG document."""
        inside = self.background + "".join(f"<g>{piece}</g>" for piece in self.at(**values).pieces)
        return svg.as_document(inside, self.points)

    def _ipython_display_(self) -> None:
        # Imported here: a page without a kernel, or a test of the numbers, needs no widgets.
        from framings.live import notebook

        notebook.show(self)
