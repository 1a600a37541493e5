// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/programme/links.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/sources/programme/meetings.h"
#include "indexer/sources/programme/slug.h"
#include "indexer/sources/programme/text.h"
#include "indexer/text/email.h"
#include "schema/is_one_of.h"

namespace plumbline {
namespace {

constexpr std::size_t kMaxLinks = 24;  // of one talk

constexpr std::array<std::string_view, 5> kNoiseHosts = {
    "chat.fosdem.org", "matrix.to", "live.fosdem.org", "app.element.io", "gravatar.com"};
constexpr std::array<std::string_view, 7> kNoiseLabels = {
    "chat room",     "chatroom",        "submit feedback", "give feedback",
    "send feedback", "add to calendar", "hallway chat"};

// By the words of a label, the first that fits.
constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kKinds = {{
    {"subtitle", "transcript"}, {"transcript", "transcript"}, {"(vtt)", "transcript"},
    {"video", "video"},         {"recording", "video"},       {"aufzeichnung", "video"},
    {"slide", "slides"},        {"folien", "slides"},         {"presentation", "slides"},
    {"audio", "audio"},         {"podcast", "audio"},         {"paper", "paper"},
    {"source code", "code"},    {"github", "code"},           {"gitlab", "code"},
    {"repository", "code"},     {"codeberg", "code"},         {"notebook", "code"},
    {"blog", "blog"},           {"article", "article"},       {"deck", "slides"},
}};
constexpr std::array<std::string_view, 5> kVideoHosts = {"video.fosdem.org", "media.ccc.de",
                                                         "youtube.com", "youtu.be", "vimeo.com"};
constexpr std::array<std::string_view, 4> kCodeHosts = {"github.com", "gitlab.com", "codeberg.org",
                                                        "git.kernel.org"};
constexpr std::array<std::string_view, 4> kSlideFiles = {".pptx", ".odp", ".ppt", ".key"};

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return "";
  url.remove_prefix(scheme + 3);
  std::string host = lower(url.substr(0, url.find_first_of("/?#")));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

template <std::size_t N>
bool has_host(const std::array<std::string_view, N>& hosts, std::string_view url) {
  const std::string host = host_of(url);
  return std::any_of(hosts.begin(), hosts.end(), [&](std::string_view known) {
    return host == known || host.ends_with("." + std::string(known));
  });
}

std::string_view path_of(std::string_view url) { return url.substr(0, url.find_first_of("?#")); }

// What recordings in several formats have in common: "https://a.org/x" of "https://a.org/x.av1.webm"; of
// "https://youtube.com/watch?v=x&t=5" what stands before the place within it.
std::string_view stem_of(std::string_view url) {
  if (url.find('?') != url.npos) return url.substr(0, url.find_first_of("&#"));
  url = url.substr(0, url.find('#'));
  const auto slash = url.rfind('/');
  return slash == url.npos ? url : url.substr(0, url.find('.', slash));
}

// "talk-1" of "https://a.b/2024/talk-1": what a recording is called on every server that has it.
std::string_view name_of(std::string_view stem) { return stem.substr(stem.rfind('/') + 1); }

bool is_scheme(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
}

bool has_scheme(std::string_view url) {
  const auto colon = url.find(':');
  return colon != url.npos && colon < url.find_first_of("/?#") && is_scheme(url.substr(0, colon));
}

// "a/./b/../c" is "a/c"; `path` begins with a slash.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> parts;
  const auto pieces = split(path.substr(1), '/');
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool dots = pieces[i] == "." || pieces[i] == "..";
    if (pieces[i] == ".." && !parts.empty()) parts.pop_back();
    if (!dots) parts.push_back(pieces[i]);
    if (dots && i + 1 == pieces.size()) parts.emplace_back();
  }
  std::string out;
  for (const std::string_view part : parts) out += "/" + std::string(part);
  return out.empty() ? "/" : out;
}

// https://www.rfc-editor.org/rfc/rfc3986#section-5.2
std::string join(std::string_view base, std::string_view url) {
  const auto scheme_end = base.find("://");
  if (scheme_end == base.npos) return "";
  if (url.starts_with("//")) return std::string(base.substr(0, scheme_end + 1)) + std::string(url);
  const auto path_begin = std::min(base.find_first_of("/?#", scheme_end + 3), base.size());
  const std::string origin(base.substr(0, path_begin));
  const std::string_view base_path = path_of(base.substr(path_begin));
  const std::string_view tail = url.substr(path_of(url).size());
  std::string path(path_of(url));
  if (path.empty()) return "";
  if (!path.starts_with('/')) {
    const auto slash = base_path.rfind('/');
    path = (slash == base_path.npos ? "/" : std::string(base_path.substr(0, slash + 1))) + path;
  }
  return origin + without_dots(path) + std::string(tail);
}

