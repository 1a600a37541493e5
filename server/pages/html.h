// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/html.h: pages as HTML, from the templates in server/templates, which escape by default.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/pages.h"
#include "server/pages/topic_map.h"
#include "server/search/collection.h"
#include "server/search/search.h"

namespace plumbline {

// What every page needs beside its own content.
struct PageContext {
  const Collection& collection;
  std::string base_url;  // "http://localhost:8080", for canonical links
  std::string path;      // of this page: "/topics/binder"
  std::string query;     // its query string as received, without "?"; for the links to its twins
  std::string tagline = "";  // the headline of the home page; "" for one that fits any collection
};

std::string home_html(const PageContext& context, const TopicMap& map = {});
std::string map_html(const PageContext& context, const TopicMap& map);
std::string search_html(const PageContext& context, const SearchRequest& request,
                        const SearchResults& results);
// `at`: an anchor; of a talk with long texts, that view is shown (talk_views.h).
std::string talk_html(const PageContext& context, const TalkPage& page, std::string_view at = "");
// Shows the passages of the first kShownMentions documents that name it.
inline constexpr std::size_t kShownMentions = 8;
// Its twins tell so many of these documents, and how many there are.
inline constexpr std::size_t kToldBacklinks = 500;
std::string topic_html(const PageContext& context, const TopicPage& page);
// `at` in what follows: the page of a long list that begins there ("M", "Miguel Ojeda").
// A to Z, and the tree by parent; of many topics one of both.
std::string topics_html(const PageContext& context, std::string_view at = "",
                        bool tree_only = false);
std::string person_html(const PageContext& context, const PersonPage& page);
std::string people_html(const PageContext& context, std::string_view at = "");
// `at`: a day, a time, or the key of a slot.
std::string event_html(const PageContext& context, const EventPage& page, std::string_view at = "");
std::string events_html(const PageContext& context);  // by series
std::string help_search_html(const PageContext& context);
// `identifier` is one that /xref has, as an example; "" for none.
std::string help_api_html(const PageContext& context, const std::string& identifier = "");

struct Problem {  // RFC 9457
  int status;
  std::string type;  // path of the page that explains it: "/help/errors#unknown-parameter"
  std::string title, detail;
  std::string parameter;                  // the one at fault, or ""
  std::vector<std::string> did_you_mean;  // names, or addresses of documents
};
std::string problem_html(const PageContext& context, const Problem& problem);
std::string help_errors_html(const PageContext& context);  // what each problem type means

}  // namespace plumbline
