"""How many learners a machine carries: on Voila, a Python for each, and as pages, files alone.

``python tests/benchmarks/load.py FOLDER`` starts Voila as docs/voila.md says (it needs
``pip install "voila~=0.5"``), once for whoever comes and once with the lesson run beforehand for a
class. So many learners open lesson 03 at the same moment, move a slider once a second, and leave.
The same number then fetch the lesson's page from Python's own web server. No browser is part of it:
learners speak to the server as the page would, and all of them, and the server, share the machine.
Replaces ``results/load.json``.
"""

import argparse
import asyncio
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import psutil
from machine import machine, write
from support.jupyter import free_port
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LESSON = "03_substitutes"
COMMAND = re.compile(r"^\.venv/bin/python -m voila (.+)$", re.MULTILINE)
WAIT = 300  # seconds
MOVES = 10  # of the slider, one a second
# Python's own web server lets five wait at its door; others let as many in as come.
SERVER = """
import http.server, sys
http.server.ThreadingHTTPServer.request_queue_size = 500
handler = http.server.SimpleHTTPRequestHandler
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
"""


@dataclass
class Learner:
    """What one learner went through."""

    opened: float = 0  # seconds until all widgets were there
    answers: list[float] = field(default_factory=list)  # milliseconds from a move to the picture
    kernel: str = ""
    cookies: str = ""
    channel: WebSocketClientConnection | None = None


@contextmanager
def voila(ready: int) -> Iterator[tuple[str, psutil.Process]]:
    """Serve the lesson by the commands of docs/voila.md, and give its address and process.

    Args:
        ready: How many Pythons are to have run the lesson before anybody comes.
    """
    text = (ROOT / "docs" / "voila.md").read_text("utf-8")
    command = next(one for one in COMMAND.findall(text) if ("preheat" in one) == bool(ready))
    if ready:
        command = re.sub(r"(pool_size=)\d+", rf"\g<1>{ready}", command)
    port = free_port()
    with tempfile.NamedTemporaryFile() as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "voila", *shlex.split(command), f"--port={port}"],
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
        try:
            # They run the lesson after Voila says that all have started.
            for _ in range(10 * WAIT if ready else 0):
                if b"is filled with" in Path(log.name).read_bytes():
                    break
                time.sleep(0.1)
            if ready:
                rest(psutil.Process(server.pid))
            yield f"http://127.0.0.1:{port}", psutil.Process(server.pid)
        finally:
            server.terminate()
            server.wait(60)


def kernels(server: psutil.Process) -> list[psutil.Process]:
    """Return the Pythons of learners that run: each leads a session, what helps them does not."""
    return [one for one in started(server) if os.getsid(one.pid) == one.pid]


def started(server: psutil.Process) -> list[psutil.Process]:
    """Return all that a server started and that runs."""
    children = server.children(recursive=True)
    return [child for child in children if child.status() != psutil.STATUS_ZOMBIE]


def memory(server: psutil.Process, learners: set[int]) -> float:
    """Return the megabytes that learners' Pythons take, with what they share counted once."""
    others = {one.pid for one in kernels(server)} - learners
    held = [one for one in started(server) if one.pid not in others]
    return sum(one.memory_full_info().pss for one in held) / 1e6


def rest(server: psutil.Process) -> None:
    """Wait until Voila and its Pythons have had nothing to do for three seconds."""
    quiet, before = 0, 0.0
    while quiet < 3:
        time.sleep(1)
        each = [one.cpu_times() for one in (server, *kernels(server))]
        worked = sum(one.user + one.system for one in each)
        quiet, before = (quiet + 1 if worked - before < 0.1 else 0), worked


async def until(true: Callable[[], object]) -> float:
    """Wait until a function returns something true, and return the seconds it took."""
    began = time.perf_counter()
    while not true():
        if time.perf_counter() - began > WAIT:
            raise SystemExit(f"nothing happened in {WAIT} s")
        await asyncio.sleep(0.1)
    return time.perf_counter() - began


