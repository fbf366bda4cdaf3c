// Everything here makes pages that already work quicker to use; each module does one thing.
import "./core.js";
import "./toast.js";
import "./dialog.js";
import "./menu.js";
import "./theme.js";
import "./command.js";
import "./combobox.js";
import "./keys.js";
import "./picks.js";
import "./inline.js";
import "./columns.js";
import "./drop.js";
import "./live.js";
import { whenPresent } from "./core.js";

// Dragging is needed on boards only, so its library is fetched there and nowhere else.
whenPresent("[data-board][data-move-url]", (board) => import("./board.js").then((module) => module.start(board)));
