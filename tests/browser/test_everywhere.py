"""What a reader does on a page, in Chromium, Firefox and WebKit.

Chromium gets all other tests of this folder; these hold what rests on the browser most.
"""

import io
import os
import zipfile
from importlib import import_module
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image
from support import everywhere
from support.course import running_course
from support.jupyter import KERNEL_RESTS, TALL, WATCH_THE_KERNEL
from support.pages import serving
from support.run import in_full_run

from framings import explorers
from framings.build import pages, scorm
from framings.build.figures import figure
from framings.build.grid import Grid
from framings.lessons import ROOT, Lesson
from framings.live.controls import Choice, Moves, Next, Toggle
from framings.live.svg import as_document, drawing_settings, figure_as_svg
from framings.words import speaking

pytestmark = in_full_run  # three browsers are started
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
LESSON = Lesson("en", "03_substitutes", ROOT)
GAME = Lesson("nl", "06_rivals_the_game", ROOT)
POSITIONS = 60
# The first slider, first of an explorer and then of the page.
SLIDER = "[data-explorer=the_door] input[type=range]"

STARTED = """() => document.querySelector("[data-explorer] .controls, .score")
    && !document.querySelector("[data-explorer]:not(:has(.controls))")"""
SHOWN = """(name) => {
    const place = document.querySelector(`[data-explorer=${name}]`);
    const picture = place.querySelector(".live-picture");
    return {
        sentence: place.querySelector(".live-sentence").textContent,
        alt: picture.getAttribute("aria-label"),
        drawn: picture.querySelector("svg").innerHTML,
        at: [...place.querySelectorAll("input[type=range]")].map(input => Number(input.value)),
    };
}"""


@pytest.fixture(scope="module", params=everywhere.STARTS)
def window(request):
    if lacks := everywhere.missing(request.param):
        words = f"{request.param} is not tried: {', '.join(lacks)} not on this machine"
        if os.environ.get("FRAMINGS_NEEDS_BROWSER"):
            pytest.fail(words)
        pytest.skip(words)
    with everywhere.window(request.param) as opened:
        yield opened


def shorter_game(patch):
    """Give the game three rounds: eight take long to compute."""
    for module in ("play_it", "_told"):
        patch.setattr(import_module(f"framings.explorers.game.{module}"), "ROUNDS", 3)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A lesson in English and as a module, and one in Dutch with a shorter game."""
    out = tmp_path_factory.mktemp("everywhere")
    for lesson in (LESSON, GAME):
        notebook = pages.notebook(lesson)
        with pytest.MonkeyPatch.context() as patch:
            shorter_game(patch)
            made = {
                name: figure(name, lesson.language, POSITIONS) for name in pages.shown(notebook)
            }
        files = pages.files(lesson, notebook, made)
        folder = out / lesson.language / lesson.name
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        if lesson is LESSON:
            packed = io.BytesIO(scorm.package(lesson, files))
            zipfile.ZipFile(packed).extractall(out / "module")
    return out


@pytest.fixture
def server(built):
    """A server of its own for each test: nothing is remembered from another."""
    with serving(built, POLICY) as address:
        yield address


@pytest.fixture
def visit(window, server):
    def visit(lesson=LESSON, query=""):
        window.open(f"{server}{lesson.language}/{lesson.name}/index.html{query}")
        started(window)
        return window

    return visit


def started(window):
    window.until(STARTED)


def shows(window, name, **values):
    """Wait until sentence and picture's words are those of the package; return what is shown."""
    wanted = getattr(explorers, name)().at(**values)
    both = [wanted.sentence, wanted.picture]

    def right():
        seen = window.evaluate(SHOWN, name)
        return seen if [seen["sentence"], seen["alt"]] == both else None

    return window.wait(right, wanted.sentence)


def standing(window, name):
    """Return the values at which the sliders of an explorer stand."""
    grid = Grid(getattr(explorers, name)(), POSITIONS)
    made = grid.explorer.controls
    others = Choice | Moves | Next | Toggle
    sliders = [control for control in made if not isinstance(made[control], others)]
    places = window.evaluate(SHOWN, name)["at"]
    assert len(places) == len(sliders)
    return {control: grid.values[control][at] for control, at in zip(sliders, places, strict=True)}


# Pictures.


