"""The sentences of lesson 06 against arithmetic of their own, at random positions."""

import itertools
import re

import numpy as np
import pytest
from explorers.points import all_points, random_points

from framings import explorers
from framings.assumptions import MARKETING_WEIGHT, NEED_SCORES, PRIZE, REPLACE_SCORES
from framings.explorers.game._colleagues import colleagues

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
        compared = claim != reply and sigma != 1
        assert ("instead of" in sentence or "nearly what" in sentence) == compared, (
            point,
            sentence,
        )
        if sigma in (0, 1, np.inf) or claim == reply:
            continue
        # The board splits one euro by brute force, with what it is told.
        rho = 1 - 1 / sigma

        def sold(part, mine, others, rho=rho, weight=MARKETING_WEIGHT):
            ours, theirs = mine * part / weight, others * (1 - part) / (1 - weight)
            return (weight * ours**rho + (1 - weight) * theirs**rho) ** (1 / rho)

        share = split[sold(split, claim, reply).argmax()]
        assert is_in(share, sentence, 0.00501), (point, sentence, share)
        if "nearly what" in sentence:
            assert share == pytest.approx(MARKETING_WEIGHT, abs=0.01), (point, sentence)
        lost = 1 - sold(share, 1, 1)
        if "next to nothing" in sentence:
            assert lost < 0.00051
        else:
            assert is_in(lost, sentence, 0.00051), (point, sentence)
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
        selfish = numbers(explorer.at(**point | {"alignment": 0}).sentence)[3]
        assert f"falls from {selfish:.0%} burnt" in explorer.at(**point).picture, point
        burnt = re.search(r": (\d+|none) of them burns?\.", explorer.at(**point).picture)[1]
        assert int(burnt.replace("none", "0")) == round(100 * share), (point, sentence, burnt)
        prize, payoff, fair = (numbers(sentence)[place] for place in (1, 4, 5))
        assert (prize, fair) == (PRIZE, pytest.approx(PRIZE / n, abs=0.51)), (point, sentence)
        assert payoff == pytest.approx(PRIZE / n - spent, abs=1.01), (point, sentence)
        # If the others spend what the sentence says, no other effort does better.
        rivals = (n - 1) * spent**r
        own = PRIZE * efforts**r / (efforts**r + rivals)
        # What I win the others lose; what I spend is mine alone.
        objective = (1 - weight) * own - efforts
        best = efforts[objective.argmax()]
        assert best == pytest.approx(spent, abs=3 + 0.001 * spent), (point, sentence)
        assert n * spent / PRIZE == pytest.approx(share, abs=0.0051), (point, sentence)


@pytest.mark.parametrize(
    "decisiveness", explorers.the_budget_fight().controls["decisiveness"].stops
)
def test_the_labels_of_the_budget_fight_say_what_they_do(decisiveness):
    control = explorers.the_budget_fight().controls["decisiveness"]
    r = control.stops[decisiveness]
    chance = 1 / (1 + 0.5**r)
    assert decisiveness == f"{chance:.0%}", r
    sentence = explorers.the_budget_fight().at(decisiveness=r).sentence
    little = 1 / (1 + 1.1**-r)
    said = f"twice as loud wins {chance:.0%} of the time, whoever is 10% louder {little:.0%}"
    assert said in sentence


def test_at_its_strongest_the_louder_one_is_far_from_sure_to_win():
    *_others, strongest = explorers.the_budget_fight().controls["decisiveness"].stops.items()
    assert strongest == ("70%", 1.2)
    assert "10% louder 53%" in explorers.the_budget_fight().at(decisiveness=1.2).sentence


def test_the_blame_game():
    explorer = explorers.the_blame_game()
    frames = {
        ("BB",): "prisoner's dilemma",
        ("BB", "CC"): "stag hunt",
        ("BC", "CB"): "chicken",
        ("CC",): "harmony",
    }
    scores = {"need": NEED_SCORES, "replace": REPLACE_SCORES}
    for bonus, work in itertools.product(range(0, 101, 2), scores):
        tempted, both, neither, deserted = scores[work]
        # In two hundredths, so that equal pays are equal; the joint result is the mean of both.
        own = {"CC": both, "CB": deserted, "BC": tempted, "BB": neither}
        joint = {cell: own[cell] + own[cell[::-1]] for cell in own}
        pay = {cell: 2 * (100 - bonus) * own[cell] + bonus * joint[cell] for cell in own}

        def stays(cell, pay=pay):
            mine, other = cell
            return pay[cell] >= pay["CB"[mine == "C"] + other]

        rests = tuple(sorted(cell for cell in own if stays(cell) and stays(cell[::-1])))
        state = explorer.at(bonus=bonus / 100, work=work)
        if bonus not in (40, 80):  # exactly there a move is as good as its opposite
            assert frames[rests] in state.sentence, (bonus, work, state.sentence)
        if "CC" in rests:
            assert is_in(both, state.sentence, 1e-9)
        for cell in own:
            assert is_in(pay[cell] / 200, state.picture, 0.0051), (bonus, work, state.picture)
        # A colleague of whom you know nothing does either as likely as not.
        blaming, trusting = (pay[move + "C"] + pay[move + "B"] for move in "BC")
        known = f"blaming {blaming / 400:.5g}, cooperating {trusting / 400:.5g}"
        assert known in state.picture, (bonus, work, state.picture)
        if rests == ("BB", "CC") and bonus not in (40, 80):
            bet = (
                "blaming is the better bet" in state.sentence,
                "cooperating is the better bet" in state.sentence,
            )
            assert bet == (blaming > trusting, trusting > blaming), (bonus, state.sentence)


