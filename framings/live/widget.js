// The notebook's part: what a kernel sends, and names for its controls. figure.js stands above it.

// The notebook's sliders have no accessible name, and say a bare number: give them their label,
// which holds the unit, and the value as it is written beside them. ipywidgets makes parts of a
// slider anew when it likes, so this is done at each change.
function nameSliders(controls) {
  for (const slider of controls.querySelectorAll(".widget-slider")) {
    const label = slider.querySelector(".widget-label")?.textContent ?? "";
    const handle = slider.querySelector("[role=slider]");
    const readout = slider.querySelector(".widget-readout");
    handle?.setAttribute("aria-label", label);
    if (!readout) continue;
    handle?.setAttribute("aria-valuetext", readout.textContent);
    if (readout.isContentEditable) {
      readout.setAttribute("role", "textbox");
      readout.setAttribute("aria-label", label);
    }
  }
}

// A screen reader says which question the buttons answer, and a group of radio buttons is one stop
// of the Tab key: ipywidgets neither ties them to their label nor to each other. Each widget has this
// script to itself, so a counter would give the same name twice.
function nameGroups(controls) {
  for (const group of controls.querySelectorAll(".live-moves, .widget-radio")) {
    const radios = group.querySelectorAll("input[type=radio]");
    group.setAttribute("role", radios.length ? "radiogroup" : "group");
    group.setAttribute("aria-label", group.querySelector(".widget-label")?.textContent ?? "");
    const name = `live-choice-${Math.random().toString(36).slice(2)}`;
    for (const radio of radios) {
      radio.name = name;
      // Else JupyterLab takes the arrow keys and moves on to the next cell.
      radio.setAttribute("data-lm-suppress-shortcuts", "true");
    }
  }
}

// "Reset" alone does not say what, once it is heard apart from the picture.
function nameButtons(controls) {
  for (const button of controls.querySelectorAll(":scope > button[title]")) {
    button.setAttribute("aria-label", button.title);
    button.removeAttribute("title"); // a screen reader would say it twice
  }
}

function keepNamed(el) {
  const controls = el.closest(".live-explorer")?.querySelector(".live-controls");
  if (!controls) return null;
  nameGroups(controls);
  nameButtons(controls);
  nameSliders(controls);
  const changes = new MutationObserver(() => nameSliders(controls));
  changes.observe(controls, { childList: true, characterData: true, subtree: true });
  return changes;
}

function render({ model, el }) {
  const { replace, say } = figure(el, model.get("background"));
  const speak = () => say(model.get("sentence"), model.get("picture"));
  const count = model.get("pieces");
  for (let index = 0; index < count; index++) {
    const show = () => replace(index, model.get(`piece_${index}`));
    show();
    model.on(`change:piece_${index}`, show);
  }
  speak();
  model.on("change:sentence change:picture", speak);

  // The figure is not yet in its place while it is rendered.
  let shown = true;
  let naming = null;
  requestAnimationFrame(function wait() {
    naming = shown ? keepNamed(el) : null;
    if (shown && !naming) requestAnimationFrame(wait);
  });
  return () => {
    shown = false;
    naming?.disconnect();
  };
}

export default { render };
