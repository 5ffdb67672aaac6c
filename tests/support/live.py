"""The explorers on an open page, each beside the one in the package that it should equal."""

import re
from itertools import pairwise

from framings import explorers


def pairs(lesson):
    """Return the explorers of a lesson in their order, with what the package makes of each."""
    source = lesson.source.read_text("utf-8")
    names = re.findall(r"^(?:explorers\.)?(\w+)\(\)$", source, re.MULTILINE)
    shown = lesson.page.locator(".live-explorer").all()
    made = [getattr(explorers, name)() for name in names if name in explorers.__all__]
    assert len(shown) == len(made) >= 1, names
    return list(zip(shown, made, strict=True))


def answering(lesson_page):
    """Return a bet of an open lesson, and for each explorer whether it answers that bet.

    It is the first one that an explorer answers.
    """
    asked = lesson_page.locator(".framings-bet, .framings-question, .live-explorer").evaluate_all(
        "all => all.map(one => [...one.classList].find(name => /^(framings|live)-/.test(name)))"
    )
    first = next(
        place
        for place, pair in enumerate(pairwise(asked))
        if pair == ("framings-bet", "live-explorer")
    )
    answers = []
    for place, kind in enumerate(asked):
        if kind == "live-explorer":
            before = [other for other in asked[:place] if other != "live-explorer"]
            answers.append(len(before) == first + 1 and before[-1] == "framings-bet")
    assert any(answers)
    number = asked[:first].count("framings-bet")
    return lesson_page.locator(".framings-bet").nth(number), answers
