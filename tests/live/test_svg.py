"""Pieces of pictures: well-formed, self-contained, and safe in any page."""

import re
import warnings
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.patches import Rectangle

from framings.live import Explorer, Scene, Slider, Words
from framings.live.svg import as_document

HOSTILE = [
    '<script>alert("x")</script>',
    "</text></svg><img src=x onerror=alert(1)>",
    "\"quotes\" & 'ampersands' &amp;",
    "$x^2$ costs $5",
    "שלום مرحبا",
    "🚪 knock knock",
    "long " * 400,
]


def draw_everything(scene):
    """Draw with every kind of artist that lessons use, on two axes."""
    left = scene.axes((0.1, 0.1, 0.4, 0.8), across=(0, 1), up=(0, 1), xlabel="share", title="a")
    right = scene.axes((0.6, 0.1, 0.35, 0.8), across=(0, 3), up=(0, 10))
    line = scene.moves(left.plot([], [], "--")[0])
    dot = scene.moves(left.plot([], [], "o")[0])
    fill = scene.moves(left.fill_between([0, 1], [0, 0], alpha=0.3, hatch="//"))
    bars = [scene.moves(bar) for bar in right.bar([0.5, 1.5, 2.5], [1, 1, 1])]
    text = scene.moves(right.text(0.2, 9, ""))
    arrow = scene.moves(
        left.annotate("", (0, 0), (0.5, 0.9), arrowprops={"arrowstyle": "->"}, clip_on=True)
    )
    box = scene.moves(right.add_patch(Rectangle((0, 0), 1, 1)))
    across = np.linspace(0, 1, 50)

    def update(height, label):
        line.set_data(across, height * across)
        dot.set_data([0.5], [0.5 * height])
        fill.set_data(across, 0 * across, height * across)
        for order, bar in enumerate(bars, 1):
            bar.set_height(order * height)
        text.set_text(label)
        arrow.xy = (0.5, 0.5 * height)
        arrow.set_text(f"{height:.1f}")
        box.set_visible(height > 0.5)
        return Words(f"height {height}", f"picture at {height}")

    return update


class Label:
    """A control that takes any text, as data of a learner would bring it."""

    start = "label"

    def checked(self, value):
        return str(value)

    def positions(self):
        return [self.start, "another"]


@pytest.fixture
def everything():
    controls = {"height": Slider("Height (share)", 0, 1, 0.1, 0.5), "label": Label()}
    return Explorer("everything", "Everything", controls, draw_everything)


def pieces_as_xml(explorer, **values):
    return [
        ElementTree.fromstring(as_document(piece, explorer.points))
        for piece in explorer.at(**values).pieces
    ]


@pytest.mark.parametrize("height", [0, 0.3, 1])
def test_every_piece_is_well_formed_and_complete_in_itself(everything, height):
    for root in pieces_as_xml(everything, height=height):
        names = {element.get("id") for element in root.iter()} - {None}
        used = {
            name
            for element in root.iter()
            for value in element.attrib.values()
            for name in re.findall(r"(?:url\()?#([a-z][0-9a-f]{10})", value)
        }
        assert used == names


def test_no_piece_styles_the_page_around_it(everything):
    picture = everything.picture()
    assert "<style" not in picture
    assert "style=" not in picture
    assert "<script" not in picture


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_text(everything, text):
    root = ElementTree.fromstring(everything.picture(label=text))
    assert text in ["".join(element.itertext()) for element in root.iter() if "text" in element.tag]
    allowed = {"svg", "g", "defs", "path", "use", "text", "clipPath", "rect", "pattern"}
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= allowed


@pytest.mark.parametrize(("hatch", "down", "up"), [("//", 0, 6), ("\\\\", 6, 0), ("x", 3, 3)])
def test_slanted_stripes_lie_in_a_tile_that_is_turned_along_them(hatch, down, up):
    look = {"facecolor": (1, 1, 1), "edgecolor": (1, 0, 0, 0.5), "hatch": hatch, "linewidth": 0}

    def draw(scene):
        axes = scene.axes((0, 0, 1, 1), across=(0, 1), up=(0, 1))
        for left in (0, 0.5):
            axes.add_patch(Rectangle((left, 0), 0.4, 1, **look))
        return lambda: Words("Two bars.", "Two bars.")

    explorer = Explorer("striped", "Striped", {}, draw)
    (tile,) = re.findall("<pattern .*?</pattern>", explorer.background)  # of both bars
    assert 'patternTransform="rotate(45)"' in tile
    assert 'fill="#ffffff"' in tile
    assert 'stroke="#ff0000"' in tile
    assert 'stroke-opacity="0.5"' in tile
    # As many as Matplotlib draws on an inch.
    assert (tile.count("H50.91"), tile.count("V50.91")) == (down, up)


def test_an_invisible_artist_is_an_empty_piece(everything):
    assert everything.at(height=0.2).pieces[-1] == ""
    assert everything.at(height=0.8).pieces[-1] != ""


def test_what_moves_is_not_in_the_background(everything):
    everything.at(height=1, label="moving label")
    assert "moving label" not in everything.background
    assert "share" in everything.background


def test_the_picture_depends_on_the_values_alone(everything):
    first = everything.at(height=0.7)
    everything.at(height=0.1, label="other")
    everything.at(height=1)
    assert everything.at(height=0.7) == first
    fresh = Explorer("everything", "", everything.controls, draw_everything)
    assert fresh.at(height=0.7) == first
    assert fresh.background == everything.background


def test_drawing_that_is_interrupted_leaves_no_trace(everything, monkeypatch):
    first = everything.at(height=0.7)
    with monkeypatch.context() as patch:
        patch.setattr(RendererSVG, "draw_text", interrupt)
        patch.setattr(RendererSVG, "_write_clips", interrupt)
        with pytest.raises(KeyboardInterrupt):
            everything.at(height=0.2)
    assert everything.at(height=0.7) == first


def interrupt(*_args, **_kwargs):
    raise KeyboardInterrupt


def test_the_learners_own_settings_change_nothing(everything):
    before = everything.picture()
    with mpl.rc_context({"font.size": 30, "axes.grid": False, "text.usetex": True}):
        other = Explorer("everything", "", everything.controls, draw_everything)
        assert other.picture() == before


def test_drawing_leaves_the_learners_settings_alone(everything):
    before = dict(mpl.rcParams)
    everything.picture()
    assert dict(mpl.rcParams) == before


def test_coordinates_have_two_decimals_at_most(everything):
    assert not re.search(r'[ "(]-?\d+\.\d{3,}', everything.picture())


def test_markers_of_a_scene_warn_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        scene = Scene(4, 3)
        draw_everything(scene)(0.5, "fine")
