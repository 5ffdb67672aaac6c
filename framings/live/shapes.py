"""Shapes of marks: a person, and two faces told apart by mouth and brows."""

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

_HEAD = Path.unit_circle()
_EYES = [((-0.35, 0.12), (-0.35, 0.32)), ((0.35, 0.12), (0.35, 0.32))]
_BROWS = [((-0.6, 0.62), (-0.15, 0.42)), ((0.6, 0.62), (0.15, 0.42))]


def _face(mouth: float, strokes: list[tuple[tuple[float, float], tuple[float, float]]]) -> Path:
    lines = [Path(np.array(ends)) for ends in strokes]
    ends, middle = -0.3 - 0.12 * mouth / abs(mouth), -0.45 - mouth
    curve = Path(
        [(-0.45, ends), (0, middle), (0.45, ends)], [Path.MOVETO, Path.CURVE3, Path.CURVE3]
    )
    return Path.make_compound_path(_HEAD, *lines, curve)


SMILE = _face(0.4, _EYES)
FROWN = _face(-0.4, _EYES + _BROWS)

PERSON = Path.make_compound_path(
    _HEAD.transformed(Affine2D().scale(0.4).translate(0, 0.65)),
    Path.unit_circle_righthalf().transformed(
        Affine2D().rotate_deg(90).scale(0.75, 1.0).translate(0, -0.85)
    ),
)
