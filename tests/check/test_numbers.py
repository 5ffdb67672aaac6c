"""The checker of numbers sees what it should see, and says where."""

import math
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from framings import assumptions
from framings.check import numbers

NAMES = {
    "half": lambda: 0.5,
    "fall": lambda: -0.2797,
    "money": lambda: 1234.5,
    "many": lambda: 2_449_000.0,
    "never": lambda: math.inf,
    "broken": lambda: 1 / 0,
    "nothing": lambda: math.nan,
    "mix": lambda: SimpleNamespace(sales=40),
    "array": lambda: np.float64(0.125),
    "model": lambda *numbers: sum(np.ravel(numbers)),
    "default": lambda explorer, control: 40,
    "np": np,
    "math": math,
}


def complaints(text, language="en", suffix=".md"):
    found = numbers.check_text(text, Path(f"lesson{suffix}"), language, NAMES)
    return [f"{complaint.line}: {complaint.message}" for complaint in found]


@pytest.mark.parametrize(
    "text",
    [
        "Half is 50%<!--= half() --> of it.",
        "Half is **50%**<!--= half() --> of it.",
        "Half is **50 %** <!--= half() --> of it.",
        "Half is 50 per cent<!--= half() --> or 50 percent<!--= half() --> or ½<!--= half() -->.",
        "Half is 0.5<!--= half() -->, or 0.50<!--= half() -->, or\n.5<!--= half() -->.",
        "It falls by −28%<!--= fall() -->, or (-28%<!--= fall() -->).",
        "It falls by 28.0%<!--= -fall() -->.",
        "From 3<!--= half() * model(six := 6) --> to 5<!--= 10 * half() -->, or "
        "3<!--= six * half() -->–5<!--= 10 * half() -->.",
        "It costs €1,234.50<!--= money() -->, −€1,235<!--= -money() --> or 1.2k<!--= money() -->.",
        "It costs 2.4 million<!--= many() --> or €2.4M<!--= many() -->.",
        "Exactly between: 13%<!--= array() --> and 12%<!--= array() -->.",
        "It is ∞<!--= never() -->, and ∞ needs no tie.",
        "A step of 10%<!--= step := 0.10 --> twice makes 21%<!--= (1 + step)**2 - 1 -->.",
        "The mix makes 40<!--= mix().sales --> calls.",
        "A tie may\nwrap: 50%<!--= half()\n  + 0 --> of it.",
        "In a formula $S = 0.5\\,M^{2}$<!--= half() --> and free $x_1 = 2x - 0$.",
        "In a formula $0.5 + 50\\%$<!--= half() --><!--= half() --> two.",
        "A name in a formula $0.3\\,x$<!--= w := 0.3 --> is for the text: 60%<!--= 2 * w -->.",
        "Wrong answers need no use: 50%<!--= wrong_half := 0.5 -->.",
    ],
)
def test_a_number_that_is_what_its_tie_computes_passes(text):
    assert complaints(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 1964, from 1907 to 1960, in 1973/1974, 2006–09, the 1990s and 2100.",
        "On 10 June 2007, and on 3 and 4 May.",
        "It takes 15 minutes, 10 to 20 minutes, 15\nmin, a 5-minute read.",
        "See p. 64, pp. 64–65, pages 20–21 and page\n7.",
        "Lesson 03 follows 00 to 02; see [04 Rivals](04_rivals.md).",
        "# 03 · Substitutes",
        "1. One\n2. Two\n10) Ten",
        "Text.\n1. One\n2. Two",
        "## Step 1. Who calls?",
        "Code `x = 28` and ``y = `3` ``.",
        "```{code-cell} ipython3\n:tags: [a1]\n\nx = 28\n```\n",
        "~~~\n28\n~~~",
        "---\ntitle: 28 things\nminutes: 15\n---\nText.",
        '[text](https://example.org/28?x=3 "Title 4") and <https://example.org/5>.',
        "[ref]: https://example.org/28",
        '+++ {"x": 28}',
        "<!-- 28 for the author -->",
        '<img width="28"> text',
        "B2B, F-1, E-625, FY2023 and GPT4.",
        "Python 3.11 or newer and JupyterLab 4.",
        "A note.[^12]",
        "> Words.\n>\n> — Drucker (1964), p. 3, line 28",
        "## Sources\n\n- Little, *Management Science* 16(8), B466–B485, 1970; vol. 3, no. 4.\n"
        "- Chapter 6, doi:10.1287/mnsc.16.8.B466, ISBN 978-0-06-011092-3.\n\n## Then\n",
    ],
)
def test_what_is_no_result_needs_no_tie(text):
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("One\n\nis 51%<!--= half() -->.", "3: '51%' is tied to 'half()', which gives 50% (0.5)"),
        ("It is 28%<!--= fall() -->.", "'28%' is tied to 'fall()', which gives -27.97%"),
        ("It is 27%<!--= -fall() -->.", "which gives 27.97%"),
        ("It is 28.1%<!--= -fall() -->.", "which gives 27.97%"),
        ("It is €1,200<!--= money() -->.", "'€1,200' is tied to 'money()', which gives 1234.5"),
        ("It is 7<!--= never() -->.", "which gives ∞"),
        ("It is ∞<!--= half() -->.", "which gives 0.5"),
        ("It is 7<!--= nothing() -->.", "which gives nan"),
        ("It is 28% of it.", "1: '28%' is tied to nothing"),
        ("It is 28.", "'28' is tied to nothing"),
        ("It is 50%, that is<!--= half() -->.", "'50%' is tied to nothing"),
        ("It is 3–5<!--= 10 * half() -->.", "'3' is tied to nothing"),
        ("It is 3<!--= 6*half() --> to 5.", "'5' is tied to nothing"),
        ("It is ½.", "'½' is tied to nothing"),
        ("It was 1,950 calls, or €1950.", "'1,950' is tied to nothing"),
        ("It was €1950.", "'€1950' is tied to nothing"),
        ("It was 28 minutes and 28 metres.", "'28' is tied to nothing"),
        ("A wrapped sentence on\n28. Then.", "2: '28' is tied to nothing"),
        ("A stray ` tick.\n\nThen 28 and ` another.", "3: '28' is tied to nothing"),
        ("| a | 28 |\n|---|---|", "'28' is tied to nothing"),
        ("> A quotation with 28.", "'28' is tied to nothing"),
        ("The top-10.", "'10' is tied to nothing"),
        ("16(8) outside Sources.", "'16' is tied to nothing"),
        ("## Sources\n\n- 751 estimates, 1964.", "3: '751' is tied to nothing"),
        ("The formula $x = 0.3y$.", "'0.3' is tied to nothing"),
        ("$$x = 3y$$", "'3' is tied to nothing"),
        ("The formula $0.4 y$<!--= half() -->.", "'0.4' is tied to 'half()', which gives 0.5"),
        ("It is 5<!--= half( -->.", "'5' is tied to 'half(', which is not an expression"),
        ("It is 5<!--= haalf() -->.", "fails: NameError: name 'haalf' is not defined"),
        ("It is 5<!--= broken() -->.", "fails: ZeroDivisionError"),
        ("It is 5<!--= mix() -->.", "fails: TypeError"),
        ("It is 5<!--= half() + 1 / 0 -->.", "fails: ZeroDivisionError"),
        ("It is 5<!--= half(~1.5) -->.", "fails: TypeError"),
        ("It is 5<!--= half() + (-8) ** 0.5 -->.", "fails: TypeError"),
        ("It is 5<!--= half() + 10 ** 400 -->.", "fails: OverflowError"),
        ("It is 5<!--= half() + 1e999 -->.", "which gives ∞"),
        ("It is 5<!--= __import__('os') -->.", "fails: NameError"),
        ("It is 21%<!--= 0.21 -->.", "which computes nothing"),
        ("It is 21%<!--= 1.1 * 1.1 - 1 -->.", "which computes nothing"),
        ("It is 21%<!--= -->.", "which computes nothing"),
        ("A\n\nb 60<!--= goal := 60 -->.", "3: the name 'goal' is given to a number and used"),
        ("60<!--= g := 60 --> 70<!--= g := 70 --> 70<!--= g -->", "'g' was 60 further up"),
        ("It is 5<!--= half := 5 --> 5<!--= half -->.", "already the name of something else"),
        ("Many<!--= half() --> calls.", "the tie <!--= half() --> does not follow a number"),
        ("It is 50%\n<!--= half() --> of it.", "2: a tie must not start a line"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text, message):
    found = complaints(text)
    assert any(message in complaint for complaint in found), found


