// Dialogs open when their HTML arrives in the slot, and the slot is emptied when they close.
import htmx, { whenPresent } from "./core.js";

const slot = () => document.getElementById("dialog");

whenPresent("[data-dialog-slot] > dialog", (dialog) => {
  dialog.addEventListener("close", () => slot().replaceChildren());
  dialog.showModal();
  const first = ["[aria-invalid=true]", "[autofocus]", ".dialog-body :is(input:not([type=hidden]), select, textarea)"];
  first.map((selector) => dialog.querySelector(selector)).find(Boolean)?.focus();
});

document.addEventListener("dialog-close", () => slot()?.querySelector("dialog")?.close());

document.addEventListener("click", (event) => {
  const closer = event.target.closest("[data-dialog-close]");
  if (closer) {
    closer.closest("dialog")?.close();
    return;
  }
  // A click beside the dialog closes it, unless something was begun in it.
  if (event.target.matches("dialog") && !isBegun(event.target)) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
    return;
  }
  const link = event.target.closest("a[data-dialog-link]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    link.closest("dialog")?.close();
    htmx.ajax("GET", link.href, { target: "#dialog", swap: "innerHTML" });
  }
});

function isBegun(dialog) {
  return [...dialog.querySelectorAll("input, textarea")].some((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
}
