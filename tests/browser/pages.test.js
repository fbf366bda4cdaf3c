// Every page there is, as an administrator meets it with the demo company: no barriers, no shifting, nothing wider than
// its window, no fault on the console, in each language, light and dark, wide and narrow.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertSteady, axe, newPage, screenshot } from "./browser.js";
import { chooseLanguage, firstVisit, likewise, openDemo } from "./company.js";
import { startKilit } from "./program.js";

const WAYS = [
  { lang: "en", theme: "light", width: 1440 },
  { lang: "tr", theme: "dark", width: 1440 },
  { lang: "et", theme: "light", width: 390 },
  { lang: "tr", theme: "light", width: 390 },
];

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("every page, in every language", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  await openDemo(page);
  await picturesOfTheReadme(page);
  const addresses = await everyPage(page);
  assert.ok(addresses.length > 40, `only ${addresses.length} pages were found: ${addresses.join(" ")}`);
  for (const how of WAYS) {
    const name = `${how.lang}, ${how.theme}, ${how.width} wide`;
    await t.test(name, async (way) => {
      const other = await likewise(way, page, { ...how, base: kilit.url });
      await other.goto("/me");
      await chooseLanguage(other, how.lang);
      for (const address of addresses) {
        await way.test(address, async () => {
          await other.goto(address);
          assert.equal(await other.locator("html").getAttribute("lang"), how.lang);
          assert.doesNotMatch(await other.locator("body").innerText(), /⟦/, "words are missing");
          await axe(other);
          await assertSteady(other);
          await screenshot(other, `${how.lang}-${how.theme}-${how.width}${address.replace(/[/?=&]+/g, "-")}`);
        });
      }
    });
  }
});

/** Into `target/screenshots`; from there they are copied to `docs/pictures` when the pages look otherwise than there. */
async function picturesOfTheReadme(page) {
  await page.goto("/key-accounts");
  await page.goto(await page.locator("[data-row] a[data-open]").first().getAttribute("href"));
  // The pointer still rests where the demo was opened, and would mark a row.
  await page.mouse.move(0, 0);
  await screenshot(page, "customer");
  await page.goto("/insight/concentration");
  await screenshot(page, "concentration");
}

/** Addresses of all pages: what the navigation and the settings lead to, and of each list its ways and one record. */
async function everyPage(page) {
  await page.goto("/settings");
  const hrefs = (scope) => page.locator(scope).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const found = new Set(["/", "/me", "/import", "/search?q=an", "/notifications", "/bin", "/api", "/api/problems", "/api/types/company"]);
  for (const href of [...(await hrefs("nav a[href^='/']")), ...(await hrefs("main a[href^='/']"))]) {
    found.add(href.split("#")[0]);
  }
  for (const list of [...found]) {
    await page.goto(list);
    for (const href of await hrefs("main a[href*='layout=']")) {
      found.add(new URL(href, page.url()).pathname + new URL(href, page.url()).search);
    }
    const record = await page.locator("[data-row] a[data-open]").first().getAttribute("href", { timeout: 300 }).catch(() => null);
    if (record) {
      found.add(record);
    }
  }
  await page.goto("/companies");
  const rows = await page.locator("[data-row]").evaluateAll((all) => all.map((row) => row.dataset.row));
  found.add(`/merge/company/${rows[0]}`);
  found.add(`/merge/company/${rows[0]}?with=${rows[1]}`);
  return [...found];
}
