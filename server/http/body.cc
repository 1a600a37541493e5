// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/http/body.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schema/is_one_of.h"
#include "schema/text/ascii.h"
#include "schema/text/date.h"
#include "schema/text/tokenize.h"
#include "schema/text/utf8.h"
#include "server/http/nearest.h"
#include "server/http/problem.h"
#include "server/http/target.h"

namespace plumbline {
namespace {

constexpr std::string_view kFields[] = {"title", "text", "speakers", "date", "id"};

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

void check_charset(std::string_view parameters) {
  const std::size_t at = parameters.find("charset=");
  if (at == parameters.npos) return;
  std::string charset(parameters.substr(at + 8, parameters.find(';', at) - at - 8));
  std::erase_if(charset, [](char c) { return c == '"' || c == ' '; });
  if (charset != "utf-8" && charset != "utf8" && charset != "us-ascii")
    throw body_type_not_supported("A text is sent in UTF-8.");
}

bool has_words(const Proposal& proposal) {
  Tokenizer tokenizer;
  return !tokenizer.tokenize(proposal.title).empty() || !tokenizer.tokenize(proposal.text).empty();
}

// A problem with a field of JSON or of a form, in words that repeat nothing of what was sent.
struct FieldError {
  std::string field, detail;
};

std::string text_field(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return {};
  if (!found->is_string()) throw FieldError{name, std::string(name) + " is a string."};
  return clean_utf8(found->get_ref<const std::string&>());
}

std::vector<std::string> speakers_field(const nlohmann::json& object) {
  std::vector<std::string> speakers;
  const auto found = object.find("speakers");
  if (found == object.end() || found->is_null()) return speakers;
  const FieldError wrong{"speakers", "speakers is a list of names."};
  if (!found->is_array()) throw wrong;
  for (const nlohmann::json& name : *found) {
    if (!name.is_string()) throw wrong;
    speakers.push_back(clean_utf8(name.get_ref<const std::string&>()));
  }
  return speakers;
}

void check_date(const std::string& date) {
  if (!date.empty() && !is_date(date))
    throw FieldError{"date", "date is a day, a month or a year, such as 2026-11-15."};
}

Proposal proposal_of(const nlohmann::json& object) {
  if (object.is_discarded()) throw FieldError{"", "This is no JSON."};
  if (!object.is_object())
    throw FieldError{"", "This is no JSON object such as {\"title\": \"…\", \"text\": \"…\"}."};
  for (const auto& [name, value] : object.items()) {
    if (!is_one_of(name, kFields))
      throw FieldError{
          "fields",
          "An object may have title, text, speakers, date and id, and has another field."};
  }
  Proposal proposal = {text_field(object, "title"), text_field(object, "text"),
                       speakers_field(object), text_field(object, "date")};
  check_date(proposal.date);
  if (!has_words(proposal)) throw FieldError{"text", "There are no words in title and text."};
  return proposal;
}

// A line by itself, as titles are: no sentence, no greeting ("Hello all,"), no other mark of Markdown.
bool reads_as_title(std::string_view line) {
  constexpr std::size_t kMostBytes = 150;
  constexpr std::string_view kEnds = ".,;:", kMarks = "#>-*";
  return !line.empty() && line.size() <= kMostBytes && kEnds.find(line.back()) == kEnds.npos &&
         kMarks.find(line.front()) == kMarks.npos;
}

// The first line of a text is its title: "# A title", or a line that reads as one above an empty line.
Proposal proposal_of_text(const std::string& text) {
  Proposal proposal;
  proposal.text = trimmed(text);
  const std::string_view whole = proposal.text;
  const std::size_t end = std::min(whole.find('\n'), whole.size());
  const std::string line = trimmed(whole.substr(0, end));
  const std::string_view rest = whole.substr(std::min(end + 1, whole.size()));
  const bool marked = line.starts_with("# ");
  const bool above_empty_line =
      !rest.empty() && trimmed(rest.substr(0, rest.find('\n'))).empty() && reads_as_title(line);
  if (!marked && !above_empty_line) return proposal;
  proposal.title = trimmed(std::string_view(line).substr(marked ? 2 : 0));
  proposal.text = trimmed(rest);
  return proposal;
}

std::vector<std::string> separated(std::string_view names) {
  std::vector<std::string> list;
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find_first_of(",;\n"));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    if (std::string text = trimmed(name); !text.empty()) list.push_back(std::move(text));
  }
  return list;
}

