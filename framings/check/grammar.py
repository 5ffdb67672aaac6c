"""The page grammar: what every lesson has, in which order, and how long it may be.

A lesson is one text in ``lessons/<language>/NN_name.md``. It starts with front matter (title,
minutes, language), then its title with the question it asks, learning goals as a list, the
minutes, links to the lessons before and after, and one line that says how to run everything; then
these sections, each a heading of the second level:

    The idea, Your bet, Try it, What happened, In the data, Check yourself, Take home, Limits,
    Sources

Under *Try it* each explorer has a heading of the third level, the cell that shows it, and
``#### How to read it``. ``complaints`` checks a lesson with its notebook.
"""

import re
import statistics
from collections.abc import Iterator
from html.parser import HTMLParser

from nbformat import NotebookNode

from framings.build.notebooks import complaints as output_complaints
from framings.build.notebooks import pictures, shown_texts
from framings.lessons import Lesson, front_matter, lessons, read_text
from framings.teaching.bank import without_ties

SECTIONS = {
    "en": (
        "The idea",
        "Your bet",
        "Try it",
        "What happened",
        "In the data",
        "Check yourself",
        "Take home",
        "Limits",
        "Sources",
    ),
    "nl": (
        "Het idee",
        "Jouw weddenschap",
        "Probeer het",
        "Wat er gebeurde",
        "In de data",
        "Toets jezelf",
        "Om mee te nemen",
        "Grenzen",
        "Bronnen",
    ),
}
HOW_TO_READ = {"en": "How to read it", "nl": "Zo lees je het"}
WORDS_OF_THE_IDEA = 150
WORDS_OF_A_LESSON = (1000, 1800)
LINES_OF_A_CELL = 12
LINES_OF_THE_MEDIAN_CELL = 3
LETTERS_OF_ALT_TEXT = 40
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *#*$", re.MULTILINE)
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
    """
    return [
        *_sections(lesson, notebook),
        *_opening(lesson, notebook),
        *_lengths(lesson, notebook),
        *_code(notebook),
        *_links(lesson, notebook),
        *_outputs(lesson, notebook),
    ]


def parts(notebook: NotebookNode) -> dict[str, list[NotebookNode]]:
    """Divide a notebook at its headings of the second level.

    Args:
        notebook: The notebook.

    Returns:
        For each heading the cells under it, the text before the first heading under "". A cell of
        text that holds several headings is divided too.
    """
    divided: dict[str, list[NotebookNode]] = {"": []}
    current = ""
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            divided[current].append(cell)
            continue
        start = 0
        text = _without_fences(cell.source)
        for heading in _HEADING.finditer(text):
            if len(heading[1]) == 2:
                divided[current].append(_text_cell(cell, start, heading.start()))
                current = heading[2]
                start = heading.end()
                divided.setdefault(current, [])
        divided[current].append(_text_cell(cell, start, len(cell.source)))
    return divided


def count_words(markdown: str) -> int:
    """Count the words a reader reads.

    Args:
        markdown: A text, with its markup.

    Returns:
        The number of words; formulas count as one, links as their text, code not at all.
    """
    text = re.sub(r"<!--.*?-->", "", without_ties(markdown), flags=re.DOTALL)
    text = re.sub(r"^(`{3,}|~{3,}).*?^\1\s*$", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"\$\$?[^$]+\$\$?", "formula", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"</?[A-Za-z][^>]*>", " ", text)
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _sections(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    wanted = SECTIONS[lesson.language]
    found = [text for level, text in _headings(notebook) if level == 2]
    if found != list(wanted):
        missing = [name for name in wanted if name not in found]
        extra = [name for name in found if name not in wanted]
        yield (
            f"the sections must be {', '.join(wanted)}, in this order; "
            f"missing: {', '.join(missing) or 'none'}; unknown: {', '.join(extra) or 'none'}"
        )
        return
    divided = parts(notebook)
    for place, call in ((1, "bet("), (5, "questions(")):
        if not any(call in cell.source for cell in _code_cells(divided[wanted[place]])):
            yield f"the section {wanted[place]!r} must have a cell with {call}…)"
    if not any(_visible(cell) for cell in _code_cells(divided[wanted[4]])):
        yield f"the section {wanted[4]!r} must have code that can be seen"
    yield from _explorers(divided[wanted[2]], HOW_TO_READ[lesson.language], wanted[2])
    take_home = " ".join(_prose(divided[wanted[6]]).split())
    sentences = [part for part in re.split(r"(?<=[.!?])[*_]*\s+(?=[A-Z])", take_home) if part]
    if len(sentences) != 1:
        yield f"the section {wanted[6]!r} must be one sentence; it has {len(sentences)}"
    for item in re.findall(r"^[-*] (.*(?:\n(?![-*] |\n).*)*)", _prose(divided[wanted[8]]), re.M):
        if not re.search(r"\b(?:1[89]|20)\d\d\b", item):
            yield f"a source must have its year: {item.split('.')[0][:60]!r}"


def _explorers(cells: list[NotebookNode], how_to_read: str, section: str) -> Iterator[str]:
    names: list[str] = []
    shown: dict[str, list[str]] = {}
    for cell in cells:
        if cell.cell_type == "code":
            if names:
                shown[names[-1]].append("code")
            continue
        for heading in _HEADING.finditer(_without_fences(cell.source)):
            if len(heading[1]) == 3:
                names.append(heading[2])
                shown[heading[2]] = []
            elif names and heading[2] == how_to_read:
                shown[names[-1]].append("how")
    if not names:
        yield f"the section {section!r} must have an explorer under a heading of the third level"
    for name, found in shown.items():
        if found[:1] != ["code"] or "how" not in found:
            yield f"the explorer {name!r} must have its cell and then '#### {how_to_read}'"


def _opening(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    fields = front_matter(lesson)
    opening = _prose(parts(notebook)[""])
    titles = [text for level, text in _headings(notebook) if level == 1]
    if titles != [fields["title"]]:
        yield f"the only heading of the first level must be the title {fields['title']!r}"
    if "?" not in opening:
        yield "the question of the lesson must stand above the first section"
    if len(re.findall(r"^[-*] ", opening, re.MULTILINE)) < 2:
        yield "the learning goals must stand above the first section, as a list"
    if not re.search(rf"\b{fields['minutes']} (?:minutes|minuten)\b", opening):
        yield f"{fields['minutes']} minutes, as in the front matter, must stand above the sections"
    if "Run All Cells" not in opening:
        yield "one line must say how to run everything: the menu Run, then Run All Cells"
    others = [other for other in lessons(lesson.root) if other.language == lesson.language]
    place = others.index(lesson)
    for other in (*others[max(0, place - 1) : place], *others[place + 1 : place + 2]):
        if f"({other.name}.ipynb" not in opening:
            yield f"the opening must link to {other.name}.md, before or after this lesson"


def _lengths(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    wanted = SECTIONS[lesson.language]
    words = {name: count_words(_prose(cells)) for name, cells in parts(notebook).items()}
    idea = words.get(wanted[0], 0)
    if not 0 < idea <= WORDS_OF_THE_IDEA:
        yield f"{wanted[0]!r} must have 1 to {WORDS_OF_THE_IDEA} words; it has {idea}"
    total = sum(count for name, count in words.items() if name not in (wanted[5], wanted[8]))
    fewest, most = WORDS_OF_A_LESSON
    if not fewest <= total <= most:
        yield f"the lesson must have {fewest} to {most} words of running text; it has {total}"


def _code(notebook: NotebookNode) -> Iterator[str]:
    lengths = []
    for place, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown" and re.search(
            r"^(?:`{3,}|~{3,}|:{3,})\{", cell.source, re.M
        ):
            yield f"cell {place} has a directive in its text, which notebooks do not show"
        if cell.cell_type != "code" or not _visible(cell):
            continue
        length = sum(bool(line.strip()) for line in cell.source.splitlines())
        lengths.append(length)
        if length > LINES_OF_A_CELL:
            yield f"cell {place} shows {length} lines of code; {LINES_OF_A_CELL} are allowed"
    if lengths and statistics.median(lengths) > LINES_OF_THE_MEDIAN_CELL:
        median = statistics.median(lengths)
        yield f"the median cell shows {median:g} lines; {LINES_OF_THE_MEDIAN_CELL} are allowed"


def _links(lesson: Lesson, notebook: NotebookNode) -> Iterator[str]:
    anchors = {_anchor(text) for _, text in _headings(notebook)}
    built = {other.notebook: other for other in lessons(lesson.root)}
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        for target in _LINK.findall(_without_fences(cell.source)):
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
                reader = _Images()
                reader.feed(text)
                for alt in reader.alts:
                    yield from _alt(place, alt)
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


class _Images(HTMLParser):
    """Collects the alt texts of the pictures in a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.alts: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.alts.append(dict(attrs).get("alt"))


