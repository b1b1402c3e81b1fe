// Keeps the pages of one workplace, those below ROOT, for hours without a network. Pages come from the network first, so that
// they are new; what never changes under its address comes from the phone. ROOT and NEVER, which lists addresses that are not
// kept, are declared before this text.

const PAGES = ROOT.slice(1) + "-pages";
const ASSETS = ROOT.slice(1) + "-assets";
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) {
    return;
  }
  if (address.pathname.startsWith("/assets/")) {
    event.respondWith(kept(request));
  } else if (isPage(address.pathname)) {
    event.respondWith(fresh(request, address));
  }
});

function isPage(path) {
  const own = path === ROOT || path.startsWith(ROOT + "/");
  return own && path !== ROOT + "/state" && path !== ROOT + "/worker.js" && !NEVER.some((start) => path.startsWith(start));
}

async function kept(request) {
  const assets = await caches.open(ASSETS);
  const known = await assets.match(request);
  if (known) {
    return known;
  }
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await assets.put(request, answer.clone());
    }
    return answer;
  } catch (noNetwork) {
    // An older edition of the same file is better than none.
    return (await assets.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

async function fresh(request, address) {
  const pages = await caches.open(PAGES);
  // Which station or batch a page is about belongs to its name, what was done just now does not.
  const station = address.searchParams.get("station");
  const name = address.pathname + (station ? "?station=" + station : "");
  const known = (await pages.match(name)) ?? (await pages.match(address.pathname));
  try {
    const answer = await (known ? Promise.race([fetch(request), tooLong()]) : fetch(request));
    if (answer.ok && !answer.redirected && answer.type === "basic") {
      await pages.put(name, answer.clone());
    }
    return answer.status >= 500 && known ? known : answer;
  } catch (noNetwork) {
    return known ?? nothing();
  }
}

function tooLong() {
  return new Promise((_, fail) => setTimeout(() => fail(new Error("too long")), PATIENCE));
}

function nothing() {
  const text =
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有网络</title>' +
    '<h1>没有网络</h1><p>这一页在这部手机上还没有打开过，连上网再看。<a href="' +
    ROOT +
    '">回首页</a></p>';
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
