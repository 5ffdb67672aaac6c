"""Ten questions before the course and after it: kept on the device, and counted for a class."""

import csv

import pytest
from support.pages import serving, wcag_violations
from support.run import in_full_run

from framings.build import front
from framings.lessons import ROOT
from framings.teaching import bank

pytestmark = in_full_run  # pages beside the lessons

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
ASKED = bank.load(ROOT / "lessons/en/before_and_after.toml").questions
RIGHT = [[option.right for option in question.options].index(True) for question in ASKED]
WRONG = [(place + 1) % 4 for place in RIGHT]
UNKNOWN = [len(question.options) for question in ASKED]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The page in both languages, without any lesson."""
    out = tmp_path_factory.mktemp("before_and_after")
    for of in ("en", "nl"):
        place = out / of / front.BEFORE_AFTER
        place.mkdir(parents=True)
        for name, content in front.before_after_page(of, ROOT).items():
            (place / name).write_bytes(content)
        (out / of / front.LESSONS).write_text("window.framingsLessons = [];", "utf-8")
    with serving(out, POLICY) as address:
        yield address


@pytest.fixture
def visit(new_page, server):
    def visit(query="", of="en", refused="", **settings):
        page = new_page(**({"viewport": {"width": 1366, "height": 768}} | settings))
        if refused:
            page.add_init_script(refused)
        page.goto(f"{server}{of}/{front.BEFORE_AFTER}/index.html{query}")
        page.locator(".no-script").wait_for(state="detached")
        return page

    return visit


def choose(page, choices):
    for group, place in zip(page.locator(".ten fieldset").all(), choices, strict=True):
        group.locator("input").nth(place).press("Space")


def finish(page, choices):
    choose(page, choices)
    page.get_by_role("button", name="These are my answers").press("Enter")


def again(page):
    page.get_by_role("button", name="the ten questions again").press("Enter")


def code(page):
    return page.get_by_label("Code for your class").input_value()


def replies(page):
    return page.locator(".ten .reply:visible")


def test_nothing_is_told_before_both_rounds_are_done(visit):
    page = visit()
    choose(page, WRONG)
    assert replies(page).count() == 0
    assert page.get_by_label("Code for your class").count() == 0
    page.get_by_role("button", name="These are my answers").press("Enter")
    assert page.evaluate("document.activeElement.innerText") == "Your answers from before are kept"
    assert not page.locator(".ten").is_visible()
    first = code(page)
    again(page)
    assert page.locator(".ten input:checked").count() == 0  # nor is what was answered before
    assert replies(page).count() == 0
    assert "".join(page.locator(".ten .said").all_inner_texts()) == ""
    finish(page, RIGHT)
    assert page.get_by_text("Right before: 0 of 10. Right after: 10 of 10.").is_visible()
    assert replies(page).count() == 20
    assert page.locator(".ten label", has_text="(right answer, chosen after)").count() == 10
    assert code(page) != first
    page.reload()
    assert page.get_by_text("Right before: 0 of 10. Right after: 10 of 10.").is_visible()
    page.get_by_role("button", name="Forget my answers").press("Enter")
    assert page.get_by_role("heading", name="Before the course").is_visible()
    assert page.locator(".ten input:checked").count() == 0
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert page.problems == []


def test_a_round_is_done_when_all_ten_are_answered_and_goes_on_where_it_was(visit):
    page = visit()
    groups = page.locator(".ten fieldset")
    groups.nth(0).locator("input").nth(2).press("Space")
    page.get_by_role("button", name="These are my answers").press("Enter")
    assert page.get_by_text("Still to answer: 2, 3, 4, 5, 6, 7, 8, 9, 10.").is_visible()
    assert groups.nth(1).locator("input").first.evaluate("it => it === document.activeElement")
    page.reload()
    assert groups.nth(0).locator("input").nth(2).is_checked()
    finish(page, UNKNOWN)
    again(page)
    groups.nth(4).locator("input").nth(1).press("Space")
    page.reload()
    assert page.get_by_role("heading", name="After the course").is_visible()
    assert groups.nth(4).locator("input").nth(1).is_checked()


def cells(page):
    return [row.locator("td").all_inner_texts() for row in page.locator(".pairs tbody tr").all()]


def test_codes_of_a_class_show_before_after_and_difference(visit, tmp_path):
    sent = []
    for before, after in ((WRONG, RIGHT), (UNKNOWN, RIGHT), (RIGHT[:5] + WRONG[5:], WRONG)):
        page = visit()
        finish(page, before)
        only_before = code(page)
        again(page)
        finish(page, after)
        sent.append(code(page))
    page = visit("?present")
    assert page.locator(".ten").is_hidden()
    page.get_by_label("Paste the codes").fill(
        "\n".join([*sent, only_before, "hello", sent[0][:-1]])
    )
    page.get_by_role("button", name="Count the codes").press("Enter")
    said = page.locator("main").inner_text()
    assert "Codes with both rounds: 3. With one round only, not counted: 1." in said
    assert "Lines that are no code: 2." in said
    assert "Line 5, “hello”" in said
    assert "the same 3 people" in said
    half, none = ["33%", "67%", "+34"], ["0%", "67%", "+67"]
    plain = [[text.strip() for text in row] for row in cells(page)]
    assert plain == [["17%", "67%", "+50"], *[half] * 5, *[none] * 5]
    wide = (
        page.locator(".pairs tbody tr")
        .nth(1)
        .locator(".bar")
        .evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    )
    assert wide[1] == pytest.approx(2 * wide[0], rel=0.02)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a table").press("Enter")
    saved.value.save_as(tmp_path / "table.csv")
    head, *rows = csv.reader((tmp_path / "table.csv").read_text("utf-8").splitlines())
    assert head == [f"{round}_{n}" for round in ("before", "after") for n in range(1, 11)]
    assert rows == [list("0" * 10 + "1" * 10)] * 2 + [list("1" * 5 + "0" * 15)]
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert page.problems == []


def test_a_code_of_a_lesson_or_of_another_language_is_not_counted(visit):
    page = visit(of="nl")
    choose(page, WRONG)
    page.get_by_role("button", name="Dit zijn mijn antwoorden").press("Enter")
    dutch = page.get_by_label("Code voor je groep").input_value()
    page = visit("?present")
    page.get_by_label("Paste the codes").fill(f"{dutch}\n03-K72M-4Q8X")
    page.get_by_role("button", name="Count the codes").press("Enter")
    said = page.locator("main").inner_text()
    assert "another edition of the lesson, or another language" in said
    assert "Codes with both rounds: 0." in said
    assert page.locator(".pairs").count() == 0


@pytest.mark.parametrize(
    "refusal",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw Error('off'); } })",
        "Storage.prototype.setItem = () => { throw Error('full'); }",
    ],
)
def test_where_nothing_can_be_kept_it_works_and_says_so(visit, refusal):
    page = visit(refused=refusal)
    finish(page, WRONG)
    assert page.get_by_text("This browser remembers nothing of this page").is_visible()
    again(page)
    finish(page, RIGHT)
    assert page.get_by_text("Right after: 10 of 10.").is_visible()
    assert page.problems == []


@pytest.mark.parametrize("odd", ["", "[]", "null", '{"before": [9], "now": 1}', '{"before": 3}'])
def test_what_is_not_its_own_counts_for_nothing(visit, odd):
    page = visit()
    page.evaluate("odd => { localStorage[`framings:${document.body.dataset.memory}`] = odd; }", odd)
    page.reload()
    assert page.get_by_role("heading", name="Before the course").is_visible()
    assert page.problems == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 727)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(visit, width, height, scheme):
    settings = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
    page = visit(**settings)

    def look():
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = wcag_violations(page)
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []

    look()
    finish(page, WRONG)
    again(page)
    finish(page, RIGHT)
    look()
    both = code(page)
    page = visit("?present", **settings)
    page.get_by_label("Paste the codes").fill(both)
    page.get_by_role("button", name="Count the codes").press("Enter")
    look()


def test_there_are_ten_and_two_of_them_about_firms_that_no_lesson_knows():
    assert len(ASKED) == 10
    assert [question.transfer for question in ASKED] == [False] * 8 + [True] * 2
    assert all(RIGHT.count(place) <= 4 for place in range(4))
    for of, firms in (("en", ("ferry", "seed")), ("nl", ("veerdienst", "zaadveredel"))):
        texts = [*(ROOT / "lessons" / of).glob("[0-9]*"), *(ROOT / "guide" / of).glob("*.md")]
        told = "".join(path.read_text(encoding="utf-8").lower() for path in texts)
        own = bank.load(ROOT / "lessons" / of / "before_and_after.toml").questions
        for question, firm in zip(own[8:], firms, strict=True):
            assert firm in question.prompt.lower()
            assert firm not in told
