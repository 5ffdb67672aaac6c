"""The guide has for each lesson what a lecturer looks for, and a guide that lacks it is noticed."""

import re

import pytest

from framings.build import guide
from framings.check.guide import complaints, form_of
from framings.lessons import ROOT

GUIDES = [path for of in guide.languages(ROOT) for path in guide.guides(of, ROOT)]
OF_LESSONS = [path for path in GUIDES if path.stem != guide.HOUR]


@pytest.fixture(autouse=True)
def terms():
    """Leave the terms as the lessons have them: the guide speaks of these lessons."""


@pytest.mark.parametrize("path", OF_LESSONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_guide_has_all_that_belongs_in_it(path):
    assert complaints(path, ROOT) == []


@pytest.fixture
def broken(tmp_path):
    def broken(old, new):
        text = (ROOT / "guide" / "en" / "03.md").read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1)
        assert changed != text
        path = tmp_path / "en" / "03.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(changed, encoding="utf-8")
        return complaints(path, ROOT)

    return broken


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## On the board", "## Board", "the headings must be"),
        (r"\| 50 minutes", "| 45 minutes", "the rows must begin"),
        (r"\{bet stop_calling\}", "", "'stop_calling' is not there"),
        (r"\{bet stop_calling\}", "{bet stop_caling}", r"03.md:\d+: .*stop_caling"),
        (r"\{at the_door share=0.6\}", "{at the_door shares=0.6}", "no control 'shares'"),
        (r"\{at the_door share=0.6\}", "{at the_dor}", "has no 'the_dor'"),
        (r"\{at the_door share=0.6\}", "{at: the_door}", "must look like"),
        (r"\{at more_or_fewer.*\}\n(?s:.*?)\{at more_or_fewer.*\}", "", "'more_or_fewer' stands"),
        (r"- \*\*No: half and half", "- **Half and half", "begins 'Half and half'"),
        (r"- \*\*No: half.*\n", "", "has no reply"),
        ("You compared", "You compared " + "and compared " * 20, "more than ten seconds"),
        (r"\*\*Model answer", "**The answer", "must have one answer"),
        ("### Question 2", "### The second", "two exam questions"),
        (r"\| Framing", "| Frame", "the rows of the rubric"),
        (r"\*\*Exit question", "**Question", "there must be a table, and"),
        ("language: en", "language: nl", "language must be 'en'"),
    ],
)
def test_what_is_missing_is_said(broken, old, new, said):
    assert re.search(said, "\n".join(broken(old, new)))


def test_another_language_has_the_same_parts():
    english, dutch = form_of("en"), form_of("nl")
    assert len(english.headings) == len(dutch.headings)
    assert len(english.rubric) == len(dutch.rubric)
    assert not {*english.headings} & {*dutch.headings}
    assert not {*english.rubric} & {*dutch.rubric}


@pytest.mark.parametrize(
    "path", [path for path in GUIDES if path.stem == guide.HOUR], ids=lambda path: path.parent.name
)
def test_the_hour_is_planned_without_a_gap(path):
    text = path.read_text(encoding="utf-8")
    steps = re.findall(r"^\| (\d+)–(\d+) min \|", text, re.MULTILINE)
    assert steps == re.findall(r"^### (\d+)–(\d+) min:", text, re.MULTILINE)
    ends = [0, *(int(end) for _begin, end in steps)]
    assert [int(begin) for begin, _end in steps] == ends[:-1]
    assert ends[-1] == 45  # and 15 in reserve
