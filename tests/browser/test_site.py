"""The pages on a web server: kept for when there is no network, searched, installed, forgotten."""

import io
import json
import shutil
import time
import zipfile

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect
from support.pages import few_positions, serving, wcag_violations
from support.run import in_full_run

from framings import cli
from framings.build import offline, scorm
from framings.lessons import ROOT, Lesson

pytestmark = in_full_run  # the whole site is built

FIRST, LESSON = "00_start_here", "03_substitutes"
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
WEB = f"{STRICT}; connect-src 'self'; manifest-src 'self'"
KEPT = {"en": "kept on this device", "nl": "bewaard op dit apparaat"}


def policy(path):
    """As docs/course.md says: only the page that searches may run what pagefind brings."""
    may = path.split("?")[0].endswith("/search/index.html")
    return WEB.replace("script-src", "script-src 'wasm-unsafe-eval'") if may else WEB


@pytest.fixture(scope="module")
def folder(tmp_path_factory, running_browser):
    out = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        few_positions(patch, 20)
        wanted = [f"en/{FIRST[:2]}", f"en/{LESSON[:2]}", f"nl/{FIRST[:2]}"]
        assert cli.main(["pages", *wanted, "--out", str(out)], ROOT) == 0
    return out


@pytest.fixture(scope="module")
def site(folder):
    with serving(folder, policy) as address:
        yield address


@pytest.fixture
def visit(new_page):
    def visit(address, **settings):
        page = new_page(**{"viewport": {"width": 1366, "height": 768}} | settings)
        page.goto(address)
        return page

    return visit


def caches(page):
    return page.evaluate("caches.keys()")


def registered(page):
    return page.evaluate(
        "async () => (await navigator.serviceWorker.getRegistrations())"
        ".filter(({ active }) => active).map(({ scope }) => scope)"
    )


def until(so):
    """Wait until something is so, for ten seconds at most."""
    end = time.monotonic() + 10
    while not so():
        assert time.monotonic() < end
        time.sleep(0.05)


def slides(page):
    """Move the first slider; the sentence follows."""
    place = page.locator("[data-explorer]:has(input[type=range])").first
    sentence = place.locator(".live-sentence")
    said = sentence.inner_text()
    place.get_by_role("slider").first.press("ArrowRight")
    expect(sentence).not_to_have_text(said)


# Without a network


def test_after_one_visit_every_page_opens_without_a_server(folder, visit):
    with serving(folder, policy) as address:
        page = visit(f"{address}en/index.html")
        page.get_by_text(KEPT["en"]).wait_for()
        assert page.problems == []
    page.reload()
    page.get_by_role("link", name="Begin").click()
    slides(page)
    page.get_by_role("link", name="All lessons").first.click()
    page.get_by_role("link", name="Lesson 03").click()
    page.wait_for_url(f"{address}en/{LESSON}/index.html")
    slides(page)
    page.goto(f"{address}en/{LESSON}/?present")
    page.locator(".screen:not([hidden])").wait_for()
    page.goto(f"{address}en/")
    page.get_by_label("Search the lessons").fill("elasticity")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Glossary: elasticity", exact=True).click()
    page.wait_for_url(f"{address}en/glossary/index.html#elasticity")
    page.get_by_role("link", name="Privacy").click()
    page.get_by_role("button", name="Forget everything").wait_for()


def test_the_address_without_a_language_opens_without_a_server_too(folder, visit):
    with serving(folder, policy) as address:
        page = visit(address, locale="nl-NL")
        page.wait_for_url(f"{address}nl/index.html")
        page.get_by_text(KEPT["nl"]).wait_for()
        assert f"{address}nl/" in registered(page)  # what is said to be kept is kept
        until(lambda: {*registered(page)} == {address, f"{address}nl/"})
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.goto(address)
    page.wait_for_url(f"{address}nl/index.html")
    page.get_by_role("link", name="Begin", exact=True).wait_for()


def test_who_is_connected_reads_the_new_page_and_the_old_edition_goes(folder, tmp_path, visit):
    out = shutil.copytree(folder, tmp_path / "site")
    with serving(out, policy) as address:
        page = visit(f"{address}en/index.html")
        page.get_by_text(KEPT["en"]).wait_for()
        (before,) = caches(page)
        index, worker = out / "en/index.html", out / "en" / offline.WORKER
        index.write_text(index.read_text("utf-8").replace(">Begin<", ">Begin anew<"), "utf-8")
        worker.write_text(
            worker.read_text("utf-8").replace("EDITION = ", "EDITION = 'new' + "), "utf-8"
        )
        page.reload()
        page.get_by_role("link", name="Begin anew").wait_for()
        until(lambda: before not in caches(page))
        (after,) = caches(page)
        assert after.endswith(":new" + before.rsplit(":", 1)[1])
    page.reload()
    page.get_by_role("link", name="Begin anew").wait_for()


