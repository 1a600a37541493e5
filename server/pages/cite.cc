// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/cite.h"

#include "server/pages/lists.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

std::string join_known(std::vector<std::string> parts) {
  std::erase(parts, "");
  return joined(parts);
}

std::string escape_latex(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

// In an address only what would end the braces is changed.
std::string escape_url(std::string_view url) {
  std::string out;
  for (char c : url) {
    if (c == '{' || c == '}' || c == '\\') {
      out += percent_encode({&c, 1});
    } else {
      out += c;
    }
  }
  return out;
}

void add_field(std::string* entry, std::string_view name, const std::string& value) {
  if (value.empty()) return;
  entry->append(",\n  ").append(name).append(" = {").append(value).append("}");
}

std::string bibtex_key(const Document& talk) {
  std::string key = talk.slug;
  for (char& c : key) {
    if (c == '/') c = '-';
  }
  return key;
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\[]*_`<>").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string footnote(const Catalog& catalog, const TalkPage& page, const std::string& base_url) {
  const Document& talk = catalog[page.talk];
  const std::string event = catalog[talk.event].short_name;
  const std::string date = page.date.empty() ? "" : long_date(page.date);
  return join_known({joined(titles_of(catalog, talk.speakers)), "“" + talk.title + "”", event, date,
                     base_url + path_of(talk)});
}

std::string markdown_link(const Catalog& catalog, const TalkPage& page,
                          const std::string& base_url) {
  const Document& talk = catalog[page.talk];
  const std::string facts =
      join_known({joined(titles_of(catalog, talk.speakers)), catalog[talk.event].short_name});
  return "[" + escape_markdown(talk.title) + "](" + base_url + path_of(talk) + ") (" +
         escape_markdown(facts) + ")";
}

std::string bibtex(const Catalog& catalog, const TalkPage& page, const std::string& base_url) {
  const Document& talk = catalog[page.talk];
  std::string entry = "@misc{" + bibtex_key(talk);
  add_field(&entry, "author", escape_latex(joined(titles_of(catalog, talk.speakers), " and ")));
  add_field(&entry, "title", "{" + escape_latex(talk.title) + "}");
  add_field(&entry, "howpublished",
            capitalised(talk.format) + " at " + escape_latex(catalog[talk.event].title));
  add_field(&entry, "year", talk.year());
  if (!page.date.empty()) add_field(&entry, "date", page.date);
  add_field(&entry, "url", escape_url(base_url + path_of(talk)));
  return entry + "\n}";
}

}  // namespace plumbline
