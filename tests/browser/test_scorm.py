"""A lesson as a module of a course, with scorm-again as the learning management system.

First all goes well, then the course refuses, then there is none.
"""

import io
import json
import re
import zipfile
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from support.course import running_course
from support.pages import wcag_violations
from support.run import in_full_run

from framings import explorers
from framings.build import pages, scorm
from framings.build.figures import figure
from framings.lessons import ROOT, Lesson
from framings.live import Choice, Explorer, Moves, Slider, Toggle, Words

pytestmark = in_full_run  # a course with all that can go wrong in it

LESSON = Lesson("en", "03_substitutes", ROOT)
FIRST = Lesson("en", "00_start_here", ROOT)
LAST = "who_meets_a_rep"  # an explorer of the lesson, in whose place stands one of every kind
COMMITS, ENDS = ("LMSCommit", "Commit"), ("LMSFinish", "Terminate")
UNSET = 403  # where SCORM 1.2 answers "", SCORM 2004 says so too
TIMES_KEPT = "calls.filter(({texts}) => texts[0] === 'cmi.suspend_data').length"


def every_kind():
    """An explorer with a control of every kind, which says where they stand."""

    def draw(scene):
        scene.axes((0, 0, 1, 1), across=(0, 1), up=(0, 1))
        return lambda a, which, on, game: Words(
            f"a {a}, which {which}, on {on}, game {game}.", "No picture."
        )

    controls = {
        "a": Slider("A", 0, 1, 0.1, 0.5, ".1f"),
        "which": Choice("Which", {"one": 1, "two": 2}, 1),
        "on": Toggle("On"),
        "game": Moves("Game", {"C": "Cooperate", "B": "Blame"}, 3),
    }
    return Explorer("every_kind", "Every kind", controls, draw)


def with_questions(count, html):
    """Leave so many questions: what is scored here must not hang on how many the lesson has."""
    soup = BeautifulSoup(html.decode(), "html.parser")
    for question in soup.select(".framings-question")[count:]:
        question.decompose()
    return str(soup).encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, running_browser):
    out = tmp_path_factory.mktemp("course")
    figures = {name: figure(name, "en", 60) for name in pages.shown(pages.notebook(LESSON))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explorers, LAST, every_kind)
        figures[LAST] = figure(LAST, "en")
    page = pages.files(LESSON, pages.notebook(LESSON), figures)
    page |= {"index.html": with_questions(5, page["index.html"])}
    for standard, place in ((scorm.SCORM_12, out), (scorm.SCORM_2004, out / "2004")):
        packed = scorm.package(LESSON, page, standard=standard)
        zipfile.ZipFile(io.BytesIO(packed)).extractall(place)
    other = pages.notebook(FIRST)
    figures = {name: figure(name, "en", 60) for name in pages.shown(other)}
    together = {FIRST: pages.files(FIRST, other, figures), LESSON: page}
    packed = scorm.course(together, "All of it", 60, scorm.SCORM_2004)
    zipfile.ZipFile(io.BytesIO(packed)).extractall(out / "many")
    return out


@pytest.fixture
def course(folder):
    with running_course(folder) as running:
        yield running


@pytest.fixture
def visit(new_page, course):
    def visit(path="", before="", html=None, clock=False):
        page = new_page(viewport={"width": 1200, "height": 900})
        page.told = len(course.reports)
        if clock:
            page.clock.install()
        if html is not None:
            page.route("**/lesson/index.html", lambda route: route.fulfill(body=html))
        if before:
            page.add_init_script(before)
        page.goto(f"http://127.0.0.1:{course.server_port}/{path}")
        return page

    return visit


def lesson(page):
    """Return the lesson in its frame, once it has begun and its explorers have started."""
    here = page.frame_locator("iframe")
    here.locator(".score").wait_for()
    here.locator("[data-explorer]:not(:has(.controls))").first.wait_for(state="detached")
    return here


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
    assert calls[-1]["name"] in ENDS
    told = page.told + len([call for call in calls if call["name"] in (*COMMITS, *ENDS)])
    for _ in range(100):
        if len(course.reports) >= told:
            break
        page.wait_for_timeout(50)
    assert len(course.reports) == told
    bad = [call for call in calls if call["error"] not in (0, UNSET) or call["answer"] == "false"]
    assert bad == []
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
    here.get_by_role("heading", name="Question 2").evaluate("one => one.scrollIntoView()")
    page.clock.fast_forward(3_723_000)
    kept = leave(page, course)
    assert kept["core"]["lesson_status"] == "incomplete"
    assert kept["core"]["score"] == {"raw": "20", "min": "0", "max": "100"}
    assert kept["core"]["exit"] == "suspend"
    assert re.fullmatch(r"01:02:(0[3-9]|[1-5]\d)", kept["core"]["session_time"])
    assert kept["core"]["lesson_location"] == "Question-2"
    assert 0 < len(kept["suspend_data"]) <= scorm.SCORM_12.most_kept

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
    here.get_by_role("heading", name=re.compile("^Step 1")).scroll_into_view_if_needed()
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


