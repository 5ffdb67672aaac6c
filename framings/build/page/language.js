// On the page above the languages: goes to the first that the reader's browser asks for and that is
// there. Whoever comes back here by the browser's button stays.
(() => {
  const wanted = navigator.languages.map((language) => language.split("-")[0]);
  const found = wanted.find((language) => window.framingsLanguages.includes(language));
  // Whoever is led on at once would leave nothing here; see web.js.
  if (location.protocol.startsWith("http") && window.parent === window) {
    navigator.serviceWorker?.register("framings-worker.js").catch(() => {});
  }
  const [entry] = performance.getEntriesByType("navigation");
  if (found && entry?.type !== "back_forward") location.replace(`${found}/index.html`);
})();
