// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/link/link.h: from a corpus to all rows of its publication.
#pragma once

#include "indexer/link/knowledge.h"
#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// `corpus` has been through check_corpus(). The same corpus gives the same rows in the same order.
// References that lead nowhere are passed over, since check_corpus() reported them; links in the
// text that lead nowhere are reported here.
Knowledge link_corpus(const Corpus& corpus, Problems* problems);

}  // namespace plumbline
