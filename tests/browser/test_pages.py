"""A page in a real browser, from a file and from a server that forbids everything else."""

import io
import json
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.live import answering
from support.pages import file_of, serving, wcag_violations
from support.run import FULL, in_full_run

from framings import explorers
from framings.lessons import ROOT, lessons
from framings.words import _, speaking

LESSON = "03_substitutes"
GAME = "06_rivals_the_game"
PAGES = [
    lesson.name
    for lesson in lessons()
    if lesson.language == "en" and (FULL or lesson.name == LESSON)
]
# Every day one lesson stands for all. In the full run the pages of both languages are tried.
BOTH = [str(lesson) for lesson in lessons()] if FULL else [f"en/{LESSON}"]
# From a file and from a server alike: each language in one of these ways.
WAYS = [(name, "file" if name.startswith("en/") else "server") for name in BOTH]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"


@pytest.fixture(scope="module")
def folder(built):
    return built


@pytest.fixture(params=BOTH)
def lesson(request):
    """A lesson with its language, which is spoken by the test."""
    with speaking(request.param.partition("/")[0]):
        yield request.param


@pytest.fixture(scope="module")
def server(folder):
    with serving(folder.parent, POLICY) as address:
        yield f"{address}en/"


@pytest.fixture
def address(request, folder, server):
    return f"{folder.as_uri()}/" if request.param == "file" else server


@pytest.fixture
def visit(new_page):
    def visit(address, lesson=LESSON, **settings):
        """Visit a lesson, and wait until everything in it can be used."""
        page = blank(**settings)
        at = address.removesuffix("en/") if "/" in lesson else address
        page.goto(f"{at}{lesson}/index.html")
        started(page)
        page.locator("nav.lessons a").first.wait_for()
        return page

    def blank(**settings):
        return new_page(**({"viewport": {"width": 1400, "height": 900}} | settings))

    visit.blank = blank
    return visit


def started(page):
    """Wait until every explorer of a page has started."""
    page.locator("[data-explorer] .controls").first.wait_for()
    page.locator("[data-explorer]:not(:has(.controls))").first.wait_for(state="detached")


def shown(explorer):
    return explorer.evaluate(
        """place => [".live-picture svg", ".live-sentence", ".live-picture"].map((part, index) =>
            index === 2 ? place.querySelector(part).ariaLabel : place.querySelector(part).innerHTML)
        """
    )


def moved(control):
    """Move a control by keyboard, away from where it stands."""
    kind = control.get_attribute("type")
    confirm = control.locator("xpath=ancestor::*[contains(@class, 'confirmed')]//button")
    if confirm.count():
        control.press("Space")
        confirm.press("Enter")
    elif kind == "range":
        value = control.get_attribute("aria-valuetext")
        control.press("ArrowRight")
        if control.get_attribute("aria-valuetext") == value:
            control.press("ArrowLeft")
        assert control.get_attribute("aria-valuetext") != value
    elif kind == "radio":
        control.press("ArrowDown")
    else:
        control.press("Space")


def tapped(control, across):
    """Tap a control with a finger, so far across."""
    control.scroll_into_view_if_needed()
    box = control.bounding_box()
    x, y = box["x"] + across * box["width"], box["y"] + box["height"] / 2
    control.page.touchscreen.tap(x, y)


def controls(explorer):
    """Return what a reader can move, one for each control: of a group the first, or the chosen."""
    found = explorer.locator(
        "input[type=range], input[type=checkbox], input[type=radio]:checked,"
        " .moves button:first-of-type, .next, .confirmed label:first-of-type input"
    ).all()
    assert len(found) == len(labels(explorer))
    return found


def labels(explorer):
    made = getattr(explorers, explorer.get_attribute("data-explorer"))()
    return [control.label for control in made.controls.values()]


def asked_nobody_else(page, address):
    ours = (address.removesuffix("en/"), "data:")
    return page.problems == [] and all(url.startswith(ours) for url in page.asked)


def idle():
    """Name what has nothing to act on as its picture starts: one plan counts no market twice."""
    return [_("More sales in the market for 1% more effort (%)")]


def test_what_was_bet_stands_beside_the_result(visit, server):
    page = visit(server)
    bet, answers = answering(page)

    def said():
        return page.locator(".live-bet").all_inner_texts()

    assert not any(said())
    bet.locator("summary").nth(1).press("Enter")
    bet.locator("summary").nth(0).click()  # looked at later: no bet
    words = f"Your bet: {bet.locator('summary').nth(1).inner_text()}"
    assert said() == [words if yes else "" for yes in answers]
    first = page.locator("[data-explorer]").nth(answers.index(True))
    moved(controls(first)[0])
    assert said() == [words if yes else "" for yes in answers]
    assert first.locator("[aria-live]:has(.live-bet)").count() == 0
    page.reload()
    started(page)
    assert said() == [words if yes else "" for yes in answers]
    page.get_by_role("button", name="Forget my answers").press("Enter")
    assert not any(said())


