// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/search/query.h"

#include <algorithm>
#include <optional>

#include "schema/is_one_of.h"
#include "schema/text/fold.h"
#include "schema/text/utf8.h"
#include "server/search/lex.h"
#include "server/search/query_names.h"
#include "server/search/statements.h"

namespace plumbline {
namespace {
// Of a talk; "about" is the text of everything else.
constexpr std::string_view kParts[] = {"abstract", "notes", "slides", "transcript", "about"};

// "slides" of "slide", "transcript" of "transcripts".
std::string part_named(std::string name) {
  for (const std::string_view part : kParts) {
    if (name + "s" == part || name == std::string(part) + "s") return std::string(part);
  }
  return name;
}

std::optional<Term> make_term(Tokenizer& tokenizer, const Lexeme& lexeme) {
  Term term;
  term.typed = lexeme.text;
  term.field = lexeme.field;
  term.quoted = lexeme.kind == Lexeme::kPhrase;
  term.prefix = lexeme.prefix;
  int chunks = 0;
  for (const Token& token : tokenizer.tokenize(lexeme.text)) {
    if (token.kind == Token::kPart) {
      term.words.push_back(token.text);
      term.places.push_back({lexeme.text_begin + token.begin, lexeme.text_begin + token.end});
    }
    if (token.kind == Token::kStem) term.stems.push_back(token.text);
    if (token.kind == Token::kWhole && token.text.size() > term.whole.size())
      term.whole = token.text;
    chunks = token.chunk + 1;
  }
  if (term.words.empty()) return std::nullopt;
  if (chunks > 1 || term.words.size() == 1) term.whole.clear();
  return term;
}

QueryNode term_node(Term term, const Lexeme& lexeme) {
  QueryNode node;
  node.kind = QueryNode::kTerm;
  node.term = std::move(term);
  node.place = {lexeme.begin, lexeme.end};
  return node;
}

class Parser {
 public:
  Parser(Tokenizer& tokenizer, std::vector<Lexeme> lexemes, Query* query)
      : tokenizer_(tokenizer),
        lexemes_(std::move(lexemes)),
        query_(query),
        max_terms_(query->plain ? kMaxPlainTerms : kMaxTerms) {}

  QueryNode run() { return either(); }  // all of it, since no kClose stands alone

 private:
  bool done() const { return at_ >= lexemes_.size() || lexemes_[at_].kind == Lexeme::kClose; }
  bool next_is(Lexeme::Kind kind) const {
    return at_ < lexemes_.size() && lexemes_[at_].kind == kind;
  }
  bool operand_at(std::size_t i) const {
    return i < lexemes_.size() && lexemes_[i].kind != Lexeme::kClose &&
           lexemes_[i].kind != Lexeme::kOr && lexemes_[i].kind != Lexeme::kAnd;
  }

  // A list of alternatives; with one alternative, that one.
  QueryNode either() {
    QueryNode any;
    any.kind = QueryNode::kOr;
    any.children.push_back(all());
    while (next_is(Lexeme::kOr)) {
      ++at_;
      any.children.push_back(all());
    }
    std::erase_if(any.children, [](const QueryNode& n) {
      return n.kind == QueryNode::kAnd && n.children.empty();
    });
    if (any.children.empty()) return {};
    if (any.children.size() == 1) return std::move(any.children[0]);
    return any;
  }

  QueryNode all() {
    QueryNode node;
    while (!done()) {
      const bool first = node.children.empty();
      if (next_is(Lexeme::kOr)) {
        if (!first && operand_at(at_ + 1)) break;
        lone_operator("OR", &node);
      } else if (next_is(Lexeme::kAnd)) {
        if (!first && operand_at(at_ + 1)) {
          ++at_;
        } else {
          lone_operator("AND", &node);
        }
      } else {
        factor(&node);
      }
    }
    return node;
  }

  void lone_operator(const std::string& text, QueryNode* into) {
    query_->warnings.push_back("“" + text +
                               "” stands without words on both sides; it was read as a word.");
    lexemes_[at_].kind = Lexeme::kWord;
    lexemes_[at_].text = text;
    factor(into);
  }

  void factor(QueryNode* into) {
    const Lexeme& lexeme = lexemes_[at_];
    switch (lexeme.kind) {
      case Lexeme::kMinus:
      case Lexeme::kNot:
        return negation(into);
      case Lexeme::kOpen:
        return group(into);
      default:
        ++at_;
        return lexeme.field.empty() || lexeme.field == "title" ? term(lexeme, into)
                                                               : filter(lexeme, into);
    }
  }

  void negation(QueryNode* into) {
    if (!operand_at(at_ + 1)) return lone_operator(next_is(Lexeme::kNot) ? "NOT" : "-", into);
    const std::size_t begin = lexemes_[at_++].begin;
    QueryNode inner;
    negated_ = !negated_;
    factor(&inner);
    negated_ = !negated_;
    if (inner.children.empty()) return;
    QueryNode node;
    node.kind = QueryNode::kNot;
    node.children.push_back(inner.children.size() == 1 ? std::move(inner.children[0])
                                                       : std::move(inner));
    node.place = {begin, lexemes_[at_ - 1].end};
    into->children.push_back(std::move(node));
  }

