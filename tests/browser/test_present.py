"""A page as a class sees it: ``?present``. Screens, keys, votes, codes and links."""

import re

import pytest
from support.pages import serving, visited, wcag_violations
from support.run import FULL, in_full_run
from support.screen import longest_sentence

from framings import explorers
from framings.build import scorm
from framings.build.grid import Grid, written
from framings.lessons import lessons
from framings.teaching import bank
from framings.words import speaking

LESSON = "03_substitutes"
# A walk over all screens takes minutes: those of three lessons have every kind of screen there is.
EVERY_KIND = (LESSON, "06_rivals_the_game", "08_your_company")
PAGES = [
    lesson.name
    for lesson in lessons()
    if lesson.language == "en" and lesson.name in (EVERY_KIND if FULL else (LESSON,))
]
# Dutch words are longer, and so are the screens' texts. Where they had no room once:
DUTCH = ("05_rivals_sales_accuses", "06_rivals_the_game") if FULL else (LESSON,)
SEEN = [*(("en", name) for name in PAGES), *(("nl", name) for name in DUTCH)]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
# What a window shows of a screen, and how high the screen is.
PROJECTOR, LAPTOP = (1920, 945, 1080), (1366, 640, 768)
SCREENS = {window: screen for _width, window, screen in (PROJECTOR, LAPTOP)}
BET, FIRST_PICTURE = 3, 4  # where the first bet stands among the screens, and its picture


@pytest.fixture(scope="module")
def server(built):
    with serving(built.parent, POLICY) as address:
        yield f"{address}en/"


@pytest.fixture
def blank(new_page):
    def blank(size=PROJECTOR[:2], **settings):
        width, height = size
        settings["viewport"] = {"width": width, "height": height}
        settings["screen"] = {"width": width, "height": SCREENS.get(height, height)}
        return new_page(**settings)

    return blank


@pytest.fixture
def visit(blank, server):
    def visit(lesson=LESSON, place="", query="?present", address=None, language="en", **settings):
        page = blank(**settings)
        folder = address or server.replace("/en/", f"/{language}/")
        page.goto(f"{folder}{lesson}/index.html{query}{place}")
        started(page)
        return page

    return visit


def started(page):
    page.locator("[data-explorer]:not(:has(.controls))").first.wait_for(state="detached")


def here(page):
    return page.locator(".screen:not([hidden])")


def until(page, expression, arg=None):
    """Wait for something, in a page whose policy forbids what Playwright does for it."""
    for _ in range(100):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def place(page):
    return page.locator(".bar-below select").evaluate("select => select.selectedIndex")


def to(page, number):
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    for _ in range(number):
        page.keyboard.press("PageDown")
    assert place(page) == number


def screens(page):
    """Go through the screens, and what stands on several of them one after the other."""
    page.keyboard.press("Home")
    while True:
        yield here(page)
        before = here(page).inner_text(), place(page)
        page.keyboard.press("PageDown")
        if (here(page).inner_text(), place(page)) == before:
            return


def serve(page, html):
    """Give the page another text than the server has."""
    page.route(
        re.compile(r"/index\.html"),
        lambda route: route.fulfill(body=html, content_type="text/html"),
    )


def dialog(page):
    return page.locator("dialog[open]")


# Screens.

KINDS = """screen => screen.querySelector(".framings-strip") ? "strip"
    : screen.querySelector(".framings-bet") ? "bet"
    : screen.querySelector(".framings-question") ? "question"
    : screen.querySelector("[data-explorer]") ? "picture"
    : screen.querySelector(".framings-closing") ? "end" : "text" """


@pytest.mark.parametrize("lesson", PAGES)
def test_a_lesson_is_a_thing_a_screen_in_its_order(visit, lesson):
    page = visit(lesson)
    kinds = [screen.evaluate(KINDS) for screen in page.locator(".screen").all()]
    assert kinds[:3] == ["text", "strip", "text"]
    end = kinds.index("end")
    steps = [at for at, kind in enumerate(kinds) if kind == "bet"]
    assert steps
    for at in steps:
        # The twelve statements of lesson 08 are no picture.
        tool = lesson == "08_your_company" and at == steps[0]
        assert kinds[at : at + 3] == ["bet", "text" if tool else "picture", "text"]
    asked = [at for at, kind in enumerate(kinds) if kind == "question"]
    assert asked == [*range(asked[0], asked[-1] + 1)]
    assert steps[-1] < asked[0] < asked[-1] < end
    assert {*kinds[end + 1 :]} <= {"picture", "text"}
    unpresented = visit(lesson, query="")
    for what in (".framings-bet", ".framings-question", "[data-explorer]"):
        assert page.locator(what).count() == unpresented.locator(what).count()
    titles = page.locator(".bar-below option").all_inner_texts()
    assert all(re.match(r"\d+\. \S", title) for title in titles)


