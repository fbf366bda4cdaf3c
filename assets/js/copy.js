// Takes a key, a link or an address along: the button beside it copies it and says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const value = document.getElementById(button.dataset.copy);
  value.select();
  if (await copied(value.value)) {
    button.querySelector(".icon").nextSibling.textContent = button.dataset.copied;
  }
});

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without encryption browsers keep the clipboard closed; what is selected can still be taken by the older way.
    return document.execCommand("copy");
  }
}
