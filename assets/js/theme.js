// Light and dark at once; the cookie lets the server write the right class next time.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-theme-form]") || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  const root = document.documentElement;
  root.classList.remove("theme-auto", "theme-light", "theme-dark");
  root.classList.add(`theme-${theme}`);
  document.querySelector('meta[name="color-scheme"]').content = theme === "auto" ? "light dark" : theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  for (const button of form.querySelectorAll("button[name=theme]")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
});
