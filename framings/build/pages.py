"""From the notebook of a lesson to a page that needs a browser and nothing else.

A lesson becomes a folder that can be moved as it is, with the other lessons or without them:
``index.html``, its style, its script, the licence, and a file of data for each explorer. It asks
nothing of any other place, runs from a file, and under a content security policy that forbids
inline scripts and styles. So scripts are classic ones (a browser loads no modules from a file), and
data are scripts that assign (nor does it fetch). Data are packed, since many a server sends files
as they are. What may change has a hash in its name, so that what a browser or a server has kept is
never mixed with what is new.

``framings.build.figures`` does what takes minutes; ``files`` puts a page together.
"""

import ast
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from html import escape
from importlib.metadata import version
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, Tag
from latex2mathml.converter import convert as mathml
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from framings import explorers
from framings.build.figures import Figure, compact_json
from framings.build.notebooks import from_text
from framings.lessons import BuildError, Lesson, front_matter, lessons
from framings.live.notebook import bet_words, still_picture
from framings.sides import shown as sides
from framings.teaching import door
from framings.teaching.bank import strip_of
from framings.words import LANGUAGES, _, speaking

HERE = Path(__file__).parent
PAGE = HERE / "page"
FIGURE = HERE.parent / "live" / "figure.js"
LAYOUT = HERE.parent / "live" / "layout.css"
# What a phone should have to load, in bytes as they are stored: no server has to pack them.
MOST_OF_AN_EXPLORER = 400_000
MOST_OF_A_PAGE = 1_000_000
LICENCE = "LICENSE"
# The files whose names stay as they are.
OF_A_PAGE = ("index.html", LICENCE)
_ARTICLE = "https://speedmba.com/?p=603"
_CC_BY = "https://creativecommons.org/licenses/by/4.0/"
_LINK = '<a href="{address}" target="_blank" rel="noopener">{words}</a>'
_FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$(?=\S)([^$]+?)(?<=\S)\$(?!\d)", re.DOTALL)
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*?$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HOLD = "\ue000{}\ue001"  # stands in for a formula while the text is rendered
_HELD = re.compile("\ue000(\\d+)\ue001")
_LESSON = re.compile(r"(\d\d_\w+)\.ipynb(#.*)?")


def notebook(lesson: Lesson) -> NotebookNode:
    """Read the notebook of a lesson, from which its page is made.

    Args:
        lesson: The lesson.

    Returns:
        Its notebook.

    Raises:
        BuildError: If the notebook is missing or older than its text, or an explorer unknown.
    """
    hint = f"run: framings notebooks {lesson}"
    if not lesson.notebook.is_file():
        raise BuildError(f"{lesson}: the notebook is not built; {hint}")
    read = nbformat.read(lesson.notebook, as_version=4)
    text, _lines = from_text(lesson)
    if [cell.source for cell in text.cells] != [cell.source for cell in read.cells]:
        raise BuildError(f"{lesson}: the notebook is out of step with its text; {hint}")
    for name in shown(read):
        if name not in explorers.__all__:
            raise BuildError(f"{lesson}: there is no explorer {name!r}")
    return read


def shown(of: NotebookNode) -> list[str]:
    """List the explorers of a lesson.

    Args:
        of: Its notebook.

    Returns:
        Their names, in the order of the lesson, each once.
    """
    return [*dict.fromkeys(name for cell in of.cells for name in _calls(cell))]


def files(lesson: Lesson, of: NotebookNode, made: Mapping[str, Figure]) -> dict[str, bytes]:
    """Make the page of a lesson.

    Args:
        lesson: The lesson.
        of: Its notebook, from ``notebook``.
        made: Its explorers computed ahead, by name.

    Returns:
        The content of each file of the page's folder, by name.

    Raises:
        BuildError: If the page is too large.
    """
    with speaking(lesson.language):
        assets = {f"{name}.js": made[name].script for name in shown(of)}
        content = put_together(
            assets, lambda hashed: _html(lesson, of, hashed), lesson.root, _has_statements(of)
        )
    for complaint in too_large(content):
        raise BuildError(f"{lesson}: {complaint}")
    return content


