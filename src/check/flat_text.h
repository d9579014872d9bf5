// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "check/rule_evaluation.h"

namespace paraphe {

/// The text that a reader sees in a node, and which node each byte came from. An empty element (a
/// generated value, a reference) is one U+FFFC, so that it parts the words around it.
class FlatText {
 public:
  explicit FlatText(const xmlNode* node);
  explicit FlatText(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  /// Where bytes of the text stand. Nothing to point at for a text of no node.
  Mark mark(Span span) const;

 private:
  struct Piece {
    const xmlNode* node = nullptr;
    std::size_t begin = 0;
  };
  void gather(const xmlNode* node);
  const Piece* piece(std::size_t at) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace paraphe