@pytest.mark.parametrize(
    "tie",
    [
        "default('the_door', 'target')",
        "model(default('the_door', 'target'))",
        "100 * 0.1 * (default('the_door', 'target') / 10)",
        "model(1, default('the_door', 'target'), 0) - 1",
        "model(default('the_door', 'target'), -1) + 1",
        "2 * model(default('the_door', 'target')) / 2",
        "model(default('the_door', 'target') * (part := 0.5)) * 2",
        "round(math.log(2)) * model(*[default('the_door', 'target')])",
        "np.arange(100)[7] * 0 + default('the_door', 'target')",
        "{'open': 1}.get('open', 7) * default('the_door', 'target')",
        "default('the_door', 'target') if half() < 7 else 0",
    ],
)
def test_what_has_a_name_or_needs_none_passes(tie):
    assert complaints(f"It is 40<!--= {tie} -->.") == []


@pytest.mark.parametrize(
    ("tie", "bare"),
    [
        ("model(40)", "40"),
        ("model(0, 38, 1, 1)", "38"),
        ("model(0, 2) + model(38 * 1)", "2"),
        ("model(number=40)", "40"),
        ("80 * half()", "80"),
        ("model(1, 39 + half() - half())", "39"),
        ("model(2 * 20)", "40"),
        ("model(-40) * -1", "40"),
        ("model([40])", "40"),
        ("model(*(40, 0))", "40"),
        ("model({'a': 40}['a'])", "40"),
        ("model(cost := 40)", "40"),
        ("model(1 + (cost := 39))", "39"),
        ("(lambda cost=40: model(cost))()", "40"),
        ("(lambda cost: model(cost))(40)", "40"),
        ("max(40, half())", "40"),
        ("np.float64(40) * model(1)", "40"),
        ("model(40) if half() else 0", "40"),
    ],
)
def test_digits_without_a_name_are_refused(tie, bare):
    found = complaints(f"It is 40<!--= {tie} -->.")
    assert any(f": {bare} has no name. Where a picture starts" in complaint for complaint in found)


