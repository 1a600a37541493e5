// SPDX-License-Identifier: MIT OR Apache-2.0
// A reason is what few talks have. So a topic that many talks are about is none, nor one that both only
// mention in passing if many do; and of the words neither frequent nor weak ones (weak_words.h).
#include "server/search/reasons.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "schema/sql.h"
#include "schema/text/reference_key.h"
#include "schema/text/text_functions.h"
#include "server/search/passages.h"
#include "server/search/weak_words.h"

namespace plumbline {
namespace {

constexpr std::size_t kTopics = 4, kTerms = 5, kPhrases = 3, kCitations = 3;
constexpr std::size_t kFewTalks = 20;                       // of which a tenth says nothing
constexpr double kCommonTagged = 0.1, kCommonNamed = 0.06;  // shares of all talks
constexpr double kCommonWord = 0.06;                        // share of all documents
constexpr double kFewDocuments = 5;                         // a word that so few have is rare
constexpr double kWeighty = 0.15;  // share of the weightiest word, below which a word is no reason
constexpr std::int64_t kReadBytes = 8 * 1024;  // of a talk's text as it is packed, for phrases
constexpr std::size_t kExcerptBytes = 300;

std::string joined(const std::vector<std::string>& stems) {
  std::string text;
  for (const std::string& stem : stems) text += (text.empty() ? "" : " ") + stem;
  return text;
}

// Of the talk's passages.
Statement& of_talk(Statement& rows, DocumentId talk) {
  return rows.bind(":first", first_passage(talk)).bind(":last", first_passage(talk + 1) - 1);
}

// Ends with a sentence where there is one, else with a word.
std::string beginning(const std::string& text) {
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

// The sentence or line that says what was decided; "" where none does.
std::string decision_in(const std::string& body) {
  for (const std::string_view mark : {"Decision:", "Agreed:", "Conclusion:", "Open:", "Action:"}) {
    const std::size_t at = body.find(mark);
    if (at != std::string::npos) return beginning(body.substr(at));
  }
  return {};
}
}  // namespace

std::string_view because_name(Because::Kind kind) {
  constexpr std::string_view kNames[] = {"topic", "speaker", "cites", "terms", "follow-up"};
  return kNames[kind];
}

void Reasons::tell(const Shared& shared, RelatedTalk* talk) {
  shared_ = &shared;
  out_.clear();
  add_follow_up();
  for (const DocumentId id : shared.people)
    out_.push_back({Because::kSpeaker, catalog_[id].title, id});
  add_citations();
  add_topics();
  Stems told = told_names();
  std::size_t count = 0;
  add_phrases(&told, &count);
  add_words(&told, &count);
  talk->because = out_;
  talk->notes = notes();
}

void Reasons::add_follow_up() {
  if (shared_->follows)
    out_.push_back({Because::kFollowUp, "continues it"});
  else if (!shared_->follow_up.empty())
    out_.push_back({Because::kFollowUp, shared_->follow_up});
}

void Reasons::add_citations() {
  Stems told;
  for (const std::string& key : shared_->citations) {
    if (told.size() == kCitations || !told.insert(key).second) continue;
    const std::string address = address_of_key(key);
    out_.push_back(
        {Because::kCites, address.empty() ? std::string(value_of_key(key)) : address, 0, key});
  }
}

void Reasons::add_topics() {
  std::size_t count = 0;
  for (const DocumentId id : shared_->topics) {
    if (is_common(id)) continue;
    if (count++ == kTopics) break;
    out_.push_back({Because::kTopic, catalog_[id].title, id});
  }
}

bool Reasons::is_common(DocumentId topic) {
  const auto all = static_cast<double>(catalog_.all(Kind::kTalk).size());
  if (all <= kFewTalks) return false;
  if (static_cast<double>(catalog_[topic].talks.size()) > kCommonTagged * all) return true;
  const bool tagged = contains(catalog_[shared_->talk].topics, topic) &&
                      (subject_.talk == 0 || contains(catalog_[subject_.talk].topics, topic));
  return !tagged &&
         static_cast<double>(catalog_.naming_talks().all(db_, topic)) > kCommonNamed * all;
}

void Reasons::add_phrases(Stems* told, std::size_t* count) {
  const std::vector<std::size_t> possible = possible_phrases(*told);
  if (possible.empty()) return;
  read_text();
  for (const std::size_t number : possible) {
    const std::vector<std::string>& stems = stems_of_phrase(number);
    if (*count == kPhrases) return;
    if (told->contains(stems[0]) || told->contains(stems[1]) || !side_by_side_->has(number))
      continue;
    add_term(subject_.phrases[number].words, stems, told);
    ++*count;
  }
}

// Those of the subject, by number, of words that the talk has, none of them weak or told.
std::vector<std::size_t> Reasons::possible_phrases(const Stems& told) {
  std::set<StemId> shared_stems;
  for (const SharedStem& shared : shared_->stems) shared_stems.insert(shared.stem->id);
  std::vector<std::size_t> possible;
  for (std::size_t i = 0; i < subject_.phrases.size(); ++i) {
    const SubjectPhrase& phrase = subject_.phrases[i];
    if (!shared_stems.contains(phrase.first) || !shared_stems.contains(phrase.second)) continue;
    const std::vector<std::string>& stems = stems_of_phrase(i);
    if (stems.size() != 2 || is_weak_stem(stems[0]) || is_weak_stem(stems[1])) continue;
    if (!told.contains(stems[0]) && !told.contains(stems[1])) possible.push_back(i);
  }
  return possible;
}

// Which phrases the talk has.
void Reasons::read_text() {
  if (!side_by_side_) {
    std::vector<SideBySide::Pair> pairs(subject_.phrases.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const std::vector<std::string>& stems = stems_of_phrase(i);
      if (stems.size() == 2) pairs[i] = {stems[0], stems[1]};
    }
    side_by_side_.emplace(pairs);
  }
  side_by_side_->forget();
  side_by_side_->text(catalog_[shared_->talk].title);
  Statement& rows = of_talk(db_.cached(sql::k_tell_passages), shared_->talk);
  rows.bind_pointer(":sink", static_cast<TextSink*>(&*side_by_side_), kTextSink);
  std::int64_t bytes = 0;
  while (bytes < kReadBytes && rows.step()) bytes += rows.integer(0);
  rows.reset();
}

// The weightiest words that are in no phrase.
void Reasons::add_words(Stems* told, std::size_t* count) {
  for (const SharedStem& shared : shared_->stems) {
    if (*count == kTerms || shared.weight < kWeighty * shared_->stems.front().weight) return;
    if (is_common_word(shared.stem->id)) continue;
    const std::vector<std::string>& stems = stems_of_word(*shared.stem);
    if (stems.empty() || std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
          return is_weak_stem(stem) || told->contains(stem);
        }))
      continue;
    add_term(shared.stem->word, stems, told);
    ++*count;
  }
}

