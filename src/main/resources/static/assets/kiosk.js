// The touch screen: keys for fingers, a field that a scanner types into, and a screen that forgets.

const field = document.querySelector("#code");

if (field) {
  document.querySelector(".keys").hidden = false;
  document.addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (key === "back") {
      field.value = field.value.slice(0, -1);
    } else if (key === "clear") {
      field.value = "";
    } else if (key) {
      field.value += key;
    }
    field.focus();
  });
  // A code is sent in the place of this page, so that going back shows nobody's code.
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value.trim()) {
      location.replace(`${location.pathname}?code=${encodeURIComponent(field.value.trim())}`);
    }
  });
  let idle;
  const wait = () => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      field.value = "";
      wait();
    }, 60_000);
  };
  field.addEventListener("input", wait);
  document.addEventListener("pointerdown", wait);
  wait();
}

const seconds = Number(document.body.dataset.idle);
if (seconds) {
  const left = document.querySelector("[data-left]");
  let remaining = seconds;
  const restart = () => location.replace(location.pathname);
  document.addEventListener("pointerdown", () => {
    remaining = seconds;
  });
  document.querySelector("[data-restart]").addEventListener("click", (event) => {
    event.preventDefault();
    restart();
  });
  // The next one may scan at once: what the scanner types is the next code.
  let typed = "";
  document.addEventListener("keydown", (event) => {
    remaining = seconds;
    if (event.key === "Enter" && typed) {
      event.preventDefault();
      location.replace(`${location.pathname}?code=${encodeURIComponent(typed)}`);
    } else if (event.key.length === 1) {
      typed += event.key;
    }
  });
  setInterval(() => {
    remaining -= 1;
    left.textContent = `${remaining}秒后回到开始`;
    if (remaining <= 0) {
      restart();
    }
  }, 1000);
}
