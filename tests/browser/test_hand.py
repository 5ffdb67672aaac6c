"""Taking the picture in hand, in JupyterLab and on a page: dragging, pressing, and the ghost."""

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect
from support import hand
from support.jupyter import TALL, Lesson, jupyter_lab
from support.pages import serving, wcag_violations
from support.run import in_full_run

from framings.build.notebooks import METADATA

pytestmark = in_full_run  # JupyterLab is started for it

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
AREA = "[data-sets]"  # the chart, then the left and the right cell


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hand")
    hand.write_page(folder)
    with serving(folder, POLICY) as address:
        yield address


@pytest.fixture
def on_page(new_page, server):
    pages = []

    def visit(**settings):
        page = new_page(**settings)
        pages.append(page)
        page.goto(server)
        page.locator(".live-picture svg").wait_for()
        return page

    yield visit
    assert [page.problems for page in pages] == [[] for _ in pages]


@pytest.fixture(scope="module")
def notebook(running_browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hand-lab")
    tests = str(Path(hand.__file__).parents[1])
    code = f"import sys\nsys.path.insert(0, {tests!r})\nfrom support import hand\nhand.explorer()"
    written = nbformat.v4.new_notebook(metadata=METADATA, cells=[nbformat.v4.new_code_cell(code)])
    nbformat.write(written, folder / "hand.ipynb")
    with jupyter_lab(folder) as address:
        page = running_browser.new_page(viewport=TALL)
        lesson = Lesson(page, address, "hand.ipynb")
        lesson.run_all()
        page.get_by_role("button", name="Reset").wait_for()
        yield page
        assert lesson.problems == []
        page.close()


@pytest.fixture(params=["page", "notebook"])
def live(request):
    """An explorer at its start, on a page or in JupyterLab."""
    if request.param == "page":
        return request.getfixturevalue("on_page")(viewport={"width": 1000, "height": 900})
    page = request.getfixturevalue("notebook")
    page.get_by_role("button", name="Reset").click()
    says(page)
    return page


def says(page, **values):
    state = hand.explorer().at(**values)
    expect(page.locator(".live-sentence")).to_have_text(state.sentence)
    expect(page.locator(".live-picture")).to_have_attribute("aria-label", state.picture)


def point(page, across, up):
    """Where a place in the chart lies on the screen, both as shares."""
    box = page.locator("svg[aria-hidden] " + AREA).first.evaluate(
        """area => {
            const [[, , xs], [, , ys]] = JSON.parse(area.dataset.sets);
            const matrix = area.ownerSVGElement.getScreenCTM();
            const at = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
            const [low, high] = [at(xs[0], ys[0]), at(xs.at(-1), ys.at(-1))];
            return [low.x, low.y, high.x, high.y];
        }"""
    )
    return box[0] + across * (box[2] - box[0]), box[1] + up * (box[3] - box[1])


def middle(page, cell):
    box = page.locator("svg[aria-hidden] " + AREA).nth(cell).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def ghosts(page):
    """How many ghosts are seen, and where those of dots stand, across, as shares of the chart."""
    left, right = point(page, 0, 0)[0], point(page, 1, 0)[0]
    boxes = [
        ghost.bounding_box()
        for ghost in page.locator(".live-ghost use").all()
        if ghost.is_visible()
    ]
    seen = [one for one in page.locator(".live-ghost > g").all() if one.is_visible()]
    places = [(box["x"] + box["width"] / 2 - left) / (right - left) for box in boxes]
    return len(seen), [round(place, 1) for place in places]


def test_the_dot_follows_the_mouse_and_so_do_its_controls(live):
    live.mouse.move(*point(live, 0.2, 0.5))
    live.mouse.down()
    live.mouse.move(*point(live, 0.5, 0.6))
    live.mouse.move(*point(live, 0.72, 0.77))
    says(live, across=7, up=10**1.5)
    live.mouse.move(*point(live, 1.5, 2))  # far outside: held, it follows as far as it can
    says(live, across=10, up=100)
    live.mouse.up()
    live.mouse.move(*point(live, 0.1, 0.1))
    live.mouse.move(*middle(live, 1))
    live.mouse.down()
    live.mouse.up()
    says(live, across=10, up=100, cell="L")
    expect(live.get_by_role("radio", name="left")).to_be_checked()
    slider = live.get_by_role("slider", name="Across (m)")
    expect(slider).to_have_attribute("aria-valuetext", "10")
    # The same place again, when the slider has moved in the meantime.
    live.mouse.click(*point(live, 1, 1))
    slider.press("ArrowLeft")
    says(live, across=9, up=100, cell="L")
    live.mouse.click(*point(live, 1, 1))
    says(live, across=10, up=100, cell="L")


def test_a_ghost_stays_where_the_last_movement_began(live):
    slider = live.get_by_role("slider", name="Across (m)")
    assert ghosts(live) == (0, [])
    slider.focus()
    live.wait_for_timeout(1100)  # a pause
    live.keyboard.press("ArrowRight")
    live.keyboard.press("ArrowRight")
    says(live, across=4)
    assert ghosts(live) == (2, [0.2])  # the dot's and the bar's
    live.wait_for_timeout(1100)
    assert ghosts(live) == (2, [0.2])
    live.keyboard.press("ArrowRight")
    says(live, across=5)
    assert ghosts(live) == (2, [0.4])
    live.wait_for_timeout(1100)
    live.keyboard.press("End")
    live.wait_for_timeout(1100)
    live.keyboard.press("ArrowLeft")
    live.keyboard.press("ArrowRight")  # back at once: there is nothing to remember
    live.wait_for_timeout(300)
    says(live, across=10)
    assert ghosts(live) == (0, [])
    live.mouse.click(*point(live, 0.5, 0.5))
    says(live, across=5)
    assert ghosts(live) == (2, [1])
    live.mouse.down()
    assert ghosts(live) == (2, [1])  # nothing has moved yet
    live.mouse.move(*point(live, 0.7, 0.5))
    live.mouse.move(*point(live, 0.9, 0.5))
    says(live, across=9)
    assert ghosts(live) == (2, [0.5])
    live.mouse.up()
    # What does not move leaves no ghost: the bar knows nothing of up and down.
    live.mouse.click(*point(live, 0.9, 1))
    says(live, across=9, up=100)
    assert ghosts(live) == (1, [0.9])
    names = live.evaluate("[...document.querySelectorAll('.live [id], [id]')].map(one => one.id)")
    ours = live.evaluate("[...document.querySelectorAll('.live-ghost [id]')].map(one => one.id)")
    assert ours
    assert [name for name in ours if names.count(name) > 1] == []
    live.emulate_media(media="print")
    assert ghosts(live) == (0, [])
    live.emulate_media(media="screen")
    live.get_by_role("button", name="Reset").click()
    says(live)
    assert ghosts(live) == (0, [])


def test_the_hand_takes_nothing_from_keyboard_and_screen_reader(live):
    live.mouse.click(*point(live, 0.8, 0.5))
    says(live, across=8)
    picture = live.locator(".live-picture svg")
    assert picture.get_attribute("aria-hidden") == "true"
    assert picture.locator("[tabindex], a, [focusable=true]").count() == 0
    assert live.locator(".live-ghost").first.evaluate(
        "ghost => getComputedStyle(ghost).animationName === 'none'"
        " && parseFloat(getComputedStyle(ghost).transitionDuration) === 0"
    )
    assert wcag_violations(live, include=[[".live-explorer"]]) == []


def swipe(page, start, end, steps=8):
    """Put a finger on the screen, move it, and lift it."""
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        places = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})
        page.wait_for_timeout(30)

    touch("touchStart", start)
    for step in range(1, steps + 1):
        touch(
            "touchMove", tuple(a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
        )
    touch("touchEnd")
    session.detach()


def test_a_finger_moves_the_dot_across_and_scrolls_up_and_down(on_page):
    page = on_page(**PHONE)
    page.locator(".live-picture").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    x, y = point(page, 0.6, 0.8)
    swipe(page, (x, y), (x + 3, y - 150))
    assert page.evaluate("scrollY") >= before + 100
    says(page)
    before = page.evaluate("scrollY")
    swipe(page, point(page, 0.2, 0.5), point(page, 0.8, 0.52))
    says(page, across=8)
    assert page.evaluate("scrollY") == before
    page.touchscreen.tap(*point(page, 0.4, 1))
    says(page, across=4, up=100)
    page.touchscreen.tap(*middle(page, 2))
    says(page, across=4, up=100, cell="R")


def test_no_hand_moves_what_no_python_follows(notebook):
    notebook.get_by_role("button", name="Reset").click()
    says(notebook)
    notebook.locator(".live-controls").evaluate("controls => { controls.inert = true; }")
    notebook.mouse.click(*point(notebook, 0.9, 0.5))
    notebook.wait_for_timeout(500)
    says(notebook)
    notebook.locator(".live-controls").evaluate("controls => { controls.inert = false; }")
    notebook.mouse.click(*point(notebook, 0.9, 0.5))
    says(notebook, across=9)