def values_set(page):
    """Return what the lesson set in the course, in order."""
    calls = page.evaluate("calls")
    return [call["texts"] for call in calls if call["name"] == "LMSSetValue"]


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_who_only_looks_is_not_graded(course, visit, mode):
    course.reports.append({"core": {"lesson_mode": mode}})
    page = visit()
    here = lesson(page)
    for question in range(5):
        summary(here, question, "right").press("Enter")
    here.get_by_text("Right at first try: 5 of 5").wait_for()
    here.get_by_text("You are only having a look").wait_for()
    assert here.get_by_role("button", name="Forget my answers").count() == 0
    here.get_by_role("slider").first.press("ArrowRight")
    page.wait_for_timeout(2000)  # longer than a slider rests before it is told
    kept = leave(page, course)
    assert kept["core"]["score"]["raw"] == ""
    browsed = [["cmi.core.lesson_status", "browsed"]]
    assert values_set(page) == (browsed if mode == "browse" else [])
    assert kept["core"]["lesson_status"] == ("browsed" if mode == "browse" else "not attempted")
    page.goto(page.url)
    assert lesson(page).locator("details.framings-option[open]").count() == 0


def test_with_a_pass_mark_no_score_is_told_before_all_is_answered(course, visit):
    course.reports.append({"core": {"credit": "credit"}, "student_data": {"mastery_score": "60"}})
    for answered in range(5):
        page = visit()
        lesson(page)
        assert course.reports[-1]["core"]["score"]["raw"] == ""
        choose(page, answered, "right")
        kept = leave(page, course)
        assert kept["core"]["lesson_status"] == ("incomplete" if answered < 4 else "passed")
    assert kept["core"]["score"]["raw"] == "100"


def test_what_was_chosen_first_is_told_once(course, visit):
    page = visit()
    here = lesson(page)
    here.locator(".framings-bet summary").first.press("Enter")
    choose(page, 1, "wrong")
    choose(page, 1, "right")
    leave(page, course)
    page = visit()
    lesson(page)
    choose(page, 0, "right")
    kept = leave(page, course)
    told = kept["interactions"]
    told = told if isinstance(told, list) else [told[key] for key in sorted(told, key=int)]
    assert [(each["id"], each["type"], each["result"]) for each in told[:3]] == [
        ("bet-1", "choice", "wrong"),
        ("question-2", "choice", "wrong"),
        ("question-1", "choice", "correct"),
    ]
    assert len(told) == 3
    assert all(re.fullmatch("[a-d]", each["student_response"]) for each in told)
    assert all(re.fullmatch(r"\d\d:\d\d:\d\d.*", each["time"]) for each in told)


def test_who_has_not_reached_the_mark_may_answer_once_more(course, visit):
    course.reports.append({"core": {"credit": "credit"}, "student_data": {"mastery_score": "60"}})
    page = visit()
    here = lesson(page)
    once_more = here.get_by_role("button", name="Answer the questions once more")
    for question in range(5):
        assert once_more.count() == 0
        choose(page, question, "right" if question < 2 else "wrong")
    assert "You have 40%; this course asks for 60%." in here.locator(".score").inner_text()
    assert course.reports[-1]["core"]["score"]["raw"] == "40"
    once_more.press("Enter")
    assert once_more.count() == 0
    assert here.locator("details.framings-option[open]").count() == 0
    for question in range(4):
        choose(page, question, "right")
        assert course.reports[-1]["core"]["score"]["raw"] == "40"  # the better one counts
    choose(page, 4, "wrong")
    assert once_more.count() == 0
    kept = leave(page, course)
    assert kept["core"]["score"]["raw"] == "80"
    assert kept["core"]["lesson_status"] == "passed"


def test_who_failed_comes_back_and_passes(course, visit):
    course.reports.append({"core": {"credit": "credit"}, "student_data": {"mastery_score": "60"}})
    page = visit()
    lesson(page)
    for question in range(5):
        choose(page, question, "wrong")
    assert leave(page, course)["core"]["lesson_status"] == "failed"
    page = visit()
    lesson(page).get_by_role("button", name="Answer the questions once more").press("Enter")
    for question in range(5):
        choose(page, question, "right")
    kept = leave(page, course)
    assert kept["core"]["score"]["raw"] == "100"
    assert kept["core"]["lesson_status"] == "passed"


def test_a_second_try_that_is_worse_lowers_nothing(course, visit):
    course.reports.append({"core": {"credit": "credit"}, "student_data": {"mastery_score": "60"}})
    page = visit()
    here = lesson(page)
    for question in range(5):
        choose(page, question, "right" if question < 2 else "wrong")
    here.get_by_role("button", name="Answer the questions once more").press("Enter")
    for question in range(5):
        choose(page, question, "right" if question < 1 else "wrong")
    here.get_by_text("You have 20%; this course asks for 60%.").wait_for()
    kept = leave(page, course)
    assert kept["core"]["score"]["raw"] == "40"
    assert kept["core"]["lesson_status"] == "failed"