def put_together(
    assets: Mapping[str, bytes],
    html: Callable[[Mapping[str, str]], bytes],
    root: Path,
    statements: bool = False,
    more: tuple[str, ...] = (),
) -> dict[str, bytes]:
    """Put a page together with its style, its script, its data and the licence.

    Args:
        assets: The content of its files of data, by their plain names.
        html: Makes the page from the names that its files have, by their plain names.
        root: The folder of the repository.
        statements: Whether the page has the statements of both sides.
        more: The scripts that this page has besides those of all pages.

    Returns:
        The content of each file of the page's folder, by name.
    """
    own = {"page.css": page_style(statements), "page.js": page_script(statements, more)}
    assets = {**own, **assets}
    hashed = {name: hashed_name(name, data) for name, data in assets.items()}
    return {
        "index.html": html(hashed),
        LICENCE: (root / LICENCE).read_bytes(),
        **{hashed[name]: data for name, data in assets.items()},
    }


def too_large(content: dict[str, bytes]) -> Iterator[str]:
    """Say which files, or their sum, are more than a phone should have to load.

    Args:
        content: The content of the files of a page, by name.

    Yields:
        A sentence for each.
    """
    sizes = {name: len(data) for name, data in content.items()}
    for name, size in sizes.items():
        if size > MOST_OF_AN_EXPLORER:
            yield f"{name} has {size:,} bytes; {MOST_OF_AN_EXPLORER:,} are allowed"
    if sum(sizes.values()) > MOST_OF_A_PAGE:
        yield f"the page has {sum(sizes.values()):,} bytes; {MOST_OF_A_PAGE:,} are allowed"


def page_style(statements: bool = False) -> bytes:
    """Make a page's style sheet: where parts of a live figure stand, and the look of it all.

    Args:
        statements: Whether the page has the statements of both sides: they are not for every phone.

    Returns:
        The content of the file.
    """
    parts = (LAYOUT, PAGE / "page.css", *((sides.STYLE, sides.REPORT) if statements else ()))
    return b"".join(path.read_bytes() for path in parts)


def page_script(statements: bool = False, more: tuple[str, ...] = ()) -> bytes:
    """Make a page's script: words, the notebook's live figure, and the page's own parts.

    Args:
        statements: Whether the page has the statements of both sides: they are not for every phone.
        more: The scripts that this page has besides those of all pages.

    Returns:
        The content of the file.
    """
    words = f"window.framingsWords = {compact_json(_words())};\n".encode()
    own = ["memory", "page", "class", "answers", *(["sides"] if statements else [])]
    own += ["start", "lessons", "web", "frame", "calendar", "progress", "present", "link", *more]
    shared = sides.SCRIPTS if statements else ()
    return words + _script(FIGURE, *shared, *(PAGE / f"{name}.js" for name in own))


def _script(*paths: Path) -> bytes:
    parts = [path.read_text(encoding="utf-8") for path in paths]
    return f'(() => {{\n"use strict";\n{"".join(parts)}}})();\n'.encode()


def hashed_name(name: str, data: bytes) -> str:
    """Name a file after its content, so that what was kept of it is never taken for what is new.

    Args:
        name: Its plain name, such as ``page.js``.
        data: Its content.

    Returns:
        The name that it has as long as its content is this.
    """
    path = Path(name)
    return f"{path.stem}.{hashlib.sha256(data).hexdigest()[:10]}{path.suffix}"


def _calls(cell: NotebookNode) -> Iterator[str]:
    if cell.cell_type != "code":
        return
    for node in ast.walk(ast.parse(cell.source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="explorers"), attr=name)):
                yield name


