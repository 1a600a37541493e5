// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/talk_views.h"

#include <algorithm>

namespace plumbline {
namespace {

using std::size_t;

// Of markup. The rest of a page, its stylesheet and its script take some 40 KB, and 60 are the limit of all.
constexpr size_t kViewBytes = 19'000;
constexpr size_t kFrameBytes = 60, kPictureBytes = 170;  // around a passage

bool is_abstract(const PartView& part) { return part.part == "abstract"; }

size_t bytes_of(const PassageView& passage) {
  return kFrameBytes + passage.heading.size() + passage.html.size() +
         (passage.picture ? kPictureBytes + 2 * passage.heading.size() : 0);
}

size_t bytes_of_abstract(const TalkPage& page) {
  size_t bytes = 0;
  for (const PartView& part : page.parts) {
    for (const PassageView& passage : part.passages)
      bytes += is_abstract(part) ? bytes_of(passage) : 0;
  }
  return bytes;
}

std::vector<const PassageView*> passages_of(const TalkPage& page) {
  std::vector<const PassageView*> passages;
  for (const PartView& part : page.parts) {
    for (const PassageView& passage : part.passages) {
      if (!is_abstract(part)) passages.push_back(&passage);
    }
  }
  return passages;
}

struct Lengths {
  size_t all = 0, views = 1;
};

Lengths lengths_of(const TalkPage& page, const std::vector<const PassageView*>& passages) {
  const size_t most = kViewBytes - std::min(kViewBytes / 2, bytes_of_abstract(page));
  Lengths lengths;
  for (const PassageView* passage : passages) lengths.all += bytes_of(*passage);
  lengths.views = std::max<size_t>(1, (lengths.all + most - 1) / most);
  return lengths;
}

}  // namespace

// A passage is in the view in whose share of all bytes its middle lies, so that none of them is a remnant.
std::vector<TalkView> views_of(const TalkPage& page) {
  const std::vector<const PassageView*> passages = passages_of(page);
  const Lengths lengths = lengths_of(page, passages);
  std::vector<TalkView> views(1);
  if (!passages.empty()) views[0].anchor = passages.front()->anchor;
  size_t before = 0, last = 0;
  for (size_t i = 0; i < passages.size(); ++i) {
    const size_t bytes = bytes_of(*passages[i]);
    const size_t view = (before + bytes / 2) * lengths.views / lengths.all;
    if (i > 0 && view > last) views.push_back({i, i, passages[i]->anchor});
    last = view;
    before += bytes;
    views.back().end = i + 1;
  }
  return views;
}

size_t view_at(const TalkPage& page, const std::vector<TalkView>& views, std::string_view anchor) {
  const std::vector<const PassageView*> passages = passages_of(page);
  const auto found = std::find_if(passages.begin(), passages.end(),
                                  [&](const auto* passage) { return passage->anchor == anchor; });
  if (found == passages.end()) return 0;
  const auto position = static_cast<size_t>(found - passages.begin());
  size_t view = 0;
  while (view + 1 < views.size() && views[view].end <= position) ++view;
  return view;
}

}  // namespace plumbline
