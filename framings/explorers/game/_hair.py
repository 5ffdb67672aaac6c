"""What tells the colleagues' faces from each other: hair, glasses and the like.

Shapes around a head of radius 1.
"""

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

_DISC = Path.unit_circle()


def _ring(*points: tuple[float, float]) -> Path:
    return Path([*points, points[0]], closed=True)


def _arc(low: float, high: float, size: float = 1.0) -> list[tuple[float, float]]:
    angles = np.radians(np.linspace(low, high, 40))
    return [*zip(size * np.cos(angles), size * np.sin(angles), strict=True)]


def _discs(*discs: tuple[float, float, float]) -> Path:
    return Path.make_compound_path(
        *(_DISC.transformed(Affine2D().scale(size).translate(x, y)) for x, y, size in discs)
    )


NOTHING = Path(np.zeros((1, 2)))
CAP = _ring(*_arc(20, 160), (-0.5, 0.72), (0.1, 0.6))  # hair over the forehead, seen from the front
PARTED = _ring(*_arc(10, 170), (-0.55, 0.5), (-0.3, 0.78), (0.45, 0.62))
LONG = _ring((-1.2, -1.1), *_arc(170, 10, 1.15), (1.2, -1.1))
BUN = _discs((0, 1.12, 0.38))
CURLS = _discs(*((1.0 * x, 1.0 * y, 0.33) for x, y in _arc(5, 175)[::5]))
TUFTS = _discs((-1, 0.1, 0.25), (1, 0.1, 0.25))
GLASSES = Path.make_compound_path(
    *(_DISC.transformed(Affine2D().scale(0.24).translate(x, 0.2)) for x in (-0.36, 0.36)),
    Path([(-0.12, 0.2), (0.12, 0.2)]),
)
MOUSTACHE = Path([(-0.4, -0.22), (0, 0.02), (0.4, -0.22)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
EARRINGS = _discs((-1.02, -0.45, 0.1), (1.02, -0.45, 0.1))
