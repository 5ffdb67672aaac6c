"""The command says what it can do and what is wrong with an argument."""

import os
import shlex
import subprocess
import sys
from importlib.metadata import version

import pytest
from support.run import in_full_run

from framings import cli
from framings.lessons import ROOT, Lesson, chosen


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["notebook"], "invalid choice: 'notebook'"),
        (["notebooks", "--fast"], "unrecognized arguments: --fast"),
        (["words", "03"], "unrecognized arguments: 03"),
    ],
)
def test_a_wrong_argument_is_refused(arguments, message, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["99", "en/99", "nl/03", "03_other", "no.md", ""])
def test_an_unknown_lesson_is_answered_with_the_known_ones(wrong, lesson, capsys):
    assert cli.main(["notebooks", wrong], lesson.root) == 2
    message = capsys.readouterr().err
    assert f"lesson must be one of en/03_sample, by name or number; got {wrong!r}" in message


def test_no_lessons_at_all_is_said(tmp_path, capsys):
    assert cli.main(["notebooks"], tmp_path) == 2
    assert "there are no lessons in" in capsys.readouterr().err


def test_a_lesson_is_found_by_number_name_or_path(lesson):
    dutch = Lesson("nl", "03_voorbeeld", lesson.root)
    dutch.source.parent.mkdir()
    dutch.source.write_text("", encoding="utf-8")
    assert chosen([], lesson.root) == [lesson, dutch]
    assert chosen(["03"], lesson.root) == [lesson, dutch]
    assert chosen(["nl/03", "03_voorbeeld"], lesson.root) == [dutch]
    assert chosen([str(lesson.source), str(lesson.notebook)], lesson.root) == [lesson]


@pytest.mark.parametrize("arguments", [["--help"], ["notebooks", "--help"], ["numbers", "--help"]])
def test_help_is_given(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 0
    assert "usage: framings" in capsys.readouterr().out


def test_numbers_are_checked_in_the_files_asked_for(lesson, rewrite, capsys):
    assert cli.main(["numbers", str(lesson.source)], lesson.root) == 0
    rewrite("A door.", "A door for 28 people.")
    assert cli.main(["numbers"], lesson.root) == 1
    printed = capsys.readouterr().out
    assert f"{lesson.source}:48: '28' is tied to nothing" in printed
    assert "2 files, 1 complaints" in printed
    assert cli.main(["numbers", "nowhere.md"], lesson.root) == 2
    assert "got nowhere.md" in capsys.readouterr().err


def test_maintainers_tools_that_are_missing_are_named(lesson, monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "framings.build.notebooks", None)
    monkeypatch.delattr("framings.build.notebooks", raising=False)
    with pytest.raises(ModuleNotFoundError):
        cli.main(["notebooks"], lesson.root)

    def missing(*_):
        raise ModuleNotFoundError("No module named 'jupytext'", name="jupytext")

    monkeypatch.setattr(cli, "_notebooks", missing)
    assert cli.main(["notebooks"], lesson.root) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    command = said.split("jupytext is not installed; maintainers need: ")[1]
    assert shlex.split(command)[1:] == ["-m", "pip", "install", "-e", f"{ROOT}[maintain]"]
    assert subprocess.run([shlex.split(command)[0], "-c", ""]).returncode == 0


def test_without_pip_the_command_is_that_of_uv(lesson, monkeypatch, capsys):
    def missing(*_):
        raise ModuleNotFoundError("No module named 'jupytext'", name="jupytext")

    monkeypatch.setattr(cli, "_notebooks", missing)
    monkeypatch.setattr(cli, "find_spec", lambda name: None)
    assert cli.main(["notebooks"], lesson.root) == 1
    assert f"need: uv pip install --python {sys.executable} -e " in capsys.readouterr().err


def test_the_version_is_said(capsys):
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"framings {version('framings')}\n"


def run(code, *arguments, encoding="utf-8", **how):
    """Run the command as a terminal of some encoding would; ``code`` comes first."""
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", f"import sys; {code}", *map(str, arguments)]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, **how)


MAIN = "from pathlib import Path; from framings import cli; "


@in_full_run
@pytest.mark.parametrize("encoding", ["ascii", "cp850", "cp1252"])
def test_any_terminal_can_be_written_to(lesson, rewrite, encoding):
    rewrite("A door.", "∞ doors × 28 €, “σ”, −5…")
    for command in ("['numbers']", "['notebooks', '--check']"):
        done = run(
            f"{MAIN} sys.exit(cli.main({command}, Path(sys.argv[1])))",
            lesson.root,
            encoding=encoding,
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode == 1  # 28 is tied to nothing, the notebook is not built
        assert b"28" in done.stdout or b"out of step" in done.stdout


def test_a_reader_who_has_read_enough_is_no_error():
    shown = f"{MAIN} print('x' * 100_000); sys.exit(cli.main(['words', '--check']))"
    command = [sys.executable, "-c", f"import sys; {shown}"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""


@pytest.mark.parametrize("command", ["pages", "scorm"])
def test_wrong_arguments_and_a_missing_notebook_are_said(command, lesson, tmp_path, capsys):
    assert cli.main([command, "99"], lesson.root) == 2
    assert "got '99'" in capsys.readouterr().err
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    for wrong in (file, file / "inside"):
        assert cli.main([command, "--out", str(wrong)], lesson.root) == 2
        assert "--out must be a folder" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        cli.main([command, "--fine"], lesson.root)
    assert "unrecognized arguments: --fine" in capsys.readouterr().err
    assert cli.main([command, "--out", str(tmp_path)], lesson.root) == 1
    assert "the notebook is not built; run: framings notebooks en/03" in capsys.readouterr().err
