// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/page.h"
#include "server/pages/urls.h"

namespace plumbline {
namespace {

// The title of the document at an address of this site, or the address itself.
std::string label_of(const Catalog& catalog, std::string_view address) {
  for (Kind kind : {Kind::kTalk, Kind::kTopic, Kind::kEvent, Kind::kPerson}) {
    Document any;
    any.kind = kind;
    const std::string folder = path_of(any);  // "/topics/"
    if (!address.starts_with(folder)) continue;
    const Document* document = catalog.find(kind, address.substr(folder.size()));
    if (document != nullptr) return document->title;
  }
  return std::string(address);
}

}  // namespace

std::string problem_html(const PageContext& context, const Problem& problem) {
  Page out(context, {.title = problem.title, .description = problem.detail, .index = false},
           "problem.html");
  out.with_search_box();
  Dictionary& main = out.main();
  main.set("STATUS", problem.status).set("TITLE", problem.title).set("DETAIL", problem.detail);
  main.show("PARAMETER", problem.parameter).show("TYPE", problem.type);
  if (problem.did_you_mean.empty()) return out.html();
  Dictionary meant = main.add("MEANT");
  for (const std::string& guess : problem.did_you_mean) {
    if (guess.starts_with('/')) {
      Dictionary address = meant.add("ADDRESS").set("URL", guess);
      address.set("LABEL", label_of(context.collection.catalog(), guess));
    } else {
      meant.show("WORD", guess);
    }
  }
  return out.html();
}

}  // namespace plumbline
