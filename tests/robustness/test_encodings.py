"""No text is read or written in whatever encoding a machine happens to have."""

import ast
import subprocess

import pytest
from support.kernel import ROOT

# Where the encoding stands if it is not named: Path.read_text(encoding), open(file, mode,
# buffering, encoding), Path.open(mode, buffering, encoding).
PLACES = {"read_text": 0, "write_text": 1, "open": 3, "Path.open": 2}


def without_encoding(source):
    """Yield the line of each call that reads or writes text and names no encoding."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        if "encoding" in named:
            continue
        if ast.unparse(call.func).startswith(("subprocess.", "run", "Popen")):
            if "text" in named or "universal_newlines" in named:
                yield call.lineno
            continue
        method = isinstance(call.func, ast.Attribute)
        name = call.func.attr if method else getattr(call.func, "id", "")
        if name == "open" and method:
            if ast.unparse(call.func.value) in (
                "os",
                "webbrowser",
                "zipfile",
                "tarfile",
                "Image",
                "window",
            ):
                continue
            name = "Path.open"
        if name not in PLACES or len(call.args) > PLACES[name]:
            continue
        if name.endswith("open"):
            place = 0 if method else 1
            mode = named.get("mode", call.args[place] if len(call.args) > place else None)
            if mode is not None and "b" in ast.unparse(mode):
                continue
        yield call.lineno


def test_texts_are_read_and_written_in_a_named_encoding():
    files = [*ROOT.glob("*.py")]
    files += [
        path for folder in ("data", "framings", "tests") for path in (ROOT / folder).rglob("*.py")
    ]
    assert len(files) > 100
    assert [
        f"{path.relative_to(ROOT)}:{line} names no encoding"
        for path in files
        for line in without_encoding(path.read_bytes())
    ] == []


def test_git_gives_every_machine_the_same_bytes():
    told = subprocess.run(["git", "ls-files", "--eol"], cwd=ROOT, capture_output=True)
    if told.returncode:
        pytest.skip("this folder is no clone of git")
    lines = told.stdout.decode().splitlines()
    assert [line for line in lines if "eol=lf" not in line and "attr/-text" not in line] == []


@pytest.mark.parametrize(
    ("call", "lacks"),
    [
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(text)", True),
        ("path.write_text(text, encoding='utf-8')", False),
        ("open(path)", True),
        ("open(path, 'rb')", False),
        ("open(path, 'w', encoding='utf-8')", False),
        ("path.open('w')", True),
        ("path.open('wb')", False),
        ("subprocess.run(command, text=True)", True),
        ("subprocess.run(command, encoding='utf-8')", False),
        ("subprocess.run(command)", False),
    ],
)
def test_what_lacks_an_encoding_is_seen(call, lacks):
    assert list(without_encoding(call)) == [1] * lacks
