"""The sentences of lesson 06 against arithmetic of their own, at random positions."""

import itertools
import re

import numpy as np
import pytest
from explorers.points import all_points, random_points

from framings import explorers
from framings.assumptions import MARKETING_WEIGHT, NEED_SCORES, PRIZE, REPLACE_SCORES

SCORE = {("C", "C"): (3, 3), ("C", "B"): (0, 5), ("B", "C"): (5, 0), ("B", "B"): (1, 1)}


def points(name):
    return random_points(getattr(explorers, name)())


def numbers(words):
    """Return the numbers in a sentence, percentages as shares."""
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)(%?)", words)
    return [float(n.replace(",", "")) / (100 if sign else 1) for n, sign in found]


def is_in(value, words, tolerance):
    return any(abs(value - number) <= tolerance for number in numbers(words))


def test_from_substitute_to_rival():
    explorer = explorers.from_substitute_to_rival()
    split = np.linspace(1e-6, 1 - 1e-6, 200_001)
    for point in points("from_substitute_to_rival"):
        sentence = explorer.at(**point).sentence
        sigma, claim, reply = (point[name] for name in ("sigma", "claim", "reply"))
        assert ("instead of" in sentence) == (claim != reply), (point, sentence)
        if sigma in (0, 1, np.inf) or claim == reply:
            continue
        # The board splits one euro by brute force, with what it is told.
        rho = 1 - 1 / sigma

        def sold(part, mine, others, rho=rho, weight=MARKETING_WEIGHT):
            ours, theirs = mine * part / weight, others * (1 - part) / (1 - weight)
            return (weight * ours**rho + (1 - weight) * theirs**rho) ** (1 / rho)

        share = split[sold(split, claim, reply).argmax()]
        assert is_in(share, sentence, 0.00501), (point, sentence, share)
        assert is_in(1 - sold(share, 1, 1), sentence, 0.00051), (point, sentence)
        gains = share > MARKETING_WEIGHT
        pays = gains == (claim > reply)
        said = "pays for marketing" in sentence
        assert said == (pays if claim > reply else gains), (point, sentence)


def test_the_budget_fight():
    explorer = explorers.the_budget_fight()
    efforts = np.linspace(1, 60_000, 60_000)
    for point in list(points("the_budget_fight"))[:60]:
        sentence = explorer.at(**point).sentence
        n, r, weight = (point[name] for name in ("departments", "decisiveness", "alignment"))
        if weight == 1:
            assert "nobody lifts a finger" in sentence
            continue
        spent, share = numbers(sentence)[2:4]
        # If the others spend what the sentence says, no other effort does better.
        rivals = (n - 1) * spent**r
        own = PRIZE * efforts**r / (efforts**r + rivals)
        # What I win the others lose; what I spend is mine alone.
        objective = (1 - weight) * own - efforts
        best = efforts[objective.argmax()]
        assert best == pytest.approx(spent, abs=3 + 0.001 * spent), (point, sentence)
        assert n * spent / PRIZE == pytest.approx(share, abs=0.0051), (point, sentence)


def test_the_blame_game():
    explorer = explorers.the_blame_game()
    frames = {
        ("BB",): "prisoner's dilemma",
        ("BB", "CC"): "stag hunt",
        ("BC", "CB"): "chicken",
        ("CC",): "harmony",
    }
    scores = {"need": NEED_SCORES, "replace": REPLACE_SCORES}
    for bonus, work in itertools.product(range(51), scores):
        tempted, both, neither, deserted = scores[work]
        # In hundredths, so that equal pays are equal.
        own = {"CC": both, "CB": deserted, "BC": tempted, "BB": neither}
        pay = {cell: (100 - bonus) * own[cell] + bonus * own[cell[::-1]] for cell in own}

        def stays(cell, pay=pay):
            mine, other = cell
            return pay[cell] >= pay["CB"[mine == "C"] + other]

        rests = tuple(sorted(cell for cell in own if stays(cell) and stays(cell[::-1])))
        sentence = explorer.at(bonus=bonus / 100, work=work).sentence
        if bonus not in (20, 40):  # exactly there a move is as good as its opposite
            assert frames[rests] in sentence, (bonus, work, sentence)
        if "CC" in rests:
            assert is_in(both, sentence, 1e-9)


def test_play_it_counts_the_points():
    explorer = explorers.play_it()
    for point in all_points(explorer):
        state = explorer.at(**point)
        words = re.search(
            r"You: (.*?)\. The colleague: (.*?)\. Score: (\d+) to (\d+)\.", state.picture
        )
        mine, theirs = (
            ["B" if word == "blames" else "C" for word in part.split(", ") if word != "nothing yet"]
            for part in words.groups()[:2]
        )
        assert "".join(mine) == point.get("moves", "")
        scores = [SCORE[pair] for pair in zip(mine, theirs, strict=True)]
        total = tuple(map(sum, zip(*scores, strict=True))) if scores else (0, 0)
        assert tuple(map(int, words.groups()[2:])) == total
        if mine:
            assert f"{total[0]} to {total[1]}" in state.sentence or "are over" in state.sentence


