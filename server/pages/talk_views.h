// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/talk_views.h: a talk whose texts are longer than a page should be is shown in several views. Each
// has the abstract and a run of the other passages; of the rest it tells the titles, which lead to the views that
// have them. They keep their places on the page (#slide-41), so that an address of before leads to the title at least.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "server/pages/pages.h"

namespace plumbline {

// A run of all passages of the parts but the abstract, counted through.
struct TalkView {
  std::size_t begin = 0, end = 0;
  std::string_view anchor;  // of its first passage; valid as long as the page
};

// At least one, in order. All are of about the same length; the same texts give the same views.
std::vector<TalkView> views_of(const TalkPage& page);

// Which of them has the passage with this anchor; the first one where none has.
std::size_t view_at(const TalkPage& page, const std::vector<TalkView>& views,
                    std::string_view anchor);

}  // namespace plumbline
