// Naming a colleague in a comment: behind an @ the list of people follows what is typed.
import { whenPresent } from "./core.js";
import { asker, mark, marked, withQuery } from "./listbox.js";

// At the beginning or behind a space, so that addresses of mail are left alone; a name may hold one space.
const BEHIND = /(?:^|[\s(])@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*)?)$/u;
let made = 0;

whenPresent("textarea[data-mention]", (text) => {
  const list = document.createElement("ul");
  made += 1;
  list.id = `mention-list-${made}`;
  list.className = "combo-list mention-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", text.getAttribute("aria-label") ?? "");
  list.hidden = true;
  text.after(list);
  const ask = asker(120);

  const typed = () => BEHIND.exec(text.value.slice(0, text.selectionStart))?.[1];
  const close = () => {
    list.hidden = true;
    text.removeAttribute("aria-activedescendant");
    text.removeAttribute("aria-controls");
  };
  const look = () => {
    const name = typed();
    if (name === undefined) {
      close();
      return;
    }
    ask(withQuery(text.dataset.mention, { q: name }), (html) => {
      if (document.activeElement !== text || typed() === undefined) return;
      list.innerHTML = html;
      list.hidden = !list.querySelector('[role="option"]');
      if (list.hidden) return;
      text.setAttribute("aria-controls", list.id);
      mark(text, list, 0);
    });
  };
  const choose = (option) => {
    const end = text.selectionStart;
    const start = end - typed().length;
    text.setRangeText(`${option.dataset.label} `, start, end, "end");
    close();
    text.focus();
  };

  text.addEventListener("input", look);
  text.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) text.form?.requestSubmit();
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      mark(text, list, event.key === "ArrowDown" ? 1 : -1);
    } else if ((event.key === "Enter" || event.key === "Tab") && marked(list)) {
      choose(marked(list));
    } else if (event.key === "Escape") {
      close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });
  text.addEventListener("blur", close);
});
