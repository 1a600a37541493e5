// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/programmes.h"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/check/similar.h"

namespace plumbline {
namespace {

struct Speaker {
  std::string name;
  NameLetters letters;
  const Source* talk;
  bool in_programme;
};

std::vector<Speaker> speakers_of(const Corpus& corpus) {
  std::map<std::string, Speaker> speakers;
  for (const Source& talk : corpus.sources) {
    for (const Word& name : talk.speakers) {
      const auto [speaker, is_new] =
          speakers.emplace(name.text, Speaker{name.text, NameLetters(name.text), &talk, false});
      if (!talk.has("speakers")) speaker->second.in_programme = true;
    }
  }
  std::vector<Speaker> list;
  for (auto& [name, speaker] : speakers) list.push_back(std::move(speaker));
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
      if ((!a.in_programme && !b.in_programme) || !a.letters.looks_like(b.letters)) continue;
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

bool may_share_a_speaker(const Source& a, const Source& b) {
  if (a.speakers.empty() || b.speakers.empty()) return true;
  return std::any_of(a.speakers.begin(), a.speakers.end(), [&](const Word& x) {
    return std::any_of(b.speakers.begin(), b.speakers.end(),
                       [&](const Word& y) { return letters_of(x.text) == letters_of(y.text); });
  });
}

// Within one source such titles are parts of a series, or meant.
void check_near_titles(const Corpus& corpus, Problems* problems) {
  std::map<std::string, std::vector<std::pair<const Source*, NameLetters>>> events;
  for (const Source& talk : corpus.sources) {
    if (talk.kind != SourceKind::kTalk) continue;
    auto& known = events[talk.slug.substr(0, talk.slug.find('/'))];
    const NameLetters title(talk.title);
    for (const auto& [other, letters] : known) {
      if (other->name == talk.name || (other->key.empty() && talk.key.empty()) ||
          !title.looks_like(letters) || letters_of(other->title) == letters_of(talk.title) ||
          !may_share_a_speaker(*other, talk))
        continue;
      problems->push_back({Severity::kWarning, talk.file, talk.line_of("title"),
                           talk.slug + " (" + talk.title + ") may be " + other->slug + " (" +
                               other->title + "); give both the same title, slug or page"});
    }
    known.emplace_back(&talk, title);
  }
}
}  // namespace

void check_programmes(const Corpus& corpus, Problems* problems) {
  check_speakers(corpus, problems);
  check_titles(corpus, problems);
  check_near_titles(corpus, problems);
}

}  // namespace plumbline
