// SPDX-License-Identifier: MIT OR Apache-2.0
// One address for each type of page, and for the states of a page that look different.
export const pageTypes = {
  home: "/",
  search: "/search?q=binder",
  "search-loose": "/search?q=hello+scaffolding+borrow+checker+zebra",
  "search-nothing": "/search?q=qqqqzzzzx",
  "search-filtered": "/search?q=&event=lpc-2023&kind=talk",
  "search-explained": "/search?q=klint&explain=1",
  topic: "/topics/pinned-init",
  "topic-with-many-talks": "/topics/rust-for-linux",
  topics: "/topics",
  map: "/map",
  talk: "/talks/lpc-2023/klint",
  "talk-with-pictures": "/talks/lpc-2022/gcc-rust",
  "talk-with-long-texts": "/talks/ctcft-2021/rust-for-linux",
  person: "/people/gary-guo",
  people: "/people",
  event: "/events/lpc-2023",
  events: "/events",
  coverage: "/coverage",
  "coverage-below": "/coverage?parent=linux-kernel&series=lpc",
  citations: "/citations",
  decisions: "/search?q=kind:decision",
  identifiers: "/xref",
  identifier: "/xref/pin_init",
  related: "/related",
  "help-search": "/help/search",
  "help-api": "/help/api",
  "help-errors": "/help/errors",
};

// Those that answer with an error, as a page.
export const problemTypes = { missing: "/talks/lpc-2023/klimt", "bad-parameter": "/search?q=miri&yaer=2023" };
