// The screen of a station reports that it is on: its address holds the token, which stays out of every other request.

const token = location.pathname.split("/").pop();
const station = document.querySelector("[data-station]").dataset.station;
const FIVE_MINUTES = 300_000;

function beat() {
  fetch(`/api/stations/${station}/heartbeat`, {
    method: "POST",
    headers: { "Device-Token": token },
    credentials: "omit",
  }).catch(() => {
    // Without a network there is nothing to report; the next beat tries again.
  });
}

beat();
setInterval(beat, FIVE_MINUTES);
