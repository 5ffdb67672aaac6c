"""A folder that is written anew at each run, and in which others may have files of their own.

Beside what is written stands a list of it, with hashes: so a later run knows its own files, and
touches nothing else. Files are written as a whole or not at all. Of two runs at once one waits, for
a moment, until the other has written a folder and its list: else neither would know all as its own.
"""

import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from filelock import FileLock

from framings.lessons import BuildError

LIST = ".framings.json"
# Not in the folder, which may be published; and of each user one, since a file of another one's may
# not be written to. Whoever ends, in whatever way, lets go of it.
_TURN = FileLock(Path(tempfile.gettempdir()) / f"framings-{getattr(os, 'getuid', int)()}.lock")
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # a zip knows none before, and none would be the same twice


def write(content: Mapping[str, bytes], folder: Path) -> bool:
    """Write files, each as a whole, and remove what an earlier run left.

    What was written stands in a list beside it. Whatever this function did not write, or
    somebody has changed since, stays as it is.

    Args:
        content: The content of each file, by name.
        folder: Where they belong; it need not be there.

    Returns:
        Whether anything changed.

    Raises:
        BuildError: See ``keep_others``.
        OSError: If a file cannot be written; each file then is the old or the new one.
    """
    with _TURN:
        return _write(content, folder)


def _write(content: Mapping[str, bytes], folder: Path) -> bool:
    keep_others(content, folder)
    folder.mkdir(parents=True, exist_ok=True)
    new = {name: _sha256(data) for name, data in content.items()}
    old = _known(folder)
    stale = [
        folder / name
        for name, hashes in old.items()
        if name not in new and _is_one_of(folder / name, hashes)
    ]
    changed = [name for name in new if not _is_one_of(folder / name, [new[name]])]
    # What is interrupted half-way knows both the old files and the new ones as its own.
    either = {name: [*dict.fromkeys([*old.get(name, []), new[name]])] for name in new}
    _note_written(folder, old | either)
    # The page after the files that it names.
    for name in sorted(changed, key=lambda name: (name == "index.html", name)):
        replace(folder / name, content[name])
    for path in stale:
        path.unlink()
    _note_written(folder, {name: [hash_] for name, hash_ in new.items()})
    return bool(changed or stale)


def keep_others(names: Iterable[str], folder: Path) -> None:
    """Make sure that ``write`` would replace nothing but what it wrote itself.

    Args:
        names: What is to be written.
        folder: Where.

    Raises:
        BuildError: If something of such a name is somebody else's, or was changed.
    """
    with _TURN:
        written = _known(folder)
        taken = [
            str(folder / name)
            for name in names
            if os.path.lexists(folder / name)
            and not _is_one_of(folder / name, written.get(name, []))
        ]
    if taken:
        raise BuildError(
            f"not written by an earlier run, or changed since: {', '.join(taken)}; move it away, or"
            " choose another folder with --out"
        )


def written(folder: Path) -> dict[str, str]:
    """Say which files ``write`` left in a folder.

    Args:
        folder: The folder.

    Returns:
        The hash of the content of each, by name; none of a folder that it has not written.
    """
    return {name: hashes[-1] for name, hashes in _known(folder).items()}


def _known(folder: Path) -> dict[str, list[str]]:
    """Read which files ``write`` left in a folder, with the hashes that they may have."""
    try:
        known = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return {
            name: hashes
            for name, hashes in known.items()
            if Path(name).name == name and isinstance(hashes, list)
        }
    except (FileNotFoundError, ValueError, AttributeError):
        return {}  # nothing is known to be ours


def _note_written(folder: Path, hashes: Mapping[str, list[str]]) -> None:
    text = json.dumps(hashes, indent=1, sort_keys=True) + "\n"
    path = folder / LIST
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        replace(path, text.encode())


def _is_one_of(path: Path, hashes: Iterable[str]) -> bool:
    whole = path.is_file() and not path.is_symlink()
    return whole and _sha256(path.read_bytes()) in hashes


def replace(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all: whoever reads it never reads half of it.

    Args:
        path: The file, in a folder that is there.
        data: Its new content.

    Raises:
        OSError: If it cannot be written; the old file is then as it was.
    """
    # Of another run, which may write the same file, the draft has another name.
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:  # of which a full disk does not say which file it was
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        draft.unlink(missing_ok=True)


def zipped(content: Mapping[str, bytes]) -> bytes:
    """Pack files in a zip: the same files give the same bytes, on every machine.

    Args:
        content: The content of each file, by its name in the zip.

    Returns:
        The zip.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix on every machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content[name], compresslevel=9)
    return packed.getvalue()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
