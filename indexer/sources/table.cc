// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/table.h"

#include <string>
#include <utility>

#include "indexer/sources/part.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/table/talk_table.h"
#include "indexer/sources/table/talks.h"
#include "schema/text/csv.h"

namespace plumbline {
namespace {
constexpr std::size_t kHeaderBytes = 16 << 10;
}

bool recognizes_table(const Input& input) {
  const std::string extension = extension_of(input.name);
  return (extension == "csv" || extension == "tsv") &&
         header_of(read_csv(text_at_start(input, kHeaderBytes)).rows);
}

Workbook table_workbook(std::string_view text) {
  Csv csv = read_csv(text);
  if (csv.unclosed != 0) throw MalformedError("a quote opens and never closes", csv.unclosed);
  Sheet sheet;
  sheet.rows = std::move(csv.rows);
  sheet.separated = true;
  return {{std::move(sheet)}, 0};
}

Reading read_table(const Input& input) {
  return read_talks(
      input, [&](Programme* programme) { return table_workbook(programme->text_of_input()); });
}

}  // namespace plumbline