LETTERS = """screen => {
    const own = element => [...element.childNodes].some(
        node => node.nodeType === 3 && node.textContent.trim());
    const seen = [...screen.querySelectorAll("*"), ...document.querySelectorAll(".bar-below *"),
        ...document.querySelectorAll("dialog[open] *")]
        .filter(element => !element.closest("svg, math, .unseen") && own(element)
            && element.checkVisibility());
    const size = element => parseFloat(getComputedStyle(element).fontSize);
    const svg = screen.querySelector(".live-picture svg");
    const scale = svg && svg.getBoundingClientRect().height / svg.viewBox.baseVal.height;
    const drawn = svg ? [...svg.querySelectorAll("text, tspan")]
        .filter(text => text.textContent.trim()).map(text => scale * size(text)) : [];
    return Math.min(...seen.map(size), ...drawn);
}"""
BEYOND = """screen => {
    const edge = screen.getBoundingClientRect();
    return [
        ...[...screen.querySelectorAll("*")].filter(element => !element.closest("svg, .unseen"))
            .filter(element => element.checkVisibility())
            .map(element => [element.tagName, element.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.bottom > edge.bottom + 1
                || box.top < edge.top - 1 || box.right > innerWidth + 1 || box.left < 0))
            .map(([name]) => name),
        ...[document.documentElement, screen].filter(
            ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
                scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1),
        ...document.querySelector(".bar-below").getBoundingClientRect().bottom > innerHeight + 1
            ? ["bar"] : [],
    ].map(String);
}"""


def can_be_read(screen, high):
    """Whether all stands on the screen, in letters of which 50 go into its height."""
    return screen.evaluate(BEYOND) == [] and screen.evaluate(LETTERS) >= high / 50 - 0.01


@pytest.mark.parametrize("size", [PROJECTOR, LAPTOP] if FULL else [LAPTOP], ids=str)
@pytest.mark.parametrize(("language", "lesson"), SEEN)
def test_each_screen_is_seen_whole_and_can_be_read_from_afar(visit, language, lesson, size):
    *window, high = size
    page = visit(lesson, language=language, size=window)
    for screen in screens(page):
        title = screen.get_attribute("aria-label")
        assert can_be_read(screen, high), title
        if screen.evaluate(KINDS) == "picture":
            name = screen.locator("[data-explorer]").get_attribute("data-explorer")
            page.keyboard.press("s")
            with speaking(language):
                words = longest_sentence(getattr(explorers, name)())
            screen.locator(".live-sentence").evaluate(
                """(place, words) => {
                    place.textContent = words;
                    return new Promise(done => requestAnimationFrame(() =>
                        requestAnimationFrame(done)));
                }""",
                words,
            )
            assert can_be_read(screen, high), (title, words)
            picture = screen.locator(".live-picture").bounding_box()
            assert picture["height"] > 0.8 * window[1] or picture["width"] > 0.68 * window[0]
            page.keyboard.press("s")


@in_full_run
# Where there is least room: a laptop, and Dutch words on the projector.
@pytest.mark.parametrize(
    ("language", "lesson", "size"),
    [(*one, LAPTOP) for one in SEEN] + [(*one, PROJECTOR) for one in SEEN if one[0] == "nl"],
    ids=str,
)
def test_a_vote_with_all_that_belongs_to_it_is_seen_whole(visit, language, lesson, size):
    *window, high = size
    page = visit(lesson, language=language, size=window)
    for screen in screens(page):
        if screen.evaluate(KINDS) in ("bet", "question"):
            vote(page, 3, 2, 1)
            page.keyboard.press("n")
            vote(page, 30, 20, 10)
            for key in ("c", "v", "w"):
                page.keyboard.press(key)
            page.keyboard.press("Escape")
            for option in range(screen.locator(".framings-option").count()):
                page.keyboard.press(str(option + 1))
                assert can_be_read(screen, high), screen.get_attribute("aria-label")
                reply = screen.locator("details[open] > :not(summary)").last
                assert reply.is_visible(), screen.get_attribute("aria-label")


@pytest.mark.parametrize("wrapped", [False, True])
def test_in_a_window_that_changes_and_with_a_text_too_long_all_can_be_seen(visit, wrapped):
    page = visit(size=LAPTOP[:2])
    to(page, 2)
    here(page).evaluate(
        """(screen, wrapped) => {
            const place = wrapped ? document.createElement("div") : screen;
            if (wrapped) screen.append(place);
            place.append(...Array.from({ length: 12 }, (_, number) => {
                const text = document.createElement("p");
                text.textContent = `${number}: ` + "A word and another one. ".repeat(25);
                return text;
            }));
        }""",
        wrapped,
    )
    page.set_viewport_size({"width": 1200, "height": 700})
    seen = []
    while place(page) == 2:
        page.wait_for_timeout(50)
        assert can_be_read(here(page), 768)
        seen += re.findall(r"(?m)^(\d+): A word", here(page).inner_text())
        page.keyboard.press("PageDown")
    assert seen == [str(number) for number in range(12)]
    page.keyboard.press("PageUp")
    assert "11: A word" in here(page).inner_text()  # back is where one came from


# Keys and buttons.


