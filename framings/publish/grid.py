"""Live figures computed ahead: every piece and sentence at a grid of control positions.

A page has no kernel, so it looks up what ``Explorer.at`` gave. Three things keep that small:

* a grid that is as fine as the budget of positions allows, finest on the first control. It holds
  the ends, the start and every stop, and steps evenly from the start;
* a piece is computed and stored only for the controls it depends on, which is found by trying and
  checked at other positions;
* a text is stored as a template whose numbers are columns of their own, each again only for the
  controls it depends on. Templates and numbers are stored once.
"""

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from framings.live import svg
from framings.live.controls import Choice, Control, LogSlider, Slider, Stops, Toggle
from framings.live.figure import Explorer
from framings.publish.thin import thin

POSITIONS = 4000  # of all controls together; more cost megabytes and minutes
FIRST = 4  # the first control carries the insight: it may have so many times the others' positions
# Steps that leave round numbers round.
_STRIDES = (1, 2, 5, 10, 20, 25, 50, 100)
TRIALS = 6
CHECKS = 60

SLOT = "\0"
# Whole lines, or single numbers; names of marks and colours are left whole.
_VARIABLE = re.compile(r'(?<= d=")m[^"]*(?=")|(?<![\w#])[-−]?\d+(?:[.,]\d+)*')

Position = tuple[int, ...]


class NoGrid(ValueError):
    """A control whose positions cannot be laid out in a grid."""


class Grid:
    """The positions at which an explorer is stored.

    Args:
        explorer: The explorer.
        positions: How many positions there may be, of all controls together.

    Attributes:
        values: For each control by name the values it stops at.

    Raises:
        NoGrid: For a control of a kind that pages do not know.
    """

    def __init__(self, explorer: Explorer, positions: int = POSITIONS) -> None:
        self.explorer = explorer
        names = [*explorer.controls]
        strides = dict.fromkeys(names, 0)
        self.values = {name: _coarse(control, 0) for name, control in explorer.controls.items()}
        while math.prod(self.dims) > positions:
            able = [
                name
                for name in names
                if isinstance(explorer.controls[name], Slider | LogSlider)
                and strides[name] + 1 < len(_STRIDES)
                and len(self.values[name]) > 3
            ]
            if not able:
                raise NoGrid(f"{explorer.name}: {self.dims} positions are too many for a page")
            finest = max(able, key=lambda n: len(self.values[n]) / (FIRST if n == names[0] else 1))
            strides[finest] += 1
            self.values[finest] = _coarse(explorer.controls[finest], strides[finest])

    @property
    def dims(self) -> tuple[int, ...]:
        """How many positions each control has."""
        return tuple(map(len, self.values.values()))

    @property
    def start(self) -> Position:
        """Where the controls stand first."""
        return tuple(
            self.values[name].index(control.checked(control.start))
            for name, control in self.explorer.controls.items()
        )

    def at(self, position: Position) -> dict[str, Any]:
        """Return the values of the controls at a position."""
        pairs = zip(self.values.items(), position, strict=True)
        return {name: values[index] for (name, values), index in pairs}

    def random(self, count: int, seed: int = 0) -> Iterator[Position]:
        """Yield random positions, the same ones in every run."""
        rng = np.random.default_rng([seed, *self.explorer.name.encode()])
        for _ in range(count):
            yield tuple(int(rng.integers(size)) for size in self.dims)

    def over(self, axes: Sequence[int]) -> Iterator[Position]:
        """Yield every position of some controls, the others where they start."""
        ranges = [
            range(size) if axis in axes else [start]
            for axis, (size, start) in enumerate(zip(self.dims, self.start, strict=True))
        ]
        yield from itertools.product(*ranges)


