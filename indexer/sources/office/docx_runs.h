// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/docx_runs.h: what stands in a paragraph of a .docx: runs of letters of one look, links, fields, and
// frames.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/block_text.h"
#include "indexer/sources/office/docx_fields.h"
#include "indexer/sources/office/docx_styles.h"
#include "indexer/sources/office/ooxml.h"

namespace plumbline {

// True of elements that stand around a text and have nothing to say, such as <w:ins>.
bool is_wrapper(std::string_view local_name);
// Of things that are there in several forms (<mc:AlternateContent>) the one that is read.
pugi::xml_node chosen_alternative(const pugi::xml_node& alternatives);

class DocxRuns {
 public:
  // Both must outlive it.
  DocxRuns(const DocxStyles& styles, const Relationships& links);

  // Appends the text of a paragraph in this style to `out`, and gives the frames of text that hang in it. Fields go on
  // from one paragraph to the next.
  std::vector<pugi::xml_node> read(const pugi::xml_node& paragraph, const DocxStyle& style,
                                   TextBlock* out);

 private:
  struct Look {
    bool strong = false, emphasis = false, hidden = false, fixed = false;
    bool wingdings = false;  // its letters stand for signs
  };

  void add_runs(const pugi::xml_node& parent, const std::string& url, int depth);
  void add_pieces(const pugi::xml_node& run, const Look& look, const std::string& url, int depth);
  void add_formula(const pugi::xml_node& node, int depth);
  void find_boxes(const pugi::xml_node& node, int depth);
  void append(std::string_view text, const Look& look, const std::string& url);
  std::string url_of(const pugi::xml_node& link) const;
  Look look_of(const pugi::xml_node& properties) const;

  const DocxStyles& styles_;
  const Relationships& links_;
  const bool fixed_everywhere_;  // then letters of one width tell nothing
  DocxFields fields_;
  const DocxStyle* style_ = nullptr;  // of the paragraph
  TextBlock* out_ = nullptr;
  std::vector<pugi::xml_node> boxes_;
};

}  // namespace plumbline
