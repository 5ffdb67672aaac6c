"""Controls, picture and sentence of an explorer on one screen, in a page."""

from contextlib import ExitStack
from io import BytesIO

import matplotlib.image
import numpy as np
import pytest
from support.pages import visited
from support.run import FULL, in_full_run
from support.screen import Finger, by_keyboard, fits, hidden, parts

from framings import explorers
from framings.build import pages
from framings.lessons import lessons
from framings.teaching.glossary import opened
from framings.words import speaking

# Every day one lesson stands for all, in the full run the pages of both languages are tried.
PAGES = [str(lesson) for lesson in lessons() if FULL or str(lesson) == "en/03_substitutes"]
LAPTOP, WINDOW, PROJECTOR = (1366, 640), (1920, 945), (1920, 1080)
# In the full run each language in one of the larger windows.
LARGE = {"en": [WINDOW], "nl": [PROJECTOR]} if FULL else {"en": [WINDOW, PROJECTOR]}
SEEN = [(name, size) for name in PAGES for size in (LAPTOP, *LARGE[name[:2]])]
PHONE = {"viewport": {"width": 390, "height": 727}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def visit(new_page, built):
    """Visit a lesson in a window of this size; from then on the test speaks its language."""
    spoken = ExitStack()

    def visit(lesson, size=None, **settings):
        spoken.enter_context(speaking(lesson[:2]))
        if size:
            settings["viewport"] = dict(zip(("width", "height"), size, strict=True))
        started = settings.get("java_script_enabled", True)
        return visited(new_page(**settings), built.parent / lesson, started)

    with spoken:
        yield visit


def shown(page):
    """Return the explorers of a page, each with what the package makes of it."""
    places = page.locator("[data-explorer]").all()
    assert places
    return [(place, getattr(explorers, place.get_attribute("data-explorer"))()) for place in places]


@pytest.mark.parametrize(("lesson", "size"), SEEN, ids=str)
def test_an_explorer_is_seen_in_one_view(visit, lesson, size):
    page = visit(lesson, size)
    width, height = size
    for explorer, made in shown(page):
        found = parts(explorer, made)
        assert [*fits(found, height, width)] == [], made.name
        if width == PROJECTOR[0]:  # in a window of the screen as well
            assert found["letters"] >= PROJECTOR[1] / 50, made.name
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_has_no_empty_margins_of_its_own(visit, scheme):
    """In the dark they would be white."""
    page = visit(PAGES[0], LAPTOP, color_scheme=scheme)
    for explorer, made in shown(page):
        found = parts(explorer, made)
        width, height = (
            found["drawn"][b] - found["drawn"][a] for a, b in (("left", "right"), ("top", "bottom"))
        )
        assert width / height == pytest.approx(made.size[0] / made.size[1], rel=0.01)


@pytest.mark.parametrize("lesson", PAGES)
def test_whoever_comes_with_the_tab_key_sees_all_that_a_key_changes(visit, lesson):
    page = visit(lesson, LAPTOP)
    page.locator("main :is(a, summary)").first.focus()
    stops, bad = by_keyboard(page)
    assert stops >= 2 * len(shown(page))
    assert bad == []


# In Dutch, whose words are longer, a wide table may go on beyond a side that has a shadow.
@pytest.mark.parametrize("lesson", [name for name in PAGES if name.startswith("en/")])
def test_on_a_phone_a_table_is_seen_whole(visit, lesson):
    page = visit(lesson, **PHONE)
    wide = page.locator("table").evaluate_all(
        "all => all.map(one => [one.offsetWidth - one.parentElement.clientWidth, one.innerText])"
        ".filter(([more]) => more > 0)"
    )
    assert wide == []


def test_in_the_dark_a_picture_is_seen_and_does_not_blind(visit, running_browser):
    for scheme, least, most in (("light", 255, 255), ("dark", 150, 225)):
        page = visit(PAGES[0], LAPTOP, color_scheme=scheme)
        still = visit(PAGES[0], LAPTOP, color_scheme=scheme, java_script_enabled=False)
        for picture in (page.locator(".live-picture").first, still.locator(".live-still").first):
            seen = matplotlib.image.imread(BytesIO(picture.screenshot()))[..., :3]
            assert least <= round(255 * np.quantile(seen, 0.9)) <= most


def test_what_is_folded_in_a_fold_stands_in_line_with_its_text(running_browser):
    with speaking("en"):
        text = opened("It is an [elasticity](glossary:elasticity).").replace("*", "")
    page = running_browser.new_page()
    page.set_content(
        f"<main><details open><summary>How</summary><p>Text.</p>{text}</details></main>"
    )
    page.add_style_tag(content=pages.page_style().decode())
    text, folded = (page.locator(place).bounding_box() for place in ("p", ".framings-terms"))
    page.close()
    assert folded["x"] == text["x"]


# A small phone, one on its side, a laptop at 200 %; the last width of one column, the first of two.
@pytest.mark.parametrize(
    "size", [(320, 568), (400, 800), (844, 390), (683, 320), (899, 700), (900, 700)], ids=str
)
def test_in_other_windows_nothing_is_cut_off_and_the_picture_stays_in_sight(visit, size):
    page = visit(PAGES[0], size)
    width, height = size
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for explorer, _made in shown(page):
        for slider in explorer.get_by_role("slider").all():
            assert hidden(slider, height) == []


@pytest.mark.parametrize("lesson", PAGES)
def test_on_a_phone_the_picture_stays_in_sight_and_nothing_jumps(visit, lesson):
    page = visit(lesson, **PHONE)
    for explorer, made in shown(page):
        for slider in explorer.get_by_role("slider").all():
            assert hidden(slider, PHONE["viewport"]["height"] - 20) == [], made.name
            slider.evaluate("slider => slider.focus({ preventScroll: true })")
            before = slider.bounding_box(), explorer.locator(".live-picture").bounding_box()
            for end in ("End", "Home"):
                page.keyboard.press(end)
                after = slider.bounding_box(), explorer.locator(".live-picture").bounding_box()
                assert after == before, made.name


def test_the_picture_leaves_with_its_explorer_and_hides_no_text(visit):
    page = visit(PAGES[0], **PHONE)
    for explorer, _made in shown(page):
        for seen in range(-200, 700, 90):  # how much of the explorer is still there
            over = explorer.evaluate(
                """(explorer, seen) => {
                    scrollTo(0, scrollY + explorer.getBoundingClientRect().bottom - seen);
                    const picture = explorer.querySelector(".live-picture").getBoundingClientRect();
                    return [explorer.previousElementSibling, explorer.nextElementSibling]
                        .map(text => text.getBoundingClientRect())
                        .filter(({ top, bottom }) =>
                            top < picture.bottom - 1 && bottom > picture.top + 1)
                        .length;
                }""",
                seen,
            )
            assert over == 0


def test_what_the_keyboard_goes_to_is_not_behind_the_picture(visit):
    page = visit(PAGES[0], (600, 700))
    for explorer, _made in shown(page):
        explorer.locator("xpath=following-sibling::*[1]").scroll_into_view_if_needed()
        explorer.get_by_role("button", name="Reset").focus()
        for _ in explorer.get_by_role("slider").all():
            page.keyboard.press("Shift+Tab")
            covered = page.evaluate(
                """() => {
                    const here = document.activeElement.getBoundingClientRect();
                    const picture = document.activeElement.closest("[data-explorer]")
                        .querySelector(".live-picture").getBoundingClientRect();
                    return [picture.bottom - here.top, here.bottom - innerHeight];
                }"""
            )
            assert max(covered) <= 0


@in_full_run
def test_a_finger_that_scrolls_moves_no_slider_and_one_that_drags_or_taps_does(visit):
    page = visit(PAGES[0], **PHONE)
    finger = Finger(page)
    for explorer, made in shown(page):
        sentence = explorer.locator(".live-sentence")
        for slider in explorer.get_by_role("slider").all():
            value, said = slider.input_value(), sentence.inner_text()
            for down in (-150, 150):
                assert hidden(slider, PHONE["viewport"]["height"] - 20) == []
                before = page.evaluate("scrollY")
                told = slider.evaluate_handle(
                    """slider => {
                        const told = [];
                        const note = () => told.push(slider.getAttribute("aria-valuetext"));
                        new MutationObserver(note).observe(slider, { attributes: true });
                        return told;
                    }"""
                )
                # Not where the slider stands.
                box = slider.bounding_box()
                across = 0.15 if int(value) > int(slider.get_attribute("max")) / 2 else 0.85
                point = box["x"] + across * box["width"], box["y"] + box["height"] / 2
                finger.swipe(point, down=down, across=down / 10)
                assert abs(page.evaluate("scrollY") - before) > 50
                assert slider.input_value() == value
                assert told.json_value() == [], "not even for a moment"
            assert sentence.inner_text() == said
            hidden(slider, PHONE["viewport"]["height"] - 20)
            box = slider.bounding_box()
            middle = box["y"] + box["height"] / 2
            for start, across, end in ((0.05, 0.94, "max"), (0.95, -0.94, "min")):
                finger.swipe(
                    (box["x"] + start * box["width"], middle), across=across * box["width"], down=4
                )
                assert slider.input_value() == slider.get_attribute(end), made.name
            finger.swipe((box["x"] + 0.995 * box["width"], middle))
            assert slider.input_value() == slider.get_attribute("max")


def test_on_paper_and_without_scripts_a_picture_stands_in_the_text(visit):
    page = visit(PAGES[0], LAPTOP)
    column = page.locator("main > p").first.bounding_box()
    page.emulate_media(media="print")
    for picture in page.locator(".live-picture").all():
        box = picture.bounding_box()
        assert box["x"] >= column["x"] - 1
        assert box["width"] > 300
    still = visit(PAGES[0], LAPTOP, java_script_enabled=False)
    for picture in still.locator("img.live-still").all():
        box = picture.bounding_box()
        assert box["x"] >= column["x"] - 1
        assert box["x"] + box["width"] <= column["x"] + column["width"] + 1


def test_a_picture_is_on_white_paper_where_the_reader_chooses_the_colours(visit):
    page = visit(PAGES[0], LAPTOP, color_scheme="dark", forced_colors="active")
    for picture in page.locator(".live-picture").all():
        assert (
            picture.evaluate("here => getComputedStyle(here).backgroundColor")
            == "rgb(255, 255, 255)"
        )


@pytest.mark.parametrize("size", [LAPTOP, (390, 727)], ids=str)
def test_a_scale_with_words_leaves_its_name_room(visit, size):
    page = visit("en/03_substitutes", size)
    wide = page.locator(".slider.words").evaluate_all(
        "sliders => sliders.map(slider => slider.querySelector('label').offsetWidth"
        " / slider.offsetWidth)"
    )
    assert len(wide) == 2  # how easily one replaces the other, in two explorers
    assert min(wide) > 0.8
    beside = page.locator(".slider:not(.words) output").all_inner_texts()
    assert max(map(len, beside)) <= 8
