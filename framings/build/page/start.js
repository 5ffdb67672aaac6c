// The explorers' data arrive one file after the other, in the order of reading, and each explorer
// starts as soon as its own are there. Until then its still picture stands, with a line above it that
// says what is missing. Stands below page.js.

// After so many milliseconds the next file is asked for, even if the one before is still on its way.
const PATIENCE = 10_000;

const pause = (milliseconds) => new Promise((over) => { setTimeout(over, milliseconds); });

function arrived(address) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${address} has not arrived`)));
    document.head.append(script);
  });
}

// A file of data assigns a text: JSON, packed with zlib, in base64, since a browser loads scripts,
// and no data, from a file and under any policy.
function unpacked(name) {
  const bytes = Uint8Array.from(atob(window.framingsData[name]), (sign) => sign.charCodeAt(0));
  const packed = new Blob([bytes]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream("deflate"))).json();
}

async function start(place, file, number) {
  const still = [...place.childNodes];
  const note = place.querySelector(".live-note");
  note.textContent = words.coming;
  try {
    await file;
    const data = await unpacked(place.dataset.explorer);
    const waited = place.contains(document.activeElement);
    explorer(place, data, number);
    if (waited) place.querySelector("input, button").focus();
  } catch {
    if (!note.isConnected) place.replaceChildren(...still);
    note.setAttribute("role", "status");
    note.textContent = words.lost;
    if (place.querySelector(".live-again")) return;
    const again = make("button", { type: "button", class: "live-again" }, words.again);
    again.addEventListener("click", () => start(place, arrived(place.dataset.file), number));
    note.after(again);
  }
}

async function startAll(places) {
  for (const [number, place] of places.entries()) {
    // Where all is in one file, the data are there already.
    const here = window.framingsData?.[place.dataset.explorer];
    const file = here ? Promise.resolve() : arrived(place.dataset.file);
    start(place, file, number);
    await Promise.race([file, pause(PATIENCE)]).catch(() => {});
  }
}

const places = [...document.querySelectorAll("[data-explorer]")];
if ("DecompressionStream" in window) {
  startAll(places);
} else {
  for (const place of places) place.querySelector(".live-note").textContent = words.tooOld;
}
// All that the page's script does is under way by now. A package for a course has another one below.
document.querySelector(".answers-note")?.remove();
for (const script of document.querySelectorAll("script[defer]")) {
  script.addEventListener("error", () => {
    document.querySelector("main").prepend(make("p", { class: "note", role: "alert" }, words.part));
  });
}
