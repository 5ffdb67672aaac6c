"""Ten fast drags in a real JupyterLab: does the last value stand, and does all come to rest?

Run it with ``python tests/benchmarks/last_value.py``; it needs Chromium and exits 1 if the picture
half a second after the last drag is not that of the slider's value, or still moves.
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from support.jupyter import Lesson, browser, jupyter_lab  # noqa: E402

from framings.explorers import the_door  # noqa: E402

DRAGS = 10
STEPS = 60


def main() -> int:
    """Drag, look, look again, and say what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "notebooks", Path(folder) / "notebooks")
        with jupyter_lab(Path(folder)) as address, browser() as chromium:
            page = chromium.new_page(viewport={"width": 1280, "height": 1000})
            lesson = Lesson(page, address, "notebooks/en/03_substitutes.ipynb")
            lesson.run_all()
            explorer = page.locator(".live-explorer").first
            explorer.scroll_into_view_if_needed()
            handle = explorer.get_by_role("slider").first
            page.wait_for_timeout(500)  # the page scrolls
            stops = []
            for drag in range(DRAGS):
                box = handle.bounding_box()
                x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
                page.mouse.move(x, y)
                page.mouse.down()
                page.mouse.move(x + (190 if drag % 2 else -140), y, steps=STEPS)
                page.mouse.up()
                stops.append(handle.get_attribute("aria-valuetext"))
            page.wait_for_timeout(500)
            first = explorer.locator(".live-picture").inner_html()
            page.wait_for_timeout(2000)
            second = explorer.locator(".live-picture").inner_html()
            share = float(handle.get_attribute("aria-valuetext").rstrip("%")) / 100
            shown = explorer.locator(".live-sentence").inner_text()
    expected = the_door().at(share=share).sentence
    print(f"{DRAGS} drags of {STEPS} steps each, ending at {', '.join(stops)}")
    print(f"shown:    {shown}")
    print(f"expected: {expected}")
    print("at rest half a second later:", first == second)
    dragged = len(set(stops)) > 1
    return 0 if dragged and shown == expected and first == second else 1


if __name__ == "__main__":
    sys.exit(main())
