// SPDX-License-Identifier: EUPL-1.2
// v:repris: items that say again what one before them says. The siblings of a node are read once,
// and not again for each of them. v:redites: texts that say the same word for word.
#include <cstdlib>
#include <functional>
#include <unordered_map>

#include "base/words.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

/// What a node says, folded, with the elements in it and their data: a reference elsewhere is not
/// the same words.
void gather_content(const xmlNode* node, std::string& out) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) {
      if (child->content != nullptr && child->type != XML_COMMENT_NODE) {
        out += reinterpret_cast<const char*>(child->content);
      }
      continue;
    }
    (out += '<') += reinterpret_cast<const char*>(child->name);
    for (const xmlAttr* a = child->properties; a != nullptr; a = a->next) {
      std::string buffer;
      if (xmlStrEqual(a->name, reinterpret_cast<const xmlChar*>("id")) != 0) continue;
      (out += ' ') += string_value(reinterpret_cast<const xmlNode*>(a), buffer);
    }
    out += '>';
    gather_content(child, out);
  }
}

std::string content_of(const xmlNode* node) {
  std::string content;
  gather_content(node, content);
  return fold(content);
}

/// A digest of a text, however it is cut into lines: a paragraph pasted elsewhere is indented
/// otherwise.
std::size_t digest_of(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white);
  if (first == text.npos) return 0;
  text = text.substr(first, text.find_last_not_of(white) + 1 - first);
  if (text.find('\n') == text.npos) return std::hash<std::string_view>()(text);
  std::string line;
  for (const std::string_view word : words(text)) (line += line.empty() ? "" : " ") += word;
  return std::hash<std::string>()(line);
}

/// Texts of one digest: what each says, which a draft may hold by the thousand, once two are known.
struct Alike {
  std::size_t first = 0;
  std::unordered_map<std::string, std::size_t> contents;  ///< the first of each
};

/// The first words of a text, of some sixty bytes.
std::string beginning_of(const std::string& text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return text;
  const std::size_t space = text.rfind(' ', most);
  return text.substr(0, space == text.npos ? 0 : space) + "…";
}

xmlNode* said_again(Evaluation& evaluation, const xmlNode* node, std::size_t rank) {
  const FlatText flat(node);
  xmlNode* const made = evaluation.synthetic().make("redite", flat.mark({0, flat.text().size()}));
  evaluation.synthetic().set(made, "texte", beginning_of(flat.text()));
  evaluation.synthetic().set(made, "rang", std::to_string(rank + 1));
  return made;
}

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

void xpath_said_again(xmlXPathParserContext* context, int) {
  const Operand least = pop_operand(context);
  const XPathValue texts = pop(context);
  const std::size_t bytes = std::strtoul(least.text.c_str(), nullptr, 10);
  Evaluation& evaluation = evaluation_of(context);
  const TextIndex& index = evaluation.text();
  const RankedNodes all(evaluation, texts);
  std::unordered_map<std::size_t, Alike> known;
  std::vector<xmlNode*> nodes;
  std::string buffer;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view text =
        all.rank(i) != 0 ? index.value(all.rank(i)) : string_value(all.node(i), buffer);
    if (text.size() < bytes) continue;
    const auto [alike, fresh] = known.try_emplace(digest_of(text), Alike{i, {}});
    if (fresh || fold(text).size() < bytes) continue;
    auto& contents = alike->second.contents;
    if (contents.empty()) {
      contents.emplace(content_of(all.node(alike->second.first)), alike->second.first);
    }
    const auto [same, differs] = contents.try_emplace(content_of(all.node(i)), i);
    if (!differs) nodes.push_back(said_again(evaluation, all.node(i), same->second));
  }
  push(context, nodes);
}

}  // namespace paraphe