@pytest.mark.parametrize(("hatch", "down"), [("//", -1), ("\\\\", 1)])
@pytest.mark.parametrize("width", [697, 803])
def test_slanted_stripes_run_straight(window, tmp_path, hatch, down, width):
    picture = Figure(figsize=(10, 6), dpi=72)
    axes = picture.add_axes((0, 0, 1, 1))
    axes.bar([0], [1], 0.9, color="white", edgecolor="black", hatch=hatch, linewidth=0)
    with drawing_settings():
        drawn = as_document(figure_as_svg(picture), (720, 432))
    page = f'<body style="margin: 0"><div style="width: {width}px">{drawn}</div>'
    page = page.replace("<svg", '<svg style="width: 100%; height: auto"')
    (tmp_path / "page.html").write_text(page, "utf-8")
    window.open((tmp_path / "page.html").as_uri())
    grey = Image.open(io.BytesIO(window.screenshot())).convert("L")
    seen = np.asarray(grey, dtype=float)[100:300, 200:400]
    assert seen.std() > 20  # there are stripes
    # At 45 degrees each row of pixels is the one above it, one pixel on.
    alike = [
        np.corrcoef(above[1:-1], np.roll(below, -down)[1:-1])[0, 1]
        for above, below in pairwise(seen)
    ]
    assert min(alike) > 0.9


# Sliders.


def test_every_slider_follows_the_keyboard(visit):
    window = visit()
    for name in ("the_door", "possible_is_not_wise", "how_replaceable"):
        places = window.evaluate(SHOWN, name)["at"]
        for number, at in enumerate(places, start=1):
            before = window.evaluate(SHOWN, name)
            slider = f"[data-explorer={name}] .slider:nth-of-type({number}) input"
            window.press("ArrowRight" if at == 0 else "ArrowLeft", at=slider)
            after = shows(window, name, **standing(window, name))
            assert after["at"][number - 1] == abs(at - 1)
            assert after["sentence"] != before["sentence"]
            assert after["drawn"] != before["drawn"]
            window.click(f"[data-explorer={name}] .controls > button")
            shows(window, name)


@pytest.mark.parametrize("pointer", ["mouse", "touch"])
def test_a_slider_follows_the_pointer(visit, pointer):
    window = visit()
    if pointer == "touch" and window.name == "webkit":
        pytest.skip("WebKitGTK's driver has no finger: it takes a touch for the mouse")
    before = window.evaluate(SHOWN, "the_door")
    x, y = window.middle(SLIDER)
    window.drag((x, y), (x + 40, y + 2), (x + 60, y + 2), pointer=pointer)
    dragged = shows(window, "the_door", **standing(window, "the_door"))
    assert dragged["at"] != before["at"]
    assert dragged["drawn"] != before["drawn"]
    wide = window.evaluate("(place) => document.querySelector(place).offsetWidth", SLIDER)
    window.drag((x - 0.45 * wide, y), pointer=pointer)
    tapped = shows(window, "the_door", **standing(window, "the_door"))
    assert tapped["at"][0] < before["at"][0]
    if pointer == "touch":  # a finger that scrolls moves no slider
        x, y = window.middle(SLIDER)
        window.drag((x + 0.3 * wide, y), (x + 0.3 * wide, y - 150), pointer=pointer)
        window.evaluate("() => new Promise(done => setTimeout(done, 200))")
        assert window.evaluate(SHOWN, "the_door")["sentence"] == tapped["sentence"]


# Choices, and what is remembered.


def test_what_was_chosen_and_where_sliders_stand_is_there_after_loading_again(visit):
    window = visit()
    bet, right = ".framings-bet summary", ".framings-question .framings-right summary"
    reply = ".framings-bet details[open] > :not(summary)"
    assert window.count(reply) == 0
    window.click(bet)
    window.until("(place) => document.querySelector(place)?.offsetHeight > 0", reply)
    words = window.text(".framings-bet details[open] summary").strip()
    window.until(
        "(words) => document.querySelector('.live-bet').textContent.includes(words)", words
    )
    window.press("Enter", at=right)
    told = "() => document.querySelector('.score').textContent.includes('1 of the 1 tried, of 6')"
    window.until(told)
    window.press("Home", at=SLIDER)
    kept = window.evaluate(SHOWN, "the_door")["sentence"]
    visit()
    window.until(told)
    assert window.count("details[open].framings-option") == 2
    assert words in window.text(".live-bet")
    assert window.evaluate(SHOWN, "the_door")["sentence"] == kept
    window.click(".score button")
    window.until("() => !document.querySelector('details[open].framings-option')")
    visit()
    assert window.count("details[open].framings-option") == 0
    shows(window, "the_door")


