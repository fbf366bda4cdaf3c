// Work without a mouse: found by typing, opened, changed and noted with keys alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { newPage, signIn } from "./browser.js";
import { administrator, chooseLanguage, firstVisit, make } from "./company.js";
import { startKilit } from "./program.js";

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("somebody is found in plain letters, opened, changed and a call with him noted", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  await make(page, "people", { name: "Işık Çetin", position: "Satın alma" });
  await make(page, "people", { name: "Işıl Çelik" });
  await page.goto("/");

  await page.keyboard.press("Control+k");
  await page.locator("#command-input:focus").waitFor();
  await page.keyboard.type("isik cetin");
  const found = page.locator("#command-list [role=option]", { hasText: "Işık Çetin" });
  await found.waitFor();
  assert.equal(await page.locator("#command-list [role=option]", { hasText: "Işıl Çelik" }).count(), 0);
  await page.locator("#command-list [role=option][aria-selected=true]", { hasText: "Işık Çetin" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Işık Çetin" }).waitFor();

  await tabTo(page, "[data-value=position] [data-edit]");
  await page.keyboard.press("Enter");
  await page.locator("[data-value=position] input:focus").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Genel Müdür");
  await page.keyboard.press("Enter");
  await page.locator("[data-value=position]", { hasText: "Genel Müdür" }).locator("[data-edit]:focus").waitFor();

  await page.reload();
  await tabTo(page, "#record-head .btn-primary");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await tabTo(page, "dialog [name=subject]");
  await page.keyboard.type("Yeni fiyatları sordu");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator("body", { hasText: "Yeni fiyatları sordu" }).waitFor();
});

test("a day is typed as one writes it, or picked from the calendar with arrows", async (t) => {
  const page = await newPage(t, { base: kilit.url, lang: "tr" });
  await signIn(page, administrator);
  await chooseLanguage(page, "tr");
  const person = await make(page, "people", { name: "Zübeyde Ünlü" });
  await page.goto(person);
  await tabTo(page, "#record-next [name=due]");
  // Figures alone: the points come by themselves.
  await page.keyboard.type("24122026");
  assert.equal(await page.locator("#record-next [name=due]").inputValue(), "24.12.2026");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const calendar = page.locator(".day-box");
  await calendar.locator(".day:focus").waitFor();
  assert.match(await calendar.locator(".day-month").innerText(), /aralık 2026/i);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#record-next [name=due]").inputValue(), "01.01.2027");
  await page.locator("#record-next [name=subject]").focus();
  await page.keyboard.type("Yeni yıl için ara");
  await page.keyboard.press("Enter");
  const next = page.locator("#record-next .next-task");
  await next.locator(".next-subject", { hasText: "Yeni yıl için ara" }).waitFor();
  assert.equal(await next.locator("[title='01.01.2027']").count(), 1);
});

/** Presses Tab until the cursor stands there. */
async function tabTo(page, place) {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((place) => document.activeElement.matches(place), place)) return;
  }
  assert.fail(`Tab does not lead to ${place}`);
}
