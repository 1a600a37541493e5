// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/citation.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

// Braces keep capitals; the characters that TeX reads are escaped.
std::string value(const std::string& text) {
  std::string escaped;
  for (char c : text) {
    if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) escaped += '\\';
    if (c == '\\') {
      escaped += "\\textbackslash{}";
    } else if (c == '~' || c == '^') {
      escaped += c == '~' ? "\\textasciitilde{}" : "\\textasciicircum{}";
    } else {
      escaped += c;
    }
  }
  return "{" + escaped + "}";
}

std::string line(const char* name, const std::string& braced) {
  return "  " + std::string(name) + " = " + braced + ",\n";
}

std::string key_of(const Document& talk) {
  std::string key = talk.slug;
  for (char& c : key) c = c == '/' ? ':' : c;
  return key;
}

std::string authors(const Catalog& catalog, const Document& talk) {
  std::string text;
  for (DocumentId id : talk.speakers) text += (text.empty() ? "" : " and ") + catalog[id].title;
  return text;
}

}  // namespace

std::string talk_bibtex(const PageContext& context, const TalkPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const Document& talk = catalog[page.talk];
  std::string text = "@misc{" + key_of(talk) + ",\n" + line("title", "{" + value(talk.title) + "}");
  if (!talk.speakers.empty()) text += line("author", value(authors(catalog, talk)));
  text += line("howpublished", value("Talk at " + catalog[talk.event].title));
  if (!talk.date.empty()) text += line("year", value(talk.year()));
  if (talk.date.size() >= 7) text += line("month", value(talk.date.substr(5, 2)));
  return text + line("url", "{" + context.base_url + path_of(talk) + "}") + "}\n";
}

}  // namespace plumbline
