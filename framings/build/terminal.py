"""What a terminal shows while work takes minutes: how much of it is done, and the time left."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text


@contextmanager
def progress() -> Iterator[Callable[[float, str], None]]:
    """Show a bar below what is printed, as long as this lasts; where there is no terminal, nothing.

    Yields:
        What is to be told how much of the work is done, from 0 to 1, and what it is at.
    """
    console = Console()
    # Not what rich takes for a terminal: a log that asks for colours is none.
    if not sys.stdout.isatty() or console.is_dumb_terminal:
        yield lambda share, at="": None
        return
    columns = (BarColumn(), _Left(), TextColumn("{task.description}", markup=False))
    # What goes to a file is not for the terminal.
    both = sys.stderr.isatty()
    with Progress(*columns, console=console, transient=True, redirect_stderr=both) as shown:
        bar = shown.add_task("", total=1, ends=None)
        start = time.monotonic()

        def told(share: float, at: str = "") -> None:
            now = time.monotonic()
            ends = start + (now - start) / share if share else None
            shown.update(bar, completed=share, description=at, ends=ends)

        yield told


class _Left(ProgressColumn):
    def render(self, task: Task) -> Text:
        ends = task.fields["ends"]
        return Text(time_left(ends - time.monotonic()) if ends else "")


def time_left(seconds: float) -> str:
    """Say roughly how long something may still take.

    Args:
        seconds: What it may take; less than nothing where it takes longer than was thought.

    Returns:
        Minutes, or below two minutes tens of seconds.
    """
    if seconds >= 120:
        return f"about {round(seconds / 60)} min left"
    return f"about {max(1, round(seconds / 10)) * 10} s left"
