"""The index in which the page that searches looks, made by Pagefind from pages that are written.

What it holds is the text of the lessons, without bets, questions and code, and the terms of the
glossary. It is read by a browser from a web server; nothing is sent to anybody.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from framings.lessons import lessons
from framings.teaching import glossary
from framings.words import _, speaking, unbroken

# Its folders beside the lessons: what the browser loads, texts of pages, and words.
FOLDERS = ("pagefind", "pagefind/fragment", "pagefind/index")
_LEFT_OUT = (
    ".framings-bet",
    ".framings-question",
    ".framings-door",
    ".framings-terms",
    "[data-explorer]",
    "pre",
    "details.code",
)
# Pagefind's own ways to ask; ours is page/search.js.
_NOT_NEEDED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.*")
_LICENCE = """Pagefind, https://pagefind.app. Copyright 2022 CloudCannon

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def can() -> bool:
    """Say whether Pagefind is there, without which there is no search."""
    return find_spec("pagefind") is not None


def index(of: str, root: Path, out: Path) -> dict[str, dict[str, bytes]]:
    """Make the index of a language.

    Args:
        of: The language.
        root: The folder of the repository.
        out: The folder of the pages, in which those of the lessons are.

    Returns:
        The content of each file, by name, by each of ``FOLDERS``; of none where Pagefind is not
        there.
    """
    if not can():
        return {name: {} for name in FOLDERS}
    with TemporaryDirectory() as place:
        made = Path(place) / FOLDERS[0]
        # In a thread of its own: in this one a loop may be running, as in a notebook.
        with ThreadPoolExecutor(1) as alone:
            alone.submit(lambda: asyncio.run(_make(of, root, out, made))).result()
        found = {
            name: {
                path.name: path.read_bytes()
                for path in (Path(place) / name).iterdir()
                if path.is_file() and not any(map(path.match, _NOT_NEEDED))
            }
            for name in FOLDERS
        }
    found[FOLDERS[0]]["LICENSE"] = _LICENCE.encode()
    return found


async def _make(of: str, root: Path, out: Path, place: Path) -> None:
    from pagefind.index import PagefindIndex

    settings = {
        "root_selector": "main",
        "exclude_selectors": _LEFT_OUT,
        "force_language": of,
        "output_path": str(place),
    }
    async with PagefindIndex(settings) as made:
        for lesson in lessons(root):
            page = out / lesson.language / lesson.name / "index.html"
            if lesson.language == of and page.is_file():
                await made.add_html_file(
                    content=page.read_text(encoding="utf-8"), url=f"{lesson.name}/index.html"
                )
        with speaking(of):
            for term in glossary.glossary().values():
                await made.add_custom_record(
                    url=f"glossary/index.html#{term.key}",
                    content=f"{term.term}: {unbroken(term.meaning.replace('*', ''))}",
                    language=of,
                    meta={"title": f"{_('Glossary')}: {term.term}"},
                )
