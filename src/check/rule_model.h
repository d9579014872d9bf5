// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/draft.h"
#include "check/fiche.h"
#include "check/xpath_reader.h"

namespace paraphe {

/// What a rule set is once it is loaded and expanded: plain data that points into the trees of its
/// files. Nothing here is compiled, and nothing changes after loading but that the prose of fiches
/// is read when it is first asked for: threads may share it.

inline constexpr std::string_view schematron_uri = "http://purl.oclc.org/dsdl/schematron";
inline constexpr std::string_view xslt_uri = "http://www.w3.org/1999/XSL/Transform";
inline constexpr std::string_view fiche_uri = "urn:paraphe:regle:1";
inline constexpr std::string_view fix_uri = "http://www.schematron-quickfix.com/validator/process";

/// In `active/@pattern` and as the name of a phase: every pattern.
inline constexpr std::string_view every_pattern = "#ALL";

/// As the name of a phase: the first whose `when` holds of the document (ISO/IEC 19757-3:2025).
inline constexpr std::string_view any_phase = "#ANY";

/// One file of the rule set.
struct RuleFile {
  explicit RuleFile(Draft read) : draft(std::move(read)) {}

  std::string path;  ///< absolute
  Draft draft;
  std::deque<xmlNs> bindings;      ///< its own `sch:ns`, then those of the main file
  std::vector<xmlNs*> namespaces;  ///< the same, as libxml2 wants them
  std::size_t own_namespaces = 0;
  bool shipped = false;  ///< it came with the program, whose tests have read every expression of it

  /// A fiche of this file with its prose: itself, or, when the file was read without it, read once
  /// from the bytes, by the first thread that asks. Nothing when the file is refused for it or
  /// breaks the vocabulary: `faults` then says why, every time.
  const xmlNode* with_prose(const xmlNode* fiche, Diagnostics& faults) const;

 private:
  mutable std::mutex prose_;
  mutable std::map<const xmlNode*, std::unique_ptr<RuleFile>> read_fiches_;
};

/// An XPath expression and where it stands.
struct Expression {
  std::string_view text;  ///< parameters of abstract patterns already put in
  const xmlAttr* attribute = nullptr;
  const RuleFile* file = nullptr;
};

struct Let {
  std::string_view name;
  std::optional<Expression> value;
  const xmlNode* element = nullptr;  ///< its content is the value when `value` is not there
};

/// `xsl:key`.
struct Key {
  std::string_view name;
  Expression match;
  std::vector<ContextPath> paths;
  Expression use;
};

/// Values of the parameters of an abstract pattern, by name.
using Parameters = std::map<std::string, std::string, std::less<>>;

/// An assert or a report.
struct Assertion {
  std::size_t number = 0;  ///< among those of the rule set, from 0
  const xmlNode* element = nullptr;
  const RuleFile* file = nullptr;
  bool report = false;
  Expression test;
  std::optional<Expression> subject;
  Severity severity = Severity::error;
  std::string id;   ///< of the finding: `DUR-02` for an assert `DUR-02.fin`
  std::string key;  ///< pattern and assert: `duree/DUR-02.fin`
  const Parameters* parameters = nullptr;
  bool for_lawyer = false;       ///< `flag="juriste"`
  std::string_view from, until;  ///< validity in ISO 8601, both days included; empty: no bound
};

struct Rule {
  const xmlNode* element = nullptr;
  const RuleFile* file = nullptr;
  Expression context;
  std::vector<ContextPath> paths;
  std::optional<Expression> visit_each;
  std::optional<Expression> subject;
  std::vector<Let> lets;
  std::vector<Assertion> assertions;
};

struct Pattern {
  bool required = false;  ///< `r:requis="oui"`: where no rule of it fires, nothing was checked
  /// A `group`: a node is the affair of every rule that matches it, not of the first alone.
  bool group = false;
  const xmlNode* element = nullptr;  ///< of an instance: the `is-a` element
  const RuleFile* file = nullptr;
  std::string_view id;
  std::optional<Expression> documents;
  std::vector<Let> lets;
  std::vector<Rule> rules;
  const Parameters* parameters = nullptr;
};

struct Phase {
  std::string_view id;
  std::vector<ContextPath> from;
  std::optional<Expression> from_expression;
  std::optional<Expression> when;  ///< what a document must satisfy for `any_phase` to choose it
  std::vector<Let> lets;
  std::vector<std::string_view> active;  ///< patterns, or `every_pattern`

  bool holds(std::string_view pattern) const;
};

/// A whole rule set.
struct RuleModel {
  std::string folder;
  std::vector<std::unique_ptr<RuleFile>> files;  ///< the first is the main one
  std::vector<Let> lets;
  std::vector<Key> keys;
  std::vector<Phase> phases;
  std::vector<Pattern> patterns;
  std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>> diagnostics;
  std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>> properties;
  std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>> fiches;  ///< by rule
  std::map<std::string_view, std::pair<const xmlNode*, const RuleFile*>> fixes;   ///< `sqf:fix`
  /// What to say of a datum still to come, by its name (`date`), perhaps after that of its owner
  /// (`habilitation/date`).
  std::map<std::string, Text, std::less<>> awaited;
  /// The file that says in a jurist’s words what an operand is (`r:mots`), beside the rules; read
  /// when an explanation needs it.
  std::string_view words;
  std::string_view version;
  std::string_view default_phase;
  std::size_t assertions = 0;           ///< of all patterns
  std::deque<std::string> substituted;  ///< texts that parameters changed
  std::deque<Parameters> parameters;

  /// The fiche of a rule, with its prose; nothing when it has none.
  /// Errors: nothing too, after the faults of the file that holds it.
  std::optional<Fiche> fiche(std::string_view rule, Diagnostics& faults) const;
};

/// Whether `element` is `uri`:`name`.
bool is_element(const xmlNode* node, std::string_view uri, std::string_view name);

/// The value of an attribute without namespace, as it stands in the tree; empty when it is absent.
/// An accepted file has no entity of its own, so a value is one text node.
std::string_view attribute(const xmlNode* element, std::string_view name);
const xmlAttr* attribute_node(const xmlNode* element, std::string_view name);
std::string_view value_of(const xmlAttr* attribute);
/// The text of the `title` child of a Schematron element; empty when there is none.
std::string title_of(const xmlNode* element);
/// The same of an attribute in a namespace.
const xmlAttr* attribute_node(const xmlNode* element, std::string_view uri, std::string_view name);

/// A finding in a rule file: fatal, at `place`.
Diagnostic rule_fault(std::string id, Place place, Text message);

/// `text` with each `$name` of `parameters` replaced. Source: ISO/IEC 19757-3, annex on abstract
/// patterns: replacement of tokens, before anything reads the expression.
std::string substitute(std::string_view text, const Parameters& parameters);

/// The words of a list separated by white space.
std::vector<std::string_view> words(std::string_view list);

}  // namespace paraphe
