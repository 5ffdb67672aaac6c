"""What lets pages on a web server open without a network, and be installed as an app.

Beside the pages of a language, and once above them, lies a worker (``page/worker.js``) with the
list of the files that it keeps, and a manifest with the name and the icons of the app. The icons
are pictures of the door, which Chromium draws:

    python -m framings.build.offline
"""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from framings.build import folder
from framings.build.figures import compact_json
from framings.build.pages import PAGE, hashed_name
from framings.live.style import INK, PAPER
from framings.teaching import door
from framings.words import _, speaking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORKER = "framings-worker.js"
MANIFEST = "framings-app.webmanifest"
# Each icon: its file, its size in pixels, how much of that the door is high, and what it is for.
# Of a maskable one a phone may cut off all but the middle.
ICONS = (
    ("icon-192.png", 192, 0.96, "any"),
    ("icon-512.png", 512, 0.96, "any"),
    ("icon-512-maskable.png", 512, 0.62, "maskable"),
)


def with_app(
    content: Mapping[str, bytes], of: str, place: Path, below: bool = True
) -> dict[str, bytes]:
    """Add to the page of a folder what makes it an app that needs no network.

    Args:
        content: The content of the page's files, by name.
        of: The language.
        place: The folder that they are for.
        below: Whether the app also holds what ``folder.write`` has written in the folders below.

    Returns:
        The same with the manifest, its icons, and the worker.
    """
    icons = {name: (PAGE / name).read_bytes() for name, *_more in ICONS}
    hashed = {name: hashed_name(name, data) for name, data in icons.items()}
    with speaking(of):
        whole = {
            **content,
            **{hashed[name]: data for name, data in icons.items()},
            MANIFEST: _manifest(of, hashed),
        }
    known = {name: hashlib.sha256(data).hexdigest() for name, data in whole.items()}
    for other in place.glob(f"*/**/{folder.LIST}") if below else ():
        start = other.parent.relative_to(place).as_posix()
        known |= {f"{start}/{name}": hash_ for name, hash_ in folder.written(other.parent).items()}
    digest = hashlib.sha256(compact_json(sorted(known.items())).encode()).hexdigest()[:10]
    edition = f"{version('framings')} {digest}"
    script = (
        f"const EDITION = {json.dumps(edition)};\nconst FILES = {compact_json(sorted(known))};\n"
        f"{(PAGE / 'worker.js').read_text(encoding='utf-8')}"
    )
    return {**whole, WORKER: script.encode()}


def _manifest(of: str, hashed: Mapping[str, str]) -> bytes:
    about = {
        "name": _("Marketing and sales: the same, enemies, or what?"),
        "short_name": _("Marketing and sales"),
        "lang": of,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": INK,
        "icons": [
            {
                "src": hashed[name],
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, _share, purpose in ICONS
        ],
    }
    return f"{json.dumps(about, ensure_ascii=False, indent=1)}\n".encode()


def icons(browser: "Browser") -> dict[str, bytes]:
    """Draw the icons.

    Args:
        browser: A Chromium that runs.

    Returns:
        The content of each file, by name.
    """
    drawn = {}
    for name, size, share, purpose in ICONS:
        page = browser.new_page(viewport={"width": size, "height": size})
        ground = PAPER if purpose == "maskable" else "transparent"
        page.set_content(
            f'<body style="margin: 0; height: 100vh; display: grid; place-items: center;'
            f' background: {ground}">{door.sign("all", round(size * share), "")}'
        )
        drawn[name] = page.screenshot(omit_background=True)
        page.close()
    return drawn


def _main() -> None:
    from playwright.sync_api import sync_playwright

    from framings.build.guide import chromium

    path, *alone = chromium()
    with sync_playwright() as playwright:
        drawn = icons(playwright.chromium.launch(executable_path=path, args=alone))
    for name, data in drawn.items():
        folder.replace(PAGE / name, data)


if __name__ == "__main__":
    _main()
