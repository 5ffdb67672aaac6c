"""A lesson as a module of a course, with scorm-again as the learning management system."""

import functools
import http.server
import io
import json
import re
import threading
import zipfile
from pathlib import Path

import pytest
from support.pages import watched_page

from framings.build import pages, scorm
from framings.lessons import ROOT, Lesson

LESSON = Lesson("en", "03_substitutes", ROOT)
TESTS = Path(__file__).parents[1]
LMS = TESTS / "support" / "lms.html"
SCORM_AGAIN = TESTS / "vendor" / "scorm-again" / "scorm12.min.js"


TIMES_KEPT = "calls.filter(({texts}) => texts[0] === 'cmi.suspend_data').length"


class Course(http.server.SimpleHTTPRequestHandler):
    """Serves a course with one lesson, and keeps what it is told, as long as the test lasts."""

    def do_GET(self):
        match self.path:
            case "/":
                self.answer(LMS.read_bytes(), "text/html")
            case "/scorm12.min.js":
                self.answer(SCORM_AGAIN.read_bytes(), "text/javascript")
            case "/kept":
                kept = self.server.reports[-1] if self.server.reports else None
                self.answer(json.dumps(kept).encode(), "application/json")
            case _:
                self.path = self.path.removeprefix("/lesson")
                super().do_GET()

    def do_POST(self):
        report = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.reports.append(json.loads(report)["cmi"])
        self.answer(b'{"result": true, "errorCode": 0}', "application/json")

    def answer(self, content, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory, running_browser):
    out = tmp_path_factory.mktemp("course")
    figures = {name: pages.figure(name, "en", 60) for name in pages.shown(LESSON)}
    packed = scorm.package(LESSON, pages.files(LESSON, figures))
    zipfile.ZipFile(io.BytesIO(packed)).extractall(out)
    return out


