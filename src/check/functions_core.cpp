// SPDX-License-Identifier: EUPL-1.2
// What rules ask of every paragraph, answered without copying the text: contains() and its like of
// XPath 1.0, section 4.2, in the place of those of libxml2, and searches over many nodes at once.
#include <libxml/xpathInternals.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/utf8.h"
#include "check/fiche.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

constexpr std::size_t bytes_per_operation = 64;
constexpr std::size_t most_concatenated = 1U << 20U;

/// Elements of several names: in the order of their document, when they have ranks. There are many:
/// each goes to a place of its own, and none is looked at.
class ElementsOfNames {
 public:
  void add(const Evaluation::Named& named, const xmlChar* uri) {
    const auto bears = [uri](const xmlNode* node) {
      return xmlStrEqual(node->ns == nullptr ? nullptr : node->ns->href, uri) != 0;
    };
    const bool all = named.one_namespace && bears(named.nodes.front());
    if (named.one_namespace && !all) return;
    for (std::size_t i = 0; i < named.nodes.size(); ++i) {
      if (!all && !bears(named.nodes[i])) continue;
      nodes_.push_back(named.nodes[i]);
      ranks_.push_back(named.ranks[i]);
    }
  }

  std::vector<xmlNode*> in_order() const {
    const bool rising =
        std::adjacent_find(ranks_.begin(), ranks_.end(), std::greater_equal<>()) == ranks_.end();
    const auto last = std::max_element(ranks_.begin(), ranks_.end());
    if (rising || *last == 0) return nodes_;
    std::vector<xmlNode*> places(*last + std::size_t{1});
    for (std::size_t i = 0; i < nodes_.size(); ++i) places[ranks_[i]] = nodes_[i];
    std::erase(places, nullptr);
    return places;
  }

 private:
  std::vector<xmlNode*> nodes_;
  std::vector<std::uint32_t> ranks_;
};

bool parts_words(std::string_view sign) {
  for (const std::string_view other : {",", ".", ";", ":", "(", ")", "«", "»"}) {
    if (sign == other) return true;
  }
  return false;
}

/// Where `word` ends that stands alone at token `i`, between spaces or signs that part words; 0
/// where it does not.
std::size_t end_of_word(const Tokens& tokens, std::size_t i, std::string_view word) {
  const std::size_t begin = tokens[i].begin;
  if (tokens.text().compare(begin, word.size(), word) != 0) return 0;
  if (tokens.touches(i) && !parts_words(tokens.written(i - 1))) return 0;
  std::size_t next = i;
  while (next < tokens.size() && tokens[next].begin < begin + word.size()) ++next;
  if (tokens[next - 1].end != begin + word.size()) return 0;
  return !tokens.touches(next) || parts_words(tokens.written(next)) ? begin + word.size() : 0;
}

/// Counts the reading of a text as work, as libxml2 counts its own; past the limit the expression
/// fails, and this is false.
bool charge(xmlXPathParserContext* context, std::size_t bytes) {
  xmlXPathContext& whole = *context->context;
  whole.opCount += bytes / bytes_per_operation;
  if (whole.opLimit == 0 || whole.opCount <= whole.opLimit) return true;
  xmlXPathErr(context, XPATH_OP_LIMIT_EXCEEDED);
  return false;
}

}  // namespace

// Texts doubled by one variable after another would fill any memory in forty of them.
void xpath_concat(xmlXPathParserContext* context, int arguments) {
  std::vector<XPathValue> parts(static_cast<std::size_t>(arguments));
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) *part = pop(context);
  std::string all, buffer;
  for (const XPathValue& part : parts) {
    if (part == nullptr) return;
    all += text_of(part.get(), buffer);
    if (all.size() > most_concatenated) return xmlXPathErr(context, XPATH_OP_LIMIT_EXCEEDED);
  }
  push(context, std::move(all));
}

void xpath_contains(xmlXPathParserContext* context, int) {
  const XPathValue wanted = pop(context);
  const XPathValue text = pop(context);
  std::string a, b;
  const std::string_view whole = text_of(text.get(), a);
  if (charge(context, whole.size())) push(context, holds(whole, text_of(wanted.get(), b)));
}

void xpath_starts_with(xmlXPathParserContext* context, int) {
  const XPathValue wanted = pop(context);
  const XPathValue text = pop(context);
  std::string a, b;
  const std::string_view whole = text_of(text.get(), a);
  if (charge(context, a.size())) push(context, whole.starts_with(text_of(wanted.get(), b)));
}

void xpath_normalize_space(xmlXPathParserContext* context, int arguments) {
  std::string buffer;
  if (arguments == 0) {
    return push(context, collapse(string_value(context->context->node, buffer)));
  }
  const XPathValue text = pop(context);
  const std::string_view whole = text_of(text.get(), buffer);
  if (charge(context, whole.size())) push(context, collapse(whole));
}

