"""Live figures computed ahead: every piece and sentence at a grid of control positions.

A page has no kernel, so it looks up what ``Explorer.at`` gave. What keeps that quick and small:

* a grid as fine as the budget of positions allows, finest on the first control, or as a lesson
  needs it. It holds the ends, the start and every stop, and steps evenly from the start;
* a piece is drawn only when its artist looks as it never did before;
* a text is stored as templates whose numbers are columns of their own, each for those controls
  only on which it depends. Templates and numbers are stored once;
* a column is stored as steps from what its neighbours would make one expect: mostly none.
"""

import itertools
import math
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text

from framings.build.thin import thin
from framings.live import svg
from framings.live.controls import (
    Choice,
    Control,
    Kept,
    LogSlider,
    Moves,
    Next,
    Slider,
    Stops,
    Toggle,
)
from framings.live.figure import Explorer
from framings.words import marked

POSITIONS = 6000  # of all controls together; more cost megabytes and minutes
FIRST = 4  # the first control carries the insight: it may have so many times the others' positions
FEWEST = 8  # a control that has no more positions keeps them all
# Steps that leave round numbers round.
_STRIDES = (1, 2, 5, 10, 20, 25, 50, 100)

SLOT = "\0"
# Whole lines, or single numbers; names of marks and colours are left whole.
_VARIABLE = re.compile(r'(?<= d=")[mM][^"]*(?=")|(?<![\w#])[-−]?\d+(?:[.,]\d+)*')
_CLAUSE = re.compile(r"(?<=[.,:;?!])(?= )")
# A step is a letter: the first one means none, and there are letters enough, none of them half a
# pair, for steps modulo this. ``page.js`` knows both numbers.
NO_STEP = ord("#")
MODULUS = 1 << 15

Position = tuple[int, ...]


class Grid:
    """The positions at which an explorer is stored.

    Args:
        explorer: The explorer.
        positions: How many positions there may be, of all controls together, as far as sliders
            can be made coarser; by default what its controls keep, or else ``POSITIONS``.

    Attributes:
        values: For each control by name the values it stops at.
    """

    def __init__(self, explorer: Explorer, positions: int | None = None) -> None:
        self.explorer = explorer
        names = [*explorer.controls]
        chosen = {} if positions else _kept(explorer)
        self.values = {
            name: _coarse(control, chosen.get(name, Kept()))
            for name, control in explorer.controls.items()
        }
        strides = dict.fromkeys(names, 0)
        while not chosen and math.prod(self.dims) > (positions or POSITIONS):
            able = [
                name
                for name in names
                if isinstance(explorer.controls[name], Slider | LogSlider)
                and strides[name] + 1 < len(_STRIDES)
                and len(self.values[name]) > FEWEST
            ]
            if not able:
                break
            finest = max(able, key=lambda n: len(self.values[n]) / (FIRST if n == names[0] else 1))
            strides[finest] += 1
            self.values[finest] = _coarse(
                explorer.controls[finest], Kept(_STRIDES[strides[finest]])
            )

    def __iter__(self) -> Iterator[Position]:
        """Yield every position, the last control moving first."""
        return itertools.product(*map(range, self.dims))

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


def computed(explorer: Explorer, grid: Grid | None = None) -> dict[str, Any]:
    """Compute an explorer ahead.

    Args:
        explorer: The explorer.
        grid: The positions; as many as the budget allows by default.

    Returns:
        What the page's script needs, ready for JSON.

    Raises:
        ValueError: If there are more different numbers than a page can name.
    """
    grid = grid or Grid(explorer)
    store = _Store(grid.dims)
    for place, (texts, which) in enumerate(_everywhere(grid)):
        # Words change by the clause, a piece of the picture as a whole.
        store.add([_CLAUSE.split(text) if place < 2 else [text] for text in texts], which)
    return {
        "name": explorer.name,
        "title": explorer.title,
        "picture": svg.as_document(
            thin(explorer.background) + explorer.places + explorer.areas(grid.values),
            explorer.points,
        ),
        "controls": [
            {"name": name, "values": [*map(written, values)]}
            | _described(explorer.controls[name], values, start, [*explorer.controls])
            for (name, values), start in zip(grid.values.items(), grid.start, strict=True)
        ],
        **store.as_data(),
    }


