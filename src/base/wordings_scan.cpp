// SPDX-License-Identifier: EUPL-1.2
// Which texts may hold a phrase, told before anyone cuts them into words.
#include <algorithm>
#include <array>

#include "base/wordings.h"
#include "base/wordings_keys.h"

namespace paraphe {
namespace {

// What a byte is to a word that is told by its consonants.
enum Role : unsigned char { parting = 0, silent = 1, doubt = 2 };  // above: the consonant itself

constexpr std::array<unsigned char, 256> roles = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned char c = 'a'; c <= 'z'; ++c) {
    const bool bare =
        std::string_view("aceiouyn").find(static_cast<char>(c)) != std::string_view::npos;
    table[c] = table[c - 32U] = bare ? static_cast<unsigned char>(silent) : c;
  }
  // Lead bytes and those after them: accented vowels, ç and ñ and combining accents are silent,
  // signs part words, all else takes a second look.
  for (unsigned c = 0x80; c < 0xC0; ++c) table[c] = silent;
  table[0x9F] = doubt;  // ß, or one of many others
  for (unsigned c = 0xC0; c < 0xE0; ++c) table[c] = doubt;
  table[0xC3] = table[0xCC] = table[0xCD] = silent;
  for (unsigned c = 0xE0; c < 0x100; ++c) table[c] = parting;
  table[0xE1] = doubt;  // Latin Extended Additional
  return table;
}();

}  // namespace

std::size_t consonant_key(std::string_view word) {
  std::size_t key = 0;
  for (const char byte : word) {
    const unsigned char role = roles[static_cast<unsigned char>(byte)];
    if (role > doubt) key = consonant_step(key, role);
  }
  return key;
}

WordingScan::WordingScan(const Wordings& wordings)
    : wordings_(wordings), stamps_(Wordings::keys, 0U) {}

void WordingScan::part() {
  if (key_ == 0) return;
  const std::size_t slot = key_ % Wordings::keys;
  key_ = 0;
  if (stamps_[slot] == round_) return;
  stamps_[slot] = round_;
  if (wordings_.anchors_[slot]) hits_.push_back(slot);
}

/// What a doubtful byte at `at` begins: how many more bytes belong to it.
std::size_t WordingScan::doubtful(std::string_view text, std::size_t at) {
  const std::string_view pair = text.substr(at, 2);
  if (pair == "œ" || pair == "Œ" || pair == "\u00AD") return 1;  // vowels; a soft hyphen
  if (pair[0] == '\xC2') {                                       // signs of Latin-1
    part();
    return 1;
  }
  unsure_ = true;
  return 0;
}

void WordingScan::piece(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned char role = roles[static_cast<unsigned char>(text[at])];
    if (role > doubt) {
      key_ = consonant_step(key_, role);
    } else if (role == parting) {
      part();
    } else if (role == doubt) {
      at += doubtful(text, at);
    }
  }
}

bool WordingScan::seen(const Wordings::Word& word) const {
  if (word.key == 0 || seen(word.key)) return true;
  return word.loose && (seen(consonant_step(word.key, 's')) || seen(consonant_step(word.key, 'x')));
}

bool WordingScan::may_stand(const Wordings::Phrase& phrase) const {
  using Element = Wordings::Element;
  return std::all_of(phrase.begin(), phrase.end(), [&](const Element& element) {
    if (element.optional || element.kind != Element::Kind::words) return true;
    return std::any_of(element.choices.begin(), element.choices.end(), [&](const auto& choice) {
      return std::all_of(choice.begin(), choice.end(),
                         [&](const Wordings::Word& word) { return seen(word); });
    });
  });
}

bool WordingScan::answer() {
  part();
  // An anchor without a consonant may stand anywhere.
  bool may = (unsure_ || wordings_.anchors_[0]) && wordings_.size() > 0;
  for (const std::size_t slot : hits_) {
    if (may) break;
    const std::vector<std::size_t>& phrases = wordings_.by_anchor_.at(slot);
    may = std::any_of(phrases.begin(), phrases.end(),
                      [&](std::size_t phrase) { return may_stand(wordings_.phrases_[phrase]); });
  }
  hits_.clear();
  unsure_ = false;
  ++round_;
  return may;
}

}  // namespace paraphe
