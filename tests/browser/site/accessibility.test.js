// SPDX-License-Identifier: MIT OR Apache-2.0
// axe-core on every type of page: nothing of WCAG 2.2 A and AA, and none of its best practices, is violated.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { reading, useBrowser } from "../support/reader.js";
import { pageTypes, problemTypes } from "../support/page_types.js";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const violationsOf = async (page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target}`));
};

const looks = {
  "in light": { colorScheme: "light" },
  "in dark": { colorScheme: "dark" },
  "on a phone": { viewport: { width: 360, height: 740 } },
};

describe("pages without barriers", () => {
  useBrowser();

  for (const [look, options] of Object.entries(looks)) {
    for (const [name, path] of Object.entries(pageTypes)) {
      it(`${name} has none ${look}`, reading(async (page) => {
        await page.goto(path);
        assert.deepEqual(await violationsOf(page), []);
      }, options));
    }
  }

  for (const [name, path] of Object.entries(problemTypes)) {
    it(`${name} has none`, reading(async (page) => {
      await page.goto(path);
      assert.deepEqual(await violationsOf(page), []);
    }, { complaints: /status (of )?(400|404)/ }));
  }

  it("the list of completions has none while it is open", reading(async (page) => {
    await page.goto("/topics");
    await page.getByRole("combobox").fill("bind");
    await page.getByRole("option").first().waitFor();
    assert.deepEqual(await violationsOf(page), []);
  }));

  it("the answer to a proposal has none", reading(async (page) => {
    await page.goto("/related");
    await page.getByLabel("Text, plain or Markdown").fill("We use pinned-init in the Binder driver.");
    await page.getByRole("button", { name: "Find related talks" }).click();
    await page.locator(".related > li").first().waitFor();
    assert.deepEqual(await violationsOf(page), []);
  }));
});
