"""Twelve statements, answered by two people: the code, what is read of it, and the report."""

import json
import random
import re

import nbformat
import pytest
from playwright.sync_api import expect
from support.jupyter import Lesson, jupyter_lab
from support.pages import serving, wcag_violations
from support.run import in_full_run

from framings import explorers
from framings.build import pages
from framings.build.notebooks import METADATA
from framings.live import notebook
from framings.sides import examples, shown, two_sides, words
from framings.words import speaking

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1366, "height": 768}}
MARKETING, SALES = [getattr(examples.examples()[0], side) for side in ("marketing", "sales")]
REPORT = words.report()


# --- what is read, without a page -----------------------------------------------------------


@pytest.fixture(scope="module")
def script(running_browser):
    """A page that has the functions of the script, and nothing else."""
    page = running_browser.new_page()
    live = notebook.__file__.replace("notebook.py", "figure.js")
    for path in (live, *shown.SCRIPTS):
        page.add_script_tag(path=path)
    yield page
    page.close()


def drawn(rng):
    return [rng.randrange(6) for _ in range(12)]


def test_every_code_is_read_back_however_it_is_written(script):
    rng = random.Random(8)
    given = [[rng.choice(["marketing", "sales"]), drawn(rng)] for _ in range(2000)]
    given += [[role, [state] * 12] for role in ("marketing", "sales") for state in (0, 5)]
    codes = script.evaluate("given => given.map(([role, said]) => encoded(role, said, 1))", given)
    assert len(set(codes)) == len({json.dumps(one) for one in given})
    assert all(re.fullmatch(rf"[{ALPHABET}]{{3}}(-[{ALPHABET}]{{3}}){{2}}", code) for code in codes)
    for write in (
        str,
        str.lower,
        lambda code: f" {code[:2]} {code[2:3]} – {code[4:]}\n",
        lambda code: code.replace("-", "").replace("0", "o").replace("1", "l"),
        lambda code: code.replace("0", "O").replace("1", "I"),
    ):
        read = script.evaluate(
            "codes => codes.map(code => decoded(code, 1))", [write(code) for code in codes]
        )
        assert [[one["role"], one["answers"]] for one in read] == given


def test_every_wrong_letter_and_every_two_exchanged_are_noticed(script):
    rng = random.Random(80)
    wrong = []
    for _ in range(60):
        code = script.evaluate("said => encoded('sales', said, 1)", drawn(rng)).replace("-", "")
        for at, sign in enumerate(code):
            wrong += [code[:at] + other + code[at + 1 :] for other in ALPHABET if other != sign]
            for to in range(at):
                if code[to] != sign:
                    letters = [*code]
                    letters[at], letters[to] = code[to], sign
                    wrong.append("".join(letters))
    assert len(wrong) > 10_000
    read = script.evaluate("codes => codes.map(code => decoded(code, 1).wrong)", wrong)
    assert set(read) == {"typing"}


def test_what_is_no_code_is_told_as_what_it_is(script):
    for text, wrong in (
        ("", {"wrong": "length", "length": 0}),
        ("1P1-8S7", {"wrong": "length", "length": 6}),
        ("11P1-8S7M-YY", {"wrong": "length", "length": 10}),
        ("11P 18S 7MU", {"wrong": "sign", "sign": "U"}),
        ("<b>x</b>", {"wrong": "sign", "sign": "<"}),
        ("11P-18S-7M😀", {"wrong": "sign", "sign": "😀"}),
        ("ZZZ-ZZZ-ZZY", {"wrong": "typing"}),
    ):
        assert script.evaluate("text => decoded(text, 1)", text) == wrong
        assert wrong["wrong"] in words.form()


def test_a_code_of_another_edition_is_told_as_that_and_never_read(script):
    rng, codes = random.Random(18), []
    for edition in range(32):
        given = [[rng.choice(["marketing", "sales"]), drawn(rng), edition] for _ in range(40)]
        codes += script.evaluate("given => given.map(one => encoded(...one))", given)
    for edition in (0, 1, 31):
        found = script.evaluate(
            "([codes, edition]) => codes.map(code => decoded(code, edition).wrong ?? 'read')",
            [codes, edition],
        )
        read = range(40 * edition, 40 * (edition + 1))
        assert found == ["read" if at in read else "edition" for at in range(len(codes))]


