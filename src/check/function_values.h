// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/xpath.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "check/rule_evaluation.h"

namespace paraphe {

/// What every function called from XPath needs. libxml2 calls functions as
/// `void f(xmlXPathParserContext*, int arguments)`; nothing may be thrown through it.

/// The evaluation that the call belongs to.
Evaluation& evaluation_of(xmlXPathParserContext* context);

/// Takes the last argument off the stack. What a variable lends is seen as the variable’s value.
XPathValue pop(xmlXPathParserContext* context);

/// An operand of a strict function: its text without white space at the ends, and the node it came
/// from.
struct Operand {
  std::string text;
  const xmlNode* node = nullptr;
  bool unknown = false;  ///< a declared blank; `doubt` has been told
};

/// Takes an operand off the stack. A node set is worth its first node. A declared blank makes the
/// rule unknown.
Operand pop_operand(xmlXPathParserContext* context);

/// The operand as a date. Nothing when it is absent, unknown, or (the rule is then indeterminate)
/// anything but a date.
std::optional<Date> pop_date(xmlXPathParserContext* context);
std::optional<Duration> pop_duration(xmlXPathParserContext* context);
std::optional<std::string> pop_digits(xmlXPathParserContext* context);
/// The string value of a node, where it stands when it stands in one piece, else in `buffer`.
std::string_view string_value(const xmlNode* node, std::string& buffer);
/// The same of any value: string(), XPath 1.0, section 4.2.
std::string_view text_of(xmlXPathObject* value, std::string& buffer);
/// The nodes of a node set; none of anything else.
std::span<xmlNode* const> nodes_of(const xmlXPathObject* value);
/// The nodes of a node set, and which elements of the draft they are, as `TextIndex::rank` tells:
/// of a variable of the schema that is told once, and no node is touched again.
class RankedNodes {
 public:
  RankedNodes(Evaluation& evaluation, const XPathValue& nodes);

  std::size_t size() const { return nodes_.size(); }
  xmlNode* node(std::size_t i) const { return nodes_[i]; }
  std::uint32_t rank(std::size_t i) const { return (*ranks_)[i]; }

 private:
  std::span<xmlNode* const> nodes_;
  std::vector<std::uint32_t> own_;
  const std::vector<std::uint32_t>* ranks_ = &own_;
};

std::string pop_string(xmlXPathParserContext* context);
void invalid(xmlXPathParserContext* context, const Operand& operand, Text problem);

void push(xmlXPathParserContext* context, const std::string& text);
void push(xmlXPathParserContext* context, bool value);
void push(xmlXPathParserContext* context, double value);
void push(xmlXPathParserContext* context, const std::vector<xmlNode*>& nodes);
/// The same of elements, of which libxml2 keeps no copies of its own as it does of namespaces: none
/// is looked at.
void push_elements(xmlXPathParserContext* context, const std::vector<xmlNode*>& elements);

/// Whether `wanted` stands in `text`, byte for byte; an empty one does everywhere.
bool holds(std::string_view text, std::string_view wanted);

}  // namespace paraphe
