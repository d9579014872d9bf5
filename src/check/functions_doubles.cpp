// SPDX-License-Identifier: EUPL-1.2
// v:doublons: a word typed twice. Of most texts the numbers of their words tell that there is none.
#include <span>
#include <string>
#include <string_view>
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

/// Whether two words of a row may be the same one, of those listed, whatever their case. Signs that
/// tell nothing are not numbered: « de, de » passes, and is told apart where the text itself is
/// read.
bool may_hold_double(const WordStream& stream, std::span<const WordStream::Number> numbers,
                     const Words& listed) {
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (!WordStream::is_word(numbers[i - 1]) || !WordStream::is_word(numbers[i])) continue;
    const std::string_view left = stream.word(numbers[i - 1]), right = stream.word(numbers[i]);
    // Another case has as many bytes, and the first of them but for one bit: « À » as « à ».
    if (left.size() != right.size() || ((left[0] ^ right[0]) & ~0x20) != 0) continue;
    const std::string word = lower_case(left);
    if (word == lower_case(right) && listed.count(word) > 0) return true;
  }
  return false;
}

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
  const RankedNodes all(evaluation, texts);
  std::vector<xmlNode*> nodes;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!may_hold_double(index.stream(), index.numbers(all.node(at), all.rank(at)), listed))
      continue;
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
