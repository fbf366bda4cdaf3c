// Reference fields: the list below follows what is typed; what is chosen goes into a hidden field as an id.
import { whenPresent } from "./core.js";
import { asker, mark, marked, withQuery } from "./listbox.js";

whenPresent("[data-combo]", (combo) => {
  const input = combo.querySelector('[role="combobox"]');
  const list = combo.querySelector('[role="listbox"]');
  const hidden = combo.querySelector("[data-combo-id]");
  const many = combo.dataset.comboMany;
  const ask = asker(120);
  let shown = input.value;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const look = () => ask(withQuery(combo.dataset.combo, { q: input.value.trim() }), (html) => {
    if (document.activeElement !== input) return;
    list.innerHTML = html;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(input, list, 0);
  });
  const choose = (option) => {
    if (many) {
      addToken(combo, input, option);
      input.value = "";
    } else {
      hidden.value = option.dataset.id;
      input.value = option.dataset.label;
      shown = input.value;
      hidden.dispatchEvent(new Event("change", { bubbles: true }));
    }
    close();
  };

  input.addEventListener("input", () => {
    if (hidden && input.value.trim() === "") hidden.value = "";
    look();
  });
  input.addEventListener("click", () => {
    if (list.hidden && !input.readOnly) look();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) look();
      else mark(input, list, event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && !list.hidden && marked(list)) {
      choose(marked(list));
      event.preventDefault();
    } else if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Backspace" && many && input.value === "") {
      [...combo.querySelectorAll(".token")].at(-1)?.remove();
    }
  });
  // Pointing at the list must not take the cursor out of the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });
  input.addEventListener("blur", () => {
    close();
    // Words that were not chosen from the list are no reference: show what is still chosen.
    if (!many && hidden.value && input.value !== shown) input.value = shown;
  });
  combo.addEventListener("click", (event) => {
    const remover = event.target.closest("[data-token-remove]");
    if (remover) {
      remover.closest(".token").remove();
      input.focus();
    }
  });
});

function addToken(combo, input, option) {
  const name = combo.dataset.comboMany;
  const chosen = [...combo.querySelectorAll(".token input")].some((field) => field.value === option.dataset.id);
  if (chosen) return;
  const token = document.createElement("span");
  token.className = "token";
  const words = document.createElement("span");
  words.className = "clip";
  words.textContent = option.dataset.label;
  const field = Object.assign(document.createElement("input"), { type: "hidden", name, value: option.dataset.id });
  const remove = Object.assign(document.createElement("button"), { type: "button", title: combo.dataset.remove });
  remove.dataset.tokenRemove = "";
  remove.setAttribute("aria-label", `${combo.dataset.remove} ${option.dataset.label}`);
  remove.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#i-x"></use></svg>';
  token.append(words, field, remove);
  input.before(token);
}
