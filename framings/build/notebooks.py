"""From the text of a lesson to the notebook learners open, executed and with its outputs.

The same text and the same package give the same bytes: cells have ids made from what stands in
them, and nothing that depends on the time or the machine is kept. Of a live figure the notebook
keeps the still picture, which every viewer can show, and not the widget, which needs a kernel.
"""

import hashlib
import json
import os
import re
import tempfile
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap

import nbformat
from ipykernel.kernelspec import KERNEL_NAME
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupytext.myst import myst_to_notebook
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from framings.lessons import ABOUT, BuildError, Lesson, front_matter, read_text
from framings.teaching.glossary import opened
from framings.words import _, speaking, unbroken

SECONDS_A_CELL = 120
WIDGET = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    # As the kernel reports it, without the version it happened to have.
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
    # Saved as text by Jupytext, a notebook keeps what the lesson says about itself.
    "jupytext": {"notebook_metadata_filter": ",".join(ABOUT)},
}
# The start of a notebook's first code cell, which is folded: IPython shows the sentence, and no
# traceback.
ELSEWHERE = """\
# {ready}
try:
    import framings.explorers  # noqa: F401
except ModuleNotFoundError as missing:
    missing._render_traceback_ = lambda: [
{sentence}
    ]
    raise
"""
# In the texts lessons link to texts, so that the links work there too.
_LINK_TO_LESSON = re.compile(r"(\]\(\d\d_\w+)\.md(?=[)#\s])")
_DATA_URI = re.compile(r"data:([\w.+-]+/[\w.+-]+);base64,([A-Za-z0-9+/=\s]+)")
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
_FOREIGN_PATH = re.compile(
    r"(?<![\w.:/])/(?:home|Users|root|tmp|private|mnt|var/folders)/[\w.-]+|\b[A-Z]:\\[\w\\]+"
)


def from_text(lesson: Lesson) -> tuple[NotebookNode, list[int]]:
    """Make the notebook of a lesson from its text, without executing it.

    Args:
        lesson: The lesson.

    Returns:
        The notebook, its cells with their ids; and the line of the text each cell starts on.

    Raises:
        BuildError: If the text cannot be read as a notebook.
    """
    fields = front_matter(lesson)
    try:
        notebook = myst_to_notebook(read_text(lesson.source), add_source_map=True)
    except Exception as error:
        raise BuildError(f"{lesson}: the text is not a notebook in MyST: {error}") from error
    lines = [line + 1 for line in notebook.metadata.pop("source_map")]
    notebook.metadata = nbformat.from_dict(METADATA | {key: fields[key] for key in ABOUT})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen: set[str] = set()
    _say_where_it_runs(notebook, lesson.language)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = unbroken(
                _LINK_TO_LESSON.sub(r"\1.ipynb", _explained(lesson, cell.source))
            )
        cell.id = _cell_id(lesson, cell, seen)
    return notebook, lines


def executed(lesson: Lesson) -> NotebookNode:
    """Make the notebook of a lesson and execute it in a fresh kernel.

    Args:
        lesson: The lesson.

    Returns:
        The notebook as it is committed.

    Raises:
        BuildError: If a cell fails, writes to the error stream, or shows what only this machine
            could show.
    """
    notebook, lines = from_text(lesson)
    folder = lesson.notebook.parent
    folder.mkdir(parents=True, exist_ok=True)
    _make_font_cache()
    # Kernels registered on this machine by others, and its start-up files, are left out.
    kernel = AsyncKernelManager(
        kernel_name=KERNEL_NAME, kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )
    client = NotebookClient(
        notebook,
        km=kernel,
        timeout=SECONDS_A_CELL,
        record_timing=False,
        store_widget_state=False,
        # Its remarks on encryption are for servers.
        extra_arguments=["--log-level=CRITICAL"],
        resources={"metadata": {"path": str(folder)}},
    )
    with tempfile.TemporaryDirectory() as profile:
        try:
            with _heard(client):
                client.execute(cleanup_kc=True, env=os.environ | {"IPYTHONDIR": profile})
        except CellExecutionError as error:
            message = f"{error.ename}: {error.evalue}"
            place = next(
                index for index, cell in enumerate(notebook.cells) if _errors(cell.get("outputs"))
            )
            raise BuildError(f"{_where(lesson, place, lines)}: {message}") from None
        except (CellTimeoutError, DeadKernelError) as error:
            reason = str(error).strip().splitlines()[0]
            raise BuildError(f"{lesson}: {type(error).__name__}: {reason}") from None
    _clean(notebook)
    for place, cell in enumerate(notebook.cells):
        for complaint in complaints(cell, lesson.root):
            raise BuildError(f"{_where(lesson, place, lines)} {complaint}")
    return notebook


def as_bytes(notebook: NotebookNode) -> bytes:
    """Return a notebook as its file holds it.

    Args:
        notebook: The notebook.

    Returns:
        The bytes, with a line end at the end.
    """
    return (nbformat.writes(notebook, version=4).rstrip("\n") + "\n").encode()


def complaints(cell: NotebookNode, root: Path) -> Iterator[str]:
    """Say what a cell shows that no learner should see.

    Args:
        cell: An executed cell.
        root: The folder of the repository.

    Yields:
        The end of a sentence that starts with the place of the cell.
    """
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            yield f"fails: {output.ename}: {output.evalue}"
        elif output.output_type == "stream" and output.name == "stderr":
            yield f"writes to the error stream: {output.text.strip()[:400]}"
        else:
            for text in shown_texts(output):
                if found := machine_path(text, root):
                    yield f"shows a path of this machine: {found}"
                if address := _ADDRESS.search(text):
                    yield f"shows an address in memory, which changes each time: {address[0]}"


