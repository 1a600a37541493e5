// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/pictures/pdf_pages.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>

#include "indexer/pictures/webp.h"

namespace plumbline {
namespace {

constexpr double kPointsPerInch = 72;

// Without a table of its objects, which poppler makes anew.
constexpr std::string_view kOwnPage = R"(%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R
   /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>
endobj
4 0 obj
<< /Length 36 >>
stream
BT /F 18 Tf 9 9 Td (Plumbline) Tj ET
endstream
endobj
trailer
<< /Root 1 0 R >>
)";

// Poppler draws what it can and tells the rest, to this.
void note_missing_font(const std::string& message, void* missing) {
  for (const char* what : {"Couldn't find a font", "Couldn't create a font"}) {
    if (message.find(what) != std::string::npos) *static_cast<bool*>(missing) = true;
  }
}

void ignore(const std::string&, void*) {}

poppler::image rendered(const poppler::page& page, double dots) {
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_rgb24);
  return renderer.render_page(&page, dots, dots);
}

// Dots an inch at which the longer side has kPictureSide pixels, however the page is turned; 0 where it has no size.
double resolution(const poppler::rectf& box) {
  const double longer = std::max(box.width(), box.height());
  return longer >= 1 ? kPointsPerInch * kPictureSide / longer : 0;
}

bool is_sensible(const poppler::image& image) {
  const auto [shorter, longer] = std::minmax({image.width(), image.height()});
  return image.is_valid() && shorter >= kMinPictureSide && longer <= kPictureSide + 1;
}

}  // namespace

PdfPages::PdfPages(std::string_view bytes) {
  poppler::set_debug_error_function(ignore, nullptr);
  document_.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document_ && document_->is_locked()) document_.reset();
}

PdfPages::~PdfPages() = default;

int PdfPages::count() const { return document_ ? std::max(document_->pages(), 0) : 0; }

Drawn PdfPages::draw(int number, Picture* picture) const {
  const std::unique_ptr<poppler::page> page(document_->create_page(number - 1));
  const double dots = page ? resolution(page->page_rect()) : 0;
  if (dots == 0) return Drawn::kNo;
  bool missing = false;
  poppler::set_debug_error_function(note_missing_font, &missing);
  const poppler::image image = rendered(*page, dots);
  poppler::set_debug_error_function(ignore, nullptr);
  if (missing) return Drawn::kNoFont;
  if (!is_sensible(image)) return Drawn::kNo;
  *picture = {number, image.width(), image.height(),
              to_webp({image.const_data(), image.width(), image.height(), image.bytes_per_row()})};
  return picture->webp.empty() ? Drawn::kNo : Drawn::kYes;
}

void prepare_drawing() {
  Picture ignored;
  const PdfPages own(kOwnPage);
  if (own.count() > 0) own.draw(1, &ignored);
}

}  // namespace plumbline
