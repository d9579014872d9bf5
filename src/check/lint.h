// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "check/lint_names.h"
#include "check/phrases.h"
#include "check/schematron.h"

namespace paraphe {

/// What is wrong with a rule set that loads and runs: what can never fire, what XPath 1.0 does
/// otherwise than one means, what a reader would miss.
///   RUL-20 a name that leads nowhere         RUL-21 a value the schema does not know
///   RUL-22 a name without its prefix         RUL-23 dates compared as texts or numbers
///   RUL-24 nodes compared with true()        RUL-25 `!=` of several nodes
///   RUL-26 the whole draft read for each node
///   RUL-27 the same, to look up a reference  RUL-28 following:: from an attribute
///   RUL-29 a rule that an earlier one hides  RUL-40 one id twice
///   RUL-41 a language missing                RUL-42 no reason, basis or remedy
///   RUL-43 what nothing uses                 RUL-44 an unknown role or flag
///   RUL-45 a variable under visit-each that reads as if it were about the item
///   RUL-46 `r:attente` or `r:mot` for what does not exist
/// The rules were loaded with their prose. `names`: those of the schemas the rules speak of, the
/// draft's first; names of the documents that rules read are added. Sorted by place; each place and
/// message once.
std::vector<Diagnostic> lint_rules(const RuleSet& rules, SchemaNames names);

/// What the expressions of a rule set name.
struct RuleUses {
  std::set<std::string> variables, keys;
  std::set<const xmlNode*> elements;  ///< diagnostics, properties and fixes
};

// lint_set.cpp, lint_fiches.cpp, lint_words.cpp, lint_unused.cpp: what needs no look into
// expressions.
void lint_shadows(const RuleModel& model, std::vector<Diagnostic>& out);
void lint_ids(const RuleModel& model, std::vector<Diagnostic>& out);
void lint_severities(const RuleModel& model, std::vector<Diagnostic>& out);
void lint_fiches(const RuleSet& rules, std::vector<Diagnostic>& out);
void lint_awaited(const RuleModel& model, const SchemaNames& names, std::vector<Diagnostic>& out);
void lint_words(const RuleModel& model, const SchemaNames& names, std::vector<Diagnostic>& out);
void lint_unused(const RuleModel& model, const RuleUses& uses, std::vector<Diagnostic>& out);

/// A finding of the lint, with the reason that all of its id share.
Diagnostic lint_finding(const char* id, Severity severity, Place place, Text message, Text remedy);

/// A document beside the rules; nothing where it cannot be read.
std::optional<Draft> read_document(const std::string& path);

/// Where a node of a rule file stands.
Place lint_place(const RuleModel& model, const xmlNode* node);

}  // namespace paraphe
