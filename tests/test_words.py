import pytest

from framings import words
from framings.words import (
    euro,
    ngettext,
    number,
    percent,
    say,
    signed_percent,
    use_language,
    written,
)


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    use_language("en")


def test_english_is_the_source_and_needs_no_catalogue():
    use_language("en")
    assert words._("Anything at all") == "Anything at all"
    assert words._("") == ""
    assert ngettext("{n} call", "{n} calls", 1) == "{n} call"
    assert ngettext("{n} call", "{n} calls", 0) == "{n} calls"


def test_a_text_is_translated_when_it_is_shown():
    assert words._("Right.") == "Right."
    use_language("nl")
    assert words.language() == "nl"
    assert words._("Right.") == "Goed."
    assert words._("Nobody has translated this") == "Nobody has translated this"
    assert words._("") == ""


@pytest.mark.parametrize("wrong", ["de", "", "EN", None, 3])
def test_an_unknown_language_is_answered_with_the_known_ones(wrong):
    with pytest.raises(ValueError, match=r"language must be one of en, nl; got "):
        use_language(wrong)


@pytest.mark.parametrize(
    ("write", "x", "decimals", "en", "nl"),
    [
        (number, 1234.56, 1, "1,234.6", "1.234,6"),
        (number, 1000, 0, "1,000", "1.000"),
        (number, 1234567.891, 2, "1,234,567.89", "1.234.567,89"),
        (number, 0, 0, "0", "0"),
        (number, -0.0, 1, "0.0", "0,0"),
        (number, -0.04, 1, "0.0", "0,0"),
        (number, -3.5, 1, "−3.5", "−3,5"),
        (number, 2.5, 0, "3", "3"),
        (number, -2.5, 0, "−3", "−3"),
        (number, 1e-20, 3, "0.000", "0,000"),
        (number, 1e21, 0, "1,000,000,000,000,000,000,000", "1.000.000.000.000.000.000.000"),
        (number, float("inf"), 0, "∞", "∞"),
        (number, -float("inf"), 2, "−∞", "−∞"),
        (percent, 0.35, 0, "35%", "35%"),
        (percent, 0.285, 0, "29%", "29%"),
        (percent, 0.125, 1, "12.5%", "12,5%"),
        (percent, 0.12499999999999997, 0, "13%", "13%"),  # 200 of 1,600, as a float may have it
        (percent, -0.004, 0, "0%", "0%"),
        (percent, 12.5, 0, "1,250%", "1.250%"),
        (percent, float("inf"), 0, "∞", "∞"),
        (signed_percent, 0.0572, 0, "+6%", "+6%"),
        (signed_percent, -0.2797, 0, "−28%", "−28%"),
        (signed_percent, -0.001, 0, "0%", "0%"),
        (signed_percent, 0.0, 1, "0.0%", "0,0%"),
        (signed_percent, float("inf"), 0, "+∞", "+∞"),
        (euro, 1200, 0, "€1,200", "€\u00a01.200"),
        (euro, 0.456, 2, "€0.46", "€\u00a00,46"),
        (euro, -1200, 0, "−€1,200", "€\u00a0−1.200"),
        (euro, -0.001, 2, "€0.00", "€\u00a00,00"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(write, x, decimals, en, nl):
    assert write(x, decimals) == en
    use_language("nl")
    assert write(x, decimals) == nl


@pytest.mark.parametrize("write", [number, percent, signed_percent, euro])
def test_what_is_not_a_number_is_refused(write):
    for wrong in (float("nan"), "12", None, True, [1, 2]):
        with pytest.raises(ValueError, match=r"x must be a number"):
            write(wrong)
    for wrong in (-1, 1.5, True, "2"):
        with pytest.raises(ValueError, match=r"decimals must be a whole number of at least 0"):
            write(1, wrong)


def test_numbers_from_arrays_count_as_numbers():
    import numpy as np

    assert percent(np.float64(0.25)) == "25%"
    assert number(np.int64(1500)) == "1,500"


@pytest.mark.parametrize(
    ("x", "how", "en", "nl"),
    [
        (1234.5, "", "1,234.5", "1.234,5"),
        (2.0, "", "2", "2"),
        (0.125, ".2", "0.13", "0,13"),
        (1234.5, ".0f", "1,235", "1.235"),
        (1234.5, "f", "1,235", "1.235"),
        (2, ".2f", "2.00", "2,00"),
        (0.125, "%", "13%", "13%"),
        (0.125, ".1%", "12.5%", "12,5%"),
        (0.125, "+%", "+13%", "+13%"),
        (-0.125, "+.1%", "−12.5%", "−12,5%"),
        (0.001, "+%", "0%", "0%"),
        (1200, "€", "€1,200", "€\u00a01.200"),
        (0.5, ".2€", "€0.50", "€\u00a00,50"),
        (1200, "+€", "+€1,200", "+€\u00a01.200"),
        (-1200, "+€", "−€1,200", "€\u00a0−1.200"),
        (3, "+", "+3", "+3"),
        (float("inf"), "%", "∞", "∞"),
    ],
)
def test_a_text_says_how_its_numbers_are_written(x, how, en, nl):
    assert written(x, how) == say("{x:" + how + "}", x=x) == en
    use_language("nl")
    assert written(x, how) == say("{x:" + how + "}", x=x) == nl


def test_a_number_that_python_wrote_gets_the_mark_of_the_language():
    assert [words.marked(text) for text in ("0.50", "15000", "35%")] == ["0.50", "15000", "35%"]
    use_language("nl")
    assert [words.marked(text) for text in ("0.50", "15000", "35%")] == ["0,50", "15000", "35%"]


@pytest.mark.parametrize("wrong", ["d", ".f", ".2g", "%%", ",", "%.1", " ", ".2 %", "x"])
def test_an_unknown_way_of_writing_is_answered_with_the_known_ones(wrong):
    with pytest.raises(ValueError, match=r"can be written as %, €, f or nothing.*got '"):
        say("{n:" + wrong + "}", n=1)


def test_words_go_in_as_they_are_and_braces_stay():
    said = say("{who} has {{{n}}} of {all}", who="{n} & Co", n=2, all="many", unused=object())
    assert said == "{n} & Co has {2} of many"
    with pytest.raises(KeyError, match="who"):
        say("{who}")
    with pytest.raises(ValueError, match="x must be a number"):
        say("{n}", n=float("nan"))
    assert say("{template}", template="x") == "x"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("−€1,200", "−|€1,200"),
        ("a gain of +€5 (or −€5)", "a gain of +|€5 (or −|€5)"),
        ("±€5, -€5, −£5, −$5, €−5", "±|€5, -|€5, −|£5, −|$5, €|−5"),
        ("€ 1.200 and € −1.200", "€~1.200 and €~−1.200"),
        # Nothing breaks here, or is no amount.
        ("−5%, €5–€10, 3−€5, f(x)−€5, x −$y$", "−5%, €5–€10, 3−€5, f(x)−€5, x −$y$"),
        ("as many € as you like", "as many € as you like"),
    ],
)
def test_an_amount_is_kept_together(text, joined):
    joined = joined.replace("|", "\u2060").replace("~", "\u00a0")
    assert words.unbroken(text) == joined
    assert words.unbroken(joined) == joined
