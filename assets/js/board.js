// Cards are drawn from column to column, or moved by the menu on them.
import Sortable from "sortablejs/modular/sortable.core.esm.js";

let htmx;
let meta;
let tell;

/** Makes the cards of a board movable; `ours` are the parts of core.js that it needs. */
export function start(board, ours) {
  ({ htmx, meta, tell } = ours);
  for (const column of board.querySelectorAll("[data-cards]")) makeSortable(board, column);
  // What a drag leaves in the style of a card must not be copied to the card that comes in its place: the content
  // security policy takes that for an inline style.
  board.addEventListener("htmx:beforeSwap", (event) => event.detail.target.closest?.("[data-card]")?.removeAttribute("style"));
  board.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-move-to]");
    if (!choice) return;
    const card = choice.closest("[data-card]");
    const target = board.querySelector(`[data-column="${CSS.escape(choice.dataset.moveTo)}"] [data-cards]`);
    if (!target || target.contains(card)) return;
    const back = whereIs(card);
    target.prepend(card);
    card.querySelector("[data-open]").focus();
    send(board, card, back);
  });
}

function makeSortable(board, column) {
  let back;
  Sortable.create(column, {
    group: "cards",
    draggable: "[data-card]",
    filter: "[data-static], details, summary",
    preventOnFilter: false,
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140,
    // A finger that scrolls must not tear cards away.
    delay: 180,
    delayOnTouchOnly: true,
    onStart: ({ item }) => {
      back = whereIs(item);
    },
    onEnd: ({ item, from, to, oldIndex, newIndex }) => {
      if (from !== to || oldIndex !== newIndex) send(board, item, back);
    },
  });
}

/** A function that puts the card back where it is now. */
function whereIs(card) {
  const [parent, next] = [card.parentElement, card.nextElementSibling];
  return () => parent.insertBefore(card, next);
}

async function send(board, card, back) {
  const column = card.closest("[data-column]");
  const above = card.previousElementSibling?.closest("[data-card]");
  const body = new URLSearchParams({
    id: card.dataset.card,
    version: card.dataset.version,
    to: column.dataset.column,
    after: above?.dataset.card ?? "",
  });
  try {
    const answer = await fetch(board.dataset.moveUrl, {
      method: "POST",
      body,
      headers: { "X-CSRF-Token": meta("csrf"), "HX-Request": "true" },
    });
    const html = await answer.text();
    if (answer.ok) {
      htmx.swap(document.getElementById("toasts"), html, { swapStyle: "beforeend" });
      return;
    }
    back();
    // The server asks for what is missing (a reason lost) or shows both values.
    if (answer.status === 409 || answer.status === 422) htmx.swap(document.getElementById("dialog"), html, { swapStyle: "innerHTML" });
    else tell(meta("failed"), true);
  } catch {
    back();
    tell(meta("offline"), true);
  }
}
