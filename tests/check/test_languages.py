"""What holds a lesson in another language in step with English, and what shows that it is not."""

import pytest

from framings import cli
from framings.check import languages, words
from framings.lessons import Lesson

LESSON = """---
title: "Sample"
minutes: 15
language: en
---

# Sample

Of 100<!--= market := default("a", "b") --> customers 35<!--= share * market --> come.

```{code-cell} ipython3
---
jupyter:
  source_hidden: true
---
from framings import explorers
```

## Step 1. Who comes?

The [margin](glossary:margin) of [lesson 04](04_other.md#Limits) is half.

```{code-cell} ipython3
explorers.the_door()
table.rename(columns={"calls": "calls made"})
```

## Sources

Smith, J. (1999) A book about customers, and much more.
"""
DUTCH = """---
title: "Voorbeeld"
minutes: 15
language: nl
---

# Voorbeeld

Er komen er 35<!--= share * (market := default("a", "b")) --> van de 100<!--= market -->.

```{code-cell} ipython3
---
jupyter:
  source_hidden: true
---
from framings import explorers
from framings.words import use_language

use_language("nl")
```

## Stap 1. Wie komt er?

De [marge](glossary:margin) van [les 04](04_other.md#Grenzen) is de helft.

```{code-cell} ipython3
explorers.the_door()
table.rename(columns={"calls": "telefoontjes"})
```

## Bronnen

Smith, J. (1999) A book about customers, and much more.
"""
BANK = """
[strip]
framing = "same"
level = "the goal: what all want"

[[bets]]
key = "who"
prompt = "Who of 100<!--= market --> comes to the door?"
spoilers = ["35"]
[[bets.options]]
text = "All of them"
right = true
reply = "They do come, all of them."

[[sentences]]
prompt = "We all want the same thing here."
level = "goal"
"""
DUTCH_BANK = """
[strip]
framing = "same"
level = "het doel: wat iedereen wil"

[[bets]]
key = "who"
prompt = "Wie van de 100<!--= market --> komt er?"
spoilers = ["35", "vijfendertig"]
[[bets.options]]
text = "Allemaal"
right = true
reply = "Ze komen echt allemaal."

[[sentences]]
prompt = "We willen allemaal hetzelfde."
level = "goal"
"""
GLOSSARY = """
[margin]
first = "01"
en = ["margin", "What is left of a price."]
nl = ["marge", "Wat er van een prijs overblijft."]
"""
NAME = "03_sample"


@pytest.fixture
def two(tmp_path, monkeypatch):
    """Write a lesson in two languages that are in step, and all of it looked at."""
    monkeypatch.setattr(words, "untranslated", lambda _language: [])
    monkeypatch.setattr(words, "to_look_at", lambda _language: [])
    (tmp_path / "lessons/en").mkdir(parents=True)
    (tmp_path / "lessons/nl").mkdir()
    write(tmp_path / "lessons/en/03_sample.md", LESSON)
    write(tmp_path / "lessons/nl/03_sample.md", DUTCH)
    write(tmp_path / "lessons/en/03_sample.toml", BANK)
    write(tmp_path / "lessons/nl/03_sample.toml", DUTCH_BANK)
    write(tmp_path / "lessons/glossary.toml", GLOSSARY)
    assert cli.main(["languages", "--checked"], tmp_path) == 0
    return tmp_path


def write(path, text):
    path.write_text(text, encoding="utf-8")


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))


def test_two_languages_in_step_have_nothing_to_mend(two, capsys):
    assert cli.main(["languages"], two) == 0
    assert capsys.readouterr().out.endswith("all is in step\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"telefoontjes"})', '"telefoontjes"}).replace({"low": "laag"})'),
        ('"telefoontjes"})', '"telefoontjes"}).str.replace(".", ",")'),
        (
            "is de helft.",
            "is de helft.\n\n> Onze vertaling.\n\n<details>\n<summary>In het Engels</summary>\n\n"
            "> The original\n> of two lines.\n\n> And one more.\n\n</details>",
        ),
    ],
)
def test_a_translation_may_put_words_for_words_and_fold_an_original(two, old, new):
    change(two / "lessons/nl/03_sample.md", old, new)
    assert cli.main(["languages"], two) == 0


