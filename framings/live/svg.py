"""From Matplotlib artists to small pieces of SVG that can stand inside any page."""

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from html import escape
from typing import Any
from weakref import WeakKeyDictionary

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Transform

POINTS_PER_INCH = 72  # an SVG unit is a point: at this dpi figure and picture coordinates agree
FONTS = ["DejaVu Sans", "Verdana", "Arial"]  # the wide one first, so that others fit where it does

# Text stays text: sharp and small. The salt gives clip paths the same names in every run.
_WHILE_DRAWING = {"svg.fonttype": "none", "svg.hashsalt": "framings"}

# A tile of slanted stripes: its side in points, and the stripes in it for each / of a hatch. They
# lie as far apart as Matplotlib's.
_SIDE, _STRIPES = 72 / 2**0.5, 3

_BEYOND_TWO_DECIMALS = re.compile(r"(?<=\d\.\d\d)\d+")


@contextmanager
def drawing_settings() -> Iterator[None]:
    """Give the settings under which figures and pieces must be drawn."""
    # rc_context would copy all settings, and this is done at each change.
    settings: Any = mpl.rcParams  # whose types know the names of settings by heart
    before = {name: settings[name] for name in _WHILE_DRAWING}
    with warnings.catch_warnings():
        # Matplotlib only measures the text; the browser, which draws it, has more fonts.
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        settings.update(_WHILE_DRAWING)
        try:
            yield
        finally:
            settings.update(before)


def figure_as_svg(figure: Figure) -> str:
    """Draw what stands still in a figure.

    Args:
        figure: A figure at 72 dpi whose size stays; its animated artists are left out.

    Returns:
        SVG markup, the inside of an ``svg`` element.
    """
    return _drawn(figure, figure)


