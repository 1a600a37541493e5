// SPDX-License-Identifier: MIT OR Apache-2.0
// What a browser reads to add this site to its search engines: the description, by the rules of OpenSearch 1.1
// (https://github.com/dewitt/opensearch), and its templates, filled in as a browser does.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { address, ask, mediaType, textOf } from "../support/ask.js";
import { arrived, reading, seen, useBrowser } from "../support/reader.js";

const namespace = "http://a9.com/-/spec/opensearch/1.1/";
const suggestions = "application/x-suggestions+json";

const readDescription = (text) => {
  const root = new DOMParser().parseFromString(text, "application/xml").documentElement;
  return {
    name: root.localName,
    namespace: root.namespaceURI,
    elements: [...root.children].map((child) => ({
      name: child.localName,
      text: child.textContent,
      ...Object.fromEntries([...child.attributes].map((one) => [one.name, one.value])),
    })),
  };
};

// The optional parameters, as in {startPage?}, may be left empty.
const filled = (template, terms) =>
  template.replace("{searchTerms}", encodeURIComponent(terms)).replace(/\{\w+\?\}/g, "");

describe("OpenSearch", () => {
  useBrowser();
  let description;
  const named = (name) => description.elements.filter((element) => element.name === name);
  const template = (type) => named("Url").find((url) => url.type === type).template;

  before(async () => {
    await reading(async (page) => {
      description = await page.evaluate(readDescription, await textOf("/opensearch.xml"));
    })();
  });

  it("describes the search as the draft demands", () => {
    assert.equal(description.name, "OpenSearchDescription");
    assert.equal(description.namespace, namespace);
    const lengths = { ShortName: 16, Description: 1024, LongName: 48, Tags: 256 };
    for (const [name, most] of Object.entries(lengths)) {
      const found = named(name);
      const least = ["ShortName", "Description"].includes(name) ? 1 : 0;
      assert.ok(found.length >= least && found.length <= 1, `${found.length} of ${name}`);
      for (const { text } of found) assert.ok(text.length > 0 && text.length <= most && !text.includes("<"), `${name}: ${text}`);
    }
    assert.ok(named("Url").length >= 3);
    for (const url of named("Url")) {
      assert.match(url.type, /^\w+\/[\w+.-]+$/);
      assert.ok(URL.canParse?.(filled(url.template, "a")) ?? true, url.template);
      assert.equal(url.template.match(/\{searchTerms\}/g)?.length ?? (url.rel === "self" ? 1 : 0), 1, url.template);
    }
  });

  it("is found from every page", reading(async (page) => {
    for (const path of ["/", "/topics/klint", "/search?q=klint"]) {
      await page.goto(path);
      const link = page.locator('link[rel=search][type="application/opensearchdescription+xml"]');
      assert.equal(new URL(await link.getAttribute("href"), address).pathname, "/opensearch.xml");
    }
  }));

  it("has an image and templates that answer as their types say", async () => {
    for (const { text, type } of named("Image")) assert.equal(mediaType(await ask(text)), type);
    for (const { template: address, type } of named("Url").filter(({ rel }) => rel !== "self")) {
      const answer = await ask(filled(address, "C++ & “klint”"), type);
      assert.equal(answer.status, 200, address);
      assert.equal(mediaType(answer), type, address);
    }
  });

  it("completes what is typed as a browser shows it", async () => {
    const answer = await (await ask(filled(template(suggestions), "bind"))).json();
    const [typed, completions, descriptions, addresses] = answer;
    assert.equal(typed, "bind");
    assert.ok(completions.length > 0);
    assert.equal(descriptions.length, completions.length);
    assert.equal(addresses.length, completions.length);
    for (const one of addresses) assert.equal((await ask(one, "text/html")).status, 200, one);
  });

  it("leads a reader who types into the browser's bar to the answer", reading(async (page) => {
    await page.goto(filled(template("text/html"), "pin init"));
    await arrived(page, "/search?q=pin%20init");
    await seen(page.locator("section.card"));
  }));
});
