// The kit of parts, on its gallery: what one sees, and what keys, pointer and colleagues do to it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertSteady, axe, newPage, takeProblems } from "./browser.js";
import { startGallery } from "./fixtures/gallery.js";

let gallery;
before(async () => {
  gallery = await startGallery();
});
after(() => gallery?.stop());

async function open(t, name, how = {}) {
  const page = await newPage(t, { base: gallery.url, ...how });
  await page.goto(`/${name}.html`);
  return page;
}

/** Waits until the page has asked for it. */
async function asked(name) {
  for (const started = Date.now(); Date.now() - started < 5000; ) {
    const request = gallery.last(name);
    if (request) return request;
    await new Promise((later) => setTimeout(later, 20));
  }
  assert.fail(`nobody asked for ${name}`);
}

for (const name of ["list", "empty", "record", "board", "concentration", "parts", "signin"]) {
  for (const [lang, theme, width] of [
    ["en", "light", 1440],
    ["tr", "dark", 390],
    ["et", "light", 390],
    ["et", "dark", 2560],
  ]) {
    test(`${name}, ${lang}, ${theme}, ${width} px: nothing bars anybody, nothing moves`, async (t) => {
      const page = await open(t, `${name}-${lang}-${theme}`, { lang, theme, width });
      await axe(page);
      await assertSteady(page);
    });
  }
}

test("everything is there without a script", async (t) => {
  const page = await open(t, "record-en-light", { script: false });
  await page.locator(".user-opener").click();
  assert.ok(await page.getByRole("button", { name: "Dark" }).isVisible());
  assert.ok(await page.getByRole("link", { name: "Companies" }).first().isVisible());
});

test("the drawer of a phone opens and closes without a script", async (t) => {
  const page = await open(t, "list-en-light", { script: false, width: 390 });
  await page.locator(".dock button").click();
  assert.ok(await page.locator("#side").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#side").isHidden());
});

test("the first visit costs less than 100 kB", async (t) => {
  const page = await newPage(t, { base: gallery.url });
  const responses = [];
  page.on("response", (response) => {
    // Live events have no end, so no size.
    if (!response.url().includes("/live?")) responses.push(response);
  });
  await page.goto("/list-en-light.html");
  await page.locator(".table-wrap").waitFor();
  // Read here, not as they come, so that the test waits for every one before its page closes.
  const sizes = await Promise.all(responses.map(async (response) => (await response.body()).length));
  // What is measured here is not even compressed; the program sends a third of it.
  assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 300_000, `${sizes}`);
});

test("the next page of a list comes before one reaches the end", async (t) => {
  const page = await open(t, "list-en-light");
  await page.locator(".table-wrap").evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await page.getByText("The next page").waitFor({ state: "attached" });
});

test("keys go from row to row, edit, and give back what was there", async (t) => {
  const page = await open(t, "list-en-light");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  const row = page.locator("[data-row].is-current");
  assert.equal(await row.getAttribute("data-row"), "0C00000000000");
  await page.keyboard.press("e");
  await page.locator("#town").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "town");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#town").count(), 0);
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-edit]")));
});

test("an edit is saved on Enter, shown again when wrong, and never overwrites unseen", async (t) => {
  const page = await open(t, "list-en-light");
  await page.locator("[data-row='0C00000000000'] [data-edit]").first().click();
  await page.locator("#town").fill("wrong");
  await page.keyboard.press("Enter");
  await page.getByText("No such town").waitFor();
  await page.locator("#town").fill("taken");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Both values" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#town").fill("Rize");
  await page.locator("#town").press("Enter");
  await page.getByText("Saved Rize").waitFor();
  assert.equal(gallery.last("POST /field").token, "sample");
  assert.deepEqual(takeProblems(page).map((problem) => problem.slice(0, 11)), ["answer: 422", "answer: 409"]);
});

test("rows are chosen in a stretch, acted on together, and the act is undone", async (t) => {
  const page = await open(t, "list-en-light");
  await page.locator("[data-pick]").nth(1).click();
  await page.locator("[data-pick]").nth(4).click({ modifiers: ["Shift"] });
  const bar = page.locator("[data-bulk]");
  assert.equal(await bar.locator("[data-bulk-count]").textContent(), "4");
  await bar.getByRole("button", { name: "Delete" }).click();
  await page.getByText("Deleted").waitFor();
  assert.equal(gallery.last("POST /bulk/delete").form.getAll("id").length, 4);
  await bar.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Back again").waitFor();
});

