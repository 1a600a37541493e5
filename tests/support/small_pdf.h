// SPDX-License-Identifier: MIT OR Apache-2.0
// tests/support/small_pdf.h: PDF files of a few lines, written here.
#pragma once

#include <string>
#include <vector>

namespace plumbline {

struct PdfLine {
  std::string text;  // ASCII without brackets
  int size = 18;
  int left = 50, up = 300;  // from the lower left corner of 720 by 405
  const char* font = "F1";  // F1 Helvetica, F2 Courier, F3 the symbols of LaTeX
  bool replaced =
      false;  // by the same text for readers, behind which its font is forgotten, as Keynote does
};

// Each page is a list of lines; one without any has no text.
inline std::string small_pdf(const std::vector<std::vector<PdfLine>>& pages,
                             const std::string& title = "") {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>"};
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(7 + 2 * i) + " 0 R ";
  objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) +
                    " >>");
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
  objects.push_back("<< /Title (" + title + ") >>");
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /MSAM10 >>");
  for (const auto& page : pages) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 720 405] /Contents " +
                      std::to_string(objects.size() + 2) +
                      " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R >> >> >>");
    std::string content;
    for (const PdfLine& line : page) {
      if (line.replaced) content += "/Span << /ActualText (" + line.text + ") >> BDC q ";
      content += std::string("BT /") + line.font + " " + std::to_string(line.size) + " Tf " +
                 std::to_string(line.left) + " " + std::to_string(line.up) + " Td (" + line.text +
                 ") Tj ET\n";
      if (line.replaced) content += "Q EMC\n";
    }
    objects.push_back("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                      "endstream");
  }
  std::string pdf = "%PDF-1.4\n", places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string place = std::to_string(pdf.size());
    places += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1), start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + places + "trailer\n<< /Size " +
         count + " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

}  // namespace plumbline
