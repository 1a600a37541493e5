// SPDX-License-Identifier: MIT OR Apache-2.0
// Every feed of the site: against the schema of RFC 4287 with xmllint, and what the RFC demands in words, as the
// browser's own parser of XML reads it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ask, inTurn, mediaType, pathsOf } from "../support/ask.js";
import { reading, useBrowser } from "../support/reader.js";

const schema = new URL("atom.rng", import.meta.url).pathname;
const searches = ["klint", "binder*", "kind:decision", "%3Cscript%3E%26%22", "kli%EF%BF%BEnt", "qqqqzzzzx", ""];

// In the page: what a reader of feeds gets to know of one.
const readFeed = (text) => {
  const feed = new DOMParser().parseFromString(text, "application/xml").documentElement;
  const named = (parent, name) => [...parent.children].filter(({ localName }) => localName === name);
  const word = (parent, name) => named(parent, name)[0]?.textContent ?? "";
  const read = (element) => ({
    id: word(element, "id"),
    title: word(element, "title"),
    updated: word(element, "updated"),
    authors: named(element, "author").length,
    summaries: named(element, "summary").length,
    links: named(element, "link").map((link) => ({ rel: link.getAttribute("rel"), type: link.getAttribute("type"), href: link.getAttribute("href") })),
  });
  return { name: feed.localName, ...read(feed), entries: named(feed, "entry").map(read) };
};

const linksOf = ({ links }, rel) => links.filter((link) => link.rel === rel);

// The sentences that tell what is wrong with a feed, by the sections of RFC 4287.
const faultsOf = (path, feed) => {
  const faults = [];
  const check = (good, fault) => good || faults.push(`${path}: ${fault}`);
  check(feed.name === "feed", "is no feed");
  check(feed.authors > 0 || feed.entries.every(({ authors }) => authors > 0), "entries without an author (4.1.1)");
  check(linksOf(feed, "self").length === 1, "does not tell its own address (4.1.1)");
  check(linksOf(feed, "alternate").length === 1, "does not tell its page (4.1.1)");
  for (const entry of feed.entries) {
    check(entry.title.trim() !== "", `${entry.id} has no title (4.2.14)`);
    check(linksOf(entry, "alternate").length === 1, `${entry.id} has not one page (4.1.2)`);
    check(!Number.isNaN(Date.parse(entry.updated)), `${entry.id} was updated ${entry.updated} (3.3)`);
  }
  const ids = feed.entries.map(({ id }) => id);
  check(new Set(ids).size === ids.length, "has two entries of one id (4.2.6)");
  return faults;
};

describe("feeds", () => {
  useBrowser();
  let feeds; // [path, text]
  let directory;

  before(async () => {
    const pages = await pathsOf("topics", "people", "events");
    const paths = ["/feed.atom", ...pages.map((path) => `${path}.atom`), ...searches.map((q) => `/search.atom?q=${q}`)];
    feeds = await inTurn(paths, async (path) => {
      const answer = await ask(path);
      assert.equal(answer.status, 200, path);
      assert.equal(mediaType(answer), "application/atom+xml", path);
      return [path, await answer.text()];
    });
    directory = mkdtempSync(join(tmpdir(), "feeds-"));
  });
  after(() => rmSync(directory, { recursive: true }));

  it("are what the schema of RFC 4287 allows", () => {
    const files = feeds.map(([path, text]) => {
      const file = join(directory, `${encodeURIComponent(path)}.xml`);
      writeFileSync(file, text);
      return file;
    });
    const options = ["--noout", "--nonet", "--relaxng", schema];
    const { status, error, stderr } = spawnSync("xmllint", [...options, ...files], { encoding: "utf8", maxBuffer: 2 ** 26 });
    assert.equal(error, undefined, "xmllint is of the Debian package libxml2-utils: script/bootstrap --test");
    const complaints = stderr.split("\n").filter((line) => !/ validates$/.test(line)).slice(0, 25);
    assert.equal(status, 0, complaints.join("\n"));
  });

  it("have ids, authors, times and links as the RFC demands", reading(async (page) => {
    const faults = [];
    for (const [path, text] of feeds) faults.push(...faultsOf(path, await page.evaluate(readFeed, text)));
    assert.equal(faults.slice(0, 25).join("\n"), "");
  }));

  it("lead to their page and to themselves, and the rest of a search to more", reading(async (page) => {
    const seen = new Set();
    let path = "/search.atom?q=driver&limit=20";
    for (let pages = 0; path && pages < 20; ++pages) {
      const feed = await page.evaluate(readFeed, await (await ask(path)).text());
      for (const { id } of feed.entries) {
        assert.ok(!seen.has(id), `${id} comes twice`);
        seen.add(id);
      }
      for (const { href, type } of feed.links) {
        const answer = await ask(href, type);
        assert.equal(answer.status, 200, href);
        assert.equal(mediaType(answer), type, href);
      }
      path = linksOf(feed, "next")[0]?.href;
    }
    assert.equal(path, undefined);
    const { total } = await (await ask("/api/v1/search?q=driver&limit=1")).json();
    assert.ok(seen.size >= Math.min(total, 100), `${seen.size} of ${total}`);
  }));
});
