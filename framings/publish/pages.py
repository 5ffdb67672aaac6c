"""From the notebook of a lesson to a page that needs a browser and nothing else.

A lesson becomes a folder that can be moved as it is: ``index.html``, its style, its script, and a
file of data for each explorer. It asks nothing of any other place, runs from a file, and under a
content security policy that forbids inline scripts and styles. So scripts are classic ones (a
browser loads no modules from a file), and data are scripts that assign (nor does it fetch).
"""

import ast
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup
from latex2mathml.converter import convert as mathml
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from framings import explorers
from framings.live.notebook import still_picture
from framings.publish.grid import Grid, NoGrid, computed
from framings.publish.lessons import Lesson, lessons
from framings.publish.notebooks import BuildError, from_text, front_matter
from framings.teaching.words import _, language, use_language

HERE = Path(__file__).parent
PAGE = HERE / "page"
FIGURE = HERE.parent / "live" / "figure.js"
# What a phone should have to load, in bytes as a server sends them.
MOST_OF_AN_EXPLORER = 300_000
MOST_OF_A_PAGE = 1_000_000
_FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$(?=\S)([^$]+?)(?<=\S)\$(?!\d)", re.DOTALL)
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*?$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HOLD = "\ue000{}\ue001"  # stands in for a formula while the text is rendered
_HELD = re.compile("\ue000(\\d+)\ue001")
_LESSON = re.compile(r"(\d\d_\w+)\.ipynb(#.*)?")


def files(lesson: Lesson) -> dict[str, bytes]:
    """Make the page of a lesson.

    Args:
        lesson: The lesson; its notebook must be built.

    Returns:
        The content of each file of the page's folder, by name.

    Raises:
        BuildError: If the notebook is missing or older than its text, or the page cannot be made.
    """
    notebook = _notebook(lesson)
    before = language()
    use_language(lesson.language)
    try:
        scripts = {"words.js": _assigned("framingsWords", _words())}
        for name, grid in _grids(lesson, notebook).items():
            if grid is None:
                continue
            data = computed(grid.explorer, grid)
            key = f"(window.framingsExplorers ??= {{}})[{json.dumps(name)}]"
            scripts[f"{name}.js"] = f"{key} = {_json(data)};\n".encode()
        scripts["page.js"] = page_script()
        html = _html(lesson, notebook, [*scripts])
    finally:
        use_language(before)
    content = {"index.html": html, "page.css": (PAGE / "page.css").read_bytes(), **scripts}
    for complaint in too_large(content):
        raise BuildError(f"{lesson}: {complaint}")
    return content


def too_large(content: dict[str, bytes]) -> Iterator[str]:
    """Say which files, or their sum, are more than a phone should have to load.

    Args:
        content: The content of the files of a page, by name.

    Yields:
        A sentence for each.
    """
    sizes = {name: len(gzip.compress(data, mtime=0)) for name, data in content.items()}
    for name, size in sizes.items():
        if size > MOST_OF_AN_EXPLORER:
            yield f"{name} has {size:,} bytes gzipped; {MOST_OF_AN_EXPLORER:,} are allowed"
    if sum(sizes.values()) > MOST_OF_A_PAGE:
        yield f"the page has {sum(sizes.values()):,} bytes gzipped; {MOST_OF_A_PAGE:,} are allowed"


