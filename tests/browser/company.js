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
