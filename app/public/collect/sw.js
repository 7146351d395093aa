// Keeps the phone room of one build whole, so that it starts without a connection.
//
// One cache per build: shell, styles, glue and module belong together, all or nothing. A newer build waits until no
// interview is open in any tab, and only then takes over. Answers and receipts never pass through here.
const BUILD = "__BUILD__";
const FILES = ["__FILES__"];
const PREFIX = "pulso-";
const CACHE = PREFIX + BUILD;
const SHELL = "/collect/";
/** The lock that a page holds while an interview is open (`app/src/device/locks.rs`). */
const INTERVIEW = "pulso-interview";

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && url.pathname === SHELL) event.respondWith(kept(SHELL, request));
  else if (FILES.includes(url.pathname)) event.respondWith(kept(url.pathname, request));
});
// A page says that no interview is open in it: perhaps in another tab there is one.
self.addEventListener("message", (event) => event.waitUntil(takeOverIfFree()));

async function keep() {
  const fresh = (path) => new Request(path, { cache: "reload", credentials: "omit" });
  const shell = await fetch(fresh(SHELL));
  if (!shell.ok || shell.redirected) throw new Error("no shell");
  const text = await shell.clone().text();
  // The server may have changed builds since it gave out this file.
  const ours = FILES.filter((path) => path.startsWith("/pkg/")).every((path) => text.includes(path));
  if (!ours) throw new Error("the shell is of another build");
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(FILES.map(fresh));
    // Its policy header names the nonce that stands in it: the two stay together.
    await cache.put(SHELL, shell);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function takeOverIfFree() {
  if (!navigator.locks) return;
  const { held } = await navigator.locks.query();
  if (!held.some((lock) => lock.name === INTERVIEW)) await self.skipWaiting();
}

async function kept(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}
