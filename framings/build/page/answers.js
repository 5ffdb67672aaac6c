// Bets and questions: which options the reader opened, and how many were right at first try.
// Stands below page.js, which has the words.

// What was opened, as a text: a part for each bet and question, a digit for each option opened, in
// that order: "2..10" is the third of the first, none of the second, two of the third.
const written = (opened) => opened.map((places) => places.join("")).join(".");

// The other way round. A text that does not fit these bets and questions is as good as none.
function readBack(text, counts) {
  const parts = String(text ?? "").split(".").map((part) => [...part].map(Number));
  const fits = parts.length === counts.length && parts.every((places, index) =>
    new Set(places).size === places.length && places.every((place) => place < counts[index]));
  return fits ? parts : counts.map(() => []);
}

// Where the text is kept: in this browser only. A browser throws where it keeps nothing: in a
// private window, in a frame of another site, where its store is full or switched off.
const key = `framings:${document.body.dataset.memory}`;
const thisBrowser = {
  read: () => localStorage.getItem(key),
  write: (text) => localStorage.setItem(key, text),
  clear: () => localStorage.removeItem(key),
};

function answers() {
  const asked = [...document.querySelectorAll(".framings-bet, .framings-question")].map((item) => ({
    isQuestion: item.matches(".framings-question"),
    item,
    options: [...item.querySelectorAll(".framings-option")],
  }));
  const questions = asked.filter(({ isQuestion }) => isQuestion);
  const status = make("p", { role: "status" });
  const forget = make("button", { type: "button" }, words.forget);
  const notRemembered = make("p", { class: "note" });
  // What the reader opened before this script was there.
  const early = asked.map(({ options }) =>
    options.flatMap((option, place) => (option.open ? [place] : [])));
  let memory = thisBrowser;
  let opened = [];

  const score = () => {
    const firsts = asked
      .map(({ isQuestion, options }, index) => isQuestion && options[opened[index][0]])
      .filter(Boolean);
    const right = firsts.filter((option) => option.matches(".framings-right")).length;
    return { right, tried: firsts.length, all: questions.length };
  };
  const tell = () => {
    const { right, tried, all } = score();
    status.textContent = (tried === all ? words.score : words.soFar)
      .replace("{right}", right).replace("{tried}", tried).replace("{all}", all);
  };
  const attempt = (what) => {
    let kept = true;
    try {
      what();
    } catch {
      kept = false;
    }
    forget.hidden = !kept || !memory.clear;
    notRemembered.textContent = kept ? "" : words.notRemembered;
  };
  const keep = () => attempt(() => memory.write(written(opened), score()));
  const show = () => {
    asked.forEach(({ options }, index) => options.forEach((option, place) => {
      option.open = opened[index].includes(place);
    }));
    tell();
  };
  // Keeps what is opened in another place from here on, and starts from what stands there. A
  // memory has read() and write(text, score); the reader may forget where there is a clear().
  const keepIn = (other) => {
    memory = other;
    let text = "";
    attempt(() => { text = memory.read(); });
    opened = readBack(text, asked.map(({ options }) => options.length))
      .map((places, index) => [...new Set([...places, ...early[index]])]);
    if (early.flat().length) keep();
    show();
    return score();
  };

  asked.forEach(({ options }, index) => options.forEach((option, place) => {
    option.addEventListener("toggle", () => {
      if (!option.open || opened[index].includes(place)) return;
      opened[index].push(place);
      tell();
      keep();
    });
  }));
  forget.addEventListener("click", () => {
    opened = asked.map(() => []);
    attempt(() => memory.clear());
    show();
  });
  if (questions.length) {
    questions.at(-1).item.after(make("div", { class: "score" }, status, notRemembered, forget));
  }
  keepIn(thisBrowser);
  return { keepIn };
}

// A course keeps the answers elsewhere: scorm.js.
window.framingsAnswers = answers();
