"""What an export answers: the truth of the practice exports, and that it cannot tell."""

import re
from functools import cache

import numpy as np
import pandas as pd
import pytest
from support.damage import csv_of
from support.run import FULL

from framings.data import crm
from framings.data.crm.answers.answer import FEWEST, points
from framings.data.crm.answers.intervals import Interval
from framings.data.crm.answers.who import department_of
from framings.words import speaking

EXPORTS = ("hubspot", "salesforce", "pipedrive")
SEEDS = tuple(range(1, 11))
QUESTIONS = tuple(crm.questions())
# What an export of these three does not tell.
UNTOLD = {("hubspot", "discounts"), ("salesforce", "speed")}


@pytest.fixture(scope="module")
def truths(generator):
    """Truths by export: the part of an answer each belongs to, and the number."""
    recipe = generator.recipes.practice

    def of(name):
        sources = dict(zip(recipe.SOURCES, recipe.SOURCE_NAMES[name], strict=True))
        reasons = dict(zip(recipe.REASONS, recipe.REASON_NAMES[name], strict=True))
        labels = {
            "marketing": "marketing: first touch",
            "smallest": 0, "largest": -1,
            "fast": 0, "between": 1, "slow": 2,
            "within a day, won": "won: answered within 24 hours",
            "within a day, lost": "lost: answered within 24 hours",
            "won": 0, "lost": 1,
            "last two weeks": 0, "rest": 1,
            "tenth": 0, "smaller half": 2,
        }  # fmt: skip
        found = {}
        for key, value in recipe.truths(generator.recipes.PRACTICE[name][1]).items():
            question, comma, what = key.partition(", ")
            untold = question if question != "habits" else "speed"
            if comma and (name, untold) not in UNTOLD:
                named = {"sources": sources, "rates": sources, "reasons": reasons}
                found[question, named.get(question, labels).get(what, what)] = value
        return found

    return cache(of)


@pytest.fixture(scope="module")
def asked(practice_read):
    """What an export answers, asked once."""
    return cache(lambda name, question, *seed: crm.ask(practice_read(name, *seed), question))


def part_of(answer: crm.Answer, label: str | int) -> crm.Part:
    if isinstance(label, int):
        return answer.parts[label]
    (found,) = [part for part in answer.parts if part.label == label]
    return found


def held(part: crm.Part, truth: float) -> bool:
    return part.low <= truth <= part.high


@pytest.mark.parametrize("name", EXPORTS)
def test_each_answer_of_the_shipped_export_holds_the_truth(name, truths, asked):
    """What the sentence of an answer leads with, of every question that the export tells."""
    true, tried = truths(name), set()
    for question in QUESTIONS:
        answer = asked(name, question)
        mine = {label: value for (key, label), value in true.items() if key == question}
        if not mine:
            continue
        tried.add(question)
        if answer.difference and question != "habits":
            first, *_middle, last = mine.values()
            gap = first - last
            assert answer.difference.low <= gap <= answer.difference.high, question
        elif question == "habits":
            gap = np.subtract(*mine.values())
            pair = [part_of(answer, label) for label in mine]
            assert pair == [*answer.parts[:2]], "most won deals have it"
            assert answer.difference.low <= gap <= answer.difference.high
        else:
            lead = "not filled in" if question == "reasons" else answer.parts[0].label
            (truth,) = [v for k, v in mine.items() if k in (lead, 0)]
            assert held(part_of(answer, lead), truth), question
    untold = {question for of, question in UNTOLD if of == name}
    assert tried == {*QUESTIONS} - untold - ({"habits"} if name == "salesforce" else set())


@pytest.mark.parametrize("name", EXPORTS)
def test_other_seeds_find_the_truth_on_average(name, truths, asked):
    for (question, label), truth in truths(name).items():
        parts = [part_of(asked(name, question, seed), label) for seed in SEEDS]
        error = np.mean([(p.high - p.low) / 2 / 1.96 for p in parts]) / len(SEEDS) ** 0.5
        mean = np.mean([p.share for p in parts])
        assert abs(mean - truth) < 3.5 * error + 1e-3, (question, label, mean, truth)


