"""How long each lesson takes in the kernel: all its cells, in a kernel that has just started.

Run by hand; the goal is less than five seconds a lesson::

    python tests/benchmarks/lesson_times.py
"""

import statistics
import sys
from datetime import datetime

from nbclient import NotebookClient

from framings.build.notebooks import from_text
from framings.lessons import lessons

RUNS = 3


def seconds(lesson) -> tuple[float, float]:
    """Run a lesson, and return how long its cells took in all and how long the first one took."""
    notebook, _lines = from_text(lesson)
    place = {"metadata": {"path": str(lesson.notebook.parent)}}
    NotebookClient(notebook, kernel_name="python3", resources=place).execute()
    times = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            said = cell.metadata.execution
            ends = [
                datetime.fromisoformat(said[name].replace("Z", "+00:00"))
                for name in ("iopub.execute_input", "shell.execute_reply")
            ]
            times.append((ends[1] - ends[0]).total_seconds())
    return sum(times), times[0]


def main() -> None:
    print(f"{'lesson':<34}{'cells s':>9}{'worst s':>9}{'imports s':>11}")
    for lesson in lessons():
        runs = [seconds(lesson) for _ in range(RUNS)]
        whole, first = ([run[part] for run in runs] for part in (0, 1))
        print(
            f"{lesson!s:<34}{statistics.median(whole):>9.1f}{max(whole):>9.1f}"
            f"{statistics.median(first):>11.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
