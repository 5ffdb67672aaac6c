// The page that searches. Pagefind, which lies beside it, looks for what the address asks for.

const PLACES_SHOWN = 20; // places that are shown

async function placesWith(query) {
  const pagefind = await import(new URL("../pagefind/pagefind.js", location.href).href);
  // The index is small: another thread would only need more permissions.
  await pagefind.options({ noWorker: true, excerptLength: 24 });
  const { results } = await pagefind.search(query);
  return { count: results.length, shown: await Promise.all(results.slice(0, PLACES_SHOWN).map((one) => one.data())) };
}

// A page, and below it the parts of it that say most about what was asked for.
function placeFound({ url, meta, excerpt, sub_results: parts }) {
  const line = ({ href, title, html }) => {
    const element = make("li", {}, make("a", { href }, title), make("p", {}));
    element.lastChild.innerHTML = html; // of our own pages, as pagefind writes it
    return element;
  };
  const inside = parts.filter((part) => part.url !== url).slice(0, 3);
  if (!inside.length) return line({ href: url, title: meta.title, html: excerpt });
  return make("li", {}, make("a", { href: url }, meta.title), make("ul", {},
    ...inside.map((part) => line({ href: part.url, title: part.title, html: part.excerpt }))));
}

async function showFound() {
  const said = document.querySelector(".found");
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  document.querySelector("#query").value = query;
  said.textContent = "";
  if (!query) return;
  try {
    const { count, shown } = await placesWith(query);
    said.textContent = count ? fill(words.found, { query, count }) : fill(words.foundNothing, { query });
    if (count > shown.length) said.append(` ${fill(words.foundMore, { shown: shown.length })}`);
    document.querySelector(".places").replaceChildren(...shown.map(placeFound));
  } catch {
    said.textContent = words.notSearched;
  }
}

if (served) showFound();
