"""Positions of an explorer's controls at which it is tested."""

import itertools

import numpy as np

from framings.live import Stops, Toggle

RANDOM_POINTS = 200


def corners(explorer):
    """Yield every combination of the ends of the sliders and all other positions."""
    ends = [
        control.positions()
        if isinstance(control, Stops | Toggle)
        else [control.positions()[0], control.positions()[-1]]
        for control in explorer.controls.values()
    ]
    for values in itertools.product(*ends):
        yield dict(zip(explorer.controls, values, strict=True))


def random_points(explorer, count=RANDOM_POINTS):
    """Yield random positions, the same ones in every run."""
    rng = np.random.default_rng([3, *explorer.name.encode()])
    for _ in range(count):
        yield {
            name: control.positions()[rng.integers(len(control.positions()))]
            for name, control in explorer.controls.items()
        }


def all_points(explorer):
    """Return the start, the corners and the random positions."""
    return [{}, *corners(explorer), *random_points(explorer)]
