"""The values that a lesson or its questions name are there in the page's live figure."""

import math

import pytest

from framings import explorers
from framings.build.grid import FEWEST, Grid
from framings.lessons import ROOT
from framings.live import LogSlider, Slider

LESSONS = ROOT / "lessons" / "en"
MARKETING_ACCUSES = "04_rivals_marketing_accuses.md"
SALES_ACCUSES = "05_rivals_sales_accuses.md"
COMPANY = "08_your_company.md"
EVIDENCE = "09_the_evidence.md"

# Explorer, control, values, and the words that name them: all must be there.
NAMED = [
    ("four_lenses", "extra", [12], "00_start_here.md", '"four_lenses", "extra"'),
    ("move_the_money", "total", [300, 400], "01_the_same.md", "(extra := 100) --> more brings"),
    ("move_the_money", "productivity", [1.05], "01_the_same.md", "euro of marketing do 5%"),
    ("move_the_money", "share", [0, 1], "01_the_same.md", "star jumps to the end: all of it"),
    ("who_sold_it", "marketing", [0.6], "01_the_same.md", "60%<!--= m :="),
    ("who_sold_it", "sales", [0.7, 0.4], "01_the_same.md", "try to make the claims\nadd"),
    ("who_gets_the_credit", "needed", [0, 0.5, 1], "01_the_same.md", "If either was enough"),
    ("who_gets_the_credit", "shared", [20], "01_the_same.md", '(shared := default("who_gets'),
    ("two_plans", "plans", [1, 2], "01_the_same.md", "Let a second department plan"),
    ("two_plans", "elasticity", [0.5, 1], "01_the_same.md", "rise by half a\npercent"),
    ("the_funnel", "attract", [0.1], "02_complementary.md", "both improvements to a tenth"),
    ("the_funnel", "close", [0.1], "02_complementary.md", "both improvements to a tenth"),
    ("the_funnel", "visits", [120, 180], "02_complementary.md", "let more visits\nbe made"),
    ("too_many_leads", "leads", [500, 1000], "02_complementary.md", "twice as many leads"),
    ("how_to_split", "share", [0.5, 0.8], "02_complementary.md", "far := 0.8"),
    ("how_to_split", "share", [0.05], "02_complementary.toml", "little := 0.05"),
    ("synergy", "strength", [0, 0.5], "02_complementary.md", "At a synergy of 0.5"),
    (
        "the_door",
        "share",
        [s / 100 for s in range(101)],
        "03_substitutes.md",
        "Every customer more",
    ),
    ("the_door", "target", [20, 60, 80, 100, 200], "03_substitutes.md", "customers you want"),
    ("the_door", "market", [100], "03_substitutes.md", "Of a market of"),
    ("possible_is_not_wise", "share", [0.42, 0.6], "03_substitutes.md", "So attract\n42"),
    ("possible_is_not_wise", "target", [60, 80, 100], "03_substitutes.md", "Then raise the target"),
    ("possible_is_not_wise", "half", [55, 80, 120], "03_substitutes.toml", "€55 thousand"),
    ("more_or_fewer", "effectiveness", [1, 2], "03_substitutes.md", "work twice as well"),
    ("how_replaceable", "sigma", [0.5, 1, 2], "03_substitutes.md", "hard := 0.5"),
    ("how_replaceable", "marketing", [2], "03_substitutes.md", "twice as much marketing"),
    ("who_meets_a_rep", "margin", [0.2, 0.4, 0.6, 0.8, 1], "03_substitutes.md", "thin := 0.4"),
    ("left_to_others", "alignment", [0, 0.5], MARKETING_ACCUSES, "first slider to the middle"),
    ("left_to_others", "cost", [-400, 600], MARKETING_ACCUSES, "dashed\nline below zero"),
    ("whatever_the_margin", "rate", [0.05, 0.1], MARKETING_ACCUSES, "Halve the commission rate"),
    ("whatever_the_margin", "weight", [0, 1], MARKETING_ACCUSES, "pay with which the rep asks"),
    ("whatever_the_margin", "value", [-2, 0, 2], MARKETING_ACCUSES, "pride := 2"),
    ("the_lost_deals", "branch", ["A", "B", "C"], MARKETING_ACCUSES, "In branch C it is"),
    ("close_it_today", "later", [0, 0.8], MARKETING_ACCUSES, "lost unless it"),
    ("close_it_today", "margin", [0.6, 1], MARKETING_ACCUSES, "not seeing the margin"),
    ("close_it_today", "rep", [0.7, 0.98], MARKETING_ACCUSES, "the rep and the firm agree"),
    ("close_it_today", "firm", [0.7, 0.98], MARKETING_ACCUSES, "the rep and the firm agree"),
    ("the_last_euro", "spend", [12, 24], SALES_ACCUSES, "Take the money back"),
    ("the_last_euro", "overhead", [0, 80], SALES_ACCUSES, "heavy := 80"),
    ("two_views", "weight", [0, 0.2, 0.5, 1], SALES_ACCUSES, "best_mix_of_views"),
    ("two_views", "marketing", [10, 20], SALES_ACCUSES, "Two views of equal worth"),
    ("poor_leads", "cost", [300, 700], SALES_ACCUSES, "most := 0.7"),
    ("poor_leads", "passed", [0, 0.7], SALES_ACCUSES, "most := 0.7"),
    ("the_lead_contract", "bar", [0, 60, 70, 100], SALES_ACCUSES, "best_score_bar"),
    ("the_lead_contract", "accuracy", [0, 0.5, 1], SALES_ACCUSES, "If the score tells half"),
    ("from_substitute_to_rival", "sigma", [0.5, 3], "06_rivals_the_game.md", "well := 3"),
    ("from_substitute_to_rival", "claim", [1, 1.5], "06_rivals_the_game.md", "say it is 1.5"),
    ("from_substitute_to_rival", "reply", [1, 1.5], "06_rivals_the_game.md", "boast alike"),
    ("the_budget_fight", "departments", [2, 6], "06_rivals_the_game.md", "six := 6"),
    ("the_budget_fight", "alignment", [0, 0.5], "06_rivals_the_game.md", "half := 0.5"),
    ("the_blame_game", "bonus", [0.4, 0.5, 0.6, 0.8], "06_rivals_the_game.md", "that turns at"),
    ("the_shadow_of_the_future", "again", [0.43, 0.5], "06_rivals_the_game.md", "meet again"),
    ("the_shadow_of_the_future", "bonus", [0.2], "06_rivals_the_game.md", "some := 0.2"),
    ("the_tournament", "noise", [0, 0.05, 0.1], "06_rivals_the_game.md", "slips := 0.05"),
    ("one_function", "extra", [12], "07_the_whole_spectrum.md", '"one_function", "extra"'),
    ("one_next_experiment", "worth", [0.05, 0.1], COMPANY, "second slider half as large"),
    ("one_next_experiment", "rate", [0.3], COMPANY, '"one_next_experiment", "rate"'),
    ("the_map", "alignment", [0, 0.5, 1], "07_the_whole_spectrum.md", "half-way"),
    ("how_a_number_grows", "good", [0.27], EVIDENCE, "Make the poster say 73%"),
    ("only_the_striking", "size", [100, 400, 6400], EVIDENCE, "large := 6400"),
    ("only_the_striking", "effect", [0.02], EVIDENCE, "rise of\n2%<!--= TRUE_RISE"),
    ("by_chance_or_by_choice", "follows", [0, 0.8], EVIDENCE, "how far the budget follows"),
    ("the_map", "sigma", [0, 1, math.inf], "07_the_whole_spectrum.md", "Drag it to the far left"),
]


