// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "indexer/sources/citations.h"
#include "indexer/sources/deck_title.h"
#include "indexer/sources/ligatures.h"
#include "indexer/sources/limits.h"
#include "indexer/sources/part.h"
#include "indexer/sources/slide_layout.h"
#include "indexer/text/email.h"
#include "schema/text/ascii.h"
#include "schema/text/counted.h"
#include "schema/text/utf8.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr size_t kMaxPageText = 64 << 10, kMaxDeckText = 8 << 20;
// Rubbish may stand in front of the signature. ISO 32000, annex H.
constexpr size_t kSignatureWithin = 1024;

// UTF-16 in the machine's order to UTF-8, without iconv.
std::string utf8(const poppler::ustring& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char32_t unit = text[i];
    const bool high = unit >= 0xD800 && unit < 0xDC00 && i + 1 < text.size();
    const char32_t low = high ? char32_t{text[i + 1]} : 0;
    if (high && low >= 0xDC00 && low < 0xE000) {
      append_utf8(&out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      ++i;
    } else if (unit != 0xFEFF) {
      append_utf8(&out, unit >= 0xD800 && unit < 0xE000 ? kReplacement : unit);
    }
  }
  return clean_utf8(out);
}

bool can_convert() { return utf8(poppler::ustring::from_utf8("a", 1)) == "a"; }

bool is_monospace(const std::string& font) {
  for (const char* part : {"Mono", "mono", "Courier", "Consol", "Menlo", "Typewriter", "CMTT",
                           "Inconsolata", "FiraCode", "SourceCode", "Monaco"}) {
    if (font.find(part) != std::string::npos) return true;
  }
  return false;
}

// The triangle before an item of a Beamer deck has no name in its font, so that its code is taken for a letter.
std::string word_of(const poppler::text_box& box) {
  std::string text = utf8(box.text());
  const bool symbol = box.has_font_info() && box.get_font_name().find("MSAM") != std::string::npos;
  return symbol && text == "I" ? "\u25B6" : without_emails(std::move(text));
}

PlacedWord placed(const poppler::text_box& box) {
  const poppler::rectf place = box.bbox();
  PlacedWord word;
  word.text = word_of(box);
  word.left = place.left();
  word.top = place.top();
  word.right = place.right();
  word.bottom = place.bottom();
  word.size = box.has_font_info() ? box.get_font_size() : place.height();
  word.monospace = box.has_font_info() && is_monospace(box.get_font_name());
  word.space_after = box.has_space_after();
  return word;
}

class PdfReader {
 public:
  explicit PdfReader(const Input& input) : input_(input) {}

  Reading read() {
    try {
      read_document();
    } catch (const std::exception& error) {
      fail(std::string("is damaged: ") + error.what() + "; export it again");
    }
    return std::move(out_);
  }

 private:
  void read_document() {
    if (!can_convert())
      return fail("cannot be read here, since iconv has no UTF-16; install glibc's gconv modules");
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    document_.reset(poppler::document::load_from_raw_data(input_.bytes.data(),
                                                          static_cast<int>(input_.bytes.size())));
    if (!document_) return fail("is damaged and cannot be opened as PDF; export it again");
    if (document_->is_locked()) return fail("needs a password; save it without one");
    const int pages = document_->pages();
    if (pages <= 0) return fail("has no pages; export it again");
    if (pages > static_cast<int>(kMaxPages))
      return fail("has " + std::to_string(pages) + " pages, more than 2,000; split it");
    read_pages(pages);
  }

  void read_pages(int pages) {
    std::vector<PlacedPage> placed_pages;
    for (int i = 0; i < pages; ++i) placed_pages.push_back(read_page(i));
    if (text_ == 0)
      return fail("has " + counted(pages, "page") +
                  " and no text, as a scan has; run text recognition over it (ocrmypdf)");
    Source deck = new_part(SourceKind::kSlides, input_);
    deck.pages = pages;
    put_back_ligatures(&placed_pages);
    deck.sections = lay_out_slides(placed_pages);
    link_citations(&deck.sections);
    deck.title = title_of_deck(utf8(document_->get_title()), deck.sections,
                               deck.sections.front().body.text, input_.name);
    out_.sources.push_back(std::move(deck));
  }

  PlacedPage read_page(int index) {
    PlacedPage out;
    const std::unique_ptr<poppler::page> page(document_->create_page(index));
    if (!page) {
      warn(input_, 0, "page " + std::to_string(index + 1) + " is damaged and left empty",
           &out_.problems);
      return out;
    }
    const poppler::rectf box = page->page_rect();
    out.width = box.width();
    out.height = box.height();
    size_t bytes = 0;
    // poppler 22.12 crashes where a text has no font any more when its replacement ends, as in PDFs of Keynote.
    const int fonts = input_.careful ? 0 : poppler::page::text_list_include_font;
    for (const poppler::text_box& text : page->text_list(fonts)) {
      PlacedWord word = placed(text);
      if (word.text.find_first_not_of(" \n\t") == std::string::npos) continue;
      if (!fits(index, bytes += word.text.size() + 1)) break;
      text_ += word.text.size() + 1;
      out.words.push_back(std::move(word));
    }
    return out;
  }

  bool fits(int index, size_t page_bytes) {
    const std::string page = "page " + std::to_string(index + 1);
    if (page_bytes > kMaxPageText) {
      warn(input_, 0, page + " has more than 64 KiB of text; the rest of it is left out",
           &out_.problems);
      return false;
    }
    if (text_ + page_bytes <= kMaxDeckText) return true;
    if (!std::exchange(full_, true))
      warn(input_, 0, "has more than 8 MiB of text; it is left out from " + page + " on",
           &out_.problems);
    return false;
  }

  void fail(std::string message) { leave_out(input_, 0, std::move(message), &out_.problems); }

  const Input& input_;
  Reading out_;
  std::unique_ptr<poppler::document> document_;
  size_t text_ = 0;
  bool full_ = false;
};

bool recognizes_pdf(const Input& input) {
  return input.bytes.substr(0, kSignatureWithin).find("%PDF-") != std::string_view::npos;
}

Reading read_pdf(const Input& input) { return PdfReader(input).read(); }
}  // namespace

const Format kPdf = {"pdf", "PDF deck", recognizes_pdf, read_pdf};

void prepare_pdf() { can_convert(); }

}  // namespace plumbline
