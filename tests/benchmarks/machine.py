"""What a benchmark ran on, without names of machines or folders."""

import json
import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any


def machine(packages: Iterable[str]) -> dict[str, str]:
    """Return processor, system and versions.

    Args:
        packages: Names of installed packages.

    Returns:
        What to write beside results.
    """
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor() or platform.machine()
    return {
        "processor": f"{model}, {os.cpu_count()} cores",
        "system": platform.system(),
        "Python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def write(to: Path, about: dict[str, str], runs: Iterable[dict[str, Any]]) -> None:
    """Write results, a line a run.

    Args:
        to: The file, which is replaced.
        about: See :func:`machine`; the date is added by the caller, who knows when it began.
        runs: The raw numbers of each run.
    """
    lines = ",\n".join(json.dumps(run, ensure_ascii=False) for run in runs)
    head = json.dumps(about, ensure_ascii=False)
    to.write_text(f'{{"about": {head},\n"runs": [\n{lines}\n]}}\n', "utf-8")
