// A page for a class: one thing a screen, in the order of the lesson, and votes that are counted here.
// Nothing is remembered, and nothing is open that the lecturer did not open. Stands above link.js.

const MOST = 4.4; // of a letter's size, in hundredths of the window's height
const LEAST = 2.4; // the same, where a part of the screen is the browser's own
const SHAPES = ["●", "▲", "■", "◆", "★", "✚"]; // of the cards A to F, beside their colours

let screens = []; // each: the section, its title, and its vote, if it asks something
let at = 0; // the screen that is seen
let part = 0; // of a text too long for one screen

// What a lesson consists of, a list of elements for each screen: a heading begins one, and so does the
// strip and each question; a bet stands with the heading of its step.
function cutIntoScreens(main) {
  const cut = [];
  const holds = (screen, names) => screen.some((each) => each.matches(names) || each.querySelector(names));
  for (const element of [...main.children]) {
    const questions = [...element.querySelectorAll(".framings-question")];
    if (questions.length) cut.push(...questions.map((question) => [question]), []);
    else if (element.matches("h1, h2, h3, h4") || element.querySelector(".framings-strip")) cut.push([element]);
    else if (!element.matches(".code, .score, .note, .answers-note")) (cut.at(-1) ?? cut[cut.push([]) - 1]).push(element);
  }
  // How to run a notebook is for those who sit at one.
  const goals = cut[0]?.findIndex((element) => element.matches("ul"));
  if (goals >= 0) cut[0].length = goals + 1;
  const end = cut.findIndex((screen) => holds(screen, ".framings-closing"));
  return cut.filter((screen, index) => {
    if (screen.every((element) => element.matches("h1, h2, h3, h4"))) return false;
    if (holds(screen, "[data-explorer], .framings-bet, .framings-question")) return true;
    const next = cut[index + 1] ?? [];
    if (holds(next, ".framings-question")) return false; // only says that questions follow
    // Beyond the end there are pictures, each with what is to be seen in it.
    return end < 0 || index <= end || (screen[0].matches("h4") && holds(cut[index - 1], "[data-explorer]"));
  });
}

function section(elements, number) {
  const title = elements.map((element) =>
    element.matches("h1, h2, h3, h4") ? element : element.querySelector("h3, strong"))
    .find(Boolean)?.textContent ?? "";
  const place = make("section", { class: "screen", tabindex: "-1", "aria-label": title, hidden: "" }, ...elements);
  const item = place.querySelector(".framings-bet, .framings-question");
  place.classList.toggle("picture", Boolean(place.querySelector("[data-explorer]")));
  return { place, title: `${number + 1}. ${title}`, vote: item && voteOn(item), parts: [[...place.children]] };
}

// Letters as large as there is room for. A text for which there is none in letters that can be read from
// the last row is cut into parts, between two paragraphs, or between the rows of what is too long by itself.
function fit({ place }, most = MOST) {
  const inner = () => place.clientHeight - parseFloat(getComputedStyle(place).paddingBlockStart) * 2;
  place.style.setProperty("--live-high", `${inner()}px`);
  const overflows = () => place.scrollHeight > place.clientHeight + 1 || place.scrollWidth > place.clientWidth + 1;
  const blocks = [...place.children];
  for (const block of place.querySelectorAll(".elsewhere")) block.classList.remove("elsewhere");
  const largest = place.matches(".picture") ? Math.min(most, 3) : most;
  const fits = (size) => {
    place.style.fontSize = `${size}vh`;
    return !overflows();
  };
  // 1/50 of the screen's height; in a window that is far lower, what can be read there.
  const least = Math.min(LEAST, (2.02 * window.screen.height) / window.innerHeight);
  place.classList.remove("tight");
  for (let size = largest; size >= least; size -= 0.1) if (fits(size)) return [blocks];
  place.classList.add("tight"); // for the style sheet: what can be left out
  if (fits(least) || place.matches(".picture")) return [blocks];
  fits((least + MOST) / 2);
  const parts = [[]];
  const put = (block) => {
    block.classList.remove("elsewhere");
    if (parts.at(-1).length && overflows()) {
      parts.at(-1).forEach((other) => other.classList.add("elsewhere"));
      parts.push([]);
    }
    if (block.matches("div, section") && overflows()) putAll(block);
    else parts.at(-1).push(block);
  };
  const putAll = ({ children }) => {
    for (const child of children) child.classList.add("elsewhere");
    [...children].forEach(put);
  };
  putAll(place);
  return parts;
}

