// What was typed into a form on a phone outlives a closed page and a lost network: it is kept on this phone until it was sent.

const form = document.querySelector("form[data-draft]");
const name = "draft:" + form.dataset.draft;

function fields() {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "file", "submit"].includes(field.type),
  );
}

function isPick(field) {
  return field.type === "radio" || field.type === "checkbox";
}

function keep() {
  const typed = fields()
    .filter((field) => !isPick(field) || field.checked)
    .map((field) => [field.name, field.value]);
  localStorage.setItem(name, JSON.stringify(typed));
}

function fill(typed) {
  const values = new Map(typed);
  for (const field of fields()) {
    if (!values.has(field.name)) {
      continue;
    }
    const value = values.get(field.name);
    if (isPick(field)) {
      field.checked = field.value === value;
    } else if (field.tagName !== "SELECT" || [...field.options].some((one) => one.value === value)) {
      field.value = value;
    }
  }
}

if (form.dataset.done) {
  localStorage.removeItem(name);
  // Reloading must not drop what is typed from now on.
  history.replaceState(null, "", location.pathname);
} else if (form.dataset.returned) {
  keep();
} else {
  const kept = localStorage.getItem(name);
  if (kept) {
    fill(JSON.parse(kept));
  }
}
form.addEventListener("input", keep);