# It keeps what it is told and says nothing of status and score, as Open edX's block.
SAYS_LITTLE = """
    Object.defineProperty(window, 'API', { set(api) { window.offered = new Proxy(api, {
        get: (_, name) => name !== 'LMSGetValue' ? api[name] : (element) =>
            /status|score/.test(element) ? '' : api.LMSGetValue(element),
    }); }, get: () => window.offered });
"""


def test_in_a_course_that_knows_of_no_mark_the_package_does(course, visit, folder):
    html = (folder / "index.html").read_text(encoding="utf-8")
    html = html.replace("data-standard=", 'data-pass="60" data-standard=')
    again = "Answer the questions once more"
    for tried, (right, wanted, best) in enumerate(
        [(2, "failed", "40"), (1, "failed", "40"), (3, "passed", "60")]
    ):
        page = visit(before=SAYS_LITTLE, html=html)
        here = lesson(page)
        if tried:
            here.get_by_role("button", name=again).press("Enter")
        for question in range(5):
            choose(page, question, "right" if question < right else "wrong")
        kept = leave(page, course)
        assert (kept["core"]["lesson_status"], kept["core"]["score"]["raw"]) == (wanted, best)
    page = visit(before=SAYS_LITTLE, html=html)
    assert lesson(page).get_by_role("button", name=again).count() == 0
    assert leave(page, course)["core"]["lesson_status"] == "passed"


def test_each_lesson_of_a_package_of_many_is_one(course, visit, folder):
    """The folder of a lesson in such a package is a package of its own, but for the manifest."""
    place = folder / LESSON.name
    place.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.is_file():
            (place / path.name).write_bytes(path.read_bytes())
    page = visit(f"?at={LESSON.name}/")
    lesson(page)
    choose(page, 0, "right")
    assert leave(page, course)["core"]["score"]["raw"] == "20"


ANSWERS_NOTHING = """
    Object.defineProperty(window, 'API', { set(api) { window.offered = new Proxy(api, {
        get: (_, name) => name !== 'LMSGetValue' ? api[name] : (element) =>
            element === 'cmi.core.lesson_status' ? '' : api.LMSGetValue(element),
    }); }, get: () => window.offered });
"""


def test_what_is_completed_is_never_told_to_be_incomplete(course, visit):
    page = visit()
    lesson(page)
    for question in range(5):
        choose(page, question, "right")
    leave(page, course)
    # Also where a system does not say what it knows.
    page = visit(before=ANSWERS_NOTHING)
    lesson(page)
    choose(page, 0, "wrong")
    kept = leave(page, course)
    statuses = [value for name, value in values_set(page) if name == "cmi.core.lesson_status"]
    assert statuses == ["completed"]
    assert kept["core"]["lesson_status"] == "completed"
    assert kept["core"]["score"]["raw"] == "100"


@pytest.mark.parametrize("status", ["completed", "incomplete"])
def test_a_new_edition_does_not_lower_a_score(course, visit, status):
    course.reports.append(
        {
            "core": {"lesson_status": status, "score": {"raw": "80"}},
            "suspend_data": "en/03_substitutes/00000000 0.0.0.0.0.0",
        }
    )
    for question in range(4):
        page = visit()
        lesson(page)
        choose(page, question, "wrong" if question else "right")
        kept = leave(page, course)
        assert kept["core"]["lesson_status"] == status
        assert kept["core"]["score"]["raw"] == "80"
    page = visit()
    lesson(page)
    choose(page, 4, "right")
    kept = leave(page, course)
    assert kept["core"]["lesson_status"] == "completed"
    # Who had completed it keeps that; who had not has done so now.
    assert kept["core"]["score"]["raw"] == ("80" if status == "completed" else "40")


def test_what_was_completed_stays_so_in_a_new_edition(course, visit, folder):
    html = (folder / "index.html").read_text(encoding="utf-8")
    page = visit(before=ANSWERS_NOTHING)
    lesson(page)
    for question in range(5):
        choose(page, question, "right")
    leave(page, course)
    edition = re.search('data-memory="([^"]+)"', html)[1]
    page = visit(before=ANSWERS_NOTHING, html=html.replace(edition, "another"))
    lesson(page)
    choose(page, 0, "wrong")
    kept = leave(page, course)
    statuses = {value for name, value in values_set(page) if name == "cmi.core.lesson_status"}
    assert statuses == {"completed"}
    assert kept["core"]["score"]["raw"] == "100"


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


def test_only_the_hand_of_the_reader_answers(course, visit):
    page = visit()
    here = lesson(page)
    option = here.locator(".framings-question details").first
    for how in (
        "option.open = true",
        "option.querySelector('summary').click()",
        "option.setAttribute('open', '')",
    ):
        option.evaluate(f"option => {{ option.open = false; {how}; }}")
        assert option.evaluate("option => option.open")
        page.wait_for_timeout(100)
    assert "of the 0 tried" in here.locator(".score").inner_text()
    # It stands open, and nobody closes it when another is chosen.
    choose(page, 1, "right")
    assert option.evaluate("option => option.open")
    page.reload()
    here = lesson(page)
    here.get_by_text("1 of the 1 tried").wait_for()
    assert here.locator("details.framings-option[open]").count() == 1


