// SPDX-License-Identifier: MIT OR Apache-2.0
// server/pages/template_values.h: what a template is filled with, in the shape in which ctemplate asks for it. Its own
// TemplateDictionary makes up a name for each section, hashes all names, and takes locks; here what belongs together is
// a short list, and all lists of a page lie in one piece of memory.
#pragma once

#include <ctemplate/template_dictionary_interface.h>

#include <memory_resource>
#include <string_view>

#include "server/pages/template_name.h"

namespace plumbline {

using TemplateMemory = std::pmr::monotonic_buffer_resource;

// The values of a template, or of one repetition of a section. Lives in its memory and is never destroyed.
class TemplateValues final : public ctemplate::TemplateDictionaryInterface {
 public:
  // `around`: whose values can be seen, too; nullptr for those of a whole template. `file`: the template that is
  // included with these values, or "".
  TemplateValues(TemplateMemory& memory, const TemplateValues* around, const char* file = "")
      : memory_(memory), around_(around), file_(file) {}

  void set(TemplateName name, std::string_view text);  // keeps a copy; the last one counts
  TemplateValues& add(TemplateName section);
  void show(TemplateName section);  // once, unless it is there already
  TemplateValues& include(TemplateName name, const char* file);

 private:
  struct Value {
    std::uint64_t name;
    std::string_view text;
    const Value* next;
  };
  // The repetitions of a section, or the templates that are included at one place.
  struct Group {
    std::uint64_t name;
    Group* next;
    TemplateValues *first, *last;
  };
  class Members;

  template <typename Type, typename... Arguments>
  Type* make(Arguments... arguments) const;
  TemplateValues& append(TemplateName name, const TemplateValues* around, const char* file,
                         Group** groups);
  const Group* find(Group* TemplateValues::*groups, const ctemplate::TemplateString& name) const;

  // What ctemplate asks.
  ctemplate::TemplateString GetValue(const ctemplate::TemplateString& name) const override;
  bool IsHiddenSection(const ctemplate::TemplateString& name) const override;
  bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override;
  bool IsHiddenTemplate(const ctemplate::TemplateString& name) const override;
  Iterator* CreateSectionIterator(const ctemplate::TemplateString& name) const override;
  Iterator* CreateTemplateIterator(const ctemplate::TemplateString& name) const override;
  const char* GetIncludeTemplateName(const ctemplate::TemplateString& name,
                                     int number) const override;
  void DumpToString(std::string*, int) const override {}  // for debugging, and not used

  TemplateMemory& memory_;
  const TemplateValues* around_;
  const char* file_;
  TemplateValues* next_ = nullptr;  // in its group
  const Value* values_ = nullptr;
  Group *sections_ = nullptr, *includes_ = nullptr;
};

}  // namespace plumbline