def shown_texts(output: NotebookNode) -> Iterator[str]:
    """Yield the texts of an output, those of pictures inside it too.

    Args:
        output: An output of a cell.

    Yields:
        Each text; a picture in a data address is taken out of the text it stands in.
    """
    texts = [output["text"]] if "text" in output else output.get("data", {}).values()
    for text in texts:
        if isinstance(text, str):
            yield _DATA_URI.sub("", text)
            yield from (svg for svg in pictures(text))


def pictures(text: str) -> list[str]:
    """Read the SVG pictures that stand in a text as data addresses.

    Args:
        text: An HTML output.

    Returns:
        Each picture as XML, in the order of the text.

    Raises:
        ValueError: If one of them is not base64 of UTF-8.
    """
    found = []
    for kind, data in _DATA_URI.findall(text):
        if kind == "image/svg+xml":
            try:
                found.append(b64decode(data, validate=True).decode("utf-8"))
            except (NotBase64, UnicodeDecodeError) as error:
                raise ValueError(f"a picture is not SVG in base64: {error}") from None
    return found


def machine_path(text: str, root: Path) -> str | None:
    """Find a path that exists only on the machine that built the notebook.

    Args:
        text: What a cell shows.
        root: The folder of the repository.

    Returns:
        The path, or None.
    """
    for own in (str(root), str(Path.home())):
        # A home of / or /root would be found in any address.
        if own.count("/") + own.count("\\") > 1 and own in text:
            return own
    match = _FOREIGN_PATH.search(text)
    return match[0] if match else None


def differences(old: NotebookNode, new: NotebookNode) -> Iterator[str]:
    """Say in which cells two notebooks differ.

    Args:
        old: The notebook as it stands.
        new: The notebook as it should be.

    Yields:
        A line for each difference.
    """
    if len(old.cells) != len(new.cells):
        yield f"has {len(old.cells)} cells and should have {len(new.cells)}"
    for place, (left, right) in enumerate(zip(old.cells, new.cells, strict=False), start=1):
        changed = [
            part
            for part in ("cell_type", "source", "metadata", "outputs", "id", "execution_count")
            if left.get(part) != right.get(part)
        ]
        if changed:
            yield f"cell {place} ({right.cell_type}) differs in {', '.join(changed)}"
    if old.metadata != new.metadata:
        yield "differs in its metadata"


def _explained(lesson: Lesson, text: str) -> str:
    with speaking(lesson.language):
        try:
            return opened(text)
        except ValueError as error:
            raise BuildError(f"{lesson}: {error}") from None


def _say_where_it_runs(notebook: NotebookNode, language: str) -> None:
    # A notebook opened in another Python shows this sentence instead of a traceback. It is put in
    # here, so that no lesson has it in its text.
    with speaking(language):
        sentence = _(
            "This notebook runs in a Python without the packages of the lessons: in a terminal, "
            "in the folder of the lessons, write python3 start.py (on Windows: py start.py), which "
            "installs what is missing and opens the lessons."
        )
        ready = _("Makes the lesson ready")  # all that is seen of the cell while it is folded
    lines = [
        json.dumps(line, ensure_ascii=False) for line in wrap(sentence, 80, drop_whitespace=False)
    ]
    said = ELSEWHERE.format(ready=ready, sentence="\n".join(f"        {line}" for line in lines))
    first = next((cell for cell in notebook.cells if cell.cell_type == "code"), None)
    if first is not None and not first.source.startswith(said):
        first.source = f"{said}\n{first.source}"


def _cell_id(lesson: Lesson, cell: NotebookNode, seen: set[str]) -> str:
    # Made from the text and not from the place, so that a new cell leaves the others' ids alone.
    repeat = 0
    while True:
        content = f"{lesson}\n{cell.cell_type}\n{repeat}\n{cell.source}"
        name = hashlib.sha256(content.encode()).hexdigest()[:12]
        if name not in seen:
            seen.add(name)
            return name
        repeat += 1


def _clean(notebook: NotebookNode) -> None:
    # The kernel wrote its version there.
    notebook.metadata["language_info"] = nbformat.from_dict(METADATA["language_info"])
    count = 0
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        cell.metadata.pop("execution", None)
        cell.outputs = list(_kept(cell.outputs))
        if cell.source.strip():
            count += 1
            cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count


def _kept(outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
    # Text written in two goes arrives in one piece or in two, as the clock has it.
    stream: NotebookNode | None = None
    for output in outputs:
        if output.output_type == "stream":
            if stream is not None and stream.name == output.name:
                stream.text += output.text
                continue
            stream = output
        else:
            stream = None
        if WIDGET not in output.get("data", {}):
            yield output


@contextmanager
def _heard(client: NotebookClient) -> Iterator[None]:
    # nbclient takes Ctrl+C for itself, ends the kernel, and then stumbles over its absence.
    client._async_cleanup_kernel_future = None
    try:
        yield
    except BaseException:
        if client._async_cleanup_kernel_future is None:
            raise
        raise KeyboardInterrupt from None


def _errors(outputs: list[NotebookNode] | None) -> bool:
    return any(output.output_type == "error" for output in outputs or [])


def _where(lesson: Lesson, place: int, lines: list[int]) -> str:
    return f"{lesson}, cell {place + 1} (line {lines[place]})"


def _make_font_cache() -> None:
    # Made here, since the kernel that makes it writes a remark to the error stream.
    import matplotlib.font_manager  # noqa: F401
