"""A page in a real browser, from a file and from a server that forbids everything else."""

import functools
import http.server
import re
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from support.pages import watched_page, wcag_violations
from support.run import FULL

from framings import explorers
from framings.lessons import lessons

LESSON = "03_substitutes"
GAME = "06_rivals_the_game"
PAGES = [lesson.name for lesson in lessons() if FULL or lesson.name == LESSON]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
# However one splits the money, the sentence stays: this is what that explorer shows.
SILENT = ["Called marketing (% of the total)"]


class Strict(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folder(built):
    return built


@pytest.fixture(params=PAGES)
def lesson(request):
    return request.param


@pytest.fixture(scope="module")
def server(folder):
    handler = functools.partial(Strict, directory=str(folder))
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()


@pytest.fixture(params=["file", "server"])
def address(request, folder, server):
    return f"{folder.as_uri()}/" if request.param == "file" else server


@pytest.fixture
def visit(running_browser):
    contexts = []

    def visit(address, lesson=LESSON, **settings):
        settings = {"viewport": {"width": 1400, "height": 900}} | settings
        context = running_browser.new_context(**settings)
        contexts.append(context)
        page = watched_page(context)
        page.goto(f"{address}{lesson}/index.html")
        return page

    yield visit
    for context in contexts:
        context.close()


def shown(explorer):
    return explorer.evaluate(
        """place => [".live-picture svg", ".live-sentence", ".live-picture"].map((part, index) =>
            index === 2 ? place.querySelector(part).ariaLabel : place.querySelector(part).innerHTML)
        """
    )


def moved(control):
    """Move a control by keyboard, away from where it stands."""
    kind = control.get_attribute("type")
    if kind == "range":
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
        " .moves button:first-of-type"
    ).all()
    assert len(found) == len(labels(explorer))
    return found


def labels(explorer):
    return explorer.evaluate(
        "place => window.framingsExplorers[place.dataset.explorer].controls.map(c => c.label)"
    )


def asked_nobody_else(page, address):
    return page.problems == [] and all(url.startswith((address, "data:")) for url in page.asked)


def test_every_control_moves_picture_and_sentence_by_keyboard(address, visit, lesson):
    page = visit(address, lesson)
    places = page.locator("[data-explorer]").all()
    assert places
    for explorer in places:
        start = shown(explorer)
        for control, label in zip(controls(explorer), labels(explorer), strict=True):
            moved(control)
            after = shown(explorer)
            assert after[0] != start[0]
            assert (after[1] != start[1]) == (label not in SILENT)
            explorer.get_by_role("button", name="Reset").press("Enter")
            assert shown(explorer) == start
    assert asked_nobody_else(page, address)