@pytest.mark.parametrize(
    ("on", "back"),
    [
        ("ArrowRight", "ArrowLeft"),
        ("ArrowDown", "ArrowUp"),
        ("PageDown", "PageUp"),
        ("Space", "Shift+Space"),
    ],
)
def test_keys_and_clickers_go_on_and_back(visit, on, back):
    page = visit()
    for wanted in (1, 2, 3):
        page.keyboard.press(on)
        assert place(page) == wanted
    page.keyboard.press(back)
    assert place(page) == 2
    page.keyboard.press("Home")
    page.keyboard.press(back)
    assert place(page) == 0
    page.keyboard.press("End")
    last = place(page)
    page.keyboard.press(on)
    assert place(page) == last == page.locator(".screen").count() - 1


def test_a_clicker_goes_on_from_the_list_of_screens(visit):
    page = visit()
    chooser = page.locator(".bar-below select")
    chooser.focus()
    chooser.select_option(index=2)
    page.keyboard.press("PageDown")
    assert place(page) == 3
    chooser.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert place(page) == 5  # by keyboard one goes through the list
    page.keyboard.press("PageUp")
    assert place(page) == 4


def test_a_slider_keeps_its_arrows_and_all_else_goes_on(visit):
    page = visit()
    to(page, FIRST_PICTURE)
    slider = page.locator("[data-explorer=the_door] input[type=range]").first
    slider.focus()
    value = slider.input_value()
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != value
    assert place(page) == FIRST_PICTURE
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert place(page) == FIRST_PICTURE + 1
    for key in ("Space", "PageDown"):
        to(page, FIRST_PICTURE)
        slider.focus()
        value = slider.input_value()
        page.keyboard.press(key)
        assert (place(page), slider.input_value()) == (FIRST_PICTURE + 1, value)


def test_nothing_is_open_that_the_lecturer_did_not_open(visit):
    page = visit()
    said = page.locator(".live-sentence:visible, details[open], .bars:visible, .counter:visible")
    for _screen in screens(page):
        assert said.count() == 0
        assert page.locator(".advice:visible, .tally:visible, .timer:visible").count() == 0
    to(page, FIRST_PICTURE)
    page.keyboard.press("s")
    assert here(page).locator(".live-sentence").is_visible()
    here(page).get_by_role("slider").first.press("ArrowRight")
    page.keyboard.press("s")
    assert said.count() == 0
    to(page, BET)
    page.keyboard.press("2")
    opened = here(page).locator("details[open]")
    assert opened.locator("summary").inner_text().startswith("B. ")
    page.keyboard.press("3")
    assert opened.locator("summary").inner_text().startswith("C. ")  # one at a time
    page.keyboard.press("3")
    page.keyboard.press("6")  # there is none
    assert said.count() == 0
    for _screen in screens(page):
        assert said.count() == 0


def test_the_timer_counts_down_by_the_minute(visit):
    page = visit()
    page.clock.install()
    timer = page.locator(".timer")
    page.keyboard.press("t")
    assert timer.inner_text() == "1:00"
    page.clock.run_for(15_000)
    assert timer.inner_text() == "0:45"
    page.keyboard.press("t")
    assert timer.inner_text() == "1:45"
    page.keyboard.press("PageDown")
    page.clock.run_for(110_000)
    assert timer.inner_text() == "0:00"
    assert page.get_by_text("Time is up.").count() == 1
    page.keyboard.press("Shift+T")
    assert not timer.is_visible()


def test_full_screen_and_where_it_is_not_allowed(visit):
    page = visit()
    page.keyboard.press("f")
    until(page, "document.fullscreenElement === document.documentElement")
    page.keyboard.press("f")
    until(page, "!document.fullscreenElement")
    page.evaluate(
        "() => { Element.prototype.requestFullscreen = () => Promise.reject(Error('no')); }"
    )
    page.keyboard.press("f")
    page.get_by_text("Try F11").wait_for()
    assert page.problems == []


def test_help_says_all_keys_and_can_switch_letters_off(visit):
    page = visit()
    page.keyboard.press("?")
    assert dialog(page).locator("dt").count() == dialog(page).locator("dd").count() > 15
    assert can_be_read(here(page), PROJECTOR[2])
    page.keyboard.press("PageDown")
    assert place(page) == 0
    dialog(page).get_by_role("checkbox").press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.keyboard.press("?")
    assert page.locator(".timer:visible, dialog[open]").count() == 0
    page.keyboard.press("Space")
    assert place(page) == 1


def test_a_finger_can_do_it_all(visit):
    page = visit(has_touch=True)
    bar = page.locator(".bar-below")

    def tap(name):
        button = bar.get_by_role("button", name=re.compile(f"^{name}"))
        assert min(button.bounding_box()["height"], button.bounding_box()["width"]) >= 24
        button.tap()

    for _ in range(BET):
        tap("Next")
    tap("Count")
    here(page).get_by_role("button", name="One more for B").tap()
    here(page).get_by_role("button", name="One more for B").tap()
    here(page).get_by_role("button", name="One fewer for B").tap()
    tap("Bars")
    assert here(page).locator(".bars").all_inner_texts()[1].strip() == "1 (100%)"
    here(page).locator("summary").nth(1).tap()
    assert here(page).locator("details[open]").count() == 1
    tap("What now")
    tap("Second vote")
    tap("Next")
    tap("Sentence")
    assert here(page).locator(".live-sentence").is_visible()
    tap("Back")
    tap("Timer")
    tap("Keys")
    dialog(page).get_by_role("button", name="Close").tap()
    dialog(page).wait_for(state="detached")
    until(page, "document.activeElement.matches('.screen')")
    page.keyboard.press("Space")  # presses none of the buttons again
    assert place(page) == FIRST_PICTURE
    bar.locator("select").select_option(index=1)
    assert place(page) == 1


