// The station on a phone: services are written down on the phone first, with an id of their own and the time, and sent when
// there is a network (see offline.js, which is loaded before).

const account = document.body.dataset.account;
const station = document.body.dataset.station;
const RECENT = 6;

const today = () => find("[data-today]");
const queue = openQueue({
  root: "/station",
  account,
  thing: "service",
  list: "services",
  address: (one) => `/api/stations/${one.station}/services`,
  mend: (one) => "/station/services?mend=" + one.id,
  counted: () => today() && (today().dataset.today = Number(today().dataset.today) + 1),
  shown: (waiting) => {
    if (today()) {
      const day = new Date().toDateString();
      const here = waiting.filter((one) => new Date(one.service.happenedAt).toDateString() === day);
      today().textContent = Number(today().dataset.today) + here.length;
    }
  },
});
const { find, show, text, press, button, tell, fill, newId, picture, all, put, drop, mine, refresh, flush } = queue;

// ---- writing down

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

/** A mobile or a landline with its area code, as the server takes them. */
function isPhone(typed) {
  const digits = typed.replace(/[\s()（）-]/g, "").replace(/^\+86/, "");
  return /^(1[3-9]\d{9}|0(10|2\d|[3-9]\d{2})[2-9]\d{6,7})$/.test(digits);
}

async function record(kind, label, fields, when, said) {
  const phone = find("#phone").value.trim();
  if (phone && !isPhone(phone)) {
    tell("[data-wrong]", "不是手机号，也不是带区号的座机号。手机11位；不知道就空着。", find("#phone"));
    return false;
  }
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
  fill(
    place,
    offered.map((one) => {
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
  const broken = [...form.elements].find((input) => fields[input.name] === null);
  const missing = [...form.elements].find((input) => input.dataset.required && !fields[input.name]);
  const wrong = [...form.elements].find(
    (input) => input.dataset.field === "number" && fields[input.name] && !/^-?\d+([.,]\d+)*$/.test(fields[input.name]),
  );
  return { fields, said: said.join("，"), broken, missing, wrong };
}

async function write(form) {
  const { fields, said, broken, missing, wrong } = await read(form);
  if (broken) {
    tell("[data-wrong]", "这张照片打不开，请重拍，或换一张JPG、PNG的。", broken);
    return;
  }
  if (missing) {
    tell("[data-wrong]", `没有填${missing.dataset.required}。`, missing);
    return;
  }
  if (wrong) {
    tell("[data-wrong]", `「${wrong.value}」不是数字，请只填数字，例如12.5。`, wrong);
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
  const kind = form.closest("details");
  kind.open = false;
  kind.querySelector("summary").focus({ preventScroll: true });
}

// ---- scanners type like a keyboard and end with Enter

function recognise(scanned) {
  const value = scanned.trim();
  if (!value) {
    return;
  }
  show("[data-wrong]", false);
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
  form.closest("details").querySelector("summary").focus();
}

// ---- the page

function begin() {
  for (const form of document.querySelectorAll("[data-service]")) {
    queue.submitted(form, write);
  }
  for (const tap of document.querySelectorAll("[data-tap]")) {
    press(tap, () => record(tap.dataset.tap, tap.dataset.label, {}, null, ""));
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
  watchPosition();
  often();
}

begin();
const asked = new URLSearchParams(location.search).get("station");
queue.begin(
  station ? ["", "/services", "/records", "/progress", "/mine"].map((page) => "/station" + page + (asked ? "?station=" + asked : "")) : [],
);
