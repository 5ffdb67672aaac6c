"""The questions as Moodle, Canvas and Anki read them: texts whole, one right answer, same bytes."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from framings import cli
from framings.build import questions
from framings.check.reading import bank
from framings.lessons import ROOT, Lesson, lessons
from framings.teaching.bank import LEVELS

ODD = 'A *b* _c_ # 1. <i>&amp;</i> $x$ [y](z) `q` | 5 < 6 \\ "k" – 35% € é'
BANK = f"""
[[bets]]
key = "open"
prompt = "Nobody is wrong here?"
[[bets.options]]
text = "No"
reply = "Look."
[[bets.options]]
text = "Yes"
reply = "Look there."

[[questions]]
prompt = '''{ODD}

- A second paragraph, with 100<!--= hundred := 100 -->.'''
[[questions.options]]
text = '''{ODD}'''
feedback = "1. It is."
right = true
[[questions.options]]
text = "* Two"
feedback = '''{ODD}'''
[[questions.options]]
text = "b) Three"
feedback = "... no"

[[sentences]]
prompt = "We all want more."
level = "goal"
goal = "So it is."
task = "No task."
activity = "No activity."
organisation = "No organisation."
"""


@pytest.fixture
def odd(tmp_path):
    folder = tmp_path / "lessons/en"
    folder.mkdir(parents=True)
    text = '---\ntitle: "Odd / <odd>"\nminutes: 5\nlanguage: en\n---\n# Odd\n'
    (folder / "03_odd.md").write_text(text, encoding="utf-8")
    (folder / "03_odd.toml").write_text(BANK, encoding="utf-8")
    return Lesson("en", "03_odd", tmp_path)


def words(html):
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def plain(text):
    return " ".join(text.split())


def read_moodle(data):
    """Return what a system reads: kind, prompt, and each option with its share and its reply."""
    found = []
    for question in ElementTree.fromstring(data).iterfind("question"):
        options = [
            (words(a.findtext("text")), a.get("fraction"), words(a.findtext("feedback/text")))
            for a in question.iterfind("answer")
        ]
        prompt = words(question.findtext("questiontext/text", ""))
        found.append((question.get("type"), prompt, options))
    return found


def read_qti(data):
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        texts = [ElementTree.fromstring(archive.read(name)) for name in names]
    for text in texts:
        for item in text.iterfind(".//{*}item"):
            options = {
                label.get("ident"): words(label.findtext("{*}material/{*}mattext"))
                for label in item.iterfind(".//{*}response_label")
            }
            replies = {
                part.get("ident").removesuffix("_fb"): words(part.findtext(".//{*}mattext"))
                for part in item.iterfind("{*}itemfeedback")
            }
            right = [
                part.findtext(".//{*}varequal")
                for part in item.iterfind(".//{*}respcondition")
                if part.find("{*}setvar") is not None
            ]
            prompt = words(item.findtext("{*}presentation/{*}material/{*}mattext"))
            found.append(
                (prompt, [(options[key], key in right, replies.get(key)) for key in options])
            )
    return found


def test_every_mark_comes_through_as_it_is_read(odd):
    category, choice, matching = read_moodle(questions.moodle(odd))
    assert category[0] == "category"
    shown = f"{plain(ODD)} - A second paragraph, with 100."
    options = [
        (plain(ODD), True, "1. It is."),
        ("* Two", False, plain(ODD)),
        ("b) Three", False, "... no"),
    ]
    moodle = [(text, "100" if right else "0", reply) for text, right, reply in options]
    assert choice == ("multichoice", shown, moodle)
    assert matching[0] == "matching"
    first, second = read_qti(questions.qti(odd))
    assert first == (shown, options)
    assert second[0] == "We all want more."
    assert [right for _text, right, _reply in second[1]] == [True, False, False, False]


def test_a_title_with_a_slash_is_one_category(odd):
    assert "$course$/top/Odd // &lt;odd&gt;" in questions.moodle(odd).decode()


def test_the_sentences_are_matched_with_their_levels(odd):
    root = ElementTree.fromstring(questions.moodle(odd))
    (pair,) = root.iterfind("question[@type='matching']/subquestion")
    assert words(pair.findtext("text")) == "We all want more."
    assert pair.findtext("answer/text").startswith("The goal")
    assert "So it is." in root.findtext("question[@type='matching']/generalfeedback/text")


@pytest.mark.parametrize("lesson", lessons(ROOT), ids=str)
def test_every_question_of_a_lesson_is_there_with_every_reply(lesson):
    holds = bank(lesson)
    asked = [each for each in (*holds.bets, *holds.questions) if any(o.right for o in each.options)]
    assert asked
    wanted = [
        (
            plain(each.prompt),
            [(plain(o.text), o.right is True, plain(o.answer)) for o in each.options],
        )
        for each in asked
    ]
    found = [entry for entry in read_moodle(questions.moodle(lesson)) if entry[0] == "multichoice"]
    assert [
        (prompt, [(text, share == "100", reply) for text, share, reply in options])
        for _kind, prompt, options in found
    ] == wanted
    assert read_qti(questions.qti(lesson))[: len(wanted)] == wanted
    assert len(read_qti(questions.qti(lesson))) == len(wanted) + len(holds.sentences)
    assert all(len(sentence.options) == len(LEVELS) for sentence in holds.sentences)


def test_the_command_writes_both_and_nothing_changed_means_the_same_bytes(odd, tmp_path, capsys):
    out = tmp_path / "out"
    contents = []
    for _ in range(2):
        assert cli.main(["questions", "03", "--out", str(out)], tmp_path) == 0
        contents.append({path.name: path.read_bytes() for path in (out / "en").iterdir()})
    assert contents[0].keys() == {"03_odd.xml", "03_odd.zip"}
    assert contents[0] == contents[1]
    assert len(read_anki((out / "en.txt").read_bytes())) == 2
    assert f"{out / 'en/03_odd.xml'}, " in capsys.readouterr().out


def read_anki(data):
    """Return what Anki reads: prompt, options, what is right and why, and the tag of each card."""
    lines = data.decode().split("\n")
    heads = [line for line in lines if line.startswith("#")]
    assert heads == lines[:3] == ["#separator:tab", "#html:true", "#tags column:3"]
    found = []
    for line in lines[3:-1]:
        assert '"' not in line  # with one at its start, a field is read in another way
        front, back, tag = line.split("\t")
        soup = BeautifulSoup(front, "html.parser")
        options = [words(str(option)) for option in soup.ol.extract()("li")]
        found.append((words(str(soup)), options, words(back), tag))
    return found


def test_a_card_has_what_is_asked_and_what_is_right_on_one_line(odd):
    first, second = read_anki(questions.anki([odd]))
    shown = f"{plain(ODD)} - A second paragraph, with 100."
    options = [plain(ODD), "* Two", "b) Three"]
    assert first == (shown, options, f"A. {plain(ODD)} 1. It is.", "03_odd")
    assert second[0] == "We all want more."
    assert second[2].endswith("So it is.")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_question_of_a_language_is_a_card(language):
    these = [lesson for lesson in lessons(ROOT) if lesson.language == language]
    cards = read_anki(questions.anki(these))
    with_lesson = [(prompt, tag) for prompt, _options, _back, tag in cards]
    assert with_lesson == [
        (plain(each.prompt), lesson.name)
        for lesson in these
        for each in (*bank(lesson).bets, *bank(lesson).questions, *bank(lesson).sentences)
        if any(option.right for option in each.options)
    ]
    assert len(cards) > 80
