"""A page as one file, with its style, script, data and licence in it: for mail, a stick, a frame.

Such a file has its scripts and styles inside, so it does not run under a policy that forbids these;
there a page is a folder (``framings.build.pages``).
"""

import base64
import mimetypes
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup

from framings import explorers
from framings.build.figures import Figure
from framings.build.front import templates
from framings.build.pages import LICENCE, foot, page_script, page_style
from framings.live.notebook import still_picture
from framings.teaching import door
from framings.words import _, speaking

# A frame as high as what is in it, in the page of somebody else: no style or script of either
# reaches the other.
_FRAME = """<iframe title="{title}" srcdoc="{page}" style="display: block; width: 100%; height: \
{height}px; border: 0"></iframe>
<script>
((frame) => addEventListener("message", ({{ source, data }}) => {{
  if (source !== frame.contentWindow || data?.type !== "iframe-resized") return;
  frame.style.height = `${{data.height}}px`;
}}))(document.currentScript.previousElementSibling);
</script>
"""
_HEIGHT = 640  # of the frame, in pixels, until the page has said how high it is


def one_file(page: Mapping[str, bytes], language: str) -> bytes:
    """Put all files of a page into one.

    Args:
        page: The content of the files of a page, by name; see ``framings.build.pages.files``.
        language: Its language.

    Returns:
        The page as one HTML file.
    """
    soup = BeautifulSoup(page["index.html"].decode(), "html.parser")
    for sheet in soup.find_all("link", rel="stylesheet"):
        style = soup.new_tag("style")
        style.string = page[sheet["href"]].decode()
        sheet.replace_with(style)
    for image in soup.find_all("img", src=True):
        if image["src"] in page:
            kind = mimetypes.guess_type(image["src"])[0]
            data = base64.b64encode(page[image["src"]]).decode()
            image["src"] = f"data:{kind};base64,{data}"
    # Below what they work on, the data before the page's own script, which is the first one.
    scripts = [script.extract()["src"] for script in soup.find_all("script", src=True)]
    data_files = sorted({place["data-file"] for place in soup.select("[data-file]")})
    for name in (*data_files, *scripts):
        script = soup.new_tag("script")
        script.string = _inside(page[name].decode())
        soup.body.append(script)
    for place in soup.select("[data-file]"):
        del place["data-file"]
    for list_of_lessons in soup.select("nav.lessons"):
        list_of_lessons.decompose()  # the others are not in the file
    with speaking(language):
        said = foot(below=True)
    terms = f"<details><summary>{LICENCE}</summary><pre>{escape(page[LICENCE].decode())}</pre>"
    soup.footer.clear()
    soup.footer.append(BeautifulSoup(f'<p class="note">{said}</p>{terms}</details>', "html.parser"))
    return str(soup).encode()


def widget(name: str, language: str, figure: Figure, root: Path) -> bytes:
    """Make a page of one explorer, in one file.

    Args:
        name: The explorer, such as "the_door".
        language: Its language.
        figure: The explorer computed ahead.
        root: The folder of the repository.

    Returns:
        The page as one HTML file.
    """
    with speaking(language):
        live = getattr(explorers, name)()
        still = BeautifulSoup(still_picture(live), "html.parser")
        for style in still("style"):
            style.decompose()
        html = (
            templates()
            .get_template("widget.html.j2")
            .render(
                language=language,
                icon=door.address("all"),
                title=live.title,
                explorer=name,
                still=str(still),
                note=_("This picture stands still: its sliders are not there, or not yet."),
                hashed={"page.css": "page.css", "page.js": "page.js"},
            )
        )
        assets = {"page.css": page_style(), "page.js": page_script(), f"{name}.js": figure.script}
    page = {"index.html": html.encode(), LICENCE: (root / LICENCE).read_bytes(), **assets}
    return one_file(page, language)


def snippet(title: str, page: bytes) -> bytes:
    """Make the HTML that shows a page inside another one, in a frame that fits.

    Args:
        title: What the frame is called.
        page: The page as one file.

    Returns:
        The HTML to paste: neither page's style or script reaches the other.
    """
    return _FRAME.format(title=escape(title), page=escape(page.decode()), height=_HEIGHT).encode()


def _inside(script: str) -> str:
    """Return a script as it may stand in HTML, where its end must not be named in it."""
    return re.sub(r"</(?=script)|<!--", lambda found: rf"\x3c{found[0][1:]}", script)
