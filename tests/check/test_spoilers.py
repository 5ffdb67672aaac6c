"""A bet is not given away above it, and the question bank fits the lesson."""

import pytest
from nbformat import NotebookNode

from framings.build import notebooks
from framings.check import spoilers
from framings.check.reading import bank


def found(lesson, shown=None):
    """What is wrong with a lesson, some output put into its cell with the strip."""
    notebook, _ = notebooks.from_text(lesson)
    if shown:
        notebook.cells[2].outputs = [NotebookNode(output_type="display_data", data=shown)]
    return "\n".join(spoilers.complaints(lesson, notebook, bank(lesson)))


def test_nothing_is_wrong_with_a_lesson_as_it_should_be(lesson):
    assert found(lesson, {"text/html": "<p>More or less?</p>", "text/plain": "117% of 17.5%"}) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- You see the other.", "- You see why it is *fifty*\n  percent."),
        ("A door.", "A door that opens for **17%**<!--= x -->."),
        ("A door.", "Less, and **never** more."),
        ("Somebody does.", "Somebody does, for 17%, as a rule."),
        ("# 03 · Sample: what replaces what?", "# 03 · Sample: why fifty percent?"),
    ],
)
def test_what_a_text_gives_away_above_a_bet_is_named(rewrite, old, new):
    assert "gives the bet 'more' away: " in found(rewrite(old, new))


@pytest.mark.parametrize("words", ["fifty percent", "17%", "less, and never more"])
@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("text/html", "<p>{}</p>"),
        ("text/html", "<p>It</p><p>is <b>{}</b>, you see.</p>"),
        ("text/html", '<img alt="A bar: {}." src="x">'),
        ("text/plain", "A picture: {}"),
    ],
)
def test_what_a_picture_or_the_strip_gives_away_is_named(lesson, kind, shown, words):
    said = found(lesson, {kind: shown.format(words)})
    assert "cell 3 gives the bet 'more' away: " in said


@pytest.mark.parametrize(
    "harmless",
    ["117% and 17.5% and 1,17%", "fifty percentages", "fifteen percent", "less, and even more"],
)
def test_other_words_and_numbers_give_nothing_away(lesson, harmless):
    assert found(lesson, {"text/plain": harmless}) == ""


def test_below_the_bet_all_may_be_told(rewrite):
    assert found(rewrite("They are customers again.", "It was fifty percent, or 17%.")) == ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'spoilers = ["fifty percent", "17%<!--= wrong_part := 0.17 -->"]\n',
            "",
            "'more' must name the spoilers of its right",
        ),
        ("goals = [2]\n", "", "goal 2 has no question: give one goals = [2]"),
        ("goals = [2]\n", "", "question 2 serves no goal"),
        ("goals = [2]", "goals = [2, 3]", "a question serves goal 3; there are 2 goals"),
        ("transfer = true\n", "", "at least one question must take the idea to another firm"),
        ("the baker's", "Pompernikkel", "question 2 is a transfer: ask it of another firm than"),
        ("Pompen knocks", "knocks", ""),
        ("Pompernikkel Pompen knocks", "A firm", "'fewer' must be asked by Pompernikkel Pompen"),
        ('"Which at the baker\'s?"', '"Which?"', "'Which?' asks what a bet or question before it"),
        (
            'prompt = "Pompernikkel Pompen knocks. Fewer or as many?"',
            'prompt = "Pompernikkel Pompen calls. More or less?"',
            "asks what a bet or question bef",
        ),
        ('key = "fewer"', 'key = "less"', "bet('03', 'fewer') names no bet, or more than one"),
        ('key = "fewer"', 'key = "less"', "the bank has bets that no step asks: less"),
        ('held = "the sales target"', 'held = "the budget"', "'budget', the strip's held, must st"),
        ('level = "the activity:', 'level = "the task:', "'task', the strip's level, must stand"),
        ("[strip]\n", "[[sentences]]\n", "03_sample.toml, sentence 1: unknown 'framing'"),
    ],
)
def test_what_does_not_fit_in_the_bank_is_named(rewrite, old, new, message):
    try:
        said = found(rewrite(old, new, ".toml"))
    except ValueError as error:
        said = str(error)
    assert message in said if message else said == ""


def test_a_lesson_needs_a_strip_and_says_what_is_held_constant(lesson, rewrite):
    text = lesson.source.with_suffix(".toml").read_text(encoding="utf-8")
    rewrite(text[: text.index("[[bets]]")], "", ".toml")
    assert "03_sample.toml must have a [strip]" in found(lesson)
    lesson.source.with_suffix(".toml").write_text(text, encoding="utf-8")
    rewrite("is held constant", "stays")
    assert "the text must say what is held constant" in found(lesson)


def test_a_bet_of_another_lesson_is_held_to_its_own_spoilers(lesson, rewrite):
    path = lesson.source.with_suffix(".toml")
    other = path.read_text(encoding="utf-8").replace('key = "more"', 'key = "first"')
    path.with_name("07_other.toml").write_text(other, encoding="utf-8")
    rewrite('bet("03", "fewer")', 'bet("07_other", "first")')
    said = found(rewrite("### The other door", "### Fifty percent"))
    assert "gives the bet 'first' away" not in said  # it stands below
    assert "the bank has bets that no step asks: fewer" in said
    assert "gives the bet 'first' away: 'fifty percent'" in found(
        rewrite("A door.", "Fifty percent.")
    )
