// A lesson as a module of a course: reports to a SCORM 1.2 learning management system (LMS), and
// takes the reader back to where the lesson was left. Where there is none, the page is a page.
(() => {
  "use strict";

  // The LMS offers its API in a window around this one, or around the one that opened it. A window
  // from another place may not be looked into: nothing can be found from there on.
  function searched(from) {
    try {
      for (let place = from, depth = 0; place && depth < 50; depth++) {
        if (place.API?.LMSInitialize) return place.API;
        if (place.parent === place) return null;
        place = place.parent;
      }
    } catch { /* another place */ }
    return null;
  }
  const api = searched(window) ?? searched(window.top?.opener) ?? searched(window.opener);

  // Whatever goes wrong with the LMS is no reason to bother the reader.
  let over = false;
  const ask = (name, ...texts) => {
    try {
      return over ? "" : String(api[`LMS${name}`](...texts.map(String)));
    } catch {
      return "";
    }
  };
  if (!api || ask("Initialize", "") !== "true") return;
  const started = performance.now();
  const get = (name) => ask("GetValue", `cmi.${name}`);
  const set = (name, value) => ask("SetValue", `cmi.${name}`, value);

  // Who looks again at what was handed in, or has a look beforehand, is not graded.
  const graded = !["review", "browse"].includes(get("core.lesson_mode"));
  const before = get("core.lesson_status");
  let finished = ["completed", "passed", "failed"].includes(before);
  if (graded && !finished) set("core.lesson_status", "incomplete");

  function complete() {
    if (graded && !finished) set("core.lesson_status", "completed");
    finished = true;
  }

  function grade({ right, tried, all }) {
    if (!tried) return;
    if (graded) {
      set("core.score.min", 0);
      set("core.score.max", 100);
      set("core.score.raw", Math.round((100 * right) / all));
    }
    if (tried === all) complete();
  }

  // Answers belong to these very questions: an edition with others begins anew.
  const edition = `${document.body.dataset.memory} `;
  const memory = {
    read() {
      const kept = get("suspend_data");
      return kept.startsWith(edition) ? kept.slice(edition.length) : "";
    },
    write(text, score) {
      set("suspend_data", edition + text);
      grade(score);
      save();
    },
  };

  // Where the reader is: the last heading in or above the upper third of the window. Who comes back
  // finds it at the edge of that third, so that the next one is not taken for it.
  const headings = [...document.querySelectorAll("main :is(h2, h3)[id]")];
  const below = (heading) => heading.getBoundingClientRect().top - window.innerHeight / 3;
  const here = () => headings.filter((heading) => below(heading) <= 0).at(-1)?.id ?? "";

  // As SCORM 1.2 writes a time span: hours:minutes:seconds.
  function elapsed() {
    const seconds = (performance.now() - started) / 1000;
    const two = (number) => String(Math.floor(number)).padStart(2, "0");
    return [two(seconds / 3600), two((seconds / 60) % 60), two(seconds % 60)].join(":");
  }

  let place = get("core.lesson_location");
  function note() {
    place = here();
    set("core.lesson_location", place);
    set("core.session_time", elapsed());
    set("core.exit", "suspend");
  }

  function save() {
    note();
    ask("Commit", "");
  }

  const score = window.framingsAnswers.keepIn(memory);
  grade(score);
  if (!score.all) {
    // A lesson that asks nothing is completed by whoever reaches its end.
    const end = new IntersectionObserver((seen) => {
      if (!seen.some((part) => part.isIntersecting)) return;
      end.disconnect();
      complete();
      save();
    });
    end.observe(document.querySelector("main").lastElementChild);
  }
  const left = headings.find((heading) => heading.id === place);
  if (left) {
    window.scrollBy(0, Math.ceil(below(left)));
    left.tabIndex = -1;
    left.focus({ preventScroll: true });
  }
  save();

  document.addEventListener("scrollend", () => {
    if (here() !== place) save();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  // Browsers forbid what many an LMS does at a commit once the page is on its way out, so most was
  // saved before; LMSFinish hands in the rest.
  window.addEventListener("pagehide", () => {
    note();
    ask("Finish", "");
    over = true;
  });
  // Back again by the browser's back button: the session is over, another one has to begin.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