# A course that takes everything and knows nothing, and what it was told.
TAKES_ALL = """
    window.told = [];
    window.API = new Proxy({}, { get: (_, name) => (...texts) => {
        told.push([name, ...texts]);
        return name === 'LMSGetValue' ? '' : 'true';
    } });
"""


@pytest.mark.parametrize("before", ["window.told = [];", TAKES_ALL])
def test_what_a_search_opens_is_no_answer(visit, folder, before):
    html = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
    feedback = html.select_one(".framings-question .framings-option p").get_text()
    # As a search on the page, a link to words opens what holds them.
    page = visit(f"lesson/index.html#:~:text={quote(' '.join(feedback.split()[:6]))}", before)
    page.locator(".framings-question details[open]").wait_for()
    page.get_by_text("of the 0 tried").wait_for()
    page.reload()
    page.get_by_text("of the 0 tried").wait_for()
    set_ = [call[1] for call in page.evaluate("told") if call[0] == "LMSSetValue"]
    assert not [element for element in set_ if "score" in element]


# What the course does not take.

ALERT = "Your course does not take your answers just now"
AGAIN = "Your course has all your answers now."


def alerts(here):
    return here.get_by_role("alert").all_inner_texts()


def told_not_kept(here):
    here.get_by_role("alert").wait_for()
    (alert,) = alerts(here)
    assert alert.startswith(ALERT)


def told_kept_again(here):
    here.get_by_text(AGAIN).wait_for()
    assert alerts(here) == []


def press(here, question, kind):
    summary(here, question, kind).press("Enter")


@pytest.mark.parametrize("how", ["reload", "back"])
def test_a_second_start_that_is_refused(course, visit, how):
    page = visit()
    here = lesson(page)
    choose(page, 0, "right")
    assert alerts(here) == []
    if how == "reload":
        page.evaluate("document.querySelector('iframe').contentWindow.location.reload()")
    else:
        frame = page.frames[-1]
        frame.evaluate("location.href = 'imsmanifest.xml'")
        page.wait_for_function("calls.at(-1).name === 'LMSFinish'")
        page.evaluate("history.back()")
    told_not_kept(here)
    # What is known stands there, and can be gone on with.
    here.get_by_text("1 of the 1 tried").wait_for()
    press(here, 1, "right")
    press(here, 2, "wrong")
    here.get_by_text("2 of the 3 tried").wait_for()
    assert len(alerts(here)) == 1
    assert course.reports[-1]["core"]["score"]["raw"] == "20"
    # As soon as a session can be had, all is there.
    page.goto(page.url)
    here = lesson(page)
    here.get_by_text("2 of the 3 tried").wait_for()
    assert alerts(here) == []
    assert course.reports[-1]["core"]["score"]["raw"] == "40"
    for question in (3, 4):
        press(here, question, "right")
    page.wait_for_function("calls.some(({texts}) => texts[1] === 'completed')")
    assert course.reports[-1]["core"]["lesson_status"] == "completed"
    assert course.reports[-1]["core"]["score"]["raw"] == "80"


def test_a_session_that_ends_midway(course, visit):
    page = visit()
    here = lesson(page)
    choose(page, 0, "right")
    page.evaluate("end()")
    for question in (1, 2, 3, 4):
        press(here, question, "right")
    told_not_kept(here)
    here.get_by_text("5 of 5").wait_for()
    assert course.reports[-1]["core"]["lesson_status"] == "incomplete"
    page.reload()
    lesson(page).get_by_text("5 of 5").wait_for()
    assert course.reports[-1]["core"]["lesson_status"] == "completed"
    assert course.reports[-1]["core"]["score"]["raw"] == "100"


@pytest.mark.parametrize(("system", "refuses"), [("", 503), ("?believes", 403)])
@pytest.mark.parametrize("again", ["waiting", "the next answer", "loading the frame again"])
def test_a_commit_that_fails_is_made_again(course, visit, system, refuses, again):
    page = visit(system, clock=True)
    here = lesson(page)
    for question in (0, 1, 2):
        press(here, question, "right")
    course.refuses = refuses
    press(here, 3, "right")
    told_not_kept(here)
    press(here, 4, "wrong")
    here.get_by_text("4 of 5").wait_for()
    page.clock.fast_forward(60_000)
    told_not_kept(here)
    course.refuses = None
    if again == "waiting":
        page.clock.fast_forward(600_000)
        told_kept_again(here)
    elif again == "the next answer":
        press(here, 4, "right")
        told_kept_again(here)
    elif system:
        page.evaluate("document.querySelector('iframe').contentWindow.location.reload()")
        page.wait_for_function(
            "calls.at(-1).name === 'LMSCommit' && calls.at(-1).answer === 'true'"
        )
        assert alerts(here) == []
    else:
        page.reload()  # this system does not start again
        lesson(page)
    here.get_by_text("4 of 5").wait_for()
    assert score_and_status(course) == ("80", "completed")
    page.evaluate("leave()")
    page = visit(system)
    lesson(page).get_by_text("4 of 5").wait_for()
    assert score_and_status(course) == ("80", "completed")


