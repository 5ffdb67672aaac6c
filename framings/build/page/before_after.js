// Ten questions before the course and the same ten after it. This device keeps both; nothing is told before
// both are there. Their code is counted in the lecturer's page: ?present. Stands below class.js.

const ten = [...document.querySelectorAll(".ten fieldset")].map((group) => {
  const inputs = [...group.querySelectorAll("input")];
  return {
    group, inputs, replies: [...group.querySelectorAll(".reply")],
    right: inputs.findIndex((input) => input.closest("label").matches(".framings-right")),
  };
});
const ROUNDS = ["before", "after"];
const options = ROUNDS.flatMap(() => ten.map(({ inputs }) => inputs.length));
const rightIn = (choices) => ten.filter(({ right }, at) => choices[at] === right).length;
const isAll = (choices) => choices.length === ten.length
  && choices.every((choice, at) => Boolean(ten[at].inputs[choice]));

// What is kept: the options of both rounds, where those are done, and of a round under way.
function readRounds() {
  try {
    const { before, after, now } = JSON.parse(memory.read());
    const done = [before, after].map((choices) => (isAll(choices) ? choices : []));
    return { before: done[0], after: done[0].length ? done[1] : [], now: [...now] };
  } catch {
    return { before: [], after: [], now: [] };
  }
}

function twoRounds() {
  const place = document.querySelector(".ten");
  let rounds = readRounds();
  let going = !rounds.before.length || rounds.now.length > 0;
  const head = make("h2", { tabindex: "-1" });
  const about = make("p", {});
  const open = make("p", { role: "status" });
  const code = make("div", { class: "class-code" });
  const note = make("p", { class: "note" });
  const button = (text, then) => {
    const element = make("button", { type: "button" }, text);
    element.addEventListener("click", then);
    return element;
  };
  const keep = () => {
    if (memory.write(JSON.stringify(rounds)) === false) memory = nowhere;
  };
  const round = () => (rounds.before.length ? "after" : "before");
  const move = () => {
    show();
    head.focus();
  };
  const done = button(words.theseAreMine, () => {
    const missing = ten.flatMap(({ inputs }, at) => (inputs.some(({ checked }) => checked) ? [] : [at + 1]));
    if (missing.length) {
      open.textContent = fill(words.stillOpen, { numbers: missing.join(", ") });
      ten[missing[0] - 1].inputs[0].focus();
      return;
    }
    rounds = { ...rounds, [round()]: chosen(), now: [] };
    going = false;
    keep();
    move();
  });
  const again = button(words.courseDone, () => {
    going = true;
    move();
  });
  const forgetBoth = button(words.forget, () => {
    memory.clear();
    rounds = readRounds();
    going = true;
    move();
  });
  const chosen = () => ten.map(({ inputs }) => inputs.findIndex(({ checked }) => checked));

  function show() {
    const { before, after, now } = rounds;
    const isOver = after.length > 0;
    head.textContent = isOver ? words.yourResult : going ? words[round()] : words.beforeDone;
    about.textContent = isOver ? fill(words.bothScores, { before: rightIn(before), after: rightIn(after), all: ten.length })
      : going ? words[`${round()}How`] : words.beforeThanks;
    open.textContent = "";
    place.hidden = !going && !isOver;
    ten.forEach(({ group, inputs, replies, right }, at) => {
      inputs.forEach((input, option) => {
        input.checked = isOver ? after[at] === option : now[at] === option;
        input.disabled = isOver;
        const said = isOver ? [option === right && words.rightOne, before[at] === option && words.youBefore,
          after[at] === option && words.youAfter].filter(Boolean).join(", ") : "";
        input.closest("label").querySelector(".said").textContent = said && ` (${said})`;
      });
      group.classList.toggle("told", isOver);
      replies.forEach((reply, option) => {
        reply.hidden = !isOver || ![right, before[at], after[at]].includes(option);
      });
    });
    done.hidden = !going || isOver;
    again.hidden = going || isOver;
    forgetBoth.hidden = !memory.clear || !(before.length || now.length);
    note.textContent = memory.note ?? "";
    code.replaceChildren(...(before.length ? [
      toCopy(words.code, classCode(document.body.dataset.memory, options, [...before, ...after])).element,
      make("p", { class: "note" }, words.codeHoldsBoth)] : []));
  }
  place.addEventListener("change", () => {
    rounds.now = chosen();
    open.textContent = "";
    keep();
  });
  place.before(head, about, code);
  place.after(open, make("p", { class: "buttons" }, done, " ", again, " ", forgetBoth), note);
  show();
}

