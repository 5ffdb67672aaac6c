"""Each piece of each explorer is what Matplotlib draws into a file of its own, only leaner."""

import gc
import io
import re
import weakref
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from explorers.points import random_points
from matplotlib.backends.backend_svg import RendererSVG

from framings import explorers
from framings.live.svg import as_document

POSITIONS = 8
NOT_NEEDED = {"metadata", "style"}


def drawn_into_a_file(figure, artist):
    """Draw an artist as ``savefig`` draws a figure: new renderer, whole document."""
    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "framings"}):
        renderer = RendererSVG(*(figure.get_size_inches() * 72), buffer)
        artist.draw(renderer)
        renderer.finalize()
    return with_hatches_by_their_colours(buffer.getvalue().encode())


def with_hatches_by_their_colours(document):
    """Parse a document; what is hatched is filled with the colours and width of its stripes.

    The tiles that stripes are drawn with are ours: tests/live/test_svg.py looks at those.
    """
    root = ElementTree.fromstring(document)
    tiles = {}
    for parent in [*root.iter()]:
        for tile in parent.findall("{*}pattern"):
            (behind, stripes) = [{}, *map(looks_of, tile)][-2:]
            seen = [behind.get("fill", "none"), stripes["stroke"], float(stripes["stroke-width"])]
            tiles[f"url(#{tile.get('id')})"] = str([*seen, stripes.get("stroke-opacity", "")])
            parent.remove(tile)
    for element in root.iter():
        for name, value in element.items():
            for tile, colours in tiles.items():
                value = value.replace(tile, colours)
            element.set(name, value)
    return root


def looks_of(element):
    """Return the attributes of an element and what its style says."""
    style = element.get("style", "")
    pairs = (pair.split(":") for pair in style.split(";") if pair)
    return {**element.attrib, **{name.strip(): value.strip() for name, value in pairs}}


def what_it_shows(element):
    """Return kind, looks, text and parts of an element, its numbers cut after two decimals."""
    kind = element.tag.rpartition("}")[2]
    shown = {
        name: " ".join(re.sub(r"(\.\d\d)\d+", r"\1", value).split())
        for name, value in looks_of(element).items()
        if name not in ("style", "font-family") and (kind, name) != ("g", "id")
    }
    if re.match(r"rotate\(-?0 ", shown.get("transform", "")):
        del shown["transform"]
    parts = [what_it_shows(part) for part in element]
    needed = [part for part in parts if part[0] not in NOT_NEEDED and part != ("defs", {}, "", [])]
    return kind, shown, (element.text or "").strip(), needed


@pytest.mark.parametrize("name", explorers.__all__)
def test_each_piece_shows_what_matplotlib_draws(name):
    explorer = getattr(explorers, name)()
    scene = explorer.scene
    for point in [{}, *random_points(explorer, POSITIONS)]:
        pieces = explorer.at(**point).pieces
        explorer.move_to(**point)
        assert len(pieces) == len(scene.moving)
        for piece, artist in zip(pieces, scene.moving, strict=True):
            if artist.get_visible():
                plain = what_it_shows(drawn_into_a_file(scene.figure, artist))[-1]
                ours = what_it_shows(with_hatches_by_their_colours(as_document(piece, (1, 1))))[-1]
                assert ours == plain, (point, artist)
            else:
                assert piece == ""


def test_an_explorer_that_nobody_holds_is_let_go():
    explorer = explorers.the_door()
    explorer.at()
    figure = weakref.ref(explorer.scene.figure)
    del explorer
    gc.collect()
    assert figure() is None
