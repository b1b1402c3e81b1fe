// What a producer did, on a phone: the batch, the act, a photograph, a few words. It is written down on the phone first and sent
// when there is a network (see offline.js, which is loaded before). What has to wait after a spraying is known here, too.

const account = document.body.dataset.account;
const ahead = Number(document.body.dataset.ahead);
const OFTEN = 4;

const queue = openQueue({
  root: "/farm",
  account,
  thing: "deed",
  list: "acts",
  address: () => "/api/production/acts",
  clipAddress: (one, clip) => `/api/production/acts/${one.id}/videos/${clip.field}`,
  mend: (one) => "/farm?mend=" + one.id,
  counted: () => {},
  shown: () => {},
});
const { find, show, text, button, tell, fill, newId, picture, all, put, keep, forget, clip, mine, refresh, flush } = queue;

const chosen = () => find("[data-batches] input:checked");
const formOf = (crop, act) => find(`[data-crop-acts="${crop}"] form[data-act="${act}"]`);

// ---- days of the county, whose clock may differ from the phone's

function day(moment) {
  const local = new Date(moment.getTime() + ahead * 86_400_000 - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}

function plus(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function spoken(date) {
  return Number(date.slice(5, 7)) + "月" + Number(date.slice(8)) + "日";
}

// ---- what has to wait

async function causes(batch) {
  const known = JSON.parse(batch.dataset.causes);
  for (const one of await mine()) {
    if (one.deed.batch === batch.value && one.wait && !one.faults) {
      known.push(one.wait);
    }
  }
  return known;
}

function longest(known, act, date) {
  return known
    .filter((cause) => cause.blocks.includes(act) && cause.day <= date && date < cause.until)
    .sort((a, b) => b.until.localeCompare(a.until))[0];
}

function wait(form, fields, date) {
  const blocks = form.dataset.blocks.split(" ").filter(Boolean);
  const used = form.querySelector("input[data-wait]:checked");
  const days = Number(form.dataset.days || used?.dataset.wait || 0);
  if (blocks.length === 0 || days === 0) {
    return null;
  }
  const what = used ? `（${used.value}）` : "";
  return { blocks, day: date, until: plus(date, days), why: `${spoken(date)}${form.dataset.label}${what}，要等${days}天` };
}

// ---- what the page shows of the batch

async function choose() {
  const batch = chosen();
  for (const acts of document.querySelectorAll("[data-crop-acts]")) {
    acts.hidden = acts.dataset.cropActs !== batch?.dataset.crop;
  }
  const place = find("[data-waits]");
  if (!place) {
    return;
  }
  place.replaceChildren();
  if (batch) {
    const known = await causes(batch);
    const today = day(new Date());
    for (const form of document.querySelectorAll(`[data-crop-acts="${batch.dataset.crop}"] form`)) {
      const cause = longest(known, form.dataset.act, today);
      if (cause) {
        place.append(text("p", `${form.dataset.label}要等到${spoken(cause.until)}：${cause.why}。`, "note note-warn"));
      }
    }
  }
  await often();
}

async function often() {
  const place = find("[data-often] .taps");
  const batch = chosen();
  if (!place) {
    return;
  }
  const recent = (await all("recent")).filter((one) => one.crop === batch?.dataset.crop).sort((a, b) => b.at - a.at);
  const offered = recent.filter((one) => formOf(one.crop, one.act)).slice(0, OFTEN);
  show("[data-often]", offered.length > 0);
  fill(
    place,
    offered.map((one) => {
      const tap = button(one.label + (one.said ? "：" + one.said : ""), () => record(formOf(one.crop, one.act), one.fields, one.said, null));
      tap.className = "btn tap";
      return tap;
    }),
  );
}

// ---- a short video: the page records it, so that it is small, silent and does not say where it was taken

const LONGEST = 30;
const KIND = ["video/mp4;codecs=avc1.42E01E", "video/mp4", "video/webm;codecs=vp8"].find(
  (kind) => globalThis.MediaRecorder?.isTypeSupported(kind) && navigator.mediaDevices,
);
/** What was recorded, by its form: field, type, bytes, and the first picture of it. */
const films = new Map();

function film(place) {
  const view = place.querySelector("[data-film-view]");
  const button = place.querySelector("button");
  const words = place.querySelector("[data-film-words]");
  const form = place.closest("form");
  let recorder = null;

  async function begin() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: 640, height: 480 }, audio: false });
    } catch {
      tell("[data-wrong]", "打不开摄像头。请让浏览器用摄像头，或者只拍照片。");
      return;
    }
    show("[data-wrong]", false);
    const parts = [];
    const started = Date.now();
    recorder = new MediaRecorder(stream, { mimeType: KIND, videoBitsPerSecond: 1_000_000 });
    view.srcObject = stream;
    view.hidden = false;
    await view.play();
    const still = first(view);
    const clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - started) / 1000);
      words.textContent = `在录${seconds}秒，点一下停`;
      if (seconds >= LONGEST) {
        recorder?.stop();
      }
    }, 250);
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", async () => {
      clearInterval(clock);
      stream.getTracks().forEach((track) => track.stop());
      view.srcObject = null;
      view.hidden = true;
      recorder = null;
      const type = KIND.split(";")[0];
      films.set(form, { field: place.dataset.film, type, bytes: await new Blob(parts).arrayBuffer(), still });
      button.classList.remove("is-on");
      words.textContent = "录好了，再点重录";
    });
    button.classList.add("is-on");
    recorder.start();
  }

  button.addEventListener("click", () => (recorder ? recorder.stop() : begin()));
}

