// The page's part: controls without a kernel. figure.js and memory.js stand above it; below it
// start.js, which starts each explorer, and answers.js.

const words = window.framingsWords;
const SLOT = "\0";

// As framings.build.grid: a column holds a letter for each position of its controls, the step from
// what its neighbours along every control make one expect. Adding up gives back the values.
const NO_STEP = 35;
const MODULUS = 1 << 15;

function column([axes, steps], sizes) {
  const values = new Uint16Array(steps.length);
  for (let at = 0; at < steps.length; at++) {
    const code = steps.charCodeAt(at) - NO_STEP;
    values[at] = code % 2 ? -(code + 1) / 2 : code / 2;
  }
  let stride = 1;
  for (const axis of [...axes].reverse()) {
    const whole = stride * sizes[axis];
    // Each stands `stride` places after its neighbour along this control, of which the first has none.
    for (let first = 0; first < values.length; first += whole) {
      for (let at = first + stride; at < first + whole; at++) values[at] += values[at - stride];
    }
    stride = whole;
  }
  return (position) =>
    values[axes.reduce((at, axis) => at * sizes[axis] + position[axis], 0)] % MODULUS;
}

// What an explorer shows at a position: sentence, alt text and pieces, each of parts, each part a
// template whose numbers are columns.
function lookUp({ controls, texts, templates, numbers }) {
  const sizes = controls.map((control) => control.positions);
  const columns = texts.map((parts) =>
    parts.map((part) => part.map((stored) => column(stored, sizes))));
  const filled = ([template, ...slots], position) => {
    const [first, ...others] = templates[template(position)].split(SLOT);
    return others.reduce(
      (text, other, slot) => text + numbers[slots[slot](position)] + other, first);
  };
  return (position) =>
    columns.map((parts) => parts.map((part) => filled(part, position)).join(""));
}

// A finger that lies down on a slider may want to scroll. What the browser makes of it is held back
// until it moves along the slider, or is lifted where it lay down; if it scrolls, nothing has moved.
function whenMeant(input, moved) {
  let finger = null;
  const obey = () => {
    const { wanted } = finger;
    finger = null;
    if (wanted !== input.value) moved(Number(wanted));
  };
  input.addEventListener("pointerdown", (event) => {
    const { value } = input;
    finger = event.pointerType === "touch" ? { from: event, before: value, wanted: value } : null;
  });
  input.addEventListener("input", () => {
    if (!finger) {
      moved(Number(input.value));
      return;
    }
    finger.wanted = input.value;
    input.value = finger.before;
  });
  input.addEventListener("pointermove", (event) => {
    if (finger && way(finger.from, event) === "across") obey();
  });
  input.addEventListener("pointerup", (event) => {
    if (finger && way(finger.from, event) === "still") obey();
    setTimeout(() => { finger = null; }); // Firefox moves the slider once more, right after this
  });
  input.addEventListener("pointercancel", () => { finger = null; });
}

