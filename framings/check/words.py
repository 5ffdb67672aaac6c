"""The catalogue of words: collected from the code, merged into each language, compiled.

``framings.pot`` holds every text that the package passes through ``_`` or ``ngettext``, and those
of the data dictionary: what ``data/datapackage.json`` says of the tables, the labels of the figures
in ``data/truth.json``, and the words around them. Translators edit
``<language>/LC_MESSAGES/framings.po``; learners' machines read the ``.mo`` beside it. ``framings
words`` writes all of them anew, with the same bytes when no text has changed.

No translation is ever dropped. Where an English text has changed, the old translation stays with
the new text, marked ``fuzzy`` and with the old text beside it (``#| msgid``); readers see English
until a translator has looked, put the translation right and taken the mark away. A translation of
what is no longer said stays at the end of the file (``#~``) and comes back with its text; only a
person removes it.
"""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, unescape, write_po

from framings.build.folder import replace
from framings.words import DOMAIN, LOCALE

PACKAGE = LOCALE.parent
HEADER = "# The words of the lessons' widgets and questions; see framings/check/words.py."
# What a description of the tables tells a reader, and the groups of figures with a label each.
DESCRIBED = ("title", "description", "unit", "framing", "changes_from_design")
LABELLED = ("found", "true")
# Lines of the header that change with the day or the tool while no text has changed.
UNSTABLE = (
    '"Project-Id-Version',
    '"Report-Msgid-Bugs-To',
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Generated-By',
)


def collected() -> Catalog:
    """Collect every text the package and the data dictionary can show."""
    catalogue = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False)
    data: list[tuple[str, Any]] = [
        ("generate.py", "python"),
        ("datapackage.json", _of_json),
        ("practice/datapackage.json", _of_json),
        ("truth.json", _of_json),
    ]
    for folder, methods in ((PACKAGE, [("**.py", "python")]), (PACKAGE.parent / "data", data)):
        found = extract_from_dir(
            folder, method_map=methods, comment_tags=("Translators:",), strip_comment_tags=True
        )
        for name, _line, text, comments, context in sorted(found, key=lambda entry: entry[:2]):
            # Line numbers would change the file with every edit of the code.
            catalogue.add(
                text,
                locations=[(f"{folder.name}/{name}", 0)],
                auto_comments=comments,
                context=context,
            )
    return catalogue


