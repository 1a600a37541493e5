// SPDX-License-Identifier: MIT OR Apache-2.0
// In a .pptx presentation.xml lists ids of slides in order, presentation.xml.rels says which files these are, and so
// does each slide for its notes. ECMA-376, part 1.
#include <algorithm>

#include "indexer/sources/limits.h"
#include "indexer/sources/office.h"
#include "indexer/sources/office/deck.h"
#include "indexer/sources/office/odf.h"
#include "indexer/sources/office/ooxml.h"
#include "indexer/sources/office/package.h"
#include "indexer/sources/office/xml.h"
#include "indexer/sources/part.h"

namespace plumbline {
namespace {
using std::size_t;

constexpr double kRowHeight = 342'900;  // twentieth of a slide's height of 7.5 inches, in EMU

bool wanted(std::string_view name) {
  return name == "ppt/presentation.xml" || name == "ppt/_rels/presentation.xml.rels" ||
         name == "docProps/core.xml" || name.starts_with("ppt/slides/") ||
         name.starts_with("ppt/diagrams/data") || name.starts_with("ppt/notesSlides/notesSlide");
}

// Text of a paragraph: runs, fields and line breaks.
std::string paragraph_text(const pugi::xml_node& paragraph) {
  std::string text;
  for (const pugi::xml_node& run : paragraph.children()) {
    const std::string_view name = local_name(run.name());
    if (name == "br") text += ' ';
    if (name == "r" || name == "fld") text += child_of(run, "t").text().get();
  }
  return tidy_text(text);
}

void add_paragraphs(const pugi::xml_node& body, std::vector<std::string>* out) {
  for (const pugi::xml_node& paragraph : body.children()) {
    if (local_name(paragraph.name()) != "p") continue;
    std::string text = paragraph_text(paragraph);
    if (!text.empty()) out->push_back(std::move(text));
  }
}

// The largest size that a run of it names; 0 where all have that of the layout.
double points_of(const pugi::xml_node& body) {
  double hundredths = 0;
  for (const pugi::xml_node& paragraph : body.children()) {
    for (const pugi::xml_node& run : paragraph.children()) {
      if (!child_of(run, "t").text().empty())
        hundredths = std::max(hundredths, number_of(attribute_of(child_of(run, "rPr"), "sz")));
    }
  }
  return hundredths / 100;
}

// What a slide is made of, in any depth of groups.
class SlideReader {
 public:
  Slide read(const pugi::xml_node& root) {
    std::vector<Shape> shapes = shapes_of(child_of(child_of(root, "cSld"), "spTree"), 0);
    Slide slide = slide_of(std::move(heading_), std::move(shapes));
    slide.hidden = attribute_of(root, "show") == "0" || attribute_of(root, "show") == "false";
    return slide;
  }

 private:
  std::vector<Shape> shapes_of(const pugi::xml_node& tree, int depth) {
    std::vector<Shape> shapes;
    if (depth > kMaxXmlDepth) return shapes;
    for (const pugi::xml_node& node : tree.children()) add(node, depth, &shapes);
    sort_shapes(kRowHeight, &shapes);
    return shapes;
  }

  void add(const pugi::xml_node& node, int depth, std::vector<Shape>* shapes) {
    const std::string_view name = local_name(node.name());
    if (name == "sp") {
      add_shape(node, shapes);
    } else if (name == "graphicFrame") {
      add_table(node, shapes);
    } else if (name == "grpSp") {
      add_group(node, depth, shapes);
    } else if (name == "AlternateContent") {
      const pugi::xml_node choice = child_of(node, "Choice");
      const pugi::xml_node content = choice ? choice : child_of(node, "Fallback");
      if (depth < kMaxXmlDepth)
        for (const pugi::xml_node& child : content.children()) add(child, depth + 1, shapes);
    }
  }

  void add_shape(const pugi::xml_node& node, std::vector<Shape>* shapes) {
    const pugi::xml_node holder = child_of(child_of(node, "nvSpPr"), "nvPr");
    const pugi::xml_node placeholder = child_of(holder, "ph");
    const std::string_view type = attribute_of(placeholder, "type");
    if (type == "sldNum" || type == "ftr" || type == "dt" || type == "hdr" || type == "sldImg")
      return;
    Shape shape = placed(child_of(node, "spPr"));
    shape.list = placeholder && (type.empty() || type == "body" || type == "obj");
    const pugi::xml_node body = child_of(node, "txBody");
    add_paragraphs(body, &shape.paragraphs);
    if (shape.paragraphs.empty()) return;
    shape.points = points_of(body);
    if ((type == "title" || type == "ctrTitle") && heading_.empty()) {
      heading_ = joined(shape.paragraphs);
    } else {
      shapes->push_back(std::move(shape));
    }
  }

  static Shape placed(const pugi::xml_node& properties) {
    Shape shape;
    const pugi::xml_node offset = child_of(child_of(properties, "xfrm"), "off");
    shape.placed = !offset.empty();
    shape.left = number_of(attribute_of(offset, "x"));
    shape.top = number_of(attribute_of(offset, "y"));
    return shape;
  }

