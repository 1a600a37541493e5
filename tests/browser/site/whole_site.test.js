// SPDX-License-Identifier: MIT OR Apache-2.0
// Every page of the whole corpus, one after the other: its links, its markup, its weight.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import rules from "./html_rules.js";
import { brokenLinks, crawl } from "./crawl.js";
import { address } from "../support/ask.js";
import { pageTypes, problemTypes } from "../support/page_types.js";

const maxBytes = 60_000; // of HTML, stylesheet and script together, before compression
const firstView = 14_600; // bytes of a compressed page that come with the first round trip: ten segments of TCP

// The first of many complaints, which is what one can read.
const first = (complaints) => complaints.slice(0, 25).join("\n");

describe("the whole site", () => {
  let visited;
  let pages; // those of HTML
  let problems; // pages that tell of an error, as [path, status, body]

  before(async () => {
    visited = await crawl(address, ["/", "/robots.txt", "/sitemap.xml", ...Object.values(pageTypes)]);
    problems = await Promise.all(Object.values(problemTypes).map(async (path) => {
      const answer = await fetch(address + path, { headers: { accept: "text/html" } });
      return [path, answer.status, await answer.text()];
    }));
    // By the address of the answer: several searches may lead to one page.
    const byAddress = new Map([...visited.values()].map((page) => [page.url, page]));
    pages = [...byAddress.values()].filter(({ type, status }) => type === "text/html" && status === 200);
  });

  it("is reached by links, all of it", () => {
    const listed = [...visited.get(new URL("/sitemap.xml", address).href).body.matchAll(/<loc>(.*?)<\/loc>/g)];
    assert.ok(listed.length > 100, `the sitemap has ${listed.length} addresses`);
    const lost = listed.map(([, location]) => location).filter((location) => !visited.has(location));
    assert.equal(first(lost), "");
  });

  it("has no broken link", () => {
    assert.equal(first(brokenLinks(visited)), "");
  });

  it("has titles and descriptions that tell its pages apart", () => {
    // A page may have several addresses; its canonical link says so.
    const titles = new Map();
    for (const { url, body } of pages.filter(({ url }) => !url.includes("/search"))) {
      const title = body.match(/<title>(.*?)<\/title>/)[1];
      const canonical = body.match(/<link rel="canonical" href="(.*?)">/)?.[1] ?? url;
      titles.set(title, (titles.get(title) ?? new Set()).add(canonical));
    }
    const shared = [...titles].filter(([, urls]) => urls.size > 1).map(([title, urls]) => `${title}: ${[...urls].join(" ")}`);
    assert.equal(first(shared), "");
  });

  it("is valid HTML on every page", async () => {
    const validator = new HtmlValidate(rules);
    const complaints = [];
    for (const { url, body } of pages) {
      const report = await validator.validateString(body, url);
      for (const { messages } of report.results) {
        for (const { line, column, ruleId, message } of messages) {
          complaints.push(`${url}:${line}:${column} ${message} (${ruleId})`);
        }
      }
    }
    assert.equal(first(complaints), "", `${complaints.length} complaints`);
  });

  it("has pages of less than 60 kB, stylesheet and script included", () => {
    const files = ["/static/plumbline.css", "/static/plumbline.js"];
    const shared = files.reduce((sum, path) => sum + visited.get(new URL(path, address).href).bytes, 0);
    const heavy = pages.filter(({ bytes }) => bytes + shared > maxBytes);
    assert.equal(first(heavy.map(({ url, bytes }) => `${url}: ${bytes} + ${shared} bytes`)), "");
  });

  it("shows the first view after one round trip", () => {
    const heavy = pages.map(({ url, body }) => [url, gzipSync(body).length]).filter(([, bytes]) => bytes > firstView);
    assert.equal(first(heavy.map(([url, bytes]) => `${url}: ${bytes} bytes compressed`)), "");
  });

  it("answers errors with pages that lead on, and are valid, too", async () => {
    const validator = new HtmlValidate(rules);
    for (const [path, status, body] of problems) {
      assert.ok(status === 404 || status === 400, `${path}: ${status}`);
      assert.match(body, /<a href="\/topics">/);
      const { valid, results } = await validator.validateString(body, path);
      assert.ok(valid, JSON.stringify(results.map(({ messages }) => messages)));
    }
  });
});
