// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/pictures/painter.h: draws decks in a child process that may do nothing else, so that a page at which
// poppler crashes, hangs or eats memory costs its own picture and no other.
#pragma once

#include <string>

#include "indexer/pictures/picture.h"
#include "indexer/sandbox/child_process.h"
#include "indexer/sandbox/confine.h"

namespace plumbline {

struct PaintLimits {
  Limits page;                // of one page; what it draws is limited by picture.h
  int deck_cpu_seconds = 60;  // the pages behind have no picture
  int failures = 3;           // of pages, after which the rest of the deck has no picture
};

class Painter {
 public:
  // Nothing is started before the first deck.
  explicit Painter(const PaintLimits& limits = {}) : limits_(limits) {}
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // `deck` is the bytes of a PDF. Whatever they are, what was drawn is as picture.h says. The same deck gives the same
  // pictures whichever were drawn before. Throws Error where no process can be started.
  DeckPictures paint(const std::string& deck);

 private:
  class Deck;
  void start();

  PaintLimits limits_;
  ChildProcess process_;
};

}  // namespace plumbline
