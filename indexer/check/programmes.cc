// SPDX-License-Identifier: MIT OR Apache-2.0
// Thousands of speakers make millions of pairs, of which hardly any is alike: their length, then a count
// of their letters, rule out nearly all before they are compared in earnest.
#include "indexer/check/programmes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "indexer/check/similar.h"

namespace plumbline {
namespace {

constexpr double kLookAlike = 0.87;

struct Speaker {
  std::string name, letters;
  const Source* talk;
  bool in_programme;
  std::array<std::int8_t, 32> counts{};
};

std::array<std::int8_t, 32> letter_counts(const std::string& letters) {
  std::array<std::int8_t, 32> counts{};
  for (char c : letters) {
    std::int8_t& count = counts[static_cast<unsigned char>(c) % counts.size()];
    if (count < 100) ++count;
  }
  return counts;
}

// No pair that is alike fails this.
bool may_be_alike(const Speaker& a, const Speaker& b) {
  const auto both = static_cast<double>(a.letters.size() + b.letters.size());
  if (2.0 * static_cast<double>(std::min(a.letters.size(), b.letters.size())) <= kLookAlike * both)
    return false;
  int common = 0;
  for (std::size_t i = 0; i < a.counts.size(); ++i) common += std::min(a.counts[i], b.counts[i]);
  return 2.0 * common > kLookAlike * both;
}

std::vector<Speaker> speakers_of(const Corpus& corpus) {
  std::map<std::string, Speaker> speakers;
  for (const Source& talk : corpus.sources) {
    for (const Word& name : talk.speakers) {
      const auto [speaker, is_new] =
          speakers.emplace(name.text, Speaker{name.text, letters_of(name.text), &talk, false});
      if (!talk.has("speakers")) speaker->second.in_programme = true;
    }
  }
  std::vector<Speaker> list;
  for (auto& [name, speaker] : speakers) {
    speaker.counts = letter_counts(speaker.letters);
    list.push_back(std::move(speaker));
  }
  return list;
}

std::set<std::pair<std::string, std::string>> kept_apart(const Corpus& corpus) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const PersonEntry& person : corpus.people) {
    for (const Word& other : person.not_same) pairs.insert(std::minmax(person.name, other.text));
  }
  return pairs;
}

void check_speakers(const Corpus& corpus, Problems* problems) {
  const std::vector<Speaker> speakers = speakers_of(corpus);
  const auto apart = kept_apart(corpus);
  for (std::size_t i = 0; i < speakers.size(); ++i) {
    for (std::size_t j = i + 1; j < speakers.size(); ++j) {
      const Speaker &a = speakers[i], &b = speakers[j];
      if ((!a.in_programme && !b.in_programme) || !may_be_alike(a, b)) continue;
      if (!(similarity(a.letters, b.letters) > kLookAlike)) continue;
      if (apart.count(std::minmax(a.name, b.name)) > 0) continue;
      problems->push_back(
          {Severity::kWarning, b.talk->file, 0,
           "\"" + a.name + "\" (" + a.talk->slug + ") and \"" + b.name + "\" (" + b.talk->slug +
               ") may be one person; people.yml can say so (also) or that they are not (not)"});
    }
  }
}

void check_titles(const Corpus& corpus, Problems* problems) {
  std::map<std::pair<std::string, std::string>, const Source*> first;
  for (const Source& talk : corpus.sources) {
    if (talk.kind != SourceKind::kTalk) continue;
    const std::string event = talk.slug.substr(0, talk.slug.find('/'));
    const auto [other, is_new] = first.emplace(std::pair{event, letters_of(talk.title)}, &talk);
    if (is_new || (talk.has("topics") && other->second->has("topics"))) continue;
    problems->push_back({Severity::kWarning, talk.file, talk.line_of("title"),
                         talk.slug + " has the same title as " + other->second->slug});
  }
}
}  // namespace

void check_programmes(const Corpus& corpus, Problems* problems) {
  check_speakers(corpus, problems);
  check_titles(corpus, problems);
}

}  // namespace plumbline
