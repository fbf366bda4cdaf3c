// Editing in place: the value's button fetches a small form; Escape brings the value back, leaving the field saves it.
import htmx from "./core.js";

const before = new WeakMap();
const asSent = (form) => new URLSearchParams(new FormData(form)).toString();
const begun = new WeakMap();
const sent = new WeakMap();

document.addEventListener("htmx:beforeSwap", (event) => {
  const button = event.detail.requestConfig.elt;
  if (button.matches?.("[data-edit]")) before.set(event.detail.target, event.detail.target.innerHTML);
});

document.addEventListener("htmx:load", (event) => {
  const element = event.detail.elt;
  const form = element.matches?.("form[data-inline]") ? element : element.querySelector?.("form[data-inline]");
  if (!form) return;
  begun.set(form, asSent(form));
  const field = form.querySelector("input:not([type=hidden]), select, textarea");
  field?.focus();
  if (field?.matches("input:not([type=checkbox])")) field.select?.();
  form.addEventListener("keydown", (key) => {
    if (key.key === "Escape") {
      key.stopPropagation();
      restore(form);
    } else if (key.key === "Enter" && key.target.matches("textarea") && (key.ctrlKey || key.metaKey)) {
      form.requestSubmit();
    }
  });
  form.addEventListener("change", (change) => {
    if (change.target.matches("select:not([name$=_currency]), [type=checkbox][role=switch], [data-combo-id]")) form.requestSubmit();
  });
  form.addEventListener("focusout", () => setTimeout(() => leave(form)));
});

function leave(form) {
  if (!form.isConnected || form.contains(document.activeElement) || form.classList.contains("htmx-request")) return;
  // What was refused is not sent again by itself: the dialog that says so has taken the cursor.
  if (asSent(form) === sent.get(form)) return;
  if (asSent(form) === begun.get(form)) restore(form);
  else form.requestSubmit();
}

function restore(form) {
  const place = form.parentElement;
  if (!place || !before.has(place)) return;
  place.innerHTML = before.get(place);
  before.delete(place);
  htmx.process(place);
  place.querySelector("[data-edit]")?.focus();
}

// After saving, the cursor stands where it stood, so that one can go on to the next value.
let again;
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  if (!form.matches?.("form[data-inline]")) return;
  sent.set(form, asSent(form));
  const row = form.closest("[data-row]");
  again = row
    ? { row: row.dataset.row, cell: form.closest("td")?.cellIndex }
    : { value: form.closest("[data-value]")?.dataset.value };
});
document.addEventListener("htmx:afterSettle", () => {
  if (!again) return;
  const place = again.row
    ? document.querySelector(`[data-row="${again.row}"]`)?.cells?.[again.cell]
    : document.querySelector(`[data-value="${again.value}"]`);
  const button = place?.querySelector("[data-edit]");
  if (!button) return;
  again = undefined;
  // Only if the cursor was lost by the swap: who has gone elsewhere stays there.
  if (document.activeElement === document.body) button.focus({ preventScroll: true });
});
