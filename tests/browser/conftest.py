"""A browser and JupyterLab for the tests in this folder, once a session."""

import os
import shutil
from pathlib import Path

import pytest
from support.jupyter import browser, chromium, jupyter_lab

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
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


@pytest.fixture(scope="module")
def page(running_browser):
    context = running_browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    yield page
    context.close()
