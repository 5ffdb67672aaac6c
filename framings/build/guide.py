"""The lecturer's guide and what a class gets on paper, as pages of their own.

The texts are ``guide/<language>/NN.md``, one a lesson, and ``hour.md``; what is handed out is
``handouts/<language>/*.md``, besides a sheet for each lesson and the vote cards, which are made
here. No page for students leads to them. In all of these texts numbers are tied as in the lessons
(``framings.check.numbers``), and two kinds of line are filled in, so that they cannot go stale::

    {at the_door share=0.6, target=80}
    {bet more_knock}

The first becomes a link to the picture at that position, as a class sees it, with what it says
there; the second a link to the bet, with its prompt, its options and which is right. Where the
lesson is not that of the text, its number comes first: ``{at 03/the_door}``.

On a handout each heading of the first level begins a sheet of A4, and each of the second level a
card with an edge to cut along.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbconvert.filters import markdown2html

from framings import explorers
from framings.build import link
from framings.build.front import templates
from framings.build.pages import LICENCE, PAGE, foot, framing, hashed_name, page_style
from framings.lessons import BuildError, Lesson, front_matter, lessons, read_text
from framings.live import Explorer
from framings.live.controls import Cards, Control, Moves, Stops, Toggle
from framings.teaching import bank, door
from framings.words import _, marked, speaking, unbroken

HOUR = "hour"
CARDS = "cards"
SHAPES = "●▲■◆"  # of the cards, as on the screen (present.js)
_LINE = re.compile(r"^\{(at|bet) (?:(\d\d)/)?(\w+)(?: +([^{}\n]+))?\}$")
_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

Content = dict[str, bytes]


def languages(root: Path) -> list[str]:
    """List the languages in which there is a guide.

    Args:
        root: The folder of the repository.

    Returns:
        The names of their folders.
    """
    return sorted({path.parent.name for path in (root / "guide").glob("[a-z][a-z]/*.md")})


def guides(of: str, root: Path) -> list[Path]:
    """List the texts of the guide in a language: those of lessons first, then the hour.

    Args:
        of: The language.
        root: The folder of the repository.

    Returns:
        Their paths.
    """
    return sorted((root / "guide" / of).glob("*.md"))


def pages(of: str, root: Path, at: Callable[[str], str]) -> Iterator[tuple[str, Content]]:
    """Make the pages of the guide and the handouts.

    Args:
        of: The language.
        root: The folder of the repository.
        at: Gives the address of the folder with the lessons' pages, as seen from the page of a
            name.

    Yields:
        The name of each page's folder ("" for the index, which comes last) and its files.

    Raises:
        BuildError: If a text is not as it should be; it says where.
    """
    listed: dict[str, list[tuple[str, str]]] = {"guides": [], "handouts": []}
    with speaking(of):
        for path in guides(of, root):
            name, title = path.stem, about(path)["title"]
            listed["guides"].append((name, title))
            html = _html(filled(path, root, at(name)))
            yield name, _page(root, "guide.html.j2", of, title=title, html=html)
        for lesson in _with_a_guide(of, root):
            name = f"sheet_{lesson.number}"
            title = _("Sheet for lesson {number}").format(number=lesson.number)
            listed["handouts"].append((name, title))
            yield name, _page(root, "sheet.html.j2", of, title=title, **_sheet(lesson))
        title = _("Vote cards")
        listed["handouts"].append((CARDS, title))
        yield (
            CARDS,
            _page(
                root, "cards.html.j2", of, title=title, cards=[*zip("ABCD", SHAPES, strict=True)]
            ),
        )
        for path in sorted((root / "handouts" / of).glob("*.md")):
            name, title = path.stem, about(path)["title"]
            listed["handouts"].append((name, title))
            sheets = [*_sheets(filled(path, root, at(name)))]
            yield name, _page(root, "handout.html.j2", of, title=title, sheets=sheets)
        yield (
            "",
            _page(
                root,
                "guides.html.j2",
                of,
                title=_("For lecturers"),
                to_hand_out=_("To hand out"),
                **listed,
            ),
        )


def about(path: Path) -> dict[str, str]:
    """Read what a text of the guide says about itself at its top.

    Args:
        path: The text.

    Returns:
        Its ``title`` and ``language``.

    Raises:
        BuildError: If one of them is missing or not what it should be.
    """
    front = _FRONT.match(read_text(path))
    fields = dict(re.findall(r"^(\w+): (.+)$", front[1], re.MULTILINE)) if front else {}
    if "title" not in fields:
        raise BuildError(f"{path}: the text must start with its title between --- lines")
    if fields.get("language") != path.parent.name:
        raise BuildError(f"{path}: language must be {path.parent.name!r}, as its folder")
    return {name: text.strip("\"'") for name, text in fields.items()}


def is_handout(name: str, of: str, root: Path) -> bool:
    """Say whether a page is for the class, on paper, and not for the lecturer.

    Args:
        name: Its folder's name, from ``pages``.
        of: The language.
        root: The folder of the repository.
    """
    return name not in {"", *(path.stem for path in guides(of, root))}


def filled(path: Path, root: Path, at: str) -> str:
    """Read a text of the guide, its ties taken out and its places and bets filled in.

    Args:
        path: The text.
        root: The folder of the repository.
        at: The address of the folder with the lessons' pages.

    Returns:
        The text, as Markdown with pieces of HTML.

    Raises:
        BuildError: If a line names what is not there; it says which line.
    """
    text = read_text(path)
    front = _FRONT.match(text)
    drawn = cache(lambda name: getattr(explorers, name)())  # each is shown at several positions

    def fill(match: re.Match[str]) -> str:
        try:
            return _filled_in(match[0], path, root, at, drawn)
        except ValueError as error:
            line = text.count("\n", 0, match.start()) + 1
            raise BuildError(f"{path}:{line}: {error}") from None

    with speaking(path.parent.name):
        whole = re.sub(r"^\{.*$", fill, text, flags=re.MULTILINE)
    return bank.without_ties(whole[front.end() if front else 0 :])


def as_pdf(page: Path) -> bytes:
    """Print a page as Chromium does.

    Args:
        page: Its HTML file.

    Returns:
        The PDF.

    Raises:
        BuildError: If there is no Chromium or Chrome, or it does not print.
    """
    browser, *alone = chromium()
    with TemporaryDirectory() as place:
        made = Path(place) / "page.pdf"
        command = [browser, "--headless", *alone, "--no-pdf-header-footer"]
        command += [f"--user-data-dir={place}", f"--print-to-pdf={made}", page.resolve().as_uri()]
        done = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
            check=False,
        )
        if not made.is_file():
            raise BuildError(f"{page}: {browser} printed nothing: {done.stderr.strip()[-300:]}")
        return made.read_bytes()


def chromium() -> list[str]:
    """Find a Chromium or Chrome on the path.

    Returns:
        It, and the options that it needs for whoever is at work.

    Raises:
        BuildError: If there is none.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise BuildError(
            "there is no Chromium or Chrome on the path: open the page in any browser and print it"
        )
    # Whoever is root, as in a container, has no sandbox.
    alone = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    return [browser, *alone]


