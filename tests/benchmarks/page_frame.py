"""How fine and how large the live figures of the pages are, and how long a change takes there.

Run ``framings pages --out FOLDER``, then ``python tests/benchmarks/page_frame.py FOLDER``. For
each explorer every control is moved in turn, to positions drawn at random but the same every time;
what counts is the script's time, from the event to the changed document, without layout and
painting. Replaces ``results/page_frame.json``.
"""

import argparse
import statistics
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from machine import machine, write
from support.jupyter import browser
from support.pages import file_of, unpacked

HERE = Path(__file__).parent
MEASURE = """async (place, changes) => {
    const groups = [
        ...[...place.querySelectorAll("input[type=range], input[type=checkbox]")].map(i => [i]),
        ...[...place.querySelectorAll("fieldset")].map(
            group => [...group.querySelectorAll("input, button")]),
    ];
    let seed = 7;
    const random = below => {  // Park and Miller's minimal standard
        seed = seed * 48271 % 2147483647;
        return seed % below;
    };
    const times = [];
    for (let turn = 0; turn < changes; turn++) {
        const group = groups[turn % groups.length];
        const input = group[random(group.length)];
        if (input.type === "range") {
            const end = Number(input.max) + 1;
            input.value = (Number(input.value) + 1 + random(end - 1)) % end;
        }
        await new Promise(requestAnimationFrame);
        const start = performance.now();
        if (input.type === "range") input.dispatchEvent(new Event("input"));
        else input.click();
        times.push(performance.now() - start);
    }
    return times;
}"""


def main() -> int:
    """Measure all pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where `framings pages` wrote the pages")
    parser.add_argument("--changes", type=int, default=120, help="how many for each explorer")
    parser.add_argument("--out", type=Path, default=HERE / "results" / "page_frame.json")
    arguments = parser.parse_args()
    pages = sorted(arguments.folder.rglob("[0-9]*/index.html"))
    if not pages:
        parser.error(f"FOLDER must hold pages that `framings pages` wrote; got {arguments.folder}")
    if arguments.changes < 2:
        parser.error(f"--changes must be 2 or more; got {arguments.changes}")
    runs = []
    with browser() as running:
        about = {**machine([]), "Chromium": running.version, "date": f"{date.today()}"}
        for path in pages:
            page = running.new_page(viewport={"width": 1280, "height": 900})
            page.goto(path.resolve().as_uri())
            page.locator("[data-explorer]:not(:has(.controls))").first.wait_for(state="detached")
            for place in page.locator("[data-explorer]").all():
                name = place.get_attribute("data-explorer")
                script = file_of(path.parent, f"{name}.js").read_bytes()
                fineness = [[c["positions"], c["of"]] for c in unpacked(script)["controls"]]
                runs.append(
                    {
                        "kind": "explorer",
                        "name": name,
                        "page": path.parent.name,
                        "fineness": fineness,
                        "bytes": len(script),
                        "ms": [round(ms, 2) for ms in place.evaluate(MEASURE, arguments.changes)],
                    }
                )
                ms = statistics.median(runs[-1]["ms"])
                print(f"{path.parent.name} {name}: {ms:.1f} ms, {fineness}", flush=True)
            page.close()
    write(arguments.out, about, runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
