// The harness itself: it has to see every fault that the other tests rely on it to see.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { assertSteady, axe, newPage, screenshot, signIn, takeProblems } from "./browser.js";
import { freshPostgres, startKilit } from "./program.js";

const program = [process.execPath, fileURLToPath(new URL("fixtures/program.js", import.meta.url))];
let kilit;

before(async () => {
  kilit = await startKilit({ program });
});
after(() => kilit.stop());

test("a page without fault passes everything", async (t) => {
  const page = await newPage(t, { base: kilit.url, width: 390 });
  await page.goto("/good");
  await axe(page);
  await assertSteady(page);
  assert.deepEqual(takeProblems(page), []);
});

test("language, theme and width are those asked for", async (t) => {
  for (const [lang, locale] of Object.entries({ en: "en-GB", tr: "tr-TR", et: "et-EE" })) {
    const page = await newPage(t, { base: kilit.url, lang, theme: "dark", width: 390 });
    await page.goto("/good");
    assert.equal(await page.textContent("#language"), locale);
    assert.equal(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), true);
    assert.equal(await page.evaluate(() => innerWidth), 390);
  }
});

test("a page can be opened without scripts", async (t) => {
  const page = await newPage(t, { base: kilit.url, script: false });
  await page.goto("/good");
  assert.equal(await page.textContent("#language"), "");
});

test("signing in ends on the page behind the form", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await signIn(page, { email: "ayse@example.com", password: "Işık 1" });
  assert.equal(new URL(page.url()).pathname, "/good");
});

test("a wrong password does not count as signing in", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  const attempt = signIn(page, { email: "ayse@example.com", password: "Isik 1" });
  await assert.rejects(attempt, /ayse@example.com could not sign in: .*Wrong password/s);
});

const faults = {
  "/console": /^console: deliberate$/,
  "/exception": /^exception: deliberate$/,
  "/inline": /^console: .*Content Security Policy/,
  "/missing-image": /^answer: 404 GET .*nowhere\.png$/,
  "/dead-link": /^request: net::ERR_/,
};
for (const [path, told] of Object.entries(faults)) {
  test(`the fault on ${path} is seen`, async (t) => {
    const page = await newPage(t, { base: kilit.url });
    await page.goto(path);
    const found = takeProblems(page);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0], told);
  });
}

test("a fault that nobody took fails its test", async () => {
  const story = fileURLToPath(new URL("fixtures/story.js", import.meta.url));
  const environment = { ...process.env, FIXTURE_URL: kilit.url, NODE_TEST_CONTEXT: "" };
  const run = promisify(execFile)(process.execPath, ["--test-reporter=spec", story], { env: environment });
  const failure = await run.then(() => assert.fail("the story passed"), (error) => error);
  assert.match(failure.stdout, /console: deliberate/);
  assert.match(failure.stdout, /^ℹ fail 1$/m);
});

test("axe sees a picture without words", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await page.goto("/barrier");
  await assert.rejects(axe(page), /image-alt/);
});

test("axe sees targets too small for a finger", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await page.goto("/small-targets");
  await assert.rejects(axe(page), /target-size/);
});

test("a page wider than its window is seen", async (t) => {
  const page = await newPage(t, { base: kilit.url, width: 390 });
  await page.goto("/wide");
  await assert.rejects(assertSteady(page), /3\d\d\d px wide in a window of 390 px/);
});

test("a page that moves by itself is seen", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await page.goto("/moving");
  await page.locator("#late.tall").waitFor();
  await page.waitForFunction(() => globalThis.__layoutShift > 0);
  await assert.rejects(assertSteady(page), /moved by itself/);
});

test("a screenshot is a picture", async (t) => {
  const page = await newPage(t, { base: kilit.url });
  await page.goto("/good");
  const { size } = await stat(await screenshot(page, "harness"));
  assert.ok(size > 1000);
});

test("commands work on the server's folder, which goes with the server", async () => {
  const second = await startKilit({ program });
  const folder = (await second.command("where")).trim();
  assert.ok(existsSync(`${folder}/here`));
  assert.match(second.said, /http:\/\/127\.0\.0\.1:\d+/);
  await second.stop();
  assert.ok(!existsSync(folder));
  await assert.rejects(fetch(second.url));
});

test("a program that cannot start says why", async () => {
  await assert.rejects(startKilit({ program, options: ["--fail"] }), /ended with 2\nno such option/);
});

test("a program that does not stop when asked is an error", async () => {
  const deaf = await startKilit({ program, options: ["--deaf"] });
  await assert.rejects(deaf.stop(300), /did not stop within/);
  await assert.rejects(fetch(deaf.url));
});

test("a program that is not there is an error", async () => {
  await assert.rejects(startKilit({ program: ["/no/such/program"] }), /ENOENT/);
});

test("a fresh PostgreSQL database is made for each program", async () => {
  const [first, second] = [await freshPostgres(), await freshPostgres()];
  assert.match(first, /^postgres:\/\/postgres@%2F.*\/browser_[0-9a-f]{16}$/);
  assert.notEqual(first, second);
});