def test_the_language_may_be_imported_with_other_words(two):
    line = "from framings import explorers\n"
    change(two / "lessons/en/03_sample.md", line, line + "from framings.words import written\n")
    change(two / "lessons/nl/03_sample.md", "import use_language", "import use_language, written")
    cli.main(["languages", "--checked"], two)
    assert cli.main(["languages"], two) == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## Stap 1. Wie komt er?\n", "", ["line 23: the English text has ## '## Step 1. Who"]),
        ("## Stap", "### Stap", ["has ## '## Step 1. Who comes?' here; this one has ###"]),
        ("35<!--= share * (market", "35<!--= 2 * (market", ["line 7", "ties", "share * default"]),
        (" van de 100<!--= market -->", "", ["ties than in English; missing: default('a', 'b')"]),
        ("(glossary:margin)", "(glossary:lead)", ["missing: glossary:margin", "glossary:lead"]),
        ("(04_other.md#Grenzen)", "(05_other.md)", ["links", "missing: 04_other.md#…"]),
        ("the_door()", "two_plans()", ["line 26: the cell does not do what the English one does"]),
        ('"telefoontjes"})', '"telefoontjes"}).replace(words)', ["the cell does not do what"]),
        ('"telefoontjes"})', '"telefoontjes"}).replace({"low": 2})', ["the cell does not do"]),
        (
            "is de helft.",
            "is de helft.\n\n<details>\n<summary>Meer</summary>\n\n> Zin.\n\nEn.\n\n</details>",
            ["other marks than in English", "too many: <details>"],
        ),
        ("is de helft.", "is de helft.\n\n- punt", ["other marks than in English", "too many: -"]),
        (
            "De [marge](glossary:margin) van [les 04](04_other.md#Grenzen) is de helft.",
            "The [margin](glossary:margin) of [lesson 04](04_other.md#Limits) is half.",
            ["line 22: still in English: 'The [margin]"],
        ),
    ],
)
def test_a_text_made_otherwise_is_named_with_its_line(two, capsys, old, new, said):
    change(two / "lessons/nl/03_sample.md", old, new)
    assert cli.main(["languages", "nl/03"], two) == 1
    out = capsys.readouterr().out
    assert "nl/03_sample.md" in out
    for words_of_it in said:
        assert words_of_it in out
    assert cli.main(["languages", "--checked", "nl/03"], two) == 2
    assert "is not made as the English lesson" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("right = true\n", "", "bets[1](who).options[1].right is missing"),
        ('key = "who"', 'key = "wie"', "bets[1](wie).prompt is not in the English bank"),
        ('level = "goal"', 'level = "task"', "sentences[1].level must be 'goal', as in English"),
        ("<!--= market -->", "", "bets[1](who).prompt has other ties"),
        ('text = "Allemaal"', 'text = " "', "options[1].text is empty"),
        ("Ze komen echt allemaal.", "They do come, all of them.", "reply is still in English"),
        ('framing = "same"', 'framing = "rivals"', "strip.framing must be 'same', as in English"),
    ],
)
def test_a_bank_made_otherwise_is_named_with_its_place(two, capsys, old, new, said):
    change(two / "lessons/nl/03_sample.toml", old, new)
    assert cli.main(["languages"], two) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("en/03_sample.md", "is half.", "is a third.", "line 22: '## Stap 1. Wie komt er?'"),
        ("en/03_sample.md", "is half.", "is half.\n\nAnd more.", "line 22: '## Stap 1. Wie"),
        ("en/03_sample.md", 'title: "Sample"', 'title: "Other"', "line 7: '# Voorbeeld'"),
        ("en/03_sample.toml", "all of them.", "nearly all.", "reply: 'Ze komen echt allemaal.'"),
        ("glossary.toml", "left of a price", "left of it", "margin: 'marge · Wat er van"),
    ],
)
def test_changed_english_is_shown_old_and_new_until_it_was_looked_at(
    two, capsys, file, old, new, place
):
    change(two / "lessons" / file, old, new)
    assert cli.main(["languages"], two) == 1
    out = capsys.readouterr().out
    assert place in out
    assert old.strip() in out or new.startswith(old)
    assert new.split("\n")[-1] in out
    assert out.index("was:") < out.index("now:")
    dutch = {path: path.read_bytes() for path in (two / "lessons/nl").iterdir()}
    assert cli.main(["languages", "--checked"], two) == 0
    assert cli.main(["languages"], two) == 0
    assert {path: path.read_bytes() for path in (two / "lessons/nl").iterdir()} == dutch


