"""The bank is read, checked and shown as HTML that needs nothing but a browser."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from framings import words
from framings.teaching import bank

GOOD = """
[[bets]]
key = "more"
prompt = "More or less?"
options = [
    {text = "More", reply = "It is more."},
    {text = "Less", reply = "It is not less.", right = true},
]

[[questions]]
prompt = "Which?"
options = [
    {text = "This", feedback = "So it is.", right = true},
    {text = "That", feedback = "Not that."},
    {text = "Those", feedback = "Not those."},
]
"""


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.setattr(bank, "BANK", tmp_path)
    (tmp_path / "en").mkdir()

    def write(text, name="03_test.toml"):
        path = tmp_path / "en" / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


class Outline(HTMLParser):
    """Collects tags and text, and notices a tag that is not closed."""

    def __init__(self):
        super().__init__()
        self.tags, self.open, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def outline(item):
    parser = Outline()
    parser.feed(item._repr_mimebundle_()["text/html"])
    assert parser.open == []
    return parser


def test_a_bet_and_questions_are_found_by_number_or_name(write):
    write(GOOD)
    assert bank.bet("03") == bank.bet(3) == bank.bet("03_test") == bank.bet("03", "more")
    assert [question.number for question in bank.questions("03")] == [1]
    assert [option.right for option in bank.bet("03").options] == [False, True]


def test_a_bet_that_two_lessons_ask_stands_in_one_file(write):
    path = write(GOOD)
    again = bank.load(write('[[bets]]\nsame_as = "03_test/more"\n', "00_first.toml")).bets[0]
    home = bank.load(path).bets[0]
    assert again == replace(home, lesson="00")
    html = {bet.lesson: bet._repr_mimebundle_()["text/html"] for bet in (home, again)}
    assert 'data-bet="03_test/more" data-lesson="03"' in html["03"]
    assert html["00"] == html["03"].replace('data-lesson="03"', 'data-lesson="00"')


@pytest.mark.parametrize("named", ["03_test/less", "03_test", "/more", "04/more", "00_first/more"])
def test_a_bet_of_another_lesson_must_be_there(write, named):
    write(GOOD)
    path = write(f'[[bets]]\nsame_as = "{named}"\n', "00_first.toml")
    with pytest.raises(ValueError, match=rf"bet 1: same_as must name a bet .*; got '{named}'"):
        bank.load(path)
    write(f'[[bets]]\nsame_as = "{named}"\nprompt = "?"\n', "00_first.toml")
    with pytest.raises(ValueError, match=r"unknown 'prompt'; allowed are same_as"):
        bank.load(path)


def test_what_is_not_there_is_answered_with_what_is(write):
    write(GOOD)
    with pytest.raises(ValueError, match=r"lesson must be one of 03_test, .*; got '04'"):
        bank.bet("04")
    with pytest.raises(ValueError, match=r"key must be one of 'more' in 03_test.toml; got 'less'"):
        bank.bet("03", "less")
    write('[[bets]]\nkey = "a"\n', "04_other.toml")
    with pytest.raises(ValueError, match=r"04_other.toml, bet 1: must have 2 to 6 options; has 0"):
        bank.bet("04")
    write("", "05_empty.toml")
    with pytest.raises(ValueError, match=r"05_empty.toml has no bets"):
        bank.bet("05")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            ', feedback = "Not that."',
            "",
            r"question 1, option B: feedback must be .* it is missing",
        ),
        ('"Not that."', '" "', r"question 1, option B: feedback must be a text that says som"),
        ('"Not that."', "3", r"question 1, option B: feedback must be .*; got 3"),
        ('"Not that."', '"Not.", right = true', r"question 1: exactly one .* right; 2 are"),
        (', right = true},\n    {text = "That', '},\n    {text = "That', r"right; 0 are"),
        ('"It is more."', '"It is.", right = true', r"bet 1: at most one option may be right"),
        ('reply = "It is more."', 'feedback = "x"', r"option A: unknown 'feedback'; allowed are"),
        ('"It is not less.", right = true', '"It.", right = 1', r"right must be true or false"),
        ('prompt = "Which?"', "", r"03_test.toml, question 1: prompt must be a text"),
        ('prompt = "Which?"', 'promt = "Which?"', r"unknown 'promt'; allowed are prompt"),
        ('{text = "That", feedback = "Not that."},', "", r"must have 3 to 4 options; has 2"),
        (
            "[[questions]]",
            "[[question]]",
            r"unknown 'question'; allowed are strip, bets, questions, sentences",
        ),
        ("[[questions]]", "[[questions]", r"03_test.toml is not TOML as it should be: .*line 10"),
        ("[[questions]]", "[questions]", r"questions must be written as \[\[…\]\] tables"),
        ("[[questions]]", GOOD + "[[questions]]", r"the key 'more' stands at more than one bet"),
        ('key = "more"', 'key = "more"\nspoilers = "12"', r"bet 1: spoilers must be a list of tex"),
        ('key = "more"', 'key = "more"\nspoilers = ["", "a"]', r"spoilers must be a list of texts"),
        ("[[questions]]", "[[questions]]\ngoals = [0]", r"question 1: goals must be a list of num"),
        ("[[questions]]", "[[questions]]\ngoals = 1", r"goals must be a list of numbers .*; got 1"),
        ("[[questions]]", "[[questions]]\ntransfer = 1", r"transfer must be true or false; got 1"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_place(write, old, new, message):
    assert old in GOOD
    path = write(GOOD.replace(old, new, 1))
    with pytest.raises(ValueError, match=message):
        bank.load(path)


def test_what_a_lesson_is_held_to_is_read(write):
    more = GOOD.replace("[[questions]]", "[[questions]]\ngoals = [2, 1]\ntransfer = true")
    spoilt = more.replace('key = "more"', 'key = "more"\nspoilers = ["it is 12<!--= x -->"]')
    found = bank.load(write(spoilt))
    assert found.bets[0].spoilers == ("it is 12",)
    assert (found.questions[0].goals, found.questions[0].transfer) == ((2, 1), True)
    plain = bank.load(write(GOOD))
    assert plain.bets[0].spoilers == ()
    assert (plain.questions[0].goals, plain.questions[0].transfer) == ((), False)


STRIP = """
[strip]
framing = "rivals"
level = "the organisation<!--= x -->"
held = '''the budget &
"scorecards"'''
question = "Who wins?"
wrong_if = "Both."
"""


def test_strip_and_closing_line_say_the_same_words(write):
    write(STRIP)
    for item, height in ((bank.strip(3), 200), (bank.closing("03_test"), 48)):
        shown = item._repr_mimebundle_()
        text = "".join(outline(item).text)
        for part in ("Rivals", "Level: the organisation", "Question: Who wins?"):
            for said in (text, shown["text/plain"], shown["text/latex"]):
                assert part in said
        assert 'Held constant: the budget & "scorecards"' in text
        assert r"the budget \& " in shown["text/latex"]
        assert "What would prove it wrong: Both." in shown["text/plain"]
        assert f'height="{height}"' in shown["text/html"]
        assert "&amp; &quot;scorecards&quot;" in shown["text/html"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"rivals"', '"enemies"', r"03_test.toml, strip: framing must be one of same, .*'enemies'"),
        ('question = "Who wins?"', "", r"strip: question must be a text .* it is missing"),
        ("wrong_if", "wrong", r"strip: unknown 'wrong'; allowed are framing, level, held"),
        ("[strip]", "[[strip]]", r"strip: must be written as one \[strip\] table"),
    ],
)
def test_a_mistake_in_a_strip_is_named(write, old, new, message):
    write(STRIP.replace(old, new))
    with pytest.raises(ValueError, match=message):
        bank.strip("03")


def test_a_lesson_without_a_strip_says_so(write):
    write(GOOD)
    for ask in (bank.strip, bank.closing):
        with pytest.raises(ValueError, match=r"03_test.toml has no \[strip\]"):
            ask("03")


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    with pytest.raises(ValueError, match=r"03_gone.toml cannot be read"):
        bank.load(tmp_path / "03_gone.toml")
    (tmp_path / "04.toml").write_bytes(b"\xff")
    with pytest.raises(ValueError, match=r"04.toml cannot be read"):
        bank.load(tmp_path / "04.toml")


def test_every_option_opens_by_itself_and_says_right_or_wrong_in_words(write):
    write(GOOD)
    shown = outline(bank.questions("03"))
    assert shown.tags.count("details") == shown.tags.count("summary") == 3
    assert set(shown.tags) <= {"section", "h3", "p", "strong", "small", "details", "summary"}
    text = "".join(shown.text)
    assert "A. This" in text
    assert text.count("Right.") == 1
    assert text.count("No.") == 2


def test_where_no_answer_is_right_none_is_called_wrong(write):
    write(GOOD.replace(", right = true", "", 1))
    text = "".join(outline(bank.bet("03")).text)
    assert "Right." not in text
    assert "No." not in text


def test_a_lost_bet_is_answered_as_it_is_written(write):
    write(GOOD)
    for kind in ("text/html", "text/plain", "text/latex"):
        shown = bank.bet("03")._repr_mimebundle_()[kind]
        assert "Right." in shown
        assert "No." not in shown


def test_hostile_text_is_shown_as_text(write):
    hostile = "<script>alert('x')</script> \\\" & <b>"
    write(GOOD.replace("More", hostile).replace("Which", hostile).replace("Not that.", hostile))
    for item in (bank.bet("03"), bank.questions("03")):
        shown = outline(item)
        assert "script" not in shown.tags
        assert "b" not in shown.tags
        assert "<script>alert('x')</script> \" & <b>" in "".join(shown.text)


def test_ties_are_for_the_checker_and_not_for_learners(write):
    write(GOOD.replace("It is more.", "It is 5%<!--= x < 3 --> or 6% <!--= y -->."))
    bundle = bank.bet("03")._repr_mimebundle_()
    assert "It is 5% or 6%." in bundle["text/plain"]
    assert "It is 5% or 6%." in bundle["text/html"]


def test_an_empty_line_starts_a_paragraph_and_a_line_end_does_not(write):
    write(GOOD.replace('"It is more."', '"""One\nline.\n\nTwo."""').replace("\n    {", "{"))
    html = bank.bet("03")._repr_mimebundle_()["text/html"]
    assert "One line.</p><p>Two.</p>" in html


def test_the_words_around_the_questions_follow_the_language(write, tmp_path):
    write(GOOD)
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "03_test.toml").write_text(GOOD, encoding="utf-8")
    try:
        words.use_language("nl")
        assert "Nee." in bank.questions("03")._repr_mimebundle_()["text/plain"]
    finally:
        words.use_language("en")


def apart(bundle):
    """What is shown before any answer, and the answers: in plain text and on paper."""
    plain = re.split("\n{40,}", bundle["text/plain"])
    assert len(plain) == 2
    ends = r"\\AtEndDocument\{(.*?)\n\}"
    paper = bundle["text/latex"]
    at_the_end = "".join(re.findall(ends, paper, re.DOTALL))
    return [plain, [re.sub(ends, "", paper, flags=re.DOTALL), at_the_end]]


def test_where_nothing_opens_no_answer_stands_under_what_is_asked(write):
    write(GOOD + GOOD[GOOD.index("[[questions]]") :].replace("Which", "What"))
    for item, asked, options, answers in (
        (bank.bet("03"), ["More or less?"], ["More", "Less"], ["It is more", "Right. It is not"]),
        (
            bank.questions("03"),
            ["Which?", "What?"],
            ["This", "Those"],
            ["Right. So it", "Not that"],
        ),
    ):
        for before, after in apart(item._repr_mimebundle_()):
            assert all(text in before for text in (*asked, *options))
            assert all(text in after and text not in before for text in answers)
            assert "Right" not in before
            assert "No." not in before


def test_on_paper_each_names_the_page_of_the_other(write):
    write(GOOD + GOOD[GOOD.index("[[questions]]") :].replace("Which", "What"))
    for item in (bank.bet("03"), bank.questions("03")):
        paper = item._repr_mimebundle_()["text/latex"]
        labels = re.findall(r"\\label\{(.*?)\}", paper)
        assert len(labels) == len(set(labels)) == 2 * paper.count(r"\AtEndDocument")
        assert sorted(re.findall(r"\\pageref\{(.*?)\}", paper)) == sorted(labels)


SENTENCE = """
[[sentences]]
prompt = "We want the same."
level = "goal"
goal = "So it is."
task = "No work is named."
activity = "No way of working is named."
organisation = "No department is named."
"""


def test_sentences_are_sorted_by_level(write):
    write(GOOD + SENTENCE)
    (sentence,) = bank.sentences("03")
    assert [option.right for option in sentence.options] == [True, False, False, False]
    shown = outline(bank.sentences("03"))
    text = "".join(shown.text)
    assert shown.tags.count("details") == 4
    assert "Sentence 1" in text
    assert "Right. So it is." in text
    assert "Question 1" not in text
    assert len(bank.questions("03")) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('level = "goal"', 'level = "money"', r"sentence 1: level must be one of goal, task"),
        ('task = "No work is named."', "", r"sentence 1: task must be a text .* missing"),
        ('task = "No', 'tusk = "No', r"sentence 1: unknown 'tusk'; allowed are prompt, level"),
    ],
)
def test_a_mistake_in_a_sentence_is_named_with_its_place(write, old, new, message):
    path = write(GOOD + SENTENCE.replace(old, new))
    with pytest.raises(ValueError, match=message):
        bank.load(path)
    with pytest.raises(ValueError, match=message):
        bank.sentences("03")


BANKS = sorted(bank.BANK.glob("*/[0-9]*.toml"))


def test_there_are_banks():
    assert BANKS


@pytest.mark.parametrize("path", BANKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_bank_of_a_lesson(path):
    found = bank.load(path)
    bets, asked = found.bets, found.questions
    assert re.fullmatch(r"\d\d_[a-z_]+", path.stem)
    assert bets, "every lesson has a bet"
    assert 4 <= len(asked) <= 6
    right = [[option.right for option in question.options].index(True) for question in asked]
    assert len(set(right)) >= 3, "right answers are spread over the letters"
    assert max(right.count(place) for place in right) <= len(right) / 2
    for item in (*bets, *asked):
        answers = [option.answer for option in item.options]
        assert len(set(answers)) == len(answers), "every option is answered for itself"
        texts = [item.prompt, *answers, *(option.text for option in item.options)]
        assert not re.search(r"[*_`]\w[^*_`]*\w[*_`]", " ".join(texts)), "nothing is markup here"
    sentences = bank.sentences(path.stem) if path.parent.name == words.language() else ()
    if sentences:
        levels = [[option.right for option in one.options].index(True) for one in sentences]
        assert set(levels) == {0, 1, 2, 3}, "every level has a sentence"
