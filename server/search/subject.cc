// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/subject.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "schema/format.h"
#include "schema/is_one_of.h"
#include "schema/sql.h"
#include "schema/text/citation.h"
#include "schema/text/name_key.h"
#include "schema/text/reference_key.h"
#include "schema/text/stop_words.h"
#include "schema/text/tokenize.h"
#include "server/search/names_in_text.h"

namespace plumbline {
namespace {

// Quarters, as schema/passage_terms.cc counts them, but for notes: what was said after a talk goes beyond what it
// is about.
constexpr std::uint32_t kTitle = 10, kHeading = 6, kText = 4, kNotes = 2, kSlides = 3,
                        kTranscript = 1;

template <class T>
void add_once(std::vector<T>* list, const T& value) {
  if (!is_one_of(value, *list)) list->push_back(value);
}

// Words that may tell what a text is about.
bool tells(const std::string& part) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return part.size() > 2 && !is_stop_word(part) && !std::all_of(part.begin(), part.end(), digit);
}

class SubjectReader {
 public:
  SubjectReader(const Catalog& catalog, Database& db) : catalog_(catalog), db_(db) {}

  void add(std::string_view text, std::uint32_t weight) {
    StemId last = 0;
    std::size_t last_begin = 0, last_end = 0;
    int chunk = -1;
    std::string whole, part;
    for (const Token& token : tokenizer_.tokenize(text)) {
      if (token.kind == Token::kPart) {
        part = token.text;
        ++subject_.words;
        continue;
      }
      const std::string_view written = text.substr(token.begin, token.end - token.begin);
      if (token.kind == Token::kWhole) {
        if (token.chunk == chunk && token.text == whole) continue;
        chunk = token.chunk;
        whole = token.text;
        add_stem(stemmer_.stem(whole), written, weight, true);
        continue;
      }
      const bool telling = tells(part);
      const StemId id = add_stem(token.text, written, weight, telling);
      if (id == 0 && telling) add_unknown(token.text, written, weight);
      if (telling && last != 0 && id != 0 && last != id && token.begin - last_end == 1 &&
          text[last_end] == ' ')
        add_phrase(last, id, text.substr(last_begin, token.end - last_begin));
      last = telling ? id : 0;
      last_begin = token.begin;
      last_end = token.end;
      if (weight == kTitle && telling && id != 0) subject_.title.insert(id);
    }
  }

  void add_names(std::string_view text) {
    for (const NameInText& name : find_names(catalog_, tokenizer_, text)) {
      const bool topic = catalog_[name.document].kind == Kind::kTopic;
      add_once(topic ? &subject_.topics : &subject_.people, name.document);
    }
  }

  void add_citations(std::string_view text) {
    for (const Citation& citation : find_citations(text))
      add_once(&subject_.citations, citation.key);
  }

  void add_person(std::string_view name) {
    const Name* known = catalog_.name_of_key(name_key(tokenizer_, name).key);
    if (known && catalog_[known->document].kind == Kind::kPerson)
      add_once(&subject_.people, known->document);
  }

  Subject take() {
    double known = 0;  // squares of weights
    for (auto& [id, stem] : stems_) {
      if (stem.weight > 0) stem.weight = weight_of(catalog_.stems().idf(id), stem.count);
      known += stem.weight * stem.weight;
      subject_.stems.push_back(std::move(stem));
    }
    double all = known;
    for (const auto& [stem, count] : unknown_) {
      const double weight = weight_of(catalog_.stems().idf_of_unknown(), count);
      all += weight * weight;
    }
    if (all > 0) subject_.known = std::sqrt(known / all);
    return std::move(subject_);
  }

  Subject& subject() { return subject_; }

 private:
  StemId add_stem(const std::string& stem, std::string_view written, std::uint32_t weight,
                  bool telling) {
    const auto [known, is_new] = ids_.emplace(stem, 0);
    if (is_new) {
      known->second = find_stem(db_, stem);
      if (known->second >= catalog_.stems().size()) known->second = 0;  // a damaged row
    }
    const StemId id = known->second;
    if (id == 0) return 0;
    SubjectStem& entry =
        stems_.try_emplace(id, SubjectStem{id, 0, std::string(written), 0}).first->second;
    entry.count += weight;
    if (telling) entry.weight = 1;
    return id;
  }

  void add_unknown(const std::string& stem, std::string_view written, std::uint32_t weight) {
    const auto [known, is_new] = unknown_.emplace(stem, 0);
    if (is_new) subject_.unknown.emplace_back(written);
    known->second += weight;
  }

  double weight_of(double idf, std::uint32_t count) const {
    return idf * catalog_.stems().saturated_in_text(count, subject_.words);
  }

  void add_phrase(StemId first, StemId second, std::string_view words) {
    if (phrases_.emplace(first, second).second)
      subject_.phrases.push_back({first, second, std::string(words)});
  }

