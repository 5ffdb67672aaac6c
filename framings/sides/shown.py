"""The twelve statements in a notebook, and as what a page makes the same of."""

import json
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets
from IPython.display import display

from framings import NO_FORMULAS
from framings.live import notebook
from framings.sides import examples, words
from framings.words import _, language, unbroken

_HERE = Path(__file__).parent
_LIVE = _HERE.parent / "live"
SCRIPTS = (_HERE / "reading.js", _HERE / "view.js")
STYLE, REPORT, PAPER = (_HERE / f"{name}.css" for name in ("sides", "report", "paper"))


def _text(*paths: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths)


class _Form(anywidget.AnyWidget):
    """The form in a notebook; what is answered stays in the browser and is not sent to Python."""

    _esm = _text(_LIVE / "figure.js", _LIVE / "host.js", *SCRIPTS, _HERE / "notebook.js")
    _css = _text(_LIVE / "live.css", STYLE, REPORT)
    words = traitlets.Dict().tag(sync=True)


class TwoSides:
    """Twelve statements that marketing and sales answer apart, and what comes of it."""

    def _ipython_display_(self) -> None:
        # As of a live figure, a saved notebook keeps the first output only.
        display({"text/html": self.html(), "text/plain": self.text()}, raw=True)
        room = widgets.VBox([_Form(words=all_words())])
        notebook.let_go_of_an_earlier_run(self, room)
        view = notebook.WIDGET_VIEW
        display({view: room._repr_mimebundle_()[view]}, raw=True)

    def forget(self) -> None:
        """Let go of nothing: what is answered was never here."""

    def html(self) -> str:
        """Return the statements to read, with all words for the script of a page."""
        items = "".join(f"<li>{escape(one.text)}</li>" for one in words.statements())
        data = escape(json.dumps(all_words(), ensure_ascii=False), quote=True)
        return notebook.hide_dead_view(".framings-sides", ".sides") + unbroken(
            f'<section class="framings-sides {NO_FORMULAS}" data-words="{data}">'
            f"<p>{escape(_on_paper())}</p><ol>{items}</ol></section>"
        )

    def text(self) -> str:
        """Return the statements as plain text."""
        numbered = enumerate(words.statements(), start=1)
        return "\n".join([_on_paper(), *(f"{number}. {one.text}" for number, one in numbered)])


class Case:
    """What the two sides of an invented firm answered, as a table.

    Args:
        example: The firm.
    """

    def __init__(self, example: examples.Example) -> None:
        self._example = example

    def _rows(self) -> list[tuple[str, str, str]]:
        scale, of = words.scale(), self._example
        return [
            (one.text, scale[marketing - 1], scale[sales - 1])
            for one, marketing, sales in zip(
                words.statements(), of.marketing, of.sales, strict=True
            )
        ]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        names = words.roles()
        head = (self._example.name, names["marketing"], names["sales"])
        cells = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
        rows = "".join(
            f'<tr><th scope="row" style="text-align: left; font-weight: normal">{escape(text)}</th>'
            f"<td>{escape(marketing)}</td><td>{escape(sales)}</td></tr>"
            for text, marketing, sales in self._rows()
        )
        table = f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>"
        lines = [" | ".join(head), *(" | ".join(row) for row in self._rows())]
        return {
            "text/html": f'<div class="framings-case {NO_FORMULAS}">{table}</div>',
            "text/plain": "\n".join(lines),
        }


def two_sides() -> TwoSides:
    """Return the twelve statements, which show themselves when they are the last line of a cell."""
    return TwoSides()


def case(key: str) -> Case:
    """Return what the two sides of an invented firm answered.

    Args:
        key: The firm's key, such as "zachtebed".

    Returns:
        A table, which shows itself when it is the last line of a cell.

    Raises:
        ValueError: If there is no such firm.
    """
    known = {example.key: example for example in examples.examples()}
    if key not in known:
        raise ValueError(f"key must be one of {', '.join(known)}; got {key!r}")
    return Case(known[key])


def all_words() -> dict[str, Any]:
    """Return all that the script shows, in the language in use."""
    return {
        "language": language(),
        "edition": words.EDITION,
        "statements": [one._asdict() for one in words.statements()],
        "stageStatements": words.STAGE_STATEMENTS,
        "scale": words.scale(),
        "framings": words.framings(),
        "stages": words.stages(),
        "form": words.form(),
        "report": words.report(),
        "style": _text(REPORT, PAPER),
        "examples": examples.told(),
    }


def _on_paper() -> str:
    return _(
        "Here are the statements on paper: let marketing and sales answer them apart, each from 1"
        " (not at all) to 5 (fully), and leave out what they do not know."
    )
