// SPDX-License-Identifier: MIT OR Apache-2.0
// A corpus of hostile texts, in every field that is stored and in what readers type: no page takes any of them for
// markup. Pages are read in a real browser, where a script that ran would set the tripwire. Nothing may be asked of
// another host, and the Content-Security-Policy must have had nothing to refuse: it is the second wall.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inTurn } from "../support/ask.js";
import { hostileCorpus, payloads, tripwire } from "../support/hostile.js";
import { serveFiles } from "../support/own_server.js";
import { reading, useBrowser } from "../support/reader.js";

// What a page has that markup of ours never has. Links lead to the web, by addresses that are escaped as a whole.
const intruders = () => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "srcdoc" || name === "style") found.push(`${element.localName}[${name}]`);
      const leads = ["href", "src", "action", "formaction", "data", "srcset", "xlink:href"].includes(name);
      if (leads && /^\s*(javascript|data|vbscript|blob|file):/i.test(value)) found.push(`${element.localName}[${name}=${value}]`);
    }
    const source = element.getAttribute("src") ?? element.getAttribute("href");
    const own = source !== null && new URL(source, location.href).origin === location.origin;
    const data = element.localName === "script" && element.type === "application/ld+json";
    const banned = ["script", "img", "iframe", "object", "embed", "base", "style", "animate", "math"].includes(element.localName);
    if (banned && !own && !data) found.push(element.outerHTML.slice(0, 100));
    if (element.localName === "meta" && element.httpEquiv) found.push(element.outerHTML.slice(0, 100));
    if (element.localName === "form" && new URL(element.action).origin !== location.origin) found.push(`form to ${element.action}`);
  }
  return found;
};

// open(page): a function that goes to addresses and says what went wrong there.
const opener = async (page, address) => {
  const asked = [];
  await page.route("**/*", (route) => {
    if (route.request().url().startsWith(address)) return route.continue();
    asked.push(route.request().url());
    return route.abort();
  });
  page.on("dialog", (dialog) => asked.push(`dialog ${dialog.message()}`) && dialog.dismiss());
  const check = async () => {
    assert.equal(await page.evaluate((name) => name in window, tripwire), false, `a script ran at ${page.url()}`);
    assert.deepEqual(await page.evaluate(intruders), [], page.url());
    assert.deepEqual(asked, [], page.url());
  };
  const open = async (path) => {
    await page.goto(address + path);
    await check();
  };
  return { open, check };
};

const refusals = { complaints: /status (400|404|410|413|414)|status of (400|404|410|413|414)/ };
const typed = (text) => encodeURIComponent(text);

describe("hostile texts", () => {
  useBrowser();
  let site;
  let paths;

  before(async () => {
    site = await serveFiles(hostileCorpus());
    const map = await (await fetch(`${site.address}/sitemap.xml`)).text();
    paths = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, location]) => new URL(location).pathname);
  });
  after(() => site?.stop());

  it("are stored, in documents of every kind", async () => {
    for (const [kind, least] of [["talks", 4], ["topics", 1], ["people", 3]]) {
      const of = paths.filter((path) => path.startsWith(`/${kind}/`));
      assert.ok(of.length >= least * payloads.length * 0.9, `${of.length} ${kind}: ${JSON.stringify(site.report.problems).slice(0, 2000)}`);
    }
  });

  it("are text on the page of everything that is stored", reading(async (page) => {
    const { open } = await opener(page, site.address);
    for (const path of paths) await open(path);
  }));

  it("are text where they were searched for", reading(async (page) => {
    const { open } = await opener(page, site.address);
    for (const text of payloads) {
      await open(`/search?q=${typed(text)}`);
      await open(`/search?q=hostile&event=${typed(text)}&person=${typed(text)}`);
    }
    await open("/search?q=hostile&limit=100&explain=1");
    await open("/search?q=kind:decision&limit=100");
  }, refusals));

  it("are text where an address or a parameter has them", reading(async (page) => {
    const { open } = await opener(page, site.address);
    for (const text of payloads) {
      for (const path of ["/topics/", "/talks/hostile-2026/", "/people/", "/xref/", "/nowhere/"]) await open(path + typed(text));
      await open(`/search?${typed(text)}=1&page=${typed(text)}`);
      await open(`/coverage?parent=${typed(text)}&series=${typed(text)}`);
    }
  }, refusals));

  it("are text where the box completes them, and where a proposal has them", reading(async (page) => {
    const { check, open } = await opener(page, site.address);
    for (const words of ["topic <", "talk \"", "ada <svg", "alias"]) {
      await open("/");
      await page.getByRole("combobox").first().pressSequentially(words);
      await page.waitForTimeout(500);
      await check();
    }
    for (const text of payloads) {
      await open("/related");
      for (const name of ["title", "text", "speakers"]) await page.locator(`#${name}`).fill(`Hostile words about ${text}`);
      await page.getByRole("button", { name: "Find related talks" }).click();
      await page.getByText("Read as").waitFor();
      await check();
    }
  }, refusals));

  it("are no pages where the answer is another format", async () => {
    const twins = paths.flatMap((path) => (path.startsWith("/talks/") ? [".json", ".txt", ".ics"] : [".json", ".txt"]).map((end) => path + end));
    const searches = payloads.flatMap((text) => ["/api/v1/search", "/search.txt", "/search.csv", "/search.ndjson"].map((path) => `${path}?q=${typed(text)}`));
    const wrong = await inTurn([...twins, ...searches], async (path) => {
      const answer = await fetch(site.address + path);
      await answer.arrayBuffer();
      const type = answer.headers.get("content-type") ?? "";
      const plain = !/html|svg|xhtml/.test(type) && answer.headers.get("x-content-type-options") === "nosniff";
      return plain ? null : `${path}: ${answer.status} ${type}`;
    });
    assert.deepEqual(wrong.filter(Boolean).slice(0, 10), []);
  });

  it("would be noticed where they are markup", reading(async (page) => {
    await page.route("**/trap", (route) => route.fulfill({ contentType: "text/html", body: payloads.slice(0, 3).join("") }));
    await page.goto(`${site.address}/trap`);
    await page.waitForFunction((name) => name in window, tripwire);
    assert.notDeepEqual(await page.evaluate(intruders), []);
  }, { complaints: /status 404|status of 404/ }));
});
