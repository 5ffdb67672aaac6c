"""An explorer to be taken by hand: a dot on axes of two scales, and two cells to press."""

from base64 import b64encode
from pathlib import Path
from zlib import compress

from framings.build import pages
from framings.build.figures import compact_json
from framings.build.grid import computed
from framings.live import Bar, Choice, EdgeMarker, Explorer, LogSlider, Slider, Words
from framings.live.style import MARKETING, SALES

CELLS = {"nowhere": "", "left": "L", "right": "R"}


def explorer() -> Explorer:
    """A dot that two controls place, one of them on a log axis, and a bar of the first."""

    def draw(scene):
        chart = scene.axes((0.1, 0.4, 0.8, 0.5), across=(0, 10), up=(1, 100), yscale="log")
        bar = Bar(scene, scene.axes((0.1, 0.22, 0.8, 0.1), (0, 10), (-1, 1)), 0, MARKETING.bar)
        here = EdgeMarker(scene, chart, SALES)
        cells = scene.board((0.1, 0.02, 0.8, 0.15), across=(0, 2))
        chosen = scene.moves(cells.text(1, 0.5, ""))
        scene.ghosts(here.dot, *bar.parts)
        scene.drags("across", chart)
        scene.drags("up", chart, along="y")
        scene.sets("cell", "L", cells, (0, 1, 0, 1))
        scene.sets("cell", "R", cells, (1, 2, 0, 1))

        def update(across, up, cell):
            here.place(across, up, f"{across:g}")
            bar.show(across)
            chosen.set_text(cell or "-")
            words = f"You stand at {across:g} and {up:.3g}, in cell {cell or 'none'}."
            return Words(words, f"A dot. {words}")

        return update

    controls = {
        "across": Slider("Across (m)", 0, 10, step=1, start=2, shown=".0f"),
        "up": LogSlider("Up (m)", 1, 100, steps=4, start=10),
        "cell": Choice("Cell", CELLS, start=""),
    }
    return Explorer("by_hand", "By hand", controls, draw)


def write_page(folder: Path) -> None:
    """Write a page of nothing but this explorer, taller than a phone, into a folder."""
    packed = b64encode(compress(compact_json(computed(explorer())).encode())).decode()
    (folder / "page.css").write_bytes((pages.PAGE / "page.css").read_bytes())
    (folder / "page.js").write_bytes(pages.page_script())
    (folder / "by_hand.js").write_text(
        f'(window.framingsData ??= {{}}).by_hand = "{packed}";', "utf-8"
    )
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>By hand</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="page.css">'
        '<body data-memory="by hand"><main><h1>By hand</h1>'
        '<div class="live-explorer" data-explorer="by_hand" data-file="by_hand.js">'
        f'<p class="live-note"></p></div>{"<p>Below.</p>" * 60}</main>'
        '<script src="page.js"></script></body></html>',
        "utf-8",
    )
