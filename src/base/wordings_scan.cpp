// SPDX-License-Identifier: EUPL-1.2
// Which texts may hold a phrase, told before anyone cuts them into words.
#include <algorithm>
#include <array>

#include "base/wordings.h"
#include "base/wordings_keys.h"

namespace paraphe {
namespace {

// What a byte is to a word.
enum Role : unsigned char { parting = 0, leading = 1 };  // above: a letter, bare

constexpr std::array<unsigned char, 256> roles = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 32U] = c;
  // Two bytes and Latin Extended Additional take a second look; of what takes three, signs part
  // words.
  for (unsigned c = 0xC0; c < 0xE0; ++c) table[c] = leading;
  table[0xE1] = leading;
  return table;
}();

// The bare letters of U+00E0..U+00FF; a space for a sign, « ? » where it is two letters.
constexpr std::string_view bare = "aaaaaa?ceeeeiiiidnooooo ouuuuypy";

struct Pair {
  std::string_view letters;  // bare; a space: a sign, which parts words
  bool known = true;
};

/// What the two bytes at `at` are.
Pair pair_at(std::string_view text, std::size_t at) {
  const std::string_view pair = text.substr(at, 2);
  if (pair.size() < 2) return {{}, false};
  if (pair[0] == '\xC3') {
    if (pair == "ß") return {"ss"};
    const std::size_t letter = static_cast<unsigned char>(pair[1]) & 0x1FU;
    return {bare[letter] == '?' ? "ae" : bare.substr(letter, 1)};
  }
  if (pair == "\u00AD") return {};  // a soft hyphen
  if (pair[0] == '\xC2') return {" "};
  if (pair == "œ" || pair == "Œ") return {"oe"};
  return {{}, false};
}

std::size_t word_steps(std::size_t key, std::string_view letters) {
  for (const char letter : letters) key = word_step(key, static_cast<unsigned char>(letter));
  return key;
}

}  // namespace

std::size_t word_key(std::string_view word) {
  std::size_t key = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const unsigned char role = roles[static_cast<unsigned char>(word[at])];
    if (role > leading) key = word_step(key, role);
    if (role != leading) continue;
    const Pair pair = pair_at(word, at);
    if (pair.letters != " ") key = word_steps(key, pair.letters);
    if (pair.known) ++at;
  }
  return key;
}

// A word that more phrases need is not worth asking them all about.
constexpr std::size_t crowd = 64;

WordingScan::WordingScan(const Wordings& wordings, const WordStream& stream)
    : wordings_(wordings),
      stream_(stream),
      stamps_(Wordings::keys, 0U),
      standing_(wordings.size(), 0U) {}

WordingScan::Key WordingScan::key_of(WordStream::Number number) const {
  Key key;
  if (WordStream::is_word(number)) {
    key.slot = static_cast<std::uint16_t>(word_key(stream_.word(number)) % Wordings::keys);
    key.kind = wordings_.anchors_[key.slot] ? Key::Kind::anchor : Key::Kind::word;
  } else {
    const bool unsure = (stream_.says(number) & WordStream::unsure) != 0;
    key.kind = unsure ? Key::Kind::unsure : Key::Kind::none;
  }
  return key;
}

bool WordingScan::seen(const Wordings::Word& word) const {
  if (word.key == 0 || seen(word.key)) return true;
  return word.loose && (seen(word_step(word.key, 's')) || seen(word_step(word.key, 'x')));
}

bool WordingScan::all_seen(const Wordings::Phrase& phrase) const {
  using Element = Wordings::Element;
  return std::all_of(phrase.begin(), phrase.end(), [&](const Element& element) {
    if (element.optional || element.kind != Element::Kind::words) return true;
    return std::any_of(element.choices.begin(), element.choices.end(), [&](const auto& choice) {
      return std::all_of(choice.begin(), choice.end(),
                         [&](const Wordings::Word& word) { return seen(word); });
    });
  });
}

void WordingScan::stand(std::size_t phrase) {
  standing_[phrase] = round_;
  for (const auto& choice : wordings_.phrases_[phrase][0].choices) {
    initials_ |= initial(choice[0].folded[0]);
  }
}

bool WordingScan::may_stand_in(Numbers numbers) {
  // An anchor without a letter may stand anywhere.
  all_ = wordings_.anchors_[0] && wordings_.size() > 0;
  hits_.clear();
  keys_.resize(stream_.end_of_words());
  for (const WordStream::Number number : numbers) {
    Key& key = keys_[number];
    if (key.kind == Key::Kind::unasked) key = key_of(number);
    if (key.kind == Key::Kind::anchor) hits_.push_back(key.slot);
    all_ = all_ || key.kind == Key::Kind::unsure;
  }
  if (all_) return wordings_.size() > 0;
  if (hits_.empty()) return false;
  ++round_;
  for (const WordStream::Number number : numbers) {
    if (WordStream::is_word(number)) stamps_[keys_[number].slot] = round_;
  }
  initials_ = 0;
  for (const std::size_t slot : hits_) {
    const std::vector<std::size_t>& phrases = wordings_.by_anchor_.at(slot);
    all_ = phrases.size() > crowd;
    if (all_) return true;
    for (const std::size_t phrase : phrases) {
      if (standing_[phrase] != round_ && all_seen(wordings_.phrases_[phrase])) stand(phrase);
    }
  }
  return initials_ != 0;
}

}  // namespace paraphe
