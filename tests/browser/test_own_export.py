"""The reader's own export in JupyterLab: chosen, again, and larger than one message may be."""

import nbformat
import pytest
from playwright.sync_api import expect
from support.jupyter import Lesson, jupyter_lab
from support.run import in_full_run

from framings.build.notebooks import METADATA
from framings.data import crm

pytestmark = in_full_run  # JupyterLab is started for it

CODE = "from framings.teaching.own_export import own_export\nown_export()"
LAPTOP = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own-export")
    cells = [nbformat.v4.new_code_cell(CODE)]
    nbformat.write(nbformat.v4.new_notebook(metadata=METADATA, cells=cells), folder / "own.ipynb")
    return folder


@pytest.fixture(scope="module")
def lesson(running_browser, folder):
    with jupyter_lab(folder) as address:
        lesson = Lesson(running_browser.new_page(viewport=LAPTOP), address, "own.ipynb")
        lesson.run_all()
        yield lesson
        assert lesson.problems == []
        lesson.page.close()


@pytest.fixture
def choose(lesson, tmp_path):
    def choose(raw: bytes) -> None:
        path = tmp_path / "deals of Ann Other.csv"
        path.write_bytes(raw)
        with lesson.page.expect_file_chooser() as chooser:
            lesson.page.get_by_role("button", name="Choose your export").click()
        chooser.value.set_files(path)

    return choose


def test_a_file_is_chosen_and_asked_and_a_damaged_one_changes_nothing(lesson, choose):
    page, own = lesson.page, lesson.page.locator(".own-export")
    hubspot = crm.practice("hubspot").read_bytes()
    expect(page.locator(".framings-needs-notebook")).to_be_hidden()
    choose(hubspot)
    expect(own).to_contain_text("your export, 2,400 deals")
    question = own.get_by_role("slider", name="What is asked")
    for _ in range([*crm.questions()].index("speed")):
        question.press("ArrowRight")
    expect(question).to_have_attribute("aria-valuetext", "Does a fast answer go with winning?")
    speed = "those answered within 4 hours were won in 40% of the cases"
    expect(own.locator(".live-sentence")).to_contain_text(speed)
    for_a_report = page.evaluate("window.framingsSaid.export")
    assert sum(speed in line for line in for_a_report) == 1
    choose(b"a;b\n1;2\n")
    expect(own).to_contain_text("no row near the top holds the names of columns")
    expect(own.locator(".live-sentence")).to_contain_text(speed)
    choose(hubspot)
    expect(own).to_contain_text("your export, 2,400 deals")
    expect(own.locator(".live-sentence")).to_contain_text("Of 656 won deals")
    assert "Ann" not in page.locator(".jp-Notebook").inner_text()


def test_a_file_with_headings_of_its_own_is_told_by_the_reader(lesson, choose, tmp_path):
    page, own = lesson.page, lesson.page.locator(".own-export")
    header = ["Waar het staat", "Omzet netto", "Zwanenburg", "Deal ID", "Currency"]
    states, sources = ("Akkoord", "Closed Lost"), ("Google Ads", "Telefoon")
    rows = [[states[n % 2], f"{n % 9 + 1}.234", sources[n % 2], n, "EUR"] for n in range(200)]
    choose("\n".join(",".join(map(str, row)) for row in [header, *rows]).encode())
    expect(own).to_contain_text("your export, 200 deals. Won 0, lost 0, open 0. Not known: 200.")
    use = own.get_by_role("button", name="Use this")
    for label, column in (
        ("its stage, or won and lost", "column A"),
        ("its amount", "Omzet netto (column B)"),
        ("where it came from", "column C"),
    ):
        own.get_by_label(label, exact=True).select_option(label=column)
    page.screenshot(path=tmp_path / "columns.png")
    use.click()
    expect(own).to_contain_text("Won 0, lost 100, open 0. Not known: 100.")
    own.get_by_label("Numbers", exact=True).select_option(label="1.234,5 (decimal comma)")
    own.get_by_label("Akkoord (100)").select_option(label="won")
    use.click()
    expect(own).to_contain_text("Won 100, lost 100, open 0.")
    said = "Of 100 won deals 100% came from “Google Ads”"
    expect(own.locator(".live-sentence")).to_contain_text(said)
    amount = own.get_by_label("its amount", exact=True)
    expect(amount.locator("option:checked")).to_have_text("Omzet netto (column B)")
    assert "Zwanenburg" not in page.locator(".jp-Notebook").inner_text()


def test_a_file_larger_than_one_message_may_be_is_read(lesson, choose):
    header, *rows = crm.practice("hubspot").read_bytes().splitlines()
    # Each copy with numbers of its own, or they would be the same deals.
    copies = [b"%d%s" % (copy, row) for copy in range(1, 30) for row in rows]
    raw = b"\n".join([header, *copies])
    assert len(raw) > 12_000_000
    choose(raw)
    read = f"your export, {len(copies):,} deals"
    expect(lesson.page.locator(".own-export")).to_contain_text(read, timeout=120_000)
