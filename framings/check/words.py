"""The catalogue of words: collected from the code, merged into each language, compiled.

``framings.pot`` holds every text that the package passes through ``_`` or ``ngettext``;
translators edit ``<language>/LC_MESSAGES/framings.po``; learners' machines read the ``.mo`` beside
it. ``framings words`` writes all of them anew, with the same bytes when no text has changed.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from framings.words import DOMAIN, LOCALE

PACKAGE = LOCALE.parent
HEADER = "# The words of the lessons' widgets and questions; see framings/check/words.py."
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
    """Collect every text the package can show."""
    catalogue = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        PACKAGE,
        method_map=[("**.py", "python")],
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for name, _line, text, comments, context in sorted(found, key=lambda entry: entry[:2]):
        # Line numbers would change the file with every edit of the code.
        catalogue.add(
            text, locations=[(f"framings/{name}", 0)], auto_comments=comments, context=context
        )
    return catalogue


def template() -> bytes:
    """Return what framings.pot should hold."""
    return _text(collected())


def translations() -> dict[Path, bytes]:
    """Return what each language's .po and .mo should hold, translations kept."""
    files = {}
    for po in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with po.open("rb") as stream:
            catalogue = read_po(stream, locale=po.parent.parent.name)
        catalogue.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
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
        path.write_bytes(wanted[path])
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
    po = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not po.is_file():
        known = sorted(path.parent.parent.name for path in LOCALE.glob(f"*/*/{DOMAIN}.po"))
        raise ValueError(f"language must be one of {', '.join(known)}; got {language!r}")
    with po.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    translated = {message.id for message in catalogue if message.id and _complete(message)}
    texts = [message.id for message in collected() if message.id]
    return [text if isinstance(text, str) else text[0] for text in texts if text not in translated]


def _wanted() -> dict[Path, bytes]:
    return {LOCALE / f"{DOMAIN}.pot": template(), **translations()}


def _complete(message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings)


def _text(catalogue: Catalog) -> bytes:
    catalogue.header_comment = HEADER
    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, include_lineno=False, sort_output=True)
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
