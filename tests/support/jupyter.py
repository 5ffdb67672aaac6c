"""JupyterLab and Chromium for tests: what a learner has, without the learner."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, expect, sync_playwright

# The last list counts, so what Playwright switches off stands here too. The two at the end are
# pages behind the address bar: each new window would load them, which takes as long as a lesson.
SWITCHED_OFF = (
    "AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,"
    "MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,"
    "TcpPortRandomizationWin,ThirdPartyStoragePartitioning,WebUIOmniboxAimPopup,WebUIOmniboxPopup"
)
# Without the last ones Chromium looks for its maker's servers at every start.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    f"--disable-features={SWITCHED_OFF}",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# JupyterLab draws the cells that can be seen: a window this tall sees them all.
TALL = {"width": 1280, "height": 12_000}
# It may be busy so shortly that whoever looks now and then misses it.
WATCH_THE_KERNEL = """() => {
    const bar = document.querySelector("#jp-main-statusbar");
    window.wasBusy = false;
    window.restsSince = undefined;
    const looking = new MutationObserver(() => {
        window.wasBusy ||= bar.textContent.includes("| Busy");
    });
    looking.observe(bar, { subtree: true, childList: true, characterData: true });
}"""
# Of a message to or from a kernel, in text or in bytes.
MESSAGE = re.compile(r'"msg_id":\s*"([^"]+)"')
COMM = '"msg_type":"comm_msg"'
# Folded cells show no number to wait for; and the kernel rests a moment between two cells.
KERNEL_RESTS = """() => {
    const rests = window.wasBusy && document.querySelector("#jp-main-statusbar")
        .textContent.includes("| Idle");
    window.restsSince = rests ? (window.restsSince ?? Date.now()) : undefined;
    return rests && Date.now() - window.restsSince > 1500;
}"""


def chromium() -> str | None:
    """Return the path of a Chromium or Chrome on this machine, if there is one."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Run Chromium without a window."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield running
        running.close()


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def jupyter_lab(folder: Path) -> Iterator[str]:
    """Serve a folder with JupyterLab and give its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    # A home of its own: no settings, workspaces or trusted notebooks of whoever runs the tests.
    home = folder / ".home"
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
    }
    settings = home / "settings/@jupyterlab/apputils-extension"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "notification.jupyterlab-settings").write_text(
        '{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8"
    )
    options = [
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={folder}",
        "--IdentityProvider.token=",
    ]
    log = (folder / ".jupyter.log").open("w", encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        env=environment,
        stdout=log,
        stderr=log,
    )
    try:
        _wait_for(address + "/api", server)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab does not answer at {address}")


def _text(frame: str | bytes) -> str:
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


class Lesson:
    """A notebook open in JupyterLab."""

    def __init__(self, page: Page, address: str, path: str) -> None:
        self.page = page
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.sent: list[str] = []
        self.done: set[str] = set()  # the messages that a kernel has dealt with
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on(
            "console",
            lambda message: self.problems.append(message.text) if message.type == "error" else None,
        )
        page.goto(f"{address}/lab/tree/{path}?reset")
        self.notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook")
        self.notebook.wait_for(timeout=60_000)

    def _listen(self, socket: WebSocket) -> None:
        """Note where messages to a kernel go, and what they say."""
        self.requests.append(socket.url)
        socket.on(
            "framesent",
            lambda sent: self.sent.append(_text(sent)),
        )
        socket.on("framereceived", self._note_done)

    def _note_done(self, came: str | bytes) -> None:
        text = _text(came)
        if '"execution_state": "idle"' in text:
            self.done.update(MESSAGE.findall(text)[1:2])  # its own name, then of what it is about

    def answered(self) -> None:
        """Wait until the kernel has dealt with all that was sent to widgets.

        Messages to one widget may overtake those to another: they have a thread each.
        """
        end = time.monotonic() + 15
        while waiting := [
            one for one in self.sent if COMM in one and MESSAGE.search(one)[1] not in self.done
        ]:
            assert time.monotonic() < end, f"not answered: {waiting[-1][-300:]}"
            self.page.wait_for_timeout(20)

    def run_all(self) -> None:
        """Run every cell, as the menu does, and wait for the kernel to come to rest."""
        page = self.page
        page.get_by_text("| Idle").wait_for(timeout=60_000)
        page.evaluate(WATCH_THE_KERNEL)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.wait_for_function(KERNEL_RESTS, timeout=120_000)

    def put_back(self) -> None:
        """Close what is open, reset the explorers, forget the bets, go up, for the next test."""
        self.page.evaluate(
            """() => {
                const open = document.querySelectorAll(".jp-Notebook details[open]");
                for (const one of open) one.open = false;
                for (const bet in window.framingsBets) delete window.framingsBets[bet];
                for (const said of document.querySelectorAll(".live-bet")) said.replaceChildren();
                for (const name of Object.keys(localStorage)) {
                    if (name.startsWith("framings:")) localStorage.removeItem(name);
                }
                for (const explorer of document.querySelectorAll(".live-controls:not([inert])")) {
                    explorer.querySelector(":scope > button")?.click();
                }
                // Below the last cell JupyterLab has a window's height of nothing.
                document.querySelector(".jp-WindowedPanel-outer").scrollTop = 0;
            }"""
        )
        self.answered()
        expect(self.page.locator(".live-sentence")).to_have_text(self.at_start)
