// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/template.h"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "schema/error.h"
#include "server/templates.h"

namespace plumbline {
namespace {

using ctemplate::TemplateString;

TemplateString view(std::string_view text) { return TemplateString(text.data(), text.size()); }

// All templates, parsed once. Frozen, so that threads read it without a lock; never destroyed, so
// that none loses it while the program ends.
const ctemplate::TemplateCache& cache() {
  static const ctemplate::TemplateCache* const parsed = [] {
    auto* filled = new ctemplate::TemplateCache;
    for (const auto& [path, text] : templates::kFiles) {
      const std::string_view name = path.substr(path.rfind('/') + 1);
      if (!filled->StringToTemplateCache(view(name), view(text), ctemplate::STRIP_BLANK_LINES)) {
        throw Error("cannot parse the template " + std::string(name));
      }
    }
    filled->Freeze();
    return filled;
  }();
  return *parsed;
}

using Names = std::unordered_map<std::string_view, ctemplate::StaticTemplateString>;

// Of a text with marks such as {{#NAME}} and {{NAME:none}}.
void add_names(std::string_view text, Names* names) {
  constexpr std::string_view kMark = "{{", kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  for (std::size_t at = text.find(kMark); at != text.npos; at = text.find(kMark, at)) {
    at = text.find_first_not_of("#/>", at + kMark.size());
    if (at == text.npos) return;
    const std::string_view name =
        text.substr(at, std::min(text.find_first_not_of(kLetters, at), text.size()) - at);
    names->try_emplace(name, ctemplate::StaticTemplateString{{name.data(), name.size(), 0}});
  }
}

// The names in all templates, each with the number that ctemplate gives it. Without it every value and section would
// have its name hashed, looked up under a lock and kept.
const Names& numbered_names() {
  static const Names* const names = [] {
    auto* all = new Names;
    for (const auto& [path, text] : templates::kFiles) add_names(text, all);
    for (auto& [name, numbered] : *all) ctemplate::StaticTemplateStringInitializer give(&numbered);
    return all;
  }();
  return *names;
}

TemplateString numbered(const char* name) {
  const auto found = numbered_names().find(name);
  return found == numbered_names().end() ? TemplateString(name) : TemplateString(found->second);
}

void check_name(std::string_view name, bool markup) {
  if (name.ends_with("_HTML") != markup) {
    throw std::logic_error("template value of the wrong type: " + std::string(name));
  }
}

}  // namespace

Dictionary& Dictionary::set(const char* name, std::string_view text) {
  check_name(name, false);
  dictionary_->SetValue(numbered(name), view(text));
  return *this;
}

Dictionary& Dictionary::set(const char* name, int number) {
  dictionary_->SetIntValue(numbered(name), number);
  return *this;
}

Dictionary& Dictionary::set(const char* name, const Html& markup) {
  check_name(name, true);
  dictionary_->SetValue(numbered(name), view(markup.markup()));
  return *this;
}

Dictionary Dictionary::add(const char* section) {
  return Dictionary(dictionary_->AddSectionDictionary(numbered(section)));
}

Dictionary& Dictionary::show(const char* section, bool wanted) {
  if (wanted) dictionary_->ShowSection(numbered(section));
  return *this;
}

Dictionary& Dictionary::show(const char* section, std::string_view text) {
  check_name(section, false);
  if (!text.empty()) add(section).set(section, text);
  return *this;
}

Dictionary Dictionary::include(const char* name, const char* template_file) {
  ctemplate::TemplateDictionary* included = dictionary_->AddIncludeDictionary(numbered(name));
  included->SetFilename(template_file);
  return Dictionary(included);
}

Template::Template(const char* template_file)
    : file_(template_file),
      dictionary_(std::make_unique<ctemplate::TemplateDictionary>(template_file)) {}

Template::~Template() = default;

Dictionary Template::values() { return Dictionary(dictionary_.get()); }

std::string Template::html() const {
  std::string out;
  if (!cache().ExpandNoLoad(file_, ctemplate::STRIP_BLANK_LINES, dictionary_.get(), nullptr,
                            &out)) {
    throw Error("cannot expand the template " + std::string(file_));
  }
  return out;
}

}  // namespace plumbline
