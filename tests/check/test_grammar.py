"""The page grammar is checked: a lesson that keeps to it passes, each breach is named."""

import pytest

from framings.build import notebooks
from framings.check import grammar, reading


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
        ("## The idea", "## Take home", "the sections must be The idea, Step 1. … and the other"),
        ("## Go further", "## Further on", "unknown: Further on"),
        ("## Step 2. ", "## Later. ", "unknown: Later. Who knocks?"),
        ("## Step 2. ", "## Step 3. ", "step 2 must be called '## Step 2. <a question>?'"),
        ("Who knocks?", "Who knocks", "step 2 must be called '## Step 2. <a question>?'"),
        ('questions("03_sample")', "1", "'Check yourself' must have a cell with questions("),
        (
            'questions("03_sample")',
            'questions("04")',
            'must have a cell with questions("03_sample"',
        ),
        ('strip("03_sample")', "1", 'the opening must have a cell with strip("03_sample")'),
        ('closing("03")', "1", "'Take home' must have a cell with closing("),
        ('bet("03", "fewer")', "1", "it has code, ### …, explorer"),
        ("### The other door", "The other door", "'Step 2. Who knocks?' must have bet, ### …, exp"),
        ("Drag this one.\n\n", "", "says in 1 to 60 words above its explorer what to"),
        ("Drag this one.", "Drag it. " * 31, "above its explorer what to do; it has 62"),
        ("Somebody does.", "He does. " * 31, "has 62 words above its bet; 60 are allowed"),
        (
            "They are customers again.\n\n</details>",
            "They are.\n",
            "must have bet, ### …, explorer",
        ),
        (
            "<summary>How to read it</summary>\n\nThey",
            "<summary>How to read it</summary>\nThey",
            "(folded, an empty line after its summary)",
        ),
        ("again.\n\n</details>", "again.\n\n</details>\n\nMore.", "or after the folded part"),
        ("**To a colleague in sales:** h", "H", "a paragraph must start with **To a colleague in"),
        ("at the door.", "at the door. Do.", "a colleague must be one sentence; it has 2"),
        ("other.**", "other.** It can.", "'Take home' must be one sentence; it has 2"),
        ("**One can replace the other.**", "", "'Take home' must be one sentence; it has 0"),
        ("(1973)", "", "a source must have its year: 'Drucker , *Management*'"),
        ("#### What to see", "#### So", "after the_door must come '#### What to see' and then"),
        ("### The door once more", "No heading", "the_door must stand under a heading of its own"),
        ("More words.", "```{code-cell}\nexplorers.x()\n```", "after x must come '#### What to"),
        ("None.", "```{code-cell}\nexplorers.x()\n```", "an explorer stands in a step or under"),
        ("# 03 · Sample: what", "# 03 · Sample; what", "the only heading of the first level"),
        ("It takes 15 minutes", "It takes long", "15 minutes, as in the front matter"),
        ("- You see the other.\n", "", "the learning goals must stand above"),
        ("Run All Cells", "Everything", "one line must say how to run everything"),
        ("Run All Cells", "Run All\nCells", ""),
        ("A door.", "A door. " * 80, "'The idea' must have 1 to 150 words; it has 160"),
        ("A door.", "", "'The idea' must have 1 to 150 words; it has 0"),
        ("None.", "None. " * 800, "must have 700 to 1800 words of running text; it has 1"),
        ("minutes: 15", "minutes: 17", "minutes must be 15, within 1 (1,1"),
        ("minutes: 15", "minutes: 13", "minutes must be 15, within 1 (1,1"),
        (
            ":jupyter: {source_hidden: true}\nprint",
            "print",
            "must be folded: jupyter: source_hidden",
        ),
        ('print("one")\nprint("two")\n1 + 1\n```', "```", ""),
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