NUMBERS = words.framings()[0]["statements"]


def read(script, marketing, sales):
    """Read three answers of each, as those to the statements of one framing."""
    both = {"marketing": [0] * 12, "sales": [0] * 12}
    for at, one, other in zip(NUMBERS, marketing, sales, strict=True):
        both["marketing"][at], both["sales"][at] = one, other
    return script.evaluate("([both, numbers]) => reading(both, numbers)", [both, NUMBERS])


@pytest.mark.parametrize(
    ("marketing", "sales", "kind", "rests", "apart"),
    [
        ((3, 3, 3), (3, 3, 3), "between", 0, 0),  # everything in the middle
        ((5, 4, 4), (4, 5, 4), "yes", 0, 1),
        ((4, 5, 4), (4, 5, 4), "yes", 1, 0),  # the same answers: the surest
        ((1, 2, 2), (2, 2, 1), "no", 0, 1),
        ((5, 5, 5), (5, 5, 3), "differ", 2, 2),  # one of three is enough
        ((5, 1, 3), (3, 4, 3), "twoFirms", 1, 3),  # the widest
        ((5, 2, 5), (3, 4, 3), "differ", 1, 2),  # as wide as others, and on either side of partly
        ((5, 5, 1), (2, 3, 4), "twoFirms", 0, 3),
        ((5, 0, 0), (4, 5, 0), "yes", 0, 1),  # by what both answered
        ((5, 0, 0), (0, 5, 5), "unknown", 0, 0),
        ((0, 0, 0), (0, 0, 0), "unknown", 0, 0),
    ],
)
def test_what_both_answers_say(script, marketing, sales, kind, rests, apart):
    found = read(script, marketing, sales)
    assert (found["kind"], found["rests"], found["apart"]) == (kind, NUMBERS[rests], apart)
    answered = [at for at, *pair in zip(NUMBERS, marketing, sales, strict=True) if all(pair)]
    assert found["known"] == answered
    # It does not matter which of the two is marketing.
    assert read(script, sales, marketing) == found


@pytest.mark.parametrize(
    ("agreed", "alone", "judged", "stage"),
    [
        (1, 0, 0, ["undefined"]),
        (2, 1, 5, ["undefined"]),
        (3, 1, 5, ["undefined", "defined"]),  # partly is no no
        (4, 4, 5, ["defined"]),
        (4, 3, 5, ["defined", "aligned"]),
        (5, 2, 2, ["aligned"]),
        (5, 2, 3, ["aligned", "integrated"]),
        (4, 1, 4, ["integrated"]),
        (0, 1, 4, []),
        (4, 0, 4, []),
        (4, 1, 0, []),
    ],
)
def test_the_stage_that_somebody_describes(script, agreed, alone, judged, stage):
    answers = [0] * 12
    asked = words.STAGE_STATEMENTS
    for name, answer in (("agreed", agreed), ("alone", alone), ("judged", judged)):
        answers[asked[name]] = answer
    assert script.evaluate("([said, asked]) => stage(said, asked)", [answers, asked]) == stage


# --- on a page ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The statements on a page of their own, with one question to be forgotten with them."""
    folder = tmp_path_factory.mktemp("sides")
    (folder / "page.js").write_bytes(pages.page_script(statements=True))
    (folder / "page.css").write_bytes(pages.page_style(statements=True))
    question = (
        '<section class="framings-question"><details class="framings-option framings-right">'
        "<summary>A. Yes</summary></details></section>"
    )
    (folder / "index.html").write_text(
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Two sides</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">'
        f'<body data-memory="en/sides/1"><main><h1>Two sides</h1><h3>Statements</h3>'
        f"{re.sub('<style>.*?</style>', '', two_sides().html())}{question}</main>"
        '<script src="page.js" defer></script>',
        "utf-8",
    )
    with serving(folder, POLICY) as address:
        yield f"{address}index.html"


@pytest.fixture
def person(new_page, server):
    """Give somebody a device of their own, with the page open."""

    def person(**settings):
        page = new_page(**(LAPTOP | settings))
        page.goto(server)
        page.locator(".sides-who").wait_for()
        return page

    return person