// The lecturer's page: of all who sent a code with both rounds, how many were right before and after.
function countBoth() {
  const main = document.querySelector("main");
  const box = make("textarea", { rows: "8", id: "codes", spellcheck: "false", autocomplete: "off" });
  const said = make("div", { role: "status" });
  const seen = make("div", {});
  let table = "";
  const save = make("button", { type: "button", hidden: "" }, words.saveTable);
  save.addEventListener("click", () => download("before_and_after.csv", "text/csv", table));
  const count = make("button", { type: "button" }, words.countCodes);
  count.addEventListener("click", () => {
    const { read, bad } = readCodes(document.body.dataset.memory, options, box.value);
    const both = read.map((choices) => [choices.slice(0, ten.length), choices.slice(ten.length)]);
    const pairs = both.filter((pair) => pair.every(isAll));
    said.replaceChildren(
      make("p", {}, fill(words.pairsCounted, { pairs: pairs.length, single: read.length - pairs.length, bad: bad.length })),
      make("ul", {}, ...bad.map((line) => make("li", {}, fill(words.codeLine, line)))));
    seen.replaceChildren(...(pairs.length ? [pictureOf(pairs)] : []));
    save.hidden = !pairs.length;
    table = [ROUNDS.flatMap((round) => ten.map((_, at) => `${round}_${at + 1}`)),
      ...pairs.map((pair) => pair.flatMap((choices) => ten.map(({ right }, at) => Number(choices[at] === right))))]
      .map((row) => `${row.join(",")}\r\n`).join("");
  });
  document.documentElement.classList.add("counting");
  main.querySelector(".ten").hidden = true;
  main.querySelector(".how").remove();
  main.append(
    make("p", {}, make("label", { for: "codes" }, words.codesOfBoth)), box, make("p", { class: "buttons" }, count, " ", save),
    said, seen, make("p", {}, make("a", { href: location.pathname }, words.leave)));
}

function pictureOf(pairs) {
  const share = (pick) => ROUNDS.map((_, round) => pairs.reduce((sum, pair) => sum + pick(pair[round]), 0) / pairs.length);
  const bar = (kind, part, said) => {
    const element = make("span", { class: `bar bar-${kind}`, "aria-hidden": "true" });
    element.style.width = `${60 * Math.abs(part)}%`;
    return make("td", {}, element, ` ${said}`);
  };
  const row = (name, [before, after]) => {
    const [first, second] = [before, after].map((part) => Math.round(100 * part));
    const points = second - first;
    return make("tr", {}, make("th", { scope: "row" }, name), bar(1, before, `${first}%`), bar(2, after, `${second}%`),
      bar(points < 0 ? 6 : 3, points / 100, `${points > 0 ? "+" : points < 0 ? "−" : ""}${Math.abs(points)}`));
  };
  const asked = ({ group }, at) => make("details", {}, make("summary", {}, fill(words.questionNumber, { number: at + 1 })),
    make("p", {}, group.querySelector("legend").textContent));
  const heads = [words.question, words.before, words.after, words.points];
  return make("table", { class: "pairs" },
    make("caption", {}, fill(words.rightOfPairs, { pairs: pairs.length })),
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, row(words.allTen, share((choices) => rightIn(choices) / ten.length)),
      ...ten.map((each, at) => row(asked(each, at), share((choices) => Number(choices[at] === each.right))))));
}

document.querySelector(".ten .no-script").remove();
if (presenting) {
  countBoth();
} else {
  twoRounds();
  document.querySelector("main").before(make("p", { class: "projector" }, make("a", { href: "?present" }, words.countClass)));
}
