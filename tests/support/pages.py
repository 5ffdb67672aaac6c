"""What the tests of pages share: a server, a page that is watched, and what axe says of one."""

import functools
import gzip
import http.server
import json
import re
import threading
import zlib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from framings.build import figures
from framings.build.figures import figure

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def watched_page(context):
    """Open a page that remembers its ``problems`` and the addresses that were ``asked`` for."""
    page = context.new_page()
    page.problems, page.asked = [], []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text))
    context.on("request", lambda request: page.asked.append(request.url))
    return page


def few_positions(patch, positions):
    """Let the command make figures here and now at a few positions: for all that is around them."""
    computed = cache(figure)

    def few(wanted, **_more):
        for of, name in sorted(wanted):
            yield of, name, computed(name, of, positions)

    patch.setattr(figures, "figures", few)


def visited(page, folder, started=True):
    """Let a page show that of a folder, and wait until every explorer has started, if any will."""
    page.goto((folder / "index.html").as_uri())
    if started:
        page.locator("[data-explorer]:not(:has(.controls))").first.wait_for(state="detached")
    return page


def wcag_violations(page, **context):
    """Return what axe finds against WCAG 2.2 A and AA, in all of a page or a part of it."""
    # JupyterLab's body has no height, and axe takes nothing for seen that lies outside: without
    # this it would pass over all contrasts.
    page.evaluate("() => document.body.offsetHeight || (document.body.style.height = '100vh')")
    options = {"runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, context=context or None, options=options).response
    looked_at = {rule["id"] for kind in ("passes", "violations") for rule in found[kind]}
    assert "color-contrast" in looked_at
    return found["violations"]


def file_of(folder, name):
    """Return the path of a file of a page: the one called "page.js" is page.1a2b3c4d5e.js."""
    stem, suffix = name.rsplit(".", 1)
    (path,) = Path(folder).glob(f"{stem}.*.{suffix}")
    return path


def unpacked(script):
    """Return what a file of data holds."""
    packed = re.fullmatch(rb'.*\["\w+"\] = "([\w+/=]+)";\n', script)[1]
    return json.loads(zlib.decompress(b64decode(packed)))


def found_text(fragment):
    """Return what the search holds of a page: its address, its text, its title, its places."""
    return json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))


@contextmanager
def serving(folder, policy=None) -> Iterator[str]:
    """Serve a folder and give its address.

    There may be a content security policy, or a function that says which one a path has.
    """

    class Server(http.server.SimpleHTTPRequestHandler):
        def end_headers(self):
            if policy:
                of_this = policy(self.path) if callable(policy) else policy
                self.send_header("Content-Security-Policy", of_this)
            super().end_headers()

        def log_message(self, *_):
            pass

    handler = functools.partial(Server, directory=str(folder))
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    running.server_close()