def score_and_status(course):
    """Return what the course knows, of whatever system."""
    known = course.reports[-1]
    core = known.get("core", {})
    return (
        known.get("cmi.core.score.raw") or core["score"]["raw"],
        known.get("cmi.core.lesson_status") or core["lesson_status"],
    )


def gone(page):
    """Leave, and wait until the course has answered."""
    with page.expect_response("**/commit"):
        page.evaluate("leave()")


def test_what_one_reader_could_not_send_is_not_sent_for_another(course, visit):
    course.reports.append({"core": {"student_id": "ann"}})
    page = visit()
    here = lesson(page)
    course.refuses = 503
    press(here, 0, "right")
    told_not_kept(here)
    gone(page)
    course.refuses = None
    course.reports.append({"core": {"student_id": "bob"}})
    page.goto(page.url)
    lesson(page).get_by_text("of the 0 tried").wait_for()
    gone(page)
    assert course.reports[-1]["core"]["score"]["raw"] == ""
    course.reports.append({"core": {"student_id": "ann"}})
    page.goto(page.url)
    lesson(page).get_by_text("1 of the 1 tried").wait_for()
    assert course.reports[-1]["core"]["score"]["raw"] == "20"


def test_without_a_network_nothing_counts_as_kept(course, visit):
    page = visit("?believes")
    here = lesson(page)
    page.evaluate("API.LMSCommit = () => 'true'")  # as a system that sends and does not wait
    page.context.set_offline(True)
    press(here, 0, "right")
    told_not_kept(here)
    page.context.set_offline(False)
    told_kept_again(here)


NEEDED = ["suspend_data", "core.lesson_status", "core.score.raw", "core.lesson_location"]


@pytest.mark.parametrize("element", [*NEEDED, "core.score.min", "core.score.max"])
def test_a_value_that_is_refused_is_not_kept(visit, element):
    page = visit(
        "lesson/index.html",
        before="window.API = new Proxy({}, { get: (_, name) => (element) =>"
        " name === 'LMSGetValue' ? '' : String(element !== 'cmi.ELEMENT') });".replace(
            "ELEMENT", element
        ),
    )
    press(page, 0, "right")
    page.get_by_text("1 of the 1 tried").wait_for()
    if element in NEEDED:
        told_not_kept(page)
    else:  # a system need not know it
        assert alerts(page) == []


def test_nothing_is_sent_again_while_nobody_looks(course, visit):
    page = visit("?believes", clock=True)
    here = lesson(page)
    course.refuses = 503
    press(here, 0, "right")
    told_not_kept(here)
    frame = page.frames[-1]
    frame.evaluate("Object.defineProperty(document, 'hidden', { value: true, writable: true })")
    course.refuses = None
    before = page.evaluate("calls.length")
    page.clock.fast_forward(900_000)
    told_not_kept(here)
    assert page.evaluate("calls.length") == before
    frame.evaluate("Object.defineProperty(document, 'hidden', { value: false })")
    frame.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    told_kept_again(here)


@pytest.mark.parametrize("yes", ["1", "true", "'1'"])
def test_yes_has_many_forms(visit, yes):
    page = visit(
        "lesson/index.html",
        before="window.API = new Proxy({}, { get: (_, name) => (element) =>"
        " name === 'LMSGetValue' ? '' : YES });".replace("YES", yes),
    )
    press(page, 0, "right")
    page.get_by_text("1 of the 1 tried").wait_for()
    assert alerts(page) == []
    assert page.get_by_role("button", name="Forget my answers").count() == 0


def test_a_course_may_come_late(course, visit):
    page = visit("?late=3000")
    here = lesson(page)
    press(here, 0, "right")
    assert not page.evaluate("window.API")
    page.wait_for_function("window.calls.at(-1)?.name === 'LMSCommit'")
    assert alerts(here) == []
    choose(page, 1, "right")
    assert leave(page, course)["core"]["score"]["raw"] == "40"


def test_it_is_not_waited_for_for_ever(visit):
    page = visit("lesson/index.html", clock=True)
    press(page, 0, "right")
    page.clock.run_for(15_000)
    page.get_by_text("No course was found").wait_for()
    page.evaluate("window.asked = 0; window.API = { LMSInitialize: () => { asked++; } }")
    page.clock.run_for(60_000)
    assert page.evaluate("asked") == 0


# Where the reader was.


def last(here):
    """Return the explorer with a control of every kind."""
    return here.locator(f"[data-explorer={LAST}]")


def play(here):
    """Move every control of it, and return what it says then."""
    explorer = last(here)
    explorer.get_by_role("slider").press("End")
    explorer.get_by_role("radio").first.press("ArrowDown")
    explorer.get_by_role("checkbox").press("Space")
    for move in ("Blame", "Cooperate", "Blame"):
        explorer.get_by_role("button", name=move).press("Enter")
    wanted = "a 1.0, which 2, on True, game BCB."
    assert explorer.locator(".live-sentence").inner_text() == wanted
    return wanted