def write(content: dict[str, bytes], folder: Path) -> bool:
    """Write the files of a page, and remove what an earlier one left.

    Args:
        content: What ``files`` returned.
        folder: Where they belong.

    Returns:
        Whether anything changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stale = [
        path
        for path in folder.iterdir()
        if path.suffix in (".js", ".css", ".html") and path.name not in content
    ]
    for path in stale:
        path.unlink()
    changed = bool(stale)
    for name, data in content.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
            changed = True
    return changed


def contents_page(of: str, root: Path, out: Path) -> dict[str, bytes]:
    """Make the page that lists the lessons of a language, as far as their pages are there.

    Args:
        of: The language.
        root: The folder of the repository.
        out: The folder of the pages.

    Returns:
        The content of each file, by name.
    """
    there = [
        lesson
        for lesson in lessons(root)
        if lesson.language == of and (out / of / lesson.name / "index.html").is_file()
    ]
    before = language()
    use_language(of)
    try:
        title = _("Marketing and sales: the same, enemies, or what?")
        items = []
        for lesson in there:
            fields = front_matter(lesson)
            minutes = _("{minutes} minutes").format(minutes=fields["minutes"])
            link = f'<a href="{lesson.name}/index.html">{escape(str(fields["title"]))}</a>'
            items.append(f'<li>{link} <span class="note">{escape(minutes)}</span></li>')
    finally:
        use_language(before)
    html = (
        f'<!DOCTYPE html>\n<html lang="{of}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        '<link rel="icon" href="data:,">\n<link rel="stylesheet" href="page.css">\n</head>\n'
        f'<body>\n<main>\n<h1>{escape(title)}</h1>\n<ol class="contents">\n'
        + "\n".join(items)
        + "\n</ol>\n</main>\n</body>\n</html>\n"
    )
    return {"index.html": html.encode(), "page.css": (PAGE / "page.css").read_bytes()}


def page_script() -> bytes:
    """Return the page's script: the notebook's live figure and the page's own parts, in one."""
    files = (FIGURE, PAGE / "page.js", PAGE / "answers.js")
    parts = [path.read_text(encoding="utf-8") for path in files]
    return f'(() => {{\n"use strict";\n{"".join(parts)}}})();\n'.encode()


def _notebook(lesson: Lesson) -> NotebookNode:
    hint = f"run: framings notebooks {lesson}"
    if not lesson.notebook.is_file():
        raise BuildError(f"{lesson}: the notebook is not built; {hint}")
    notebook = nbformat.read(lesson.notebook, as_version=4)
    text, _lines = from_text(lesson)
    if [cell.source for cell in text.cells] != [cell.source for cell in notebook.cells]:
        raise BuildError(f"{lesson}: the notebook is out of step with its text; {hint}")
    return notebook


def _grids(lesson: Lesson, notebook: NotebookNode) -> dict[str, Grid | None]:
    """Find the explorers a lesson shows, and mark the cells that show them.

    An explorer that no grid can hold stands still in the page, which says so.
    """
    found: dict[str, Grid | None] = {}
    for cell in notebook.cells:
        for name in _calls(cell.source) if cell.cell_type == "code" else ():
            if not hasattr(explorers, name):
                raise BuildError(f"{lesson}: there is no explorer {name!r}")
            explorer = getattr(explorers, name)()
            still = still_picture(explorer)
            try:
                found[name] = Grid(explorer)
            except NoGrid:
                found[name] = None
                note = _("This picture moves only in JupyterLab; here it stands still.")
                still += f'\n<p class="note">{escape(note)}</p>'
            cell.metadata["page_explorer"] = name
            cell.metadata["page_still"] = still
    return found


def _calls(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="explorers"), attr=name)):
                yield name


def _html(lesson: Lesson, notebook: NotebookNode, scripts: list[str]) -> bytes:
    formulas: list[str] = []
    for cell in notebook.cells:
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
        "memory": f"{lesson}/{_edition(notebook)}",
        "scripts": scripts,
        "code": _("Code"),
    }
    html, _resources = exporter.from_notebook_node(notebook, resources={"page": page})
    html = _tidied(html, lesson)
    return _HELD.sub(lambda held: formulas[int(held[1])], html).encode()


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
            advice = _("Drag the sliders, or go to one with Tab and use the arrow keys.")
            paragraphs[place] = " ".join([*kept, advice])
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


def _tidied(html: str, lesson: Lesson) -> str:
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
        _fit(link, lesson)
    return str(soup)


def _fit(link, lesson: Lesson) -> None:
    target = link["href"]
    other = _LESSON.fullmatch(target)
    if other:
        link["href"] = f"../{other[1]}/index.html{other[2] or ''}"
    elif not target.startswith(("#", "https://", "mailto:")):
        link.unwrap()  # a file of the repository, which a page does not have


def _words() -> dict[str, str]:
    return {
        "reset": _("Reset"),
        "score": _("Right at first try: {right} of {all}."),
        "soFar": _("Right at first try: {right} of the {tried} tried, of {all} questions."),
        "forget": _("Forget my answers"),
    }


def _assigned(name: str, value: object) -> bytes:
    return f"window.{name} = {_json(value)};\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
