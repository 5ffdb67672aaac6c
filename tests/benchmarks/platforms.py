"""Which systems and Pythons find all they need ready-made, and on which it was run here.

For each system and Python, uv looks up what learners get (``requirements.txt``) and what the tests
get (the maintainers' tools too, as ``constraints.txt`` has them), by that system's own markers;
pip's dry run then says whether each of these packages has a file for it that needs no compiler.
Neither starts the other system. The Pythons that are on this machine run the tests of
``tests/robustness/lowest.py`` with the newest libraries. Needs a package index, and ten minutes::

    python tests/benchmarks/platforms.py
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from machine import machine, write

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# pip takes older names of macOS by itself, and of Linux not.
_LINUX = [f"manylinux_2_{of}_x86_64" for of in range(28, 4, -1)] + ["manylinux2014_x86_64"]
# For each system: its name for uv, and the names that pip takes for its files.
SYSTEMS = {
    "Linux, x86_64": ("x86_64-manylinux_2_28", _LINUX),
    "Windows, AMD64": ("x86_64-pc-windows-msvc", ["win_amd64"]),
    "macOS, Apple silicon": ("aarch64-apple-darwin", ["macosx_14_0_arm64"]),
    "macOS, Intel": ("x86_64-apple-darwin", ["macosx_14_0_x86_64"]),
}
WANTED = {
    # As start.py asks for them: an older version that is ready before a newer one to be built.
    "lessons": ["requirements.txt", "--only-binary", ":all:"],
    "tests": ["requirements.txt", "pyproject.toml", "--extra", "maintain", "-c", "constraints.txt"],
}


def resolved(system: str, python: str, wanted: str) -> dict[str, object]:
    """Look up what one system needs, and whether all of it is ready-made."""
    for_uv, for_pip = SYSTEMS[system]
    run: dict[str, object] = {"system": system, "python": python, "for": wanted}
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "found.txt")
        uv = [sys.executable, "-m", "uv", "--quiet", "pip", "compile", "--no-header"]
        uv += ["--no-annotate", "--python-platform", for_uv, "--python-version", python]
        uv += ["--output-file", str(found), *WANTED[wanted]]
        done = subprocess.run(uv, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            return run | {"packages": 0, "lacking": done.stderr.strip()}
        # Our own package is a folder, which pip would build: it holds nothing to compile.
        lines = found.read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if "==" in line and not line.startswith("#")]
        # Markers were looked at by uv; pip would take those of the machine it runs on.
        found.write_text("\n".join(line.split(";")[0] for line in lines), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-input"]
        pip += ["--disable-pip-version-check", "--ignore-installed", "--no-deps"]
        pip += ["--ignore-requires-python"]  # of the Python that runs pip
        pip += ["--only-binary", ":all:", "--implementation", "cp", "--python-version", python]
        for name in for_pip:
            pip += ["--platform", name]
        pip += ["--target", folder, "-r", str(found)]
        done = subprocess.run(pip, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    lacking = re.findall(r"No matching distribution found for (\S+)", done.stderr)
    if done.returncode and not lacking:
        lacking = [done.stderr.strip().splitlines()[-1]]
    return run | {"packages": len(lines), "lacking": ", ".join(lacking)}


def ran(python: str) -> dict[str, object] | None:
    """Run tests with one Python and the newest libraries; None if it is not on this machine."""
    uv = [sys.executable, "-m", "uv", "--no-python-downloads", "python", "find"]
    found = subprocess.run([*uv, python], capture_output=True, encoding="utf-8", check=False)
    if found.returncode:
        return None
    path = found.stdout.strip()
    lowest = [sys.executable, "tests/robustness/lowest.py", "--newest", "--python", path]
    done = subprocess.run(lowest, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    exact = subprocess.check_output([path, "-c", "import platform as p; print(p.python_version())"])
    said = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-300:]
    counts = {word: int(n) for n, word in re.findall(r"(\d+) (passed|failed|errors?)", said)}
    return {"system": "here", "python": python, "exact": exact.decode().strip(), "tests": counts}


def runs() -> Iterator[dict[str, object]]:
    """Yield what was found, a run a line."""
    for system in SYSTEMS:
        for python in PYTHONS:
            for wanted in WANTED:
                yield resolved(system, python, wanted)
    for python in PYTHONS:
        if run := ran(python):
            yield run


def main() -> None:
    """Look all up, run what can be run, and write it down."""
    about = machine(["pip", "uv"]) | {"date": date.today().isoformat()}
    found = []
    for run in runs():
        print(run, flush=True)
        found.append(run)
    write(HERE / "results" / "platforms.json", about, found)


if __name__ == "__main__":
    main()
