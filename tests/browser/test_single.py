"""A lesson in one file, and an explorer in one: by themselves, and in somebody else's page."""

import pytest
from playwright.sync_api import expect
from support.pages import serving, wcag_violations
from support.run import in_full_run

from framings.build import pages, single
from framings.build.figures import figure
from framings.build.look import Look
from framings.lessons import ROOT, Lesson

pytestmark = in_full_run  # single files are built

LESSON = Lesson("en", "03_substitutes", ROOT)
# Somebody's page, with a style that would reach everything in it.
AROUND = """<!DOCTYPE html><html lang="en"><title>A page around</title>
<link rel="icon" href="data:,">
<style>* {{ color: rgb(1, 2, 3); }} p {{ margin: 50px; }}</style>
<h1>A page around</h1><p class="note">Ours.</p>{snippet}<p>After it.</p></html>"""


@pytest.fixture(scope="module")
def door():
    return figure("the_door", "en", 60)


@pytest.fixture(scope="module")
def files(tmp_path_factory, running_browser, door):
    out = tmp_path_factory.mktemp("single")
    figures = {
        name: door if name == "the_door" else figure(name, "en", 60)
        for name in pages.shown(pages.notebook(LESSON))
    }
    page = pages.files(LESSON, pages.notebook(LESSON), figures)
    (out / "ours.css").write_text("main { border: 7px solid red; }", encoding="utf-8")
    (out / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>', encoding="utf-8"
    )
    dressed = Look(out / "ours.css", out / "logo.svg").dressed(page)
    (out / "lesson.html").write_bytes(single.one_file(dressed, "en"))
    widget = single.widget("the_door", "en", door, ROOT)
    (out / "the_door.html").write_bytes(widget)
    snippet = single.snippet("The door", widget).decode()
    (out / "around.html").write_text(AROUND.format(snippet=snippet), encoding="utf-8")
    (out / "frame.html").write_text(
        AROUND.format(snippet='<iframe title="The door" src="{address}the_door.html"></iframe>'),
        encoding="utf-8",
    )
    return out


@pytest.fixture
def opened(new_page):
    def opened(address, **settings):
        page = new_page(viewport={"width": 1200, "height": 900}, **settings)
        page.goto(address)
        return page

    return opened


def moves(place):
    place.locator(".live-explorer:has(.controls)").first.wait_for()
    sentence = place.locator(".live-sentence").first
    said = sentence.inner_text()
    place.get_by_role("slider").first.press("ArrowRight")
    expect(sentence).not_to_have_text(said)


def test_a_lesson_in_one_file_asks_for_nothing_else(files, opened):
    address = (files / "lesson.html").as_uri()
    page = opened(address)
    moves(page)
    page.locator("[data-explorer]:not(:has(.controls))").first.wait_for(state="detached")
    page.locator(".framings-question summary").first.click()
    expect(page.locator(".score")).to_contain_text("of the 1 tried")
    assert page.locator("main").evaluate("main => getComputedStyle(main).borderTopWidth") == "7px"
    assert page.locator("img.logo").evaluate("image => image.naturalWidth") == 40
    assert all(url == address or url.startswith(("data:", "blob:")) for url in page.asked)
    assert page.problems == []


def test_its_foot_names_the_terms_and_opens_them(files, opened):
    page = opened((files / "lesson.html").as_uri())
    foot = page.locator("footer")
    assert "stand below, under LICENSE" in foot.inner_text()
    foot.locator("summary").click()
    assert "CC BY 4.0" in foot.inner_text()
    assert "MIT" in foot.locator("pre").inner_text()


def test_an_explorer_in_one_file_is_a_page(files, opened):
    page = opened((files / "the_door.html").as_uri())
    moves(page)
    assert page.title() == "The door"
    assert wcag_violations(page) == []
    assert page.problems == []


def test_what_is_pasted_fits_and_neither_style_reaches_the_other(files, opened):
    with serving(files) as address:
        page = opened(f"{address}around.html")
        frame = page.frame_locator("iframe")
        moves(frame)
        inside = frame.locator("html").evaluate(
            "html => [html.scrollHeight, innerHeight, getComputedStyle(html).color]"
        )
        assert inside[0] <= inside[1]  # no second scroll bar
        assert inside[2] != "rgb(1, 2, 3)"
        note = page.locator("p.note")
        assert note.evaluate("note => getComputedStyle(note).marginTop") == "50px"
        box, after = page.locator("iframe").bounding_box(), page.get_by_text("After it.")
        assert after.bounding_box()["y"] >= box["y"] + box["height"]
        assert page.problems == []


def test_from_another_place_where_nothing_is_kept_it_works(files, opened):
    with serving(files) as ours, serving(files) as theirs:
        text = (files / "frame.html").read_text(encoding="utf-8").replace("{address}", theirs)
        (files / "framed.html").write_text(text, encoding="utf-8")
        page = opened(f"{ours}framed.html")
        page.context.add_init_script(
            "if (window.parent !== window) for (const name of ['localStorage', 'sessionStorage'])"
            " Object.defineProperty(window, name, {"
            " get() { throw new DOMException('refused'); } });"
        )
        page.reload()
        moves(page.frame_locator("iframe"))
        assert page.problems == []