def texts(
    explorer: Explorer, values: dict[str, Any], wanted: Sequence[int] | None = None
) -> list[str]:
    """Return what a page shows at a position: the sentence, the alt text, then the pieces.

    Args:
        explorer: The explorer.
        values: Values of all controls.
        wanted: Which of these texts; all of them by default.

    Returns:
        The texts, the pieces as thin as a page has them.
    """
    scene, update, _background = explorer._drawn
    wanted = range(2 + len(scene.moving)) if wanted is None else wanted
    with svg.drawing_settings():
        words = update(**values)
        said = (words.sentence, words.picture)
        return [
            said[place]
            if place < 2
            else thin(svg.artist_as_svg(scene.figure, scene.moving[place - 2]))
            for place in wanted
        ]


def computed(explorer: Explorer, grid: Grid | None = None) -> dict[str, Any]:
    """Compute an explorer ahead.

    Args:
        explorer: The explorer.
        grid: The positions; as many as the budget allows by default.

    Returns:
        What the page's script needs, ready for JSON.
    """
    grid = grid or Grid(explorer)
    store = _Store()
    found = _dependencies(grid)
    tables: dict[int, Any] = {}
    for axes in sorted(set(found)):
        group = [place for place, own in enumerate(found) if own == axes]
        rows = [texts(explorer, grid.at(position), group) for position in grid.over(axes)]
        for place, column in zip(group, zip(*rows, strict=True), strict=True):
            tables[place] = store.table(column, axes, grid.dims)
    everything = [tables[place] for place in range(len(found))]
    return {
        "name": explorer.name,
        "title": explorer.title,
        "picture": svg.as_document(
            thin(explorer.background)
            + "".join(f'<g data-piece="{piece}"></g>' for piece in range(len(everything) - 2)),
            explorer.points,
        ),
        "controls": [
            _described(control, values, start)
            for control, values, start in zip(
                explorer.controls.values(), grid.values.values(), grid.start, strict=True
            )
        ],
        "texts": everything,
        "templates": store.templates,
        "tokens": store.tokens,
    }


def looked_up(data: dict[str, Any], position: Position) -> list[str]:
    """Look the texts of a position up, as the page's script does.

    Args:
        data: What ``computed`` returned.
        position: The position.

    Returns:
        The texts, in the order of ``texts``.
    """
    dims = [len(control["shown"]) for control in data["controls"]]

    def value(column: list[Any]) -> int:
        axes, values = column
        index = 0
        for axis in axes:
            index = index * dims[axis] + position[axis]
        return int(values[index])

    found = []
    for template, *columns in data["texts"]:
        first, *others = data["templates"][value(template)].split(SLOT)
        numbers = (data["tokens"][value(column)] for column in columns)
        found.append(first + "".join(n + o for n, o in zip(numbers, others, strict=False)))
    return found


def _coarse(control: Control, level: int) -> list[Any]:
    """Return the ends and the start of a control, and every so manieth position from the start."""
    if not isinstance(control, Slider | LogSlider | Stops | Toggle):
        # A game's moves (lesson 06) make too many positions for a table: they need a way of their
        # own in ``Grid``, here, in ``_described`` and in page.js.
        raise NoGrid(f"{control.label}: pages cannot hold a {type(control).__name__} yet")
    positions = control.positions()
    start = control.checked(control.start)
    if isinstance(control, Stops | Toggle):
        return positions
    # The position nearest to the start is the start itself, whatever rounding made of it.
    home = min(range(len(positions)), key=lambda index: abs(positions[index] - start))
    positions[home] = start
    last = len(positions) - 1
    stride = _STRIDES[level]
    kept = {0, home, last, *range(home % stride, last + 1, stride)}
    return [positions[index] for index in sorted(kept)]


