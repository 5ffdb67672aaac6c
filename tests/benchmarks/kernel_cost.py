"""What one change costs in the kernel: every explorer, and by number of artists and points.

Run by hand; it writes ``results/kernel_cost.json``::

    python tests/benchmarks/kernel_cost.py
    python tests/benchmarks/tables.py --write
"""

import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from explorers.points import random_points  # noqa: E402
from machine import machine, write  # noqa: E402

from framings import explorers  # noqa: E402
from framings.live import Explorer, WholeSlider, Words  # noqa: E402

CHANGES = 100
ARTISTS = (1, 3, 10, 30)
POINTS = (50, 400, 3000)


def costs(explorer: Explorer, positions) -> tuple[list[float], int]:
    """Return milliseconds of processor time for each change, and the bytes of what moves."""
    explorer.at()
    taken = []
    for position in positions:
        started = time.process_time()
        state = explorer.at(**position)
        taken.append(round(1000 * (time.process_time() - started), 3))
    return taken, sum(len(piece.encode()) for piece in state.pieces)


def curves(artists: int, points: int) -> Explorer:
    """Return an explorer whose curves all move."""
    x = np.linspace(0, 10, points)

    def draw(scene):
        axes = scene.axes((0.1, 0.1, 0.8, 0.8), across=(0, 10), up=(-2, 2))
        lines = [scene.moves(axes.plot([], [])[0]) for _ in range(artists)]

        def update(a):
            for shift, line in enumerate(lines):
                line.set_data(x, np.sin(x + shift / 10 + a / 10))
            return Words(f"At {a}.", f"Curves at {a}.")

        return update

    slider = WholeSlider("a (steps)", 0, CHANGES, 1, 0)
    return Explorer("curves", "Curves", {"a": slider}, draw, (8, 5))


def texts(artists: int) -> Explorer:
    """Return an explorer whose labels all move and change."""

    def draw(scene):
        axes = scene.axes((0.1, 0.1, 0.8, 0.8), across=(0, 1), up=(0, 1))
        labels = [scene.moves(axes.text(0, 0, "")) for _ in range(artists)]

        def update(a):
            for order, label in enumerate(labels):
                label.set_position((a / CHANGES, order / artists))
                label.set_text(f"label {order} at {a}")
            return Words(f"At {a}.", f"Labels at {a}.")

        return update

    slider = WholeSlider("a (steps)", 0, CHANGES, 1, 0)
    return Explorer("labels", "Labels", {"a": slider}, draw, (8, 5))


def main() -> None:
    """Measure, print, write."""
    runs = []
    steps = [{"a": step} for step in range(1, CHANGES + 1)]

    def note(kind, explorer, positions, **more):
        taken, size = costs(explorer, positions)
        runs.append({"kind": kind, **more, "pieces": explorer.piece_count, "bytes": size})
        print(f"{kind:<10}{more!s:<44}{sorted(taken)[len(taken) // 2]:8.2f} ms")
        runs[-1]["ms"] = taken

    for name in explorers.__all__:
        explorer = getattr(explorers, name)()
        note("explorer", explorer, list(random_points(explorer, CHANGES)), name=name)
    for artists in ARTISTS:
        for points in POINTS:
            note("curves", curves(artists, points), steps, artists=artists, points=points)
        note("labels", texts(artists), steps, artists=artists)
    about = machine(["matplotlib", "numpy"]) | {"date": str(date.today())}
    write(HERE / "results/kernel_cost.json", about, runs)


if __name__ == "__main__":
    main()
