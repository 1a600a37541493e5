// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/pictures/webp.h: pixels as WebP, which all browsers read.
// https://developers.google.com/speed/webp/docs/api
#pragma once

#include <string>
#include <string_view>

namespace plumbline {

// Three bytes a pixel, red first.
struct Pixels {
  const char* rgb;
  int width, height;
  int bytes_per_row;
};

// The same pixels give the same bytes. "" where it would have more than kMaxPictureBytes.
std::string to_webp(const Pixels& pixels);

// Whether the bytes begin as a WebP file of this size does.
bool is_webp(std::string_view bytes, int width, int height);

}  // namespace plumbline
