// SPDX-License-Identifier: EUPL-1.2
#include "base/near_names.h"

#include <algorithm>
#include <array>

#include "base/edit_distance.h"
#include "base/utf8.h"

namespace paraphe {
namespace {

bool joins(std::string_view sign) { return sign == "'" || sign == "-"; }

// The bytes that a capital may begin with.
constexpr std::array<bool, 256> leads = [] {
  std::array<bool, 256> out{};
  for (std::size_t byte = 'A'; byte <= 'Z'; ++byte) out[byte] = true;
  out[0xC3] = out[0xC5] = true;
  return out;
}();

bool opens_with_capital(std::string_view text, std::size_t at) {
  return is_upper(decode(text, at).value) && !is_letter(decode_before(text, at).value);
}

char initial(std::string_view text, std::size_t at) {
  const CodePoint point = decode(text, at);
  if (point.value < 0x80) return static_cast<char>(lower(point.value));
  return fold(text.substr(at, point.size))[0];
}

// The first letter of the word after the one that ends at `at`; 0 where none is near.
char next_initial(std::string_view text, std::size_t at) {
  for (std::size_t gap = 0; gap < 3; ++gap) {
    const CodePoint point = decode(text, at);
    if (is_letter(point.value) || is_digit(point.value)) return initial(text, at);
    if (point.value == ',') return 0;  // « . » ends « M. »
    at += point.size;
  }
  return 0;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  for (CodePoint point = decode(text, at); is_letter(point.value); point = decode(text, at)) {
    at += point.size;
  }
  return at;
}

// Where the word begins that is `back` words before the one at `at`; npos where there is none.
std::size_t words_before(std::string_view text, std::size_t at, std::size_t back) {
  constexpr std::size_t widest_gap = 2;
  for (; back > 0; --back) {
    std::size_t gap = 0;
    for (CodePoint point = decode_before(text, at); !is_letter(point.value);
         point = decode_before(text, at)) {
      if (point.size == 0 || ++gap > widest_gap) return text.npos;
      at -= point.size;
    }
    for (CodePoint point = decode_before(text, at); is_letter(point.value);
         point = decode_before(text, at)) {
      at -= point.size;
    }
  }
  return at;
}

// Whether two lists of words differ in plurals alone, or in what is no word.
bool differ_in_kind(std::string_view a, std::string_view b) {
  const auto figures = [](std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return is_digit(char32_t(c)); });
  };
  if (figures(a) || figures(b)) return true;
  std::string singulars[2];
  for (std::size_t side = 0; side < 2; ++side) {
    const std::string padded = std::string(side == 0 ? a : b) + ' ';
    for (std::size_t i = 0; i < padded.size(); ++i) {
      if ((padded[i] == 's' || padded[i] == 'x') && padded[i + 1] == ' ') continue;
      singulars[side] += padded[i];
    }
  }
  return singulars[0] == singulars[1];
}

// Whether each word is at most a letter in four away from its fellow: « Est » is not « Ouest ».
bool near_word_by_word(std::string_view read, std::string_view name) {
  while (!name.empty()) {
    const std::string_view theirs = read.substr(0, read.find(' '));
    const std::string_view ours = name.substr(0, name.find(' '));
    const std::size_t most = ours.size() / 4;
    if (theirs != ours && edit_distance(theirs, ours, most) > most) return false;
    read.remove_prefix(std::min(read.size(), theirs.size() + 1));
    name.remove_prefix(std::min(name.size(), ours.size() + 1));
  }
  return true;
}

std::size_t slips_of(std::size_t size) { return std::min<std::size_t>(size / 8, 3); }

}  // namespace

