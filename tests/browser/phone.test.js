// Somebody calls, and whoever answers has nothing but a phone in the hand.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertSteady, axe, newPage } from "./browser.js";
import { firstVisit, make } from "./company.js";
import { startKilit } from "./program.js";

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("the number leads to the caller's page, and the call is noted there", async (t) => {
  const page = await newPage(t, { base: kilit.url, width: 390, height: 844 });
  await firstVisit(page);
  const company = await make(page, "companies", { name: "Kuzey Enerji A.Ş.", party: "organisation" });
  const id = company.split("/").at(-1);
  await make(page, "people", { name: "Işık Çetin", company: id, mobile: "+90 532 123 45 67", position: "Planlama" });

  // As a telephone program writes it.
  await page.goto("/call?number=00905321234567");
  assert.equal(new URL(page.url()).pathname, company);
  const caller = page.getByRole("complementary", { name: "Call" });
  assert.match(await caller.innerText(), /Işık Çetin/);
  await axe(page);
  await assertSteady(page);

  await caller.getByRole("link", { name: "Note this call" }).or(caller.getByRole("button", { name: "Note this call" })).click();
  const dialog = page.getByRole("dialog");
  const subject = dialog.locator("[name=subject]");
  await subject.fill("Asks for the new prices");
  await axe(page);
  await dialog.getByRole("button", { name: "Create" }).click();
  await dialog.waitFor({ state: "detached" });

  await page.goto(company);
  const entry = page.locator("#timeline .entry", { hasText: "Asks for the new prices" });
  await entry.waitFor();
  assert.match(await entry.innerText(), /Işık Çetin/);
});
