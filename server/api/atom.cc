// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/atom.h"

#include "server/api/index_json.h"
#include "server/api/object_text.h"
#include "server/api/search_answer.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + xml_escaped(text) + "</" + std::string(name) + ">\n";
}

std::string link(std::string_view relation, std::string_view url) {
  return "<link rel=\"" + std::string(relation) + "\" href=\"" + xml_escaped(url) + "\"/>\n";
}

// "2023-11-15", or as much of it as is known, as a time; the publication's where nothing is.
std::string entry_time(const std::string& date, const std::string& otherwise) {
  if (date.empty()) return otherwise;
  constexpr std::string_view kRest = "0000-01-01";
  return date + std::string(kRest.substr(std::min(date.size(), kRest.size()))) + "T00:00:00Z";
}

std::string entry(const PageContext& context, const Document& document, std::string_view summary) {
  const Catalog& catalog = context.collection.catalog();
  const std::string url = context.base_url + path_of(document);
  std::string text =
      "<entry>\n" + element("title", document.title) + element("id", url) + link("alternate", url) +
      element("updated", entry_time(document.date, utc_time(context.collection.published())));
  for (DocumentId id : document.speakers) {
    text += "<author>" + element("name", catalog[id].title) + "</author>\n";
  }
  return text + element("summary", summary) + "</entry>\n";
}

std::string feed_start(const PageContext& context, std::string_view title) {
  const std::string page =
      context.base_url + context.path + (context.query.empty() ? "" : "?" + context.query);
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
         "xmlns=\"http://www.w3.org/2005/Atom\">\n" +
         element("title", title) + element("id", page) + link("self", page) + "<author>" +
         element("name", "Plumbline") + "</author>\n" +
         element("updated", utc_time(context.collection.published()));
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  for (char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string talks_atom(const PageContext& context, DocumentId id) {
  const Catalog& catalog = context.collection.catalog();
  std::string feed = feed_start(context, "Talks: " + catalog[id].title);
  for (DocumentId talk : catalog[id].talks) {
    feed += entry(context, catalog[talk], talk_line(catalog, catalog[talk]));
  }
  return feed + "</feed>\n";
}

std::string search_atom(const PageContext& context, const SearchAnswer& answer) {
  const Catalog& catalog = context.collection.catalog();
  std::string feed = feed_start(context, "Plumbline: " + answer.request.q);
  if (const std::string next = next_address(context, answer); !next.empty())
    feed += link("next", next);
  for (const Hit& hit : answer.results.hits) {
    const Document& document = catalog[hit.document];
    feed += entry(context, document, hit.snippet ? hit.snippet->text : document.summary);
  }
  return feed + "</feed>\n";
}

}  // namespace plumbline
