// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/support/small_zip.h: zip files in memory, and the decks, texts and spreadsheets in them.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace plumbline {

using ZipContents = std::vector<std::pair<std::string, std::string>>;

inline std::string small_zip(const ZipContents& members, const char* packed = "deflate") {
  std::size_t room = 1 << 16;
  for (const auto& [name, bytes] : members) room += 2 * name.size() + bytes.size() + 512;
  std::string zip(room, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_options(writer, (std::string("zip:compression=") + packed).c_str());
  archive_write_open_memory(writer, zip.data(), zip.size(), &used);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  zip.resize(used);
  return zip;
}

// A slide of PowerPoint with this in its tree of shapes.
inline std::string pptx_slide(const std::string& shapes, const std::string& attributes = "") {
  return "<p:sld xmlns:p='p' xmlns:a='a'" + attributes + "><p:cSld><p:spTree>" + shapes +
         "</p:spTree></p:cSld></p:sld>";
}

// A shape with its placeholder's type ("" for none), its place, one paragraph a text, and the size of its letters.
inline std::string pptx_shape(const std::string& type, const std::vector<std::string>& paragraphs,
                              int x = -1, int y = -1, int points = 0) {
  std::string out = "<p:sp><p:nvSpPr><p:nvPr>";
  if (!type.empty()) out += "<p:ph type='" + type + "'/>";
  out += "</p:nvPr></p:nvSpPr><p:spPr>";
  if (x >= 0)
    out += "<a:xfrm><a:off x='" + std::to_string(x) + "' y='" + std::to_string(y) + "'/></a:xfrm>";
  out += "</p:spPr><p:txBody>";
  const std::string size = points > 0 ? "<a:rPr sz='" + std::to_string(points * 100) + "'/>" : "";
  for (const std::string& text : paragraphs)
    out += "<a:p><a:r>" + size + "<a:t>" + text + "</a:t></a:r></a:p>";
  return out + "</p:txBody></p:sp>";
}

// A deck whose slides are shown in the order of `order`, which has their indexes; more members behind.
inline std::string small_pptx(const std::vector<std::string>& slides, const std::vector<int>& order,
                              const ZipContents& more = {}) {
  std::string list, relationships;
  for (int i : order) {
    const std::string n = std::to_string(i + 1);
    list += "<p:sldId id='25" + n + "' r:id='rId" + n + "'/>";
    relationships += "<Relationship Id='rId" + n +
                     "' Type='http://x/relationships/slide' Target='slides/slide" + n + ".xml'/>";
  }
  ZipContents members = {
      {"[Content_Types].xml", "<Types/>"},
      {"ppt/presentation.xml", "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst>" + list +
                                   "</p:sldIdLst></p:presentation>"},
      {"ppt/_rels/presentation.xml.rels", "<Relationships>" + relationships + "</Relationships>"}};
  for (std::size_t i = 0; i < slides.size(); ++i)
    members.emplace_back("ppt/slides/slide" + std::to_string(i + 1) + ".xml", slides[i]);
  members.insert(members.end(), more.begin(), more.end());
  return small_zip(members);
}

inline std::string small_odp(const std::string& pages, const std::string& styles = "",
                             const ZipContents& more = {}) {
  ZipContents members = {
      {"mimetype", "application/vnd.oasis.opendocument.presentation"},
      {"content.xml", "<o:document-content><o:automatic-styles>" + styles +
                          "</o:automatic-styles><o:body><o:presentation>" + pages +
                          "</o:presentation></o:body></o:document-content>"}};
  members.insert(members.end(), more.begin(), more.end());
  return small_zip(members, "store");
}

// A text of Word with this in its body; more members behind, such as word/styles.xml.
inline std::string small_docx(const std::string& body, const ZipContents& more = {},
                              const char* packed = "deflate") {
  ZipContents members = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels",
       "<Relationships><Relationship Id='r1' Type='http://x/relationships/officeDocument' "
       "Target='word/document.xml'/></Relationships>"},
      {"word/document.xml", "<w:document xmlns:w='w' xmlns:r='r'><w:body>" + body +
                                "<w:sectPr/></w:body></w:document>"}};
  members.insert(members.end(), more.begin(), more.end());
  return small_zip(members, packed);
}

// A paragraph of it, in a style ("" for none), whose text is runs or anything else.
inline std::string docx_paragraph(const std::string& runs, const std::string& style = "",
                                  const std::string& properties = "") {
  return "<w:p><w:pPr>" + (style.empty() ? "" : "<w:pStyle w:val='" + style + "'/>") + properties +
         "</w:pPr>" + runs + "</w:p>";
}

inline std::string docx_run(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

// A text of LibreOffice with this in it, and in its automatic styles.
inline std::string small_odt(const std::string& text, const std::string& styles = "",
                             const ZipContents& more = {}) {
  ZipContents members = {{"mimetype", "application/vnd.oasis.opendocument.text"},
                         {"content.xml", "<o:document-content><o:automatic-styles>" + styles +
                                             "</o:automatic-styles><o:body><o:text>" + text +
                                             "</o:text></o:body></o:document-content>"}};
  members.insert(members.end(), more.begin(), more.end());
  return small_zip(members, "store");
}

struct SmallSheet {
  std::string name, content, attributes;
};

// A workbook of Excel: what is in its sheets, in the order in which they are shown, which is not that of their files;
// more members behind, such as xl/styles.xml.
inline std::string small_xlsx(const std::vector<SmallSheet>& sheets, const ZipContents& more = {},
                              const std::string& properties = "", const char* packed = "deflate") {
  std::string list, relationships;
  ZipContents members = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels",
       "<Relationships><Relationship Id='r1' Type='http://x/relationships/officeDocument' "
       "Target='xl/workbook.xml'/></Relationships>"}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1), file = std::to_string(sheets.size() - i);
    list += "<sheet name='" + sheets[i].name + "' sheetId='" + n + "' r:id='rId" + n + "'" +
            sheets[i].attributes + "/>";
    relationships += "<Relationship Id='rId" + n +
                     "' Type='http://x/relationships/worksheet' Target='worksheets/sheet" + file +
                     ".xml'/>";
    members.emplace_back("xl/worksheets/sheet" + file + ".xml",
                         "<worksheet xmlns:r='r'>" + sheets[i].content + "</worksheet>");
  }
  members.emplace_back("xl/workbook.xml", "<workbook xmlns:r='r'>" + properties + "<sheets>" +
                                              list + "</sheets></workbook>");
  members.emplace_back("xl/_rels/workbook.xml.rels",
                       "<Relationships>" + relationships + "</Relationships>");
  members.insert(members.end(), more.begin(), more.end());
  return small_zip(members, packed);
}

// A cell of it with a text, of whatever place follows.
inline std::string xlsx_cell(const std::string& text) {
  return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
}

inline std::string xlsx_row(const std::vector<std::string>& texts,
                            const std::string& attributes = "") {
  std::string cells;
  for (const std::string& text : texts) cells += text.empty() ? "<c/>" : xlsx_cell(text);
  return "<row" + attributes + ">" + cells + "</row>";
}

// A spreadsheet of LibreOffice with these tables, and these automatic styles.
inline std::string small_ods(const std::string& tables, const std::string& styles = "",
                             const ZipContents& more = {}) {
  ZipContents members = {
      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
      {"content.xml", "<o:document-content><o:automatic-styles>" + styles +
                          "</o:automatic-styles><o:body><o:spreadsheet>" + tables +
                          "</o:spreadsheet></o:body></o:document-content>"}};
  members.insert(members.end(), more.begin(), more.end());
  return small_zip(members, "store");
}

}  // namespace plumbline
