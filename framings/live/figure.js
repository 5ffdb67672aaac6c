// A live figure, in a notebook and in a page: a picture whose pieces are replaced as they change,
// and a sentence. What uses it stands below it in the same script.

// A name nothing else in the document has. Not from a counter: in a notebook each figure has this
// script to itself, and would count from one.
const unused = (word) => `${word}-${Math.random().toString(36).slice(2)}-`;

// Pictures, and the pieces of one, use the same names for clip paths and marks; give each its own.
const own = (markup, prefix) =>
  markup.replace(/(id="|#)([mph][0-9a-f]{10})\b/g, `$1${prefix}$2`);

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function picture(place, svg) {
  const prefix = unused("live");
  place.innerHTML = own(svg, prefix);
  const root = place.firstElementChild;
  root.setAttribute("aria-hidden", "true");
  const { width, height } = root.viewBox.baseVal;
  place.style.setProperty("--live-ratio", width / height); // for layout.css
  root.removeAttribute("width");
  root.removeAttribute("height");
  const groups = [...root.querySelectorAll(":scope > g[data-piece]")];
  const ghost = ghostOf(groups, prefix);
  const replace = (index, markup) => {
    ghost.leave(index, markup);
    groups[index].innerHTML = own(markup, `${prefix}${index}-`);
  };
  return { root, replace, ghost };
}

// Where the last movement began: of some pieces a copy as they stood then, over what they are now but
// beneath what is drawn later, hollow and dotted, so that nobody takes it for what is now.
function ghostOf(groups, prefix) {
  const layers = groups.map((group) => {
    if (!("ghost" in group.dataset)) return null;
    const layer = group.cloneNode();
    layer.removeAttribute("data-piece");
    layer.setAttribute("class", "live-ghost");
    layer.setAttribute("opacity", "0.7");
    layer.setAttribute("display", "none");
    group.after(layer);
    return layer;
  });
  const now = groups.map(() => "");
  let before = [];
  let begun = false;
  return {
    // A movement begins; the copies are taken once something changes.
    begin() { begun = true; },
    forget() {
      begun = false;
      before = [];
      for (const layer of layers) {
        layer?.replaceChildren();
        layer?.setAttribute("display", "none");
      }
    },
    leave(index, markup) {
      if (begun) {
        begun = false;
        before = [...now];
        layers.forEach((layer, at) => {
          if (!layer) return;
          layer.innerHTML = own(now[at], `${prefix}ghost${at}-`);
          layer.setAttribute("display", "none"); // until its piece has moved
          for (const shape of layer.querySelectorAll("path, use")) hollow(shape);
        });
      }
      now[index] = markup;
      const moved = before.length > 0 && markup !== before[index];
      layers[index]?.setAttribute("display", moved ? "inline" : "none");
    },
  };
}

function hollow(shape) {
  if (shape.closest("clipPath, pattern")) return;
  const isLine = shape.getAttribute("fill") === "none";
  const stroke = isLine ? shape.getAttribute("stroke") : "#222222";
  const look = { fill: "none", stroke, "stroke-width": isLine ? 2 : 1.5, "stroke-dasharray": "2 2" };
  for (const [name, value] of Object.entries(look)) {
    // A mark has a shape, which is used wherever it stands, and which must not say how it looks.
    if (shape.parentElement.matches("defs")) shape.removeAttribute(name);
    else shape.setAttribute(name, value);
  }
}

// Keys that follow each other within so many milliseconds are one movement.
const PAUSE = 1000;

// Tells a ghost where movements of these controls begin: with a press, or with the first key after a
// pause. What stands beside the controls, Reset, ends it. Returns what stops it.
function followMovements(controls, ghost) {
  const ending = new AbortController();
  const listen = (kind, then) =>
    controls.addEventListener(kind, then, { capture: true, signal: ending.signal });
  let last = -PAUSE;
  listen("pointerdown", ghost.begin);
  listen("keydown", ({ timeStamp }) => {
    if (timeStamp - last > PAUSE) ghost.begin();
    last = timeStamp;
  });
  listen("click", ({ target }) => {
    if (target.closest("button")?.parentElement === controls) ghost.forget();
  });
  return () => ending.abort();
}

// Whoever comes to a control with the Tab key sees the whole figure, where it fits: layout.css makes
// it a grid there. Elsewhere the picture stays in sight by itself. Returns what stops it.
function showWhole(explorer) {
  const look = ({ key }) => {
    if (key !== "Tab") return;
    requestAnimationFrame(() => { // by then the focus has gone on
      const fits = getComputedStyle(explorer).display === "grid";
      if (fits && explorer.contains(document.activeElement)) {
        explorer.scrollIntoView({ block: "nearest" });
      }
    });
  };
  window.addEventListener("keydown", look, true);
  return () => window.removeEventListener("keydown", look, true);
}

// A finger that moves less has not made up its mind, in pixels.
const SLOP = 8;

// Where a finger went that lay down at one point and is at another: along a slider ("across"),
// nowhere ("still"), or elsewhere ("down").
function way(from, { clientX, clientY }) {
  const [across, down] = [clientX - from.clientX, clientY - from.clientY].map(Math.abs);
  if (Math.max(across, down) <= SLOP) return "still";
  return across > down ? "across" : "down";
}

// Areas of a picture set controls: aim() gets pairs of a control and a position, both by number. The
// mouse sets them where it is pressed, a finger where it is lifted or moves across: a finger that
// moves up or down scrolls, as anywhere else.
function followHand(root, ghost, aim) {
  for (const area of root.querySelectorAll("[data-sets]")) {
    const sets = JSON.parse(area.dataset.sets);
    let from = null;
    let dragged = false;
    let last = "";
    const follow = ({ clientX, clientY }) => {
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(root.getScreenCTM().inverse());
      const pairs = sets.map(([control, first, places]) =>
        [control, places ? nearest(places, [x, y][first]) : first]);
      if (String(pairs) === last) return;
      last = String(pairs);
      aim(pairs);
    };
    root.style.touchAction = "pan-y pinch-zoom"; // of a part of a picture browsers do not heed it
    area.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      from = event;
      last = "";
      dragged = event.pointerType === "mouse";
      ghost.begin();
      if (!dragged) return;
      event.preventDefault(); // would mark the words of the picture
      area.setPointerCapture(event.pointerId);
      follow(event);
    });
    area.addEventListener("pointermove", (event) => {
      if (!from) return;
      dragged ||= way(from, event) === "across";
      if (dragged) follow(event);
    });
    area.addEventListener("pointerup", (event) => {
      if (from && (dragged || way(from, event) === "still")) follow(event);
      from = null;
    });
    area.addEventListener("pointercancel", () => { from = null; });
  }
}

