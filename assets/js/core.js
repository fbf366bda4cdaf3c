// htmx, and what every request and answer of ours has in common.
import htmx from "htmx.org";

export default htmx;

export const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

export const tell = (text, bad = false) => document.dispatchEvent(new CustomEvent("kilit:tell", { detail: { text, bad } }));

/** Calls `start` once with each element of this kind, now and whenever htmx brings new ones. */
export function whenPresent(selector, start) {
  const seen = new WeakSet();
  const look = (root) => {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.push(root);
    for (const element of found) {
      if (!seen.has(element)) {
        seen.add(element);
        start(element);
      }
    }
  };
  look(document);
  document.addEventListener("htmx:load", (event) => look(event.detail.elt));
}

/** Whether somebody is writing at this place. */
export const isEditing = (element) =>
  element.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]") ?? false;

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = meta("csrf");
});

// A thin line says that something is on its way, but only when it takes a while.
let running = 0;
const bar = () => document.getElementById("loading");
document.addEventListener("htmx:beforeRequest", () => {
  running += 1;
  bar()?.classList.add("is-on");
});
document.addEventListener("htmx:afterRequest", () => {
  running = Math.max(0, running - 1);
  if (running === 0) bar()?.classList.remove("is-on");
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event;
  if (detail.xhr.status === 409) {
    // Somebody was quicker: the choice between both values comes as a dialog, wherever the answer was meant to go.
    detail.target = document.getElementById("dialog");
    detail.swapOverride = "innerHTML";
  } else if (detail.xhr.status === 422 && detail.requestConfig.elt.matches("form[data-inline]")) {
    detail.target = detail.requestConfig.elt;
    detail.swapOverride = "outerHTML";
  }
});
// An answer that failed says why in HX-Trigger; only a bare one gets our own words.
document.addEventListener("htmx:responseError", (event) => {
  if (!event.detail.xhr.getResponseHeader("HX-Trigger")) tell(meta("failed"), true);
});
document.addEventListener("htmx:sendError", () => tell(meta("offline"), true));
document.addEventListener("htmx:timeout", () => tell(meta("offline"), true));

document.addEventListener("htmx:load", (event) => {
  const wanted = event.detail.elt.querySelector?.("[data-focus], [aria-invalid=true]");
  wanted?.focus({ preventScroll: false });
});

// Plain forms may ask before they go; htmx has hx-confirm for its own.
document.addEventListener("submit", (event) => {
  const words = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (words && !window.confirm(words)) event.preventDefault();
});
