// A day of a seller: finds who called, notes it, makes an opportunity and moves it on, plans the next step, keeps a view
// of the list, changes several rows and takes it back; once with keys alone, once on a phone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { assertSteady, axe, newPage, signIn } from "./browser.js";
import { addUser, firstVisit, make } from "./company.js";
import { startKilit } from "./program.js";

const seller = { email: "sam@example.com", password: "a seller's long secret" };

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("by keys alone", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  await addUser(page, "Sam Seller", "Seller", seller);

  const own = await newPage(t, { base: kilit.url });
  await signIn(own, seller);
  for (const name of ["Boğaziçi Tekstil", "Õunapuu OÜ", "Zeytin Gıda"]) {
    await make(own, "companies", { name, party: "organisation", kinds: "customer", ...(name === "Õunapuu OÜ" ? { phone: "+372 600 1234" } : {}) });
  }

  await own.goto("/");
  await own.keyboard.press("Control+k");
  await own.keyboard.type("6001234");
  await own.locator("#command-list [role=option][aria-selected=true]", { hasText: "Õunapuu OÜ" }).waitFor();
  await own.keyboard.press("Enter");
  await own.getByRole("heading", { level: 1, name: "Õunapuu OÜ" }).waitFor();

  // The name itself is changed where it stands.
  await tabTo(own, "#record-head [data-edit]");
  await own.keyboard.press("Enter");
  await own.locator("#record-head input[name=name]:focus").waitFor();
  await axe(own);
  await own.keyboard.press("Control+a");
  await own.keyboard.type("Õunapuu AS");
  await own.keyboard.press("Enter");
  await own.getByRole("heading", { level: 1, name: "Õunapuu AS" }).waitFor();
  assert.match(await own.title(), /Õunapuu AS/);
  // Escape leaves it as it was.
  await tabTo(own, "#record-head [data-edit]");
  await own.keyboard.press("Enter");
  await own.locator("#record-head input[name=name]:focus").waitFor();
  await own.keyboard.type("Nobody");
  await own.keyboard.press("Escape");
  await own.getByRole("heading", { level: 1, name: "Õunapuu AS" }).waitFor();

  // A step that should have been done yesterday is late until it is done.
  await own.locator("#record-next [name=subject]").focus();
  await own.keyboard.type("Send the offer");
  await own.keyboard.press("Tab");
  await own.keyboard.type("01012026");
  await own.keyboard.press("Enter");
  await own.locator("#record-next .next-subject", { hasText: "Send the offer" }).waitFor();
  await own.goto("/tasks");
  const row = own.locator("[data-row]", { hasText: "Send the offer" });
  assert.equal(await row.locator(".text-bad").innerText(), "01/01/2026");
  await own.getByRole("link", { name: "My open tasks" }).click();
  await row.waitFor();
  assert.equal(await own.getByRole("link", { name: "Save view" }).count(), 0, "there is nothing to save");
  await own.keyboard.press("j");
  await own.keyboard.press("Enter");
  await own.getByRole("heading", { level: 1, name: "Send the offer" }).waitFor();
  await tabTo(own, "#record-head .btn-primary");
  await own.keyboard.press("Enter");
  await own.locator("#record-head .chip", { hasText: "Done" }).waitFor();
  await own.goto("/tasks");
  assert.match(await row.getAttribute("class"), /is-off/);
  assert.equal(await row.locator(".text-bad").count(), 0, "what is done is not late");
  await axe(own);

  // Several rows at once, and back.
  await own.goto("/companies");
  await own.keyboard.press("j");
  await own.keyboard.press("x");
  await own.keyboard.press("j");
  await own.keyboard.press("x");
  await own.locator("[data-bulk]", { hasText: "2 selected" }).waitFor();
  await own.keyboard.press("b");
  await own.locator("[data-bulk] [data-bulk-action]:focus", { hasText: "Edit" }).waitFor();
  await own.keyboard.press("Escape");
  await own.locator("[data-bulk]").waitFor({ state: "hidden" });

  // A new opportunity stands at the beginning of the sale, and moves on by keys.
  await own.goto("/opportunities?layout=board");
  await own.keyboard.press("n");
  const dialog = own.getByRole("dialog");
  await dialog.locator("[name=name]:focus").waitFor();
  await own.keyboard.type("Cider presses");
  assert.equal(await dialog.locator("[name=stage_text], [name=stage]").last().inputValue() !== "", true, "it has a stage");
  await dialog.locator("[name=company_text]").focus();
  await own.keyboard.type("Õunapuu");
  await dialog.locator("[role=option]", { hasText: "Õunapuu AS" }).waitFor();
  await own.keyboard.press("ArrowDown");
  await own.keyboard.press("Enter");
  await own.keyboard.press("Enter");
  await own.getByRole("heading", { level: 1, name: "Cider presses" }).waitFor();
  await own.goto("/opportunities?layout=board");
  const card = own.locator("[data-card]", { hasText: "Cider presses" });
  await own.locator("[data-column]", { hasText: "Qualified" }).locator("[data-card]", { hasText: "Cider presses" }).waitFor();
  await own.keyboard.press("j");
  await own.keyboard.press("m");
  await own.keyboard.press("ArrowDown");
  await own.keyboard.press("Enter");
  await own.locator("[data-column]", { hasText: "Needs discussed" }).locator("[data-card]", { hasText: "Cider presses" }).waitFor();
  await axe(own);
  assert.equal(await card.count(), 1);
});

test("on a phone", async (t) => {
  const page = await newPage(t, { base: kilit.url, width: 390, height: 844 });
  await signIn(page, seller);
  await page.locator(".bar .brand").click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/companies?q=zeytin");
  await page.getByRole("link", { name: "Zeytin Gıda" }).click();
  await page.getByRole("heading", { level: 1, name: "Zeytin Gıda" }).waitFor();
  await assertSteady(page);

  await page.goto("/companies");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await page.locator("#list-tools summary").last().click();
      await page.getByRole("link", { name: "Export as CSV" }).click();
    })(),
  ]);
  assert.match(await readFile(await download.path(), "utf8"), /Zeytin Gıda/);
});

/** Presses Tab until the cursor stands there. */
async function tabTo(page, place) {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((place) => document.activeElement.matches(place), place)) return;
  }
  assert.fail(`Tab does not lead to ${place}`);
}
