"""The page grammar is checked: a lesson that keeps to it passes, each breach is named."""

import pytest

from framings.build import notebooks
from framings.check import grammar


def found(lesson, change=None):
    notebook, _ = notebooks.from_text(lesson)
    if change:
        change(notebook)
    return "\n".join(grammar.complaints(lesson, notebook))


def test_a_lesson_that_keeps_to_the_grammar_passes(lesson):
    assert grammar.complaints(lesson, notebooks.executed(lesson)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## Limits\n\nNone.\n\n", "", "missing: Limits; unknown: none"),
        ("## Limits", "## Limitations", "missing: Limits; unknown: Limitations"),
        ("## The idea", "## Your bet", "the sections must be The idea, Your bet"),
        ('bet("more")', "1", "'Your bet' must have a cell with bet(…)"),
        ('questions("03")', "1", "'Check yourself' must have a cell with questions(…)"),
        ('print("one")', ":jupyter: {source_hidden: true}\n1", "'In the data' must have code"),
        ("### The door", "The door", "must have an explorer under a heading"),
        ("#### How to read it", "So:", "'The door' must have its cell and then '#### How to"),
        ("explorer()\n```\n\n#### How to read it", "1\n```", "'The door' must have its cell"),
        ("other.**", "other.** It can.", "'Take home' must be one sentence; it has 2"),
        ("**One can replace the other.**", "", "'Take home' must be one sentence; it has 0"),
        ("(1973)", "", "a source must have its year: 'Drucker , *Management*'"),
        ("# 03 · Sample: what", "# 03 · Sample; what", "the only heading of the first level"),
        ("It takes 15 minutes", "It takes long", "15 minutes, as in the front matter"),
        ("- You see the other.\n", "", "the learning goals must stand above"),
        ("Run All Cells", "Everything", "one line must say how to run everything"),
        ("A door.", "A door. " * 80, "'The idea' must have 1 to 150 words; it has 160"),
        ("A door.", "", "'The idea' must have 1 to 150 words; it has 0"),
        ("It is as it is and it", "It", "must have 1000 to 1800 words of running text"),
        ("None.", "None. " * 800, "must have 1000 to 1800 words of running text; it has 2"),
        ("1 + 1\n", "1 + 1\n" * 11, "shows 13 lines of code; 12 are allowed"),
        ('questions("03")', "1\n2\n3\nquestions(4)", ""),
        ("None.", ":::{note}\nNo.\n:::", "has a directive in its text"),
        ("None.", "[x](04_gone.md)", "the link 04_gone.ipynb leads nowhere"),
        ("None.", "[x](../../gone.md)", "the link ../../gone.md leads nowhere"),
        ("None.", "[x](#Gone)", "the link #Gone names a heading that is not there"),
        ("None.", "[x](03_sample.md#Gone)", "names a heading that is not there"),
        ("None.", "[x](http://example.org)", "the link http://example.org must be https"),
        ("None.", "![bars.png](../x.png)", "alt text must say in at least 40 letters"),
    ],
)
def test_a_breach_is_named(rewrite, old, new, message):
    complaints = found(rewrite(old, new))
    assert message in complaints if message else complaints == ""


def test_the_median_cell_is_short(rewrite):
    rewrite('bet("more")\n', 'bet("more")\n1\n2\n3\n')
    lesson = rewrite("explorer()\n", "explorer()\n1\n2\n3\n")
    assert "the median cell shows 3.5 lines; 3 are allowed" in found(lesson)


def test_lessons_before_and_after_are_linked(lesson, rewrite):
    neighbour = lesson.source.with_name("04_next.md")
    neighbour.write_text("## The end\n", encoding="utf-8")
    assert "the opening must link to 04_next.md" in found(lesson)
    rewrite("- You see the one.", "- [Next](04_next.md#The-end)")
    assert found(lesson) == ""
    rewrite("#The-end", "#the-end")
    assert "the link 04_next.ipynb#the-end names a heading that is not there" in found(lesson)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ({"text/html": '<img src="x">'}, "at least 40 letters what it shows; it is ''"),
        ({"text/html": f'<img src="x" alt="{"a" * 40}.png">'}, "alt text must say"),
        ({"image/png": "AAAA"}, "shows a picture (image/png) that has no place for alt text"),
        ({"text/plain": "<x at 0x7f0123456789>"}, "shows an address in memory"),
        ({"text/html": '<img src="data:image/svg+xml;base64,!">'}, "alt text"),
    ],
)
def test_what_cells_show_is_looked_at(lesson, output, message):
    def show(notebook):
        notebook.cells[1].outputs = [
            notebooks.NotebookNode(output_type="display_data", data=output)
        ]

    assert message in found(lesson, show)


def test_words_are_counted_as_they_are_read():
    text = (
        "One **two**<!--= three(4) --> [five six](seven.md) $x = 8$ – <b>nine</b>\n```\nten\n```\n"
    )
    assert grammar.count_words(text) == 6
