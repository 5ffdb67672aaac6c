"""From Matplotlib artists to small pieces of SVG that can stand inside any page."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

POINTS_PER_INCH = 72  # an SVG unit is a point: at this dpi figure and picture coordinates agree
FONTS = ["DejaVu Sans", "Verdana", "Arial"]  # the wide one first, so that others fit where it does

# Text stays text: sharp and small. The salt gives clip paths the same names in every run.
_WHILE_DRAWING = {"svg.fonttype": "none", "svg.hashsalt": "framings"}

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_HEADER = re.compile(r"<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)
# Group names repeat from figure to figure, and a page must not hold a name twice.
_GROUP_NAME = re.compile(r'^<g id="[^"]*"')
_STYLE = re.compile(r' style="([^"]*)"')
_NO_TURN = re.compile(r' transform="rotate\(-?0 [^"]*"')
_LONG_DECIMAL = re.compile(r"(\d\.\d\d)\d+")
_EMPTY = re.compile(r"<(g|defs)>\s*</\1>")


@contextmanager
def drawing_settings() -> Iterator[None]:
    """Give the settings under which figures and pieces must be drawn."""
    with mpl.rc_context(_WHILE_DRAWING), warnings.catch_warnings():
        # Matplotlib only measures the text; the browser, which draws it, has more fonts.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        yield


def figure_as_svg(figure: Figure) -> str:
    """Draw what stands still in a figure.

    Args:
        figure: A figure at 72 dpi; its animated artists are left out.

    Returns:
        SVG markup, the inside of an ``svg`` element.
    """
    return _drawn(figure, figure)


def artist_as_svg(figure: Figure, artist: Artist) -> str:
    """Draw one artist of a figure as a piece that needs nothing outside itself.

    Args:
        figure: The figure it belongs to, at 72 dpi.
        artist: What to draw; an invisible artist gives an empty piece.

    Returns:
        SVG markup, the inside of an ``svg`` or ``g`` element.
    """
    return _drawn(figure, artist) if artist.get_visible() else ""


def as_document(inside: str, size: tuple[float, float]) -> str:
    """Put markup into an ``svg`` element that grows and shrinks with the place it gets.

    Args:
        inside: SVG markup.
        size: Width and height in points.

    Returns:
        A complete SVG document.
    """
    width, height = size
    fonts = ", ".join([*(f"'{name}'" for name in FONTS), "sans-serif"])
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
        f' font-family="{fonts}" stroke-linejoin="round">{inside}</svg>'
    )


def _drawn(figure: Figure, artist: Artist) -> str:
    buffer = io.StringIO()
    width, height = figure.get_size_inches() * POINTS_PER_INCH
    renderer = RendererSVG(width, height, buffer)
    artist.draw(renderer)
    renderer.finalize()
    text = buffer.getvalue()
    start = text.index(">", text.index("<svg")) + 1
    return _lean(text[start : text.rindex("</svg>")])


def _lean(text: str) -> str:
    """Drop what the page does not need, and turn styles into attributes.

    A page under a strict content security policy ignores ``style`` attributes, and a ``style``
    element inside a page would reach every other picture on it.
    """
    text = _HEADER.sub("", text)
    text = _TAG.sub(_lean_tag, text)
    text = re.sub(r">\s+<", "><", text.strip())
    while (shorter := _EMPTY.sub("", text)) != text:
        text = shorter
    return text


def _lean_tag(match: re.Match[str]) -> str:
    tag = _GROUP_NAME.sub("<g", match[0])
    tag = _NO_TURN.sub("", tag)
    tag = _STYLE.sub(_attributes, tag)
    tag = _LONG_DECIMAL.sub(r"\1", tag)
    return " ".join(tag.split())


def _attributes(match: re.Match[str]) -> str:
    pairs = (pair.split(":", 1) for pair in match[1].split(";") if ":" in pair)
    kept = ((name.strip(), value.strip()) for name, value in pairs)
    return "".join(f' {name}="{value}"' for name, value in kept if name != "font-family")
