// SPDX-License-Identifier: MIT OR Apache-2.0
#include "indexer/sources/rst/directives.h"

#include "schema/is_one_of.h"

namespace plumbline {
namespace {
constexpr std::string_view kNamed[] = {"attention", "caution",   "danger", "error",
                                       "hint",      "important", "note",   "seealso",
                                       "tip",       "todo",      "warning"};
constexpr std::string_view kText[] = {"compound", "epigraph", "highlights", "pull-quote"};
constexpr std::string_view kTitled[] = {"admonition", "centered", "rubric", "sidebar",
                                        "table",      "topic",    "slide",  "nextslide"};
constexpr std::string_view kCode[] = {"code",       "code-block",     "doctest",        "ipython",
                                      "math",       "parsed-literal", "productionlist", "prompt",
                                      "sourcecode", "testcode",       "testoutput"};
constexpr std::string_view kPicture[] = {"figure", "image", "kernel-figure", "kernel-image",
                                         "thumbnail"};
constexpr std::string_view kIncluded[] = {"include", "kernel-include", "literalinclude"};
constexpr std::string_view kDropped[] = {"aafig",
                                         "actdiag",
                                         "autosummary",
                                         "blockdiag",
                                         "contents",
                                         "default-role",
                                         "digraph",
                                         "ditaa",
                                         "footer",
                                         "graph",
                                         "graphviz",
                                         "header",
                                         "highlight",
                                         "index",
                                         "kernel-doc",
                                         "kernel-feat",
                                         "kernel-render",
                                         "mermaid",
                                         "nwdiag",
                                         "plantuml",
                                         "plot",
                                         "raw",
                                         "restructuredtext-test-directive",
                                         "role",
                                         "sectnum",
                                         "section-numbering",
                                         "seqdiag",
                                         "tabularcolumns",
                                         "target-notes",
                                         "tikz",
                                         "toctree",
                                         "uml",
                                         "vimeo",
                                         "youtube"};

constexpr std::string_view kSilentFields[] = {
    "address",   "author",     "authors",  "category", "contact",  "copyright", "css",
    "date",      "lang",       "language", "license",  "modified", "nosearch",  "orphan",
    "presenter", "presenters", "revision", "slug",     "speaker",  "speakers",  "status",
    "tags",      "title",      "tocdepth", "version"};
}  // namespace

RstUse rst_use(std::string_view directive) {
  if (is_one_of(directive, kNamed)) return RstUse::kNamed;
  if (is_one_of(directive, kText)) return RstUse::kText;
  if (is_one_of(directive, kTitled)) return RstUse::kTitled;
  if (is_one_of(directive, kCode)) return RstUse::kCode;
  if (is_one_of(directive, kPicture)) return RstUse::kPicture;
  if (is_one_of(directive, kIncluded)) return RstUse::kIncluded;
  if (is_one_of(directive, kDropped)) return RstUse::kDropped;
  if (directive == "list-table" || directive == "flat-table") return RstUse::kListTable;
  if (directive == "csv-table") return RstUse::kCsvTable;
  if (directive == "meta" || directive == "title") return RstUse::kMeta;
  return directive.find(':') == directive.npos ? RstUse::kContent : RstUse::kObject;
}

bool is_silent_rst_field(std::string_view name) { return is_one_of(name, kSilentFields); }

}  // namespace plumbline
