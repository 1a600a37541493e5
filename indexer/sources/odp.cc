// SPDX-License-Identifier: MIT OR Apache-2.0
// All slides of an .odp are in one file, content.xml, in order; whether one is hidden is a property of its
// style.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "indexer/sources/limits.h"
#include "indexer/sources/office.h"
#include "indexer/sources/office/deck.h"
#include "indexer/sources/office/odf.h"
#include "indexer/sources/office/package.h"
#include "indexer/sources/office/xml.h"
#include "indexer/sources/part.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr double kRowHeight = 1;  // centimetres

bool wanted(std::string_view name) {
  return name == "content.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
}

// "2.5cm", "1in", "12pt" in centimetres.
double length_of(std::string_view text) {
  std::string_view unit;
  const double number = number_of(text, &unit);
  return unit == "in"   ? number * 2.54
         : unit == "mm" ? number / 10
         : unit == "pt" ? number / 28.35
                        : number;
}

void add_text(const pugi::xml_node& node, int depth, std::string* out) {
  if (depth > kMaxXmlDepth) return;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      *out += child.value();
    } else if (name == "s" || name == "tab" || name == "line-break") {
      *out += ' ';
    } else if (name != "annotation" && name != "page-number" && name != "date" && name != "time") {
      add_text(child, depth + 1, out);
    }
  }
}

// Paragraphs, headings, and those in lists of any depth. True where there was a list.
bool add_paragraphs(const pugi::xml_node& node, int depth, std::vector<std::string>* out) {
  bool list = false;
  if (depth > kMaxXmlDepth) return list;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "p" || name == "h") {
      std::string text;
      add_text(child, 0, &text);
      text = tidy_text(text);
      if (!text.empty()) out->push_back(std::move(text));
    } else if (name == "list" || name == "list-item" || name == "list-header" ||
               name == "text-box" || name == "section") {
      list = add_paragraphs(child, depth + 1, out) || name == "list" || list;
    }
  }
  return list;
}

// What the styles of the file itself say; those of its template are in another member.
struct Styles {
  std::set<std::string, std::less<>> hidden;          // of pages
  std::map<std::string, double, std::less<>> points;  // of letters, where it is not a percentage
};

Styles styles_of(const pugi::xml_node& content) {
  Styles styles;
  for (const pugi::xml_node& style : child_of(content, "automatic-styles").children()) {
    const std::string name(attribute_of(style, "name"));
    if (attribute_of(child_of(style, "drawing-page-properties"), "visibility") == "hidden")
      styles.hidden.insert(name);
    std::string_view unit;
    const double size =
        number_of(attribute_of(child_of(style, "text-properties"), "font-size"), &unit);
    if (unit == "pt") styles.points[name] = size;
  }
  return styles;
}

// The largest size that a paragraph or a stretch of it has; 0 where the template says it.
double points_of(const pugi::xml_node& node, const Styles& styles, int depth) {
  if (depth > kMaxXmlDepth) return 0;
  const auto style = styles.points.find(attribute_of(node, "style-name"));
  const std::string_view name = local_name(node.name());
  const bool text = (name == "p" || name == "h" || name == "span") && !node.first_child().empty();
  double points = text && style != styles.points.end() ? style->second : 0;
  for (const pugi::xml_node& child : node.children())
    points = std::max(points, points_of(child, styles, depth + 1));
  return points;
}

class PageReader {
 public:
  explicit PageReader(const Styles& styles) : styles_(styles) {}

  Slide read(const pugi::xml_node& page) {
    std::vector<Shape> shapes = shapes_of(page, 0);
    Slide slide = slide_of(std::move(heading_), std::move(shapes));
    slide.hidden = styles_.hidden.contains(attribute_of(page, "style-name"));
    slide.notes = notes_of(child_of(page, "notes"));
    return slide;
  }

