"""The page grammar: what every lesson has, in which order, and how long it may be.

A lesson is one text in ``lessons/<language>/NN_name.md``. It starts with front matter (title,
minutes, language), then its title with the question it asks, learning goals as a list, the
minutes, links to the lessons before and after, and one line that says how to run everything; the
cell that imports, and the cell with the strip. Then come these sections, each a heading of the
second level (in Dutch: their translations):

    The idea, Step 1. <a question>?, …, In the data, Check yourself, Take home, Limits, Sources,
    Go further (which may be missing)

A step has, each once and in this order, a cell with its bet; under a heading of the third level
what to do, and the explorer (or a tool in its place, see ``framings.check.reading.TOOLS``);
``### What happened``, which answers the bet; and, folded, how to read the picture::

    <details>
    <summary>How to read it</summary>

    The bars are customers.

    </details>

Under *Check yourself* one sentence for a colleague of the other department follows the questions,
under *Take home* the closing line follows the sentence. Under *Go further* an explorer has its
heading, its cell, ``#### What to see`` and the folded part. All code is folded.

``framings.check.order`` checks what stands where, ``framings.check.spoilers`` the question bank and
that nothing above a bet gives it away, ``framings.check.terms`` that terms are explained, and this
module the rest.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from nbformat import NotebookNode

from framings.build.notebooks import complaints as output_complaints
from framings.build.notebooks import pictures, shown_texts
from framings.check import order, spoilers, terms
from framings.check.reading import (
    HEADING,
    bank,
    count_words,
    form_of,
    headings,
    length,
    parts,
    prose,
    without_fences,
)
from framings.lessons import Lesson, front_matter, lessons, read_text
from framings.teaching.bank import without_ties

WORDS_OF_THE_IDEA = 150
WORDS_OF_A_LESSON = (700, 1800)
LETTERS_OF_ALT_TEXT = 40
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?[^)]*\)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(")
_FILE_NAME = re.compile(r"[\w./-]+\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)


def complaints(lesson: Lesson, notebook: NotebookNode) -> list[str]:
    """Say where a lesson does not follow the grammar.

    Args:
        lesson: The lesson.
        notebook: Its notebook, executed.

    Returns:
        A sentence for each thing that is wrong; none if all is well.

    Raises:
        framings.build.notebooks.BuildError: If the front matter is not as it should be.
        ValueError: If the question bank is missing or not as it should be.
    """
    asked = bank(lesson)
    return [
        *order.complaints(lesson, notebook, asked.strip.framing if asked.strip else ""),
        *spoilers.complaints(lesson, notebook, asked),
        *terms.complaints(lesson),
        *_opening(lesson, notebook),
        *_lengths(lesson, notebook),
        *_code(lesson, notebook),
        *_links(lesson, notebook),
        *_outputs(lesson, notebook),
    ]


def _opening(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    fields = front_matter(lesson)
    opening = prose(parts(notebook)[""])
    titles = [text for level, text in headings(notebook) if level == 1]
    if titles != [fields["title"]]:
        yield f"the only heading of the first level must be the title {fields['title']!r}"
    if "?" not in opening:
        yield "the question of the lesson must stand above the first section"
    if len(re.findall(r"^[-*] ", opening, re.MULTILINE)) < 2:
        yield "the learning goals must stand above the first section, as a list"
    if not re.search(rf"\b{fields['minutes']} (?:minutes|minuten)\b", opening):
        yield f"{fields['minutes']} minutes, as in the front matter, must stand above the sections"
    if "Run All Cells" not in " ".join(opening.split()):
        yield "one line must say how to run everything: the menu Run, then Run All Cells"
    others = [other for other in lessons(lesson.root) if other.language == lesson.language]
    place = others.index(lesson)
    for other in (*others[max(0, place - 1) : place], *others[place + 1 : place + 2]):
        if f"({other.name}.ipynb" not in opening:
            yield f"the opening must link to {other.name}.md, before or after this lesson"


def _lengths(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    form = form_of(lesson.language)
    idea = count_words(prose(parts(notebook).get(form.idea, [])))
    if not 0 < idea <= WORDS_OF_THE_IDEA:
        yield f"{form.idea!r} must have 1 to {WORDS_OF_THE_IDEA} words; it has {idea}"
    found = length(lesson, notebook)
    fewest, most = WORDS_OF_A_LESSON
    if not fewest <= found.words <= most:
        yield f"the lesson must have {fewest} to {most} words of running text; it has {found.words}"
    said = front_matter(lesson)["minutes"]
    if abs(said - found.minutes) > 1:
        yield f"minutes must be {found.minutes}, within 1 ({found}); got {said}"


def _code(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    for place, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown" and re.search(
            r"^(?:`{3,}|~{3,}|:{3,})\{", cell.source, re.M
        ):
            yield f"cell {place} has a directive in its text, which notebooks do not show"
        if cell.cell_type == "code" and not cell.metadata.get("jupyter", {}).get("source_hidden"):
            yield f"cell {place} must be folded: jupyter: source_hidden: true"
    data = parts(notebook).get(form_of(lesson.language).data, [])
    if not any(cell.cell_type == "code" for cell in data):
        yield f"the section {form_of(lesson.language).data!r} must have a table"
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            html = output.get("data", {}).get("text/html", "")
            for head in BeautifulSoup(html, "html.parser").find_all("th"):
                if "_" in head.get_text():
                    yield f"a table must show words, not the code {head.get_text()!r}"


def _links(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    anchors = {_anchor(text) for _, text in headings(notebook)}
    built = {other.notebook: other for other in lessons(lesson.root)}
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        for target in _LINK.findall(without_fences(cell.source)):
            if re.match(r"https://|mailto:", target):
                continue
            if re.match(r"\w+:", target):
                yield f"the link {target} must be https"
                continue
            file, _, anchor = target.partition("#")
            path = (lesson.notebook.parent / file).resolve() if file else lesson.notebook
            if path in built:
                there = anchors if path == lesson.notebook else _anchors_of(built[path])
            elif path.exists():
                there = None
            else:
                yield f"the link {target} leads nowhere"
                continue
            if anchor and there is not None and anchor not in there:
                yield f"the link {target} names a heading that is not there"


def _outputs(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    for place, cell in enumerate(notebook.cells, start=1):
        for complaint in output_complaints(cell, lesson.root):
            yield f"cell {place} {complaint}"
        if cell.cell_type == "markdown":
            for alt in _IMAGE.findall(cell.source):
                yield from _alt(place, alt)
        for output in cell.get("outputs", []):
            bare = [kind for kind in output.get("data", {}) if kind.startswith("image/")]
            if bare:
                yield f"cell {place} shows a picture ({bare[0]}) that has no place for alt text"
            for text in shown_texts(output):
                for image in BeautifulSoup(text, "html.parser").find_all("img"):
                    yield from _alt(place, image.get("alt"))
            try:
                for text in output.get("data", {}).values():
                    pictures(text if isinstance(text, str) else "")
            except ValueError as error:
                yield f"cell {place}: {error}"


def _alt(place: int, alt: str | None) -> Iterator[str]:
    text = (alt or "").strip()
    if len(text) < LETTERS_OF_ALT_TEXT or _FILE_NAME.fullmatch(text):
        yield (
            f"cell {place} has a picture whose alt text must say in at least "
            f"{LETTERS_OF_ALT_TEXT} letters what it shows; it is {text!r}"
        )


def _anchors_of(lesson: Lesson) -> set[str]:
    text = without_fences(read_text(lesson.source))
    return {_anchor(heading[2]) for heading in HEADING.finditer(text)}


def _anchor(heading: str) -> str:
    # As JupyterLab does.
    return re.sub(r"[*_`]", "", without_ties(heading)).replace(" ", "-")
