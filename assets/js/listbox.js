// A field with a list of options below it: what the command menu and the reference fields have in common.

/** Moves the mark among the options of `list`; `step` 0 marks the first. Returns the marked option. */
export function mark(input, list, step) {
  const options = [...list.querySelectorAll('[role="option"]')];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = step === 0 ? 0 : (at + step + options.length) % options.length;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === next)));
  const option = options[next];
  if (!option) {
    input.removeAttribute("aria-activedescendant");
    return undefined;
  }
  option.id ||= `${list.id}-${next}`;
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
  return option;
}

export const marked = (list) => list.querySelector('[role="option"][aria-selected="true"]');

/** Fetches fragments for what is typed: the last question wins, earlier ones are given up. */
export function asker(wait) {
  let timer;
  let flight;
  return (url, then) => {
    clearTimeout(timer);
    flight?.abort();
    timer = setTimeout(async () => {
      flight = new AbortController();
      try {
        const answer = await fetch(url, { headers: { "HX-Request": "true" }, signal: flight.signal });
        if (answer.ok) then(await answer.text());
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    }, wait);
  };
}

export const withQuery = (address, values) => {
  const url = new URL(address, location.href);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url;
};
