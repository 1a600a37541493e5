// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/document_handlers.h"

#include "schema/text/name_key.h"
#include "server/api/atom.h"
#include "server/api/calendar.h"
#include "server/api/csv.h"
#include "server/api/lists.h"
#include "server/api/object_json.h"
#include "server/api/object_text.h"
#include "server/api/related_json.h"
#include "server/api/talk_markdown.h"
#include "server/http/nearest.h"
#include "server/http/parameters.h"
#include "server/http/problem.h"
#include "server/pages/cite.h"
#include "server/pages/programme.h"
#include "server/pages/related.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::string_view kApi = "/api/v1";

bool is_api(const Call& call) { return call.request.path.starts_with(kApi); }

// The slug: the captures, joined.
std::string slug_of_call(const Call& call) {
  std::string slug;
  for (const std::string& capture : call.captures) slug += (slug.empty() ? "" : "/") + capture;
  return slug;
}

// The document that has this for a name: "/topics/Rust%20GCC" is /topics/gccrs.
const Document* find_by_name(const Catalog& catalog, Kind kind, std::string_view name) {
  Tokenizer tokenizer;
  const Name* found = catalog.name_of_key(name_key(tokenizer, name).key);
  if (!found || catalog[found->document].kind != kind) return nullptr;
  return &catalog[found->document];
}

// Where the document itself is, in the form that was asked for.
std::string same_form(const Call& call, const Document& document) {
  return (is_api(call) ? std::string(kApi) : std::string()) + path_of(document) +
         std::string(call.suffix ? suffix_of(*call.suffix) : "");
}

RequestError no_such(const Call& call, Kind kind, const std::string& slug) {
  const Catalog& catalog = call.collection.catalog();
  std::vector<std::string_view> slugs;
  for (DocumentId id : catalog.all(kind)) slugs.emplace_back(catalog[id].slug);
  std::vector<std::string> meant;
  for (const std::string& near : nearest(slug, slugs, 3)) {
    meant.push_back((is_api(call) ? std::string(kApi) : "") + path_of(*catalog.find(kind, near)));
  }
  return not_found("There is no " + std::string(kind_name(kind)) + " “" + slug + "” here.",
                   std::move(meant));
}

// What there is instead of a document that was not found: another address of it, or a problem.
HttpResponse instead(const Call& call, Kind kind) {
  const std::string slug = slug_of_call(call);
  const Document* document = find_by_name(call.collection.catalog(), kind, slug);
  if (!document || document->slug == slug) throw no_such(call, kind, slug);
  return redirect(same_form(call, *document));
}

const Catalog& catalog_of(const Call& call) { return call.collection.catalog(); }

void check_parameters(const Call& call) {
  if (is_api(call)) refuse_parameters(call.request.parameters);
}

}  // namespace

HttpResponse talk(const Call& call) {
  check_parameters(call);
  auto page = load_talk(catalog_of(call), call.db, slug_of_call(call));
  if (!page) return instead(call, Kind::kTalk);
  if (call.format != Format::kBibtex && call.format != Format::kCalendar)
    page->related = related_to_talk(catalog_of(call), call.db, page->talk);
  switch (call.format) {
    case Format::kHtml:
      return reply(call, talk_html(call.page, *page, call.request.parameter("at")));
    case Format::kText:
      return reply(call, talk_text(call.page, *page));
    case Format::kBibtex:
      return reply(call, bibtex(catalog_of(call), *page, call.page.base_url) + "\n");
    case Format::kMarkdown:
      return reply(call, talk_markdown(call.page, *page));
    case Format::kCalendar:
      return reply(call, talk_calendar(call.page, *page));
    default:
      return reply(call, talk_json(call.page, *page));
  }
}

HttpResponse api_talk_related(const Call& call) {
  const int limit = read_related_limit(call.request.parameters);
  const std::string slug = slug_of_call(call);
  const Document* talk = catalog_of(call).find(Kind::kTalk, slug);
  if (!talk) throw no_such(call, Kind::kTalk, slug);
  return reply(call,
               related_json(call.page, load_related(catalog_of(call), call.db, *talk, limit)));
}

