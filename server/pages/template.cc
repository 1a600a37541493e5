// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/template.h"

#include <ctemplate/template_cache.h>

#include <stdexcept>

#include "schema/error.h"
#include "schema/text/counted.h"
#include "server/pages/template_values.h"
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

void check_name(TemplateName name, bool markup) {
  if (name.is_of_markup() != markup) {
    throw std::logic_error("template value of the wrong type: " + std::string(name.text()));
  }
}

constexpr std::size_t kUsualBytes = 32 << 10;  // of a page, and of the values in it

}  // namespace

Dictionary& Dictionary::set(TemplateName name, std::string_view text) {
  check_name(name, false);
  values_->set(name, text);
  return *this;
}

Dictionary& Dictionary::set(TemplateName name, int count) {
  return set(name, std::string_view(with_thousands(count)));
}

Dictionary& Dictionary::set(TemplateName name, const Html& markup) {
  check_name(name, true);
  values_->set(name, markup.markup());
  return *this;
}

Dictionary Dictionary::add(TemplateName section) { return Dictionary(values_->add(section)); }

Dictionary& Dictionary::show(TemplateName section, bool wanted) {
  if (wanted) values_->show(section);
  return *this;
}

Dictionary& Dictionary::show(TemplateName section, std::string_view text) {
  check_name(section, false);
  if (!text.empty()) add(section).set(section, text);
  return *this;
}

Dictionary Dictionary::include(TemplateName name, const char* template_file) {
  return Dictionary(values_->include(name, template_file));
}

struct Template::Filled {
  TemplateMemory memory{kUsualBytes};
  TemplateValues values{memory, nullptr};
};

Template::Template(const char* template_file)
    : file_(template_file), filled_(std::make_unique<Filled>()) {}

Template::~Template() = default;

Dictionary Template::values() { return Dictionary(filled_->values); }

std::string Template::html() const {
  std::string out;
  out.reserve(kUsualBytes);
  if (!cache().ExpandNoLoad(file_, ctemplate::STRIP_BLANK_LINES, &filled_->values, nullptr, &out)) {
    throw Error("cannot expand the template " + std::string(file_));
  }
  return out;
}

}  // namespace plumbline
