"""What a maintainer runs before a commit: quick checks, each with what mends it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_FRAMINGS = ("framings.cli",)
# The folders whose tests take seconds; the browser, the notebooks and the many positions of the
# explorers are left to the whole run.
_QUICK = (
    "live",
    "models",
    "teaching",
    "data",
    "lessons/test_grammar.py",
    "lessons/test_pairs.py",
    "test_docs.py",
)


@dataclass(frozen=True)
class Step:
    """One check.

    Attributes:
        name: What it is called on the command line.
        looks_at: What it checks, for the help.
        module: The Python module that checks, and its arguments.
        mend: What to run or do when it fails.
    """

    name: str
    looks_at: str
    module: tuple[str, ...]
    mend: str


STEPS = (
    Step("format", "the layout of the code", ("ruff", "format", "--check", "."), "ruff format ."),
    Step("lint", "mistakes, imports, docstrings", ("ruff", "check", "."), "ruff check --fix ."),
    Step("types", "the types, strictly", ("mypy",), "correct what mypy names"),
    Step("words", "the catalogue of words", (*_FRAMINGS, "words", "--check"), "framings words"),
    Step(
        "numbers",
        "every number in the texts",
        (*_FRAMINGS, "numbers"),
        "correct the number or its tie",
    ),
    Step(
        "languages",
        "the other languages beside English",
        (*_FRAMINGS, "languages"),
        "mend what is named, look at what has changed, then: framings languages --checked",
    ),
    Step(
        "tests",
        "models, live figure, data, bank, grammar",
        ("pytest", "-q", *(f"tests/{place}" for place in _QUICK)),
        "see above",
    ),
)


def chosen(names: Sequence[str]) -> list[Step]:
    """Find the steps that were asked for.

    Args:
        names: Names of steps; none for all of them.

    Returns:
        The steps, in their own order.

    Raises:
        ValueError: For a name that no step has.
    """
    known = [step.name for step in STEPS]
    for name in names:
        if name not in known:
            raise ValueError(f"step must be one of {', '.join(known)}; got {name!r}")
    return [step for step in STEPS if not names or step.name in names]


def run(steps: Sequence[Step], root: Path) -> Iterator[Step]:
    """Run steps, telling how each went.

    Args:
        steps: The steps.
        root: The folder of the repository.

    Yields:
        The steps that failed.

    Raises:
        ModuleNotFoundError: If the tool of a step is not installed.
    """
    for place, step in enumerate(steps, start=1):
        tool = step.module[0]
        if find_spec(tool) is None:
            raise ModuleNotFoundError(name=tool)
        print(f"[{place}/{len(steps)}] {step.name} … ", end="", flush=True)
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", *step.module],
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        verdict = "failed" if done.returncode else "ok"
        print(f"{verdict} ({time.perf_counter() - start:.1f} s)", flush=True)
        if done.returncode:
            print(f"{done.stdout}{done.stderr}".rstrip())
            print(f"    mend it: {step.mend}", flush=True)
            yield step
