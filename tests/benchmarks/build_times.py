"""How long ``framings pages`` takes for each language: nothing kept from before, and all of it.

Run by hand; it builds in a copy of the collection, so that what is kept here stays::

    python tests/benchmarks/build_times.py

Replaces ``results/build_times.json``. Beside the seconds by the clock stand those of the processor,
which other work on the machine changes less.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from machine import machine, write

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LANGUAGES = ("en", "nl")


def seconds(folder: Path, language: str) -> tuple[float, float]:
    """Build the pages of a language, and return the seconds by the clock and of the processor."""
    command = [sys.executable, "-m", "framings.cli", "pages", "--language", language]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(folder)}
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = sum(getattr(after, of) - getattr(before, of) for of in ("ru_utime", "ru_stime"))
    return round(took, 1), round(used, 1)


def left_out(folder: str, names: list[str]) -> list[str]:
    """Name what of the collection is not copied: what was made before, and no source."""
    return [n for n in names if Path(folder) == ROOT and n in (".git", ".venv", "build")]


def main() -> int:
    """Measure all."""
    runs = []
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(ROOT, copy, ignore=left_out)
        for language in LANGUAGES:
            for kept in ("nothing", "all"):
                clock, processor = seconds(copy, language)
                run = {"language": language, "kept": kept, "seconds": clock, "processor": processor}
                runs.append(run)
                print(run, flush=True)
    about = {**machine(["matplotlib", "numpy"]), "date": f"{date.today()}"}
    write(HERE / "results" / "build_times.json", about, runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
