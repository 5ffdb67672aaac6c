"""The lessons in two languages, held in step.

English is where a lesson is changed first; each other language is a text of its own beside it, in
``lessons/<language>``, written to be read. What must be the same is compared: headings, cells,
explorers, ties, links, terms of the glossary, bets and questions with their right answers. What may
differ is how it is said; so nothing can compare it, and somebody has to look. Therefore the English
text against which a lesson was last looked at is kept in ``lessons/checked/<language>``. Where
English has changed since, each paragraph is shown as it was and as it is, with the place of its
translation. ``framings languages --checked nl/03`` says that it was looked at. No tool ever writes
a text of a lesson.

A new language needs its folders and a line in ``framings.words.LANGUAGES``: see CONTRIBUTING.md.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from framings.check import words
from framings.check.reading import HEADING, form_of
from framings.lessons import Lesson, lessons, read_text
from framings.shipped import read_toml
from framings.teaching.bank import LEVELS, TIE, without_ties
from framings.words import SOURCE_LANGUAGE

GLOSSARY = "glossary.toml"
BEFORE_AFTER = "before_and_after.toml"
_FOR_LECTURERS = ("guide", "handouts")
# What a reader of the bank reads; all else in it decides how a text is used, and is the same.
_READ = {"level", "held", "question", "wrong_if", "prompt", "text", "reply", "feedback", *LEVELS}
# A text of so few words may well be the same in both languages: "Marketing", "35%".
_SAME_WORDS = 3
_CODE = re.compile(r"^(`{3,})\{code-cell\}[^\n]*\n(?:---\n.*?^---\n)?(.*?)^\1[ \t]*$", re.M | re.S)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TARGET = re.compile(r"(?<=\])\(<?([^)\s>]+)>?\)")
_Names = dict[str, ast.expr]
_OF_CODE = frozenset({"bet", "closing", "finding", "load", "questions", "sentences", "strip"})
# The original of a quotation, folded below its translation.
_ORIGINAL = re.compile(
    r"^<details>\n<summary>[^<\n]*</summary>\n(?:\n|>.*\n)*</details>$", re.MULTILINE
)
_LANGUAGE_CALL = re.compile(
    r"^from framings\.words import use_language\n"
    r"|(?<=^from framings\.words import )use_language, |^use_language\(.*\)$",
    re.M,
)


@dataclass(frozen=True)
class Changed:
    """A passage of English that has changed since its translation was looked at.

    Attributes:
        place: Where its translation stands.
        old: The English text then; empty if it is new.
        new: The English text now; empty if it is gone.
    """

    place: str
    old: str
    new: str

    def __str__(self) -> str:
        lines = [self.place]
        for when, text in (("was", self.old), ("now", self.new)):
            lines += [f"    {when}: {text or '(nothing)'}"]
        return "\n".join(lines)


class _Block(NamedTuple):
    """A piece of a lesson: its heading or cell, and what stands in it."""

    kind: str  # "#" to "######", "code", or "" for what stands above the first heading
    line: int
    text: str


def complaints(root: Path, language: str) -> list[str]:
    """Say where a language is not in step with English.

    Args:
        root: The folder of the repository.
        language: The other language, such as "nl".

    Returns:
        A sentence for each thing; none if all is well, and everything was looked at.
    """
    found = []
    for lesson in _wanted(root):
        found += differences(Lesson(language, lesson.name, root))
        found += [str(changed) for changed in changes(Lesson(language, lesson.name, root))]
    names = {lesson.name for lesson in _wanted(root)}
    for lesson in lessons(root):
        if lesson.language == language and lesson.name not in names:
            found.append(f"{lesson}: there is no lesson {lesson.name} in {SOURCE_LANGUAGE}")
    found += _glossary(root, language)
    others = [*_before_after(root, language), *_for_lecturers(root, language)]
    for path, english in others:
        found += _compare(path, english) if path.is_file() else [f"{_name(path)} is missing"]
    found += [str(changed) for changed in _changes(others, root)]
    found += [f"{language}: no translation of {text!r}" for text in words.untranslated(language)]
    found += [
        str(Changed(f"{language}: {translation}", old, new))
        for old, new, translation in words.to_look_at(language)
    ]
    return found


def differences(lesson: Lesson) -> list[str]:
    """Say where a lesson is made otherwise than the English one.

    Args:
        lesson: The lesson in the other language.

    Returns:
        A sentence for each difference, with file and line.
    """
    english = _english(lesson)
    found = []
    for path, other in ((lesson.source, english.source), (_bank(lesson), _bank(english))):
        if not path.is_file():
            found.append(f"{_name(path)} is missing")
        elif other.is_file():
            found += _compare(path, other)
    return found


def _compare(path: Path, english: Path) -> Iterator[str]:
    return (_banks if path.suffix == ".toml" else _texts)(path, english)


def changes(lesson: Lesson) -> list[Changed]:
    """List what has changed in English since a lesson was last looked at.

    Args:
        lesson: The lesson in the other language.

    Returns:
        Each changed passage; all of the text, as one, if it was never looked at.
    """
    return _changes(_files(lesson), lesson.root)


def _changes(files: list[tuple[Path, Path]], root: Path) -> list[Changed]:
    found: list[Changed] = []
    for path, english in files:
        if not path.is_file():
            continue  # said by differences
        kept = _kept(path, root)
        if not kept.is_file():
            found.append(Changed(f"{_name(path)} was never looked at beside English", "", "…"))
        elif read_text(kept) != read_text(english):
            found += _changed(path, kept, english)
    return found


def looked_at(lesson: Lesson) -> list[Path]:
    """Note that a lesson was looked at beside the English one as it is now.

    Args:
        lesson: The lesson in the other language.

    Returns:
        The files that were written.

    Raises:
        ValueError: If the lesson is made otherwise than the English one.
    """
    found = differences(lesson)
    if found:
        raise ValueError(f"{lesson} is not made as the English lesson: " + "; ".join(found))
    return [_keep(path, english, lesson.root) for path, english in _files(lesson)]


def glossary_looked_at(root: Path, language: str) -> Path:
    """Note that the glossary's other language was looked at beside English.

    Args:
        root: The folder of the repository.
        language: The other language.

    Returns:
        The file that was written.
    """
    shared = root / "lessons" / GLOSSARY
    return _keep(root / "lessons" / language / GLOSSARY, shared, root)


def others_looked_at(root: Path, language: str) -> list[Path]:
    """Note that all beside the lessons was looked at beside the English texts as they are now.

    That is the guide, the handouts, and the questions before and after the course.

    Args:
        root: The folder of the repository.
        language: The other language.

    Returns:
        The files that were written.

    Raises:
        ValueError: If one is made otherwise than the English one, or missing.
    """
    files = [*_before_after(root, language), *_for_lecturers(root, language)]
    for path, english in files:
        found = [*_compare(path, english)] if path.is_file() else [f"{_name(path)} is missing"]
        if found:
            raise ValueError("; ".join(found))
    return [_keep(path, english, root) for path, english in files]


def _before_after(root: Path, language: str) -> list[tuple[Path, Path]]:
    english = root / "lessons" / SOURCE_LANGUAGE / BEFORE_AFTER
    return [(root / "lessons" / language / BEFORE_AFTER, english)] if english.is_file() else []


def _for_lecturers(root: Path, language: str) -> list[tuple[Path, Path]]:
    """Pair each text of the guide and of the handouts with the English one.

    There are none before somebody begins with the guide in that language.
    """
    english = [path for kind in _FOR_LECTURERS for path in root.glob(f"{kind}/en/*.md")]
    ours = [(path.parents[1] / language / path.name, path) for path in sorted(english)]
    return ours if any(path.is_file() for path, _english in ours) else []


def _wanted(root: Path) -> list[Lesson]:
    return [lesson for lesson in lessons(root) if lesson.language == SOURCE_LANGUAGE]


def _english(lesson: Lesson) -> Lesson:
    return Lesson(SOURCE_LANGUAGE, lesson.name, lesson.root)


def _bank(lesson: Lesson) -> Path:
    return lesson.source.with_suffix(".toml")


def _files(lesson: Lesson) -> list[tuple[Path, Path]]:
    english = _english(lesson)
    return [(lesson.source, english.source), (_bank(lesson), _bank(english))]


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _kept(path: Path, root: Path) -> Path:
    return root / path.parents[1].name / "checked" / path.parent.name / path.name


def _keep(path: Path, english: Path, root: Path) -> Path:
    from framings.build import folder

    kept = _kept(path, root)
    kept.parent.mkdir(parents=True, exist_ok=True)
    folder.replace(kept, read_text(english).encode())
    return kept


def _blocks(text: str) -> list[_Block]:
    """Divide a text at its headings and cells."""
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    found: list[_Block] = []

    def prose(begin: int, end: int) -> None:
        marks = [m for m in HEADING.finditer(text, begin, end) if begin <= m.start() < end]
        edges = [begin, *(mark.start() for mark in marks), end]
        for place, (first, last) in enumerate(pairwise(edges)):
            if text[first:last].strip():
                kind = marks[place - 1][1] if place else ""
                found.append(_Block(kind, _line(text, first), text[first:last].strip()))

    for cell in _CODE.finditer(text):
        prose(start, cell.start())
        found.append(_Block("code", _line(text, cell.start()), cell[2].strip()))
        start = cell.end()
    prose(start, len(text))
    return found


def _line(text: str, place: int) -> int:
    rest = text[place:]
    return text.count("\n", 0, place + len(rest) - len(rest.lstrip())) + 1


def _texts(path: Path, english: Path) -> Iterator[str]:
    ours, theirs = _blocks(read_text(path)), _blocks(read_text(english))
    kinds = [[block.kind for block in blocks] for blocks in (theirs, ours)]
    for what, first, last, begin, end in SequenceMatcher(None, *kinds, False).get_opcodes():
        if what != "equal":
            line = (ours[begin] if begin < len(ours) else ours[-1]).line
            yield (
                f"{_name(path)}, line {line}: the English text has {_listed(theirs[first:last])}"
                f" here; this one has {_listed(ours[begin:end])}"
            )
    if kinds[0] != kinds[1]:
        return
    sources = False
    known: tuple[_Names, _Names] = ({}, {})
    form = form_of(path.parent.name)
    for our, their in zip(ours, theirs, strict=True):
        where = f"{_name(path)}, line {our.line}:"
        if our.kind == "##":
            sources = our.text.startswith(f"## {form.sources}")
        if our.kind == "code":
            if _shape(our.text) != _shape(their.text):
                yield f"{where} the cell does not do what the English one does"
            continue
        in_both = _ties(our.text, known[0]), _ties(their.text, known[1])
        yield from _compared(where, "ties", *in_both)
        yield from _compared(where, "links", _targets(our.text), _targets(their.text))
        yield from _compared(where, "marks", _marks(our.text), _marks(their.text))
        if not sources:
            english_paragraphs = {*_paragraphs(without_ties(their.text))}
            for paragraph in _paragraphs(without_ties(our.text)):
                if paragraph in english_paragraphs and _is_english(paragraph):
                    yield f"{where} still in English: {paragraph!r}"


def _listed(blocks: list[_Block]) -> str:
    return ", ".join(f"{b.kind or 'text'} {b.text.splitlines()[0]!r}" for b in blocks) or "nothing"


def _compared(where: str, thing: str, ours: Counter[str], theirs: Counter[str]) -> Iterator[str]:
    missing, extra = theirs - ours, ours - theirs
    if missing or extra:
        yield (
            f"{where} other {thing} than in English; missing:"
            f" {', '.join(missing.elements()) or 'none'}; too many:"
            f" {', '.join(extra.elements()) or 'none'}"
        )


def _paragraphs(text: str) -> list[str]:
    return [" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip()]


def _is_english(paragraph: str) -> bool:
    read = re.sub(
        r"<[^>]*>|`[^`]*`|\$[^$]*\$|\]\([^)]*\)|^>.*|^\|[-:| ]+$|^\{.*\}$", " ", paragraph
    )
    return len(re.findall(r"[a-zA-Z]{2,}", read)) > _SAME_WORDS


def _targets(text: str) -> Counter[str]:
    """Count where links lead; a place within a lesson has a name of its own in each language."""
    return Counter(re.sub(r"(?<=.)#.*|^#.*", "#…", target) for target in _TARGET.findall(text))


def _marks(text: str) -> Counter[str]:
    """Count a text's folded parts, pictures, items, rows, and what the guide has filled in.

    The original of a quotation is left out: only a translation has it beside its own words.
    """
    marks = r"<details\b[^>\n]*>|!\[|^[-|](?= )|^\d+\.(?= )|^\{(?:at|bet) .*\}$"
    return Counter(re.findall(marks, _ORIGINAL.sub("", text), re.MULTILINE))


def _ties(text: str, known: _Names) -> Counter[str]:
    """Count the ties of a text, each name replaced by what it stands for.

    Sentences may come in another order, and then another tie is the first that names a value.
    """
    return Counter(_written_out(tie, known) for tie in TIE.findall(text))


def _written_out(tie: str, known: _Names) -> str:
    class Names(ast.NodeTransformer):
        def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.AST:
            known[node.target.id] = value = self.visit(node.value)
            return value

        def visit_Name(self, node: ast.Name) -> ast.AST:
            return known.get(node.id, node)

    try:
        return ast.unparse(Names().visit(ast.parse(f"({tie.strip()})", mode="eval")))
    except SyntaxError:
        return " ".join(tie.split())  # framings numbers says what is wrong with it


class _WithoutWords(ast.NodeTransformer):
    """Leaves out what only puts words for words: ``.replace({"low": "laag"})``, ``.rename(…)``.

    The English table may show what the file says; another language has to put its own words there,
    and its own decimal mark: ``.str.replace(".", ",")``.
    """

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        called = node.func
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        if not isinstance(called, ast.Attribute) or called.attr not in ("rename", "replace"):
            return node
        if not all(map(_only_words, given)):
            return node
        table = called.value
        return table.value if isinstance(table, ast.Attribute) and table.attr == "str" else table


def _only_words(given: ast.expr) -> bool:
    if isinstance(given, ast.Dict):
        return all(part is not None and _only_words(part) for part in (*given.keys, *given.values))
    return isinstance(given, ast.Constant) and isinstance(given.value, str)


def _shape(code: str) -> str:
    """Return what a cell does, whatever the words in it: those of a table are translated."""
    tree = _WithoutWords().visit(ast.parse(_LANGUAGE_CALL.sub("", code)))
    kept = {
        id(given)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in _OF_CODE
        for given in node.args
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in kept:
            node.value = ""
    return ast.dump(tree)


def _banks(path: Path, english: Path) -> Iterator[str]:
    ours, theirs = _flat(read_toml(path)), _flat(read_toml(english))
    where = _name(path)
    for place in theirs.keys() - ours.keys():
        yield f"{where}: {place} is missing"
    for place in ours.keys() - theirs.keys():
        yield f"{where}: {place} is not in the English bank"
    known: tuple[_Names, _Names] = ({}, {})
    for place, their in theirs.items():
        if place not in ours:
            continue
        our = ours[place]
        if not _is_read(place):
            if our != their:
                yield f"{where}: {place} must be {their!r}, as in English; got {our!r}"
            continue
        if not str(our).strip():
            yield f"{where}: {place} is empty"
        in_both = _ties(str(our), known[0]), _ties(str(their), known[1])
        yield from _compared(f"{where}: {place} has", "ties", *in_both)
        plain = " ".join(without_ties(str(our)).split())
        if plain == " ".join(without_ties(str(their)).split()) and _is_english(plain):
            yield f"{where}: {place} is still in English: {plain!r}"


def _is_read(place: str) -> bool:
    last = place.rsplit(".", 1)[-1]
    # "level" is read on the strip; under a sentence it is the right answer.
    return last in _READ and not (last == "level" and place.startswith("sentences"))


def _flat(content: Any, place: str = "") -> dict[str, Any]:
    """Return the entries of a bank by place, without spoilers: each language needs its own."""
    if isinstance(content, dict):
        name = content.get("key")
        inside = {key: value for key, value in content.items() if key != "spoilers"}
        prefix = f"{place}({name})" if name else place
        found = {}
        for key, value in inside.items():
            found |= _flat(value, f"{prefix}.{key}".lstrip("."))
        return found
    if isinstance(content, list) and any(isinstance(entry, dict) for entry in content):
        found = {}
        for number, entry in enumerate(content, start=1):
            found |= _flat(entry, f"{place}[{number}]")
        return found
    return {place: content}


def _changed(path: Path, kept: Path, english: Path) -> Iterator[Changed]:
    if path.suffix == ".toml":
        ours, old, new = (_flat(read_toml(file)) for file in (path, kept, english))
        for place in [*old, *(added for added in new if added not in old)]:
            if old.get(place) != new.get(place):
                here = f"{_name(path)}: {place}: {_plain(ours.get(place, ''))!r}"
                yield Changed(here, _plain(old.get(place, "")), _plain(new.get(place, "")))
        return
    ours = _blocks(read_text(path))
    old, new = _passages(read_text(kept)), _passages(read_text(english))
    texts = [[text for text, _block in passages] for passages in (old, new)]
    for what, first, last, begin, end in SequenceMatcher(None, *texts, False).get_opcodes():
        if what == "equal":
            continue
        at = new[min(begin, len(new) - 1)][1] if new else 0
        block = ours[min(at, len(ours) - 1)]
        heading = block.text.splitlines()[0]
        yield Changed(
            f"{_name(path)}, line {block.line}: {heading!r}",
            "\n".join(texts[0][first:last]),
            "\n".join(texts[1][begin:end]),
        )


def _plain(value: Any) -> str:
    return " ".join(str(value).split())


def _passages(text: str) -> list[tuple[str, int]]:
    """Return the paragraphs and cells of a text, each with the number of its block."""
    front = _FRONT_MATTER.match(text)
    head = [(" ".join(front[0].split()), 0)] if front else []
    return head + [
        (passage, place)
        for place, block in enumerate(_blocks(text))
        for passage in ([block.text] if block.kind == "code" else _paragraphs(block.text))
    ]


def _glossary(root: Path, language: str) -> Iterator[str]:
    shared = root / "lessons" / GLOSSARY
    terms = read_toml(shared)
    for name, entry in terms.items():
        texts = entry.get(language)
        if not isinstance(texts, list) or len(texts) != 2 or not all(map(str.strip, texts)):
            yield f"{GLOSSARY}: {name} has no term and meaning in {language}"
    kept = _kept(root / "lessons" / language / GLOSSARY, root)
    before = read_toml(kept) if kept.is_file() else {}
    for name, entry in terms.items():
        old = before.get(name, {}).get(SOURCE_LANGUAGE, [])
        if old != entry.get(SOURCE_LANGUAGE):
            here = f"{GLOSSARY}: {name}: {' · '.join(entry.get(language, []))!r}"
            now = entry.get(SOURCE_LANGUAGE, [])
            yield str(Changed(here, " · ".join(old), " · ".join(now)))
