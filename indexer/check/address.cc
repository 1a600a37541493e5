// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/check/address.h"

#include <algorithm>
#include <set>

#include "schema/text/fold.h"

namespace plumbline {
namespace {

// News rewrites, scraped copies and mirrors that must not come back as sources: parts of a host's
// name.
constexpr std::string_view kBannedHosts[] = {
    "clawdbytes",      "printingpress", "news.ai",    "ainews",     "aihub",     "pipedot",
    "worldofsoftware", "tuxmachines",   "oddbean",    "br.atsit",   "getoto",    "misryoum",
    "webpronews",      "byteiota",      "prismnews",  "altusintel", "satirbasi", "vuink",
    "besthub",         "zhuanzhi",      "lexplain",   "webtagr",    "allunix",   "medium.com",
    "mirror",          "duckduckgo",    "archive.ph", "webcache",   "localhost"};

// The host (with a port, if any) of an address with a scheme.
std::string host_of(std::string_view url) {
  const auto begin = url.find("://");
  if (begin == url.npos) return {};
  const std::string_view rest = url.substr(begin + 3);
  return fold(rest.substr(0, rest.find_first_of("/?#")));
}

bool is_web(std::string_view url) {
  const std::string scheme = fold(url.substr(0, std::min(url.find("://"), url.size())));
  return scheme == "http" || scheme == "https";
}

bool is_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void check_links(const Source& source, Problems* problems) {
  std::set<std::string_view> keys;
  for (const SourceLink& link : source.links) {
    const auto warn = [&](std::string message) {
      problems->push_back({Severity::kWarning, source.file, link.line, std::move(message)});
    };
    if (!is_key(link.key)) warn("link key \"" + link.key + "\" is not made of a-z, 0-9, _ and -");
    if (!keys.insert(link.key).second) warn("link key " + link.key + " stands there twice");
    if (std::string flaw = address_flaw(link.url); !flaw.empty()) warn(std::move(flaw));
  }
}

void check_body_links(const Source& source, Problems* problems) {
  for (const Section& section : source.sections) {
    for (const RichText* text : {&section.heading, &section.body}) {
      for (const Span& span : text->spans) {
        if (span.kind != Span::kLink || span.target.find("://") == std::string::npos) continue;
        std::string flaw = address_flaw(span.target);
        if (!flaw.empty())
          problems->push_back({Severity::kWarning, source.file, span.line, std::move(flaw)});
      }
    }
  }
}
}  // namespace

std::string address_flaw(std::string_view url) {
  const std::string host = host_of(url);
  const bool odd = url.find_first_of(" \t\n<>\"") != url.npos;
  if (!is_web(url) || host.find('.') == host.npos || odd) return "bad address " + std::string(url);
  for (std::string_view banned : kBannedHosts) {
    if (host.find(banned) != host.npos) return "banned host: " + std::string(url);
  }
  return {};
}

void check_addresses(const Corpus& corpus, Problems* problems) {
  for (const Source& source : corpus.sources) {
    // What is in a programme, or in a deck or notes without a head of ours, is its author's affair.
    if (!source.by_editor() || !source.has("sources")) continue;
    check_links(source, problems);
    for (const Word& address : source.sources) {
      std::string flaw = address_flaw(address.text);
      if (!flaw.empty())
        problems->push_back({Severity::kWarning, source.file, address.line, std::move(flaw)});
    }
    check_body_links(source, problems);
  }
}

}  // namespace plumbline
