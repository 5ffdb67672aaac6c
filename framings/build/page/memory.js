// What the reader did on this page, and what remembers it: this browser, a course, or nothing.
// Stands above page.js, whose explorers ask where they were left.

// Bets and questions, statements of both sides, and explorers, in the order of the page.
const asked = [...document.querySelectorAll(".framings-bet, .framings-question")].map((item) => ({
  isQuestion: item.matches(".framings-question"),
  item,
  options: [...item.querySelectorAll(".framings-option")],
}));
const sidesPlaces = [...document.querySelectorAll(".framings-sides")];
const explorerPlaces = [...document.querySelectorAll("[data-explorer]")];

// What was done: which options of each bet and question were opened, in that order, where each
// explorer was left, and whether the end was reached.
const nothing = () => ({
  opened: asked.map(() => []), left: explorerPlaces.map(() => ""), end: false,
});

// As a text, such as "2..10 1x9k2b.c.0;; 0": the third option of the first, none of the second, two
// of the third; the first of three explorers at its 13th and its first position; the end not yet.
const written = ({ opened, left, end }) =>
  `${opened.map((places) => places.join("")).join(".")} ${left.join(";")} ${Number(end)}`;

// The other way round. A text that does not fit this page is as good as none.
function readBack(text) {
  const [first, second = "", end] = String(text ?? "").split(" ");
  const opened = first.split(".").map((part) => [...part].map(Number));
  const left = second.split(";");
  const fits = opened.length === asked.length && opened.every((places, index) =>
    new Set(places).size === places.length && places.every((at) => asked[index].options[at]));
  return {
    opened: fits ? opened : nothing().opened,
    left: left.length === explorerPlaces.length ? left : nothing().left,
    end: end === "1",
  };
}

// Both: of answers the earlier come first, of explorers the later stand.
const together = (earlier, later) => ({
  opened: earlier.opened.map((places, index) => [...new Set([...places, ...later.opened[index]])]),
  left: earlier.left.map((where, index) => later.left[index] || where),
  end: earlier.end || later.end,
});

const memoryName = `framings:${document.body.dataset.memory}`;
const thisBrowser = stored("localStorage", memoryName);
const nowhere = { read() {}, write() {}, note: window.framingsWords.notRemembered };
const browserKeeps = keeps("localStorage");

// The one place that says what remembers. A memory has read() and write(text, urgent); the reader
// may forget where there is a clear(), and is told its note. A course puts itself here: keepIn().
let memory = browserKeeps ? thisBrowser : nowhere;
let done = readBack(memory.read());
let fresh = nothing(); // of it, what was done on this page and is not yet known to be kept
const followers = []; // told when something else than the reader changed what was done

// Remembers from here on in another place, together with what stands there and what the reader did
// here, or is known from these texts to have done and not kept.
function keepIn(other, ...texts) {
  memory = other;
  fresh = [...texts.map(readBack), fresh].reduce(together);
  done = together(readBack(memory.read()), fresh);
  followers.forEach((follow) => follow());
}

function forget() {
  memory.clear();
  asked.forEach(({ item }) => firstAnswer(item).forget());
  if (sidesPlaces.length) keptSides("localStorage").clear();
  done = nothing();
  fresh = nothing();
  followers.forEach((follow) => follow());
}

// The reader did something; what is urgent should not wait for more of it.
function did(change, urgent) {
  change(done);
  change(fresh);
  if (memory.write(written(done), urgent) === false) memory = nowhere; // full, for instance
}

function score() {
  const firsts = asked
    .map(({ isQuestion, options }, index) => isQuestion && options[done.opened[index][0]])
    .filter(Boolean);
  return {
    right: firsts.filter((option) => option.matches(".framings-right")).length,
    tried: firsts.length,
    all: asked.filter(({ isQuestion }) => isQuestion).length,
  };
}

const fingerprint = (text) =>
  [...text].reduce((sum, letter) => (31 * sum + letter.codePointAt(0)) >>> 0, 0).toString(36);

// Puts an explorer where it was left, now and when another memory is chosen: show() gets the
// positions, or null where there are none for these very controls. Returns what notes new ones.
function whereLeft(place, controls, show) {
  const index = explorerPlaces.indexOf(place);
  const these = fingerprint(JSON.stringify([place.dataset.explorer, controls]));
  const recall = () => {
    const [those, ...letters] = done.left[index].split(".");
    const positions = letters.map((letter) => parseInt(letter, 36));
    const fits = those === these && positions.length === controls.length &&
      positions.every((at, axis) => at >= 0 && at < controls[axis].positions);
    show(fits ? positions : null);
  };
  followers.push(recall);
  recall();
  return (positions) => did((what) => {
    what.left[index] = [these, ...positions.map((at) => at.toString(36))].join(".");
  }, false);
}

// What was chosen first of each bet and question that these answers hold: its name, the number of
// the option, and whether that is right, where something is right at all.
const firsts = ({ opened }) => asked.flatMap(({ isQuestion, options }, index) => {
  const [at] = opened[index];
  const kind = ({ isQuestion: its }) => its === isQuestion;
  const number = asked.slice(0, index + 1).filter(kind).length;
  const marked = options.some((option) => option.matches(".framings-right"));
  return at === undefined ? [] : [{
    name: `${isQuestion ? "question" : "bet"}-${number}`, at,
    right: marked ? options[at].matches(".framings-right") : null,
  }];
});

// All questions once more; what was bet stands.
function askAgain() {
  for (const what of [done, fresh]) {
    what.opened = what.opened.map((places, index) => (asked[index].isQuestion ? [] : places));
  }
  followers.forEach((follow) => follow());
  did(() => {}, true);
}

// For scorm.js.
window.framingsMemory = {
  askAgain, presenting, browserKeeps, keepIn, score, stored, thisBrowser, name: memoryName,
  firsts: () => firsts(done),
  firstsOf: (text) => firsts(readBack(text)),
  // What was done on this page and is not yet known to be kept, or "".
  fresh: () => (written(fresh) === written(nothing()) ? "" : written(fresh)),
  freshIsKept: () => { fresh = nothing(); },
  done: () => written(done),
  endReached: () => done.end,
  reachEnd: () => did((what) => { what.end = true; }, true),
};