test("a dialog takes the cursor and leaves nothing behind", async (t) => {
  const page = await open(t, "list-en-light");
  await page.getByRole("button", { name: "New company" }).click();
  await page.getByRole("dialog", { name: "New company" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "first");
  await page.keyboard.press("Escape");
  await page.locator("#dialog dialog").waitFor({ state: "detached" });
});

test("the command menu opens by keys, and arrows and Enter go", async (t) => {
  const page = await open(t, "list-en-light");
  await page.keyboard.press("Control+k");
  await page.locator("#one[aria-selected=true]").waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("#command-input").getAttribute("aria-activedescendant"), "two");
  await page.keyboard.press("Enter");
  await page.waitForURL(/record-en-light/);
});

test("a card is drawn to another column, or moved by its menu", async (t) => {
  const page = await open(t, "board-en-light");
  const card = page.locator("[data-card='0D00000000004']");
  await card.hover();
  await card.locator("summary").click();
  await card.locator("[data-move-to=talks]").click();
  await page.getByText("New sum").waitFor();
  const { form, token } = gallery.last("POST /opportunities/move");
  assert.deepEqual([form.get("to"), form.get("version"), token], ["talks", "3", "sample"]);

  const from = await page.locator("[data-card='0D00000000000']").boundingBox();
  const to = await page.locator("[data-column=solution] [data-cards]").boundingBox();
  await page.mouse.move(from.x + 40, from.y + 90);
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y + 90, { steps: 4 });
  await page.mouse.move(to.x + 60, to.y + 60, { steps: 12 });
  await page.mouse.up();
  await page.locator("[data-column=solution] [data-card='0D00000000000']").waitFor();
  await page.locator("#head-solution", { hasText: "New sum" }).waitFor();
  assert.equal(gallery.last("POST /opportunities/move").form.get("to"), "solution");
});

test("a move that needs an answer goes back and asks", async (t) => {
  const page = await open(t, "board-en-light");
  const card = page.locator("[data-card='0D00000000008']");
  await card.hover();
  await card.locator("summary").click();
  await card.locator("[data-move-to=won]").click();
  await page.getByRole("dialog", { name: "Why was it won?" }).waitFor();
  assert.equal(await card.evaluate((one) => one.closest("[data-column]").dataset.column), "talks");
  assert.equal(takeProblems(page).length, 1);
});

test("one tab listens for all, and a colleague's change appears in each", async (t) => {
  const page = await open(t, "board-en-light");
  const second = await page.context().newPage();
  await second.goto("/board-en-light.html");
  await asked("GET /live");
  assert.equal(gallery.listeners.size, 1);
  gallery.tell(11, { type: "opportunity", id: "0D00000000000", version: 9 });
  await second.getByText("Changed by a colleague").waitFor();
  await page.bringToFront();
  await page.getByText("Changed by a colleague").waitFor();
});

test("references are looked up and chosen by keys, one or several", async (t) => {
  const page = await open(t, "parts-en-light");
  const one = page.locator("#f-parent");
  await one.fill("Ü");
  await page.locator("#f-parent-list [role=option]").first().waitFor();
  await one.press("ArrowDown");
  await one.press("Enter");
  assert.equal(await one.inputValue(), "Õun");
  assert.equal(await page.locator("input[name=parent]").inputValue(), "78");

  const several = page.locator("#f-team");
  await several.fill("z");
  await page.locator("#f-team-list [role=option]").first().waitFor();
  await several.press("Enter");
  assert.equal(await page.locator("input[name=team][value='5']").count(), 1);
  await several.press("Backspace");
  assert.equal(await page.locator("input[name=team][value='5']").count(), 0);
});

test("dark and light change at once and are kept", async (t) => {
  const page = await open(t, "record-en-light");
  await page.locator(".user-opener").click();
  await page.getByRole("button", { name: "Dark" }).click();
  assert.ok(await page.evaluate(() => document.documentElement.classList.contains("theme-dark")));
  assert.match(await page.evaluate(() => document.cookie), /theme=dark/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("details[data-menu][open]").count(), 0);
});
