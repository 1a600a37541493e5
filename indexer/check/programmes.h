// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/check/programmes.h: what --check says about talks out of programmes. It is guesswork about texts
// that others wrote, so it stays out of an ordinary run.
#pragma once

#include "indexer/problem.h"
#include "indexer/source.h"

namespace plumbline {

// Speakers who are likely one person, unless people.yml says that they are not, and talks of one event
// that have the same title, or out of two sources nearly the same.
void check_programmes(const Corpus& corpus, Problems* problems);

}  // namespace plumbline
