"""The door: the panel that is meant is lit, also for whoever sees no colour or no picture."""

import re
from base64 import b64decode
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from framings import words
from framings.teaching import door

SVG = "{http://www.w3.org/2000/svg}"


def panels(framing):
    """Return the ground and the sign's colour of each panel."""
    root = ElementTree.fromstring(door.door(framing))
    grounds = [rect.get("fill") for rect in root.findall(f"{SVG}rect")][1:]
    signs = [group.get("fill") for group in root.findall(f"{SVG}g")]
    return dict(zip(door.COLOURS, zip(grounds, signs, strict=True), strict=True))


def light(colour):
    """Return the luminance of a colour, as the guidelines for contrast define it."""
    parts = np.array(to_rgb(colour))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    dark, bright = sorted([light(one), light(other)])
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("framing", door.FRAMINGS)
def test_the_panel_that_is_meant_is_lit_and_no_other(framing):
    for panel, (ground, _sign) in panels(framing).items():
        lit = ground == door.COLOURS[panel].mark
        assert lit == (framing in (panel, "all"))


@pytest.mark.parametrize("framing", door.FRAMINGS)
def test_every_sign_can_be_seen_and_in_grey_the_lit_panel_stands_out(framing):
    shown = panels(framing)
    for ground, sign in shown.values():
        assert contrast(ground, sign) >= 3
    lit = {panel for panel in shown if framing in (panel, "all")}
    for panel in lit:
        for other in shown.keys() - lit:
            assert light(shown[panel][0]) > 2 * light(shown[other][0])


def test_the_four_signs_are_different_drawings():
    root = ElementTree.fromstring(door.door("all"))
    drawn = [[ElementTree.tostring(part) for part in group] for group in root.findall(f"{SVG}g")]
    assert all(drawn)
    assert len({tuple(parts) for parts in drawn}) == 4


def test_the_door_needs_nothing_from_elsewhere():
    picture = door.door("same")
    assert not re.search(r"href|url\(|<style|<script|<text|font", picture)


def test_the_sign_is_the_door_at_the_size_that_is_asked():
    image = ElementTree.fromstring(door.sign("rivals", 100).replace('">', '"/>'))
    assert image.get("height") == "100"
    assert int(image.get("width")) / 100 == pytest.approx(door.WIDTH / door.HEIGHT, abs=0.01)
    kind, data = image.get("src").split(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(data).decode() == door.door("rivals")
    assert image.get("alt") == door.words("rivals")
    assert 'alt=""' in door.sign("rivals", alt="")


def test_the_words_say_what_is_lit_in_the_language_in_use():
    assert door.words("all").endswith("All are lit.")
    assert door.words("substitutes").endswith("Lit: substitutes.")
    with words.speaking("nl"):
        assert door.words("same").endswith("Verlicht: hetzelfde.")


def test_an_unknown_framing_is_named():
    with pytest.raises(ValueError, match=r"framing must be one of same, .*; got 'enemies'"):
        door.door("enemies")
