// What the console's pages need of the browser beyond plain HTML.

// A form is sent once: a second click while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post") {
    keep(form);
    if (!form.hasAttribute("data-again")) {
      form.dataset.sent = "yes";
    }
  }
});

// Coming back by the browser's button shows the form ready again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// A form that is refused on a page of its own is found as it was typed: kept in this tab until the
// next page that is not the refusal. Passwords and files are never kept.
const TYPED = "typed";

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit"].includes(field.type),
  );
}

function keep(form) {
  const typed = fields(form).map((field) => [field.name, field.value, field.checked]);
  const from = { page: location.href, action: form.action, typed };
  sessionStorage.setItem(TYPED, JSON.stringify(from));
}

function fill(form, typed) {
  fields(form).forEach((field, at) => {
    const [name, value, checked] = typed[at] ?? [];
    if (name !== field.name) {
      return;
    }
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = checked;
    } else {
      field.value = value;
    }
  });
  form.closest("details")?.setAttribute("open", "");
}

const kept = JSON.parse(sessionStorage.getItem(TYPED));
if (kept && document.querySelector("[data-refused]")) {
  sessionStorage.setItem(TYPED, JSON.stringify({ ...kept, refused: true }));
} else if (kept) {
  sessionStorage.removeItem(TYPED);
  if (kept.refused && kept.page === location.href) {
    const form = [...document.forms].find((one) => one.action === kept.action);
    if (form) {
      fill(form, kept.typed);
    }
  }
}

// Where a photograph is taken: the phone is asked when the button is pressed, never before.
for (const button of document.querySelectorAll("[data-locate]")) {
  if (!("geolocation" in navigator) || !window.isSecureContext) {
    continue;
  }
  button.hidden = false;
  const place = button.closest(".locate");
  button.addEventListener("click", () => {
    place.querySelector("output").textContent = "正在定位…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const longitude = coords.longitude.toFixed(6);
        const latitude = coords.latitude.toFixed(6);
        place.querySelector("[name=longitude]").value = longitude;
        place.querySelector("[name=latitude]").value = latitude;
        place.querySelector("output").textContent = longitude + ", " + latitude;
      },
      () => (place.querySelector("output").textContent = "没有取到位置，可以不填"),
      { enableHighAccuracy: true, timeout: 20000 },
    );
  });
}
