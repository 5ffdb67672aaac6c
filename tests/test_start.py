"""``start.py``, the one line of README.md: it makes, mends, starts, and says plainly what is wrong.

The environments here are real, with packages as small as a page; no network is asked.
"""

import ast
import io
import json
import os
import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.run import in_full_run

ROOT = Path(__file__).parents[1]
OPENS = 'import sys\nprint("opened", *sys.argv[1:])\n'
# What start.py looks for and starts.
SMALL = {"framings": "", "jupyterlab": "", "pandas": "", "jupyterlab/__main__": OPENS}


def wheel(folder, name):
    """Write a package as small as can be, with a command of its own."""
    about = f"{name}-4.9.dist-info"
    with zipfile.ZipFile(folder / f"{name}-4.9-py3-none-any.whl", "w") as archive:
        for module, text in SMALL.items():
            if module.split("/")[0] == name:
                file = f"{module}.py" if "/" in module else f"{module}/__init__.py"
                archive.writestr(file, text)
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 4.9")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{about}/entry_points.txt", f"[console_scripts]\n{name} = {name}:main\n")
        archive.writestr(f"{about}/RECORD", "")


def source(folder, name):
    """Write a newer version that has to be built, and cannot be."""
    with tarfile.open(folder / f"{name}-5.0.tar.gz", "w:gz") as archive:
        for file, text in (("PKG-INFO", f"Name: {name}\nVersion: 5.0\n"), ("setup.py", "1 / 0")):
            member = tarfile.TarInfo(f"{name}-5.0/{file}")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))


@pytest.fixture
def folder(tmp_path):
    """A folder with a space in its name, and in it what start.py looks for."""
    folder = tmp_path / "my lessons"
    (folder / "notebooks" / "en").mkdir(parents=True)
    (folder / "notebooks" / "en" / "00_start_here.ipynb").write_text("{}", encoding="utf-8")
    shutil.copy(ROOT / "start.py", folder)
    (folder / "requirements.txt").write_text("framings\njupyterlab\npandas\n", encoding="utf-8")
    for name in ("pyproject.toml", "constraints.txt"):
        (folder / name).write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def line(tmp_path):
    """Write the line in a terminal, and return what it says and its exit code."""
    packages = tmp_path / "packages"
    packages.mkdir()
    for name in ("framings", "jupyterlab", "pandas"):
        wheel(packages, name)
    source(packages, "jupyterlab")
    own = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": packages.as_uri(), "PIP_CONFIG_FILE": os.devnull}

    def line(folder, *arguments, **environment):
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        run = subprocess.run(
            [sys.executable, "start.py", *arguments],
            cwd=folder,
            env=kept | own | environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
        )
        assert "Traceback" not in run.stdout + run.stderr
        return SimpleNamespace(code=run.returncode, out=run.stdout, err=run.stderr)

    return line


@pytest.fixture
def start():
    """What start.py defines, for what no real machine here can show."""
    return SimpleNamespace(**runpy.run_path(str(ROOT / "start.py")))


def environment(folder):
    return folder / ".venv" / ("Scripts" if os.name == "nt" else "bin")


@in_full_run
def test_it_installs_opens_the_first_lesson_and_mends_what_broke(folder, line):
    lesson = Path("notebooks", "en", "00_start_here.ipynb")
    first = line(folder)
    assert (first.code, first.err) == (0, "")
    assert f"opened {folder / lesson}" in first.out
    assert "Installing" in first.out
    asks = json.loads((folder / ".venv/share/jupyter/lab/settings/overrides.json").read_bytes())
    assert asks == {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}

    # The next start installs nothing, and hands on what stands on the line.
    again = line(folder, "--port", "8899", PIP_FIND_LINKS="nowhere")
    assert (again.code, again.out) == (0, f"opened --port 8899 {folder / lesson}\n")
    for named in (lesson, lesson.parent, "requirements.txt"):
        assert line(folder, str(named)).out == f"opened {folder / named}\n"
    settings = folder / "pyproject.toml"
    given = line(folder, "--config", settings.name).out
    assert given == f"opened --config {settings} {folder / lesson}\n"

    # In another place every script of the environment would point into nowhere.
    moved = folder.rename(folder.with_name("moved"))
    there = line(moved)
    assert there.code == 0
    assert "broken or from another place: it is made anew" in there.out
    assert f"opened {moved / lesson}" in there.out
    assert str(folder).encode() not in (environment(moved) / "jupyterlab").read_bytes()

    # Files that went away, of which pip believes that they are there.
    shutil.rmtree(next((moved / ".venv").rglob("site-packages")) / "pandas")
    assert "opened" in line(moved).out

    # A Python that was taken off the machine.
    for python in environment(moved).glob("python*"):
        python.unlink()
    assert "it is made anew" in line(moved).out

    # Something new is needed.
    (moved / "requirements.txt").write_text("framings\njupyterlab\npandas>=4\n", encoding="utf-8")
    assert "Installing" in line(moved).out
    (moved / "requirements.txt").write_text("framings\nno-such-thing\n", encoding="utf-8")
    lacking = line(moved)
    assert lacking.code == 1
    assert "there is no no-such-thing ready for this machine with Python 3." in lacking.err


