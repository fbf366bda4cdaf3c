// Names of ninety letters without a space, long addresses, tables wider than a phone: nothing stands over anything else,
// and whatever is shown can be clicked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertFits, axe, newPage, signIn } from "./browser.js";
import { administrator, beginEdit, chooseLanguage, firstVisit, likewise, make } from "./company.js";
import { startKilit } from "./program.js";

const NAME = "Ümraniyedekiçokuzunadlıveboşluksuzyazılmışşirketlertopluluğuanonimşirketininsanayişubesi80";
const MAIL = "bilgi@cokuzunbiralanadicokuzunbiralanadicokuzunbiralanadi.example";

let kilit;
before(async () => {
  kilit = await startKilit();
});
after(() => kilit?.stop());

test("long names and wide tables stay within the window", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await firstVisit(page);
  const company = await make(page, "companies", { name: NAME, party: "organisation", email: MAIL });
  const id = company.split("/").at(-1);
  const other = await make(page, "companies", { name: "Kuzey Enerji", party: "organisation", email: "info@kuzey.example" });
  const person = await make(page, "people", { name: NAME, company: id, position: NAME, mobile: "+90 532 123 45 67" });
  await page.goto("/settings/roles");
  const role = await page.locator("main a[href^='/settings/roles/']").last().getAttribute("href");
  await page.goto("/settings/users");
  const user = await page.locator("main a[href^='/settings/users/0']").first().getAttribute("href");
  const merge = `/merge/company/${id}?with=${other.split("/").at(-1)}`;
  for (const [lang, width] of [["en", 1440], ["tr", 390], ["et", 390]]) {
    const narrow = await likewise(t, page, { lang, width, base: kilit.url });
    await narrow.goto("/me");
    await chooseLanguage(narrow, lang);
    for (const address of [company, person, merge, `${company}/delete`, role, user, "/duplicates", "/companies", "/people", `/search?q=${MAIL}`]) {
      await narrow.goto(address);
      await axe(narrow);
      // What is reckoned of a new company comes while one looks; only its width is held here.
      await assertFits(narrow);
      // Buttons beside a heading do not lie over its words.
      const covered = await narrow.locator(".panel-head, .page-head, .record-head").evaluateAll((heads) =>
        heads.filter((head) => {
          const words = head.querySelector("h1, h2");
          const range = document.createRange();
          range.selectNodeContents(words ?? head);
          const [a, all] = [range.getBoundingClientRect(), [...head.querySelectorAll("button, a.btn")].filter((one) => one.offsetParent && !words?.contains(one))];
          return words && all.some((one) => {
            const b = one.getBoundingClientRect();
            return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          });
        }).map((head) => head.innerText),
      );
      assert.deepEqual(covered, [], `${address} in ${lang}`);
    }
  }
});

test("a mail address is edited with the mouse, and what is shown once is copied", async (t) => {
  const page = await newPage(t, { base: kilit.url, width: 1440 });
  await signIn(page, administrator);
  await chooseLanguage(page, "en");
  const company = await make(page, "companies", { name: "Ege Tekstil", party: "organisation", email: MAIL, phone: "+90 232 111 22 33" });
  await page.goto(company);
  for (const field of ["email", "phone"]) {
    // The button that confirms lies there too; both can be reached.
    await page.locator(`#record-details [data-value=${field}]`).hover();
    await page.locator(`#record-details [data-value=${field}] .confirm-again`).click({ trial: true });
    const input = await beginEdit(page, field);
    await input.press("Escape");
  }

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/me/tokens");
  await page.locator("[name=name]").fill("Switchboard");
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.locator("#token").inputValue();
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), token);
});
