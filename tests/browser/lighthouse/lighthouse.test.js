// SPDX-License-Identifier: MIT OR Apache-2.0
// Lighthouse, as on a phone with a slow line, which it simulates: all there is to gain for accessibility, best
// practices and search engines, and next to all for speed.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { pageTypes } from "../support/page_types.js";

const address = process.env.PLUMBLINE_ADDRESS ?? "http://127.0.0.1:8080";
const least = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const pages = [
  "home", "search", "topic", "topics", "map", "talk", "person", "event", "coverage", "citations", "identifiers", "related",
  "help-search",
];

// A page of results is not for search engines, and says so, which Lighthouse would count as a flaw.
const skipped = { search: ["is-crawlable"] };

const failed = ({ categories, audits }) =>
  Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .map(({ id, weight }) => ({ ...audits[id], weight }))
    .filter(({ score, weight }) => weight > 0 && score !== null && score < 1)
    .map(({ id, displayValue }) => `${id} ${displayValue ?? ""}`)
    .join("; ");

describe("Lighthouse", () => {
  let chrome;
  before(async () => {
    chrome = await launch({
      chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
    });
  });
  after(() => chrome?.kill());

  for (const name of pages) {
    it(`is content with ${name}`, async () => {
      const options = { port: chrome.port, logLevel: "error", skipAudits: skipped[name] ?? null };
      const { lhr } = await lighthouse(address + pageTypes[name], options);
      const scores = Object.fromEntries(
        Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(100 * score)]));
      console.log(name, JSON.stringify(scores));
      for (const [category, score] of Object.entries(least)) {
        assert.ok(scores[category] >= score, `${category}: ${scores[category]}; ${failed(lhr)}`);
      }
    });
  }
});
