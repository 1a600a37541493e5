// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/docx_styles.h: what the styles and lists of a .docx say of its paragraphs and letters.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace plumbline {

// The value of w:val of a child, "" where there is none: "Heading1" of <w:pStyle w:val="Heading1"/>.
std::string_view value_of(const pugi::xml_node& node, std::string_view child);

// Whether a property that is on or off is on; nothing where it is not told.
std::optional<bool> toggle_of(const pugi::xml_node& properties, std::string_view name);

// A place in a list: which one, and how deep.
struct DocxNumber {
  std::string list;  // w:numId; "" and "0" of none
  int level = 0;
};

// What a style says, or else those that it is based on.
struct DocxStyle {
  bool title = false, heading = false, code = false;
  bool contents = false;  // it is for lines of a table of contents
  DocxNumber number;
  std::optional<bool> strong, emphasis, hidden;
  std::string font;  // "" where it tells none
};

class DocxStyles {
 public:
  // Keeps nothing of `xml`.
  explicit DocxStyles(const pugi::xml_document& xml);

  // One that is not there says nothing. "" is the style of paragraphs that name none.
  const DocxStyle& of_paragraph(std::string_view id) const;
  const DocxStyle& of_letters(std::string_view id) const;

  // Of letters of which nothing else is known.
  const std::string& default_font() const { return default_font_; }

 private:
  std::map<std::string, DocxStyle, std::less<>> styles_;
  std::string default_font_, default_paragraph_;
};

// What the lists count. A list that goes on behind other paragraphs counts on.
class DocxLists {
 public:
  explicit DocxLists(const pugi::xml_document& xml);

  // The number of the next item: nothing where it shows none, 0 where it has a bullet.
  std::optional<int> next(const DocxNumber& place);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    std::string format = "bullet";
    int start = 1;
  };
  struct List {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> last;  // start - 1 where none was counted
  };
  struct Use {
    std::string list;
    std::map<int, int> starts;  // of levels that begin anew with it
    bool begun = false;
  };

  void read_list(const pugi::xml_node& node);
  void read_use(const pugi::xml_node& node);

  std::map<std::string, List, std::less<>> lists_;  // by w:abstractNumId
  std::map<std::string, Use, std::less<>> uses_;    // by w:numId
  std::map<std::string, std::string, std::less<>> by_style_;
  std::map<std::string, std::string, std::less<>> styled_;  // lists that are those of a style
};

}  // namespace plumbline
