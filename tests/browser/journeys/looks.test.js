// SPDX-License-Identifier: MIT OR Apache-2.0
// Other eyes, other screens: a phone, 200 % zoom, dark, print, fewer colours, less motion, no script.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrived, picture, reading, seen, sidewaysScroll, useBrowser } from "../support/reader.js";
import { pageTypes } from "../support/page_types.js";

const shown = ["home", "search", "topic", "talk", "talk-with-pictures", "person", "event", "related", "help-search"];
// WCAG 2.2, 1.4.10: as narrow as this, nothing is cut off. A window of 1280 pixels at 400 %.
const narrowest = { viewport: { width: 320, height: 568 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
// A window of 1280 pixels at 200 % has 640 pixels of CSS, each of them two wide.
const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };

const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const lightness = (color) => color.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;

describe("the same pages", () => {
  useBrowser();

  for (const [name, path] of Object.entries(pageTypes)) {
    it(`${name} needs no scrolling sideways on a phone`, reading(async (page) => {
      await page.goto(path);
      assert.equal(await sidewaysScroll(page), 0);
      if (shown.includes(name)) await picture(page, `phone-${name}`);
    }, phone));

    it(`${name} needs none in a window of 320 pixels`, reading(async (page) => {
      await page.goto(path);
      assert.equal(await sidewaysScroll(page), 0);
    }, narrowest));
  }

  for (const name of shown) {
    it(`${name} needs no scrolling sideways at 200 %`, reading(async (page) => {
      await page.goto(pageTypes[name]);
      assert.equal(await sidewaysScroll(page), 0);
    }, zoomed));

    it(`${name} is dark where that is wanted`, reading(async (page) => {
      await page.goto(pageTypes[name]);
      assert.ok(lightness(await background(page)) < 60);
      await picture(page, `dark-${name}`);
    }, { colorScheme: "dark" }));

    it(`${name} is light elsewhere, and prints without what only a screen needs`, reading(async (page) => {
      await page.goto(pageTypes[name]);
      assert.ok(lightness(await background(page)) > 220);
      await picture(page, `light-${name}`);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.getByRole("navigation", { name: "Sections" }).isVisible(), false);
      assert.equal(await page.getByRole("search").isVisible(), false);
      await picture(page, `print-${name}`);
    }, { colorScheme: "light" }));
  }

  it("draw the plumb line where colours are forced", reading(async (page) => {
    await page.goto("/topics/binder");
    const drawn = await page.evaluate(() => getComputedStyle(document.querySelector(".card"), "::before").backgroundColor);
    assert.notEqual(drawn, await page.evaluate(() => getComputedStyle(document.querySelector(".card")).backgroundColor));
    await picture(page, "forced-colours-topic");
  }, { forcedColors: "active" }));

  it("scroll at once where motion is to be reduced", reading(async (page) => {
    await page.goto("/topics");
    const behaviour = () => page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    assert.equal(await behaviour(), "auto");
    await page.emulateMedia({ reducedMotion: "no-preference" });
    assert.equal(await behaviour(), "smooth");
  }, { reducedMotion: "reduce" }));

  it("have a header that a thumb can hit on a phone", reading(async (page) => {
    await page.goto("/topics");
    for (const target of await page.locator("header a, header button, header input[type=search]").all()) {
      const { height } = await target.boundingBox();
      assert.ok(height >= 24, `${await target.textContent()}: ${height} pixels high`); // WCAG 2.2, 2.5.8
    }
  }, phone));

  it("work without a script: search, facet, topic, talk, proposal", reading(async (page) => {
    await page.goto("/");
    await page.getByRole("searchbox").fill("klint");
    await page.getByRole("searchbox").press("Enter");
    await arrived(page, "/search?q=klint");
    await page.locator("#facets .facet a").first().click();
    await seen(page.locator("#facets [aria-current=true]"));
    await page.locator(".hits h2 a").first().click();
    await seen(page.locator("article h1"));
    await page.goto("/topics/klint");
    await page.locator(".timeline li li a").first().click();
    await seen(page.locator("article .byline"));
    await page.goto("/related");
    await page.getByLabel("Text, plain or Markdown").fill("klint tracks atomic context");
    await page.getByRole("button", { name: "Find related talks" }).click();
    await seen(page.locator(".related > li").first());
    await picture(page, "no-script-related");
  }, { javaScriptEnabled: false }));
});
