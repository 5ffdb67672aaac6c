"""What stands in a lesson in which order: the sections, the steps, and what goes further."""

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from framings.check.reading import (
    Form,
    Piece,
    calls,
    count_words,
    explorers_in,
    form_of,
    headings,
    parts,
    pieces,
    prose,
    sentences,
    steps_of,
    tools_in,
)
from framings.lessons import Lesson

STEPS = (2, 3)
STEPS_OF_ALL = (1, 3)  # a lesson about all four framings may have one
WORDS_OF_THE_TASK = 60  # one or two sentences before a bet, and before an explorer
WORDS_OF_WHAT_HAPPENED = (40, 120)
WORDS_OF_WHAT_TO_SEE = (20, 80)


def complaints(lesson: Lesson, notebook: NotebookNode, framing: str) -> Iterator[str]:
    """Say where a lesson has something missing, or in the wrong place.

    Args:
        lesson: The lesson.
        notebook: Its notebook.
        framing: The framing of its strip.

    Yields:
        A sentence for each.
    """
    form = form_of(lesson.language)
    found = [text for level, text in headings(notebook) if level == 2]
    steps = steps_of(form, found)
    wanted = [
        form.idea,
        *steps,
        form.data,
        form.check,
        form.take_home,
        form.limits,
        form.sources,
        *([form.further] if form.further in found else []),
    ]
    if found != wanted:
        named = [form.idea, f"{form.step} 1. … and the other steps", *wanted[1 + len(steps) :]]
        missing = [name for name in wanted if name not in found]
        extra = [name for name in found if name not in wanted]
        yield (
            f"the sections must be {', '.join(named)}, in this order; "
            f"missing: {', '.join(missing) or 'none'}; unknown: {', '.join(extra) or 'none'}"
        )
        return
    fewest, most = STEPS_OF_ALL if framing == "all" else STEPS
    if not fewest <= len(steps) <= most:
        yield f"the lesson must have {fewest} to {most} steps; it has {len(steps)}"
    divided = parts(notebook)
    for number, name in enumerate(steps, start=1):
        if not re.fullmatch(rf"{form.step} {number}\. .+\?", name):
            yield f"step {number} must be called '## {form.step} {number}. <a question>?': {name!r}"
        for complaint in _step(form, pieces(form, divided[name])):
            yield f"{name!r} {complaint}"
    for name, call in (("", "strip"), (form.check, "questions"), (form.take_home, "closing")):
        given = [texts for cell in divided[name] for texts in calls(cell, call)]
        if not any(texts[:1] in ((lesson.name,), (lesson.number,)) for texts in given):
            where = f"the section {name!r}" if name else "the opening"
            yield f'{where} must have a cell with {call}("{lesson.name}")'
    yield from _ends(form, divided)
    for complaint in _further(form, pieces(form, divided.get(form.further, []))):
        yield f"{form.further!r}: {complaint}"
    places = (*steps, form.further)
    for name, cells in divided.items():
        if name not in places and any(explorers_in(cell) for cell in cells):
            yield f"an explorer stands in a step or under {form.further!r}, not under {name!r}"


def _kind(form: Form, piece: Piece) -> str:
    if piece.kind == "heading":
        return f"### {form.happened}" if piece.text == form.happened else "### …"
    if piece.kind == "code":
        shows = explorers_in(piece) or tools_in(piece)
        return "bet" if calls(piece, "bet") else "explorer" if shows else "code"
    return form.how_to_read if piece.kind == "how" else "text"


def _step(form: Form, found: list[Piece]) -> Iterator[str]:
    happened = f"### {form.happened}"
    wanted = ["bet", "### …", "explorer", happened, form.how_to_read]
    kinds = [_kind(form, piece) for piece in found]
    if [kind for kind in kinds if kind != "text"] != wanted:
        yield (
            f"must have {', '.join(wanted)} (folded, an empty line after its summary), each once"
            f" and in this order; it has {', '.join(kind for kind in kinds if kind != 'text')}"
        )
        return

    def words(after: int, before: int) -> int:
        return sum(count_words(piece.text) for piece in found[after:before])

    bet, title, explorer, what, how = (kinds.index(kind) for kind in wanted)
    if words(0, bet) > WORDS_OF_THE_TASK:
        yield f"has {words(0, bet)} words above its bet; {WORDS_OF_THE_TASK} are allowed"
    if not 0 < words(title + 1, explorer) <= WORDS_OF_THE_TASK:
        yield (
            f"says in 1 to {WORDS_OF_THE_TASK} words above its explorer what to do; it has"
            f" {words(title + 1, explorer)}"
        )
    fewest, most = WORDS_OF_WHAT_HAPPENED
    if not fewest <= words(what + 1, how) <= most:
        yield f"says in {fewest} to {most} words what happened; it has {words(what + 1, how)}"
    if words(bet + 1, title) or words(explorer + 1, what) or words(how + 1, len(found)):
        yield (
            "has text between the bet and the explorer's heading, between the explorer and what"
            " happened, or after the folded part"
        )


def _ends(form: Form, divided: dict[str, list[NotebookNode]]) -> Iterator[str]:
    after = False
    told = ""
    for cell in divided[form.check]:
        after = after or bool(calls(cell, "questions"))
        told += f"\n\n{prose([cell])}" if after else ""
    told = told.strip()
    if not told.startswith(form.colleague):
        yield f"after the questions a paragraph must start with {' or '.join(form.colleague)}"
    elif len(sentences(told)) != 1:
        yield f"what to tell a colleague must be one sentence; it has {len(sentences(told))}"
    number = len(sentences(prose(divided[form.take_home])))
    if number != 1:
        yield f"the section {form.take_home!r} must be one sentence; it has {number}"
    kinds = [
        "closing" if calls(cell, "closing") else "text"
        for cell in divided[form.take_home]
        if calls(cell, "closing") or prose([cell])
    ]
    if kinds == ["closing", "text"]:
        yield f"in {form.take_home!r} the cell with closing(…) comes after the sentence"
    for item in re.findall(r"^[-*] (.*(?:\n(?![-*] |\n).*)*)", prose(divided[form.sources]), re.M):
        if not re.search(r"\b(?:1[89]|20)\d\d\b", item):
            yield f"a source must have its year: {item.split('.')[0][:60]!r}"


def _further(form: Form, found: list[Piece]) -> Iterator[str]:
    fewest, most = WORDS_OF_WHAT_TO_SEE
    places = [place for place, piece in enumerate(found) if explorers_in(piece)]
    for place, end in zip(places, [*places, len(found)][1:], strict=True):
        (name,) = explorers_in(found[place])
        before = [piece.kind for piece in found[:place] if piece.kind != "text"]
        if before[-1:] != ["heading"]:
            yield f"{name} must stand under a heading of its own"
        see, *rest = [*found[place + 1 : end], Piece("", ""), Piece("", "")]
        folded = next((piece for piece in rest if piece.kind in ("how", "heading")), see)
        if (see.kind, see.text) != ("heading", form.what_to_see) or folded.kind != "how":
            yield (
                f"after {name} must come '#### {form.what_to_see}' and then the folded"
                f" {form.how_to_read!r}"
            )
        elif not fewest <= count_words(rest[0].text) <= most:
            yield (
                f"{form.what_to_see!r} after {name} must have {fewest} to {most} words;"
                f" it has {count_words(rest[0].text)}"
            )