def answer(page, role, answers):
    page.locator(".sides-who").get_by_role("radio", name=role).check()
    for group, step in zip(page.locator(".sides-statements fieldset").all(), answers, strict=True):
        if step:
            group.get_by_role("radio").nth(step - 1).check()


def code_of(page):
    return page.locator(".sides-code").inner_text()


def take_in(page, code):
    page.get_by_label("The code that you are told").fill(code)
    page.get_by_role("button", name="Take it in").click()
    return page.locator(".sides-told").inner_text()


def both_answered(page, script, marketing, sales):
    for role, said in (("marketing", marketing), ("sales", sales)):
        take_in(page, script.evaluate("([role, said]) => encoded(role, said, 1)", [role, said]))


def report(page, whose="our own firm"):
    page.get_by_label("Whose report").select_option(label=whose)
    show = page.get_by_role("button", name="Show the report")
    if show.count():
        show.click()
    return page.locator(".sides-report")


def downloaded(page, folder):
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the report").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def rows(of):
    return [row.locator("td").all_inner_texts() for row in of.locator("tbody tr").all()]


def test_two_people_on_two_devices(person):
    marketing, sales = person(), person(**PHONE, color_scheme="dark")
    answer(marketing, "marketing", MARKETING)
    answer(sales, "sales", SALES)
    assert take_in(marketing, code_of(sales)) == "Taken in: the answers of sales, 12 of 12."
    assert take_in(sales, code_of(marketing)) == "Taken in: the answers of marketing, 12 of 12."
    one, other = report(marketing), report(sales)
    assert rows(one) == rows(other)
    goal, task, activity, organisation = rows(one)
    assert "3 steps: “Every good lead is followed up" in task[1]
    assert "Marketing says hardly, sales says fully." in task[1]
    assert task[2] == words.statements()[5].settle
    assert organisation[:2] == [words.framings()[3]["yes"], REPORT["close"]]
    assert "You describe two firms." in task[0], "they are three steps apart"
    for row in (goal, activity):
        assert "2 steps: " in row[1]
        assert "You see this differently." in row[0]
    begin = one.locator("p", has_text="Begin with:").inner_text()
    assert begin.startswith("Begin with: “Every good lead is followed up")
    assert begin.endswith("” Marketing says hardly, sales says fully.")
    text = one.inner_text()
    assert "Marketing describes “defined”, sales describes “undefined”." in text
    assert "%" not in text, "a firm is no percentage of anything"
    assert sales.evaluate("document.documentElement.scrollWidth") == 390
    for page in (marketing, sales):
        assert wcag_violations(page) == []
        assert [said for said in page.problems if "404" not in said] == []


def test_two_people_one_after_the_other_do_not_see_each_others_answers(person):
    page = person()
    answer(page, "marketing", [5] * 12)
    page.get_by_role("radio", name="sales").check()
    assert page.locator(".sides-statements input:checked").count() == 0
    answer(page, "sales", [5] * 12)
    page.get_by_role("radio", name="marketing").check()
    assert not page.locator(".sides-statements").is_visible()
    assert page.locator(".sides-code").inner_text() == ""
    assert "The answers of marketing are in, and covered." in page.locator(".sides").inner_text()
    page.get_by_role("button", name="Uncover them").click()
    assert page.locator(".sides-statements input:checked").count() == 12
    # The same answers, all of them.
    assert [row[1] for row in rows(report(page))] == [REPORT["alike"]] * 4


def test_what_is_half_answered_says_so_and_what_is_in_the_middle_too(person):
    page = person()
    answer(page, "marketing", [4, 0, 3] + [0] * 9)
    answer(page, "sales", [4, 5, 3] + [0] * 9)
    assert page.locator(".sides-progress").inner_text() == "Answered by sales: 3 of 12."
    goal, task, activity, organisation = rows(report(page))
    assert goal[0] == words.framings()[0]["yes"]
    assert goal[1] == f"{REPORT['alike']} (Answered by both: 1 of 3.)"
    assert activity[0] == words.framings()[2]["between"]
    for row in (task, organisation):
        assert row[:2] == [REPORT["unknown"], "(Answered by both: 0 of 3.)"]
    assert REPORT["noStage"] in page.locator(".sides-report").inner_text()


