"""How long load() takes, table by table, and how long the generator takes.

Run by hand; a time in a test would only tell how busy the machine is::

    python tests/benchmarks/bench_load.py
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from framings.data import load, names

ROOT = Path(__file__).resolve().parents[2]
BUDGET_MS = 50


def milliseconds(call, times: int = 15) -> list[float]:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - started))
    return taken


def main() -> None:
    print(f"{'table':<22}{'rows':>6}{'first ms':>10}{'median ms':>11}{'worst ms':>10}")
    for name in names():
        first = milliseconds(lambda name=name: load(name), 1)[0]
        taken = milliseconds(lambda name=name: load(name))
        median = statistics.median(taken)
        rows = len(load(name))
        late = "  over budget" if median > BUDGET_MS else ""
        print(f"{name:<22}{rows:>6}{first:>10.1f}{median:>11.1f}{max(taken):>10.1f}{late}")
    started = time.perf_counter()
    subprocess.run([sys.executable, ROOT / "data" / "generate.py"], check=True)
    print(f"data/generate.py, everything compared: {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