@in_full_run
@pytest.mark.parametrize("lesson", PAGES)
def test_the_keyboard_reaches_everything_on_each_screen(visit, lesson):
    page = visit(lesson)
    for screen in screens(page):
        if screen.evaluate(KINDS) in ("bet", "question"):
            page.keyboard.press("c")
            page.keyboard.press("Escape")
        wanted = page.evaluate(
            """() => [...document.querySelectorAll(
                    "a[href], button, input, summary, select, [tabindex='0']")]
                .filter(part => part.checkVisibility())
                .filter(part => part.type !== "radio" || part.checked
                    || part.matches(".confirmed label:first-of-type input")).length"""
        )
        seen = set()
        for _ in range(wanted):
            page.keyboard.press("Tab")
            seen.add(
                page.evaluate(
                    """() => {
                        const here = document.activeElement;
                        const all = [...document.querySelectorAll("*")];
                        const { outlineStyle, outlineWidth } = getComputedStyle(here);
                        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
                            && here.checkVisibility() ? all.indexOf(here) : -1;
                    }"""
                )
            )
        assert len(seen - {-1}) == wanted, screen.get_attribute("aria-label")


@in_full_run
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(visit, scheme):
    page = visit(color_scheme=scheme)
    kinds = set()
    for screen in screens(page):
        if screen.evaluate(KINDS) in kinds:
            continue
        kinds.add(screen.evaluate(KINDS))
        if screen.evaluate(KINDS) in ("bet", "question"):
            vote(page, 3, 2, 1)
            for key in ("v", "w", "2", "c", "Escape"):
                page.keyboard.press(key)
        if screen.evaluate(KINDS) == "picture":
            page.keyboard.press("s")
        assert violations(page) == []
    for number, key in ((0, "?"), (BET, "p"), (FIRST_PICTURE, "l")):
        to(page, number)
        page.keyboard.press(key)
        assert dialog(page).count() == 1
        assert violations(page) == []
        page.keyboard.press("Escape")


def violations(page):
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in wcag_violations(page)]


# Votes.


def vote(page, *counts):
    """Type the counts of a vote on the screen, as hands are counted."""
    page.keyboard.press("c")
    for count in counts:
        page.keyboard.type(str(count))
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("c")


def bars(page):
    return [text.strip() for text in here(page).locator(".bars").all_inner_texts()]