function show(to, partTo = 0) {
  at = Math.max(0, Math.min(to, screens.length - 1));
  screens.forEach(({ place }, index) => { place.hidden = index !== at; });
  const screen = screens[at];
  tools(); // which may take two lines, and leave so much less to the screen
  screen.parts = fit(screen);
  showPart(partTo < 0 ? screen.parts.length - 1 : partTo);
  toScreen();
  chooser.selectedIndex = at;
}

const toScreen = () => screens[at].place.focus({ preventScroll: true });

function showPart(to) {
  const { parts } = screens[at];
  part = Math.min(to, parts.length - 1);
  parts.forEach((blocks, index) =>
    blocks.forEach((block) => block.classList.toggle("elsewhere", index !== part)));
}

function go(step) {
  const { parts } = screens[at];
  if (parts[part + step]) {
    showPart(part + step);
    toScreen();
  } else if (screens[at + step]) show(at + step, step < 0 ? -1 : 0);
}

function showScreenOf(element) {
  const to = screens.findIndex(({ place }) => place.contains(element));
  if (element && to >= 0) show(to);
}

// The lecturer has changed what stands on the screen, or a picture came. A reply that is open is seen.
function refit() {
  const screen = screens[at];
  const open = screen.place.querySelector(".framings-option[open], details[open]:focus-within");
  screen.parts = fit(screen);
  const holding = open ? screen.parts.findIndex((blocks) => blocks.some((block) => block.contains(open))) : part;
  showPart(Math.max(0, holding));
}

// A sentence became longer: letters may get smaller, but do not go to and fro.
function shrink() {
  const screen = screens[at];
  if (screen.place.scrollHeight <= screen.place.clientHeight + 1) return;
  screen.parts = fit(screen, parseFloat(screen.place.style.fontSize));
  showPart(part);
}

// A vote on a bet or a question: hands or cards, counted twice at most; seen when the lecturer shows them.
function voteOn(item) {
  const index = asked.findIndex((each) => each.item === item);
  const { options } = asked[index];
  const vote = {
    index, round: 0, counts: [options.map(() => 0), options.map(() => 0)],
    right: options.findIndex((option) => option.matches(".framings-right")),
    counting: false, bars: false, advice: false,
  };
  item.querySelector(":scope > p > small")?.parentElement.remove();
  const head = make("p", { class: "tally", role: "status" });
  const advice = make("p", { class: "advice", role: "status" });
  const letter = (place) => "ABCDEF"[place];
  const set = (place, count) => {
    vote.counts[vote.round][place] = Math.max(0, Math.min(9999, count));
    vote.show();
  };
  const rows = options.map((option, place) => {
    option.name = `replies-${index}`; // one reply at a time
    const card = make("span", { class: `card card-${place + 1}`, "aria-hidden": "true" }, SHAPES[place]);
    const field = make("input", {
      type: "text", inputmode: "numeric", maxlength: "4", autocomplete: "off",
      "aria-label": fill(words.votesFor, { letter: letter(place) }),
    });
    const step = (sign, by, label) => {
      const button = make("button", { type: "button", "aria-label": fill(label, { letter: letter(place) }) }, sign);
      button.addEventListener("click", () => set(place, vote.counts[vote.round][place] + by));
      return button;
    };
    field.addEventListener("input", () => set(place, Number(field.value.replace(/\D/g, ""))));
    field.addEventListener("focus", () => field.select());
    field.addEventListener("keydown", (event) => {
      const by = { "+": 1, "=": 1, ArrowUp: 1, "-": -1, "−": -1, ArrowDown: -1 }[event.key];
      if (by) set(place, vote.counts[vote.round][place] + by);
      if (event.key === "Enter") (rows[place + 1]?.field ?? screens[at].place).focus({ preventScroll: true });
      if (by || event.key === "Enter") event.preventDefault();
    });
    const counter = make("div", { class: "counter" }, step("−", -1, words.oneFewer), field, step("+", 1, words.oneMore));
    const bars = make("div", { class: "bars" });
    const row = make("div", { class: "ballot" });
    option.before(row);
    row.append(card, option, counter, bars);
    return { field, counter, bars };
  });
  item.append(head, advice);
  vote.show = () => {
    const totals = vote.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0));
    rows.forEach(({ field, counter, bars }, place) => {
      counter.hidden = !vote.counting;
      const value = String(vote.counts[vote.round][place]);
      if (field.value !== value) field.value = value;
      bars.hidden = !vote.bars;
      bars.replaceChildren(...vote.counts.flatMap((counts, round) => {
        if (round && !totals[1]) return [];
        const share = totals[round] ? counts[place] / totals[round] : 0;
        const bar = make("span", { class: `bar bar-${place + 1} round-${round + 1}` });
        bar.style.width = `${70 * share}%`;
        const said = fill(words.votes, { count: counts[place], share: Math.round(100 * share) });
        return make("div", {}, bar, ` ${totals[1] ? `${[words.firstVote, words.secondVote][round]}: ` : ""}${said}`);
      }));
    });
    head.hidden = !vote.counting && !vote.bars;
    head.textContent = fill(words.tally, { vote: [words.firstVote, words.secondVote][vote.round], count: totals[vote.round] });
    advice.hidden = !vote.advice;
    const share = vote.counts[0][vote.right] / totals[0];
    advice.textContent = !vote.advice ? "" : !totals[0] ? words.countFirst
      : share < 0.35 ? words.giveHint : share <= 0.7 ? words.talkInPairs : words.moveOn;
  };
  vote.focus = () => rows[0].field.focus();
  vote.show();
  return vote;
}

