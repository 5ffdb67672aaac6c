// In the page: when was a key pressed, when did which picture change, and how many were shown.

window.bench = (() => {
  const now = () => performance.now();
  let watched = null;

  // A canvas changes without a sign: listen where it is drawn on.
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (...args) {
    draw.apply(this, args);
    if (watched?.how === "canvas" && watched.place.contains(this.canvas)) changed();
  };

  function changed() {
    watched.count += 1;
    watched.last = now();
  }

  // What can be told apart: the words of the moving label, or else each drawing.
  function shown() {
    if (watched.how !== "markup") return watched.count;
    return watched.place.textContent.match(/value \d+/)?.[0];
  }

  function watch(cell, selector, how) {
    watched?.stop();
    const place = cell.querySelector(selector);
    const stops = [];
    watched = { place, how, count: 0, last: 0, pressed: 0, stop: () => stops.forEach((f) => f()) };
    if (how === "markup") {
      const observer = new MutationObserver(changed);
      const all = { attributes: true, childList: true, characterData: true, subtree: true };
      observer.observe(place, all);
      stops.push(() => observer.disconnect());
    }
    if (how === "image") {
      place.addEventListener("load", changed, true);
      stops.push(() => place.removeEventListener("load", changed, true));
    }
    const press = () => { watched.pressed = now(); };
    window.addEventListener("keydown", press, true);
    stops.push(() => window.removeEventListener("keydown", press, true));
  }

  const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

  // Wait for a change, and until nothing changes any more.
  async function settled(count, quiet, patience) {
    const start = now();
    while (watched.count === count && now() - start < patience) await wait(10);
    if (watched.count === count) throw new Error("no change");
    while (now() - watched.last < quiet) await wait(10);
  }

  async function answer(quiet) {
    await settled(0, quiet, 10_000);
    const taken = watched.last - watched.pressed;
    watched.count = 0;
    return taken;
  }

  // Drag the handle with the mouse, one position every so many milliseconds.
  async function drag(handle, positions, steps, apart, quiet) {
    const { left, top, width, height } = handle.getBoundingClientRect();
    const track = handle.closest(".noUi-base").getBoundingClientRect().width;
    const x = left + width / 2;
    const fire = (target, type, moved, buttons) => target.dispatchEvent(new MouseEvent(type, {
      bubbles: true, cancelable: true, view: window, buttons,
      clientX: x + (moved * track) / positions, clientY: top + height / 2,
    }));
    let frames = 0;
    let dragging = true;
    let before = shown();
    requestAnimationFrame(function frame() {
      if (shown() !== before) {
        frames += 1;
        before = shown();
      }
      if (dragging) requestAnimationFrame(frame);
    });
    const count = watched.count;
    fire(handle, "mousedown", 0, 1);
    const start = now();
    // A page that is busy gets the newest place of the mouse only, as browsers do it.
    for (let step = 0; step < steps;) {
      await wait(Math.max(0, start + (step + 1) * apart - now()));
      step = Math.min(steps, Math.max(step + 1, Math.floor((now() - start) / apart)));
      fire(document.documentElement, "mousemove", step, 1);
    }
    const end = now();
    const during = frames;
    fire(document.documentElement, "mouseup", steps, 0);
    await settled(count, quiet, 10_000);
    dragging = false;
    const stands = Math.max(0, watched.last - end);
    watched.count = 0;
    return { took: end - start, pictures: during, stands_after: stands, label: String(shown()) };
  }

  return { watch, answer, drag, ready: () => { watched.count = 0; } };
})();
