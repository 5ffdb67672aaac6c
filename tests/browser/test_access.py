"""Lessons for everyone: axe finds nothing in our content, and the keyboard reaches everything."""

import re

from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What is ours in a notebook; the frame around it is JupyterLab's.
OURS = [".jp-MarkdownOutput", ".jp-OutputArea-output"]


def violations(page, **context):
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, context=context or None, options=options)
    return {
        violation["id"]: [node["html"][:200] for node in violation["nodes"]]
        for violation in found.response["violations"]
    }


def test_axe_finds_nothing_in_our_content(run):
    for summary in run.page.locator("details > summary").all():
        summary.press("Enter")
    present = [[selector] for selector in OURS if run.page.locator(selector).count()]
    assert len(present) == len(OURS)
    assert violations(run.page, include=present) == {}
    for summary in run.page.locator("details > summary").all():
        summary.press("Enter")


def test_tab_reaches_every_control_in_order_with_a_name_and_visible_focus(run):
    page = run.page
    for explorer in page.locator(".live-explorer").all():
        wanted = explorer.locator(
            ".live-controls :is([role=slider], input, button, [contenteditable=true])"
        )
        count = wanted.count()
        assert count >= 2
        wanted.first.focus()
        for place in range(count):
            focused = page.evaluate(
                """([controls, place]) => {
                    const box = [...document.querySelectorAll('.live-explorer')][controls];
                    const all = box.querySelectorAll('.live-controls :is([role=slider], input,'
                        + ' button, [contenteditable=true])');
                    const now = document.activeElement, style = getComputedStyle(now);
                    return {
                        place: [...all].indexOf(now), radio: now.type === 'radio',
                        outline: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
                        name: now.ariaLabel || now.labels?.[0]?.textContent || now.textContent,
                    };
                }""",
                [index_of(page, explorer), place],
            )
            if focused["radio"]:  # a group of radio buttons is one stop; arrows move inside it
                break
            assert focused["place"] == place
            assert focused["outline"], focused
            assert re.search(r"\w{3}", focused["name"]), focused
            page.keyboard.press("Tab")


def index_of(page, explorer):
    return explorer.evaluate(
        "element => [...document.querySelectorAll('.live-explorer')].indexOf(element)"
    )


def test_the_picture_is_an_image_whose_words_hold_its_values(run):
    for explorer in run.page.locator(".live-explorer").all():
        picture = explorer.get_by_role("img")
        words = picture.get_attribute("aria-label")
        assert len(words) >= 40
        assert re.search(r"\d", words)
        assert picture.locator("svg").get_attribute("aria-hidden") == "true"


def test_motion_stops_for_whoever_asks_for_none(run):
    page = run.page
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('.live-explorer *')].filter(element => {"
        " const style = getComputedStyle(element);"
        " return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;"
        "}).map(element => element.className)"
    )
    page.emulate_media(reduced_motion="no-preference")
    ours = [name for name in moving if "live" in str(name)]
    assert ours == []
