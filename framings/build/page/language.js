// On the page above the languages: goes to the first that the reader's browser asks for and that is
// there. Whoever comes back here by the browser's button stays.
(() => {
  const wanted = navigator.languages.map((language) => language.split("-")[0]);
  const found = wanted.find((language) => window.framingsLanguages.includes(language));
  const [entry] = performance.getEntriesByType("navigation");
  if (found && entry?.type !== "back_forward") location.replace(`${found}/index.html`);
})();
