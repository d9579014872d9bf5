// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/xpath.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "check/rule_model.h"
#include "check/rule_tables.h"

namespace paraphe {

struct XPathCompiledFree {
  void operator()(xmlXPathCompExpr* compiled) const { xmlXPathFreeCompExpr(compiled); }
};
using XPathCompiled = std::unique_ptr<xmlXPathCompExpr, XPathCompiledFree>;

/// The generic conventions of the drafts a rule set is for: how something is declared as still to
/// come. Names only; what they are attached to is the rules' affair.
struct DraftConventions {
  std::string blank_element = "blanc";       ///< stands where a hand will write
  std::string blank_object = "objet";        ///< its attribute that tells what
  std::string blank_attribute = "aVenir";    ///< lists the attributes of its owner still to come
  std::string illustrative = "illustratif";  ///< marks what is made up for an example
  /// Elements whose words are those of a name or of another language: prose passes over them.
  std::string verbatim = " nomPropre etranger ";
};

/// The path to the attribute `conventions.blank_attribute` that declares as still to come the
/// attribute that `operand` of `text` is about; it selects nothing when the attribute is there.
std::string blank_path(std::string_view text, const XPathOperand& operand,
                       const DraftConventions& conventions);

/// What follows the name of a variable that stands alone as an argument of a function of ours: its
/// value is lent, as an object of type XPATH_USERS. A mere reference would be copied by libxml2,
/// then sorted, then freed, node by node.
inline constexpr std::string_view lent_suffix = ".pret";

/// Tells the expression of a variable in scope; nothing when it has none.
using VariableText = std::function<const Expression*(std::string_view name)>;

/// Compiled expressions of one rule set, made when first asked for, and the tables it reads. It
/// belongs to one thread: libxml2 writes into a compiled expression while it evaluates it
/// (`op->cache`).
class CompiledRules {
 public:
  explicit CompiledRules(DraftConventions conventions = {})
      : conventions_(std::move(conventions)) {}

  /// `text` of `file`, an expression found correct when the rules were loaded. In the arguments of
  /// a strict function, a path to an attribute also selects the declaration that it is to come.
  /// Returns nothing when libxml2 refuses it. `text` must outlive this.
  xmlXPathCompExpr* get(std::string_view text, const RuleFile& file, const VariableText& variable);
  /// The same for a context, matched anywhere in a document.
  xmlXPathCompExpr* context(const ContextPath& path);
  /// The test of a candidate of a context that has one.
  xmlXPathCompExpr* candidate(const ContextPath& path);
  /// For an expression that is one path to an attribute: the declaration that it is to come.
  /// Nothing for any other.
  xmlXPathCompExpr* blank(const Expression& expression);
  /// The same for a text that will not last; never kept.
  XPathCompiled once(std::string_view text, const RuleFile& file,
                     const VariableText& variable) const;

  const DraftConventions& conventions() const { return conventions_; }
  RuleTables& tables() { return tables_; }

 private:
  DraftConventions conventions_;
  RuleTables tables_;
  std::unordered_map<const char*, XPathCompiled> kept_;
  std::unordered_map<const char*, XPathCompiled> blanks_;
};

}  // namespace paraphe
