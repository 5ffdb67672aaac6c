"""Every lesson in JupyterLab, as a learner meets it: opened, run, and dragged by keyboard."""

import re
import time
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import matplotlib.colors
import matplotlib.image
import numpy as np
import pytest
from playwright.sync_api import expect
from support import hostile
from support.jupyter import Lesson
from support.live import answering, pairs
from support.run import in_full_run, of_few
from support.screen import fits, hidden, parts

from framings import explorers
from framings.build.notebooks import from_text
from framings.live import Choice, Slider, Stops, Toggle, WholeSlider, notebook
from framings.live.notebook import still_picture
from framings.live.style import MARKETING, SALES
from framings.teaching import bank
from framings.words import _, say, unbroken


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
    moved = 0
    for explorer in page.locator(".live-explorer").all():
        moved_sentence = moved_picture = 0
        sliders = explorer.get_by_role("slider").all()
        if not sliders:
            continue
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
        moved += 1
    assert moved


@of_few
def test_a_move_is_sent_first_and_whether_python_is_there_is_asked_only_in_silence(run):
    """The kernel answers one after the other, and the picture would wait for the question."""
    explorer = run.page.locator(".live-explorer:has([role=slider])").first
    slider = explorer.get_by_role("slider").first
    for key in ("ArrowRight", "ArrowLeft"):
        before, told = seen(explorer), len(run.sent)
        slider.press(key)
        changed(explorer, before)
        assert "awake?" not in run.sent[told]
    told = len(run.sent)
    slider.press("Shift")  # moves nothing
    deadline = time.monotonic() + 10
    while not any("awake?" in message for message in run.sent[told:]):
        assert time.monotonic() < deadline
        run.page.wait_for_timeout(50)


@of_few
def test_what_was_bet_stands_beside_the_result_also_when_a_cell_runs_again(run):
    page = run.page
    bet, answers = answering(page)
    said = page.locator(".live-bet")
    assert not any(said.all_inner_texts())
    bet.locator("summary").nth(1).press("Enter")
    bet.locator("summary").nth(0).click()  # looked at later: no bet
    words = _("Your bet: {bet}").format(bet=bet.locator("summary").nth(1).inner_text())
    wanted = [words if yes else "" for yes in answers]
    expect(said).to_have_text(wanted)
    explorer = page.locator(".live-explorer").nth(answers.index(True))
    assert explorer.locator("[aria-live]:has(.live-bet)").count() == 0
    for shown, gone in (
        (bet, bet.locator("details[open]")),
        (explorer, page.locator(".seen-before")),
    ):
        explorer.evaluate("one => one.classList.add('seen-before')")
        shown.locator("p:visible").first.click()
        page.keyboard.press("Control+Enter")
        expect(gone).to_have_count(0)
        expect(said).to_have_text(wanted)


def test_what_was_bet_in_another_lesson_stands_beside_it(run):
    page = run.page
    bet, answers = answering(page)
    said = page.locator(".live-bet").nth(answers.index(True))
    name = f"framings:bet:{bet.get_attribute('data-bet')}"
    number = Path(run.source).stem.split("_")[0]
    options = bet.locator("summary").all_inner_texts()

    def begins_anew(kept):
        page.evaluate(
            """([name, kept]) => {
                for (const name in window.framingsBets) delete window.framingsBets[name];
                localStorage.setItem(name, kept);
                const open = document.querySelectorAll(".framings-bet [open]");
                for (const one of open) one.open = false;
            }""",
            [name, kept],
        )

    begins_anew("")
    bet.locator("summary").nth(1).press("Enter")
    yours = _("Your bet: {bet}").format(bet=options[1])
    expect(said).to_have_text(yours)
    assert page.evaluate("name => localStorage.getItem(name)", name) == f"{number} 1"
    begins_anew("99 0")
    bet.locator("summary").nth(1).press("Enter")
    elsewhere = _("In lesson {lesson} you chose: {bet}").format(lesson=99, bet=options[0])
    expect(said).to_have_text(f"{yours}\n{elsewhere}", use_inner_text=True)
    assert page.evaluate("name => localStorage.getItem(name)", name) == "99 0"
    bet.locator("summary").nth(1).press("Enter")  # closed, as it was found


def test_what_a_test_leaves_is_put_back(run):
    page = run.page
    bet, answers = answering(page)
    said = page.locator(".live-bet").nth(answers.index(True))
    bet.locator("summary").nth(1).press("Enter")
    explorer = page.locator(".live-explorer:has([role=slider])").first
    before = seen(explorer)
    explorer.get_by_role("slider").first.press("ArrowRight")
    changed(explorer, before)
    run.put_back()
    assert page.locator(".jp-Notebook details[open]").count() == 0
    assert page.locator(".live-sentence").all_inner_texts() == run.at_start
    bet.locator("summary").nth(0).press("Enter")  # is what is bet now, and not looked at later
    words = _("Your bet: {bet}").format(bet=bet.locator("summary").nth(0).inner_text())
    expect(said).to_have_text(words)


