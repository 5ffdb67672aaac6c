"""The index of the search: texts and terms, and nothing that would give an answer away."""

import pytest
from support.pages import found_text
from support.run import in_full_run

from framings.build import front, search
from framings.lessons import ROOT, Lesson
from framings.teaching import glossary
from framings.words import speaking

LESSON = Lesson("nl", "03_substitutes", ROOT)
HTML = """<html lang="nl"><main><h1>Les 03. Vervangbaar</h1><h2 id="Het-idee">Het idee</h2>
<p>Een pompernikkel die trekt.</p><section class="framings-bet">Verklapt.</section>
<section class="framings-question">Verraden.</section><pre>Geprint.</pre></main></html>"""


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    out = tmp_path_factory.mktemp("search")
    page = out / "nl" / LESSON.name / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(HTML, encoding="utf-8")
    return out


@pytest.fixture(scope="module")
def index(out):
    return search.index("nl", ROOT, out)


def records(index):
    return [found_text(packed) for packed in index["pagefind/fragment"].values()]


def test_a_lesson_and_every_term_are_found_under_the_address_of_their_place(index):
    with speaking("nl"):
        terms = glossary.glossary()
    addresses = {record["url"] for record in records(index)}
    assert addresses == {
        f"{LESSON.name}/index.html",
        *(f"{front.GLOSSARY}/index.html#{key}" for key in terms),
    }
    (lesson,) = (one for one in records(index) if one["url"].startswith(LESSON.name))
    assert "pompernikkel die trekt" in lesson["content"]
    assert lesson["meta"]["title"] == "Les 03. Vervangbaar"
    assert "Het-idee" in {anchor["id"] for anchor in lesson["anchors"]}


def test_no_bet_question_or_print_is_in_it(index):
    (lesson,) = (one for one in records(index) if one["url"].startswith(LESSON.name))
    for word in ("Verklapt", "Verraden", "Geprint"):
        assert word in HTML
        assert word not in str(lesson)


def test_what_a_browser_loads_is_there_with_its_licence_and_nothing_besides(index):
    assert [*index] == [*search.FOLDERS]
    names = {*index["pagefind"]}
    assert {"pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind", "LICENSE"} <= names
    assert not [name for name in names if "-ui" in name or "highlight" in name]
    size = sum(len(data) for content in index.values() for data in content.values())
    assert size < 400_000


@in_full_run
def test_the_same_pages_give_the_same_index(out, index):
    assert search.index("nl", ROOT, out) == index


def test_without_pagefind_there_is_none(out, monkeypatch):
    monkeypatch.setattr(search, "can", lambda: False)
    assert search.index("nl", ROOT, out) == {name: {} for name in search.FOLDERS}
