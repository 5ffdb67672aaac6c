"""Take a lesson over into Open edX: start, answer, leave, resume, complete.

    python tests/robustness/openedx.py

Serves openedx-scorm-xblock, a learning management system that shares nothing with the one of
tests/browser/test_scorm.py: it answers "" when asked for the status, names no reader, and keeps
values without a commit. It runs in an environment of its own, since it wants other versions than we
do. This is no part of the tests, since it needs a package index.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from playwright.sync_api import FrameLocator, Page  # noqa: E402
from support.jupyter import browser, chromium  # noqa: E402

from framings.build import pages, scorm  # noqa: E402
from framings.build.figures import figure  # noqa: E402
from framings.lessons import ROOT, Lesson  # noqa: E402

LESSON = Lesson("en", "03_substitutes", ROOT)
BLOCK = "course.scorm.d0.u0"
UPLOADED = {
    "display_name": "Lesson 03", "width": "", "height": "700", "has_score": "1", "weight": "1",
    "enable_navigation_menu": "0", "enable_fullscreen_button": "0", "navigation_menu_width": "",
    "popup_on_launch": "0",
}  # fmt: skip


@contextmanager
def course(folder: Path) -> Iterator[str]:
    """Install the system, serve a course with it, and give its address."""
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv = [sys.executable, "-m", "uv", "--quiet"]
    wanted = TESTS / "support" / "openedx.txt"
    for command in (
        [*uv, "venv", "--python", sys.executable, str(folder / "venv")],
        [*uv, "pip", "install", "--python", str(python), "-r", str(wanted)],
    ):
        subprocess.run(command, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with (folder / "log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(
            [str(python), str(TESTS / "support" / "openedx_server.py"), str(port)],
            cwd=folder, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            for _ in range(120):
                try:
                    urllib.request.urlopen(address, timeout=60).close()
                    break
                except OSError:
                    time.sleep(0.5)
            else:
                log.seek(0)
                raise RuntimeError(f"Open edX does not start:\n{log.read()}")
            yield address
        finally:
            server.terminate()
            server.wait()


def packed() -> bytes:
    """Pack the lesson, with few positions."""
    figures = {name: figure(name, "en", 60) for name in pages.shown(pages.notebook(LESSON))}
    return scorm.package(LESSON, pages.files(LESSON, pages.notebook(LESSON), figures))


def upload(page: Page, address: str, package: bytes) -> None:
    """Do what a teacher does: put the package into the course."""
    page.goto(f"{address}/scenario/scorm.0/")
    token = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}["csrftoken"]
    file = {"name": "lesson.zip", "mimeType": "application/zip", "buffer": package}
    answer = page.request.post(
        f"{address}/handler/{BLOCK}/studio_submit?student=student_1",
        headers={"X-CSRFToken": token},
        multipart={**UPLOADED, "file": file},
    )
    assert answer.ok, answer.text()
    assert answer.json() == {"result": "success", "errors": []}


def lesson(page: Page, address: str) -> FrameLocator:
    """Open the lesson in the course, once it has begun."""
    page.goto(f"{address}/scenario/scorm.0/")
    here = page.frame_locator("iframe.scorm-embedded")
    here.locator(".score").wait_for()
    return here


def choose(here: FrameLocator, question: int, kind: str) -> None:
    """Answer a question."""
    option = here.locator(".framings-question").nth(question).locator(f".framings-{kind}")
    option.first.locator("summary").press("Enter")


def known(page: Page, address: str) -> tuple[str, float]:
    """Return status and score as the course knows them."""
    html = page.request.get(f"{address}/scenario/scorm.0/").text()
    status = re.search("lesson_status=&#x27;(.*?)&#x27;", html)
    score = re.search(r"lesson_score=([\d.]+)", html)
    assert status
    assert score
    return status[1], float(score[1])


def until_known(page: Page, address: str, wanted: tuple[str, float]) -> None:
    """Wait until the course knows this status and score: it keeps them in its own time."""
    for _ in range(50):
        if known(page, address) == wanted:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"the course knows {known(page, address)}, not {wanted}")


def main() -> int:
    """Go through the course, and say how it went."""
    if chromium() is None:
        print("no Chromium or Chrome on this machine")
        return int(bool(os.environ.get("FRAMINGS_NEEDS_BROWSER")))
    with (
        tempfile.TemporaryDirectory() as folder,
        course(Path(folder)) as address,
        browser() as running,
    ):
        page = running.new_page(viewport={"width": 1366, "height": 900})
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.post_data or ""))
        upload(page, address, packed())

        here = lesson(page, address)
        until_known(page, address, ("incomplete", 0.0))
        count = here.locator(".framings-question").count()
        one, all_but_one = (round(right / count, 2) for right in (1, count - 1))
        slider = here.get_by_role("slider").first
        slider.press("End")
        sentence = here.locator(".live-sentence").first.inner_text()
        # The right one last: its score, once known, tells that all before it has arrived too.
        choose(here, 1, "wrong")
        choose(here, 0, "right")
        until_known(page, address, ("incomplete", one))
        print(f"started and answered: incomplete, {one:.0%}")

        here = lesson(page, address)
        here.get_by_text(f"1 of the 2 tried, of {count}").wait_for()
        assert here.locator("details.framings-option[open]").count() == 2
        assert here.locator(".live-sentence").first.inner_text() == sentence
        print("left and resumed: two answers and a slider as they were")

        for question in range(2, count):
            choose(here, question, "right")
        until_known(page, address, ("completed", all_but_one))
        print(f"completed: {all_but_one:.0%}")

        del sent[:]
        here = lesson(page, address)
        here.get_by_text(f"{count - 1} of {count}").wait_for()
        page.wait_for_timeout(2500)
        assert not any('"incomplete"' in text for text in sent)
        page.goto("about:blank")
        assert known(page, address) == ("completed", all_but_one)
        print(f"opened again: still completed, {all_but_one:.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