def test_all_intervals_together_cover_as_often_as_they_say(truths, asked):
    """Of 30 exports, and of the three that are shipped."""
    hits = {
        (name, *seed): [
            held(part_of(asked(name, question, *seed), label), truth)
            for (question, label), truth in truths(name).items()
        ]
        for name in EXPORTS
        for seed in [(), *((s,) for s in SEEDS)]
    }
    assert np.mean(np.concatenate([hits[name,] for name in EXPORTS])) > 0.9, "the shipped ones"
    together = np.concatenate([*hits.values()])
    assert len(together) > 900
    assert 0.935 < np.mean(together) < 0.965


# Many exports, made without writing and reading them.


def drawn(generator, name: str, seed: int) -> crm.Export:
    recipe = generator.recipes.practice
    deals = recipe.make(
        np.random.default_rng([seed, *name.encode()]), generator.recipes.PRACTICE[name][1]
    )
    nothing = pd.Series(None, deals.index, "str")
    table = pd.DataFrame({
        "deal": nothing, "created": deals.created.astype("datetime64[s]"),
        "closed": deals.closed.astype("datetime64[s]").where(deals.status != "open"),
        "amount": deals.amount.astype(float), "currency": "EUR", "stage": nothing,
        "outcome": deals.status, "source": np.array(recipe.SOURCE_NAMES[name])[deals.source],
        "owner": "seller 1",
        "lost_reason": np.array([*recipe.REASON_NAMES[name], None], object)[deals.reason],
        "discount_pct": deals.discount, "answer_hours": deals.hours,
    })  # fmt: skip
    return crm.Export(table)


@pytest.mark.parametrize("name", EXPORTS)
def test_each_answers_intervals_cover_as_often_as_they_say(name, truths, generator):
    times = 400 if FULL else 60
    hits: dict[str, list[bool]] = {}
    exports = [drawn(generator, name, seed) for seed in range(100, 100 + times)]
    questions = {question for question, _label in truths(name)}
    for export in exports:
        answers = {question: crm.ask(export, question) for question in questions}
        for (question, label), truth in truths(name).items():
            hits.setdefault(question, []).append(held(part_of(answers[question], label), truth))
    for question, found in hits.items():
        # Parts of one export hang together, so exports are counted, not parts.
        slack = 3.3 * (0.95 * 0.05 / times) ** 0.5
        assert np.mean(found) == pytest.approx(0.95, abs=0.015 + slack), question


# --- a second way ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXPORTS)
def test_the_generators_own_analysis_finds_the_same(name, generator, practice_read, asked):
    figures = generator.analyses.practice(practice_read(name).table)
    shares = {part.name: part.share for part in asked(name, "sources").parts}
    rates = {part.name: part.share for part in asked(name, "rates").parts}
    for source in rates:
        assert 100 * shares[source] == pytest.approx(figures[f"share of the won deals %, {source}"])
        assert 100 * rates[source] == pytest.approx(figures[f"won, % of decided, {source}"])
    won, lost = asked(name, "quarter_end").parts
    for part, outcome in ((won, "won"), (lost, "lost")):
        late = figures[f"closed in the last two weeks of a quarter, % of {outcome}"]
        assert 100 * part.share == pytest.approx(late)
    bare = part_of(asked(name, "reasons"), "not filled in")
    assert 100 * bare.share == pytest.approx(figures["lost without a reason %"])
    tenth = asked(name, "large_deals").parts[0]
    largest = figures["largest tenth of the won deals, % of revenue"]
    assert 100 * tenth.share == pytest.approx(largest, abs=0.3)  # a tenth is not whole


# --- words ----------------------------------------------------------------------------------

CAUSES = r"\b(because of|causes?|caused|due to|leads? to|makes? (it|them|customers)|effect of)\b"


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", EXPORTS)
def test_an_answer_says_how_many_how_surely_and_what_else_it_may_be(name, question, asked):
    answer = asked(name, question)
    assert (answer.key, answer.question) == (question, crm.questions()[question])
    if (name, question) in UNTOLD:
        assert not answer.tells
        assert answer.sentence.startswith("This export cannot tell, because ")
        assert answer.other.startswith("What to do: ")
        assert answer.table().empty
        return
    assert answer.tells
    numbers = re.findall(r"\d[\d,]*", answer.sentence)
    counts = {f"{part.n:,}" for part in answer.parts} | {f"{answer.n:,}"}
    assert counts & {*numbers}, "with how many deals"
    assert re.search(r"\((−?[\d.]+%? to −?[\d.]+%?)\)", answer.sentence), "with an interval"
    assert answer.other.startswith("Another explanation: ")
    assert not re.search(CAUSES, f"{answer.sentence} {answer.other}")
    for part in answer.parts:
        assert part.low <= part.share <= part.high
        assert part.n >= 10
    table = answer.table()
    assert len(table) == len(answer.parts) <= 8
    assert not re.search("_|dtype|nan", table.to_string(), re.IGNORECASE)
    assert len(f"{answer.sentence} {answer.other}".split()) <= 75


