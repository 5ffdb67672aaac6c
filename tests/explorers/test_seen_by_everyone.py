"""Every explorer, for whoever sees little or no colour: contrast, and never colour alone.

The values are those of WCAG 2.2: 4.5 for text (1.4.3), 3 for marks (1.4.11), both against what is
drawn behind them, and a second cue beside colour (1.4.1).
"""

from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from explorers.points import RANDOM_POINTS, corners, random_points
from explorers.test_explorers import made
from explorers.test_layout import words_of
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.lines import Line2D
from matplotlib.path import Path

from framings import explorers
from framings.live import style
from framings.live.svg import drawing_settings

NAMES = explorers.__all__
TEXT, MARK = 4.5, 3.0
CORNER = 0.08
APART = 10.0  # ten times what is just noticed, in L*a*b*
# What may be fainter: lines that only guide the eye, paper, and what has an outline or a name.
DECORATION = {
    style.GRID: "grid lines",
    style.PAPER: "paper: what it covers is seen by the cover, or it has an outline",
}


def few_points(name):
    """The start, some corners and some random positions; more of them in the full run."""
    every = list(corners(made(name)))
    count = RANDOM_POINTS // 20
    some = every[:: max(1, len(every) // count)][:count]
    return [{}, *some, *random_points(made(name), count // 2)]


def luminance(colour):
    """Relative luminance, as WCAG defines it; of one colour or of an array of them."""
    parts = np.asarray(colour, dtype=float)
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    first, second = luminance(one), luminance(other)
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast(to_rgb("#767676"), (1, 1, 1)) == pytest.approx(4.54, abs=0.005)
    assert contrast(to_rgb("#FF0000"), (1, 1, 1)) == pytest.approx(4.00, abs=0.005)


@pytest.mark.parametrize("name", ["SAME", "COMPLEMENTARY", "SUBSTITUTES", "RIVALS"])
def test_framings_are_told_apart_from_paper(name):
    colour = getattr(style, name)
    assert contrast(to_rgb(colour.mark), to_rgb(style.PAPER)) >= MARK
    assert contrast(to_rgb(colour.text), to_rgb(style.PAPER)) >= TEXT


def painted(scene, texts):
    """Paint the picture without its words and grid lines, as rows of colours from 0 to 1."""
    canvas = FigureCanvasAgg(scene.figure)
    grid = [
        line
        for axes in scene.figure.axes
        for line in (*axes.xaxis.get_gridlines(), *axes.yaxis.get_gridlines())
        if line.get_visible()
    ]
    alphas = [text.get_alpha() for text in texts]
    try:
        for text in texts:
            text.set_alpha(0)  # the backing of a word stays: it is what lies behind
        for line in grid:
            line.set_visible(False)
        canvas.draw()
        # As in the page: what moves lies over what stands still, in its own order.
        for artist in scene.moving:
            artist.draw(canvas.get_renderer())
        return np.asarray(canvas.buffer_rgba())[::-1, :, :3] / 255
    finally:
        for text, alpha in zip(texts, alphas, strict=True):
            text.set_alpha(alpha)
        for line in grid:
            line.set_visible(True)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("name", NAMES)
def test_words_stand_out_from_what_is_behind_them(name):
    scene = made(name).scene
    for point in few_points(name):
        made(name).move_to(**point)
        words = words_of(made(name))
        with rc_context(style.look()), drawing_settings():
            picture = painted(scene, [text for text, _box in words])
        for text, box in words:
            rows = slice(max(int(box.y0), 0), int(box.y1) + 1)
            columns = slice(max(int(box.x0), 0), int(box.x1) + 1)
            behind = picture[rows, columns].reshape(-1, 3)
            poor = np.mean(contrast(behind, to_rgb(text.get_color())) < TEXT)
            # A mark may touch the empty corner of the box around a word.
            assert poor < CORNER, f"{text.get_text()!r} at {point}: {poor:.0%} too faint"


def over_paper(colour, opacity):
    return to_hex([opacity * part + (1 - opacity) for part in to_rgb(colour)])


# Pale areas, each between lines that carry the contrast, or with a name of its own.
FRAMINGS = (style.SAME, style.COMPLEMENTARY, style.SUBSTITUTES, style.RIVALS)
PALE = {
    "poor_leads": {over_paper(style.SALES.mark, 0.45): "the area between two drawn lines"},
    "the_map": {
        style.RIVALS.tint(paper): "a field between drawn lines, with its name in it"
        for paper in (0.55, 0.82)
    },
}


def drawn(svg):
    """Yield the colours, on paper, of each shape of a picture: its fill and its outline."""

    def walk(element, inherited):
        look = {**inherited, **element.attrib}
        kind = element.tag.rpartition("}")[2]
        if kind in ("path", "use", "rect", "circle") and not inherited.get("defining"):
            opacity = float(element.get("opacity", inherited.get("opacity", 1)))
            yield {
                over_paper(look[part], opacity * float(look.get(f"{part}-opacity", 1)))
                for part in ("fill", "stroke")
                if look.get(part, "black" if part == "fill" else "none").startswith("#")
            }
        if kind != "defs":
            for child in element:
                yield from walk(child, look)

    yield from walk(ElementTree.fromstring(svg), {})


def test_the_colours_of_a_shape_are_read_with_its_opacity():
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g fill="#000000" fill-opacity="0.5">'
        '<path stroke="none" d="M 0 0"/><path fill="none" stroke="#FF0000" d="M 0 0"/></g></svg>'
    )
    assert list(drawn(picture)) == [{"#808080"}, {"#ff0000"}]


@pytest.mark.parametrize("name", NAMES)
def test_marks_stand_out_from_paper(name):
    exempt = {colour.lower() for colour in DECORATION} | set(PALE.get(name, ()))
    seen = set()
    for point in few_points(name):
        for colours in drawn(made(name).picture(**point)):
            seen |= colours
            faint = all(contrast(to_rgb(c), to_rgb(style.PAPER)) < MARK for c in colours)
            assert not (colours and faint and colours - exempt), (colours, point)
    assert set(PALE.get(name, ())) <= seen, "an exception for what is not drawn"


def look(artist):
    """The colour of a mark, and what else tells it from another: dash, mark, hatch, full or not."""
    if isinstance(artist, Line2D):
        drawn_line = artist.get_linestyle() not in ("None", "", " ")
        mark = artist.get_marker()
        mark = mark.vertices.tobytes() if isinstance(mark, Path) else mark
        marked = mark not in ("None", "", None)
        face = to_hex(artist.get_markerfacecolor(), keep_alpha=True)
        empty = (marked and face.endswith("00")) or face.startswith("#ffffff")
        dash = (str(artist._dash_pattern), artist.get_linewidth()) if drawn_line else None
        colour = artist.get_markeredgecolor() if empty else artist.get_color()
        return to_hex(colour), (dash, mark, artist.get_markersize() if marked else None, empty)
    face, edge = artist.get_facecolor(), artist.get_edgecolor()
    empty = face[3] == 0 or to_hex(face) == "#ffffff"
    return to_hex(edge if empty else face), (type(artist), artist.get_hatch(), empty)


def in_sight(artist):
    if not artist.get_visible():
        return False
    if isinstance(artist, Line2D):
        return len(artist.get_xdata()) > 0
    return min(artist.get_window_extent().size) > 1


# Where marks of one shape differ in colour, what else tells them apart.
NOT_BY_COLOUR_ALONE = {
    "close_it_today": "a name before each bar",
    "left_to_others": "a name before each bar",
    "play_it": "a name before each row of faces",
    "the_blame_game": "marketing's face is the left one in each cell, its arrows are upright",
    "the_door": "the door stands between them, and words above each side",
    "two_plans": "their order, and a hatch that turns from each to the next",
    "two_views": "a name before each bar",
    "who_meets_a_rep": "at the edge two arrows, each on its own line, one of which is dashed",
    "who_sold_it": "words in the one bar, and above the other",
    "with_a_colleague": "a name below each large face; in the table one stands left, one above",
}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_told_by_colour_alone(name):
    scene = made(name).scene
    alike = set()
    for point in few_points(name):
        made(name).at(**point)
        for axes in scene.figure.axes:
            looks = {look(a) for a in (*axes.lines, *axes.patches) if in_sight(a)}
            alike |= {
                (colour, other)
                for (colour, one), (other, two) in combinations(sorted(looks, key=str), 2)
                if one == two
            }
    assert bool(alike) == (name in NOT_BY_COLOUR_ALONE), alike


# What the cones of three kinds of colour-blind eyes make of linear red, green and blue: Machado,
# Oliveira and Fernandes (2009), table 1, severity 1.
EYES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def lab(colour, eye=None):
    """CIE L*a*b* of a colour, as a kind of eye sees it."""
    parts = np.array(to_rgb(colour))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    if eye:
        linear = np.clip(EYES[eye] @ linear, 0, 1)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = np.cbrt(np.maximum(to_xyz @ linear / [0.9505, 1, 1.089], 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eye", [None, *EYES])
@pytest.mark.parametrize("shade", ["mark", "text"])
def test_framings_stay_apart_for_colour_blind_eyes(eye, shade):
    for palette in (FRAMINGS, (style.MARKETING, style.SALES)):
        for one, other in combinations(palette, 2):
            gap = lab(getattr(one, shade), eye) - lab(getattr(other, shade), eye)
            assert np.linalg.norm(gap) >= APART, (one, other, eye)
