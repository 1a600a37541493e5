// SPDX-License-Identifier: MIT OR Apache-2.0
#include "schema/passage_text.h"

namespace plumbline {

PassageText::PassageText(const Statement& row)
    : id(row.integer(0)), part(row.text(1)), markup(row.bytes(kColumns + 2)) {
  for (std::size_t i = 0; i < kColumns; ++i) columns[i] = row.text(static_cast<int>(i) + 2);
}

}  // namespace plumbline
