"""The one command before a commit: it says what is wrong, and how to mend it."""

import sys

import pytest

from framings import cli
from framings.check import steps


def test_what_is_wrong_is_shown_with_what_mends_it(tmp_path, capsys):
    (tmp_path / "odd.py").write_text("x = {'a':1}\n", encoding="utf-8")
    assert cli.main(["check", "format"], tmp_path) == 1
    said = capsys.readouterr().out
    assert "[1/1] format … failed" in said
    assert "odd.py" in said
    assert "mend it: ruff format ." in said
    assert "to mend: format" in said


def test_all_is_well_is_said(tmp_path, capsys):
    (tmp_path / "even.py").write_text('"""Nothing."""\n', encoding="utf-8")
    assert cli.main(["check", "lint", "format"], tmp_path) == 0
    said = capsys.readouterr().out
    assert said.index("[1/2] format … ok") < said.index("[2/2] lint … ok")
    assert said.endswith("all is well\n")


def test_one_failure_does_not_hide_the_next(tmp_path, capsys):
    (tmp_path / "odd.py").write_text("import os\nx = {'a':1}\n", encoding="utf-8")
    assert cli.main(["check", "format", "lint"], tmp_path) == 1
    assert "to mend: format, lint" in capsys.readouterr().out


def test_an_unknown_step_is_answered_with_the_known_ones(tmp_path, capsys):
    assert cli.main(["check", "speed"], tmp_path) == 2
    message = (
        "step must be one of format, lint, types, words, numbers, languages, tests; got 'speed'"
    )
    assert message in capsys.readouterr().err


def test_a_missing_tool_is_named_with_what_installs_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(steps, "STEPS", (steps.Step("odd", "odd things", ("no_such_tool",), ""),))
    assert cli.main(["check"], tmp_path) == 1
    said = capsys.readouterr().err
    assert f"no_such_tool is not installed; maintainers need: {sys.executable} -m pip" in said


@pytest.mark.parametrize("step", steps.STEPS, ids=lambda step: step.name)
def test_every_step_stands_in_the_help(step, capsys):
    with pytest.raises(SystemExit):
        cli.main(["check", "--help"])
    assert step.looks_at.split(",")[0] in " ".join(capsys.readouterr().out.split())
