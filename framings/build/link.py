"""Addresses that open a lesson's page at a place: a picture at a position, or a bet.

``03_substitutes/index.html#the_door:share=0.6,target=80`` shows the door with these two controls
there and the others where they start; ``03_substitutes/index.html?present#stop_calling`` shows a
bet to a class. Names are those of the code and of the question bank, the same in all languages. An
address is relative to the folder of a language's pages. ``page/link.js`` reads it in the browser.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from framings import explorers
from framings.build.grid import Grid, written
from framings.build.pages import notebook, shown
from framings.lessons import Lesson, lessons
from framings.teaching import bank

_ADDRESS = re.compile(
    r"(?:\.\./)*(\d\d_\w+)/(?:index\.html)?(\?present)?#([a-z]\w*)(?::(.*))?", re.DOTALL
)
_FAR = 1e9  # beyond what any control has, but for ∞
# A comma parts two controls, unless it stands in a number, as in Dutch: share=0,6.
_PARTS = re.compile(r"[,&](?=[^,&]*=)")


@dataclass(frozen=True)
class Place:
    """Where an address leads.

    Attributes:
        lesson: The lesson.
        name: The explorer, or the key of the bet.
        values: The values that the address sets, by the names of the explorer's controls.
        present: Whether it opens the page as a class sees it.
    """

    lesson: Lesson
    name: str
    values: dict[str, Any]
    present: bool


def link(lesson: str, name: str, *, present: bool = True, of: str = "en", **values: Any) -> str:
    """Write the address of a place in a lesson's page.

    Args:
        lesson: The lesson's name, such as "03_substitutes".
        name: An explorer that the lesson shows, or the key of a bet that it asks.
        present: Whether the page opens as a class sees it.
        of: The language.
        **values: Values of the explorer's controls; the others stand where they start.

    Returns:
        The address, relative to the folder of the language's pages.

    Raises:
        ValueError: If the lesson, the place, a control, or a value that the page can show is not
            there.
    """
    address = _address(lesson, name, present, values)
    read(address, of)
    return address


def of_place(place: Place) -> str:
    """Write the address of a place that was read.

    Args:
        place: The place.

    Returns:
        The address, as from ``link``.
    """
    return _address(place.lesson.name, place.name, place.present, place.values)


def read(address: str, of: str = "en") -> Place:
    """Read the address of a place in a lesson's page.

    Args:
        address: Relative to the folder of a language's pages, or to a folder in it; without
            ``index.html`` as well.
        of: The language.

    Returns:
        The place. ``explorer.move_to(**place.values)`` says what stands there.

    Raises:
        ValueError: As for ``link``.
    """
    match = _ADDRESS.fullmatch(unquote(address))
    if not match:
        raise ValueError(
            f"{address}: an address must look like"
            " 03_substitutes/index.html?present#the_door:share=0.6"
        )
    stem, present, name, rest = match.groups()
    found = [lesson for lesson in lessons() if (lesson.language, lesson.name) == (of, stem)]
    if not found:
        raise ValueError(f"{address}: there is no lesson {stem!r} in {of!r}")
    return Place(found[0], name, _values(address, found[0], name, rest), bool(present))


def _address(lesson: str, name: str, present: bool, values: dict[str, Any]) -> str:
    pairs = ",".join(f"{key}={quote(written(value), '>')}" for key, value in values.items())
    return f"{lesson}/index.html{'?present' * present}#{name}{':' * bool(pairs)}{pairs}"


def _places(lesson: Lesson) -> tuple[list[str], list[str]]:
    """List the pictures and the bets of a lesson."""
    files = (lesson.notebook, lesson.source, lesson.source.with_suffix(".toml"))
    return _read(lesson, tuple(path.stat().st_mtime_ns for path in files if path.is_file()))


@lru_cache(maxsize=32)  # a guide has twenty addresses of one lesson
def _read(lesson: Lesson, _changed: tuple[int, ...]) -> tuple[list[str], list[str]]:
    bets = bank.load(lesson.source.with_suffix(".toml")).bets
    return shown(notebook(lesson)), [bet.key for bet in bets]


def _values(address: str, lesson: Lesson, name: str, rest: str | None) -> dict[str, Any]:
    pictures, bets = _places(lesson)
    if name in bets and not rest:
        return {}
    if name not in pictures:
        raise ValueError(
            f"{address}: {lesson} has no {name!r}; its pictures are {', '.join(pictures)},"
            f" and its bets {', '.join(bets)}"
        )
    there = Grid(getattr(explorers, name)()).values
    values = {}
    for part in _PARTS.split(rest) if rest else []:
        control, _equals, text = (piece.strip() for piece in part.partition("="))
        if control not in there:
            raise ValueError(
                f"{address}: {name} has no control {control!r}; it has {', '.join(there)}"
            )
        values[control] = _value(f"{address}: {control}", text, there[control])
    return values


def _value(where: str, text: str, values: list[Any]) -> Any:
    for value in values:
        if _plain(written(value)) == _plain(text):
            return value
    numbers = [_number(written(value)) for value in values]
    wanted = _number(text)
    if math.isnan(wanted) or any(map(math.isnan, numbers)):
        known = ", ".join(repr(written(value)) for value in values[:8])
        raise ValueError(f"{where} must be one of {known}{', …' * (len(values) > 8)}; got {text!r}")
    near = [abs(min(number, _FAR) - min(wanted, _FAR)) for number in numbers]
    nearest = near.index(min(near))
    if near[nearest]:
        raise ValueError(
            f"{where} does not stop at {text} on a page; the nearest is {written(values[nearest])}"
        )
    return values[nearest]


def _plain(text: str) -> str:
    """Return what is the same however a person writes a number or words."""
    number = _number(text)
    return re.sub(r"[^\w>]+", "", text).lower() if math.isnan(number) else str(number)


def _number(text: str) -> float:
    text = text.replace("−", "-").replace(",", ".").replace("∞", "inf")
    part = 0.01 if text.endswith("%") else 1.0
    try:
        return round(part * float(text.removesuffix("%")), 10)
    except ValueError:
        return math.nan
