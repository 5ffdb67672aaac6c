"""A kernel for tests, spoken to as JupyterLab speaks to it, with no way out to the network."""

import ast
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from ipykernel.kernelspec import KERNEL_NAME
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from nbformat import NotebookNode

from framings.lessons import ROOT, lessons

# Those of the lessons: JupyterLab leaves copies of its own beside them.
NOTEBOOKS = [lesson.notebook for lesson in lessons()]
WIDGET = "application/vnd.jupyter.widget-view+json"
SECONDS = 120

# Runs in the kernel before anything of ours. An audit hook sees what every Python library asks the
# system for, and cannot be taken off again. What is refused is remembered too: a library that
# swallows the error and goes on without network has tried all the same.
NO_NETWORK = """
import sys as _sys

_refused = []

def _only_at_home(event, details):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        place = details[1]
        where = place[0] if isinstance(place, tuple) and place else None
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        where = details[0]
    else:
        return
    if isinstance(where, bytes):
        where = where.decode()
    if where not in (None, "", "localhost", "::1") and not str(where).startswith("127."):
        _refused.append((event, str(where)))
        raise PermissionError(f"no network in a lesson: {event} {where}")

_sys.addaudithook(_only_at_home)
"""

Output = dict[str, Any]


def code_cells(notebook: Path | NotebookNode) -> list[NotebookNode]:
    """Return the cells of a notebook that a kernel can run."""
    if isinstance(notebook, Path):
        notebook = nbformat.read(notebook, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


class Kernel:
    """A running kernel and what its cells have shown."""

    def __init__(self, manager: KernelManager, complaints: Path) -> None:
        self._manager = manager
        self._complaints = complaints
        self._client: BlockingKernelClient | None = None
        self._connect()

    def _connect(self) -> None:
        if self._client is not None:
            self._client.stop_channels()
        self._client = self._manager.client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=60)
        assert self.run(NO_NETWORK) == []

    def restart(self) -> None:
        """Restart it, as the menu does."""
        self._manager.restart_kernel(now=True)
        self._connect()

    def run(self, code: str, cell: str = "") -> list[Output]:
        """Run code as a cell of a notebook and return what JupyterLab would show below it.

        Texts that come in several messages are one output, since the clock decides how many.
        """
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": True,
        }
        asked = self._send("execute_request", content, {"cellId": cell, "deletedCells": []})
        return list(_joined(self._until_idle(asked)))

    def run_all(self, cells: Iterable[NotebookNode]) -> dict[str, list[Output]]:
        """Run cells one after the other; return what each shows, by its id."""
        return {cell.id: self.run(cell.source, cell.id) for cell in cells}

    def value(self, expression: str) -> Any:
        """Return the value of an expression in the kernel, by way of its ``repr``."""
        content = {
            "code": "",
            "silent": True,
            "store_history": False,
            "user_expressions": {"value": expression},
            "allow_stdin": False,
        }
        asked = self._send("execute_request", content, {})
        self._until_idle(asked)
        result = self._reply(asked)["user_expressions"]["value"]
        assert result["status"] == "ok", result
        return ast.literal_eval(result["data"]["text/plain"])

    def move(self, model: str, subshell: str | None = None, **state: Any) -> list[Output]:
        """Set properties of a widget, as a slider in the browser does; return the changes sent."""
        content = {
            "comm_id": model,
            "data": {"method": "update", "state": state, "buffer_paths": []},
        }
        asked = self._send("comm_msg", content, {}, subshell)
        return self._until_idle(asked, ("comm_msg", "stream", "error"))

    def subshell(self) -> str:
        """Start a second thread for messages of widgets, as JupyterLab does."""
        assert self._client is not None
        message = self._client.session.msg("create_subshell_request", {})
        self._client.control_channel.send(message)
        reply = self._client.control_channel.get_msg(timeout=SECONDS)
        return str(reply["content"]["subshell_id"])

    def refused(self) -> list[tuple[str, str]]:
        """Return the connections to elsewhere that were asked for since the last start."""
        return list(self.value("_refused"))

    def complaints(self) -> str:
        """Return what the kernel's process itself wrote to its error stream."""
        return self._complaints.read_text(encoding="utf-8")

    def _send(
        self, kind: str, content: Output, metadata: Output, subshell: str | None = None
    ) -> str:
        assert self._client is not None
        message = self._client.session.msg(kind, content, metadata=metadata)
        if subshell is not None:
            message["header"]["subshell_id"] = subshell
        self._client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    def _reply(self, asked: str) -> Output:
        assert self._client is not None
        while True:
            message = self._client.get_shell_msg(timeout=SECONDS)
            if message["parent_header"].get("msg_id") == asked:
                return dict(message["content"])

    def _until_idle(self, asked: str, kinds: tuple[str, ...] = ()) -> list[Output]:
        """Collect what the kernel tells everybody until it has finished what was asked."""
        assert self._client is not None
        kinds = kinds or ("stream", "display_data", "execute_result", "error", "clear_output")
        told = []
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            message = self._client.get_iopub_msg(timeout=SECONDS)
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["content"].get("execution_state") == "idle":
                return told
            if message["msg_type"] in kinds:
                told.append({"output_type": message["msg_type"], **message["content"]})
        raise TimeoutError(f"no answer to {asked} in {SECONDS} seconds")


