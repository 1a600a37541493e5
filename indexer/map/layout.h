// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/map/layout.h: places for labels whose neighbours should be near and that must not cover each
// other. Graphviz's sfdp does it: https://graphviz.org/docs/layouts/sfdp/
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace plumbline {

struct Box {
  int width, height;
};

struct Spring {
  std::size_t a, b;  // indexes of boxes
  double weight;     // from 1; a larger one draws its boxes closer together
};

struct Place {
  int x, y;  // the centre of the box
};

// One place a box, in the units of the boxes, such that the corner at the top left of all of them is 0, 0.
// The picture is wider than high. The same boxes and springs have the same places on the same machine.
// Throws Error where Graphviz is not installed as it should be.
std::vector<Place> lay_out(std::span<const Box> boxes, std::span<const Spring> springs);

}  // namespace plumbline
