// What every form needs of the browser beyond plain HTML.

// A form is sent once: a second press while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
  } else if (form.method === "post" && !event.defaultPrevented && !form.hasAttribute("data-again")) {
    form.dataset.sent = "yes";
  }
});

// Coming back by the browser's button shows the form ready again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// Where buttons decide differently, Enter in a field goes on to them and decides nothing by itself.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) {
    return;
  }
  const form = event.target.form;
  const verdicts = form?.method === "post" ? [...form.elements].filter((one) => one.matches("button[name]:not([type])")) : [];
  if (verdicts.length > 1) {
    event.preventDefault();
    verdicts[0].focus();
  }
});

const fields = (name) => [...document.querySelectorAll(`main [name="${CSS.escape(name)}"]:not([type="hidden"])`)];

/** The one field of that name, or "found-2" for the third of several; none where it is not clear which is meant. */
function meant(name) {
  const some = fields(name);
  const marked = some.find((field) => field.getAttribute("aria-invalid") === "true");
  if (marked || some.length > 0) {
    return marked ?? (new Set(some.map((field) => field.form)).size === 1 ? some[0] : null);
  }
  const [, row, at] = /^(.+)-(\d+)$/.exec(name) ?? [];
  return row ? fields(row)[at] : null;
}

// What is wrong leads to its field.
const faults = document.querySelectorAll("[data-fault]");
let refused = null;
for (const label of faults) {
  const field = meant(label.dataset.fault);
  if (!field) {
    continue;
  }
  refused = field.form;
  const link = document.createElement("a");
  link.href = "#" + field.id;
  link.textContent = label.textContent;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.closest("details")?.setAttribute("open", "");
    field.focus();
  });
  label.replaceChildren(link);
}

// No browser keeps a chosen file when a form comes back.
if (refused?.querySelector('input[type="file"]')) {
  const again = document.createElement("li");
  again.textContent = "选过文件的，请重新选一次。";
  faults[faults.length - 1].closest("li").after(again);
}
