// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/document.h: a document as corpus/FORMAT.md says: Markdown with a YAML head, in a
// directory that tells its kind.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/problem.h"
#include "indexer/source.h"
#include "indexer/sources/format.h"

namespace plumbline {

// What "talks/lpc-2023/klint.md" says of its document: kTalk, "lpc-2023/klint". Nothing where the
// name is not made as corpus/FORMAT.md says.
struct Identity {
  SourceKind kind;
  std::string slug;
};
std::optional<Identity> identity_of(const std::string& name);

// True where a text has a YAML head with a field in it that only our own documents have.
bool has_own_head(std::string_view bytes);

// A text below talks/, topics/ or events/; below notes/ and slides/ only with our own YAML head, since
// decks and notes in Markdown may be anyone's.
bool is_document(const Input& input);

// One source, or none where it has to be left out; the problems say why.
Reading read_document(const Input& input);

}  // namespace plumbline
