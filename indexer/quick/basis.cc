// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/quick/basis.h"

#include <cstring>

#include "indexer/fingerprint.h"
#include "indexer/sources/bytes.h"

namespace plumbline {
namespace {

void add(std::string* bytes, std::string_view text) {
  const std::uint64_t size = text.size();
  bytes->append(reinterpret_cast<const char*>(&size), sizeof size);
  *bytes += text;
}

void add(std::string* bytes, const std::vector<std::string>& texts) {
  add(bytes, std::to_string(texts.size()));
  for (const std::string& text : texts) add(bytes, text);
}

// How a text may name the document, or find it. The title of a talk is in no other text, unless that links to it.
void add_names(const Member& member, std::string* bytes) {
  add(bytes, kind_name(member.kind));
  add(bytes, member.slug);
  add(bytes, member.also);
  if (member.kind == SourceKind::kPerson || member.kind == SourceKind::kTopic)
    add(bytes, member.title);
  if (member.kind != SourceKind::kTopic) return;
  add(bytes, member.source->category);
  for (const Word& alias : member.source->aliases) add(bytes, alias.text);
}

std::uint64_t hash_of_source(const Source& source) {
  std::string bytes = to_bytes(source);
  for (const auto& [field, origin] : source.origin) {
    add(&bytes, field);
    add(&bytes, origin);
  }
  return hash_of(bytes);
}

void add_numbers(const std::vector<std::uint64_t>& numbers, std::string* bytes) {
  const std::uint64_t size = numbers.size();
  bytes->append(reinterpret_cast<const char*>(&size), sizeof size);
  bytes->append(reinterpret_cast<const char*>(numbers.data()), size * sizeof size);
}

bool take_number(std::string_view* bytes, std::uint64_t* number) {
  if (bytes->size() < sizeof *number) return false;
  std::memcpy(number, bytes->data(), sizeof *number);
  bytes->remove_prefix(sizeof *number);
  return true;
}

bool take_numbers(std::string_view* bytes, std::vector<std::uint64_t>* numbers) {
  std::uint64_t size = 0;
  if (!take_number(bytes, &size) || bytes->size() / sizeof size < size) return false;
  numbers->resize(size);
  std::memcpy(numbers->data(), bytes->data(), size * sizeof size);
  bytes->remove_prefix(size * sizeof size);
  return true;
}
}  // namespace

Basis basis_of(const Roster& roster) {
  Basis basis;
  std::string names;
  basis.sources.push_back(0);
  for (const Member& member : roster.members()) {
    add_names(member, &names);
    basis.sources.push_back(member.source ? hash_of_source(*member.source) : 0);
  }
  basis.names = hash_of(names);
  return basis;
}

std::string to_bytes(const Basis& basis) {
  std::string bytes(reinterpret_cast<const char*>(&basis.names), sizeof basis.names);
  for (const auto* numbers :
       {&basis.sources, &basis.hashes.facts.sums(), &basis.hashes.text.sums()}) {
    add_numbers(*numbers, &bytes);
  }
  return bytes;
}

std::optional<Basis> basis_in(std::string_view bytes) {
  Basis basis;
  std::vector<std::uint64_t> facts, text;
  const bool whole = take_number(&bytes, &basis.names) && take_numbers(&bytes, &basis.sources) &&
                     take_numbers(&bytes, &facts) && take_numbers(&bytes, &text);
  if (!whole || !bytes.empty()) return std::nullopt;
  basis.hashes.facts = RowHashes(std::move(facts));
  basis.hashes.text = RowHashes(std::move(text));
  return basis;
}

}  // namespace plumbline
