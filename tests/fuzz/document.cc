// SPDX-License-Identifier: MIT OR Apache-2.0
// A document of a corpus, of the kind that its first line names ("topics"), from its bytes to the rows of its
// publication. A text without a head has the one of a talk put before it.
#include "indexer/sources/document.h"

#include <set>

#include "indexer/check/check.h"
#include "indexer/identity/assemble.h"
#include "indexer/link/link.h"
#include "schema/format.h"
#include "schema/text/markup.h"
#include "schema/text/utf8.h"
#include "tests/fuzz/markup.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/reading.h"

namespace plumbline::fuzz {
namespace {

constexpr std::string_view kEvent =
    "---\ntitle: Meeting 2024\nshort: M 2024\nseries: m\nstart: 2024-09-01\nend: 2024-09-02\n"
    "place: Here\nsources:\n  - https://example.org/\n---\n\nA meeting.\n";
constexpr std::string_view kTopic =
    "---\ntitle: Binder\naliases: [rust_binder]\ncategory: driver\nsummary: A driver.\n"
    "sources:\n  - https://example.org/binder\n---\n\nIt carries messages.\n";
constexpr std::string_view kHead =
    "---\ntitle: A talk\nevent: m-2024\ndate: 2024-09-01\nspeakers: [Ada Writer]\n"
    "topics: [binder]\nkind: talk\nsources:\n  - https://example.org/talk\n---\n";

std::string name_for(std::string_view kind) {
  if (kind == "topics" || kind == "events") return std::string(kind) + "/a.md";
  if (kind == "notes" || kind == "slides") return std::string(kind) + "/m-2024/a.md";
  return "talks/m-2024/a.md";
}

void add(const std::string& name, std::string_view bytes, Corpus* corpus, Problems* problems) {
  Reading reading = read_document({name, name, bytes});
  for (Source& source : reading.sources) corpus->sources.push_back(std::move(source));
  problems->insert(problems->end(), reading.problems.begin(), reading.problems.end());
}

void require_passages(const Knowledge& knowledge) {
  std::set<std::pair<RowId, std::string>> anchors;
  std::set<RowId> ids;
  for (const PassageRecord& passage : knowledge.passages) {
    require(ids.insert(passage.id).second, "a passage has an id of its own");
    require(anchors.insert({passage.document, passage.anchor}).second,
            "an anchor leads to one place", passage.anchor);
    require(passage.body.size() <= kMaxPassageBytes, "a passage is of limited size");
    const std::string text = passage.title + passage.names + passage.heading + passage.body;
    require(clean_utf8(text) == text, "a passage is text", text);
    require_sound_html(stored_html(passage.body, passage.markup));
  }
  for (const LinkRecord& link : knowledge.links)
    require(link.passage == 0 || ids.count(link.passage) > 0, "a link stands in a passage");
  for (const StatementRecord& statement : knowledge.statements)
    require(ids.count(statement.passage) > 0, "a statement stands in a passage", statement.text);
}

void check(std::string_view input) {
  const std::string name = name_for(take_line(&input));
  const bool has_head = input.starts_with("---");
  const std::string bytes = (has_head ? "" : std::string(kHead)) + std::string(input);
  check_format("document", name, bytes);
  Corpus corpus;
  Problems problems;
  add("events/m-2024.md", kEvent, &corpus, &problems);
  add("topics/binder.md", kTopic, &corpus, &problems);
  if (!name.starts_with("talks/")) add("talks/m-2024/a.md", kHead, &corpus, &problems);
  add(name, bytes, &corpus, &problems);
  assemble(&corpus, {}, &problems);
  check_corpus(&corpus, &problems);
  const Knowledge knowledge = link_corpus(corpus, &problems);
  require_sound(problems);
  require_passages(knowledge);
}

}  // namespace
}  // namespace plumbline::fuzz

PLUMBLINE_FUZZ_TARGET(plumbline::fuzz::check)
