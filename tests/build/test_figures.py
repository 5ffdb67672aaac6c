"""What was computed before is not computed again, unless something behind it has changed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.run import in_full_run

from framings.build import figures, kept
from framings.lessons import ROOT

WANTED = [("en", "two_plans"), ("en", "who_meets_a_rep")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder in which two coarse figures are kept."""
    folder = tmp_path_factory.mktemp("kept")
    first = {(of, name): made for of, name, made in figures.figures(WANTED, 20, folder)}
    assert first == {(of, name): figures.figure(name, of, 20) for of, name in WANTED}
    return folder


@pytest.fixture
def computing(monkeypatch):
    """The names of what is computed, here and not in processes."""
    names = []

    class Here:
        def __init__(self, *arguments, **options):
            pass

        def submit(self, _function, name, of, positions):
            names.append(name)
            raise InterruptedError

        def shutdown(self, cancel_futures):
            pass

    monkeypatch.setattr(figures, "ProcessPoolExecutor", Here)
    return names


def again(folder, positions=20):
    return [*figures.figures(WANTED, positions, folder)]


def test_what_was_computed_is_found_again_with_the_same_bytes(folder, computing):
    found = again(folder)
    assert computing == []
    assert [made for _of, _name, made in found] == [
        figures.figure(name, of, 20) for of, name in WANTED
    ]


def test_another_fineness_is_computed(folder, computing):
    with pytest.raises(InterruptedError):
        again(folder, 30)
    assert computing


@pytest.mark.parametrize(
    "changed",
    [
        "framings/explorers/same/two_plans.py",
        "framings/live/svg.py",
        "framings/models/pay.py",
        "framings/words.py",
        "framings/build/thin.py",
        "framings/assumptions.py",
    ],
)
def test_what_stands_behind_a_figure_is_in_its_key(changed, monkeypatch, tmp_path):
    modules = ("framings.explorers.same.two_plans", "framings.build.figures")
    modules += ("framings.explorers.marketing_accuses.whatever_the_margin",)
    sources = kept.behind(modules)
    assert ROOT / changed in sources
    before = kept.key(modules, "en")
    assert kept.key(modules, "en") == before
    edited = tmp_path / Path(changed).name
    shutil.copy(ROOT / changed, edited)
    edited.write_text(edited.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    monkeypatch.setattr(kept, "behind", lambda _modules: {*sources, edited} - {ROOT / changed})
    assert kept.key(modules, "en") != before


def test_lessons_and_other_pictures_are_not_behind_a_figure():
    names = {path.name for path in kept.behind(("framings.explorers.same.two_plans",))}
    assert "two_plans.py" in names
    assert not names & {"the_door.py", "pages.py", "notebooks.py", "bank.py"}


def test_the_words_of_a_language_and_the_libraries_count(monkeypatch):
    module = ("framings.explorers.same.two_plans",)
    keys = {kept.key(module, "en"), kept.key(module, "nl"), kept.key(module, "en", 300)}
    monkeypatch.setattr(kept, "version", lambda library: "99")
    assert len({*keys, kept.key(module, "en")}) == 4


def test_one_of_each_name_is_kept(tmp_path):
    kept.keep(tmp_path, "a-all", "1", b"old")
    kept.keep(tmp_path, "a-all", "2", b"new")
    kept.keep(tmp_path, "a", "1", b"other")
    assert kept.found(tmp_path, "a-all", "1") is None
    assert kept.found(tmp_path, "a-all", "2") == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-all.2", "a.1"]


# What a shell starts in the background ignores Ctrl+C, and so would all that it starts.
COMPUTING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from framings import cli
sys.exit(cli.main(["widget", "the_door", "more_or_fewer", "--out", sys.argv[1]], Path(sys.argv[2])))
"""


# Another thread hears of Ctrl+C in the middle of starting a process, though the main one holds it
# back; so it is with the threads of NumPy. Nothing is held back of the other.
STARTING = """
import os, signal, threading, time
from multiprocessing import popen_spawn_posix
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
class Popen(popen_spawn_posix.Popen):
    def _launch(self, process):
        super()._launch(process)
        os.kill(os.getpid(), signal.SIG{how})
        time.sleep(0.1)
popen_spawn_posix.Popen = Popen
"""


@pytest.mark.skipif(os.name == "nt", reason="processes are started otherwise there")
@pytest.mark.parametrize("how", ["INT", pytest.param("TERM", marks=in_full_run)])
def test_whoever_is_interrupted_while_a_process_starts_leaves_none(tmp_path, how):
    code = f"{STARTING.format(how=how)}{COMPUTING}"
    command = [sys.executable, "-c", code, str(tmp_path / "out"), str(tmp_path)]
    # A process that stays keeps this waiting.
    run = subprocess.run(command, capture_output=True, timeout=20, check=False)
    assert run.stderr == b"framings: interrupted\n"
    assert run.returncode == 130


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("how", ["ctrl-c", pytest.param("term", marks=in_full_run)])
def test_whoever_is_interrupted_leaves_no_process_and_no_half_file(tmp_path, how):
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", COMPUTING, str(out), str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as command:
        children = f"/proc/{command.pid}/task/{command.pid}/children"
        # The first of its children keeps count; the others compute.
        while not (working := Path(children).read_text("utf-8").split()[1:]):
            assert command.poll() is None
            time.sleep(0.1)
        time.sleep(1)
        if how == "term":
            command.terminate()
        else:
            os.killpg(command.pid, signal.SIGINT)
        _, said = command.communicate(timeout=20)
    assert said == b"framings: interrupted\n"
    assert command.returncode == 130
    assert not [each for each in working if Path(f"/proc/{each}").exists()]
    assert not [*out.rglob("*")]
    assert not list(tmp_path.rglob("*.new"))