NearNames::Window NearNames::window(const Tokens& tokens, std::size_t words) {
  Window window;
  std::size_t next = 0;
  for (; next < tokens.size() && window.read.words < words; ++next) {
    if (!tokens.word(next) && !tokens.digits(next)) {
      const bool title = next == 1 && tokens.is(0, "m") && tokens.is(1, ".");
      if (next == 0 || !(title || joins(tokens.folded(next)))) break;
      continue;
    }
    const std::string_view written = tokens.written(next);
    if (window.read.words++ > 0) {
      window.read.folded += ' ';
      window.read.written += tokens.is(next - 1, "-") ? '-' : ' ';
    }
    window.read.initials += tokens.folded(next)[0];
    window.read.folded += tokens.folded(next);
    window.read.written += lower_case(written);
    const CodePoint second = decode(written, decode(written, 0).size);
    window.capitals = window.capitals || is_upper(second.value);
  }
  const bool whole = next > 0 && window.read.words == words && !tokens.hyphen(next);
  if (whole) window.span = {tokens[0].begin, tokens[next - 1].end};
  if (!whole) window.read.words = 0;
  return window;
}

void NearNames::add(std::string_view name) {
  const Tokens tokens(name);
  std::size_t words = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) words += tokens.word(i) || tokens.digits(i);
  const std::size_t index = names_.size();
  names_.push_back(window(tokens, words).read);
  if (names_.back().words < 2) return;
  known_.insert(names_.back().folded);
  std::size_t rank = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.word(i) && is_upper(decode(tokens.written(i), 0).value)) {
      entries_[std::string(tokens.folded(i))].push_back({index, rank});
      sizes_.set(count_code_points(tokens.written(i)) % sizes_.size());
    }
    rank += tokens.word(i) || tokens.digits(i);
  }
}

bool NearNames::is_slip(const Name& name, const Window& window) const {
  const std::string& read = window.read.folded;
  const std::size_t slips = slips_of(name.folded.size());
  const std::size_t longer = std::max(read.size(), name.folded.size());
  const std::size_t shorter = std::min(read.size(), name.folded.size());
  if (longer - shorter > slips || known_.contains(read)) return false;
  if (differ_in_kind(read, name.folded)) return false;
  if (window.read.words == name.words && !near_word_by_word(read, name.folded)) return false;
  return edit_distance(read, name.folded, slips) <= slips;
}

bool NearNames::misses(const Name& name, const Window& window) const {
  if (window.read.folded != name.folded) return is_slip(name, window);
  if (window.read.written == name.written) return false;
  const auto hyphens = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '-');
  };
  return !window.capitals || hyphens(window.read.written) != hyphens(name.written);
}

bool NearNames::enter(const Entry& entry, std::string_view text, std::size_t word,
                      Find& found) const {
  const Name& name = names_[entry.name];
  const std::size_t from = words_before(text, word, entry.rank);
  if (from == text.npos || initial(text, from) != name.initials[0]) return false;
  const char next = next_initial(text, end_of_word(text, from));
  if (next == 0 || name.initials.find(next, 1) > 2) return false;
  const Tokens tokens(text, from, 2 * name.words + 3);
  // A small word may be missing, or too many, after the first.
  const bool loose = entry.rank == 0 && slips_of(name.folded.size()) > 2;
  for (const std::size_t words : {name.words, name.words - 1, name.words + 1}) {
    if (words != name.words && !loose) break;
    const Window read = window(tokens, words);
    if (read.read.words == 0) continue;
    if (read.read.folded == name.folded && !misses(name, read)) return false;
    if (!misses(name, read)) continue;
    found = {entry.name, read.span};
    return true;
  }
  return false;
}

bool NearNames::may_enter(std::string_view word) const {
  return leads[static_cast<unsigned char>(word[0])] && is_upper(decode(word, 0).value) &&
         entries_.contains(fold(word));
}

std::vector<NearNames::Find> NearNames::find(std::string_view text) const {
  std::vector<Find> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!leads[static_cast<unsigned char>(text[at])] || !opens_with_capital(text, at)) continue;
    const std::string_view word = text.substr(at, end_of_word(text, at) - at);
    if (!sizes_[count_code_points(word) % sizes_.size()]) continue;
    const auto entered = entries_.find(fold(word));
    if (entered == entries_.end()) continue;
    for (const Entry& entry : entered->second) {
      Find find;
      if (!enter(entry, text, at, find)) continue;
      if (!found.empty() && find.span.begin < found.back().span.end) continue;
      found.push_back(find);
      break;
    }
  }
  return found;
}

}  // namespace paraphe
