// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/api/object_text.h"

#include <algorithm>
#include <span>

#include "schema/text/counted.h"
#include "server/api/lists.h"
#include "server/api/related_text.h"
#include "server/api/text_writer.h"
#include "server/pages/lists.h"
#include "server/pages/outcome.h"
#include "server/pages/recording.h"
#include "server/pages/sparkline.h"
#include "server/pages/standing.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"

namespace plumbline {
namespace {

std::string url_of(const PageContext& context, const Document& document) {
  return context.base_url + path_of(document);
}

std::string titles(const Catalog& catalog, std::span<const DocumentId> documents) {
  return joined(titles_of(catalog, documents));
}

std::string counted_titles(const Catalog& catalog, const std::vector<Counted>& counted) {
  std::vector<std::string> items;
  for (const Counted& item : counted) {
    items.push_back(catalog[item.document].title + " (" + std::to_string(item.count) + ")");
  }
  return joined(items);
}

void write_links(TextWriter& out, std::span<const Link> links) {
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

// Paragraphs, which are lines of their own, stand apart; short lines, as those of a slide, do not.
void write_body(TextWriter& out, std::string_view body, std::size_t indent) {
  bool after_paragraph = false;
  while (!body.empty()) {
    const std::string_view line = body.substr(0, body.find('\n'));
    body.remove_prefix(std::min(body.size(), line.size() + 1));
    const bool is_paragraph = line.size() > kTextColumns;
    if (is_paragraph && after_paragraph) out.blank();
    out.paragraph(line, indent);
    after_paragraph = is_paragraph;
  }
}

void write_passages(TextWriter& out, const PartView& part) {
  for (const PassageView& passage : part.passages) {
    out.blank();
    std::string heading = passage.heading;
    if (is_wordless(passage)) heading = "(a picture)";
    if (passage.page) heading = "[" + std::to_string(*passage.page) + "] " + heading;
    if (passage.seconds) heading = "[" + time_words(*passage.seconds) + "] " + heading;
    out.paragraph(heading);
    write_body(out, passage.body, heading.empty() ? 0 : 2);
  }
}

void write_talks(TextWriter& out, const PageContext& context, std::span<const DocumentId> talks) {
  const Catalog& catalog = context.collection.catalog();
  if (!talks.empty()) out.heading(counted(talks.size(), "talk"));
  for (DocumentId id : talks) {
    out.blank();
    out.paragraph(catalog[id].title);
    out.paragraph(talk_line(catalog, catalog[id]), 2);
    out.address(url_of(context, catalog[id]), 2);
  }
}

void write_references(TextWriter& out, const PageContext& context, std::string_view heading,
                      std::span<const DocumentId> documents) {
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
  const std::size_t told = std::min(kToldBacklinks, backlinks.size());
  for (const Backlink& backlink : std::span(backlinks).first(told)) {
    const Document& document = context.collection.catalog()[backlink.document];
    const ShownPassage& shown = backlink.shown;
    out.paragraph(document.title + (shown.part.empty() ? "" : " (" + shown.part + ")"));
    out.address(url_of(context, document) + (shown.anchor.empty() ? "" : "#" + shown.anchor), 2);
  }
  if (told < backlinks.size())
    out.paragraph("and " + counted(backlinks.size() - told, "other document"));
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

std::string talks_by_year(const Catalog& catalog, const Document& document) {
  return spark_text(count_talks(years_of_collection(catalog), catalog, document.talks));
}

// The text of a topic begins with its summary, which stands under its title already.
PartView without_summary(PartView about, const std::string& summary) {
  if (about.passages.empty() || summary.empty()) return about;
  std::string& body = about.passages.front().body;
  if (body.starts_with(summary + "\n")) body.erase(0, summary.size() + 1);
  return about;
}

std::pair<PartView, PartView> before_headings(const PartView& part) {
  PartView intro, rest;
  for (const PassageView& passage : part.passages) {
    const bool headed = !passage.heading.empty() || !rest.passages.empty();
    (headed ? rest : intro).passages.push_back(passage);
  }
  return {intro, rest};
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
  out.field("Status", standing_of(catalog, topic, page.outcome));
  out.field("By year", talks_by_year(catalog, topic));
  out.field("Also", joined(page.aliases));
  out.field("Part of", titles(catalog, page.ancestors));
  out.field("Includes", titles(catalog, page.children));
  out.field("Related", titles(catalog, page.related));
  out.field("People", counted_titles(catalog, page.people));
  if (topic.start_here != 0) write_references(out, context, "Start here", {&topic.start_here, 1});
  const DocumentId next = topic.start_here != 0 ? next_talk(catalog, topic) : 0;
  if (next != 0) write_references(out, context, "Go on with", {&next, 1});
  out.heading("About");
  write_passages(out, without_summary(page.about, topic.summary));
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
  out.field("By year", talks_by_year(catalog, catalog[page.person]));
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
  // A call for papers may be long: it stands behind the programme, as on the page.
  auto [intro, rest] = before_headings(page.about);
  if (!intro.passages.empty()) out.heading("About");
  write_passages(out, intro);
  out.field("Track", page.track);
  write_talks(out, context, page.talks());
  write_passages(out, rest);
  write_links(out, event.links);
  write_addresses(out, "Sources", page.sources);
  write_end(out, context, event);
  return out.text();
}

std::string list_text(const PageContext& context, Kind kind) {
  const Catalog& catalog = context.collection.catalog();
  const std::vector<DocumentId> documents = listed(catalog, kind);
  const Years years = years_of_collection(catalog);
  TextWriter out;
  out.title(counted(documents.size(), kind_name(kind), kind == Kind::kPerson ? "people" : ""));
  for (DocumentId id : documents) {
    const Document& document = catalog[id];
    out.blank();
    out.paragraph(document.title + " (" + counted(document.talks.size(), "talk") + ")");
    if (kind == Kind::kTopic)
      out.paragraph(spark_text(count_talks(years, catalog, document.talks)), 2);
    out.paragraph(document.summary, 2);
    out.address(url_of(context, document), 2);
  }
  return out.text();
}

}  // namespace plumbline
