// Short messages: they stay longer while one reads or points at them.
import { whenPresent } from "./core.js";

const STAY = 7000;
const place = () => document.getElementById("toasts");

function raise() {
  const toasts = place();
  if (!toasts?.showPopover) return;
  // In the top layer the last one shown lies above, so a message is seen over an open dialog too.
  toasts.popover = "manual";
  if (toasts.matches(":popover-open")) toasts.hidePopover();
  if (toasts.childElementCount > 0) toasts.showPopover();
}

function close(toast) {
  toast.remove();
  const toasts = place();
  if (toasts?.childElementCount === 0 && toasts.matches(":popover-open")) toasts.hidePopover();
}

whenPresent("[data-toast]", (toast) => {
  raise();
  let timer;
  const wait = () => {
    timer = setTimeout(() => close(toast), STAY);
  };
  toast.addEventListener("pointerenter", () => clearTimeout(timer));
  toast.addEventListener("pointerleave", wait);
  toast.addEventListener("focusin", () => clearTimeout(timer));
  toast.addEventListener("focusout", wait);
  toast.addEventListener("click", (event) => {
    if (event.target.closest("[data-toast-close]")) close(toast);
  });
  toast.addEventListener("htmx:afterRequest", () => close(toast));
  wait();
});

function tell(text, bad) {
  const toasts = place();
  if (!toasts || !text) return;
  const toast = document.createElement("div");
  toast.className = bad ? "toast tone-bad" : "toast";
  toast.dataset.toast = "";
  const words = document.createElement("p");
  words.textContent = text;
  toast.append(words);
  toasts.append(toast);
  toast.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true, detail: { elt: toast } }));
}

document.addEventListener("kilit:tell", (event) => tell(event.detail.text, event.detail.bad));
// The server may say something beside its answer: HX-Trigger: {"toast": "words"}.
document.addEventListener("failed", (event) => tell(event.detail.value ?? event.detail, true));
document.addEventListener("toast", (event) => tell(event.detail.value ?? event.detail, false));
