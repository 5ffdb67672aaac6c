"""The sentences of lesson 09 against arithmetic and simulation of their own."""

import re

import numpy as np
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import ANSWERED, DEMAND_SWING, SHOP_SPREAD, TRUE_RISE
from framings.data import load
from framings.explorers.evidence import _cards
from framings.explorers.evidence.by_chance_or_by_choice import ANYWAY, MONTHS, OWN
from framings.explorers.evidence.only_the_striking import TRIALS


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, as they are written."""
    return [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", words)]


# The eight claims


@pytest.fixture(scope="module")
def rows():
    return load("published_findings").set_index("id")


@pytest.mark.parametrize("place", range(len(_cards.RIGHT)))
def test_every_number_on_a_card_stands_in_a_row_of_its_figures(rows, place):
    card, ids = _cards.cards()[place], _cards.FINDINGS[place]
    known = {1.0, 3.0}  # one per cent more, and step 3 of the lesson
    for id in ids:
        row = rows.loc[id].dropna()
        for column in ("stated", "sample", "source", "claim", "note"):
            known |= {*numbers(str(row.get(column, "")))}
        known |= {
            float(row[column]) for column in ("value", "low", "high", "year") if column in row
        }
    if "F21" in ids:
        known.add(29 + 13)  # 29 B2C and 13 B2B firms
    for words in (card.claim, *card.behind, card.verdict):
        assert {*numbers(words)} <= known, (words, ids)


def test_a_card_is_trusted_as_far_as_its_row(rows):
    allowed = {
        _cards.STURDY: {"high"},
        _cards.CAREFUL: {"high", "medium", "low"},
        _cards.NO_USE: {"low", "very low"},
    }
    for letter, (id, *_beside) in zip(_cards.RIGHT, _cards.FINDINGS, strict=True):
        assert rows.confidence[id] in allowed[letter], id
    assert {*_cards.RIGHT} == {*allowed}


def test_beside_each_doubtful_card_stands_a_figure_that_may_be_used(rows):
    for card, letter, ids in zip(_cards.cards(), _cards.RIGHT, _cards.FINDINGS, strict=True):
        if letter == _cards.STURDY:
            continue
        claimed, beside = numbers(card.claim), ids[-1]
        assert "Sturdier" in card.verdict
        assert rows.confidence[beside] == "high", ids
        of_it = {float(v) for v in rows.loc[beside, ["value", "low", "high"]].dropna()}
        assert of_it & {*numbers(card.verdict)}, (card.verdict, beside)
        assert not of_it & {*claimed}


def test_judging_as_we_do_turns_all_cards_and_hits_all_of_them():
    game = explorers.eight_claims().controls["judged"]
    judged = ""
    for letter in _cards.RIGHT:
        sentence = explorers.eight_claims().at(judged=judged + letter).sentence
        assert "so we judge, too" in sentence
        judged = game.after(game.after(judged, letter), ">")
    assert "judged 8 of 8" in explorers.eight_claims().at(judged=judged).sentence


def test_before_a_card_is_judged_nothing_behind_it_is_told():
    explorer = explorers.eight_claims()
    for number, card in enumerate(_cards.cards()):
        state = explorer.at(judged="h" * number)
        told = f"{state.sentence} {state.picture}"
        assert card.claim in told
        hidden = [words for words in (*card.behind, card.verdict) if len(words) > 12]
        assert not any(words in told for words in hidden)


# How a number grows


COUNTS = "not_good", "not_answered", "either", "good_not_answered"


def lost(good, limit, counted):
    """Return the per cent lost in a list of leads, good ones answered as often as the others."""
    kind, time = np.meshgrid(np.arange(100) + 0.5, np.arange(100) + 0.5)
    fine, answered = kind < 100 * good, time < 100 * ANSWERED[limit]
    is_lost = {
        "not_good": ~fine,
        "not_answered": ~answered,
        "either": ~(fine & answered),
        "good_not_answered": fine & ~answered,
    }[counted]
    return 100 * is_lost.mean()


def test_how_a_number_grows():
    explorer = explorers.how_a_number_grows()
    for point in points("how_a_number_grows"):
        sentence = explorer.at(**point).sentence
        poster, *others = numbers(sentence)
        least, most = others[-2:]
        assert poster == pytest.approx(lost(**point), abs=0.51), (point, sentence)
        counts = [lost(**(point | {"counted": counted})) for counted in COUNTS]
        assert least == pytest.approx(min(counts), abs=0.51), (point, sentence)
        assert most == pytest.approx(max(counts), abs=0.51), (point, sentence)


def test_the_famous_figure_and_both_ends_can_be_made():
    says = [
        numbers(
            explorers.how_a_number_grows().at(good=0.27, limit=limit, counted=counted).sentence
        )[0]
        for limit, counted in ((2, "not_good"), (2, "good_not_answered"), (0, "either"))
    ]
    assert says == [73, 6, 90]


# Only the striking


def test_only_the_striking_by_drawing_trials():
    explorer = explorers.only_the_striking()
    rng = np.random.default_rng(12)
    for point in points("only_the_striking"):
        sentence = explorer.at(**point).sentence
        effect, shops = point["effect"], point["size"]
        halves = rng.normal(0, SHOP_SPREAD / np.sqrt(shops / 2), (2, 40_000))
        found = effect + halves[0] - halves[1]
        clear = np.abs(found) > 1.96 * 2 * SHOP_SPREAD / np.sqrt(shops)
        if not point["striking"]:
            assert numbers(sentence)[-1] == pytest.approx(100 * effect, abs=0.051)
            continue
        _all, _shops, printed, *rest = numbers(sentence)
        assert printed == pytest.approx(TRIALS * clear.mean(), abs=1.6), (point, sentence)
        if effect == 0:
            assert "nothing to find" in sentence
            continue
        average, noise = found[clear].mean(), 5 * found[clear].std() / np.sqrt(clear.sum())
        assert rest[0] == pytest.approx(100 * average, abs=100 * noise + 0.06), (point, sentence)
        assert ("close to the truth" in sentence) == (len(rest) == 1)
        if len(rest) > 1:
            assert rest[1] == pytest.approx(average / effect, abs=noise / effect + 0.06)


def test_the_bet_on_the_journal_is_won_by_more_than_twice_the_truth():
    explorer = explorers.only_the_striking()
    assert explorer.defaults["effect"] == TRUE_RISE
    times = numbers(explorer.at(striking=True).sentence)[-1]
    assert times > 2
    # And it takes large trials to bring readers back to the truth.
    sizes = explorer.controls["size"].positions()
    close = ["close to" in explorer.at(striking=True, size=size).sentence for size in sizes]
    assert close == sorted(close)
    assert not close[0]
    assert close[-1]


# By chance or by choice


def test_the_months_are_as_good_as_they_are_said_to_be():
    lists = np.array([ANYWAY, OWN])
    assert np.allclose(lists.mean(axis=1), 0)
    assert np.allclose(lists @ lists.T / MONTHS, np.eye(2))


def test_by_chance_or_by_choice_is_the_line_through_its_dots():
    explorer = explorers.by_chance_or_by_choice()
    for point in points("by_chance_or_by_choice"):
        sentence = explorer.at(**point).sentence
        dots = explorer.scene.moving[0]
        effort, sales = dots.get_data()
        slope = np.polyfit(effort, sales, 1)[0]
        said = sentence.replace("no more sales", "0.00% more sales").replace(
            "and adds nothing:", "0.00%:"
        )
        seen = [n for n in numbers(said) if n != 1]
        assert seen[0] == pytest.approx(slope, abs=0.0051), (point, sentence)
        told = explorer.at(**point).picture.replace("is level", "rises by 0%")
        rise = [float(number) for number in re.findall(r"rises by ([\d.]+)%", told)]
        assert rise == pytest.approx([slope, point["effect"]], abs=0.0051), (point, told)
        if point["chance"]:
            assert slope == pytest.approx(point["effect"])
            chosen = point["effect"] + point["follows"] * DEMAND_SWING
            assert ("By choice it was the same" in sentence) == (point["follows"] == 0)
            assert [*seen, slope][1] == pytest.approx(chosen, abs=0.0051)
        elif point["follows"]:
            assert slope > point["effect"]
            assert seen[1] == pytest.approx(point["effect"], abs=0.0051)
