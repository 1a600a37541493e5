// SPDX-License-Identifier: MIT OR Apache-2.0
// What pages tell search engines about themselves, expanded by a processor of JSON-LD.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import jsonld from "jsonld";
import { address, inTurn, pathsOf, textOf } from "../support/ask.js";
import { elements } from "../site/markup.js";
import { context, faultsOf } from "./schema_org.js";

const documentLoader = async (url) => {
  assert.equal(url.replace(/\/$/, ""), "https://schema.org");
  return { contextUrl: null, documentUrl: url, document: context };
};
// In its safe mode the processor refuses what would be lost, such as a word that the context does not know.
const expand = (document) => jsonld.expand(document, { documentLoader, safe: true });

const dataOf = (html) =>
  elements(html)
    .filter(({ name, attributes }) => name === "script" && attributes.type === "application/ld+json")
    .map((element) => JSON.parse(element.text()));

const typeOf = { topics: "DefinedTerm", people: "Person", events: "Event", talks: "Event" };

describe("JSON-LD", () => {
  let things; // [path, document, expanded]

  before(async () => {
    const paths = ["/", ...(await pathsOf("topics", "talks", "people", "events"))];
    things = await inTurn(paths, async (path) => {
      const documents = dataOf(await textOf(path, "text/html"));
      assert.equal(documents.length, 1, `${path} has ${documents.length} of them`);
      return [path, documents[0], (await expand(documents[0]))[0]];
    });
  });

  it("says of every page what it is, with all that its type needs", () => {
    const faults = things.flatMap(([path, , expanded]) => {
      const type = path === "/" ? "WebSite" : typeOf[path.split("/")[1]];
      return faultsOf(expanded, type).map((fault) => `${path}: ${fault}`);
    });
    assert.equal(faults.slice(0, 25).join("\n"), "", `${faults.length} faults`);
  });

  it("names the page itself, and pages that there are", () => {
    const known = new Set(things.map(([path]) => path));
    for (const [path, document] of things) {
      assert.equal(new URL(document.url).pathname, path);
      for (const { url } of [document.superEvent, ...(document.performer ?? [])].filter(Boolean)) {
        assert.ok(known.has(new URL(url).pathname), `${path} names ${url}`);
      }
    }
  });

  it("has a search that a search engine can fill in", async () => {
    const { potentialAction } = things[0][1];
    const name = potentialAction["query-input"].match(/name=(\S+)/)[1];
    const filled = potentialAction.target.urlTemplate.replace(`{${name}}`, "klint");
    assert.ok(filled.startsWith(`${address}/`), filled);
    assert.match(await textOf(filled, "text/html"), /href="\/topics\/klint"/);
  });

  it("is checked at all: a word that schema.org does not have is noticed", async () => {
    await assert.rejects(expand({ ...things[0][1], nmae: "x" }));
    assert.deepEqual(faultsOf((await expand({ "@context": "https://schema.org", "@type": "Person", name: "A" }))[0]), [
      "a Person has no url",
    ]);
  });
});
