// Tries out a request of the API from its documentation, as whoever is signed in.

export function start(place, meta) {
  const form = place.querySelector("form");
  const shown = place.querySelector("[data-api-answer]");
  place.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { method } = place.dataset;
    const headers = { "X-CSRF-Token": meta("csrf"), Accept: "application/json" };
    const body = form.elements.body?.value;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    // Only our own API: the address is a path of it, whatever was typed.
    const address = new URL(form.elements.address.value.trim(), location.origin);
    if (address.origin !== location.origin || !address.pathname.startsWith("/api/v1/")) {
      form.elements.address.focus();
      return;
    }
    shown.hidden = false;
    try {
      const answer = await fetch(address, { method, headers, body });
      const text = await answer.text();
      shown.textContent = `${answer.status} ${answer.statusText}\n\n${laidOut(text)}`;
    } catch {
      shown.textContent = meta("offline");
    }
  });
}

function laidOut(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