def written(value: Any) -> str:
    """Write a value of a control as a person would, and as it stands in an address.

    Args:
        value: One of the control's positions.

    Returns:
        A number to six digits, such as "0.6"; "on" or "off"; or words joined by hyphens.
    """
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int | float):
        return f"{value:.6g}"
    return re.sub(r"[^\w>]+", "-", str(value))


def reader(data: dict[str, Any]) -> Callable[[Position], list[str]]:
    """Read what ``computed`` stored, as the page's script does.

    Args:
        data: What ``computed`` returned.

    Returns:
        A function that gives what a page shows at a position: the sentence, the alt text, then
        the pieces, as thin as a page has them.
    """
    dims = [control["positions"] for control in data["controls"]]
    texts = [
        [
            [(axes, _values(steps, [dims[axis] for axis in axes])) for axes, steps in columns]
            for columns in parts
        ]
        for parts in data["texts"]
    ]

    def filled(columns: list[tuple[list[int], np.ndarray]], position: Position) -> str:
        template, *numbers = (
            int(values[tuple(position[axis] for axis in axes)]) for axes, values in columns
        )
        first, *others = data["templates"][template].split(SLOT)
        # Templates with fewer slots leave columns unused.
        pairs = zip(numbers, others, strict=False)
        return first + "".join(data["numbers"][number] + other for number, other in pairs)

    return lambda position: [
        "".join(filled(columns, position) for columns in parts) for parts in texts
    ]


def _kept(explorer: Explorer) -> dict[str, Kept]:
    """Return what those controls keep that say so."""
    kept = {name: getattr(control, "kept", None) for name, control in explorer.controls.items()}
    return {name: what for name, what in kept.items() if what}


def _coarse(control: Control, kept: Kept) -> list[Any]:
    """Return what stays of the positions of a control; of other controls than sliders all."""
    positions = control.positions()
    if not isinstance(control, Slider | LogSlider):
        return positions
    start = control.checked(control.start)
    # The position nearest to the start is the start itself, whatever rounding made of it.
    home = min(range(len(positions)), key=lambda index: abs(positions[index] - start))
    positions[home] = start
    last = len(positions) - 1
    stay = {0, home, last, *range(home % kept.every, last + 1, kept.every)}
    stay |= {positions.index(value) for value in kept.named}
    return [positions[index] for index in sorted(stay)]


def _everywhere(grid: Grid) -> list[tuple[list[str], np.ndarray]]:
    """Compute sentence, alt text and pieces at every position.

    Returns:
        For each, the different texts there are, and which of them stands at which position.
    """
    scene = grid.explorer.scene
    texts: list[dict[str, int]] = [{} for _ in range(2 + len(scene.moving))]
    looks: list[dict[Any, int]] = [{} for _ in scene.moving]
    which = np.empty((len(texts), math.prod(grid.dims)), int)
    with svg.drawing_settings():
        for index, position in enumerate(grid):
            words = grid.explorer.move_to(**grid.at(position))
            for place, text in enumerate((words.sentence, words.picture)):
                which[place, index] = texts[place].setdefault(text, len(texts[place]))
            for place, (artist, known) in enumerate(zip(scene.moving, looks, strict=True), 2):
                look = _look(artist)
                if look not in known:
                    text = thin(svg.artist_as_svg(scene.figure, artist))
                    known[look] = texts[place].setdefault(text, len(texts[place]))
                which[place, index] = known[look]
    return [([*known], row.reshape(grid.dims)) for known, row in zip(texts, which, strict=True)]


