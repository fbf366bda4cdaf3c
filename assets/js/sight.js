// Of a line of tabs or stages that is pushed sideways, the present one is in sight.
import { whenPresent } from "./core.js";

whenPresent(".view-tabs > [aria-current], .stages [aria-current]", (present) => {
  const line = present.closest(".view-tabs, .stages");
  line.scrollLeft = present.offsetLeft - (line.clientWidth - present.offsetWidth) / 2;
});
