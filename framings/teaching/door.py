"""The door: a panel for each framing, drawn once, by which a class remembers which one is meant.

It is one SVG picture without fonts, scripts or outside colours, so that it looks the same in a
notebook, on a page, in the dark and on paper. The panel that is meant is lit and its sign white;
the others are dark with a grey sign, so that nothing rests on colour alone. The signs: one disc for
the same, two pieces that fit for complementary, an exchange for substitutes, crossed swords for
rivals. The knob smiles as long as the two departments do.
"""

from base64 import b64encode
from html import escape

from framings.live.style import COMPLEMENTARY, INK, PAPER, RIVALS, SAME, SUBSTITUTES
from framings.words import _

COLOURS = {
    "same": SAME,
    "complementary": COMPLEMENTARY,
    "substitutes": SUBSTITUTES,
    "rivals": RIVALS,
}
FRAMINGS = (*COLOURS, "all")

WIDTH, HEIGHT = 120, 150
_PANEL = (42, 60)
_CENTRES = ((35, 39), (85, 39), (35, 111), (85, 111))
_DARK, _DIM = "#3D3D3D", "#B4B4B4"
_EDGE = "#C8C8C8"  # keeps the dark door apart from a dark page

_ARROW = '<path d="M-17 -8H6" stroke-width="6"/><path d="M4 -17L19 -8L4 1Z" stroke="none"/>'
_SWORD = '<path d="M-15 18L14 -18M-15 6L-5 14.5" stroke-width="4.5"/>'
# Each about its middle, at most 20 to every side.
_SIGNS = {
    "same": '<circle r="15" stroke="none"/>',
    "complementary": (
        '<path d="M-18 -15H-4V-5.5A7 7 0 1 1 -4 5.5V15H-18Z" stroke="none"/>'
        '<path d="M1 -15H18V15H1V10A10.5 10.5 0 0 0 1 -10Z" stroke="none"/>'
    ),
    "substitutes": f'{_ARROW}<g transform="rotate(180)">{_ARROW}</g>',
    "rivals": f'{_SWORD}<g transform="scale(-1 1)">{_SWORD}</g>',
}
_MOUTHS = {"substitutes": "M106 77H112", "rivals": "M106 79Q109 75 112 79"}
_SMILE = "M106 76Q109 80 112 76"


def names() -> dict[str, str]:
    """Return the names of the framings in the language in use, in the order of the panels."""
    return {
        "same": _("the same"),
        "complementary": _("complementary"),
        "substitutes": _("substitutes"),
        "rivals": _("rivals"),
    }


def name(framing: str) -> str:
    """Return what a framing is called in the language in use.

    Args:
        framing: One of ``FRAMINGS``.

    Returns:
        Its name, in small letters.
    """
    return _("all four framings") if framing == "all" else names()[framing]


def door(framing: str) -> str:
    """Draw the door.

    Args:
        framing: The panel that is lit, or "all".

    Returns:
        The picture, as SVG.

    Raises:
        ValueError: If there is no such framing.
    """
    if framing not in FRAMINGS:
        raise ValueError(f"framing must be one of {', '.join(FRAMINGS)}; got {framing!r}")
    panels = "".join(
        _panel(panel, centre, framing in (panel, "all"))
        for panel, centre in zip(COLOURS, _CENTRES, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}">'
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="4" fill="{INK}"'
        f' stroke="{_EDGE}" stroke-width="2"/>{panels}'
        f'<circle cx="109" cy="75" r="7" fill="{PAPER}"/>'
        f'<path d="M107 72.5V74M111 72.5V74{_MOUTHS.get(framing, _SMILE)}" fill="none"'
        f' stroke="{INK}" stroke-width="1.3" stroke-linecap="round"/></svg>'
    )


def _panel(panel: str, centre: tuple[float, float], lit: bool) -> str:
    (x, y), (width, height) = centre, _PANEL
    ground, sign = (COLOURS[panel].mark, PAPER) if lit else (_DARK, _DIM)
    return (
        f'<rect x="{x - width / 2:g}" y="{y - height / 2:g}" width="{width}" height="{height}"'
        f' rx="3" fill="{ground}"/>'
        f'<g transform="translate({x} {y})" fill="{sign}" stroke="{sign}">{_SIGNS[panel]}</g>'
    )


def address(framing: str) -> str:
    """Return the door as the address of a picture that needs no file.

    Args:
        framing: The panel that is lit, or "all".

    Returns:
        A data address, for an image or for the sign of a page.

    Raises:
        ValueError: If there is no such framing.
    """
    return f"data:image/svg+xml;base64,{b64encode(door(framing).encode()).decode()}"


def words(framing: str) -> str:
    """Say in words what the door shows, in the language in use.

    Args:
        framing: The panel that is lit, or "all".

    Returns:
        The text alternative.
    """
    if framing == "all":
        return _(
            "A door with four panels: the same, complementary, substitutes, rivals. All are lit."
        )
    return _(
        "A door with four panels: the same, complementary, substitutes, rivals. Lit: {panel}."
    ).format(panel=name(framing))


def sign(framing: str, height: int = 48, alt: str | None = None) -> str:
    """Return the door as an image in HTML.

    Args:
        framing: The panel that is lit, or "all".
        height: How high it is shown, in pixels.
        alt: What is said in its place; "" where the words beside it say it already.

    Returns:
        The image.

    Raises:
        ValueError: If there is no such framing.
    """
    said = words(framing) if alt is None else alt
    width = round(height * WIDTH / HEIGHT)
    return (
        f'<img class="framings-door" alt="{escape(said)}" width="{width}" height="{height}"'
        f' src="{address(framing)}">'
    )
