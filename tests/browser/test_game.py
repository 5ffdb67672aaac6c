"""Both blame games, played to their end by keyboard, in JupyterLab and on a page."""

import re
import shutil
from base64 import b64encode
from html import escape
from importlib import import_module
from zlib import compress

import nbformat
import pytest
from playwright.sync_api import expect
from support.jupyter import Lesson, jupyter_lab
from support.pages import serving, watched_page, wcag_violations
from support.run import in_full_run

from framings import explorers
from framings.build import pages
from framings.build.figures import compact_json
from framings.build.grid import computed
from framings.build.notebooks import METADATA

pytestmark = in_full_run  # whole games are played

GAMES = ("play_it", "with_a_colleague")
LONG = {"play_it": 8, "with_a_colleague": 8}


@pytest.fixture(scope="module")
def in_jupyter(running_browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("game")
    cells = ["from framings import explorers", *(f"explorers.{name}()" for name in GAMES)]
    notebook = nbformat.v4.new_notebook(metadata=METADATA)
    notebook.cells = [nbformat.v4.new_code_cell(code) for code in cells]
    nbformat.write(notebook, folder / "game.ipynb")
    with jupyter_lab(folder) as address:
        page = running_browser.new_page(viewport={"width": 1366, "height": 2400})
        Lesson(page, address, "game.ipynb").run_all()
        page.locator(".live").nth(1).wait_for()
        yield page
        page.close()


@pytest.fixture(scope="module")
def on_a_page(running_browser, tmp_path_factory):
    """The same on a page of its own, the first with three rounds: eight take long to compute."""
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        for module in ("play_it", "_told"):
            patch.setattr(import_module(f"framings.explorers.game.{module}"), "ROUNDS", 3)
        patch.setitem(LONG, "play_it", 3)
        for name in GAMES:
            data = compact_json(computed(getattr(explorers, name)())).encode()
            packed = b64encode(compress(data)).decode()
            script = f'(window.framingsData ??= {{}}).{name} = "{packed}";'
            (folder / f"{name}.js").write_text(script, "utf-8")
        (folder / "page.js").write_bytes(pages.page_script())
        shutil.copy(pages.PAGE / "page.css", folder)
        places = "".join(
            f'<h2>{name}</h2><div class="live-explorer" data-explorer="{name}"'
            f' data-file="{name}.js"><p class="live-note"></p></div>'
            for name in GAMES
        )
        (folder / "index.html").write_text(
            f'<!DOCTYPE html><html lang="en"><title>{escape("Two games")}</title>'
            '<meta name="viewport" content="width=device-width"><link rel="icon"'
            ' href="data:,"><link rel="stylesheet" href="page.css">'
            f'<body data-memory="games"><main><h1>Games</h1>{places}</main>'
            '<script src="page.js" defer></script>',
            "utf-8",
        )
        with serving(folder) as address:
            context = running_browser.new_context(viewport={"width": 1366, "height": 1200})
            page = watched_page(context)
            page.goto(f"{address}index.html")
            page.locator("[data-explorer] .controls").nth(1).wait_for()
            yield page
            context.close()


# In this order, one after the other: the page makes the first game shorter.
@pytest.fixture(scope="module", params=["in_jupyter", "on_a_page"])
def page(request):
    return request.getfixturevalue(request.param)


def place(page, name):
    found = page.locator(".live-explorer").nth(GAMES.index(name))
    found.get_by_role("button", name="Reset").press("Enter")
    return found


def shows(place, name, **values):
    """Wait until the sentence and the picture's words are those of the package."""
    wanted = getattr(explorers, name)().at(**values)
    expect(place.locator(".live-sentence")).to_have_text(wanted.sentence)
    expect(place.locator(".live-picture")).to_have_attribute("aria-label", wanted.picture)
    return wanted


def press(place, *names):
    for name in names:
        place.get_by_role("button", name=name).press("Enter")


def suspect(place, name):
    return place.get_by_role("radio", name=re.compile(rf"^\s*{name}\s*$"))


def test_a_game_is_played_and_guessed_and_the_next_colleague_begins_anew(page):
    name = "play_it"
    game = place(page, name)
    shows(game, name)
    played = ""
    for letter in ("CBC" * 4)[: LONG[name]]:
        press(game, {"C": "Cooperate", "B": "Blame"}[letter])
        played += letter
        shows(game, name, moves=played)
    press(game, "Blame")  # one round more there is not
    press(game, "Take back", "Blame")
    played = f"{played[:-1]}B"
    before = shows(game, name, moves=played)
    # To go through the suspects by keyboard tells nothing, until one is confirmed.
    first = suspect(game, "always cooperates")
    first.press("Space")
    first.press("ArrowDown")
    expect(suspect(game, "always blames")).to_be_checked()
    assert game.locator(".live-sentence").inner_text() == before.sentence
    press(game, "Confirm the guess: always blames")
    wrong = shows(game, name, moves=played, guess="always blames")
    assert "Not always blames" in wrong.sentence
    suspect(game, "tit for tat").press("Space")
    assert game.locator(".live-sentence").inner_text() == wrong.sentence
    press(game, "Confirm the guess: tit for tat")
    right = shows(game, name, moves=played, guess="tit for tat")
    assert "Right, Bram: tit for tat." in right.sentence
    press(game, "Next colleague")
    shows(game, name, colleague=2)
    expect(game.get_by_role("radio", checked=True)).to_have_count(0)
    press(game, "Confirm")  # nothing is chosen
    shows(game, name, colleague=2)
    press(game, *["Next colleague"] * 7)
    shows(game, name)


def test_a_guess_goes_with_the_move_that_it_was_made_for(page):
    name = "play_it"
    game = place(page, name)
    press(game, *["Cooperate"] * LONG[name])
    suspect(game, "random").press("Space")
    press(game, "Confirm the guess: random")
    shows(game, name, moves="C" * LONG[name], guess="random")
    press(game, "Take back")
    shows(game, name, moves="C" * (LONG[name] - 1))
    expect(game.get_by_role("radio", checked=True)).to_have_count(0)


def test_two_people_play_eight_rounds_and_see_nothing_before_both_have_moved(page):
    name = "with_a_colleague"
    control = explorers.with_a_colleague().controls["moves"]
    game = place(page, name)
    buttons = {"C": "Cooperate", "B": "Blame", ">": "Hand over"}
    moves = ""
    for pair in ("CC", "BC", "BB", "CB", "CC", "BC", "CC", "CB"):
        shows(game, name, moves=moves)
        other = {"C": "B", "B": "C"}[pair[0]]
        secrets = []
        for letter in (other, pair[0], ">"):
            press(game, buttons[letter])
            moves = control.after(moves, letter)
            shows(game, name, moves=moves)
            secrets.append(drawn(game))
        assert secrets[0] == secrets[1], "which of the two moves it is can be seen"
        assert "frowns" not in game.locator(".live-picture").get_attribute("aria-label")
        press(game, buttons[pair[1]])
        moves = control.after(moves, pair[1])
    end = shows(game, name, moves=moves)
    assert "8 rounds are over: 20 for marketing, 20 for sales" in end.sentence
    assert game.get_by_role("button", name="Take back").count() == 0
    press(game, *buttons.values())
    shows(game, name, moves=moves)


def drawn(game):
    """The picture, without the names that are made anew each time."""
    svg = game.locator(".live-picture svg").inner_html()
    return re.sub(r'((?:id="|#))[\w-]+', r"\1", svg)


def test_buttons_are_large_and_nothing_is_wrong_for_axe(page):
    for name in GAMES:
        game = place(page, name)
        for target in (
            game.locator(".live-controls, .controls").locator("button, label:has(input)").all()
        ):
            if not target.inner_text().startswith("Reset"):
                assert target.bounding_box()["height"] >= 44, target.inner_text()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert wcag_violations(page, include=[[".live-explorer"]]) == []
    page.emulate_media(color_scheme="light")
    assert getattr(page, "problems", []) == []
