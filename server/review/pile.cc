// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/review/pile.h"

#include <nlohmann/json.hpp>

#include "schema/text/csv.h"
#include "schema/text/tokenize.h"
#include "server/review/shapes.h"

namespace plumbline {
namespace {
using nlohmann::json;

class PileReader {
 public:
  Pile read(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    if (begin == bytes.npos) throw PileError("is empty");
    if (bytes.find('\0') != bytes.npos || bytes.starts_with("PK\x03\x04"))
      throw PileError("is no text in UTF-8; save a spreadsheet as CSV (UTF-8)");
    const char first = bytes[begin];
    if (first == '[')
      read_document(bytes);
    else if (first == '{')
      read_objects(bytes);
    else
      read_rows(bytes);
    if (pile_.proposals.empty() && pile_.left_out.empty()) throw PileError("has no proposals");
    return std::move(pile_);
  }

 private:
  // One document, or one object a line.
  void read_objects(std::string_view bytes) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    const bool whole_line = json::accept(line);
    if (whole_line && (json::accept(bytes) == false || !has_list(json::parse(line))))
      read_lines(bytes);
    else
      read_document(bytes);
  }

  static bool has_list(const json& document) {
    std::string shape, pointer;
    return list_in(document, &shape, &pointer) != nullptr;
  }

  void read_document(std::string_view bytes) {
    json document;
    try {
      document = json::parse(bytes);
    } catch (const json::parse_error& error) {
      throw PileError("line " + std::to_string(line_at(bytes, error.byte)) +
                      ": is no JSON (something is missing or superfluous here)");
    } catch (const json::exception&) {
      throw PileError("has a number that is too large");
    }
    std::string pointer;
    const json* list = list_in(document, &pile_.shape, &pointer);
    if (!list)
      throw PileError(
          "has no list of proposals: a list itself, or one called proposals, abstracts, "
          "submissions, talks, results or contributions");
    for (std::size_t i = 0; i < list->size(); ++i)
      add_object((*list)[i], pointer + "/" + std::to_string(i));
  }

  void read_lines(std::string_view bytes) {
    pile_.shape = "NDJSON";
    for (int number = 1; !bytes.empty(); ++number) {
      const std::string_view line = bytes.substr(0, bytes.find('\n'));
      bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      const std::string place = "line " + std::to_string(number);
      const json object = json::parse(line, nullptr, false);
      if (object.is_discarded())
        pile_.left_out.push_back(place + ": is no JSON");
      else
        add_object(object, place);
    }
  }

  void read_rows(std::string_view bytes) {
    pile_.shape = "CSV";
    const Csv csv = read_csv(bytes);
    if (csv.unclosed != 0)
      throw PileError("line " + std::to_string(csv.unclosed) + ": a quote opens and never closes");
    if (csv.rows.empty()) throw PileError("has no proposals, only empty fields");
    const std::vector<TalkColumn> columns = columns_of(csv.rows.front());
    for (std::size_t i = 1; i < csv.rows.size(); ++i) {
      const TalkRow row(csv.rows[i], columns);
      const std::string place = "line " + std::to_string(row.line());
      if (is_withdrawn(row))
        pile_.left_out.push_back(place + ": state: is " + row.first(TalkColumn::kState));
      else
        add(place, [&] { return proposal_of_row(csv.rows[i], columns); });
    }
  }

  void add_object(const json& object, const std::string& place) {
    if (is_withdrawn(object))
      pile_.left_out.push_back(place + ": state: is " + object["state"].get<std::string>());
    else
      add(place, [&] { return proposal_of_json(object); });
  }

  template <class Read>
  void add(const std::string& place, Read read) {
    try {
      PileProposal proposal = read();
      check(proposal);
      proposal.place = place;
      if (proposal.id.empty()) proposal.id = std::to_string(pile_.proposals.size() + 1);
      if (pile_.proposals.size() == kMaxPileProposals)
        throw PileError("has over " + std::to_string(kMaxPileProposals) + " proposals");
      pile_.proposals.push_back(std::move(proposal));
    } catch (const FieldFlaw& flaw) {
      pile_.left_out.push_back(place + ": " + (flaw.field.empty() ? "" : flaw.field + ": ") +
                               flaw.message);
    }
  }

  void check(const PileProposal& proposal) {
    const Proposal& text = proposal.proposal;
    if (tokenizer_.tokenize(text.title).empty() && tokenizer_.tokenize(text.text).empty())
      throw FieldFlaw{"title", "there are no words in title and text"};
    if (text.title.size() + text.text.size() > kMaxProposalBytes)
      throw FieldFlaw{"text", "is over 64 KiB"};
  }

  static int line_at(std::string_view bytes, std::size_t at) {
    int line = 1;
    for (std::size_t i = 0; i < std::min(at, bytes.size()); ++i) line += bytes[i] == '\n';
    return line;
  }

  Tokenizer tokenizer_;
  Pile pile_;
};
}  // namespace

Pile read_pile(std::string_view bytes) { return PileReader().read(bytes); }

}  // namespace plumbline
