"""A page in a real browser, from a file and from a server that forbids everything else."""

import functools
import http.server
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe

from framings.publish import grid, pages
from framings.publish.lessons import ROOT, Lesson

LESSON = Lesson("en", "03_substitutes", ROOT)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Strict(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory, running_browser):
    out = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid.Grid.__init__, "__defaults__", (250,))
        pages.write(pages.files(LESSON), out / "en" / LESSON.name)
    pages.write(pages.contents_page("en", ROOT, out), out / "en")
    return out / "en"


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

    def visit(address, **settings):
        settings = {"viewport": {"width": 1400, "height": 900}} | settings
        context = running_browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.problems, page.asked = [], []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: page.problems.append(said.text))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"{address}{LESSON.name}/index.html")
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


def test_every_slider_moves_picture_and_sentence_by_keyboard(address, visit):
    page = visit(address)
    places = page.locator(".live-explorer").all()
    assert len(places) == 4
    for explorer in places:
        start = shown(explorer)
        said = 0
        for slider in explorer.get_by_role("slider").all():
            before, value = shown(explorer), slider.get_attribute("aria-valuetext")
            slider.press("ArrowRight")
            if slider.get_attribute("aria-valuetext") == value:
                slider.press("ArrowLeft")
            after = shown(explorer)
            assert slider.get_attribute("aria-valuetext") != value
            assert before[0] != after[0]
            assert before[2] != after[2]
            said += before[1] != after[1]
        assert said >= 1
        explorer.get_by_role("button", name="Reset").press("Enter")
        assert shown(explorer) == start
    assert page.problems == []
    assert all(url.startswith((address, "data:")) for url in page.asked)


def test_a_slider_follows_a_finger(server, visit):
    page = visit(server, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    explorer = page.locator(".live-explorer").first
    slider = explorer.get_by_role("slider").first
    slider.scroll_into_view_if_needed()
    before = shown(explorer)
    box = slider.bounding_box()
    page.touchscreen.tap(box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2)
    assert shown(explorer)[:2] != before[:2]


def test_a_change_is_there_in_the_next_frame(server, visit):
    page = visit(server)
    median = page.evaluate(
        """() => {
            const slider = document.querySelector("input[type=range]");
            const times = [...Array(60).keys()].map(turn => {
                slider.value = turn % Number(slider.max);
                const start = performance.now();
                slider.dispatchEvent(new Event("input"));
                return performance.now() - start;
            });
            return times.sort((a, b) => a - b)[30];
        }"""
    )
    assert median < 20  # about 1 ms; room for a busy machine


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
def test_everybody_can_use_it(server, visit, width, scheme):
    page = visit(server, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The policy forbids inline scripts, and so the tester's own: axe runs from outside the page.
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == []


def test_without_scripts_the_pictures_stand_still_with_their_words(folder, visit):
    page = visit(f"{folder.as_uri()}/", java_script_enabled=False)
    assert page.locator("img.live-still").count() == 4
    assert "calls are still needed" in page.locator(".live-explorer").first.inner_text()


def test_the_contents_page_leads_to_the_lesson(server, visit):
    page = visit(server)
    page.goto(f"{server}index.html")
    page.get_by_role("link", name="Lesson 03").click()
    page.locator(".live-picture svg").first.wait_for()
    assert page.problems == []
