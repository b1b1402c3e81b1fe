// What the console's pages need of the browser beyond plain HTML.

// A form that is refused, in its place or on a page of its own, is found as it was typed: kept in this tab until the
// next page that is not the refusal. Passwords and files are never kept.
const TYPED = "typed";

document.addEventListener("submit", (event) => {
  if (event.target.method === "post") {
    keep(event.target);
  }
});

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit"].includes(field.type),
  );
}

/** What the page calls a field. */
function called(field) {
  const words = [...(field.labels?.[0]?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return words?.data.trim() ?? field.getAttribute("aria-label");
}

const alike = (action) => [...document.forms].filter((form) => form.action === action);

function keep(form) {
  const typed = fields(form).map((field) => [field.name, field.value, field.checked, called(field)]);
  const from = { page: location.href, action: form.action, place: alike(form.action).indexOf(form), typed };
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
  for (const field of document.querySelectorAll("[data-refused] tbody th")) {
    const [, , , words] = kept.typed.find(([name]) => name === field.textContent) ?? [];
    field.textContent = words ?? field.textContent;
  }
} else if (kept) {
  sessionStorage.removeItem(TYPED);
  if (document.querySelector("[data-fault]") || (kept.refused && kept.page === location.href)) {
    const form = alike(kept.action)[kept.place];
    if (form) {
      fill(form, kept.typed);
      if (kept.refused) {
        fields(form)[0]?.focus();
      }
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
