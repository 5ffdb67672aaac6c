// What a page does only where a server is, and never from a file, in a frame or in a course: it stays
// on the device for when there is no network, can be installed, and shows where to search.

const served = location.protocol.startsWith("http") && window.parent === window;

let mayKeep = true; // until the reader wants all to be forgotten
let keeping = Promise.resolve(); // until the browser has the worker

// The folder of a language, or the one above all, holds the worker that keeps it; see worker.js.
function keepOffline(folder) {
  if (!served || !mayKeep || navigator.connection?.saveData) return;
  document.head.append(make("link", { rel: "manifest", href: new URL("framings-app.webmanifest", folder) }));
  // Not there without https, and refused where nothing may be kept.
  keeping = navigator.serviceWorker?.register(new URL("framings-worker.js", folder)).catch(() => {});
  const note = document.querySelector(".offline");
  if (note) keeping?.then(isKept).then(() => { note.textContent = words.offlineToo; });
}

// The first address leads here, so its own worker may be ready while this one still fetches.
function isKept(registration) {
  return new Promise((resolve) => {
    if (registration?.active) resolve();
    const coming = registration?.installing ?? registration?.waiting;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve();
    });
  });
}

if ("kept" in document.body.dataset) keepOffline(location.href);
for (const form of document.querySelectorAll("form.search")) form.hidden = !served;
