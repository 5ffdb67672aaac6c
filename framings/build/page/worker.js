// Keeps the pages of this folder on the device for when there is no network. Above stand EDITION, the
// name of what they hold, and FILES. There is one cache for each edition; the old one goes when the
// new one is there as a whole. What has its hash in its name is taken from it at once; all else is
// asked for first, so that nobody who is connected reads an old page.
const SCOPE = self.registration.scope;
const OURS = `framings:${SCOPE}:`; // others may have caches at the same address
const HASHED = /\.[0-9a-f]{10}\.\w+$/;
const PATIENCE = 5_000; // milliseconds for a network that says nothing

async function keepAll() {
  const cache = await caches.open(OURS + EDITION);
  try {
    await Promise.all(FILES.map(async (file) => {
      const response = await fetch(file, { cache: HASHED.test(file) ? "default" : "no-cache" });
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      // A browser takes no page from here that came from another address than it asked for.
      const { headers } = response;
      await cache.put(file, response.redirected ? new Response(await response.blob(), { headers }) : response);
    }));
  } catch (error) {
    await caches.delete(OURS + EDITION);
    throw error;
  }
  await self.skipWaiting();
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== OURS + EDITION);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request, file) {
  const kept = await caches.match(file, { cacheName: OURS + EDITION });
  if (!kept) return fetch(request);
  if (HASHED.test(file)) return kept;
  const late = new Promise((resolve) => { setTimeout(() => resolve(kept), PATIENCE); });
  return Promise.race([fetch(request).catch(() => kept), late]);
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const [address] = url.split(/[?#]/);
  if (method !== "GET" || !address.startsWith(SCOPE)) return;
  const file = address.slice(SCOPE.length).replace(/(?<=^|\/)$/, "index.html");
  if (FILES.includes(file)) event.respondWith(answer(event.request, file));
});
