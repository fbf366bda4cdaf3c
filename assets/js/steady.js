// The next page of a list must not move what one is looking at: the columns keep the widths they have.
document.addEventListener("htmx:beforeSwap", (event) => {
  const table = event.detail.target.matches?.("[data-more]") && event.detail.target.closest("table");
  if (!table || table.style.tableLayout || getComputedStyle(table).display !== "table") return;
  const widths = [...table.tHead.rows[0].cells].map((cell) => cell.getBoundingClientRect().width);
  table.style.width = `${table.getBoundingClientRect().width}px`;
  [...table.tHead.rows[0].cells].forEach((cell, place) => {
    cell.style.width = `${widths[place]}px`;
  });
  table.style.tableLayout = "fixed";
});

// A window of another width asks for other columns.
addEventListener("resize", () => {
  for (const table of document.querySelectorAll("table[data-list]")) {
    table.style.tableLayout = table.style.width = "";
    for (const cell of table.tHead?.rows[0]?.cells ?? []) cell.style.width = "";
  }
});
