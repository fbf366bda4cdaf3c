// What colleagues change appears by itself. One tab listens to the server for all tabs of the browser.
import htmx, { isEditing, meta } from "./core.js";

const LIST_PAUSE = 2000;
const RETRY = 1500;
const KEPT = 300;
const REMEMBERED = 2000;

// Positions have more digits than a Number keeps.
let position = /^\d+$/.test(meta("live")) ? BigInt(meta("live")) : undefined;
const recent = [];
/** The latest version of each record that was told: the server may tell the same change twice. */
const known = new Map();
const flashing = new Set();
const waiting = new Map();
const listTimers = new WeakMap();

if (position !== undefined) listen();

function listen() {
  if (!navigator.locks || !window.BroadcastChannel) {
    connect(receive);
    return;
  }
  const channel = new BroadcastChannel("kilit-live");
  let leads = false;
  channel.addEventListener("message", ({ data }) => {
    if (data.change) receive(data.change);
    // A page that was made before it began to listen asks what it has missed meanwhile.
    if (leads && data.missed !== undefined) {
      for (const change of recent) if (change.position >= data.missed) channel.postMessage({ change });
    }
  });
  channel.postMessage({ missed: position });
  navigator.locks.request("kilit-live", () => {
    leads = true;
    connect((change) => {
      recent.push(change);
      if (recent.length > KEPT) recent.shift();
      channel.postMessage({ change });
      receive(change);
    });
    // The lock is held until the tab goes away; then the next one in line leads.
    return new Promise(() => {});
  });
}

function connect(hear) {
  let pause = RETRY;
  const open = () => {
    const source = new EventSource(`/live?after=${position}`);
    source.addEventListener("open", () => {
      pause = RETRY;
    });
    source.addEventListener("change", (event) => {
      hear({ ...JSON.parse(event.data), position: BigInt(event.lastEventId) });
    });
    // More has changed than can be told one by one.
    source.addEventListener("gap", (event) => hear({ gap: true, position: BigInt(event.lastEventId) }));
    source.addEventListener("error", () => {
      // The browser would come back by itself, but with the address of the beginning; we go on from where we are.
      source.close();
      setTimeout(open, pause + Math.random() * 500);
      pause = Math.min(pause * 2, 30000);
    });
  };
  open();
}

function receive({ gap, type, id, version, position: at }) {
  if (at > position) position = at;
  if (gap) {
    for (const element of document.querySelectorAll("[data-live]")) later(element, 60);
    for (const element of document.querySelectorAll("[data-live-list]")) laterAsList(element);
    return;
  }
  if ((known.get(`${type}:${id}`) ?? -1) >= version) return;
  if (known.size > REMEMBERED) known.clear();
  known.set(`${type}:${id}`, version);
  for (const element of document.querySelectorAll(`[data-live="${CSS.escape(type)}:${CSS.escape(id)}"]`)) {
    if (Number(element.dataset.version ?? -1) >= version) continue;
    later(element, 60);
  }
  for (const element of document.querySelectorAll(`[data-live-list~="${CSS.escape(type)}"]`)) {
    laterAsList(element);
  }
}

/** A list is fetched anew once for all that happens within a while. */
function laterAsList(element) {
  if (listTimers.has(element)) return;
  listTimers.set(element, setTimeout(() => {
    listTimers.delete(element);
    refresh(element);
  }, LIST_PAUSE));
}

function later(element, wait) {
  clearTimeout(waiting.get(element));
  waiting.set(element, setTimeout(() => {
    waiting.delete(element);
    refresh(element);
  }, wait));
}

function refresh(element) {
  if (!element.isConnected || !element.hasAttribute("hx-get")) return;
  if (document.hidden || isBusy(element)) {
    later(element, RETRY);
    return;
  }
  if (element.dataset.live) flashing.add(element.dataset.live);
  htmx.trigger(element, "live");
}

/** Nothing is pulled away under somebody's hands: it waits until he has finished, or what he asked for has come. */
function isBusy(element) {
  return (
    (element.contains(document.activeElement) && isEditing(document.activeElement)) ||
    element.querySelector("form[data-inline], [data-pick]:checked, details[data-menu][open], .sortable-chosen, .htmx-request")
  );
}

// Nor is it when he began while the answer was on its way.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { elt, triggeringEvent } = event.detail.requestConfig;
  if (triggeringEvent?.type !== "live" || !isBusy(elt)) return;
  event.detail.shouldSwap = false;
  later(elt, RETRY);
});

document.addEventListener("htmx:configRequest", (event) => {
  // A list that has been scrolled far is fetched anew as long as it is now.
  const element = event.detail.elt;
  if (event.detail.triggeringEvent?.type === "live" && element.dataset.liveList) {
    event.detail.parameters.append?.("shown", String(element.querySelectorAll("[data-row]").length));
  }
});

document.addEventListener("htmx:load", (event) => {
  const name = event.detail.elt.dataset?.live;
  if (name && flashing.delete(name)) event.detail.elt.classList.add("live-flash");
});

// After a change of one's own the server may ask for the lists to be fetched anew: HX-Trigger: list-changed.
document.addEventListener("list-changed", () => {
  for (const element of document.querySelectorAll("main [data-live-list]")) refresh(element);
});