def test_sliders_and_the_game_go_on_where_they_were(course, visit):
    page = visit()
    here = lesson(page)
    slider = here.get_by_role("slider").first
    slider.press("ArrowRight")
    words = [here.locator(".live-sentence").first.inner_text(), play(here)]
    # Told after a rest, as something is changed all the time.
    page.wait_for_function("calls.some(({texts}) => texts[1]?.includes('.a.1.1.c 0'))")
    leave(page, course)
    page = visit()
    here = lesson(page)
    sentences = here.locator(".live-sentence")
    last(here).get_by_text(words[1]).wait_for()
    assert [sentences.first.inner_text(), sentences.last.inner_text()] == words
    # The last step can be taken back, and the start is a place as well.
    last(here).get_by_role("button", name="Take back").press("Enter")
    last(here).get_by_text("game BC.").wait_for()
    last(here).get_by_role("button", name="Reset").press("Enter")
    leave(page, course)
    page = visit()
    last(lesson(page)).get_by_text("a 0.5, which 1, on False, game .").wait_for()


def test_without_a_course_they_are_kept_here(visit):
    page = visit("lesson/index.html")
    words = play(page)
    page.reload()
    last(page).get_by_text(words).wait_for()
    page.get_by_role("button", name="Forget my answers").press("Enter")
    start = "a 0.5, which 1, on False, game ."
    last(page).get_by_text(start).wait_for()
    page.reload()
    last(page).get_by_text(start).wait_for()
    assert page.problems == []


@pytest.mark.parametrize(
    "spoilt", ["CHECK.b.1.1.0", "CHECK.-1.0.0.0", "CHECK.1.0.0", "CHECK", "other.1.1.1.0", "é;;"]
)
def test_a_changed_explorer_begins_anew(visit, spoilt):
    page = visit("lesson/index.html")
    play(page)
    kept = "Object.keys(localStorage).find((key) => key.startsWith('framings:en'))"
    text = page.evaluate(f"localStorage[{kept}]")
    check = text.split(" ")[1].split(";")[-1].split(".")[0]
    assert text.endswith(f";{check}.a.1.1.c 0")
    text = text.replace(f"{check}.a.1.1.c", spoilt.replace("CHECK", check))
    page.evaluate(f"localStorage[{kept}] = {json.dumps(text)}")
    page.reload()
    last(page).get_by_text("a 0.5, which 1, on False, game .").wait_for()
    assert page.problems == []


def test_what_a_course_has_to_keep_is_no_longer_than_computed(course, visit, folder):
    page = visit()
    here = lesson(page)
    for option in here.locator(".framings-option summary").all():
        option.press("Enter")
    for slider in here.get_by_role("slider").all():
        slider.press("End")
    play(here)
    text = leave(page, course)["suspend_data"]
    html = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert len(text) <= scorm._most_kept(html) <= len(text) + 40


TALL = "?tall=20000"


@pytest.mark.parametrize("path", ["", TALL, "?tall=6000"])
def test_the_place_is_known_whatever_scrolls(course, visit, path):
    # Not every browser says when scrolling has ended.
    silent = "addEventListener('scrollend', (event) => event.stopImmediatePropagation(), true);"
    page = visit(path, before=silent)
    here = lesson(page)
    heading = here.get_by_role("heading", name="Question 2")
    heading.evaluate("element => element.scrollIntoView()")
    page.wait_for_function(
        "calls.some(({texts}) => texts[0] === 'cmi.core.lesson_location'"
        " && texts[1] === 'Question-2')"
    )
    assert leave(page, course)["core"]["lesson_location"] == "Question-2"
    page = visit(path)
    here = lesson(page)
    page.wait_for_timeout(500)
    assert 295 <= here.get_by_role("heading", name="Question 2").bounding_box()["y"] <= 305
    page.wait_for_timeout(2500)
    assert leave(page, course)["core"]["lesson_location"] == "Question-2"


def test_who_hides_the_lesson_keeps_the_place(course, visit):
    page = visit()
    here = lesson(page)
    here.get_by_role("heading", name="Question 2").evaluate("element => element.scrollIntoView()")
    page.wait_for_function(
        "calls.some(({texts}) => texts[0] === 'cmi.core.lesson_location'"
        " && texts[1] === 'Question-2')"
    )
    page.evaluate("document.querySelector('iframe').style.display = 'none'")
    page.wait_for_timeout(2500)
    assert leave(page, course)["core"]["lesson_location"] == "Question-2"


# No course.

REFUSING = {
    "says no to the first call": "{ LMSInitialize: () => 'false' }",
    "is broken": "{ LMSInitialize() { throw new Error('no'); } }",
    "has nothing else": "{ LMSInitialize: () => 'true' }",
    "says no to everything else": "new Proxy({}, { get: (_, name) =>"
    " () => name === 'LMSInitialize' ? 'true' : name === 'LMSGetValue' ? '' : 'false' })",
}


