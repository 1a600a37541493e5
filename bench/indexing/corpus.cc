// SPDX-License-Identifier: MIT OR Apache-2.0
#include "bench/indexing/corpus.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;

constexpr std::size_t kVocabulary = 30000;
constexpr int kTalksPerEvent = 200;

class Author {
 public:
  Author() {
    double sum = 0;
    for (std::size_t i = 0; i < kVocabulary; ++i) {
      words_.push_back(invent(2 + i % 3));
      sums_.push_back(sum += 1.0 / static_cast<double>(i + 2));
    }
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  // Two to four syllables and now and then an ending.
  std::string invent(std::size_t syllables) {
    static constexpr const char* kOnsets[] = {"b", "c",  "d", "f", "g", "k", "l",  "m", "n",
                                              "p", "qu", "r", "s", "t", "v", "st", "tr"};
    static constexpr const char* kRimes[] = {"a",  "e",  "i",  "o",  "u",
                                             "an", "er", "in", "or", "ock"};
    static constexpr const char* kEndings[] = {"", "", "", "s", "ed", "ing", "ation", "ise"};
    std::string word;
    for (std::size_t i = 0; i < syllables; ++i)
      word += std::string(kOnsets[below(std::size(kOnsets))]) + kRimes[below(std::size(kRimes))];
    return word + kEndings[below(std::size(kEndings))];
  }

  const std::string& word() {
    const double at = static_cast<double>(random_()) / static_cast<double>(std::mt19937::max());
    const auto found = std::lower_bound(sums_.begin(), sums_.end(), at * sums_.back());
    return words_[std::min(static_cast<std::size_t>(found - sums_.begin()), kVocabulary - 1)];
  }

  std::string text(int words, const std::vector<std::string>& topics) {
    std::string out;
    for (int i = 1; i <= words; ++i) {
      out += below(50) == 0 ? topics[below(topics.size())] : word();
      out += i % 60 == 0 ? ".\n\n" : i % 15 == 0 ? ".\n" : " ";
    }
    return out + ".\n";
  }

 private:
  std::mt19937 random_{1};
  std::vector<std::string> words_;
  std::vector<double> sums_;
};

std::string capital(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> write_topics(Author& author, const fs::path& directory, int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back(author.invent(4) + std::to_string(i));
  for (const std::string& name : names) {
    const std::string& related = names[author.below(names.size())];
    write_file(directory / "topics" / (name + ".md"),
               "---\ntitle: " + capital(name) + "\nkind: tool\naliases: [" + name +
                   " driver]\nsummary: What it is for.\nrelated: [" + related +
                   "]\nsources:\n  - https://code.example/" + name + "\n---\n" +
                   author.text(60, names));
  }
  return names;
}

void write_event(Author& author, const fs::path& directory, const std::string& slug,
                 const std::vector<std::string>& topics) {
  write_file(directory / "events" / (slug + ".md"),
             "---\ntitle: Conference " + slug + "\nshort: " + slug +
                 "\nseries: conference\nsources:\n  - https://events.example/" + slug + "\n---\n" +
                 author.text(30, topics));
}
}  // namespace

std::vector<fs::path> write_corpus(const fs::path& directory, const CorpusSize& size) {
  Author author;
  const std::vector<std::string> topics = write_topics(author, directory, size.topics);
  std::vector<std::string> people;
  for (int i = 0; i < size.people; ++i)
    people.push_back(capital(author.invent(2)) + " " + capital(author.invent(3)));
  std::vector<fs::path> talks;
  std::string event;
  for (int i = 0; i < size.talks; ++i) {
    if (i % kTalksPerEvent == 0) {
      event = "conference-" + std::to_string(1900 + i / kTalksPerEvent);
      write_event(author, directory, event, topics);
    }
    const std::string slug = "talk-" + std::to_string(i);
    talks.push_back(directory / "talks" / event / (slug + ".md"));
    std::string title = capital(author.invent(3));
    for (int n = 0; n < 5; ++n) title += " " + author.word();
    write_file(talks.back(), "---\ntitle: " + title + "\nevent: " + event +
                                 "\nkind: talk\nspeakers: [" + people[author.below(people.size())] +
                                 "]\ntopics: [" + topics[author.below(topics.size() / 2)] + ", " +
                                 topics[topics.size() / 2 + author.below(topics.size() / 2)] +
                                 "]\nlinks:\n  page: https://events.example/" + event + "/" + slug +
                                 "\nsources:\n  - https://events.example/" + event + "\n---\n" +
                                 author.text(size.words, topics));
  }
  return talks;
}

void append_sentence(const fs::path& file, const std::string& word) {
  std::ofstream(file, std::ios::binary | std::ios::app) << "\nThe last word is " << word << ".\n";
}

}  // namespace plumbline::bench