def test_a_wrong_code_changes_nothing_and_a_code_of_ones_own_side_is_refused(person):
    page = person()
    answer(page, "marketing", MARKETING)
    own = code_of(page)
    kept = page.evaluate("localStorage['framings:own']")
    for code in ("", "ABC", own[:-1] + ("0" if own[-1] != "0" else "1"), "<img src=x>"):
        assert take_in(page, code)
        assert page.get_by_label("The code that you are told").input_value() == code
        assert page.evaluate("localStorage['framings:own']") == kept
    other = person()
    answer(other, "marketing", SALES)
    assert take_in(page, code_of(other)).startswith("This code is of marketing, and so are")
    assert page.evaluate("localStorage['framings:own']") == kept
    assert take_in(other, code_of(other)) == "Taken in: the answers of marketing, 12 of 12."


def test_answers_to_another_edition_are_refused_and_it_is_said(person, script):
    page = person()
    other = script.evaluate("([said, edition]) => encoded('sales', said, edition)", [SALES, 2])
    assert take_in(page, other).startswith("This code was made with another edition of the")
    assert page.evaluate("localStorage['framings:own']") is None
    page.evaluate("code => { localStorage['framings:own'] = code; }", other)
    page.reload()
    page.locator(".sides-who").wait_for()
    told = page.locator(".sides-told").inner_text()
    assert told.startswith("On this device are answers to another edition")
    assert page.locator(".sides-statements input:checked").count() == 0


def test_answers_stay_until_they_are_forgotten_here_or_with_all_others(person):
    page = person()
    for button in ("Forget these answers", "Forget my answers"):
        answer(page, "sales", SALES)
        code = code_of(page)
        page.reload()
        page.locator(".sides-who").wait_for()
        assert code_of(page) == code
        assert page.get_by_role("radio", name="sales").is_checked()
        page.get_by_role("button", name=button).click()
        assert page.evaluate("localStorage['framings:own']") is None
        assert page.locator(".sides-statements input:checked").count() == 0
    page.evaluate("localStorage['framings:own'] = 'nonsense 11P-18S-7MX'")
    page.reload()
    assert page.locator(".sides-progress").inner_text() == "Choose first for whom you answer."


def test_nobody_is_chosen_at_first_and_who_answered_as_the_other_says_so_after_all(person):
    page = person()
    who = page.locator(".sides-who input")
    assert who.evaluate_all("all => all.map((one) => one.checked)") == [False, False]
    first = page.locator(".sides-statements input").first
    assert first.is_disabled()
    assert page.locator(".sides-progress").inner_text() == "Choose first for whom you answer."
    answer(page, "marketing", SALES)
    other = person()
    answer(other, "marketing", MARKETING)
    assert "after all, say so with the button" in take_in(page, code_of(other))
    page.get_by_role("button", name="These answers are of sales after all").click()
    assert page.get_by_role("radio", name="sales").is_checked()
    assert page.locator(".sides-progress").inner_text() == "Answered by sales: 12 of 12."
    taken = take_in(page, code_of(other))
    assert taken == "Taken in: the answers of marketing, 12 of 12."
    # With both sides in there is nothing to move.
    assert not page.get_by_role("button", name="after all").is_visible()
    page.reload()
    page.locator(".sides-who").wait_for()
    assert [row[1] for row in rows(report(page))][1].endswith("sales says fully.")


def test_a_chosen_word_does_not_grow_and_has_room_on_a_telephone(person):
    page = person(**PHONE | {"viewport": {"width": 360, "height": 780}})
    with speaking("nl"):
        longest = words.scale()
    room = """scale => [...document.querySelectorAll(".sides-scale")].flatMap((row) =>
      [...row.querySelectorAll("label")].map((label, at) => {
        const word = document.createRange(), box = label.getBoundingClientRect();
        label.querySelector("span").textContent = scale[at];
        word.selectNodeContents(label.querySelector("span"));
        const { left, right } = word.getBoundingClientRect();
        return [left - box.left, box.right - right];
      })).flat()"""
    page.evaluate(room, longest)  # all words stand there before any of them is measured
    before = page.evaluate(room, longest)
    assert min(before) >= 3, "the frame of the chosen one does not touch its word"
    answer(page, "sales", [4] * 12)
    assert page.evaluate(room, longest) == before