def _with_a_guide(of: str, root: Path) -> list[Lesson]:
    numbers = {path.stem for path in guides(of, root)}
    return [each for each in lessons(root) if each.language == of and each.number in numbers]


def _page(root: Path, template: str, of: str, **words: Any) -> Content:
    style = page_style() + (PAGE / "guide.css").read_bytes()
    name = hashed_name("guide.css", style)
    html = templates().get_template(template)
    page = {**words, "language": of, "style": name, "foot": foot(), "icon": door.address("all")}
    page["all"] = _("For lecturers")
    page["credit"] = _("After an article by SpeedMBA. CC BY 4.0, the framings authors.")
    return {
        "index.html": unbroken(f"{html.render(page)}\n").encode(),
        name: style,
        LICENCE: (root / LICENCE).read_bytes(),
    }


def _filled_in(line: str, path: Path, root: Path, at: str, drawn: Callable[[str], Explorer]) -> str:
    match = _LINE.match(line)
    if match is None:
        raise ValueError(f"{line} must look like {{at the_door share=0.6}} or {{bet more_knock}}")
    kind, number, name, values = match.groups()
    number = number or path.stem
    found = [
        lesson
        for lesson in lessons(root)
        if (lesson.language, lesson.number) == (path.parent.name, number)
    ]
    if not found:
        raise ValueError(f"{line}: there is no lesson {number!r}")
    lesson = found[0]
    rest = f"{':' if values else ''}{values or ''}"
    place = link.read(f"{lesson.name}/?present#{name}{rest}", lesson.language)
    address = escape(f"{at}/{link.of_place(place)}")
    asked = name not in explorers.__all__
    if asked != (kind == "bet"):
        raise ValueError(f"{line}: {name} is a {'bet' if asked else 'picture'}")
    return _bet(lesson, name, address) if asked else _at(drawn(name), place.values, address)


