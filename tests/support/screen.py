"""What stands where on the screen, of explorers in pages and notebooks, and fingers on it."""

import random

# Where the parts of an explorer stand in the window.
PARTS = """explorer => {
    const box = (place) => {
        const { left, right, top, bottom } = place.getBoundingClientRect();
        return { left, right, top, bottom };
    };
    const find = (names) => explorer.querySelector(names);
    const svg = find(".live-picture svg");
    const scale = svg.getBoundingClientRect().height / svg.viewBox.baseVal.height;
    const sizes = [...svg.querySelectorAll("text, tspan")]
        .filter(text => text.textContent.trim())
        .map(text => parseFloat(getComputedStyle(text).fontSize));
    return {
        controls: box(find(".controls, .live-controls")),
        picture: box(find(".live-picture")),
        sentence: box(find(".live-sentence")),
        drawn: box(svg),
        letters: scale * Math.min(...sizes),
    };
}"""


def longest_sentence(made, tries=60):
    """Return the longest sentence that an explorer is found to say, at its start or elsewhere."""
    chance = random.Random(1)
    places = [
        {name: chance.choice(control.positions()) for name, control in made.controls.items()}
        for _ in range(tries)
    ]
    return max((made.move_to(**place).sentence for place in [{}, *places]), key=len)


def parts(explorer, made):
    """Return where an explorer's parts stand while it says the longest it has to say."""
    sentence = explorer.locator(".live-sentence")
    said = sentence.evaluate(
        """(place, words) => {
            const said = place.innerHTML;
            place.textContent = words;
            return said;
        }""",
        longest_sentence(made),
    )
    explorer.evaluate("place => place.scrollIntoView({ block: 'start' })")
    found = explorer.evaluate(PARTS)
    sentence.evaluate("(place, said) => { place.innerHTML = said; }", said)
    return found


def fits(found, height, width):
    """Say why an explorer is not one view, of this size, with its picture at the right."""
    boxes = {name: found[name] for name in ("controls", "picture", "sentence")}
    high = max(box["bottom"] for box in boxes.values()) - min(box["top"] for box in boxes.values())
    if high > height:
        yield f"{high:.0f} px high, of {height}"
    for name, box in boxes.items():
        if box["left"] < 0 or box["right"] > width:
            yield f"{name} beyond the edge"
        if name != "picture" and box["right"] > boxes["picture"]["left"]:
            yield f"{name} not at the left of the picture"
    if found["drawn"]["right"] - found["drawn"]["left"] < 300:
        yield "the picture is small"


def hidden(slider, height):
    """Scroll to a slider in a window whose lower edge is at this height; say what is not seen."""
    return slider.evaluate(
        """(slider, height) => {
            const explorer = slider.closest(".live-explorer");
            const whole = slider.closest(".slider, .widget-slider");
            const notebook = slider.closest(".jp-WindowedPanel-outer");
            const scroller = notebook ?? document.documentElement;
            const top = notebook?.getBoundingClientRect().top ?? 0;
            const box = (place) => place.getBoundingClientRect();
            scroller.scrollTop += box(explorer).top - top - 8;
            const image = explorer.querySelector(".live-picture");
            const beside = box(whole).right <= box(image).left;
            // Where the picture is above, as far down as it may be without covering the slider.
            const far = beside ? box(whole).bottom - height
                : box(whole).top - top - box(image).height - 2;
            scroller.scrollTop += Math.max(0, far);
            const picture = box(image), here = box(whole), missing = [];
            if (picture.top < top - 1 || picture.bottom > height) missing.push("picture");
            if (here.top < top || here.bottom > height + 1) missing.push("slider");
            if (!beside && here.top < picture.bottom - 1) missing.push("behind");
            return missing;
        }""",
        height,
    )


# What a key changes at the place that has the focus, and whether all of it can be seen.
CHANGED = """() => {
    const here = document.activeElement;
    if (!here.closest("main, .jp-Notebook")) return null;
    const opens = here.matches("summary"), set = here.closest(".live-explorer");
    const changed = (opens ? here.parentElement : set ?? here).getBoundingClientRect();
    const notebook = document.querySelector(".jp-WindowedPanel-outer");
    const { top, bottom } = notebook?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    // What will be read line by line; in a table a key changes nothing but what is seen of it.
    const high = opens && changed.height > (bottom - top) / 3 || here.querySelector("table");
    return {
        words: (here.ariaLabel ?? here.textContent).trim(),
        opens,
        set: Boolean(set),
        top: here.getBoundingClientRect().top,
        hidden: !high && (changed.top < top - 1 || changed.bottom > bottom + 1),
    };
}"""


def by_keyboard(page):
    """Go on with the Tab key, open what opens; count explorers' stops, say what is not seen."""
    stops, bad = 0, []
    for _ in range(400):
        page.keyboard.press("Tab")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        here = page.evaluate(CHANGED)
        if here is None:
            return stops, bad
        stops += here["set"]
        if here["hidden"]:
            bad.append(f"not seen whole: {here['words']}")
        if here["opens"]:
            page.keyboard.press("Enter")
            opened = page.evaluate(CHANGED)
            if opened["hidden"]:
                bad.append(f"its answer is not seen: {here['words']}")
            if abs(opened["top"] - here["top"]) > 1:
                bad.append(f"it jumps: {here['words']}")
            page.keyboard.press("Enter")
    raise AssertionError(f"no end of it: {here['words']}")


class Finger:
    """A finger on a page, as the browser gets it from a screen."""

    def __init__(self, page):
        self._session = page.context.new_cdp_session(page)
        self._session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        self._page = page

    def swipe(self, place, across=0, down=0, steps=8):
        """Lie down in the middle of a place, or at a point, move, and lift; nowhere is a tap."""
        if not isinstance(place, tuple):
            box = place.bounding_box()
            place = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        x, y = place
        self._send("touchStart", x, y)
        for step in range(1, steps + 1) if across or down else ():
            self._send("touchMove", x + across * step / steps, y + down * step / steps)
            self._page.wait_for_timeout(16)
        self._send("touchEnd")
        self._page.wait_for_timeout(150)

    def _send(self, kind, *point):
        points = [dict(zip("xy", point, strict=True))] if point else []
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
