// SPDX-License-Identifier: MIT OR Apache-2.0
// What a page of HTML holds, by the parser of the HTML standard.
import { parse } from "parse5";

// Elements whose attribute leads somewhere, and the attribute.
const leads = { a: "href", link: "href", script: "src", img: "src", form: "action", area: "href" };

// The elements of a page, in its order, as {name, attributes, text}.
export const elements = (html) => {
  const found = [];
  const text = (node) => (node.childNodes ?? []).map((child) => child.value ?? text(child)).join("");
  const visit = (node) => {
    if (node.tagName) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ name: node.tagName, attributes, text: () => text(node) });
    }
    for (const child of node.childNodes ?? []) visit(child);
  };
  visit(parse(html));
  return found;
};

// {ids, links}: the ids that a fragment may name, and where the page leads: [{to: URL, rel}]. A form that is
// sent with POST leads nowhere.
export const read = (html, base) => {
  const ids = new Set();
  const links = [];
  for (const { name, attributes } of elements(html)) {
    if (attributes.id) ids.add(attributes.id);
    // A link within <svg> has the same attributes.
    const lead = attributes[leads[name]];
    if (lead === undefined || attributes.method === "post") continue;
    links.push({ to: new URL(lead, base), rel: attributes.rel ?? "" });
  }
  return { ids, links };
};