def test_a_bet_in_a_course_is_not_kept_for_whoever_sits_here_next(course, visit):
    def bets():
        return [key for key in page.evaluate("Object.keys(localStorage)") if ":bet:" in key]

    page = visit()
    bet = lesson(page).locator(".framings-bet summary").first
    before = page.evaluate(TIMES_KEPT)
    bet.press("Enter")
    page.wait_for_function(f"{TIMES_KEPT} === {before + 1}")
    assert bets() == []
    leave(page, course)
    page = visit("lesson/index.html")  # by itself it is a page
    page.locator(".score").wait_for()
    page.locator(".framings-bet summary").first.press("Enter")
    assert len(bets()) == 1


@pytest.mark.parametrize("api", ["none", *REFUSING])
def test_without_a_course_it_is_a_page(visit, api):
    page = visit("lesson/index.html", before=f"window.API = {REFUSING.get(api, 'undefined')};")
    summary(page, 0, "right").press("Enter")
    page.get_by_text("1 of the 1 tried, of 5").wait_for()
    if api == "none":
        assert alerts(page) == []
    else:
        told_not_kept(page)
    page.reload()
    page.get_by_text("1 of the 1 tried, of 5").wait_for()
    if api in ("none", "says no to the first call", "is broken"):
        page.get_by_role("button", name="Forget my answers").press("Enter")
        page.get_by_text("of the 0 tried").wait_for()
    page.goto("about:blank")
    assert page.problems == []


def test_where_nothing_is_kept_at_all_the_reader_knows(visit):
    off = "".join(
        f"Object.defineProperty(window, '{name}', {{ get() {{ throw new Error('off'); }} }});"
        for name in ("localStorage", "sessionStorage")
    )
    page = visit("lesson/index.html", before=f"{off} window.API = {{ LMSInitialize: () => 0 }}")
    press(page, 0, "right")
    page.get_by_text("1 of the 1 tried").wait_for()
    assert "leave this page open" in page.get_by_role("alert").inner_text()
    assert wcag_violations(page) == []
    assert page.problems == []


@pytest.mark.parametrize("path", ["", TALL])
def test_the_alert_stands_where_the_reader_looks(course, visit, path):
    page = visit(path)
    here = lesson(page)
    course.refuses = 503
    press(here, 0, "right")
    told_not_kept(here)
    page.wait_for_timeout(2500)
    box = here.get_by_role("alert").bounding_box()
    assert box["y"] > 600
    assert box["y"] + box["height"] <= 901


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


# SCORM 2004: the same, in other words.

NEWER = "?2004&at=2004/"


def test_by_the_newer_standard_all_is_told_as_well(course, visit):
    page = visit(NEWER, clock=True)
    here = lesson(page)
    assert page.evaluate("calls[0].name") == "Initialize"
    assert course.reports[-1]["completion_status"] == "incomplete"
    here.locator(".framings-bet summary").first.press("Enter")
    sentence = here.locator(".live-sentence").first
    here.get_by_role("slider").first.press("ArrowRight")
    said = sentence.inner_text()
    choose(page, 1, "wrong")
    choose(page, 0, "right")
    here.get_by_role("heading", name="Question 2").evaluate(
        """one => new Promise(scrolled => {
            document.addEventListener("scroll", scrolled, { once: true });
            one.scrollIntoView();
        })"""
    )
    page.clock.fast_forward(3_723_000)
    kept = leave(page, course)
    assert (kept["completion_status"], kept["success_status"]) == ("incomplete", "unknown")
    score = {"raw": "20", "min": "0", "max": "100", "scaled": "0.2"}
    assert kept["score"].items() >= score.items()
    assert kept["exit"] == "suspend"
    assert kept["location"] == "Question-2"
    times = [value for name, value in set_in(page) if name == "cmi.session_time"]
    assert re.fullmatch(r"PT1H2M([3-9]|[1-5]\d)S", times[-1])
    told = [each for _key, each in sorted(indexed(kept["interactions"]))]
    assert [(each["id"], each["type"], each["result"]) for each in told] == [
        ("bet-1", "choice", "incorrect"),
        ("question-2", "choice", "incorrect"),
        ("question-1", "choice", "correct"),
    ]
    assert all(re.fullmatch("[a-d]", each["learner_response"]) for each in told)
    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\dZ"
    assert all(re.fullmatch(moment, each["timestamp"]) for each in told)

    page = visit(NEWER)
    here = lesson(page)
    assert here.locator(".live-sentence").first.inner_text() == said
    assert "1 of the 2 tried, of 5" in here.locator(".score").inner_text()
    assert 295 <= here.get_by_role("heading", name="Question 2").bounding_box()["y"] <= 305
    for question in (2, 3, 4):
        choose(page, question, "right")
    kept = leave(page, course)
    assert (kept["completion_status"], kept["success_status"]) == ("completed", "unknown")
    assert kept["score"]["scaled"] == "0.8"
    assert len(indexed(kept["interactions"])) == 6

    # Who comes back to look again changes nothing.
    page = visit(NEWER)
    assert "4 of 5" in lesson(page).locator(".score").inner_text()
    leave(page, course)
    assert "cmi.completion_status" not in [name for name, _value in set_in(page)]


