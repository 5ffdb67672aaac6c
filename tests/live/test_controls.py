"""Controls: ranges that hold together, and values that say what is wrong with them."""

import itertools
import math

import pytest

from framings.live import (
    Cards,
    Choice,
    Kept,
    LogSlider,
    Moves,
    Next,
    PercentSlider,
    SecretMoves,
    Slider,
    Stops,
    Toggle,
    WholeSlider,
    stops,
)

SHARE = PercentSlider("Share (%)", start=0.35)
TARGET = WholeSlider("Target (customers)", 5, 200, 5, 60)
EFFORT = LogSlider("Effort (times)", 0.25, 16, 48, 2)
SIGMA = Stops("Sigma", stops([0, 0.5, math.inf]), 0.5)
SIDE = Choice("Side", {"marketing": "m", "sales": "s"}, "m")
NOISE = Toggle("Noise")
GAME = Moves("Your moves (of 3)", {"C": "Cooperate", "B": "Blame"}, 3)
SECRET = SecretMoves("Two people (2 rounds)", {"C": "Cooperate", "B": "Blame"}, 2)
CARDS = Cards("Cards (3)", {"y": "Yes", "n": "No"}, 3, right="yny")
TURN = Next("Next one", {"one": 1, "two": 2, "three": 3}, 2)
BET = Choice("Bet", {"none": "", "red": "r", "black": "b"}, "", confirm="I am sure")


@pytest.mark.parametrize(
    ("control", "count"),
    [
        (SHARE, 101),
        (TARGET, 40),
        (EFFORT, 49),
        (SIGMA, 3),
        (SIDE, 2),
        (NOISE, 2),
        (GAME, 15),
        (TURN, 3),
        (BET, 3),
        (SECRET, 1 + 4 * 1 + 4 + 4 * 4 + 16),
    ],
)
def test_positions_are_values_the_control_takes(control, count):
    positions = control.positions()
    assert len(positions) == count
    assert [control.checked(value) for value in positions] == positions
    assert control.start in positions or isinstance(control, LogSlider)


