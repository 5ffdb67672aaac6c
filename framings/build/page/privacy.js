// The page on privacy: forgets all at once. Of this device, everything that these pages keep has a
// name that begins with "framings:"; without the worker the kept pages would come back.

async function forgetEverything() {
  for (const storage of ["localStorage", "sessionStorage"]) {
    try {
      for (const name of Object.keys(window[storage])) {
        if (name.startsWith("framings:")) window[storage].removeItem(name);
      }
    } catch { /* nothing can be kept here */ }
  }
  mayKeep = false;
  await keeping;
  const above = new URL("../..", location.href).href;
  const workers = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? [];
  for (const worker of workers) if (worker.scope.startsWith(above)) await worker.unregister();
  const caches = window.caches;
  const names = (await caches?.keys().catch(() => [])) ?? [];
  for (const name of names) if (name.startsWith(`framings:${above}`)) await caches.delete(name);
}

const forgetButton = make("button", { type: "button" }, words.forgetAll);
const forgetSaid = make("p", { role: "status" });
forgetButton.addEventListener("click", () => forgetEverything().then(() => {
  forgetSaid.textContent = words.forgotten;
}));
document.querySelector("main").append(forgetButton, forgetSaid);
