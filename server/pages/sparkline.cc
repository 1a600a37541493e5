// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/sparkline.h"

#include <algorithm>

namespace plumbline {
namespace {

constexpr int kStep = 4, kHeight = 12;  // pixels: from bar to bar, of the highest

int most_of(const Years& years) {
  int most = 0;
  for (const auto& [year, count] : years) most = std::max(most, count);
  return most;
}

}  // namespace

std::string spark_text(const Years& years) {
  constexpr std::string_view kBlocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr int kLevels = std::size(kBlocks);
  const int most = most_of(years);
  if (most == 0) return {};
  std::string text = std::to_string(years.begin()->first) + " ";
  for (const auto& [year, count] : years) {
    const int level = (count * kLevels + most - 1) / most;  // 1 to kLevels; 0 for none
    text += level == 0 ? "·" : kBlocks[level - 1];
  }
  return text + " " + std::to_string(years.rbegin()->first);
}

Html spark_svg(const Years& years) {
  const int most = most_of(years);
  if (most == 0) return {};
  std::string bars;
  int x = 0;
  for (const auto& [year, count] : years) {
    const int height = (count * kHeight + most - 1) / most;
    if (height > 0)
      bars += "M" + std::to_string(x) + " " + std::to_string(kHeight) + "v-" +
              std::to_string(height) + "h3v" + std::to_string(height);
    x += kStep;
  }
  const std::string size =
      "width=\"" + std::to_string(x) + "\" height=\"" + std::to_string(kHeight) + "\"";
  return Html("<svg class=\"spark\" " + size + " role=\"img\"><title>" + in_words(years) +
              "</title><path d=\"" + bars + "\"/></svg>");
}

}  // namespace plumbline
