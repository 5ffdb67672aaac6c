"""A folder written anew: whole files, and nothing of anybody else is touched."""

import hashlib
import itertools
import json
import subprocess
import sys

import pytest

from framings.build import folder
from framings.build.notebooks import BuildError
from framings.lessons import ROOT

PAGE = {"index.html": b"one", "page.1.js": b"first", "LICENSE": b"free"}
NEXT = {"index.html": b"two", "page.2.js": b"second", "LICENSE": b"free"}


def test_what_is_not_ours_stays(tmp_path):
    mine = {
        "notes.html": b"<p>mine</p>",
        "page.css": b"mine",
        "words.js": b"mine",
        "page.0.js": b"mine",
        "more/index.html": b"mine",
        ".framings.txt": b"mine",
    }
    (tmp_path / "more").mkdir()
    for name, data in mine.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link.js").symlink_to(tmp_path / "words.js")
    for content in (PAGE, NEXT, PAGE, NEXT):
        assert folder.write(content, tmp_path)
        assert not folder.write(content, tmp_path)
        assert files_in(tmp_path) == mine | content
        assert (tmp_path / "link.js").is_symlink()


def files_in(place):
    """Return what files hold, without the list of those that were written."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file() and not path.is_symlink() and path.name != folder.LIST
    }


def test_what_somebody_changed_stays(tmp_path):
    folder.write(PAGE, tmp_path)
    (tmp_path / "page.1.js").write_bytes(b"changed by hand")
    folder.write(NEXT, tmp_path)
    assert files_in(tmp_path) == NEXT | {"page.1.js": b"changed by hand"}
    folder.write({"index.html": b"three"}, tmp_path)
    assert files_in(tmp_path) == {"index.html": b"three", "page.1.js": b"changed by hand"}


@pytest.mark.parametrize("how", ["before", "since", "a folder", "a link", "a broken link"])
def test_nothing_of_somebody_else_is_written_over(tmp_path, how):
    site, index = tmp_path / "site", tmp_path / "site" / "index.html"
    if how == "before":
        site.mkdir()
    else:
        folder.write(PAGE, site)
        index.unlink()
    if how == "a folder":
        index.mkdir()
    elif "link" in how:
        index.symlink_to(tmp_path / "other.html")
        if how == "a link":
            (tmp_path / "other.html").write_bytes(PAGE["index.html"])
    else:
        index.write_bytes(b"mine")
    before = files_in(tmp_path)
    with pytest.raises(BuildError, match=f"not written by an earlier run.*{index}"):
        folder.write(NEXT, site)
    assert files_in(tmp_path) == before
    assert index.is_symlink() == ("link" in how)


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"page.1.js": "ab"}', "null", "\xff"])
def test_without_its_list_nothing_is_taken_for_its_own(tmp_path, damage):
    folder.write(PAGE, tmp_path)
    (tmp_path / folder.LIST).write_text(damage, encoding="latin-1")
    with pytest.raises(BuildError, match=r"index\.html"):
        folder.write(NEXT, tmp_path)
    assert files_in(tmp_path) == PAGE


def test_a_list_that_names_files_elsewhere_reaches_none_of_them(tmp_path):
    (tmp_path / "mine.js").write_bytes(b"mine")
    known = [hashlib.sha256(b"mine").hexdigest()]
    site = tmp_path / "site"
    site.mkdir()
    names = {"../mine.js": known, str(tmp_path / "mine.js"): known}
    (site / folder.LIST).write_text(json.dumps(names), encoding="utf-8")
    folder.write(PAGE, site)
    assert (tmp_path / "mine.js").read_bytes() == b"mine"


@pytest.mark.parametrize("after", range(8))
def test_what_is_interrupted_leaves_whole_files_and_is_mended_by_the_next_run(
    tmp_path, monkeypatch, after
):
    folder.write(PAGE, tmp_path)
    left = itertools.count(after, -1)
    replace = type(tmp_path).replace

    def interrupted(draft, path):
        if next(left) == 0:
            raise KeyboardInterrupt
        return replace(draft, path)

    with monkeypatch.context() as patch:
        patch.setattr(type(tmp_path), "replace", interrupted)
        try:
            folder.write(NEXT, tmp_path)
            finished = True
        except KeyboardInterrupt:
            finished = False
    assert finished == (after >= 4)  # two lists, the page and its script
    there = files_in(tmp_path)
    assert all(data in (PAGE.get(name), NEXT.get(name)) for name, data in there.items())
    # Whichever page stands there, what it names stands there too.
    assert there.keys() >= (PAGE if there["index.html"] == b"one" else NEXT).keys()
    folder.write(NEXT, tmp_path)
    assert files_in(tmp_path) == NEXT


WRITING = """
import sys
from pathlib import Path
from framings.build import folder
mark, place = sys.argv[1].encode(), Path(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for turn in range(60):
    name = f"page.{sys.argv[1]}{turn % 3}.js"
    folder.keep_others(["index.html"], place)
    folder.write({"index.html": name.encode(), name: mark * 50_000, "LICENSE": b"free"}, place)
"""


def test_two_runs_at_once_write_into_the_same_folder(tmp_path):
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITING, mark, str(tmp_path)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for mark in "ab"
    ]
    for run in runs:
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        run.stdin.write("\n")
        run.stdin.flush()
    for run in runs:
        assert run.communicate(timeout=60)[1] == ""
        assert run.returncode == 0
    there = files_in(tmp_path)
    assert set(there) == {"index.html", "LICENSE", there["index.html"].decode()}
    folder.write(NEXT, tmp_path)  # all of it is known as its own
    assert files_in(tmp_path) == NEXT