def test_hands_are_counted_and_seen_when_the_lecturer_shows_them(visit):
    page = visit()
    to(page, BET)
    page.keyboard.press("c")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    for key in ("+", "+", "+", "-"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.keyboard.type("x6")  # what is no digit is none
    assert [field.input_value() for field in here(page).get_by_role("textbox").all()] == [
        *("12", "2", "6", "0")
    ]
    assert here(page).get_by_text("First vote: 20 in all").is_visible()
    assert not here(page).locator(".bars").first.is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.press("v")
    assert bars(page) == ["12 (60%)", "2 (10%)", "6 (30%)", "0 (0%)"]
    widths = [
        bar.evaluate("bar => bar.getBoundingClientRect().width")
        for bar in here(page).locator(".bar").all()
    ]
    assert [round(12 * width / widths[0]) for width in widths] == [12, 2, 6, 0]
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    assert bars(page)[0] == "12 (60%)"


def test_a_second_vote_stands_beside_the_first(visit):
    page = visit()
    to(page, BET)
    vote(page, 12, 2, 6)
    page.keyboard.press("v")
    page.keyboard.press("n")
    assert not here(page).locator(".bars").first.is_visible()  # nobody follows the others
    vote(page, 2, 1, 17)
    page.keyboard.press("v")
    both = [[line.strip() for line in text.split("\n")] for text in bars(page)]
    assert both[0] == ["First vote: 12 (60%)", "Second vote: 2 (10%)"]
    assert both[2] == ["First vote: 6 (30%)", "Second vote: 17 (85%)"]
    page.keyboard.press("n")
    page.keyboard.press("c")
    assert here(page).get_by_role("textbox").first.input_value() == "12"


def test_a_reply_that_is_opened_stays_in_sight(visit):
    """Also where the screen has no room for it, and the keys were used and not the mouse."""
    page = visit(size=LAPTOP[:2])
    to(page, BET)
    vote(page, 12, 2, 6, 1)
    page.keyboard.press("n")
    vote(page, 2, 1, 17, 1)
    page.keyboard.press("v")
    for more in ("", "A word and another one. " * 60):
        here(page).locator(".framings-option > p").evaluate_all(
            "(replies, more) => replies.forEach(reply => reply.append(more))", more
        )
        for key in "1423":
            page.keyboard.press(key)
            page.wait_for_timeout(50)
            assert here(page).locator("details[open] > p").is_visible()
            assert can_be_read(here(page), LAPTOP[2])
        # With room enough all that was voted on stays there as well.
        if not more:
            assert here(page).locator(".bars:visible").count() == 4
        page.keyboard.press("3")


def test_when_all_is_counted_keys_go_on(visit):
    page = visit()
    to(page, BET)
    page.keyboard.press("c")
    for count in ("12", "2", "6", "0"):
        page.keyboard.type(count)
        page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert place(page) == BET + 1
    page.keyboard.press("ArrowLeft")
    field = here(page).get_by_role("textbox").nth(1)
    for key, on in (("Space", 1), ("ArrowRight", 1), ("ArrowLeft", -1), ("PageDown", 1)):
        to(page, BET)
        field.focus()
        page.keyboard.press(key)
        assert place(page) == BET + on, key
    to(page, BET)
    field.focus()
    page.keyboard.type("34")
    page.keyboard.press("ArrowLeft")  # there is a figure to go to
    page.keyboard.type("5")
    page.keyboard.press("v")
    assert place(page) == BET
    assert bars(page)[1].startswith("354 ")
    page.keyboard.press("c")
    page.keyboard.press("ArrowRight")  # the field has gone, and takes nothing
    assert place(page) == BET + 1


def test_what_is_written_on_a_screen_is_no_command(visit):
    page = visit()
    to(page, BET)
    here(page).evaluate(
        "screen => { screen.insertAdjacentHTML('beforeend',"
        " '<span contenteditable=plaintext-only id=written></span>'); }"
    )
    page.locator("#written").focus()
    page.keyboard.type("s 1 v t?")
    assert page.locator("#written").inner_text().replace("\xa0", " ") == "s 1 v t?"
    assert page.locator(".bars:visible, .timer:visible, details[open], dialog[open]").count() == 0
    assert place(page) == BET


@pytest.mark.parametrize(
    ("right", "others", "said"),
    [
        (34, 66, "give a hint"),
        (35, 65, "in pairs"),
        (70, 30, "in pairs"),
        (71, 29, "go on"),
        (0, 0, "Count the first vote"),
    ],
)
def test_what_to_do_next_follows_from_how_many_are_right_at_first(visit, right, others, said):
    page = visit()
    to(page, BET)
    place_of_right = (
        here(page)
        .locator(".framings-option")
        .evaluate_all("options => options.findIndex(option => option.matches('.framings-right'))")
    )
    counts = [0, 0, 0, 0]
    counts[place_of_right] = right
    counts[place_of_right - 1] = others
    vote(page, *counts)
    page.keyboard.press("n")
    vote(page, 0, 50, 0, 50)
    page.keyboard.press("w")
    assert said in here(page).locator(".advice").inner_text()
    assert "%" not in here(page).locator(".advice").inner_text()  # tells nobody which one is right


def test_where_nothing_is_right_nothing_is_advised(built, blank, server):
    html = (built / LESSON / "index.html").read_text(encoding="utf-8")
    first, others = html.split("framings-right", 1)
    page = blank()
    serve(page, f"{first}framings-open{others}")
    page.goto(f"{server}{LESSON}/index.html?present")
    started(page)
    to(page, BET)
    vote(page, 3, 2)
    page.keyboard.press("w")
    assert page.locator(".advice:visible").count() == 0
    assert page.get_by_role("button", name="What now?").count() == 0


# Codes from phones.


@pytest.fixture
def code_of(visit):
    """Choose options as a student, each by bet or question and place, and return the code."""

    def code_of(*choices):
        page = visit(query="", size=(390, 727))
        asked = page.locator(".framings-bet, .framings-question")
        for number, option in choices:
            asked.nth(number).locator("summary").nth(option).press("Enter")
        return page.locator(".class-code input").input_value()

    return code_of


def count(page, text):
    """Paste codes, and return what is said of them."""
    page.keyboard.press("p")
    dialog(page).get_by_role("textbox").fill(text)
    dialog(page).get_by_role("button", name="Count the codes").press("Enter")
    said = dialog(page).get_by_role("status").inner_text()
    page.keyboard.press("Escape")
    return said


def test_codes_of_phones_fill_the_votes(visit, code_of):
    codes = [code_of((0, 1), (0, 2), (1, 0), (5, 3)), code_of((0, 2)), code_of((0, 1), (1, 3))]
    assert all(
        re.fullmatch(r"03-[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4})+", code) for code in codes
    )
    page = visit()
    to(page, BET)
    vote(page, 0, 4)  # hands of those without a phone
    text = "\n".join(["", *codes, f"12:04 Jan: {codes[0].lower()}", codes[1].replace("-", " ")])
    assert "Codes counted: 5. Lines not counted: 0." in count(page, text)
    assert not here(page).locator(".bars").first.is_visible()
    page.keyboard.press("v")
    assert bars(page) == ["0 (0%)", "7 (78%)", "2 (22%)", "0 (0%)"]
    # Once more with one line less: nothing is counted twice.
    assert "Codes counted: 4." in count(page, text.rsplit("\n", 1)[0])
    assert bars(page) == ["0 (0%)", "7 (88%)", "1 (13%)", "0 (0%)"]
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.keyboard.press("v")
    assert bars(page) == ["2 (67%)", "0 (0%)", "0 (0%)", "1 (33%)"]
    assert page.problems == []


def test_lines_that_are_no_codes_are_named_with_their_number_and_why(visit, code_of):
    code = code_of((0, 1), (8, 2))
    other = "09" + code[2:]
    page = visit()
    to(page, BET)
    lines = [code, "hello!", code[:-1], code[:-1] + ("0" if code[-1] != "0" else "1"), other, code]
    said = count(page, "\n".join(lines))
    assert "Codes counted: 2. Lines not counted: 4." in said
    assert "Line 2, “hello!”: a code has no “!”" in said
    assert re.search(r"Line 3, .*letters and digits, this has", said)
    assert re.search(r"Line 4, .*does not fit", said)
    assert re.search(r"Line 5, .*does not fit", said)
    page.keyboard.press("p")
    assert dialog(page).get_by_role("textbox").input_value() == "\n".join(lines)  # nothing is lost


def test_a_code_of_another_lesson_or_edition_says_so(built, visit, code_of, server, blank):
    """As if another lesson, and another edition, had the same bets."""
    html = (built / LESSON / "index.html").read_text(encoding="utf-8")
    memory = re.search(r'data-memory="([^"]+)"', html)[1]
    said = {}
    for name in ("en/04_other/" + memory.split("/")[-1], f"en/{LESSON}/00000000"):
        page = blank()
        serve(page, html.replace(memory, name))
        page.goto(f"{server}{LESSON}/index.html")
        started(page)
        page.locator(".framings-bet summary").first.press("Enter")
        said[name[:5]] = page.locator(".class-code input").input_value()
    page = visit()
    to(page, BET)
    found = count(page, "\n".join(said.values()))
    assert "Codes counted: 0. Lines not counted: 2." in found
    assert re.search("Line 1, .*a code of lesson 04", found)
    assert re.search("Line 2, .*another edition", found)


def test_a_letter_mistyped_or_two_exchanged_never_count_for_another(visit, code_of):
    code = code_of((0, 1), (3, 2), (8, 0)).replace("-", "")
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    wrong = {code[:at] + letter + code[at + 1 :] for at in range(len(code)) for letter in letters}
    wrong |= {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(len(code) - 1)}
    wrong.discard(code)
    page = visit()
    to(page, BET)
    assert f"Codes counted: 0. Lines not counted: {len(wrong)}." in count(page, "\n".join(wrong))
    # But letters that look alike are one.
    alike = code.replace("0", "O").replace("1", "l")
    assert "Codes counted: 1." in count(page, alike)


def test_a_code_is_there_once_something_is_chosen_and_goes_when_it_is_forgotten(visit, code_of):
    page = visit(query="")
    box = page.locator(".class-code input")
    assert box.count() == 0
    page.locator(".framings-bet summary").first.press("Enter")
    first = box.input_value()
    page.locator(".framings-question summary").first.press("Enter")
    assert len(box.input_value()) == len(first)
    assert box.input_value() != first
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".class-code").get_by_role("button", name="Copy").press("Enter")
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == box.input_value()
    page.get_by_role("button", name="Forget my answers").press("Enter")
    assert box.count() == 0