def test_by_the_newer_standard_who_failed_comes_back_and_passes(course, visit):
    course.reports.append({"credit": "credit", "scaled_passing_score": "0.6"})
    page = visit(NEWER)
    here = lesson(page)
    for question in range(5):
        assert "cmi.score.scaled" not in [name for name, _value in set_in(page)]
        choose(page, question, "right" if question < 2 else "wrong")
    assert "You have 40%; this course asks for 60%." in here.locator(".score").inner_text()
    kept = leave(page, course)
    assert (kept["completion_status"], kept["success_status"]) == ("completed", "failed")
    page = visit(NEWER)
    lesson(page).get_by_role("button", name="Answer the questions once more").press("Enter")
    for question in range(5):
        choose(page, question, "right" if question < 4 else "wrong")
    kept = leave(page, course)
    assert (kept["completion_status"], kept["success_status"]) == ("completed", "passed")
    assert kept["score"]["scaled"] == "0.8"


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_by_the_newer_standard_who_only_looks_is_not_graded(course, visit, mode):
    course.reports.append({"mode": mode})
    page = visit(NEWER)
    here = lesson(page)
    summary(here, 0, "right").press("Enter")
    here.get_by_text("You are only having a look").wait_for()
    kept = leave(page, course)
    assert set_in(page) == []
    assert (kept["completion_status"], kept["score"]["raw"]) == ("unknown", "")


def test_by_the_newer_standard_a_commit_that_fails_is_made_again(course, visit):
    page = visit(NEWER, clock=True)
    here = lesson(page)
    course.refuses = 503
    for question in range(5):
        press(here, question, "right")
    told_not_kept(here)
    course.refuses = None
    page.clock.fast_forward(600_000)
    told_kept_again(here)
    kept = course.reports[-1]
    assert (kept["completion_status"], kept["score"]["scaled"]) == ("completed", "1")


def test_by_the_newer_standard_many_lessons_are_opened_and_summed_up(visit):
    """The package with its manifest: scorm-again says what may be opened, and sums up."""
    page = visit("items?at=many/")
    page.wait_for_function("typeof go === 'function'")
    here = page.frame_locator("iframe")

    def opened(how, item):
        assert page.evaluate(f"go({how})")
        assert page.evaluate("openItem") == item
        here.locator(".score").wait_for()
        return here

    def sums():
        return page.evaluate(
            """() => {
                const { rootActivity: root } = lms.getSequencingState();
                return Object.fromEntries([root, ...root.children].map((one) =>
                    [one.id, [one.completionStatus, one.successStatus]]));
            }"""
        )

    def answer(right):
        for question in range(here.locator(".framings-question").count()):
            summary(here, question, "right" if question < right else "wrong").press("Enter")
        page.wait_for_function("lms.GetValue('cmi.completion_status') === 'completed'")

    assert not page.evaluate('go("choice", "lesson-07")')  # it is not in the package
    opened("'start'", "lesson-00")
    opened("'choice', 'lesson-03'", "lesson-03")  # in any order
    assert "Lesson 03" in here.locator("h1").first.inner_text()
    answer(2)
    here.get_by_text("You have 40%; this course asks for 60%.").wait_for()
    opened("'previous'", "lesson-00")
    assert "Lesson 00" in here.locator("h1").first.inner_text()
    assert here.locator(".framings-question details[open]").count() == 0
    assert sums()["lesson-03"] == ["completed", "failed"]
    assert sums()["course"] == ["incomplete", "failed"]
    answer(99)
    opened("'continue'", "lesson-03")  # nobody is locked out, and all is as it was
    assert sums()["lesson-00"] == ["completed", "passed"]
    assert here.locator(".framings-question details[open]").count() == 5
    here.get_by_role("button", name="Answer the questions once more").press("Enter")
    answer(3)
    page.wait_for_function("lms.GetValue('cmi.success_status') === 'passed'")
    opened("'previous'", "lesson-00")
    kept = page.evaluate("kept")
    assert [kept[item]["score"]["raw"] for item in ("lesson-00", "lesson-03")] == ["100", "60"]
    done = ["completed", "passed"]
    assert sums() == {"course": done, "lesson-00": done, "lesson-03": done}
    # scorm-again says what it opens.
    assert [said for said in page.problems if "delivered" not in said] == []


def test_a_system_of_the_other_standard_is_none(visit):
    page = visit("?at=2004/", clock=True)
    here = lesson(page)
    page.clock.run_for(15_000)
    here.get_by_text("No course was found").wait_for()
    assert page.evaluate("calls") == []


def set_in(page):
    """Return names and values that the lesson set by the newer standard, in order."""
    calls = page.evaluate("calls")
    return [call["texts"] for call in calls if call["name"] == "SetValue"]


def indexed(many):
    """Return what a system keeps as a list, or by the numbers of a list, with these numbers."""
    pairs = enumerate(many) if isinstance(many, list) else many.items()
    return [(int(key), value) for key, value in pairs]
