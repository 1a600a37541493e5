// SPDX-License-Identifier: MIT OR Apache-2.0
// PDFs that are small and would take a reader for ever, or all memory, among good ones. Each is read or left out within
// its limits, and all good ones are read.
#include <gmock/gmock.h>
#include <zlib.h>

#include "indexer/sandbox/workers.h"
#include "indexer/sources/formats.h"
#include "tests/indexer/valid_corpus.h"
#include "tests/support/sanitized.h"
#include "tests/support/small_pdf.h"

namespace plumbline {
namespace {
using testing::HasSubstr;

std::string deflated(const std::string& text) {
  uLongf size = compressBound(text.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size,
            reinterpret_cast<const Bytef*>(text.data()), text.size(), 9);
  out.resize(size);
  return out;
}

std::string stream(const std::string& dictionary, const std::string& bytes) {
  return "<< " + dictionary + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes +
         "\nendstream";
}

// Of objects 1, 2, ...; the first is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.4\n", places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string place = std::to_string(pdf.size());
    places += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  return pdf + "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n" +
         places + "trailer\n<< /Size " + std::to_string(objects.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

std::vector<std::string> one_page(const std::string& page) {
  return {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 720 405] " + page + " >>"};
}

// Each form shows the next one ten times.
std::string fan_out() {
  std::vector<std::string> objects =
      one_page("/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>");
  std::string shows;
  for (int i = 0; i < 10; ++i) shows += "/X Do\n";
  objects.push_back(stream("", shows));
  for (int i = 0; i < 12; ++i) {
    const std::string next = std::to_string(6 + i);
    objects.push_back(
        stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " +
                   next + " 0 R >> >>",
               shows));
  }
  objects.push_back(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 m 9 9 l S"));
  return pdf_of(objects);
}

std::string twice_deflated(std::size_t bytes) {
  std::vector<std::string> objects = one_page("/Contents 4 0 R");
  objects.push_back(
      stream("/Filter [/FlateDecode /FlateDecode]", deflated(deflated(std::string(bytes, ' ')))));
  return pdf_of(objects);
}

std::string much_text(std::size_t lines) {
  std::vector<std::string> objects =
      one_page("/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>");
  std::string text = "BT /F 9 Tf 9 9 Td\n";
  for (std::size_t i = 0; i < lines; ++i)
    text += "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj 0 1 Td\n";
  objects.push_back(stream("/Filter /FlateDecode", deflated(text + "ET")));
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  return pdf_of(objects);
}

std::string deep_array(std::size_t levels) {
  std::vector<std::string> objects = one_page("");
  objects[0] = "<< /Type /Catalog /Pages 2 0 R /Names " + std::string(levels, '[') +
               std::string(levels, ']') + " >>";
  return pdf_of(objects);
}

std::string looping_pages() {
  return pdf_of(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"});
}

std::string false_count() {
  std::vector<std::string> objects = one_page("");
  objects[1] = "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>";
  return pdf_of(objects);
}

TEST(PdfBombs, TakeNoMoreThanTheirLimitsAndNoOthersWithThem) {
  if (kSanitized) GTEST_SKIP() << "a sanitizer has no limit of memory";
  const std::string good = small_pdf({{{"Good words"}}});
  const std::vector<std::pair<std::string, std::string>> bombs = {
      {"fan-out.pdf", fan_out()},
      {"twice-deflated.pdf", twice_deflated(std::size_t{256} << 20)},
      {"much-text.pdf", much_text(500'000)},
      {"deep-array.pdf", deep_array(500'000)},
      {"looping-pages.pdf", looping_pages()},
      {"false-count.pdf", false_count()},
      {"half.pdf", good.substr(0, good.size() / 2)},
      {"junk.pdf", "%PDF-1.4\n" + std::string(100'000, '\xFE')}};
  std::vector<std::pair<std::string, const std::string*>> files;
  for (const auto& [name, bytes] : bombs) {
    files.emplace_back(name, &bytes);
    for (int i = 0; i < 12; ++i)
      files.emplace_back("good-" + std::to_string(files.size()) + ".pdf", &good);
  }
  Limits limits;
  limits.cpu_seconds = 2;
  limits.wall_seconds = 60;  // other work may hold it up
  std::vector<Workers::Job> jobs;
  for (const auto& [name, bytes] : files) jobs.push_back({name, name, [bytes] { return *bytes; }});
  std::vector<Reading> readings(files.size());
  Workers workers(all_formats(), limits);
  workers.read(
      jobs, [&](std::size_t job, Recognized result) { readings[job] = std::move(result.reading); });
  for (std::size_t i = 0; i < files.size(); ++i) {
    SCOPED_TRACE(files[i].first);
    const Reading& reading = readings[i];
    EXPECT_FALSE(reading.sources.empty() && reading.problems.empty());
    if (files[i].second != &good) continue;
    ASSERT_EQ(reading.sources.size(), 1u);
    EXPECT_THAT(
        reading.sources[0].sections.at(0).heading.text + reading.sources[0].sections[0].body.text,
        HasSubstr("Good words"));
  }
  EXPECT_THAT(lines_of(readings[0].problems), HasSubstr("takes longer than 2 seconds"));
}
}  // namespace
}  // namespace plumbline