def _of_json(file: Any, *_how: Any, **_more: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """Extract the texts of a description of tables, or the labels of figures, as Babel asks."""
    for text in _texts_of(json.load(file)):
        if text:
            yield 1, "", text, []


def _texts_of(content: Any, shown: bool = False) -> Iterator[str]:
    match content:
        case dict():
            for key, value in content.items():
                if key in LABELLED:
                    # A label is put together of parts, each of which is translated.
                    yield from (part for label in value for part in label.split(", "))
                else:
                    yield from _texts_of(value, key in DESCRIBED)
        case list():
            for value in content:
                yield from _texts_of(value, shown)
        case str() if shown:
            yield content


def template() -> bytes:
    """Return what framings.pot should hold."""
    return _text(collected())


def translations() -> dict[Path, bytes]:
    """Return what each language's .po and .mo should hold, translations kept."""
    files = {}
    for po in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = _read(po)
        _bring_up_to_date(catalogue, collected())
        files[po] = _text(catalogue)
        files[po.with_suffix(".mo")] = _compiled(files[po], catalogue.locale_identifier)
    return files


def out_of_step() -> list[Path]:
    """List the files of the catalogue that are not what the code asks for."""
    return [path for path, data in _wanted().items() if not _holds(path, data)]


def write() -> list[Path]:
    """Write the files of the catalogue that are out of step, and return them."""
    wanted = _wanted()
    changed = [path for path, data in wanted.items() if not _holds(path, data)]
    for path in changed:
        replace(path, wanted[path])
    return changed


def untranslated(language: str) -> list[str]:
    """List the texts that a language does not translate yet.

    Args:
        language: A language that has a .po file, such as "nl".

    Returns:
        The English texts, in the order of the catalogue.

    Raises:
        ValueError: If the language has no .po file.
    """
    catalogue = _of(language)
    translated = {message.id for message in catalogue if message.id and _complete(message)}
    return [_shown(message.id) for message in collected() if message.id not in {"", *translated}]


def to_look_at(language: str) -> list[tuple[str, str, str]]:
    """List the translations whose English text has changed since they were made.

    Args:
        language: A language that has a .po file, such as "nl".

    Returns:
        Of each the English text it was made for, the English text now, and the translation, which
        nobody is shown, in the order of the texts.

    Raises:
        ValueError: If the language has no .po file.
    """
    changed = [message for message in _of(language) if message.id and message.fuzzy]
    return sorted(
        (_shown(message.previous_id or message.id), _shown(message.id), _shown(message.string))
        for message in changed
    )


def _of(language: str) -> Catalog:
    po = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not po.is_file():
        known = sorted(path.parent.parent.name for path in LOCALE.glob(f"*/*/{DOMAIN}.po"))
        raise ValueError(f"language must be one of {', '.join(known)}; got {language!r}")
    return _read(po)


def _read(po: Path) -> Catalog:
    with po.open("rb") as stream:
        catalogue = read_po(stream, locale=po.parent.parent.name)
    for message in catalogue:
        # Babel takes a changed text's old form for a comment.
        old = " ".join(line[2:] for line in message.user_comments if line.startswith("| "))
        texts = re.split(r"\smsgid_plural\s", old)
        message.previous_id = [_unquoted(text) for text in texts] if old and message.fuzzy else []
        message.user_comments = [line for line in message.user_comments if line[:2] != "| "]
    return catalogue


def _unquoted(text: str) -> str:
    return "".join(unescape(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', text))


def _bring_up_to_date(catalogue: Catalog, wanted: Catalog) -> None:
    """Let a language's catalogue hold the wanted texts; what it translated stays in it."""
    texts = {message.id: message for message in wanted if message.id}
    had = {message.id: message for message in catalogue if message.id and any(_strings(message))}
    # A translation without a text may be that of a text that comes back, or that was changed.
    left = Catalog(locale=catalogue.locale)
    gone = [_as_made(message) for id, message in had.items() if id not in texts]
    for message in [*gone, *catalogue.obsolete.values()]:
        in_use = had.get(message.id) if message.id in texts else None
        if any(_strings(message)) and (in_use is None or in_use.string != message.string):
            left[message.id] = message
    new = Catalog()
    for id, message in texts.items():
        if id not in had:
            new[id] = message
    left.update(new, update_creation_date=False)
    catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete = left.obsolete
    for id in texts:
        message, old = catalogue[id], had.get(id) or left[id]
        message.string, message.user_comments = old.string, old.user_comments
        message.flags.discard("fuzzy")
        if old.fuzzy:
            message.flags.add("fuzzy")
            message.previous_id = old.previous_id


def _as_made(message: Message) -> Message:
    """Return a translation with the text it was made for."""
    if not (message.fuzzy and message.previous_id):
        return message
    text = tuple(message.previous_id) if len(message.previous_id) > 1 else message.previous_id[0]
    return Message(text, message.string, user_comments=message.user_comments)


def _wanted() -> dict[Path, bytes]:
    return {LOCALE / f"{DOMAIN}.pot": template(), **translations()}


def _strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _complete(message: Message) -> bool:
    return all(_strings(message))


def _shown(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _text(catalogue: Catalog) -> bytes:
    catalogue.header_comment = HEADER
    stream = io.BytesIO()
    write_po(
        stream,
        catalogue,
        width=100,
        include_lineno=False,
        include_previous=True,
        sort_output=True,
    )
    lines = stream.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(UNSTABLE)).encode()


def _compiled(text: bytes, language: str) -> bytes:
    stream = io.BytesIO()
    write_mo(stream, _PlainHeader(read_po(io.BytesIO(text), locale=language)))
    return stream.getvalue()


class _PlainHeader:
    """A catalogue as ``write_mo`` reads it, without the header lines that change by themselves."""

    def __init__(self, catalogue: Catalog):
        self.charset = catalogue.charset
        self._catalogue = catalogue

    def __iter__(self):
        for message in self._catalogue:
            if not message.id:
                lines = message.string.splitlines(keepends=True)
                message.string = "".join(
                    line for line in lines if not f'"{line}'.startswith(UNSTABLE)
                )
            yield message


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
