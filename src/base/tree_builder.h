// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/parserInternals.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/tree.h"
#include "base/tree_text.h"

namespace paraphe::tree_building {

/// The parts of `build_tree`; for tree*.cpp.

// What a byte can be inside a tag. NUL, which ends the source, is none but `stop`.
enum Role : unsigned char { space = 1, name_start = 2, name_part = 4, stop = 8 };

inline constexpr std::array<unsigned char, 256> roles = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = name_start | name_part;
  for (unsigned char c = 'A'; c <= 'Z'; ++c) table[c] = name_start | name_part;
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = name_part;
  table['_'] = name_start | name_part;
  for (const unsigned char c : {'-', '.'}) table[c] = name_part;
  for (const unsigned char c : {'\t', '\n', '\r'}) table[c] = space | stop;
  table[' '] = space;
  for (const unsigned char c : {'"', '\'', '<', '&', '\0'}) table[c] = stop;
  return table;
}();

inline bool is(Role role, char c) { return (roles[static_cast<unsigned char>(c)] & role) != 0; }

inline const char* skip_space(const char* at) {
  while (is(space, *at)) ++at;
  return at;
}

// The last fields of a node mean something on elements only, and libxml2 writes none of them on
// other nodes: text and attribute values, most of a tree, do without.
inline constexpr std::size_t truncated = offsetof(xmlNode, properties);

/// What is kept with each distinct name.
struct Parts {
  const xmlChar* prefix = nullptr;  ///< null: none
  const xmlChar* local = nullptr;
};
using Name = NameOf<Parts>;

inline bool same(const xmlChar* a, const xmlChar* b) {
  return a == b || (a != nullptr && b != nullptr && xmlStrEqual(a, b) != 0);
}

inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

class TreeBuilder {
 public:
  TreeBuilder(const SourceText& source, const Limits& limits, const Omissions& omissions);

  std::optional<BuiltTree> build();

 private:
  struct Open {
    std::size_t element;
    std::string_view name;
    std::size_t namespaces;  // in scope outside of it
  };

  struct Attribute {
    const Name* name;
    Value value;
  };

  // « <?xml version="1.0" encoding="UTF-8" standalone="yes"?> »; `check_bytes` has seen to the
  // encoding, and any other way to write it is libxml2's affair.
  bool declaration();
  static const xmlChar* encoding_of(std::string_view declaration);
  std::size_t rest() const { return static_cast<std::size_t>(end_ - at_); }
  xmlNode* node(xmlElementType type, const xmlChar* name, std::size_t size) {
    auto* const made = static_cast<xmlNode*>(arena_.record(size));
    made->type = type;
    made->name = name;
    made->doc = document_.get();
    return made;
  }
  // The document has the fields that are used here where a node has them.
  void append(xmlNode* made);
  bool text();
  bool markup();
  bool comment();
  bool instruction();
  bool start_tag();
  // To the next end tag of this name. If that is not the right one, tags will not match.
  bool leave_out();
  bool end_tag();

  // The name at `at`, with at most one colon; `at` moves past it. Null on any doubt.
  const Name* name(const char*& at);
  // Reads what stands between the name and the `>` or `/>`, where `at` then is.
  bool attributes(const char*& at, xmlNode& element);
  bool read_value(const char*& at, Value& value);
  // `xmlns="…"` or `xmlns:p="…"`.
  bool declare(const Name& written, const Value& value, xmlNode& element);
  // The namespace of an element, or of an attribute with a prefix; none where none is the default.
  bool namespace_of(const Name& written, xmlNs*& ns);
  bool give_attributes(xmlNode& element);
  static const xmlChar* made_of(const char* text) { return reinterpret_cast<const xmlChar*>(text); }
  bool give_value(const Value& value, xmlAttr& attribute);

  const Limits& limits_;
  const Omissions& omissions_;
  const char* start_;
  const char* at_;
  const char* end_;  // where a NUL stands
  Names<Parts> names_;
  Document document_;
  Arena& arena_;
  TreeText text_;
  xmlNode* top_ = nullptr;  // what the next node goes into
  std::vector<Open> open_;
  std::vector<xmlNs*> namespaces_;  // in scope, innermost last
  std::vector<Attribute> attributes_;
  std::size_t all_attributes_ = 0;
  std::size_t asides_ = 0;
  BuiltTree out_;
};

}  // namespace paraphe::tree_building