def test_questions_and_answers_are_in_the_language_of_the_reader():
    with speaking("nl"):
        export = crm.read(crm.practice("pipedrive"))
        assert {*crm.questions()} == {*QUESTIONS}
        for question in QUESTIONS:
            answer = crm.ask(export, question)
            assert answer.tells
            assert not re.search(r"\d\.\d%", answer.table().to_string()), "decimal commas"


# --- what an export cannot tell -------------------------------------------------------------

HEAD = ["Deal - ID", "Deal - Status", "Deal - Value", "Deal - Currency of value",
        "Deal - Source channel", "Deal - Owner", "Deal - Lost reason", "Deal - Deal created",
        "Deal - Deal closed on", "Deal - Discount (%)", "Deal - Response time (hours)"]  # fmt: skip
COLUMN = dict(zip(
    ["deal", "status", "amount", "currency", "source", "owner", "lost_reason", "created", "closed",
     "discount_pct", "answer_hours"], range(11), strict=True,
))  # fmt: skip


def made(rows: int = 300, without: tuple[str, ...] = (), **columns) -> crm.Export:
    """A small export; columns can be left out, or filled by the number of the row."""
    usual = {
        "deal": str, "status": lambda n: "Won" if n % 3 == 0 else "Lost",
        "amount": lambda n: str(1000 + 7 * n), "currency": lambda n: "EUR",
        "source": lambda n: ("Website", "Cold call", "Partner")[n % 7 % 3],
        "owner": lambda n: "Bep Bloemkool", "lost_reason": lambda n: "Price" if n % 3 == 1 else "",
        "created": lambda n: "2024-01-10 09:00", "closed": lambda n: f"2024-{1 + n % 5:02}-28",
        "discount_pct": lambda n: str(n % 20), "answer_hours": lambda n: str(1 + n % 60),
    } | columns  # fmt: skip
    kept = [column for column in usual if column not in without]
    grid = [[HEAD[COLUMN[column]] for column in kept]]
    grid += [[usual[column](n) for column in kept] for n in range(rows)]
    return crm.read(csv_of(grid))


def test_a_small_export_can_tell_everything():
    export = made()
    assert all(crm.ask(export, question).tells for question in QUESTIONS)


LACKING = [
    ("source", ["sources", "claims", "rates"], "where deals come from", "Lead Source"),
    ("owner", ["claims"], "who owns a deal", "Deal - Owner"),
    ("amount", ["sizes", "large_deals"], "no amounts", "Amount"),
    ("closed", ["quarter_end", "discounts"], "no days of closing", "Close Date"),
    ("discount_pct", ["discounts"], "no discounts", "Korting"),
    ("answer_hours", ["speed"], "when the first answer came", "First contact date"),
    ("lost_reason", ["reasons"], "no reasons for losing", "Lost reason"),
    ("status", QUESTIONS, "which deals were won and lost", "Deal Stage"),
]


def test_stages_that_nobody_explained_are_said():
    export = crm.read(crm.practice("salesforce"))
    assert "stages are of your firm's own" in crm.ask(export, "rates").sentence


@pytest.mark.parametrize(("column", "questions", "says", "name"), LACKING)
def test_what_cannot_be_told_without_a_column_is_said(column, questions, says, name):
    export = made(without=(column,))
    for question in QUESTIONS:
        answer = crm.ask(export, question)
        assert answer.tells != (question in questions), question
        if not answer.tells:
            assert says in answer.sentence
            assert name in answer.other


def test_too_few_deals_are_said_with_how_many_it_takes():
    export = made(24)
    for question in QUESTIONS:
        answer = crm.ask(export, question)
        assert not answer.tells
        assert re.search(r"only \d+ of its .* can be used, and it takes \d+\.", answer.sentence)
    assert f"it takes {FEWEST}." in crm.ask(export, "rates").sentence