// What a vote can be told to do, by button or key.
function onVote(change) {
  const { vote } = screens[at];
  if (!vote) return;
  change(vote);
  vote.show();
  refit();
  tools();
}

// Codes from phones: counted as first votes, again and again as lines are added, and each once.
function codesDialog() {
  const options = asked.map(({ options: each }) => each.length);
  const box = make("textarea", { rows: "8", id: "codes", spellcheck: "false", autocomplete: "off" });
  const said = make("div", { role: "status" });
  const count = make("button", { type: "button" }, words.countCodes);
  let before = options.map((each) => Array(each).fill(0));
  count.addEventListener("click", () => {
    const { read, bad } = readCodes(document.body.dataset.memory, options, box.value);
    const now = options.map((each, index) => Array.from({ length: each }, (_, place) =>
      read.filter((choices) => choices[index] === place).length));
    for (const { vote } of screens) {
      if (!vote) continue;
      vote.counts[0] = vote.counts[0].map((sum, place) =>
        Math.max(0, sum + now[vote.index][place] - before[vote.index][place]));
      vote.show();
    }
    before = now;
    tools();
    said.replaceChildren(
      make("p", {}, fill(words.codesCounted, { count: read.length, bad: bad.length })),
      make("ul", {}, ...bad.map((line) => make("li", {}, fill(words.codeLine, line)))));
  });
  return dialog(words.codes, make("p", {}, make("label", { for: "codes" }, words.codesHow)), box, make("p", {}, count), said);
}

function dialog(title, ...content) {
  const close = make("button", { type: "button" }, words.close);
  const element = make("dialog", { "aria-label": title }, make("h2", {}, title), ...content, make("p", {}, close));
  close.addEventListener("click", () => element.close());
  element.addEventListener("close", toScreen); // a browser may leave the focus in what is closed
  document.body.append(element);
  return element;
}

function linkDialog() {
  const element = dialog(words.copyLink);
  const fields = make("div", {});
  element.querySelector("h2").after(fields);
  return () => {
    const place = screens[at].place.querySelector("[data-explorer]");
    if (!linkable.has(place)) return;
    const [first, second] = [[words.linkForClass, "?present"], [words.linkForStudents, ""]]
      .map(([label, query]) => toCopy(label, addressOf(place, query)));
    fields.replaceChildren(first.element, second.element);
    element.showModal();
    first.copy();
  };
}

// A clock that counts down by the minute.
function timer() {
  const face = make("output", { class: "timer", role: "timer", "aria-live": "off", hidden: "" });
  const over = make("span", { class: "unseen", role: "status" });
  let ends = 0;
  let ticking;
  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    face.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    face.classList.toggle("over", !left);
    over.textContent = left ? "" : words.timeIsUp;
    if (!left) clearInterval(ticking);
  };
  const stop = () => {
    clearInterval(ticking);
    ends = 0;
    face.hidden = true;
    over.textContent = "";
  };
  const add = () => {
    clearInterval(ticking);
    ends = Math.max(ends, Date.now()) + 60_000;
    face.hidden = false;
    ticking = setInterval(tick, 250);
    tick();
  };
  return { face, over, add, stop };
}