def test_what_cannot_be_kept_whole_is_not_kept(folder, tmp_path, visit):
    out = shutil.copytree(folder, tmp_path / "site")
    (out / "en/glossary/index.html").unlink()
    asked = []

    def noting(path):
        asked.append(path)
        return policy(path)

    with serving(out, noting) as address:
        page = visit(f"{address}en/index.html")
        until(lambda: "/en/glossary/index.html" in asked)
        until(lambda: registered(page) == caches(page) == [])
        assert KEPT["en"] not in page.locator("main").inner_text()
        page.get_by_role("link", name="Begin").click()
        slides(page)


def test_a_file_a_frame_and_a_page_alone_keep_nothing(folder, site, tmp_path, visit):
    page = visit((folder / "en/index.html").as_uri())
    assert page.locator("[data-explorer] .controls").count() == 1
    assert page.locator("link[rel=manifest]").count() == 0
    assert not page.get_by_role("search").is_visible()
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("link", name="Glossary").wait_for()
    assert page.get_by_role("link", name="Search").count() == 0
    assert page.problems == []

    shutil.copytree(folder, tmp_path / "site")
    (tmp_path / "site/around.html").write_text(
        f'<!DOCTYPE html><title>A</title><iframe title="A" src="en/index.html"></iframe>'
        f'<iframe title="B" src="en/{LESSON}/index.html"></iframe>',
        "utf-8",
    )
    shutil.copytree(folder / "en" / LESSON, tmp_path / "site/alone")
    with serving(tmp_path / "site") as address:
        page = visit(f"{address}around.html")
        frames = [page.frame_locator("iframe").nth(number) for number in (0, 1)]
        for frame in frames:
            frame.locator("[data-explorer] .controls").first.wait_for()
            assert frame.locator("link[rel=manifest]").count() == 0
        assert frames[0].get_by_role("search").count() == 0
        page.goto(f"{address}alone/index.html")
        page.locator("[data-explorer] .controls").first.wait_for()
        page.wait_for_timeout(300)
        assert registered(page) == []
        assert not [asked for asked in page.asked if offline.WORKER in asked]


def test_a_package_for_a_course_keeps_nothing(folder, tmp_path, visit):
    content = {path.name: path.read_bytes() for path in (folder / "en" / LESSON).iterdir()}
    packed = scorm.package(Lesson("en", LESSON, ROOT), content)
    # Even where a course unpacks it beside the pages.
    out = shutil.copytree(folder, tmp_path / "site")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(out / "en" / "course")
    with serving(out) as address:
        page = visit(f"{address}en/course/index.html")
        page.locator("[data-explorer] .controls").first.wait_for()
        page.wait_for_timeout(300)
        assert registered(page) == []
        assert page.locator("link[rel=manifest]").count() == 0


def test_under_a_policy_that_forbids_it_all_else_works_and_nothing_is_said(folder, visit):
    with serving(folder, STRICT) as address:
        page = visit(f"{address}en/index.html")
        page.locator("[data-explorer] .controls").first.wait_for()
        page.get_by_role("link", name="Begin").click()
        slides(page)
        assert page.problems == []


def test_it_can_be_installed(site, visit):
    for address in (f"{site}nl/index.html", f"{site}en/{LESSON}/index.html"):
        page = visit(address)
        page.wait_for_function("() => navigator.serviceWorker.ready.then(() => true)")
        page.locator("link[rel=manifest]").wait_for(state="attached")
        asked = page.context.new_cdp_session(page)
        manifest = asked.send("Page.getAppManifest")
        assert manifest["errors"] == []
        about = json.loads(manifest["data"])
        assert about["lang"] == address.removeprefix(site)[:2]
        # A test has no other window than one that keeps nothing.
        (why,) = asked.send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert why["errorId"] == "in-incognito"


def test_icons_are_pictures_of_the_door(running_browser):
    for name, drawn in offline.icons(running_browser).items():
        ours, theirs = (
            np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"), dtype=float)
            for data in (drawn, (offline.PAGE / name).read_bytes())
        )
        assert ours.shape == theirs.shape
        assert abs(ours - theirs).mean() < 1, "run: python -m framings.build.offline"