CELLS = {
    "CC": "both cooperate",
    "BC": "only marketing blames",
    "CB": "only sales blames",
    "BB": "both blame",
}


@pytest.mark.parametrize("work", ["need", "replace"])
@pytest.mark.parametrize("start", CELLS)
def test_the_way_from_a_cell_of_the_blame_game_ends_where_whoever_gains_has_changed(work, start):
    tempted, both, neither, deserted = {"need": NEED_SCORES, "replace": REPLACE_SCORES}[work]
    own = {"CC": both, "CB": deserted, "BC": tempted, "BB": neither}
    explorer = explorers.the_blame_game()
    for bonus in range(2, 101, 4):  # no threshold among them
        pay = {cell: (200 - bonus) * own[cell] + bonus * own[cell[::-1]] for cell in own}

        def ends(cell, pay=pay):
            marketing, sales = cell
            others = [
                other
                for other, gain in (
                    ("CB"[marketing == "C"] + sales, 1),
                    (marketing + "CB"[sales == "C"], -1),
                )
                if pay[other[::gain]] > pay[cell[::gain]]  # each sees the cell from its own side
            ]
            return set().union(*map(ends, others)) if others else {cell}

        state = explorer.at(bonus=bonus / 100, work=work, start=start)
        for words in (state.sentence, state.picture):
            if ends(start) == {start}:
                assert f"Once {CELLS[start]}, it stays so" in words, (bonus, words)
                continue
            told = re.search(rf"If at first {CELLS[start]}, (.*)in the end (.*)\.$", words)
            assert {*re.split(", or ", told[2])} == {CELLS[end] for end in ends(start)}, bonus
            assert ("who changes first" in told[1]) == (len(ends(start)) == 2), bonus


def test_a_cell_of_the_blame_game_is_set_by_the_area_that_lies_on_it():
    explorer = explorers.the_blame_game()
    set_to = {
        where: area.box
        for area in explorer.scene.areas
        for name, where, _place in area.sets
        if name == "start"
    }
    board = next(area.axes for area in explorer.scene.areas if area.box)
    for start, (left, right, bottom, top) in set_to.items():
        explorer.at(start=start)
        dot = next(line for line in board.lines if line.get_markersize() == 9)
        (across,), (up,) = dot.get_data()
        assert left < across < right
        assert bottom < up < top
    assert {*set_to} == {*CELLS}


def test_the_shadow_of_the_future():
    explorer = explorers.the_shadow_of_the_future()
    scores = {"need": NEED_SCORES, "replace": REPLACE_SCORES}
    for point in all_points(explorer)[1:]:
        again, bonus, work = (point[name] for name in ("again", "bonus", "work"))
        tempted, both, neither, deserted = scores[work]
        betraying = (1 - bonus) * tempted + bonus * (tempted + deserted) / 2
        # Meeting by meeting, until the next one is too unlikely to count.
        chances = again ** np.arange(2000)
        trusting = both * chances.sum()
        blaming = betraying + neither * chances[1:].sum()
        sentence = explorer.at(**point).sentence
        assert is_in(trusting, sentence, 0.0051), (point, sentence)
        assert is_in(blaming, sentence, 0.0051), (point, sentence)
        assert not again or is_in(chances.sum(), sentence, 0.0051), (point, sentence)
        # The chance at which a colleague who never forgets is as good as one who is betrayed.
        even = (betraying - both) / (betraying - neither)
        told = re.findall(r"chance of ([\d.]+)% on|from ([\d.]+)%\.$", sentence)
        wanted = [even, (tempted - both) / (tempted - neither)][: len(told)]
        assert [float("".join(each)) / 100 for each in told] == pytest.approx(wanted, abs=0.00051)
        assert ("can hold" in sentence) == (trusting > blaming - 1e-9), (point, sentence)
        assert ("Blaming now pays" in sentence) == (trusting < blaming - 1e-9), (point, sentence)