@pytest.mark.parametrize(("often", "message"), [(3, "it has 30"), (13, "it has 130")])
def test_what_happened_is_told_in_a_few_words(rewrite, often, message):
    says = "It is as it is and it may be otherwise."
    five = "\n".join([says] * 5)
    lesson = rewrite(f"{five}\n\n<details>", "\n".join([says] * often) + "\n\n<details>")
    assert f"'Step 1. Who calls?' says in 40 to 120 words what happened; {message}" in found(lesson)


@pytest.mark.parametrize(("often", "message"), [(1, "it has 10"), (9, "it has 90")])
def test_what_to_see_is_told_in_a_few_words(rewrite, often, message):
    says = "It is as it is and it may be otherwise."
    lesson = rewrite(
        "#### What to see\n\n" + "\n".join([says] * 3),
        "#### What to see\n\n" + "\n".join([says] * often),
    )
    assert f"'What to see' after the_door must have 20 to 80 words; {message}" in found(lesson)


@pytest.mark.parametrize("place", range(3))
def test_a_term_may_be_explained_anywhere_in_what_is_folded(rewrite, terms, place):
    terms('[elasticity]\nfirst = "03"\nen = ["elasticity", "What a percent brings."]')
    fold = "They are customers again."
    paragraphs = [fold, "The line is money.", "The dots are you."]
    paragraphs[place] += " It is an [elasticity](glossary:elasticity)."
    assert found(rewrite(fold, "\n\n".join(paragraphs))) == ""


def test_what_goes_further_may_have_no_explorer(lesson, rewrite):
    text = lesson.source.read_text(encoding="utf-8")
    once_more = text[text.index("### The door once more") : text.index("### For later")]
    assert found(rewrite(once_more, "")) == ""


def test_a_lesson_that_is_too_short_is_named(rewrite):
    says = "It is as it is and it may be otherwise."
    lesson = rewrite("\n".join([says] * 90), says)
    assert "must have 700 to 1800 words of running text; it has 2" in found(lesson)


def test_there_are_two_or_three_steps_and_fewer_where_all_framings_are_meant(lesson, rewrite):
    text = lesson.source.read_text(encoding="utf-8")
    second = text[text.index("## Step 2.") : text.index("## In the data")]
    rewrite(second, "")
    assert "the lesson must have 2 to 3 steps; it has 1" in found(lesson)
    rewrite('framing = "substitutes"', 'framing = "all"', ".toml")
    assert "steps; it has" not in found(lesson)
    lesson.source.write_text(
        text.replace(second, second + second.replace("2", "3") + second.replace("2", "4")),
        encoding="utf-8",
    )
    assert "the lesson must have 1 to 3 steps; it has 4" in found(lesson)


def test_the_closing_line_follows_the_sentence(rewrite):
    sentence = "**One can replace the other.**\n\n"
    rewrite(sentence, "")
    lesson = rewrite("## Limits", sentence + "## Limits")
    assert "in 'Take home' the cell with closing(…) comes after the sentence" in found(lesson)


def test_sources_and_what_goes_further_take_no_time(lesson, rewrite):
    before = reading.length(lesson, notebooks.from_text(lesson)[0])
    assert (before.explorers, before.questions) == (2, 4)
    rewrite("More words.", "More words. " * 400)
    rewrite("*Management*.", "*Management*. " + "More words. " * 400)
    assert reading.length(lesson, notebooks.from_text(lesson)[0]) == before


def test_minutes_are_rounded_up():
    assert reading.Length(1700, 2, 5).minutes == 19  # 10 + 5 + 3.5
    assert reading.Length(1700, 2, 0).minutes == 15
    assert reading.Length(1701, 2, 0).minutes == 16


def test_lessons_before_and_after_are_linked(lesson, rewrite):
    neighbour = lesson.source.with_name("04_next.md")
    neighbour.write_text("## The end\n", encoding="utf-8")
    assert "the opening must link to 04_next.md" in found(lesson)
    rewrite("- You see the one.", "- You see [the next](04_next.md#The-end)")
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
    assert reading.count_words(text) == 6
