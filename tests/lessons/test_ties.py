"""Every number in lessons and question bank is what the models, data and explorers give.

And whoever changes where a picture starts, or an assumption, sees each passage that speaks of it:
the two tables below say which those are, and what is spoken of nowhere.
"""

import contextlib
import importlib
import re
import sys
import types
from functools import cache
from pathlib import Path

import pytest
from support.run import in_full_run

import framings
from framings import assumptions, explorers
from framings.check import numbers
from framings.check.numbers import check_file
from framings.cli import texts_with_numbers
from framings.lessons import ROOT

TEXTS = texts_with_numbers()
# The other languages have the same ties, so these passages stand for theirs; and those of the guide
# and the handouts say nothing that the lessons do not say.
ENGLISH = [path for path in TEXTS if path.parts[-3:-1] == ("lessons", "en")]

# Where a control starts, by explorer, and the passages of prose that speak of it: how a paragraph
# of a lesson begins, or the prompt of a question.
STARTS = {
    "ask_an_export": {"export": [], "question": []},
    "by_chance_or_by_choice": {
        "follows": ["In the first position 1%"],
        "effect": ["In the first position 1%"],
        "chance": [],
    },
    "close_it_today": {
        "later": ["In the first position the firm", "The top bar is the largest discount"],
        "margin": ["In the first position the firm", "The top bar is the largest discount"],
        "rep": ["In the first position the firm", "The top bar is the largest discount"],
        "firm": ["In the first position the firm", "The top bar is the largest discount"],
    },
    "eight_claims": {"judged": []},
    "four_lenses": {
        "held": [],
        "extra": ["You changed the question", "| What is held constant | Money"],
    },
    "from_substitute_to_rival": {
        "sigma": [],
        "claim": [],
        "reply": ["Let marketing say it is 1.5"],
    },
    "how_a_number_grows": {"good": [], "limit": [], "counted": []},
    "how_replaceable": {"sigma": [], "marketing": ["Except at ∞, replacing gets harder"]},
    "how_to_split": {"share": [], "whose": []},
    "left_to_others": {
        "alignment": ["Sales makes 10 special orders"],
        "cost": ["Sales makes 10 special orders", "At Pompernikkel Pompen every special order"],
        "who": ["Sales makes 10 special orders"],
    },
    "more_or_fewer": {
        "effectiveness": [],
        "sigma": ["Better marketing does two things."],
    },
    "move_the_money": {
        "share": ["As long as a euro does the same", "Pompernikkel Pompen makes pumps"],
        "total": ["As long as a euro does the same", "Pompernikkel Pompen makes pumps"],
        "productivity": ["As long as a euro does the same"],
        "shape": ["As long as a euro does the same", "Pompernikkel Pompen makes pumps"],
    },
    "one_function": {
        "held": [],
        "extra": ["Each answer to the bet", "The firm of the first step"],
    },
    "one_next_experiment": {
        "rate": ["Half the difference takes", "Pompernikkel Pompen wins 30"],
        "worth": ["Half the difference takes", "Pompernikkel Pompen wins 30"],
        "deals": ["Half the difference takes"],
    },
    "only_the_striking": {
        "effect": [],
        "size": ["Every printed result was honestly found.", "Pompernikkel Pompen and ninety-nine"],
        "striking": [],
    },
    "play_it": {"colleague": [], "moves": [], "guess": []},
    "poor_leads": {"cost": [], "passed": []},
    "possible_is_not_wise": {
        "share": [],
        "target": [
            "At first all 60",
            "Attracting costs more with every",
            "Pompernikkel Pompen still wants 60",
            "Pompernikkel Pompen wants 60",
        ],
        "half": ["Attracting costs more with every", "Pompernikkel Pompen still wants 60"],
    },
    "synergy": {
        "strength": ["Without synergy the weaker activity gets"],
        "weak": ["Without synergy the weaker activity gets"],
    },
    "the_blame_game": {"bonus": [], "work": [], "start": []},
    "the_budget_fight": {
        "departments": ["Two that fight for"],
        "decisiveness": ["Two that fight for"],
        "alignment": ["Two that fight for"],
    },
    "the_door": {
        "share": ["There is a threshold.", "Pompernikkel Pompen sells pumps"],
        "target": ["There is a threshold.", "Pompernikkel Pompen sells pumps"],
        "market": ["There is a threshold.", "Pompernikkel Pompen sells pumps"],
        "yielded": ["There is a threshold."],
    },
    "the_funnel": {
        "attract": [],
        "close": [],
        "visits": [
            "With time for 120 visits",
            "Of 1,000 households that hear",
            "Four numbers of this course",
        ],
    },
    "the_last_euro": {
        "spend": [
            "Take the money back",
            "The extra budget brought",
            "*Verdict: right about the last euro.",
            "An average that counts all sales",
            "Pompernikkel Pompen raises its promotion",
        ],
        "overhead": [],
    },
    "the_lead_contract": {
        "bar": [],
        "accuracy": [],
        "cost": ["With a score that tells nothing", "At Pompernikkel Pompen working a lead"],
    },
    "the_lost_deals": {"branch": [], "opened": []},
    "the_shadow_of_the_future": {"again": [], "bonus": [], "work": []},
    "the_map": {"sigma": [], "alignment": []},
    "the_tournament": {
        "noise": ["With all seven the grudging one wins"],
        "rounds": ["With all seven the grudging one wins"],
        "field": ["With all seven the grudging one wins"],
    },
    "too_many_leads": {"leads": [], "attention": [], "chosen": []},
    "two_plans": {"plans": [], "elasticity": ["Where further effort brings less"]},
    "two_views": {
        "weight": [],
        "sales": ["Sales alone wins 71", "Two views: an aim", "Pompernikkel Pompen also sells"],
        "marketing": ["Sales alone wins 71", "Pompernikkel Pompen also sells"],
        "alike": ["Sales alone wins 71"],
    },
    "whatever_the_margin": {
        "rate": [
            "At 5% of revenue, as at 10%",
            "Salespeople of Pompernikkel Pompen may set",
        ],
        "weight": ["At 5% of revenue, as at 10%"],
        "value": ["At 5% of revenue, as at 10%"],
    },
    "who_gets_the_credit": {
        "needed": [],
        "shared": ["Only *lost without it* notices.", "In one region Pompernikkel Pompen"],
    },
    "who_meets_a_rep": {
        "rep_cost": ["With a margin of 60% a rep pays"],
        "margin": ["With a margin of 60% a rep pays"],
        "gain": ["With a margin of 60% a rep pays"],
        "mean_deal": ["With a margin of 60% a rep pays"],
    },
    "who_sold_it": {
        "marketing": ["Marketing had a hand in"],
        "sales": ["Marketing had a hand in"],
        "overlap": [],
    },
    "with_a_colleague": {"moves": []},
}