def _at(made: Explorer, values: dict[str, Any], address: str) -> str:
    says = made.move_to(**values).sentence
    set_to = [
        f"{made.controls[key].label}: <b>{escape(_shown(made.controls[key], value))}</b>"
        for key, value in values.items()
    ]
    where = " · ".join([f'<a href="{address}">{escape(made.title)}</a>', *set_to])
    return f'<div class="at"><p>{where}</p><p class="says">{escape(says)}</p></div>\n'


def _shown(control: Control, value: Any) -> str:
    match control:
        case Stops():
            return next(words for words, there in control.stops.items() if there == value)
        case Toggle():
            return _("yes") if value else _("no")
        case Cards():
            judged = control.buttons.get(value[-1:])
            return f"{len(value)}: {judged}" if judged else f"{len(value)}"
        case Moves():
            runs = ((letter, len([*run])) for letter, run in groupby(value))
            return ", ".join(f"{count} × {control.buttons[letter]}" for letter, count in runs)
    return marked(format(value, getattr(control, "shown", "")))


def _bet(lesson: Lesson, key: str, address: str) -> str:
    (bet,) = (each for each in _bank(lesson).bets if each.key == key)
    prompt = "".join(f"<p>{escape(part)}</p>" for part in bet.prompt.split("\n\n"))
    word = _("(right)")
    right = f" <b>{word}</b>"
    options = "".join(
        f"<li>{escape(option.text)}{right if option.right else ''}</li>" for option in bet.options
    )
    words = _("The bet, for the projector")
    asked = f'<p><a href="{address}">{words}</a></p>'
    return f'<div class="asked">{asked}{prompt}<ol type="A">{options}</ol></div>\n'


def _html(text: str) -> str:
    """Turn Markdown into HTML, without the mark at each heading that a lesson has for links."""
    return re.sub(r'<a class="anchor-link".*?</a>', "", markdown2html(text))


def _bank(lesson: Lesson) -> bank.Bank:
    return bank.load(lesson.source.with_suffix(".toml"))


def sheet_heading() -> str:
    """Return the heading, in the language in use, of the part of a guide that goes on the sheet."""
    return _("The sheet")


def _sheet(lesson: Lesson) -> dict[str, Any]:
    path = lesson.root / "guide" / lesson.language / f"{lesson.number}.md"
    text = bank.without_ties(read_text(path))
    part = re.search(rf"^## {sheet_heading()}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if part is None:
        raise BuildError(f"{path}: there is no section {sheet_heading()!r}")
    held = _bank(lesson)
    return {
        "lesson": front_matter(lesson)["title"],
        "door": door.sign(framing(lesson), 90, ""),
        "strip": held.strip,
        "bets": [
            (bet.prompt.split("\n\n"), [one.text for one in bet.options]) for bet in held.bets
        ],
        "letters": "ABCDEF",
        "words": {
            "name": _("Name"),
            "level": _("Level"),
            "held": _("Held constant"),
            "question": _("Question"),
            "bet": _("Bet {number}"),
            "first": _("first vote"),
            "second": _("second vote"),
        },
        "rest": _html(part[1]),
    }


def _sheets(text: str) -> Iterator[dict[str, Any]]:
    """Divide a handout into sheets, each with its title, what stands above the cards, and these."""
    for sheet in re.split(r"^# ", text, flags=re.MULTILINE)[1:]:
        title, _end, body = sheet.partition("\n")
        above, *cards = re.split(r"^## ", body, flags=re.MULTILINE)
        yield {
            "title": title,
            "above": _html(above),
            "cards": [_html(f"## {card}") for card in cards],
        }