def message(kind: str, content: dict, session: str, **metadata: str) -> str:
    """Return a message to a kernel, as the page writes it."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": session,
        "username": "learner",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    whole = {"header": header, "parent_header": {}, "metadata": metadata, "content": content}
    return json.dumps({**whole, "channel": "shell", "buffers": []})


async def read(channel: WebSocketClientConnection) -> dict:
    """Return the next message of a kernel; its buffers, if any, are left out."""
    said = await asyncio.wait_for(channel.read_message(), WAIT)
    if said is None:
        raise SystemExit("a kernel went away")
    if isinstance(said, bytes):  # the number of parts, where they begin, and the message itself
        parts = int.from_bytes(said[:4], "big")
        begins = [int.from_bytes(said[4 * n : 4 * n + 4], "big") for n in range(1, parts + 1)]
        said = said[begins[0] : begins[1] if parts > 1 else None].decode()
    return json.loads(said)


async def learn(client: AsyncHTTPClient, address: str, path: str) -> Learner:
    """Open the lesson, move a slider, and stay."""
    learner, began = Learner(), time.perf_counter()
    ask = HTTPRequest(f"{address}{path}", request_timeout=WAIT, connect_timeout=WAIT)
    answer = await client.fetch(ask)
    learner.kernel = re.search(r'"kernelId":\s*"([^"]+)"', answer.body.decode())[1]
    kept = [one.split(";")[0] for one in answer.headers.get_list("Set-Cookie")]
    learner.cookies = "; ".join(kept)
    session = uuid.uuid4().hex
    channels = f"{address}/api/kernels/{learner.kernel}/channels?session_id={session}"
    learner.channel = await websocket_connect(
        HTTPRequest(channels.replace("http", "ws", 1), headers={"Cookie": learner.cookies}),
        max_message_size=2**28,
    )
    control = uuid.uuid4().hex
    opening = {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}}
    learner.channel.write_message(message("comm_open", opening, session, version="1.0.0"))
    asking = {"comm_id": control, "data": {"method": "request_states"}}
    learner.channel.write_message(message("comm_msg", asking, session))
    while True:
        said = await read(learner.channel)
        data = said["content"].get("data", {})
        if said["msg_type"] == "comm_msg" and data.get("method") == "update_states":
            break
    learner.opened = time.perf_counter() - began
    name, state = next(
        (name, widget["state"])
        for name, widget in data["states"].items()
        if widget["state"].get("_model_name", "").endswith("SliderModel")
    )
    moved = "index" if "index" in state else "value"
    values = [2, 3] if moved == "index" else [state["min"] + n * state["step"] for n in (2, 3)]
    await asyncio.sleep(1)
    for turn in range(MOVES):
        began = time.perf_counter()
        update = {"method": "update", "state": {moved: values[turn % 2]}, "buffer_paths": []}
        learner.channel.write_message(
            message("comm_msg", {"comm_id": name, "data": update}, session)
        )
        while True:
            said = await read(learner.channel)
            changed = said["content"].get("data", {}).get("state", {})
            if any(key.startswith("piece_") for key in changed):
                break
        taken = time.perf_counter() - began
        learner.answers.append(round(1000 * taken, 1))
        await asyncio.sleep(max(1 - taken, 0))
    return learner


async def on_voila(learners: int, ready: bool) -> dict:
    """Let learners come, work and leave together."""
    client = AsyncHTTPClient(force_instance=True, max_clients=learners, max_body_size=2**28)
    with voila(learners if ready else 0) as (address, server):

        async def answers() -> None:
            while True:
                try:
                    return await client.fetch(f"{address}/static/voila.js", raise_error=False)
                except (OSError, HTTPClientError):
                    await asyncio.sleep(0.2)

        await asyncio.wait_for(answers(), WAIT)
        before = kernels(server)
        path = "/" if ready else f"/voila/render/{LESSON}.ipynb"
        there = await asyncio.gather(*(learn(client, address, path) for _ in range(learners)))
        # Those that were ready are the learners'; others are already made for the next class.
        own = {one.pid for one in (before if ready else kernels(server))}
        megabytes = memory(server, own)
        for learner in there:
            learner.channel.close()
            leave = HTTPRequest(
                f"{address}/voila/api/shutdown/{learner.kernel}",
                method="POST",
                headers={"Cookie": learner.cookies, "Origin": address},
                body="",
            )
            await client.fetch(leave, raise_error=False)
        gone = await until(lambda: not own & {one.pid for one in kernels(server)})
    return {
        "way": "Voila, made ready" if ready else "Voila",
        "learners": learners,
        "opened": [round(one.opened, 2) for one in there],
        "answers": [answer for one in there for answer in one.answers],
        "megabytes": [round(megabytes / learners, 2)],
        "gone": round(gone, 1),
    }


async def as_pages(learners: int, folder: Path) -> dict:
    """Let learners fetch all files of the lesson's page together."""
    client = AsyncHTTPClient(force_instance=True, max_clients=6 * learners)
    port = free_port()
    lesson = next(folder.rglob(f"en/{LESSON}"))
    files = [path.relative_to(folder).as_posix() for path in lesson.iterdir()]
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, f"{port}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    async def fetch(path: str) -> bytes:
        ask = HTTPRequest(f"http://127.0.0.1:{port}/{path}", request_timeout=WAIT)
        return (await client.fetch(ask)).body

    async def learner() -> float:
        began = time.perf_counter()
        await asyncio.gather(*map(fetch, files))
        return round(time.perf_counter() - began, 2)

    try:
        for _ in range(50):
            try:
                await fetch(files[0])
                break
            except OSError:
                await asyncio.sleep(0.2)
        opened = await asyncio.gather(*(learner() for _ in range(learners)))
        megabytes = psutil.Process(server.pid).memory_full_info().uss / 1e6
    finally:
        server.terminate()
        server.wait(10)
    return {
        "way": "pages",
        "learners": learners,
        "opened": opened,
        "answers": [],
        "megabytes": [round(megabytes / learners, 2)],
    }


def main() -> int:
    """Measure each way with each number of learners."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where `framings pages` wrote the pages")
    parser.add_argument("--learners", type=int, nargs="+", default=[1, 10, 30])
    parser.add_argument("--out", type=Path, default=HERE / "results" / "load.json")
    arguments = parser.parse_args()
    if not list(arguments.folder.rglob(f"en/{LESSON}/index.html")):
        parser.error(f"FOLDER must hold pages that `framings pages` wrote; got {arguments.folder}")
    if min(arguments.learners) < 1:
        parser.error(f"LEARNERS must be 1 or more; got {min(arguments.learners)}")
    runs = []
    for learners in arguments.learners:
        for way in (
            lambda n: on_voila(n, ready=False),
            lambda n: on_voila(n, ready=True),
            lambda n: as_pages(n, arguments.folder),
        ):
            runs.append(asyncio.run(way(learners)))
            last = runs[-1]
            print(f"{last['way']}, {learners}: open after {max(last['opened'])} s", flush=True)
    about = {**machine(["voila", "ipykernel", "matplotlib", "pandas"]), "date": f"{date.today()}"}
    write(arguments.out, about, runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