# The search


def test_a_reader_searches_by_keyboard(site, visit):
    page = visit(f"{site}en/index.html")
    page.get_by_label("Search the lessons").focus()
    page.keyboard.type("salesperson")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Search"
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_contain_text("Found for “salesperson”: ")
    assert page.get_by_label("Search the lessons").input_value() == "salesperson"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert wcag_violations(page) == []
    found = page.locator(f".places a[href*='{LESSON}/index.html#']").first
    title = found.inner_text()
    found.focus()
    assert found.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}en/{LESSON}/index.html#*")
    expect(page.get_by_role("heading", name=title, exact=True).first).to_be_in_viewport()
    page.get_by_role("link", name="Search").click()
    page.get_by_role("search").wait_for()
    assert page.problems == []


def test_it_speaks_the_readers_language(site, visit):
    page = visit(f"{site}nl/search/index.html?q=verkopers")
    expect(page.locator(".found")).to_contain_text("Gevonden voor “verkopers”: ")
    assert page.locator(".places a").first.get_attribute("href").startswith("/nl/")


@pytest.mark.parametrize("query", ["<b>bold</b>", "qqqq", 'qqqq & "qqq"'])
def test_what_is_not_found_is_said_as_it_was_written(site, visit, query):
    page = visit(f"{site}en/search/index.html")
    page.get_by_label("Search the lessons").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_contain_text(f"Nothing found for “{query}”.")
    assert page.locator(".found *, .places *").count() == 0


def test_where_the_index_is_missing_it_says_so(site, visit):
    page = visit(f"{site}en/search/index.html")
    page.context.route("**/pagefind/*", lambda route: route.abort())
    page.get_by_label("Search the lessons").fill("target")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_have_text("The search has not arrived. Load the page again.")


def test_from_a_file_it_says_what_else_to_do(folder, visit):
    page = visit((folder / "en/search/index.html").as_uri())
    assert not page.get_by_role("search").is_visible()
    assert "Ctrl+F" in page.locator(".found").inner_text()


# Statements


@pytest.mark.parametrize("of", ["en", "nl"])
def test_the_foot_of_each_page_leads_to_the_statements(site, folder, visit, of):
    page = visit(f"{site}{of}/{FIRST}/index.html")
    seen = []
    for number in range(3):
        link = page.locator("footer nav a").nth(number)
        link.click()
        page.locator("footer nav a").nth(2).wait_for()
        assert page.locator("main h1").count() == 1
        assert wcag_violations(page) == []
        seen.append(page.url.split("/")[-2])
    assert seen == ["accessibility", "privacy", "licence"]
    for address in (f"{of}/index.html", f"{of}/glossary/index.html", "index.html"):
        page.goto(f"{site}{address}", wait_until="commit")
        page.locator("footer nav a").nth(2).wait_for()
    page.goto(f"{site}{of}/licence/index.html")
    page.get_by_role("link", name="LICENSE", exact=True).click()
    terms = page.locator("details#LICENSE pre")
    expect(terms).to_be_in_viewport()
    assert terms.inner_text().strip() == (ROOT / "LICENSE").read_text(encoding="utf-8").strip()


def test_everything_on_the_device_is_forgotten_and_nothing_of_others(site, visit):
    page = visit(f"{site}en/{FIRST}/index.html")
    page.locator(".framings-option summary").first.click()
    slides(page)
    page.evaluate("localStorage.other = sessionStorage.other = 'theirs'; caches.open('theirs')")
    until(lambda: len(caches(page)) == 2)
    assert len(page.evaluate("Object.keys(localStorage)")) > 1
    page.locator("footer nav a", has_text="Privacy").click()
    page.get_by_role("button", name="Forget everything").press("Enter")
    page.get_by_text("is forgotten").wait_for()
    assert page.evaluate("Object.keys(localStorage)") == ["other"]
    assert caches(page) == ["theirs"]
    assert registered(page) == []
    page.goto(f"{site}en/{FIRST}/index.html")
    assert page.locator("details.framings-option[open]").count() == 0


def test_from_a_file_all_is_forgotten_too(folder, visit):
    page = visit((folder / "en/privacy/index.html").as_uri())
    page.evaluate("localStorage['framings:bet:x'] = '1'")
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_text("is forgotten").wait_for()
    assert page.evaluate("localStorage.length") == 0
    assert page.problems == []
