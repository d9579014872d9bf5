// SPDX-License-Identifier: EUPL-1.2
// What running text says of those whom the draft names.
#include <algorithm>

#include "base/near_names.h"
#include "base/prose.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"
#include "check/prose_elements.h"

namespace paraphe {
namespace {

/// The values of these attributes, in a row.
std::string name_of(const xmlNode* node, std::string_view attributes) {
  std::string name;
  std::string buffer;
  for (const std::string_view attribute : words(attributes)) {
    const xmlAttr* given = attribute_node(node, attribute);
    if (given == nullptr) continue;
    if (!name.empty()) name += ' ';
    name += string_value(reinterpret_cast<const xmlNode*>(given), buffer);
  }
  return name;
}

/// The names that nodes give: one for each form (« prenom nom|civilite nom »), or their text.
std::vector<std::string> names_of(const XPathValue& nodes, std::string_view forms = {}) {
  std::vector<std::string> names;
  std::string buffer;
  for (const xmlNode* node : nodes_of(nodes.get())) {
    const std::size_t before = names.size();
    for (std::string_view rest = forms; !rest.empty();) {
      const std::string_view form = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(form.size() + 1, rest.size()));
      std::string name = name_of(node, form);
      if (!name.empty()) names.push_back(std::move(name));
    }
    if (names.size() == before) names.emplace_back(string_value(node, buffer));
  }
  return names;
}

}  // namespace

void xpath_near_names(xmlXPathParserContext* context, int) {
  const std::string forms = pop_string(context);
  const XPathValue sought = pop(context);
  const XPathValue texts = pop(context);
  const std::vector<std::string> names = names_of(sought, forms);
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