  void group(QueryNode* into) {
    const std::size_t begin = lexemes_[at_++].begin;
    QueryNode inner = either();
    if (next_is(Lexeme::kClose)) ++at_;
    inner.place = {begin, lexemes_[at_ - 1].end};
    if (inner.kind == QueryNode::kAnd) {  // without an OR the parentheses say nothing
      std::move(inner.children.begin(), inner.children.end(), std::back_inserter(into->children));
    } else {
      into->children.push_back(std::move(inner));
    }
  }

  void term(const Lexeme& lexeme, QueryNode* into) {
    auto made = make_term(tokenizer_, lexeme);
    if (!made) {
      if (!lexeme.text.empty()) {
        query_->warnings.push_back("“" + lexeme.text +
                                   "” has no letters or digits to search for; it was left out.");
      }
      return;
    }
    if (++terms_ > max_terms_) {
      if (terms_ == max_terms_ + 1) {
        query_->warnings.push_back("Only the first " + std::to_string(max_terms_) +
                                   " words were searched for.");
      }
      return;
    }
    into->children.push_back(term_node(std::move(*made), lexeme));
  }

  void part(const Lexeme& lexeme) {
    const std::string name = part_named(fold(lexeme.text));
    if (!is_one_of(name, kParts)) {
      query_->warnings.push_back("No text has a part “" + lexeme.text +
                                 "”; its parts are abstract, notes, slides and transcript.");
    }
    (negated_ ? query_->parts_out : query_->parts).push_back(name);
  }

  void filter(const Lexeme& lexeme, QueryNode* into) {
    if (lexeme.field == "in") return part(lexeme);
    const std::string small = fold(lexeme.text);
    if (lexeme.field == "kind" && outcome_of(small) && !negated_) {
      query_->stated.push_back(small);
      return;
    }
    QueryNode node;
    node.kind = QueryNode::kFilter;
    node.name = lexeme.field;
    node.value = lexeme.text;
    node.place = {lexeme.begin, lexeme.end};
    into->children.push_back(std::move(node));
  }

  Tokenizer& tokenizer_;
  std::vector<Lexeme> lexemes_;
  Query* query_;
  int max_terms_;
  std::size_t at_ = 0;
  int terms_ = 0;
  bool negated_ = false;
};

// Only "-word", and nothing to take it away from: the reader means the word (-Zbuild-std).
bool only_excluded_words(const QueryNode& root) {
  return root.kind == QueryNode::kAnd && !root.children.empty() &&
         std::all_of(root.children.begin(), root.children.end(), [](const QueryNode& node) {
           return node.kind == QueryNode::kNot && node.children[0].kind == QueryNode::kTerm;
         });
}

// The text without its operators: every run between blanks is a word.
QueryNode literal_words(Tokenizer& tokenizer, std::string_view text) {
  QueryNode node;
  std::size_t at = 0;
  while (at < text.size() && node.children.size() < kMaxTerms) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    Lexeme word = {Lexeme::kWord, std::string(text.substr(at, end - at)), ""};
    word.begin = word.text_begin = at;
    word.end = end;
    if (auto term = make_term(tokenizer, word))
      node.children.push_back(term_node(std::move(*term), word));
    at = end + 1;
  }
  return node;
}

// Quotes mean what they say in a short query, and are a manner of writing in a sentence. Parentheses mean
// something around an OR alone.
bool is_plain(const std::vector<Lexeme>& lexemes) {
  constexpr std::ptrdiff_t kSentence = 6;
  const auto words = std::count_if(lexemes.begin(), lexemes.end(), [](const Lexeme& lexeme) {
    return lexeme.kind == Lexeme::kWord || lexeme.kind == Lexeme::kPhrase;
  });
  return std::all_of(lexemes.begin(), lexemes.end(), [&](const Lexeme& lexeme) {
    switch (lexeme.kind) {
      case Lexeme::kWord:
        return lexeme.field.empty() && !lexeme.prefix;
      case Lexeme::kPhrase:
        return lexeme.field.empty() && words >= kSentence;
      case Lexeme::kOpen:
      case Lexeme::kClose:
        return true;
      default:
        return false;
    }
  });
}

bool has_terms_below(const QueryNode& node) {
  return node.kind == QueryNode::kTerm ||
         std::any_of(node.children.begin(), node.children.end(), has_terms_below);
}
}  // namespace

bool Query::has_terms() const { return has_terms_below(root); }

Query parse_query(const Catalog& catalog, Tokenizer& tokenizer, std::string_view raw) {
  Query query;
  query.text = plain_punctuation(clean_utf8(raw));
  const std::string& text = query.text;
  if (const Name* name = name_of_whole(catalog, tokenizer, text)) {
    QueryNode words = literal_words(tokenizer, text);
    query.named = name->document;
    query.root.children.push_back(name_node(name->document, std::move(words.children)));
    return query;
  }
  std::vector<Lexeme> lexemes = lex(text, &query.warnings);
  query.plain = is_plain(lexemes);
  query.root = Parser(tokenizer, std::move(lexemes), &query).run();
  if (only_excluded_words(query.root)) {
    query.warnings.push_back("There is nothing to leave “" + text +
                             "” out of; it was read as words.");
    query.root = literal_words(tokenizer, text);
  }
  if (query.root.kind != QueryNode::kAnd) {
    QueryNode root;
    root.children.push_back(std::move(query.root));
    query.root = std::move(root);
  }
  recognize_names(catalog, &query.root);
  if (query.plain) recognize_whole_name(catalog, &query.root.children);
  return query;
}

}  // namespace plumbline
