"""On which systems and Pythons a learner can install the lessons: tests run, or only resolved.

``python tests/benchmarks/platforms.py`` needs a package index, and takes half an hour. On this
machine the tests of ``tests/robustness/lowest.py`` run with each Python that is here and the newest
versions. For systems that are not here, uv says which packages they need, and pip's own dry run
whether each can be had ready-made. Replaces ``results/platforms.json``.
"""

import platform
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from machine import machine, write

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
# By system, what uv and what pip call it.
SYSTEMS = {
    "Windows, x86-64": ("x86_64-pc-windows-msvc", "win_amd64"),
    "macOS, Apple silicon": ("aarch64-apple-darwin", "macosx_14_0_arm64"),
    "macOS, Intel": ("x86_64-apple-darwin", "macosx_14_0_x86_64"),
}


def said(*command: str) -> tuple[int, str]:
    """Run a module of this Python in the folder of the lessons; return its code and its words."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def resolved(system: str, python: str) -> dict[str, object]:
    """Find out what a learner's install would bring to another system.

    Args:
        system: One of :data:`SYSTEMS`.
        python: Such as "3.12".

    Returns:
        How many packages, and what was refused, if anything was.
    """
    theirs, tag = SYSTEMS[system]
    for_them = ["--python-platform", theirs, "--python-version", python, "--only-binary", ":all:"]
    code, words = said("uv", "pip", "compile", "requirements.txt", "--no-annotate", *for_them)
    wanted = re.findall(r"^[\w.-]+==\S+", words, re.MULTILINE)
    if code or not wanted:
        return {"packages": 0, "refused": words.strip().splitlines()[-1]}
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder, "wanted.txt")
        names.write_text("\n".join(wanted), "utf-8")
        as_if = ["--platform", tag, "--python-version", python, "--implementation", "cp"]
        dry = ["--dry-run", "--no-deps", "--ignore-installed", "--target", folder]
        # Which Python a package asks for uv has looked at; pip compares it with the one it runs in.
        ready = ["--only-binary", ":all:", "--ignore-requires-python", "-r", str(names)]
        ready += [*as_if, *dry]
        code, words = said("pip", "install", "--disable-pip-version-check", *ready)
    refused = re.findall(r"^ERROR: (.+)", words, re.MULTILINE)
    return {"packages": len(wanted), "refused": refused[-1] if code and refused else ""}


def run_here(python: str) -> dict[str, object] | None:
    """Run the tests with a Python of this machine; nothing if it is not here."""
    code, place = said("uv", "python", "find", "--no-python-downloads", python)
    if code:
        return None
    script = ["tests/robustness/lowest.py", "--newest", "--python", place.strip()]
    done = subprocess.run(
        [sys.executable, *script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    passed = re.search(r"(\d+) passed", done.stdout)
    failed = re.search(r"(\d+) failed", done.stdout)
    if not passed:
        return {"passed": 0, "failed": 0, "refused": (done.stderr or done.stdout)[-300:].strip()}
    return {"passed": int(passed[1]), "failed": int(failed[1]) if failed else 0}


def main() -> int:
    """Try each system with each Python; return 1 if one of them refuses."""
    runs: list[dict[str, object]] = []
    for python in PYTHONS:
        found = run_here(python)
        if found:
            runs.append({"system": platform.system(), "python": python, "run": True, **found})
            print(runs[-1], flush=True)
        for system in SYSTEMS:
            told = resolved(system, python)
            runs.append({"system": system, "python": python, "run": False, **told})
            print(runs[-1], flush=True)
    about = {**machine(["pip", "uv"]), "date": f"{date.today()}"}
    write(HERE / "results" / "platforms.json", about, runs)
    return int(any(run.get("refused") or run.get("failed") for run in runs))


if __name__ == "__main__":
    sys.exit(main())