def artist_as_svg(figure: Figure, artist: Artist) -> str:
    """Draw one artist of a figure as a piece that needs nothing outside itself.

    Args:
        figure: The figure it belongs to, at 72 dpi, whose size stays.
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


class _Writer:
    """Takes what ``RendererSVG`` writes, and keeps what a page needs of it.

    Groups lose their names, since those repeat from figure to figure and a page must not hold a
    name twice. Styles become attributes: a page under a strict content security policy ignores
    ``style``. Numbers are cut after two decimals.
    """

    def __init__(self) -> None:
        self._written: list[str] = []
        self._tags: list[str] = []
        self._in_tag = False

    def __str__(self) -> str:
        return "".join(self._written)

    def start(self, tag: str, attrib: Mapping[str, str] | None = None, **more: str) -> int:
        self._finish_tag()
        self._written.append(f"<{tag}")
        for name, value in {**(attrib or {}), **more}.items():
            if name == "style":
                self._written.append(_style_as_attributes(value))
            elif value and not (name == "id" and tag == "g"):
                self._written.append(_attribute(name, value))
        self._tags.append(tag)
        self._in_tag = True
        return len(self._tags) - 1

    def data(self, text: str) -> None:
        self._finish_tag()
        self._written.append(escape(text, quote=False))

    def end(self, tag: str | None = None, indent: bool = True) -> None:
        tag = self._tags.pop()
        self._written.append("/>" if self._in_tag else f"</{tag}>")
        self._in_tag = False

    def close(self, depth: int) -> None:
        while len(self._tags) > depth:
            self.end()

    def element(
        self, tag: str, text: str = "", attrib: Mapping[str, str] | None = None, **more: str
    ) -> None:
        self.start(tag, attrib, **more)
        if text:
            self.data(text)
        self.end()

    def comment(self, text: str) -> None:
        pass

    def flush(self) -> None:
        pass

    def _finish_tag(self) -> None:
        if self._in_tag:
            self._written.append(">")
            self._in_tag = False


def _attribute(name: str, value: str) -> str:
    if value.startswith(("rotate(0 ", "rotate(-0 ")):
        return ""
    value = _BEYOND_TWO_DECIMALS.sub("", value.replace(" \n", " ").replace("\n", " "))
    return f' {name}="{escape(value)}"'


@lru_cache(maxsize=1024)  # few styles, each written many times
def _style_as_attributes(style: str) -> str:
    pairs = (pair.partition(":") for pair in style.split(";") if ":" in pair)
    named = ((name.strip(), value.strip()) for name, _colon, value in pairs)
    return "".join(_attribute(*pair) for pair in named if pair[0] != "font-family")


class _Renderer(RendererSVG):
    """Matplotlib's SVG renderer, drawing one piece after another that needs none of the others.

    Matplotlib makes a new renderer for every picture. To keep one for each figure saves the head
    of a document at every piece, and Matplotlib knows the sizes of texts that it has measured.
    """

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height, io.StringIO())
        self.finalize()  # so far it is the head of a document, which no piece needs
        self._hatches: dict[tuple[Any, ...], str] = {}
        # What it remembers, such as clip paths, it does not define again, but each piece must.
        self._memory_at_first = {
            name: value for name, value in vars(self).items() if isinstance(value, dict | int)
        }

    def piece(self, artist: Artist) -> str:
        """Draw an artist as if nothing had been drawn before."""
        self.writer = _Writer()  # type: ignore[assignment]  # does what is asked of it
        try:
            artist.draw(self)
            self.finalize()
            return str(self.writer)
        finally:
            for name, value in self._memory_at_first.items():
                setattr(self, name, {} if isinstance(value, dict) else value)

    def _get_hatch(self, gc: GraphicsContextBase, rgbFace: Any) -> str:
        """Define a hatch where it is used.

        WebKit draws a tile in whole pixels, so in Matplotlib's tiles a slanted stripe kinks where
        one meets the next. In a tile that is turned along its stripes it cannot.
        """
        hatch = gc.get_hatch() or ""
        if not hatch or set(hatch) - set("/\\x"):
            return super()._get_hatch(gc, rgbFace)  # type: ignore[no-any-return]
        colour: Any = gc.get_hatch_color()
        wide = gc.get_hatch_linewidth()
        face = None if rgbFace is None else to_hex(rgbFace)
        key = (hatch, tuple(colour), wide, face)
        if key in self._hatches:
            return self._hatches[key]
        name = self._hatches[key] = str(self._make_id("h", key))
        sides = {"width": f"{_SIDE:.2f}", "height": f"{_SIDE:.2f}"}
        turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
        self.writer.start("defs")
        self.writer.start("pattern", id=name, **sides, **turned)
        if face:
            self.writer.element("rect", **sides, fill=face)
        path = ""
        for mark, line in (("/", "M{} 0V{}"), ("\\", "M0 {}H{}")):
            count = _STRIPES * (hatch.count(mark) + hatch.count("x"))
            places = (f"{_SIDE * (n + 0.5) / count:.2f}" for n in range(count))
            path += "".join(line.format(place, sides["width"]) for place in places)
        look = {"stroke": to_hex(colour), "stroke-width": f"{wide:g}"}
        if len(colour) > 3 and colour[3] < 1:
            look["stroke-opacity"] = f"{colour[3]:g}"
        self.writer.element("path", d=path, **look)
        self.writer.end()
        self.writer.end()
        return name

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Path,
        marker_trans: Transform,
        path: Path,
        trans: Transform,
        rgbFace: Any = None,
    ) -> None:
        """Draw marks that all look the same, finding out once how they look."""
        style = super()._get_style(gc, rgbFace)
        self._get_style = lambda _gc, _rgbFace: style  # type: ignore[method-assign]
        try:
            super().draw_markers(gc, marker_path, marker_trans, path, trans, rgbFace)
        finally:
            del self._get_style


_renderers: WeakKeyDictionary[Figure, _Renderer] = WeakKeyDictionary()


def renderer(figure: Figure) -> RendererSVG:
    """Return what draws a figure, which also measures its texts."""
    return _renderer(figure)


def _renderer(figure: Figure) -> _Renderer:
    if figure not in _renderers:
        _renderers[figure] = _Renderer(*(figure.get_size_inches() * POINTS_PER_INCH))
    return _renderers[figure]


def _drawn(figure: Figure, artist: Artist) -> str:
    return _renderer(figure).piece(artist)
