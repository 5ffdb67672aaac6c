// A lesson as a module of a course: reports to a learning management system (LMS) by SCORM 1.2 or
// SCORM 2004, and takes the reader back to where the lesson was left. Where there is none, the page
// is a page.
(() => {
  "use strict";
  const words = window.framingsWords;
  const page = window.framingsMemory;
  if (page.presenting) return; // a class looks on: these are nobody's answers
  const main = document.querySelector("main");
  const seconds = (number) => 1000 * number;
  const two = (number) => String(Math.floor(number)).padStart(2, "0");

  // All below is said in the words of SCORM 2004; this is what the standards say each in its way.
  const standards = {
    "1.2": {
      api: "API",
      call: (name) => `LMS${name.replace("Terminate", "Finish")}`,
      names: {
        completion_status: "core.lesson_status", exit: "core.exit", learner_id: "core.student_id",
        learner_response: "student_response", location: "core.lesson_location",
        mode: "core.lesson_mode", score: "core.score", session_time: "core.session_time",
        timestamp: "time",
      },
      wrong: "wrong",
      top: "",
      time: (now) => now.toTimeString().slice(0, 8),
      span: (...parts) => parts.map(two).join(":"),
      passMark: () => get("student_data.mastery_score"),
      // A course that knows of a pass mark makes it passed or failed by itself.
      graded: (score) => (weGrade && {
        "completion_status": score < passMark ? "failed" : "passed",
      }),
      // Or a system may make it completed, with grade 0.
      browsed: () => set("completion_status", "browsed") && said("Commit"),
    },
    "2004": {
      api: "API_1484_11",
      call: (name) => name,
      names: {},
      wrong: "incorrect",
      top: "top", // no place at all is refused by some
      time: (now) => `${now.toISOString().slice(0, 21)}Z`, // of a second two digits are allowed
      span: (...parts) => `PT${parts.map((part, at) => Math.floor(part) + "HMS"[at]).join("")}`,
      passMark() {
        const scaled = get("scaled_passing_score");
        return scaled && Number((100 * scaled).toFixed(2));
      },
      graded: (score) => ({
        "score.scaled": score / 100,
        ...(passMark !== null && { "success_status": score < passMark ? "failed" : "passed" }),
      }),
      browsed() {},
    },
  };
  const { dataset: asPacked } = document.currentScript;
  const standard = standards[asPacked.standard];

  // The session with the course. A state may have a turn, which names the state that follows: it
  // comes after a pause, where there is one, and whenever something happened; and a last word.
  const states = {
    // A course may offer its API late.
    "starting": { turn: look, pause: () => seconds(0.25) },
    "no course": {},
    // The course has what the reader did.
    "kept": { turn: save, leave: () => setValues() && said("Terminate") && arrived() },
    // It has not: an alert says so, what was done stays on the device, and all is sent again.
    "not kept": {
      turn: sendAgain, pause: (turns) => seconds(Math.min(5 * 2 ** turns, 300)),
      leave: () => began && setValues() && said("Terminate"),
    },
    // A teacher has a look beforehand, or a reader after it was handed in: that is not graded.
    "looked at only": { leave: () => said("Terminate") },
    "left": {},
  };
  const LOOKS = 40; // for an API that is late, before there is no course
  const REST = seconds(1.5); // after which a slider is taken to stand

  let state = "starting";
  let turns = 0;
  let clock;

  function step() {
    clearTimeout(clock);
    const before = state;
    state = states[before].turn?.() ?? before;
    turns = state === before ? turns + 1 : 0;
    if (state !== before) tell(before);
    const { pause } = states[state];
    if (pause) clock = setTimeout(step, pause(turns));
  }

  function changed(urgent) {
    if (urgent) {
      status.textContent = "";
      turns = 0;
      step();
    } else if (!states[state].pause) {
      clearTimeout(clock);
      clock = setTimeout(step, REST);
    }
  }

  // What the reader is told, at the lower edge: an alert as long as it is so, and when it is over.
  const line = (role) => {
    const element = document.createElement("p");
    element.setAttribute("role", role);
    return element;
  };
  const alert = line("alert");
  const status = line("status");
  const edge = document.createElement("div");
  edge.className = "course";
  edge.append(status);
  document.body.append(edge);

  function tell(before) {
    if (state === "not kept") {
      alert.textContent = onDevice ? words.notKept : words.notKeptAnywhere;
      edge.append(alert);
    } else if (before === "not kept") {
      alert.remove();
      status.textContent = state === "kept" ? words.keptAgain : "";
    }
  }

  // The LMS offers its API in a window around this one, or around the one that opened it. A window
  // from another place may not be looked into: nothing can be found from there on.
  function searched(from) {
    try {
      for (let place = from, depth = 0; place && depth < 50; depth++) {
        if (place[standard.api]?.[standard.call("Initialize")]) return place[standard.api];
        if (place.parent === place) return null;
        place = place.parent;
      }
    } catch { /* another place */ }
    return null;
  }

  let api;
  const ask = (name, ...texts) => {
    try {
      return String(api[standard.call(name)](...texts.map(String)) ?? "");
    } catch {
      return "";
    }
  };
  const yes = (answer) => ["true", "1"].includes(answer);
  const said = (name) => yes(ask(name, ""));
  const named = (element) =>
    ["cmi", ...element.split(".").map((part) => standard.names[part] ?? part)].join(".");
  const get = (element) => ask("GetValue", named(element));
  const set = (element, value) => yes(ask("SetValue", named(element), value));

  function look() {
    api = searched(window) ?? searched(window.top?.opener) ?? searched(window.opener);
    if (api) return begin();
    if (turns < LOOKS) return "starting";
    if (page.browserKeeps) page.keepIn({ ...page.thisBrowser, note: words.noCourse });
    return "no course";
  }

  // What the course has not yet said to have, kept for its reader on this device; for a reader whom
  // the course has not named in this tab only, since the next one here may be somebody else.
  const waiting = (reader) =>
    page.stored(reader ? "localStorage" : "sessionStorage", `${page.name}:waiting:${reader}`);
  // What this tab knows, for when the course cannot be asked.
  const inTab = page.stored("sessionStorage", `${page.name}:known`);
  const readerInTab = page.stored("sessionStorage", `${page.name}:reader`);
  let reader = readerInTab.read() ?? "";

  // Answers belong to these very questions: an edition with others begins anew.
  const edition = `${document.body.dataset.memory} `;
  const fromCourse = () => {
    const kept = get("suspend_data");
    return kept.startsWith(edition) ? kept.slice(edition.length) : "";
  };
  const COMPLETED = " completed";
  const COMPLETED_WITH = / completed(?: (\d+))?$/; // and its score: not every course tells that
  let onDevice = page.browserKeeps;
  const putAside = () => {
    onDevice = waiting(reader).write(page.fresh() + (closed ? COMPLETED : ""));
  };
  const course = {
    read: fromCourse,
    write(text, urgent) {
      inTab.write(text);
      putAside();
      changed(urgent);
    },
  };
  const courseRefused = {
    read: () => inTab.read() ?? page.thisBrowser.read(),
    write(text, urgent) {
      page.thisBrowser.write(text);
      course.write(text, urgent);
    },
    clear() {
      [page.thisBrowser, inTab, waiting(reader)].forEach((one) => one.clear());
    },
  };

  let began; // when this session did
  let closed; // the course has a status that nothing is to change any more
  let once; // the lesson was completed before, perhaps in an edition with other questions
  let told; // the score that the course has
  let passMark; // who has not reached it yet has not failed: no score before all is answered
  let weGrade; // in a course that knows of no mark, though the package has one
  let interactions; // of what is chosen first: name and option, its place in the course's list

  function begin() {
    if (!said("Initialize")) {
      if (state === "starting") page.keepIn(courseRefused);
      return "not kept";
    }
    const first = !began;
    began = performance.now();
    taken.clear();
    const mode = get("mode");
    if (mode === "browse") standard.browsed();
    if (mode === "browse" || mode === "review") {
      page.keepIn({ read: fromCourse, write() {}, note: words.lookedAtOnly });
      return "looked at only";
    }
    reader = get("learner_id");
    readerInTab.write(reader);
    const unsent = ["", reader].map((whose) => waiting(whose).read()).filter(Boolean);
    const before = get("completion_status");
    taken.set("completion_status", before);
    closed = ["completed", "passed", "failed"].includes(before) &&
      unsent.every((text) => text.endsWith(COMPLETED));
    const [completedBefore, best] = get("suspend_data").match(COMPLETED_WITH) ?? [""];
    once = closed || Boolean(completedBefore);
    told = Number(get("score.raw") || best || 0);
    const marks = [standard.passMark(), asPacked.pass ?? ""];
    const mark = marks.find((one) => one !== "");
    passMark = mark === undefined ? null : Number(mark);
    weGrade = passMark !== null && standard === standards["1.2"] && marks[0] === "";
    const inCourse = page.firstsOf(fromCourse()).map(asOne);
    const next = Number(get("interactions._count") || NaN); // a course need not keep them
    interactions = { next, of: new Map(inCourse.map((one) => [one, null])) };
    page.keepIn(course, ...unsent, ...(first ? [] : [page.done()]));
    inTab.write(page.done());
    waiting("").clear();
    if (page.fresh()) putAside();
    if (first) goOn(get("location"));
    return unsent.length ? again() : save();
  }

  function elapsed() {
    const passed = (performance.now() - began) / seconds(1);
    return standard.span(passed / 3600, (passed / 60) % 60, passed % 60);
  }

  // A lesson that asks nothing is gone through by whoever reaches its end.
  const through = () => {
    const { tried, all } = page.score();
    return all ? tried === all : page.endReached();
  };
  const completed = () => once || through();
  const percent = ({ right, all }) => Math.round((100 * right) / all);

  const asOne = ({ name, at }) => `${name} ${at}`;
  // What was chosen first, each once, and in the order of choosing.
  function chosen() {
    if (Number.isNaN(interactions.next)) return [];
    return page.firsts().flatMap((first) => {
      const one = asOne(first);
      if (!interactions.of.has(one)) {
        const time = standard.time(new Date());
        interactions.of.set(one, { place: interactions.next++, time });
      }
      const told = interactions.of.get(one);
      if (!told) return [];
      const { name, at, right } = first;
      return Object.entries({
        "id": name, "timestamp": told.time, "type": "choice", "learner_response": "abcdef"[at],
        "result": right === null ? "neutral" : right ? "correct" : standard.wrong,
      }).map(([part, value]) => [`interactions.${told.place}.${part}`, value]);
    });
  }

  function values() {
    const { tried } = page.score();
    const score = percent(page.score());
    // On the way, and after it was completed, a score never falls: other questions may be new.
    const graded = tried && (
      through() ? !once || score >= told : !once && passMark === null && score >= told
    );
    const best = graded ? score : told;
    return [...chosen(), ...Object.entries({
      "suspend_data": edition + page.done() + (completed() ? `${COMPLETED} ${best}` : ""),
      ...(graded && { "score.min": 0, "score.max": 100, "score.raw": score }),
      ...(!closed && !(completed() && weGrade) && {
        "completion_status": completed() ? "completed" : "incomplete",
      }),
      ...(graded && standard.graded(score)),
      "location": place || standard.top,
      "session_time": elapsed(),
      "exit": "suspend",
    })];
  }

  const taken = new Map(); // what the course has said yes to
  // A system need not know these.
  const optional = (element) => /^(interactions\.|score\.(min|max)$)/.test(element);

  function setValues() {
    let all = true;
    for (const [element, value] of values()) {
      if (taken.get(element) === value) continue;
      if (set(element, value) || optional(element)) taken.set(element, value);
      else all = false;
    }
    return all;
  }

  function arrived() {
    offerAgain();
    page.freshIsKept();
    waiting(reader).clear();
    if (!completed()) return;
    if (through()) told = Math.max(once ? told : 0, percent(page.score()) || 0);
    closed = once = true;
  }

  // Who has not reached the course's mark may answer once more; the better score counts.
  const offer = document.createElement("p");
  const onceMore = document.createElement("button");
  onceMore.type = "button";
  onceMore.textContent = words.onceMore;
  onceMore.addEventListener("click", () => {
    offer.remove();
    page.askAgain();
    document.querySelector(".framings-question").scrollIntoView();
  });
  function offerAgain() {
    const below = passMark !== null && through() && percent(page.score()) < passMark;
    if (!below) return offer.remove();
    const said = words.belowTheMark
      .replace("{score}", percent(page.score())).replace("{mark}", passMark);
    offer.replaceChildren(said, " ", onceMore);
    document.querySelector(".score")?.append(offer);
  }

  function save() {
    // Without a network some systems say yes to what will never arrive.
    const all = [setValues(), said("Commit"), navigator.onLine !== false];
    if (all.every(Boolean)) {
      arrived();
      return "kept";
    }
    taken.clear();
    return "not kept";
  }

  // Some systems hand in only what is not what they believe to have handed in, arrived or not. So
  // what may be lost is first made something else, of the same meaning or none.
  const OTHERWISE = { completed: "incomplete", passed: "unknown", failed: "unknown" };
  function again() {
    taken.clear();
    for (const [element, value] of values()) {
      if (element === "suspend_data") set(element, `${value} .`);
      if (typeof value === "number") set(element, Math.abs(value - 0.01).toFixed(2));
      if (OTHERWISE[value]) set(element, OTHERWISE[value]);
    }
    said("Commit");
    return save();
  }

  function sendAgain() {
    // Of a page that cannot be seen some systems send without waiting for an answer.
    if (document.hidden) return "not kept";
    return began && again() === "kept" ? "kept" : begin();
  }

  // Where the reader is: the last heading in or above the upper third of what can be seen. An
  // observer knows that, also in a frame as high as its page. Of what is hidden or on its way out
  // nothing is seen: then the old place stands.
  const headings = [...main.querySelectorAll(":is(h2, h3)[id]")];
  const top = (element) => element.getBoundingClientRect().top;
  let place = "";
  let left; // the heading where the lesson was left, until the reader does something
  let back = false; // whether to go there
  const eye = new IntersectionObserver((seen) => {
    const { top: from, bottom, height } = seen.at(-1).intersectionRect;
    if (!height) return;
    const below = edge.offsetTop + edge.offsetHeight - window.scrollY - bottom;
    edge.style.translate = `0 ${Math.min(0, -below)}px`;
    if (!began) return;
    const third = from + height / 3;
    if (back) return goBack(third, height / 3);
    const here = headings.filter((heading) => top(heading) <= third).at(-1)?.id ?? "";
    if (here === place) return;
    place = here;
    changed(false);
  });
  const lookAround = () => {
    eye.unobserve(document.documentElement);
    eye.observe(document.documentElement);
  };

  // To the edge of that third, so that the next heading is not taken for this one.
  function goBack(third, above) {
    back = false;
    if (!left) return;
    window.scrollBy(0, Math.ceil(top(left) - third));
    if (Math.abs(top(left) - third) > 1) {
      left.style.scrollMarginTop = `${Math.floor(above) - 1}px`; // a window around scrolls
      left.scrollIntoView();
    }
    left.tabIndex = -1;
    left.focus({ preventScroll: true });
    lookAround();
  }

  function goOn(old) {
    place = old;
    // Who is reading already is left alone.
    left = window.scrollY ? null : headings.find((heading) => heading.id === old);
    for (const name of ["keydown", "pointerdown", "touchmove", "wheel"]) {
      window.addEventListener(name, () => { left = null; }, { once: true, passive: true });
    }
    // What arrives later moves it away.
    new ResizeObserver(() => {
      back = Boolean(left);
      lookAround();
    }).observe(main);
    if (page.score().all) return;
    const end = new IntersectionObserver((seen) => {
      if (!seen.some((part) => part.isIntersecting)) return;
      end.disconnect();
      page.reachEnd();
    });
    end.observe(main.lastElementChild);
  }

  step();
  document.addEventListener("scroll", lookAround, { passive: true });
  setInterval(lookAround, seconds(2)); // it may be the window around that scrolls
  document.addEventListener("visibilitychange", () => {
    if (document.hidden ? state === "kept" : state === "not kept") step();
  });
  window.addEventListener("online", () => {
    if (state === "not kept") step();
  });
  // Browsers forbid what many an LMS does at a commit once the page is on its way out, so most was
  // saved before; LMSFinish hands in the rest.
  window.addEventListener("pagehide", () => {
    if (!api) return;
    clearTimeout(clock);
    states[state].leave?.();
    state = "left";
  });
  // Back again by the browser's back button: the session is over, another one has to begin.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && api) location.reload();
  });
})();