function fullScreen() {
  const refused = () => { said.textContent = words.noFullScreen; };
  said.textContent = "";
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(refused);
  else refused();
}

const figureSeen = () => screens[at].place.matches(".picture") && screens[at].place;
const voteSeen = () => screens[at].vote;

// All that can be done: keys, what the help says of it, what is done, and the words of a button, which is
// there when something is.
const clock = timer();
let copyLink;
let codes;
let help;
const ACTIONS = [
  { keys: ["ArrowRight", "ArrowDown", "PageDown", " "], shown: "→ ↓ Space PageDown", about: words.keyNext, act: () => go(1) },
  { keys: ["ArrowLeft", "ArrowUp", "PageUp", "Shift+ "], shown: "← ↑ Shift+Space PageUp", about: words.keyBack, act: () => go(-1) },
  { keys: ["Home"], shown: "Home", about: words.keyFirst, act: () => show(0) },
  { keys: ["End"], shown: "End", about: words.keyLast, act: () => show(screens.length - 1) },
  { keys: ["s"], shown: "S", about: words.keySentence, button: words.sentence, there: figureSeen,
    pressed: () => figureSeen().classList.contains("telling"),
    act() {
      if (!figureSeen()) return;
      figureSeen().classList.toggle("telling");
      refit();
      tools();
    } },
  { keys: ["l"], shown: "L", about: words.keyLink, button: words.copyLink, there: figureSeen, act: () => figureSeen() && copyLink() },
  { keys: ["1", "2", "3", "4", "5", "6"], shown: "1 … 6", about: words.keyReply, act: (key) => {
    const option = screens[at].place.querySelectorAll(".framings-option")[key - 1];
    if (!option) return;
    const open = !option.open;
    for (const other of screens[at].place.querySelectorAll(".framings-option")) other.open = open && other === option;
    refit();
  } },
  { keys: ["c"], shown: "C", about: words.keyCount, button: words.count, there: voteSeen, pressed: () => voteSeen().counting,
    act: () => onVote((it) => {
      it.counting = !it.counting;
      it.show();
      if (it.counting) it.focus();
      else toScreen();
    }) },
  { keys: ["v"], shown: "V", about: words.keyBars, button: words.bars, there: voteSeen, pressed: () => voteSeen().bars,
    act: () => onVote((it) => { it.bars = !it.bars; }) },
  { keys: ["n"], shown: "N", about: words.keySecond, button: words.secondVote, there: voteSeen, pressed: () => voteSeen().round === 1,
    act: () => onVote((it) => {
      it.round = 1 - it.round;
      it.bars = false;
      it.advice = false;
    }) },
  { keys: ["w"], shown: "W", about: words.keyAdvice, button: words.whatNow, there: () => voteSeen()?.right >= 0,
    pressed: () => voteSeen().advice, act: () => onVote((it) => { it.advice = it.right >= 0 && !it.advice; }) },
  { keys: ["p"], shown: "P", about: words.keyCodes, button: words.codes, there: voteSeen, act: () => codes.showModal() },
  { keys: ["t"], shown: "T", about: words.keyTimer, button: words.timer, there: () => true, act: clock.add },
  { keys: ["Shift+t"], shown: "Shift+T", about: words.keyTimerStop, act: clock.stop },
  { keys: ["f"], shown: "F", about: words.keyFull, button: words.fullScreen, there: () => true, act: fullScreen },
  { keys: ["?"], shown: "?", about: words.keyHelp, button: words.help, there: () => true, act: () => help.showModal() },
  { keys: ["Escape"], shown: "Esc", about: words.keyLeave, act: toScreen },
];

const chooser = make("select", { "aria-label": words.screen });
const said = make("span", { class: "unseen", role: "status" });
const toolsPlace = make("span", { class: "tools" });
let letterKeys = true;

function toolButton({ keys, button, act, pressed, shown }) {
  const element = make("button", { type: "button", "data-key": keys[0] }, button, " ", make("kbd", {}, shown));
  if (pressed) element.setAttribute("aria-pressed", pressed());
  element.addEventListener("click", ({ detail }) => {
    if (detail) document.activeElement.blur(); // a mouse; else Space would press it again
    act();
  });
  return element;
}

