// The page for remembering: what is due today, the calendar, and the dates as a file. What a lesson can be
// asked stands in a template of the page. Nothing is sent. Stands below calendar.js.

const DATE = { day: "numeric", month: "long", year: "numeric" };
const speech = { en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang;
const inWords = (day) => new Date(`${day}T12:00`).toLocaleDateString(speech, DATE);

// Of each lesson its title, its questions, and those with fresh numbers, of which one is drawn.
const banks = new Map([...document.querySelectorAll("template[data-of]")].map(({ dataset, content }) => [dataset.of, {
  title: dataset.title,
  questions: [...content.children].filter((element) => element.matches(".framings-question")),
  fresh: [...content.querySelectorAll(".fresh > .framings-question")],
}]));
const ASKED = 3; // of a lesson, at a time

// Which questions of a lesson are asked this time, by name: those that were wrong, the next ones in turn,
// and one with fresh numbers, which stay the same until it is answered.
function askedOf(lesson, { day, done, again }) {
  const { questions, fresh } = banks.get(lesson);
  const own = ASKED - (fresh.length ? 1 : 0);
  const turn = Array.from({ length: own }, (_, at) => String((done.length * own + at) % questions.length));
  const names = [...new Set([...again, ...turn])].filter((name) => questions[name]);
  const drawn = parseInt(fingerprint(`${lesson} ${day} ${done.length}`), 36) % fresh.length;
  return fresh.length ? [...names, `fresh-${drawn}`] : names;
}

function questionNamed(lesson, name) {
  const { questions, fresh } = banks.get(lesson);
  const [, drawn] = name.match(/^fresh-(\d+)$/) ?? [];
  const question = (drawn ? fresh[drawn] : questions[name]).cloneNode(true);
  const heading = question.querySelector("h3");
  heading.replaceWith(make("h4", {}, drawn ? words.freshNumbers : heading.textContent));
  return question;
}

const isRight = (option) => option.matches(".framings-right");

function remembering(place) {
  let calendar = readCalendar();
  const waiting = make("div", {});
  const status = make("p", { role: "status" });
  const list = make("ul", { class: "calendar" });
  const note = make("p", { class: "note", role: "status" });
  const button = (text, then) => {
    const element = make("button", { type: "button" }, text);
    element.addEventListener("click", then);
    return element;
  };
  let keeps = browserKeeps;
  // What another tab has noted meanwhile stays.
  const change = (how) => {
    if (keeps) calendar = readCalendar();
    how(calendar);
    keeps = writeCalendar(calendar) && keeps;
    tell();
  };

  const tell = () => {
    const entries = [...calendar].filter(([lesson]) => banks.has(lesson));
    const next = entries.flatMap(([, entry]) => daysToCome(entry).slice(0, 1)).sort()[0];
    const count = entries.filter(([, entry]) => isDue(entry)).length;
    status.textContent = count ? fill(words.lessonsDue, { count })
      : next ? fill(words.nothingDue, { day: inWords(next) }) : entries.length ? words.allDone : words.nothingRead;
    note.textContent = keeps ? "" : words.datesNotKept;
    for (const element of [save, forgetAll]) element.hidden = !entries.length;
    list.replaceChildren(...[...banks].map(([lesson, { title }]) => {
      const entry = calendar.get(lesson);
      const name = make("strong", {}, title);
      if (!entry) {
        const read = button(words.readToday, () => {
          change((all) => all.set(lesson, justRead()));
          [...list.children][[...banks.keys()].indexOf(lesson)].focus();
        });
        read.setAttribute("aria-label", `${title}: ${words.readToday}`);
        return make("li", {}, name, " ", read);
      }
      const days = daysToCome(entry);
      const said = days.length ? fill(words.comesBack, { days: days.map(inWords).join(", ") }) : words.lessonDone;
      return make("li", { tabindex: "-1" }, name, make("br", {}), `${fill(words.readOn, { day: inWords(entry.day) })} ${said}`);
    }));
  };

  const ask = (lesson, entry) => {
    const names = askedOf(lesson, entry);
    const after = make("p", { role: "status" });
    const questions = names.map((name) => {
      const question = questionNamed(lesson, name);
      const options = [...question.querySelectorAll(".framings-option")];
      if (options[entry.now[name]]) options[entry.now[name]].open = true;
      options.forEach((option, at) => option.querySelector("summary").addEventListener("click", () => {
        if (question.dataset.answered) return;
        question.dataset.answered = at;
        change((all) => {
          const { now, done, again } = all.get(lesson) ?? all.set(lesson, entry).get(lesson);
          now[name] = at;
          if (names.some((each) => !(each in now))) return;
          const right = names.filter((each, index) =>
            isRight(questions[index].querySelectorAll(".framings-option")[now[each]]));
          done.push(today());
          again.splice(0, again.length, ...names.filter((each) => !right.includes(each) && !each.startsWith("fresh")));
          for (const each of names) delete now[each];
          const [next] = daysToCome(all.get(lesson));
          after.textContent = [fill(words.rightOf, { right: right.length, all: names.length }),
            next ? fill(words.comesBack, { days: inWords(next) }) : words.lessonDone].join(" ");
        });
      }));
      if (name in entry.now) question.dataset.answered = entry.now[name];
      return question;
    });
    return [make("h3", {}, banks.get(lesson).title), ...questions, after];
  };

  const save = button(words.saveDates, () => download("framings.ics", "text/calendar", asIcs(calendar)));
  const forgetAll = button(words.forgetDates, () => {
    kept.clear();
    calendar = new Map();
    waiting.replaceChildren();
    tell();
    status.focus();
  });
  status.tabIndex = -1;
  waiting.append(...[...calendar].filter(([lesson, entry]) => banks.has(lesson) && isDue(entry))
    .flatMap(([lesson, entry]) => ask(lesson, entry)));
  place.replaceChildren(
    make("h2", {}, words.today), status, waiting, make("h2", {}, words.calendar), note, list,
    make("p", { class: "buttons" }, save, " ", forgetAll), make("p", { class: "note" }, words.datesStay));
  tell();
}

// The days to come as a calendar of one's own reads them (RFC 5545): a day each, nobody is busy.
function asIcs(calendar) {
  const plainly = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");
  const stamp = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const events = [...calendar].filter(([lesson]) => banks.has(lesson)).flatMap(([lesson, entry]) =>
    daysToCome(entry).map((day, at) => [
      "BEGIN:VEVENT", `UID:${lesson}-${entry.done.length + at + 1}-${entry.day}@framings`, `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
      `SUMMARY:${plainly(`${words.remembering}: ${banks.get(lesson).title}`)}`,
      ...(location.protocol === "file:" ? [] : [`URL:${location.href.replace(/[?#].*/, "")}`]),
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ])).flat();
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//framings//remembering//EN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

// No line is longer than 75 bytes; no sign is cut.
function folded(line) {
  let text = "";
  let length = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (length + size > 75) {
      text += "\r\n ";
      length = 1;
    }
    text += sign;
    length += size;
  }
  return text;
}

remembering(document.querySelector(".remembering"));
