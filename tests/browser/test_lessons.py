"""Every lesson in JupyterLab, as a learner meets it: opened, run, and dragged by keyboard."""

import re

import pytest
from support.jupyter import TALL


def test_a_lesson_not_yet_run_shows_pictures_with_words_and_no_error(run):
    seen = run.not_yet_run
    assert seen["pictures"] >= 1
    assert seen["loaded"]
    assert all(alt and len(alt) >= 40 for alt in seen["alts"])
    assert "Error displaying widget" not in seen["text"]
    assert "Traceback" not in seen["text"]


def test_once_run_the_live_figure_takes_the_place_of_the_still_one(run):
    page = run.page
    count = run.not_yet_run["pictures"]
    assert page.locator(".live-picture svg").count() == count
    assert page.locator("img.live-still:visible").count() == 0
    assert "Error displaying widget" not in page.locator(".jp-Notebook").inner_text()
    assert page.locator(".jp-RenderedText[data-mime-type*=stderr]").count() == 0


def test_every_control_is_moved_by_keyboard_and_picture_and_sentence_follow(run):
    page = run.page
    for explorer in page.locator(".live-explorer").all():
        moved_sentence = moved_picture = 0
        sliders = explorer.get_by_role("slider").all()
        assert sliders
        for slider in sliders:
            assert re.search(r"\w", slider.get_attribute("aria-label") or "")
            before = seen(explorer)
            said = slider.get_attribute("aria-valuetext")
            slider.focus()
            for key in ["ArrowRight"] * 3:
                slider.press(key)
            if slider.get_attribute("aria-valuetext") == said:  # it stood at its right end
                for key in ["ArrowLeft"] * 3:
                    slider.press(key)
            after = changed(explorer, before)
            assert slider.get_attribute("aria-valuetext") != said
            moved_picture += after["picture"] != before["picture"]
            moved_sentence += after["sentence"] != before["sentence"]
            assert after["alt"] != before["alt"]
        assert moved_picture == len(sliders)
        assert moved_sentence >= 1


def test_reset_brings_the_start_back(run):
    page = run.page
    for explorer in page.locator(".live-explorer").all():
        slider = explorer.get_by_role("slider").first
        slider.focus()
        slider.press("ArrowLeft")
        before = seen(explorer)
        explorer.get_by_role("button", name="Reset").press("Enter")
        after = changed(explorer, before)
        assert after["sentence"] in run.not_yet_run["text"]


def test_the_sentence_is_a_status_that_persists(run):
    explorer = run.page.locator(".live-explorer").first
    sentence = explorer.get_by_role("status").element_handle()
    before = seen(explorer)
    explorer.get_by_role("slider").first.press("ArrowRight")
    changed(explorer, before)
    assert explorer.get_by_role("status").evaluate("(now, then) => now === then", sentence)
    assert sentence.get_attribute("aria-live") == "polite"


def test_questions_open_by_keyboard_and_reply(run):
    summaries = run.page.locator("details > summary").all()
    assert len(summaries) >= 10
    for summary in summaries:
        summary.press("Enter")
        reply = summary.locator("xpath=..").inner_text()
        assert len(reply) > len(summary.inner_text()) + 30
        summary.press("Enter")


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_is_wider_than_the_window_or_empty(run, width):
    page = run.page
    page.keyboard.press("Escape")
    page.keyboard.press("Control+b")  # closes the side bar
    page.set_viewport_size({"width": width, "height": 900})
    try:
        for explorer in page.locator(".live-explorer").all():
            explorer.scroll_into_view_if_needed()
            place = explorer.bounding_box()
            for inner in (".live-picture svg", ".live-sentence", ".live-controls"):
                box = explorer.locator(inner).bounding_box()
                assert box["width"] > 100
                assert box["height"] > 20
                assert box["x"] >= place["x"] - 1
                assert box["x"] + box["width"] <= place["x"] + place["width"] + 1
    finally:
        page.set_viewport_size(TALL)
        page.keyboard.press("Control+b")


def test_nothing_of_ours_stands_in_the_error_console(run):
    assert run.problems == []


def seen(explorer):
    return {
        "picture": explorer.locator(".live-picture").inner_html(),
        "alt": explorer.locator(".live-picture").get_attribute("aria-label"),
        "sentence": explorer.locator(".live-sentence").inner_text(),
    }


def changed(explorer, before):
    """Wait until the explorer shows something else, and until it has come to rest."""
    page = explorer.page
    last = before
    for _ in range(60):
        page.wait_for_timeout(80)
        now = seen(explorer)
        if now != before and now == last:
            return now
        last = now
    raise AssertionError(f"nothing changed: {before['alt']}")
