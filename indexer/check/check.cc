// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/check.h"

#include "indexer/check/address.h"
#include "indexer/check/calendar.h"
#include "indexer/check/names.h"
#include "indexer/check/references.h"

namespace plumbline {

void check_corpus(Corpus* corpus, Problems* problems) {
  leave_out_orphans(corpus, problems);
  check_references(*corpus, problems);
  check_calendar(*corpus, problems);
  check_addresses(*corpus, problems);
  check_names(*corpus, problems);
}

}  // namespace plumbline