# What is assumed, what it could be instead, and the passages that speak of it.
MIX = [
    "| What is held constant | Money",
    "If a firm does 1% more advertising",
    "Half and half is far from the best split",
    "*Whose numbers* you take moves",
    "Pompernikkel Pompen gives half",
    "Two breweries have the same numbers",
    "Except at ∞, replacing gets harder",
    "Better marketing does two things.",
    "The models know one firm, one product and one moment",
    "Pompernikkel Pompen finds out how to make every",
    "How replaceable: with efforts",
    "The three rooms: when a euro",
    "Let marketing say it is 1.5",
    "Pompernikkel Pompen has one fixed budget",
    "A chain sells the same tools",
    "Each answer to the bet",
    "*Marketing* is what its budget buys.",
    "The firm of the first step",
    "On the map, one way to rivalry",
    "Kotler and his co-authors",
    "The firm: with $M$ for marketing",
    "It spends €12,000 a month on marketing",
]
COMPANY = [
    "| What is held constant | Money",
    "Each answer to the bet",
    "The firm of the first step",
    "It spends €12,000 a month on marketing",
]
RAISE = [
    "The extra budget brought",
    "*Verdict: right about the last euro.",
    "Pompernikkel Pompen raises its promotion",
]
PROMOTION = [
    *RAISE,
    "Take the money back",
    "The curve is the profit of the firm",
    "An average that counts all sales",
    "The last euro: at $k$ times",
    "A chain of gyms, where each",
]
# What lesson 09 says of them.
AUDITED = [
    "Now put the four questions to us.",
    "A colleague has taken this course",
    "Lesson 00 stands. The sizes move",
]
COUNTED = [
    "Every printed result was honestly found.",
    "Each dot is one trial",
    "What is printed: a trial in $n$ shops",
    "Pompernikkel Pompen and ninety-nine",
]
ASSUMED = {
    "ADVERTISING_ELASTICITY": (
        '_published("F05", 0.13)',
        [*MIX, *PROMOTION, *AUDITED, COUNTED[0], "In the first position 1% more"],
    ),
    "LONG_RUN_ADVERTISING_ELASTICITY": (
        '_published("F06", 0.26)',
        ["*Whose numbers* you take moves", COUNTED[0]],
    ),
    "TV_ELASTICITY": (
        '_published("F10", 0.03)',
        [
            "*Whose numbers* you take moves",
            *AUDITED[1:],
            COUNTED[0],
            "So what if 0.023 were your number?",
        ],
    ),
    "SELLING_ELASTICITY": ('_published("F01", 0.37)', [*MIX, *AUDITED]),
    "PRICE_ELASTICITY": (
        '_published("F12", 3.0)',
        ["Pay reps on revenue less half of the cost"],
    ),
    "MARKETING_WEIGHT": (
        "ADVERTISING_ELASTICITY / 0.5",
        [
            "Except at ∞, replacing gets harder",
            "Better marketing does two things.",
            "How replaceable: with efforts",
            "The three rooms: when a euro",
            "Let marketing say it is 1.5",
            "Pompernikkel Pompen has one fixed budget",
            "A chain sells the same tools",
        ],
    ),
    "MARKETING_BUDGET": ("15", [*COMPANY, *STARTS["the_last_euro"]["spend"], AUDITED[-1]]),
    "SELLING_BUDGET": ("35", [*COMPANY, AUDITED[-1]]),
    "MORE_MARKETING": (
        "13",
        [
            "You changed the question",
            *COMPANY,
            *STARTS["the_last_euro"]["spend"],
            AUDITED[-1],
        ],
    ),
    "SIGMAS": ("(1, 1.5, 2, math.inf)", []),
    "MODERATE_SIGMA": (
        "2",
        [
            "The three rooms: when a euro",
            "Better marketing does two things.",
            "Pompernikkel Pompen finds out how to make every",
            AUDITED[-1],
        ],
    ),
    "FEWEST_ORDERS": (
        "30",
        [
            "As long as a euro does the same",
            "Pompernikkel Pompen makes pumps",
            "With budgets $M$ and $S$",
        ],
    ),
    "MOST_ORDERS": (
        "240",
        ["As long as a euro does the same", "With budgets $M$ and $S$"],
    ),
    "HALF_WAY_BUDGET": (
        "400",
        [
            "As long as a euro does the same",
            "Pompernikkel Pompen makes pumps",
            "With budgets $M$ and $S$",
        ],
    ),
    "NEITHER": ("15", []),
    "ONLY_MARKETING": ("15", ["Only *lost without it* notices.", "In one region Pompernikkel"]),
    "ONLY_SALES": ("25", ["Only *lost without it* notices.", "In one region Pompernikkel"]),
    "HOUSEHOLDS": (
        "1100",
        [
            "With time for all, the two multiply",
            "Of 1,000 households that hear",
            "The funnel: of $N$",
        ],
    ),
    "WANT_A_VISIT": (
        "0.16",
        [
            "With time for 120 visits",
            "With time for all, the two multiply",
            "Of 1,000 households that hear",
            "The funnel: of $N$",
        ],
    ),
    "CLOSE_RATE": (
        "0.3",
        [
            "With time for 120 visits",
            "With time for all, the two multiply",
            "From 36.8 sales to",
            "Of 1,000 households that hear",
            "At Pompernikkel Pompen sales gets 500 leads",
            "The funnel: of $N$",
        ],
    ),
    "LEAD_CAPACITY": (
        "600",
        [
            "From 36.8 sales to",
            "The thick curve shows the sales",
            "At Pompernikkel Pompen sales gets 500 leads",
        ],
    ),
    "UNIT_MARGIN": ("2.5", ["Without synergy the weaker activity gets"]),
    "STRONG_ACTIVITY": ("2", ["Without synergy the weaker activity gets"]),
    "MARKET": ("110", STARTS["possible_is_not_wise"]["target"][1:]),
    "CALLED_CUSTOMER_COST": ("3", STARTS["possible_is_not_wise"]["target"][1:]),
    "FIRST_ORDER_GAIN": ("1200", STARTS["left_to_others"]["cost"]),
    "GAIN_LOST_PER_ORDER": ("80", STARTS["left_to_others"]["cost"]),
    "NOBODY_BUYS": (
        "120",
        [
            "At 5% of revenue, as at 10%",
            "A pump costs €40 to make",
            "Pay reps on revenue less half of the cost",
            "A maker of bicycles pays",
        ],
    ),
    "PUMP_COST": (
        "30",
        [
            "At 5% of revenue, as at 10%",
            "A pump costs €40 to make",
            "Pay reps on revenue less half of the cost",
            "A maker of bicycles pays",
        ],
    ),
    "SLIDES_HARM": (
        "(0.8, 0.3, 0.6)",
        [
            "In all three branches 78%",
            "Salespeople of Pompernikkel Pompen show",
            "Four numbers of this course",
        ],
    ),
    "SLIDES_HELP": ("(0.4, 0.3, 0.2)", ["In all three branches 78%"]),
    "SLIDES_IDLE": ("(0.5, 0.3, 0.3)", ["In all three branches 78%"]),
    "GROSS_MARGIN": (
        "120",
        [*RAISE, "An average that counts all sales", "The last euro: at $k$ times"],
    ),
    "MAY_MISS": (
        "12",
        [
            "The bars at the top show",
            "Sales alone wins 71",
            "Two views: an aim",
            "Pompernikkel Pompen also sells",
            "A publisher advertises",
        ],
    ),
    "LEADS": (
        "2000",
        [
            "The queue holds 1,000 leads",
            "If working a lead costs 70%",
            "With a score that tells nothing",
            "At Pompernikkel Pompen working a lead",
        ],
    ),
    "WON_DEAL": (
        "1200",
        [
            "Each dot stands for 10 leads",
            "If working a lead costs 70%",
            "With a score that tells nothing",
            "At Pompernikkel Pompen working a lead",
        ],
    ),
    "LEADS_PER_FIGURE": ("50", ["The queue holds 1,000 leads"]),
    "LEADS_PER_DOT": ("20", ["Each dot stands for 10 leads"]),
    "PRIZE": ("80_000", ["Two that fight for"]),
    "NEED_SCORES": (
        "(6, 4, 2, 0)",
        [
            "Without a bonus blaming pays better",
            "Pompernikkel Pompen is large enough",
            "In a firm that makes hearing aids",
        ],
    ),
    "REPLACE_SCORES": (
        "(6, 3, 1, 0)",
        [
            "Against the colleague of the bet",
            "Where one replaces the other, cooperation can hold",
            "With all seven the grudging one wins",
            "You are marketing at Pompernikkel Pompen",
            "In a travel agency where a good website",
        ],
    ),
    "ANSWERED": ("(0.4, 0.6, 0.8)", ["If the best 27%", "Marketing and sales of Pompernikkel"]),
    "TRUE_RISE": ("0.03", COUNTED),
    "SHOP_SPREAD": ("0.3", COUNTED),
    "DEMAND_SWING": ("0.5", ["In the first position 1%"]),
    "EFFORT_COST": ("0.8", ["At the far left, going up", "The map: sideways"]),
    "LOW_EFFORT": ("0.4", []),
    "RISK": (
        "0.1",
        [
            "Chance divides the deals into",
            "A bar is a share, and n is",
            *STARTS["one_next_experiment"]["worth"],
        ],
    ),
    "POWER": (
        "0.9",
        ["Chance divides the deals into", *STARTS["one_next_experiment"]["worth"]],
    ),
    "LONGEST_EXPERIMENT": ("30", []),
}


