"""Controls as widgets: buttons that make moves, and a figure that follows them."""

import ipywidgets as widgets
import pytest

from framings.live import Explorer, Moves, Slider, Words
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
