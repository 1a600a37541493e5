// SPDX-License-Identifier: MIT OR Apache-2.0
// server/search/page.h: what a reader sees of answers: a page of hits, and all that is told about them.
#pragma once

#include "server/search/answers.h"

namespace plumbline {

// Fills all of SearchResults but what another spelling or a thing would add. Throws CursorError where
// request().cursor is not one of these answers.
SearchResults page_of(Index& index, Tokenizer& tokenizer, Answers& answers);

}  // namespace plumbline
