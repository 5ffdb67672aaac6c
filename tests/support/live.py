"""The explorers on an open page, each beside the one in the package that it should equal."""

import re

from framings import explorers


def pairs(lesson):
    """Return the explorers of a lesson in their order, with what the package makes of each."""
    source = lesson.source.read_text("utf-8")
    names = re.findall(r"^(?:explorers\.)?(\w+)\(\)$", source, re.MULTILINE)
    shown = lesson.page.locator(".live-explorer").all()
    made = [getattr(explorers, name)() for name in names if name in explorers.__all__]
    assert len(shown) == len(made) >= 1, names
    return list(zip(shown, made, strict=True))
