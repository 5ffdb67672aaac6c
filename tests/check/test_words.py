"""The catalogue of words is what the code asks for, in every language."""

import gettext
import string

import pytest

from framings.check import words
from framings.words import DOMAIN, LOCALE, languages


def test_the_catalogue_is_in_step_with_the_code():
    stale = [str(path.relative_to(LOCALE)) for path in words.out_of_step()]
    assert not stale, f"run `framings words`: out of step are {', '.join(stale)}"


def test_a_translation_keeps_the_places_for_numbers():
    fields = string.Formatter().parse
    for language in languages()[1:]:
        dutch = gettext.translation(DOMAIN, LOCALE, [language])
        for message in words.collected():
            # A text with a plural is looked up by its singular.
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            if not texts[0]:
                continue
            wanted = {name for text in texts for _, name, _, _ in fields(text) if name}
            translated = dutch.ngettext(*texts, 2) if len(texts) > 1 else dutch.gettext(texts[0])
            assert {name for _, name, _, _ in fields(translated) if name} == wanted, translated


def test_a_stale_catalogue_is_noticed_and_written(tmp_path, monkeypatch):
    package = tmp_path / "framings"
    folder = package / "locale" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    monkeypatch.setattr(words, "PACKAGE", package)
    monkeypatch.setattr(words, "LOCALE", package / "locale")
    (package / "a.py").write_text('_("One")\nngettext("{n} call", "{n} calls", 2)\n')
    (folder / "framings.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "One"\nmsgstr "Een"\n\nmsgid "Gone"\nmsgstr "Weg"\n'
    )
    assert {path.name for path in words.write()} == {
        "framings.pot",
        "framings.po",
        "framings.mo",
    }
    assert words.out_of_step() == []
    assert words.untranslated("nl") == ["{n} call"]
    assert "Weg" not in (folder / "framings.po").read_text()
    dutch = gettext.translation("framings", package / "locale", ["nl"])
    assert dutch.gettext("One") == "Een"
    (package / "a.py").write_text('_("Two")\n')
    assert len(words.out_of_step()) == 3
    with pytest.raises(ValueError, match="language must be one of nl; got 'de'"):
        words.untranslated("de")
