// The page's part: controls without a kernel. figure.js stands above it, answers.js below.

const words = window.framingsWords;
const SLOT = "\0";

// As framings.publish.grid.looked_up: a text is a template whose numbers are columns.
function lookUp(data, position) {
  const value = ([axes, values]) =>
    values[axes.reduce((at, axis) => at * data.controls[axis].shown.length + position[axis], 0)];
  return data.texts.map(([template, ...columns]) => {
    const [first, ...others] = data.templates[value(template)].split(SLOT);
    return others.reduce(
      (text, other, slot) => text + data.tokens[value(columns[slot])] + other, first);
  });
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Each kind of control: its element, and how it shows a position. A new kind is a new entry here.
const kinds = {
  slider(control, id, moved) {
    const shown = make("output", { for: id });
    const input = make("input", { type: "range", id, min: 0, max: control.shown.length - 1 });
    input.addEventListener("input", () => moved(Number(input.value)));
    const label = make("label", { for: id }, control.label);
    const show = (index) => {
      input.value = index;
      input.setAttribute("aria-valuetext", control.shown[index]);
      shown.textContent = control.shown[index];
    };
    return { element: make("div", { class: "slider" }, label, input, shown), show };
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
  toggle(control, id, moved) {
    const input = make("input", { type: "checkbox" });
    input.addEventListener("change", () => moved(Number(input.checked)));
    const show = (index) => { input.checked = index === 1; };
    return { element: make("label", { class: "toggle" }, input, ` ${control.label}`), show };
  },
};

function explorer(place, data, number) {
  const { replace, say } = (place.replaceChildren(), place.append(make("div", {
    class: "controls", role: "group", "aria-label": data.title,
  })), figure(place, data.picture));
  const start = data.controls.map((control) => control.start);
  let position = [...start];
  const before = [];
  const show = () => {
    const [sentence, alt, ...pieces] = lookUp(data, position);
    pieces.forEach((piece, index) => {
      if (piece !== before[index]) replace(index, before[index] = piece);
    });
    say(sentence, alt);
    controls.forEach((control, axis) => control.show(position[axis]));
  };
  const controls = data.controls.map((control, axis) =>
    kinds[control.kind](control, `control-${number}-${axis}`, (index) => {
      position[axis] = index;
      show();
    }));
  const reset = make("button", { type: "button" }, words.reset);
  reset.addEventListener("click", () => {
    position = [...start];
    show();
  });
  place.firstElementChild.append(...controls.map((control) => control.element), reset);
  show();
}

document.querySelectorAll("[data-explorer]").forEach((place, number) => {
  const data = window.framingsExplorers?.[place.dataset.explorer];
  if (data) explorer(place, data, number);
});
