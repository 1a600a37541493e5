// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/reasons.h"

#include <algorithm>
#include <set>

#include "schema/format.h"
#include "schema/sql.h"
#include "schema/text/address_key.h"
#include "schema/text/stem.h"

namespace plumbline {
namespace {

constexpr std::size_t kTopics = 4, kTerms = 6, kPhrases = 3, kCitations = 3;
constexpr std::size_t kFewTalks = 20;  // of which a quarter says nothing
constexpr double kWeighty = 0.1;  // share of the weightiest word, below which a word is no reason
constexpr std::size_t kReadBytes = 64 * 1024;  // of a talk's text, for phrases
constexpr std::size_t kExcerptBytes = 300;

struct Passage {
  std::string part, anchor, heading, body;
};

std::vector<Passage> read_passages(Database& db, DocumentId talk) {
  std::vector<Passage> passages;
  Statement& rows = db.cached(sql::k_find_passages);
  rows.bind(":first", std::int64_t{talk} << kPassageBits);
  rows.bind(":last", ((std::int64_t{talk} + 1) << kPassageBits) - 1);
  while (rows.step()) passages.push_back({rows.text(1), rows.text(2), rows.text(5), rows.text(7)});
  return passages;
}

std::string stem_pair(const std::string& first, const std::string& second) {
  return first + " " + second;
}

// Adds the neighbours in a text, as pairs of stems.
void add_neighbours(Tokenizer& tokenizer, std::string_view text, std::set<std::string>* pairs) {
  std::string last;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind != Token::kStem) continue;
    if (!last.empty()) pairs->insert(stem_pair(last, token.text));
    last = token.text;
  }
}

// The stems of some words as the index has them.
std::vector<std::string> stems_of(Tokenizer& tokenizer, std::string_view text) {
  std::vector<std::string> stems;
  for (const Token& token : tokenizer.tokenize(text)) {
    if (token.kind == Token::kStem) stems.push_back(token.text);
  }
  return stems;
}

class Reasons {
 public:
  Reasons(const Catalog& catalog, Database& db, const Subject& subject, const Shared& shared)
      : catalog_(catalog),
        subject_(subject),
        shared_(shared),
        passages_(read_passages(db, shared.talk)) {}

  std::vector<Because> all() {
    add_follow_up();
    for (const DocumentId id : shared_.people)
      out_.push_back({Because::kSpeaker, catalog_[id].title, id});
    add_citations();
    add_topics();
    add_terms();
    return std::move(out_);
  }

  std::optional<NotesExcerpt> notes() const {
    const Passage* best = nullptr;
    std::size_t most = 0;
    bool decided =
        false;  // a decision comes before all else, the one with most of the subject's words
    for (const Passage& passage : passages_) {
      if (passage.part != "notes" || passage.body.empty()) continue;
      const bool decides = !decision_in(passage).empty();
      const std::size_t words = shared_words(passage);
      if (best && decides < decided) continue;
      if (!best || decides > decided || words > most) {
        best = &passage;
        most = words;
        decided = decides;
      }
    }
    if (!best) return std::nullopt;
    if (decided) return NotesExcerpt{best->anchor, best->heading, decision_in(*best)};
    return NotesExcerpt{best->anchor, best->heading, beginning(best->body)};
  }

 private:
  void add_follow_up() {
    if (shared_.follows)
      out_.push_back({Because::kFollowUp, "continues it"});
    else if (!shared_.follow_up.empty())
      out_.push_back({Because::kFollowUp, shared_.follow_up});
  }

  void add_citations() {
    std::set<std::string> told;
    for (const std::string& key : shared_.citations) {
      if (told.size() == kCitations || !told.insert(key).second) continue;
      const std::string address = address_of_key(key);
      out_.push_back(
          {Because::kCites, address.empty() ? std::string(value_of_key(key)) : address, 0, key});
    }
  }

  // The rarest first; what a quarter of all talks is about is no reason.
  void add_topics() {
    std::size_t count = 0;
    for (const DocumentId id : shared_.topics) {
      const bool common = catalog_[id].talks.size() * 4 > catalog_.all(Kind::kTalk).size();
      if (common && catalog_.all(Kind::kTalk).size() > kFewTalks) continue;
      if (count++ == kTopics) break;
      out_.push_back({Because::kTopic, catalog_[id].title, id});
    }
  }

