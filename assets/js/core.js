// htmx, and what every request and answer of ours has in common.
import htmx from "htmx.org";

export const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = meta("csrf");
});

export default htmx;