function first(view) {
  const canvas = document.createElement("canvas");
  canvas.width = view.videoWidth;
  canvas.height = view.videoHeight;
  canvas.getContext("2d").drawImage(view, 0, 0);
  return canvas.toDataURL("image/jpeg", 0.7);
}

// ---- writing down

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
      } else if (films.has(form)) {
        fields[input.name] = films.get(form).still;
      }
    } else if (input.value.trim()) {
      const units = input.dataset.field && input.parentElement.querySelector("select, [data-unit]");
      fields[input.name] = input.value.trim() + (units ? (units.dataset.unit ?? units.value) : "");
      said.push(fields[input.name]);
    }
  }
  const broken = [...form.elements].find((input) => fields[input.name] === null);
  const missing = [...form.elements].find((input) => input.dataset.required && !fields[input.name]);
  const wrong = [...form.elements].find(
    (input) => input.dataset.field === "amount" && input.value.trim() && !/^\d{1,9}(\.\d{1,3})?$/.test(input.value.trim()),
  );
  return { fields, said: said.join("，"), broken, missing, wrong };
}

async function record(form, fields, said, date, film) {
  const batch = chosen();
  const act = form.dataset.act;
  const label = form.dataset.label;
  show("[data-wrong]", false);
  show("[data-told]", false);
  if (!batch) {
    tell("[data-wrong]", "先点是哪一批。");
    return false;
  }
  const now = new Date();
  const today = day(now);
  const when = date && date !== today ? new Date(date + "T12:00:00+08:00").getTime() - ahead * 86_400_000 : now.getTime();
  const cause = longest(await causes(batch), act, date || today);
  if (cause) {
    tell("[data-wrong]", `还不能${label}：${cause.why}，${spoken(cause.until)}起才能${label}。`);
    return false;
  }
  const id = newId();
  const deed = {
    id,
    batch: batch.value,
    act,
    fields,
    happenedAt: new Date(Math.min(when, now.getTime())).toISOString(),
    enteredAt: now.toISOString(),
  };
  const whole = `${label} · ${batch.dataset.title}`;
  try {
    await keep({ id, account, label: whole, said, deed, wait: wait(form, fields, date || today) }, film);
  } catch {
    tell("[data-wrong]", "这部手机存不下了，没有记下。请清一清手机再记。");
    return false;
  }
  tell("[data-told]", `已记下：${label}${said ? "，" + said : ""}`);
  const crop = batch.dataset.crop;
  const plain = !Object.values(fields).some((value) => value.startsWith("data:"));
  if (plain && form.dataset.makesLot !== "true" && !form.dataset.blocks) {
    await put("recent", { name: crop + act + JSON.stringify(fields), crop, act, label, fields, said, at: Date.now() });
  }
  await refresh();
  await choose();
  flush();
  return true;
}

