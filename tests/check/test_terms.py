"""A term is explained where a lesson first uses it, once, and not used before."""

import pytest

from framings.check import terms as check
from framings.lessons import Lesson

GLOSSARY = """
[margin]
first = "03"
en = ["margin", "What is left."]
[late]
first = "05"
en = ["late word", "A word of lesson 05."]
[lead]
first = "05"
everyday = true
en = ["lead", "Somebody who may buy."]
"""


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("The [margin](glossary:margin). Margins lead.", []),
        ("Nothing.", ["link to it, [margin](glossary:margin)"]),
        ("Margins. A [margin](glossary:margin).", ["'margin' is used before it is explained"]),
        ("`margin` <b title='margin'>x</b> [x](margin.md). A [margin](glossary:margin).", []),
        ("A [margin](glossary:margin), a [margin](glossary:margin).", ["linked to 2 times"]),
        ("A [margin](glossary:margin), [gone](glossary:gone).", ["gone is not a term"]),
        ("A [margin](glossary:margin), a late\nword.", ["'late word' is used before it is"]),
        (
            "A [margin](glossary:margin), [late word](glossary:late).",
            ["glossary:late is first explained in lesson 05"],
        ),
    ],
)
def test_what_does_not_fit_is_named(rewrite, terms, text, messages):
    terms(GLOSSARY)
    found = [*check.complaints(rewrite("A door.", text))]
    assert len(found) == len(messages), found
    for complaint, message in zip(found, messages, strict=True):
        assert message in complaint


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("Een [knelpunt](glossary:narrow) en een [hertenjacht](glossary:hunt). Knelpunten.", []),
        ("Knelpunten. Een [knelpunt](glossary:narrow), een [hertenjacht](glossary:hunt).", [0]),
        ("Hertenjacht. Een [knelpunt](glossary:narrow), een [hertenjacht](glossary:hunt).", [1]),
        ("Knelpuntig. Een [knelpunt](glossary:narrow), een [hertenjacht](glossary:hunt).", []),
    ],
)
def test_a_dutch_term_is_known_in_the_plural_and_without_its_brackets(lesson, terms, text, early):
    words = ("knelpunt", "hertenjacht (wie durft)")
    terms(
        f'[narrow]\nfirst = "03"\nen = ["x", "X."]\nnl = ["{words[0]}", "Vol."]\n'
        f'[hunt]\nfirst = "03"\nen = ["y", "Y."]\nnl = ["{words[1]}", "Spel."]\n'
    )
    dutch = Lesson("nl", lesson.name, lesson.root)
    dutch.source.parent.mkdir()
    dutch.source.write_text(text, encoding="utf-8")
    assert [*check.complaints(dutch)] == [
        f"{words[place]!r} is used before it is explained, in lesson 03" for place in early
    ]
