"""The glossary is read and checked, and a lesson opens a meaning where a term is first used."""

import pytest
from bs4 import BeautifulSoup

from framings import words
from framings.teaching import glossary

GOOD = """
[margin]
first = "02"
en = ["margin", "What is *left* of the price."]
nl = ["marge", "Wat er van de prijs overblijft."]
[lead]
first = "05"
everyday = true
en = ["lead", "Somebody who may buy & whose name you have."]
nl = ["lead", "Iemand die misschien koopt."]
"""


@pytest.fixture
def write(tmp_path, monkeypatch):
    path = tmp_path / "glossary.toml"
    monkeypatch.setattr(glossary, "FILE", path)

    def write(text):
        glossary._content.cache_clear()
        path.write_text(text, encoding="utf-8")

    yield write
    glossary._content.cache_clear()


def test_each_language_has_its_terms(write):
    write(GOOD)
    terms = glossary.glossary()
    assert [*terms] == ["margin", "lead"]
    assert terms["margin"].term == "margin"
    assert terms["margin"].html == "What is <em>left</em> of the price."
    assert [term.everyday for term in terms.values()] == [False, True]
    with words.speaking("nl"):
        assert glossary.glossary()["margin"].term == "marge"


def test_meanings_stand_folded_below_the_paragraph_that_links(write):
    write(GOOD)
    text = "A [low margin](glossary:margin) of a [lead](glossary:lead).\n\nAnd on."
    first, folded, last = glossary.opened(text).split("\n\n")
    assert (first, last) == ("A *low margin* of a *lead*.", "And on.")
    details = BeautifulSoup(folded, "html.parser").details
    assert not details.has_attr("open")
    assert details.summary.get_text() == "In plain words: margin, lead"
    assert [dd.get_text() for dd in details.find_all("dd")] == [
        "What is left of the price.",
        "Somebody who may buy & whose name you have.",
    ]
    assert glossary.opened("No link.\n\nNone.") == "No link.\n\nNone."


def test_a_link_to_no_term_is_refused(write):
    write(GOOD)
    with pytest.raises(ValueError, match=r"glossary:gone is not a term .* margin, lead"):
        glossary.opened("A [word](glossary:gone).")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('first = "02"', "", "margin: first must be the two digits"),
        ('first = "02"', "first = 2", "margin: first must be the two digits"),
        ('en = ["margin", "What is *left* of the price."]', "", "margin: en must be a list of two"),
        ('"margin", "What', '"", "What', "margin: en must be a list of two"),
        ('["lead", "Iemand die misschien koopt."]', '"lead"', ""),
        ("[margin]", "[margin", "not TOML as it should be"),
    ],
)
def test_what_is_not_as_it_should_be_is_named(write, old, new, message):
    assert old in GOOD
    write(GOOD.replace(old, new))
    if message:
        with pytest.raises(ValueError, match=message):
            glossary.glossary()
    else:  # of another language
        glossary.glossary()
        with words.speaking("nl"), pytest.raises(ValueError, match="lead: nl must be a list"):
            glossary.glossary()


def test_the_glossary_is_whole_in_both_languages_and_each_term_stands_once():
    for language in ("en", "nl"):
        with words.speaking(language):
            terms = [*glossary.glossary().values()]
        assert len(terms) > 25
        assert len({term.term.lower() for term in terms}) == len(terms)
        assert all(term.meaning.endswith(".") for term in terms)
