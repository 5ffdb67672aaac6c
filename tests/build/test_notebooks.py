"""Texts become notebooks: the same bytes each time, and nothing a learner should not see."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from jupytext.cli import jupytext
from support.kernel import NOTEBOOKS, code_cells, running_kernel

from framings import cli
from framings.build import notebooks
from framings.lessons import ABOUT, BuildError, Lesson, front_matter, lessons
from framings.words import _, speaking


def test_the_notebook_is_valid_executed_and_the_same_each_time(lesson):
    first = notebooks.executed(lesson)
    nbformat.validate(first)
    content = notebooks.as_bytes(first)
    assert content == notebooks.as_bytes(notebooks.executed(lesson))
    assert content.endswith(b"}\n")
    code = [cell for cell in first.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [*range(1, 11)]
    assert code[0].metadata == {"jupyter": {"source_hidden": True}}
    # The still picture stays, the widget does not.
    assert [list(output.data) for output in code[3].outputs] == [["text/html", "text/plain"]]
    # Written in two goes, kept as one.
    assert [output.output_type for output in code[6].outputs] == ["stream", "execute_result"]
    assert code[6].outputs[0].text == "one\ntwo\n"
    kept = json.loads(content)
    about = {"title": "03 · Sample: what replaces what?", "minutes": 15, "language": "en"}
    assert kept["metadata"] == notebooks.METADATA | about
    assert str(lesson.root) not in content.decode()


def test_ids_follow_the_text_and_not_the_place(rewrite):
    before = [cell.id for cell in notebooks.from_text(rewrite("None.", "None."))[0].cells]
    after = [
        cell.id
        for cell in notebooks.from_text(
            rewrite("Who knocks?\n", "Who knocks?\n\n```{code-cell} ipython3\n0\n```\n")
        )[0].cells
    ]
    assert len(set(after)) == len(after)
    assert set(before) < set(after)


def test_equal_cells_have_ids_of_their_own(rewrite):
    cells = notebooks.from_text(rewrite('closing("03")', 'bet("03", "fewer")'))[0].cells
    assert len({cell.id for cell in cells}) == len(cells)


def test_links_between_texts_become_links_between_notebooks(rewrite):
    lesson = rewrite(
        "None.", "[A](04_b.md#c), [B](04_b.md), [D](../../data/README.md), `(04_b.md)`"
    )
    source = "".join(cell.source for cell in notebooks.from_text(lesson)[0].cells)
    assert "[A](04_b.ipynb#c), [B](04_b.ipynb), [D](../../data/README.md), `(04_b.md)`" in source


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("1 / 0", "en/03_sample, cell 13 (line {line}): ZeroDivisionError: division by zero"),
        (
            "import warnings; warnings.warn('old')",
            "cell 13 (line {line}) writes to the error stream",
        ),
        ("print(object())", "cell 13 (line {line}) shows an address in memory"),
        ("print('/home/someone/x')", "shows a path of this machine: /home/someone"),
        ("import os; os.getcwd()", "shows a path of this machine"),
        ("import os; os._exit(1)", "en/03_sample: DeadKernelError"),
    ],
)
def test_what_no_learner_should_see_stops_the_build(rewrite, code, message):
    lesson = rewrite("1 + 1\n", f"{code}\n")
    lines = lesson.source.read_text(encoding="utf-8").splitlines()
    line = lines.index('print("one")')  # the line above it starts the cell
    with pytest.raises(BuildError) as error:
        notebooks.executed(lesson)
    assert message.format(line=line) in str(error.value)


def test_a_path_inside_a_picture_is_seen_too(rewrite):
    with pytest.raises(BuildError, match="shows a path of this machine: /home/someone"):
        notebooks.executed(rewrite("50 calls", "/home/someone/calls"))


def test_a_cell_that_takes_too_long_stops_the_build(rewrite, monkeypatch):
    monkeypatch.setattr(notebooks, "SECONDS_A_CELL", 1)
    with pytest.raises(BuildError, match="en/03_sample: CellTimeoutError"):
        notebooks.executed(rewrite("1 + 1\n", "import time; time.sleep(60)\n"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("minutes: 15\n", "", "minutes must be a whole number from 1 to 60; got None"),
        ("minutes: 15\n", "minutes: long\n", "minutes must be .*; got 'long'"),
        ("language: en\n", "language: nl\n", "language must be 'en'; got 'nl'"),
        ("title: '03 · Sample: what replaces what?'\n", "", "title must be a text; got None"),
        ("minutes: 15\n", "minutes: [\n", "front matter is not YAML"),
        ("---\njupytext", "jupytext", "must start with front matter"),
        (":jupyter: {source_hidden: true}", ":jupyter: {", "is not a notebook in MyST"),
    ],
)
def test_a_mistake_at_the_top_is_named(rewrite, old, new, message):
    with pytest.raises(BuildError, match=f"en/03_sample: .*{message}"):
        notebooks.from_text(rewrite(old, new))


def test_the_command_builds_checks_and_says_what_differs(lesson, capsys):
    def run(*arguments):
        code = cli.main(["notebooks", *arguments], lesson.root)
        return code, capsys.readouterr()

    assert run("--check")[0] == 1
    assert not lesson.notebook.exists()
    code, printed = run()
    assert (code, printed.err) == (0, "")
    assert "[1/1] en/03_sample … built (" in printed.out
    assert " words, 2 explorers in the steps, 4 bets and questions: 15 minutes\n" in printed.out
    assert "unchanged" in run("03")[1].out
    assert run("03", "--check")[0] == 0
    changed = json.loads(lesson.notebook.read_text(encoding="utf-8"))
    changed["cells"][0]["source"] = ["# Other"]
    lesson.notebook.write_text(json.dumps(changed), encoding="utf-8")
    code, printed = run("--check")
    assert code == 1
    assert "out of step" in printed.out
    assert "cell 1 (markdown) differs in source" in printed.out
    assert lesson.notebook.read_text(encoding="utf-8") == json.dumps(changed)
    lesson.source.with_name("04_broken.md").write_text("No front matter.", encoding="utf-8")
    (lesson.notebook.with_name("05_orphan.ipynb")).write_text("{}", encoding="utf-8")
    code, printed = run()
    assert code == 1
    assert "[1/2] en/03_sample … built (" in printed.out
    assert "en/04_broken: the text must start with front matter" in printed.err
    assert "notebooks/en/05_orphan.ipynb has no text in lessons/" in printed.err


SENTENCE = (
    "This notebook runs in a Python without the packages of the lessons: in a terminal, in the"
    " folder of the lessons, write python3 start.py (on Windows: py start.py), which installs what"
    " is missing and opens the lessons."
)


@pytest.fixture(scope="module")
def elsewhere():
    """A kernel of another Python, in which the lessons' package is not installed."""
    with running_kernel() as kernel:
        kernel.run("import sys; sys.modules['framings'] = None")
        yield kernel


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_kernel_without_the_package_gets_one_sentence_with_the_cure(elsewhere, notebook):
    (said,) = elsewhere.run(code_cells(notebook)[0].source)
    (sentence,) = said["traceback"]
    with speaking(notebook.parent.name):
        assert sentence == _(SENTENCE)
    assert "python3 start.py" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("lesson", lessons(), ids=str)
