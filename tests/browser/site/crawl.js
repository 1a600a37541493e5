// SPDX-License-Identifier: MIT OR Apache-2.0
// Visits everything that the site leads to. The addresses of searches have no end, as each facet leads to
// further searches; so searches are visited where another page or one of `seeds` links to them, and what
// they link to is visited, but for the searches in it.
import { ask, mediaType } from "../support/ask.js";
import { read } from "./markup.js";

const atOnce = 8; // requests

const isSearch = (url) => url.pathname.startsWith("/search");
const withoutFragment = (url) => url.href.replace(/#.*$/, "");

// visit(url): {url, status, type, body, bytes, ids, links}; ids and links are those of a page of HTML.
const visit = async (url) => {
  const answer = await ask(url, "text/html,*/*;q=0.1");
  const body = Buffer.from(await answer.arrayBuffer());
  const type = mediaType(answer);
  const page = { url: answer.url, status: answer.status, type, bytes: body.length, body: body.toString() };
  return { ...page, ...(type === "text/html" ? read(page.body, answer.url) : { ids: new Set(), links: [] }) };
};

// crawl(address, seeds): all that was visited, by its address without fragment.
export const crawl = async (address, seeds) => {
  const origin = new URL(address).origin;
  const visited = new Map();
  const waiting = [];
  const add = (url) => {
    const key = withoutFragment(url);
    if (url.origin !== origin || visited.has(key)) return;
    visited.set(key, null);
    waiting.push(key);
  };
  seeds.forEach((path) => add(new URL(path, address)));
  const seeded = new Set(visited.keys());

  const worker = async () => {
    for (let key; (key = waiting.shift()); ) {
      const page = await visit(key);
      visited.set(key, page);
      const leadsToSearches = !isSearch(new URL(key)) || seeded.has(key);
      for (const { to } of page.links) if (leadsToSearches || !isSearch(to)) add(to);
    }
  };
  // A worker that finds nothing to do ends; so rounds go on until nothing is left.
  while (waiting.length > 0) await Promise.all(Array.from({ length: atOnce }, worker));
  return visited;
};

// The sentences that tell what is broken: answers that are errors, and fragments that no element has.
export const brokenLinks = (visited) => {
  const broken = [];
  for (const [from, page] of visited) {
    for (const { to } of page.links) {
      const target = visited.get(withoutFragment(to));
      if (!target) continue; // elsewhere, or one of the searches that are not visited
      if (target.status !== 200) broken.push(`${from} leads to ${to.href}: status ${target.status}`);
      const fragment = decodeURIComponent(to.hash.slice(1));
      const isMissing = fragment !== "" && target.type === "text/html" && !target.ids.has(fragment);
      if (isMissing) broken.push(`${from} leads to ${to.href}: there is no such fragment`);
    }
  }
  return broken;
};