@pytest.mark.parametrize(
    ("control", "value", "message"),
    [
        (SHARE, 1.01, "Share (%): 1.01 is not between 0 and 1"),
        (SHARE, math.nan, "Share (%): nan is not between 0 and 1"),
        (SHARE, "0.3", "Share (%): '0.3' is not between 0 and 1"),
        (SHARE, True, "Share (%): True is not between 0 and 1"),
        (TARGET, 4, "Target (customers): 4 is not between 5 and 200"),
        (EFFORT, 0.2, "Effort (times): 0.2 is not between 0.25 and 16"),
        (SIGMA, 0.7, "Sigma: 0.7 is none of [0, 0.5, inf]"),
        (SIDE, "x", "Side: 'x' is none of ['m', 's']"),
        (NOISE, 1, "Noise: 1 is neither True nor False"),
        (GAME, "CX", "Your moves (of 3): 'CX' is not at most 3 letters of ['C', 'B']"),
        (GAME, "CCBC", "Your moves (of 3): 'CCBC' is not at most 3 letters of"),
        (GAME, None, "Your moves (of 3): None is not at most 3 letters of"),
        (SECRET, "C>B", "Two people (2 rounds): 'C>B' is not at most 2 rounds of two letters"),
        (SECRET, "CCCCC", "Two people (2 rounds): 'CCCCC' is not at most 2 rounds of two"),
        (SECRET, ">", "Two people (2 rounds): '>' is not at most 2 rounds of two letters"),
        (SECRET, None, "Two people (2 rounds): None is not at most 2 rounds of two letters"),
        (TURN, 4, "Next one: 4 is none of [1, 2, 3]"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(control, value, message):
    with pytest.raises(ValueError, match=r"not between|none of|neither|not at most") as caught:
        control.checked(value)
    assert str(caught.value).startswith(message[:40])
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Slider("Uneven", 0, 1, 0.3, 0),
        lambda: Slider("No step", 0, 1, 0, 0),
        lambda: Slider("Outside", 0, 1, 0.1, 2),
        lambda: LogSlider("From zero", 0, 1, 10, 1),
        lambda: Stops("Unknown", stops([1, 2]), 3),
        lambda: Moves("Nothing to do", {}, 3),
        lambda: Moves("Long letters", {"CB": "Both"}, 3),
        lambda: Moves("Begins ahead", {"C": "Cooperate"}, 3, "CCCC"),
        lambda: Cards("Too few right", {"y": "Yes"}, 2, right="y"),
        lambda: Cards("Right is no move", {"y": "Yes"}, 1, right="n"),
        lambda: Slider("Keeps what is not there", 0, 1, 0.1, 0, kept=Kept(2, named=(0.25,))),
        lambda: LogSlider("Keeps another", 1, 4, 2, 1, kept=Kept(named=(2, 3))),
    ],
)
def test_a_control_that_does_not_hold_together_is_refused(make):
    with pytest.raises(ValueError, match=r"^[A-Z][a-z ]+: "):
        make()


def test_a_percent_slider_reads_as_a_percentage():
    assert format(SHARE.positions()[35], SHARE.shown) == "35%"
    assert PercentSlider("Share (%)", 0.2, 0.8, step=0.3, start=0.5).positions() == [0.2, 0.5, 0.8]


def test_a_log_slider_takes_the_ends_as_the_widget_computes_them():
    assert EFFORT.checked(10 ** math.log10(16) * (1 + 1e-12)) == 16
    assert EFFORT.checked(10 ** math.log10(0.25)) == 0.25


def test_moves_are_listed_from_none_to_all():
    assert GAME.positions()[:7] == ["", "C", "B", "CC", "CB", "BC", "BB"]
    assert GAME.positions()[-1] == "BBB"
    assert len(set(GAME.positions())) == 15


def test_a_button_leads_on_and_from_the_last_to_the_first():
    assert [TURN.after(value) for value in (1, 2, 3)] == [2, 3, 1]


def test_what_is_to_be_confirmed_does_not_offer_to_choose_nothing():
    assert BET.offered == {"red": "r", "black": "b"}
    assert SIDE.offered == {"marketing": "m", "sales": "s"}


def test_a_game_goes_on_to_its_end_and_back_to_its_start():
    assert [GAME.after(game, "B") for game in ("", "CB", "CBC")] == ["B", "CBB", "CBC"]
    assert [GAME.before(game) for game in ("CB", "C", "")] == ["C", "", ""]


def test_a_secret_move_may_be_changed_until_it_is_handed_over():
    game = ""
    for letter, becomes in [
        (">", ""),  # nothing to hand over yet
        ("C", "C"),
        ("B", "B"),
        (">", "B>"),
        (">", "B>"),
        ("C", "BC"),
        ("C", "BCC"),
        (">", "BCC>"),
        ("B", "BCCB"),
        ("B", "BCCB"),  # the game is over
        (">", "BCCB"),
    ]:
        game = SECRET.after(game, letter)
        assert game == becomes
    assert SECRET.rounds("BCC>") == (["BC"], "C>")
    assert SECRET.rounds("BCCB") == (["BC", "CB"], "")


def test_of_a_game_of_two_the_last_round_stands_last_and_the_others_in_one_order():
    three = SecretMoves("Two people (3 rounds)", SECRET.moves, 3)
    games = set()
    for rounds in itertools.permutations(["CC", "BC", "CB"]):
        game = ""
        for letter in "".join(f"{one}>{other}" for one, other in rounds):
            game = three.after(game, letter)
        assert game[-2:] == rounds[-1]
        games.add(game)
    assert games == {"BCCBCC", "BCCCCB", "CBCCBC"}


def test_a_judged_card_lies_face_up_until_the_next_one_is_turned():
    game = ""
    for letter, becomes in [
        (">", ""),  # not judged yet
        ("n", "n"),
        ("y", "n"),  # what was seen is not judged again
        (">", "m"),
        (">", "m"),
        ("n", "mn"),
        (">", "hm"),  # hits first: which card it was is forgotten
        ("y", "hmy"),
        (">", "hhm"),
        ("y", "hhm"),  # all cards are done
    ]:
        game = CARDS.after(game, letter)
        assert game == becomes
    assert [CARDS.lying(game) for game in ("", "mn", "hhm")] == [(0, ""), (1, "n"), (3, "")]


def test_cards_have_a_position_for_each_number_of_hits():
    games = CARDS.positions()
    assert len(games) == len({*games}) == 2 * 6 + 1 + 2 + 3 + 4
    over = {game for game in games if len(game) == 3 and {*game} <= {*"hm"}}
    assert over == {"hhh", "hhm", "hmm", "mmm"}
    for wrong in ("mh", "yy", "hym", "hhhh", 3):
        with pytest.raises(ValueError, match=r"Cards \(3\): "):
            CARDS.checked(wrong)