def test_what_is_between_two_stages_is_said_as_that(person):
    page = person()
    for role, agreed in (("marketing", 3), ("sales", 3)):
        answers = [4] * 12
        answers[words.STAGE_STATEMENTS["agreed"]] = agreed
        answer(page, role, answers)
    said = report(page).inner_text()
    assert "Both of you describe something between “undefined” and “defined”" in said
    assert "each minds its own tasks, and in part there are rules" in said
    assert "Begin with" not in said, "nothing is far apart"


STAY = "your answers stay on this device"


def test_nobody_is_told_that_answers_stay_where_they_do_not(person):
    page = person()
    form = page.locator(".sides")
    assert STAY in form.inner_text()
    private = person()
    private.add_init_script("Storage.prototype.setItem = () => { throw Error('full'); }")
    private.reload()
    for unkept, address in ((private, ""), (person(), "?present")):
        unkept.goto(unkept.url + address)
        answer(unkept, "sales", SALES)
        assert "nothing is kept" in unkept.locator(".sides").inner_text()
        assert STAY not in unkept.locator(".sides").inner_text()
        unkept.reload()
        assert unkept.locator(".sides-statements input:checked").count() == 0
    answer(page, "sales", SALES)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw Error('full'); }; }")
    page.locator(".sides-statements fieldset").first.get_by_role("radio").nth(2).check()
    assert STAY not in form.inner_text()


def test_everything_goes_by_keyboard(person):
    page = person()
    page.get_by_role("radio", name="marketing").focus()
    page.keyboard.press("Space")
    for _ in range(12):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
    assert page.locator(".sides-progress").inner_text() == "Answered by marketing: 12 of 12."
    for name in (
        "These answers are of sales",
        "Copy the code",
        "The code",
        "Take it in",
        "Whose",
        "Show the report",
    ):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText"
        )
        assert here.startswith(name)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Zwaan & <b>Zoon</b>")
    field = page.get_by_role("textbox", name="Firm", exact=True)
    assert field.inner_text() == "Zwaan & <b>Zoon</b>"


@pytest.mark.parametrize(
    ("settings", "scheme"),
    [(LAPTOP, "light"), (LAPTOP, "dark"), (PHONE, "light")],
    ids=["laptop", "dark", "phone"],
)
def test_axe_and_the_window_find_nothing_wrong(person, settings, scheme):
    page = person(**settings, color_scheme=scheme)
    answer(page, "marketing", MARKETING)
    for label in page.locator(".sides-scale label, .sides-who label, .sides button").all():
        assert label.bounding_box()["height"] >= 40
    for firm in examples.examples()[:2]:
        report(page, firm.label)
        assert wcag_violations(page) == []
        wide = settings["viewport"]["width"]
        assert page.evaluate("document.documentElement.scrollWidth") == wide


PAGES_OF_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize("whose", ["our own firm", *(one.label for one in examples.examples()[:2])])
def test_the_report_is_a_file_of_its_own_that_prints_on_one_page(person, script, tmp_path, whose):
    page = person()
    # As much as there can be: every framing differs.
    both_answered(page, script, [5] * 12, [1] * 12)
    sheet = report(page, whose)
    for field in sheet.get_by_role("textbox").all():
        short = field.get_attribute("aria-label") in (REPORT["firm"], REPORT["date"])
        field.fill("All offers in the north, from the first of March on. " * (1 if short else 3))
    seen = sheet.inner_text()
    path = downloaded(page, tmp_path)
    assert path.name == "marketing-and-sales.html"
    html = path.read_text("utf-8")
    assert not re.search(r"<script|https?:|src=|url\(", html)
    reader = page.context.new_page()
    reader.goto(path.as_uri())
    assert reader.locator(".sides-report").inner_text().split() == seen.split()
    assert wcag_violations(reader) == []
    assert len(PAGES_OF_PDF.findall(reader.pdf(prefer_css_page_size=True))) == 1


