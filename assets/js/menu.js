// Menus are <details>: only one is open, and it closes on Escape, on a click elsewhere and after a choice.
const open = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) {
    const chosen = event.target.closest("a, button:not([data-shift])");
    if (!menu.contains(event.target) || (chosen && menu.contains(chosen) && !chosen.closest("form"))) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details[data-menu][open]") ?? [...open()].at(-1);
  if (!menu) return;
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const items = [...menu.querySelectorAll(".menu-panel :is(a, button, input):not([type=hidden])")];
    if (items.length === 0 || event.target.matches("input[type=text], input[type=search]")) return;
    const at = items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    items[(at + items.length) % items.length].focus();
    event.preventDefault();
  }
}, true);

// The drawer of the navigation closes by itself when the screen becomes wide enough to show it always.
matchMedia("(min-width: 60.01rem)").addEventListener("change", () => {
  const side = document.getElementById("side");
  if (side?.matches(":popover-open")) side.hidePopover();
});