def test_half_a_chance_is_enough_without_a_bonus_and_less_with_one():
    explorer = explorers.the_shadow_of_the_future()

    def holds(again, bonus):
        return "can hold" in explorer.at(again=again, bonus=bonus, work="replace").sentence

    assert [holds(again, 0) for again in (0.49, 0.5)] == [False, True]
    assert [holds(again, 0.2) for again in (0.42, 0.44)] == [False, True]


def test_where_a_picture_starts_its_sentence_does_not_tell_what_is_found():
    told = {
        "from_substitute_to_rival": "pays|costs|since|weapon",
        "the_budget_fight": "none gains|smoke",
        "the_blame_game": "40%|60%|80%|better bet",
        "the_shadow_of_the_future": "can hold|50%",
        "the_tournament": "never answer|quarrel|insult",
    }
    for name, words in told.items():
        assert not re.search(words, getattr(explorers, name)().at().sentence), name


@pytest.mark.parametrize(
    "name",
    [
        "from_substitute_to_rival",
        "the_budget_fight",
        "the_blame_game",
        "the_shadow_of_the_future",
        "the_tournament",
    ],
)
def test_no_sentence_compares_what_looks_alike_or_names_nothing(name):
    explorer = getattr(explorers, name)()
    for point in all_points(explorer):
        state = explorer.at(**point)
        for words in (state.sentence, state.picture):
            assert not re.search(r"(?<![\d.])(\d+(?:\.\d+)?%?) instead of \1(?![\d.]*\d)", words)
            assert not re.search(
                r"(?<![\d.])1 times|(?<![\d.])0(?:\.0)?% (?:less|of the (?:moves|pay))", words
            ), words
            assert " / " not in words, (point, words)


def test_play_it_counts_the_points():
    explorer = explorers.play_it()
    for point in all_points(explorer):
        state = explorer.at(**point)
        words = re.search(r"You: (.*?)\. (?:\w+): (.*?)\. Score: (\d+) to (\d+)\.", state.picture)
        mine, theirs = (
            ["B" if word == "blames" else "C" for word in part.split(", ") if word != "nothing yet"]
            for part in words.groups()[:2]
        )
        assert "".join(mine) == point.get("moves", "")
        scores = [SCORE[pair] for pair in zip(mine, theirs, strict=True)]
        total = tuple(map(sum, zip(*scores, strict=True))) if scores else (0, 0)
        assert tuple(map(int, words.groups()[2:])) == total
        if mine:
            assert f"{total[0]} to {total[1]}" in state.sentence
        if told := re.search(r"Round (\d+): both \w+, (\d+) each", state.sentence):
            wanted = len(mine), SCORE[mine[-1], theirs[-1]][0]
            assert tuple(map(int, told.groups())) == wanted, (point, state.sentence)


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


def test_play_it_reveals_the_truth_and_only_to_who_has_found_it():
    explorer = explorers.play_it()
    names = list(explorer.controls["guess"].positions())[1:]
    games = ["CCCCCCCC", "BBBBBBBB", "CCBCCBBC", "CBCCCCBC", "BCCCBBCC"]
    truths = {}
    for colleague, moves, guess in itertools.product(range(1, 9), games, names):
        state = explorer.at(colleague=colleague, moves=moves, guess=guess)
        theirs = answers_seen(state)
        if found := re.search(r"Right, \w+: (.*?)\. ", state.sentence):
            assert truths.setdefault(colleague, found[1]) == found[1] == guess
            assert fits(guess, moves, theirs), (colleague, moves)
            assert "that is me" in state.picture
        else:
            assert f"Not {guess}" in state.sentence
            # What is said of others is what the moves themselves tell.
            said = state.sentence.replace(guess, "")
            assert not any(re.search(rf"\b{name}\b", said) for name in names), said
            assert "guess again" in state.sentence
            assert "that is not me" in state.picture
        fit = r"(?:(?:less|more) than )?\d+%"
        listed = [name for name in names if re.search(rf"[:,] {name} {fit}", state.picture)]
        assert listed == [name for name in names if fits(name, moves, theirs)]
        if told := re.search(r"Round (\d+) tells", state.sentence):
            now = int(told[1])
            assert fits(guess, moves[: now - 1], theirs[: now - 1])
            assert not fits(guess, moves[:now], theirs[:now])
    assert set(truths.values()) == set(names)
    assert len(truths) == 8, "each colleague's temperament is found by the right guess"


def test_against_who_does_what_you_did_only_the_last_blame_pays_and_such_a_colleague_can_be_met():
    def points(mine):
        theirs = [answer("tit for tat", mine[:now], "") for now in range(len(mine))]
        return sum(SCORE[pair][0] for pair in zip(mine, theirs, strict=True))

    brings = {game: points(game) for game in map("".join, itertools.product("CB", repeat=8))}
    assert [game for game in brings if brings[game] == max(brings.values())] == ["CCCCCCCB"]
    explorer = explorers.play_it()
    met = [
        colleague
        for colleague in range(1, 9)
        if "Right"
        in explorer.at(colleague=colleague, moves="CCBCCBBC", guess="tit for tat").sentence
    ]
    assert met
    for colleague, moves in itertools.product(met, ["CCCCCCCB", "C" * 8, "B" * 8, "BC" * 4]):
        state = explorer.at(colleague=colleague, moves=moves)
        assert f"Score: {brings[moves]} to" in state.picture, (colleague, moves)