# Links to a position.


def sentence_of(page, name):
    return page.locator(f"[data-explorer={name}] .live-sentence").text_content()


@pytest.fixture
def positions(fineness):
    """For each explorer of the lesson, a position that is not its start, as values by name."""

    def positions(page):
        found = {}
        for place in page.locator("[data-explorer]").all():
            name = place.get_attribute("data-explorer")
            made = getattr(explorers, name)()
            grid = Grid(made, **fineness("en", name)).values
            found[name] = {
                control: values[0] if values[0] != made.controls[control].start else values[-1]
                for control, values in grid.items()
            }
        return found

    return positions


@pytest.mark.parametrize("query", ["", "?present"])
@pytest.mark.parametrize("lesson", PAGES)
def test_a_link_opens_exactly_that_picture(visit, positions, lesson, query):
    page = visit(lesson, query=query)
    for name, values in positions(page).items():
        pairs = ",".join(f"{control}={written(value)}" for control, value in values.items())
        page.evaluate("address => { location.hash = address; }", f"{name}:{pairs}")
        wanted = getattr(explorers, name)().move_to(**values).sentence
        until(
            page,
            "([name, wanted]) => document.querySelector("
            "`[data-explorer=${name}] .live-sentence`).textContent === wanted",
            arg=[name, wanted],
        )
        picture = page.locator(f"[data-explorer={name}] .live-picture")
        page.wait_for_timeout(50)
        box = picture.bounding_box()
        assert box["y"] > -2
        assert box["y"] + min(box["height"], 300) < 945
        assert page.locator(".live-linked").count() == 0
    assert page.problems == []