def test_no_network_is_said(folder, line):
    elsewhere = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_RETRIES": "1"}
    said = line(folder, **elsewhere, PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert said.code == 1
    assert said.err.splitlines()[-1] == (
        "start.py: the packages cannot be fetched: check that this computer is online, and write "
        "the line again"
    )


def test_a_folder_that_is_not_whole_and_a_word_that_means_nothing_are_said(folder, line):
    assert "there is no test: write" in line(folder, "test").err
    assert "tests for the tests" in line(folder, "test").err
    (folder / "requirements.txt").unlink()
    said = line(folder)
    assert said.code == 1
    assert f"requirements.txt is missing in {folder}: fetch the whole folder" in said.err
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize("encoding", ["ascii", "cp850", "cp1252"])
def test_it_speaks_on_any_terminal(folder, line, encoding):
    (folder / "requirements.txt").unlink()
    odd = folder.rename(folder.with_name("Überblick ∞"))
    said = line(odd, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert "is missing in" in said.err


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_a_python_that_is_too_old_is_said(start, version):
    with pytest.raises(start.Stop) as stop:
        start.check_python((*version, 3, "final", 0))
    assert "3.11 or newer, and this is Python {}.{}: get a newer one".format(*version) in str(
        stop.value
    )
    start.check_python((3, 11, 0))
    start.check_python((4, 0, 0))


def test_an_old_python_can_read_it():
    """What Python 2.7 cannot read must not stand there; a few kinds are told, the rest is tried."""
    tree = ast.parse((ROOT / "start.py").read_bytes(), feature_version=(3, 4))
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        assert not isinstance(node, new), f"line {node.lineno}"
        if isinstance(node, ast.arguments):
            assert not node.kwonlyargs
            assert not node.posonlyargs
        if isinstance(node, ast.Raise):
            assert node.cause is None, f"line {node.lineno}"
        if isinstance(node, ast.Call):
            stars = [place for place, one in enumerate(node.args) if isinstance(one, ast.Starred)]
            assert stars in ([], [len(node.args) - 1]), f"line {node.lineno}"
        if isinstance(node, ast.List | ast.Tuple):
            assert not any(isinstance(one, ast.Starred) for one in node.elts), f"line {node.lineno}"
    assert (ROOT / "start.py").read_bytes().isascii()


@pytest.mark.parametrize("name", ["python2.7", "python3.6", "python3.8", "python3.10"])
def test_an_old_python_says_so_itself(name):
    places = [shutil.which(name), *Path.home().glob(f".pyenv/versions/{name[6:]}.*/bin/python")]
    pythons = [place for place in places if place and "shims" not in str(place)]
    if not pythons:
        pytest.skip(f"{name} is not on this machine")
    run = subprocess.run([str(pythons[0]), "start.py"], cwd=ROOT, capture_output=True)
    said = run.stderr.decode()
    assert run.returncode == 1
    assert f"this is Python {name[6:]}: get a newer one from https://www.python.org" in said
    assert said.count("\n") == 1


def test_a_python_without_venv_is_said(folder, line, tmp_path):
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "ensurepip.py").write_text("raise ImportError", encoding="utf-8")
    said = line(folder, PYTHONPATH=str(hidden))
    assert said.code == 1
    major, minor = sys.version_info[:2]
    assert f"run 'sudo apt install python{major}.{minor}-venv'" in said.err


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: Could not install: [WinError 5] Access is denied: 'x.pyd'", "close JupyterLab"),
        ("PermissionError: [Errno 13] Permission denied: '/x/.venv'", "make sure that the folder"),
        ("getaddrinfo failed')': NameResolutionError", "check that this computer is online"),
        ("ERROR: No matching distribution found for scipy~=1.15", "there is no scipy ready"),
        ("ERROR: Failed to build psutil", "there is no psutil ready"),
    ],
)
def test_what_pip_says_is_said_plainly(start, said, sentence):
    assert sentence in start.cure(f"Collecting x\n{said}\n")


def test_what_nobody_foresaw_has_no_cure(start):
    assert start.cure("ERROR: something else") is None
    assert start.last("one\ntwo\n\n") == "two"


@pytest.mark.skipif(os.name == "nt", reason="no folder can be called so there")
def test_a_colon_in_the_name_of_the_folder_is_said(folder, line):
    said = line(folder.rename(folder.with_name("4:the lessons")))
    assert "the name of this folder holds a ':'" in said.err
