"""Text that breaks what is careless, to be shown as the text it is."""

import json
import re
from pathlib import Path

from framings.live import (
    Cards,
    Choice,
    Explorer,
    Moves,
    Next,
    SecretMoves,
    Slider,
    Stops,
    Toggle,
    Words,
)
from framings.teaching.bank import LEVELS

# If one of these were taken for markup in a browser, ``window.ran`` would be set.
TEXTS = {
    "script": "<script>window.ran='script'</script>",
    "end of an attribute": "\"'><img src=x onerror=\"window.ran='attribute'\">",
    "end of a picture": "</text></svg><svg onload=\"window.ran='picture'\">]]>-->",
    "entities": "&lt;b&gt; &amp; &#60;i&#62; &copy",
    "formula": "between $5 and $6, \\(x^2\\), $$y_1$$",
    "script in a formula": "$<script>window.ran='formula'</script>$",
    "braces": "{} {0} {name} {{x}} %s %(x)d %%",
    "right to left": "שלום עולם, 100 مرحبا, \u202etfel ot thgir",
    "emoji": "👩🏽‍🔬 🇳🇱 😀 é",
    "lines": "one\ntwo\r\n\tthree",
    "long": "all " + "the same " * 300 + "end",
    "markdown": "**bold** [link](javascript:window.ran='link') `code` # x",
}
ALL = " | ".join(text for name, text in TEXTS.items() if name != "long")


def squeezed(text: str) -> str:
    """Return a text as a browser shows it, with one space for any white space."""
    return re.sub(r"\s+", " ", text).strip()


def quoted(text: str) -> str:
    """Return a text as a cell of a CSV file."""
    return '"' + text.replace('"', '""') + '"'


def explorer(text: str) -> Explorer:
    """An explorer that says the same everywhere it can say anything."""

    def draw(scene):
        axes = scene.axes((0.2, 0.2, 0.7, 0.7), across=(0, 1), up=(0, 1), xlabel=text, title=text)
        axes.set_yticks([0, 1], [text, text])
        label = scene.moves(axes.text(0.5, 0.5, ""))

        def update(**_values):
            label.set_text(text)
            return Words(text, text)

        return update

    controls = {
        "slider": Slider(text, 0, 1, 0.5, 0.5),
        "stops": Stops(text, {text: 1, "other": 2}, 1),
        "choice": Choice(text, {text: 1, "other": 2}, 1),
        "toggle": Toggle(text),
        "moves": Moves(text, {"A": text, "B": "other"}, 2, back=text),
        "secret": SecretMoves(text, {"A": text, "B": "other"}, 1, hand_over=text),
        "cards": Cards(text, {"A": text, "B": "other"}, 1, right="A", turn=text),
        "next": Next(text, {text: 1, "other": 2}, 1, clears=("moves",)),
        "confirmed": Choice(text, {"none": 0, text: 1, "other": 2}, 0, confirm=text),
    }
    return Explorer("hostile", text, controls, draw)


def write_bank(folder: Path, text: str) -> None:
    """Write a question bank in which everything that is asked and answered is the text."""
    said = json.dumps(text, ensure_ascii=False)  # TOML's strings are much like JSON's
    option = f"{{text = {said}, right = true, feedback = {said}}}"
    other = option.replace("right = true", "right = false")
    levels = "\n".join(f"{level} = {said}" for level in LEVELS)
    (folder / "en").mkdir()
    (folder / "en" / "03_test.toml").write_text(
        f'[[bets]]\nkey = "it"\nprompt = {said}\n'
        + f"options = [{option}, {other}]\n".replace("feedback", "reply")
        + f"[[questions]]\nprompt = {said}\noptions = [{option}, {other}, {other}]\n"
        + f'[[sentences]]\nprompt = {said}\nlevel = "goal"\n{levels}\n',
        encoding="utf-8",
    )


def write_description(folder: Path, text: str) -> None:
    """Describe a table, with the text for everything that is told about it."""
    field = {"name": text, "type": "string", "description": text, "unit": text}
    resource = {
        "name": "own",
        "path": "own.csv",
        "title": text,
        "description": text,
        "synthetic": False,
        "sources": [{"title": text}],
        "schema": {"fields": [field | {"constraints": {"enum": [text]}}]},
    }
    (folder / "datapackage.json").write_text(
        json.dumps({"resources": [resource]}), encoding="utf-8"
    )
