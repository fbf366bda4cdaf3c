// Choosing rows, and the bar that acts on them.
let last;

const boxes = (table) => [...table.querySelectorAll("[data-pick]")];

function show(table) {
  const all = boxes(table);
  const picked = all.filter((box) => box.checked);
  const head = table.querySelector("[data-pick-all]");
  if (head) {
    head.checked = all.length > 0 && picked.length === all.length;
    head.indeterminate = picked.length > 0 && picked.length < all.length;
  }
  const bar = document.querySelector(`[data-bulk="${table.id}"]`);
  if (bar) {
    bar.hidden = picked.length === 0;
    bar.querySelector("[data-bulk-count]").textContent = picked.length.toLocaleString(document.documentElement.lang);
  }
}

const picking = () => document.body.classList.contains("is-picking");

function pickMode(on) {
  document.body.classList.toggle("is-picking", on);
  document.querySelector("[data-pick-mode]")?.setAttribute("aria-pressed", String(on));
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-pick-mode]")) pickMode(!picking());
  const row = picking() && !event.target.closest("[data-pick]") ? event.target.closest("[data-row]") : undefined;
  if (row) {
    event.preventDefault();
    row.querySelector("[data-pick]")?.click();
    return;
  }
  const box = event.target.closest?.("[data-pick]");
  if (box) {
    const table = box.closest("table");
    const all = boxes(table);
    // With the shift key everything between this row and the one before gets the same mark.
    if (event.shiftKey && last && table.contains(last)) {
      const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
      for (const between of all.slice(from, to + 1)) between.checked = box.checked;
    }
    last = box;
    show(table);
  }
  if (event.target.matches?.("[data-pick-all]")) {
    const table = event.target.closest("table");
    for (const one of boxes(table)) one.checked = event.target.checked;
    show(table);
  }
  if (event.target.closest?.("[data-bulk-clear]")) clear(event.target.closest("[data-bulk]"));
});

function clear(bar) {
  pickMode(false);
  const table = document.getElementById(bar.dataset.bulk);
  if (!table) return;
  for (const box of boxes(table)) box.checked = false;
  show(table);
}

// What was done to the chosen rows is done: nothing stays chosen. Before the lists hear of it, which would wait for that.
document.addEventListener("list-changed", () => {
  for (const bar of document.querySelectorAll("[data-bulk]:not([hidden])")) clear(bar);
}, true);
// A list that was fetched anew begins with nothing chosen.
document.addEventListener("htmx:afterSwap", () => {
  document.querySelector("[data-pick-mode]")?.setAttribute("aria-pressed", String(picking()));
  for (const bar of document.querySelectorAll("[data-bulk]:not([hidden])")) {
    const table = document.getElementById(bar.dataset.bulk);
    if (table) show(table);
    else bar.hidden = true;
  }
});
