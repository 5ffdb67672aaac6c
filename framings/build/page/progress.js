// How far the reader is in each lesson: noted on the lesson's page, shown on the front page. In a course,
// which has no lists of lessons, the course knows. Stands below answers.js.

function progressOf(lesson) {
  const kept = stored("localStorage", `framings:progress:${lesson}`);
  let noted = {};
  try {
    noted = JSON.parse(kept.read()) ?? {};
  } catch { /* not ours */ }
  return { kept, noted };
}

function noteProgress() {
  const headings = [...document.querySelectorAll("main :is(h2, h3)[id]")];
  const lesson = document.body.dataset.memory.replace(/\/[^/]*$/, "");
  let { kept, noted } = progressOf(lesson);
  const last = document.querySelector(".framings-closing") ?? document.querySelector("main").lastElementChild;
  const top = (element) => element.getBoundingClientRect().top;
  const note = () => {
    const at = headings.filter((heading) => top(heading) <= window.innerHeight / 3).at(-1);
    const answered = done.opened.filter((places) => places.length).length;
    // Who only opens the page and leaves has not begun.
    if (!at && !answered && !noted.place) return;
    noted = {
      place: at?.id ?? "", words: at?.textContent ?? "", answered, asked: asked.length,
      end: noted.end || top(last) < window.innerHeight,
    };
    kept.write(JSON.stringify(noted));
    if (answered || noted.end) noteRead(lesson.split("/")[1]);
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
    kept.clear(); // the reader wants it forgotten; what was open closes, and the page gets shorter
    noteForgotten(lesson.split("/")[1]);
    clearTimeout(waiting);
    [noted, begun, quiet] = [{}, false, Date.now() + 500];
  });
}

function showProgress(entries) {
  for (const entry of entries) {
    const link = entry.querySelector("a");
    entry.querySelector(".progress")?.remove();
    const { noted } = progressOf(entry.dataset.name);
    if (!Object.keys(noted).length) continue;
    const said = [
      noted.answered && fill(words.answered, { done: noted.answered, all: noted.asked }),
      noted.end && words.readToTheEnd,
    ].filter(Boolean).join(", ");
    const goesOn = noted.place && !noted.end;
    const line = make("p", { class: "progress" }, said, said && goesOn ? ". " : "");
    if (goesOn) {
      line.append(make("a", { href: `${link.getAttribute("href")}#${noted.place}` },
        fill(words.goOn, { place: noted.words })));
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
} else if (document.querySelector("nav.lessons") && asked.length && !presenting) {
  noteProgress();
}
