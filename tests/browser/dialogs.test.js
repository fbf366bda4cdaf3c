// What stands over a page or beside the usual: dialogs and menus, a very wide window, and a seller who has nothing yet.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertSteady, axe, newPage, signIn } from "./browser.js";
import { addUser, chooseLanguage, firstVisit, likewise, openDemo } from "./company.js";
import { startKilit } from "./program.js";

const WAYS = [
  { lang: "tr", theme: "dark", width: 1440 },
  { lang: "et", theme: "light", width: 390 },
];

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("with the demo company", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  await openDemo(page);
  await page.goto("/companies");
  const company = await page.locator("[data-row] a[data-open]").first().getAttribute("href");

  await t.test("on a wall of 2560 px", async (way) => {
    const wide = await likewise(way, page, { lang: "en", theme: "dark", width: 2560, height: 1440, base: kilit.url });
    await wide.goto("/me");
    await chooseLanguage(wide, "en");
    for (const address of ["/", "/companies", "/opportunities?layout=board", "/insight/concentration", "/key-accounts", company]) {
      await wide.goto(address);
      await axe(wide);
      await assertSteady(wide);
    }
  });

  await t.test("in dialogs and menus", async (way) => {
    for (const how of WAYS) {
      const other = await likewise(way, page, { ...how, base: kilit.url });
      await other.goto("/me");
      await chooseLanguage(other, how.lang);
      for (const [address, opener] of [
        [company, "#record-head .btn-primary"],
        ["/companies", "[data-new]"],
        ["/opportunities", "[data-new]"],
        ["/companies", "[hx-get*=filter]"],
        [company, "#record-head [hx-get*='/do/']"],
      ]) {
        await other.goto(address);
        await open(other, opener);
        await other.locator("dialog[open]").waitFor();
        await axe(other);
        const day = other.locator("dialog [data-day-open]").first();
        if (await day.isVisible()) {
          await day.click();
          await other.locator(".day-box").waitFor();
          await axe(other);
        }
      }
      await other.goto("/");
      await other.keyboard.press("Control+k");
      await other.locator("#command-list [role=option]").first().waitFor();
      await axe(other);
    }
  });

  await t.test("as a seller, who has no customers yet", async (way) => {
    const seller = { email: "seller@example.com", password: "a seller's long secret" };
    await page.goto("/me");
    await chooseLanguage(page, "en");
    await addUser(page, "Sam Seller", "Seller", seller);
    const other = await newPage(way, { base: kilit.url, width: 390 });
    await signIn(other, seller);
    const links = await other.locator("nav a[href^='/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(links.includes("/companies") && !links.includes("/settings"), links.join(" "));
    for (const address of new Set(links)) {
      await other.goto(address);
      assert.doesNotMatch(await other.locator("body").innerText(), /⟦/, "words are missing");
      await axe(other);
      await assertSteady(other);
    }
  });
});

/** Opens a dialog; what a menu holds is shown by opening the menu first. */
async function open(page, opener) {
  const found = page.locator(opener).first();
  if (!(await found.isVisible())) {
    await found.locator("xpath=ancestor::details[@data-menu]/summary").click();
  }
  await found.click();
}
