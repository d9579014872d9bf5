// SPDX-License-Identifier: EUPL-1.2
// v:doublons: a word typed twice. Of most texts the numbers of their words tell that there is none.
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "base/words.h"
#include "check/flat_text.h"
#include "check/function_values.h"
#include "check/functions.h"
#include "check/prose_elements.h"

namespace paraphe {
namespace {

using Words = std::unordered_set<std::string>;

/// Tells whether two words of a row may be the same one, of those listed, whatever their case.
class DoubleFilter {
 public:
  using Number = WordStream::Number;

  DoubleFilter(const WordStream& stream, const Words& words) : stream_(stream), words_(words) {}

  bool any(std::span<const Number> numbers) {
    identities_.resize(stream_.end_of_words(), unasked);
    Number before = none;
    for (const Number number : numbers) {
      Number& identity = identities_[number];
      if (identity == unasked) identity = identity_of(number);
      if (identity != none && identity == before) return true;
      before = identity;
    }
    return false;
  }

 private:
  static constexpr Number none = 0;
  static constexpr Number unasked = 0xFFFF;

  /// The same for « De » as for « de »; `none` of a word that is not listed. Signs that tell
  /// nothing are not numbered: « de, de » passes, and is told apart where the text itself is read.
  Number identity_of(Number number) {
    if (!WordStream::is_word(number)) return none;
    const std::string word = lower_case(stream_.word(number));
    if (words_.count(word) == 0) return none;
    const auto next = static_cast<Number>(known_.size() + 1);
    return known_.emplace(word, next).first->second;
  }

  const WordStream& stream_;
  const Words& words_;
  std::unordered_map<std::string, Number> known_;
  std::vector<Number> identities_;  ///< by number
};

/// Whether token `i` is a listed word and the next one the same, with white space alone between.
bool is_double(const Tokens& tokens, std::size_t i, const Words& listed) {
  if (!tokens.word(i) || !tokens.word(i + 1) || tokens.folded(i) != tokens.folded(i + 1)) {
    return false;
  }
  if (tokens.hyphen(i + 2) || (i > 0 && tokens.hyphen(i - 1))) return false;
  const std::string word = lower_case(tokens.written(i));
  return word == lower_case(tokens.written(i + 1)) && listed.count(word) > 0;
}

}  // namespace

void xpath_doubles(xmlXPathParserContext* context, int) {
  const std::string list = pop_string(context);
  const XPathValue texts = pop(context);
  Words listed;
  for (const std::string_view word : words(list)) listed.emplace(word);
  Evaluation& evaluation = evaluation_of(context);
  TextIndex& index = evaluation.text();
  DoubleFilter filter(index.stream(), listed);
  const RankedNodes all(evaluation, texts);
  std::vector<xmlNode*> nodes;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!filter.any(index.numbers(all.node(at), all.rank(at)))) continue;
    const ReadText read{FlatText(all.node(at))};
    const Tokens& tokens = read.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!is_double(tokens, i, listed)) continue;
      const Span span{tokens[i].begin, tokens[i + 1].end};
      xmlNode* const node = element_for(evaluation, read.flat, span, "doublon");
      if (node == nullptr) continue;
      evaluation.synthetic().set(node, "correction", tokens.written(i));
      nodes.push_back(node);
    }
  }
  push(context, nodes);
}

}  // namespace paraphe