@pytest.mark.parametrize(("name", "control", "values", "source", "words"), NAMED)
def test_what_a_lesson_names_can_be_set(name, control, values, source, words):
    assert words in (LESSONS / source).read_text(encoding="utf-8"), "the sentence has changed"
    kept = Grid(getattr(explorers, name)()).values[control]
    assert [value for value in values if value not in kept and round(value, 2) not in kept] == []


def test_rep_and_company_can_be_made_equally_patient():
    kept = Grid(explorers.close_it_today()).values
    assert {0.7, 0.8, 0.9, 0.98, 1} <= {*kept["rep"]} & {*kept["firm"]}


def test_no_slider_is_left_with_too_few_positions():
    few = {
        (name, key): len(values)
        for name in explorers.__all__
        for explorer in [getattr(explorers, name)()]
        for key, values in Grid(explorer).values.items()
        if isinstance(explorer.controls[key], Slider | LogSlider)
        and len(values) < min(FEWEST, len(explorer.controls[key].positions()))
    }
    # Chosen so: in these figures another slider is what there is to find.
    assert {*few} == {
        ("close_it_today", "firm"),
        ("possible_is_not_wise", "half"),
        ("the_door", "market"),
        ("the_door", "yielded"),
    }
    assert min(few.values()) >= 5
