"""From a page to the same place in the other language, and from the start to one's own."""

import pytest
from playwright.sync_api import expect
from support.pages import few_positions, serving, wcag_violations
from support.run import in_full_run

from framings import cli
from framings.build import front
from framings.lessons import ROOT

pytestmark = in_full_run  # a lesson is built in both languages

LESSON = "03_substitutes"


@pytest.fixture(scope="module")
def site(tmp_path_factory, running_browser):
    out = tmp_path_factory.mktemp("languages")
    with pytest.MonkeyPatch.context() as patch:
        few_positions(patch, 60)
        # Dutch later, as a course maker may do it: English pages then lead to it as well.
        for language in ("en", "nl"):
            assert cli.main(["pages", f"{language}/03", "--out", str(out)], ROOT) == 0
    with serving(out) as address:
        yield address


@pytest.fixture
def visit(new_page):
    def visit(address, **settings):
        page = new_page(viewport={"width": 1200, "height": 900}, **settings)
        page.goto(address)
        return page

    return visit


def test_a_page_leads_to_the_same_picture_in_the_other_language(site, visit):
    page = visit(f"{site}en/{LESSON}/index.html#the_door:share=0.55")
    slider = page.locator('[data-explorer="the_door"]').get_by_role("slider").first
    expect(slider).to_have_attribute("aria-valuetext", "55%")
    page.get_by_role("link", name="Nederlands").first.press("Enter")
    page.wait_for_url(f"{site}nl/{LESSON}/index.html#the_door:share=0.55")
    assert page.locator("html").get_attribute("lang") == "nl"
    expect(slider).to_have_attribute("aria-valuetext", "55%")
    expect(page.locator('[data-explorer="the_door"]')).to_be_in_viewport()
    page.get_by_role("link", name="English").last.press("Enter")
    page.wait_for_url(f"{site}en/{LESSON}/index.html#the_door:share=0.55")
    assert page.problems == []


def test_from_the_top_of_a_page_it_leads_to_the_top(site, visit):
    page = visit(f"{site}nl/{LESSON}/index.html")
    link = page.get_by_role("link", name="English").first
    assert link.get_attribute("lang") == "en"
    link.click()
    page.wait_for_url(f"{site}en/{LESSON}/index.html")
    assert page.evaluate("scrollY") == 0


def test_the_front_page_of_each_language_leads_to_the_other(site, visit):
    page = visit(f"{site}en/index.html")
    page.get_by_role("link", name="Nederlands").click()
    page.wait_for_url(f"{site}nl/index.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{site}en/index.html")


@pytest.mark.parametrize("name", front.BESIDE)
def test_a_page_beside_the_lessons_leads_to_itself_in_the_other_language(site, visit, name):
    page = visit(f"{site}en/{name}/index.html")
    page.get_by_role("link", name="Nederlands").click()
    page.wait_for_url(f"{site}nl/{name}/index.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{site}en/{name}/index.html")
    page.get_by_role("link", name="All lessons").click()
    page.wait_for_url(f"{site}en/index.html")


@pytest.mark.parametrize(
    ("speaks", "there"), [("nl-BE", "nl"), ("en-GB", "en"), ("nl", "nl"), ("fr-FR", None)]
)
def test_the_start_leads_to_the_language_of_the_browser(site, visit, speaks, there):
    page = visit(site, locale=speaks)
    if there:
        page.wait_for_url(f"{site}{there}/index.html")
    else:
        assert page.url == site
        assert wcag_violations(page) == []
        for name in ("English", "Nederlands"):
            assert page.get_by_role("link", name=name).is_visible()


def test_whoever_goes_back_to_the_start_stays_there(site, visit):
    page = visit(f"{site}en/{LESSON}/index.html", locale="fr-FR")
    page.goto(site)
    page.get_by_role("link", name="Nederlands").click()
    page.wait_for_url(f"{site}nl/index.html")
    page.go_back()
    expect(page.get_by_role("link", name="Nederlands")).to_be_visible()