def test_what_was_bet_in_another_lesson_stands_beside_it(visit, server):
    page = visit(server)
    bet, answers = answering(page)
    said = page.locator(".live-bet").nth(answers.index(True))
    name = f"framings:bet:{bet.get_attribute('data-bet')}"
    kept = f"localStorage.getItem('{name}')"

    def keep(text):
        page.evaluate(f"localStorage.setItem('{name}', '{text}')")
        page.reload()
        started(page)

    def forget():
        page.get_by_role("button", name="Forget my answers").press("Enter")

    bet.locator("summary").nth(1).press("Enter")
    here = f"Your bet: {bet.locator('summary').nth(1).inner_text()}"
    assert said.inner_text() == here  # it was in this very lesson
    assert page.evaluate(kept) == f"{LESSON[:2]} 1"
    forget()
    assert page.evaluate(kept) is None
    keep("00 0")
    assert said.inner_text() == ""  # before the bet nothing is told
    bet.locator("summary").nth(1).press("Enter")
    bet.locator("summary").nth(0).press("Enter")
    there = f"In lesson 00 you chose: {bet.locator('summary').nth(0).inner_text()}"
    assert said.inner_text() == f"{here}\n{there}"
    forget()
    assert page.evaluate(kept) == "00 0"  # it is for that lesson to forget it
    assert said.inner_text() == ""
    for spoilt in ("00 9", "00", "00 x", "<b>"):
        keep(spoilt)
        bet.locator("summary").nth(1).press("Enter")
        assert said.inner_text() == here
        forget()


@pytest.mark.parametrize(("lesson", "address"), WAYS, indirect=True)
def test_every_control_moves_picture_and_sentence_by_keyboard(address, visit, lesson):
    page = visit(address, lesson)
    places = page.locator("[data-explorer]").all()
    assert places
    for explorer in places:
        start = shown(explorer)
        for control, label in zip(controls(explorer), labels(explorer), strict=True):
            moved(control)
            after = shown(explorer)
            acts = label not in idle()
            assert (after[0] != start[0]) == (after[1] != start[1]) == acts
            explorer.get_by_role("button", name=_("Reset"), exact=True).press("Enter")
            assert shown(explorer) == start
    assert asked_nobody_else(page, address)


# Words are nothing to a finger: English alone.
@pytest.mark.parametrize(
    ("lesson", "address"), [way for way in WAYS if way[0].startswith("en/")], indirect=True
)
def test_every_control_follows_a_finger(address, visit, lesson):
    page = visit(
        address, lesson, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    for explorer in page.locator("[data-explorer]").all():
        for control in explorer.locator(
            "input[type=range], input[type=checkbox], .moves button:first-of-type, .next,"
            " fieldset:not(.confirmed) input[type=radio]:not(:checked)"
        ).all():
            explorer.get_by_role("button", name=_("Reset"), exact=True).tap()
            before = shown(explorer)
            across = 0.5
            if control.get_attribute("type") == "range":
                at_left = int(control.input_value()) > int(control.get_attribute("max")) / 2
                across = 0.1 if at_left else 0.9
            tapped(control, across)
            after = shown(explorer)
            acts = control.evaluate("input => input.labels?.[0]?.innerText") not in idle()
            assert (after[0] != before[0]) == (after[1] != before[1]) == acts
    assert asked_nobody_else(page, address)


def test_the_keyboard_reaches_everything_and_shows_where_it_is(server, visit, lesson):
    page = visit(server, lesson)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    # Of a group of radio buttons the keyboard stops at one.
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
            .filter(part => part.type !== "radio" || part.checked
                || part.matches(".confirmed label:first-of-type input")).length"""
    )
    seen = []
    for _turn in range(wanted):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => {
                    const here = document.activeElement;
                    const style = getComputedStyle(here);
                    const known = (window.framingsSeen ??= []);
                    if (!known.includes(here)) known.push(here);
                    return [known.length, style.outlineStyle, parseFloat(style.outlineWidth)];
                }"""
            )
        )
    assert [count for count, *_rest in seen] == [*range(1, wanted + 1)]
    assert all(style != "none" and width >= 2 for _count, style, width in seen)


