// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tests/e2e/schema_check.h"

#include <set>
#include <stdexcept>

namespace plumbline {
namespace {
using nlohmann::json;

class Check {
 public:
  explicit Check(const json& document) : document_(document) {}

  void fits(const json& schema, const json& value, const std::string& place) {
    refuse_unknown_keywords(schema);
    if (schema.contains("$ref")) fits(target(schema.at("$ref")), value, place);
    for (const json& part : schema.value("allOf", json::array())) fits(part, value, place);
    if (schema.contains("oneOf")) fits_one(schema.at("oneOf"), value, place);
    if (schema.contains("type") && !has_type(schema.at("type"), value))
      return fault(place, "is no " + schema.at("type").dump());
    if (schema.contains("enum") && !has(schema.at("enum"), value))
      fault(place, value.dump() + " is none of " + schema.at("enum").dump());
    if (value.is_object()) fits_object(schema, value, place);
    if (value.is_array()) fits_array(schema, value, place);
  }

  std::vector<std::string> faults;

 private:
  static void refuse_unknown_keywords(const json& schema) {
    static const std::set<std::string> known = {"$ref",
                                                "allOf",
                                                "oneOf",
                                                "type",
                                                "enum",
                                                "required",
                                                "properties",
                                                "items",
                                                "minItems",
                                                "maxItems",
                                                "minimum",
                                                "maximum",
                                                "default",
                                                "description",
                                                "format",
                                                "example",
                                                "pattern",
                                                "maxLength",
                                                "additionalProperties"};
    for (const auto& [keyword, rest] : schema.items()) {
      if (!known.contains(keyword)) throw std::runtime_error("unknown keyword " + keyword);
    }
  }

  const json& target(const std::string& reference) const {
    return document_.at(json::json_pointer(reference.substr(1)));  // behind "#"
  }

  static bool has(const json& list, const json& value) {
    for (const json& one : list) {
      if (one == value) return true;
    }
    return false;
  }

  static bool has_type(const json& type, const json& value) {
    if (type.is_array()) {
      for (const json& one : type) {
        if (has_type(one, value)) return true;
      }
      return false;
    }
    const std::string name = type;
    return (name == "object" && value.is_object()) || (name == "array" && value.is_array()) ||
           (name == "string" && value.is_string()) || (name == "boolean" && value.is_boolean()) ||
           (name == "integer" && value.is_number_integer()) ||
           (name == "number" && value.is_number()) || (name == "null" && value.is_null());
  }

  void fits_one(const json& choices, const json& value, const std::string& place) {
    std::vector<std::string> all;
    for (const json& choice : choices) {
      Check check(document_);
      check.fits(choice, value, place);
      if (check.faults.empty()) return;
      all.insert(all.end(), check.faults.begin(), check.faults.end());
    }
    faults.insert(faults.end(), all.begin(), all.end());
  }

  void fits_object(const json& schema, const json& value, const std::string& place) {
    for (const json& name : schema.value("required", json::array())) {
      if (!value.contains(name.get<std::string>())) fault(place, "lacks " + name.dump());
    }
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, member] : value.items()) {
      if (properties.contains(name)) {
        fits(properties.at(name), member, place + "/" + name);
      } else if (schema.contains("additionalProperties")) {
        fits(schema.at("additionalProperties"), member, place + "/" + name);
      }
    }
  }

  void fits_array(const json& schema, const json& value, const std::string& place) {
    if (value.size() < schema.value("minItems", 0u)) fault(place, "has too few items");
    if (value.size() > schema.value("maxItems", value.size())) fault(place, "has too many items");
    if (!schema.contains("items")) return;
    for (std::size_t i = 0; i < value.size(); ++i)
      fits(schema.at("items"), value.at(i), place + "/" + std::to_string(i));
  }

  void fault(const std::string& place, const std::string& what) {
    faults.push_back(place + " " + what);
  }

  const json& document_;
};

}  // namespace

std::vector<std::string> schema_faults(const json& document, const json& schema,
                                       const json& value) {
  Check check(document);
  check.fits(schema, value, "");
  return check.faults;
}

}  // namespace plumbline
