"""Explorers are found in the folders of the lessons, and read when they are first asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from framings import explorers

FOLDER = Path(explorers.__file__).parent


def test_every_file_in_a_lessons_folder_is_an_explorer():
    files = [path for path in FOLDER.glob("*/*.py") if not path.name.startswith("_")]
    assert sorted(path.stem for path in files) == explorers.__all__
    for name in explorers.__all__:
        explorer = getattr(explorers, name)()
        assert explorer.name == name, "a lesson's cell, a page and a test ask for it by this name"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.py")), ids=lambda path: path.stem)
def test_an_explorer_stays_short_enough_to_copy(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 200, f"{path.name} has {lines} lines: what of it belongs to model or kit?"


def test_names_are_offered_and_can_be_imported():
    assert dir(explorers) == explorers.__all__ == sorted({*explorers.__all__})
    from framings.explorers import the_door

    assert the_door is explorers.the_door


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(AttributeError, match=r"no explorer 'the_window'; there are .*the_door"):
        explorers.the_window()


def test_only_what_is_asked_for_is_read():
    code = (
        "import sys; from framings import explorers; explorers.the_door;"
        "print(*[name for name in sys.modules if name.count('.') == 3"
        " and name.startswith('framings.explorers.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split() == ["framings.explorers.substitutes.the_door"]


def folders(tmp_path, *files):
    for file in files:
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.with_name("__init__.py").touch()
        path.touch()
    return [str(tmp_path)]


def test_files_are_found_in_every_folder(tmp_path):
    places = folders(tmp_path, "two/b.py", "one/c.py", "one/a.py", "one/_shared.py")
    assert explorers.found(places, "p") == {"a": "p.one.a", "b": "p.two.b", "c": "p.one.c"}


def test_a_name_that_is_taken_twice_is_an_error(tmp_path):
    with pytest.raises(ImportError, match=r"two explorers are called a: p\.one\.a and p\.two\.a"):
        explorers.found(folders(tmp_path, "one/a.py", "two/a.py"), "p")


def test_a_name_of_a_folder_is_an_error(tmp_path):
    with pytest.raises(ImportError, match=r"p\.one\.two has the name of a lesson's folder"):
        explorers.found(folders(tmp_path, "one/two.py", "two/a.py"), "p")


def test_a_file_without_a_function_of_its_name_is_an_error(monkeypatch):
    monkeypatch.setitem(explorers._MODULES, "no_such_function", "framings.live.shapes")
    with pytest.raises(
        ImportError, match=r"shapes\.py should hold a function no_such_function\(\)"
    ):
        explorers.no_such_function()
