// SPDX-License-Identifier: EUPL-1.2
#include "check/function_values.h"

#include <libxml/xpathInternals.h>

#include <algorithm>
#include <cstring>

namespace paraphe {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_blank(const xmlNode* node, const DraftConventions& conventions) {
  if (node->type == XML_ATTRIBUTE_NODE) return view(node->name) == conventions.blank_attribute;
  if (node->type != XML_ELEMENT_NODE) return false;
  if (view(node->name) == conventions.blank_element) return true;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (is_blank(child, conventions)) return true;
  }
  return false;
}

bool is_text(const xmlNode* node) {
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

void gather(const xmlNode* node, std::string& out) {
  for (; node != nullptr; node = node->next) {
    if (is_text(node)) {
      out += view(node->content);
    } else if (node->type == XML_ELEMENT_NODE) {
      gather(node->children, out);
    }
  }
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == text.npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(space) - begin + 1));
}

}  // namespace

Evaluation& evaluation_of(xmlXPathParserContext* context) {
  return *static_cast<Evaluation*>(context->context->userData);
}

XPathValue pop(xmlXPathParserContext* context) {
  XPathValue value(valuePop(context));
  if (value == nullptr || value->type != XPATH_USERS) return value;
  return XPathValue(static_cast<xmlXPathObject*>(value->user), XPathObjectFree{true});
}

Operand pop_operand(xmlXPathParserContext* context) {
  Operand operand;
  const XPathValue value = pop(context);
  if (value == nullptr) return operand;
  if (value->type == XPATH_NODESET) {
    if (value->nodesetval == nullptr || value->nodesetval->nodeNr == 0) return operand;
    xmlXPathNodeSetSort(value->nodesetval);
    operand.node = value->nodesetval->nodeTab[0];
    Evaluation& evaluation = evaluation_of(context);
    if (is_blank(operand.node, evaluation.conventions())) {
      operand.unknown = true;
      evaluation.doubt({Doubt::State::unknown, operand.node, {}, {}});
      return operand;
    }
  }
  xmlChar* text = xmlXPathCastToString(value.get());
  operand.text = trimmed(view(text));
  xmlFree(text);
  return operand;
}

void invalid(xmlXPathParserContext* context, const Operand& operand, Text problem) {
  evaluation_of(context).doubt(
      {Doubt::State::invalid, operand.node, operand.text, std::move(problem)});
}

std::optional<Date> pop_date(xmlXPathParserContext* context) {
  const Operand operand = pop_operand(context);
  if (operand.unknown || operand.text.empty()) return std::nullopt;
  const std::optional<Date> date = parse_date(operand.text);
  if (!date)
    invalid(context, operand, {"n’est pas une date (AAAA-MM-JJ)", "is no date (YYYY-MM-DD)"});
  return date;
}

std::optional<Duration> pop_duration(xmlXPathParserContext* context) {
  const Operand operand = pop_operand(context);
  if (operand.unknown || operand.text.empty()) return std::nullopt;
  const std::optional<Duration> duration = parse_duration(operand.text);
  if (!duration)
    invalid(context, operand, {"n’est pas une durée (P4Y, P6M…)", "is no duration (P4Y, P6M…)"});
  return duration;
}

