// The command menu: Ctrl-K or Cmd-K anywhere.
import htmx from "./core.js";
import { asker, mark, marked, withQuery } from "./listbox.js";

const dialog = document.getElementById("command");
const input = document.getElementById("command-input");
const list = document.getElementById("command-list");

if (dialog) {
  const ask = asker(90);
  const look = () => {
    const url = withQuery(dialog.dataset.command, { q: input.value, subject: document.body.dataset.subject ?? "", at: location.pathname });
    ask(url, (html) => {
      list.innerHTML = html;
      htmx.process(list);
      mark(input, list, 0);
    });
  };

  const open = () => {
    if (dialog.open) return;
    input.value = "";
    dialog.showModal();
    look();
  };

  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      mark(input, list, event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter") {
      event.preventDefault();
      marked(list)?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }));
    }
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-command-open]") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("kilit:command", open);
}