def test_an_average_is_used_by_its_name():
    for name in ("ADVERTISING_ELASTICITY", "MARKETING_WEIGHT", "RETURNS"):
        digits = getattr(assumptions, name)
        for tie in (f"model({digits})", f"w := {digits}", f"model(w := {digits})"):
            found = complaints(f"It is {digits}<!--= {tie} --> and {digits}<!--= w -->.")
            assert any(f"{digits} is {name} of framings.assumptions" in words for words in found)


@pytest.mark.parametrize(
    "text",
    [
        "As the picture starts, it is {}. It falls.",
        "It rises. In the first\nposition, it is {}, and not 50%<!--= half() -->.",
        "Take **the picture as it starts**: it was {} here.",
        "It is {} at the start of the picture. It is not 50%<!--= half() -->.",
        "In de beginstand is het {}. Daarna niet meer.",
        "Zoals het plaatje begint, is het {}, en niet 50%<!--= half() -->.",
        "Het is {} als het plaatje opengaat.",
    ],
)
def test_what_is_said_of_a_start_is_tied_to_it(text):
    right = "40<!--= target := default('the_door', 'target') -->"
    assert complaints(text.format(right) + " It is 40<!--= target -->.") == []
    follows = "It is 40<!--= target := default('the_door', 'target') -->.\n\n" + text
    assert complaints(follows.format("80<!--= 2 * target -->")) == []
    found = complaints(text.format("40<!--= here := 40 -->") + "\n\nIt is 40<!--= here -->.")
    assert len(found) == 1
    assert "and no number of the sentence is default(…)" in found[0]


def test_a_cause_is_complained_about_once():
    text = "It is 5<!--= (mine := broken()) -->, and 5<!--= mine -->, and 6<!--= mine + 1 -->."
    assert len(complaints(text)) == 1


def test_a_name_given_to_two_tables_is_a_complaint(tmp_path):
    table = "np.arange(3)"
    text = f"It is 3<!--= len(rows := {table}) --> and 3<!--= len(rows := {table}) --> or 2."
    found = complaints(text + " 2<!--= rows[2] -->")
    assert any("'rows' was something else further up" in complaint for complaint in found)


def test_dutch_numbers_are_read_as_dutch():
    right = (
        "Kost € 1.234,50<!--= money() -->, 12,5%<!--= array() --> en 50 procent<!--= half() -->."
    )
    assert complaints(right, "nl") == []
    assert (
        complaints("Dat is € 1.234<!--= money() -->, of €\u00a01.234<!--= money() -->.", "nl") == []
    )
    assert complaints("Het is 0.5<!--= half() -->.", "nl") != []
    assert complaints("Het is 0,5<!--= half() -->.", "en") != []
    assert complaints("Op 10 juni, in 15 minuten, blz. 64.", "nl") == []


def test_texts_of_the_bank_are_read_too():
    text = '# 28\nkey = "n28"\nprompt = """\nIt is 50%<!--= half() --> and \\\n28.\n"""\n'
    assert complaints(text, suffix=".toml") == [
        "5: '28' is tied to nothing: put <!--= expression --> right after it"
    ]


def test_a_folder_without_a_language_is_refused(tmp_path):
    path = tmp_path / "text.md"
    path.write_text("Text.", encoding="utf-8")
    with pytest.raises(ValueError, match="language must be one of en, nl; got"):
        numbers.check_file(path)


def test_expressions_know_the_models():
    names = numbers.known()
    assert names["sales_effort_ratio"](0.279, 2, 1, 0.43) == pytest.approx(1)
    assert names["ces"].needed_sales is names["needed_sales"]
    assert "checked" not in names
    assert names["SELLING_ELASTICITY"] == assumptions.SELLING_ELASTICITY
    assert "FINDINGS" in names
