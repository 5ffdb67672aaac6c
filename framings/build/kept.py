"""Figures computed before, kept until something that they depend on has changed.

What takes minutes is computing explorers ahead; a changed sentence of a lesson is none of their
business. So each is kept under a name made from all that decides what it looks like: the source of
every module behind it, the words of its language, the fineness, and the libraries that draw.
"""

import ast
import hashlib
import sys
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from framings.build.folder import replace
from framings.words import DOMAIN, LOCALE

LIBRARIES = ("matplotlib", "numpy", "scipy")


def found(folder: Path, name: str, key: str) -> bytes | None:
    """Return what was kept under the same key.

    Args:
        folder: Where it is kept.
        name: What it is called there.
        key: What decides what it is, from ``key``.

    Returns:
        The bytes, or None.
    """
    try:
        return (folder / f"{name}.{key}").read_bytes()
    except FileNotFoundError:
        return None


def keep(folder: Path, name: str, key: str, content: bytes) -> None:
    """Keep something, in place of what was kept under this name.

    Args:
        folder: Where.
        name: What it is called there.
        key: What decides what it is, from ``key``.
        content: The bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.{key}"
    replace(path, content)
    for old in folder.glob(f"{name}.*"):
        if old != path:
            old.unlink(missing_ok=True)  # another run may have been quicker


def key(modules: tuple[str, ...], language: str, *more: object) -> str:
    """Make a name from all that decides what modules of ours compute.

    Args:
        modules: Their names.
        language: The language of the words that they show.
        *more: Whatever else matters.

    Returns:
        16 letters.
    """
    content = hashlib.sha256(repr((sys.version_info[:2], *more)).encode())
    for library in LIBRARIES:
        content.update(f"{library} {version(library)}".encode())
    words = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    content.update(words.read_bytes() if words.is_file() else b"")
    for path in sorted(behind(modules)):
        content.update(path.name.encode() + path.read_bytes())
    return content.hexdigest()[:16]


def behind(modules: tuple[str, ...]) -> set[Path]:
    """Find the sources of modules of ours and of all of ours that they import.

    Args:
        modules: Their names.

    Returns:
        The paths.
    """
    found: dict[str, Path] = {}
    todo = [*modules]
    while todo:
        name = todo.pop()
        if name in found:
            continue
        source = _source(name)
        if source is None:
            continue  # a name inside a module, which stands in the list as well
        found[name] = source
        todo += _imported(source)
        if "." in name:
            todo.append(name.rpartition(".")[0])
    return {*found.values()}


@cache
def _source(name: str) -> Path | None:
    try:
        spec = find_spec(name)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec and spec.origin else None


def _imported(source: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(source.read_bytes())):
        match node:
            case ast.Import():
                names += [alias.name for alias in node.names]
            case ast.ImportFrom(module=str(module), level=0):
                names += [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return [name for name in names if name.split(".")[0] == "framings"]
