"""From a key press on a slider to the changed picture, in JupyterLab, side by side with others.

Needs an environment with tests/benchmarks/requirements.txt, and Chromium. It takes ten minutes
and writes ``results/slider_to_picture.json``::

    python tests/benchmarks/slider_to_picture.py
    python tests/benchmarks/tables.py --write
"""

import argparse
import random
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import nbformat

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from machine import machine, write  # noqa: E402
from support.jupyter import Lesson, browser, jupyter_lab  # noqa: E402
from ways import MOST, START, WAYS  # noqa: E402

ROUNDS, PRESSES = 8, 8
STEPS, APART = 60, 16
QUIET = 250  # ms in which nothing changes: then all that a press caused has come
PEERS = ["jupyterlab", "ipywidgets", "anywidget", "matplotlib", "ipympl", "bqplot", "plotly"]


def notebook(folder: Path) -> None:
    """Write a notebook with a cell for each way, and what it imports."""
    shutil.copy(HERE / "ways.py", folder)
    cells = ["import ways\n%matplotlib inline", *(f"ways.{way.make.__name__}()" for way in WAYS)]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(book, folder / "bench.ipynb")
    # Every cell stays in the page while others are looked at.
    settings = folder / ".home/settings/@jupyterlab/notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text(
        '{"windowingMode": "none"}', encoding="utf-8"
    )


def measure(page, cell, way, round_: int) -> dict:
    """Press and drag the slider of one way."""
    handle = cell.get_by_role("slider")
    handle.scroll_into_view_if_needed()
    handle.focus()
    page.keyboard.press("Home")
    for _ in range(START):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1500)
    cell.evaluate("(cell, [place, sign]) => bench.watch(cell, place, sign)", [way.place, way.sign])
    presses = []
    for _ in range(PRESSES):
        page.evaluate("bench.ready()")
        page.keyboard.press("ArrowRight")
        presses.append(round(page.evaluate(f"bench.answer({QUIET})"), 2))
    drag = handle.evaluate(f"handle => bench.drag(handle, {MOST}, {STEPS}, {APART}, {4 * QUIET})")
    value = handle.get_attribute("aria-valuetext")
    if way.sign == "markup" and drag["label"] != f"value {value}":
        raise SystemExit(f"{way.name}: the slider stands at {value}, the picture {drag['label']}")
    drag = {name: round(drag[name], 1) for name in ("took", "pictures", "stands_after")}
    return {"way": way.name, "round": round_, "presses": presses, "drag": drag}


def main() -> None:
    """Measure all ways in turns, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    results = HERE / "results/slider_to_picture.json"
    parser.add_argument("--to", type=Path, default=results)
    arguments = parser.parse_args()
    runs = []
    turns = random.Random(0)
    with tempfile.TemporaryDirectory() as name:
        notebook(Path(name))
        with jupyter_lab(Path(name)) as address, browser() as chromium:
            about = machine(PEERS) | {"Chromium": chromium.version, "date": str(date.today())}
            page = chromium.new_page(viewport={"width": 1280, "height": 1000})
            page.add_init_script(path=str(HERE / "slider_to_picture.js"))
            lesson = Lesson(page, address, "bench.ipynb")
            lesson.run_all()
            page.wait_for_timeout(3000)
            cells = page.locator(".jp-CodeCell")
            errors = page.locator("[data-mime-type='application/vnd.jupyter.error']")
            if errors.count():
                raise SystemExit(f"A cell of the notebook failed:\n{errors.first.inner_text()}")
            for round_ in range(arguments.rounds):
                for index in turns.sample(range(len(WAYS)), len(WAYS)):
                    runs.append(measure(page, cells.nth(index + 1), WAYS[index], round_))
                    taken = sorted(runs[-1]["presses"])
                    print(f"{round_ + 1}  {WAYS[index].name:<32}{taken[len(taken) // 2]:8.1f} ms")
            if lesson.problems:
                raise SystemExit("\n".join(lesson.problems))
    arguments.to.parent.mkdir(exist_ok=True)
    write(arguments.to, about, runs)


if __name__ == "__main__":
    main()