  // Phrases first, then the weightiest words that are in none of them.
  void add_terms() {
    std::set<std::string> told = names();
    std::size_t count = 0;
    add_phrases(&told, &count);
    for (const SharedStem& shared : shared_.stems) {
      if (count == kTerms || shared.weight < kWeighty * shared_.stems.front().weight) break;
      const std::vector<std::string> stems = stems_of(tokenizer_, shared.stem->word);
      if (stems.empty() || std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
            return told.contains(stem);
          }))
        continue;
      told.insert(stems.begin(), stems.end());
      out_.push_back({Because::kTerms, shared.stem->word, 0, joined(stems)});
      ++count;
    }
  }

  void add_phrases(std::set<std::string>* told, std::size_t* count) {
    std::set<StemId> weighty;
    for (const SharedStem& shared : shared_.stems) weighty.insert(shared.stem->id);
    std::optional<std::set<std::string>> theirs;
    for (const SubjectPhrase& phrase : subject_.phrases) {
      if (*count == kPhrases) return;
      if (!weighty.contains(phrase.first) || !weighty.contains(phrase.second)) continue;
      const std::vector<std::string> stems = stems_of(tokenizer_, phrase.words);
      if (stems.size() != 2 || told->contains(stems[0]) || told->contains(stems[1])) continue;
      if (!theirs) theirs = neighbours();
      if (!theirs->contains(stem_pair(stems[0], stems[1]))) continue;
      told->insert(stems.begin(), stems.end());
      out_.push_back({Because::kTerms, phrase.words, 0, joined(stems)});
      ++*count;
    }
  }

  std::set<std::string> neighbours() {
    std::set<std::string> pairs;
    add_neighbours(tokenizer_, catalog_[shared_.talk].title, &pairs);
    std::size_t bytes = 0;
    for (const Passage& passage : passages_) {
      if ((bytes += passage.body.size()) > kReadBytes) break;
      add_neighbours(tokenizer_, passage.heading, &pairs);
      add_neighbours(tokenizer_, passage.body, &pairs);
    }
    return pairs;
  }

  // Words of what is told already: the speakers' names and the topics' titles.
  std::set<std::string> names() {
    std::set<std::string> stems;
    const auto add = [&](DocumentId id) {
      for (std::string& stem : stems_of(tokenizer_, catalog_[id].title))
        stems.insert(std::move(stem));
    };
    for (const DocumentId id : catalog_[shared_.talk].speakers) add(id);
    for (const Because& reason : out_) {
      if (reason.kind == Because::kTopic) add(reason.document);
    }
    return stems;
  }

  static std::string joined(const std::vector<std::string>& stems) {
    std::string text;
    for (const std::string& stem : stems) text += (text.empty() ? "" : " ") + stem;
    return text;
  }

  std::size_t shared_words(const Passage& passage) const {
    std::set<std::string> theirs;
    Tokenizer tokenizer;
    for (const std::string* text : {&passage.heading, &passage.body}) {
      for (std::string& stem : stems_of(tokenizer, *text)) theirs.insert(std::move(stem));
    }
    std::size_t count = 0;
    for (const SharedStem& shared : shared_.stems) {
      const auto stems = stems_of(tokenizer, shared.stem->word);
      count += !stems.empty() && theirs.contains(stems.front());
    }
    return count;
  }

  // The sentence or line that says what was decided; "" where none does.
  static std::string decision_in(const Passage& passage) {
    for (const std::string_view mark :
         {"Decision:", "Agreed:", "Conclusion:", "Open:", "Action:"}) {
      const std::size_t at = passage.body.find(mark);
      if (at != std::string::npos) return beginning(passage.body.substr(at));
    }
    return {};
  }

  // Ends with a sentence where there is one, else with a word.
  static std::string beginning(const std::string& text) {
    if (text.size() <= kExcerptBytes) return text;
    std::size_t end = text.rfind(". ", kExcerptBytes);
    // "Paul E. McKenney"
    while (end != std::string::npos && end > 0 && text[end - 1] >= 'A' && text[end - 1] <= 'Z')
      end = text.rfind(". ", end - 1);
    if (end != std::string::npos && end > kExcerptBytes / 3) return text.substr(0, end + 1);
    end = text.find_last_of(" \n", kExcerptBytes);
    if (end == std::string::npos) return {};
    return text.substr(0, end) + "…";
  }

  const Catalog& catalog_;
  const Subject& subject_;
  const Shared& shared_;
  std::vector<Passage> passages_;
  Tokenizer tokenizer_;
  std::vector<Because> out_;
};
}  // namespace

std::string_view because_name(Because::Kind kind) {
  constexpr std::string_view kNames[] = {"topic", "speaker", "cites", "terms", "follow-up"};
  return kNames[kind];
}

void tell_reasons(const Catalog& catalog, Database& db, const Subject& subject,
                  const Shared& shared, RelatedTalk* talk) {
  Reasons reasons(catalog, db, subject, shared);
  talk->because = reasons.all();
  talk->notes = reasons.notes();
}

}  // namespace plumbline
