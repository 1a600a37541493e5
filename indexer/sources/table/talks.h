// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/table/talks.h: the programme that is in the sheets of a file.
#pragma once

#include <functional>

#include "indexer/sources/format.h"
#include "indexer/sources/programme/programme.h"
#include "indexer/sources/table/sheet.h"

namespace plumbline {

// Of the sheets that `open` gives, which may warn, and throws MalformedError where there are none. Columns `event` and
// `year` part the talks into events; without an event they are of the one that the path names.
Reading read_talks(const Input& input, const std::function<Workbook(Programme*)>& open);

// "Budget, Sponsors": the sheets that have something in them and no talks; "" where there are none.
std::string other_sheets(const Workbook& workbook);

}  // namespace plumbline
