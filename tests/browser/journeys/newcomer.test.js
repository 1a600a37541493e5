// SPDX-License-Identifier: MIT OR Apache-2.0
// Somebody has heard a word and wants to know what it is, where it stands and which talk to watch first.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrived, picture, reading, seen, texts, useBrowser } from "../support/reader.js";

const box = (page) => page.getByRole("combobox", { name: "Search talks, topics and people" });
const card = (page) => page.locator("section.card");
const total = async (page) => Number((await page.locator(".understood b").first().textContent()).match(/^\d+/)[0]);

const searchFor = async (page, words) => {
  await box(page).fill(words);
  await page.getByRole("button", { name: "Search" }).click();
  await seen(page.locator(".understood"));
};

describe("a newcomer", () => {
  useBrowser();

  it("goes from a word to the topic, the talk to start with, its speaker", reading(async (page) => {
    await page.goto("/");
    await picture(page, "newcomer-1-home");
    await searchFor(page, "binder");
    await seen(card(page).getByRole("link", { name: "Android Binder driver" }));
    await picture(page, "newcomer-2-search");

    const start = await card(page).locator(".start a").first();
    const talk = await start.textContent();
    await card(page).getByRole("heading").getByRole("link").click();
    await arrived(page, "/topics/binder");
    await seen(page.getByText("Start here").locator("xpath=..").getByRole("link", { name: talk }));
    await picture(page, "newcomer-3-topic");

    await page.getByText("Start here").locator("xpath=..").getByRole("link").click();
    await seen(page.getByRole("heading", { level: 1, name: talk }));
    await picture(page, "newcomer-4-talk");

    const speaker = page.locator(".byline a").first();
    const name = await speaker.textContent();
    await speaker.click();
    await seen(page.getByRole("heading", { level: 1, name }));
    assert.ok((await texts(page.locator(".timeline li li a"))).includes(talk));
    await picture(page, "newcomer-5-person");
  }));

  it("goes from a name of code to where else it stands", reading(async (page) => {
    await page.goto("/topics/pinned-init");
    const code = page.locator('main code a[href^="/xref/"]').first();
    const path = await code.getAttribute("href");
    await code.click();
    await arrived(page, path);
    assert.ok((await page.locator(".mentions > li, .plain > li").count()) > 1);
  }));

  it("is understood when a word is mistyped", reading(async (page) => {
    await page.goto("/");
    await searchFor(page, "cocinelle");
    await seen(page.locator(".understood .query").getByText("coccinelle", { exact: true }));
    assert.match((await texts(page.locator(".hits h2"))).join("\n"), /coccinelle/i);
  }));

  it("finds a topic by any of its names", reading(async (page) => {
    await page.goto("/");
    await searchFor(page, "pin init");
    await seen(card(page).getByRole("link", { name: "pinned-init" }));
  }));

  it("finds a topic on the map, and what hangs together with it on its page", reading(async (page) => {
    await page.goto("/");
    await page.locator(".map").getByRole("link", { name: /^Memory safety/ }).click();
    await arrived(page, "/topics/memory-safety");
    const neighbour = page.getByRole("region", { name: /Picture/ }).locator("a").nth(1);
    const path = await neighbour.getAttribute("href");
    await neighbour.click();
    await arrived(page, path);
  }));

  it("reads the map as a table", reading(async (page) => {
    await page.goto("/map");
    const labels = await page.locator(".map a").count();
    assert.ok(labels > 20, `${labels} labels`);
    assert.equal(await page.locator("table tr:has(td)").count(), labels);
    await picture(page, "newcomer-8-map");
  }));

  it("narrows a search by a facet, and takes the filter away again", reading(async (page) => {
    await page.goto("/search?q=binder");
    const all = await total(page);
    const value = page.locator("#facets .facet").first().getByRole("link").first();
    const count = Number((await value.locator("span").last().textContent()).trim());
    await value.click();
    await seen(page.locator("#facets [aria-current=true]"));
    assert.equal(await total(page), count);
    assert.ok(count < all, `${count} of ${all}`);
    assert.equal(await box(page).inputValue(), "binder");
    await picture(page, "newcomer-6-narrowed");

    await page.getByRole("navigation", { name: "Chosen filters" }).getByRole("link").first().click();
    await page.locator("#facets [aria-current=true]").waitFor({ state: "detached" });
    assert.equal(await total(page), all);
  }));

  it("keeps the filter for the next words", reading(async (page) => {
    await page.goto("/search?q=binder&kind=talk");
    await searchFor(page, "klint");
    assert.equal(new URL(page.url()).searchParams.get("kind"), "talk");
  }));

  it("is led to the very slide where the word is", reading(async (page) => {
    await page.goto("/search?q=binder&has=slides");
    const place = page.locator('.hits a[href*="#slide-"]').first();
    const path = await place.getAttribute("href");
    await place.click();
    await seen(page.locator(":target"));
    assert.ok(page.url().endsWith(path));
    await page.waitForFunction(() => document.querySelector(":target").getBoundingClientRect().top < innerHeight);
  }));

  it("is coached where nothing is found", reading(async (page) => {
    await page.goto("/search?q=qqqqzzzzx");
    await seen(page.getByRole("heading", { name: "What often helps" }));
    await seen(page.getByRole("main").getByRole("link", { name: "All topics, A to Z" }));
    await picture(page, "newcomer-7-nothing");
  }));

  it("is led on from an address that does not exist", reading(async (page) => {
    await page.goto("/talks/lpc-2023/klimt");
    await page.getByRole("main").getByRole("link", { name: /klint/i }).first().click();
    await arrived(page, "/talks/lpc-2023/klint");
  }, { complaints: /404/ }));
});
