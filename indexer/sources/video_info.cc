// SPDX-License-Identifier: MIT OR Apache-2.0
// Comments, which --write-comments adds, and numbers of viewers are never looked at. Chapters are those of the description.
#include "indexer/sources/video_info.h"

#include <string>
#include <utility>

#include "indexer/sources/part.h"
#include "indexer/sources/programme/blank.h"
#include "indexer/sources/programme/body.h"
#include "indexer/sources/programme/json.h"
#include "indexer/sources/programme/links.h"
#include "indexer/sources/programme/moment.h"
#include "indexer/sources/programme/text.h"
#include "indexer/sources/programme/wording.h"
#include "indexer/text/email.h"

namespace plumbline {
namespace {

bool is_playlist(const JsonNode& document) {
  const std::string type = document["_type"].text();
  return type == "playlist" || type == "multi_video";
}

// Descriptions are written line by line, and read as Markdown, where two blanks end a line.
std::string with_lines(const std::string& description) {
  std::string text;
  for (const char c : description) text += c == '\n' ? "  \n" : std::string(1, c);
  return text;
}

std::string page_of(const JsonNode& document) {
  return resolve_url(document["webpage_url"].text(), "");
}

Source recording_of(const JsonNode& document, const Input& input, Problems* problems) {
  Source recording = new_part(SourceKind::kNotes, input);
  const std::string url = page_of(document);
  recording.format = kRecordingFormat;
  recording.title = without_emails(document["title"].text());
  if (recording.title.empty()) recording.title = title_of_file(input.name);
  recording.date = day_text(document.first({"release_date", "upload_date"}).text());
  recording.lang = language_code(document["language"].text());
  recording.links = {{"video", url, 0}};
  recording.sections =
      read_body("", with_lines(document["description"].long_text()), url, input.path, 0, problems);
  recording.hash = content_hash(recording);  // numbers of viewers change each day
  return recording;
}

bool recognizes_video_info(const Input& input) {
  const auto outline = json_outline(input.bytes);
  const auto has = [&](std::string_view name) { return outline.contains(name); };
  return has("id") && has("title") && has("webpage_url") && has("extractor");
}

Reading read_video_info(const Input& input) {
  Reading out;
  try {
    const nlohmann::json json = parse_json(decode(input.bytes).text);
    const JsonNode document(json);
    if (is_playlist(document)) {
      leave_out(
          input, 0,
          "tells of a playlist, whose recordings have files of their own; yt-dlp does without it "
          "by --no-write-playlist-metafiles",
          &out.problems);
    } else if (document["title"].empty() || page_of(document).empty()) {
      leave_out(input, 0, "names no title, or no page of its recording", &out.problems);
    } else {
      out.sources.push_back(recording_of(document, input, &out.problems));
    }
  } catch (const MalformedError& error) {
    leave_out(input, error.line(), error.what(), &out.problems);
  }
  return out;
}
}  // namespace

const Format kVideoInfo = {"video-info", "recording's description by yt-dlp", recognizes_video_info,
                           read_video_info};

}  // namespace plumbline
