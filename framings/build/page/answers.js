// Bets and questions: which options the reader opened, and how many were right at first try.
// Stands below memory.js and page.js.

function answers() {
  const questions = asked.filter(({ isQuestion }) => isQuestion);
  const status = make("p", { role: "status" });
  const note = make("p", { class: "note" });
  const button = make("button", { type: "button" }, words.forget);
  const code = make("div", { class: "class-code" });
  const chosen = new Set();

  const tell = () => {
    const { right, tried, all } = score();
    status.textContent = fill(tried === all ? words.score : words.soFar, { right, tried, all });
    button.hidden = !memory.clear;
    note.textContent = memory.note ?? "";
    showCode(code);
  };
  // What the reader chose stands open. What a search opened is left as it is.
  const show = () => {
    asked.forEach(({ options }, index) => options.forEach((option, place) => {
      if (done.opened[index].includes(place)) {
        option.open = true;
        chosen.add(option);
      } else if (chosen.delete(option)) {
        option.open = false;
      }
    }));
    tell();
  };

  asked.forEach(({ item, options }, index) => options.forEach((option, place) => {
    const choose = () => {
      chosen.add(option);
      // In a course the next reader at this device may be somebody else.
      if (memory.clear && !done.opened[index].length) firstAnswer(item).keep(option.firstElementChild);
      did(({ opened }) => { opened[index].push(place); }, true);
    };
    // A choice is what the reader's own hand opens (a key is a click as well): neither a search on
    // the page, nor printing, nor a script.
    option.querySelector("summary").addEventListener("click", ({ isTrusted }) => {
      if (!isTrusted || option.open || chosen.has(option)) return;
      choose();
      tell();
    });
    // What was opened before this script was there is one as well, if the reader has done anything
    // here at all.
    const early = option.open && !done.opened[index].includes(place);
    if (early && (navigator.userActivation?.hasBeenActive ?? true)) choose();
  }));
  button.addEventListener("click", forget);
  if (questions.length) {
    questions.at(-1).item.after(make("div", { class: "score" }, status, note, button, code));
  }
  followers.push(show);
  show();
}

if (!presenting) answers();
