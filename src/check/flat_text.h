// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/words.h"

namespace paraphe {

/// A stretch of a draft that a synthetic element stands for: from byte `begin` of the content of
/// `first` to byte `end` of that of `last` (text nodes, or twice the same attribute).
struct TextMark {
  const xmlNode* first = nullptr;
  std::size_t begin = 0;
  const xmlNode* last = nullptr;
  std::size_t end = 0;
  const xmlNode* host = nullptr;  ///< the node whose text they were read in
};

/// The text that a reader sees in a node, and which node each byte came from. An empty element (a
/// generated value, a reference) is one U+FFFC, so that it parts the words around it; so is an
/// element of a name among `hidden`.
class FlatText {
 public:
  explicit FlatText(const xmlNode* node, const std::vector<std::string_view>& hidden = {});
  explicit FlatText(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  /// The elements that stand as one U+FFFC each, in order.
  const std::vector<const xmlNode*>& elements() const { return elements_; }
  /// Where bytes of the text stand. Nothing to point at for a text of no node.
  TextMark mark(Span span) const;

 private:
  struct Piece {
    const xmlNode* node = nullptr;
    std::size_t begin = 0;
  };
  void gather(const xmlNode* node, const std::vector<std::string_view>& hidden);
  const Piece* piece(std::size_t at) const;

  const xmlNode* host_ = nullptr;
  std::string text_;
  std::vector<Piece> pieces_;
  std::vector<const xmlNode*> elements_;
};

/// A text and its words.
struct ReadText {
  explicit ReadText(FlatText read) : flat(std::move(read)), tokens(flat.text()) {}
  ReadText(const ReadText&) = delete;
  ReadText& operator=(const ReadText&) = delete;

  FlatText flat;
  Tokens tokens;  ///< of `flat`
};

}  // namespace paraphe