def test_on_paper_stand_text_pictures_and_sentences(server, visit, lesson):
    page = visit(server, lesson)
    slider = page.locator("[data-explorer] input[type=range]").first
    moved(slider)
    words = page.locator(".live-sentence").first.inner_text()
    page.emulate_media(media="print")
    assert page.locator(".live-sentence").first.inner_text() == words
    for kind in (".live-picture svg", ".live-sentence", "h1", "main > p"):
        for part in page.locator(kind).all():
            assert part.is_visible()
    assert not any(part.is_visible() for part in page.locator(".controls, nav.lessons").all())


def pressed(text):
    """Return a text without spaces, and without the ligatures that print makes."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_a_lesson_prints_on_six_pages_with_answers_closed_and_pictures_whole(server, visit, lesson):
    page = visit(server, lesson, viewport={"width": 1366, "height": 640})
    page.locator("main > h2").last.evaluate(
        """end => { end.insertAdjacentHTML("beforebegin", `<details class="framings-answer">
            <summary>A model answer</summary><p>Two herons.</p></details>`); }"""
    )
    paper = [
        pressed(sheet.extract_text())
        for sheet in PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False))).pages
    ]
    assert len(paper) <= 6
    for option in page.locator(".framings-option").all():
        asked, *answers = option.locator("summary, p").all_text_contents()
        assert any(pressed(asked) in sheet for sheet in paper)
        assert not any(pressed(answer) in sheet for answer in answers for sheet in paper)
    for answer in page.locator(".framings-answer p").all_text_contents():
        assert not any(pressed(answer) in sheet for sheet in paper)
    for code in page.locator("details.code code").all_text_contents():
        assert not any(pressed(code) in sheet for sheet in paper)
    for picture in page.locator(".live-picture").all():
        words = {
            pressed(text)
            for text in picture.locator("text:visible").all_text_contents()
            if len(pressed(text)) > 3
        }
        assert max(sum(word in sheet for word in words) for sheet in paper) == len(words), words


def test_answers_are_remembered_and_counted(server, visit):
    page = visit(server)
    score = page.locator(".score [role=status]")
    questions = page.locator(".framings-question")
    assert "of the 0 tried" in score.inner_text()
    questions.nth(0).locator(".framings-right summary").press("Enter")
    questions.nth(1).locator(".framings-wrong summary").first.press("Enter")
    questions.nth(1).locator(".framings-right summary").press("Enter")
    wanted = "Right at first try: 1 of the 2 tried, of 6 questions."
    page.get_by_text(wanted).wait_for()
    page.reload()
    page.get_by_text(wanted).wait_for()
    assert page.get_by_text("This browser remembers nothing").count() == 0
    assert page.locator("details.framings-option[open]").count() == 3
    page.wait_for_timeout(100)  # the toggles of opening them again change nothing
    assert score.inner_text() == wanted
    page.get_by_role("button", name="Forget my answers").press("Enter")
    page.get_by_text("of the 0 tried").wait_for()
    assert page.locator("details.framings-option[open]").count() == 0


@pytest.mark.parametrize(
    ("lesson", "width", "scheme"),
    # In Dutch the words are others, and the colours are the same.
    [(name, 360, "light") for name in BOTH]
    + [(name, 1400, "dark") for name in BOTH if name.startswith("en/")],
    indirect=["lesson"],
)
def test_everybody_can_use_it(server, visit, lesson, width, scheme):
    page = visit(server, lesson, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The policy forbids inline scripts, and so the tester's own: axe runs from outside the page.
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in wcag_violations(page)] == []


def test_one_page_leads_to_the_next_and_to_all_of_them(server, visit):
    page = visit(server)
    page.goto(f"{server}index.html")
    assert page.locator("ol.contents li").count() == len(PAGES)
    assert wcag_violations(page) == []
    page.get_by_role("link", name="Lesson 03").click()
    page.locator(".live-picture svg").first.wait_for()
    page.get_by_role("link", name="All lessons").first.wait_for()
    beside = page.get_by_role("link", name=re.compile("^(Before|After): "))
    assert beside.count() == (2 if FULL else 0)
    page.get_by_role("link", name="All lessons").first.click()
    page.locator("ol.contents").wait_for()
    assert page.problems == []


def test_the_front_page_has_a_slider_that_works_at_once(server, visit):
    page = visit(server)
    page.goto(f"{server}index.html")
    slider = page.get_by_role("slider").first
    before = page.locator(".live-sentence").inner_text()
    slider.press("End")
    assert page.locator(".live-sentence").inner_text() != before
    assert page.get_by_role("link", name="Begin").get_attribute("href").endswith("/index.html")
    assert page.problems == []


def test_the_front_page_knows_what_was_read_and_leads_back_to_the_place(server, visit):
    page = visit(server)
    front = f"{server}index.html"
    entry = page.locator(f'[data-name="en/{LESSON}"]')
    page.goto(front)
    assert entry.locator(".progress").count() == 0  # who has only looked has not begun
    page.goto(f"{server}{LESSON}/index.html")
    asked = page.locator(".framings-bet, .framings-question").count()
    page.locator(".framings-bet summary").first.click()
    heading = page.locator("main h3[id]").nth(2)
    heading.evaluate("place => place.scrollIntoView()")
    words = heading.inner_text()
    noted = f"() => localStorage['framings:progress:en/{LESSON}']?.includes({json.dumps(words)})"
    page.wait_for_function(noted)
    page.goto(front)
    assert entry.locator(".progress").inner_text() == f"1 of {asked} answered. Go on at: {words}"
    entry.get_by_role("link", name="Go on at").click()
    page.wait_for_function("() => scrollY > 0")
    page.locator(".framings-closing").first.evaluate("place => place.scrollIntoView()")
    page.wait_for_function(noted.replace(json.dumps(words), "'\"end\":true'"))
    page.goto(front)
    assert entry.locator(".progress").inner_text() == f"1 of {asked} answered, read to the end"
    page.go_back()
    page.get_by_role("button", name="Forget my answers").click()
    page.goto(front)
    assert entry.locator(".progress").count() == 0
    assert page.problems == []


def test_a_lesson_in_which_was_answered_comes_back_in_two_days(server, visit):
    page = visit.blank()
    page.clock.set_fixed_time("2026-03-01T12:00:00")
    page.goto(f"{server}{LESSON}/index.html")
    started(page)
    assert page.evaluate("localStorage['framings:remembering']") is None  # has only looked
    page.locator(".framings-bet summary").first.click()
    page.wait_for_function("() => localStorage['framings:remembering']?.includes('2026-03-01')")
    page.clock.set_fixed_time("2026-03-03T12:00:00")
    page.goto(f"{server}index.html")
    page.get_by_text("Lessons that wait for you today: 1.").wait_for()
    page.get_by_role("link", name="Remembering").click()
    page.locator(".remembering .framings-question").first.wait_for()
    page.goto(f"{server}{LESSON}/index.html")
    page.get_by_role("button", name="Forget my answers").click()
    assert page.evaluate("localStorage['framings:remembering']") == "{}"
    page.get_by_role("link", name="Remember it after 2, 7 and 21 days").click()
    page.get_by_role("heading", name="Your calendar").wait_for()
    page.get_by_role("link", name="All lessons").click()
    page.get_by_role("link", name="Ten questions before it").click()
    page.get_by_role("heading", name="Before the course").wait_for()
    assert page.problems == []


def test_the_glossary_has_a_page_that_leads_to_the_lessons(server, visit):
    page = visit(server)
    page.get_by_role("link", name="Glossary").click()
    term = page.locator("dt#substitutes")
    assert term.inner_text() == "substitutes"
    assert wcag_violations(page) == []
    page.get_by_role("link", name="Lesson 03").first.click()
    page.wait_for_url(f"{server}{LESSON}/index.html")
    assert page.problems == []


# A page on its own: its neighbours, its frame, its store, its files may be missing.


@pytest.fixture(scope="module")
def alone(folder, tmp_path_factory):
    """A folder in which the folder of one lesson lies alone, under another name."""
    place = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(folder / LESSON, place / "module")
    return place


@pytest.fixture
def framed(visit, tmp_path):
    """Show an address in a frame of a page from another origin; the frame is ``page.inside``."""
    servers = []

    def framed(address, attributes="", script="", **settings):
        (tmp_path / "index.html").write_text(
            f'<link rel="icon" href="data:,"><style>body {{ margin: 0 }}</style>{script}'
            f'<iframe src="{address}" width="650" height="666" {attributes}></iframe>',
            encoding="utf-8",
        )
        servers.append(serving(tmp_path))
        page = visit.blank(**settings)
        page.goto(servers[-1].__enter__())
        page.inside = page.frames[1]
        return page

    yield framed
    for running in servers:
        running.__exit__(None, None, None)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("how", ["from a file", "in a frame", "in a window"])
def test_a_page_that_lies_alone_leads_nowhere(alone, visit, framed, how, scripts):
    with serving(alone, POLICY) as address:
        address = f"{alone.as_uri()}/" if how == "from a file" else address
        if how == "in a frame":
            page = framed(f"{address}module/index.html", java_script_enabled=scripts)
            inside = page.inside
        else:
            page = visit.blank(java_script_enabled=scripts)
            page.goto(f"{address}module/index.html")
            inside = page
        if scripts:
            started(inside)
            page.wait_for_timeout(200)  # for the list of lessons, which is not there
        # But for the page itself, for a class.
        away = inside.locator("a:not([href='?present'])")
        links = [link.get_attribute("href") for link in away.all()]
        assert links
        assert all(link.startswith(("#", "https://")) for link in links)
        assert not any(nav.is_visible() for nav in inside.locator("nav.lessons").all())
        assert (
            inside.locator("main").get_by_text("Rivals: marketing accuses").first.is_visible()
        )  # as words
        beyond = [
            url
            for url in page.asked
            if url.startswith(address) and not url.startswith(f"{address}module/")
        ]
        # A page that is not in a frame looks once whether there are others.
        looks = scripts and how != "in a frame"
        assert len(beyond) == len(page.problems) == looks
        assert all(f"{address}framings-lessons.js?" in url for url in beyond)


@pytest.mark.parametrize("how", ["in a frame", "in a window"])
def test_links_lead_to_the_lessons_that_are_there(folder, tmp_path, visit, framed, how):
    site = tmp_path / "site"
    shutil.copytree(folder / LESSON, site / LESSON)
    later = "04_rivals_marketing_accuses"
    shutil.copytree(folder / LESSON, site / later)  # whatever it holds
    (site / "framings-lessons.js").write_text(
        f"window.framingsLessons = {json.dumps([LESSON, later])};\n", encoding="utf-8"
    )
    (site / "index.html").write_text(
        f'<link rel="icon" href="data:,"><a href="{LESSON}/index.html">03</a>', encoding="utf-8"
    )
    with serving(site) as address:
        if how == "in a frame":
            page = framed(f"{address}index.html")
            inside = page.inside
        else:
            page = inside = visit.blank()
            page.goto(f"{address}index.html")
        inside.get_by_role("link", name="03").click()
        inside.get_by_role("link", name=re.compile("^After: ")).wait_for()
        assert inside.get_by_text(re.compile("^Before: ")).count() == 0
        addresses = inside.evaluate("[...document.links].map(link => link.href)")
        leading = {url.split("#")[0] for url in addresses if url.startswith(address)}
        leading.remove(f"{address}{LESSON}/index.html?present")
        assert leading == {
            f"{address}index.html",
            f"{address}{later}/index.html",
        }
        inside.locator("main").get_by_role("link", name="Rivals: marketing accuses").click()
        inside.wait_for_url(f"{address}{later}/index.html*")
        inside.get_by_role("link", name="All lessons").first.click()
        inside.get_by_role("link", name="03").wait_for()
        assert page.problems == []


def test_a_link_to_elsewhere_opens_outside_the_frame(alone, framed):
    with serving(alone, POLICY) as address:
        page = framed(f"{address}module/index.html")
        page.context.route("https://**", lambda route: route.fulfill(body="elsewhere"))
        page.inside.locator("footer").wait_for()
        count = page.inside.locator("a[href^='https:']").count()
        assert count >= 3
        for link in page.inside.locator("a[href^='https:']").all():
            assert "noopener" in link.get_attribute("rel")
            with page.context.expect_page() as opened:
                link.click()
            opened.value.close()
        assert page.inside.url == f"{address}module/index.html"


NOT_KEPT = "This browser remembers nothing of this page"


def test_in_a_frame_that_may_keep_nothing_the_page_works_and_says_so(alone, framed):
    with serving(alone, POLICY) as address:
        page = framed(f"{address}module/index.html", 'sandbox="allow-scripts"')
        inside = page.inside
        started(inside)
        moved(inside.locator("[data-explorer] input[type=range]").first)
        assert inside.get_by_text(NOT_KEPT).is_visible()
        inside.locator(".framings-question .framings-right summary").first.press("Enter")
        inside.get_by_text("Right at first try: 1 of the 1 tried").wait_for()
        assert not inside.get_by_role("button", name="Forget").is_visible()
        assert page.problems == []


REFUSALS = {
    "no store": "Object.defineProperty(window, 'localStorage', { get() { throw Error('off'); } })",
    "full store": "Storage.prototype.setItem = () => { throw Error('full'); }",
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_where_nothing_can_be_kept_the_page_works_and_says_so(server, visit, refusal):
    page = visit(server)
    page.add_init_script(REFUSALS[refusal])
    page.reload()
    page.locator(".framings-question .framings-right summary").first.press("Enter")
    page.get_by_text("Right at first try: 1 of the 1 tried").wait_for()
    page.get_by_text(NOT_KEPT).wait_for()
    assert not page.get_by_role("button", name="Forget").is_visible()
    assert page.problems == []


STANDS_STILL = "This picture stands still"
NOT_COUNTED = "Your answers are neither counted nor kept"
LOST = "The sliders of this picture have not arrived."


def test_without_scripts_it_says_where_the_reader_looks_what_does_not_work(server, visit):
    page = visit.blank(java_script_enabled=False)
    page.goto(f"{server}{LESSON}/index.html")
    stands_still(page)


@pytest.mark.parametrize("broken", ["missing", "cut off"])
def test_without_its_script_it_says_where_the_reader_looks_what_does_not_work(
    folder, server, visit, broken
):
    page = visit.blank()
    half = file_of(folder / LESSON, "page.js").read_bytes()[:9000]
    page.route(
        "**/page.*.js",
        lambda route: route.abort() if broken == "missing" else route.fulfill(body=half),
    )
    page.goto(f"{server}{LESSON}/index.html")
    stands_still(page)


def stands_still(page):
    places = page.locator("[data-explorer]").all()
    assert places
    for place in places:
        assert place.locator("img.live-still").is_visible()
        note = place.get_by_text(STANDS_STILL)
        assert note.bounding_box()["y"] < place.locator("img").bounding_box()["y"]
    assert "calls are still needed" in places[0].inner_text()
    assert page.get_by_text(NOT_COUNTED).is_visible()
    last = page.locator(".framings-question").last.bounding_box()
    below = page.get_by_text(NOT_COUNTED).bounding_box()["y"] - last["y"] - last["height"]
    assert 0 <= below < 50


def test_where_all_works_no_line_says_otherwise(server, visit):
    page = visit(server)
    for words in (STANDS_STILL, NOT_COUNTED, NOT_KEPT, LOST, "on their way", "Try again"):
        assert page.get_by_text(words).count() == 0


@pytest.mark.parametrize("broken", ["missing", "cut off", "of somebody else"])
def test_an_explorer_whose_data_are_missing_says_so_and_can_be_tried_again(
    folder, server, visit, broken
):
    data = file_of(folder / LESSON, "the_door.js").read_text(encoding="utf-8")
    body = data[:-400] + '";' if broken == "cut off" else "<!DOCTYPE html>Please log in."
    page = visit.blank()
    page.route(
        "**/the_door.*",
        lambda route: route.abort() if broken == "missing" else route.fulfill(body=body),
    )
    page.goto(f"{server}{LESSON}/index.html")
    page.get_by_text(LOST).wait_for()
    place = page.locator("[data-explorer=the_door]")
    assert place.locator("img.live-still").is_visible()
    assert page.get_by_text(LOST).count() == place.get_by_text(LOST).count() == 1
    page.locator("[data-explorer=who_meets_a_rep] .controls").wait_for()
    others = page.locator("[data-explorer]").count() - 1
    assert page.locator("[data-explorer] .controls").count() == others
    assert page.get_by_role("alert").count() == 0
    again = place.get_by_role("button", name="Try again")
    again.press("Enter")
    page.wait_for_timeout(100)
    assert again.evaluate("button => button === document.activeElement")
    assert wcag_violations(page) == []
    page.unroute("**/the_door.*")
    again.press("Enter")
    slider = place.get_by_role("slider").first
    slider.wait_for()
    assert slider.evaluate("input => input === document.activeElement")
    before = shown(place)
    moved(slider)
    assert shown(place) != before


@pytest.mark.parametrize("missing", [True, False])
def test_a_script_that_a_course_added_is_missed(folder, server, visit, missing):
    html = (folder / LESSON / "index.html").read_text(encoding="utf-8")
    more = html.replace("</head>", '<script defer src="scorm.js"></script></head>')
    page = visit.blank()
    page.route("**/index.html", lambda route: route.fulfill(body=more, content_type="text/html"))
    if not missing:
        page.route("**/scorm.js", lambda route: route.fulfill(body=""))
    page.goto(f"{server}{LESSON}/index.html")
    started(page)
    said = page.get_by_role("alert").filter(has_text="A part of this page has not arrived")
    assert said.count() == missing
    if missing:
        assert said.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]


def test_a_browser_that_cannot_unpack_says_so_and_does_the_rest(server, visit):
    page = visit.blank()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(f"{server}{LESSON}/index.html")
    page.locator(".score").wait_for()
    for place in page.locator("[data-explorer]").all():
        assert place.get_by_text("too old for the sliders").is_visible()
        assert place.locator("img.live-still").is_visible()
    page.locator(".framings-question .framings-right summary").first.press("Enter")
    page.get_by_text("Right at first try: 1 of the 1 tried").wait_for()
    assert page.problems == []


def test_each_explorer_starts_when_its_own_data_are_there(server, visit):
    page = visit.blank()
    page.clock.install()
    held = []
    page.route("**/possible_is_not_wise.*", lambda route: held.append(route))
    page.goto(f"{server}{LESSON}/index.html", wait_until="commit")
    page.locator("[data-explorer] .controls").first.wait_for()
    places = page.locator("[data-explorer]")
    names = [place.get_attribute("data-explorer") for place in places.all()]
    first, second, third = (places.nth(number) for number in range(3))
    before = shown(first)
    moved(first.get_by_role("slider").first)
    assert shown(first) != before
    assert second.get_by_text("on their way").is_visible()
    # The line is the second one's, for a while.
    assert not any(f"/{names[2]}." in url for url in page.asked)
    page.clock.fast_forward(11_000)
    third.locator(".controls").wait_for()
    assert second.locator(".controls").count() == 0
    held[0].continue_()
    started(page)
    files = [url.split("/")[-1].split(".")[0] for url in page.asked if "/page." not in url]
    assert [name for name in files if name in names] == names


@pytest.mark.parametrize("kind", ["bet", "question"])
def test_what_is_opened_while_the_script_loads_stays_open_and_is_kept(server, visit, kind):
    page = visit.blank()
    held = []
    page.route("**/page.*.js", lambda route: held.append(route))
    page.goto(f"{server}{LESSON}/index.html", wait_until="commit")
    option = page.locator(f".framings-{kind} .framings-option").nth(1)
    option.locator("summary").click()
    held[0].continue_()
    page.locator(".score").wait_for()
    started(page)
    assert option.get_attribute("open") is not None
    tried = f"of the {int(kind == 'question')} tried"
    assert tried in page.locator(".score").inner_text()
    page.unroute("**/page.*.js")
    page.reload()
    page.locator(".score").wait_for()
    assert page.locator("details.framings-option[open]").count() == 1
    assert option.get_attribute("open") is not None
    assert tried in page.locator(".score").inner_text()


RESIZER = Path(__file__).parents[1] / "vendor" / "open-iframe-resizer" / "index.umd.cjs"
FOLLOWS = {
    "open-iframe-resizer": f"""<script>{RESIZER.read_text(encoding="utf-8")}</script><script>
        addEventListener("DOMContentLoaded", () => iframeResizer.initialize({{}}, "iframe"));
    </script>""",
    # As a learning management system does it; begins to listen before the frame is there.
    "lti.frameResize": """<script>
        addEventListener("message", ({ data }) => {
            if (data.subject !== "lti.frameResize") return;
            document.querySelector("iframe").height = data.height;
        });
    </script>""",
}


@pytest.mark.parametrize(
    ("name", "way"),
    [
        pytest.param(PAGES[0], "open-iframe-resizer", marks=in_full_run),
        (LESSON, "open-iframe-resizer"),
        (LESSON, "lti.frameResize"),
    ],
)
def test_a_frame_that_follows_the_height_has_no_scroll_bar(server, framed, name, way):
    page = framed(f"{server}{name}/index.html", script=FOLLOWS[way])
    inside = page.inside
    started(inside)
    as_high_as_its_page(page)
    for part in inside.locator("details").all()[:6]:
        part.locator(":scope > summary").click()
        as_high_as_its_page(page)
    for part in reversed(inside.locator("details[open]").all()):
        part.locator(":scope > summary").click()
    as_high_as_its_page(page)
    page.set_viewport_size({"width": 700, "height": 800})
    page.locator("iframe").evaluate("frame => { frame.width = 360; }")
    as_high_as_its_page(page)
    assert page.problems == []


def test_a_parent_that_listens_late_asks_and_is_told(server, framed):
    page = framed(f"{server}{LESSON}/index.html")
    started(page.inside)
    page.add_script_tag(path=RESIZER)
    page.evaluate("iframeResizer.initialize({}, 'iframe').then(made => { window.made = made[0]; })")
    # The library asks at once if the frame has loaded, as its own documentation has it ...
    page.wait_for_function("window.made")
    page.wait_for_function("document.querySelector('iframe').clientHeight > 2000")
    as_high_as_its_page(page)
    # ... and whenever its user wants.
    page.evaluate("document.querySelector('iframe').style.height = '500px'")
    page.wait_for_timeout(100)
    page.evaluate("made.resize()")
    as_high_as_its_page(page)


def test_the_list_of_lessons_tells_its_height_as_well(server, framed):
    page = framed(f"{server}index.html", script=FOLLOWS["lti.frameResize"])
    as_high_as_its_page(page)
    assert page.problems == []


# What docs/course.md tells to paste into WordPress and Moodle, and how it arrives there.
PASTED = [
    re.search(r"```html\n(<iframe.*?)```", (ROOT / "docs" / name).read_text("utf-8"), re.DOTALL)[1]
    for name in ("course.md", "course.nl.md")
]
ARRIVES = {
    "as it is": lambda html: html,
    "in paragraphs, after another frame": lambda html: (
        "<iframe title='Another' srcdoc='Another'></iframe>"
        + "".join(f"<div><p>{part}</p></div>" for part in re.split("(?=<script>)", html))
    ),
    "without its script": lambda html: re.sub("<script>.*?</script>", "", html, flags=re.DOTALL),
}


@in_full_run  # in frames of other systems
@pytest.mark.parametrize("arrives", ARRIVES)
@pytest.mark.parametrize("pasted", PASTED, ids=["en", "nl"])
def test_what_the_docs_tell_to_paste_fits(folder, visit, tmp_path, pasted, arrives):
    html = ARRIVES[arrives](pasted)
    (tmp_path / "index.html").write_text(
        f'<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,">{html}<p>After it.</p>',
        encoding="utf-8",
    )
    page = visit.blank()
    theirs = re.search("https://[a-z-]+[.]example", pasted)[0]
    page.route(
        f"{theirs}/**",
        lambda route: route.fulfill(
            path=folder / route.request.url.removeprefix(f"{theirs}/"),
            headers={"Content-Security-Policy": POLICY},
        ),
    )
    with serving(tmp_path) as ours:
        page.goto(ours)
        frame = page.locator(f"iframe[src^='{theirs}']")
        page.inside = frame.element_handle().content_frame()
        started(page.inside)
        sentence = page.inside.locator(".live-sentence").first
        said = sentence.inner_text()
        page.inside.get_by_role("slider").first.press("ArrowRight")
        assert sentence.inner_text() != said
        if arrives == "without its script":
            assert frame.bounding_box()["height"] == pytest.approx(800, abs=5)
        else:
            heights = "[...document.querySelectorAll('iframe')].map((one) => one.clientHeight)"
            page.inside.locator(".framings-question summary").first.click()
            for _turn in range(100):
                of_frames = page.evaluate(heights)
                inside = page.inside.evaluate("document.documentElement.offsetHeight")
                if of_frames[-1] == inside:
                    break
                page.wait_for_timeout(50)
            assert of_frames[-1] == inside > 3000
            assert of_frames[:-1] == [150] * (len(of_frames) - 1)  # another frame stays
            assert not page.inside.evaluate("innerWidth > document.documentElement.clientWidth")


def as_high_as_its_page(page):
    """Wait until the frame is as high as what stands in it, and nothing in it has to scroll."""
    for _turn in range(100):
        height = page.locator("iframe").evaluate("frame => frame.clientHeight")
        wanted, *scrolls = page.inside.evaluate(
            """() => {
                const page = document.documentElement;
                return [
                    Math.ceil(page.getBoundingClientRect().height),
                    page.scrollHeight > page.clientHeight,
                    page.scrollWidth > page.clientWidth,
                    innerWidth > page.clientWidth,
                ];
            }"""
        )
        if height == wanted:
            break
        page.wait_for_timeout(50)
    assert [height, *scrolls] == [wanted, False, False, False]


def test_explorers_fit_into_a_frame_of_650(server, visit, lesson):
    page = visit(server, lesson, viewport={"width": 650, "height": 666})
    assert page.evaluate("document.documentElement.scrollWidth") == 650
    for part in page.locator(".controls, .live-picture, .live-sentence").all():
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 650


def test_while_it_is_not_framed_a_page_tells_nobody_its_height(server, visit):
    page = visit.blank()
    page.add_init_script(
        "window.heard = []; addEventListener('message', ({ data }) => heard.push(data))"
    )
    page.goto(f"{server}{LESSON}/index.html")
    started(page)
    assert page.evaluate("heard") == []
