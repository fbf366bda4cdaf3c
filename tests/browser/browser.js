// Pages in Debian's Chromium, and what must never happen on them.

import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
const LOCALES = { en: "en-GB", tr: "tr-TR", et: "et-EE" };
const screenshots =
  process.env.KILIT_SCREENSHOTS ?? fileURLToPath(new URL("../../target/screenshots", import.meta.url));
const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What went wrong on each page. */
const problems = new WeakMap();

let browser;
after(() => browser?.then((running) => running.close()));

/**
 * Opens an empty page for a test, with a profile of its own. The test fails at its end when anything went wrong on the
 * page: an error on the console, an uncaught exception, a breach of the content security policy, a request that failed
 * or was answered with 400 or above.
 *
 * @param {import("node:test").TestContext} t the test
 * @param {{lang?: "en" | "tr" | "et", theme?: "light" | "dark", width?: number, height?: number, base?: string,
 *   script?: boolean}} how `base` is the address that relative ones begin at; `script` false turns scripts off
 */
export async function newPage(
  t,
  { lang = "en", theme = "light", width = 1440, height = 900, base, script = true } = {},
) {
  const running = await (browser ??= launch());
  const context = await running.newContext({
    baseURL: base,
    locale: LOCALES[lang],
    timezoneId: "Europe/Tallinn",
    colorScheme: theme,
    // Contrast cannot be measured, nor a picture compared, while something is still fading in.
    reducedMotion: "reduce",
    javaScriptEnabled: script,
    viewport: { width, height },
  });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(sumLayoutShifts);
  const page = await context.newPage();
  watch(page);
  t.after(async () => {
    const found = takeProblems(page);
    await context.close();
    if (found.length > 0) {
      throw new Error(`on the page:\n  ${found.join("\n  ")}`);
    }
  });
  return page;
}

/**
 * Signs in as a user would: opens the first page, is sent to the form, fills it in. Ends on the page that follows.
 *
 * The fields are found by what they tell a password manager, so that the form's address and words may change.
 */
export async function signIn(page, { email, password }) {
  await page.goto("/");
  const secret = page.locator("input[autocomplete~=current-password]");
  await page.locator("input[autocomplete~=username]").fill(email);
  await secret.fill(password);
  await Promise.all([page.waitForEvent("domcontentloaded"), secret.press("Enter")]);
  if ((await secret.count()) > 0) {
    throw new Error(`${email} could not sign in: ${await page.locator("main").innerText()}`);
  }
}

/** What went wrong on the page so far, each told in one line; forgotten by this, for a test that provokes it. */
export function takeProblems(page) {
  return problems.get(page).splice(0);
}

/** Fails when axe-core finds a barrier on the page, by the rules of WCAG 2.2 AA and by good practice. */
export async function axe(page) {
  await page.evaluate(await axeSource);
  const { violations } = await page.evaluate(() =>
    // The size of targets is part of WCAG 2.2 and turned off by default.
    globalThis.axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }),
  );
  if (violations.length > 0) {
    const told = violations.map(({ id, help, nodes }) => {
      const places = nodes.map((node) => `    ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`);
      return `  ${id}: ${help}\n${places.join("\n")}`;
    });
    throw new Error(`barriers on ${page.url()}:\n${told.join("\n")}`);
  }
}

/** Fails when the page is wider than the window. */
export async function assertFits(page) {
  const [wide, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  if (wide > window) {
    throw new Error(`${page.url()} is ${wide} px wide in a window of ${window} px`);
  }
}

/** Fails when the page is wider than the window, or when it moved by itself after it was shown. */
export async function assertSteady(page) {
  await assertFits(page);
  const shift = await page.evaluate(() => globalThis.__layoutShift);
  // What people notice begins at a tenth; a hundredth leaves room for rounding only.
  if (shift > 0.01) {
    throw new Error(`${page.url()} moved by itself: layout shift ${shift.toFixed(3)}`);
  }
}

/** Takes a picture of the window into `target/screenshots/NAME.png` and gives its path. */
export async function screenshot(page, name) {
  await mkdir(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

function launch() {
  const names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = process.env.KILIT_CHROMIUM ?? names.find(existsSync);
  if (!executablePath) {
    throw new Error("Chromium is missing: `cargo xtask test` installs it");
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

function watch(page) {
  const found = [];
  problems.set(page, found);
  page.on("console", (message) => {
    // The answer behind this message is told below, with its status.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      found.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => found.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // Leaving a page ends what it was still loading, live events above all; that is no failure.
    if (why !== "net::ERR_ABORTED") {
      found.push(`request: ${why} ${request.method()} ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      found.push(`answer: ${response.status()} ${response.request().method()} ${response.url()}`);
    }
  });
}

/** Runs in the page: adds up how much it moves without the user having done anything. */
function sumLayoutShifts() {
  globalThis.__layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      globalThis.__layoutShift += entry.hadRecentInput ? 0 : entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}