def test_choices_and_ticks_are_made_by_keyboard(run):
    for explorer, made in pairs(run):
        reset(explorer)
        for name, control in made.controls.items():
            if isinstance(control, Choice) and not control.confirm:  # that one: test_game.py
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


@of_few
def test_a_number_is_written_and_typed_as_the_language_does(run):
    for explorer, made in pairs(run):
        for name, control in made.controls.items():
            box = explorer.get_by_role("textbox", name=control.label, exact=True)
            if type(control) is Stops:
                (words,) = (word for word, value in control.stops.items() if value == control.start)
                expect(box).to_have_text(words)
            elif isinstance(control, Slider):
                place = control.positions()[-2]
                shown, number = (as_written(control, value) for value in (control.start, place))
                box.press("Tab")
                expect(box).to_have_text(shown)
                box.fill(number)
                box.press("Tab")  # only Enter sets it
                expect(box).to_have_text(shown)
                box.fill(say("{it}", it=place) if isinstance(control, WholeSlider) else number)
                box.press("Enter")
                becomes(explorer, made.at(**{name: place}))
                expect(box).to_have_text(number)
                reset(explorer)


def as_written(control, value):
    """How a slider's number stands beside it: a whole one without a mark for its thousands."""
    whole = isinstance(control, WholeSlider)
    return str(value) if whole else say(f"{{it:{control.shown}}}", it=value)


def reset(explorer):
    # In Dutch also the button that takes back a move ends in these words.
    explorer.get_by_role("button", name=re.compile(f"^{_('Reset')}")).press("Enter")


def becomes(explorer, state):
    """Wait until the explorer says what the package says at this position."""
    expect(explorer.get_by_role("status")).to_have_text(state.sentence)
    picture = explorer.locator(".live-picture")
    expect(picture).to_have_attribute("aria-label", state.picture)
    drawn = picture.locator("g[data-piece]").evaluate_all("all => all.map(one => !one.innerHTML)")
    assert drawn == [not piece for piece in state.pieces]


@of_few
def test_reset_brings_the_start_back(run):
    for explorer, made in pairs(run):
        before = seen(explorer)
        slider = explorer.get_by_role("slider").first
        if slider.count():
            said = slider.get_attribute("aria-valuetext")
            slider.press("ArrowRight")
            if slider.get_attribute("aria-valuetext") == said:  # it stood at its right end
                slider.press("ArrowLeft")
        else:  # what has none, has a tick or moves
            explorer.locator("input[type=checkbox], .live-move").first.press("Space")
        changed(explorer, before)
        reset(explorer)
        becomes(explorer, made.at())
        assert unbroken(made.at().sentence) in run.not_yet_run["text"]


def test_the_sentence_is_a_status_that_persists(run):
    explorer = run.page.locator(".live-explorer:has([role=slider])").first
    sentence = explorer.get_by_role("status").element_handle()
    before = seen(explorer)
    explorer.get_by_role("slider").first.press("ArrowRight")
    changed(explorer, before)
    assert explorer.get_by_role("status").evaluate("(now, then) => now === then", sentence)
    assert sentence.get_attribute("aria-live") == "polite"


@of_few
def test_questions_open_by_keyboard_and_reply(run):
    # A term that is explained within what is folded waits until that is open.
    summaries = run.page.locator("details:not(details details) > summary").all()
    assert len(summaries) >= 10
    for summary in summaries:
        summary.press("Enter")
        reply = summary.locator("xpath=..").inner_text()
        assert len(reply) > len(summary.inner_text()) + 30
        summary.press("Enter")


@pytest.mark.parametrize("width", [1280, 640, 400])  # 640: a laptop at 200 % zoom
def test_nothing_is_wider_than_the_window_or_empty(run, window, width):
    window(width, 900)
    for explorer in run.page.locator(".live-explorer").all():
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


def test_an_explorer_is_seen_in_one_view(run, window):
    top, bottom = window(1366, 768)
    assert 640 <= bottom - top <= 650  # what JupyterLab leaves of the window
    for explorer, made in pairs(run):
        assert [*fits(parts(explorer, made), bottom - top, 1366)] == [], made.name


