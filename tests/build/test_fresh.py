"""Questions with fresh numbers: one right answer each, and it is right by another way to count."""

import re
from math import sqrt

import pytest

from framings.build.fresh import fresh_questions
from framings.words import languages, speaking


def asked(of="en"):
    with speaking(of):
        return fresh_questions()


def numbers(text):
    return [float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def right(question):
    (option,) = [option for option in question.options if option.right]
    return numbers(option.text)[0]


@pytest.mark.parametrize("of", languages())
def test_each_question_has_one_right_option_and_no_two_alike(of):
    questions = asked(of)
    assert len(questions) >= 6
    for lesson, those in questions.items():
        assert len({question.prompt for question in those}) == len(those) == 8, lesson
        for question in those:
            assert len({option.text for option in question.options}) == 4, question.prompt
            assert len({option.answer for option in question.options}) == 4, question.prompt
            assert [option.right for option in question.options].count(True) == 1
            texts = (question.prompt, *(option.answer for option in question.options))
            assert "{" not in "".join(texts)


def test_right_answers_stand_at_all_letters_and_at_the_same_in_each_language():
    letters = {
        of: {
            lesson: [
                [option.right for option in question.options].index(True) for question in those
            ]
            for lesson, those in asked(of).items()
        }
        for of in languages()
    }
    for places in letters["en"].values():
        assert sorted(places) == [0, 0, 1, 1, 2, 2, 3, 3]
    assert letters["nl"] == letters["en"]


def by_hand(lesson, prompt):
    """Work out the right answer from the numbers that the reader reads."""
    n = numbers(prompt)
    match lesson:
        case "01":
            sold, marketing, sales = n
            return marketing + sales - sold
        case "02":
            return (1 + n[0] / 100) ** 2 * 100 - 100
        case "03":
            target, market, share, calls = n
            return (target - share / 100 * market) * calls
        case "04":
            return (100 - n[0]) ** 2 / 100
        case "05":
            return 100 * n[0] / n[1]
        case "06":
            return n[1] * (1 - 1 / n[0])


def test_the_right_answer_is_right_when_counted_by_hand():
    for lesson, those in asked().items():
        for question in those:
            if lesson != "08":
                assert right(question) == pytest.approx(by_hand(lesson, question.prompt), abs=0.5)


def test_an_experiment_that_sees_half_as_much_is_large_enough():
    # As is usual: 1.96 + 0.84 times the error of a difference is what is seen.
    for question in asked()["08"]:
        rate, _enough, _points, half = numbers(question.prompt)
        mean = rate / 100 + half / 200
        seen = 2.8 * sqrt(2 * mean * (1 - mean) / right(question))
        assert seen == pytest.approx(half / 100, rel=0.02)


def test_numbers_are_written_as_the_language_writes_them():
    assert "€\xa090.000" in asked("nl")["06"][0].prompt
    assert "€90,000" in asked("en")["06"][0].prompt