function tools() {
  const focused = toolsPlace.contains(document.activeElement) && document.activeElement.dataset.key;
  toolsPlace.replaceChildren(...ACTIONS.filter(({ there }) => there?.()).map(toolButton));
  if (focused) [...toolsPlace.children].find(({ dataset }) => dataset.key === focused)?.focus();
}

// Whether a key counts, in a field for votes. A letter and a space do not, nor does an arrow where there is
// no more figure to go to: the lecturer need not leave the field first.
function counts(key, { selectionStart, selectionEnd, value }) {
  if (key === "ArrowLeft") return selectionStart > 0;
  if (key === "ArrowRight") return selectionEnd < value.length;
  return !/^[\p{L} ?]$/u.test(key);
}

// Whether a key belongs to what has the focus: a slider, a field, a button.
function isTaken({ key }, focus) {
  if (key === "PageDown" || key === "PageUp") return focus.matches("textarea");
  if (key === "Escape") return false;
  if (focus.matches(".counter input")) return counts(key, focus);
  if (focus.isContentEditable) return true;
  if (focus.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea, select")) return true;
  if (key === " ") return focus.matches("button, summary, a, input:not([type=range])");
  return (key.startsWith("Arrow") || key === "Home" || key === "End") && focus.matches("input");
}

function onKey(event) {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (ctrlKey || altKey || metaKey || document.querySelector("dialog[open]")) return;
  if (isTaken(event, document.activeElement ?? document.body)) return;
  const lower = key.length === 1 ? key.toLowerCase() : key;
  const name = shiftKey && [" ", "t"].includes(lower) ? `Shift+${lower}` : lower;
  const action = ACTIONS.find(({ keys }) => keys.includes(name));
  if (!action || (!letterKeys && key.length === 1 && key !== " ")) return;
  event.preventDefault();
  action.act(name);
}

function helpDialog() {
  const list = make("dl", { class: "keys" }, ...ACTIONS.flatMap(({ shown, about }) =>
    [make("dt", {}, make("kbd", {}, shown)), make("dd", {}, about)]));
  const letters = make("input", { type: "checkbox" });
  letters.checked = true;
  letters.addEventListener("change", () => { letterKeys = letters.checked; });
  return dialog(words.help, list, make("p", {}, words.helpSliders),
    make("p", {}, make("label", {}, letters, ` ${words.letterKeys}`)),
    make("p", {}, make("a", { href: location.pathname }, words.leave)));
}

function present() {
  const main = document.querySelector("main");
  document.documentElement.classList.add("presenting");
  screens = cutIntoScreens(main).map(section);
  const nav = document.querySelector("main ~ nav.lessons");
  if (nav) screens.at(-1).place.append(nav);
  main.replaceChildren(...screens.map(({ place }) => place));
  chooser.append(...screens.map(({ title }) => make("option", {}, title)));
  chooser.addEventListener("change", () => {
    show(chooser.selectedIndex);
    chooser.focus();
  });
  const step = (text, by, label) => {
    const button = make("button", { type: "button", "aria-label": label }, text);
    button.addEventListener("click", () => go(by));
    return button;
  };
  const bar = make("div", { class: "bar-below", role: "group", "aria-label": words.tools },
    step("‹", -1, words.back), step("›", 1, words.next), chooser, toolsPlace, clock.face, clock.over, said);
  main.after(bar);
  copyLink = linkDialog();
  codes = codesDialog();
  help = helpDialog();
  document.addEventListener("keydown", onKey);
  main.addEventListener("toggle", refit, true);
  window.addEventListener("resize", () => show(at, part));
  // Explorers arrive, and sentences get longer.
  new MutationObserver((changes) => requestAnimationFrame(
    changes.some(({ target }) => target.matches?.("[data-explorer]")) ? refit : shrink))
    .observe(main, { childList: true, subtree: true, characterData: true });
  show(0);
}

if (presenting) {
  // From the front page on.
  for (const link of document.querySelectorAll(".contents a, .begin")) link.search = "?present";
}
if (document.querySelector(".framings-strip")) {
  if (presenting) {
    present();
  } else {
    // In a frame there may be little room: a window of its own.
    const query = `${location.search || "?"}&present`.replace("?&", "?");
    const link = make("a", { href: query, ...(window.parent !== window && { target: "_blank" }) }, words.projector);
    link.addEventListener("click", () => { link.href = query + location.hash; });
    document.querySelector("main").before(make("p", { class: "projector" }, link));
  }
}
