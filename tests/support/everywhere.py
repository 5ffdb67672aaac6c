"""Chromium, Firefox and WebKit with one window each, driven alike: a test is written once.

All three take the same functions, keys and pointers. Chromium and WebKitGTK get them from their
drivers, by WebDriver; Firefox, whose driver Debian does not have, by WebDriver BiDi, which it
speaks itself.
"""

import json
import os
import re
import shutil
import subprocess
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.chrome.service import Service as ChromeService
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.command import Command
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from selenium.webdriver.webkitgtk.service import Service as WebKitService
from support.jupyter import CHROMIUM_FLAGS, chromium

SIZE = (1200, 900)
PATIENCE = 15  # seconds for what should be there at once, on a machine that does much else
KEYS = {"Enter": "Return"}  # the other one is that of the number pad
# Debian keeps WebKit's browser for tests beside its library.
MINI_BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-*/MiniBrowser"), None)


def firefox() -> str | None:
    """Return the path of a Firefox on this machine, if there is one."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Window:
    """A window with a page; what is done in it is done in the frame that was entered, if any."""

    def __init__(self, name: str, driver) -> None:
        self.name = name
        self._driver = driver

    def open(self, address: str) -> None:
        """Go to a page, and wait until it has loaded."""
        self._driver.get(address)

    def size(self, width: int, height: int) -> None:
        """Make the window so large that this much is seen of a page."""
        self._driver.set_window_size(width, height)
        inner = self.evaluate("() => [innerWidth, innerHeight]")
        self._driver.set_window_size(2 * width - inner[0], 2 * height - inner[1])

    def screenshot(self) -> bytes:
        """Return what is seen of the page, as PNG."""
        return self._driver.get_screenshot_as_png()

    @contextmanager
    def inside(self, frame: str = "iframe") -> Iterator[None]:
        """Enter a frame, once it is there, for as long as the block lasts."""
        self.until("(frame) => document.querySelectorAll(frame).length", frame)
        self._driver.switch_to.frame(self._driver.find_element("css selector", frame))
        try:
            yield
        finally:
            self._driver.switch_to.parent_frame()

    def _act(self, source: dict) -> None:
        self._driver.execute(Command.W3C_ACTIONS, {"actions": [source]})

    def _run(self, function: str, given: str) -> str:
        body = "const [given, done] = arguments; "
        return self._driver.execute_async_script(f"{body} ({function})(given).then(done)", given)

    # What follows is the same for all.

    def evaluate(self, function: str, *given):
        """Call a function of JavaScript, and return what it returns, or what it promises."""
        answer = self._run(
            f"""async (given) => {{
                try {{
                    return JSON.stringify([await ({function})(...JSON.parse(given))]);
                }} catch (error) {{
                    return JSON.stringify({{ error: String(error) }});
                }}
            }}""",
            json.dumps(given),
        )
        match json.loads(answer):
            case [value]:
                return value
            case {"error": error}:
                raise AssertionError(f"{self.name}: {error} in {function}")

    def until(self, function: str, *given, seconds: float = PATIENCE):
        """Call a function of JavaScript until what it returns is true, and return that."""
        return self.wait(lambda: self.evaluate(function, *given), function, seconds)

    def wait(self, question: Callable, words: str, seconds: float = PATIENCE):
        """Ask until the answer is true, and return it."""
        end = time.monotonic() + seconds
        while not (answer := question()):
            if time.monotonic() > end:
                raise AssertionError(f"{self.name}: in vain: {words}")
            time.sleep(0.02)
        return answer

    def count(self, place: str) -> int:
        """Return how many there are of a place."""
        return self.evaluate("(place) => document.querySelectorAll(place).length", place)

    def text(self, place: str) -> str:
        """Return the words of the first of a place, seen or not."""
        return self.evaluate("(place) => document.querySelector(place).textContent", place)

    def attribute(self, place: str, name: str) -> str | None:
        """Return an attribute of the first of a place."""
        return self.evaluate(
            "(place, name) => document.querySelector(place).getAttribute(name)", place, name
        )

    def press(self, *keys: str, at: str = "") -> None:
        """Press keys, such as "a" or "ArrowRight", where the focus is, or at a place."""
        if at:
            self.evaluate("(place) => document.querySelector(place).focus()", at)
        names = [re.sub(r"(?<!^)(?=[A-Z])", "_", KEYS.get(key, key)).upper() for key in keys]
        values = [getattr(Keys, name, key) for name, key in zip(names, keys, strict=True)]
        downs = [[{"type": f"key{way}", "value": key} for way in ("Down", "Up")] for key in values]
        self._act({"type": "key", "id": "keys", "actions": [one for both in downs for one in both]})

    def middle(self, place: str) -> tuple[float, float]:
        """Scroll to the first of a place, and return where its middle is in the window."""
        return tuple(
            self.evaluate(
                """(place) => {
                    const here = document.querySelector(place);
                    here.scrollIntoView({ block: "center", behavior: "instant" });
                    const { left, top, width, height } = here.getBoundingClientRect();
                    return [left + width / 2, top + height / 2];
                }""",
                place,
            )
        )

    def click(self, place: str, pointer: str = "mouse") -> None:
        """Press the first of a place with the mouse, or tap it (pointer="touch")."""
        self.drag(self.middle(place), pointer=pointer)

    def drag(self, *points: tuple[float, float], pointer: str = "mouse") -> None:
        """Put mouse or finger down at a point of the window, move it to the others, and lift it."""
        steps = [
            {
                "type": "pointerMove",
                "duration": 16,
                "x": round(x + (to_x - x) * step / 8),
                "y": round(y + (to_y - y) * step / 8),
            }
            for (x, y), (to_x, to_y) in pairwise(points)
            for step in range(1, 9)
        ]
        start = dict(zip("xy", map(round, points[0]), strict=True))
        actions = [
            {"type": "pointerMove", "duration": 0, **start},
            {"type": "pointerDown", "button": 0},
            *steps,
            {"type": "pointerUp", "button": 0},
        ]
        self._act(
            {
                "type": "pointer",
                "id": pointer,
                "parameters": {"pointerType": pointer},
                "actions": actions,
            }
        )


class BiDiWindow(Window):
    """The same in a browser that speaks WebDriver BiDi itself."""

    def __init__(self, name: str, address: str) -> None:
        self.name = name
        self._connection = WebSocketConnection(address, timeout=60, interval=0.002)
        self.send("session.new", capabilities={})
        self._context = self.send("browsingContext.create", type="window")["context"]

    def send(self, method: str, **params):
        """Send a command, and return its result."""

        def command():
            return (yield {"method": method, "params": params})

        return self._connection.execute(command())

    def open(self, address):
        self.send("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def size(self, width, height):
        viewport = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self._context, viewport=viewport)

    def screenshot(self):
        shot = self.send("browsingContext.captureScreenshot", context=self._context)
        return b64decode(shot["data"])

    @contextmanager
    def inside(self, frame="iframe"):
        self.until("(frame) => document.querySelectorAll(frame).length", frame)
        outside = self._context
        asked = {"context": outside}
        function = f"() => document.querySelector({json.dumps(frame)}).contentWindow"
        found = self.send(
            "script.callFunction", functionDeclaration=function, target=asked, awaitPromise=False
        )
        self._context = found["result"]["value"]["context"]
        try:
            yield
        finally:
            self._context = outside

    def _act(self, source):
        self.send("input.performActions", context=self._context, actions=[source])

    def _run(self, function, given):
        done = self.send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": given}],
            target={"context": self._context},
            awaitPromise=True,
        )
        if "result" not in done:
            raise AssertionError(f"{self.name}: {done['exceptionDetails']['text']} in {function}")
        return done["result"]["value"]


@contextmanager
def _chromium() -> Iterator[Window]:
    options = webdriver.ChromeOptions()
    options.binary_location = chromium()
    for flag in (*CHROMIUM_FLAGS, "--headless"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options, ChromeService(shutil.which("chromedriver")))
    try:
        yield Window("chromium", driver)
    finally:
        driver.quit()


@contextmanager
def _firefox() -> Iterator[Window]:
    with TemporaryDirectory() as profile:
        # Without this Firefox looks for its maker's servers at every start.
        Path(profile, "user.js").write_text(
            'user_pref("services.settings.server", "data:,");', encoding="utf-8"
        )
        options = ["--headless", "--no-remote", "--remote-debugging-port", "0"]
        said = Path(profile, "said.txt")
        with said.open("w", encoding="utf-8") as stream:
            running = subprocess.Popen(
                [firefox(), *options, "--profile", profile], stdout=stream, stderr=stream
            )
        try:
            window = BiDiWindow("firefox", f"{_listening(said)}/session")
            yield window
            window.send("browser.close")
        finally:
            running.terminate()
            running.wait(20)


def _listening(said: Path) -> str:
    """Wait until a browser has said at which address it listens."""
    for _ in range(PATIENCE * 50):
        if found := re.search(r"BiDi listening on (ws://\S+)\s", said.read_text("utf-8")):
            return found[1]
        time.sleep(0.02)
    raise AssertionError(f"it does not listen: {said.read_text('utf-8')}")


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    told, tells = os.pipe()
    options = ["-displayfd", str(tells), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    running = subprocess.Popen(["Xvfb", *options], pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def _webkit() -> Iterator[Window]:
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(MINI_BROWSER)
    options.add_argument("--automation")
    with _screen() as screen:
        environment = os.environ | {"DISPLAY": screen}
        service = WebKitService(shutil.which("WebKitWebDriver"), env=environment)
        driver = webdriver.WebKitGTK(options, service)
        try:
            yield Window("webkit", driver)
        finally:
            driver.quit()


STARTS = {"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}


def missing(name: str) -> list[str]:
    """Return what this machine lacks of a browser and of what drives it."""
    wanted = {
        "chromium": {"Chromium": chromium(), "chromedriver": shutil.which("chromedriver")},
        "firefox": {"Firefox": firefox()},
        "webkit": {
            "MiniBrowser": MINI_BROWSER,
            "WebKitWebDriver": shutil.which("WebKitWebDriver"),
            "Xvfb": shutil.which("Xvfb"),
        },
    }
    return [what for what, place in wanted[name].items() if not place]


@contextmanager
def window(name: str) -> Iterator[Window]:
    """Start a browser, and give its window."""
    with ExitStack() as stack:
        opened = stack.enter_context(STARTS[name]())
        opened.size(*SIZE)
        yield opened
