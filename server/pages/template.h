// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/template.h: the templates of server/templates, filled by ctemplate, which escapes
// each value for the place where it stands (text, attribute, address):
// https://github.com/OlafvdSpek/ctemplate. This is the one header through which pages meet it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/pages/markup.h"
#include "server/pages/template_name.h"

namespace plumbline {

class TemplateValues;

// The values for one template, or for one repetition of a {{#SECTION}} in it. A section sees the
// values around it; an included template does not. A light handle: it lives as long as its
// Template.
class Dictionary {
 public:
  explicit Dictionary(TemplateValues& values) : values_(&values) {}

  // {{NAME}}
  Dictionary& set(TemplateName name, std::string_view text);
  Dictionary& set(TemplateName name, int count);  // as readers write it: "1,234"
  // {{NAME:none}}. Such names end in _HTML, and no others do (std::logic_error).
  Dictionary& set(TemplateName name, const Html& markup);

  // {{#NAME}}...{{/NAME}}, once more; returns the values of this repetition.
  Dictionary add(TemplateName section);
  // The same without values of its own, if `wanted`.
  Dictionary& show(TemplateName section, bool wanted = true);
  // {{#NAME}}...{{NAME}}...{{/NAME}}, unless the text is empty.
  Dictionary& show(TemplateName section, std::string_view text);
  Dictionary& show(TemplateName section, const char* text) {
    return show(section, std::string_view(text));
  }
  Dictionary& show(TemplateName section, const std::string& text) {
    return show(section, std::string_view(text));
  }

  // {{>NAME}}: another template there, with values of its own.
  Dictionary include(TemplateName name, const char* template_file);

 private:
  TemplateValues* values_;
};

class Template {
 public:
  explicit Template(const char* template_file);  // "page.html"
  ~Template();

  Dictionary values();
  // Throws Error where there is no such template or it cannot be parsed, which a test rules out.
  std::string html() const;

 private:
  struct Filled;
  const char* file_;
  std::unique_ptr<Filled> filled_;
};

}  // namespace plumbline
