// SPDX-License-Identifier: EUPL-1.2
// Which nodes a context selects. Elements are found by the name of the last step; contexts made of
// names only never reach XPath.
#include <algorithm>

#include "check/rule_evaluation.h"

namespace paraphe {
namespace {

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

xmlNode* following(xmlNode* node, const xmlNode* top) {
  if (node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

bool is_step(const ContextStep& step, const RuleFile& file, const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE) return false;
  if (step.local != "*" && step.local != view(node->name)) return false;
  if (step.prefix.empty()) return step.local == "*" || node->ns == nullptr;
  for (const xmlNs* ns : file.namespaces) {
    if (step.prefix != view(ns->prefix)) continue;
    return node->ns != nullptr && xmlStrEqual(node->ns->href, ns->href) != 0;
  }
  return false;
}

/// Lists by name. A parser keeps each name once, so that its address mostly tells it.
template <class List>
class ListsByName {
 public:
  explicit ListsByName(std::unordered_map<std::string_view, List>& lists) : lists_(lists) {}

  List& of(const xmlChar* name) {
    List*& list = known_[name];
    if (list == nullptr) list = &lists_[view(name)];
    return *list;
  }

 private:
  std::unordered_map<std::string_view, List>& lists_;
  std::unordered_map<const xmlChar*, List*> known_;
};

}  // namespace

const Evaluation::Names& Evaluation::names(xmlDoc* document) {
  const auto found = names_.find(document);
  if (found != names_.end()) return found->second;
  Names& names = names_[document];
  xmlNode* root = xmlDocGetRootElement(document);
  ListsByName elements(names.elements);
  ListsByName attributes(names.attributes);
  for (xmlNode* node = root; node != nullptr; node = following(node, root)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    Named& list = elements.of(node->name);
    list.one_namespace =
        list.one_namespace && (list.nodes.empty() || list.nodes.front()->ns == node->ns);
    list.nodes.push_back(node);
    list.ranks.push_back(static_cast<std::uint32_t>(rank_of(node)));
    for (xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      if (a->ns == nullptr) attributes.of(a->name).push_back(reinterpret_cast<xmlNode*>(a));
    }
  }
  return names;
}

const Evaluation::Named* Evaluation::elements(xmlDoc* document, std::string_view name) {
  const Names& all = names(document);
  const auto found = all.elements.find(name);
  return found == all.elements.end() ? nullptr : &found->second;
}

const std::vector<xmlNode*>* Evaluation::attributes(xmlDoc* document, std::string_view name) {
  const Names& all = names(document);
  const auto found = all.attributes.find(name);
  return found == all.attributes.end() ? nullptr : &found->second;
}

void Evaluation::each_element(xmlDoc* document, const std::function<void(xmlNode*)>& visit) const {
  xmlNode* root = xmlDocGetRootElement(document);
  for (xmlNode* node = root; node != nullptr; node = following(node, root)) {
    if (node->type == XML_ELEMENT_NODE) visit(node);
  }
}

bool Evaluation::is_match(const ContextPath& path, const RuleFile& file,
                          const xmlNode* node) const {
  std::size_t i = path.steps.size();
  const xmlNode* at = node;
  if (!is_step(path.steps[--i], file, at)) return false;
  while (i > 0) {
    const bool descendant = path.steps[i].descendant;
    const ContextStep& wanted = path.steps[--i];
    at = at->parent;
    while (descendant && at != nullptr && !is_step(wanted, file, at)) at = at->parent;
    if (at == nullptr || !is_step(wanted, file, at)) return false;
  }
  return true;
}

/// The elements that may be what the last step of a path selects; nothing when there is none, or
/// when they cannot be told. `owners` may hold them.
const std::vector<xmlNode*>* Evaluation::candidates(const ContextPath& path, xmlDoc* document,
                                                    std::vector<xmlNode*>& owners) {
  if (!path.attribute.empty()) {
    if (const auto* found = attributes(document, path.attribute)) {
      for (const xmlNode* a : *found) {
        if (path.name.empty() || path.name == view(a->parent->name)) owners.push_back(a->parent);
      }
    }
  } else if (!path.name.empty()) {
    return named(document, path.name);
  } else {
    each_element(document, [&](xmlNode* element) { owners.push_back(element); });
  }
  return &owners;
}

void Evaluation::matches(const std::vector<ContextPath>& paths, const RuleFile& file,
                         const Draft& draft, const std::function<void(xmlNode*)>& found) {
  for (const ContextPath& path : paths) {
    const bool possible = std::all_of(
        path.names.begin(), path.names.end(),
        [&](std::string_view name) { return this->named(draft.tree(), name) != nullptr; });
    if (!possible) continue;
    std::vector<xmlNode*> owners;
    const std::vector<xmlNode*>* named = nullptr;
    if (path.target == ContextPath::Target::element && (path.plain || !path.test.empty())) {
      named = candidates(path, draft.tree(), owners);
      if (named == nullptr) continue;
    }
    if (path.plain) {
      for (xmlNode* node : *named) {
        if (is_match(path, file, node)) found(node);
      }
      continue;
    }
    if (!path.test.empty()) {
      xmlXPathCompExpr* test = compiled_.candidate(path);
      bool told = test != nullptr;
      for (std::size_t i = 0; told && i < named->size(); ++i) {
        const XPathValue value = evaluate(test, file, (*named)[i], (*named)[i]);
        told = value != nullptr && value->type == XPATH_NODESET;
        if (told && value->nodesetval != nullptr && value->nodesetval->nodeNr > 0) {
          found((*named)[i]);
        }
      }
      if (told) continue;  // else the whole path says what is wrong
    }
    auto* root = reinterpret_cast<xmlNode*>(draft.tree());
    xmlXPathCompExpr* compiled = compiled_.context(path);
    const XPathValue value = compiled == nullptr ? nullptr : evaluate(compiled, file, root, root);
    if (value == nullptr || value->type != XPATH_NODESET) {
      out_.faults.push_back(
          rule_fault("RUL-13", file.draft.place(),
                     {"contexte impossible à évaluer : « " + std::string(path.text) + " »",
                      "context cannot be evaluated: '" + std::string(path.text) + "'"}));
      continue;
    }
    if (value->nodesetval == nullptr) continue;
    for (int i = 0; i < value->nodesetval->nodeNr; ++i) found(value->nodesetval->nodeTab[i]);
  }
}

}  // namespace paraphe
