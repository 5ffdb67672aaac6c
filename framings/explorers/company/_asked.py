"""A question to an export, and the picture of what it answers; of a reader's own export as well."""

import textwrap
from collections.abc import Callable, Mapping
from functools import partial

from matplotlib.collections import LineCollection, PolyCollection

from framings.data import crm
from framings.live import Choice, Explorer, Scene, Stops, Update, Words
from framings.live.style import BACKING, FAINT, GUIDE, INK, PAPER, SAME
from framings.words import _, percent, say

MOST = 8  # rows that a picture has room for
_WIDE = 21  # letters in a line of a row's name


def firms() -> dict[str, str]:
    """Return the practice exports by what the learner reads."""
    return {
        _("Pompernikkel Pompen, pumps (Salesforce)"): "salesforce",
        _("Kwispelwolk Software, payrolls (HubSpot)"): "hubspot",
        _("Warmtewimpel, heat pumps (Pipedrive)"): "pipedrive",
    }


def asking(name: str, title: str, exports: Mapping[str, crm.Export], start: str) -> Explorer:
    """Return an explorer that puts a question to an export.

    Args:
        name: Its name in code.
        title: Its title.
        exports: The exports by what the learner reads; with one alone there is nothing to choose.
        start: The question it starts with.

    Returns:
        The explorer.
    """
    asked = {words: key for key, words in crm.questions().items()}
    controls = {"question": Stops(_("What is asked"), asked, start=start)}
    if len(exports) > 1:
        numbers = {words: number for number, words in enumerate(exports)}
        controls = {"export": Choice(_("Whose export"), numbers, start=0), **controls}
    answers = {
        (number, key): crm.ask(export, key)
        for number, export in enumerate(exports.values())
        for key in asked.values()
    }
    return Explorer(name, title, controls, lambda scene: _draw(scene, answers), size=(6, 4.6))


def _draw(scene: Scene, answers: Mapping[tuple[int, str], crm.Answer]) -> Update:
    axes = scene.axes((0.37, 0.08, 0.61, 0.81), across=(0, 1.4), up=(MOST - 0.45, -0.55))
    axes.set(xticks=[0, 0.25, 0.5, 0.75, 1])
    axes.xaxis.set_major_formatter(lambda share, _place: say("{share:%}", share=share))
    axes.tick_params(left=False, labelleft=False)
    axes.grid(axis="y", visible=False)
    edge = {"edgecolor": SAME.mark, "linewidth": 1}
    bars = [
        scene.moves(axes.add_collection(PolyCollection([], **edge, **look)))
        for look in ({"facecolor": SAME.tint(0.6)}, {"facecolor": PAPER, "hatch": "//"})
    ]
    usual = scene.moves(axes.axvline(0, **GUIDE))
    ranges = scene.moves(axes.add_collection(LineCollection([], color=INK, linewidth=2.5)))
    measure = scene.moves(scene.figure.text(0.02, 0.935, "", size=14, weight="bold"))
    silent = scene.moves(
        axes.text(0.5, MOST / 2 - 0.5, "", ha="center", va="center", size=15, color=FAINT)
    )
    side = {"va": "center", "size": 12}
    place = axes.get_yaxis_transform()
    names = [
        scene.moves(axes.text(-0.025, 0, "", ha="right", transform=place, linespacing=1, **side))
        for _row in range(MOST)
    ]
    bold = {"weight": "bold", "bbox": BACKING}
    numbers = [scene.moves(axes.text(0, 0, "", **bold, **side)) for _row in range(MOST)]

    def update(question: str, export: int = 0) -> Words:
        answer = answers[export, question]
        parts, write = answer.parts[:MOST], _writer(answer)
        pitch = min(MOST / max(len(parts), 1), 2)
        top = (MOST - pitch * len(parts)) / 2 - 0.5
        rows = [top + pitch * (row + 0.5) for row in range(len(parts))]
        thick = 0.3 * min(pitch, 1.5)
        for look, group in zip(bars, ("won", "lost"), strict=True):
            look.set_verts(
                [
                    [(0, y - thick), (p.share, y - thick), (p.share, y + thick), (0, y + thick)]
                    for p, y in zip(parts, rows, strict=True)
                    if (p.group or "won") == group
                ]
            )
        ranges.set_segments([[(p.low, y), (p.high, y)] for p, y in zip(parts, rows, strict=True)])
        usual.set_xdata([answer.usual or 0] * 2)
        usual.set_visible(answer.usual is not None)
        measure.set_text(answer.measure)
        silent.set_text("" if answer.tells else _("?\nThe export\ncannot tell."))
        for text in (*names, *numbers):
            text.set_text("")
        for row, (part, y) in enumerate(zip(parts, rows, strict=True)):
            names[row].set_y(y)
            names[row].set_text(
                "\n".join(textwrap.wrap(part.label, _WIDE, max_lines=2, placeholder="…"))
            )
            inside = part.high > 0.65
            numbers[row].set_position((part.low - 0.03 if inside else part.high + 0.03, y))
            numbers[row].set_ha("right" if inside else "left")
            numbers[row].set_text(say(_("{share}, n = {n}"), share=write(part.share), n=part.n))
        said = filter(None, (answer.sentence, answer.left_out, answer.other))
        return Words(" ".join(said), _picture(answer))

    return update


def _writer(answer: crm.Answer) -> Callable[[float], str]:
    """Return what writes the shares, with a decimal where an interval would show as a point."""
    ranges = [(part.low, part.high) for part in answer.parts if part.low < part.high]
    return partial(percent, decimals=int(any(percent(a) == percent(b) for a, b in ranges)))


def _picture(answer: crm.Answer) -> str:
    """Say what the picture shows to whoever does not see it."""
    if not answer.tells:
        return say(
            _("{question} In place of bars there is a question mark: the export cannot tell."),
            question=answer.question,
        )
    write = _writer(answer)
    bars = "; ".join(
        say(
            _("{name} {share} ({low} to {high}; {n} deals)"),
            name=part.label,
            share=write(part.share),
            n=part.n,
            low=write(part.low),
            high=write(part.high),
        )
        for part in answer.parts[:MOST]
    )
    told = say(
        _("{question} Bars, each with a line for what it may be off. {measure}: {bars}."),
        question=answer.question,
        measure=answer.measure,
        bars=bars,
    )
    if answer.usual is not None:
        told += " " + say(_("A dashed line stands at {usual:%}."), usual=answer.usual)
    return told
