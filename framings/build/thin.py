"""Less markup for the same picture: coordinates to a tenth of a point, no points on a line.

The pieces of a page's live figures are computed ahead by the thousand, so every letter counts. A
point of the picture is about one and a half pixels on a screen: nobody sees a tenth of it.
"""

import re
from functools import lru_cache

import numpy as np

STRAY = 0.12  # points; how far a drawn line may lie from the one it stands for
_PLACE = re.compile(r'(?<=\s)(d|x|y|x1|y1|x2|y2|width|height|points|transform)="([^"]*)"')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LINES = re.compile(r"(?:[ML] \S+ \S+ |z ?)+")
_COMMAND = re.compile(r"([ML]) (\S+) (\S+)|z")


def thin(markup: str) -> str:
    """Write a piece of SVG with coordinates to one decimal and lines without idle points.

    Args:
        markup: A piece, as ``Explorer.at`` gives it.

    Returns:
        The piece as a page shows it.
    """
    return _PLACE.sub(_thin_attribute, markup)


def _thin_attribute(match: re.Match[str]) -> str:
    name, value = match.groups()
    if name == "d":
        return f'd="{_thin_path(value)}"'
    if name == "transform" and not value.startswith(("rotate", "translate")):
        return match[0]
    return f'{name}="{_rounded(value)}"'


def _rounded(text: str) -> str:
    return _NUMBER.sub(lambda number: _short(round(float(number[0]) * 10)), text)


def _short(tenths: int) -> str:
    return f"{tenths / 10:g}" if abs(tenths) < 100_000 else str(tenths / 10)


@lru_cache(maxsize=4096)
def _thin_path(path: str) -> str:
    if not _LINES.fullmatch(path):
        return _rounded(path.strip())
    written, part = [], []
    here = (0, 0)

    def finish() -> None:
        nonlocal here
        if part:
            text, here = _relative(_without_idle_points(np.array(part)), here)
            written.append(text)
            part.clear()

    start = here
    for step in _COMMAND.finditer(path):
        command, x, y = step.groups()
        if command != "L":
            finish()
        if command is None:
            written.append("z")
            here = start
            continue
        part.append((float(x), float(y)))
        if command == "M":
            start = _tenths(part[0])
    finish()
    return "".join(written)


def _tenths(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] * 10), round(point[1] * 10)


def _relative(points: np.ndarray, here: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """Write points as steps from one to the next, summed without error, from a place on."""
    steps = []
    for point in points:
        there = _tenths(tuple(point))
        steps.append(f"{_short(there[0] - here[0])} {_short(there[1] - here[1])}")
        here = there
    first, *rest = steps
    return f"m{first}" + (f"l{' '.join(rest)}" if rest else ""), here


def _without_idle_points(points: np.ndarray) -> np.ndarray:
    """Drop the points that lie on the line between those that stay (Douglas and Peucker, 1973)."""
    stays = np.zeros(len(points), bool)
    stays[[0, -1]] = True
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        away = _distances(points[first + 1 : last], points[first], points[last])
        farthest = int(away.argmax())
        if away[farthest] > STRAY:
            middle = first + 1 + farthest
            stays[middle] = True
            parts += [(first, middle), (middle, last)]
    return points[stays]


def _distances(points: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    along = end - start
    length = along @ along
    share = np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
    return np.linalg.norm(points - start - share[:, None] * along, axis=1)
