// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/body.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "indexer/sources/html.h"
#include "indexer/sources/programme/links.h"
#include "indexer/sources/programme/meetings.h"
#include "indexer/sources/programme/text.h"

namespace plumbline {
namespace {

void settle(std::string_view base, RichText* text) {
  for (Span& span : text->spans) {
    if (span.kind == Span::kLink) span.target = resolve_url(span.target, base);
  }
  std::erase_if(text->spans,
                [](const Span& span) { return span.kind == Span::kLink && span.target.empty(); });
}

// An abstract or a description with the flaws of its text.
struct Prose {
  std::vector<Section> sections;
  Problems problems;
  std::string words;
};

bool is_sign_of_markup(std::string_view word) {
  return word == "\u2022" || word.find_first_not_of("-*+#>|=") == word.npos;
}

// What a reader sees, one blank between words, without the signs before items that nobody took for a list.
std::string words_of(const std::vector<Section>& sections) {
  std::string all, words;
  for (const Section& section : sections)
    all += section.heading.text + "\n" + section.body.text + "\n";
  const std::string line = squeezed(all);
  for (const std::string_view word : split(line, ' ')) {
    if (is_sign_of_markup(word)) continue;
    if (!words.empty()) words += ' ';
    words += word;
  }
  return words;
}

Prose read_prose(std::string_view text, std::string_view base, const std::string& file, int line) {
  Prose prose;
  prose.sections = read_description(text, file, line, &prose.problems);
  settle_links(base, file, line, &prose.sections, &prose.problems);
  prose.words = words_of(prose.sections);
  return prose;
}

// True where all words of `part` stand in `whole`, one behind the other.
bool has_words(const std::string& whole, const std::string& part) {
  if (part.empty()) return true;
  const auto ends = [&](std::size_t at) {
    return at >= whole.size() ||
           std::string_view(" .,;:!?)").find(whole[at]) != std::string_view::npos;
  };
  for (auto at = whole.find(part); at != whole.npos; at = whole.find(part, at + 1)) {
    if ((at == 0 || whole[at - 1] == ' ') && ends(at + part.size())) return true;
  }
  return false;
}

std::set<std::string> targets_of(const Prose& text) {
  std::set<std::string> targets;
  for (const Section& section : text.sections) {
    for (const Span& span : section.body.spans)
      if (span.kind == Span::kLink) targets.insert(span.target);
  }
  return targets;
}

// Links count, too, since one may be a text and the other the same with its links.
bool says_all_of(const Prose& whole, const Prose& part) {
  if (!has_words(whole.words, part.words)) return false;
  const auto has = targets_of(whole), needs = targets_of(part);
  return std::includes(has.begin(), has.end(), needs.begin(), needs.end());
}

std::size_t markup_of(const Prose& text) {
  std::size_t spans = 0;
  for (const Section& section : text.sections) spans += section.body.spans.size();
  return spans + text.sections.size();
}
}  // namespace

void settle_links(std::string_view base, const std::string& file, int line,
                  std::vector<Section>* sections, Problems* problems) {
  bool secret = false;
  for (Section& section : *sections) {
    for (RichText* text : {&section.heading, &section.body}) {
      secret = drop_meeting_secrets(text) || secret;
      settle(base, text);
    }
  }
  if (secret) problems->push_back({Severity::kWarning, file, line, std::string(kMeetingSecret)});
}

std::vector<Section> read_body(std::string_view abstract, std::string_view description,
                               std::string_view base, const std::string& file, int line,
                               Problems* problems) {
  Prose first = read_prose(abstract, base, file, line),
        second = read_prose(description, base, file, line);
  const bool better = first.words == second.words && markup_of(first) > markup_of(second);
  if (says_all_of(second, first) && !better) {
    first = {};
  } else if (says_all_of(first, second)) {
    second = {};
  }
  std::vector<Section> sections = std::move(first.sections);
  std::move(second.sections.begin(), second.sections.end(), std::back_inserter(sections));
  for (const Prose* text : {&first, &second})
    problems->insert(problems->end(), text->problems.begin(), text->problems.end());
  return sections;
}

}  // namespace plumbline
