// SPDX-License-Identifier: MIT OR Apache-2.0
// A reader with a browser: Debian's Chromium at the address of a running server, both told by script/browser.
// Whatever a page complains of while it is read (an error in the console, something that the
// Content-Security-Policy refused, an answer of 400 or more) fails the test that read it.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { address } from "./ask.js";

export { address };

const pictures = process.env.PLUMBLINE_PICTURES ?? "build/pictures";
const program = process.env.CHROMIUM ?? "/usr/bin/chromium";
const patience = 60_000; // milliseconds for any condition; a busy machine is slow, not wrong

let browser;

// useBrowser(): to be called once in a file of tests.
export const useBrowser = () => {
  before(async () => {
    browser = await chromium.launch({ executablePath: program, timeout: 2 * patience });
  });
  after(() => browser?.close());
};

// Listens for complaints; gives a function that returns them.
const complaintsOf = (page, expected) => {
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: status ${response.status()}`);
  });
  return () => complaints.filter((complaint) => !expected?.test(complaint));
};

// reading(story, options): a test's body that gets a fresh page. Options are those of Playwright's
// browser.newContext(), and `complaints`, a pattern of those that the story expects.
export const reading =
  (story, { complaints: expected, ...options } = {}) =>
  async (test) => {
    const context = await browser.newContext({ baseURL: address, locale: "en-GB", ...options });
    context.setDefaultTimeout(patience);
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page, expected);
      await story(page, test);
      assert.deepEqual(complaints(), []);
    } finally {
      await context.close();
    }
  };

// Keeps the whole page as a picture for people to look at.
export const picture = async (page, name, options = {}) => {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, ...options });
};

// Waits until the page is at this path, and its query where one is given.
export const arrived = (page, path) =>
  page.waitForURL((url) => (path.includes("?") ? url.pathname + url.search : url.pathname) === path);

export const texts = (locator) => locator.evaluateAll((found) => found.map((one) => one.textContent.trim()));

// Waits until exactly one such element is visible, and gives it.
export const seen = async (locator) => {
  await locator.waitFor({ state: "visible" });
  return locator;
};

// Whether something stands out to the right, so that one would have to scroll sideways to read.
export const sidewaysScroll = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