@pytest.mark.parametrize("query", ["", "?present"])
@pytest.mark.parametrize("separator", [",", "&"])
def test_a_link_is_followed_while_the_page_loads(visit, query, separator):
    place = f"#more_or_fewer:effectiveness=2{separator}sigma=∞"
    page = visit(place=place, query=query)
    wanted = explorers.more_or_fewer().move_to(effectiveness=2, sigma=float("inf")).sentence
    assert sentence_of(page, "more_or_fewer") == wanted
    page.wait_for_timeout(300)
    box = page.locator("[data-explorer=more_or_fewer] .live-picture").bounding_box()
    assert -2 < box["y"] < 200
    # It is the reader's from there on.
    page.locator("[data-explorer=more_or_fewer]").get_by_role("button", name="Reset").press("Enter")
    assert sentence_of(page, "more_or_fewer") == explorers.more_or_fewer().at().sentence


def test_a_link_changes_nothing_that_is_remembered(visit):
    page = visit(query="")
    slider = page.locator("[data-explorer=the_door]").get_by_role("slider").first
    slider.press("End")
    # How far somebody has read is kept too, and follows the page wherever a link takes it.
    positions = "JSON.stringify({ ...localStorage, 'framings:progress:en/03_substitutes': '' })"
    kept = page.evaluate(positions)
    value = slider.input_value()
    page.evaluate("location.hash = 'the_door:share=0'")
    until(page, "document.querySelector('[data-explorer=the_door] input').value === '0'")
    assert page.evaluate(positions) == kept
    page.goto(page.url.split("#")[0])
    page.reload()
    started(page)
    assert slider.input_value() == value


WRONG = {
    "the_dor:share=1": "no picture called the_dor. It has: the_door, possible_is_not_wise",
    "the_door:shar=1": "names shar, which this picture has not. It has: share, target, market",
    "the_door:0.6": "names 0.6, which this picture has not",
    "the_door:share=nought": "says share=nought. Possible are: 0, ",
    "the_door:share=7": "says share=7. The nearest that this picture has is 1.",
    "more_or_fewer:sigma=1.4": "says sigma=1.4. The nearest that this picture has is 1.5.",
    "the_door:share=%zz": "says share=%zz.",
}


@pytest.mark.parametrize("query", ["", "?present"])
@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_link_says_what_is_wrong(visit, query, wrong):
    page = visit(place=f"#{wrong}", query=query)
    note = page.locator(".live-linked")
    assert WRONG[wrong] in note.inner_text()
    assert note.is_visible()
    assert page.problems == []
    page.evaluate("location.hash = 'the_door:share=100%'")
    note.wait_for(state="detached")
    assert page.locator("[data-explorer=the_door] output").first.text_content() == "100%"


def test_what_a_person_writes_is_understood(visit):
    page = visit(place="#the_door:share=100%")
    share = page.locator("[data-explorer=the_door] output").first
    for text in ("share=0", "share=1.00", "share=0,0", "share=1,0,target=5", "share=0&target=200"):
        page.evaluate("text => { location.hash = `the_door:${text}`; }", text)
        wanted = "100%" if text.startswith("share=1") else "0%"
        page.wait_for_timeout(50)
        assert share.text_content() == wanted, text
        assert page.locator(".live-linked").count() == 0, text


def test_a_link_leads_to_a_bet_or_a_heading_as_well(visit):
    page = visit(place="#stop_calling")
    assert here(page).locator("[data-bet$='/stop_calling']").is_visible()
    page.evaluate("location.hash = 'Take-home'")
    page.wait_for_timeout(50)
    assert here(page).locator(".framings-closing").is_visible()


def test_a_link_is_copied_from_where_the_picture_stands(visit):
    page = visit()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    to(page, FIRST_PICTURE)
    here(page).get_by_role("slider").nth(1).press("End")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    dialog(page).get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    for_students = dialog(page).get_by_role("textbox").nth(1).input_value()
    assert copied.endswith(f"{LESSON}/index.html?present#the_door:target=200")
    assert for_students.endswith(f"{LESSON}/index.html#the_door:target=200")
    said = sentence_of(page, "the_door")
    for address in (copied, for_students):
        page.goto("about:blank")
        page.goto(address)
        started(page)
        assert sentence_of(page, "the_door") == said


def test_where_nothing_may_be_copied_the_link_stands_there_marked(visit):
    page = visit()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')); }")
    to(page, FIRST_PICTURE)
    page.keyboard.press("l")
    dialog(page).get_by_text("copy it yourself").wait_for()
    assert page.evaluate("getSelection().toString()").endswith("?present#the_door")
    assert page.problems == []


# What it keeps, and where it works.

WATCH = """
    window.looked = [];
    for (const name of ["getItem", "setItem", "removeItem", "key", "clear"]) {
        const own = Storage.prototype[name];
        Storage.prototype[name] = function (...texts) {
            looked.push([name, ...texts]);
            return own.apply(this, texts);
        };
    }
"""


