// The station on a phone: services are written down on the phone first, with an id of their own and the time, and sent when
// there is a network. The same one sent twice is one; what is refused stays here with the reason.

const account = document.body.dataset.account;
const station = document.body.dataset.station;
const BATCH = 10;
const EVERY = 20_000;
/** Phones that wait with much are heard within this time after the network is back, not all in one moment. */
const SPREAD = 15_000;
const RECENT = 6;

// ---- what is kept on the phone

function opened() {
  return new Promise((done, fail) => {
    const request = indexedDB.open("cunkou-station", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("queue", { keyPath: "id" });
      request.result.createObjectStore("recent", { keyPath: "name" });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

const database = opened();

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

async function mine() {
  const queue = await all("queue");
  return queue
    .filter((one) => one.account === account)
    .sort((a, b) => a.service.happenedAt.localeCompare(b.service.happenedAt));
}

// ---- what the page shows of it

const find = (selector) => document.querySelector(selector);

function show(selector, shown) {
  const element = find(selector);
  if (element) {
    element.hidden = !shown;
  }
}

async function refresh() {
  const queue = await mine();
  const waiting = queue.filter((one) => !one.faults);
  const refused = queue.filter((one) => one.faults);
  find("[data-waiting]").textContent = waiting.length;
  find("[data-refused-count]").textContent = refused.length;
  show("[data-refused]", refused.length > 0);
  const today = find("[data-today]");
  if (today) {
    const day = new Date().toDateString();
    const here = waiting.filter((one) => new Date(one.service.happenedAt).toDateString() === day);
    today.textContent = Number(today.dataset.today) + here.length;
  }
  list(queue);
}

function text(tag, words, className) {
  const element = document.createElement(tag);
  element.textContent = words;
  if (className) {
    element.className = className;
  }
  return element;
}

function list(queue) {
  const place = find("[data-queued]");
  if (!place) {
    return;
  }
  show("[data-queue]", queue.length > 0);
  place.replaceChildren(...queue.map(card));
}

function card(one) {
  const article = document.createElement("article");
  article.className = "paper stack-tight";
  const head = document.createElement("div");
  head.className = "between";
  head.append(text("h3", one.label), text("p", one.faults ? "没收下" : "待上传", one.faults ? "is-red strong" : "is-amber"));
  article.append(head);
  if (one.said) {
    article.append(text("p", one.said));
  }
  article.append(text("p", new Date(one.service.happenedAt).toLocaleString("zh-CN"), "muted small"));
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
      link("改一改", "/station/services?mend=" + one.id),
      button("不要了", async () => {
        await drop("queue", one.id);
        await refresh();
      }),
    );
    article.append(row);
  }
  return article;
}

function button(words, act) {
  const element = text("button", words, "btn");
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

function link(words, href) {
  const element = text("a", words, "btn");
  element.href = href;
  return element;
}

// ---- sending

let sending = false;

async function flush() {
  if (sending) {
    return;
  }
  sending = true;
  try {
    // Two open pages of the station do not send the same; they would be counted once all the same.
    if (navigator.locks) {
      await navigator.locks.request("cunkou-station", { ifAvailable: true }, async (lock) => lock && (await send()));
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
  const waiting = (await mine()).filter((one) => !one.faults);
  const state = await reach();
  if (!state || state.account !== account) {
    return;
  }
  const stations = Map.groupBy
    ? Map.groupBy(waiting, (one) => one.station)
    : waiting.reduce((map, one) => map.set(one.station, [...(map.get(one.station) ?? []), one]), new Map());
  for (const [place, services] of stations) {
    for (let start = 0; start < services.length; start += BATCH) {
      if (!(await sendSome(place, services.slice(start, start + BATCH), state))) {
        return;
      }
    }
  }
}

/** Whom the server takes us for; null without a network, or where nobody is signed in. */
async function reach() {
  try {
    const answer = await fetch("/station/state", { cache: "no-store" });
    show("[data-offline]", false);
    const isState = answer.ok && answer.headers.get("Content-Type")?.includes("json");
    show("[data-signed-out]", !isState && answer.status < 500);
    return isState ? await answer.json() : null;
  } catch {
    show("[data-offline]", true);
    return null;
  }
}

/** Whether it makes sense to go on. */
async function sendSome(place, some, state) {
  let answer;
  try {
    answer = await fetch(`/api/stations/${place}/services`, {
      method: "POST",
      headers: { "Content-Type": "application/json", [state.header]: state.token },
      body: JSON.stringify({ sentAt: new Date().toISOString(), services: some.map((one) => one.service) }),
    });
  } catch {
    show("[data-offline]", true);
    return false;
  }
  if (answer.status === 401) {
    show("[data-signed-out]", true);
    return false;
  }
  if (answer.status >= 500 || answer.status === 429) {
    return false;
  }
  if (!answer.ok) {
    return refuseAll(some, await answer.json().catch(() => ({})));
  }
  const receipts = (await answer.json()).services;
  for (const [at, receipt] of receipts.entries()) {
    if (receipt.outcome === "refused") {
      await put("queue", { ...some[at], faults: receipt.faults });
    } else {
      await drop("queue", some[at].id);
      const today = find("[data-today]");
      if (today && receipt.outcome === "recorded") {
        today.dataset.today = Number(today.dataset.today) + 1;
      }
    }
  }
  return true;
}

async function refuseAll(some, problem) {
  const fault = { fault: problem.detail ?? "没有收下", remedy: "等一会儿再传，还不行就告诉镇里" };
  for (const one of some) {
    await put("queue", { ...one, faults: [fault] });
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

let where = null;

async function watchPosition() {
  const allowed = await navigator.permissions?.query({ name: "geolocation" }).catch(() => null);
  if (allowed?.state !== "granted") {
    return;
  }
  const told = find("[data-where]");
  if (told) {
    told.textContent = "已经打开。";
  }
  navigator.geolocation.watchPosition(
    ({ coords }) => {
      where = {
        longitude: Number(coords.longitude.toFixed(6)),
        latitude: Number(coords.latitude.toFixed(6)),
        accuracy: Math.round(coords.accuracy),
      };
    },
    () => {},
    { maximumAge: 60_000 },
  );
}

function tell(selector, words) {
  const element = find(selector);
  element.textContent = words;
  element.hidden = false;
  element.scrollIntoView({ block: "nearest" });
}

async function record(kind, label, fields, when, said) {
  const phone = find("#phone").value.trim();
  const now = new Date();
  const id = newId();
  const service = {
    id,
    kind,
    fields,
    happenedAt: (when ?? now).toISOString(),
    enteredAt: now.toISOString(),
    phone: phone || null,
    position: when ? null : where,
  };
  show("[data-wrong]", false);
  try {
    await put("queue", { id, account, station, label, said, service });
  } catch {
    tell("[data-wrong]", "这部手机存不下了，没有记下。请清一清手机再记。");
    return false;
  }
  find("#phone").value = "";
  const time = now.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
  tell("[data-told]", `已记下：${label}${said ? "，" + said : ""}，${time}`);
  if (said && !Object.values(fields).some((value) => value.startsWith("data:"))) {
    await put("recent", { name: station + kind + JSON.stringify(fields), station, kind, label, fields, said, at: Date.now() });
  }
  await refresh();
  await often();
  flush();
  return true;
}

async function often() {
  const place = find("[data-often] .taps");
  if (!place) {
    return;
  }
  const recent = (await all("recent")).filter((one) => one.station === station).sort((a, b) => b.at - a.at);
  for (const old of recent.slice(RECENT * 5)) {
    await drop("recent", old.name);
  }
  const offered = recent.filter((one) => find(`[data-service="${one.kind}"]`)).slice(0, RECENT);
  show("[data-often]", offered.length > 0);
  place.replaceChildren(
    ...offered.map((one) => {
      const tap = button(`${one.label}：${one.said}`, () => record(one.kind, one.label, one.fields, null, one.said));
      tap.className = "btn tap";
      return tap;
    }),
  );
  for (const input of document.querySelectorAll("input[list]")) {
    const known = new Set(recent.map((one) => one.fields[input.name]).filter(Boolean));
    input.list?.replaceChildren(...[...known].map((value) => new Option(value, value)));
  }
}

async function read(form) {
  const fields = {};
  const said = [];
  for (const input of form.elements) {
    if (!input.name || (input.type === "radio" && !input.checked)) {
      continue;
    }
    if (input.type === "file") {
      if (input.files[0]) {
        fields[input.name] = await picture(input.files[0]);
      }
    } else if (input.value.trim()) {
      fields[input.name] = input.value.trim();
      said.push(input.value.trim());
    }
  }
  const missing = [...form.elements].find((input) => input.dataset.required && !fields[input.name]);
  const wrong = [...form.elements].find(
    (input) => input.dataset.field === "number" && fields[input.name] && !/^-?\d+([.,]\d+)*$/.test(fields[input.name]),
  );
  return { fields, said: said.join("，"), missing, wrong };
}

/** Small enough to wait on the phone and to go through a thin network. */
async function picture(file) {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, 1280 / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", 0.7);
}

async function submit(event) {
  event.preventDefault();
  const form = event.target;
  const { fields, said, missing, wrong } = await read(form);
  if (missing) {
    tell("[data-wrong]", `没有填${missing.dataset.required}。`);
    missing.focus();
    return;
  }
  if (wrong) {
    tell("[data-wrong]", `「${wrong.value}」不是数字。`);
    wrong.focus();
    return;
  }
  const when = form.querySelector("[data-when]").value;
  const kept = await record(form.dataset.service, form.dataset.label, fields, when ? new Date(when) : null, said);
  if (!kept) {
    return;
  }
  if (form.dataset.mends) {
    await drop("queue", form.dataset.mends);
    delete form.dataset.mends;
    await refresh();
  }
  form.reset();
  form.closest("details").open = false;
}

// ---- scanners type like a keyboard and end with Enter

function recognise(scanned) {
  const value = scanned.trim();
  if (!value) {
    return;
  }
  const tap = [...document.querySelectorAll("[data-tap], [data-service]")].find(
    (one) => (one.dataset.tap ?? one.dataset.service) === value || one.dataset.label === value,
  );
  if (/^1[3-9]\d{9}$/.test(value.replace(/[\s-]/g, ""))) {
    find("#phone").value = value.replace(/[\s-]/g, "");
    tell("[data-told]", "认出手机号，点下面的种类就记下。");
  } else if (tap?.dataset.service) {
    tap.closest("details").open = true;
    tap.querySelector("input")?.focus();
  } else if (tap) {
    tap.click();
  } else {
    const blank = [...document.querySelectorAll("details[open] [data-field]")].find((input) => !input.value);
    if (blank) {
      blank.value = value;
      blank.focus();
    } else {
      tell("[data-wrong]", `没认出「${value}」。先点一种服务，再扫单号。`);
    }
  }
}

/** What was refused, in its form again; the old one goes once the new one is written down. */
async function mend(id) {
  const old = (await mine()).find((one) => one.id === id);
  const form = old && find(`[data-service="${old.service.kind}"]`);
  if (!form) {
    return;
  }
  form.closest("details").open = true;
  for (const input of form.elements) {
    const value = old.service.fields[input.name];
    if (input.type === "radio") {
      input.checked = input.value === value;
    } else if (value && input.type !== "file") {
      input.value = value;
    }
  }
  find("#phone").value = old.service.phone ?? "";
  const time = new Date(old.service.happenedAt);
  form.querySelector("[data-when]").value = new Date(time - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  form.dataset.mends = id;
}

// ---- the page

function begin() {
  for (const form of document.querySelectorAll("[data-service]")) {
    form.addEventListener("submit", submit);
  }
  for (const tap of document.querySelectorAll("[data-tap]")) {
    tap.addEventListener("click", () => record(tap.dataset.tap, tap.dataset.label, {}, null, ""));
  }
  find("[data-scan]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const input = event.target.querySelector("input");
    recognise(input.value);
    input.value = "";
  });
  const asked = new URLSearchParams(location.search);
  if (find("[data-scan]") && asked.get("scan")) {
    recognise(asked.get("scan"));
  }
  if (find("[data-scan]") && asked.get("mend")) {
    mend(asked.get("mend"));
  }
  find("[data-locate]")?.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition(watchPosition, () => tell("[data-where]", "手机没有允许，请在浏览器设置里打开定位。")),
  );
  // Somebody else may hold the phone next: pages go, what waits to be sent stays.
  find("[data-sign-out]")?.addEventListener("submit", (event) => {
    if (self.caches && !event.target.dataset.cleared) {
      event.preventDefault();
      caches.delete("station-pages").finally(() => {
        event.target.dataset.cleared = "yes";
        event.target.submit();
      });
    }
  });
  window.addEventListener("online", flushInTurn);
  window.addEventListener("offline", () => show("[data-offline]", true));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  setInterval(flush, EVERY);
  watchPosition();
  often();
  flush();
}

/** Everything that the station needs for a day without a network. */
async function keepPages() {
  await navigator.serviceWorker.register("/station/worker.js", { scope: "/station" });
  await navigator.serviceWorker.ready;
  if (!navigator.onLine) {
    return;
  }
  const query = new URLSearchParams(location.search).get("station");
  const pages = ["", "/services", "/records", "/progress", "/mine"].map(
    (page) => "/station" + page + (query ? "?station=" + query : ""),
  );
  const store = await caches.open("station-pages");
  const assets = await caches.open("station-assets");
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

begin();
if ("serviceWorker" in navigator && station) {
  keepPages().catch(() => {});
}
