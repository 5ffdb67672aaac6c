"""What lessons are made of, in JupyterLab, Notebook 7 and nbclassic alike."""

import os
import re
import signal
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.sign import NotebookNotary
from playwright.sync_api import expect
from support.hostile import TEXTS
from support.jupyter import Lesson, jupyter_lab
from support.run import in_full_run
from support.screen import Finger

from framings.build.notebooks import METADATA

pytestmark = in_full_run  # four front ends, each started anew

TESTS = Path(__file__).parents[1]
# One cell that stands open, the others folded away as in a lesson.
OPEN = "import os; os.getpid()"
FOLDED = [
    f"import sys; sys.path.insert(0, {str(TESTS)!r})",
    "from framings import explorers; explorers.the_door()",
    # All kinds of controls.
    f"from support.hostile import explorer; explorer({TEXTS['braces']!r})",
    "from framings.teaching import bet; bet('07', 'twelve_thousand')",
]
EXPLORERS = 2
WINDOW = {"width": 1366, "height": 768}
PLACES = {"lab": "lab/tree", "notebook 7": "notebooks", "nbclassic": "nbclassic/notebooks"}
CELLS = ".jp-Notebook .jp-Cell, #notebook .cell"
STOPS = (
    ".live-controls :is([role=slider], input:not([type=radio]), input[type=radio]:checked, button)"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serve a notebook saved with the state of its widgets; one server shows it in all three."""
    notebook = nbformat.v4.new_notebook(metadata=METADATA)
    for code in [OPEN, *FOLDED]:
        hidden = {"jupyter": {"source_hidden": True}} if code in FOLDED else {}
        notebook.cells.append(nbformat.v4.new_code_cell(code, metadata=hidden))
    text = nbformat.v4.new_markdown_cell("\n\n".join(["What happened"] * 60))
    notebook.cells.insert(3, text)  # after the first explorer
    NotebookClient(
        notebook, store_widget_state=True, extra_arguments=["--log-level=ERROR"]
    ).execute()
    folder = tmp_path_factory.mktemp("front_ends")
    nbformat.write(notebook, folder / "lesson.ipynb")
    with jupyter_lab(folder) as address:
        # The user's own: what nobody trusts shows no widget.
        NotebookNotary(data_dir=str(folder / ".home" / "data")).sign(notebook)
        yield address


@pytest.fixture(scope="module", params=PLACES)
def page(request, server, running_browser):
    """The notebook after all its cells have run; what stood there before is ``not_yet_run``."""
    page = running_browser.new_page(viewport=WINDOW)
    page.front_end = request.param
    if page.front_end == "lab":
        lesson = Lesson(page, server, "lesson.ipynb")
    else:
        page.goto(f"{server}/{PLACES[page.front_end]}/lesson.ipynb")
    expect(page.locator(".live-picture svg")).to_have_count(EXPLORERS, timeout=60_000)
    page.not_yet_run = asleep(page)
    page.wait_for_function(
        """async () => (await (await fetch("/api/kernels")).json())
            .some(kernel => kernel.connections && kernel.execution_state === "idle")""",
        timeout=60_000,
    )
    if page.front_end == "lab":
        lesson.run_all()
    elif page.front_end == "nbclassic":
        page.evaluate("Jupyter.notebook.execute_all_cells()")
    else:
        run_all(page)
    page.get_by_text("This picture sleeps").first.wait_for(state="detached", timeout=60_000)
    expect(page.locator(".live-picture svg")).to_have_count(EXPLORERS, timeout=60_000)
    page.first_seen = where(page)
    yield page
    page.close()


def where(page):
    """Where a reader of JupyterLab or Notebook 7 is: the active cell, and how far down it is."""
    return page.evaluate(
        """() => [
            [...document.querySelectorAll(".jp-Notebook .jp-Cell")]
                .findIndex(cell => cell.matches(".jp-mod-active")),
            document.querySelector(".jp-WindowedPanel-outer")?.scrollTop,
        ]"""
    )


@pytest.mark.parametrize("page", ["lab", "notebook 7"], indirect=True)
def test_after_all_has_run_the_reader_is_where_the_lesson_begins(page):
    assert page.first_seen == [0, 0]


def run_all(page):
    """Run all cells from the menu, as a reader does who is at work in the first."""
    page.locator(".jp-Cell .jp-InputPrompt").first.click()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def at_rest(page):
    page.wait_for_timeout(300)
    page.wait_for_function(
        """() => ![...document.querySelectorAll(".jp-InputPrompt")]
            .some(prompt => prompt.textContent.includes("*"))""",
        timeout=60_000,
    )
    expect(page.locator(".live-picture svg")).to_have_count(EXPLORERS, timeout=60_000)
    page.wait_for_timeout(700)


@pytest.mark.parametrize("page", ["lab", "notebook 7"], indirect=True)
def test_who_scrolls_meanwhile_or_runs_one_cell_stays_there(page):
    process = kernel(page)
    os.kill(process, signal.SIGSTOP)
    try:
        run_all(page)
        page.wait_for_timeout(300)
        last, far = where(page)
        assert last == len(FOLDED) + 1
        page.locator(".jp-WindowedPanel-outer").hover()
        page.mouse.wheel(0, -700)
        page.wait_for_timeout(300)
        assert 0 < where(page)[1] < far
    finally:
        os.kill(process, signal.SIGCONT)
    at_rest(page)
    cell, down = where(page)
    assert cell == last
    assert down > 0
    page.locator(".live-sentence").last.click()
    page.keyboard.press(
        "Shift+Enter"
    )  # to the last cell, where all that has run would lead as well
    at_rest(page)
    cell, down = where(page)
    assert cell == last
    assert down > 0
    run_all(page)
    at_rest(page)
    assert where(page) == [0, 0], "and who runs all once more is at the beginning again"


def test_a_finger_that_scrolls_moves_no_slider_and_one_that_drags_or_taps_does(page):
    finger = Finger(page)
    explorer = page.locator(".live-explorer").first
    slider = explorer.get_by_role("slider").first
    says = lambda: int(slider.get_attribute("aria-valuetext").rstrip("%"))  # noqa: E731
    slider.press("Home")
    track = explorer.locator(".noUi-target").first
    track.evaluate("track => track.scrollIntoView({ block: 'center' })")

    def at(share):
        box = track.bounding_box()
        return box["x"] + share * box["width"], box["y"] + box["height"] / 2

    page.wait_for_timeout(300)
    before = at(0)
    finger.swipe(at(0.6), down=-150, across=12)
    assert at(0)[1] < before[1] - 50, "it scrolls"
    assert says() == 0
    track.evaluate("track => track.scrollIntoView({ block: 'center' })")
    finger.swipe(at(0.6), down=150)
    assert says() == 0
    track.evaluate("track => track.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)
    box = track.bounding_box()
    finger.swipe(at(0), across=0.5 * box["width"], down=3)
    assert says() == pytest.approx(50, abs=3)
    expect(explorer.get_by_role("status")).to_contain_text(f"At {says()}% of the market")
    finger.swipe(at(0.9), across=-0.2 * box["width"])  # beside the handle: as a mouse does it
    assert says() == pytest.approx(70, abs=3)
    finger.swipe(at(0.2))
    assert says() == pytest.approx(20, abs=3)
    expect(explorer.get_by_role("status")).to_contain_text(f"At {says()}% of the market")


def asleep(page):
    """What each explorer says of its sleep, and whether its controls are stopped."""
    page.locator(".live-note").nth(EXPLORERS - 1).wait_for(state="attached")
    return [
        (
            explorer.locator(".live-note").text_content(),  # it may be out of sight
            explorer.locator(".live-controls").evaluate("controls => controls.inert"),
        )
        for explorer in page.locator(".live-explorer").all()
    ]


def test_a_saved_picture_says_that_it_sleeps_until_it_is_run(page):
    for note, stopped in page.not_yet_run:
        assert note.startswith("This picture sleeps, and is as it was saved.")
        assert stopped
    assert asleep(page) == [("", False)] * EXPLORERS


def test_each_explorer_is_shown_once(page):
    expect(page.locator("img.live-still:visible")).to_have_count(0)
    assert page.locator("img.live-still").count() == EXPLORERS
    assert page.locator(".live-picture:visible, .live-sentence:visible").count() == 2 * EXPLORERS


def test_code_is_folded_where_the_lesson_folds_it(page):
    code = page.locator(".jp-InputArea-editor:visible, .code_cell > .input:visible")
    expect(code).to_have_count(1)
    assert "os.getpid" in code.inner_text()
    if page.front_end == "nbclassic":  # the others have a bar of their own
        (button, *others) = page.get_by_role("button", name="Code", exact=True).all()
        assert len(others) == len(FOLDED) - 1
        for count, expanded in ((2, "true"), (1, "false")):
            button.press("Enter")
            expect(code).to_have_count(count)
            assert button.get_attribute("aria-expanded") == expanded


def test_an_answer_shows_that_it_opens(page):
    summary = page.locator(".framings-bet summary").first
    assert summary.evaluate("element => getComputedStyle(element).display") == "list-item"
    for opened in (True, False):
        summary.press("Enter")
        assert summary.evaluate("element => element.parentElement.open") is opened


def test_no_two_things_in_the_document_share_a_name(page):
    assert shared_names(page) == []
    assert page.locator(".live-picture [id]").count() > 3


def shared_names(page):
    """Ids in our pictures that something else in the document has too."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".live-explorer [id]")]
            .filter(one => document.querySelectorAll("#" + CSS.escape(one.id)).length > 1)
            .map(one => one.id)"""
    )


def selected(page):
    """Which cells are selected, and how many there are."""
    return page.locator(CELLS).evaluate_all(
        "all => [all.map(one => one.matches('.jp-mod-selected, .selected')), all.length]"
    )


def test_what_is_pressed_in_a_control_leaves_the_cells_alone(page):
    kinds = set()
    for explorer in page.locator(".live-explorer").all():
        explorer.locator(".live-sentence").click()  # its cell is the selected one
        for control in explorer.locator(STOPS).all():
            kinds.add(control.evaluate("one => one.ariaValueNow ? 'slider' : one.type"))
            control.focus()
            before = selected(page)
            for key in ["ArrowDown", "ArrowRight", "ArrowUp", "End", "Home", "a", "x"]:
                page.keyboard.press(key)
                assert selected(page) == before, key
                assert page.evaluate("document.activeElement.closest('.live-controls') !== null")
    assert kinds == {"slider", "radio", "checkbox", "submit"}


def test_arrow_keys_move_the_slider(page):
    explorer = page.locator(".live-explorer").first
    slider = explorer.get_by_role("slider").first
    explorer.get_by_role("button", name="Reset").press("Enter")
    expect(slider).to_have_attribute("aria-valuetext", "35%")
    slider.focus()
    for key, value in (("ArrowUp", 36), ("ArrowRight", 37), ("ArrowDown", 36), ("ArrowLeft", 35)):
        page.keyboard.press(key)
        expect(slider).to_have_attribute("aria-valuetext", f"{value}%")
        expect(explorer.get_by_role("status")).to_contain_text(f"At {value}% of the market")


@pytest.mark.parametrize("page", ["lab", "notebook 7"], indirect=True)
def test_a_cell_is_still_run_from_a_control(page):
    page.locator(STOPS).first.focus()
    before = selected(page)
    page.keyboard.press("Shift+Enter")
    assert selected(page) != before
    expect(page.locator(".live-picture svg")).to_have_count(EXPLORERS)


def kernel(page):
    """The process that answers, as the notebook itself prints it."""
    outputs = page.locator(".jp-OutputArea-output, .output_subarea").all_inner_texts()
    return int(next(filter(re.compile(r"\s*\d+\s*").fullmatch, outputs)))


def test_a_picture_says_when_python_does_not_answer_and_when_it_is_gone(page):
    explorer = page.locator(".live-explorer").first
    note, sentence = explorer.locator(".live-note"), explorer.get_by_role("status")
    slider = explorer.get_by_role("slider").first
    process = kernel(page)
    expect(note).to_be_hidden()
    os.kill(process, signal.SIGSTOP)
    try:
        slider.press("End")
        expect(note).to_contain_text("Python has not answered yet", timeout=10_000)
    finally:
        os.kill(process, signal.SIGCONT)
    expect(sentence).to_contain_text("At 100% of the market")
    expect(note).to_be_hidden()
    os.kill(process, signal.SIGKILL)
    expect(note).to_contain_text("This picture sleeps, and shows what it last showed.")
    assert [stopped for _note, stopped in asleep(page)] == [True] * EXPLORERS
    expect(sentence).to_contain_text("At 100% of the market")
