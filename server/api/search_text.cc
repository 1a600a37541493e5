// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/text/counted.h"
#include "server/api/object_text.h"
#include "server/api/search_answer.h"
#include "server/api/text_writer.h"
#include "server/pages/recording.h"
#include "server/pages/sparkline.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

constexpr std::size_t kIndent = 4;

std::string result_line(const Catalog& catalog, const Document& document) {
  if (document.kind == Kind::kTalk) return talk_line(catalog, document);
  if (document.kind == Kind::kTopic) return "Topic, " + document.category + ". " + document.summary;
  const std::string talks = counted(document.talks.size(), "talk");
  if (document.kind == Kind::kPerson) return "Person, " + talks;
  return "Event, " + talks + (document.place.empty() ? "" : ", " + document.place);
}

std::string place_of(const Snippet& snippet) {
  std::string place = snippet.part;
  if (snippet.page) place += " p. " + std::to_string(*snippet.page);
  if (snippet.seconds) place += " at " + time_words(*snippet.seconds);
  return place;
}

std::string snippet_line(const Snippet& snippet) { return place_of(snippet) + ": " + snippet.text; }

std::string also_line(const Hit& hit) {
  std::string places;
  for (const Snippet& also : hit.also)
    places += (places.empty() ? "also in " : ", ") + place_of(also);
  return places;
}

void write_hit(TextWriter& out, const PageContext& context, const Hit& hit, std::size_t number) {
  const Catalog& catalog = context.collection.catalog();
  const Document& document = catalog[hit.document];
  std::string mark = std::to_string(number) + ".";
  mark.resize(std::max(kIndent, mark.size() + 1), ' ');
  out.blank();
  out.item(document.title, 0, mark);
  out.paragraph(result_line(catalog, document), kIndent);
  for (const FoundStatement& line : hit.stated) out.item(line.text, kIndent, line.kind + ": ");
  // A person is found by a name that is the title already, with no text behind it.
  const bool told = hit.snippet && !hit.snippet->text.empty();
  if (told && hit.stated.empty()) out.item(snippet_line(*hit.snippet), kIndent, "");
  if (!hit.also.empty()) out.item(also_line(hit), kIndent, "");
  const bool anchored = hit.snippet && !hit.snippet->anchor.empty();
  out.address(context.base_url + path_of(document) + (anchored ? "#" + hit.snippet->anchor : ""),
              kIndent);
}

void write_card(TextWriter& out, const PageContext& context, const Document& document) {
  const Catalog& catalog = context.collection.catalog();
  out.blank();
  out.paragraph("= " + document.title);
  out.paragraph(document.summary, kIndent);
  out.paragraph(spark_text(count_talks(years_of_collection(catalog), catalog, document.talks)),
                kIndent);
  out.address(context.base_url + path_of(document), kIndent);
  if (document.start_here == 0) return;
  const Document& talk = catalog[document.start_here];
  out.paragraph("Start here: " + talk.title + ", " + talk_line(catalog, talk), kIndent);
  out.address(context.base_url + path_of(talk), kIndent);
}

void write_head(TextWriter& out, const SearchAnswer& answer) {
  const SearchResults& results = answer.results;
  std::string title = counted(results.total, "result");
  if (!answer.request.q.empty()) title += " for " + answer.request.q;
  out.title(title);
  if (results.thing && results.thing->known)
    out.paragraph("What is, gives or cites " + results.thing->value);
  if (!results.thing && !results.understood.empty() && results.understood != answer.request.q) {
    out.paragraph("Understood as: " + results.understood);
  }
  for (const std::string& warning : results.warnings) out.paragraph(warning);
}

void write_advice(TextWriter& out, const PageContext& context) {
  out.paragraph("What often helps");
  for (const char* advice :
       {"Fewer or shorter words: each one narrows the search.",
        "The beginning of a word and a star: init*", "Either of two words: word OR other"})
    out.item(advice);
  out.item("All topics, or how to search:");
  out.address(context.base_url + "/topics", kIndent);
  out.address(context.base_url + "/help/search", kIndent);
}

void write_ways_on(TextWriter& out, const PageContext& context, const SearchAnswer& answer) {
  const SearchResults& results = answer.results;
  const bool more = !results.suggestions.empty() || !results.relaxations.empty();
  if (more || results.total == 0) out.blank();
  const auto address = [&](const std::string& q) {
    out.address(context.base_url + "/search?q=" + percent_encode(q), kIndent);
  };
  for (const Suggestion& suggestion : results.suggestions) {
    out.paragraph("Did you mean " + suggestion.q + "? (" + std::to_string(suggestion.total) + ")");
    address(suggestion.q);
  }
  for (const Relaxation& relaxation : results.relaxations) {
    out.paragraph("Without " + relaxation.drop + ": " + std::to_string(relaxation.total));
    address(relaxation.q);
  }
  if (results.total == 0) write_advice(out, context);
  const std::string next = next_address(context, answer);
  if (next.empty()) return;
  out.blank();
  out.paragraph("Next page");
  out.address(next);
}

}  // namespace

std::string search_text(const PageContext& context, const SearchAnswer& answer) {
  TextWriter out;
  write_head(out, answer);
  if (answer.results.card)
    write_card(out, context, context.collection.catalog()[*answer.results.card]);
  std::size_t number = 0;
  for (const Hit& hit : answer.results.hits) {
    if (hit.document != answer.results.card) write_hit(out, context, hit, ++number);
  }
  write_ways_on(out, context, answer);
  return out.text();
}

}  // namespace plumbline
