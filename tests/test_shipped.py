"""What a lesson needs travels in the wheel, and a checkout works from its own files."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from support.run import FULL

from framings import shipped
from framings.lessons import ROOT, lessons

# Runs the cells of notebooks as Jupyter would, stops at the first error, and says from where.
RUN = """
import json, sys
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell
for notebook in sys.argv[1:]:
    shell = InteractiveShell.instance()
    for cell in json.loads(Path(notebook).read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            shell.run_cell("".join(cell["source"])).raise_error()
    InteractiveShell.clear_instance()
import framings
print("ran from", framings.__file__)
"""


def run(*command: object, **options) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, text=True, encoding="utf-8",
        check=False, **options
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    offline = ("--offline", "--python", sys.executable)
    run("-m", "uv", "build", "--wheel", "--no-build-isolation", *offline, "--out-dir", out, ROOT)
    (built,) = out.glob("*.whl")
    return built


def test_a_wheel_executes_a_lesson_anywhere(wheel, tmp_path):
    packages, elsewhere = tmp_path / "packages", tmp_path / "elsewhere"
    run(
        "-m", "uv", "pip", "install", "--offline", "--no-deps", "--python", sys.executable,
        "--target", packages, wheel,
    )  # fmt: skip
    elsewhere.mkdir()
    # Lesson 05 loads three tables, asks three bets, and looks up figures.
    executed = [one.notebook for one in lessons() if FULL or one.number == "05"]
    environment = {**os.environ, "PYTHONPATH": str(packages), "PYTHONIOENCODING": "utf-8"}
    said = run("-c", RUN, *executed, cwd=elsewhere, env=environment)
    assert f"ran from {packages / 'framings'}" in said
    assert "DataProblem" not in said


def test_a_wheel_holds_what_a_lesson_needs_and_no_answers(wheel):
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if "dist-info" not in name}
    code = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "framings").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    tables = {f"framings/shipped/data/{path.name}" for path in (ROOT / "data").glob("*.csv")}
    tables |= {
        f"framings/shipped/data/practice/{p.name}" for p in (ROOT / "data/practice").iterdir()
    }
    words = {
        f"framings/shipped/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "lessons").rglob("*.toml")
        if "checked" not in path.parts
    }
    assert packed == code | tables | words | {"framings/shipped/data/datapackage.json"}
    assert {Path(name).suffix for name in code} >= {".js", ".css", ".mo", ".j2"}


def test_the_files_of_a_wheel_go_before_a_folder_that_happens_to_stand_beside(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(shipped, "PACKAGE", tmp_path / "framings")
    (tmp_path / "data").mkdir()
    assert shipped.shipped("data") == tmp_path / "data"
    (tmp_path / "framings/shipped/data").mkdir(parents=True)
    assert shipped.shipped("data") == tmp_path / "framings/shipped/data"


def test_a_checkout_works_from_its_own_files():
    assert shipped.shipped("data") == ROOT / "data"
    assert shipped.shipped("lessons") == ROOT / "lessons"