const nearest = (places, here) => places.reduce(
  (best, place, at) => (Math.abs(place - here) < Math.abs(places[best] - here) ? at : best), 0);

// A line may not break inside an amount: a minus alone at its end would make a gain of a loss. What a
// screen reader hears, and a search finds, is the sentence as it is.
const AMOUNT = /([+−±-]?[€£$]\s?[+−-]?\d[\d.,]*)/;

function write(place, words) {
  place.replaceChildren(...words.split(AMOUNT).map((part, index) => {
    if (index % 2 === 0) return part;
    const amount = document.createElement("span");
    amount.style.whiteSpace = "nowrap";
    amount.textContent = part;
    return amount;
  }));
}

// What a figure says once its reader has moved it ("" until then), for a report that is put together.
function noteSaid(name, sentence) {
  (window.framingsSaid ??= {})[name] = sentence;
  window.dispatchEvent(new Event("framings-said"));
}

// The bet that an explorer answers: the last thing asked before it, unless that is a question.
function betBefore(explorer) {
  return [...document.querySelectorAll(".framings-bet, .framings-question")]
    .filter((asked) => asked.compareDocumentPosition(explorer) & Node.DOCUMENT_POSITION_FOLLOWING)
    .at(-1)?.closest(".framings-bet");
}

// A page may be shown to a class: ?present. There no storage is so much as looked at.
const presenting = new URLSearchParams(location.search).has("present");
const storageOf = (name) => (presenting ? null : window[name]);

// A text in a storage of this browser. Where it cannot be had (a private window, a frame of another
// site, full, switched off), nothing is kept.
const stored = (storage, name) => ({
  read() {
    try {
      return storageOf(storage).getItem(name);
    } catch {
      return null;
    }
  },
  write(text) {
    try {
      storageOf(storage).setItem(name, text);
      return true;
    } catch {
      return false;
    }
  },
  clear() {
    try {
      storageOf(storage).removeItem(name);
    } catch { /* as above */ }
  },
});

// Whether a storage of this browser keeps anything.
function keeps(storage) {
  const trial = stored(storage, "framings");
  const kept = trial.write("");
  trial.clear();
  return kept;
}

// What was first chosen in a bet, whichever lesson asks it. This device keeps it by the bet's own name, as
// "00 1": in lesson 00, the second option. A lesson does not take the place of what another keeps.
function firstAnswer(asked) {
  const { bet, lesson: here } = asked.dataset;
  const kept = stored("localStorage", `framings:bet:${bet}`);
  const [lesson, place] = (bet && kept.read())?.split(" ") ?? [];
  const ours = !lesson || lesson === here;
  return {
    // Where it was given and which option it was, unless that was here.
    elsewhere: ours ? null : { lesson, bet: asked.querySelectorAll("summary")[place]?.textContent },
    keep(option) {
      const chosen = [...asked.querySelectorAll("summary")].indexOf(option);
      if (bet && ours) kept.write(`${here} ${chosen}`);
    },
    forget() {
      if (bet && ours) kept.clear();
    },
  };
}

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// The places of the picture and the sentence, and functions that fill in what changes.
function figure(el, svg) {
  el.classList.add("live");
  const image = document.createElement("div");
  image.className = "live-picture";
  image.setAttribute("role", "img");
  const sentence = document.createElement("p");
  sentence.className = "live-sentence";
  sentence.setAttribute("role", "status");
  sentence.setAttribute("aria-live", "polite");
  // What the reader bet, beside the result. No part of the status: it is not said at each move.
  const bet = document.createElement("p");
  bet.className = "live-bet";
  el.append(image, sentence, bet);
  const say = (words, alt) => {
    image.setAttribute("aria-label", alt);
    if (sentence.textContent !== words) write(sentence, words);
  };
  const sayBet = (words, option, elsewhere) => {
    const lines = option ? [fill(words.bet, { bet: option })] : [];
    if (option && elsewhere?.bet) lines.push(fill(words.elsewhere, elsewhere));
    bet.innerText = lines.join("\n");
  };
  return { ...picture(image, svg), say, sayBet };
}
