"""Every lesson in JupyterLab, as a learner meets it: opened, run, and dragged by keyboard."""

import re

import pytest
from playwright.sync_api import expect
from support.jupyter import TALL
from support.live import pairs

from framings.live import Choice, Moves, Toggle


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


def test_choices_and_ticks_are_made_by_keyboard(run):
    for explorer, made in pairs(run):
        reset(explorer)
        for name, control in made.controls.items():
            if isinstance(control, Choice):
                group = explorer.get_by_role("radiogroup", name=control.label, exact=True)
                group.locator("input:checked").focus()
                places = control.positions()
                start = places.index(control.start)
                for step in range(1, len(places) + 1):
                    explorer.page.keyboard.press("ArrowDown")
                    becomes(explorer, made.at(**{name: places[(start + step) % len(places)]}))
            elif isinstance(control, Toggle):
                box = explorer.get_by_role("checkbox", name=control.label)
                for ticked in (not control.start, control.start):
                    box.press("Space")
                    becomes(explorer, made.at(**{name: ticked}))


def test_the_game_is_played_by_keyboard(run):
    for explorer, made in pairs(run):
        for name, control in made.controls.items():
            if isinstance(control, Moves):
                reset(explorer)
                play(explorer, made, name, control)


def play(explorer, made, name, control):
    """Make every round by button, take one back and make it again, then guess and see the end."""
    buttons = {
        letter: explorer.get_by_role("button", name=words, exact=True)
        for letter, words in control.moves.items()
    }
    moves = ""
    for number in range(control.most):
        letter = list(buttons)[number % 3 == 1]
        buttons[letter].press("Enter" if number % 2 else "Space")
        moves += letter
        becomes(explorer, made.at(**{name: moves}))
    buttons["C"].press("Enter")  # the game is over: one move more changes nothing
    becomes(explorer, made.at(**{name: moves}))
    explorer.get_by_role("button", name=control.back).press("Enter")
    becomes(explorer, made.at(**{name: moves[:-1]}))
    buttons["B"].press("Enter")
    moves = moves[:-1] + "B"
    becomes(explorer, made.at(**{name: moves}))
    guess = made.controls["guess"]
    slider = explorer.get_by_role("slider", name=guess.label, exact=True)
    for value in guess.positions()[1:]:
        slider.press("ArrowRight")
        becomes(explorer, made.at(**{name: moves, "guess": value}))
    assert "Final score" in seen(explorer)["sentence"]
    reset(explorer)
    becomes(explorer, made.at())


def reset(explorer):
    explorer.get_by_role("button", name="Reset").press("Enter")


def becomes(explorer, state):
    """Wait until the explorer says what the package says at this position."""
    expect(explorer.get_by_role("status")).to_have_text(state.sentence)
    picture = explorer.locator(".live-picture")
    expect(picture).to_have_attribute("aria-label", state.picture)
    drawn = picture.locator("g[data-piece]").evaluate_all("all => all.map(one => !one.innerHTML)")
    assert drawn == [not piece for piece in state.pieces]


def test_reset_brings_the_start_back(run):
    for explorer, made in pairs(run):
        before = seen(explorer)
        slider = explorer.get_by_role("slider").first
        said = slider.get_attribute("aria-valuetext")
        slider.press("ArrowRight")
        if slider.get_attribute("aria-valuetext") == said:  # it stood at its right end
            slider.press("ArrowLeft")
        changed(explorer, before)
        reset(explorer)
        becomes(explorer, made.at())
        assert made.at().sentence in run.not_yet_run["text"]


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


@pytest.mark.parametrize("width", [1280, 640, 400])  # 640: a laptop at 200 % zoom
def test_nothing_is_wider_than_the_window_or_empty(run, width):
    page = run.page
    page.keyboard.press("Escape")
    page.keyboard.press("Control+b")  # closes the side bar
    page.set_viewport_size({"width": width, "height": 900})
    try:
        for explorer in page.locator(".live-explorer").all():
            explorer.scroll_into_view_if_needed()
            place = explorer.bounding_box()
            assert 0 <= place["x"] <= place["x"] + place["width"] <= width
            for inner in (".live-picture svg", ".live-sentence", ".live-controls"):
                box = explorer.locator(inner).bounding_box()
                assert box["width"] > 100
                assert box["height"] > 20
                assert box["x"] >= place["x"] - 1
                assert box["x"] + box["width"] <= place["x"] + place["width"] + 1
            assert cut_off(explorer) == []
    finally:
        page.set_viewport_size(TALL)
        page.keyboard.press("Control+b")


def cut_off(explorer):
    """Words and controls of which a part cannot be seen, or that lie over one another."""
    return explorer.evaluate(
        """explorer => {
            const edge = explorer.getBoundingClientRect(), bad = [];
            const parts = explorer.querySelectorAll(".live-controls :is(.widget-label, button,"
                + " .widget-readout, .slider-container, .widget-radio-box label,"
                + " .widget-label-basic), .live-sentence");
            const seen = [...parts].filter(part => part.offsetParent);
            for (const part of seen) {
                const box = part.getBoundingClientRect();
                const cut = !part.matches(".slider-container")
                    && part.clientWidth && part.scrollWidth > part.clientWidth + 1;
                if (cut || box.left < edge.left - 1 || box.right > edge.right + 1)
                    bad.push("cut off: " + part.className + " " + part.textContent);
            }
            const choices = [...explorer.querySelectorAll(".widget-radio-box label")];
            for (const [place, choice] of choices.entries()) {
                const next = choices[place + 1];
                if (next && next.parentElement === choice.parentElement
                    && choice.getBoundingClientRect().top + choice.scrollHeight
                        > next.getBoundingClientRect().top + 1)
                    bad.push("covered: " + choice.textContent);
            }
            return bad;
        }"""
    )


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
