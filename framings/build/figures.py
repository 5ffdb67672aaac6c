"""Explorers computed ahead for pages: what takes minutes, done in two processes and once."""

import gc
import json
import math
import os
import signal
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import current_thread, main_thread

from framings import explorers
from framings.build import kept
from framings.build.grid import Grid, computed
from framings.lessons import BuildError
from framings.words import speaking


@dataclass(frozen=True)
class Figure:
    """A live figure computed ahead.

    Attributes:
        script: The content of its file: its data, packed.
        fineness: How many of the notebook's positions the page has, control by control.
    """

    script: bytes
    fineness: tuple[tuple[int, int], ...]


def figure(name: str, of: str, positions: int | None = None) -> Figure:
    """Compute an explorer ahead.

    Args:
        name: The explorer's.
        of: The language of its words.
        positions: See ``framings.build.grid.Grid``.

    Returns:
        The figure.

    Raises:
        BuildError: If it does not fit into a page.
    """
    with speaking(of):
        explorer = getattr(explorers, name)()
        try:
            data = computed(explorer, Grid(explorer, positions))
        except ValueError as error:
            raise BuildError(f"{name}: {error}") from error
    packed = b64encode(zlib.compress(compact_json(data).encode(), 9)).decode()
    script = f'(window.framingsData ??= {{}})[{json.dumps(name)}] = "{packed}";\n'.encode()
    fineness = tuple((control["positions"], control["of"]) for control in data["controls"])
    return Figure(script, fineness)


def figures(
    wanted: Iterable[tuple[str, str]],
    positions: int | None = None,
    keep: Path | None = None,
    told: Callable[[float], None] | None = None,
) -> Iterator[tuple[str, str, Figure]]:
    """Compute explorers ahead, two at a time.

    Args:
        wanted: Language and name of each.
        positions: See ``framings.build.grid.Grid``.
        keep: The folder where those computed before are kept; None to compute all of them.
        told: Is told on the way how much of the computing is done, from 0 to 1.

    Yields:
        Language, name and figure of each, as they get ready.

    Raises:
        BuildError: If one does not fit into a page.
    """
    todo = {}
    for of, name in sorted(set(wanted)):
        place = keep and _place(keep, of, name, positions)
        content = place and kept.found(*place)
        if content:
            yield of, name, _read(content)
        else:
            todo[of, name] = place
    if not todo:
        return
    # The dearest first, so that the last one does not keep a process waiting.
    cost = {
        (of, name): -math.prod(Grid(getattr(explorers, name)(), positions).dims)
        for of, name in todo
    }
    # Started anew and not forked: the same on every system, and safe beside other threads.
    # Looking for garbage at every turn among so much that stays takes a seventh of the time.
    pool = ProcessPoolExecutor(
        2, mp_context=get_context("spawn"), initializer=gc.set_threshold, initargs=(100_000,)
    )
    try:
        with _started_whole():
            running = {
                pool.submit(figure, name, of, positions): (of, name)
                for of, name in sorted(cost, key=lambda key: (cost[key], key))
            }
        done = 0
        for future in as_completed(running):
            of, name = running[future]
            if place := todo[of, name]:
                kept.keep(*place, _written(future.result()))
            done += cost[of, name]
            if told:
                told(done / sum(cost.values()))
            yield of, name, future.result()
    except BaseException:
        # Whoever is interrupted does not wait for minutes of work that nobody wants any more.
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _started_whole() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach, though it is for every one of a terminal.

    It is held back here for the moment, and they start with what is held back. Another thread may
    hear of it all the same, so what would interrupt waits until all have started: of one that is
    starting just then nobody would know, and it would stay.
    """
    heard: list[int] = []
    stops = (signal.SIGINT, signal.SIGTERM) if current_thread() is main_thread() else ()
    before = {
        stop: signal.signal(stop, lambda number, _frame: heard.append(number)) for stop in stops
    }
    held = None if os.name == "nt" else signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if held is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        for stop, handler in before.items():
            signal.signal(stop, handler)
    for number in heard:
        signal.raise_signal(number)


def compact_json(value: object) -> str:
    """Write something as JSON without a space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _place(folder: Path, of: str, name: str, positions: int | None) -> tuple[Path, str, str]:
    """Return where a figure is kept, and under which name and key."""
    module = getattr(explorers, name).__module__
    key = kept.key((module, __name__), of, positions)
    return folder / of, f"{name}-{positions or 'all'}", key


def _written(made: Figure) -> bytes:
    return json.dumps(made.fineness).encode() + b"\n" + made.script


def _read(content: bytes) -> Figure:
    fineness, _end, script = content.partition(b"\n")
    return Figure(script, tuple((there, of) for there, of in json.loads(fineness)))
