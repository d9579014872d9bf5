// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <string_view>
#include <unordered_map>

#include "base/arena.h"
#include "check/flat_text.h"

namespace paraphe {

/// The elements `v:…` that functions make to stand for words of a draft. They lie in an arena, as a
/// long draft takes hundreds of thousands of them: libxml2 reads them and never frees one.
class SyntheticElements {
 public:
  SyntheticElements() : arena_(0) {}
  ~SyntheticElements();
  SyntheticElements(const SyntheticElements&) = delete;
  SyntheticElements& operator=(const SyntheticElements&) = delete;

  /// A new element of a name that must outlive this, standing for `mark`.
  xmlNode* make(const char* name, const TextMark& mark);
  /// One more attribute, of a name that must outlive this and that `element` does not bear yet.
  void set(xmlNode* element, const char* name, std::string_view value);
  /// What an element that has nothing inside says.
  void fill(xmlNode* element, std::string_view text);
  bool is_document(const xmlDoc* document) const {
    return document_ != nullptr && document == document_;
  }
  /// Whether a node is one of them, or an attribute or the text of one.
  bool made(const xmlNode* node) const { return is_document(node->doc); }
  /// What an element or the owner of an attribute stands for; nothing for any other node, or for
  /// words of no node.
  const TextMark* mark(const xmlNode* node) const;

 private:
  void open();
  xmlNode* text(std::string_view value, xmlNode* parent);
  /// That of all attributes which say the same: they are few beside the attributes, and no axis of
  /// XPath leads into an attribute or out of its text.
  xmlNode* shared_text(std::string_view value);

  Arena arena_;
  std::unordered_map<std::string_view, xmlNode*> texts_;  ///< of attributes; keys lie in the arena
  xmlDoc* document_ = nullptr;
  xmlNode* root_ = nullptr;
  std::size_t made_ = 0;
};

}  // namespace paraphe
