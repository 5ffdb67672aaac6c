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
  document.addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(note, 200);
  }, { passive: true });
  document.addEventListener("visibilitychange", note);
  for (const { item } of asked) item.addEventListener("click", () => setTimeout(note));
  followers.push(() => {
    if (memory.read() !== null) return;
    here.clear(); // the reader wants it forgotten
    noted = {};
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
