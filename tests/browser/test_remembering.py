"""The page on which questions come back, and its calendar: kept on the device, saved as a file."""

import json
from datetime import date, timedelta

import icalendar
import pytest
from support.pages import serving, wcag_violations
from support.run import in_full_run

from framings.build import front
from framings.lessons import ROOT, lessons

pytestmark = in_full_run  # a walk over all lessons

LESSON = "03_substitutes"
OTHER = "07_the_whole_spectrum"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
START = date(2026, 3, 1)  # summer time begins before all three days are over


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The page in both languages, without any lesson."""
    out = tmp_path_factory.mktemp("remembering")
    for of in ("en", "nl"):
        place = out / of / front.REMEMBERING
        place.mkdir(parents=True)
        for name, content in front.remembering_page(of, ROOT).items():
            (place / name).write_bytes(content)
        (out / of / front.LESSONS).write_text("window.framingsLessons = [];", "utf-8")
    with serving(out, POLICY) as address:
        yield address


@pytest.fixture
def visit(new_page, server):
    def visit(day=START, of="en", refused="", calendar=None, **settings):
        settings = {
            "viewport": {"width": 1366, "height": 768},
            "timezone_id": "Europe/Amsterdam",
        } | settings
        page = new_page(**settings)
        if refused:
            page.add_init_script(refused)
        if calendar is not None:
            page.add_init_script(f"localStorage['framings:remembering'] ??= {json.dumps(calendar)}")
        comes_back(page, day, f"{server}{of}/{front.REMEMBERING}/index.html")
        return page

    return visit


def comes_back(page, day, address=None):
    """Open the page on a day, at an hour at which it is another day in other places."""
    page.clock.set_fixed_time(f"{day}T00:30:00+01:00")
    page.goto(address or page.url)
    page.locator(".remembering h2").first.wait_for()


def read(*lessons_and_days):
    return json.dumps(
        {
            name: {"day": str(day), "done": [], "now": {}, "again": []}
            for name, day in lessons_and_days
        }
    )


def kept(page):
    return json.loads(page.evaluate("localStorage['framings:remembering'] ?? '{}'"))


def waiting(page):
    return page.locator(".remembering .framings-question")


def answer(page, right=True):
    """Answer all that waits, by keyboard."""
    kind = "right" if right else "wrong"
    for question in waiting(page).all():
        question.locator(f".framings-{kind} summary").first.press("Enter")


def entry(page, name=LESSON):
    names = [lesson.name for lesson in lessons() if lesson.language == "en"]
    return page.locator(".calendar li").nth(names.index(name)).inner_text()


def test_a_lesson_that_was_read_comes_back_after_2_7_and_21_days(visit):
    page = visit(calendar=read((LESSON, START)))
    assert waiting(page).count() == 0
    assert "The next questions come on 3 March 2026." in page.locator(".remembering").inner_text()
    assert "3 March 2026, 8 March 2026, 22 March 2026" in entry(page)
    asked = []
    for days, following in ((2, "8 March 2026"), (7, "22 March 2026"), (21, None)):
        comes_back(page, START + timedelta(days=days - 1))
        assert waiting(page).count() == 0
        comes_back(page, START + timedelta(days=days))
        assert page.get_by_text("Lessons that wait for you today: 1.").is_visible()
        asked.append(waiting(page).locator("> p").all_inner_texts())
        assert len(asked[-1]) == 3
        answer(page)
        said = page.locator(".remembering").inner_text()
        assert "Right at first try: 3 of 3." in said
        assert (f"It comes back on {following}." if following else "It has come back three") in said
    assert len({prompt for those in asked for prompt in those}) >= 6  # others each time
    assert "has come back three times" in entry(page)
    comes_back(page, START + timedelta(days=400))
    assert waiting(page).count() == 0
    assert page.problems == []


def test_each_reply_is_there_and_what_was_answered_stays_open(visit):
    page = visit(START + timedelta(days=2), calendar=read((LESSON, START)))
    first = waiting(page).first
    first.locator(".framings-wrong summary").first.press("Enter")
    assert "No." in first.locator("details[open]").inner_text()
    page.reload()
    waiting(page).first.locator("details[open].framings-wrong").wait_for()
    assert waiting(page).locator("details[open]").count() == 1
    # The first answer counts, whatever is opened after it.
    waiting(page).first.locator(".framings-right summary").press("Enter")
    for place in (1, 2):
        waiting(page).nth(place).locator(".framings-right summary").press("Enter")
    page.get_by_text("Right at first try: 2 of 3.").wait_for()


def test_what_was_wrong_comes_back_with_the_next_ones(visit):
    page = visit(START + timedelta(days=2), calendar=read((OTHER, START)))
    wrong = waiting(page).locator("> p").all_inner_texts()
    answer(page, right=False)
    comes_back(page, START + timedelta(days=7))
    again = waiting(page).locator("> p").all_inner_texts()
    assert again[: len(wrong)] == wrong
    assert len(again) > len(wrong)


def test_fresh_numbers_are_others_for_another_reader_and_stay_until_they_are_answered(visit):
    drawn = set()
    for days in range(4):
        read_on = START + timedelta(days=days)
        page = visit(START + timedelta(days=20), calendar=read((LESSON, read_on)))
        fresh = waiting(page).filter(has_text="With fresh numbers")
        prompt = fresh.locator("> p").inner_text()
        assert fresh.locator(".framings-right").count() == 1
        page.reload()
        assert fresh.locator("> p").inner_text() == prompt
        drawn.add(prompt)
    assert len(drawn) > 1


def test_who_is_late_gets_the_time_between_all_the_same(visit):
    page = visit(START + timedelta(days=30), calendar=read((LESSON, START)))
    answer(page)
    assert "5 April 2026, 19 April 2026" in entry(page)  # 5 and 14 days after


def test_a_lesson_read_elsewhere_is_entered_by_hand(visit):
    page = visit()
    assert "Nothing waits yet." in page.locator(".remembering").inner_text()
    page.get_by_role("button", name="Lesson 07").press("Enter")
    assert "Read on 1 March 2026." in entry(page, OTHER)
    assert "Read on" in page.evaluate("document.activeElement.innerText")
    assert [*kept(page)] == [OTHER]
    page.get_by_role("button", name="Forget all dates").press("Enter")
    assert kept(page) == {}
    assert "Nothing waits yet." in page.locator(".remembering").inner_text()


@pytest.mark.parametrize("of", ["en", "nl"])
def test_the_dates_are_a_calendar_that_others_read(visit, tmp_path, of):
    page = visit(of=of, calendar=read((OTHER, START), (LESSON, START - timedelta(days=4))))
    with page.expect_download() as saved:
        page.get_by_role("button", name=".ics").press("Enter")
    saved.value.save_as(tmp_path / "dates.ics")
    content = (tmp_path / "dates.ics").read_bytes()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\r\n " in content  # a title is longer than a line
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar.errors == []
    assert {"VERSION", "PRODID"} <= calendar.keys()
    events = calendar.walk("VEVENT")
    assert all(event.errors == [] for event in events)
    days = {
        OTHER: [START + timedelta(days=n) for n in (2, 7, 21)],
        # Due two days ago: today, and the others as far apart as ever.
        LESSON: [START + timedelta(days=n) for n in (0, 5, 19)],
    }
    titles = {
        lesson.name: front.front_matter(lesson)["title"]
        for lesson in lessons()
        if lesson.language == of
    }
    assert sorted(
        (event.start, str(event["SUMMARY"]).split(": ", 1)[1]) for event in events
    ) == sorted((day, titles[name]) for name, those in days.items() for day in those)
    for event in events:
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DTSTAMP"].dt.tzinfo is not None
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert page.problems == []


REFUSALS = {
    "no store": "Object.defineProperty(window, 'localStorage', { get() { throw Error('off'); } })",
    "full store": "Storage.prototype.setItem = () => { throw Error('full'); }",
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_nothing_can_be_kept_it_works_and_says_so(visit, refusal):
    page = visit(refused=REFUSALS[refusal])
    page.get_by_text("This browser keeps nothing of this page").wait_for()
    for name in ("Lesson 03", "Lesson 07"):
        page.get_by_role("button", name=name).press("Enter")
    assert "Read on 1 March 2026." in entry(page, LESSON)
    assert "Read on 1 March 2026." in entry(page, OTHER)
    assert page.problems == []


@pytest.mark.parametrize(
    "odd", ["", "7", "[1]", '{"03_substitutes": 3}', '{"03_substitutes": {"day": "x"}}']
)
def test_what_is_not_its_own_is_no_calendar(visit, odd):
    page = visit(calendar=odd)
    assert "Nothing waits yet." in page.locator(".remembering").inner_text()
    assert page.problems == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 727)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(visit, width, height, scheme):
    page = visit(
        START + timedelta(days=2), calendar=read((LESSON, START), (OTHER, START)),
        viewport={"width": width, "height": height}, color_scheme=scheme,
    )  # fmt: skip
    answer(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in wcag_violations(page)] == []


def test_nothing_is_sent(visit, server):
    page = visit(START + timedelta(days=2), calendar=read((LESSON, START)))
    answer(page)
    assert all(url.startswith(f"{server}en/") for url in page.asked)


def test_without_its_script_it_says_so(running_browser, server):
    page = running_browser.new_page(java_script_enabled=False)
    page.goto(f"{server}en/{front.REMEMBERING}/index.html")
    assert page.get_by_text("This page needs its script").is_visible()
    page.close()