# The game, in Dutch.


def test_the_game_is_played_and_guessed(visit, monkeypatch):
    shorter_game(monkeypatch)
    window = visit(GAME)
    game = "[data-explorer=play_it]"
    with speaking("nl"):
        start = shows(window, "play_it")
        for number, moves in ((1, "C"), (2, "CB"), (1, "CBC")):
            window.press("Enter", at=f"{game} .moves button:nth-of-type({number})")
            played = shows(window, "play_it", moves=moves)
            assert played["drawn"] != start["drawn"]
        window.click(f"{game} .confirmed label input")
        window.click(f"{game} .confirmed > button")
        guess = next(iter(explorers.play_it().controls["guess"].offered.values()))
        shows(window, "play_it", moves="CBC", guess=guess)
        window.click(f"{game} .moves button:nth-of-type(3)")
        shows(window, "play_it", moves="CB")
        visit(GAME)
        shows(window, "play_it", moves="CB")


# In a frame, and before a class.


def test_a_page_in_a_frame_of_another_site_says_its_height_and_works(window, server, tmp_path):
    address = server.replace("127.0.0.1", "localhost")
    (tmp_path / "index.html").write_text(
        '<!doctype html><link rel="icon" href="data:,"><script>addEventListener("message",'
        ' ({ data }) => { if (data.subject === "lti.frameResize") window.told = data.height; });'
        f'</script><iframe src="{address}{LESSON.language}/{LESSON.name}/index.html" width="650"'
        ' height="600"></iframe>',
        encoding="utf-8",
    )
    with serving(tmp_path) as outside:
        window.open(outside)
        with window.inside():
            started(window)
            window.press("End", at=SLIDER)
            shows(window, "the_door", **standing(window, "the_door"))
            window.click(".framings-bet summary")
            window.until(
                "() => document.querySelectorAll('.framings-bet details[open]').length === 1"
            )
            window.evaluate("() => scrollTo(0, 0)")
            x, y = window.middle(SLIDER)
            window.drag((x, y))
            seen = shows(window, "the_door", **standing(window, "the_door"))
            assert seen["at"][0] not in (0, 1)
            height = "() => Math.ceil(document.documentElement.getBoundingClientRect().height)"
            high = window.evaluate(height)
        assert high > 5000
        window.until("(high) => Math.abs(window.told - high) <= 1", high)


def test_a_class_is_shown_one_thing_after_the_other(visit):
    window = visit(query="?present")
    place = "() => document.querySelector('.bar-below select').selectedIndex"
    screens = window.count(".screen")
    for key, wanted in (
        ("PageDown", 1), ("ArrowRight", 2), (" ", 3), ("PageUp", 2), ("End", screens - 1),
        ("ArrowRight", screens - 1), ("Home", 0), ("ArrowLeft", 0),
    ):  # fmt: skip
        window.press(key)
        assert window.evaluate(place) == wanted
        assert window.count(".screen:not([hidden])") == 1
    to_picture = window.evaluate(
        "() => [...document.querySelectorAll('.screen')].findIndex(one => one.querySelector("
        "'[data-explorer]'))"
    )
    window.press(*["PageDown"] * to_picture)
    said = "() => document.querySelector('.screen:not([hidden]) .live-sentence').offsetHeight > 0"
    assert not window.evaluate(said)
    window.press("s")
    assert window.evaluate(said)
    window.press("s")
    assert not window.evaluate(said)
    window.press("End", at=".screen:not([hidden]) input[type=range]")
    assert window.evaluate(place) == to_picture
    shows(window, "the_door", **standing(window, "the_door"))
    window.press("Escape")
    window.press("?")
    assert window.count("dialog[open] dt") > 15
    window.press("PageDown")
    assert window.evaluate(place) == to_picture
    window.press("Escape")
    assert window.count("dialog[open]") == 0
    window.press("PageDown")
    assert window.evaluate(place) == to_picture + 1


# In a course.