def _headings(notebook: NotebookNode) -> list[tuple[int, str]]:
    return [
        (len(heading[1]), heading[2])
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for heading in _HEADING.finditer(_without_fences(cell.source))
    ]


def _anchors_of(lesson: Lesson) -> set[str]:
    text = _without_fences(read_text(lesson.source))
    return {_anchor(heading[2]) for heading in _HEADING.finditer(text)}


def _anchor(heading: str) -> str:
    # As JupyterLab does.
    return re.sub(r"[*_`]", "", without_ties(heading)).replace(" ", "-")


def _without_fences(text: str) -> str:
    blank = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*?$", re.DOTALL | re.MULTILINE)
    return blank.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _text_cell(cell: NotebookNode, start: int, end: int) -> NotebookNode:
    return NotebookNode(cell_type="markdown", source=cell.source[start:end])


def _code_cells(cells: list[NotebookNode]) -> list[NotebookNode]:
    return [cell for cell in cells if cell.cell_type == "code"]


def _prose(cells: list[NotebookNode]) -> str:
    texts = [without_ties(cell.source) for cell in cells if cell.cell_type == "markdown"]
    return "\n\n".join(texts).strip()


def _visible(cell: NotebookNode) -> bool:
    return not cell.metadata.get("jupyter", {}).get("source_hidden", False)
