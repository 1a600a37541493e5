// SPDX-License-Identifier: MIT OR Apache-2.0
// Without a mouse: everything is reached, and one sees where one is.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrived, picture, reading, seen, useBrowser } from "../support/reader.js";

const box = (page) => page.getByRole("combobox");
const focused = (page) => page.locator(":focus");
const chosen = (page) => page.locator('[role=option][aria-selected="true"]');

// Types into the box, once it has the focus, and waits until completions have come. A page that gives it the focus by
// itself does so some time after it was loaded.
const complete = async (page, words) => {
  await seen(page.locator("[role=combobox]:focus"));
  await page.keyboard.type(words);
  await seen(page.getByRole("option").first());
};

describe("with the keyboard alone", () => {
  useBrowser();

  it("a slash goes to the box, and is a slash inside of it", reading(async (page) => {
    await page.goto("/topics/binder");
    await page.keyboard.press("/");
    assert.equal(await focused(page).getAttribute("name"), "q");
    await page.keyboard.type("a/b");
    assert.equal(await box(page).inputValue(), "a/b");
  }));

  it("the arrows choose a completion and Enter goes to it", reading(async (page) => {
    await page.goto("/topics");
    await page.keyboard.press("/");
    await complete(page, "klin");
    assert.equal(await box(page).getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowDown");
    await seen(chosen(page));
    assert.equal(await box(page).getAttribute("aria-activedescendant"), await chosen(page).getAttribute("id"));
    await picture(page, "keyboard-1-completions", { fullPage: false });
    const path = await chosen(page).evaluate((option) => option.dataset.path);
    await page.keyboard.press("Enter");
    await arrived(page, path);
  }));

  it("the list that one chooses from stays", reading(async (page) => {
    await page.goto("/topics");
    await page.keyboard.press("/");
    await complete(page, "kli");
    const late = /q=klin$/;
    await page.route(late, () => {}); // no answer comes
    const asked = page.waitForRequest(late);
    const givenUp = page.waitForEvent("requestfailed", (request) => late.test(request.url()));
    await page.keyboard.type("n");
    await asked;
    await page.keyboard.press("ArrowDown");
    await givenUp;
    await seen(chosen(page));
  }));

  it("the arrow up comes to the last completion, and back to the box", reading(async (page) => {
    await page.goto("/topics");
    await page.keyboard.press("/");
    await complete(page, "rust");
    await page.keyboard.press("ArrowUp");
    const last = await page.getByRole("option").last().getAttribute("id");
    assert.equal(await box(page).getAttribute("aria-activedescendant"), last);
    await page.keyboard.press("ArrowDown");
    assert.equal(await box(page).getAttribute("aria-activedescendant"), null);
  }));

  it("Escape closes the completions and leaves the words", reading(async (page) => {
    await page.goto("/topics");
    await page.keyboard.press("/");
    await complete(page, "bind");
    await page.keyboard.press("Escape");
    await page.getByRole("listbox").waitFor({ state: "hidden" });
    assert.equal(await box(page).inputValue(), "bind");
    assert.equal(await box(page).getAttribute("aria-expanded"), "false");
  }));

  it("Enter without a choice searches for the words", reading(async (page) => {
    await page.goto("/"); // where the box has the focus
    await complete(page, "miri");
    await page.keyboard.press("Enter");
    await arrived(page, "/search?q=miri");
    await seen(page.locator(".hits"));
  }));

  it("the first stop skips to the content", reading(async (page) => {
    await page.goto("/topics/binder");
    await page.keyboard.press("Tab");
    const skip = await seen(focused(page).filter({ hasText: "Skip to the content" }));
    assert.ok((await skip.boundingBox()).x >= 0);
    await page.keyboard.press("Enter");
    await seen(page.locator("main:focus"));
    await page.keyboard.press("Tab");
    assert.ok(await focused(page).evaluate((link) => document.querySelector("main").contains(link)));
  }));

  it("every stop can be seen, and none is a trap", reading(async (page) => {
    await page.goto("/search?q=klint");
    const stops = await page.locator("a[href], button, summary, input:not([type=hidden])").count();
    let visited = 0;
    for (; visited < stops + 10; ++visited) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        return { outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, width, height };
      });
      if (!stop) break; // out of the page, on to the browser's own buttons
      assert.ok(stop.outlined && stop.width > 0 && stop.height > 0, `stop ${visited}: ${JSON.stringify(stop)}`);
    }
    assert.ok(visited > 10 && visited < stops + 10, `${visited} of ${stops}`);
  }));
});
