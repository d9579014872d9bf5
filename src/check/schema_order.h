// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>
#include <libxml/xmlschemas.h>

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/schema_messages.h"
#include "check/schema_vocabulary.h"

namespace paraphe {

/// What makes a misplaced element acceptable: take another name, insert one before it, move a later
/// sibling before it, or leave it out. `none`: the end of its parent came too soon.
enum class Mend { rename, insert, move, drop, none };

struct Cure {
  Mend mend = Mend::drop;
  std::string name;
};

/// A copy of a draft's tree on which misplaced elements are mended one after the other, so that
/// validation can go past them.
class MendedCopy {
 public:
  /// `schema` must outlive the copy.
  MendedCopy(const xmlDoc* original, xmlSchema* schema, const Vocabulary& vocabulary);
  MendedCopy(const MendedCopy&) = delete;
  MendedCopy& operator=(const MendedCopy&) = delete;
  ~MendedCopy();

  xmlDoc* tree() const { return copy_; }
  /// The node of the draft that a node of the copy stands for; null for one that was inserted.
  static const xmlNode* original(const xmlNode* node);

  /// Finds the likeliest cure of an order error of the copy by trying, applies it, and says which
  /// it is.
  Cure mend(const SchemaError& error);

 private:
  bool try_rename(xmlNode* element, const std::string& name);
  bool try_move(xmlNode* element, const std::string& name);
  bool try_insert(xmlNode* element, const std::string& name);
  bool accepts(const xmlNode* element) const;

  xmlDoc* copy_;
  xmlSchema* schema_;
  const Vocabulary& vocabulary_;
  std::vector<xmlNode*> dropped_;
};

/// The finding of an element that is not expected where it stands, or of one that is missing:
/// `SCH-02` (unknown here), `SCH-03` (missing), `SCH-04` (out of order or repeated).
Diagnostic explain_order(const SchemaError& error, const Cure& cure, const Draft& draft,
                         const Vocabulary& vocabulary);

}  // namespace paraphe
