// Links to other lessons, where those are found to be: the folder of a page may have been copied
// alone. In the folder above, framings-lessons.js lists what lies there. Stands below start.js.

// In the other language a reader goes on where this page is: at the picture that was last in the
// middle of the screen, as it stands. Whoever has not left the top starts at the top.
let lastSeen = null;
const middle = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting && window.scrollY) lastSeen = target;
}, { rootMargin: "-40% 0px" });
explorerPlaces.forEach((place) => middle.observe(place));

function toTheSamePlace(link) {
  link.addEventListener("click", () => {
    link.hash = linkable.has(lastSeen) ? new URL(addressOf(lastSeen, "")).hash : "";
  });
  return link;
}

function linkTo(there) {
  for (const mention of document.querySelectorAll("[data-lesson]")) {
    const address = mention.dataset.lesson;
    const { lang } = mention;
    if (lang && there.includes(address.replace("/index.html", ""))) {
      mention.replaceWith(toTheSamePlace(
        make("a", { href: `../${address}`, lang, hreflang: lang }, ...mention.childNodes)));
    } else if (address === "index.html" || there.includes(address.split("/")[0])) {
      const [file, place] = address.split("#");
      const query = presenting && /^\d\d_/.test(file) ? "?present" : "";
      const href = `../${file}${query}${place ? `#${place}` : ""}`;
      mention.replaceWith(make("a", { href }, ...mention.childNodes));
    }
  }
  for (const list of document.querySelectorAll("nav.lessons")) {
    for (const mention of list.querySelectorAll("[data-lesson]")) mention.remove();
    list.hidden = false;
  }
}

// In a frame a lesson most often stands alone: there nobody is asked for what is not there, unless
// the reader came from that folder. A course has no lists of lessons at all.
function lookForLessons() {
  const above = new URL("..", location.href).href;
  const [from] = document.referrer.split(/[?#]/);
  const cameFromThere = from.startsWith(above)
    && /^(\d\d_\w+\/)?(index\.html)?$/.test(from.slice(above.length));
  if (window.parent !== window && !cameFromThere) return;
  // The list as it is now, not as it was kept.
  arrived(`${above}framings-lessons.js?${Date.now()}`).then(
    () => {
      linkTo((window.framingsLessons ?? []).filter((name) => served || name !== "search"));
      if (window.framingsApp) keepOffline(above);
    },
    () => {},
  );
}

if (document.querySelector("nav.lessons [data-lesson]")) lookForLessons();
