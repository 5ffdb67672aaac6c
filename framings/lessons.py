"""Where lessons stand, and how one is read: its text, and what it says about itself at the top."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What a lesson says about itself at the top of its text, and its notebook in its metadata.
ABOUT = ("title", "minutes", "language")


class BuildError(Exception):
    """A lesson cannot be read or built; the message says which, where and why."""


@dataclass(frozen=True, order=True)
class Lesson:
    """One lesson in one language.

    Attributes:
        language: The folder it stands in, "en" or "nl".
        name: Its number and name, such as "03_substitutes".
        root: The folder of the repository.
    """

    language: str
    name: str
    root: Path = ROOT

    @property
    def source(self) -> Path:
        """The text that people edit."""
        return self.root / "lessons" / self.language / f"{self.name}.md"

    @property
    def notebook(self) -> Path:
        """The notebook that learners open."""
        return self.root / "notebooks" / self.language / f"{self.name}.ipynb"

    @property
    def number(self) -> str:
        """The two digits the name starts with."""
        return self.name.split("_")[0]

    def __str__(self) -> str:
        return f"{self.language}/{self.name}"


def lessons(root: Path = ROOT) -> list[Lesson]:
    """List the lessons, in the order of their languages and numbers.

    Args:
        root: The folder of the repository.

    Returns:
        A lesson for each text ``lessons/<language>/NN_name.md``.
    """
    texts = (root / "lessons").glob("[a-z][a-z]/[0-9][0-9]_*.md")
    return sorted(Lesson(path.parent.name, path.stem, root) for path in texts)


def read_text(path: Path) -> str:
    """Read a text that people edit.

    Args:
        path: Its file.

    Returns:
        The text, without the mark that some editors put at its start.

    Raises:
        BuildError: If it is not in UTF-8.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BuildError(
            f"{path}, line {line}: not in UTF-8 from byte {error.start} on; save the file as UTF-8"
        ) from None
    return text.replace("\r\n", "\n")


def front_matter(lesson: Lesson) -> dict[str, object]:
    """Read what a lesson says about itself at the top of its text.

    Args:
        lesson: The lesson.

    Returns:
        At least ``title``, ``minutes`` and ``language``.

    Raises:
        BuildError: If one of them is missing or not what it should be.
    """
    import yaml  # not with what learners install

    match = re.match(r"---\n(.*?)\n---\n", read_text(lesson.source), re.DOTALL)
    try:
        fields = yaml.safe_load(match[1]) if match else None
    except yaml.YAMLError as error:
        raise BuildError(f"{lesson}: the front matter is not YAML: {error}") from None
    if not isinstance(fields, dict):
        raise BuildError(f"{lesson}: the text must start with front matter between --- lines")
    title, minutes, language = (fields.get(key) for key in ABOUT)
    if not isinstance(title, str) or not title.strip():
        raise BuildError(f"{lesson}: title must be a text; got {title!r}")
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= 60:
        raise BuildError(f"{lesson}: minutes must be a whole number from 1 to 60; got {minutes!r}")
    if language != lesson.language:
        raise BuildError(f"{lesson}: language must be {lesson.language!r}; got {language!r}")
    return fields


def chosen(wanted: Sequence[str], root: Path = ROOT) -> list[Lesson]:
    """Find the lessons that were asked for.

    Args:
        wanted: Numbers ("03"), names ("03_substitutes"), either with a language ("en/03"), or
            paths of texts or notebooks; none for all lessons.
        root: The folder of the repository.

    Returns:
        The lessons, each once.

    Raises:
        ValueError: If there are no lessons, or one asked for is not among them.
    """
    available = lessons(root)
    if not available:
        raise ValueError(f"there are no lessons in {root / 'lessons'}")
    if not wanted:
        return available
    found = []
    for text in wanted:
        fitting = [lesson for lesson in available if _fits(lesson, text)]
        if not fitting:
            names = ", ".join(map(str, available))
            raise ValueError(f"lesson must be one of {names}, by name or number; got {text!r}")
        found += fitting
    return sorted(set(found))


def without_source(root: Path = ROOT) -> list[Path]:
    """List the notebooks that no text stands behind.

    Args:
        root: The folder of the repository.

    Returns:
        Their paths.
    """
    built = {lesson.notebook for lesson in lessons(root)}
    notebooks = (root / "notebooks").glob("*/*.ipynb")
    return sorted(path for path in notebooks if path not in built)


def _fits(lesson: Lesson, text: str) -> bool:
    path = Path(text)
    if path.suffix in (".md", ".ipynb"):
        return path.resolve() in (lesson.source, lesson.notebook)
    *language, name = text.split("/")
    return language in ([], [lesson.language]) and name in (lesson.name, lesson.number)
