// What is seen of the twelve statements: the form, and the report, which is also a file of its own.
// figure.js and reading.js stand above. The words come from framings.sides.words.

// Where this device keeps both sides' codes.
const keptSides = (storage) => ({ ...stored(storage, "framings:own"), keeps: () => keeps(storage) });

// Puts the form into a place; memory() gives the storage in use. Returns what reads it anew.
function twoSides(place, words, memory) {
  const { edition, form } = words;
  const all = STATEMENTS;
  const button = (text, then, attributes = {}) => {
    const element = make("button", { type: "button", ...attributes }, text);
    element.addEventListener("click", then);
    return element;
  };
  let both = {};
  let covered = {};
  let role = "";
  const filledIn = {}; // what was written into a report, by whose it is

  const roles = ROLES.map((each) => {
    const input = make("input", { type: "radio", name: unused("sides") });
    input.addEventListener("change", () => turnTo(each));
    return { each, input, label: make("label", {}, input, ` ${form[each]}`) };
  });
  for (const { input } of roles) input.name = roles[0].input.name;
  const asked = words.statements.map(({ text }, at) => {
    const name = unused("sides");
    const inputs = words.scale.map((word, step) => {
      const input = make("input", { type: "radio", name });
      input.addEventListener("change", () => answer(at, step + 1));
      return { input, label: make("label", {}, input, make("span", {}, word)) };
    });
    const group = make("fieldset", {}, make("legend", {}, `${at + 1}. ${text}`),
      make("div", { class: "sides-scale" }, ...inputs.map(({ label }) => label)));
    return { group, inputs: inputs.map(({ input }) => input) };
  });
  const alone = make("p", {});
  const statements = make("div", { class: "sides-statements" }, ...asked.map(({ group }) => group));
  const cover = make("p", { class: "sides-cover" });
  const progress = make("p", { class: "sides-progress" });
  const code = make("output", { class: "sides-code" });
  const told = make("p", { class: "sides-told", role: "status" });
  const codeLine = make("p", { class: "sides-line" }, make("span", {}, form.code), " ", code, " ",
    button(form.copy, copy));
  const typed = make("input", {
    type: "text", id: unused("sides"), autocomplete: "off", autocapitalize: "characters",
    spellcheck: "false", size: 14,
  });
  // No form element: JupyterLab lets none be sent with the Enter key.
  typed.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") takeIn();
  });
  const other = make("p", { class: "sides-line" },
    make("label", { for: typed.id }, form.other), " ", typed, " ", button(form.take, takeIn));
  const whose = make("select", { id: unused("sides") },
    ...[{ key: "", label: form.own }, ...words.examples].map(({ key, label }) =>
      make("option", { value: key }, label)));
  whose.addEventListener("change", showReport);
  const toggle = button(form.show, () => {
    open = !open;
    showReport();
  }, { "aria-expanded": "false" });
  const sheet = make("div", { class: "sides-sheet" });
  let open = false;
  place.classList.add("sides");
  place.replaceChildren(
    make("fieldset", { class: "sides-who" }, make("legend", {}, form.who),
      ...roles.map(({ label }) => label)),
    alone, statements, cover, progress, codeLine, make("p", {}, form.pass), other,
    told,
    make("p", { class: "sides-line" }, make("label", { for: whose.id }, form.whose), " ", whose, " ",
      toggle, " ", button(form.download, download)),
    sheet,
    make("p", { class: "sides-line" }, button(form.forget, forget)),
  );

  // Whoever answered under the wrong name need not answer again.
  const otherOf = (each) => ROLES.find((one) => one !== each);
  const afterAll = button("", () => {
    both = { [role]: nobody(), [otherOf(role)]: both[role] };
    role = otherOf(role);
    keep();
    tell("");
    show();
    roles.find(({ each }) => each === role).input.focus(); // the button is gone
  });
  progress.after(make("p", { class: "sides-line" }, afterAll));

  const tell = (text) => { told.textContent = text; };
  const answeredBy = (each, template) =>
    fill(template, { role: form[each], done: count(both[each]), all });

  // Before a class, or in a private window, nothing stays: then nobody is told that it does.
  const tellKept = (kept) => { alone.textContent = kept ? form.alone : form.aloneUnkept; };

  function keep() {
    const codes = ROLES.filter((each) => count(both[each])).map((each) => encoded(each, both[each], edition));
    if (codes.length) tellKept(memory().write(codes.join(" ")));
    else memory().clear();
  }

  function recall() {
    both = { marketing: nobody(), sales: nobody() };
    covered = {};
    tellKept(memory().keeps());
    const kept = (memory().read() ?? "").split(" ").map((text) => decoded(text, edition));
    for (const found of kept) if (!found.wrong) both[found.role] = found.answers;
    tell(kept.some(({ wrong }) => wrong === "edition") ? form.older : "");
    const there = ROLES.filter((each) => count(both[each]));
    if (there.length === 2) covered = { marketing: true, sales: true };
    role = there[0] ?? ""; // nobody yet: who answers says so first
    show();
  }

  function turnTo(each) {
    if (role) covered[role] = count(both[role]) > 0; // the next one does not see them
    role = each;
    tell("");
    show();
  }

  function answer(at, step) {
    both[role][at] = step;
    keep();
    show();
  }

  function takeIn() {
    const found = decoded(typed.value, edition);
    if (found.wrong) {
      tell(fill(form[found.wrong], found));
      typed.setAttribute("aria-invalid", "true");
      typed.focus();
      return;
    }
    typed.removeAttribute("aria-invalid");
    const known = both[found.role];
    if (count(known) && String(known) !== String(found.answers)) {
      tell(fill(form.twice, { role: form[found.role], other: form[otherOf(found.role)] }));
      return;
    }
    both[found.role] = found.answers;
    covered[found.role] = true;
    typed.value = "";
    keep();
    show();
    tell(answeredBy(found.role, form.taken));
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(code.textContent);
      tell(form.copied);
    } catch { // not allowed here: marked, to be copied by hand
      window.getSelection().selectAllChildren(code);
    }
  }

  function forget() {
    memory().clear();
    recall();
    tell(form.forgotten);
  }

  function show() {
    for (const { each, input } of roles) input.checked = each === role;
    const hidden = Boolean(covered[role]);
    statements.hidden = hidden;
    cover.hidden = !hidden;
    cover.replaceChildren(...(hidden ? [fill(form.covered, { role: form[role] }), " ",
      button(form.uncover, () => {
        covered[role] = false;
        show();
        asked[0].inputs[0].focus();
      })] : []));
    for (const [at, { group, inputs }] of asked.entries()) {
      group.disabled = !role;
      for (const [step, input] of inputs.entries()) {
        input.checked = Boolean(role) && !hidden && both[role][at] === step + 1;
      }
    }
    progress.textContent = role ? answeredBy(role, form.progress) : form.whoFirst;
    codeLine.hidden = hidden || !role || !count(both[role]);
    afterAll.parentElement.hidden = codeLine.hidden || count(both[otherOf(role)]) > 0;
    afterAll.textContent = role ? fill(form.afterAll, { role: form[otherOf(role)] }) : "";
    code.textContent = codeLine.hidden ? "" : encoded(role, both[role], edition);
    showReport();
  }

  const chosen = () => words.examples.find(({ key }) => key === whose.value);
  const report = () => {
    const notes = (filledIn[whose.value] ??= {});
    return reportOf(chosen() ?? ours(both), words, notes);
  };

  function showReport() {
    toggle.textContent = open ? form.hide : form.show;
    toggle.setAttribute("aria-expanded", String(open));
    sheet.replaceChildren(...(open ? [report()] : []));
  }

  function download() {
    const html = `<!DOCTYPE html>\n<html lang="${words.language}"><head><meta charset="utf-8">`
      + '<meta name="viewport" content="width=device-width, initial-scale=1">'
      + `<title>${words.report.title}</title><style>${words.style}</style></head>`
      + `<body>${report().outerHTML}</body></html>\n`;
    const address = URL.createObjectURL(new Blob([html], { type: "text/html" }));
    const link = make("a", { href: address, download: `${form.file}.html` });
    place.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  window.addEventListener("framings-said", () => {
    if (open && place.isConnected) showReport();
  });
  recall();
  return recall;
}

