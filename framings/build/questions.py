"""The questions of a lesson as others read them: Moodle XML, QTI 1.2 for Canvas, cards for Anki.

Every option keeps its own reply, as feedback. A bet that has a right answer is a question like the
others; a bet whose answers are all worth a thought is none. The sentences of lesson 07 are one
matching question in Moodle, and a question each in QTI and on cards.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from xml.etree import ElementTree

from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from framings.build import folder
from framings.check.reading import bank
from framings.lessons import Lesson, front_matter
from framings.teaching.bank import Bank
from framings.teaching.shown import Asked, Sentence
from framings.words import _, speaking

# What Markdown, with its extensions, would take for a mark of its own.
_PLAIN = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_{}[]<>()#+-.!$~^|&:\"'"})


def moodle(lesson: Lesson) -> bytes:
    """Write the questions of a lesson as Moodle XML, a category for the lesson.

    Args:
        lesson: The lesson.

    Returns:
        The content of the file.

    Raises:
        ValueError: If the question bank is missing or not as it should be.
    """
    with speaking(lesson.language):
        holds = bank(lesson)
        quiz = ElementTree.Element("quiz")
        category = ElementTree.SubElement(quiz, "question", type="category")
        _told(category, "category", f"$course$/top/{_title(lesson).replace('/', '//')}", None)
        for place, asked in enumerate(_with_an_answer(holds), start=1):
            _choice(quiz, f"{lesson.number}.{place} {asked.heading}", asked)
        if holds.sentences:
            _matching(quiz, lesson, [*holds.sentences])
    ElementTree.indent(quiz)
    return ElementTree.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n"


def qti(lesson: Lesson) -> bytes:
    """Write the questions of a lesson as a QTI 1.2 package, as Canvas imports it.

    Args:
        lesson: The lesson.

    Returns:
        The zip: the same questions give the same bytes.

    Raises:
        ValueError: If the question bank is missing or not as it should be.
    """
    with speaking(lesson.language):
        holds = bank(lesson)
        lines = [f"Quiz title: {_title(lesson)}", "shuffle answers: true", ""]
        for number, asked in enumerate((*_with_an_answer(holds), *holds.sentences), start=1):
            lines += [f"Title: {asked.heading}", *_listed(f"{number}. ", asked.prompt)]
            for letter, option in zip("abcdef", asked.options, strict=False):
                lines += _listed(f"{'*' if option.right else ''}{letter}) ", option.text)
                lines += _listed("... ", option.answer)
            lines.append("")
    packed = QTI(Quiz("\n".join(lines), config=Config())).zip_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return folder.zipped({name: archive.read(name) for name in names})


def anki(lessons: Iterable[Lesson]) -> bytes:
    """Write the questions of lessons as cards: a text file that Anki imports.

    Args:
        lessons: The lessons, of one language.

    Returns:
        The content of the file, a line a card: what is asked, with its options; what is right, and
        why; the name of the lesson as a tag.

    Raises:
        ValueError: If a question bank is missing or not as it should be.
    """
    lines = ["#separator:tab", "#html:true", "#tags column:3"]
    for lesson in lessons:
        with speaking(lesson.language):
            holds = bank(lesson)
            for asked in (*_with_an_answer(holds), *holds.sentences):
                options = "".join(f"<li>{_line(option.text)}</li>" for option in asked.options)
                front = f"{_paragraphs(asked.prompt)}<ol type='A'>{options}</ol>"
                backs = [
                    f"<p><b>{letter}. {_line(option.text)}</b></p>{_paragraphs(option.answer)}"
                    for letter, option in zip("ABCDEF", asked.options, strict=False)
                    if option.right
                ]
                # Escaped, and each text in one line: no field has a tab, an end of line or a ".
                lines.append("\t".join([front, *backs, lesson.name]))
    return "\n".join([*lines, ""]).encode()


def _title(lesson: Lesson) -> str:
    return str(front_matter(lesson)["title"])


def _with_an_answer(holds: Bank) -> Iterator[Asked]:
    for asked in (*holds.bets, *holds.questions):
        if any(option.right for option in asked.options):
            yield asked


def _listed(mark: str, text: str) -> list[str]:
    """Write a text after its mark as text2qti reads it: all of it indented, and no Markdown."""
    lines = text.translate(_PLAIN).splitlines()
    return [f"{mark}{lines[0]}", *(f"{' ' * len(mark)}{line}".rstrip() for line in lines[1:])]


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_line(part)}</p>" for part in re.split(r"\n\s*\n", text))


def _line(text: str) -> str:
    return escape(" ".join(text.split()))


def _told(parent: ElementTree.Element, name: str, text: str, form: str | None = "html") -> None:
    element = ElementTree.SubElement(parent, name, {"format": form} if form else {})
    ElementTree.SubElement(element, "text").text = text


def _choice(quiz: ElementTree.Element, name: str, asked: Asked) -> None:
    question = _begun(quiz, "multichoice", name, asked.prompt)
    ElementTree.SubElement(question, "single").text = "true"
    ElementTree.SubElement(question, "answernumbering").text = "abc"
    for option in asked.options:
        answer = ElementTree.SubElement(
            question, "answer", fraction="100" if option.right else "0", format="html"
        )
        ElementTree.SubElement(answer, "text").text = _paragraphs(option.text)
        _told(answer, "feedback", _paragraphs(option.answer))


def _matching(quiz: ElementTree.Element, lesson: Lesson, sentences: list[Sentence]) -> None:
    prompt = _("At which level is each of these sentences?")
    name = f"{lesson.number} " + _("Sentences")
    question = _begun(quiz, "matching", name, prompt)
    for sentence in sentences:
        pair = ElementTree.SubElement(question, "subquestion", format="html")
        ElementTree.SubElement(pair, "text").text = _paragraphs(sentence.prompt)
        right = next(option for option in sentence.options if option.right)
        _told(pair, "answer", right.text, None)
    replies = [
        f"<li>{escape(sentence.prompt)} {escape(option.text)}. {escape(option.answer)}</li>"
        for sentence in sentences
        for option in sentence.options
        if option.right
    ]
    _told(question, "generalfeedback", f"<ul>{''.join(replies)}</ul>")


def _begun(quiz: ElementTree.Element, kind: str, name: str, prompt: str) -> ElementTree.Element:
    question = ElementTree.SubElement(quiz, "question", type=kind)
    _told(question, "name", name, None)
    _told(question, "questiontext", _paragraphs(prompt))
    ElementTree.SubElement(question, "defaultgrade").text = "1"
    ElementTree.SubElement(question, "shuffleanswers").text = "true"
    return question
