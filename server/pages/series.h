// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/series.h: the editions of one series of events.
#pragma once

#include <string>
#include <vector>

#include "server/search/catalog.h"

namespace plumbline {

// Its events, the newest first.
struct Series {
  std::string slug;
  std::vector<DocumentId> events;
  std::size_t talks = 0;
};

// Those with the most talks first.
std::vector<Series> list_series(const Catalog& catalog);

// "LPC" of "LPC 2023" and "LPC 2024"; the series' slug where their names have nothing in common.
std::string series_name(const Catalog& catalog, const Series& series);

}  // namespace plumbline
