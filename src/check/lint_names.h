// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/draft.h"
#include "check/schema_vocabulary.h"

namespace paraphe {

/// The names a path of a rule may use and how they stand to one another: those that schemas
/// declare, those of what functions find in prose (`v:date/@valeur`). Elements of one name declared
/// in two places are two; the first schema is that of drafts.
class SchemaNames {
 public:
  SchemaNames();

  struct Attribute {
    std::string name;
    std::size_t owner = 0;            ///< index into `elements()`
    std::string type;                 ///< of XSD itself: `date`; empty for lists and unions
    std::vector<std::string> values;  ///< all it may have; empty when they are not enumerated
  };
  struct Element {
    std::string uri, name;
    std::vector<std::size_t> children;    ///< indices into `elements()`
    std::set<std::size_t> many;           ///< of them, those that may come more than once
    std::set<std::size_t> parents;        ///< the same
    std::vector<std::size_t> attributes;  ///< indices into `attributes()`
    std::vector<std::string> values;      ///< its texts, when they are enumerated
    bool root = false;
  };

  /// `schema` must outlive this.
  void add(const Draft& schema);
  /// Names of a document that rules read and no schema describes, `element` and what follows it:
  /// only that they exist is known.
  void add_loose(const xmlNode* element);
  /// Rules read a document that cannot be told: any name may be one of its own.
  void add_unknown() { unknown_ = true; }

  const std::vector<Element>& elements() const { return elements_; }
  const std::vector<Attribute>& attributes() const { return attributes_; }
  /// Whether a schema or a document read declares names in a namespace.
  bool knows(std::string_view uri) const { return uris_.count(std::string(uri)) != 0; }
  const std::string& draft_uri() const { return draft_uri_; }
  bool in_draft(std::size_t element) const { return elements_[element].uri == draft_uri_; }
  /// The element that a function of this name finds in prose, as a set of one; else none.
  std::set<std::size_t> found_in_prose(std::string_view function) const;
  bool loose_element(std::string_view uri, std::string_view name) const;
  bool loose_attribute(std::string_view name) const;
  /// Every name of an element in a namespace, of an attribute anywhere: sorted, each once.
  std::vector<std::string> element_names(std::string_view uri) const;
  std::vector<std::string> attribute_names() const;

 private:
  std::size_t element(const Vocabulary& words, const xmlNode* declaration, const std::string& name);

  std::string draft_uri_;
  std::vector<Element> elements_;
  std::vector<Attribute> attributes_;
  std::set<std::string> uris_;
  std::set<std::pair<std::string, std::string>> loose_elements_;
  std::set<std::string, std::less<>> loose_attributes_;
  bool unknown_ = false;
  std::map<std::string, std::size_t, std::less<>> prose_;  ///< by function
  std::map<const xmlNode*, std::size_t> known_;
};

}  // namespace paraphe
