// A link to a place: index.html#the_door:share=0.6,target=80 is a picture at a position, #stop_calling a
// bet. Names and values are those of the code, the same in all languages; framings.build.link writes
// and checks them. Stands below present.js.

const linkable = new Map(); // of each explorer that has started: its controls, here(), put()

// 0.6, 0,6 and 60% are one number; what is none is NaN.
function asNumber(text) {
  const [, digits, percent] =
    text.trim().replace("−", "-").replace(",", ".").match(/^([-+]?(?:\d+\.?\d*|\.\d+))(%?)$/) ?? [];
  if (digits) return percent ? digits / 100 : Number(digits);
  return /^(∞|inf|infinity)$/i.test(text.trim()) ? Infinity : NaN;
}

// The same, however a person writes a number or words.
function plain(text) {
  const number = asNumber(text);
  return Number.isNaN(number) ? text.toLowerCase().replace(/[^\p{L}\p{N}>]+/gu, "") : String(number);
}

// The position that a text means, or the nearest there is, and what to say where it is another.
function meant({ values, start }, text) {
  const same = values.findIndex((value) => plain(value) === plain(text));
  if (same >= 0) return [same];
  const far = 1e9; // beyond what any control has, but for ∞
  const [wanted, ...numbers] = [text, ...values].map((each) => Math.min(asNumber(each), far));
  if ([wanted, ...numbers].some(Number.isNaN)) return [start, words.noSuchValue];
  const distances = numbers.map((number) => Math.abs(number - wanted));
  const nearest = distances.indexOf(Math.min(...distances));
  return [nearest, distances[nearest] > 1e-9 && words.nearestValue];
}

function placeInAddress() {
  let text = location.hash.slice(1).replace(/%(?![\da-f]{2})/gi, "%25");
  try {
    text = decodeURIComponent(text);
  } catch { /* as it is */ }
  const [, name, rest = ""] = text.match(/^([a-z]\w*)(?::(.*))?$/s) ?? [];
  if (!name || document.getElementById(text)) return null; // a heading, as in any page
  // A comma parts two controls, unless it stands in a number: share=0,6.
  const pairs = rest.split(/[,&](?=[^,&]*=)/).filter(Boolean).map((part) => {
    const [control, ...value] = part.split("=");
    return [control.trim(), value.join("=").trim()];
  });
  return { name, pairs };
}

function sayOfLink(place, ...sentences) {
  document.querySelector(".live-linked")?.remove();
  if (!sentences.length) return;
  const note = make("p", { class: "note live-linked", role: "status" }, sentences.join(" "));
  if (place) place.before(note);
  else (document.querySelector(".screen:not([hidden])") ?? document.querySelector("main")).prepend(note);
}

function putThere(place, { controls, put }, pairs) {
  const names = controls.map(({ name }) => name);
  const position = controls.map(({ start }) => start);
  const said = pairs.flatMap(([name, value]) => {
    const control = controls[names.indexOf(name)];
    if (!control) return fill(words.noSuchControl, { name, names: names.join(", ") });
    const [at, saying] = meant(control, value);
    position[names.indexOf(name)] = at;
    const some = control.values.slice(0, 8).join(", ") + (control.values.length > 8 ? ", …" : "");
    return saying ? fill(saying, { name, value, values: some, there: control.values[at] }) : [];
  });
  put(position);
  sayOfLink(place, ...said);
}

// An explorer has started: an address may have waited for it.
function canBeLinked(place, explorer) {
  linkable.set(place, explorer);
  const wanted = placeInAddress();
  if (wanted && place === placeNamed(wanted.name)) putThere(place, explorer, wanted.pairs);
}

const placeNamed = (name) => explorerPlaces.find(({ dataset }) => dataset.explorer === name)
  ?? asked.map(({ item }) => item).find(({ dataset }) => dataset.bet?.split("/")[1] === name);

function followAddress() {
  const wanted = placeInAddress();
  sayOfLink();
  if (!wanted) {
    if (presenting) showScreenOf(document.getElementById(decodeURI(location.hash.slice(1))));
    return;
  }
  const place = placeNamed(wanted.name);
  if (!place) {
    const names = explorerPlaces.map(({ dataset }) => dataset.explorer).join(", ");
    sayOfLink(null, fill(words.noSuchPicture, { name: wanted.name, names }));
    return;
  }
  if (linkable.has(place)) putThere(place, linkable.get(place), wanted.pairs);
  if (presenting) showScreenOf(place);
  else keepInView(place);
}

// What arrives later above a place moves it away, until the reader does something.
function keepInView(place) {
  const watch = new ResizeObserver(() => place.scrollIntoView());
  watch.observe(document.querySelector("main"));
  place.scrollIntoView();
  for (const name of ["keydown", "pointerdown", "touchmove", "wheel"]) {
    window.addEventListener(name, () => watch.disconnect(), { once: true, passive: true });
  }
}

// The address of an explorer as it stands: only what is not as it starts is named.
function addressOf(place, query) {
  const { controls, here } = linkable.get(place);
  const position = here();
  const pairs = controls.flatMap(({ name, values, start }, axis) =>
    (position[axis] === start ? [] : `${name}=${encodeURIComponent(values[position[axis]])}`));
  const address = new URL(location);
  address.search = query;
  address.hash = [place.dataset.explorer, pairs.join(",")].filter(Boolean).join(":");
  return address.href;
}

if (document.querySelector("main") && explorerPlaces.length) {
  window.addEventListener("hashchange", followAddress);
  followAddress();
}
