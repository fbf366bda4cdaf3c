// A file comes in through the pages: chosen, looked at, changed, brought in, its rejected rows fetched, taken back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertSteady, newPage } from "./browser.js";
import { chooseLanguage, firstVisit, likewise } from "./company.js";
import { startKilit } from "./program.js";

const file = (name) => fileURLToPath(new URL(`../../crates/import/tests/files/${name}`, import.meta.url));
const shots = process.env.KILIT_IMPORT_SHOTS;

/** Looks at the page in other languages, themes and widths, where pictures are wished. */
async function pictures(t, page, name) {
  if (!shots) return;
  for (const [lang, theme, width] of [["en", "light", 1440], ["tr", "dark", 1440], ["et", "light", 390]]) {
    await chooseLanguage(page, lang);
    const other = await likewise(t, page, { lang, theme, width, base: new URL(page.url()).origin });
    await other.goto(page.url());
    await other.screenshot({ path: `${shots}/${name}-${lang}-${theme}-${width}.png`, fullPage: true });
  }
  await chooseLanguage(page, "en");
}

// Stopped behind the test, when its page is closed: a page that listens to a server that is gone says so.
let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("a workbook is brought in, and its bad rows come back", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  await page.goto("/import");
  await page.setInputFiles("input[type=file]", file("amounts.csv"));
  await page.waitForURL("**/import/*");
  await pictures(t, page, "preview-amounts");
  assert.doesNotMatch(await page.locator("body").innerText(), /⟦/, "words are missing");
  // Two records of a row have a name: a closed choice says whose it is.
  assert.deepEqual(
    await page.locator(".import-columns select").evaluateAll((all) => all.map((one) => one.selectedOptions[0].label).filter((label) => /Name$/.test(label))),
    ["Company: Name", "Product: Name"],
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await assertSteady(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  // Enter in a field looks again and starts nothing.
  await page.fill("[name=collective]", "Cash");
  await page.press("[name=collective]", "Enter");
  await page.waitForLoadState();
  assert.match(page.url(), /\/import\/\w+$/);
  await page.locator("form#import button.btn-primary").click();
  await page.waitForURL("**/imports/*");
  await page.getByText("Finished").first().waitFor({ timeout: 30_000 });
  await pictures(t, page, "result-amounts");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('a[href$="/refused"]').click(),
  ]);
  const rows = await readFile(await download.path(), "utf8");
  assert.match(rows, /on lira/);
  assert.equal(rows.trim().split("\n").length, 3);

  page.on("dialog", (dialog) => dialog.accept());
  await page.locator('form[action$="/undo"] button').click();
  const confirm = page.locator("#dialog button.btn-danger, #dialog button.btn-primary").first();
  if (await confirm.isVisible({ timeout: 2_000 }).catch(() => false)) await confirm.click();
  await page.getByText("Undone").first().waitFor({ timeout: 30_000 });

  await page.goto("/import");
  await pictures(t, page, "import");
  await page.setInputFiles("input[type=file]", file("workbook.xlsx"));
  await page.waitForURL("**/import/*");
  await page.selectOption("[name=sheet]", "Müşteriler");
  await page.getByText("905321112233").first().waitFor();
  await pictures(t, page, "preview-workbook");
});