def test_nothing_is_remembered_and_nothing_remembered_is_looked_at(visit):
    page = visit(query="")
    page.locator(".framings-bet summary").first.press("Enter")
    page.locator("[data-explorer] input[type=range]").first.press("End")
    value = page.locator("[data-explorer] input[type=range]").first.input_value()
    page.add_init_script(WATCH)
    page.reload()
    started(page)
    assert page.evaluate("looked.length") > 0
    page.get_by_role("link", name="For the projector").click()
    page.wait_for_url("**?present")
    kept = page.evaluate("JSON.stringify({ ...localStorage })")
    assert "framings:bet" in kept
    started(page)
    to(page, BET)
    vote(page, 3, 2)
    page.keyboard.press("2")
    page.keyboard.press("PageDown")
    slider = here(page).get_by_role("slider").first
    assert slider.input_value() != value
    slider.press("ArrowRight")
    assert page.evaluate("looked") == []
    assert page.evaluate("JSON.stringify({ ...localStorage })") == kept
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    started(page)
    to(page, BET)
    page.keyboard.press("c")
    assert here(page).get_by_role("textbox").first.input_value() == "0"
    assert page.locator("details[open]").count() == 0


def test_a_course_is_told_nothing(built, blank, server):
    html = (built / LESSON / "index.html").read_text(encoding="utf-8")
    more = html.replace(
        "</head>", '<script defer src="scorm.js" data-standard="1.2"></script></head>'
    )
    page = blank()
    page.add_init_script(
        """window.told = [];
        window.API = new Proxy({}, { get: (_, name) => (...texts) => {
            told.push([name, ...texts]);
            return "true";
        } });"""
    )
    serve(page, more)
    page.route("**/scorm.js", lambda route: route.fulfill(body=scorm.SCRIPT.read_bytes()))
    page.goto(f"{server}{LESSON}/index.html")
    started(page)
    until(page, "told.length")
    page.goto(f"{server}{LESSON}/index.html?present")
    started(page)
    to(page, BET)
    page.keyboard.press("2")
    page.wait_for_timeout(600)
    assert page.evaluate("told") == []
    assert page.problems == []


def test_it_works_from_a_file(built, visit):
    page = visit(address=f"{built.as_uri()}/", place="#the_door:share=1")
    assert place(page) == FIRST_PICTURE
    page.keyboard.press("PageUp")
    vote(page, 3, 2)
    page.keyboard.press("v")
    assert bars(page)[0] == "3 (60%)"
    assert page.problems == []


def test_it_works_in_a_frame_and_asks_for_the_shape_of_a_screen(blank, server, tmp_path):
    (tmp_path / "index.html").write_text(
        f"""<link rel="icon" href="data:,"><script>
            addEventListener("message", ({{ data }}) => {{
                if (data.subject === "lti.frameResize")
                    document.querySelector("iframe").height = data.height;
            }});
        </script><iframe src="{server}{LESSON}/index.html" width="960" height="400"></iframe>""",
        encoding="utf-8",
    )
    with serving(tmp_path) as around:
        page = blank()
        page.goto(around)
        inside = page.frames[1]
        started(inside)
        # In a frame as high as its page there is no screen: it opens in a window of its own.
        with page.context.expect_page() as opened:
            inside.get_by_role("link", name="For the projector").click()
        opened.value.locator(".screen:not([hidden]) h1").wait_for()
        page.locator("iframe").evaluate("frame => { frame.src += '?present'; }")
        until(page, "document.querySelector('iframe').clientHeight === 540")
        inside = page.frames[1]
        started(inside)
        inside.locator(".bar-below").get_by_role("button", name="Next").click()
        assert inside.locator(".screen:not([hidden]) .framings-strip").is_visible()
        assert page.problems == []


def test_what_a_page_says_in_its_address_besides_stays(visit):
    page = visit(query="?token=1")
    link = page.get_by_role("link", name="For the projector")
    assert link.get_attribute("href") == "?token=1&present"
    page.evaluate("location.hash = 'the_door:share=1'")
    link.click()
    page.wait_for_url("**/index.html?token=1&present#the_door:share=1")


def test_other_lessons_open_for_a_class_as_well(visit):
    page = visit()
    page.locator("nav.lessons a").first.wait_for(state="attached")
    page.keyboard.press("End")
    links = (
        here(page)
        .locator("nav.lessons a")
        .evaluate_all("links => links.map(link => link.getAttribute('href'))")
    )
    assert links
    for link in links:
        assert ("?present" in link) == bool(re.match(r"\.\./\d\d_", link))


def test_from_the_front_page_on_lessons_open_for_a_class(blank, server):
    page = blank()
    page.goto(f"{server}index.html?present")
    page.get_by_role("link", name="Begin").click()
    page.wait_for_url(re.compile(r"/\d\d_\w+/index\.html\?present$"))
    assert here(page).locator("h1").is_visible()


def test_the_code_of_any_lesson_can_be_typed():
    for lesson in lessons():
        held = bank.load(lesson.source.with_suffix(".toml"))
        number = 1
        for asked in (*held.bets, *held.sentences, *held.questions):
            number *= len(asked.options) + 1
        assert 5 + -(-number.bit_length() // 5) <= 16, lesson


def test_without_a_class_a_page_is_a_page(new_page, built):
    page = visited(new_page(), built / LESSON)
    assert page.locator(".screen, .bar-below, .ballot").count() == 0
    assert page.locator("main > h2").count() > 5
