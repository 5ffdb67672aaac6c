// The notebook's part: what a kernel sends, and names for its controls. figure.js and host.js stand above it.

// The notebook's sliders have no accessible name, and say a bare number: give them their label,
// which holds the unit, and the value as it is written beside them. ipywidgets makes parts of a
// slider anew when it likes, so this is done at each change.
function nameSliders(controls, decimal) {
  for (const slider of controls.querySelectorAll(".widget-slider")) {
    const label = slider.querySelector(".widget-label")?.textContent ?? "";
    const handle = slider.querySelector("[role=slider]");
    const readout = slider.querySelector(".widget-readout");
    handle?.setAttribute("aria-label", label);
    if (!readout) continue;
    if (slider.matches(".live-number")) writeLocally(readout, decimal);
    handle?.setAttribute("aria-valuetext", readout.textContent);
    if (readout.isContentEditable) {
      readout.setAttribute("role", "textbox");
      readout.setAttribute("aria-label", label);
    }
  }
}

// A screen reader says which question the buttons answer, and a group of radio buttons is one stop
// of the Tab key: ipywidgets neither ties them to their label nor to each other.
function nameGroups(controls) {
  for (const group of controls.querySelectorAll(".live-moves, .widget-radio")) {
    const radios = group.querySelectorAll("input[type=radio]");
    group.setAttribute("role", radios.length ? "radiogroup" : "group");
    group.setAttribute("aria-label", group.querySelector(".widget-label")?.textContent ?? "");
    const name = unused("live-choice");
    for (const radio of radios) radio.name = name;
  }
}

// "Reset" alone does not say what, once it is heard apart from the picture.
function nameButtons(controls) {
  for (const button of controls.querySelectorAll(":scope > button[title]")) {
    button.setAttribute("aria-label", button.title);
    button.removeAttribute("title"); // a screen reader would say it twice
  }
}

// ipywidgets writes a slider's number as English does, and reads it so: "0,5" would be nought. What a
// slider of words says is in the reader's language already.
function writeLocally(readout, decimal) {
  if (readout.dataset.typing || readout.textContent === readout.dataset.local) return;
  const swap = (mark) => (decimal === "." ? mark : mark === "." ? "," : ".");
  readout.dataset.local = readout.textContent = readout.textContent.replace(/[.,]/g, swap);
}

// What somebody typed, as ipywidgets will read it. The last mark is the decimal one, unless it can only
// part thousands: 1.200 is 1200 where decimals have a comma, but 0.5 is a half there too. Where a share
// stands as 35%, its value is 0.35; whoever types 50% or 50 there means a half.
function typed(text, decimal, isShare) {
  const bare = text.replace(/[\s€%]/g, "");
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  const grouped = /^\D?[1-9]\d{0,2}([.,]\d{3})+$/.test(bare) && bare[last] !== decimal;
  const whole = last < 0 || grouped || bare.split(bare[last]).length > 2;
  const without = (part) => part.replace(/[.,]/g, "");
  const read = whole ? without(bare) : `${without(bare.slice(0, last))}.${bare.slice(last + 1)}`;
  return isShare && (text.includes("%") || read > 1) ? String(read / 100) : read;
}

// With Enter it counts; whoever leaves without finds again what is set.
function readLocally(controls, decimal) {
  const ending = new AbortController();
  const listen = (kind, capture, heard) => controls.addEventListener(kind, ({ target, key }) => {
    if (target.matches?.(".live-number > .widget-readout")) heard(target, key);
  }, { capture, signal: ending.signal });
  listen("input", true, (readout) => { readout.dataset.typing = "yes"; });
  listen("keydown", true, (readout, key) => {
    if (key !== "Enter") return;
    readout.dataset.typing = "yes"; // until ipywidgets has read it
    readout.textContent = typed(readout.textContent, decimal, readout.dataset.local.endsWith("%"));
  });
  listen("keydown", false, (readout, key) => {
    if (key !== "Enter") return;
    delete readout.dataset.typing;
    writeLocally(readout, decimal);
  });
  listen("focusout", false, (readout) => {
    if (readout.dataset.typing) readout.textContent = readout.dataset.local;
    delete readout.dataset.typing;
  });
  return () => ending.abort();
}

