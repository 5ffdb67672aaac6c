"""The catalogue of words is what the code asks for, in every language."""

import ast
import gettext
import json
import string

import pytest

from framings import cli
from framings.check import words
from framings.lessons import ROOT
from framings.words import DOMAIN, LOCALE, languages, written


def test_the_catalogue_is_in_step_with_the_code():
    stale = [str(path.relative_to(LOCALE)) for path in words.out_of_step()]
    assert not stale, f"run `framings words`: out of step are {', '.join(stale)}"


def test_every_text_that_the_code_looks_up_is_collected():
    """Babel looks into no f-string, where a text would stay English in every language."""
    texts = {message.id for message in words.collected()}
    for path in [*sorted(words.PACKAGE.rglob("*.py")), ROOT / "data/generate.py"]:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(call, "func", None)
            if isinstance(name, ast.Name) and name.id in ("_", "ngettext"):
                parts = [p.value for p in call.args if isinstance(p, ast.Constant)]
                text = tuple(parts[:2]) if name.id == "ngettext" else "".join(parts[:1])
                assert not parts or text in texts, f"{path}:{call.lineno}: {text!r}"


def test_a_translation_keeps_the_places_for_numbers():
    fields = string.Formatter().parse
    for language in languages()[1:]:
        dutch = gettext.translation(DOMAIN, LOCALE, [language])
        for message in words.collected():
            # A text with a plural is looked up by its singular.
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            if not texts[0]:
                continue
            wanted = {(name, how) for text in texts for _, name, how, _ in fields(text) if name}
            for count in (1, 2):
                translated = dutch.ngettext(texts[0], texts[-1], count)
                if len(texts) == 1:
                    translated = dutch.gettext(texts[0])
                written_in = {(name, how) for _, name, how, _ in fields(translated) if name}
                assert written_in == wanted, translated


# What is the same in another language: names, and words that it took over.
THE_SAME = {
    "nl": {
        "?",
        "Advertentie",
        "Begin",
        "Beurs",
        "Code",
        "Codes",
        "Cold call",
        "Deal.",
        "Deals",
        "Doorverwijzing",
        "EUR",
        "Event",
        "First touch",
        "Google Ads",
        "Koude acquisitie",
        "Last touch",
        "Lead.",
        "Marketing",
        "Organic Search",
        "Paid Search",
        "Partner",
        "Privacy",
        "Referral",
        "Referrals",
        "Sales",
        "Timer",
        "Trade show",
        "UTC",
        "Website",
        "deal {number}",
        "later",
        "marketing",
        "marketing {n:+.2}",
        "marketing {one}, sales {other}",
        "marketing {share:%}",
        "marketing: first touch",
        "open",
        "partner",
        "rest",
        "sales",
        "sales {n:+.2}",
        "sales {rest:%}",
        "{after} orders",
        "{before} orders",
        "{before} → {after} orders: {gain}",
        "{count} ({share}%)",
        "{one} + {two} = {sum}",
        "{share}, n = {n}",
        "{stage} ({count})",
    }
}


@pytest.mark.parametrize("language", languages()[1:])
def test_a_translation_is_no_copy_of_the_english_text(language):
    known = gettext.translation(DOMAIN, LOCALE, [language])
    ids = [message.id for message in words.collected() if message.id]
    texts = {id if isinstance(id, str) else id[0] for id in ids}
    assert {text for text in texts if known.gettext(text) == text} == THE_SAME[language]


def test_every_text_says_how_its_numbers_are_written():
    """Of the source and of each translation, so that no learner meets one that cannot be said."""
    for language in [None, *languages()[1:]]:
        translated = (
            gettext.translation(DOMAIN, LOCALE, [language])
            if language
            else gettext.NullTranslations()
        )
        for message in words.collected():
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            for text in texts if texts[0] else ():
                for _, name, how, _ in string.Formatter().parse(translated.gettext(text)):
                    if name:
                        written(1, how)


def test_a_stale_catalogue_is_noticed_and_written(tmp_path, monkeypatch):
    package = tmp_path / "framings"
    folder = package / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    monkeypatch.setattr(words, "PACKAGE", package)
    monkeypatch.setattr(words, "LOCALE", package / "locale")
    (package / "a.py").write_text(
        '_("One")\nngettext("{n} call", "{n} calls", 2)\n', encoding="utf-8"
    )
    (folder / "framings.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "One"\nmsgstr "Een"\n\nmsgid "Gone"\nmsgstr "Weg"\n',
        encoding="utf-8",
    )
    assert {path.name for path in words.write()} == {
        "framings.pot",
        "framings.po",
        "framings.mo",
    }
    assert words.out_of_step() == []
    assert words.untranslated("nl") == ["{n} call"]
    assert '#~ msgid "Gone"\n#~ msgstr "Weg"\n' in (folder / "framings.po").read_text(
        encoding="utf-8"
    )
    dutch = gettext.translation("framings", package / "locale", ["nl"])
    assert dutch.gettext("One") == "Een"
    (package / "a.py").write_text('_("Two")\n', encoding="utf-8")
    assert len(words.out_of_step()) == 3
    with pytest.raises(ValueError, match="language must be one of nl; got 'de'"):
        words.untranslated("de")


