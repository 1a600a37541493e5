// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/docx_fields.h: the fields of a .docx: an instruction and what came of it, which is shown. They stand
// in each other, and go over paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline {

class DocxFields {
 public:
  // A field whose instruction is known: "PAGE", "HYPERLINK \"https://example.org/\"".
  void begin(std::string_view instruction);
  void end();
  // Of one that is written in pieces: "begin", "separate" and "end", and its instruction in between.
  void mark(std::string_view type);
  void instruct(std::string_view piece);

  // False within an instruction, and within what came of one for page numbers, contents and indexes.
  bool shown() const;
  // Of the innermost field that is a link; "" where there is none.
  const std::string& url() const;

 private:
  struct Field {
    std::string instruction, url;
    bool result = false;  // what follows is what came of it
    bool shown = true;
  };
  static void understand(Field* field);

  std::vector<Field> open_;
  int too_deep_ = 0;  // further ones that are open, and not looked at
};

}  // namespace plumbline
