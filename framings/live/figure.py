"""A figure drawn once whose moving artists are drawn again at each change."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

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
        *,
        across: tuple[float, float] | None = None,
        up: tuple[float, float] | None = None,
        **words: Any,
    ) -> Axes:
        """Add axes whose limits stay put, or a bare drawing board without ``across`` and ``up``.

        Args:
            place: Left, bottom, width and height as shares of the figure.
            across: Limits of the horizontal axis.
            up: Limits of the vertical axis.
            **words: Further properties, such as ``xlabel`` and ``title``.

        Returns:
            The axes.
        """
        axes = self.figure.add_axes(place, **words)
        if across:
            axes.set_xlim(across)
        if up:
            axes.set_ylim(up)
        if not across and not up:
            axes.set_axis_off()
        axes.set_autoscale_on(False)
        return axes

    def moves(self, artist: A) -> A:
        """Mark an artist as one that changes with the controls, and return it.

        Later artists lie on top of earlier ones. ``update`` must set everything about it that can
        change, each time, so that the picture does not depend on what was shown before.
        """
        artist.set_animated(True)
        self.moving.append(artist)
        return artist


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
    def points(self) -> tuple[float, float]:
        """Width and height of the picture in points."""
        return self._drawn[0].size

    @property
    def piece_count(self) -> int:
        """How many pieces move."""
        return len(self._drawn[0].moving)

    @property
    def places(self) -> str:
        """SVG markup of an empty place for each piece, in drawing order."""
        return "".join(f'<g data-piece="{index}"></g>' for index in range(self.piece_count))

    @property
    def background(self) -> str:
        """SVG markup of everything that stands still."""
        return self._drawn[2]

    def at(self, **values: Any) -> State:
        """Compute picture and sentence at a position of the controls.

        The result depends on the values alone, not on what was shown before.

        Args:
            **values: Values of controls by name; the others stand where they start.

        Returns:
            The pieces of the picture and the words.

        Raises:
            ValueError: For a control that does not exist or a value that it cannot take.
        """
        for name in values:
            if name not in self.controls:
                raise ValueError(f"{self.name} has no control {name!r}; it has {[*self.controls]}")
        checked = {
            name: control.checked(values.get(name, control.start))
            for name, control in self.controls.items()
        }
        with _one_at_a_time:
            scene, update, _background = self._drawn
            with svg.drawing_settings():
                words = update(**checked)
                pieces = tuple(svg.artist_as_svg(scene.figure, artist) for artist in scene.moving)
        return State(pieces, words.sentence, words.picture)

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