def test_the_worked_report_says_what_the_explorer_and_the_export_say(person):
    page = person()
    worked, begun = examples.examples()[:2]
    text = report(page, worked.label).inner_text()
    assert explorers.one_next_experiment().at().sentence in text
    assert "This export cannot tell, because" in text
    assert page.locator(".sides-blank:empty").count() == 1  # the date
    report(page, begun.label)
    for name in (REPORT["question"], REPORT["rule"], REPORT["tried"], REPORT["export"]):
        field = page.get_by_role("textbox", name=name, exact=True).first
        assert field.inner_text() == ""


def test_the_report_takes_over_the_experiment_once_it_was_moved(person):
    page = person()
    page.evaluate("window.framingsSaid = { one_next_experiment: '' }")
    field = page.get_by_role("textbox", name=REPORT["rule"], exact=True)
    report(page)
    assert field.count() == 1
    page.evaluate(
        "window.framingsSaid.one_next_experiment = 'Needs 12 deals.';"
        "window.framingsSaid.export = ['Cannot tell.'];"
        "window.dispatchEvent(new Event('framings-said'))"
    )
    assert field.count() == 0
    assert "Needs 12 deals." in page.locator(".sides-report").inner_text()
    assert "Cannot tell." in page.locator(".sides-report").inner_text()


def test_on_paper_the_report_stands_alone_and_without_it_the_answers(person):
    page = person()
    answer(page, "marketing", MARKETING)
    page.emulate_media(media="print")
    assert page.locator(".sides-statements").is_visible()
    assert not any(button.is_visible() for button in page.locator(".sides button").all())
    page.emulate_media(media="screen")
    report(page)
    page.emulate_media(media="print")
    assert page.locator(".sides-report").is_visible()
    assert not page.locator(".sides-statements").is_visible()


# --- in a notebook --------------------------------------------------------------------------


@in_full_run
def test_in_jupyterlab_it_is_the_same_and_keys_are_not_the_notebooks(
    running_browser, script, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("sides-lab")
    made = nbformat.v4.new_notebook(metadata=METADATA)
    made.cells = [
        nbformat.v4.new_code_cell(code)
        for code in (
            "from framings import explorers\nfrom framings.sides import two_sides",
            "two_sides()",
            "explorers.one_next_experiment()",
        )
    ]
    nbformat.write(made, folder / "sides.ipynb")
    with jupyter_lab(folder) as address:
        page = running_browser.new_page(viewport={"width": 1366, "height": 4000})
        lesson = Lesson(page, address, "sides.ipynb")
        lesson.run_all()
        page.locator(".sides-who").wait_for()
        expect(page.locator("section.framings-sides")).to_be_hidden()
        answer(page, "marketing", MARKETING)
        for key in ("a", "b", "ArrowDown"):  # to JupyterLab: a cell above, one below, the next
            page.locator(".sides-statements input:checked").first.press(key)
        assert page.locator(".jp-Cell").count() == len(made.cells)
        answer(page, "marketing", MARKETING)
        typed = page.get_by_label("The code that you are told")
        typed.focus()
        page.keyboard.type("aabbddx")
        page.keyboard.press("Enter")
        assert page.locator(".sides-told").inner_text().startswith("A code has nine")
        assert page.locator(".jp-Cell").count() == len(made.cells)
        sales = script.evaluate("said => encoded('sales', said, 1)", SALES)
        assert take_in(page, sales) == "Taken in: the answers of sales, 12 of 12."
        page.get_by_role("slider", name=re.compile("worth it")).press("ArrowRight")
        moved = explorers.one_next_experiment().at(worth=0.11).sentence
        expect(page.locator(".live-sentence")).to_have_text(moved)
        sheet = report(page)
        expect(sheet).to_contain_text(moved)
        sheet.get_by_role("textbox", name="Firm", exact=True).focus()
        page.keyboard.type("Add & dd")
        html = downloaded(page, folder).read_text("utf-8")
        assert "Add &amp; dd" in html
        assert moved in html
        assert page.locator(".jp-Cell").count() == len(made.cells)
        assert wcag_violations(page, include=[[".sides"]]) == []
        assert lesson.problems == []
        page.close()
