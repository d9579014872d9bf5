// SPDX-License-Identifier: EUPL-1.2
// What a failed test weighed: its operands, evaluated once more. Runs when a reader asks, for a
// finding only.
#include <algorithm>

#include "check/rule_evaluation.h"
#include "check/xpath_operands.h"

namespace paraphe {
namespace {

constexpr std::size_t most_operands = 12;
constexpr std::size_t most_nodes = 3;
constexpr std::size_t longest_value = 80;  // bytes

std::string string_of(xmlXPathObject* object) {
  xmlChar* text = xmlXPathCastToString(object);
  std::string out = collapse(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

/// Cut before the byte that would begin a code point too many.
std::string shortened(std::string text) {
  if (text.size() <= longest_value) return text;
  std::size_t end = longest_value;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

/// An element without text is told by its name: that it is there is what counts.
std::string told(xmlNode* node) {
  xmlChar* text = xmlXPathCastNodeToString(node);
  std::string out = collapse(reinterpret_cast<const char*>(text));
  xmlFree(text);
  if (out.empty() && node->type == XML_ELEMENT_NODE) {
    out = "<" + std::string(reinterpret_cast<const char*>(node->name)) + ">";
  }
  return shortened(std::move(out));
}

std::string told(xmlXPathObject* value) {
  if (value->type != XPATH_NODESET) return shortened(string_of(value));
  if (value->nodesetval == nullptr) return {};
  const auto count = static_cast<std::size_t>(value->nodesetval->nodeNr);
  std::string out;
  for (std::size_t i = 0; i < std::min(count, most_nodes); ++i) {
    out += (out.empty() ? "" : " | ") + told(value->nodesetval->nodeTab[i]);
  }
  if (count > most_nodes) out += " | … (" + std::to_string(count) + ")";
  return out;
}

std::string local_name(const xmlNode* node) {
  return node->name == nullptr ? std::string() : reinterpret_cast<const char*>(node->name);
}

/// The last name of a path, without its prefix: `@fin` of `../c:duree/@fin`.
std::string last_step(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string_view step = slash == path.npos ? path : path.substr(slash + 1);
  const std::size_t colon = step.find(':');
  if (colon != step.npos) step = step.substr(colon + 1);
  return std::string(step);
}

}  // namespace

const Text* Evaluation::words_of(std::string_view expression, xmlXPathObject* value,
                                 const xmlNode* context) {
  if (!words_read_) {
    words_read_ = true;
    read_words();
  }
  const bool found =
      value->type == XPATH_NODESET && value->nodesetval != nullptr && value->nodesetval->nodeNr > 0;
  const xmlNode* node = found ? value->nodesetval->nodeTab[0] : nullptr;
  std::vector<std::string> names;  // the most precise first
  if (expression.front() == '@')
    names.push_back(local_name(context) + "/" + std::string(expression));
  names.emplace_back(expression);
  if (node != nullptr && node->type == XML_ATTRIBUTE_NODE) {
    names.push_back(local_name(node->parent) + "/@" + local_name(node));
    names.push_back("@" + local_name(node));
  } else if (node != nullptr && node->type == XML_ELEMENT_NODE) {
    names.push_back(local_name(node));
  } else if (expression.find_first_of("$([") == expression.npos) {
    names.push_back(last_step(expression));
  }
  for (const std::string& name : names) {
    const auto at = words_.find(name);
    if (at != words_.end()) return &at->second;
  }
  return nullptr;
}

/// The table that `r:mots` of the schema names: `r:mot`, one a language.
void Evaluation::read_words() {
  if (model_.words.empty()) return;
  const Draft* table = document(model_.folder, model_.words);
  if (table == nullptr) return;  // said to be a fault
  for (const xmlNode* node = xmlDocGetRootElement(table->tree())->children; node != nullptr;
       node = node->next) {
    if (!is_element(node, fiche_uri, "mot")) continue;
    Text& text = words_[std::string(attribute(node, "de"))];
    (language_of(node).substr(0, 2) == "en" ? text.en : text.fr) = plain_text(node);
  }
}

Explanation Evaluation::explanation(const Assertion& assertion, xmlNode* node) {
  Explanation out;
  out.test = collapse(assertion.test.text);
  for (const std::string_view expression : operands_of(assertion.test.text)) {
    if (out.operands.size() == most_operands) break;
    const XPathValue value = evaluate_text(expression, *assertion.test.file, node);
    if (value == nullptr) continue;
    Explanation::Operand& operand = out.operands.emplace_back();
    operand.expression = collapse(expression);
    operand.value = told(value.get());
    if (const Text* words = words_of(operand.expression, value.get(), node)) operand.words = *words;
  }
  // What a jurist has words for comes first.
  std::stable_partition(out.operands.begin(), out.operands.end(),
                        [](const auto& operand) { return !operand.words.empty(); });
  doubt_ = {};
  return out;
}

}  // namespace paraphe