std::optional<std::string> pop_digits(xmlXPathParserContext* context) {
  const Operand operand = pop_operand(context);
  if (operand.unknown || operand.text.empty()) return std::nullopt;
  const bool digits = std::all_of(operand.text.begin(), operand.text.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (digits && operand.text.size() <= 12) return operand.text;
  invalid(context, operand, {"n’est pas un nombre entier", "is no whole number"});
  return std::nullopt;
}

std::string_view string_value(const xmlNode* node, std::string& buffer) {
  if (is_text(node)) return view(node->content);
  buffer.clear();
  if (node->type != XML_ELEMENT_NODE && node->type != XML_ATTRIBUTE_NODE &&
      node->type != XML_DOCUMENT_NODE) {
    xmlChar* text = xmlXPathCastNodeToString(const_cast<xmlNode*>(node));
    buffer = view(text);
    xmlFree(text);
    return buffer;
  }
  const xmlNode* child = node->children;
  if (child == nullptr) return {};
  if (child->next == nullptr && is_text(child)) return view(child->content);
  gather(child, buffer);
  return buffer;
}

std::string_view text_of(xmlXPathObject* value, std::string& buffer) {
  if (value == nullptr) return {};
  if (value->type == XPATH_STRING) return view(value->stringval);
  if (value->type == XPATH_NODESET) {
    if (value->nodesetval == nullptr || value->nodesetval->nodeNr == 0) return {};
    if (value->nodesetval->nodeNr > 1) xmlXPathNodeSetSort(value->nodesetval);
    return string_value(value->nodesetval->nodeTab[0], buffer);
  }
  xmlChar* text = xmlXPathCastToString(value);
  buffer = view(text);
  xmlFree(text);
  return buffer;
}

std::span<xmlNode* const> nodes_of(const xmlXPathObject* value) {
  if (value == nullptr || value->type != XPATH_NODESET || value->nodesetval == nullptr) return {};
  return {value->nodesetval->nodeTab, static_cast<std::size_t>(value->nodesetval->nodeNr)};
}

RankedNodes::RankedNodes(Evaluation& evaluation, const XPathValue& nodes)
    : nodes_(nodes_of(nodes.get())) {
  std::vector<std::uint32_t>* const kept = evaluation.ranks(nodes.get());
  std::vector<std::uint32_t>& ranks = kept == nullptr ? own_ : *kept;
  ranks_ = &ranks;
  if (ranks.size() == nodes_.size()) return;
  ranks.reserve(nodes_.size());
  for (const xmlNode* node : nodes_) ranks.push_back(evaluation.text().rank(node));
}

std::string pop_string(xmlXPathParserContext* context) {
  const XPathValue value = pop(context);
  std::string buffer;
  return std::string(text_of(value.get(), buffer));
}

void push(xmlXPathParserContext* context, const std::string& text) {
  valuePush(context, xmlXPathNewCString(text.c_str()));
}

void push(xmlXPathParserContext* context, bool value) {
  valuePush(context, xmlXPathNewBoolean(value ? 1 : 0));
}

void push(xmlXPathParserContext* context, double value) {
  valuePush(context, xmlXPathNewFloat(value));
}

void push(xmlXPathParserContext* context, const std::vector<xmlNode*>& nodes) {
  xmlXPathObject* object = xmlXPathNewNodeSet(nullptr);
  if (object->nodesetval == nullptr) object->nodesetval = xmlXPathNodeSetCreate(nullptr);
  for (xmlNode* node : nodes) xmlXPathNodeSetAddUnique(object->nodesetval, node);
  valuePush(context, object);
}

void push_elements(xmlXPathParserContext* context, const std::vector<xmlNode*>& elements) {
  push(context, std::vector<xmlNode*>());
  if (elements.empty()) return;  // libxml2 takes a table of no room for none, and forgets it
  xmlNodeSet* const set = context->value->nodesetval;
  auto* const table = static_cast<xmlNode**>(xmlMalloc(elements.size() * sizeof(xmlNode*)));
  if (table == nullptr) return xmlXPathErr(context, XPATH_MEMORY_ERROR);
  std::copy(elements.begin(), elements.end(), table);
  xmlFree(set->nodeTab);
  set->nodeTab = table;
  set->nodeNr = set->nodeMax = static_cast<int>(elements.size());
}

bool holds(std::string_view text, std::string_view wanted) {
  if (wanted.empty()) return true;
  return !text.empty() &&  // whose data may be null
         ::memmem(text.data(), text.size(), wanted.data(), wanted.size()) != nullptr;
}

}  // namespace paraphe
