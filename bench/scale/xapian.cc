// SPDX-License-Identifier: MIT OR Apache-2.0
// Xapian, as its “Getting started” has it: TermGenerator and QueryParser with an English stemmer; titles also
// under the prefix S, a value slot for the facet, words for spelling.
#include <xapian.h>

#include <filesystem>

#include "bench/scale/peer.h"

namespace plumbline::bench {
namespace {
namespace fs = std::filesystem;
constexpr Xapian::valueno kEventSlot = 0;
constexpr unsigned kRelatedTerms = 20;

class XapianPeer : public Peer {
 public:
  explicit XapianPeer(const std::string& directory) : path_(directory + "/xapian") {}

  std::string name() const override { return std::string("Xapian ") + Xapian::version_string(); }

  void build(Database& archive) override {
    fs::remove_all(path_);
    Xapian::WritableDatabase db(path_, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator terms;
    terms.set_database(db);
    terms.set_flags(Xapian::TermGenerator::FLAG_SPELLING);
    terms.set_stemmer(Xapian::Stem("english"));
    for (Statement rows = archive.prepare(kPassageRows); rows.step();) {
      Xapian::Document document;
      terms.set_document(document);
      terms.index_text(rows.text(1), 1, "S");
      for (int column = 1; column <= 5; ++column) {
        terms.increase_termpos();
        terms.index_text(rows.text(column));
      }
      document.add_value(kEventSlot, rows.text(6));
      document.set_data(rows.text(1) + "\n" + rows.text(5));
      db.add_document(document);
    }
    db.commit();
  }

  std::uintmax_t bytes() const override {
    std::uintmax_t sum = 0;
    for (const auto& file : fs::directory_iterator(path_)) sum += file.file_size();
    return sum;
  }

  bool open() override {
    if (!fs::exists(path_)) return false;
    db_ = std::make_unique<Xapian::Database>(path_);
    parser_.set_database(*db_);
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    parser_.add_prefix("title", "S");
    return true;
  }

  std::optional<int> answer(std::string_view name, const std::string& query) override {
    using Parser = Xapian::QueryParser;
    constexpr unsigned kFlags = Parser::FLAG_DEFAULT | Parser::FLAG_WILDCARD;
    const bool any = name == "question" || name == "related";
    parser_.set_default_op(any ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
    if (name == "suggest") return show(parser_.parse_query(query, Parser::FLAG_PARTIAL, "S"));
    if (name == "related") return show(elite(query));
    if (name == "correction") {
      parser_.parse_query(query, kFlags | Parser::FLAG_SPELLING_CORRECTION);
      return show(parser_.parse_query(parser_.get_corrected_query_string(), kFlags));
    }
    if (name == "question") return show(parser_.parse_query(joined(words_of(query)), 0));
    return show(parser_.parse_query(query, kFlags), name == "facets");
  }

 private:
  static std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
  }

  // Its way to what is like a text: the terms of it that tell most.
  Xapian::Query elite(const std::string& text) {
    Xapian::Document document;
    Xapian::TermGenerator terms;
    terms.set_stemmer(Xapian::Stem("english"));
    terms.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
    terms.set_document(document);
    terms.index_text_without_positions(text);
    return Xapian::Query(Xapian::Query::OP_ELITE_SET, document.termlist_begin(),
                         document.termlist_end(), kRelatedTerms);
  }

  int show(const Xapian::Query& query, bool facets = false) {
    Xapian::Enquire enquire(*db_);
    enquire.set_query(query);
    Xapian::ValueCountMatchSpy events(kEventSlot);
    if (facets) enquire.add_matchspy(&events);
    const Xapian::MSet found = enquire.get_mset(0, kTop, facets ? db_->get_doccount() : 0);
    int shown = 0;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
      shown += hit.get_document().get_data().empty() ? 0 : 1;
    return shown;
  }

  std::string path_;
  std::unique_ptr<Xapian::Database> db_;
  Xapian::QueryParser parser_;
};
}  // namespace

std::unique_ptr<Peer> make_xapian(const std::string& directory) {
  return std::make_unique<XapianPeer>(directory);
}

}  // namespace plumbline::bench