def _html(lesson: Lesson, of: NotebookNode, hashed: Mapping[str, str]) -> bytes:
    page_of = deepcopy(of)
    formulas: list[str] = []
    for cell in page_of.cells:
        for name in _calls(cell):
            cell.metadata["page_explorer"] = name
            cell.metadata["page_still"] = still_picture(getattr(explorers, name)())
        cell.metadata["page_code"] = _computes(cell)
        if cell.cell_type == "markdown":
            cell.source = _hold_formulas(_without_notebook_advice(cell.source), formulas)
    exporter = HTMLExporter(
        template_name="page",
        template_file="index.html.j2",
        extra_template_basedirs=[str(HERE)],
        exclude_anchor_links=True,
    )
    page = {
        "language": lesson.language,
        "title": front_matter(lesson)["title"],
        "memory": f"{lesson}/{_edition(of)}",
        "hashed": hashed,
        "door": door.address(framing(lesson)),
        "foot": foot(),
        "still": _(
            "This picture stands still: its sliders are not there, or not yet. If they do not come,"
            " load the page again, allow scripts, or use a newer browser."
        ),
        "code": _("Code"),
        "all": _("All lessons"),
        "lessons": _("Lessons"),
        "glossary": _("Glossary"),
        "remembering": _("Remember it after 2, 7 and 21 days"),
        "search": _("Search"),
        "about": _("About these pages"),
        "statements": statements(),
        "beside": _beside(lesson),
        "others": [
            {
                "language": other.language,
                "name": LANGUAGES[other.language].name,
                "address": f"../{other}/index.html",
            }
            for other in lessons(lesson.root)
            if other.name == lesson.name and other.language != lesson.language
        ],
    }
    html, _resources = exporter.from_notebook_node(page_of, resources={"page": page})
    html = _tidied(html)
    return _HELD.sub(lambda held: formulas[int(held[1])], html).encode()


def framing(lesson: Lesson) -> str:
    """Say which framing a lesson is about: ``door.sign`` draws its door, at any size.

    Args:
        lesson: The lesson.

    Returns:
        One of ``framings.teaching.door.FRAMINGS``.

    Raises:
        BuildError: If its question bank does not say so.
    """
    try:
        return strip_of(lesson.source.with_suffix(".toml")).framing
    except ValueError as error:
        raise BuildError(f"{lesson}: {error}") from None


def _has_statements(of: NotebookNode) -> bool:
    return any(
        "framings-sides" in str(output.get("data", {}).get("text/html", ""))
        for cell in of.cells
        for output in cell.get("outputs", [])
    )


def _computes(cell: NotebookNode) -> bool:
    """Whether a cell shows what it computed itself, so that a reader may want to see how."""
    shown = [output.get("data", {}).get("text/html", "") for output in cell.get("outputs", [])]
    return bool(shown) and not any(re.search("framings-|live-", html) for html in shown)


def _beside(lesson: Lesson) -> list[dict[str, str]]:
    """Return address and words of the links to the lessons before and after."""
    row = [other for other in lessons(lesson.root) if other.language == lesson.language]
    place = row.index(lesson)
    return [
        {
            "address": f"{other.name}/index.html",
            "words": words.format(title=front_matter(other)["title"]),
        }
        for other, words in (
            (row[place - 1] if place else None, _("Before: {title}")),
            (row[place + 1] if place + 1 < len(row) else None, _("After: {title}")),
        )
        if other
    ]


def statements() -> dict[str, str]:
    """Name the statements to which the foot of each page leads, in the language in use.

    Returns:
        What each is called, by the folder of its page, which is also the name of its text in docs.
    """
    return {
        "accessibility": _("Accessibility"),
        "privacy": _("Privacy"),
        "licence": _("Licence"),
    }


def foot(below: bool = False) -> str:
    """Say what every page says at its end.

    Args:
        below: Whether the terms stand below it, and not in a file beside the page.

    Returns:
        The credit, the licences and the version, as HTML.
    """
    words = _(
        "The argument follows an article by {author}, in Dutch. Text and pictures: {licence}, the"
        " framings authors. Code: MIT licence."
    )
    terms = (
        _("The full terms stand below, under {file}.")
        if below
        else _("The full terms are in the file {file} beside this page.")
    )
    edition = _("Version {version}.").format(version=version("framings"))
    return escape(f"{words} {terms} {edition}").format(
        author=_LINK.format(address=_ARTICLE, words="SpeedMBA"),
        licence=_LINK.format(address=_CC_BY, words="CC BY 4.0"),
        file=LICENCE,
    )


