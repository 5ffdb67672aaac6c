// In a frame of another page: says how high this page is, at once and whenever that changes, so that
// the frame can be made as high. In two ways: as @open-iframe-resizer/core expects it, and as
// learning tools (LTI) do. Without a height the frame is hidden, and nothing is said.

function tellHeight() {
  const box = document.documentElement.getBoundingClientRect();
  const width = Math.ceil(box.width);
  // What is shown to a class is as high as its frame, which then has the shape of a screen.
  const height = Math.ceil(presenting ? (width * 9) / 16 : box.height);
  if (!height) return;
  window.parent.postMessage({ type: "iframe-resized", width, height }, "*");
  window.parent.postMessage({ subject: "lti.frameResize", height }, "*");
}

if (window.parent !== window) {
  new ResizeObserver(tellHeight).observe(document.documentElement);
  // Who begins to listen later asks.
  window.addEventListener("message", ({ source, data }) => {
    const asked = ["iframe-child-init", "iframe-get-child-dimensions"].includes(data?.type);
    if (asked && source === window.parent) tellHeight();
  });
}
