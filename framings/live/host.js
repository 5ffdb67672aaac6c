// What every widget of ours needs in a notebook: its keys for itself, and no still version above it.

// What is pressed in a control is the control's. Else JupyterLab and Notebook 7 go on to the next
// cell at an arrow, and make or remove one at a letter. What runs a cell, and whatever is pressed
// with Ctrl, Alt or Cmd, stays theirs. They listen at the document: be there before them.
function keepKeys(controls) {
  const look = (event) => {
    if (!controls.contains(event.target)) return;
    const theirs = event.ctrlKey || event.altKey || event.metaKey
      || (event.shiftKey && event.key === "Enter");
    event.target.toggleAttribute("data-lm-suppress-shortcuts", !theirs);
  };
  window.addEventListener("keydown", look, true);
  return () => window.removeEventListener("keydown", look, true);
}

// What stands still before a widget is not needed once the widget lives. Each front end wraps
// outputs in its own way, so it is what comes right before something that holds the widget;
// never a whole cell, which has an editor.
function hideStill(widget, still) {
  for (let here = widget; here; here = here.parentElement) {
    const before = here.previousElementSibling;
    if (before?.querySelector(still)
        && !before.querySelector(".live, textarea, [contenteditable]")) {
      before.classList.add("live-replaced");
      return () => before.classList.remove("live-replaced");
    }
  }
  return () => {};
}