def _look(artist: Artist) -> tuple[Any, ...]:
    """Return all that a change may change about an artist: what looks the same is drawn once.

    Drawing is what is dear. An artist of a kind that is not listed here is drawn every time.
    """
    if not artist.get_visible():
        return ()
    match artist:
        case Line2D():
            return (
                *(np.asarray(along, float).tobytes() for along in artist.get_data(orig=True)),
                artist.get_color(),
                artist.get_linestyle(),
                artist.get_linewidth(),
                artist.get_alpha(),
                # A mark of our own is a path, which stays the same object.
                artist.get_marker(),
                artist.get_markersize(),
                artist.get_markerfacecolor(),
                artist.get_markeredgecolor(),
                artist.get_markeredgewidth(),
            )
        case Text():
            box = artist.get_bbox_patch()
            return (
                artist.get_text(),
                artist.get_position(),
                artist.xy if isinstance(artist, Annotation) else None,
                artist.get_color(),
                artist.get_alpha(),
                artist.get_ha(),
                artist.get_va(),
                artist.get_weight(),
                artist.get_size(),
                artist.get_rotation(),
                box and (box.get_facecolor(), box.get_edgecolor()),
            )
        case Patch():
            return (
                artist.get_path().vertices.tobytes(),
                artist.get_patch_transform().get_matrix().tobytes(),
                artist.get_facecolor(),
                artist.get_edgecolor(),
                artist.get_linestyle(),
                artist.get_linewidth(),
                artist.get_hatch(),
            )
        case Collection():
            return (
                *(path.vertices.tobytes() for path in artist.get_paths()),
                artist.get_offsets().tobytes(),
                artist.get_facecolor().tobytes(),
                artist.get_edgecolor().tobytes(),
                tuple(artist.get_linewidth()),
            )
    return (object(),)


def _described(control: Control, values: list[Any], start: int, names: list[str]) -> dict[str, Any]:
    described = {
        "label": control.label,
        "start": start,
        "positions": len(values),
        # Fineness: how many positions the notebook has.
        "of": len(control.positions()),
    }
    match control:
        case Toggle():
            return described | {"kind": "toggle"}
        case Moves():
            return described | {
                "kind": "moves",
                "moves": [*control.buttons.values()],
                "after": [
                    _leads([control.after(game, letter) for game in values], values)
                    for letter in control.buttons
                ],
                "back": control.back,
                "before": _leads([control.before(game) for game in values], values),
                "clears": [names.index(name) for name in control.clears],
            }
        case Next():
            return described | {
                "kind": "next",
                "clears": [names.index(name) for name in control.clears],
            }
        case Choice(confirm=str(words)) if words:
            return described | {
                "kind": "confirmed",
                "shown": [*control.stops],
                "confirm": control.confirm,
            }
        case Stops():
            kind = "choice" if isinstance(control, Choice) else "slider"
            return described | {"kind": kind, "shown": [*control.stops]}
    return described | {
        "kind": "slider",
        "shown": [marked(format(value, control.shown)) for value in values],
    }


def _leads(games: list[str], values: list[str]) -> str:
    """Write where each game leads, as a column."""
    place = {game: index for index, game in enumerate(values)}
    return _steps(np.array([place[game] for game in games]))


