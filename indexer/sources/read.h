// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/read.h: from files to a Corpus.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/problem.h"
#include "indexer/source.h"
#include "indexer/sources/find.h"

namespace plumbline {

// One document out of the bytes of its file. Nothing where it has to be left out; the problems say
// why.
std::optional<Source> read_source(const SourceFile& file, const std::string& bytes,
                                  Problems* problems);

// All of them, sorted. `step` is called before each file.
Corpus read_corpus(const std::vector<SourceFile>& files, const std::function<void()>& step,
                   Problems* problems);

}  // namespace plumbline