def _dependencies(grid: Grid) -> list[tuple[int, ...]]:
    """Find for each text the controls it depends on: by moving them one at a time, then checked."""
    explorer = grid.explorer
    dims = range(len(grid.dims))
    base_positions = [grid.start, *grid.random(TRIALS)]
    found: list[set[int]] = []
    for base in base_positions:
        there = texts(explorer, grid.at(base))
        found = found or [set() for _ in there]
        for axis in dims:
            size = grid.dims[axis]
            for index in sorted({0, size // 4, size // 2, 3 * size // 4, size - 1} - {base[axis]}):
                moved = texts(explorer, grid.at((*base[:axis], index, *base[axis + 1 :])))
                for place, (old, new) in enumerate(zip(there, moved, strict=True)):
                    if old != new:
                        found[place].add(axis)
    for position in grid.random(CHECKS, seed=1):
        full = texts(explorer, grid.at(position))
        for place, own in enumerate(found):
            near = tuple(
                position[axis] if axis in own else start for axis, start in enumerate(grid.start)
            )
            if near != position and texts(explorer, grid.at(near), [place]) != [full[place]]:
                found[place] = set(dims)  # it seldom depends on another one: leave none out
    return [tuple(sorted(own)) for own in found]


def _described(control: Control, values: list[Any], start: int) -> dict[str, Any]:
    if isinstance(control, Toggle):
        kind, shown = "toggle", ["", ""]
    elif isinstance(control, Stops):
        kind, shown = "choice" if isinstance(control, Choice) else "slider", [*control.stops]
    else:
        kind, shown = "slider", [format(value, control.shown) for value in values]
    # Fineness: how many of the notebook's positions the page has.
    return {
        "label": control.label,
        "kind": kind,
        "start": start,
        "shown": shown,
        "of": len(control.positions()),
    }


class _Store:
    """Templates and numbers, each once, in the order in which they were first met."""

    def __init__(self) -> None:
        self.templates: list[str] = []
        self.tokens: list[str] = []
        self._known: dict[tuple[int, str], int] = {}

    def table(self, column: Sequence[str], axes: tuple[int, ...], dims: Sequence[int]) -> list[Any]:
        """Store one text at every position of its controls.

        Returns:
            Columns, the first one of templates: the controls and the values at their positions.
        """
        rows = [(_VARIABLE.sub(SLOT, text), _VARIABLE.findall(text)) for text in column]
        rows = _with_constants_inside(rows)
        width = max(len(numbers) for _template, numbers in rows)
        grids = np.zeros((width + 1, len(rows)), int)
        for index, (template, numbers) in enumerate(rows):
            grids[0, index] = self._number(self.templates, template)
            for slot, token in enumerate(numbers, start=1):
                grids[slot, index] = self._number(self.tokens, token)
        shape = [dims[axis] for axis in axes]
        return [_squeezed(values.reshape(shape), axes) for values in grids]

    def _number(self, known: list[str], text: str) -> int:
        key = (id(known), text)
        if key not in self._known:
            self._known[key] = len(known)
            known.append(text)
        return self._known[key]


def _with_constants_inside(
    rows: list[tuple[str, list[str]]],
) -> list[tuple[str, list[str]]]:
    """Put numbers that never change with a template into the template."""
    seen: dict[str, list[set[str]]] = {}
    for template, numbers in rows:
        slots = seen.setdefault(template, [set() for _ in numbers])
        for slot, token in zip(slots, numbers, strict=True):
            slot.add(token)
    filled = {}
    for template, slots in seen.items():
        first, *others = template.split(SLOT)
        inside = (SLOT if len(slot) > 1 else next(iter(slot)) for slot in slots)
        filled[template] = first + "".join(i + o for i, o in zip(inside, others, strict=True))
    return [
        (
            filled[template],
            [n for n, slot in zip(numbers, seen[template], strict=True) if len(slot) > 1],
        )
        for template, numbers in rows
    ]


def _squeezed(values: np.ndarray, axes: tuple[int, ...]) -> list[Any]:
    """Leave out the controls on which these values do not depend."""
    kept = []
    for axis in axes:
        place = len(kept)
        first = values.take([0], place)
        if (values == first).all():
            values = first.squeeze(place)
        else:
            kept.append(axis)
    return [kept, values.ravel().tolist()]