def test_on_a_phone_the_picture_stays_in_sight(run, window):
    _top, bottom = window(390, 727)
    for explorer, made in pairs(run):
        for slider in explorer.get_by_role("slider").all():
            assert hidden(slider, bottom - 20) == [], made.name


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
                const box = (part) => part.getBoundingClientRect();
                const [here, there] = [box(choice), box(next ?? choice)];
                const below = there.left < here.right && here.left < there.right;
                if (next && below && next.parentElement === choice.parentElement
                    && here.top + choice.scrollHeight > there.top + 1)
                    bad.push("covered: " + choice.textContent);
            }
            return bad;
        }"""
    )


def test_no_name_in_a_picture_is_used_twice_in_the_document(run):
    names = run.page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    ours = run.page.evaluate(
        "[...document.querySelectorAll('.live-explorer [id]')].map(one => one.id)"
    )
    assert ours
    assert [name for name in ours if names.count(name) > 1] == []


@in_full_run
def test_the_bars_of_the_game_are_drawn_while_other_pictures_are_out_of_sight(lab, running_browser):
    """JupyterLab does not draw what is out of sight, so nothing may depend on a picture there."""
    page = running_browser.new_page(viewport={"width": 1366, "height": 768})
    Lesson(page, lab, "notebooks/en/06_rivals_the_game.ipynb").run_all()
    game = page.locator(".live-explorer", has=page.locator(".live-confirmed"))
    game.get_by_role("button", name="Reset").wait_for()
    for moves, name in (("C", "Cooperate"), ("CB", "Blame"), ("CBC", "Cooperate")):
        game.get_by_role("button", name=name).click()
        becomes(game, explorers.play_it().at(moves=moves))
    picture = game.locator(".live-picture")
    picture.evaluate("element => element.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(500)
    width = picture.bounding_box()["width"]
    alone = running_browser.new_page()
    data = b64encode(explorers.play_it().picture(moves="CBC").encode()).decode()
    alone.set_content(f"<img width={width} src='data:image/svg+xml;base64,{data}'>")
    for colour in (MARKETING, SALES):
        drawn, wanted = (
            coloured(place.screenshot(), colour.mark) for place in (picture, alone.locator("img"))
        )
        assert drawn == pytest.approx(wanted, rel=0.1)  # a bar is more than half of it
    page.close()
    alone.close()


def coloured(screenshot, colour):
    """Return how many points of a picture have a colour."""
    points = matplotlib.image.imread(BytesIO(screenshot))[..., :3]
    return (np.abs(points - matplotlib.colors.to_rgb(colour)).max(axis=2) < 0.05).sum()


LOSS = "At 8.8 campaigns the company loses −€352 a year, or €−352, and it gains +€1,200 or € 1.200."


def test_a_minus_never_leaves_its_amount(running_browser, lesson):
    """In the sentence of a figure, live and still, in bets and answers, and in a lesson's prose."""
    lesson.source.write_text(lesson.source.read_text("utf-8").replace("None.", LOSS), "utf-8")
    cells = from_text(lesson)[0].cells
    (prose,) = (cell.source for cell in cells if "8.8 campaigns" in cell.source)
    asked = bank.Bet(LOSS, (bank.Option(LOSS, LOSS, None),) * 2, "key")._repr_mimebundle_()
    page = running_browser.new_page()
    page.set_content(
        f"<div id=live></div><div>{still_picture(hostile.explorer(LOSS))}</div>{asked['text/html']}"
        + "".join(f"<p>{paragraph}</p>" for paragraph in prose.split("\n\n"))
    )
    page.add_script_tag(path=Path(notebook.__file__).with_name("figure.js"))
    page.evaluate("text => figure(document.querySelector('#live'), '<svg/>').say(text, '')", LOSS)
    assert page.locator("#live .live-sentence").inner_text() == LOSS
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    amounts = page.evaluate(
        """() => {
            const found = [];
            for (const place of document.querySelectorAll("p, summary")) {
                const ends = [];  // where each text in it ends, as its own text counts
                const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
                for (let end = 0; texts.nextNode(); ends.push([end, texts.currentNode]))
                    end += texts.currentNode.length;
                const at = (index) => {
                    const [end, text] = ends.find(([end]) => index <= end);
                    return [text, text.length - (end - index)];
                };
                const amount = /[−+]?\\u2060?€[\\s\\u2060]?[−+]?[\\d.,]*\\d/g;
                for (const match of place.textContent.matchAll(amount)) {
                    const range = document.createRange();
                    range.setStart(...at(match.index));
                    range.setEnd(...at(match.index + match[0].length));
                    found.push({ match: match[0], range, torn: [] });
                }
            }
            for (let width = 90; width < 700; width += 3) {
                document.body.style.width = `${width}px`;
                for (const one of found) {
                    const boxes = [...one.range.getClientRects()].filter(box => box.width > 1);
                    if (boxes.some(box => box.top > boxes[0].bottom - 2)) one.torn.push(width);
                }
            }
            return found.map(({ match, torn }) => [match, torn]);
        }"""
    )
    page.close()
    assert len(amounts) == 4 * 8  # live, still, the case, two options, their answers, prose
    assert [amount for amount in amounts if amount[1]] == []


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
    for _turn in range(60):
        page.wait_for_timeout(80)
        now = seen(explorer)
        if now != before and now == last:
            return now
        last = now
    raise AssertionError(f"nothing changed: {before['alt']}")
