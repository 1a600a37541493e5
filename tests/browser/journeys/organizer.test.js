// SPDX-License-Identifier: MIT OR Apache-2.0
// Somebody holds a proposal and asks: what have we had on this before?
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { address, arrived, picture, reading, seen, texts, useBrowser } from "../support/reader.js";

const proposal = {
  title: "A checker for atomic context in Rust drivers",
  text: "Sleeping in atomic context is a bug that the compiler does not see. Klint tracks the preemption count.",
};

const submit = async (page, { title, text }) => {
  await page.goto("/related");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Text, plain or Markdown").fill(text);
  await page.getByRole("button", { name: "Find related talks" }).click();
  await seen(page.locator("#found"));
};

describe("an organizer", () => {
  useBrowser();

  it("comes from the home page to the form for proposals", reading(async (page) => {
    await page.goto("/");
    await page.getByRole("main").getByRole("link", { name: "Ask whether it was discussed before" }).click();
    await arrived(page, "/related");
  }));

  it("gets the earlier talks with their reasons, and a comment to paste", reading(async (page) => {
    await submit(page, proposal);
    const found = page.locator(".related > li");
    assert.match(await found.first().getByRole("heading").textContent(), /klint/i);
    for (const reason of await texts(page.locator(".because"))) assert.match(reason, /^Because\s+\S/);
    assert.match(await page.locator("#markdown + pre").textContent(), /\/talks\//);
    assert.equal(await page.getByLabel("Title").inputValue(), proposal.title);
    await picture(page, "organizer-1-related");

    await found.first().getByRole("heading").getByRole("link").click();
    await seen(page.locator("article .byline"));
  }));

  it("leaves nothing of the proposal in the address", reading(async (page) => {
    await submit(page, proposal);
    assert.equal(page.url(), `${address}/related`);
  }));

  it("is told that nothing is like it", reading(async (page) => {
    await submit(page, { title: "Mittens", text: "Knitting mittens from merino wool." });
    await seen(page.getByRole("heading", { name: "Nothing related" }));
  }));

  it("reads markup in a proposal as the text that it is", reading(async (page) => {
    await submit(page, { title: "</textarea><script>document.title = 'taken'</script>", text: "<b>klint</b>" });
    assert.notEqual(await page.title(), "taken");
    assert.equal(await page.getByLabel("Text, plain or Markdown").inputValue(), "<b>klint</b>");
  }));

  it("sees what an edition had, and goes to the one before", reading(async (page) => {
    await page.goto("/events");
    await page.locator('main a[href="/events/lpc-2023"]').click();
    await arrived(page, "/events/lpc-2023");
    assert.ok((await page.locator(".programme > li").count()) > 3);
    await picture(page, "organizer-2-event");
    await page.locator("a[rel=prev]").first().click();
    await page.waitForURL((url) => url.pathname !== "/events/lpc-2023" && url.pathname.startsWith("/events/"));
    await seen(page.locator(".programme"));
  }));

  it("sees what was talked about, narrows it, and goes from a number to its talks", reading(async (page) => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Coverage" }).click();
    await arrived(page, "/coverage");
    await page.getByLabel("Series").selectOption("lpc");
    await page.getByLabel("From").selectOption("2023");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL((url) => url.searchParams.get("series") === "lpc");
    assert.equal(await page.getByLabel("Series").inputValue(), "lpc");
    await picture(page, "organizer-3-coverage");

    const table = page.getByRole("region", { name: "Topics by edition" }).getByRole("table");
    assert.ok((await table.getByRole("row").count()) > 3);

    const number = table.locator('td a[href^="/search"]').first();
    const count = Number(await number.textContent());
    await number.click();
    await seen(page.locator(".hits"));
    assert.equal(new URL(page.url()).pathname, "/search");
    assert.equal(Number((await page.locator(".understood b").first().textContent()).match(/^\d+/)[0]), count);
  }));

  it("learns what nobody talked about, and asks a topic of it", reading(async (page) => {
    await page.goto("/coverage?series=lpc");
    for (const name of ["Not discussed since", "Never discussed", "Asked for, and nobody came"]) {
      await seen(page.getByRole("heading", { name }));
    }
    const gap = page.getByRole("region", { name: "Never discussed" }).locator("li > a").first();
    const topic = await gap.textContent();
    await gap.click();
    await seen(page.getByRole("heading", { level: 1, name: topic }));
  }));

  it("finds what many talks cite, and who cites it where", reading(async (page) => {
    await page.goto("/coverage");
    await page.getByRole("link", { name: "what is cited most" }).click();
    await arrived(page, "/citations");
    await page.getByRole("navigation", { name: "Kinds" }).getByRole("link", { name: "Files of the kernel" }).click();
    await page.waitForURL((url) => url.search !== "");
    const file = page.locator(".cited > li").first();
    const documents = Number((await file.locator(".meta").first().textContent()).match(/(\d+) documents?/)[1]);
    await picture(page, "organizer-4-citations");
    await file.locator(".plain > li > a").first().click();
    await seen(page.locator("article h1"));
    await page.goBack();
    await file.getByRole("heading").getByRole("link").click();
    await seen(page.getByText("is cited by"));
    assert.ok((await page.locator(".hits > li").count()) >= Math.min(documents, 5));
  }));

  it("cites a talk in the form that is wanted", reading(async (page) => {
    await page.goto("/talks/lpc-2023/klint");
    const forms = await texts(page.locator(".cite h3"));
    for (const form of ["As a footnote", "Markdown", "BibTeX"]) assert.ok(forms.includes(form), `${forms}`);
    assert.match(await page.locator(".cite").textContent(), /@misc\{/);
  }));
});
