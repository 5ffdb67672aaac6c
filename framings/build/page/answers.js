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

// Where the text is kept: in this browser only. Where nothing can be kept, nothing is.
const key = `framings:${document.body.dataset.memory}`;
const thisBrowser = {
  read() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(text) {
    try {
      localStorage.setItem(key, text);
    } catch { /* private window, full, or switched off */ }
  },
  clear() {
    try {
      localStorage.removeItem(key);
    } catch { /* as above */ }
  },
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
    opened = readBack(memory.read(), asked.map(({ options }) => options.length));
    forget.hidden = !memory.clear;
    show();
    return score();
  };

  asked.forEach(({ options }, index) => options.forEach((option, place) => {
    option.addEventListener("toggle", () => {
      if (!option.open || opened[index].includes(place)) return;
      opened[index].push(place);
      tell();
      memory.write(written(opened), score());
    });
  }));
  forget.addEventListener("click", () => {
    opened = asked.map(() => []);
    memory.clear();
    show();
  });
  if (questions.length) {
    questions.at(-1).item.after(make("div", { class: "score" }, status, forget));
  }
  keepIn(thisBrowser);
  return { keepIn };
}

// A course keeps the answers elsewhere: scorm.js.
window.framingsAnswers = answers();
