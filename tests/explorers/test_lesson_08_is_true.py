"""The sentences of lesson 08 against arithmetic of their own, and what it says of its tables."""

import math
import re
import textwrap
from pathlib import Path
from statistics import NormalDist

import pandas as pd
import pytest
from explorers.points import random_points

from framings import explorers
from framings.assumptions import LONGEST_EXPERIMENT, POWER, RISK
from framings.data import crm
from framings.explorers.company import _asked
from framings.sides.examples import examples
from framings.sides.words import statements
from framings.words import languages, speaking

Z = NormalDist().inv_cdf
LESSONS = Path(__file__).parents[2] / "lessons"


def needed(before, after):
    """Deals in each group, by the textbook's formula."""
    mean = (before + after) / 2
    spread = Z(1 - RISK / 2) * math.sqrt(2 * mean * (1 - mean))
    spread += Z(POWER) * math.sqrt(before * (1 - before) + after * (1 - after))
    return (spread / (after - before)) ** 2


def test_one_next_experiment():
    explorer = explorers.one_next_experiment()
    kinds = set()
    for point in random_points(explorer):
        rate, worth, deals = point["rate"], point["worth"], point["deals"]
        state = explorer.at(**point)
        each = math.ceil(needed(rate, rate + worth))
        months = math.ceil(2 * each / deals)
        assert f"each of two groups needs {each:,} deals" in state.sentence
        long = "more than ten years" if months > 120 else f"{months} month"
        assert f": {long}" in state.sentence
        after = f"{100 * (rate + worth):.0f}"
        assert f"a new way wins {after}, " in state.sentence
        assert f"a new way wins {after} of 100" in state.picture
        too_long = months > LONGEST_EXPERIMENT
        kinds.add(too_long)
        assert ("Too long" in state.sentence) == too_long
        if not too_long:
            told = float(re.search(r"at least ([\d.]+) points ahead", state.sentence)[1]) / 100
            mean = rate + worth / 2
            edge = Z(1 - RISK / 2) * math.sqrt(2 * mean * (1 - mean) / each)
            assert told == pytest.approx(edge, abs=0.00051)
    assert kinds == {True, False}


def test_what_becomes_of_half_the_difference():
    start = explorers.one_next_experiment().defaults
    rate, worth = start["rate"], start["worth"]
    assert 3.5 < needed(rate, rate + worth / 2) / needed(rate, rate + worth) < 4
    explorer = explorers.one_next_experiment()
    assert "Too long" not in explorer.at().sentence
    assert "Too long" in explorer.at(worth=worth / 2).sentence


@pytest.fixture(scope="module")
def exports():
    return {
        name: crm.read(crm.practice(name), stages=crm.PRACTICE_STAGES).table
        for name in ("salesforce", "hubspot", "pipedrive")
    }


def test_of_fast_answers_one_export_tells_nothing_and_two_do(exports):
    assert exports["salesforce"].answer_hours.isna().all()
    assert len(exports["salesforce"]) > 2000
    for name in ("hubspot", "pipedrive"):
        decided = exports[name].query("outcome in ('won', 'lost')")
        won = decided.outcome == "won"
        fast = won[decided.answer_hours <= 4].mean() / won[decided.answer_hours > 24].mean()
        assert 1.8 < fast < 2.6


def test_only_the_question_about_the_end_of_the_quarter_has_a_dashed_line():
    explorer, lines = explorers.ask_an_export(), {}
    for question in crm.questions():
        for export in range(3):
            said = re.search(
                r"A dashed line stands at (\d+)%",
                explorer.at(question=question, export=export).picture,
            )
            lines.setdefault(question, []).append(said and int(said[1]))
    drawn = {question: at for question, at in lines.items() if any(at)}
    assert drawn == {"quarter_end": [15] * 3}, "the days of two weeks, of those of a quarter"
    for language, line, where in (
        ("en", "dashed line", "end of the"),
        ("nl", "streepjeslijn", "eind van"),
    ):
        text = " ".join((LESSONS / language / "08_your_company.md").read_text("utf-8").split())
        (told,) = re.findall(rf"[^.]*{line}[^.]*\.", text)
        assert where in told


@pytest.mark.parametrize("language", languages())
def test_each_row_of_the_picture_has_room_for_its_name(language):
    with speaking(language):
        for firm in ("hubspot", "pipedrive"):
            export = crm.read(crm.practice(firm))
            for question in crm.questions():
                for part in crm.ask(export, question).parts[: _asked.MOST]:
                    assert len(textwrap.wrap(part.label, _asked._WIDE)) <= 2, part.label


def test_sales_can_claim_all_and_the_claims_are_more_than_there_was(exports):
    for name, table in exports.items():
        assert table.owner.notna().all()
        claims = crm.ask(crm.read(crm.practice(name), stages=crm.PRACTICE_STAGES), "claims")
        assert int(re.search(r"makes (\d+)% together", claims.sentence)[1]) > 125


def test_of_the_reasons(exports):
    empty, most = {}, {}
    for name, table in exports.items():
        lost = table[table.outcome == "lost"].lost_reason
        empty[name], most[name] = lost.isna().mean(), lost.mode()[0]
    assert empty["hubspot"] > 0.5
    assert max(empty, key=empty.get) == "hubspot"
    assert most == {"hubspot": "Price", "salesforce": "Prijs", "pipedrive": "Price"}


def table_of(key):
    (firm,) = (one for one in examples() if one.key == key)
    table = pd.DataFrame(
        {
            "framing": [one.framing for one in statements()],
            "text": [one.text for one in statements()],
            "marketing": firm.marketing,
            "sales": firm.sales,
        }
    )
    return table.assign(apart=(table.marketing - table.sales).abs())


def test_pompernikkel_agrees_most_about_the_organisation_and_least_about_the_task():
    table = table_of("pompernikkel")
    apart = table.groupby("framing").apart.sum()
    assert apart.idxmin() == "rivals"
    assert (apart == apart.min()).sum() == 1
    assert apart.idxmax() == "complementary"
    most = table.loc[table.apart.idxmax()]
    assert most.text.startswith("Every good lead is followed up")
    assert (most.marketing, most.sales) == (2, 5)
    assert (table[table.framing == "rivals"][["marketing", "sales"]] >= 4).all(axis=None)
    argue = table[table.text.str.contains("nobody argues")].iloc[0]
    assert argue.marketing > argue.sales


def test_the_cases_are_as_their_model_answers_say():
    beds = table_of("zachtebed")
    assert [*beds.text[beds.apart >= 2]] == [statements()[5].text]
    assert beds.apart.max() == 3
    assert (beds.loc[1, ["marketing", "sales"]] == 5).all()
    assert (beds[beds.framing == "substitutes"][["marketing", "sales"]] <= 2).all(axis=None)
    bicycles = table_of("trapwel")
    assert bicycles.apart.max() <= 1
    of = bicycles.groupby("framing")[["marketing", "sales"]].mean()
    assert (of.loc["same"] > 4).all()
    assert (of.loc["rivals"] <= 2).all()
    assert of.mean(axis=1).idxmax() == "substitutes"
    advice = table_of("denkwel")
    assert advice.loc[0, "apart"] == 4
    assert (advice[advice.framing == "same"].apart >= 2).all()
    assert (advice[advice.framing == "rivals"].sales >= 4).all()
    assert (advice[advice.framing == "complementary"].apart == 0).all()