  static void add_table(const pugi::xml_node& node, std::vector<Shape>* shapes) {
    Shape shape = placed(node);
    const pugi::xml_node data = child_of(child_of(node, "graphic"), "graphicData");
    for (const pugi::xml_node& row : child_of(data, "tbl").children()) {
      if (local_name(row.name()) != "tr") continue;
      std::string line;
      for (const pugi::xml_node& cell : row.children()) {
        if (local_name(cell.name()) != "tc") continue;
        std::vector<std::string> paragraphs;
        add_paragraphs(child_of(cell, "txBody"), &paragraphs);
        if (!line.empty()) line += " | ";
        for (const std::string& text : paragraphs)
          line += (line.empty() || line.back() == ' ' ? "" : " ") + text;
      }
      if (!line.empty()) shape.paragraphs.push_back(std::move(line));
    }
    if (!shape.paragraphs.empty()) shapes->push_back(std::move(shape));
  }

  void add_group(const pugi::xml_node& node, int depth, std::vector<Shape>* shapes) {
    Shape group = placed(child_of(node, "grpSpPr"));
    for (Shape& shape : shapes_of(node, depth + 1)) {
      group.points = std::max(group.points, shape.points);
      std::move(shape.paragraphs.begin(), shape.paragraphs.end(),
                std::back_inserter(group.paragraphs));
    }
    if (!group.paragraphs.empty()) shapes->push_back(std::move(group));
  }

  std::string heading_;
};

RichText notes_of(const ZipMembers& members, const std::string& name) {
  RichTextBuilder notes;
  if (members.find(name) == members.end()) return {};
  pugi::xml_document xml;
  parse_member(members, name, &xml);
  const pugi::xml_node tree = child_of(child_of(child_of(xml, "notes"), "cSld"), "spTree");
  for (const pugi::xml_node& shape : tree.children()) {
    const pugi::xml_node holder = child_of(child_of(shape, "nvSpPr"), "nvPr");
    if (attribute_of(child_of(holder, "ph"), "type") != "body") continue;
    std::vector<std::string> paragraphs;
    add_paragraphs(child_of(shape, "txBody"), &paragraphs);
    for (const std::string& text : paragraphs) notes.leaf(Span::kParagraph, text);
  }
  return notes.take();
}

// The texts of the points of a diagram (SmartArt), which has a file of its own.
void add_points(const pugi::xml_node& node, int depth, std::vector<std::string>* out) {
  if (depth > kMaxXmlDepth) return;
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child.name()) == "t") {
      add_paragraphs(child, out);
    } else {
      add_points(child, depth + 1, out);
    }
  }
}

void add_diagram(const ZipMembers& members, const std::string& name, RichText* body) {
  if (members.find(name) == members.end()) return;
  pugi::xml_document xml;
  parse_member(members, name, &xml);
  Shape shape;
  shape.list = true;
  add_points(xml, 0, &shape.paragraphs);
  RichTextBuilder out;
  if (!body->text.empty()) out.append(*body);
  append_shape(shape, &out);
  *body = out.take();
}

Slide read_slide(const ZipMembers& members, const std::string& name) {
  pugi::xml_document xml;
  parse_member(members, name, &xml);
  Slide slide = SlideReader().read(child_of(xml, "sld"));
  for (const auto& [id, related] : relationships_of(members, name)) {
    if (related.type == "notesSlide") slide.notes = notes_of(members, related.target);
    if (related.type == "diagramData") add_diagram(members, related.target, &slide.body);
  }
  return slide;
}

// The files of the slides, in order.
std::vector<std::string> slide_names(const ZipMembers& members) {
  pugi::xml_document xml;
  parse_member(members, "ppt/presentation.xml", &xml);
  const Relationships relationships = relationships_of(members, "ppt/presentation.xml");
  std::vector<std::string> names;
  for (const pugi::xml_node& slide :
       child_of(child_of(xml, "presentation"), "sldIdLst").children()) {
    for (const pugi::xml_attribute& attribute : slide.attributes()) {
      const auto found = relationships.find(attribute.value());
      const bool id = std::string_view(attribute.name()).ends_with(":id");
      if (id && found != relationships.end() && found->second.type == "slide")
        names.push_back(found->second.target);
    }
  }
  return names;
}

Reading read_members(const Input& input, const ZipMembers& members) {
  Problems problems;
  std::vector<std::string> names = slide_names(members);
  if (names.size() > kMaxPages) {
    warn(input, 0, "has more than 2,000 slides; the rest is left out", &problems);
    names.resize(kMaxPages);
  }
  std::vector<Slide> slides;
  for (const std::string& name : names) {
    try {
      slides.push_back(read_slide(members, name));
    } catch (const ZipError& error) {
      slides.emplace_back();
      warn(input, 0,
           "slide " + std::to_string(slides.size()) + " is left empty: the file " + error.what(),
           &problems);
    }
  }
  return deck_of(input, ooxml_title(members), slides, std::move(problems));
}

bool recognizes_pptx(const Input& input) {
  const std::string extension = extension_of(input.name);
  if (is_ole(input.bytes)) return extension == "ppt" || extension == "pptx";
  if (!is_zip(input.bytes)) return false;
  const OoxmlKind kind = ooxml_kind(input.bytes);
  return kind == OoxmlKind::kDeck ||
         (kind == OoxmlKind::kNone && extension == "pptx" && odf_type(input.bytes).empty());
}

Reading read_pptx(const Input& input) {
  return read_package(
      input, wanted, read_members,
      "has a password or is of PowerPoint before 2007; save it as .pptx without one");
}
}  // namespace

const Format kPptx = {"pptx", "PowerPoint deck", recognizes_pptx, read_pptx};

}  // namespace plumbline