 private:
  std::vector<Shape> shapes_of(const pugi::xml_node& tree, int depth) {
    std::vector<Shape> shapes;
    if (depth > kMaxXmlDepth) return shapes;
    for (const pugi::xml_node& node : tree.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "g" || name == "a") {
        add_group(node, depth, &shapes);
      } else if (name != "notes" && name != "forms") {
        add_shape(node, &shapes);
      }
    }
    sort_shapes(kRowHeight, &shapes);
    return shapes;
  }

  void add_group(const pugi::xml_node& node, int depth, std::vector<Shape>* shapes) {
    const std::vector<Shape> inner = shapes_of(node, depth + 1);
    if (inner.empty()) return;
    Shape group = inner.front();
    for (auto shape = inner.begin() + 1; shape != inner.end(); ++shape) {
      group.points = std::max(group.points, shape->points);
      group.paragraphs.insert(group.paragraphs.end(), shape->paragraphs.begin(),
                              shape->paragraphs.end());
    }
    shapes->push_back(std::move(group));
  }

  void add_shape(const pugi::xml_node& node, std::vector<Shape>* shapes) {
    const std::string_view kind = attribute_of(node, "class");
    if (kind == "page-number" || kind == "footer" || kind == "header" || kind == "date-time")
      return;
    Shape shape;
    shape.placed = !attribute_of(node, "y").empty();
    shape.left = length_of(attribute_of(node, "x"));
    shape.top = length_of(attribute_of(node, "y"));
    shape.list = add_paragraphs(node, 0, &shape.paragraphs) || kind == "outline";
    add_rows(child_of(node, "table"), 0, &shape.paragraphs);
    if (shape.paragraphs.empty()) return;
    shape.points = points_of(node, styles_, 0);
    if (kind == "title" && heading_.empty()) {
      heading_ = joined(shape.paragraphs);
    } else {
      shapes->push_back(std::move(shape));
    }
  }

  static void add_rows(const pugi::xml_node& table, int depth, std::vector<std::string>* out) {
    if (depth > kMaxXmlDepth) return;
    for (const pugi::xml_node& node : table.children()) {
      if (local_name(node.name()) != "table-row") {
        add_rows(node, depth + 1, out);
        continue;
      }
      std::string line;
      for (const pugi::xml_node& cell : node.children()) {
        std::vector<std::string> paragraphs;
        add_paragraphs(cell, 0, &paragraphs);
        if (!line.empty() && !paragraphs.empty()) line += " |";
        for (const std::string& text : paragraphs) line += (line.empty() ? "" : " ") + text;
      }
      if (!line.empty()) out->push_back(std::move(line));
    }
  }

  static RichText notes_of(const pugi::xml_node& notes) {
    RichTextBuilder out;
    for (const pugi::xml_node& frame : notes.children()) {
      if (attribute_of(frame, "class") != "notes") continue;
      std::vector<std::string> paragraphs;
      add_paragraphs(frame, 0, &paragraphs);
      for (const std::string& text : paragraphs) out.leaf(Span::kParagraph, text);
    }
    return out.take();
  }

  const Styles& styles_;
  std::string heading_;
};

Reading read_members(const Input& input, const ZipMembers& members) {
  require_no_password(members);
  pugi::xml_document xml;
  parse_member(members, "content.xml", &xml);
  const pugi::xml_node content = child_of(xml, "document-content");
  const pugi::xml_node presentation = child_of(child_of(content, "body"), "presentation");
  const Styles styles = styles_of(content);
  Problems problems;
  std::vector<Slide> slides;
  for (const pugi::xml_node& page : presentation.children()) {
    if (local_name(page.name()) != "page") continue;
    if (slides.size() >= kMaxPages) {
      warn(input, 0, "has more than 2,000 slides; the rest is left out", &problems);
      break;
    }
    slides.push_back(PageReader(styles).read(page));
  }
  return deck_of(input, odf_title(members), slides, std::move(problems));
}

bool recognizes_odp(const Input& input) { return is_odf(input, "presentation", "odp"); }

Reading read_odp(const Input& input) { return read_package(input, wanted, read_members); }
}  // namespace

const Format kOdp = {"odp", "OpenDocument deck", recognizes_odp, read_odp};

}  // namespace plumbline
