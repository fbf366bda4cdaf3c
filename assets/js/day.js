// A calendar that opens beside a field for a day. The field itself is text, typed as the reader writes dates; names of
// months and days come from the browser, in the language of the page.
const lang = document.documentElement.lang || "en";
const month = new Intl.DateTimeFormat(lang, { month: "long", year: "numeric", timeZone: "UTC" });
const whole = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat(lang, { weekday: "short", timeZone: "UTC" });
const separator = lang === "en" ? "/" : ".";

const utc = (year, place, day) => new Date(Date.UTC(year, place, day));
const moved = (day, days) => utc(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + days);
const two = (number) => String(number).padStart(2, "0");
const written = (day) => [two(day.getUTCDate()), two(day.getUTCMonth() + 1), day.getUTCFullYear()].join(separator);

/** The day that stands in the field, if it is one. */
function typed(text) {
  const [, day, place, year] = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text) ?? [];
  const found = day && utc(Number(year), Number(place) - 1, Number(day));
  return found && found.getUTCDate() === Number(day) ? found : undefined;
}

function today() {
  const now = new Date();
  return utc(now.getFullYear(), now.getMonth(), now.getDate());
}

/** The same day of another month, or that month's last. */
function inMonth(day, months) {
  const last = utc(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0);
  return utc(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day.getUTCDate(), last.getUTCDate()));
}

let open;

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-day-open]");
  if (!button) {
    if (open && !open.box.contains(event.target)) close();
    return;
  }
  const again = open?.button === button;
  close();
  if (!again) show(button);
});

function show(button) {
  const field = button.closest("[data-day]");
  const input = field.querySelector("input");
  const box = document.createElement("div");
  box.className = "day-box";
  box.popover = "manual";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", button.textContent.trim());
  // Inside the field's place, so that a form that is left when the cursor leaves it stays.
  field.append(box);
  open = { button, field, input, box, at: typed(input.value) ?? today() };
  button.setAttribute("aria-expanded", "true");
  draw();
  box.showPopover();
  place(box, field);
  box.querySelector("[tabindex='0']").focus({ preventScroll: true });
  box.addEventListener("keydown", keys);
  box.addEventListener("click", choose);
}

/** Below the field, or above it where there is no room. */
function place(box, field) {
  const at = field.getBoundingClientRect();
  const below = at.bottom + 4 + box.offsetHeight <= innerHeight;
  box.style.top = `${Math.max(4, below ? at.bottom + 4 : at.top - 4 - box.offsetHeight)}px`;
  box.style.left = `${Math.max(4, Math.min(at.left, innerWidth - box.offsetWidth - 4))}px`;
}

function close() {
  if (!open) return;
  open.button.setAttribute("aria-expanded", "false");
  const { box } = open;
  open = undefined;
  box.remove();
}

const element = (name, content, properties = {}) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...[content].flat());
  return made;
};

function draw() {
  const { box, field, at, input } = open;
  const [year, place] = [at.getUTCFullYear(), at.getUTCMonth()];
  const first = utc(year, place, 1);
  const monday = moved(first, -((first.getUTCDay() + 6) % 7));
  const [chosen, now] = [typed(input.value)?.getTime(), today().getTime()];
  const turn = (months, words, sign) => {
    const button = element("button", sign, { type: "button", className: "btn btn-quiet btn-small", title: words });
    button.dataset.months = months;
    button.setAttribute("aria-label", words);
    return button;
  };
  const day = (shown) => {
    const button = element("button", String(shown.getUTCDate()), { type: "button", className: "day", tabIndex: -1 });
    button.dataset.date = written(shown);
    button.setAttribute("aria-label", whole.format(shown));
    button.classList.toggle("is-outside", shown.getUTCMonth() !== place);
    if (shown.getTime() === at.getTime()) button.tabIndex = 0;
    if (shown.getTime() === chosen) button.setAttribute("aria-pressed", "true");
    if (shown.getTime() === now) button.setAttribute("aria-current", "date");
    return button;
  };
  const days = [...Array(42).keys()].map((count) => moved(monday, count));
  const back = element("button", field.dataset.today, { type: "button", className: "btn btn-quiet btn-small day-today" });
  back.dataset.date = written(today());
  const name = element("strong", month.format(first), { className: "day-month" });
  name.setAttribute("aria-live", "polite");
  const names = element("div", days.slice(0, 7).map((shown) => element("span", weekday.format(shown))), { className: "day-names" });
  names.setAttribute("aria-hidden", "true");
  box.replaceChildren(
    element("div", [turn(-1, field.dataset.before, "‹"), name, turn(1, field.dataset.after, "›")], { className: "day-head" }),
    names,
    element("div", days.map(day), { className: "day-grid" }),
    back,
  );
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function keys(event) {
  if (event.key === "Escape") {
    event.preventDefault();
    const { button } = open;
    close();
    button.focus();
  } else if (event.key in STEPS && event.target.matches(".day")) {
    go(moved(open.at, STEPS[event.key]));
  } else if (event.key === "PageUp" || event.key === "PageDown") {
    go(inMonth(open.at, event.key === "PageUp" ? -1 : 1));
  } else if (event.key !== "Enter" && event.key !== " " && event.key !== "Tab") {
    return;
  } else {
    event.stopPropagation();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function go(day) {
  open.at = day;
  draw();
  open.box.querySelector("[tabindex='0']").focus({ preventScroll: true });
}

function choose(event) {
  const months = event.target.closest("[data-months]")?.dataset.months;
  if (months) {
    // The buttons are drawn anew, so the click is no longer inside the box when it comes to the document.
    event.stopPropagation();
    open.at = inMonth(open.at, Number(months));
    draw();
    open.box.querySelector(`[data-months="${months}"]`).focus({ preventScroll: true });
    return;
  }
  const date = event.target.closest("[data-date]")?.dataset.date;
  if (!date) return;
  const { input, field } = open;
  const time = /\d{1,2}:\d{2}/.exec(input.value)?.[0] ?? "09:00";
  input.value = field.dataset.day === "moment" ? `${date} ${time}` : date;
  close();
  input.focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  // Edited in place, a day that is picked is meant.
  if (field.dataset.day === "day") input.closest("form[data-inline]")?.requestSubmit();
}

// Figures alone are enough: the signs between them come by themselves.
document.addEventListener("input", (event) => {
  const input = event.target;
  if (event.inputType !== "insertText" || !input.matches?.("[data-day] > input") || !/^\d$/.test(event.data ?? "")) return;
  if (/^\d{2}([./]\d{2})?$/.test(input.value)) input.value += separator;
});
document.addEventListener("beforeinput", (event) => {
  const input = event.target;
  // Who types the sign as well does not get it twice.
  if (input.matches?.("[data-day] > input") && /^[./]$/.test(event.data ?? "") && input.value.endsWith(separator)) event.preventDefault();
});
