"""Controls as widgets: buttons that make moves, and a figure that follows them."""

import ipywidgets as widgets
import pytest

from framings.live import Choice, Explorer, Moves, Next, SecretMoves, Slider, Words
from framings.live.notebook import LiveFigure, MoveButtons, live


def draw(scene):
    axes = scene.axes((0.1, 0.1, 0.8, 0.8), across=(0, 1), up=(0, 1))
    text = scene.moves(axes.text(0.5, 0.5, ""))

    def update(moves, height):
        text.set_text(moves or "-")
        return Words(f"You made {len(moves)} moves: {moves}.", f"At {height} the moves {moves}.")

    return update


@pytest.fixture
def parts():
    game = Explorer(
        "game",
        "Game",
        {
            "moves": Moves("Your moves (of 3)", {"C": "Cooperate", "B": "Blame"}, 3),
            "height": Slider("Height (m)", 0, 1, 0.5, 0.5),
        },
        draw,
    )
    widget = live(game)
    row, figure = widget.children
    assert isinstance(figure, LiveFigure)
    buttons = {
        button.description: button
        for button in [*row.children[0].children[1].children, row.children[-1]]
    }
    return row.children[0], buttons, figure


def test_every_button_says_what_it_does(parts):
    moves, buttons, _figure = parts
    assert isinstance(moves, MoveButtons)
    assert list(buttons) == ["Cooperate", "Blame", "Take back the last move", "Reset"]
    assert moves.children[0].value == "Your moves (of 3)"
    assert "live-moves" in moves._dom_classes
    assert all(isinstance(button, widgets.Button) for button in buttons.values())


def test_pressing_the_buttons_plays_the_game(parts):
    moves, buttons, figure = parts
    assert figure.sentence == "You made 0 moves: ."
    for name, value in [
        ("Take back the last move", ""),
        ("Cooperate", "C"),
        ("Blame", "CB"),
        ("Blame", "CBB"),
        ("Cooperate", "CBB"),  # three rounds, and no more
        ("Take back the last move", "CB"),
        ("Cooperate", "CBC"),
        ("Reset", ""),
        ("Blame", "B"),
    ]:
        buttons[name].click()
        assert moves.value == value
        assert figure.sentence == f"You made {len(value)} moves: {value}."
        assert (value or "-") in figure.piece_0


def test_a_press_sends_only_what_changed(parts):
    _moves, buttons, figure = parts
    changed = []
    figure.observe(lambda change: changed.append(change["name"]))
    buttons["Cooperate"].click()
    assert sorted(changed) == ["picture", "piece_0", "sentence"]
    changed.clear()
    buttons["Take back the last move"].click()
    buttons["Take back the last move"].click()
    assert sorted(changed) == ["picture", "piece_0", "sentence"]


def seen(_scene):
    return lambda **values: Words(f"{values}.", "-")


def test_what_belongs_to_an_earlier_move_goes_with_it():
    controls = {
        "who": Next("Next", {"Ann": 1, "Bob": 2}, 1, clears=("moves", "guess")),
        "moves": Moves("Moves (of 2)", {"C": "Cooperate"}, 2, clears=("guess",)),
        "guess": Choice("Guess", {"none": "", "kind": "k", "cross": "c"}, "", confirm="Sure"),
    }
    row, figure = live(Explorer("game", "Game", controls, seen)).children
    who, moves, guess, _reset = row.children
    radios, confirm = guess.children[0], guess.children[1].children[0]
    press, next_one = moves.children[1].children[0], who.children[0]

    def shows(**values):
        return figure.sentence == f"{values}."

    assert radios.options == (("kind", "k"), ("cross", "c"))
    confirm.click()
    assert shows(who=1, moves="", guess="")  # nothing is chosen, nothing is confirmed
    press.click()
    radios.value = "c"
    assert shows(who=1, moves="C", guess="")
    assert confirm.description == "Sure: cross"
    confirm.click()
    assert shows(who=1, moves="C", guess="c")
    radios.value = "k"
    assert shows(who=1, moves="C", guess="c")
    press.click()
    assert shows(who=1, moves="CC", guess="")
    assert radios.value is None
    assert confirm.description == "Sure"
    radios.value = "k"
    confirm.click()
    next_one.click()
    assert shows(who=2, moves="", guess="")
    assert radios.value is None
    next_one.click()
    assert shows(who=1, moves="", guess="")


def test_two_people_move_in_turn_and_nothing_is_taken_back():
    game = SecretMoves("Two (of 2)", {"C": "Cooperate", "B": "Blame"}, 2, hand_over="Your turn")
    row, figure = live(Explorer("game", "Game", {"moves": game}, seen)).children
    buttons = {button.description: button for button in row.children[0].children[1].children}
    assert list(buttons) == ["Cooperate", "Blame", "Your turn"]
    for name, moves in [("Blame", "B"), ("Your turn", "B>"), ("Cooperate", "BC")]:
        buttons[name].click()
        assert figure.sentence == f"{ {'moves': moves} }."