function keepNamed(controls, decimal) {
  nameGroups(controls);
  nameButtons(controls);
  nameSliders(controls, decimal);
  const changes = new MutationObserver(() => nameSliders(controls, decimal));
  changes.observe(controls, { childList: true, characterData: true, subtree: true });
  const forget = readLocally(controls, decimal);
  return () => { changes.disconnect(); forget(); };
}

// A slider of ipywidgets takes every finger for its own as soon as it lies down. Here it gets, as if of
// a mouse, the finger that moves along it or is lifted where it lay down; what goes up or down scrolls.
function letScroll(controls) {
  const ending = new AbortController();
  const mouse = (kind, place, { clientX, clientY }) => place.dispatchEvent(new MouseEvent(kind, {
    bubbles: true, cancelable: true, clientX, clientY, buttons: Number(kind !== "mouseup"),
  }));
  let finger = null;
  const press = () => {
    const { slider, target, from } = finger;
    const handle = slider.querySelector(".noUi-handle");
    if (!handle.contains(target)) {
      mouse("mousedown", target, from); // brings the handle there
      mouse("mouseup", target, from);
      slider.classList.remove("noUi-state-tap"); // while the handle glides it takes no press
    }
    mouse("mousedown", handle.firstElementChild ?? handle, from);
    finger.held = handle;
  };
  const followed = {
    touchstart(event) {
      const slider = event.target.closest(".noUi-target");
      if (!slider) return;
      event.stopPropagation();
      const [from] = event.changedTouches;
      finger = event.touches.length === 1 ? { slider, target: event.target, from } : null;
    },
    touchmove(event) {
      if (!finger) return;
      const [to] = event.changedTouches;
      if (!finger.held && way(finger.from, to) === "across") press();
      if (finger.held) mouse("mousemove", finger.held, to);
    },
    touchend(event) {
      if (!finger) return;
      const [to] = event.changedTouches;
      if (!finger.held && way(finger.from, to) === "still") press();
      followed.touchcancel(event);
      event.preventDefault(); // the browser would press once more
    },
    touchcancel(event) {
      if (finger?.held) mouse("mouseup", finger.held, event.changedTouches[0]);
      finger = null;
    },
  };
  for (const [kind, follow] of Object.entries(followed)) {
    controls.addEventListener(kind, follow, { capture: true, signal: ending.signal });
  }
  return () => ending.abort();
}

// Run All Cells leaves a notebook at its end, past all answers. The first figure of which that is known
// brings the reader to where the lesson begins, unless the reader has gone elsewhere since.
function toTheBeginning(explorer, run) {
  const notebook = explorer.closest(".jp-Notebook");
  if (!notebook || !run || notebook.dataset.liveRun === run) return;
  notebook.dataset.liveRun = run;
  const view = notebook.querySelector(".jp-WindowedPanel-outer");
  const cells = [...notebook.querySelectorAll(".jp-Cell")];
  const [seen, end] = [view, cells.at(-1)].map((part) => part.getBoundingClientRect());
  if (!cells.at(-1).matches(".jp-mod-active") || end.top > seen.bottom || end.bottom < seen.top) return;
  view.scrollTop = 0;
  for (const kind of ["mousedown", "mouseup"]) {
    cells[0].dispatchEvent(new MouseEvent(kind, { bubbles: true }));
  }
}

// nbclassic knows nothing of code that a lesson folds away: a button folds and unfolds it there.
function foldCode(name) {
  for (const cell of window.Jupyter?.notebook?.get_cells() ?? []) {
    const code = cell.element[0].querySelector(":scope > .input");
    if (!cell.metadata.jupyter?.source_hidden || code.matches(".live-fold + .input")) continue;
    const button = document.createElement("button");
    button.className = "live-fold";
    button.textContent = name;
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!open));
      cell.code_mirror.refresh();
    });
    button.addEventListener("keydown", (event) => event.stopPropagation()); // a key for a button
    code.before(button);
  }
}