class _Store:
    """The texts of an explorer as columns of templates and numbers, each of which is kept once."""

    def __init__(self, dims: Sequence[int]) -> None:
        self._dims = dims
        self._templates: dict[str, int] = {"": 0}
        self._numbers: dict[str, int] = {}
        # Of each text its parts, each a column of templates and those of the numbers in them.
        self._texts: list[list[list[tuple[list[int], np.ndarray]]]] = []

    def add(self, texts: Sequence[Sequence[str]], which: np.ndarray) -> None:
        """Add a text.

        Args:
            texts: The different texts there are, each in parts.
            which: At each position of the controls, the number of the text that stands there.
        """
        axes, which = _squeezed(which, range(which.ndim))
        parts = itertools.zip_longest(*texts, fillvalue="")
        self._texts.append([self._part(part, axes, which) for part in parts])

    def _part(
        self, part: Sequence[str], axes: Sequence[int], which: np.ndarray
    ) -> list[tuple[list[int], np.ndarray]]:
        rows = _with_constants_inside(
            [(_VARIABLE.sub(SLOT, text), _VARIABLE.findall(text)) for text in part]
        )
        if _dearer_than_whole(part, rows, which):
            rows = [(text, []) for text in part]
        width = max(len(numbers) for _template, numbers in rows)
        table = np.zeros((width + 1, len(rows)), int)
        for index, (template, numbers) in enumerate(rows):
            table[0, index] = self._templates.setdefault(template, len(self._templates))
            for slot, text in enumerate(numbers, start=1):
                table[slot, index] = self._numbers.setdefault(text, len(self._numbers))
        return [_squeezed(column[which], axes) for column in table]

    def as_data(self) -> dict[str, Any]:
        """Return texts, templates and numbers, ready for JSON.

        Raises:
            ValueError: If there are more of them than can be told apart.
        """
        if max(len(self._numbers), len(self._templates)) > MODULUS:
            raise ValueError(f"a page can name no more than {MODULUS} templates or numbers")
        # In the order of their values, so that numbers that are close have names that are close.
        ordered = sorted(self._numbers, key=_order)
        rank = np.zeros(len(ordered) + 1, int)
        for place, text in enumerate(ordered):
            rank[self._numbers[text]] = place
        return {
            "texts": [
                [
                    [
                        [axes, _steps(rank[column] if slot else column)]
                        for slot, (axes, column) in enumerate(columns)
                    ]
                    for columns in parts
                ]
                for parts in self._texts
            ],
            "templates": [*self._templates],
            "numbers": ordered,
        }


def _order(text: str) -> tuple[bool, float]:
    """Sort numbers by value and leave lines as they come."""
    if text[0] in "mM":
        return True, 0.0
    digits = text.replace("−", "-").replace(",", "")
    if digits.count(".") > 1:  # between thousands, as in Dutch
        digits = digits.replace(".", "")
    return False, float(digits)


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


def _dearer_than_whole(
    part: Sequence[str], rows: list[tuple[str, list[str]]], which: np.ndarray
) -> bool:
    """Tell whether columns of numbers would take more bytes than each text as a whole."""
    # Not a set: lines stay as they come, and a set gives another order in every process.
    met = dict.fromkeys(number for _template, numbers in rows for number in numbers)
    ordered = sorted(met, key=_order)
    rank = {number: place for place, number in enumerate(ordered)}
    slots = itertools.zip_longest(
        *([rank[n] for n in numbers] for _t, numbers in rows), fillvalue=0
    )
    columns = [_steps(_squeezed(np.array(slot)[which], range(which.ndim))[1]) for slot in slots]
    split = ["".join({template: None for template, _numbers in rows}), *ordered, *columns]
    whole = [*dict.fromkeys(part), _steps(which)]
    return _compressed(split) > _compressed(whole)


def _compressed(texts: Sequence[str]) -> int:
    return len(zlib.compress("\n".join(texts).encode(), 6))


def _squeezed(values: np.ndarray, axes: Sequence[int]) -> tuple[list[int], np.ndarray]:
    """Leave out the controls on which these values do not depend."""
    kept = []
    for axis in axes:
        place = len(kept)
        first = values.take([0], place)
        if (values == first).all():
            values = first.squeeze(place)
        else:
            kept.append(axis)
    return kept, values


def _steps(values: np.ndarray) -> str:
    """Write values as steps along every control in turn, a letter each."""
    for axis in range(values.ndim):
        values = np.diff(values, axis=axis, prepend=0)
    steps = (values.ravel() + MODULUS // 2) % MODULUS - MODULUS // 2
    # None, one down, one up, two down …: small steps have small letters.
    return "".join(map(chr, NO_STEP + np.where(steps < 0, -2 * steps - 1, 2 * steps)))


def _values(steps: str, shape: Sequence[int]) -> np.ndarray:
    codes = np.array([*map(ord, steps)]) - NO_STEP
    values = np.where(codes % 2, -(codes + 1) // 2, codes // 2).reshape(shape)
    for axis in range(values.ndim):
        values = values.cumsum(axis)
    return values % MODULUS
