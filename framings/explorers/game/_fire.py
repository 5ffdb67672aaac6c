"""Shapes of what the budget fight burns: a note, and a flame in its place."""

from matplotlib.path import Path

# Three tongues, the tallest in the middle.
_TONGUES = [
    *[(0, -1), (-0.95, -1), (-1.15, -0.2), (-0.75, 0.45), (-0.7, 0.1), (-0.5, -0.05)],
    *[(-0.4, 0), (-0.55, 0.45), (-0.3, 0.8), (0.1, 1.15), (0, 0.6), (0.25, 0.4)],
    *[(0.4, 0.05), (0.5, 0.15), (0.6, 0.35), (0.6, 0.6), (1.15, -0.1), (0.95, -1)],
    (0, -1),
]
_CORE = [
    *[(0, -0.85), (0.4, -0.8), (0.35, -0.35), (0, -0.05), (-0.35, -0.35), (-0.4, -0.8)],
    (0, -0.85),
]


def _curved(points: list[tuple[float, float]]) -> Path:
    return Path(points, [Path.MOVETO, *(Path.CURVE4 for _point in points[1:])])


FLAME = Path.make_compound_path(_curved(_TONGUES), _curved(_CORE))
NOTE = Path([(-1, -0.6), (1, -0.6), (1, 0.6), (-1, 0.6), (-1, -0.6)], closed=True)
