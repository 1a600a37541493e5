// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/object_text.h"

#include "server/api/lists.h"
#include "server/api/related_text.h"
#include "server/api/text_writer.h"
#include "server/pages/outcome.h"
#include "server/pages/recording.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

std::string url_of(const PageContext& context, const Document& document) {
  return context.base_url + path_of(document);
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::string titles(const Catalog& catalog, const std::vector<DocumentId>& documents) {
  std::vector<std::string> items;
  for (DocumentId id : documents) items.push_back(catalog[id].title);
  return joined(items);
}

std::string counted_titles(const Catalog& catalog, const std::vector<Counted>& counted) {
  std::vector<std::string> items;
  for (const Counted& item : counted) {
    items.push_back(catalog[item.document].title + " (" + std::to_string(item.count) + ")");
  }
  return joined(items);
}

std::string counted_noun(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void write_links(TextWriter& out, const std::vector<Link>& links) {
  if (!links.empty()) out.heading("Links");
  for (const Link& link : links) {
    out.paragraph(link.key);
    out.address(link.url, 2);
  }
}

void write_addresses(TextWriter& out, std::string_view heading,
                     const std::vector<std::string>& urls) {
  if (!urls.empty()) out.heading(heading);
  for (const std::string& url : urls) out.address(url);
}

void write_passages(TextWriter& out, const PartView& part) {
  for (const PassageView& passage : part.passages) {
    out.blank();
    std::string heading = passage.heading;
    if (passage.page) heading = "[" + std::to_string(*passage.page) + "] " + heading;
    if (passage.seconds) heading = "[" + time_words(*passage.seconds) + "]";
    out.paragraph(heading);
    out.paragraph(passage.body, heading.empty() ? 0 : 2);
  }
}

void write_talks(TextWriter& out, const PageContext& context,
                 const std::vector<DocumentId>& talks) {
  const Catalog& catalog = context.collection.catalog();
  if (!talks.empty()) out.heading(counted_noun(talks.size(), "talk"));
  for (DocumentId id : talks) {
    out.blank();
    out.paragraph(catalog[id].title);
    out.paragraph(talk_line(catalog, catalog[id]), 2);
    out.address(url_of(context, catalog[id]), 2);
  }
}

void write_references(TextWriter& out, const PageContext& context, std::string_view heading,
                      const std::vector<DocumentId>& documents) {
  if (!documents.empty()) out.heading(heading);
  for (DocumentId id : documents) {
    const Document& document = context.collection.catalog()[id];
    out.paragraph(document.title);
    out.address(url_of(context, document), 2);
  }
}

void write_backlinks(TextWriter& out, const PageContext& context,
                     const std::vector<Backlink>& backlinks, std::string_view heading) {
  if (!backlinks.empty()) out.heading(heading);
  for (const Backlink& backlink : backlinks) {
    const Document& document = context.collection.catalog()[backlink.document];
    out.paragraph(document.title + (backlink.part.empty() ? "" : " (" + backlink.part + ")"));
    out.address(url_of(context, document) + (backlink.anchor.empty() ? "" : "#" + backlink.anchor),
                2);
  }
}

// The last line: where this comes from and what else it comes as.
void write_end(TextWriter& out, const PageContext& context, const Document& document) {
  out.heading("More");
  out.address(url_of(context, document));
  out.address(url_of(context, document) + ".json");
}

// "Decided    text", with where it was said unless that is the page itself.
void write_outcome(TextWriter& out, const PageContext& context,
                   const std::vector<StatementLine>& lines, bool with_talk) {
  const Catalog& catalog = context.collection.catalog();
  if (!lines.empty()) out.heading("What came of it");
  for (const Stated kind : kOutcomes) {
    for (const StatementLine& line : lines) {
      if (line.kind != kind) continue;
      if (with_talk) out.blank();
      out.field(outcome_words(kind), line.text);
      if (!with_talk) continue;
      out.paragraph(said_where(catalog, line), 2);
      out.address(context.base_url + url_of(catalog, line), 2);
    }
  }
}

std::string time_of(const TalkPage& page) {
  return page.end_time.empty() ? page.start_time : page.start_time + " to " + page.end_time;
}

std::string part_name(const PartView& part) {
  if (part.part == "abstract") return "Abstract";
  if (part.part == "notes") return "Notes";
  if (part.part == "slides") return "Slides";
  if (part.part == "transcript") return "Transcript";
  return "About";
}

}  // namespace

std::string talk_line(const Catalog& catalog, const Document& talk) {
  std::vector<std::string> items;
  if (talk.event != 0) items.push_back(catalog[talk.event].short_name);
  if (!talk.date.empty()) items.push_back(talk.date);
  if (!talk.speakers.empty()) items.push_back(titles(catalog, talk.speakers));
  if (talk.withdrawn) items.emplace_back("withdrawn");
  return joined(items);
}

std::string home_text(const PageContext& context) {
  const PublicationInfo& info = context.collection.info();
  TextWriter out;
  out.title("Plumbline");
  out.paragraph(context.tagline);
  out.blank();
  out.paragraph(std::to_string(info.talks) + " talks, " + std::to_string(info.topics) +
                " topics, " + std::to_string(info.people) + " people, " +
                std::to_string(info.events) + " events.");
  const std::pair<const char*, const char*> addresses[] = {
      {"Search", "/search.txt?q=WORDS"},
      {"All topics", "/topics.txt"},
      {"All events", "/events.txt"},
      {"All people", "/people.txt"},
      {"What was talked about, and what was not", "/coverage.txt"},
      {"What is cited most", "/citations.txt"},
      {"Identifiers of code", "/xref.txt"},
      {"How to search", "/help/search"},
      {"JSON", "/api/v1"}};
  for (const auto& [label, path] : addresses) {
    out.blank();
    out.paragraph(label);
    out.address(context.base_url + path, 2);
  }
  return out.text();
}

std::string talk_text(const PageContext& context, const TalkPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const Document& talk = catalog[page.talk];
  TextWriter out;
  out.title(talk.title);
  out.field("Status", talk.withdrawn ? "withdrawn" : "");
  out.field("Event", catalog[talk.event].title);
  out.field("Date", talk.date);
  out.field("Time", time_of(page));
  out.field("Room", page.room);
  out.field("Track", page.track);
  out.field("Kind", talk.format);
  out.field("Speakers", titles(catalog, talk.speakers));
  out.field("Topics", titles(catalog, talk.topics));
  write_outcome(out, context, page.outcome, false);
  for (const PartView& part : page.parts) {
    out.heading(part_name(part));
    write_passages(out, part);
  }
  write_references(out, context, "Continues", page.earlier);
  write_references(out, context, "Continued by", page.followed_by);
  write_references(out, context, "Also names", page.mentions);
  if (!page.related.empty()) out.heading("Related earlier talks");
  write_related(out, context, page.related);
  write_references(out, context, "Refers to", page.refers_to);
  write_backlinks(out, context, page.cited_by, "Cited by");
  write_links(out, talk.links);
  write_addresses(out, "Sources", page.sources);
  write_end(out, context, talk);
  return out.text();
}

std::string topic_text(const PageContext& context, const TopicPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const Document& topic = catalog[page.topic];
  TextWriter out;
  out.title(topic.title);
  out.paragraph(topic.summary);
  out.blank();
  out.field("Kind", topic.category);
  out.field("Also", joined(page.aliases));
  out.field("Part of", titles(catalog, page.ancestors));
  out.field("Includes", titles(catalog, page.children));
  out.field("Related", titles(catalog, page.related));
  out.field("People", counted_titles(catalog, page.people));
  if (topic.start_here != 0) write_references(out, context, "Start here", {topic.start_here});
  out.heading("About");
  write_passages(out, page.about);
  write_outcome(out, context, page.outcome, true);
  write_talks(out, context, topic.talks);
  write_backlinks(out, context, page.mentioned_in, "Named in");
  write_links(out, topic.links);
  write_addresses(out, "Sources", page.sources);
  write_end(out, context, topic);
  return out.text();
}

std::string person_text(const PageContext& context, const PersonPage& page) {
  const Catalog& catalog = context.collection.catalog();
  TextWriter out;
  out.title(catalog[page.person].title);
  out.field("Also", joined(page.also));
  out.field("Topics", counted_titles(catalog, page.topics));
  out.field("With", counted_titles(catalog, page.co_speakers));
  write_talks(out, context, catalog[page.person].talks);
  write_end(out, context, catalog[page.person]);
  return out.text();
}

std::string event_text(const PageContext& context, const EventPage& page) {
  const Catalog& catalog = context.collection.catalog();
  const Document& event = catalog[page.event];
  TextWriter out;
  out.title(event.title);
  out.field("Dates", event.end.empty() ? event.start : event.start + " to " + event.end);
  out.field("Place", event.place);
  out.field("Topics", counted_titles(catalog, page.topics));
  out.heading("About");
  write_passages(out, page.about);
  out.field("Track", page.track);
  write_talks(out, context, page.talks());
  write_links(out, event.links);
  write_addresses(out, "Sources", page.sources);
  write_end(out, context, event);
  return out.text();
}

std::string list_text(const PageContext& context, Kind kind) {
  const Catalog& catalog = context.collection.catalog();
  const std::vector<DocumentId> documents = listed(catalog, kind);
  TextWriter out;
  const std::string noun(kind_name(kind));
  out.title(kind == Kind::kPerson ? std::to_string(documents.size()) + " people"
                                  : counted_noun(documents.size(), noun));
  for (DocumentId id : documents) {
    const Document& document = catalog[id];
    out.blank();
    out.paragraph(document.title + " (" + counted_noun(document.talks.size(), "talk") + ")");
    out.paragraph(document.summary, 2);
    out.address(url_of(context, document), 2);
  }
  return out.text();
}

}  // namespace plumbline
