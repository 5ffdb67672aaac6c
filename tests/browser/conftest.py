"""A browser and JupyterLab for the tests in this folder, once a session."""

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect
from support.jupyter import TALL, Lesson, browser, chromium, jupyter_lab
from support.run import FULL

from framings.build import pages

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(
    str(path.relative_to(NOTEBOOKS.parent))
    for path in NOTEBOOKS.rglob("*.ipynb")
    # Every day one lesson stands for all; .ci/run opens every one.
    if FULL or path.stem == "03_substitutes"
)
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


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, folder / "notebooks")
    with jupyter_lab(folder) as address:
        yield address


@pytest.fixture(scope="session", params=LESSONS)
def run(request, running_browser, lab):  # without a browser nothing is started
    """A lesson after Run All Cells; what stood there before is kept in ``not_yet_run``."""
    page = running_browser.new_page(viewport=TALL)
    lesson = Lesson(page, lab, request.param)
    page.get_by_text("| Idle").wait_for(timeout=60_000)
    # JupyterLab draws the cells one by one, and goes on while the kernel already rests.
    there = len(pages.shown(nbformat.read(NOTEBOOKS.parent / request.param, as_version=4)))
    expect(page.locator("img.live-still")).to_have_count(there, timeout=60_000)
    lesson.not_yet_run = what_stands_there(page)
    lesson.source = NOTEBOOKS.parent / "lessons" / "en" / f"{Path(request.param).stem}.md"
    lesson.run_all()
    page.locator(".live").first.wait_for()
    yield lesson
    page.close()


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
