// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/fields.h: the fields of a front matter, for each kind of document: the tables in
// fields.cc are corpus/FORMAT.md for the machine.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"
#include "indexer/sources/yaml.h"

namespace plumbline {

// Fills the fields of `source`, whose kind, slug and file are set, from its front matter. What
// cannot be used is left empty and becomes a problem: kLeftOut for a required field, otherwise a
// warning.
void read_fields(const YamlNode& front_matter, Source* source, Problems* problems);

// A list of names or slugs: text, neither blank nor padded, each once. Others become warnings that
// begin with `what` and are dropped.
std::vector<Word> read_words(const YamlNode& node, const std::string& what, const std::string& file,
                             Problems* problems);

}  // namespace plumbline
