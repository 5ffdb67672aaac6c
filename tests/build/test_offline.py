"""What makes pages an app: a worker that knows every file, an edition, a manifest, icons."""

import json
import re
import struct

import pytest

from framings.build import folder, offline
from framings.build.pages import hashed_name

PAGE = {"index.html": b"front", "page.0123456789.js": b"script"}


@pytest.fixture
def pages(tmp_path):
    folder.write({"index.html": b"lesson"}, tmp_path / "03_substitutes")
    folder.write({"words.bin": b"words"}, tmp_path / "pagefind" / "index")
    (tmp_path / "03_substitutes" / "of_somebody_else.html").write_bytes(b"mine")
    return tmp_path


def app(pages, of="en", **changed):
    return offline.with_app({**PAGE, **changed}, of, pages)


def said(worker, name):
    return json.loads(re.search(rf"^const {name} = (.+);$", worker.decode(), re.MULTILINE)[1])


def test_the_worker_knows_every_file_that_was_written_and_no_other(pages):
    content = app(pages)
    folder.write(content, pages)
    everything = {
        path.relative_to(pages).as_posix()
        for path in pages.rglob("*")
        if path.is_file() and path.name not in (folder.LIST, "of_somebody_else.html")
    }
    assert {*said(content[offline.WORKER], "FILES")} == everything - {offline.WORKER}


def test_above_the_languages_it_knows_its_own_page_alone(pages):
    worker = offline.with_app(PAGE, "en", pages, below=False)[offline.WORKER]
    assert not any("/" in name for name in said(worker, "FILES"))


def test_another_content_is_another_edition_and_the_same_is_the_same(pages):
    first = app(pages)
    assert app(pages) == first
    editions = {said(first[offline.WORKER], "EDITION")}
    editions.add(said(app(pages, **{"index.html": b"new"})[offline.WORKER], "EDITION"))
    folder.write({"index.html": b"another lesson"}, pages / "03_substitutes")
    editions.add(said(app(pages)[offline.WORKER], "EDITION"))
    assert len(editions) == 3


@pytest.mark.parametrize(("of", "called"), [("en", "Marketing and sales"), ("nl", "Marketing en")])
def test_the_app_has_a_name_in_its_language_and_icons_of_their_size(pages, of, called):
    content = app(pages, of)
    about = json.loads(content[offline.MANIFEST])
    assert about["lang"] == of
    assert about["name"].startswith(called)
    assert about["short_name"].startswith(called)
    assert content[about["start_url"]] == PAGE["index.html"]
    assert {icon["purpose"] for icon in about["icons"]} == {"any", "maskable"}
    for icon in about["icons"]:
        data = content[icon["src"]]
        assert data.startswith(b"\x89PNG")
        assert "{}x{}".format(*struct.unpack(">II", data[16:24])) == icon["sizes"]


def test_icons_have_the_hash_of_their_content_in_their_name(pages):
    content = app(pages)
    for name, *_more in offline.ICONS:
        data = (offline.PAGE / name).read_bytes()
        assert content[hashed_name(name, data)] == data
