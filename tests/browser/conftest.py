"""A browser and JupyterLab for the tests in this folder, once a session."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect
from support.jupyter import TALL, Lesson, browser, chromium, jupyter_lab
from support.kernel import ROOT
from support.pages import watched_page
from support.run import LESSONS

from framings.build import pages
from framings.words import speaking

expect.set_options(timeout=15_000)  # 5 seconds are little where two cores do much else
NO_BROWSER = "no Chromium or Chrome on this machine: the browser tests are skipped"


@pytest.fixture(scope="session")
def running_browser():
    if chromium() is None:
        # Where all must be tested, a browser that is missing is a failure and not an excuse.
        if os.environ.get("FRAMINGS_NEEDS_BROWSER"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with browser() as running:
        yield running


@pytest.fixture
def new_page(running_browser):
    """Open an empty page on a device of its own; see ``watched_page``."""
    contexts = []

    def new_page(**settings):
        contexts.append(running_browser.new_context(**settings))
        return watched_page(contexts[-1])

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    with jupyter_lab(folder) as address:
        yield address


@pytest.fixture(scope="session", params=LESSONS)
def has_run(request, running_browser, lab):  # without a browser nothing is started
    """A lesson after Run All Cells, for all tests of it."""
    page = running_browser.new_page(viewport=TALL)
    lesson = Lesson(page, lab, request.param)
    page.get_by_text("| Idle").wait_for(timeout=60_000)
    # JupyterLab draws the cells one by one, and goes on while the kernel already rests.
    there = len(pages.shown(nbformat.read(ROOT / request.param, as_version=4)))
    expect(page.locator("img.live-still")).to_have_count(there, timeout=60_000)
    lesson.not_yet_run = what_stands_there(page)
    _notebooks, lesson.language, name = Path(request.param).parts
    lesson.source = ROOT / "lessons" / lesson.language / f"{Path(name).stem}.md"
    lesson.run_all()
    page.locator(".live").first.wait_for()
    lesson.at_start = page.locator(".live-sentence").all_inner_texts()
    yield lesson
    page.close()


@pytest.fixture
def run(has_run):
    """A lesson after Run All Cells; what stood there before is kept in ``not_yet_run``.

    The test speaks the language of the lesson.
    """
    with speaking(has_run.language):
        yield has_run
    has_run.put_back()


@pytest.fixture
def window(run):
    """Give the lesson a window of another size, with the side bar closed; its notebook's edges."""
    page = run.page

    def window(width, height):
        page.set_viewport_size({"width": width, "height": height})
        place = page.locator(".jp-WindowedPanel-outer:visible")
        page.wait_for_function(  # JupyterLab follows when it has time
            "place => { const { right, bottom } = place.getBoundingClientRect();"
            " return right <= innerWidth && bottom <= innerHeight && bottom > innerHeight - 100; }",
            arg=place.element_handle(),
        )
        box = place.bounding_box()
        return box["y"], box["y"] + box["height"]

    page.keyboard.press("Escape")
    page.keyboard.press("Control+b")
    yield window
    page.keyboard.press("Control+b")
    window(**TALL)


def what_stands_there(page):
    return {
        "pictures": page.locator("img.live-still:visible").count(),
        "alts": [image.get_attribute("alt") for image in page.locator(".jp-OutputArea img").all()],
        "loaded": page.evaluate(
            "() => [...document.querySelectorAll('.jp-OutputArea img')]"
            ".every(image => image.complete && image.naturalWidth > 0)"
        ),
        "text": page.locator(".jp-Notebook").inner_text(),
    }
