// SPDX-License-Identifier: EUPL-1.2
// v:citant: which of many nodes hold a text word for word, without reading them all.
#include <algorithm>

#include "base/plain_marks.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

/// A text to look for, its spaces and apostrophes written in any way.
class Wanted {
 public:
  explicit Wanted(std::string_view text) : plain_(plain_marks(text).text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= plain_.size(); ++at) {
      if (at < plain_.size() && plain_[at] != ' ' && plain_[at] != '\'') continue;
      if (at - begin > anchor_.size()) anchor_ = plain_.substr(begin, at - begin);
      begin = at + 1;
    }
  }

  /// Whether it stands in a text that holds `anchor()`.
  bool stands_in(std::string_view text) const {
    return anchor_.size() == plain_.size() || holds(plain_marks(text).text, plain_);
  }

  /// The longest stretch without space or apostrophe; may be empty.
  const std::string& anchor() const { return anchor_; }

 private:
  std::string plain_;
  std::string anchor_;
};

/// Of many nodes, those that hold `wanted` word for word, read where its words stand in the draft.
class Holders {
 public:
  Holders(Evaluation& evaluation, std::string_view wanted, std::size_t nodes)
      : text_(evaluation.text()), wanted_(wanted), searched_(nodes >= many && !wanted.empty()) {
    if (!searched_) return;
    auto words = text_.word_places(wanted_);
    in_words_ = words.has_value();
    places_ = in_words_ ? *std::move(words) : text_.places_of(wanted_);
  }

  bool has(const xmlNode* node, std::uint32_t rank) {
    const bool told = searched_ && rank != 0;
    if (told && !near(in_words_ ? text_.numbers_at(rank) : room(rank))) return false;
    if (told && !in_words_) return true;
    std::string buffer;
    return holds(value(node, rank, buffer), wanted_);
  }

  /// The string value of a node.
  std::string_view value(const xmlNode* node, std::uint32_t rank, std::string& buffer) const {
    return rank != 0 ? text_.value(rank) : string_value(node, buffer);
  }

 private:
  static constexpr std::size_t many = 8;  // else it is not worth looking at the whole text

  /// Where what is sought may begin to stand inside an element.
  TextIndex::Range room(std::uint32_t rank) const {
    const TextIndex::Range bytes = text_.bytes_at(rank);
    const std::size_t size = bytes.last - bytes.first;
    const std::size_t starts = size < wanted_.size() ? 0 : size - wanted_.size() + 1;
    return {bytes.first, bytes.first + static_cast<std::uint32_t>(starts)};
  }

  /// Whether one of the places is in this range. Nodes mostly come in the order of the draft.
  bool near(TextIndex::Range range) {
    if (at_ > 0 && places_[at_ - 1] >= range.first) {
      const auto end = places_.begin() + static_cast<std::ptrdiff_t>(at_);
      at_ = static_cast<std::size_t>(std::lower_bound(places_.begin(), end, range.first) -
                                     places_.begin());
    }
    while (at_ < places_.size() && places_[at_] < range.first) ++at_;
    return at_ < places_.size() && places_[at_] < range.last;
  }

  TextIndex& text_;
  std::string_view wanted_;
  bool searched_;
  bool in_words_ = false;  ///< as numbers of words are counted; else as bytes, and sure
  WordPlaces::Places places_;
  std::size_t at_ = 0;  ///< the first place that nodes to come may hold
};

}  // namespace

void xpath_citing(xmlXPathParserContext* context, int) {
  const Wanted wanted(pop_string(context));
  const XPathValue nodes = pop(context);
  std::vector<xmlNode*> found;
  std::string buffer;
  const RankedNodes all(evaluation_of(context), nodes);
  Holders holders(evaluation_of(context), wanted.anchor(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    xmlNode* node = all.node(i);
    const std::uint32_t rank = all.rank(i);
    if (holders.has(node, rank) && wanted.stands_in(holders.value(node, rank, buffer))) {
      found.push_back(node);
    }
  }
  push(context, found);
}

}  // namespace paraphe
