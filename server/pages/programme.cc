// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/programme.h"

#include <algorithm>

namespace plumbline {

std::string slot_key(const Catalog& catalog, const Slot& slot) {
  const std::string& slug = catalog[slot.talk].slug;
  return slug.substr(slug.find('/') + 1);
}

std::size_t slot_at(const Catalog& catalog, const EventPage& page, std::string_view at) {
  const std::vector<Slot>& slots = page.programme;
  if (at.empty()) return 0;
  auto begin = std::find_if(slots.begin(), slots.end(),
                            [&](const Slot& slot) { return slot_key(catalog, slot) == at; });
  if (begin == slots.end()) {
    begin = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) {
      return !slot.date.empty() && slot.date + "T" + slot.start_time >= at;
    });
  }
  return begin == slots.end() ? 0 : static_cast<std::size_t>(begin - slots.begin());
}

}  // namespace plumbline
