// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/chart.h"

#include <algorithm>

#include "server/pages/years.h"

namespace plumbline {
namespace {

constexpr int kBarHeight = 64;  // pixels, of the highest
constexpr int kTop = 18;        // above it, for its number
constexpr int kHeight = kTop + kBarHeight + 24;
constexpr int kMaxLabels = 9;  // more would touch each other on a phone

std::string percent(double value) {
  const auto hundredths = static_cast<int>(value * 100 + 0.5);
  return std::to_string(hundredths / 100) + "." + std::to_string(hundredths % 100 / 10) + "%";
}

std::string text_at(double x, int y, std::string_view style, const std::string& text) {
  return "<text class=\"" + std::string(style) + "\" x=\"" + percent(x) + "\" y=\"" +
         std::to_string(y) + "\" text-anchor=\"middle\">" + text + "</text>";
}

// One year in its slot, which begins at `left` percent and is `width` wide.
std::string bar(double left, double width, int height, int count) {
  const bool none = count == 0;
  const int pixels = none ? 2 : height;
  std::string svg = "<rect class=\"bar" + std::string(none ? " none" : "") + "\" x=\"" +
                    percent(left + width * 0.14) + "\" width=\"" + percent(width * 0.72) +
                    "\" y=\"" + std::to_string(kTop + kBarHeight - pixels) + "\" height=\"" +
                    std::to_string(pixels) + "\" rx=\"2\"/>";
  if (none) return svg;
  return svg +
         text_at(left + width / 2, kTop + kBarHeight - pixels - 5, "number", std::to_string(count));
}

std::string draw(const Years& years) {
  int most = 0;
  for (const auto& [year, count] : years) most = std::max(most, count);
  const auto size = static_cast<int>(years.size());
  const int step = (size + kMaxLabels - 1) / kMaxLabels;
  const double width = 100.0 / size;
  std::string svg;
  int index = 0;
  for (const auto& [year, count] : years) {
    const double left = index * width;
    svg += bar(left, width, std::max(4, count * kBarHeight / most), count);
    const bool labelled = (size - 1 - index) % step == 0;
    if (labelled) svg += text_at(left + width / 2, kHeight - 6, "year", std::to_string(year));
    ++index;
  }
  return svg;
}

}  // namespace

Html talks_by_year(const Catalog& catalog, std::span<const DocumentId> talks,
                   std::string_view subject) {
  if (talks.size() < 2) return {};
  const Years years = count_talks(years_of_collection(catalog), catalog, talks);
  const std::string base = std::to_string(kTop + kBarHeight);
  return Html(
      "<svg class=\"chart\" width=\"100%\" height=\"" + std::to_string(kHeight) +
      "\" role=\"img\" aria-labelledby=\"chart-title\"><title id=\"chart-title\">Talks about " +
      escape(subject) + " by year: " + in_words(years) + "</title>" + draw(years) +
      "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"" + base + "\" y2=\"" + base + "\"/></svg>");
}

}  // namespace plumbline
