// Ordering columns with the arrow buttons.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-shift]");
  if (!button) return;
  const line = button.closest("li");
  if (button.dataset.shift === "up") line.previousElementSibling?.before(line);
  else line.nextElementSibling?.after(line);
  button.focus();
});