@pytest.mark.parametrize(
    ("columns", "question", "says"),
    [
        ({"status": lambda n: "Won"}, "rates", "no deal in it was lost"),
        ({"status": lambda n: "Lost"}, "sizes", "no deal in it was won"),
        ({"status": lambda n: "Open"}, "sources", "won or lost yet"),
        ({"status": lambda n: "Akkoord"}, "rates", "which deals were won and lost"),
        ({"currency": lambda n: ("EUR", "USD")[n % 2]}, "sizes", "several currencies: EUR, USD"),
        ({"currency": lambda n: ("EUR", "USD")[n % 5 > 1]}, "large_deals", "several currencies"),
        ({"amount": lambda n: "500"}, "sizes", "the same amount"),
        ({"amount": lambda n: str(1000 + n)[: 4 * (n % 2)]}, "large_deals", "it takes 100"),
        ({"source": lambda n: "Partner"}, "rates", "fewer than two of its sources"),
        ({"source": lambda n: "Other"}, "claims", "known as marketing's or as sales'"),
        ({"closed": lambda n: "2024-02-01"}, "discounts", "the same time of the quarter"),
        ({"answer_hours": lambda n: "2"}, "speed", "equally fast"),
        ({"closed": lambda n: "2024-03-30" if n % 3 else ""}, "quarter_end", "no deal in it was"),
    ],
)
def test_what_stands_in_the_way_is_said(columns, question, says):
    answer = crm.ask(made(rows=330, **columns), question)
    assert not answer.tells
    assert says in answer.sentence, answer.sentence


@pytest.mark.parametrize(
    ("department", "sources"),
    {
        "marketing": "Organic Search, Paid social, Email marketing, E-mail, Direct traffic,"
        " Website, Vakbeurs, Trade Show, Zoekmachine, Nieuwsbrief, Google Ads, Web",
        "sales": "Cold call, Koude acquisitie, Partner, Referral, Doorverwijzing, Telefoon,"
        " Direct sales, Bestaande klant, Customer visit, Sales leads, Netwerk",
        None: "Other, Anders, Purchased list, Leads, Platform, CRM, Season, Former, Personal",
    }.items(),
)
def test_a_source_shows_whose_it_is_or_does_not(department, sources):
    assert {source: department_of(source) for source in sources.split(", ")} == dict.fromkeys(
        sources.split(", "), department
    )


def test_deals_that_nobody_knows_the_department_of_are_counted():
    export = made(source=lambda n: ("Website", "Leads", "Partner")[n % 7 % 3])
    sentence = crm.ask(export, "claims").sentence
    leads = int(((export.table.source == "Leads") & (export.table.outcome == "won")).sum())
    assert f"Of {leads} deals the source does not show whose it is." in sentence


def test_kinds_of_few_deals_are_put_together():
    """A row alone may point at one customer."""
    export = made(source=lambda n: "Website" if n < 280 else "Partner" if n < 292 else "Beurs")
    for question in ("sources", "rates"):
        names = {part.name for part in crm.ask(export, question).parts}
        assert "Website" in names
        assert "Beurs" not in names


@pytest.mark.parametrize(
    ("gap", "shares", "written"),
    [
        ((0.236, 0.18, 0.28), (0.406, 0.17), "24 percentage points (18 to 28)"),
        ((0.236, 0.18, 0.28), (0.404, 0.168), "24 percentage points before rounding (18 to 28)"),
        ((-0.01, -0.05, 0.03), (0.28, 0.29), "1 percentage point (−3 to 5)"),
        ((0.008, -0.02, 0.05), (0.304, 0.296), "1 percentage point before rounding (−2 to 5)"),
        ((-0.002, -0.05, 0.03), (0.28, 0.28), "less than 1 percentage point (−3 to 5)"),
    ],
)
def test_a_difference_has_no_sign_and_fits_the_shares_beside_it(gap, shares, written):
    assert points(Interval(*gap), *shares) == written


def test_whose_the_sources_are_is_shown():
    claims = crm.ask(made(), "claims").sentence
    assert "by first touch (" in claims
    assert "their source is one of marketing's (Website)." in claims


