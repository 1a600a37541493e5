// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/page.h: what all pages share: head, header with the search box, footer.
#pragma once

#include <string>

#include "server/pages/html.h"
#include "server/pages/markup.h"
#include "server/pages/template.h"
#include "server/search/search.h"

namespace plumbline {

struct Head {
  std::string title;           // without the site's name
  std::string description;     // a sentence or two for search engines
  std::string json = {};       // address of the twin, or ""
  std::string canonical = {};  // path of the page where it is not the one asked for
  bool index = true;           // false keeps search engines out
  Html data = {};              // JSON-LD
  std::string feed = {};       // address of an Atom feed of this page, or ""
};

class Page {
 public:
  // `main` is the template between header and footer; `section` "topics", "events", "people",
  // "coverage" or "".
  Page(const PageContext& context, const Head& head, const char* main,
       std::string_view section = "");

  Dictionary& main() { return main_; }

  // The search box of the header. The filters, dates and order of a request go along with its next
  // words.
  Page& with_search_box(const SearchRequest& request = {});

  std::string html() const { return template_.html(); }

 private:
  Template template_;
  Dictionary values_, main_;
};

}  // namespace plumbline
