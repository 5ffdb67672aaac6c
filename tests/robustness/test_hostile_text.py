"""Hostile text wherever data or a learner can put text: it stays text. See also tests/browser."""

import base64
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pandas as pd
import pytest
from ipywidgets import HTML
from support.hostile import TEXTS, explorer, quoted, squeezed, write_bank, write_description

from framings.data import DataProblem, describe, load
from framings.live.notebook import live, still_picture
from framings.teaching import bank

EVERY = pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
ONE_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*")


class Page(HTMLParser):
    """What a browser would make of some HTML: elements, attributes, texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return squeezed("".join(self.pieces))

    def attribute(self, name: str) -> str | None:
        return dict(self.attributes)[name]


@EVERY
def test_the_still_picture_of_an_explorer(text):
    page = Page(still_picture(explorer(text)))
    assert page.tags == {"style", "img", "p"}
    assert page.attribute("alt") == text
    assert squeezed(text) in page.text
    picture = base64.b64decode(page.attribute("src").partition(",")[2]).decode()
    assert_is_picture_with(picture, text)


@EVERY
def test_every_piece_of_a_live_figure(text):
    state = explorer(text).at()
    assert (state.sentence, state.picture) == (text, text)
    for piece in state.pieces:
        assert_is_picture_with(f"<svg>{piece}</svg>", text)


def assert_is_picture_with(picture, text):
    root = ElementTree.fromstring(picture)
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert kinds <= {"svg", "g", "path", "text", "tspan", "defs", "clipPath", "rect", "use"}
    # Matplotlib writes each line as a text of its own.
    lines = [line for line in text.replace("\r", "").split("\n") if line.strip()]
    said = [squeezed("".join(element.itertext())) for element in root.iter()]
    for line in lines:
        assert squeezed(line) in said


@EVERY
def test_the_controls_in_a_notebook(text):
    box = live(explorer(text))
    said = [part for widget in parts(box) for part in words(widget)]
    assert said.count(text) == 21


def parts(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def words(widget):
    """What a widget says, read from its HTML where it is HTML."""
    for name in ("description", "value", "sentence", "picture"):
        said = getattr(widget, name, None)
        html = isinstance(widget, HTML) or getattr(widget, "description_allow_html", False)
        if isinstance(said, str) and html:
            page = Page(said)
            assert page.tags <= {"span"}
            said = "".join(page.pieces)
        if isinstance(said, str):
            yield said
    yield from getattr(widget, "_options_labels", ())


# By the last two a bet is known in another lesson.
ALLOWED = {"class", "style", "data-bet", "data-lesson"}


@EVERY
def test_bets_questions_and_sentences(text, tmp_path, monkeypatch):
    write_bank(tmp_path, text)
    monkeypatch.setattr(bank, "BANK", tmp_path)
    for shown, times in (
        (bank.bet("03"), 5),
        (bank.questions("03"), 7),
        (bank.sentences("03"), 5),
    ):
        bundle = shown._repr_mimebundle_()
        page = Page(bundle["text/html"])
        assert page.tags <= {"section", "h3", "p", "small", "details", "summary", "strong"}
        assert {name for name, _value in page.attributes} <= ALLOWED
        assert page.text.count(squeezed(text)) >= times
        assert squeezed(bundle["text/plain"]).count(squeezed(text)) >= times
        assert squeezed(from_latex(bundle["text/latex"])).count(squeezed(text)) >= times


def from_latex(paper):
    """Read what LaTeX would print of words; what it would take for its own is not among them."""
    signs = {"backslash": "\\", "asciicircum": "^", "asciitilde": "~"}
    return re.sub(
        r"\\text(backslash|asciicircum|asciitilde)\{\}|\\([#$%&_{}])|[\\#$%&_{}^~]",
        lambda found: signs.get(found[1]) or found[2] or "",
        paper,
    )


@EVERY
def test_the_description_of_a_table(text, tmp_path):
    write_description(tmp_path, text)
    shown = describe("own", tmp_path)
    page = Page(shown._repr_html_())
    assert page.tags <= {
        "div",
        "p", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td", "code"
    }  # fmt: skip
    assert page.text.count(squeezed(text)) == 7
    assert squeezed(repr(shown)).count(squeezed(text)) == 7


@pytest.fixture
def own(tmp_path):
    """A table of one column that a learner has filled in, and what came of it."""

    def own(content, name="note", **constraints):
        fields = [
            {"name": name, "type": "string", "example": "a", "constraints": constraints},
            {"name": "count", "type": "integer", "constraints": {}},
        ]
        package = {"resources": [
            {"name": "own", "path": "own.csv", "synthetic": True, "schema": {"fields": fields}}
        ]}  # fmt: skip
        (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        (tmp_path / "own.csv").write_bytes(content.encode())
        return load("own", tmp_path)

    return own


@EVERY
def test_a_table_with_it_in_a_cell_is_shown_as_a_table(text, own):
    table = own(f"note,count\n{quoted(text)},1\n")
    assert table.note[0] == text
    with pd.option_context("display.max_colwidth", None):
        page = Page(table.to_html())
    assert page.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    # What pandas does with white space is its own affair.
    shown = page.text.replace("\\n", " ").replace("\\r", " ").replace("\\t", " ")
    assert squeezed(text) in squeezed(shown)


def problem_with(own, content, **constraints):
    with pytest.raises(DataProblem) as caught:
        own(content, **constraints)
    lines = caught.value._render_traceback_()
    assert lines == str(caught.value).split("\n")
    assert len(lines) <= 3, "place and what is wrong, what is allowed, what to do"
    for line in lines:
        assert ONE_LINE.fullmatch(line), ascii(line)
        assert len(line) < 400
    return lines


@EVERY
def test_a_message_about_a_cell(text, own):
    for content, constraints in (
        (f"note,count\nx,{quoted(text)}\n", {}),
        (f"note,count\n{quoted(text)},1\n", {"enum": ["a"]}),
        (f"note,count\n{quoted(text)},1\n", {"pattern": "a"}),
        (f"note,count\n{quoted(text)},1\n{quoted(text)},2\n", {"unique": True}),
    ):
        lines = problem_with(own, content, **constraints)
        # The beginning of the cell can be read.
        assert text[:3] in lines[0]


@EVERY
def test_a_message_about_a_header(text, own):
    (added, *_) = problem_with(own, f"note,count,{quoted(text)}\n1,1,1\n")
    assert text[:3] in added
    (renamed, *_) = problem_with(own, f"{quoted(text)},count\n1,1\n")
    assert text[:3] in renamed
    problem_with(own, f"{quoted(text)}\n1\n")


@pytest.mark.parametrize("hidden", ["\u202e", "\x1b[31m", "\x00", "\u2028", "\u200f", "\x07"])
def test_signs_nobody_sees_are_written_out(hidden, own):
    content = f"note,count\nx,1{hidden}2\n"
    lines = problem_with(own, content)
    if hidden != "\x00":  # that file is damaged
        assert f"“1{hidden.replace(hidden[0], ascii(hidden[0])[1:-1])}2”" in lines[0]


@EVERY
def test_a_folder_and_a_file_of_that_name(text, tmp_path):
    name = squeezed(text).replace("/", "")[:60]
    folder = tmp_path / name
    folder.mkdir()
    with pytest.raises(DataProblem, match=r"datapackage\.json") as caught:
        load("leads", folder)
    assert name.replace("\u202e", "\\u202e") in str(caught.value)
    with pytest.raises(DataProblem, match="there is no table called") as caught:
        load(text)
    assert len(str(caught.value)) < 1000
    assert len(caught.value._render_traceback_()) == 2
