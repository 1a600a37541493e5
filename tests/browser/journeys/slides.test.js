// SPDX-License-Identifier: MIT OR Apache-2.0
// Slides as pictures beside their text, and texts that are longer than a page.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask } from "../support/ask.js";
import { picture, reading, seen, texts, useBrowser } from "../support/reader.js";
import { pageTypes } from "../support/page_types.js";

const deck = pageTypes["talk-with-pictures"];
const long = pageTypes["talk-with-long-texts"];

describe("slides", () => {
  useBrowser();

  it("are shown as pictures that are told in words, and take their place before they have come", reading(async (page) => {
    await page.goto(deck);
    const slides = page.getByRole("img", { name: /^Slide \d/ });
    assert.deepEqual(await slides.evaluateAll((images) => images.map(({ alt }) => alt)), [
      "Slide 1: A deck made for tests",
      "Slide 2: What a compiler does",
      "Slide 3",
      "Slide 4: A function",
    ]);
    for (const slide of await slides.all()) {
      const { width, height } = await slide.boundingBox();
      assert.ok(Math.abs(width / height - 16 / 9) < 0.05, `${width} by ${height}`);
      await slide.scrollIntoViewIfNeeded();
      await slide.evaluate((image) => image.decode());
      assert.equal(await slide.evaluate((image) => image.naturalWidth), 800);
    }
    await picture(page, "slides");
  }));

  it("have their text beside the picture, and the picture by itself behind it", reading(async (page) => {
    await page.goto(`${deck}#slide-2`);
    const slide = page.locator("#slide-2");
    assert.match(await slide.textContent(), /Each passes on what it made of the one before/);
    await slide.getByRole("link", { name: "Slide 2: What a compiler does" }).click();
    await page.waitForURL(`**${deck}/slides/2.webp`);
  }, { complaints: /slides\/2\.webp: Applying inline style/ })); // Chromium's own, around a picture that stands alone

  it("are found by the address that JSON tells", async () => {
    const { parts } = await (await ask(`${deck}.json`)).json();
    const passages = parts.find(({ part }) => part === "slides").passages;
    assert.deepEqual(passages.map(({ page }) => page), [1, 2, 3, 4]);
    for (const { picture: told } of passages) {
      const answer = await ask(told.url);
      assert.equal(answer.headers.get("content-type"), "image/webp");
      assert.equal((await answer.arrayBuffer()).byteLength > 500, true);
    }
  });
});

describe("texts that are longer than a page", () => {
  useBrowser();

  it("lead from a title to the view that has the text, and back", reading(async (page) => {
    await page.goto(long);
    const titles = page.locator(".rest a");
    const last = (await texts(titles)).at(-1);
    assert.match(last, /^p\. 53 /);
    await titles.last().click();
    await page.waitForURL(/\?at=slide-\d+#slide-53$/);
    assert.ok((await page.locator("#slide-53").textContent()).length > last.length);
    await page.getByRole("link", { name: "Previous part" }).click();
    await seen(page.locator(".slides > #slide-1"));
  }, { javaScriptEnabled: false, reducedMotion: "reduce" }));

  it("follow an address of a place by themselves where scripts run", reading(async (page) => {
    await page.goto(`${long}#slide-53`);
    await seen(page.locator(".slides > #slide-53"));
  }));
});
