// A company that begins with Kilit: its first visit, and the demo to look around in.

import { newPage } from "./browser.js";

/** Who makes the first visit. */
export const administrator = { name: "Ayşe Yılmaz", email: "ayse@example.com", password: "uzun bir parola 42" };

/** Makes the first visit as a new user does, up to the question what to do first. */
export async function firstVisit(page, company = "Kuzey Makina") {
  await page.goto("/");
  await page.fill("[name=name]", administrator.name);
  await page.fill("[name=email]", administrator.email);
  await page.fill("[name=password]", administrator.password);
  await page.fill("[name=again]", administrator.password);
  await page.fill("[name=company]", company);
  await page.locator("main form").first().locator("button[type=submit]").first().click();
  await page.waitForURL("**/welcome/next");
}

/** Opens the demo company, and waits until it is there. */
export async function openDemo(page) {
  await page.locator('form[action="/demo"] button').click();
  await page.waitForURL((url) => !/demo|welcome/.test(url.pathname), { timeout: 120_000 });
}

/** A page of somebody who is signed in as on another page, in another language, theme or width. */
export async function likewise(t, page, how) {
  const other = await newPage(t, how);
  await other.context().addCookies(await page.context().cookies());
  return other;
}

/** Chooses the language of the pages for whoever is signed in. */
export async function chooseLanguage(page, lang) {
  await page.evaluate(async (lang) => {
    const csrf = document.querySelector("meta[name=csrf]").content;
    const body = new URLSearchParams({ lang, _csrf: csrf });
    await fetch("/preferences/language", { method: "POST", body, headers: { "X-CSRF-Token": csrf }, redirect: "manual" });
  }, lang);
}

/** Makes a record as its form would, without a form: for what a story needs but does not tell. Gives its address. */
export async function make(page, plural, values) {
  const address = await page.evaluate(
    async ([plural, values]) => {
      const csrf = document.querySelector("meta[name=csrf]").content;
      const body = new URLSearchParams({ ...values, anyway: "1", _csrf: csrf });
      const answer = await fetch(`/${plural}/new`, { method: "POST", body, headers: { "X-CSRF-Token": csrf } });
      return answer.ok && answer.redirected ? new URL(answer.url).pathname : undefined;
    },
    [plural, values],
  );
  if (!address) {
    throw new Error(`nothing was made at /${plural}/new of ${JSON.stringify(values)}`);
  }
  return address;
}

/** Opens the field of a record's page in which a value is edited in place. */
export async function beginEdit(page, field) {
  const value = page.locator(`#record-details [data-value=${field}]`);
  // Fields that hold nothing yet are folded away.
  if (!(await value.isVisible())) {
    await page.locator("#record-details summary").click();
  }
  await value.locator("[data-edit]").click();
  const input = value.locator(`[name=${field}]`);
  await input.waitFor();
  return input;
}

/** Adds a user with a role and a first password, as an administrator does on pages in English. */
export async function addUser(page, name, role, { email, password }) {
  await page.goto("/settings/users/new");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role").selectOption({ label: role });
  await page.getByLabel("First password").fill(password);
  await page.getByRole("button", { name: "Add user" }).click();
  await page.getByText("User added").waitFor();
}
