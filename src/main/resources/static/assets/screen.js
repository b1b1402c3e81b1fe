// The screen of a station reports that it is on, and shows itself anew: its address holds the token.

const token = location.pathname.split("/").pop();
const station = document.querySelector("[data-station]").dataset.station;
const FIVE_MINUTES = 300_000;

// Without a network there is nothing to report and nothing new to show: what is shown stays.
async function beat() {
  try {
    await fetch(`/api/stations/${station}/heartbeat`, {
      method: "POST",
      headers: { "Device-Token": token },
      credentials: "omit",
    });
    return true;
  } catch {
    return false;
  }
}

beat();
setInterval(async () => {
  if (await beat()) {
    location.reload();
  }
}, FIVE_MINUTES);
