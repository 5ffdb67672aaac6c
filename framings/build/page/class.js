// The first choices of a reader as a short code, which a lecturer counts a class with: 03-K72M-4Q8X. It
// holds the lesson, two letters of its edition, an option (or none) for each bet and question, and a
// check letter; nothing about the reader. Letters are those of Crockford's base 32. Stands above answers.js.

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
// Before what is read: letters that are taken for others, and what only makes a code easier to read.
const asTyped = (text) =>
  text.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[\s\p{Pd}._]/gu, "");

// Of 32 elements a field can be made: in it a wrong letter, or two in each other's place, always shows.
const checked = (symbols) => [...symbols, 0].reduce(
  (sum, symbol) => (sum << 1) ^ (sum & 16 ? 37 : 0) ^ symbol, 1);

// What a code starts with: the lesson's number (or BA: before and after), and ten bits of the name of its edition.
function codeStart(name) {
  const [, lesson, edition] = name.match(/(\w\w)_\w+\/([\da-f]{4})/) ?? [, "00", "0"];
  const bits = parseInt(edition, 16) & 1023;
  return [...[...lesson].map((sign) => LETTERS.indexOf(sign)), bits >> 5, bits & 31];
}

// How many letters hold as many choices, of so many options each.
function lettersFor(options) {
  let letters = 0;
  for (let left = options.reduce((all, count) => all * BigInt(count + 1), 1n) - 1n; left; left >>= 5n) letters++;
  return letters;
}

function classCode(name, options, choices) {
  let number = 0n;
  options.forEach((count, at) => { number = number * BigInt(count + 1) + BigInt((choices[at] ?? -1) + 1); });
  const symbols = codeStart(name);
  for (let left = lettersFor(options) - 1; left >= 0; left--) {
    symbols.push(Number((number >> BigInt(5 * left)) & 31n));
  }
  const text = [...symbols, checked(symbols)].map((symbol) => LETTERS[symbol]).join("");
  return [text.slice(0, 2), ...text.slice(2).match(/.{1,4}/g)].join("-");
}

// The choices that a code holds, undefined where there is none; or why it is no code of this lesson.
function readCode(name, options, text) {
  const signs = [...asTyped(text)];
  const strange = signs.find((sign) => !LETTERS.includes(sign));
  if (strange) return { why: fill(words.codeSign, { sign: strange }), rank: 0 };
  const symbols = signs.map((sign) => LETTERS.indexOf(sign));
  const start = codeStart(name);
  const length = start.length + lettersFor(options) + 1;
  if (signs.length < 6 || checked(symbols.slice(0, -1)) !== symbols.at(-1)) {
    if (signs.length === length) return { why: words.codeCheck, rank: 2 };
    return { why: fill(words.codeLength, { length, found: signs.length }), rank: 1 };
  }
  if (symbols[0] !== start[0] || symbols[1] !== start[1]) {
    return { why: fill(words.codeLesson, { lesson: signs.slice(0, 2).join("") }), rank: 3 };
  }
  if (symbols.length !== length || start.some((symbol, at) => symbol !== symbols[at])) {
    return { why: words.codeEdition, rank: 3 };
  }
  let number = symbols.slice(start.length, -1)
    .reduce((sum, symbol) => (sum << 5n) + BigInt(symbol), 0n);
  const choices = options.map(() => undefined);
  for (let at = options.length - 1; at >= 0; at--) {
    const base = BigInt(options[at] + 1);
    if (number % base) choices[at] = Number(number % base) - 1;
    number /= base;
  }
  return number ? { why: words.codeCheck, rank: 2 } : { choices };
}

// Many lines, each a code, perhaps after a name or a time: the choices of those that can be read, and of
// the others number, text and why.
function readCodes(name, options, text) {
  const read = [];
  const bad = [];
  text.split(/\r\n|[\r\n\u2028]/).forEach((line, index) => {
    if (!line.trim()) return;
    const parts = line.split(/[\s,;:|"'()<>]+/).filter(Boolean);
    const ends = parts.map((_, first) => parts.slice(first).join(""));
    const tried = [...ends, ...parts].map((part) => readCode(name, options, part));
    const good = tried.find(({ choices }) => choices);
    if (good) read.push(good.choices);
    else bad.push({ number: index + 1, line, ...tried.reduce((a, b) => (b.rank > a.rank ? b : a)) });
  });
  return { read, bad };
}

// Marks what stands in a field, and copies it if the browser lets us: whoever may not copies by hand.
async function copyFrom(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false;
  }
}

// Lets the reader keep a text as a file.
function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// A field with something to copy, and a button.
function toCopy(label, value) {
  const field = make("input", { type: "text", readonly: "", value, size: value.length, spellcheck: "false" });
  const said = make("span", { "aria-live": "polite" });
  const button = make("button", { type: "button" }, words.copy);
  const copy = async () => {
    said.textContent = ` ${await copyFrom(field) ? words.copied : words.marked}`;
  };
  button.addEventListener("click", copy);
  return { field, copy, element: make("p", { class: "to-copy" }, make("label", {}, `${label} `, field), " ", button, said) };
}

// In the place by the score: the code, once there is something in it.
function showCode(place) {
  const choices = done.opened.map(([first]) => first);
  if (choices.every((choice) => choice === undefined)) {
    place.replaceChildren();
    return;
  }
  const code = classCode(document.body.dataset.memory, asked.map(({ options }) => options.length), choices);
  if (place.querySelector("input")?.value === code) return;
  place.replaceChildren(toCopy(words.code, code).element, make("p", { class: "note" }, words.codeHolds));
}
