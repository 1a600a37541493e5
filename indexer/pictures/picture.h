// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/pictures/picture.h: a page of a deck as a picture, and how large pictures may be; docs/sources.md tells
// these limits to users.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace plumbline {

inline constexpr int kPictureSide = 800;  // pixels of the longer side
inline constexpr int kMinPictureSide = 16;
inline constexpr std::size_t kMaxPictureBytes = 64 << 10;
inline constexpr std::size_t kMaxDeckPictureBytes = 8 << 20;
inline constexpr int kMaxDrawnPages = 300;  // of a deck, from its first

struct Picture {
  int page = 0;  // from 1
  int width = 0, height = 0;
  std::string webp;
};

struct DeckPictures {
  std::vector<Picture> pictures;   // by page; those that cannot be drawn are missing
  std::vector<std::string> flaws;  // why, as messages of Problem
};

}  // namespace plumbline
