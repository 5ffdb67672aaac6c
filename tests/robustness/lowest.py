"""Test with the lowest versions that requirements.txt and pyproject.toml allow.

    python tests/robustness/lowest.py [--python 3.12] [--newest]

Makes an environment of its own with uv, which looks the lowest versions up itself, and runs there
the tests that depend on them most. This is no part of the tests, since it needs a package index.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIBRARIES = ["anywidget", "ipywidgets", "jupyterlab", "matplotlib", "numpy", "pandas", "scipy"]
LIBRARIES += ["python-calamine"]
TESTS = ["tests/live", "tests/models", "tests/teaching", "tests/data/test_loader.py"]
TESTS += ["tests/data/test_crm.py"]
TESTS += ["tests/robustness/test_reruns.py", "tests/robustness/test_hostile_text.py"]


def main() -> int:
    """Make the environment, run the tests in it, and return how they ended."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--python", default=sys.executable, help="version or path; this one if not")
    parser.add_argument("--newest", action="store_true", help="take the newest versions instead")
    chosen = parser.parse_args()
    resolution = "highest" if chosen.newest else "lowest-direct"
    uv = [sys.executable, "-m", "uv", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, "Scripts/python.exe" if os.name == "nt" else "bin/python")
        wanted = ["--resolution", resolution, "-r", "requirements.txt", "-e", ".[maintain]"]
        # What is installed here must not be found there, and one lesson is enough.
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONPATH", "VIRTUAL_ENV", "FRAMINGS_FULL_RUN")
        }
        for command in (
            [*uv, "venv", "--python", chosen.python, folder],
            [*uv, "pip", "install", "--python", str(python), *wanted],
            [*uv, "pip", "show", "--python", str(python), *LIBRARIES],
            [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS],
        ):
            done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