@pytest.fixture
def course(folder):
    handler = functools.partial(Course, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.reports = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def visit(running_browser, course):
    contexts = []

    def visit(path="", before="", html=None, clock=False):
        context = running_browser.new_context(viewport={"width": 1200, "height": 900})
        contexts.append(context)
        page = watched_page(context)
        page.told = len(course.reports)
        if clock:
            page.clock.install()
        if html is not None:
            page.route("**/lesson/index.html", lambda route: route.fulfill(body=html))
        if before:
            page.add_init_script(before)
        page.goto(f"http://127.0.0.1:{course.server_port}/{path}")
        return page

    yield visit
    for context in contexts:
        context.close()


def lesson(page):
    """Return the lesson in its frame, once it has begun."""
    page.frame_locator("iframe").locator(".score").wait_for()
    return page.frame_locator("iframe")


def choose(page, question, kind):
    """Open an option in the lesson, and wait until the course was told."""
    before = page.evaluate(TIMES_KEPT)
    summary(page.frame_locator("iframe"), question, kind).press("Enter")
    page.wait_for_function(f"{TIMES_KEPT} === {before + 1}")


def summary(place, question, kind):
    option = place.locator(".framings-question").nth(question).locator(f".framings-{kind}")
    return option.first.locator("summary")


def leave(page, course):
    """Leave as a course does, and return what it was told at last."""
    page.evaluate("leave()")
    calls = page.evaluate("calls")
    assert calls[-1]["name"] == "LMSFinish"
    told = page.told + len([call for call in calls if call["name"] in ("LMSCommit", "LMSFinish")])
    for _ in range(100):
        if len(course.reports) >= told:
            break
        page.wait_for_timeout(50)
    assert len(course.reports) == told
    assert [call for call in calls if call["error"] or call["answer"] == "false"] == []
    assert page.problems == []
    local = f"http://127.0.0.1:{course.server_port}/"
    assert all(url.startswith((local, "data:")) for url in page.asked)
    return course.reports[-1]


def test_started_answered_left_resumed_and_finished(course, visit):
    page = visit(clock=True)
    here = lesson(page)
    assert page.evaluate("calls[0].name") == "LMSInitialize"
    assert course.reports[-1]["core"]["lesson_status"] == "incomplete"
    assert course.reports[-1]["core"]["score"]["raw"] == ""
    assert here.get_by_role("button", name="Forget my answers").count() == 0

    slider = here.get_by_role("slider").first
    sentence = here.locator(".live-sentence").first
    said = sentence.inner_text()
    slider.press("ArrowRight")
    assert sentence.inner_text() != said

    choose(page, 0, "right")
    choose(page, 1, "wrong")
    choose(page, 1, "right")
    page.clock.fast_forward(3_723_000)
    kept = leave(page, course)
    assert kept["core"]["lesson_status"] == "incomplete"
    assert kept["core"]["score"] == {"raw": "20", "min": "0", "max": "100"}
    assert kept["core"]["exit"] == "suspend"
    assert re.fullmatch("01:02:0[3-9]", kept["core"]["session_time"])
    assert kept["core"]["lesson_location"] == "Question-2"
    assert 0 < len(kept["suspend_data"]) <= scorm.MOST_KEPT

    page = visit()
    here = lesson(page)
    assert here.locator("details.framings-option[open]").count() == 3
    assert "1 of the 2 tried, of 5" in here.locator(".score").inner_text()
    heading = here.get_by_role("heading", name="Question 2")
    assert 295 <= heading.bounding_box()["y"] <= 305
    assert heading.evaluate("element => element === document.activeElement")
    for question in (2, 3):
        choose(page, question, "right")
    assert course.reports[-1]["core"]["lesson_status"] == "incomplete"
    choose(page, 4, "wrong")
    kept = leave(page, course)
    assert kept["core"]["lesson_status"] == "completed"
    assert kept["core"]["score"]["raw"] == "60"

    # Who comes back to look again changes nothing.
    page = visit()
    here = lesson(page)
    assert "3 of 5" in here.locator(".score").inner_text()
    assert "cmi.core.lesson_status" not in [
        call["texts"][0] for call in page.evaluate("calls") if call["name"] == "LMSSetValue"
    ]
    kept = leave(page, course)
    assert kept["core"]["lesson_status"] == "completed"
    assert kept["core"]["score"]["raw"] == "60"


def test_where_the_reader_is_is_told_on_the_way(course, visit):
    page = visit()
    here = lesson(page)
    here.get_by_role("heading", name="Try it").scroll_into_view_if_needed()
    page.mouse.move(600, 450)
    page.mouse.wheel(0, 1500)
    page.wait_for_function(
        "calls.some(({name, texts}) => name === 'LMSSetValue'"
        " && texts[0] === 'cmi.core.lesson_location' && texts[1])"
    )
    place = leave(page, course)["core"]["lesson_location"]
    for _ in range(2):
        page = visit()
        lesson(page)
        assert leave(page, course)["core"]["lesson_location"] == place


def test_other_questions_begin_anew(course, visit, folder):
    course.reports.append({"suspend_data": "en/03_substitutes/00000000 0.0.0.0.0.0"})
    page = visit()
    here = lesson(page)
    assert here.locator("details.framings-option[open]").count() == 0
    choose(page, 0, "right")
    assert leave(page, course)["suspend_data"].split()[0] != "en/03_substitutes/00000000"


@pytest.mark.parametrize("spoilt", ["", "0", "0.0.0.0.0", "9.....", "00.....", "x.....", "<b>"])
def test_what_does_not_fit_the_questions_is_as_good_as_nothing(course, visit, folder, spoilt):
    edition = re.search(
        r'data-memory="([^"]+)"', (folder / "index.html").read_text(encoding="utf-8")
    )[1]
    course.reports.append({"suspend_data": f"{edition} {spoilt}"})
    page = visit()
    assert lesson(page).locator("details.framings-option[open]").count() == 0
    leave(page, course)


@pytest.mark.parametrize(("mode", "status"), [("review", "not attempted"), ("browse", "browsed")])
def test_who_only_looks_is_not_graded(course, visit, mode, status):
    course.reports.append({"core": {"lesson_mode": mode}})
    page = visit()
    lesson(page)
    for question in range(5):
        choose(page, question, "right")
    kept = leave(page, course)
    assert kept["core"]["score"]["raw"] == ""
    assert kept["core"]["lesson_status"] == status  # the course's own doing


def test_a_lesson_without_questions_is_completed_at_its_end(course, visit, folder):
    html = (
        (folder / "index.html")
        .read_text(encoding="utf-8")
        .replace("framings-question", "framings-other")
    )
    page = visit(html=html)
    here = page.frame_locator("iframe")
    here.locator(".live-picture svg").first.wait_for()
    assert course.reports[-1]["core"]["lesson_status"] == "incomplete"
    here.locator("summary").first.press("End")
    page.wait_for_function("calls.some(({texts}) => texts[1] === 'completed')")
    kept = leave(page, course)
    assert kept["core"]["lesson_status"] == "completed"
    assert kept["core"]["score"]["raw"] == ""


REFUSING = {
    "says no to the first call": "{ LMSInitialize: () => 'false' }",
    "is broken": "{ LMSInitialize() { throw new Error('no'); } }",
    "has nothing else": "{ LMSInitialize: () => 'true' }",
    "says no to everything else": "new Proxy({}, { get: (_, name) =>"
    " () => name === 'LMSInitialize' ? 'true' : name === 'LMSGetValue' ? '' : 'false' })",
}


@pytest.mark.parametrize("api", ["none", *REFUSING])
def test_without_a_course_it_is_a_page(visit, api):
    page = visit("lesson/index.html", before=f"window.API = {REFUSING.get(api, 'undefined')};")
    summary(page, 0, "right").press("Enter")
    page.get_by_text("1 of the 1 tried, of 5").wait_for()
    if api in ("none", "says no to the first call", "is broken"):
        page.reload()
        page.get_by_text("1 of the 1 tried, of 5").wait_for()
        page.get_by_role("button", name="Forget my answers").press("Enter")
        page.get_by_text("of the 0 tried").wait_for()
    page.goto("about:blank")
    assert page.problems == []


def test_a_lesson_in_a_window_of_its_own_finds_the_course(course, visit):
    page = visit()
    lesson(page)
    leave(page, course)
    with page.expect_popup() as opened:
        page.evaluate("""() => {
            window.heard = [];
            window.API = new Proxy({}, { get: (_, name) => (...texts) => {
                heard.push(name);
                return name === 'LMSGetValue' ? '' : 'true';
            } });
            window.open('/lesson/index.html');
        }""")
    opened.value.locator(".score").wait_for()
    assert page.evaluate("heard[0]") == "LMSInitialize"
    opened.value.close(run_before_unload=True)
    page.wait_for_function("heard.at(-1) === 'LMSFinish'")
