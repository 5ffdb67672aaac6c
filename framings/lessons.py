"""Where lessons stand: the text that is edited and the notebook that is built from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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
