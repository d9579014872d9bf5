// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// What a schema says in words: which names it knows, what may stand where, and the sentences in
/// its annotations. Reads the XSD itself, and only for the message of an error: libxml2 keeps
/// neither. Knows the constructs of XSD 1.0 that one file with one target namespace needs; where it
/// is at a loss its answers are empty, and the message says less.
class Vocabulary {
 public:
  explicit Vocabulary(const xmlNode* schema) : schema_(schema) {}

  std::string target_namespace() const;
  std::vector<std::string> roots() const;

  /// The declaration of an element of a draft, found from its root down by names.
  const xmlNode* declaration_of(const xmlNode* element) const;
  /// Its complex or simple type; null for a type of XSD itself.
  const xmlNode* type_of(const xmlNode* element) const;
  /// The same of a declaration.
  const xmlNode* declared_type(const xmlNode* declaration) const;
  /// The names of the elements that may stand in it, in the order of the schema.
  std::vector<std::string> children(const xmlNode* type) const;
  /// The declaration of an element that may stand in it; null where there is none.
  const xmlNode* child(const xmlNode* type, std::string_view name) const;
  /// Whether any content model knows an element of this name.
  bool knows_element(std::string_view name) const;

  /// The declarations of the attributes it may have.
  std::vector<const xmlNode*> attributes(const xmlNode* type) const;
  const xmlNode* attribute(const xmlNode* type, std::string_view name) const;

  /// The simple type of an attribute's value or of an element's text; null for a type of XSD
  /// itself.
  const xmlNode* simple_type(const xmlNode* declaration_or_type) const;
  /// The type of XSD itself that it comes from: `date`, `token`… Empty for lists and unions.
  std::string built_in(const xmlNode* declaration_or_type) const;
  /// The values it enumerates, through lists and unions.
  std::vector<std::string> enumeration(const xmlNode* simple_type) const;
  /// Whether other values than those it enumerates may be allowed too.
  bool is_open(const xmlNode* simple_type) const;
  /// Its own patterns, any of which is enough.
  std::vector<std::string> patterns(const xmlNode* simple_type) const;

  /// The annotation of a declaration or type, without the final period. The other language where
  /// one is missing.
  Text documentation(const xmlNode* node) const;

 private:
  const xmlNode* global(std::string_view kind, std::string_view qualified) const;
  template <typename Visit>
  void walk_model(const xmlNode* node, int depth, Visit&& visit) const;

  const xmlNode* schema_;
};

}  // namespace paraphe