@pytest.mark.parametrize("suffix", [".md", ".ipynb"])
def test_jupytext_keeps_what_a_lesson_says_about_itself(lesson, suffix, tmp_path):
    before = front_matter(lesson)
    saved = Lesson(lesson.language, lesson.name, tmp_path)
    for path in (saved.source, saved.notebook):
        path.parent.mkdir(parents=True)
    if suffix == ".md":  # opened as a notebook, and saved
        shutil.copy(lesson.source, saved.source)
        jupytext(["--quiet", "--to", "ipynb", str(saved.source), "--output", str(saved.notebook)])
    else:
        shutil.copy(lesson.notebook, saved.notebook)
    for _again in range(2):
        jupytext(["--quiet", "--to", "md:myst", str(saved.notebook), "--output", str(saved.source)])
        after = front_matter(saved)
        assert [after[key] for key in ABOUT] == [before[key] for key in ABOUT]
        jupytext(["--quiet", "--to", "ipynb", str(saved.source), "--output", str(saved.notebook)])
    # What is built from the saved text is what was built before, but for links saved as they stand.
    built, _ = notebooks.from_text(saved)
    wanted, _ = notebooks.from_text(lesson)
    assert [cell.source for cell in built.cells] == [cell.source for cell in wanted.cells]
    assert [cell.metadata for cell in built.cells] == [cell.metadata for cell in wanted.cells]
    assert built.metadata == wanted.metadata


@pytest.mark.skipif(os.name == "nt", reason="a console event there, which no test can send")
def test_ctrl_c_is_one_line(rewrite):
    lesson = rewrite("1 + 1\n", "import time; open('begun', 'w').close(); time.sleep(60)\n")
    main = "import sys; from pathlib import Path; from framings import cli; "
    main += "sys.exit(cli.main(['notebooks'], Path(sys.argv[1])))"
    with subprocess.Popen(
        [sys.executable, "-c", main, str(lesson.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as command:
        while not (lesson.notebook.parent / "begun").exists():
            assert command.poll() is None
            time.sleep(0.1)
        os.killpg(command.pid, signal.SIGINT)
        _, said = command.communicate(timeout=60)
    assert said == b"framings: interrupted\n"
    assert command.returncode == 130


def test_a_text_that_is_not_in_utf_8_is_named(lesson, capsys):
    lesson.source.write_bytes(
        lesson.source.read_bytes().replace(b"A door.", "A dör.".encode("cp1252"))
    )
    for command in (["notebooks"], ["numbers"]):
        assert cli.main(command, lesson.root) == 1
        said = capsys.readouterr().err
        assert f"{lesson.source}, line 48: not in UTF-8" in said


def test_a_mark_at_the_start_and_the_line_ends_of_windows_change_nothing(lesson):
    wanted = notebooks.from_text(lesson)
    text = lesson.source.read_bytes()
    lesson.source.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert notebooks.from_text(lesson) == wanted


def test_a_question_bank_that_cannot_be_read_is_named(rewrite, capsys):
    lesson = rewrite("[strip]", "[stripe]", ".toml")
    assert cli.main(["notebooks"], lesson.root) == 1
    assert "03_sample.toml: unknown 'stripe'" in capsys.readouterr().err
