"""What a benchmark ran on, without names of machines or folders."""

import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path


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
