"""How long a page's script takes for a change, explorer by explorer.

Run ``python tests/benchmarks/page_frame.py FOLDER`` with the folder that ``framings pages --out
FOLDER`` wrote. Prints a table: milliseconds of script for a move of the first slider, or for a
press of the first button, median and 95th percentile of 60.
"""

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.jupyter import browser

MEASURE = """place => {
    const input = place.querySelector("input[type=range]");
    const radios = [...place.querySelectorAll("input[type=radio]")];
    return [...Array(60).keys()].map(turn => {
        let what = input;
        if (input) input.value = (turn * 7) % (Number(input.max) + 1);
        else what = radios[turn % radios.length];
        const start = performance.now();
        if (input) what.dispatchEvent(new Event("input"));
        else what.click();
        return performance.now() - start;
    });
}"""


def main() -> int:
    """Measure all pages of a folder."""
    if len(sys.argv) != 2 or not (pages := sorted(Path(sys.argv[1]).rglob("*/index.html"))):
        print("usage: page_frame.py FOLDER, which holds pages", file=sys.stderr)
        return 2
    print("| explorer | median, ms | 95th percentile, ms |\n|---|---|---|")
    with browser() as running:
        for path in pages:
            page = running.new_page(viewport={"width": 1280, "height": 900})
            page.goto(path.resolve().as_uri())
            for place in page.locator("[data-explorer]").all():
                times = place.evaluate(MEASURE)
                name = place.get_attribute("data-explorer")
                late = statistics.quantiles(times, n=20)[-1]
                print(f"| {name} | {statistics.median(times):.1f} | {late:.1f} |")
            page.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