def test_a_course_is_told_answers_and_place_and_brings_the_reader_back(window, built):
    heading = "[id=Question-2]"
    top = f"() => document.querySelector('{heading}').getBoundingClientRect().top"
    with running_course(built / "module") as course:
        address = f"http://127.0.0.1:{course.server_port}/"
        window.open(address)
        with window.inside():
            started(window)
            window.press("Home", at=SLIDER)
            moved = window.evaluate(SHOWN, "the_door")["sentence"]
            window.press("Enter", at=".framings-question .framings-right summary")
            window.evaluate("(place) => document.querySelector(place).scrollIntoView()", heading)
        window.until(
            "() => calls.some(({ texts }) => texts[0] === 'cmi.core.lesson_location'"
            " && texts[1] === 'Question-2')"
        )
        # A course that is left takes the frame away, or hides it first; neither has a height.
        window.evaluate("() => { document.querySelector('iframe').style.display = 'none'; }")
        window.evaluate("() => new Promise(done => setTimeout(done, 300))")
        window.evaluate("() => leave()")
        assert window.evaluate("() => calls.at(-1).name") == "LMSFinish"
        assert window.evaluate("() => calls.filter(({ error }) => error)") == []

        def told():
            kept = course.reports[-1]["core"] if course.reports else {}
            return kept.get("exit") == "suspend" and kept

        kept = window.wait(told, "the course is told that the lesson is left")
        assert kept["lesson_status"] == "incomplete"
        assert kept["lesson_location"] == "Question-2"
        assert kept["score"]["raw"] == "17"  # one of six
        window.open(address)
        with window.inside():
            started(window)
            window.until(f"() => Math.abs(({top})() - innerHeight / 3) < 6")
            assert window.count("details[open].framings-option") == 1
            assert window.evaluate(SHOWN, "the_door")["sentence"] == moved


# In JupyterLab, where Chromium gets all lessons.

MENU_ITEM = """(words) => {
    const items = [...document.querySelectorAll("[role=menuitem]")];
    const item = items.find(({ textContent }) => textContent.trim() === words);
    document.querySelector("[data-wanted]")?.removeAttribute("data-wanted");
    item?.setAttribute("data-wanted", "yes");
    return item?.offsetHeight > 0;
}"""


@pytest.fixture
def tall(window):
    """A window that sees all cells: JupyterLab draws those that are seen."""
    window.size(**TALL)
    yield window
    window.size(*everywhere.SIZE)


@pytest.mark.parametrize("window", ["firefox"], indirect=True)
@pytest.mark.parametrize("lesson", [LESSON, GAME], ids=str)
def test_a_lesson_runs_in_jupyterlab_and_every_slider_is_followed(tall, lab, lesson):
    window = tall
    window.open(f"{lab}/lab/tree/notebooks/{lesson.language}/{lesson.name}.ipynb?reset")
    idle = """() =>
        document.querySelector("#jp-main-statusbar")?.textContent.includes("| Idle")"""
    window.until(idle, seconds=60)
    window.evaluate(WATCH_THE_KERNEL)
    for words in ("Run", "Run All Cells"):
        window.until(MENU_ITEM, words)
        window.click("[data-wanted]")
    window.until(KERNEL_RESTS, seconds=120)
    names = pages.shown(pages.notebook(lesson))
    window.until(
        "(count) => document.querySelectorAll('.live-explorer .live-picture svg').length === count",
        len(names),
    )
    moved = 0
    for number, name in enumerate(names):
        # A name that SHOWN finds, as on a page.
        window.evaluate(
            "(number, name) => { document.querySelectorAll('.live-explorer')[number]"
            ".dataset.explorer = name; }",
            number,
            name,
        )
        with speaking(lesson.language):
            before = shows(window, name)
            made = getattr(explorers, name)()
            first, control = next(iter(made.controls.items()))
            if isinstance(control, Choice | Moves | Next | Toggle):
                continue
            places = control.positions()
            at = places.index(control.start)
            to, key = (at + 1, "ArrowRight") if at + 1 < len(places) else (at - 1, "ArrowLeft")
            window.press(key, at=f"[data-explorer={name}] [role=slider]")
            after = shows(window, name, **{first: places[to]})
        assert after["drawn"] != before["drawn"]
        moved += 1
    assert moved >= 4
    assert window.count(".jp-RenderedText[data-mime-type*=stderr]") == 0
