"""How many bytes a lesson's page has, and how long a reader on a slow line waits for its sliders.

Run ``framings pages --out FOLDER``, then ``python tests/benchmarks/page_start.py FOLDER``. Chromium
loads each page as if over a line of 180 kB/s whose every answer takes 560 ms, from a server that
sends files as they are and from one that packs them. Counted is from the start of the visit until
an explorer has followed a move of a control. Replaces ``results/page_start.json``.
"""

import argparse
import functools
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from machine import machine, write
from playwright.sync_api import Browser
from support.jupyter import browser

HERE = Path(__file__).parent
BYTES_A_SECOND = 180_000
LATENCY = 560  # milliseconds
WAIT = 120_000  # milliseconds
# Moves a control of each explorer as soon as it is there, the first one that acts, and notes when
# the picture has followed.
WATCH = """
window.usable = {};
const tries = {}; // each changes the page, and a changed page starts the next one
new MutationObserver(() => {
    for (const place of document.querySelectorAll("[data-explorer]")) {
        const controls = place.querySelectorAll(".controls :is(input, button)");
        const picture = place.querySelector(".live-picture svg");
        if (!controls.length || !picture || place.dataset.explorer in usable) continue;
        const tried = tries[place.dataset.explorer] ?? 0;
        if (tried === 20) continue;
        tries[place.dataset.explorer] = tried + 1;
        const control = controls[tried % controls.length];
        const before = picture.innerHTML;
        if (control.type === "range") {
            control.value = Number(control.value) + (control.value === control.max ? -1 : 1);
            control.dispatchEvent(new Event("input"));
        } else {
            (control.closest("fieldset")?.querySelector("input:not(:checked)") ?? control).click();
            control.closest(".confirmed")?.querySelector("button")?.click();
        }
        if (picture.innerHTML !== before) usable[place.dataset.explorer] = performance.now();
    }
}).observe(document, { childList: true, subtree: true });
"""


class Plain(SimpleHTTPRequestHandler):
    """Sends files as they are."""

    def log_message(self, *_):
        """Say nothing."""


class Packing(Plain):
    """Sends files packed, as many a server does."""

    def do_GET(self):
        """Send a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        packed = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)


SERVERS = {"as they are": Plain, "packed": Packing}


@contextmanager
def served(folder: Path, handler: type[Plain]) -> Iterator[str]:
    """Serve a folder, and give its address."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def visit(
    running: Browser, address: str, slow: bool = True, before: str = "", every: bool = True
) -> tuple[int, list[float]]:
    """Load a page, as over a slow line.

    Args:
        running: The browser.
        address: The page's address.
        slow: Whether the line is slow.
        before: A script that runs before those of the page.
        every: Whether to wait for every explorer, or for the first one that can be used.

    Returns:
        Its bytes as they came, and the seconds until each explorer could be used, in order.
    """
    context = running.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    came = []
    line.on("Network.loadingFinished", lambda end: came.append(end["encodedDataLength"]))
    speed = dict.fromkeys(("downloadThroughput", "uploadThroughput"), BYTES_A_SECOND)
    if slow:
        how = {"offline": False, "latency": LATENCY, **speed}
        line.send("Network.emulateNetworkConditions", how)
    page.add_init_script(WATCH + before)
    page.goto(address, wait_until="commit")
    page.locator("footer, main + nav").last.wait_for(timeout=WAIT)
    count = page.locator("[data-explorer]").count() if every else 1
    page.wait_for_function(f"Object.keys(usable).length >= {count}", timeout=WAIT)
    times = page.evaluate("Object.values(usable)")
    context.close()
    return int(sum(came)), [round(ms / 1000, 2) for ms in times]


def main() -> int:
    """Measure all pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where `framings pages` wrote the pages")
    parser.add_argument("--out", type=Path, default=HERE / "results" / "page_start.json")
    arguments = parser.parse_args()
    pages = sorted(arguments.folder.rglob("[0-9]*/index.html"))
    if not pages:
        parser.error(f"FOLDER must hold pages that `framings pages` wrote; got {arguments.folder}")
    runs = []
    with browser() as running:
        about = {**machine([]), "Chromium": running.version, "date": f"{date.today()}"}
        for kind, handler in SERVERS.items():
            with served(arguments.folder, handler) as address:
                for path in pages:
                    inside = path.relative_to(arguments.folder).as_posix()
                    size, seconds = visit(running, f"{address}/{inside}")
                    name = path.parent.name
                    runs.append({"sent": kind, "page": name, "bytes": size, "seconds": seconds})
                    print(f"{name}, {kind}: {size:,} bytes, {seconds} s", flush=True)
    write(arguments.out, about, runs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