def _edition(notebook: NotebookNode) -> str:
    """Return a name for these bets and questions: others must not inherit the reader's answers."""
    asked = "".join(
        output["data"]["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "framings-option" in str(output.get("data", {}).get("text/html", ""))
    )
    return hashlib.sha256(asked.encode()).hexdigest()[:8]


def _without_notebook_advice(text: str) -> str:
    """Say how to use a page where the lesson says how to run a notebook."""
    if "Run All Cells" not in text:
        return text
    paragraphs = text.split("\n\n")
    for place, paragraph in enumerate(paragraphs):
        if "Run All Cells" in paragraph:
            sentences = re.split(r"(?<=[.?!])\s+", paragraph)
            kept = [s for s in sentences if not re.search("Run All Cells|[Nn]otebook", s)]
            # Lesson 00 says what a slider is in a sentence of its own.
            if not any(re.search("slider|schui[fv]", sentence) for sentence in kept):
                kept.append(_("Drag the sliders, or go to one with Tab and use the arrow keys."))
            paragraphs[place] = " ".join(kept)
    return "\n\n".join(paragraphs)


def _hold_formulas(text: str, formulas: list[str]) -> str:
    def hold(match: re.Match[str]) -> str:
        block, inline = match.groups()
        formulas.append(mathml(block or inline, display="block" if block else "inline"))
        return _HOLD.format(len(formulas) - 1)

    held, end = [], 0
    for code in _CODE.finditer(text):
        held += [_FORMULA.sub(hold, text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*held, _FORMULA.sub(hold, text[end:])])


def _tidied(html: str) -> str:
    """Take out what a strict policy forbids, and fit links and tables to a page."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(["style", "script"]):
        if not element.get("src"):
            element.decompose()
    for element in soup.find_all(True):
        for name in ("style", "border"):
            del element[name]
    for table in soup.find_all("table"):
        label = _("Table")
        box = soup.new_tag("div", attrs={"class": "wide", "role": "region", "tabindex": "0"})
        box["aria-label"] = label
        table.wrap(box)
    named: set[str] = set()
    for heading in soup.find_all(re.compile("^h[1-6]$")):
        name = heading.get_text().strip().replace(" ", "-")  # as JupyterLab does
        if name not in named:  # a link leads to the first of that name
            heading["id"] = name
            named.add(name)
    for link in soup.main.find_all("a", href=True):
        fit(link)
    for question in soup.select(".framings-question")[-1:]:
        note = soup.new_tag("p", attrs={"class": "note answers-note"})
        note.string = _(
            "Your answers are neither counted nor kept: the script for that is not there, or not"
            " yet."
        )
        question.insert_after(note)
    return str(soup)


def fit(link: Tag) -> None:
    """Let a link lead out of a frame, and to another lesson only where that is found to be.

    Args:
        link: The link, which is changed.
    """
    target = link["href"]
    other = _LESSON.fullmatch(target)
    if other:
        link.name = "span"
        link.attrs = {"data-lesson": f"{other[1]}/index.html{other[2] or ''}"}
    elif target.startswith("https://"):
        link["target"], link["rel"] = "_blank", "noopener"
    elif not target.startswith(("#", "mailto:")):
        link.unwrap()  # a file of the repository, which a page does not have


def _words() -> dict[str, str]:
    return {
        "coming": _("The sliders of this picture are on their way."),
        "lost": _("The sliders of this picture have not arrived."),
        "again": _("Try again"),
        "tooOld": _(
            "This browser is too old for the sliders of this picture: one made since May 2023 has"
            " what they need."
        ),
        "part": _(
            "A part of this page has not arrived, so not everything works, and a course may not be"
            " told of your answers. Load the page again."
        ),
        "reset": _("Reset"),
        **bet_words(),
        "score": _("Right at first try: {right} of {all}."),
        "soFar": _("Right at first try: {right} of the {tried} tried, of {all} questions."),
        "forget": _("Forget my answers"),
        # On the front page.
        "answered": _("{done} of {all} answered"),
        "readToTheEnd": _("read to the end"),
        "goOn": _("Go on at: {place}"),
        "notRemembered": _(
            "This browser remembers nothing of this page: when you close or reload it, your"
            " answers are gone."
        ),
        # What only a page in a course says.
        "notKept": _(
            "Your course does not take your answers just now. They stay on this device, and go to"
            " the course as soon as it takes them again. You can go on. If this message stays,"
            " close the lesson and open it again from your course."
        ),
        "notKeptAnywhere": _(
            "Your course does not take your answers just now, and this browser cannot keep them:"
            " leave this page open. You can go on. They go to the course as soon as it takes them"
            " again."
        ),
        "keptAgain": _("Your course has all your answers now."),
        "belowTheMark": _("You have {score}%; this course asks for {mark}%."),
        "onceMore": _("Answer the questions once more"),
        "noCourse": _(
            "No course was found around this page: your answers stay on this device and go nowhere"
            " else."
        ),
        "lookedAtOnly": _("You are only having a look: your answers are not sent to the course."),
        **_words_of_the_web(),
        **_words_of_links(),
        **_words_of_codes(),
        **_words_for_a_class(),
        **_words_of_remembering(),
        **_words_of_before_and_after(),
    }


def _words_of_the_web() -> dict[str, str]:
    return {
        "offlineToo": _("These pages are kept on this device: they open without a network too."),
        "found": _("Found for “{query}”: {count}."),
        "foundNothing": _("Nothing found for “{query}”. Try one word, or its beginning."),
        "foundMore": _("The first {shown} are shown."),
        "notSearched": _("The search has not arrived. Load the page again."),
        "forgetAll": _("Forget everything on this device"),
        "forgotten": _("Everything that these pages kept on this device is forgotten."),
    }


def _words_of_links() -> dict[str, str]:
    return {
        "noSuchPicture": _("This page has no picture called {name}. It has: {names}."),
        "noSuchControl": _(
            "The address names {name}, which this picture has not. It has: {names}."
        ),
        "noSuchValue": _("The address says {name}={value}. Possible are: {values}."),
        "nearestValue": _(
            "The address says {name}={value}. The nearest that this picture has is {there}."
        ),
    }


def _words_of_codes() -> dict[str, str]:
    return {
        "code": _("Code for your class:"),
        "codeHolds": _(
            "It holds which options you chose first in this lesson, and nothing about you. Give it"
            " to your lecturer if you are asked for it."
        ),
        "copy": _("Copy"),
        "copied": _("Copied."),
        "marked": _("Marked: now copy it yourself, with Ctrl+C."),
        # In the lecturer's page.
        "codeSign": _("a code has no “{sign}”"),
        "codeLength": _("a code of this lesson has {length} letters and digits, this has {found}"),
        "codeCheck": _("the last letter does not fit the others: is it typed right?"),
        "codeLesson": _("this is a code of lesson {lesson}"),
        "codeEdition": _("this code is from another edition of the lesson, or another language"),
        "codes": _("Codes"),
        "codesHow": _(
            "Paste the codes of your class, one a line. They are counted as first votes."
        ),
        "countCodes": _("Count the codes"),
        "codesCounted": _("Codes counted: {count}. Lines not counted: {bad}."),
        "codeLine": _("Line {number}, “{line}”: {why}."),
    }


def _words_of_remembering() -> dict[str, str]:
    return {
        "remembering": _("Remembering"),
        "today": _("Today"),
        "calendar": _("Your calendar"),
        "lessonsDue": _("Lessons that wait for you today: {count}."),
        "nothingDue": _("Nothing waits today. The next questions come on {day}."),
        "nothingRead": _(
            "Nothing waits yet. Two days after you have read a lesson or answered in it, the first"
            " questions come back here."
        ),
        "allDone": _("Nothing waits any more: all questions of your lessons have come back."),
        "freshNumbers": _("With fresh numbers"),
        "rightOf": _("Right at first try: {right} of {all}."),
        "readToday": _("I have read it today"),
        "readOn": _("Read on {day}."),
        "comesBack": _("It comes back on {days}."),
        "lessonDone": _("It has come back three times, and rests now."),
        "saveDates": _("Dates for your own calendar (.ics)"),
        "forgetDates": _("Forget all dates"),
        "datesStay": _(
            "The calendar is kept on this device alone, and nothing is sent. A lesson enters it by"
            " itself when you read its page here to the end or answer in it."
        ),
        "datesNotKept": _(
            "This browser keeps nothing of this page: when you close or reload it, the dates are"
            " gone. Save them in your own calendar."
        ),
    }


def _words_of_before_and_after() -> dict[str, str]:
    return {
        "before": _("Before the course"),
        "after": _("After the course"),
        "yourResult": _("Your result"),
        "youBefore": _("chosen before"),
        "youAfter": _("chosen after"),
        "beforeHow": _(
            "Answer as well as you can now. Nothing is told yet: after the course you get the same"
            " ten, and then all replies."
        ),
        "afterHow": _(
            "The same ten questions. Your answers from before are not shown until you are done."
        ),
        "theseAreMine": _("These are my answers"),
        "stillOpen": _("Still to answer: {numbers}."),
        "beforeDone": _("Your answers from before are kept"),
        "beforeThanks": _("Now take the course. Come back here after the last lesson."),
        "courseDone": _("I have done the course: the ten questions again"),
        "bothScores": _("Right before: {before} of {all}. Right after: {after} of {all}."),
        "rightOne": _("right answer"),
        "codeHoldsBoth": _(
            "It holds your answers to the ten questions, and nothing about you. Give it to your"
            " lecturer if you are asked for it."
        ),
        # In the lecturer's page.
        "countClass": _("Count a class"),
        "codesOfBoth": _(
            "Paste the codes of your class, one a line: those that students have after the course."
        ),
        "pairsCounted": _(
            "Codes with both rounds: {pairs}. With one round only, not counted: {single}. Lines"
            " that are no code: {bad}."
        ),
        "rightOfPairs": _("Right answers of the same {pairs} people before and after the course"),
        "question": _("Question"),
        "questionNumber": _("Question {number}"),
        "points": _("Difference in points"),
        "allTen": _("All ten"),
        "saveTable": _("Save as a table (.csv)"),
    }


def _words_for_a_class() -> dict[str, str]:
    return {
        "projector": _("For the projector"),
        "tools": _("Tools"),
        "screen": _("Screen"),
        "next": _("Next"),
        "back": _("Back"),
        "close": _("Close"),
        "sentence": _("Sentence"),
        "count": _("Count"),
        "bars": _("Bars"),
        "whatNow": _("What now?"),
        "timer": _("Timer"),
        "timeIsUp": _("Time is up."),
        "fullScreen": _("Full screen"),
        "noFullScreen": _("Your browser does not allow it here. Try F11."),
        "help": _("Keys"),
        "copyLink": _("Copy link"),
        "linkForClass": _("For the projector:"),
        "linkForStudents": _("For students:"),
        "firstVote": _("First vote"),
        "secondVote": _("Second vote"),
        "votesFor": _("Votes for {letter}"),
        "oneFewer": _("One fewer for {letter}"),
        "oneMore": _("One more for {letter}"),
        "votes": _("{count} ({share}%)"),
        "tally": _("{vote}: {count} in all"),
        "countFirst": _("Count the first vote: then this line says what to do next."),
        "giveHint": _("Few are there yet: give a hint, then vote again."),
        "talkInPairs": _("Talk about it in pairs, then vote again."),
        "moveOn": _("Most are there: go on."),
        "keyNext": _("Next"),
        "keyBack": _("Back"),
        "keyFirst": _("First screen"),
        "keyLast": _("Last screen"),
        "keySentence": _("Show or hide the sentence of a picture"),
        "keyLink": _("Copy a link to the picture as it stands"),
        "keyReply": _("Open or close the reply to A … F"),
        "keyCount": _("Count votes: type numbers, Enter for the next; + and − work too"),
        "keyBars": _("Show or hide the bars of a vote"),
        "keySecond": _("Second vote, or back to the first"),
        "keyAdvice": _("What to do after the first vote"),
        "keyCodes": _("Count the codes that students send"),
        "keyTimer": _("Timer: a minute, and another one each time"),
        "keyTimerStop": _("No timer"),
        "keyFull": _("Full screen, or back"),
        "keyHelp": _("These keys"),
        "keyLeave": _("Leave a slider, a field or this window"),
        "helpSliders": _(
            "While a slider has the focus, the arrow keys move it. Space and PageDown still go on;"
            " Esc leaves the slider. A clicker works at any time. Nothing you do here is kept."
        ),
        "letterKeys": _("Letter keys do what this list says"),
        "leave": _("Leave: back to the page as a student sees it"),
    }
