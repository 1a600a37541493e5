// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/related.h"

#include <algorithm>

#include "schema/text/counted.h"
#include "schema/text/reference_key.h"
#include "server/pages/cite.h"
#include "server/pages/lists.h"
#include "server/pages/urls.h"
#include "server/pages/words.h"
#include "server/search/kept_parts.h"

namespace plumbline {
namespace {

// The values of one kind of reason, each as it reads in a list.
std::vector<std::string> values_of(const std::vector<Because>& because, Because::Kind kind) {
  std::vector<std::string> values;
  for (const Because& reason : because) {
    if (reason.kind != kind) continue;
    values.push_back(kind == Because::kTerms ? "“" + reason.value + "”" : reason.value);
  }
  return values;
}

void add_words(const std::vector<std::string>& values, std::string_view before,
               std::vector<std::string>* parts) {
  if (!values.empty()) parts->push_back(std::string(before) + joined(values));
}

std::string follow_up_words(const std::string& wording) {
  return wording == "continues it" ? "it continues this talk" : "“" + wording + "” in this title";
}

std::string facts_of(const Catalog& catalog, const Document& talk) {
  std::vector<std::string> facts = titles_of(catalog, talk.speakers);
  facts.push_back(catalog[talk.event].short_name);
  return joined(facts);
}

std::string quoted(std::string_view text) {
  std::string out = "  > ";
  for (const char c : text) out += c == '\n' ? ' ' : c;
  return out + "\n";
}
}  // namespace

RelatedPage load_related(const Catalog& catalog, Database& db, const Proposal& proposal,
                         int limit) {
  RelatedPage page{proposal, subject_of_text(catalog, db, proposal), {}, limit};
  page.talks = related_talks(catalog, db, page.subject, limit);
  return page;
}

RelatedPage load_related(const Catalog& catalog, Database& db, const Document& talk, int limit) {
  RelatedPage page{std::nullopt, subject_of_talk(catalog, db, talk), {}, limit};
  page.talks = related_talks(catalog, db, page.subject, limit);
  return page;
}

std::vector<RelatedTalk> related_to_talk(const Catalog& catalog, Database& db, DocumentId talk) {
  return *catalog.kept().related.find_or_make(talk, [&] {
    return related_talks(catalog, db, subject_of_talk(catalog, db, catalog[talk]),
                         kRelatedOnTalkPage);
  });
}

std::string because_words(const std::vector<Because>& because) {
  std::vector<std::string> parts;
  for (const Because& reason : because) {
    if (reason.kind == Because::kFollowUp) parts.push_back(follow_up_words(reason.value));
  }
  const auto topics = values_of(because, Because::kTopic);
  add_words(values_of(because, Because::kSpeaker), "also ", &parts);
  add_words(values_of(because, Because::kCites), "cites ", &parts);
  add_words(topics, topics.size() == 1 ? "topic " : "topics ", &parts);
  add_words(values_of(because, Because::kTerms), "", &parts);
  return joined(parts, "; ");
}

std::string unknown_words(const Subject& subject) {
  constexpr std::size_t kMost = 12;
  const std::size_t count = subject.unknown.size();
  const std::size_t shown = std::min(kMost, count);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < shown; ++i) words.push_back("“" + subject.unknown[i] + "”");
  return joined(words) + (count > shown ? " and " + counted(count - shown, "more", "more") : "");
}

std::string related_markdown(const PageContext& context, const std::vector<RelatedTalk>& talks) {
  const Catalog& catalog = context.collection.catalog();
  std::string text;
  for (const RelatedTalk& related : talks) {
    const Document& talk = catalog[related.talk];
    if (text.empty()) {
      text = "**Related past talks**\n\n";
      if (!any_is_near(talks)) text += std::string(kNoneIsNear) + "\n\n";
    }
    text += "- [" + escape_markdown(talk.title) + "](" + context.base_url + path_of(talk) + ") (" +
            escape_markdown(facts_of(catalog, talk)) + "), " +
            std::string(strength_name(related.strength)) + ": " +
            escape_markdown(because_words(related.because)) + "\n";
    if (related.notes) text += quoted(escape_markdown(related.notes->text));
  }
  return text;
}

}  // namespace plumbline
