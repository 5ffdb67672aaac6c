"""Lessons without code, served by Voila with the very commands of docs/voila.md.

Slow, and Voila is no part of what a learner installs: full run only.
"""

import http.server
import os
import re
import shlex
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager

import pytest
from support.jupyter import free_port
from support.run import in_full_run

from framings.build import pages
from framings.lessons import ROOT, Lesson

pytestmark = in_full_run  # Voila takes half a minute
COMMANDS = re.findall(
    r"^\.venv/bin/python -m voila (.+)$",
    (ROOT / "docs" / "voila.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
COURSE = "https://your-course.example"  # as docs/voila.md calls it
LESSON = "/voila/render/03_substitutes.ipynb"


@contextmanager
def voila(arguments, home):
    """Serve the lessons with the arguments of a command of docs/voila.md, and give the address."""
    port = free_port()
    command = [sys.executable, "-m", "voila", *shlex.split(arguments), f"--port={port}"]
    environment = os.environ | {
        f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")
    }
    log = (home / "voila.log").open("w", encoding="utf-8")
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(address, timeout=5).close()
                break
            except OSError:
                if server.poll() is not None or time.monotonic() > end:
                    said = (home / "voila.log").read_text(encoding="utf-8")
                    pytest.fail(f"Voila does not answer:\n{said}")
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(30)
        log.close()


class Course(http.server.BaseHTTPRequestHandler):
    """A page on a server of its own with a lesson in a frame."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        source = f"{self.server.voila}{LESSON}"
        frame = f'<iframe title="Lesson" src="{source}" width="1000" height="800"></iframe>'
        self.wfile.write(f"<!DOCTYPE html><title>A course</title>{frame}".encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def course():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Course)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(running_browser):
    page = running_browser.new_page(viewport={"width": 1280, "height": 900})
    page.said = []
    page.on("console", lambda said: page.said.append(said.text))
    # What Voila would like from the internet must not be needed.
    page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
    yield page
    page.close()


def moves(place):
    """Move the first slider of a lesson by keyboard, and see what it shows change."""
    explorer = place.locator(".live-explorer").first
    explorer.locator(".live-picture svg").wait_for(timeout=90_000)
    picture, sentence = explorer.locator(".live-picture"), explorer.locator(".live-sentence")
    drawn, said = picture.inner_html(), sentence.inner_text()
    assert "At 35% of the market" in said
    slider = explorer.get_by_role("slider").first
    slider.press("ArrowRight")
    place.get_by_text("At 36% of the market").first.wait_for()
    assert picture.inner_html() != drawn


def test_the_page_shows_a_command_for_a_class_and_one_for_a_frame():
    assert len(COMMANDS) == 3
    assert "cull_idle_timeout" in COMMANDS[0]
    assert COURSE in COMMANDS[-1]
    # Without these each learner's Python reads all by itself, and two may want the same port.
    for command in COMMANDS:
        assert "--KernelProvisionerFactory.default_provisioner_name=framings" in command
        assert "--KernelManager.transport=ipc" in command


def test_a_class_without_code_and_a_frame_elsewhere_that_is_refused(page, course, tmp_path):
    with voila(COMMANDS[0], tmp_path) as address:
        page.goto(address)
        page.get_by_text("03_substitutes.ipynb").first.wait_for()
        page.goto(f"{address}{LESSON}")
        moves(page)
        there = len(pages.shown(pages.notebook(Lesson("en", "03_substitutes"))))
        assert page.locator(".live-explorer").count() == there
        assert page.locator("img.live-still").count() == there
        assert page.locator("img.live-still:visible").count() == 0
        assert page.get_by_text("import").count() == 0
        page.locator(".framings-question .framings-right summary").first.press("Enter")
        page.locator(".framings-question .framings-right p").first.wait_for()

        course.voila = address
        page.said.clear()
        page.goto(f"http://127.0.0.1:{course.server_port}")
        for _ in range(100):
            if any("frame-ancestors" in text for text in page.said):
                break
            page.wait_for_timeout(100)
        assert any("frame-ancestors" in text for text in page.said)
        assert page.frame_locator("iframe").get_by_text("Lesson 03").count() == 0


def test_a_lesson_in_a_frame_of_a_course(page, course, tmp_path):
    home = f"http://127.0.0.1:{course.server_port}"
    with voila(COMMANDS[-1].replace(COURSE, home), tmp_path) as address:
        course.voila = address
        page.goto(home)
        moves(page.frame_locator("iframe"))