def answer(name, mine, theirs):
    """Say what a temperament does next, from its description in the lesson; None for chance."""
    rules = {
        "always cooperates": lambda: "C",
        "always blames": lambda: "B",
        "tit for tat": lambda: mine[-1] if mine else "C",
        "generous tit for tat": lambda: None if mine and mine[-1] == "B" else "C",
        "grudging": lambda: "B" if "B" in mine else "C",
        # What brought 3 or 5 points worked.
        "win-stay, lose-shift": lambda: (
            "C" if not mine else theirs[-1] if mine[-1] == "C" else "CB"[theirs[-1] == "C"]
        ),
        "random": lambda: None,
    }
    return rules[name]()


def fits(name, mine, theirs):
    said = [answer(name, mine[:now], theirs[:now]) for now in range(len(mine))]
    return all(word in (None, seen) for word, seen in zip(said, theirs, strict=True))


def test_play_it_reveals_the_truth():
    explorer = explorers.play_it()
    names = list(explorer.controls["guess"].positions())[1:]
    games = ["CCCCCCCCCC", "BBBBBBBBBB", "CCBCCBBBCB", "CBCCCCBCBC", "BCCCBBCCBC"]
    truths = {}
    for colleague, moves, guess in itertools.product(range(1, 9), games, names):
        state = explorer.at(colleague=colleague, moves=moves, guess=guess)
        seen = re.search(r"The colleague: (.*?)\. Score", state.picture)[1].split(", ")
        theirs = ["B" if word == "blames" else "C" for word in seen]
        truth = re.search(r"It was: (.*)\.$", state.picture)[1]
        assert truths.setdefault(colleague, truth) == truth
        assert fits(truth, moves, theirs), (colleague, moves)
        assert ("Right:" in state.sentence) == (guess == truth)
        listed = [name for name in names if re.search(rf"[:,] {name} \d+%", state.picture)]
        assert listed == [name for name in names if fits(name, moves, theirs)]
        if told := re.search(r"Round (\d+) would have told", state.sentence):
            now = int(told[1])
            assert fits(guess, moves[: now - 1], theirs[: now - 1])
            assert not fits(guess, moves[:now], theirs[:now])
    assert set(truths.values()) == set(names)


def test_a_longer_game_begins_as_the_shorter_one():
    explorer = explorers.play_it()
    for colleague in range(1, 9):
        short = explorer.at(colleague=colleague, moves="CBB").picture
        long = explorer.at(colleague=colleague, moves="CBBC").picture
        said = [re.search(r"The colleague: (.*?)\. Score", words)[1] for words in (short, long)]
        assert said[1].startswith(said[0])


def test_the_tournament():
    explorer = explorers.the_tournament()
    names = list(explorers.play_it().controls["guess"].positions())[1:]
    rng = np.random.default_rng(6)
    for noise, rounds, field in [(0, 10, "all"), (0.1, 20, "answering"), (0.05, 20, "all")]:
        state = explorer.at(noise=noise, rounds=rounds, field=field)
        said = {
            name: found[1]
            for name in names
            # The last part of the words lists all of them.
            if (found := re.search(rf"(?:\. |, ){name} (\d\.\d\d)[,.]", state.picture))
        }
        means = {}
        for one in said:
            means[one] = np.mean([match(one, two, noise, rounds, rng) for two in said])
        for name, mean in means.items():
            assert float(said[name]) == pytest.approx(mean, abs=0.06), (noise, name)
        best = max(said.values())
        first = " / ".join(name for name in said if said[name] == best)
        assert f"{first} comes first with {best}" in state.sentence


def match(one, two, noise, rounds, rng, times=150):
    """Play a match many times over and return the mean score per round of the first."""
    chance = {"generous tit for tat": 1 / 3, "random": 1 / 2}
    total = 0
    for _ in range(times):
        mine, theirs = "", ""
        for _ in range(rounds):
            moves = []
            for name, own, other in ((one, mine, theirs), (two, theirs, mine)):
                move = answer(name, other, own)
                if move is None:
                    move = "C" if rng.random() < chance[name] else "B"
                if rng.random() < noise:
                    move = "B" if move == "C" else "C"
                moves.append(move)
            total += SCORE[tuple(moves)][0]
            mine, theirs = mine + moves[0], theirs + moves[1]
    return total / times / rounds
