// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/formats.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "indexer/sources/asciidoc.h"
#include "indexer/sources/document.h"
#include "indexer/sources/html_slides.h"
#include "indexer/sources/ics.h"
#include "indexer/sources/indico.h"
#include "indexer/sources/markdown_slides.h"
#include "indexer/sources/media_ccc.h"
#include "indexer/sources/notes.h"
#include "indexer/sources/ods.h"
#include "indexer/sources/office.h"
#include "indexer/sources/pdf.h"
#include "indexer/sources/pentabarf.h"
#include "indexer/sources/pretalx.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/zone.h"
#include "indexer/sources/pyvideo.h"
#include "indexer/sources/rst.h"
#include "indexer/sources/sbv.h"
#include "indexer/sources/schedule_json.h"
#include "indexer/sources/sessionize.h"
#include "indexer/sources/srt.h"
#include "indexer/sources/table.h"
#include "indexer/sources/text_transcript.h"
#include "indexer/sources/video_info.h"
#include "indexer/sources/webvtt.h"
#include "indexer/sources/whisper.h"
#include "indexer/sources/xlsx.h"
#include "indexer/sources/zip.h"
#include "schema/text/ascii.h"

namespace plumbline {
namespace {

// Made when it is first asked for: the formats are constants of other files.
const std::vector<KnownFormat>& table() {
  static const std::vector<KnownFormat> formats = {
      {kPdf, kMaxDeckBytes, ".pdf"},
      {kPptx, kMaxDeckBytes, ".pptx"},
      {kOdp, kMaxDeckBytes, ".odp"},
      {kDocx, kMaxDeckBytes, ".docx .docm"},
      {kOdt, kMaxDeckBytes, ".odt"},
      {{"xlsx", "programme in a spreadsheet of Excel", recognizes_xlsx, read_xlsx},
       kMaxProgrammeBytes,
       ".xlsx .xlsm"},
      {{"ods", "programme in a spreadsheet of LibreOffice", recognizes_ods, read_ods},
       kMaxProgrammeBytes,
       ".ods .fods"},
      {{"pentabarf", "Pentabarf schedule.xml", recognizes_pentabarf, read_pentabarf},
       kMaxProgrammeBytes,
       ".xml"},
      {{"indico", "Indico export", recognizes_indico, read_indico}, kMaxProgrammeBytes, ".json"},
      {{"schedule-json", "schedule.json", recognizes_schedule_json, read_schedule_json},
       kMaxProgrammeBytes,
       ".json"},
      {{"pretalx", "list of submissions of pretalx's API", recognizes_pretalx, read_pretalx},
       kMaxProgrammeBytes,
       ".json"},
      {{"sessionize", "programme of Sessionize", recognizes_sessionize, read_sessionize},
       kMaxProgrammeBytes,
       ".json"},
      {{"media-ccc", "recordings of media.ccc.de", recognizes_media_ccc, read_media_ccc},
       kMaxProgrammeBytes,
       ".json"},
      {{"pyvideo", "talk of PyVideo", recognizes_pyvideo, read_pyvideo},
       kMaxProgrammeBytes,
       ".json"},
      {{"table", "programme in a table", recognizes_table, read_table},
       kMaxProgrammeBytes,
       ".csv .tsv"},
      {{"ics", "iCalendar file", recognizes_ics, read_ics}, kMaxProgrammeBytes, ".ics .ical"},
      {kWebVTT, kMaxTextBytes, ".vtt"},
      {kSubRip, kMaxTextBytes, ".srt"},
      {kSubViewer, kMaxTextBytes, ".sbv"},
      {kWhisper, kMaxProgrammeBytes, ".json"},
      {kVideoInfo, kMaxProgrammeBytes, ".json"},
      {{"document", "Markdown document of a corpus", is_document, read_document},
       kMaxDocumentBytes,
       ".md"},
      {kTextTranscript, kMaxTextBytes, ".txt .md .markdown"},
      {kHtmlSlides, kMaxTextBytes, ".html .htm"},
      {kHtmlNotes, kMaxTextBytes, ".html .htm"},
      {kAsciidocSlides, kMaxTextBytes, ".adoc .asciidoc .asc"},
      {kAsciidocNotes, kMaxTextBytes, ".adoc .asciidoc .asc"},
      {kRstSlides, kMaxTextBytes, ".rst .rest"},
      {kRstNotes, kMaxTextBytes, ".rst .rest"},
      {kMarkdownSlides, kMaxTextBytes, ".md .markdown"},
      {kMarkdownNotes, kMaxTextBytes, ".md .markdown"},
      {kTextNotes, kMaxTextBytes, ".txt"},
  };
  return formats;
}

// The extension in small letters: ".pdf".
std::string lower_extension(const Input& input) {
  return ascii::lower(std::filesystem::path(input.name).extension().string());
}

bool lists(std::string_view extensions, const std::string& extension) {
  return (" " + std::string(extensions) + " ").find(" " + extension + " ") != std::string::npos;
}

// True where the extension belongs to other formats only.
bool is_mislabelled(std::span<const KnownFormat> formats, const KnownFormat& format,
                    const std::string& extension) {
  return !extension.empty() && !lists(format.extensions, extension) &&
         std::any_of(formats.begin(), formats.end(),
                     [&](const KnownFormat& other) { return lists(other.extensions, extension); });
}

// What a file is that was loaded the wrong way, and what to do; "" of any other.
std::string why_not_loaded(std::string_view bytes) {
  constexpr std::pair<std::string_view, std::string_view> kPacked[] = {
      {"\x1F\x8B", "gunzip"},
      {"BZh", "bunzip2"},
      {"\xFD\x37zXZ", "unxz"},
      {"\x28\xB5\x2F\xFD", "unzstd"}};
  for (const auto& [signature, program] : kPacked) {
    if (bytes.starts_with(signature))
      return "is packed; unpack it with " + std::string(program) + " and take what comes out";
  }
  const std::string begin = lower(trimmed(decode(bytes.substr(0, 1024)).text));
  if (begin.empty()) return "is empty; fetch it anew or take it away";
  if (begin.starts_with("<!doctype html") || begin.starts_with("<html")) {
    return "is a web page, as a server sends for a wrong address or before a login; load the "
           "export itself";
  }
  return "";
}

// What to do with a file of a kind that is known and not read, by its extension.
struct Advice {
  std::string_view extensions, text;
};
constexpr Advice kAdvice[] = {
    {".key", "is a deck of Keynote; export it as PDF or PowerPoint"},
    {".doc .rtf .pages",
     "is a text of an office program that is not read; save it as .docx, .odt or .html among "
     "notes"},
    {".tex .org .typ .qmd .ipynb",
     "is what another program makes a document of; name the PDF or the page that it makes"},
    {".ass .ssa .ttml .dfxp .sub .stl .smi",
     "is a kind of subtitles that is not read; make WebVTT of it: ffmpeg -i FILE subtitles.vtt"},
    {".mp4 .webm .mkv .mov .avi .mp3 .m4a .wav .ogg .opus .flac",
     "is a recording; name its subtitles, or let Whisper write them"},
    {".description",
     "is what yt-dlp knows of a recording in part; let it write all: yt-dlp --write-info-json "
     "--skip-download ADDRESS"},
    {".zip .tar .tgz .7z .rar", "is an archive; unpack it and name what is in it"},
    {".csv .tsv",
     "is a table whose first lines name no columns of talks, such as title, speakers and abstract"},
    {".xls .xlsb .numbers",
     "is a spreadsheet that is not read; save it as .xlsx, .ods or CSV, with title, speakers and "
     "abstract in its first row"},
    {".yaml .yml .toml",
     "is no document; a programme is read as schedule.xml, schedule.json, Indico's JSON or "
     "iCalendar"}};

// Why no format recognizes a file, and what to do.
std::string why_unknown(const Input& input) {
  const std::string loaded = lists(".html .htm", lower_extension(input)) && !input.bytes.empty()
                                 ? ""
                                 : why_not_loaded(input.bytes);
  if (!loaded.empty()) return loaded;
  if (lists(".docx .odt .pptx .odp .xlsx .xlsm .ods", lower_extension(input)) &&
      !is_zip(input.bytes))
    return "is no file of an office program, whatever its name says; save it again or fetch it "
           "anew";
  if (lists(".md .markdown .txt .html .htm .docx .odt .adoc .asciidoc .asc .rst .rest",
            lower_extension(input))) {
    return "is neither a deck nor a document of a corpus; notes and transcripts belong below a "
           "directory of notes, minutes or transcripts, have a name that begins with a day, "
           "2023-11-15-klint.md, or name the "
           "title "
           "and the date or speakers of their talk in a head between two lines ---";
  }
  for (const Advice& advice : kAdvice) {
    if (lists(advice.extensions, lower_extension(input))) return std::string(advice.text);
  }
  return "is of no known format; plumbline-index --help tells what is read";
}

Problem left_out(const Input& input, std::string message) {
  return {Severity::kLeftOut, input.path, 0, std::move(message)};
}
}  // namespace

std::span<const KnownFormat> all_formats() { return table(); }

void prepare_formats() {
  prepare_pdf();
  load_zones();
}

const KnownFormat* find_format(std::span<const KnownFormat> formats, const Input& input) {
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const KnownFormat& known) {
    return known.format.recognizes(input);
  });
  return found == formats.end() ? nullptr : &*found;
}

Recognized read_input(std::span<const KnownFormat> formats, const Input& input) {
  Recognized out;
  const KnownFormat* known = find_format(formats, input);
  if (!known) {
    out.reading.problems = {left_out(input, why_unknown(input))};
    return out;
  }
  out.format = known->format.name;
  const std::string title(known->format.title);
  if (input.bytes.size() > known->max_bytes) {
    out.reading.problems = {left_out(
        input, "is larger than " + size_text(known->max_bytes) + ", the limit of a " + title +
                   (known->max_bytes == kMaxDeckBytes ? "; export it with smaller pictures"
                                                      : "; split it"))};
    return out;
  }
  out.reading = known->format.read(input);
  const std::string extension = lower_extension(input);
  if (is_mislabelled(formats, *known, extension)) {
    out.reading.problems.push_back({Severity::kWarning, input.path, 0,
                                    "is read as what it is, a " + title +
                                        ", though its name ends in " + extension + "; rename it"});
  }
  return out;
}

}  // namespace plumbline
