"""The pages of a language that are no lessons: front, glossary, search, statements and the rest."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader
from nbconvert.filters import markdown2html

from framings import explorers
from framings.build.figures import compact_json
from framings.build.fresh import fresh_questions
from framings.build.notebooks import from_text
from framings.build.offline import MANIFEST, WORKER
from framings.build.pages import (
    LICENCE,
    OF_A_PAGE,
    PAGE,
    fit,
    foot,
    framing,
    put_together,
    statements,
)
from framings.lessons import Lesson, front_matter, lessons, read_text
from framings.live.notebook import still_picture
from framings.teaching import bank, door, glossary
from framings.teaching.shown import Question, Questions
from framings.words import LANGUAGES, SOURCE_LANGUAGE, _, speaking, unbroken

# The folders of the pages that stand beside the lessons in each language.
GLOSSARY = "glossary"
REMEMBERING = "remembering"
BEFORE_AFTER = "before_and_after"
SEARCH = "search"
BESIDE = (GLOSSARY, REMEMBERING, BEFORE_AFTER, *statements(), SEARCH)
LESSONS = "framings-lessons.js"  # beside the lessons' folders: which of them there are
OF_THE_FRONT = (*OF_A_PAGE, LESSONS, MANIFEST, WORKER)
# What stands above the languages: it leads to the reader's own.
CHOOSES = "framings-language.js"
OF_THE_START = (*OF_A_PAGE, CHOOSES, MANIFEST, WORKER)
_TERMS = (
    '<details id="{name}" open><summary>{name}</summary><pre tabindex="0">{terms}</pre></details>'
)
# The picture that moves at once. Its data lie in the folder of the lesson that shows it.
FIRST = "the_door"


def front_page(of: str, root: Path, out: Path) -> dict[str, bytes]:
    """Make the page from which a reader begins, with the lessons whose pages are there.

    Args:
        of: The language.
        root: The folder of the repository.
        out: The folder of the pages.

    Returns:
        The content of each file, by name: among them ``LESSONS``, by which a page knows which
        others lie beside it.
    """
    everywhere = _there(root, out)
    there = [lesson for lesson in everywhere if lesson.language == of]
    others = [lesson for lesson in everywhere if lesson.language != of]
    languages = sorted({lesson.language for lesson in others})
    # Of the pages beside them all but the search are there at any time.
    searched = _searched(of, out)
    beside = [lesson.name for lesson in there]
    beside += [name for name in BESIDE if searched or name != SEARCH]
    beside += [f"../{lesson}" for lesson in others]
    beside += [
        f"../{other}/{page}"
        for other in languages
        for page in BESIDE
        if page != SEARCH or _searched(other, out)
    ]
    with speaking(of):
        page = {
            "title": _("Marketing and sales: the same, enemies, or what?"),
            "opening": _(
                "They are the same. They complete each other. One can replace the other. They are"
                " at war. Somebody in your firm says each of these, and each is right, as long as"
                " you know what exactly you are talking about. Find out when."
            ),
            "door": door.sign("all", 160, ""),
            "try": _("Try it at once: drag the slider, or use the arrow keys."),
            "begin": _("Begin"),
            "lessons": [_listed(lesson) for lesson in there],
            "whole": _("Do you take the whole course?"),
            "ten": _("Ten questions before it, and the same ten after it"),
            "glossary": _("Glossary"),
            "searched": searched,
            "search": _("Search the lessons and the glossary"),
            "find": _("Search"),
            "remembering": _("Remembering: questions come back after 2, 7 and 21 days"),
            "others": [(other, LANGUAGES[other].name) for other in languages],
            "first": _first(out / of),
            "still": _("This picture stands still: its sliders are not there, or not yet."),
        }
        return {
            **_page("front.html.j2", of, root, page),
            # The second line says that what makes an app lies there too; see offline.py.
            LESSONS: (
                f"window.framingsLessons = {compact_json(beside)};\nwindow.framingsApp = true;\n"
            ).encode(),
        }


def start_page(root: Path, out: Path) -> dict[str, bytes]:
    """Make the page above the languages, which leads to that of the reader's browser.

    Args:
        root: The folder of the repository.
        out: The folder of the pages.

    Returns:
        The content of each file, by name.
    """
    there = sorted({lesson.language for lesson in _there(root, out)})
    title = _("Marketing and sales: the same, enemies, or what?")
    page = {
        "title": title,
        "door": door.sign("all", 160, ""),
        "languages": [(of, LANGUAGES[of].name) for of in there],
        "chooses": CHOOSES,
    }
    script = (PAGE / "language.js").read_text(encoding="utf-8")
    chooses = f"window.framingsLanguages = {compact_json(there)};\n{script}".encode()
    return {**_page("start.html.j2", SOURCE_LANGUAGE, root, page), CHOOSES: chooses}


def _searched(of: str, out: Path) -> bool:
    return (out / of / SEARCH / "index.html").is_file()


def _there(root: Path, out: Path) -> list[Lesson]:
    """List the lessons whose pages are there."""
    return [
        lesson
        for lesson in lessons(root)
        if (out / lesson.language / lesson.name / "index.html").is_file()
    ]


def glossary_page(of: str, root: Path) -> dict[str, bytes]:
    """Make the page with all terms of the lessons.

    Args:
        of: The language.
        root: The folder of the repository.

    Returns:
        The content of each file, by name.
    """
    numbers = {lesson.number: lesson.name for lesson in lessons(root) if lesson.language == of}
    with speaking(of):
        terms = sorted(glossary.glossary().values(), key=lambda term: term.term.lower())
        page = {
            "folder": GLOSSARY,
            "title": _("Glossary"),
            "opening": _("The words of the lessons, each in the one sense in which they use it."),
            "terms": [(term, numbers.get(term.first)) for term in terms],
            "lesson": _("Lesson {number}"),
        }
        return _page("glossary.html.j2", of, root, page)


def pages_beside(of: str, root: Path) -> dict[str, dict[str, bytes]]:
    """Make the pages that stand beside the lessons of a language.

    Args:
        of: The language.
        root: The folder of the repository.

    Returns:
        The content of each file, by name, by the folder of the page.
    """
    return {
        GLOSSARY: glossary_page(of, root),
        REMEMBERING: remembering_page(of, root),
        BEFORE_AFTER: before_after_page(of, root),
        **{name: statement_page(name, of, root) for name in statements()},
    }


def statement_page(name: str, of: str, root: Path) -> dict[str, bytes]:
    """Make the page of a statement from its text, ``docs/NAME.md`` or ``docs/NAME.nl.md``.

    Args:
        name: Which one: a key of ``framings.build.pages.statements``.
        of: The language.
        root: The folder of the repository.

    Returns:
        The content of each file, by name.
    """
    ending = "" if of == SOURCE_LANGUAGE else f".{of}"
    html = BeautifulSoup(
        markdown2html(read_text(root / "docs" / f"{name}{ending}.md")), "html.parser"
    )
    for mark in html.select(".anchor-link"):
        mark.decompose()
    for link in html.find_all("a", href=True):
        other = re.fullmatch(rf"(\w+){re.escape(ending)}\.md", link["href"])
        if other and other[1] in statements():
            link.name, link.attrs = "span", {"data-lesson": f"{other[1]}/index.html"}
        elif link["href"] == f"../{LICENCE}":
            # Its name has no ending, so a server would send it as something to save.
            link["href"] = f"#{LICENCE}"
            terms = escape(read_text(root / LICENCE))
            html.append(BeautifulSoup(_TERMS.format(name=LICENCE, terms=terms), "html.parser"))
        else:
            fit(link)
    with speaking(of):
        page = {
            "title": html.h1.get_text(),
            "folder": name,
            "html": str(html),
        }
        more = ("privacy",) if name == "privacy" else ()
        return _page("statement.html.j2", of, root, page, more)


def search_page(of: str, root: Path) -> dict[str, bytes]:
    """Make the page that searches, where ``framings.build.search`` has made an index.

    Args:
        of: The language.
        root: The folder of the repository.

    Returns:
        The content of each file, by name.
    """
    with speaking(of):
        page = {
            "folder": SEARCH,
            "title": _("Search"),
            "search": _("Search the lessons and the glossary"),
            "not_here": _(
                "Here nothing can be searched: it needs a web server and scripts. In a file,"
                " search the page itself with Ctrl+F."
            ),
        }
        return _page("search.html.j2", of, root, page, ("search",))


def remembering_page(of: str, root: Path) -> dict[str, bytes]:
    """Make the page on which questions of the lessons come back.

    Args:
        of: The language.
        root: The folder of the repository.

    Returns:
        The content of each file, by name.
    """
    with speaking(of):
        fresh = fresh_questions()
        asked = []
        for lesson in lessons(root):
            if lesson.language == of:
                holds = bank.load(lesson.source.with_suffix(".toml"))
                asked.append(
                    {
                        "name": lesson.name,
                        "title": front_matter(lesson)["title"],
                        "questions": _shown(holds.questions + holds.sentences),
                        "fresh": _shown(fresh.get(lesson.number, ())),
                    }
                )
        page = {
            "folder": REMEMBERING,
            "title": _("Remembering"),
            "opening": _(
                "What is read once is soon forgotten. Answer a few questions two days, a week and"
                " three weeks after a lesson, and more of it stays. Some come with fresh numbers."
            ),
            "no_script": _("This page needs its script, which is not there, or not yet."),
            "lessons": asked,
        }
        return _page("remembering.html.j2", of, root, page, ("remembering",))


def _shown(asked: Iterable[Question]) -> str:
    """Return questions as HTML without the styles in it, which a strict policy forbids."""
    soup = BeautifulSoup(Questions(asked)._repr_mimebundle_()["text/html"], "html.parser")
    for summary in soup.find_all("summary"):
        del summary["style"]
    return str(soup)


def before_after_page(of: str, root: Path) -> dict[str, bytes]:
    """Make the page that asks ten questions before the course and after it.

    Args:
        of: The language.
        root: The folder of the repository.

    Returns:
        The content of each file, by name.
    """
    path = root / "lessons" / of / f"{BEFORE_AFTER}.toml"
    with speaking(of):
        asked = bank.load(path).questions
        page = {
            "folder": BEFORE_AFTER,
            "title": _("Before and after"),
            "opening": _(
                "Does this course work? Ten questions before you begin, and the same ten when you"
                " are done. Your answers stay on this device."
            ),
            "no_script": _("This page needs its script, which is not there, or not yet."),
            "unknown": _("I do not know"),
            "questions": asked,
            # Other questions must not inherit the reader's answers.
            "memory": f"BA_{BEFORE_AFTER}/{hashlib.sha256(repr(asked).encode()).hexdigest()[:8]}",
        }
        return _page("before_after.html.j2", of, root, page, ("before_after",))


def templates() -> Environment:
    """Return the templates of the pages that are no lessons."""
    made = Environment(autoescape=True, loader=FileSystemLoader(PAGE))
    made.filters["line"] = lambda text: unbroken(" ".join(text.split()))
    return made


def _page(
    template: str, of: str, root: Path, page: dict[str, object], more: tuple[str, ...] = ()
) -> dict[str, bytes]:
    def html(hashed: Mapping[str, str]) -> bytes:
        words = {
            **page,
            "language": of,
            "icon": door.address("all"),
            "foot": foot(),
            "all": _("All lessons"),
            "everywhere": {of: each.name for of, each in LANGUAGES.items()},
            "about": _("About these pages"),
            "statements": statements(),
        }
        return f"{templates().get_template(template).render(words, hashed=hashed)}\n".encode()

    return put_together({}, html, root, more=more)


def _listed(lesson: Lesson) -> dict[str, object]:
    fields = front_matter(lesson)
    return {
        "name": lesson.name,
        "sign": door.sign(framing(lesson), 64, ""),
        "title": fields["title"],
        "minutes": _("{minutes} minutes").format(minutes=fields["minutes"]),
        "about": _about(lesson),
    }


def _about(lesson: Lesson) -> str:
    """Return the first two sentences of a lesson, as plain text."""
    text, _lines = from_text(lesson)
    html = markdown2html(text.cells[0].source)
    words = " ".join(BeautifulSoup(html, "html.parser").p.get_text().split())
    return " ".join(re.split(r"(?<=[.?!])\s+", words)[:2])


def _first(folder: Path) -> dict[str, str] | None:
    """Find the data of the picture that moves at once, where its lesson is there."""
    data = sorted(folder.glob(f"*/{FIRST}.*.js"))
    if not data:
        return None
    still = BeautifulSoup(still_picture(getattr(explorers, FIRST)()), "html.parser")
    for style in still("style"):
        style.decompose()  # which a strict policy forbids
    return {
        "name": FIRST,
        "file": data[-1].relative_to(folder).as_posix(),
        "still": str(still),
    }
