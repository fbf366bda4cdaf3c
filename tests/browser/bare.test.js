// Where there is nothing yet, and where one may not go: every page says what to do next, and can be read by everybody.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertSteady, axe, newPage, screenshot, signIn, takeProblems } from "./browser.js";
import { addUser, administrator, chooseLanguage, firstVisit, likewise } from "./company.js";
import { startKilit } from "./program.js";

const WAYS = [
  { lang: "en", theme: "light", width: 1440 },
  { lang: "tr", theme: "dark", width: 390 },
  { lang: "et", theme: "light", width: 390 },
];

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("a company that has just begun", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  await page.goto("/");
  const links = await page.locator("nav a[href^='/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  const lists = [...new Set(links)].filter((href) => !/settings|import|call/.test(href));
  assert.ok(lists.length > 10, lists.join(" "));
  for (const how of WAYS) {
    await t.test(`${how.lang}, ${how.theme}, ${how.width} wide`, async (way) => {
      const other = await likewise(way, page, { ...how, base: kilit.url });
      await other.goto("/me");
      await chooseLanguage(other, how.lang);
      for (const address of lists) {
        await other.goto(address);
        const empty = other.locator("main .empty").first();
        await empty.waitFor();
        assert.ok((await empty.innerText()).length > 20, `${address} does not say what belongs there`);
        // There is something to begin with, on the empty place or above it.
        assert.ok(await other.locator("main :is(a, button).btn-primary").count(), `${address} does not say how to begin`);
        await axe(other);
        await assertSteady(other);
        await screenshot(other, `bare-${how.lang}-${how.width}${address.replace(/[/?=&]+/g, "-")}`);
      }
    });
  }
});

test("pages that do not exist, or are not for everybody", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await signIn(page, administrator);
  await chooseLanguage(page, "en");
  const seller = { email: "sam@example.com", password: "a seller's long secret" };
  await addUser(page, "Sam Seller", "Seller", seller);
  for (const width of [1440, 390]) {
    await t.test(`${width} wide`, async (way) => {
      const other = await newPage(way, { base: kilit.url, width });
      await signIn(other, seller);
      for (const [address, status] of [
        ["/settings/users", 403],
        ["/import_runs/0000000000007", 404],
        ["/companies/0000000000007", 404],
        ["/nowhere", 404],
      ]) {
        const answer = await other.goto(address);
        assert.equal(answer.status(), status, address);
        assert.ok((await other.locator("main").innerText()).length > 20, address);
        await other.locator("main a.btn-primary").waitFor();
        await axe(other);
        await assertSteady(other);
        await screenshot(other, `error-${status}-${width}`);
      }
      takeProblems(other);
    });
  }
});
