// A new user, from the first visit to the first key account: the way for which the program is made.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { newPage } from "./browser.js";
import { firstVisit } from "./company.js";
import { startKilit } from "./program.js";

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("brings invoices in, sees who carries the company, and makes the first of them a key account", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  page.setDefaultTimeout(60_000);
  await firstVisit(page, "Gifts Ltd");
  await page.getByRole("link", { name: "Import my data" }).click();
  await letFall(page, new URL("fixtures/online_retail.csv.gz", import.meta.url));

  // The file says by itself what it holds; nothing has been written yet.
  await page.getByRole("button", { name: "Start the import" }).waitFor();
  const main = page.locator("main");
  assert.match(await main.innerText(), /The first 5,000 rows of the file were looked at/);
  await page.getByRole("button", { name: "Start the import" }).click();

  // On one picture: 31 customers of 117 with a positive balance bring 80 % of what they all bring.
  await page.getByRole("link", { name: "On how few customers do you live?" }).click();
  const headline = await page.locator(".headline").innerText();
  assert.match(headline, /\b31\b/);
  assert.match(headline, /\b117\b/);
  assert.ok(await page.locator(".chart:visible").count());

  // The one who carries most.
  const name = "14646";
  await page.locator("[data-row]").first().getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();

  await page.getByRole("link", { name: "Mark as key account" }).click();
  const dialog = page.getByRole("dialog", { name: "Mark as key account" });
  await dialog.getByLabel("Class").selectOption({ label: "Strategic" });
  await dialog.getByLabel("Reason").fill("A third of all we sell abroad.");
  await dialog.getByRole("button", { name: "Mark as key account" }).click();
  await page.getByText("This is a key account now.").waitFor();
  await page.locator("#record-head .key-mark").waitFor();

  await page.getByRole("link", { name: "Key accounts" }).click();
  const row = page.locator("[data-row]", { hasText: name });
  await row.waitFor();
  assert.match(await row.innerText(), /Strategic/);
  // 77,099 of 228,786 in the year up to the last invoice, which is what the file holds.
  await untilThere(page, row, /33\.7\s?%/);
});

/** Lets a file fall on the page, as out of a folder. */
async function letFall(page, file) {
  const bytes = (await readFile(file)).toString("base64");
  const carried = await page.evaluateHandle((bytes) => {
    const carried = new DataTransfer();
    const content = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
    carried.items.add(new File([content], "online_retail.csv.gz", { type: "application/gzip" }));
    return carried;
  }, bytes);
  const area = page.locator("[data-drop-area]");
  await area.dispatchEvent("dragover", { dataTransfer: carried });
  assert.match(await area.getAttribute("class"), /is-over/);
  await area.dispatchEvent("drop", { dataTransfer: carried });
}

/** Shares are computed in the background: looks again until they are there. */
async function untilThere(page, place, words) {
  for (const started = Date.now(); Date.now() - started < 60_000; await page.reload()) {
    if (words.test(await place.innerText())) return;
    await page.waitForTimeout(500);
  }
  assert.match(await place.innerText(), words);
}