// Beside the result stands what the reader bet: the option first opened by hand, or open already
// when the explorer was shown. Each figure has this script to itself, so the window remembers; by lesson
// and the words of the bet, since a cell that is run again shows it anew, and closed.
function keepBet(explorer, words, sayBet) {
  const made = (window.framingsBets ??= {});
  const name = (bet) => `${bet.dataset.lesson} ${bet.textContent}`;
  const choose = (bet, option) => {
    if (!option || made[name(bet)]) return;
    made[name(bet)] = option.textContent;
    firstAnswer(bet).keep(option);
  };
  const tell = () => {
    const bet = betBefore(explorer);
    if (!bet) return;
    choose(bet, bet.querySelector("[open] > summary"));
    sayBet(words, made[name(bet)], firstAnswer(bet).elsewhere);
  };
  const look = ({ target }) => {
    const option = target.closest?.(".framings-bet summary");
    if (!option) return;
    if (!option.parentElement.open) choose(option.closest(".framings-bet"), option);
    tell();
  };
  document.addEventListener("click", look, true);
  tell();
  return () => document.removeEventListener("click", look, true);
}

// How long Python may take to answer, in milliseconds, before it is asked whether it is there, and
// before the learner is told.
const SOON = 400;
const PATIENCE = 4000;

// A slider moves on where no Python follows it: then the picture says that it sleeps, and the
// controls stop. ipywidgets marks what it knows to be without a kernel (a saved notebook, an exported
// page, a kernel started anew). Another kernel may have ended unnoticed, so it is asked where no change
// follows a press. Not at once: the picture would have to wait for that answer.
function saySleep(model, el, explorer, controls) {
  const words = model.get("words");
  const note = document.createElement("p");
  note.className = "live-note";
  note.setAttribute("role", "alert");
  el.prepend(note);
  let waiting = 0;
  let gone = false;
  const tell = (text) => {
    if (note.textContent !== text) note.textContent = text;
  };
  const cutOff = () => explorer.classList.contains("jupyter-widgets-disconnected");
  const asleep = cutOff() ? words.saved : words.gone;
  const look = () => {
    controls.inert = gone || cutOff();
    tell(controls.inert ? asleep : "");
  };
  const answered = () => {
    clearTimeout(waiting);
    waiting = 0;
    look();
  };
  const ask = () => {
    if (waiting || controls.inert) return;
    waiting = setTimeout(() => {
      waiting = setTimeout(() => {
        waiting = 0;
        tell(words.unanswered);
      }, PATIENCE - SOON);
      try {
        model.send({ kind: "awake?" });
      } catch {
        gone = true;
        answered();
      }
    }, SOON);
  };
  look();
  const changes = new MutationObserver(look);
  changes.observe(explorer, { attributeFilter: ["class"] });
  model.on("msg:custom change:sentence change:picture", answered);
  const ending = new AbortController();
  const always = { capture: true, signal: ending.signal };
  for (const press of ["pointerdown", "keydown"]) {
    for (const place of [controls, el]) place.addEventListener(press, ask, always);
  }
  return () => {
    clearTimeout(waiting);
    changes.disconnect();
    ending.abort();
  };
}

function render({ model, el }) {
  const { root, ghost, replace, say, sayBet } = figure(el, model.get("background"));
  const speak = () => say(model.get("sentence"), model.get("picture"));
  const note = () => noteSaid(model.get("name"), model.get("sentence"));
  const count = model.get("pieces");
  for (let index = 0; index < count; index++) {
    const show = () => replace(index, model.get(`piece_${index}`));
    show();
    model.on(`change:piece_${index}`, show);
  }
  speak();
  model.on("change:sentence change:picture", speak);
  model.on("change:sentence", note);

  // The figure is not yet in its place while it is rendered.
  let endings = [];
  let frame = requestAnimationFrame(function wait() {
    const explorer = el.closest(".live-explorer");
    const controls = explorer?.querySelector(".live-controls");
    if (!controls || !el.isConnected) {
      frame = requestAnimationFrame(wait);
      return;
    }
    endings = [
      keepNamed(controls, model.get("words").decimal), keepKeys(controls), hideStill(explorer, ".live-still"),
      saySleep(model, el, explorer, controls),
      letScroll(controls),
      keepBet(explorer, model.get("words"), sayBet),
      followMovements(controls, ghost),
      showWhole(explorer),
    ];
    followHand(root, ghost, (pairs) => {
      if (controls.inert) return;
      const [turn = 0] = model.get("asked");
      model.set("asked", [turn + 1, ...pairs]);
      model.save_changes();
    });
    foldCode(model.get("words").code);
    toTheBeginning(explorer, model.get("run"));
  });
  return () => {
    cancelAnimationFrame(frame);
    for (const end of endings) end();
  };
}

export default { render };
