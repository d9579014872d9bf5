// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <map>
#include <string>
#include <vector>

#include "base/draft.h"

namespace paraphe::planter {

/// An agreement in order, into which defects are planted.
struct Agreement {
  std::string file;                          ///< from the root of the repository
  std::map<std::string, std::string> known;  ///< what is rightly told of it: rule, and why
};

/// One change to a draft.
struct Operation {
  enum class Kind { set, remove, replace, add, duplicate, swap, move };
  enum class Where { begin, end, before, after };
  Kind kind = Kind::set;
  std::string on;         ///< XPath from the place of the defect; the place itself by default
  std::string attribute;  ///< set: its name
  std::string sought;     ///< replace: words; empty: all that stands there
  std::string other;      ///< swap, move: XPath of the other node
  std::string content;    ///< set, replace, add: a template, `{…}` an XPath
  Where where = Where::end;
};

/// A defect that can be planted in any agreement that has a place for it.
struct Defect {
  std::string rule;     ///< that must catch it: `DUR-02`, or one assertion, `DUR-02.fin`
  std::string fault;    ///< what is wrong, for a reader
  std::string place;    ///< XPath of the places where it can be planted
  std::string gate;     ///< empty: signature
  bool voted = false;   ///< the clean text was put to the vote
  std::string found;    ///< XPath of a further place where the finding may stand
  std::string missed;   ///< why it may go by; empty: it must not
  std::string follows;  ///< rules that rightly speak too
  std::vector<Operation> operations;
  std::size_t line = 0;  ///< in the file
};

/// The catalogue of defects: `plantes.xml`, whose head says how it is written.
struct Catalogue {
  std::vector<Agreement> agreements;
  std::vector<Defect> defects;
  std::vector<Defect> harmless;  ///< words that are right anywhere: no rule may speak
};

/// Throws std::runtime_error, with the line, for what it does not know.
Catalogue read_catalogue(const std::string& path);

}  // namespace paraphe::planter