def test_every_control_follows_a_finger(address, visit, lesson):
    page = visit(
        address, lesson, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    for explorer in page.locator("[data-explorer]").all():
        for control in explorer.locator(
            "input[type=range], input[type=checkbox], input[type=radio]:not(:checked),"
            " .moves button:first-of-type"
        ).all():
            explorer.get_by_role("button", name="Reset").tap()
            before = shown(explorer)
            across = 0.5
            if control.get_attribute("type") == "range":
                at_left = int(control.input_value()) > int(control.get_attribute("max")) / 2
                across = 0.1 if at_left else 0.9
            tapped(control, across)
            after = shown(explorer)
            assert after[0] != before[0]
            label = control.evaluate("input => input.labels?.[0]?.innerText")
            assert (after[1] != before[1]) == (label not in SILENT)
    assert asked_nobody_else(page, address)


@pytest.mark.skipif(not FULL, reason="the game's page takes a minute to build: full run only")
def test_the_game_is_played_to_its_end_by_keyboard(server, visit):
    page = visit(server, GAME)
    game = page.locator("[data-explorer=play_it]")
    sentence = game.locator(".live-sentence")
    group = game.get_by_role("group", name="Your moves as marketing (ten rounds)")
    cooperate, blame, back = (
        group.get_by_role("button", name=name)
        for name in ("Cooperate", "Blame", "Take back the last move")
    )
    explorer = explorers.play_it()
    at_start = sentence.inner_text()
    back.press("Enter")
    assert sentence.inner_text() == at_start
    played = ""
    for button, letter in zip([cooperate, blame] * 5, "CB" * 5, strict=True):
        button.press("Enter")
        played += letter
        assert sentence.inner_text() == explorer.at(moves=played).sentence
    blame.press("Enter")  # an eleventh round there is not
    assert sentence.inner_text() == explorer.at(moves=played).sentence
    back.press("Space")
    assert sentence.inner_text() == explorer.at(moves=played[:-1]).sentence
    blame.press("Space")
    guess = game.get_by_role("slider", name="Your guess")
    for name in list(explorer.controls["guess"].positions())[1:]:
        guess.press("ArrowRight")
        assert sentence.inner_text() == explorer.at(moves=played, guess=name).sentence
    game.get_by_role("slider", name="Colleague (number)", exact=True).press("End")
    wanted = explorer.at(moves=played, guess=name, colleague=8)
    assert sentence.inner_text() == wanted.sentence
    assert game.get_by_role("img").get_attribute("aria-label") == wanted.picture
    assert "Final score" in wanted.sentence


def test_the_keyboard_reaches_everything_and_shows_where_it_is(server, visit, lesson):
    page = visit(server, lesson)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    # Of a group of radio buttons the keyboard stops at one.
    wanted = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
            .filter(part => part.type !== "radio" || part.checked).length"""
    )
    seen = []
    for _ in range(wanted):
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
    assert [count for count, _, _ in seen] == [*range(1, wanted + 1)]
    assert all(style != "none" and width >= 2 for _, style, width in seen)


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
    assert page.pdf().startswith(b"%PDF")


def test_answers_are_remembered_and_counted(server, visit):
    page = visit(server)
    score = page.locator(".score [role=status]")
    questions = page.locator(".framings-question")
    assert "of the 0 tried" in score.inner_text()
    questions.nth(0).locator(".framings-right summary").press("Enter")
    questions.nth(1).locator(".framings-wrong summary").first.press("Enter")
    questions.nth(1).locator(".framings-right summary").press("Enter")
    wanted = "Right at first try: 1 of the 2 tried, of 5 questions."
    page.get_by_text(wanted).wait_for()
    page.reload()
    page.get_by_text(wanted).wait_for()
    assert page.locator("details.framings-option[open]").count() == 3
    page.wait_for_timeout(100)  # the toggles of opening them again change nothing
    assert score.inner_text() == wanted
    page.get_by_role("button", name="Forget my answers").press("Enter")
    page.get_by_text("of the 0 tried").wait_for()
    assert page.locator("details.framings-option[open]").count() == 0


def test_where_nothing_can_be_kept_the_page_works(server, visit):
    page = visit(server)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })"
    )
    page.reload()
    page.locator(".framings-question .framings-right summary").first.press("Enter")
    page.get_by_text("Right at first try: 1 of the 1 tried").wait_for()
    assert page.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_everybody_can_use_it(server, visit, lesson, width, scheme):
    page = visit(server, lesson, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The policy forbids inline scripts, and so the tester's own: axe runs from outside the page.
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in wcag_violations(page)] == []


def test_without_scripts_the_pictures_stand_still_with_their_words(folder, visit):
    page = visit(f"{folder.as_uri()}/", java_script_enabled=False)
    assert page.locator("img.live-still").count() == 4
    assert "calls are still needed" in page.locator(".live-explorer").first.inner_text()


def test_one_page_leads_to_the_next_and_to_all_of_them(server, visit):
    page = visit(server)
    page.goto(f"{server}index.html")
    assert page.locator("ol.contents li").count() == len(PAGES)
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("link", name="Lesson 03").click()
    page.locator(".live-picture svg").first.wait_for()
    assert page.get_by_role("link", name=re.compile("^(Before|After): ")).count() == 2
    page.get_by_role("link", name="All lessons").first.click()
    page.locator("ol.contents").wait_for()
    assert page.problems == []
