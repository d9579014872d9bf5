// SPDX-License-Identifier: EUPL-1.2
// Questions that are put to every paragraph or reference of a draft, and seldom answered yes: asked
// of all at once, they cost no evaluation each.
#include <libxml/xpathInternals.h>

#include <algorithm>
#include <unordered_set>

#include "base/utf8.h"
#include "base/words.h"
#include "check/fiche.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

/// `prefix:local` as a rule writes it, told from other elements.
struct ElementName {
  const xmlChar* uri = nullptr;
  std::string_view local;

  bool names(const xmlNode* node) const {
    const xmlChar* own = node->ns == nullptr ? nullptr : node->ns->href;
    return local == reinterpret_cast<const char*>(node->name) && xmlStrEqual(own, uri) != 0;
  }
};

std::vector<ElementName> element_names(xmlXPathParserContext* context, std::string_view list) {
  std::vector<ElementName> out;
  for (const std::string_view name : words(list)) {
    const std::size_t colon = name.find(':');
    if (colon == name.npos) {
      out.push_back({nullptr, name});
      continue;
    }
    const std::string prefix(name.substr(0, colon));
    out.push_back(
        {xmlXPathNsLookup(context->context, reinterpret_cast<const xmlChar*>(prefix.c_str())),
         name.substr(colon + 1)});
  }
  return out;
}

std::string_view past_space(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = decode(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.size);
  }
  return text;
}

bool has_element(const xmlNode* node) {
  const xmlNode* child = node->type == XML_ELEMENT_NODE ? node->children : nullptr;
  while (child != nullptr && child->type != XML_ELEMENT_NODE) child = child->next;
  return child != nullptr;
}

/// Whether a node begins with a word: most do, and need not be read further.
bool begins_with_word(const xmlNode* node) {
  const xmlNode* const child = node->type == XML_ELEMENT_NODE ? node->children : nullptr;
  if (child == nullptr || child->type != XML_TEXT_NODE) return false;
  const xmlChar first = child->content == nullptr ? xmlChar{0} : child->content[0];
  return first > ' ';
}

}  // namespace

void xpath_beginning(xmlXPathParserContext* context, int) {
  constexpr std::size_t longest = 64;  // bytes that are looked at
  const std::string list = pop_string(context);
  const std::vector<std::string_view> wanted = words(list);
  const XPathValue nodes = pop(context);
  std::vector<xmlNode*> found;
  std::string buffer;
  for (xmlNode* node : nodes_of(nodes.get())) {
    const std::string_view text = past_space(string_value(node, buffer));
    if (text.empty()) continue;
    const Tokens tokens(text.substr(0, longest), 0, 2);
    const bool begins = std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
      if (word == "#") return tokens.digits(0);
      return tokens.is(0, word) && tokens.size() > 1 && !tokens.touches(1);
    });
    if (begins) found.push_back(node);
  }
  push(context, found);
}

void xpath_empty(xmlXPathParserContext* context, int) {
  const XPathValue nodes = pop(context);
  std::vector<xmlNode*> found;
  std::string buffer;
  for (xmlNode* node : nodes_of(nodes.get())) {
    if (begins_with_word(node)) continue;
    const std::string_view text = string_value(node, buffer);
    if (text.find_first_not_of(" \t\r\n") == text.npos && !has_element(node)) found.push_back(node);
  }
  push(context, found);
}

void xpath_list(xmlXPathParserContext* context, int) {
  const XPathValue nodes = pop(context);
  std::unordered_set<std::string> seen;
  std::string out = " ";
  std::string buffer;
  for (const xmlNode* node : nodes_of(nodes.get())) {
    for (const std::string_view word : words(string_value(node, buffer))) {
      const auto [known, fresh] = seen.emplace(word);
      if (fresh) out += *known + " ";
    }
  }
  push(context, out);
}

void xpath_orphans(xmlXPathParserContext* context, int arguments) {
  const std::string list = arguments == 3 ? pop_string(context) : std::string();
  const std::vector<ElementName> names = element_names(context, list);
  const XPathValue nodes = pop(context);
  const std::string key = pop_string(context);
  Evaluation& evaluation = evaluation_of(context);
  xmlDoc* document = evaluation.spoken_of(context->context->doc);
  const auto serves = [&](const xmlNode* node) {
    return std::any_of(names.begin(), names.end(),
                       [&](const ElementName& name) { return name.names(node); });
  };
  std::vector<xmlNode*> found;
  std::string buffer;
  for (const xmlNode* node : nodes_of(nodes.get())) {
    const std::string_view text = string_value(node, buffer);
    for (const std::string_view word : words(text)) {
      const auto* known = evaluation.key(key, std::string(word), document);
      if (known == nullptr) return xmlXPathErr(context, XPATH_EXPR_ERROR);
      const bool served = std::any_of(known->begin(), known->end(), serves);
      if (names.empty() ? !known->empty() : known->empty() || served) continue;
      const auto begin = static_cast<std::size_t>(word.data() - text.data());
      xmlNode* element =
          evaluation.synthetic().make("jeton", FlatText(node).mark({begin, begin + word.size()}));
      evaluation.synthetic().fill(element, word);
      found.push_back(element);
    }
  }
  push(context, found);
}

}  // namespace paraphe