// A report is about answers, and about what else is known: of our own firm what this page or notebook
// said last, about the export and about the experiment.
const ours = (both) => ({
  ...both, name: "", tried: "", deals: "", begun: false,
  export: window.framingsSaid?.export ?? [], rule: window.framingsSaid?.one_next_experiment,
});

// One page: of each framing its question, the difference and what would change it; the stage; the rest.
// What nobody knows yet can be written in, and stands in notes from then on.
function reportOf(firm, words, notes) {
  const { report, scale, statements } = words;
  const known = { marketing: count(firm.marketing), sales: count(firm.sales), all: STATEMENTS };
  const blank = (key, label, text = "") => {
    const field = make("span", {
      class: "sides-blank", contenteditable: "plaintext-only", role: "textbox", "aria-label": label,
      "data-hint": report.write,
    }, notes[key] ?? text);
    field.addEventListener("input", () => { notes[key] = field.textContent; });
    return field;
  };
  const entry = (term, ...what) => make("p", {}, make("strong", {}, `${term}: `), ...what);
  const bothOn = (at) => ({
    statement: statements[at].text,
    ...Object.fromEntries(ROLES.map((role) => [role, scale[firm[role][at] - 1]])),
  });

  const difference = ({ known: answered, kind, rests, apart }, all) => {
    const part = fill(report.part, { known: answered.length, all });
    if (kind === "unknown") return part;
    const said = {
      0: report.alike, 1: report.close,
    }[apart] ?? fill(report.apart, { apart, ...bothOn(rests) });
    return answered.length < all ? `${said} ${part}` : said;
  };
  const question = (framing, kind) => ({
    unknown: report.unknown, differ: fill(report.differ, { question: framing.differ }),
    twoFirms: fill(report.twoFirms, { question: framing.differ }),
  })[kind] ?? framing[kind];
  const rows = words.framings.map((framing) => {
    const read = reading(firm, framing.statements);
    const cell = (title, what) => make("td", { "data-title": title }, what);
    return make("tr", {},
      make("th", { scope: "row" }, framing.level, make("span", {}, framing.name)),
      cell(report.question, firm.begun ? blank(framing.key, report.question)
        : question(framing, read.kind)),
      cell(report.difference, difference(read, framing.statements.length)),
      cell(report.change, statements[read.rests].settle));
  });
  const heads = [report.framing, report.question, report.difference, report.change];

  const [one, two] = ROLES.map((role) => stage(firm[role], words.stageStatements));
  const between = ([from, to]) => (to
    ? fill(report.between, { from: words.stages[from].name, to: words.stages[to].name })
    : fill(report.inStage, words.stages[from]));
  const stageSaid = !one.length || !two.length ? report.noStage
    : String(one) !== String(two)
      ? fill(report.twoStages, { marketing: between(one), sales: between(two) })
      : one.length === 1 ? fill(report.stage, words.stages[one[0]])
        : fill(report.betweenStages, {
          stages: between(one), from: words.stages[one[0]].means, to: words.stages[one[1]].means,
        });
  const begin = beginWith(firm);

  const exported = firm.export.length
    ? make("ul", {}, ...firm.export.map((line) => make("li", {}, line))) : "";
  const more = firm.export.length && !firm.begun ? ""
    : make("p", {}, blank("export", report.export));
  return make("article", { class: "sides-report" },
    make("h4", {}, report.title),
    make("p", { class: "sides-firm" },
      make("span", {}, make("strong", {}, `${report.firm}: `), blank("firm", report.firm, firm.name)),
      " ", make("span", {}, make("strong", {}, `${report.date}: `), blank("date", report.date))),
    make("p", {}, fill(report.answered, known)),
    make("table", {},
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, ...rows)),
    begin === undefined ? "" : entry(report.begin, fill(report.beginWith, bothOn(begin))),
    make("h5", {}, report.stages), make("p", {}, `${stageSaid} ${report.closer}`),
    make("h5", {}, report.export), exported, more,
    make("h5", {}, report.experiment),
    entry(report.tried, blank("tried", report.tried, firm.tried)),
    entry(report.deals, blank("deals", report.deals, firm.deals)),
    entry(report.lot, report.byChance),
    entry(report.rule, firm.rule || blank("rule", report.rule)),
    make("h5", {}, report.limits), make("p", {}, report.limit),
    make("p", { class: "sides-credit" }, report.credit));
}
