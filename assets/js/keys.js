// Working through lists and boards without the mouse.
import { isEditing } from "./core.js";

const rows = () => [...document.querySelectorAll("main [data-row]")];
const current = () => document.querySelector("main [data-row].is-current");
const click = (selector, root = document) => {
  const found = root?.querySelector(selector);
  found?.click();
  return Boolean(found);
};

function step(by) {
  const all = rows();
  if (all.length === 0) return false;
  const at = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 && by < 0 ? all.length - 1 : at + by))];
  current()?.classList.remove("is-current");
  next.classList.add("is-current");
  next.scrollIntoView({ block: "nearest" });
  // The reader of the screen hears the row's name, and Enter opens it even without us.
  next.querySelector("[data-open]")?.focus({ preventScroll: true });
  return true;
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => onList() && step(1),
  ArrowUp: () => onList() && step(-1),
  Enter: () => document.activeElement === document.body && click("[data-open]", current()),
  e: () => click("[data-edit]", current() ?? document.querySelector("main")),
  x: () => click("[data-pick]", current()),
  b: () => {
    const first = document.querySelector("[data-bulk]:not([hidden]) [data-bulk-action]");
    first?.focus();
    return Boolean(first);
  },
  m: () => {
    const menu = current()?.querySelector(".card-move");
    if (menu) menu.open = true;
    menu?.querySelector("[data-move-to]")?.focus();
    return Boolean(menu);
  },
  n: () => click("[data-new], .page-actions .btn-primary"),
  "/": () => {
    const search = document.querySelector("[data-list-search]");
    if (search) search.focus();
    else document.dispatchEvent(new Event("kilit:command"));
    return true;
  },
  "?": () => {
    document.getElementById("keys")?.showModal();
    return true;
  },
  Escape: () => {
    current()?.classList.remove("is-current");
    return click("[data-bulk]:not([hidden]) [data-bulk-clear]");
  },
};

// Arrows scroll a page as ever; they move from row to row only once one works in a list.
const onList = () => Boolean(current()) || document.activeElement?.matches(".table-wrap");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open], details[data-menu][open]")) return;
  if (isEditing(event.target)) {
    if (event.key === "Escape" && event.target.matches("[data-list-search]")) event.target.blur();
    return;
  }
  if (ACTIONS[event.key]?.()) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("main [data-row]");
  if (row && row !== current() && event.target.matches(":focus-visible")) {
    current()?.classList.remove("is-current");
    row.classList.add("is-current");
  }
});
document.addEventListener("pointerdown", () => current()?.classList.remove("is-current"));