def test_there_are_texts():
    assert any(path.suffix == ".md" for path in TEXTS), "there are no lessons"
    assert any(path.suffix == ".toml" for path in TEXTS), "there is no question bank"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_number_is_what_computes_it(path):
    found = check_file(path)
    assert not found, "\n".join(map(str, found))


@cache
def passages(path):
    """Return the passages of a text without its ties: the line of each and its words."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        starts = [match.start() for match in re.finditer(r"(?m)^\[\[(?!\w+\.)", text)]
    else:
        starts = [0, *(match.end() for match in re.finditer(r"\n[ >]*\n", text))]
    ends = [*starts[1:], len(text)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        words = numbers.TIE.sub("", text[start:end].replace("\\\n", " "))
        found.append((text.count("\n", 0, start) + 1, " ".join(words.split())))
    return found


def complained_about(check_text, namespace, texts):
    """Return the passages with a complaint."""
    found = set()
    for path in texts:
        text = path.read_text(encoding="utf-8")
        for complaint in check_text(text, path, path.parent.name, namespace):
            found.add([words for line, words in passages(path) if line <= complaint.line][-1])
    return found


def begin_alike(openings, found):
    """Say which openings and passages have no counterpart."""
    alone = [words for words in found if not any(opening in words for opening in openings)]
    missed = [opening for opening in openings if not any(opening in words for words in found)]
    return missed, alone


def elsewhere(explorer, control):
    """Return the position of a control that lies farthest from where it starts."""
    made = getattr(explorers, explorer)()
    start, positions = made.defaults[control], made.controls[control].positions()
    others = [position for position in (positions[0], positions[-1]) if position != start]
    if isinstance(start, str | bool):
        return others[0]
    return max(others, key=lambda position: abs(position - start))


def test_every_control_is_in_the_table():
    there = {name: set(getattr(explorers, name)().controls) for name in explorers.__all__}
    assert {name: set(controls) for name, controls in STARTS.items()} == there


@pytest.mark.parametrize(
    ("explorer", "control"), [(name, control) for name in STARTS for control in STARTS[name]]
)
def test_a_start_that_is_moved_is_noticed_wherever_it_is_spoken_of(explorer, control):
    there = elsewhere(explorer, control)

    def moved(*place):
        return there if place == (explorer, control) else numbers.default(*place)

    namespace = numbers.known() | {"default": moved}
    texts = [path for path in ENGLISH if f'"{explorer}"' in path.read_text(encoding="utf-8")]
    found = complained_about(numbers.check_text, namespace, texts)
    missed, alone = begin_alike(STARTS[explorer][control], found)
    assert not missed, f"nobody notices that {control} starts at {there}: {missed}"
    assert not alone, f"these speak of where {control} starts and are not in the table: {alone}"


@pytest.mark.parametrize(
    ("explorer", "control", "there", "openings"),
    [
        ("left_to_others", "cost", 500, ["Sales makes 10 special orders"]),
        (
            "close_it_today",
            "later",
            0.75,
            ["In the first position the firm", "The top bar is the largest discount"],
        ),
        ("the_door", "target", 65, ["There is a threshold."]),
        ("the_funnel", "visits", 121, ["With time for 120 visits"]),
    ],
)
def test_a_small_step_is_noticed(explorer, control, there, openings):
    def moved(*place):
        return there if place == (explorer, control) else numbers.default(*place)

    namespace = numbers.known() | {"default": moved}
    texts = [path for path in ENGLISH if path.suffix == ".md"]
    found = complained_about(numbers.check_text, namespace, texts)
    assert begin_alike(openings, found) == ([], [])


SOURCE = Path(assumptions.__file__).read_text(encoding="utf-8")
# What is computed anew from changed assumptions.
FOLLOW = ("framings.assumptions", "framings.models", "framings.explorers", "framings.check.numbers")


@contextlib.contextmanager
def changed(name, value):
    """Import the checker of numbers anew, with one assumption changed."""
    source, times = re.subn(rf"(?m)^{name} = .*$", f"{name} = {value}", SOURCE)
    assert times == 1, name
    kept = {key: module for key, module in sys.modules.items() if key.startswith("framings")}
    packages = [(kept[key], dict(vars(kept[key]))) for key in ("framings", "framings.check")]
    for key in kept:
        if key.startswith(FOLLOW):
            del sys.modules[key]
    module = types.ModuleType("framings.assumptions")
    exec(source, vars(module))
    sys.modules["framings.assumptions"] = framings.assumptions = module
    try:
        yield importlib.import_module("framings.check.numbers")
    finally:
        for key in [key for key in sys.modules if key.startswith(FOLLOW)]:
            del sys.modules[key]
        sys.modules.update(kept)
        for package, before in packages:
            vars(package).update(before)


def test_every_assumption_is_in_the_table():
    own = [line.split(" = ")[0] for line in re.findall(r"(?m)^[A-Z_]+ = .*\d.*$", SOURCE)]
    assert sorted(own) == sorted(ASSUMED)


@in_full_run
@pytest.mark.parametrize("name", ASSUMED)
def test_a_changed_assumption_is_noticed_wherever_it_is_spoken_of(name):
    value, openings = ASSUMED[name]
    with changed(name, value) as anew:
        names = anew.known() | {"load": numbers.known()["load"]}
        assert names[name] != numbers.known()[name]
        found = complained_about(anew.check_text, names, ENGLISH)
    missed, alone = begin_alike(openings, found)
    assert not missed, f"nobody notices that {name} is {value}: {missed}"
    assert not alone, f"these speak of {name} and are not in the table: {alone}"
