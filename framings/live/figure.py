"""A figure drawn once whose moving artists are drawn again at each change."""

import json
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar, overload

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, ScalarFormatter

from framings.live import fit, style, svg
from framings.live.controls import Control
from framings.words import marked

A = TypeVar("A", bound=Artist)

CATCH = 9  # points; so far beyond its axes a dot at their edge can be caught
ALONG = ("x", "y")
CURSORS = {"x": "ew-resize", "y": "ns-resize"}
GHOST = ' data-ghost="yes"'

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


@dataclass(frozen=True)
class _Area:
    """A part of a picture that sets controls where it is pressed or dragged.

    Attributes:
        axes: Whose units count.
        box: Its left, right, lower and upper edge in them; None for all of the axes, and the edge.
        sets: Each control with its one value, or with an axis and where along it a value lies.
    """

    axes: Axes
    box: tuple[float, float, float, float] | None
    sets: list[tuple[str, Any, Callable[[Any], float] | None]]

    @property
    def cursor(self) -> str:
        """What shows that it can be pressed or dragged."""
        if self.box:
            return "pointer"
        along = [where for _name, where, _place in self.sets]
        return "move" if len(along) > 1 else CURSORS[along[0]]


def _written(how: Callable[[float], str], value: float, _position: int | None = None) -> str:
    return how(value)


class _Plain(ScalarFormatter):
    """Numbers along an axis, with the decimal mark of the language in use."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        return marked(super().__call__(x, pos))


class Scene:
    """What an explorer draws on: a figure that remembers which artists move."""

    def __init__(self, width: float, height: float) -> None:
        self.figure = Figure((width, height), dpi=svg.POINTS_PER_INCH)
        self.moving: list[Artist] = []
        self.leaving: list[Artist] = []
        self.areas: list[_Area] = []
        self.rooms: dict[Text, tuple[Axes, float, float]] = {}

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
        for axis, how in ((axes.xaxis, across_in), (axes.yaxis, up_in)):
            if how:
                axis.set_major_formatter(FuncFormatter(partial(_written, how)))
            elif isinstance(axis.get_major_formatter(), ScalarFormatter):
                axis.set_major_formatter(_Plain())
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

    def ghosts(self, *artists: Artist) -> None:
        """Let moving artists leave a ghost: where a reader's last movement began.

        The figure's script draws it, hollow and dotted, until the next movement or Reset.

        Args:
            *artists: Lines, marks and areas, but no words.

        Raises:
            ValueError: If one of them does not move.
        """
        for artist in artists:
            if artist not in self.moving:
                raise ValueError(f"{artist} leaves no ghost, since it does not move")
        self.leaving += artists

    def within(self, axes: Axes, left: float, right: float, *texts: Text) -> None:
        """Keep words between two places: they are written smaller where they are too wide.

        All words keep within the figure and off each other; these have a wall or a mark beside
        them.

        Args:
            axes: The axes in whose units the places are given; the words may stand elsewhere.
            left: How far the words may reach at the left.
            right: How far they may reach at the right.
            *texts: The words.
        """
        self.rooms |= dict.fromkeys(texts, (axes, left, right))

    def drags(
        self,
        control: str,
        axes: Axes,
        along: str = "x",
        place: Callable[[Any], float] = float,
    ) -> None:
        """Let a control follow a pointer that is pressed or dragged over axes.

        It takes the position nearest to the pointer. Two controls may share axes, one along each.

        Args:
            control: Its name.
            axes: The axes, of any scale.
            along: ``"x"`` across, ``"y"`` up and down.
            place: Where along the axis a value lies, in its units; by default at the value.
        """
        shared = [area.sets for area in self.areas if area.axes is axes and area.box is None]
        if not shared:
            shared = [[]]
            self.areas.append(_Area(axes, None, shared[0]))
        shared[0].append((control, along, place))

    def sets(
        self, control: str, value: Any, axes: Axes, box: tuple[float, float, float, float]
    ) -> None:
        """Let a press on a part of the picture set a control.

        Args:
            control: Its name.
            value: What it is set to.
            axes: The axes in whose units the part is given.
            box: Its left, right, lower and upper edge.
        """
        self.areas.append(_Area(axes, box, [(control, value, None)]))


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
            for area in scene.areas:
                self._check_names(name for name, *_where in area.sets)
            # Matplotlib makes ticks when it first draws them, so that belongs here too.
            with svg.drawing_settings():
                still = svg.figure_as_svg(scene.figure)
                if fit.fit(scene.figure, scene.rooms, update, fit.positions(self.controls)):
                    still = svg.figure_as_svg(scene.figure)
                return scene, update, still

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
        leaving = [artist in self.scene.leaving for artist in self.scene.moving]
        return "".join(
            f'<g data-piece="{index}"{GHOST * leaves}></g>' for index, leaves in enumerate(leaving)
        )

    def areas(self, positions: Mapping[str, Sequence[Any]] | None = None) -> str:
        """SVG markup of the areas that set controls, to lie on top of the picture.

        Each tells, for the figure's script, the controls it sets by their number: to which
        position, or along which axis (0 across, 1 down) and where along it each position lies.

        Args:
            positions: The values of each control by its position; by default all there are.
        """
        positions = positions or {
            name: control.positions() for name, control in self.controls.items()
        }
        return "".join(self._area(area, positions) for area in self.scene.areas)

    def _area(self, area: _Area, positions: Mapping[str, Sequence[Any]]) -> str:
        names, height = [*self.controls], self.points[1]

        def in_picture(x: float, y: float) -> tuple[float, float]:
            across, up = area.axes.transData.transform((x, y))
            return float(across), height - float(up)

        (left, right), (bottom, top) = area.axes.get_xlim(), area.axes.get_ylim()
        edge = 0 if area.box else CATCH
        if area.box:
            left, right, bottom, top = area.box
        (x0, y1), (x1, y0) = in_picture(left, bottom), in_picture(right, top)
        sets: list[list[Any]] = []
        for name, where, place in area.sets:
            number, values = names.index(name), positions[name]
            if place is None:
                sets.append([number, values.index(where)])
                continue
            axis = ALONG.index(where)
            at = [
                in_picture(*((place(value), bottom) if axis == 0 else (left, place(value))))[axis]
                for value in values
            ]
            sets.append([number, axis, [round(each, 1) for each in at]])
        return (
            f'<rect data-sets="{json.dumps(sets, separators=(",", ":"))}" x="{x0 - edge:.1f}"'
            f' y="{y0 - edge:.1f}" width="{x1 - x0 + 2 * edge:.1f}"'
            f' height="{y1 - y0 + 2 * edge:.1f}" fill="none" pointer-events="all"'
            f' cursor="{area.cursor}"/>'
        )

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
        self._check_names(values)
        checked = {
            name: control.checked(values.get(name, control.start))
            for name, control in self.controls.items()
        }
        _scene, update, _background = self._drawn
        return update(**checked)

    def _check_names(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self.controls:
                raise ValueError(f"{self.name} has no control {name!r}; it has {[*self.controls]}")

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
