// SPDX-License-Identifier: EUPL-1.2
// v:repris: items that say again what one before them says. The siblings of a node are read once,
// and not again for each of them.
#include "base/words.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

bool is_alike(const xmlNode* a, const xmlNode* b) {
  return a->type == XML_ELEMENT_NODE && xmlStrEqual(a->name, b->name) != 0;
}

/// The text that an item is told by: that of its first child of this name, else its own.
std::string_view told_by(const xmlNode* item, std::string_view child, std::string& buffer) {
  if (child.empty()) return string_value(item, buffer);
  for (const xmlNode* at = item->children; at != nullptr; at = at->next) {
    const bool named = at->type == XML_ELEMENT_NODE && at->ns != nullptr && item->ns != nullptr &&
                       xmlStrEqual(at->ns->href, item->ns->href) != 0 &&
                       child == reinterpret_cast<const char*>(at->name);
    if (named) return string_value(at, buffer);
  }
  return {};
}

}  // namespace

xmlNode* Evaluation::repeated(xmlNode* node, std::string_view child) {
  const std::string name = reinterpret_cast<const char*>(node->name) + ('/' + std::string(child));
  Repeats& known = repeats_[{node->parent, name}];
  const auto told = known.ranks.find(node);
  const auto answer = [&](std::size_t rank) {
    return known.firsts[rank] ? known.items[*known.firsts[rank]] : nullptr;
  };
  if (told != known.ranks.end()) return answer(told->second);
  xmlNode* at = known.items.empty() ? node->parent->children : known.items.back()->next;
  std::string buffer;
  for (; at != nullptr; at = at->next) {
    if (!is_alike(at, node)) continue;
    known.ranks.emplace(at, known.items.size());
    known.items.push_back(at);
    known.firsts.push_back(known.texts.add(fold(told_by(at, child, buffer))));
    if (at == node) break;
  }
  return at == nullptr ? nullptr : answer(known.items.size() - 1);
}

void xpath_repeated(xmlXPathParserContext* context, int arguments) {
  std::string child = arguments == 2 ? pop_string(context) : std::string();
  const XPathValue items = pop(context);
  child.erase(0, child.find(':') + 1);
  std::vector<xmlNode*> found;
  for (xmlNode* item : nodes_of(items.get())) {
    if (item->type != XML_ELEMENT_NODE || item->parent == nullptr) continue;
    if (xmlNode* first = evaluation_of(context).repeated(item, child)) found.push_back(first);
  }
  push(context, found);
}

}  // namespace paraphe
