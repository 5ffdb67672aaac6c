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

// A screen reader says which game the buttons belong to.
function nameMoves(controls) {
  for (const moves of controls.querySelectorAll(".live-moves")) {
    moves.setAttribute("role", "group");
    moves.setAttribute("aria-label", moves.querySelector(".widget-label")?.textContent ?? "");
  }
}

function keepNamed(el) {
  const controls = el.closest(".live-explorer")?.querySelector(".live-controls");
  if (!controls) return null;
  nameMoves(controls);
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