bool Reasons::is_common_word(StemId stem) const {
  const double share = std::exp(-catalog_.stems().idf(stem));  // of all documents
  return share > kCommonWord && share * catalog_.max_id() > kFewDocuments;
}

void Reasons::add_term(const std::string& words, const std::vector<std::string>& stems,
                       Stems* told) {
  told->insert(stems.begin(), stems.end());
  out_.push_back({Because::kTerms, words, 0, joined(stems)});
}

// The stems of what is told already: the speakers' names and the topics' titles.
Reasons::Stems Reasons::told_names() {
  Stems told;
  const auto add = [&](DocumentId id) {
    for (std::string& stem : stems_of(catalog_[id].title)) told.insert(std::move(stem));
  };
  for (const DocumentId id : catalog_[shared_->talk].speakers) add(id);
  for (const Because& reason : out_) {
    if (reason.kind == Because::kTopic) add(reason.document);
  }
  return told;
}

std::vector<std::string> Reasons::stems_of(std::string_view text) {
  std::vector<std::string> stems;
  for (const Token& token : tokenizer_.tokenize(text)) {
    if (token.kind == Token::kStem) stems.push_back(token.text);
  }
  return stems;
}

const std::vector<std::string>& Reasons::stems_of_phrase(std::size_t number) {
  if (phrases_.empty()) {
    for (const SubjectPhrase& phrase : subject_.phrases) phrases_.push_back(stems_of(phrase.words));
  }
  return phrases_[number];
}

const std::vector<std::string>& Reasons::stems_of_word(const SubjectStem& word) {
  const auto [known, is_new] = words_.try_emplace(word.id);
  if (is_new) known->second = stems_of(word.word);
  return known->second;
}

std::optional<NotesExcerpt> Reasons::notes() {
  const std::vector<Notes> passages = passages_of_notes();
  const Notes* best = nullptr;
  std::pair<bool, std::size_t> most;  // a decision before all else, then the subject's words
  for (const Notes& passage : passages) {
    if (passage.body.empty()) continue;
    const std::pair worth(!decision_in(passage.body).empty(), telling_words(passage));
    if (best && worth <= most) continue;
    best = &passage;
    most = worth;
  }
  if (!best) return std::nullopt;
  if (most.first) return NotesExcerpt{best->anchor, best->heading, decision_in(best->body)};
  return NotesExcerpt{best->anchor, best->heading, beginning(best->body)};
}

std::vector<Reasons::Notes> Reasons::passages_of_notes() {
  std::vector<Notes> passages;
  Statement& rows = of_talk(db_.cached(sql::k_list_notes_text), shared_->talk);
  while (rows.step()) passages.push_back({rows.text(0), rows.text(1), rows.text(2)});
  return passages;
}

// How many of the weightiest shared words it has.
std::size_t Reasons::telling_words(const Notes& passage) {
  constexpr std::size_t kLooked = 40;
  Stems theirs;
  for (const std::string* text : {&passage.heading, &passage.body}) {
    for (std::string& stem : stems_of(*text)) theirs.insert(std::move(stem));
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(kLooked, shared_->stems.size()); ++i) {
    const auto& stems = stems_of_word(*shared_->stems[i].stem);
    count += !stems.empty() && theirs.contains(stems.front());
  }
  return count;
}

}  // namespace plumbline
