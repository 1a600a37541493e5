// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/identity/assemble.h"

#include "indexer/identity/abstracts.h"
#include "indexer/identity/adopt.h"
#include "indexer/identity/attach.h"
#include "indexer/identity/fields.h"
#include "indexer/identity/merge.h"
#include "indexer/identity/people.h"
#include "indexer/identity/shown_decks.h"
#include "indexer/identity/zones.h"

namespace plumbline {

void assemble(Corpus* corpus, const PreviousPublication& previous, Problems* problems) {
  put_in_shown_decks(corpus, problems);
  unify_people(corpus);
  merge_sources(corpus, problems);
  settle_zones(corpus);
  keep_withdrawn(previous, corpus);
  adopt_parts(corpus, problems);
  attach_parts(corpus, problems);
  give_abstracts(corpus);
  leave_out_namesakes(corpus, problems);
}

}  // namespace plumbline
