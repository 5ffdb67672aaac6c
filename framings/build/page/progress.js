// How far the reader is in each lesson: noted on the lesson's page, shown on the front page. In a course,
// which has no lists of lessons, the course knows. Stands below answers.js.

const progressOf = (lesson) => stored("localStorage", `framings:progress:${lesson}`);

function noteProgress() {
  const headings = [...document.querySelectorAll("main :is(h2, h3)[id]")];
  const here = progressOf(document.body.dataset.memory.replace(/\/[^/]*$/, ""));
  const last = document.querySelector(".framings-closing") ?? document.querySelector("main").lastElementChild;
  const top = (element) => element.getBoundingClientRect().top;
  let noted = {};
  try {
    noted = JSON.parse(here.read()) ?? {};
  } catch { /* not ours */ }
  const note = () => {
    const at = headings.filter((heading) => top(heading) <= window.innerHeight / 3).at(-1);
    const answered = done.opened.filter((places) => places.length).length;
    // Who only opens the page and leaves has not begun.
    if (!at && !answered && !noted.place) return;
    noted = {
      place: at?.id ?? "", words: at?.textContent ?? "", answered, asked: asked.length,
      end: noted.end || top(last) < window.innerHeight,
    };
    here.write(JSON.stringify(noted));
  };
  let waiting;
  let begun = false; // whether the reader did anything since all was forgotten
  let quiet = 0; // until when the page may move by itself
  const soon = (milliseconds) => {
    begun = true;
    clearTimeout(waiting);
    waiting = setTimeout(note, milliseconds);
  };
  document.addEventListener("scroll", () => {
    if (Date.now() > quiet) soon(200);
  }, { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (begun) note();
  });
  for (const { item } of asked) item.addEventListener("click", () => soon(0));
  followers.push(() => {
    if (memory.read() !== null) return;
    here.clear(); // the reader wants it forgotten; what was open closes, and the page gets shorter
    clearTimeout(waiting);
    [noted, begun, quiet] = [{}, false, Date.now() + 500];
  });
}

function showProgress(entries) {
  for (const entry of entries) {
    const link = entry.querySelector("a");
    entry.querySelector(".progress")?.remove();
    let noted;
    try {
      noted = JSON.parse(progressOf(entry.dataset.name).read());
    } catch { /* not ours */ }
    if (!noted) continue;
    const said = [
      noted.answered && words.answered
        .replace("{done}", noted.answered).replace("{all}", noted.asked),
      noted.end && words.readToTheEnd,
    ].filter(Boolean).join(", ");
    const goesOn = noted.place && !noted.end;
    const line = make("p", { class: "progress" }, said, said && goesOn ? ". " : "");
    if (goesOn) {
      line.append(make("a", { href: `${link.getAttribute("href")}#${noted.place}` },
        words.goOn.replace("{place}", noted.words)));
    }
    link.parentElement.append(line);
  }
}

const entries = [...document.querySelectorAll(".contents [data-name]")];
if (entries.length) {
  showProgress(entries);
  // Back from a lesson by the browser's back button.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) showProgress(entries);
  });
} else if (document.querySelector("nav.lessons") && asked.length) {
  noteProgress();
}
