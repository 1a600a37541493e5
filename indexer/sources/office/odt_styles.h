// SPDX-License-Identifier: MIT OR Apache-2.0
// indexer/sources/office/odt_styles.h: what the styles and lists of an .odt say of its paragraphs and letters.
#pragma once

#include <array>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

namespace plumbline {

class OdtStyles {
 public:
  // Of a member, content.xml or styles.xml; what is read later does not replace what was there.
  void read(const pugi::xml_node& root);

  // Of a style of paragraphs or letters, what it or one that it is based on says first. False of one that is not there.
  bool is_strong(std::string_view name) const;
  bool is_emphasis(std::string_view name) const;
  bool is_hidden(std::string_view name) const;
  bool is_fixed(std::string_view name) const;
  // Of what was set by hand for one paragraph, without the style that it has.
  bool is_strong_by_hand(std::string_view name) const;
  bool is_emphasis_by_hand(std::string_view name) const;

  // True where `pick` takes the name of a style or of one that it is based on, as people see it: "Heading 1",
  // "Preformatted Text".
  bool any_name(std::string_view name, bool (*pick)(std::string_view shown)) const;

  struct ListLevel {
    bool numbered = false;
    bool bare = false;  // it shows neither a number nor a bullet
    int start = 1;
  };
  ListLevel list_level(std::string_view list, int level) const;

 private:
  using Property = std::string_view (*)(const pugi::xml_node& text_properties);

  void read_styles(const pugi::xml_node& styles);
  void read_list(const pugi::xml_node& list);
  // The first value that is there, from the style to those that it is based on.
  std::string_view first(std::string_view name, Property property) const;
  std::string_view by_hand(std::string_view name, Property property) const;

  std::map<std::string, pugi::xml_node, std::less<>> styles_;
  std::set<std::string, std::less<>>
      automatic_;  // those that a program made for what was set by hand
  std::map<std::string, std::array<ListLevel, 10>, std::less<>> lists_;
  std::set<std::string, std::less<>>
      fixed_fonts_;  // by the names under which the file declares them
};

}  // namespace plumbline
