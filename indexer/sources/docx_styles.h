// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/docx_styles.h: what the styles and lists of a .docx say of its paragraphs and letters.
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

class DocxStyles {
 public:
  explicit DocxStyles(const pugi::xml_document& xml);

  // The name of a style, in small letters, and of those that it is based on: the first that `pick` takes. A style that
  // is not there has none.
  bool any_name(std::string_view id, bool (*pick)(std::string_view name)) const;
  // 1 for "heading 1" and what is based on it or has its level in the outline; 0 for what is none.
  int heading_level(std::string_view id) const;
  DocxNumber number(std::string_view id) const;
  std::optional<bool> toggle(std::string_view id, std::string_view property) const;
  // "" where the style tells none.
  std::string_view font(std::string_view id) const;
  // Of letters of which nothing else is known.
  std::string_view default_font() const { return default_font_; }
  // The style of paragraphs that name none.
  const std::string& default_paragraph() const { return default_paragraph_; }

 private:
  template <class Visit>
  void each_base(std::string_view id, Visit visit) const;

  std::map<std::string, pugi::xml_node, std::less<>> styles_;
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