std::string escape_blanks(std::string_view url) {
  std::string out;
  for (const char c : url) {
    switch (c) {
      case ' ':
        out += "%20";
        break;
      case '<':
        out += "%3C";
        break;
      case '>':
        out += "%3E";
        break;
      case '"':
        out += "%22";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// "uni-bonn.de", "goto80.com/music": an address whose author left out how it begins; not "slides.pdf" or "a/b.de".
bool begins_with_host(std::string_view url) {
  constexpr std::string_view kFiles[] = {
      "avi", "bz2",  "css", "csv",  "doc",  "docx", "epub", "flac", "gif",  "gz",  "htm", "html",
      "ics", "jpeg", "jpg", "js",   "json", "key",  "m4v",  "mkv",  "mov",  "mp3", "mp4", "odp",
      "odt", "ogg",  "ogv", "opus", "pdf",  "php",  "png",  "ppt",  "pptx", "srt", "svg", "tar",
      "tgz", "txt",  "vtt", "wav",  "webm", "webp", "xls",  "xlsx", "xml",  "xz",  "zip"};
  constexpr std::string_view kEither[] = {"md", "py", "rs", "sh"};  // main.rs, and docs.rs/kernel
  const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
  const std::string host = lower(url.substr(0, end));
  const std::string top = host.substr(host.rfind('.') + 1);
  const bool named = host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == host.npos;
  const bool letters = top.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == top.npos;
  const bool file = is_one_of(top, kFiles) || (is_one_of(top, kEither) && end == url.size());
  return named && letters && !file && top.size() >= 2 && top.size() < host.size();
}

// "https://a.b/" of "//a.b/", as frab writes where its programme is.
std::string with_scheme(std::string_view base) {
  return base.starts_with("//") ? "https:" + std::string(base) : std::string(base);
}

// A name or a number of the internet, and no password in front of it.
bool is_public_host(std::string_view host) {
  return host.find('.') != host.npos && !host.starts_with('.') && host.find('@') == host.npos;
}
}  // namespace

bool is_noise(const LinkFacts& link) {
  const std::string type = lower(link.type);
  if (type == "feedback" || type == "chat" || type == "feedback_url") return true;
  if (std::any_of(kNoiseLabels.begin(), kNoiseLabels.end(),
                  [&](std::string_view label) { return contains(link.label, label); })) {
    return true;
  }
  if (has_host(kNoiseHosts, link.url)) return true;
  const std::string_view path = path_of(link.url);
  return path.ends_with("/feedback/") || path.ends_with("/feedback") ||
         path.find("/feedback/") != path.npos;
}

std::string link_key(const LinkFacts& link) {
  const std::string type = lower(link.type);
  if (type == "recording" || type == "media") return "video";
  for (const std::string_view kind :
       {"slides", "video", "audio", "paper", "blog", "article", "code"}) {
    if (type == kind) return std::string(kind);
  }
  for (const auto& [word, kind] : kKinds) {
    if (contains(link.label, word)) return std::string(kind);
  }
  const std::string path = lower(path_of(link.url));
  if (path.ends_with(".vtt") || path.ends_with(".srt") || path.ends_with(".sbv"))
    return "transcript";
  if (has_host(kVideoHosts, link.url) || path.ends_with(".mp4") || path.ends_with(".webm"))
    return "video";
  if (std::any_of(kSlideFiles.begin(), kSlideFiles.end(),
                  [&](std::string_view end) { return path.ends_with(end); })) {
    return "slides";
  }
  if (has_host(kCodeHosts, link.url)) return "code";
  const bool address = link.label.find("://") != link.label.npos || link.label.starts_with("www.");
  const std::string word = address ? "" : make_slug(person_name(link.label), 24);
  return word.empty() ? "link" : word;
}

std::string resolve_url(std::string_view url, std::string_view base) {
  std::string whole = web_address_without_emails(escape_blanks(squeezed(url)));
  if (whole.starts_with("www.") || begins_with_host(whole)) whole = "http://" + whole;
  if (whole.starts_with("http://http")) whole.erase(0, 7);
  if (!has_scheme(whole)) whole = web_address_without_emails(join(with_scheme(base), whole));
  const std::string begin = lower(whole.substr(0, 8));
  if (!begin.starts_with("http://") && !begin.starts_with("https://")) return "";
  return is_public_host(host_of(whole)) && !has_meeting_secret(whole) ? whole : "";
}

bool LinkList::has_key(std::string_view key) const {
  return std::any_of(links_.begin(), links_.end(),
                     [&](const SourceLink& link) { return link.key == key; });
}

bool LinkList::has_url(std::string_view url) const {
  return std::any_of(links_.begin(), links_.end(),
                     [&](const SourceLink& link) { return link.url == url; });
}

bool LinkList::has_recording_like(std::string_view url) const {
  return std::any_of(links_.begin(), links_.end(), [&](const SourceLink& link) {
    const bool video = link.key == "video" || link.key.starts_with("video-");
    return video && name_of(stem_of(link.url)) == name_of(stem_of(url));
  });
}

bool LinkList::full() const { return links_.size() >= kMaxLinks; }

bool LinkList::add(const LinkFacts& link, std::string_view base) {
  const std::string label = squeezed(link.label);
  const bool mixed_up = squeezed(link.url).find(' ') != std::string::npos &&
                        label.find(' ') == label.npos && label.find("://") != label.npos;
  std::string url = mixed_up ? resolve_url(label, "") : resolve_url(link.url, base);
  if (url.empty()) return false;
  add(link_key(link), std::move(url), link.line);
  return true;
}

void LinkList::add(std::string key, std::string url, int line) {
  if (url.empty() || has_url(url) || full()) return;
  if (has_key(key)) {
    const bool same =
        key == "page" || key == "transcript" || (key == "video" && has_recording_like(url));
    if (same) return;  // in another format, or in another place
    int number = 2;
    while (has_key(key + "-" + std::to_string(number))) ++number;
    key += "-" + std::to_string(number);
  }
  links_.push_back({std::move(key), std::move(url), line});
}

}  // namespace plumbline