// The operator `|` compares every node of one set with every node of the other.
void xpath_union(xmlXPathParserContext* context, int arguments) {
  std::vector<xmlNode*> all;
  for (int i = 0; i < arguments; ++i) {
    const XPathValue nodes = pop(context);
    const auto some = nodes_of(nodes.get());
    all.insert(all.end(), some.begin(), some.end());
  }
  push(context, all);
  xmlNodeSet* const set = context->value->nodesetval;
  xmlXPathNodeSetSort(set);
  xmlNode** const end = std::unique(set->nodeTab, set->nodeTab + set->nodeNr);
  set->nodeNr = static_cast<int>(end - set->nodeTab);
}

void xpath_nth(xmlXPathParserContext* context, int) {
  const XPathValue ranks = pop(context);
  const XPathValue nodes = pop(context);
  const std::span<xmlNode* const> all = nodes_of(nodes.get());
  std::vector<xmlNode*> found;
  for (xmlNode* rank : nodes_of(ranks.get())) {
    const double at = xmlXPathCastNodeToNumber(rank);  // NaN is no rank
    if (at >= 1 && at <= static_cast<double>(all.size())) {
      found.push_back(all[static_cast<std::size_t>(at) - 1]);
    }
  }
  push(context, found);
}

void xpath_elements(xmlXPathParserContext* context, int) {
  const std::string list = pop_string(context);
  Evaluation& evaluation = evaluation_of(context);
  xmlDoc* const document = evaluation.spoken_of(context->context->doc);
  ElementsOfNames found;
  for (const std::string_view name : words(list)) {
    const std::size_t colon = name.find(':');
    const std::string prefix(name.substr(0, colon == name.npos ? 0 : colon));
    const xmlChar* uri =
        xmlXPathNsLookup(context->context, reinterpret_cast<const xmlChar*>(prefix.c_str()));
    const auto* named =
        evaluation.elements(document, colon == name.npos ? name : name.substr(colon + 1));
    if (named != nullptr) found.add(*named, uri);
  }
  push_elements(context, found.in_order());
}

void xpath_attributes(xmlXPathParserContext* context, int) {
  const std::string list = pop_string(context);
  const std::vector<std::string_view> names = words(list);
  const std::set<std::string_view> wanted(names.begin(), names.end());
  std::vector<xmlNode*> found;
  Evaluation& evaluation = evaluation_of(context);
  for (const std::string_view name : wanted) {
    const auto* named = evaluation.attributes(evaluation.spoken_of(context->context->doc), name);
    if (named != nullptr) found.insert(found.end(), named->begin(), named->end());
  }
  std::stable_sort(found.begin(), found.end(), [](const xmlNode* a, const xmlNode* b) {
    return rank_of(a->parent) < rank_of(b->parent);
  });
  push(context, found);
}

void xpath_words(xmlXPathParserContext* context, int) {
  const std::string list = pop_string(context);
  const std::vector<std::string_view> wanted = words(list);
  const XPathValue nodes = pop(context);
  Evaluation& evaluation = evaluation_of(context);
  std::vector<xmlNode*> found;
  const RankedNodes all(evaluation, nodes);
  // What begins one of them: « kick » of « kick-off ».
  std::set<std::string_view> first_words;
  for (const std::string_view word : wanted) first_words.insert(Tokens(word, 0, 1).written(0));
  const bool signs =
      std::any_of(first_words.begin(), first_words.end(),
                  [](std::string_view first) { return !is_letter(decode(first, 0).value); });
  TextIndex& index = evaluation.text();
  WordFilter sought(index.stream(),
                    [&](std::string_view word) { return first_words.contains(word); });
  for (std::size_t at = 0; at < all.size(); ++at) {
    const xmlNode* node = all.node(at);
    if (!signs && !sought.any(index.numbers(node, all.rank(at)))) continue;
    const ReadText read{FlatText(node)};
    for (std::size_t i = 0; i < read.tokens.size(); ++i) {
      if (!read.tokens.word(i)) continue;
      const char first = read.tokens.text()[read.tokens[i].begin];
      for (const std::string_view word : wanted) {
        if (word[0] != first) continue;
        const std::size_t end = end_of_word(read.tokens, i, word);
        if (end == 0) continue;
        const TextMark mark = read.flat.mark({read.tokens[i].begin, end});
        // Words inside a proper name or a quotation are not the node's own.
        if (mark.first == nullptr || (mark.first != node && mark.first->parent != node)) continue;
        xmlNode* element = evaluation.synthetic().make("mot", mark);
        evaluation.synthetic().fill(element, word);
        found.push_back(element);
      }
    }
  }
  push(context, found);
}

}  // namespace paraphe