// Each kind of control: its element, and how it shows a position. A new kind is a new entry here.
const kinds = {
  slider(control, id, moved) {
    // The slider itself says its value: what is announced is the sentence alone.
    const shown = make("output", { for: id, "aria-live": "off" });
    const input = make("input", { type: "range", id, min: 0, max: control.positions - 1 });
    whenMeant(input, moved);
    const label = make("label", { for: id }, control.label);
    const show = (index) => {
      input.value = index;
      input.setAttribute("aria-valuetext", control.shown[index]);
      shown.textContent = control.shown[index];
    };
    const words = control.shown.some((each) => each.length > 8) ? " words" : "";
    return { element: make("div", { class: `slider${words}` }, label, input, shown), show };
  },
  choice(control, id, moved) {
    const group = make("fieldset", {}, make("legend", {}, control.label));
    const inputs = control.shown.map((text, index) => {
      const input = make("input", { type: "radio", name: id });
      input.addEventListener("change", () => moved(index));
      group.append(make("label", {}, input, ` ${text}`));
      return input;
    });
    return { element: group, show: (index) => { inputs[index].checked = true; } };
  },
  // As ConfirmedChoice in the notebook: what holds at the start is not offered.
  confirmed(control, id, moved) {
    const group = make("fieldset", { class: "confirmed" }, make("legend", {}, control.label));
    const confirm = make("button", { type: "button" });
    const chosen = () => inputs.findIndex((input) => input.checked);
    const name = () => {
      confirm.textContent = [control.confirm, control.shown[chosen()]].filter(Boolean).join(": ");
    };
    const inputs = control.shown.map((text, index) => {
      const input = make("input", { type: "radio", name: id });
      input.addEventListener("change", name);
      if (index !== control.start) group.append(make("label", {}, input, ` ${text}`));
      return input;
    });
    confirm.addEventListener("click", () => {
      if (chosen() >= 0) moved(chosen());
    });
    group.append(confirm);
    const show = (index) => {
      inputs.forEach((input, at) => { input.checked = at === index && index !== control.start; });
      name();
    };
    return { element: group, show };
  },
  // As MoveButtons in the notebook: for each button, where each game leads.
  moves(control, id, moved) {
    let game = 0;
    const button = (text, steps) => {
      const leads = column([[0], steps], [control.positions]);
      const element = make("button", { type: "button" }, text);
      element.addEventListener("click", () => {
        if (leads([game]) !== game) moved(leads([game]));
      });
      return element;
    };
    const buttons = control.moves.map((text, move) => button(text, control.after[move]));
    if (control.back) buttons.push(button(control.back, control.before));
    // No button is ever disabled: whoever plays by keyboard would lose the place.
    const element = make("fieldset", { class: "moves" }, make("legend", {}, control.label),
      ...buttons);
    return { element, show: (index) => { game = index; } };
  },
  next(control, id, moved) {
    let here = control.start;
    const element = make("button", { type: "button", class: "next" }, control.label);
    element.addEventListener("click", () => moved((here + 1) % control.positions));
    return { element, show: (index) => { here = index; } };
  },
  toggle(control, id, moved) {
    const input = make("input", { type: "checkbox" });
    input.addEventListener("change", () => moved(Number(input.checked)));
    const show = (index) => { input.checked = index === 1; };
    return { element: make("label", { class: "toggle" }, input, ` ${control.label}`), show };
  },
};

function explorer(place, data, number) {
  const { root, ghost, replace, say, sayBet } = (place.replaceChildren(), place.append(make("div", {
    class: "controls", role: "group", "aria-label": data.title,
  })), figure(place, data.picture));
  const start = data.controls.map((control) => control.start);
  let position = [...start];
  const before = [];
  const shownAt = lookUp(data);
  let linked = null; // where an address puts it, until the reader moves it
  const show = () => {
    const [sentence, alt, ...pieces] = shownAt(position);
    pieces.forEach((piece, index) => {
      if (piece !== before[index]) replace(index, before[index] = piece);
    });
    say(sentence, alt);
    noteSaid(place.dataset.explorer, String(position) === String(start) ? "" : sentence);
    controls.forEach((control, axis) => control.show(position[axis]));
  };
  const move = (pairs) => {
    for (const [axis] of pairs) {
      for (const other of data.controls[axis].clears ?? []) position[other] = start[other];
    }
    for (const [axis, index] of pairs) position[axis] = index;
    linked = null;
    note(position);
    show();
  };
  const controls = data.controls.map((control, axis) =>
    kinds[control.kind](control, `control-${number}-${axis}`, (index) => move([[axis, index]])));
  const reset = make("button", { type: "button" }, words.reset);
  reset.addEventListener("click", () => {
    position = [...start];
    linked = null;
    note(position);
    show();
  });
  place.firstElementChild.append(...controls.map((control) => control.element), reset);
  const bet = asked.findIndex(({ item }) => item === betBefore(place));
  if (bet >= 0) {
    const { item, options } = asked[bet];
    const tellBet = () => sayBet(
      words, options[done.opened[bet][0]]?.querySelector("summary").textContent,
      memory.clear && firstAnswer(item).elsewhere);
    followers.push(tellBet);
    // After answers.js has noted which option was opened, by a click or a key.
    item.addEventListener("click", tellBet);
    tellBet();
  }
  const note = whereLeft(place, data.controls, (left) => {
    position = [...(linked ?? left ?? start)];
    ghost.forget();
    show();
  });
  followMovements(place.firstElementChild, ghost);
  showWhole(place);
  followHand(root, ghost, move);
  canBeLinked(place, {
    controls: data.controls,
    here: () => position,
    put(there) {
      linked = there;
      position = [...there];
      ghost.forget();
      show();
    },
  });
}
