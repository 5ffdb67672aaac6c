"""Take lessons over into Open edX: start, answer, leave, resume, complete, fail and pass.

    python tests/robustness/openedx.py

Serves openedx-scorm-xblock, a learning management system that shares nothing with the one of
tests/browser/test_scorm.py: it answers "" when asked for the status, names no reader, and keeps
values without a commit. It runs in an environment of its own, since it wants other versions than we
do. This is no part of the tests, since it needs a package index.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from playwright.sync_api import Browser, FrameLocator  # noqa: E402
from support.jupyter import browser, chromium, free_port  # noqa: E402

from framings.build import pages, scorm  # noqa: E402
from framings.build.figures import figure  # noqa: E402
from framings.lessons import ROOT, Lesson  # noqa: E402

LESSON = Lesson("en", "03_substitutes", ROOT)
OTHER = Lesson("en", "00_start_here", ROOT)
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
    port = free_port()
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


def page_of(lesson: Lesson) -> dict[str, bytes]:
    """Make the page of a lesson, with few positions."""
    notebook = pages.notebook(lesson)
    return pages.files(
        lesson, notebook, {name: figure(name, "en", 60) for name in pages.shown(notebook)}
    )


class Reader:
    """Somebody who takes the course, with what it knows of them."""

    def __init__(self, running: Browser, address: str, name: str) -> None:
        """Open an empty page.

        Args:
            running: The browser.
            address: The course's address.
            name: What the course calls the reader.
        """
        self.page = running.new_context(viewport={"width": 1366, "height": 900}).new_page()
        self.address, self.name = address, name
        self.scenario = f"{address}/scenario/scorm.0/?student={name}"

    def upload(self, package: bytes) -> None:
        """Do what a teacher does: put a package into the course, in place of the one before."""
        self.page.goto(self.scenario)
        token = {each["name"]: each["value"] for each in self.page.context.cookies()}["csrftoken"]
        file = {"name": "lesson.zip", "mimeType": "application/zip", "buffer": package}
        answer = self.page.request.post(
            f"{self.address}/handler/{BLOCK}/studio_submit?student={self.name}",
            headers={"X-CSRFToken": token},
            multipart={**UPLOADED, "file": file},
        )
        assert answer.ok, answer.text()
        assert answer.json() == {"result": "success", "errors": []}

    def lesson(self) -> FrameLocator:
        """Open the lesson in the course, once it has begun."""
        self.page.goto(self.scenario)
        here = self.page.frame_locator("iframe.scorm-embedded")
        here.locator(".score").wait_for()
        return here

    def known(self) -> tuple[str, str, float, float]:
        """Return status, success, score and grade as the course knows them."""
        html = self.page.request.get(self.scenario).text()
        status, success = (
            re.search(f"{name}_status=&#x27;(.*?)&#x27;", html) for name in ("lesson", "success")
        )
        score = re.search(r"lesson_score=([\d.]+)", html)
        grade = re.search(r'class="grade">([\d.]+)<', html)
        assert status
        assert score
        assert grade
        # What is not told stands nowhere.
        return status[1], success[1] if success else "unknown", float(score[1]), float(grade[1])

    def until_known(self, *wanted: str | float) -> None:
        """Wait until the course knows this: it keeps what it is told in its own time."""
        for _ in range(50):
            if self.known()[: len(wanted)] == wanted:
                return
            self.page.wait_for_timeout(200)
        raise AssertionError(f"the course knows {self.known()}, not {wanted}")


def choose(here: FrameLocator, question: int, kind: str) -> None:
    """Answer a question."""
    option = here.locator(".framings-question").nth(question).locator(f".framings-{kind}")
    option.first.locator("summary").press("Enter")


def answer_all(here: FrameLocator, right: int) -> int:
    """Answer all questions, so many of them rightly, and return the score in per cent."""
    asked = here.locator(".framings-question").count()
    for question in range(asked):
        choose(here, question, "right" if question < right else "wrong")
    return round(100 * min(right, asked) / asked)


def without_a_mark(reader: Reader, package: bytes) -> None:
    """A lesson as it is packed where nothing else is asked for."""
    sent: list[str] = []
    page = reader.page
    page.on("request", lambda request: sent.append(request.post_data or ""))
    reader.upload(package)

    here = reader.lesson()
    reader.until_known("incomplete", "unknown", 0.0)
    asked = here.locator(".framings-question").count()
    one, all_but_one = (round(right / asked, 2) for right in (1, asked - 1))
    slider = here.get_by_role("slider").first
    slider.press("End")
    sentence = here.locator(".live-sentence").first.inner_text()
    # The right one last: its score, once known, tells that all before it has arrived too.
    choose(here, 1, "wrong")
    choose(here, 0, "right")
    reader.until_known("incomplete", "unknown", one)
    print(f"started and answered: incomplete, {one:.0%}")

    here = reader.lesson()
    here.get_by_text(f"1 of the 2 tried, of {asked}").wait_for()
    assert here.locator("details.framings-option[open]").count() == 2
    assert here.locator(".live-sentence").first.inner_text() == sentence
    print("left and resumed: two answers and a slider as they were")

    for question in range(2, asked):
        choose(here, question, "right")
    reader.until_known("completed", "unknown", all_but_one)
    print(f"completed: {all_but_one:.0%}")

    del sent[:]
    here = reader.lesson()
    here.get_by_text(f"{asked - 1} of {asked}").wait_for()
    page.wait_for_timeout(2500)
    assert not any('"incomplete"' in text for text in sent)
    page.goto("about:blank")
    reader.until_known("completed", "unknown", all_but_one)
    print(f"opened again: still completed, {all_but_one:.0%}")


def with_a_mark(reader: Reader, package: bytes, standard: scorm.Standard) -> None:
    """Fail, fail again, pass: as packed with ``--pass 60``; this course knows of no mark."""
    # In SCORM 1.2 one word says both, so who has failed has not completed.
    failed = ("incomplete" if standard is scorm.SCORM_12 else "completed", "failed")
    reader.upload(package)
    again = "Answer the questions once more"
    here = reader.lesson()
    assert here.get_by_role("button", name=again).count() == 0
    best = answer_all(here, 2)
    here.get_by_text(f"You have {best}%; this course asks for 60%.").wait_for()
    reader.until_known(*failed, best / 100, 0.0)
    for right in (1, 99):
        here = reader.lesson()
        here.get_by_role("button", name=again).press("Enter")
        if (reached := answer_all(here, right)) < best:
            here.get_by_text(f"You have {reached}%; this course asks for 60%.").wait_for()
            reader.page.wait_for_timeout(1000)  # time for what must not be told
            reader.until_known(*failed, best / 100, 0.0)
            print(f"failed with {best}%, and with {reached}% the better counts: not locked out")
    reader.until_known("completed", "passed", 1.0, 1.0)
    here = reader.lesson()
    assert here.get_by_role("button", name=again).count() == 0
    reader.page.wait_for_timeout(1000)
    reader.until_known("completed", "passed", 1.0, 1.0)
    print("answered once more: passed, and so it stays")


def together(reader: Reader, package: bytes) -> None:
    """Open a package of many: this course opens the first lesson, and has one status for all."""
    reader.upload(package)
    here = reader.lesson()
    assert "Lesson 00" in here.locator("h1").first.inner_text()
    assert reader.page.locator("iframe").count() == 1
    another = f":is(a, iframe, li):is([href*='{LESSON.name}'], [src*='{LESSON.name}'])"
    assert reader.page.locator(another).count() == 0  # nothing leads to it
    answer_all(here, 99)
    reader.until_known("completed", "unknown", 1.0)
    here = reader.lesson()
    assert "Lesson 00" in here.locator("h1").first.inner_text()
    print("of many in one package: the first is shown and completed, the others cannot be opened")


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
        page, other = page_of(LESSON), page_of(OTHER)
        readers = (Reader(running, address, f"reader_{number}") for number in count())
        without_a_mark(next(readers), scorm.package(LESSON, page))
        for standard in scorm.STANDARDS.values():
            print(f"with a pass mark, SCORM {standard.name}:")
            with_a_mark(next(readers), scorm.package(LESSON, page, 60, standard), standard)
        together(next(readers), scorm.course({OTHER: other, LESSON: page}, "All of it"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
