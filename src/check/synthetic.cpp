// SPDX-License-Identifier: EUPL-1.2
#include "check/synthetic.h"

#include <libxml/parserInternals.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "check/function_table.h"
#include "check/text_index.h"

namespace paraphe {
namespace {

// The last fields of a node mean something on elements only; see tree.cpp.
constexpr std::size_t truncated = offsetof(xmlNode, properties);

// Of a rank, those that tell elements made for words of one node: as many as memory holds.
constexpr unsigned made_bits = 30;

/// The rank of the element whose words these are; 0 where there is none.
std::size_t rank_of_host(const TextMark& mark) {
  const xmlNode* const host = mark.host;
  if (host == nullptr) return 0;
  return rank_of(host->type == XML_ELEMENT_NODE ? host : host->parent);
}

const xmlChar* chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

}  // namespace

SyntheticElements::~SyntheticElements() {
  if (document_ == nullptr) return;
  root_->children = root_->last = nullptr;  // the arena's
  xmlFreeDoc(document_);
}

void SyntheticElements::open() {
  document_ = xmlNewDoc(chars("1.0"));
  root_ = xmlNewDocNode(document_, nullptr, chars("v"), nullptr);
  if (document_ == nullptr || root_ == nullptr) throw std::bad_alloc();
  xmlDocSetRootElement(document_, root_);
  const std::string uri(functions_uri);
  xmlSetNs(root_, xmlNewNs(root_, chars(uri.c_str()), chars("v")));
}

xmlNode* SyntheticElements::make(const char* name, const TextMark& mark) {
  if (document_ == nullptr) open();
  auto* const node = static_cast<xmlNode*>(arena_.record(sizeof(xmlNode)));
  node->type = XML_ELEMENT_NODE;
  node->name = chars(name);
  node->doc = document_;
  node->ns = root_->ns;
  node->parent = root_;
  node->prev = root_->last;
  (node->prev == nullptr ? root_->children : node->prev->next) = node;
  root_->last = node;
  node->_private = new (arena_.record(sizeof(TextMark))) TextMark(mark);
  // Its rank, as xmlXPathOrderDocElems keeps it and libxml2 sorts by it: the words of a draft stand
  // in the order of their nodes, whenever each was read.
  const auto rank = static_cast<std::intptr_t>(rank_of_host(mark) << made_bits | ++made_);
  node->content = reinterpret_cast<xmlChar*>(-rank);
  return node;
}

xmlNode* SyntheticElements::text(std::string_view value, xmlNode* parent) {
  auto* const made = static_cast<xmlNode*>(arena_.record(truncated));
  made->type = XML_TEXT_NODE;
  made->name = xmlStringText;
  made->doc = document_;
  made->parent = parent;
  char* const content = arena_.bytes(value.size() + 1);
  std::memcpy(content, value.data(), value.size());
  content[value.size()] = '\0';
  made->content = reinterpret_cast<xmlChar*>(content);
  return made;
}

xmlNode* SyntheticElements::shared_text(std::string_view value) {
  const auto known = texts_.find(value);
  if (known != texts_.end()) return known->second;
  xmlNode* const made = text(value, nullptr);
  texts_.emplace(std::string_view(reinterpret_cast<const char*>(made->content), value.size()),
                 made);
  return made;
}

void SyntheticElements::set(xmlNode* element, const char* name, std::string_view value) {
  auto* const made = static_cast<xmlAttr*>(arena_.record(sizeof(xmlAttr)));
  made->type = XML_ATTRIBUTE_NODE;
  made->name = chars(name);
  made->doc = document_;
  made->parent = element;
  made->children = made->last = shared_text(value);
  xmlAttr** last = &element->properties;
  while (*last != nullptr) {
    made->prev = *last;
    last = &(*last)->next;
  }
  *last = made;
}

void SyntheticElements::fill(xmlNode* element, std::string_view value) {
  element->children = element->last = text(value, element);
}

const TextMark* SyntheticElements::mark(const xmlNode* node) const {
  if (!made(node)) return nullptr;
  if (node->type == XML_ATTRIBUTE_NODE) node = node->parent;
  const auto* mark = static_cast<const TextMark*>(node->_private);
  return mark == nullptr || mark->first == nullptr ? nullptr : mark;
}

}  // namespace paraphe
