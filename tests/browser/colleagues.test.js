// Two colleagues on the same company: what one changes the other sees, and neither overwrites the other unseen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { newPage, signIn, takeProblems } from "./browser.js";
import { addUser, administrator, beginEdit, firstVisit, make } from "./company.js";
import { startKilit } from "./program.js";

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("a change by a colleague appears by itself, and a clash shows both values", async (t) => {
  const first = await newPage(t, { base: kilit.url });
  await firstVisit(first);
  const colleague = { email: "mari@example.com", password: "another long secret 7" };
  await addUser(first, "Mari Tamm", "Administrator", colleague);
  const address = await make(first, "companies", { name: "Õunapuu OÜ", party: "organisation", tax_office: "Kadıköy" });
  await first.goto(address);

  const second = await newPage(t, { base: kilit.url });
  await signIn(second, colleague);
  await second.goto(address);
  const seen = second.locator("#record-details [data-value=tax_office]");
  await seen.getByText("Kadıköy").waitFor();

  // Live: nobody loads anything anew.
  await type(first, "tax_office", "Üsküdar");
  await seen.getByText("Üsküdar").waitFor();

  // A clash: the second began with the old value, and the first was quicker.
  const typing = await beginEdit(second, "tax_office");
  await type(first, "tax_office", "Beşiktaş");
  await typing.fill("Şişli");
  await typing.press("Enter");
  const dialog = second.getByRole("dialog");
  await dialog.getByText("Beşiktaş").waitFor();
  assert.ok(await dialog.getByText(administrator.name).isVisible(), "it says who changed it");
  await dialog.getByText("Şişli").click();
  await dialog.getByRole("button", { name: "Save the selected values" }).click();
  await dialog.waitFor({ state: "detached" });
  await seen.getByText("Şişli").waitFor();
  await first.locator("#record-details [data-value=tax_office]").getByText("Şişli").waitFor();
  assert.deepEqual(takeProblems(second).map((problem) => problem.slice(0, 11)), ["answer: 409"]);
});

/** Types a value over another, in place. */
async function type(page, field, text) {
  const input = await beginEdit(page, field);
  await input.fill(text);
  await input.press("Enter");
  await page.locator(`#record-details [data-value=${field}]`).getByText(text).waitFor();
}
