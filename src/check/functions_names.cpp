// SPDX-License-Identifier: EUPL-1.2
// What running text says of those whom the draft names.
#include "base/near_names.h"
#include "base/prose.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"
#include "check/prose_elements.h"

namespace paraphe {
namespace {

/// The name that a node gives: the values of these attributes, in a row, or its text.
std::string name_of(const xmlNode* node, const std::vector<std::string>& attributes) {
  std::string name;
  std::string buffer;
  for (const std::string& attribute : attributes) {
    const xmlAttr* given = attribute_node(node, attribute);
    if (given == nullptr) continue;
    if (!name.empty()) name += ' ';
    name += string_value(reinterpret_cast<const xmlNode*>(given), buffer);
  }
  return name.empty() ? std::string(string_value(node, buffer)) : name;
}

std::vector<std::string> names_of(const XPathValue& nodes,
                                  const std::vector<std::string>& attributes = {}) {
  std::vector<std::string> names;
  for (const xmlNode* node : nodes_of(nodes.get())) names.push_back(name_of(node, attributes));
  return names;
}

}  // namespace

void xpath_near_names(xmlXPathParserContext* context, int) {
  const std::string attributes = pop_string(context);
  const XPathValue sought = pop(context);
  const XPathValue texts = pop(context);
  std::vector<std::string> parts;
  for (const std::string_view part : words(attributes)) parts.emplace_back(part);
  const std::vector<std::string> names = names_of(sought, parts);
  NearNames near;
  for (const std::string& name : names) near.add(name);
  Evaluation& evaluation = evaluation_of(context);
  std::vector<xmlNode*> nodes;
  TextIndex& index = evaluation.text();
  WordFilter entries(index.stream(), [&](std::string_view word) { return near.may_enter(word); });
  const RankedNodes all(evaluation, texts);
  std::string buffer;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const xmlNode* const text = all.node(i);
    if (!entries.any(index.numbers(text, all.rank(i)))) continue;
    if (near.find(string_value(text, buffer)).empty()) continue;
    const FlatText flat(text);
    for (const NearNames::Find& find : near.find(flat.text())) {
      xmlNode* node = element_for(evaluation, flat, find.span, "presque");
      if (node == nullptr) continue;
      evaluation.synthetic().set(node, "nom", names[find.name]);
      nodes.push_back(node);
    }
  }
  push(context, nodes);
}

void xpath_shares(xmlXPathParserContext* context, int) {
  const XPathValue sharers = pop(context);
  const XPathValue texts = pop(context);
  const std::vector<std::string> names = names_of(sharers);
  Evaluation& evaluation = evaluation_of(context);
  std::vector<xmlNode*> nodes;
  for (const xmlNode* text : nodes_of(texts.get())) {
    const ReadText read{FlatText(text)};
    for (const auto& found : find_shares(read.tokens, names)) {
      xmlNode* node = element_for(evaluation, read.flat, found.span, "partage");
      if (node == nullptr) continue;
      evaluation.synthetic().set(node, "total", from_hundredths(found.value));
      nodes.push_back(node);
    }
  }
  push(context, nodes);
}

}  // namespace paraphe
