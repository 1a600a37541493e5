// SPDX-License-Identifier: MIT OR Apache-2.0
// RFC 4180: lines end in CRLF; a field with a comma, a quote or a line end stands in quotes, in
// which a quote is doubled. The first line names the columns. Several values in one field are
// separated by "; ".
#include <cstdio>
#include <span>

#include "server/api/csv.h"
#include "server/api/lists.h"
#include "server/api/search_answer.h"
#include "server/pages/lists.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

using Columns = std::vector<std::string>;

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string url_of(const PageContext& context, const Document& document) {
  return context.base_url + path_of(document);
}

std::string titles(const Catalog& catalog, std::span<const DocumentId> documents) {
  return joined(titles_of(catalog, documents), "; ");
}

std::string slugs(const Catalog& catalog, std::span<const DocumentId> documents) {
  std::string text;
  for (DocumentId id : documents) text += (text.empty() ? "" : "; ") + catalog[id].slug;
  return text;
}

std::string decimal(double value) {
  char text[32];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.4f", value))};
}

const Columns kTalkColumns = {"id", "title", "event", "date", "kind", "speakers", "topics", "url"};
const Columns kTopicColumns = {"id", "title", "kind", "summary", "parent", "talks", "url"};
const Columns kPersonColumns = {"id", "name", "talks", "url"};
const Columns kEventColumns = {"id",  "short", "title", "series", "start",
                               "end", "place", "talks", "url"};

const Columns& columns_of(Kind kind) {
  switch (kind) {
    case Kind::kTalk:
      return kTalkColumns;
    case Kind::kTopic:
      return kTopicColumns;
    case Kind::kPerson:
      return kPersonColumns;
    case Kind::kEvent:
      return kEventColumns;
  }
  return kTalkColumns;
}

Columns values_of(const PageContext& context, const Document& d) {
  const Catalog& catalog = context.collection.catalog();
  const std::string url = url_of(context, d), talks = std::to_string(d.talks.size());
  switch (d.kind) {
    case Kind::kTalk:
      return {d.slug,
              d.title,
              catalog[d.event].slug,
              d.date,
              d.format,
              titles(catalog, d.speakers),
              slugs(catalog, d.topics),
              url};
    case Kind::kTopic:
      return {d.slug, d.title, d.category, d.summary, catalog[d.parent].slug, talks, url};
    case Kind::kPerson:
      return {d.slug, d.title, talks, url};
    case Kind::kEvent:
      return {d.slug, d.short_name, d.title, d.series, d.start, d.end, d.place, talks, url};
  }
  return {};
}

std::string documents_csv(const PageContext& context, Kind kind,
                          std::span<const DocumentId> documents) {
  std::string text = csv_line(columns_of(kind));
  for (DocumentId id : documents)
    text += csv_line(values_of(context, context.collection.catalog()[id]));
  return text;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& text : fields) line += (&text == fields.data() ? "" : ",") + field(text);
  return line + "\r\n";
}

std::string search_csv(const PageContext& context, const SearchAnswer& answer) {
  const Catalog& catalog = context.collection.catalog();
  std::string text = csv_line({"type", "id", "title", "event", "date", "kind", "speakers", "topics",
                               "score", "url", "snippet"});
  for (const Hit& hit : answer.results.hits) {
    const Document& d = catalog[hit.document];
    text += csv_line({std::string(kind_name(d.kind)), d.slug, d.title, catalog[d.event].slug,
                      d.date, d.kind == Kind::kTopic ? d.category : d.format,
                      titles(catalog, d.speakers), slugs(catalog, d.topics), decimal(hit.score),
                      url_of(context, d), hit.snippet ? hit.snippet->text : ""});
  }
  return text;
}

std::string list_csv(const PageContext& context, Kind kind) {
  return documents_csv(context, kind, listed(context.collection.catalog(), kind));
}

std::string event_csv(const PageContext& context, const EventPage& page) {
  return documents_csv(context, Kind::kTalk, page.talks());
}

}  // namespace plumbline