async function write(form) {
  if (form.querySelector(".btn-film.is-on")) {
    tell("[data-wrong]", "还在录视频，先点一下停。");
    return;
  }
  const { fields, said, broken, missing, wrong } = await read(form);
  if (broken) {
    tell("[data-wrong]", "这张照片打不开，请重拍，或换一张JPG、PNG的。", broken);
    return;
  }
  if (missing) {
    tell("[data-wrong]", `没有填「${missing.dataset.required}」。`, missing);
    return;
  }
  if (wrong) {
    tell("[data-wrong]", `「${wrong.value}」不是数字，请只填数字，例如12.5。`, wrong);
    return;
  }
  if (!(await record(form, fields, said, form.querySelector("[data-when]").value, films.get(form)))) {
    return;
  }
  if (form.dataset.mends) {
    await forget(form.dataset.mends);
    delete form.dataset.mends;
    await refresh();
  }
  form.reset();
  for (const words of form.querySelectorAll("[data-photo-words]")) {
    words.textContent = "拍张照片";
  }
  films.delete(form);
  for (const words of form.querySelectorAll("[data-film-words]")) {
    words.textContent = words.dataset.words;
  }
  const kind = form.closest("details.kind");
  kind.open = false;
  kind.querySelector("summary").focus({ preventScroll: true });
}

/** What was refused, in its form again; the old one goes once the new one is written down. */
async function mend(id) {
  const old = (await mine()).find((one) => one.id === id);
  const batch = old && find(`[data-batches] input[value="${old.deed.batch}"]`);
  if (!batch) {
    return;
  }
  batch.checked = true;
  await choose();
  const form = formOf(batch.dataset.crop, old.deed.act);
  if (!form) {
    return;
  }
  form.closest("details").open = true;
  for (const input of form.elements) {
    const value = old.deed.fields[input.name];
    if (input.type === "radio") {
      input.checked = input.value === value;
    } else if (value && input.type !== "file") {
      input.value = input.dataset.field ? value.match(/^[\d.]*/)[0] : value;
      const units = input.parentElement.querySelector("select");
      if (units && input.dataset.field) {
        units.value = value.replace(/^[\d.]*/, "");
      }
    }
  }
  form.querySelector("[data-when]").value = day(new Date(old.deed.happenedAt));
  const recorded = old.clip && (await clip(id));
  if (recorded) {
    films.set(form, recorded);
    form.querySelector("[data-film-words]").textContent = "录好了，再点重录";
  }
  form.dataset.mends = id;
  form.closest("details").querySelector("summary").focus();
}

// ---- the page

for (const form of document.querySelectorAll("form[data-act]")) {
  queue.submitted(form, write);
}
for (const input of document.querySelectorAll("[data-batches] input")) {
  input.addEventListener("change", choose);
}
for (const input of document.querySelectorAll('form[data-act] input[type="file"]')) {
  input.addEventListener("change", () => {
    input.parentElement.querySelector("[data-photo-words]").textContent = input.files[0] ? "拍好了，再点换一张" : "拍张照片";
  });
}
for (const place of KIND ? document.querySelectorAll("[data-film]") : []) {
  place.hidden = false;
  film(place);
}
await choose();
const asked = new URLSearchParams(location.search).get("mend");
if (asked) {
  await mend(asked);
}
queue.begin(["/farm", "/farm/records"]);