class Package:
    """A package of one file with a Dutch catalogue, as ``framings words`` keeps it."""

    def __init__(self, folder, monkeypatch):
        self._code = folder / "framings" / "a.py"
        self.po = folder / "framings" / "locale" / "nl" / "LC_MESSAGES" / "framings.po"
        self.po.parent.mkdir(parents=True)
        self.po.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n', encoding="utf-8"
        )
        monkeypatch.setattr(words, "PACKAGE", self._code.parent)
        monkeypatch.setattr(words, "LOCALE", self._code.parent / "locale")

    def says(self, *texts, **translations):
        """Let the code say these texts, a pair where there is a plural, and collect them."""
        calls = [
            f"_({text!r})" if isinstance(text, str) else f"ngettext({text[0]!r}, {text[1]!r}, 2)"
            for text in texts
        ]
        self._code.write_text("\n".join(calls), encoding="utf-8")
        words.write()
        assert words.out_of_step() == [], "the second time differs from the first"

    def edit(self, old, new):
        """Edit the catalogue as a translator does, and compile it."""
        text = self.po.read_text(encoding="utf-8")
        assert text.count(old) == 1, (old, text)
        self.po.write_text(text.replace(old, new), encoding="utf-8")
        words.write()
        assert words.out_of_step() == []

    def shows(self, text):
        with self.po.with_suffix(".mo").open("rb") as stream:
            return gettext.GNUTranslations(stream).gettext(text)


@pytest.fixture
def package(tmp_path, monkeypatch):
    made = Package(tmp_path, monkeypatch)
    made.says("Not quite.", "Yes.")
    made.edit('msgid "Not quite."\nmsgstr ""', 'msgid "Not quite."\nmsgstr "Niet helemaal."')
    made.edit('msgid "Yes."\nmsgstr ""', 'msgid "Yes."\nmsgstr "Ja."')
    return made


def test_a_changed_text_keeps_its_translation_to_be_looked_at(package):
    package.says("Not quite!", "Yes.")
    assert words.to_look_at("nl") == [("Not quite.", "Not quite!", "Niet helemaal.")]
    assert words.untranslated("nl") == []
    assert (package.shows("Not quite!"), package.shows("Yes.")) == ("Not quite!", "Ja.")
    marked = '#, fuzzy\n#| msgid "Not quite."\nmsgid "Not quite!"\nmsgstr "Niet helemaal."\n'
    package.edit(marked, marked.replace("#, fuzzy\n", "").replace("helemaal.", "helemaal!"))
    assert words.to_look_at("nl") == []
    assert package.shows("Not quite!") == "Niet helemaal!"
    assert "#|" not in package.po.read_text(encoding="utf-8")


def test_what_a_description_of_tables_says_is_kept_in_step_too(package, tmp_path):
    column = {"name": "won", "type": "string", "unit": "deals", "description": "Whether won."}
    resource = {"name": "own", "title": "Deals", "schema": {"fields": [column]}}
    truth = {"tables": {"own": {"constants": {"calls": 1}, "found": {"won %, by calls": 1}}}}

    def describes(text):
        resource["description"] = text
        for name, content in (
            ("datapackage.json", {"resources": [resource]}),
            ("practice/datapackage.json", {"description": "To practise."}),
            ("truth.json", truth),
        ):
            (tmp_path / "data" / name).write_text(json.dumps(content), encoding="utf-8")
        (tmp_path / "data/generate.py").write_text('_("Seed")', encoding="utf-8")
        package.says("Yes.")

    (tmp_path / "data/practice").mkdir(parents=True)
    describes("A row a deal.")
    texts = ["deals", "Deals", "Whether won.", "A row a deal.", "To practise.", "won %", "by calls"]
    assert sorted(words.untranslated("nl")) == sorted([*texts, "Seed"])
    package.edit('"A row a deal."\nmsgstr ""', '"A row a deal."\nmsgstr "Een rij per deal."')
    assert package.shows("A row a deal.") == "Een rij per deal."
    describes("One row a deal.")
    assert words.to_look_at("nl") == [("A row a deal.", "One row a deal.", "Een rij per deal.")]
    assert package.shows("One row a deal.") == "One row a deal."


