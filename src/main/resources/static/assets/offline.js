// What is written down on a phone waits there until there is a network: each thing has an id of its own and its time, so the same
// one sent twice is one; what is refused stays with the reason. Loaded before the script of a workplace, which says what is sent
// where.

globalThis.openQueue = function openQueue(place) {
  const { root, account, thing } = place;
  const name = "cunkou-" + root.slice(1);
  const BATCH = 10;
  const EVERY = 20_000;
  /** Phones that wait with much are heard within this time after the network is back, not all in one moment. */
  const SPREAD = 15_000;

  // ---- what is kept on the phone

  const database = new Promise((done, fail) => {
    const request = indexedDB.open(name, 2);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of [["queue", "id"], ["recent", "name"], ["clips", "id"]]) {
        if (!request.result.objectStoreNames.contains(store)) {
          request.result.createObjectStore(store, { keyPath });
        }
      }
    };
    request.onsuccess = () => {
      // A page of a newer edition in another tab may change the stores.
      request.result.onversionchange = () => request.result.close();
      done(request.result);
    };
    request.onerror = () => fail(request.error);
  });

  async function inStore(name, mode, act) {
    const store = (await database).transaction(name, mode).objectStore(name);
    return new Promise((done, fail) => {
      const request = act(store);
      store.transaction.oncomplete = () => done(request.result);
      store.transaction.onerror = () => fail(store.transaction.error);
      store.transaction.onabort = () => fail(store.transaction.error);
    });
  }

  const all = (name) => inStore(name, "readonly", (store) => store.getAll());
  const put = (name, value) => inStore(name, "readwrite", (store) => store.put(value));
  const drop = (name, key) => inStore(name, "readwrite", (store) => store.delete(key));

  const clip = (id) => inStore("clips", "readonly", (store) => store.get(id));

  /** Puts a thing into the queue; the bytes of a clip lie beside it, as a list of things is read often. */
  async function keep(one, clip) {
    if (clip) {
      await put("clips", { ...clip, id: one.id });
    }
    await put("queue", clip ? { ...one, clip: true } : one);
  }

  async function forget(id) {
    await drop("queue", id);
    await drop("clips", id);
  }

  async function mine() {
    const queue = await all("queue");
    return queue
      .filter((one) => one.account === account)
      .sort((a, b) => a[thing].happenedAt.localeCompare(b[thing].happenedAt));
  }

  // ---- what the page shows of it

  const find = (selector) => document.querySelector(selector);

  function show(selector, shown) {
    const element = find(selector);
    if (element) {
      element.hidden = !shown;
    }
  }

  function text(tag, words, className) {
    const element = document.createElement(tag);
    element.textContent = words;
    if (className) {
      element.className = className;
    }
    return element;
  }

  /** Does something when it is pressed; a double press is one. */
  function press(element, act) {
    element.addEventListener("click", (event) => event.detail < 2 && act());
  }

  function button(words, act) {
    const element = text("button", words, "btn");
    element.type = "button";
    press(element, act);
    return element;
  }

  function link(words, href) {
    const element = text("a", words, "btn");
    element.href = href;
    return element;
  }

  /** Writes down what a form says; a second press while a photograph is still being made smaller does nothing. */
  function submitted(form, write) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (form.dataset.sent) {
        return;
      }
      form.dataset.sent = "yes";
      try {
        await write(form);
      } finally {
        delete form.dataset.sent;
      }
    });
  }

  /** Says it above everything, or above the field that it is about, which then has the focus. */
  function tell(selector, words, field) {
    const element = find(selector);
    if (field) {
      (field.closest("fieldset, form > div") ?? field).before(element);
      field.focus();
    } else {
      find("main").prepend(element);
    }
    element.textContent = words;
    element.hidden = false;
    element.scrollIntoView({ block: "nearest" });
  }

  /** Shows these things in a place; the focus stays on what has the same words, or else in the place. */
  function fill(place, things) {
    const focused = place.contains(document.activeElement) ? document.activeElement.textContent : null;
    place.replaceChildren(...things);
    if (focused !== null) {
      place.tabIndex = -1;
      ([...place.querySelectorAll("button, a")].find((one) => one.textContent === focused) ?? place).focus();
    }
  }

  async function refresh() {
    const queue = await mine();
    const waiting = queue.filter((one) => !one.faults);
    const refused = queue.filter((one) => one.faults);
    find("[data-waiting]").textContent = waiting.length;
    find("[data-refused-count]").textContent = refused.length;
    show("[data-refused]", refused.length > 0);
    place.shown(waiting);
    const list = find("[data-queued]");
    if (list) {
      show("[data-queue]", queue.length > 0);
      fill(list, queue.map(card));
    }
  }

  function card(one) {
    const article = document.createElement("article");
    article.className = "paper stack-tight";
    const head = document.createElement("div");
    head.className = "between";
    head.append(text("h3", one.label), text("p", one.faults ? "没收下" : one.arrived ? "视频待上传" : "待上传", one.faults ? "is-red strong" : "is-amber"));
    article.append(head);
    if (one.said) {
      article.append(text("p", one.said));
    }
    article.append(text("p", new Date(one[thing].happenedAt).toLocaleString("zh-CN"), "muted small"));
    for (const fault of one.faults ?? []) {
      article.append(text("p", fault.fault + "。" + fault.remedy + "。", "is-red"));
    }
    if (one.faults) {
      const row = document.createElement("div");
      row.className = "row-flex";
      row.append(
        button("再传一次", async () => {
          delete one.faults;
          await put("queue", one);
          await refresh();
          flush();
        }),
        ...(one.arrived ? [] : [link("改一改", place.mend(one))]),
        button("不要了", async () => {
          await forget(one.id);
          await refresh();
        }),
      );
      article.append(row);
    }
    return article;
  }

  // ---- sending

  let sending = false;

  async function flush() {
    if (sending) {
      return;
    }
    sending = true;
    try {
      // Two open pages do not send the same; it would be counted once all the same.
      if (navigator.locks) {
        await navigator.locks.request(name, { ifAvailable: true }, async (lock) => lock && (await send()));
      } else {
        await send();
      }
    } finally {
      sending = false;
      await refresh();
    }
  }

  /** A whole valley gets its network back at once: whoever has much to send lets chance say when. */
  async function flushInTurn() {
    const waiting = await mine();
    setTimeout(flush, waiting.length > BATCH ? Math.random() * SPREAD : 0);
  }

  async function send() {
    const waiting = (await mine()).filter((one) => !one.faults && !one.arrived);
    const state = await reach();
    if (!state || state.account !== account) {
      return;
    }
    const addresses = waiting.reduce(
      (map, one) => map.set(place.address(one), [...(map.get(place.address(one)) ?? []), one]),
      new Map(),
    );
    for (const [address, some] of addresses) {
      for (let start = 0; start < some.length; start += BATCH) {
        if (!(await sendSome(address, some.slice(start, start + BATCH), state))) {
          return;
        }
      }
    }
    for (const one of (await mine()).filter((one) => one.arrived && !one.faults)) {
      if (!(await sendClip(one, state))) {
        return;
      }
    }
  }

  /** Whom the server takes us for; null without a network, or where nobody is signed in. */
  async function reach() {
    try {
      const answer = await fetch(root + "/state", { cache: "no-store" });
      show("[data-offline]", false);
      const isState = answer.ok && answer.headers.get("Content-Type")?.includes("json");
      show("[data-signed-out]", !isState && answer.status < 500);
      return isState ? await answer.json() : null;
    } catch {
      show("[data-offline]", true);
      return null;
    }
  }

  /** The answer; null where it makes no sense to go on. */
  async function answered(address, method, type, body, state) {
    let answer;
    try {
      answer = await fetch(address, { method, headers: { "Content-Type": type, [state.header]: state.token }, body });
    } catch {
      show("[data-offline]", true);
      return null;
    }
    if (answer.status === 401) {
      show("[data-signed-out]", true);
      return null;
    }
    return answer.status >= 500 || answer.status === 429 ? null : answer;
  }

  /** Whether it makes sense to go on. */
  async function sendSome(address, some, state) {
    const body = JSON.stringify({ sentAt: new Date().toISOString(), [place.list]: some.map((one) => one[thing]) });
    const answer = await answered(address, "POST", "application/json", body, state);
    if (!answer) {
      return false;
    }
    if (!answer.ok) {
      return refuseAll(some, await answer.json().catch(() => ({})));
    }
    const receipts = (await answer.json())[place.list];
    for (const [at, receipt] of receipts.entries()) {
      if (receipt.outcome === "refused") {
        await put("queue", { ...some[at], faults: receipt.faults });
      } else {
        await (some[at].clip ? put("queue", { ...some[at], arrived: true }) : forget(some[at].id));
        if (receipt.outcome === "recorded") {
          place.counted(some[at]);
        }
      }
    }
    return true;
  }

  /** What is told goes first, its clip follows; whether it makes sense to go on. */
  async function sendClip(one, state) {
    const kept = await clip(one.id);
    if (kept) {
      const answer = await answered(place.clipAddress(one, kept), "PUT", kept.type, kept.bytes, state);
      if (!answer) {
        return false;
      }
      if (!answer.ok) {
        return refuseAll([one], await answer.json().catch(() => ({})));
      }
    }
    await forget(one.id);
    return true;
  }

  async function refuseAll(some, problem) {
    const fault = { fault: problem.detail ?? "没有收下", remedy: "等一会儿再传，还不行就告诉镇里" };
    const faults = problem.faults?.length > 0 ? problem.faults : [fault];
    for (const one of some) {
      await put("queue", { ...one, faults });
    }
    return true;
  }

  // ---- writing down

  function newId() {
    if (crypto.randomUUID) {
      return crypto.randomUUID();
    }
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  /** Small enough to wait on the phone and to go through a thin network; null where it is no picture. */
  async function picture(file) {
    const image = await createImageBitmap(file).catch(() => null);
    if (!image) {
      return null;
    }
    const scale = Math.min(1, 1280 / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", 0.7);
  }

  // ---- the page

  /** Sends from now on, and keeps these pages for a day without a network. */
  function begin(pages) {
    // Somebody else may hold the phone next: pages go, what waits to be sent stays.
    find("[data-sign-out]")?.addEventListener("submit", (event) => {
      if (self.caches && !event.target.dataset.cleared) {
        event.preventDefault();
        caches.delete(root.slice(1) + "-pages").finally(() => {
          event.target.dataset.cleared = "yes";
          event.target.submit();
        });
      }
    });
    window.addEventListener("online", flushInTurn);
    window.addEventListener("offline", () => show("[data-offline]", true));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
    setInterval(flush, EVERY);
    flush();
    if ("serviceWorker" in navigator && pages.length > 0) {
      keepPages(pages).catch(() => {});
    }
  }

  async function keepPages(pages) {
    await navigator.serviceWorker.register(root + "/worker.js", { scope: root });
    await navigator.serviceWorker.ready;
    if (!navigator.onLine) {
      return;
    }
    const store = await caches.open(root.slice(1) + "-pages");
    const assets = await caches.open(root.slice(1) + "-assets");
    for (const page of pages) {
      const answer = await fetch(page).catch(() => null);
      if (answer?.ok && !answer.redirected) {
        await store.put(page, answer);
      }
    }
    const used = [...document.querySelectorAll("link[href], script[src]")].map((one) => one.href || one.src);
    const icons = find("svg use")?.getAttribute("href")?.split("#")[0];
    for (const asset of [...used, icons].filter(Boolean)) {
      if (!(await assets.match(asset))) {
        await assets.add(asset).catch(() => {});
      }
    }
  }

  return { all, put, drop, keep, forget, clip, mine, find, show, text, press, submitted, button, tell, fill, refresh, flush, newId, picture, begin };
};
