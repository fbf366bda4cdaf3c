// Somebody who programs reads the API's own documentation and tries out what it says.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, newPage } from "./browser.js";
import { firstVisit, openDemo } from "./company.js";
import { startKilit } from "./program.js";

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("the documentation leads to a request that is tried out as whoever is signed in", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  await openDemo(page);
  await page.goto("/api");
  await axe(page);
  await page.locator("main").getByRole("link", { name: "Companies", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Companies" }).waitFor();
  await axe(page);

  const list = page.locator("#company_find");
  await list.getByText("Try it").click();
  await list.getByRole("button", { name: "Send" }).click();
  const answer = list.locator("[data-api-answer]");
  await answer.getByText("200").waitFor();
  assert.match(await answer.innerText(), /"_type": "company"/);

  const make = page.locator("#company_create");
  await make.getByText("Try it").click();
  await make.getByLabel("Body").fill(JSON.stringify({ name: "Tried out" }));
  await make.getByRole("button", { name: "Send" }).click();
  await make.locator("[data-api-answer]").getByText("201").waitFor();
  await page.goto("/companies?q=tried");
  await page.getByRole("link", { name: "Tried out" }).waitFor();
});