def test_a_passage_that_is_gone_is_shown(two, capsys):
    change(two / "lessons/en/03_sample.md", "Of 100", "Somewhere far away.\n\nOf 100")
    change(two / "lessons/nl/03_sample.md", "Er komen", "Ver weg.\n\nEr komen")
    assert cli.main(["languages", "--checked"], two) == 0
    change(two / "lessons/en/03_sample.md", "Somewhere far away.\n\n", "")
    assert cli.main(["languages"], two) == 1
    assert "was: Somewhere far away.\n    now: (nothing)" in capsys.readouterr().out


def test_what_is_missing_or_alone_is_named(two, capsys, monkeypatch):
    write(two / "lessons/nl/09_only_here.md", DUTCH)
    (two / "lessons/nl/03_sample.toml").unlink()
    change(two / "lessons/glossary.toml", 'nl = ["marge"', 'nl = [""')
    monkeypatch.setattr(words, "untranslated", lambda _language: ["Reset"])
    monkeypatch.setattr(words, "to_look_at", lambda _language: [("Old", "New", "Oud")])
    assert cli.main(["languages"], two) == 1
    out = capsys.readouterr().out
    for said in (
        "nl/03_sample.toml is missing",
        "nl/09_only_here: there is no lesson 09_only_here in en",
        "margin has no term and meaning in nl",
        "nl: no translation of 'Reset'",
        "nl: Oud\n    was: Old\n    now: New",
    ):
        assert said in out


def test_a_lesson_that_was_never_looked_at_says_so(two, capsys):
    (two / "lessons/checked/nl/03_sample.md").unlink()
    assert cli.main(["languages", "nl/03"], two) == 1
    assert "nl/03_sample.md was never looked at beside English" in capsys.readouterr().out
    assert languages.looked_at(Lesson("nl", NAME, two))
    assert cli.main(["languages", "nl/03"], two) == 0


GUIDE = """---
title: "Sample"
language: en
---

# Sample

The door tells all that there is to tell.

{at the_door share=0.6}
"""


@pytest.fixture
def guided(two):
    """Write the guide in English, and nothing of it in Dutch."""
    (two / "guide/en").mkdir(parents=True)
    (two / "guide/nl").mkdir()
    write(two / "guide/en/03.md", GUIDE)
    write(two / "guide/en/hour.md", GUIDE)
    return two


def test_a_guide_in_one_language_is_enough(guided):
    assert cli.main(["languages"], guided) == 0


def test_the_questions_before_and_after_are_held_in_step(two, capsys):
    bank = '[[questions]]\nprompt = "What is certain about all of these sales?"\ngoals = [1]\n'
    write(two / "lessons/en/before_and_after.toml", bank)
    assert cli.main(["languages"], two) == 1
    assert "nl/before_and_after.toml is missing" in capsys.readouterr().out
    ours = two / "lessons/nl/before_and_after.toml"
    write(ours, bank.replace("[1]", "[2]"))
    assert cli.main(["languages"], two) == 1
    out = capsys.readouterr().out
    assert "goals must be [1], as in English" in out
    assert "is still in English" in out
    write(ours, bank.replace("What is certain about all of these sales?", "Wat weet je zeker?"))
    assert cli.main(["languages", "--checked"], two) == 0
    assert cli.main(["languages"], two) == 0
    change(two / "lessons/en/before_and_after.toml", "certain", "nearly certain")
    assert cli.main(["languages"], two) == 1
    assert "nearly certain" in capsys.readouterr().out


def test_a_guide_in_two_languages_is_held_in_step(guided, capsys):
    ours = GUIDE.replace("language: en", "language: nl").replace(
        "The door tells all that there is to tell.", "De deur vertelt alles."
    )
    write(guided / "guide/nl/03.md", ours)
    assert cli.main(["languages"], guided) == 1
    out = capsys.readouterr().out
    assert "nl/hour.md is missing" in out
    assert "nl/03.md was never looked at" in out
    write(guided / "guide/nl/hour.md", ours.replace("share=0.6", "share=0.5"))
    assert cli.main(["languages"], guided) == 1
    assert "missing: {at the_door share=0.6}" in capsys.readouterr().out
    assert cli.main(["languages", "--checked"], guided) == 2
    write(guided / "guide/nl/hour.md", ours)
    assert cli.main(["languages", "--checked"], guided) == 0
    assert cli.main(["languages"], guided) == 0
    change(guided / "guide/en/03.md", "all that", "nearly all that")
    assert cli.main(["languages"], guided) == 1
    assert "nearly all that" in capsys.readouterr().out
