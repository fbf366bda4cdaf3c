// Everything here makes pages that already work quicker to use; each module does one thing.
import "./core.js";
import "./toast.js";
import "./dialog.js";
import "./menu.js";
import "./theme.js";
import "./copy.js";
import "./command.js";
import "./combobox.js";
import "./keys.js";
import "./picks.js";
import "./inline.js";
import "./columns.js";
import "./day.js";
import "./drop.js";
import "./live.js";
import "./mention.js";
import "./steady.js";
import "./sight.js";
import htmx, { meta, tell, whenPresent } from "./core.js";

// Dragging is needed on boards only, so its library is fetched there and nowhere else. What it needs of ours is handed
// over, so that the two files share nothing and every other page gets along with one.
whenPresent("[data-board][data-move-url]", async (board) => {
  const { start } = await import("./board.js");
  start(board, { htmx, meta, tell });
});

// Trying out requests is for the API's documentation only.
whenPresent("[data-api-try]", async (place) => {
  const { start } = await import("./api.js");
  start(place, meta);
});