def _joined(outputs: Iterable[Output]) -> Iterator[Output]:
    stream: Output | None = None
    for output in outputs:
        if output["output_type"] != "stream":
            stream = None
        elif stream is not None and stream["name"] == output["name"]:
            stream["text"] += output["text"]
            continue
        else:
            stream = output
        yield output


def as_seen(outputs: list[Output]) -> list[Output]:
    """Return outputs as a learner sees them: without counters and names of widgets."""
    return [
        {
            key: {WIDGET: "a widget"} if WIDGET in value else value
            for key, value in output.items()
            if key not in ("execution_count", "transient")
            and (value or key != "metadata")
            and isinstance(value, (str, dict, list))
        }
        for output in outputs
    ]


def models(outputs: Iterable[Output]) -> list[str]:
    """Return the names of the widgets that outputs show."""
    return [output["data"][WIDGET]["model_id"] for output in outputs if WIDGET in output["data"]]


def alive(kernel: Kernel) -> dict[str, int]:
    """Count what an explorer makes that a kernel must let go of: widgets, comms, artists."""
    counts: dict[str, int] = kernel.value(
        "(lambda gc, comm, artist, widget: (gc.collect(), {"
        "'widgets': len(widget._instances),"
        "'comms': len(comm.get_comm_manager().comms),"
        "'artists': sum(isinstance(thing, artist.Artist) for thing in gc.get_objects()),"
        "})[1])(*map(__import__('importlib').import_module,"
        " ('gc', 'comm', 'matplotlib.artist', 'ipywidgets.widgets.widget')))"
    )
    return counts


@contextmanager
def running_kernel(folder: Path = ROOT / "notebooks" / "en") -> Iterator[Kernel]:
    """Start a kernel of this Python, without the settings of whoever runs the tests."""
    manager = KernelManager(
        kernel_name=KERNEL_NAME, kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )
    with tempfile.TemporaryDirectory() as home:
        complaints = Path(home, "complaints.txt")
        # The package of this folder, also where another one is installed.
        environment = os.environ | {"IPYTHONDIR": home, "PYTHONPATH": str(ROOT)}
        with complaints.open("w", encoding="utf-8") as log:
            manager.start_kernel(
                extra_arguments=["--log-level=ERROR"],
                cwd=str(folder),
                env=environment,
                stderr=log,
            )
            kernel = Kernel(manager, complaints)
            try:
                yield kernel
            finally:
                kernel._client.stop_channels()
                manager.shutdown_kernel(now=True)
