"""Hostile text in JupyterLab: no script of it runs, and all of it can be read as it is."""

from pathlib import Path

import nbformat
import pytest
from support.hostile import ALL, TEXTS, quoted, squeezed, write_bank, write_description
from support.jupyter import TALL, Lesson, jupyter_lab
from support.run import in_full_run

from framings.build.notebooks import METADATA

pytestmark = in_full_run  # JupyterLab is started for it

TESTS = Path(__file__).parents[1]
CELLS = {
    "prepare": f"""
        import sys
        sys.path.insert(0, {str(TESTS)!r})
        from pathlib import Path
        import pandas as pd
        from support.hostile import ALL, TEXTS, explorer
        from framings.data import describe, load
        from framings.teaching import bank, bet, questions, sentences
        bank.BANK = Path("bank").resolve()
    """,
    "explorer": "explorer(ALL)",
    "long": "explorer(TEXTS['long'])",
    "bet": "bet('03')",
    "questions": "questions('03')",
    "sentences": "sentences('03')",
    "describe": "describe('own', 'own')",
    "table": "pd.set_option('display.max_colwidth', None)\npd.read_csv('own/text.csv')",
    "message": "load('own', 'own')",
    # Shows that a script which is let through would be seen to run.
    "proof": """
        from IPython.display import HTML
        HTML('<img src=x onerror="window.proof=1">')
    """,
}


@pytest.fixture(scope="module")
def page(running_browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for name, write in (("bank", write_bank), ("own", write_description)):
        (folder / name).mkdir()
        write(folder / name, ALL)
    (folder / "own" / "text.csv").write_text(f"text\n{quoted(ALL)}\n", encoding="utf-8")
    (folder / "own" / "own.csv").write_text(
        f"{quoted(ALL)}\n{quoted(ALL[:38])}\n", encoding="utf-8"
    )
    notebook = nbformat.v4.new_notebook(metadata=METADATA)
    for name, code in CELLS.items():
        lines = [line.strip() for line in code.strip().splitlines()]
        tags = [] if name != "message" else ["raises-exception"]
        notebook.cells.append(
            nbformat.v4.new_code_cell("\n".join(lines), id=name, metadata={"tags": tags})
        )
    nbformat.write(notebook, folder / "hostile.ipynb")
    with jupyter_lab(folder) as address:
        page = running_browser.new_page(viewport=TALL)
        Lesson(page, address, "hostile.ipynb").run_all()
        page.wait_for_function("() => window.proof === 1")
        page.locator(".live").nth(1).wait_for()
        yield page
        page.close()


def shown(page, name):
    """What stands below a cell."""
    return page.locator(".jp-CodeCell").nth(list(CELLS).index(name)).locator(".jp-Cell-outputArea")


def test_no_script_ran(page):
    assert page.evaluate("() => window.ran") is None


def test_nothing_was_typeset_as_a_formula(page):
    assert page.locator("mjx-container, .MathJax").count() == 0


@pytest.mark.parametrize(("name", "text"), [("explorer", ALL), ("long", TEXTS["long"])])
def test_explorer(page, name, text):
    there = shown(page, name)
    wanted = squeezed(text)
    picture = there.get_by_role("img", name=wanted[:50]).last
    assert squeezed(picture.get_attribute("aria-label")) == wanted
    assert squeezed(there.locator(".live-sentence").inner_text()) == wanted
    written = [squeezed(text) for text in picture.locator("text").all_text_contents()]
    assert all(any(squeezed(line) in one for one in written) for line in text.splitlines())
    words = squeezed(there.locator(".live-controls").inner_text())
    # Seven labels and a button called so, a stop, two choices and what confirms one, two moves,
    # what takes one back and what hands over.
    assert words.count(wanted) >= 15


@pytest.mark.parametrize(("name", "times"), [("bet", 5), ("questions", 7), ("sentences", 5)])
def test_questions(page, name, times):
    there = shown(page, name)
    for summary in there.locator("summary").all():
        summary.press("Enter")
    assert squeezed(there.inner_text()).count(squeezed(ALL)) == times


def test_tables(page):
    assert squeezed(shown(page, "describe").inner_text()).count(squeezed(ALL)) == 7
    cell = shown(page, "table").locator("tbody td").inner_text()
    # pandas writes out line ends and tabs.
    for sign in ("\\r", "\\n", "\\t"):
        cell = cell.replace(sign, " ")
    assert squeezed(ALL) == squeezed(cell)


def test_message(page):
    there = shown(page, "message")
    lines = there.inner_text().strip().splitlines()
    assert lines[0].startswith("own.csv, row 2, column ")
    assert squeezed(ALL[:30]) in squeezed(there.inner_text())
    assert "Traceback" not in there.inner_text()