namespace {

// Of how many documents that name a topic the passages are shown.
std::size_t mentions_in(Format format) {
  switch (format) {
    case Format::kHtml:
      return kShownMentions;
    case Format::kAtom:
      return 0;
    default:
      return kToldBacklinks;
  }
}

}  // namespace

HttpResponse topic(const Call& call) {
  check_parameters(call);
  const auto page =
      load_topic(catalog_of(call), call.db, slug_of_call(call), mentions_in(call.format));
  if (!page) return instead(call, Kind::kTopic);
  switch (call.format) {
    case Format::kHtml:
      return reply(call, topic_html(call.page, *page));
    case Format::kText:
      return reply(call, topic_text(call.page, *page));
    case Format::kAtom:
      return reply(call, talks_atom(call.page, page->topic));
    default:
      return reply(call, topic_json(call.page, *page));
  }
}

HttpResponse person(const Call& call) {
  check_parameters(call);
  const auto page = load_person(catalog_of(call), call.db, slug_of_call(call));
  if (!page) return instead(call, Kind::kPerson);
  switch (call.format) {
    case Format::kHtml:
      return reply(call, person_html(call.page, *page));
    case Format::kText:
      return reply(call, person_text(call.page, *page));
    case Format::kAtom:
      return reply(call, talks_atom(call.page, page->person));
    default:
      return reply(call, person_json(call.page, *page));
  }
}

namespace {

HttpResponse event_answer(const Call& call, const EventPage& page) {
  const std::size_t begin = slot_at(catalog_of(call), page, call.request.parameter("at"));
  EventJson json = event_json(call.page, page, begin, call.request.parameters);
  HttpResponse response = reply(call, std::move(json.text));
  add_page_links(json.more, "", &response);
  return response;
}

}  // namespace

HttpResponse event(const Call& call) {
  if (is_api(call)) refuse_other_parameters(call.request.parameters, {"at", "track"});
  auto page = load_event(catalog_of(call), call.db, slug_of_call(call));
  if (!page) return instead(call, Kind::kEvent);
  if (const std::string track(call.request.parameter("track")); !track.empty())
    keep_track(track, &*page);
  switch (call.format) {
    case Format::kHtml:
      return reply(call, event_html(call.page, *page, call.request.parameter("at")));
    case Format::kText:
      return reply(call, event_text(call.page, *page));
    case Format::kCsv:
      return reply(call, event_csv(call.page, *page));
    case Format::kCalendar:
      return reply(call, event_calendar(call.page, call.db, *page));
    case Format::kAtom:
      return reply(call, event_atom(call.page, *page));
    default:
      return event_answer(call, *page);
  }
}

namespace {

using HtmlList = std::string (*)(const Call&);

HttpResponse list(const Call& call, Kind kind, HtmlList html) {
  switch (call.format) {
    case Format::kHtml:
      return reply(call, html(call));
    case Format::kText:
      return reply(call, list_text(call.page, kind));
    case Format::kCsv:
      return reply(call, list_csv(call.page, kind));
    case Format::kNdjson:
      return reply(call, list_ndjson(call.page, kind));
    default:
      return reply(call, list_json(call.page, kind));
  }
}

std::string topics_page(const Call& call) {
  return topics_html(call.page, call.request.parameter("at"),
                     call.request.parameter("view") == "tree");
}
std::string people_page(const Call& call) {
  return people_html(call.page, call.request.parameter("at"));
}
std::string events_page(const Call& call) { return events_html(call.page); }

}  // namespace

HttpResponse topics(const Call& call) { return list(call, Kind::kTopic, topics_page); }
HttpResponse people(const Call& call) { return list(call, Kind::kPerson, people_page); }
HttpResponse events(const Call& call) { return list(call, Kind::kEvent, events_page); }

HttpResponse talks_to_search(const Call&) { return redirect("/search?type=talk"); }

HttpResponse talks_to_event(const Call& call) {
  const Document* event = catalog_of(call).find(Kind::kEvent, call.captures.front());
  if (!event) return instead(call, Kind::kEvent);
  return redirect(path_of(*event));
}

}  // namespace plumbline