bool is_form(std::string_view body) {
  return std::any_of(std::begin(kFields), std::end(kFields), [&](std::string_view field) {
    return body.starts_with(field) && body.substr(field.size()).starts_with("=");
  });
}

Proposal proposal_of_form(std::string_view body) {
  Proposal proposal;
  for (const auto& [name, value] : read_form(body)) {
    if (name == "title") proposal.title = trimmed(value);
    if (name == "text") proposal.text = trimmed(value);
    if (name == "speakers") proposal.speakers = separated(value);
    if (name == "date") proposal.date = trimmed(value);
  }
  check_date(proposal.date);
  return proposal;
}

Proposal read(const HttpRequest& request, BodyType type) {
  if (type == BodyType::kJson)
    return proposal_of(nlohmann::json::parse(request.body, nullptr, false));
  Proposal proposal = type == BodyType::kForm && is_form(request.body)
                          ? proposal_of_form(request.body)
                          : proposal_of_text(clean_utf8(request.body));
  if (!has_words(proposal))
    throw FieldError{"", "There is no text. Send the proposal as the body."};
  return proposal;
}
}  // namespace

BodyType body_type(const HttpRequest& request) {
  const std::string encoding = ascii::lower(request.header("content-encoding"));
  if (!encoding.empty() && encoding != "identity")
    throw body_type_not_supported("A text is sent without a Content-Encoding.");
  const std::string header = ascii::lower(request.header("content-type"));
  const std::size_t end = std::min(header.find(';'), header.size());
  const std::string type = trimmed(std::string_view(header).substr(0, end));
  check_charset(std::string_view(header).substr(end));
  if (type.empty() || type == "text/plain" || type == "text/markdown") return BodyType::kText;
  if (type == "application/json") return BodyType::kJson;
  if (type == "application/x-ndjson" || type == "application/ndjson") return BodyType::kNdjson;
  if (type == "application/x-www-form-urlencoded") return BodyType::kForm;
  throw body_type_not_supported(
      "A text is sent as text/plain, text/markdown, application/json or application/x-ndjson.");
}

std::size_t max_bytes(BodyType type) {
  if (type == BodyType::kNdjson) return kMaxPileBytes;
  // A form has up to three bytes for one.
  return type == BodyType::kForm ? 3 * kMaxTextBytes : kMaxTextBytes;
}

Proposal read_proposal(const HttpRequest& request) {
  try {
    Proposal proposal = read(request, body_type(request));
    if (proposal.title.size() + proposal.text.size() > kMaxTextBytes)
      throw body_too_large(kMaxTextBytes);
    return proposal;
  } catch (const FieldError& error) {
    throw error.field.empty() ? bad_request(error.detail)
                              : invalid_parameter(error.field, error.detail);
  }
}

std::vector<PileEntry> read_pile(const HttpRequest& request) {
  std::vector<PileEntry> pile;
  std::string_view rest = request.body;
  for (int line = 1; !rest.empty(); ++line) {
    const std::string_view text = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), text.size() + 1));
    if (text.find_first_not_of(" \t\r") == text.npos) continue;
    if (pile.size() == kMaxPileLines)
      throw bad_request("A pile may have " + std::to_string(kMaxPileLines) + " proposals.");
    PileEntry entry{line, {}, {}, {}};
    try {
      const auto object = nlohmann::json::parse(text, nullptr, false);
      if (object.is_object()) entry.id = text_field(object, "id");
      if (text.size() > kMaxTextBytes) throw FieldError{"text", "A text may have 64 KiB."};
      entry.proposal = proposal_of(object);
    } catch (const FieldError& error) {
      entry.error = error.detail;
    }
    pile.push_back(std::move(entry));
  }
  if (pile.empty()) throw bad_request("There is no proposal: send one JSON object a line.");
  return pile;
}

}  // namespace plumbline
