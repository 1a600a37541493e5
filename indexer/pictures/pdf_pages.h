// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/pictures/pdf_pages.h: the pages of a PDF, drawn by poppler. As with reading one (indexer/sources/pdf.h),
// do it in a process that may die.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/pictures/picture.h"

namespace poppler {
class document;
}

namespace plumbline {

// What became of a page.
enum class Drawn : char {
  kYes = 'y',
  kNoFont = 'f',  // a font is not in the file and there is none here that could stand for it
  kNo = 'n',      // it is damaged, has no size, or takes more than kMaxPictureBytes
};

class PdfPages {
 public:
  // The bytes must live as long.
  explicit PdfPages(std::string_view bytes);
  ~PdfPages();
  PdfPages(const PdfPages&) = delete;
  PdfPages& operator=(const PdfPages&) = delete;

  // 0 where it cannot be opened.
  int count() const;
  // Page `page`, from 1. The same bytes give the same picture; where a font is not in the file, the fonts of the
  // machine decide. Without kYes the picture is incomplete.
  Drawn draw(int page, Picture* picture) const;

 private:
  std::unique_ptr<poppler::document> document_;
};

// Draws a page of our own, so that fontconfig and poppler read what they need: to be called before a process gives
// up its rights.
void prepare_drawing();

}  // namespace plumbline
