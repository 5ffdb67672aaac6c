"""The twelve statements and the invented firms: three for each framing, and nothing left out."""

import hashlib
import json

import pytest
from bs4 import BeautifulSoup

from framings.sides import case, examples, shown, two_sides, words
from framings.teaching.door import FRAMINGS


def test_each_framing_has_three_statements_asked_by_turns():
    asked = [statement.framing for statement in words.statements()]
    assert asked == [*FRAMINGS[:4]] * 3
    for framing in words.framings():
        assert [asked[at] for at in framing["statements"]] == [framing["key"]] * 3


def test_other_statements_are_another_edition():
    """A code of before would be read wrongly: raise words.EDITION, or, if only the words of a
    statement were mended, note the new ones here.
    """
    asked = "\n".join(f"{one.framing}: {one.text}" for one in words.statements())
    assert (words.EDITION, hashlib.sha256(asked.encode()).hexdigest()[:12]) == (1, "386a1f37d6ad")
    assert 0 <= words.EDITION < 32
    assert shown.all_words()["edition"] == words.EDITION


def test_the_stage_is_read_from_statements_about_what_it_says():
    statements, asked = words.statements(), words.STAGE_STATEMENTS
    assert "judged by the same figure" in statements[asked["judged"]].text
    assert "agreed what a good lead is" in statements[asked["agreed"]].text
    assert "makes its plans alone" in statements[asked["alone"]].text


def test_no_two_statements_are_settled_in_the_same_way():
    statements = words.statements()
    assert len({one.text for one in statements}) == len({one.settle for one in statements}) == 12


@pytest.mark.parametrize("example", examples.examples(), ids=lambda example: example.key)
def test_an_invented_firm_has_answered_everything(example):
    for answers in (example.marketing, example.sales):
        assert len(answers) == 12
        assert set(answers) <= {1, 2, 3, 4, 5}


def test_one_report_is_worked_out_one_is_begun_and_three_are_cases():
    worked, begun, *cases = examples.examples()
    assert worked.rule
    assert worked.tried
    assert worked.deals
    assert len(worked.export) >= 3
    assert any("cannot tell" in line for line in worked.export)
    assert begun.begun
    assert not begun.rule
    assert [bool(one.rule or one.export or one.begun) for one in cases] == [False] * 3


def test_a_notebook_that_is_not_run_shows_the_statements_and_a_page_all_words():
    soup = BeautifulSoup(two_sides().html(), "html.parser")
    shown = [item.get_text() for item in soup.find_all("li")]
    assert shown == [statement.text for statement in words.statements()]
    told = json.loads(soup.section["data-words"])
    assert [statement["text"] for statement in told["statements"]] == shown


def test_a_case_is_a_table_of_words():
    html = case("trapwel")._repr_mimebundle_()["text/html"]
    rows = BeautifulSoup(html, "html.parser").tbody.find_all("tr")
    assert len(rows) == 12
    assert {cell.get_text() for row in rows for cell in row.find_all("td")} <= {*words.scale()}
    with pytest.raises(ValueError, match=r"key must be one of pompernikkel, .*; got 'nobody'"):
        case("nobody")