def test_a_few_amounts_in_another_currency_are_left_out_and_it_is_said():
    few = made(360, currency=lambda n: "USD" if n % 60 == 0 else "EUR")
    for question, count in (("sizes", 6), ("large_deals", 6)):
        answer = crm.ask(few, question)
        assert answer.tells
        assert answer.left_out == f"{count} deals in other currencies (USD) are left out."
        assert answer.left_out in str(answer)
    assert crm.ask(few, "sizes").n == 354
    many = made(360, currency=lambda n: "USD" if n % 8 == 0 else "EUR")
    assert "several currencies: EUR, USD" in crm.ask(many, "sizes").sentence


SPELLINGS = {
    "Prijs": 32,
    "levertijd": 40,
    "prijs": 20,
    "PRIJS": 8,
    "Prijs  te hoog": 7,
    "Other": 13,
}


@pytest.mark.parametrize(
    ("column", "question"), [("lost_reason", "reasons"), ("source", "sources")]
)
def test_one_word_in_several_spellings_is_one_kind(column, question):
    """It is shown as it is written most often; the file's own "other" is no second one of ours."""
    written = [word for word, times in SPELLINGS.items() for _ in range(times)]
    status = "Lost" if question == "reasons" else "Won"
    columns = {column: lambda n: written[n], "status": lambda n: status}
    answer = crm.ask(made(len(written), **columns), question)
    assert [(part.name, round(part.share * len(written))) for part in answer.parts] == [
        ("Prijs", 60), ("levertijd", 40), ("other", 20)
    ]  # fmt: skip
    assert "“Prijs”" in answer.sentence


def test_a_stage_in_several_spellings_is_asked_once():
    stages = ["Akkoord", "akkoord", "AKKOORD", "Bij Oosterwijk", "bij oosterwijk", "Akkoord"]
    rows = [["Stage", "Amount"], *([stage, "5"] for stage in stages)]
    assert crm.read(csv_of(rows)).unknown_stages == {"Akkoord": 4, "stage 1 (see row 5)": 2}
    told = crm.read(csv_of(rows), stages={"Akkoord": "won", "stage 1 (see row 5)": "lost"})
    assert list(told.table.outcome) == ["won"] * 3 + ["lost"] * 2 + ["won"]


@pytest.mark.parametrize(
    ("header", "cells", "says"),
    [
        ("Aangemaakt op,Eerste reactie", "2026-01-05,2026-01-06 09:30",
         "“Aangemaakt op” has no clock times"),
        ("Aangemaakt op,Eerste reactie", "2026-01-05 08:00,2026-01-06",
         "“Eerste reactie” has no clock times"),
        ("Aangemaakt op,Eerste reactie", "2026-01-05,2026-01-06",
         "“Aangemaakt op” and “Eerste reactie” have no clock times"),
        ("Eerste reactie,Korting", "2026-01-06 09:30,5", "when a deal was made"),
        ("Aangemaakt op,Korting", "2026-01-05 08:00,5", "when the first answer came"),
        ("Aangemaakt op,Eerste reactie", "2026-01-05 08:00,", "when the first answer came"),
    ],
)  # fmt: skip
def test_which_column_lacks_the_clock_times_is_said(header, cells, says):
    """And no column is asked for that is there already."""
    rows = [["Fase", "Bedrag", *header.split(",")]]
    rows += [[("Gewonnen", "Verloren")[n % 2], "5", *cells.split(",")] for n in range(120)]
    export = crm.read(csv_of(rows))
    answer = crm.ask(export, "speed")
    assert not answer.tells
    assert says in answer.sentence
    clocks = {f.column for f in export.findings if "no clock times" in f.what}
    assert clocks == {*re.findall("“(.+?)”", says)}
    assert ("Add the column" in answer.other) == (not clocks)


def test_deals_of_which_nobody_knows_the_end_are_not_left_out_without_a_word():
    stages = {"Akkoord": "won", "Afgevallen": "lost"}
    export = crm.read(crm.practice("salesforce"), stages=stages)
    empty = made(320, status=lambda n: ("Won", "Lost", "Lost", "")[n % 4])
    why = "39 deals are left out: nobody has said yet what their stage means."
    for question in QUESTIONS:
        assert why in str(crm.ask(export, question)).splitlines()
        assert crm.ask(empty, question).left_out.startswith("80 deals are left out: it is not")
        assert not crm.ask(made(), question).left_out
