// The notebook's part: where the form stands, and keys that are not JupyterLab's.

function render({ model, el }) {
  const place = document.createElement("div");
  el.append(place);
  twoSides(place, model.get("words"), () => keptSides("localStorage"));
  const endings = [keepKeys(place)];
  let frame = requestAnimationFrame(function wait() {
    if (el.isConnected) endings.push(hideStill(place, ".framings-sides"));
    else frame = requestAnimationFrame(wait);
  });
  return () => {
    cancelAnimationFrame(frame);
    for (const end of endings) end();
  };
}

export default { render };
