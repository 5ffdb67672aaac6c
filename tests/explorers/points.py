"""Positions of an explorer's controls at which it is tested."""

import itertools

import numpy as np
from support.run import FULL

from framings.live import Cards, Moves, SecretMoves, Stops, Toggle

# The full run, which .ci/run makes, looks at more of them than the everyday one.
RANDOM_POINTS = 80 if FULL else 40


def corners(explorer):
    """Yield every combination of the ends of the sliders and all other positions."""
    ends = [_ends(control) for control in explorer.controls.values()]
    for values in itertools.product(*ends):
        yield dict(zip(explorer.controls, values, strict=True))


def _ends(control):
    if isinstance(control, Stops | Toggle | Cards):
        return control.positions()
    if isinstance(control, SecretMoves):
        made = control.moves
        played = [(one + other) * control.most for one in made for other in made]
        return ["", *played, *(f"{game[:-2]}{one}" for game in played for one in ("C", "B>"))]
    if isinstance(control, Moves):
        return ["", *(letter * control.most for letter in control.moves)]
    return [control.positions()[0], control.positions()[-1]]


def random_points(explorer, count=RANDOM_POINTS):
    """Yield random positions, the same ones in every run."""
    rng = np.random.default_rng([3, *explorer.name.encode()])
    stops = {name: control.positions() for name, control in explorer.controls.items()}
    for _ in range(count):
        yield {name: positions[rng.integers(len(positions))] for name, positions in stops.items()}


def all_points(explorer):
    """Return the start, the corners and the random positions."""
    return [{}, *corners(explorer), *random_points(explorer)]