  const Catalog& catalog_;
  Database& db_;
  Tokenizer tokenizer_;
  Stemmer stemmer_;
  Subject subject_;
  std::map<std::string, StemId, std::less<>> ids_;
  std::map<StemId, SubjectStem> stems_;
  std::map<std::string, std::uint32_t, std::less<>> unknown_;  // counts, by stem
  std::set<std::pair<StemId, StemId>> phrases_;
};

std::uint32_t weight_of_part(std::string_view part) {
  if (part == "notes") return kNotes;
  if (part == "slides") return kSlides;
  return part == "transcript" ? kTranscript : kText;
}

void read_passages(Database& db, DocumentId talk, SubjectReader* reader) {
  Statement& rows = db.cached(sql::k_find_passages);
  rows.bind(":first", std::int64_t{talk} << kPassageBits);
  rows.bind(":last", ((std::int64_t{talk} + 1) << kPassageBits) - 1);
  while (rows.step()) {
    reader->add(rows.view(5), kHeading);
    reader->add(rows.view(7), weight_of_part(rows.view(1)));
  }
}

void read_links(const Catalog& catalog, Database& db, DocumentId talk, Subject* subject) {
  Statement& links = db.cached(sql::k_find_links);
  links.bind(":document", std::int64_t{talk});
  while (links.step()) {
    const auto target = static_cast<DocumentId>(links.integer(1));
    if (catalog[target].kind == Kind::kTopic && catalog[target].id != 0)
      add_once(&subject->topics, target);
  }
  Statement& citations = db.cached(sql::k_list_document_citations);
  citations.bind(":document", std::int64_t{talk});
  while (citations.step()) subject->citations.push_back(citations.text(0));
  Statement& facts = db.cached(sql::k_find_talk);
  facts.bind(":document", std::int64_t{talk});
  if (facts.step()) subject->follows = static_cast<DocumentId>(facts.integer(6));
  facts.reset();
}
}  // namespace

Subject subject_of_text(const Catalog& catalog, Database& db, const Proposal& proposal) {
  SubjectReader reader(catalog, db);
  reader.add(proposal.title, kTitle);
  reader.add(proposal.text, kText);
  for (const std::string* text : {&proposal.title, &proposal.text}) {
    reader.add_names(*text);
    reader.add_citations(*text);
  }
  for (const std::string& speaker : proposal.speakers) reader.add_person(speaker);
  reader.subject().date = proposal.date;
  reader.subject().follow_up = follow_up_wording(proposal.title);
  return reader.take();
}

Subject subject_of_talk(const Catalog& catalog, Database& db, const Document& talk) {
  SubjectReader reader(catalog, db);
  reader.add(talk.title, kTitle);
  read_passages(db, talk.id, &reader);
  Subject& subject = reader.subject();
  subject.talk = talk.id;
  subject.date = talk.date;
  subject.topics.assign(talk.topics.begin(), talk.topics.end());
  subject.people.assign(talk.speakers.begin(), talk.speakers.end());
  subject.follow_up = follow_up_wording(talk.title);
  read_links(catalog, db, talk.id, &subject);
  return reader.take();
}

double topic_rarity(const Catalog& catalog, DocumentId topic) {
  const auto all = static_cast<double>(catalog.all(Kind::kTalk).size());
  return std::log(1 + all / (1 + static_cast<double>(catalog[topic].talks.size())));
}

double likeness(const Subject& a, const Subject& b) {
  double product = 0, of_a = 0, of_b = 0;
  for (const SubjectStem& stem : a.stems) of_a += stem.weight * stem.weight;
  auto mine = a.stems.begin();
  for (const SubjectStem& stem : b.stems) {
    of_b += stem.weight * stem.weight;
    while (mine != a.stems.end() && mine->id < stem.id) ++mine;
    if (mine != a.stems.end() && mine->id == stem.id) product += mine->weight * stem.weight;
  }
  return of_a == 0 || of_b == 0 ? 0 : product / std::sqrt(of_a * of_b);
}

std::string follow_up_wording(std::string_view title) {
  static constexpr std::string_view kWordings[] = {
      "status update", "status report", "progress report", "one year later", "two years later",
      "years later",   "next steps",    "what's new",      "whats new",      "follow up",
      "update",        "updates",       "updated",         "revisited",      "followup",
      "continued",     "status",        "progress",        "redux",          "episode 2",
      "part 2",        "part 3",        "part 4",          "part ii",        "part iii",
      "part two",      "part three",    "second part",     "round 2",        "take two"};
  Tokenizer tokenizer;
  std::string words = " ";
  for (const Token& token : tokenizer.tokenize(title)) {
    if (token.kind == Token::kPart) words += token.text + " ";
  }
  for (const std::string_view wording : kWordings) {
    if (words.find(" " + std::string(wording) + " ") != std::string::npos)
      return std::string(wording);
  }
  return {};
}

}  // namespace plumbline
