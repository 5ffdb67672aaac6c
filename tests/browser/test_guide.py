"""What is handed out prints on A4, a sheet a page, with nothing cut; all can read the guide."""

import io

import pytest
from pypdf import PdfReader
from support.pages import wcag_violations
from support.run import in_full_run

from framings.build import folder, guide
from framings.lessons import ROOT

pytestmark = in_full_run  # the guide of all lessons is built

NAMES = [
    (of, name)
    for of in guide.languages(ROOT)
    for name in [
        *(f"sheet_{path.stem}" for path in guide.guides(of, ROOT) if path.stem != guide.HOUR),
        guide.CARDS,
        *(path.stem for path in sorted((ROOT / "handouts" / of).glob("*.md"))),
    ]
]
# Between the margins of A4, in the pixels of a printer.
WIDTH, HEIGHT = (round(96 / 25.4 * (side - 24)) for side in (210, 297))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    out = tmp_path_factory.mktemp("guide")
    for of in guide.languages(ROOT):
        for name, content in guide.pages(of, ROOT, lambda name: "../../pages"):
            folder.write(content, out / of / name)
    return out


@pytest.fixture(scope="module")
def paper(running_browser):
    page = running_browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.mark.parametrize("of", guide.languages(ROOT))
def test_every_handout_is_printed(written, of):
    there = {path.parent.name for path in written.glob(f"{of}/*/index.html")}
    assert {name for language, name in NAMES if language == of} == {
        name for name in there if guide.is_handout(name, of, ROOT)
    }


@pytest.mark.parametrize(("of", "name"), NAMES)
def test_a_sheet_is_one_page_and_nothing_is_cut(paper, written, of, name):
    paper.goto((written / of / name / "index.html").as_uri())
    sheets = paper.locator(".sheet").count()
    printed = PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == sheets
    assert {
        tuple(round(side / 72 * 25.4) for side in page.mediabox[2:]) for page in printed.pages
    } == {(210, 297)}
    cut = paper.evaluate(
        """() => [...document.querySelectorAll(".sheet, .sheet *:not(svg *, .unseen)")]
            .filter(place => place.getBoundingClientRect().right > document.body.clientWidth + 0.5
                || place.scrollWidth > place.clientWidth + 1 && place.clientWidth)
            .map(place => place.outerHTML.slice(0, 80))"""
    )
    assert cut == []


@pytest.mark.parametrize("of", guide.languages(ROOT))
def test_the_guide_can_be_read_by_everybody(running_browser, written, of):
    page = running_browser.new_page(viewport={"width": 1366, "height": 768})
    for name in ("", "03", "hour", "cards", "sheet_03"):
        page.goto((written / of / name / "index.html").as_uri())
        assert wcag_violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.close()