def answers_seen(state):
    """What the picture says that the colleague did."""
    seen = re.search(r"You: .*?\. \w+: (.*?)\. Score", state.picture)[1].split(", ")
    return ["B" if word == "blames" else "C" for word in seen]


def test_a_guess_before_the_end_is_not_answered():
    explorer = explorers.play_it()
    for colleague, moves in itertools.product(range(1, 9), ["", "CB", "CBCBCBC"]):
        states = {
            explorer.at(colleague=colleague, moves=moves, guess=guess)
            for guess in explorer.controls["guess"].positions()[1:]
        }
        (state,) = states
        assert "8 rounds first" in state.sentence


def test_a_longer_game_begins_as_the_shorter_one():
    explorer = explorers.play_it()
    for colleague in range(1, 9):
        short = explorer.at(colleague=colleague, moves="CBB")
        long = explorer.at(colleague=colleague, moves="CBBC")
        assert answers_seen(long)[:3] == answers_seen(short)


def test_no_colleague_says_the_same_twice_in_a_row_or_often():
    explorer = explorers.play_it()
    heard = set()
    for colleague, moves in itertools.product(range(1, 9), ["C" * 8, "B" * 8, "CBBCCCBB"]):
        said = [
            re.search(r"“(.*)”", explorer.at(colleague=colleague, moves=moves[:now]).sentence)[1]
            for now in range(9)
        ]
        assert all(one != other for one, other in itertools.pairwise(said)), said
        assert max(map(said.count, said)) <= 3
        heard |= {(colleague, line) for line in said}
    lines = [line for _who, line in heard]
    assert len(lines) == len(set(lines)), "each has a manner of their own"


def test_what_a_colleague_says_follows_from_your_last_move_alone():
    for who in colleagues():
        assert len({who.hello, *who.kind, *who.cross}) == 9
        for mine in itertools.product([False, True], repeat=3):
            assert who.says(mine) in (who.cross if mine[-1] else who.kind)


def test_faces_are_told_apart_without_their_colour():
    paths = [(who.behind, who.before, who.lines) for who in colleagues()]
    assert len({tuple(path.vertices.tobytes() for path in face) for face in paths}) == 8


def test_with_a_colleague_counts_and_keeps_the_secret():
    explorer = explorers.with_a_colleague()
    control = explorer.controls["moves"]
    for game in [point.get("moves", "") for point in all_points(explorer)]:
        state = explorer.at(moves=game)
        rounds, secret = control.rounds(game)
        total = tuple(sum(SCORE[tuple(pair)][side] for pair in rounds) for side in (0, 1))
        assert f"Score: {total[0]} to {total[1]}." in state.picture
        if secret:
            other = {"C": "B", "B": "C"}[secret[0]]
            assert state == explorer.at(moves="".join(rounds) + other + secret[1:]), game
            assert "Hand over" in state.sentence or "sales chooses now" in state.sentence
            assert f"Round {len(rounds) + 1}: " in state.sentence
        elif rounds:
            words = {
                "CC": "both cooperated, 3 each",
                "BB": "both blamed, 1 each",
                "BC": "marketing blamed, sales cooperated: 5 to 0",
                "CB": "marketing cooperated, sales blamed: 0 to 5",
            }[rounds[-1]]
            assert f"Round {len(rounds)}: {words}" in state.sentence
            assert ("8 rounds are over" in state.sentence) == (len(rounds) == 8)
        for pair, said in (("CC", "both cooperated"), ("BB", "both blamed")):
            times = rounds.count(pair)
            wanted = f"{said} {times} time" if times else said
            told = state.picture.split("each round played: ")[1]
            assert (wanted in told) == bool(times), (game, told)


def test_the_tournament():
    explorer = explorers.the_tournament()
    names = list(explorers.play_it().controls["guess"].positions())[1:]
    rng = np.random.default_rng(6)
    for noise, rounds, field in [
        (0, 10, "all"),
        (0.1, 20, "answering"),
        (0.05, 20, "all"),
        (0, 5, "without prey"),
    ]:
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
        first = [name for name in said if said[name] == best]
        comes = "comes first with" if len(first) == 1 else "come first together, with"
        if len(first) < len(said):
            *most, last = first
            listed = f"{', '.join(most)} and {last}" if most else last
            assert f"{listed} {comes} {best}" in state.sentence


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