def test_a_text_changed_again_is_shown_as_it_was_translated(package):
    package.says("Not quite!", "Yes.")
    package.says("Not quite, no!", "Yes.")
    assert words.to_look_at("nl") == [("Not quite.", "Not quite, no!", "Niet helemaal.")]


def test_a_translation_outlives_its_text_and_comes_back_with_it(package):
    package.says("Yes.")
    package.says("Yes.", "Quite another thing")
    assert package.shows("Not quite.") == "Not quite."
    assert words.untranslated("nl") == ["Quite another thing"]
    package.says("Yes.", "Not quite.")
    assert package.shows("Not quite.") == "Niet helemaal."
    package.says()
    text = package.po.read_text(encoding="utf-8")
    assert '#~ msgstr "Niet helemaal."' in text
    assert '#~ msgstr "Ja."' in text


def test_a_translation_that_nobody_looked_at_never_passes_for_right(package):
    package.says("Not quite!", "Yes.")
    package.says("Yes.")
    assert '#~ msgid "Not quite."' in package.po.read_text(encoding="utf-8")
    package.says("Not quite!", "Yes.")
    assert package.shows("Not quite!") == "Not quite!"
    assert words.to_look_at("nl") == [("Not quite.", "Not quite!", "Niet helemaal.")]
    package.says("Not quite.", "Yes.")
    assert words.to_look_at("nl") == []
    assert package.shows("Not quite.") == "Niet helemaal."


def test_a_text_still_in_use_lends_its_translation_to_no_other(package):
    package.says("Not quite.", "Not quite!", "Yes.")
    assert package.shows("Not quite.") == "Niet helemaal."
    assert (words.to_look_at("nl"), words.untranslated("nl")) == ([], ["Not quite!"])


def test_long_texts_and_plurals_are_kept_too(package):
    long = 'A "word",\na tab\t, a back\\slash and {place}, ' + "and so on " * 30 + "to the end."
    package.says(long, ("{n} deal is lost", "{n} deals are lost"))
    end = 'to the end."\nmsgstr ""'
    package.edit(end, end[:-2] + '"Een {place}."')
    package.edit('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "{n} weg"\nmsgstr[1] "{n} zijn weg"')
    package.says(long + " Yes.", ("{n} deal was lost", "{n} deals were lost"))
    assert words.to_look_at("nl") == [
        (long, long + " Yes.", "Een {place}."),
        ("{n} deal is lost", "{n} deal was lost", "{n} weg"),
    ]
    package.says(long, ("{n} deal is lost", "{n} deals are lost"))
    assert (words.to_look_at("nl"), words.untranslated("nl")) == ([], [])
    assert package.shows(long) == "Een {place}."


def test_a_text_that_gets_a_plural_keeps_what_there_is(package):
    package.says("Yes.", ("Not quite.", "Not at all."))
    assert words.to_look_at("nl") == [("Not quite.", "Not quite.", "Niet helemaal.")]
    package.says("Yes.", "Not quite.")
    assert 'msgstr "Niet helemaal."' in package.po.read_text(encoding="utf-8")


def test_a_second_translation_of_one_text_is_not_lost(package):
    package.says("Not quite!", "Yes.", "Not quite.")
    package.edit('msgid "Not quite!"\nmsgstr ""', 'msgid "Not quite!"\nmsgstr "Bijna!"')
    package.says("Not quite, no!", "Yes.", "Not quite.")
    assert words.to_look_at("nl") == [("Not quite!", "Not quite, no!", "Bijna!")]
    package.edit("Bijna!", "Bijna, nee!")
    package.says("Yes.", "Not quite.", "Not quite!")
    assert words.to_look_at("nl") == []
    assert package.shows("Not quite!") == "Bijna, nee!"
    assert package.shows("Not quite.") == "Niet helemaal."


def test_a_note_of_a_translator_stays(package):
    note = "# Said by the teacher.\n#: framings/a.py\n"
    package.edit('#: framings/a.py\nmsgid "Not quite."', note + 'msgid "Not quite."')
    package.says("Not quite!")
    assert "# Said by the teacher.\n" in package.po.read_text(encoding="utf-8")
    package.says("Yes.")
    assert "# Said by the teacher.\n" in package.po.read_text(encoding="utf-8")


def test_the_command_shows_the_old_and_the_new_text(package, capsys, tmp_path):
    package.says("Not quite!", "Yes.")
    assert cli.main(["words", "--check"], tmp_path) == 0
    said = capsys.readouterr().out
    assert "nl: 0 texts to translate\nnl: 1 to look at" in said
    assert "was: Not quite.\n    now: Not quite!\n    nl:  Niet helemaal." in said
