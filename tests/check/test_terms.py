"""A term is explained where a lesson first uses it, once, and not used before."""

import pytest

from framings.check import terms as check

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
