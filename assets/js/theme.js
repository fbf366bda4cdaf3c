// Light and dark at once; the cookie lets the server write the right class next time.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-theme-form]") || !event.submitter) return;
  event.preventDefault();
  choose(event.submitter.value);
});

// The command menu offers them too.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-theme-pick]");
  if (!link) return;
  event.preventDefault();
  link.closest("dialog")?.close();
  choose(link.dataset.themePick);
});

function choose(theme) {
  const root = document.documentElement;
  root.classList.remove("theme-auto", "theme-light", "theme-dark");
  root.classList.add(`theme-${theme}`);
  document.querySelector('meta[name="color-scheme"]').content = theme === "auto" ? "light dark" : theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  for (const button of document.querySelectorAll("[data-theme-form] button[name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}
