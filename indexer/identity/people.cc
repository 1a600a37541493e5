// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/people.h"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/check/similar.h"
#include "indexer/sources/programme/names.h"

namespace plumbline {
namespace {

class Spellings {
 public:
  explicit Spellings(const Corpus& corpus) {
    for (const PersonEntry& person : corpus.people) {
      for (const Word& other : person.not_same) apart_.insert({person.name, other.text});
      for (const Word& spelling : person.also) exact_.emplace(spelling.text, person.name);
      add_known(person.name, person.name);
      for (const Word& spelling : person.also) add_known(spelling.text, person.name);
    }
    for (const Source& source : corpus.sources) {
      for (const Word& speaker : source.speakers) {
        if (source.key.empty()) add_known(speaker.text, speaker.text);
        if (!source.key.empty()) ++counts_[last_first_turned(speaker.text)];
      }
    }
    for (const auto& [name, count] : counts_) add_frequent(name, count);
  }

  std::string best(const std::string& name) const {
    if (const auto exact = exact_.find(name); exact != exact_.end()) return exact->second;
    const std::string plain = last_first_turned(name), letters = letters_of(plain);
    for (const auto* names : {&known_, &frequent_}) {
      const auto found = names->find(letters);
      if (found != names->end() && !letters.empty() && !are_apart(found->second, name))
        return found->second;
    }
    return name;
  }

 private:
  bool are_apart(const std::string& a, const std::string& b) const {
    return apart_.count({a, b}) > 0 || apart_.count({b, a}) > 0;
  }

  void add_known(const std::string& spelling, const std::string& name) {
    known_.emplace(letters_of(spelling), name);
  }

  // Of equally frequent ones that with more accents, then the first.
  void add_frequent(const std::string& name, int count) {
    const auto [best, is_new] = frequent_.emplace(letters_of(name), name);
    if (is_new) return;
    const auto worth = [&](const std::string& n, int c) { return std::pair{c, n.size()}; };
    if (worth(name, count) > worth(best->second, counts_[best->second])) best->second = name;
  }

  std::map<std::string, std::string> exact_;             // by spelling in people.yml
  std::map<std::string, std::string> known_, frequent_;  // by letters
  std::map<std::string, int> counts_;
  std::set<std::pair<std::string, std::string>> apart_;
};
}  // namespace

void unify_people(Corpus* corpus) {
  const Spellings spellings(*corpus);
  for (Source& source : corpus->sources) {
    if (source.key.empty()) continue;
    std::set<std::string> seen;
    std::vector<Word> speakers;
    for (Word& speaker : source.speakers) {
      speaker.text = spellings.best(speaker.text);
      if (seen.insert(speaker.text).second) speakers.push_back(std::move(speaker));
    }
    source.speakers = std::move(speakers);
  }
}

}  // namespace plumbline
