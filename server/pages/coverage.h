// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/coverage.h: the page /coverage, and what its twins show.
#pragma once

#include <string>
#include <vector>

#include "server/pages/heat_map.h"
#include "server/pages/html.h"
#include "server/search/coverage.h"

namespace plumbline {

struct CoveragePage {
  CoverageRequest request;
  Coverage coverage;
};

CoveragePage load_coverage_page(const Catalog& catalog, Database& db, CoverageRequest request);

std::string coverage_html(const PageContext& context, Database& db, const CoveragePage& page);

// The heat map as a picture that stands by itself, with all its rows; where there is none, an empty picture.
std::string coverage_svg(const Catalog& catalog, const CoveragePage& page);

// "/coverage?series=lpc&parent=drivers": the page with these choices; `page` may be a twin of it.
std::string coverage_path(const Catalog& catalog, const CoverageRequest& request,
                          std::string_view page = "/coverage");

// Rows and columns that fit a page. Without a parent the topics at the top, each with all below it, with one
// the topic as such and its children; the most talked about first, those never talked about left out. Columns
// are editions by series, series with the most talks first; where those are too many, the smaller series share
// the last one. Rows that no longer fit are HeatMap::more.
HeatMap heat_map_of(const Catalog& catalog, const CoveragePage& page);

}  // namespace plumbline
