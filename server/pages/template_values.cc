// SPDX-License-Identifier: MIT OR Apache-2.0
#include "server/pages/template_values.h"

#include <algorithm>
#include <new>
#include <utility>

namespace plumbline {
namespace {

using ctemplate::TemplateString;

std::uint64_t hash_of(const TemplateString& name) {
  return hash_of_name({name.data(), name.size()});
}

template <typename Node>
Node* find_named(Node* node, std::uint64_t name) {
  while (node != nullptr && node->name != name) node = node->next;
  return node;
}

}  // namespace

// Of a group, one after the other. ctemplate deletes it.
class TemplateValues::Members : public Iterator {
 public:
  explicit Members(const Group* group) : next_(group == nullptr ? nullptr : group->first) {}
  bool HasNext() const override { return next_ != nullptr; }
  const TemplateDictionaryInterface& Next() override { return *std::exchange(next_, next_->next_); }

 private:
  const TemplateValues* next_;
};

template <typename Type, typename... Arguments>
Type* TemplateValues::make(Arguments... arguments) const {
  return new (memory_.allocate(sizeof(Type), alignof(Type))) Type{arguments...};
}

void TemplateValues::set(TemplateName name, std::string_view text) {
  char* copy = static_cast<char*>(memory_.allocate(text.size(), 1));
  std::copy(text.begin(), text.end(), copy);
  values_ = make<Value>(name.hash(), std::string_view(copy, text.size()), values_);
}

TemplateValues& TemplateValues::add(TemplateName section) {
  return append(section, this, "", &sections_);
}

void TemplateValues::show(TemplateName section) {
  if (find_named(sections_, section.hash()) == nullptr) add(section);
}

TemplateValues& TemplateValues::include(TemplateName name, const char* file) {
  return append(name, nullptr, file, &includes_);
}

TemplateValues& TemplateValues::append(TemplateName name, const TemplateValues* around,
                                       const char* file, Group** groups) {
  auto* added = new (memory_.allocate(sizeof(TemplateValues), alignof(TemplateValues)))
      TemplateValues(memory_, around, file);
  if (Group* group = find_named(*groups, name.hash())) {
    group->last = group->last->next_ = added;
  } else {
    *groups = make<Group>(name.hash(), *groups, added, added);
  }
  return *added;
}

const TemplateValues::Group* TemplateValues::find(Group* TemplateValues::*groups,
                                                  const TemplateString& name) const {
  const std::uint64_t hash = hash_of(name);
  for (const TemplateValues* at = this; at != nullptr; at = at->around_) {
    if (const Group* group = find_named(at->*groups, hash)) return group;
  }
  return nullptr;
}

TemplateString TemplateValues::GetValue(const TemplateString& name) const {
  const std::uint64_t hash = hash_of(name);
  for (const TemplateValues* at = this; at != nullptr; at = at->around_) {
    if (const Value* value = find_named(at->values_, hash))
      return TemplateString(value->text.data(), value->text.size());
  }
  return TemplateString("", 0);
}

bool TemplateValues::IsHiddenSection(const TemplateString& name) const {
  return find(&TemplateValues::sections_, name) == nullptr;
}

bool TemplateValues::IsUnhiddenSection(const TemplateString& name) const {
  return !IsHiddenSection(name);
}

bool TemplateValues::IsHiddenTemplate(const TemplateString& name) const {
  return find(&TemplateValues::includes_, name) == nullptr;
}

TemplateValues::Iterator* TemplateValues::CreateSectionIterator(const TemplateString& name) const {
  return new Members(find(&TemplateValues::sections_, name));
}

TemplateValues::Iterator* TemplateValues::CreateTemplateIterator(const TemplateString& name) const {
  return new Members(find(&TemplateValues::includes_, name));
}

const char* TemplateValues::GetIncludeTemplateName(const TemplateString& name, int number) const {
  const Group* group = find(&TemplateValues::includes_, name);
  const TemplateValues* at = group == nullptr ? nullptr : group->first;
  for (; at != nullptr && number > 0; --number) at = at->next_;
  return at == nullptr ? "" : at->file_;
}

}  // namespace plumbline
