// SPDX-License-Identifier: EUPL-1.2
#include "base/words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace paraphe {
namespace {

// The bare letters of U+00E0..U+00FF and of U+0100..U+017F, once in lower case.
constexpr std::string_view latin_1 = "aaaaaa?ceeeeiiiidnooooo?ouuuuypy";
constexpr std::string_view latin_extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooo??rrrrrrsss"
    "sssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 32 && latin_extended_a.size() == 128);

void fold_into(char32_t value, std::string& out) {
  value = lower(value);
  if (value < 0x80) {
    out += static_cast<char>(value);
  } else if (value == U'œ') {
    out += "oe";
  } else if (value == U'æ') {
    out += "ae";
  } else if (value == U'ß') {
    out += "ss";
  } else if (value >= 0xE0 && value <= 0xFF && value != 0xF7) {
    out += latin_1[value - 0xE0];
  } else if (value >= 0x100 && value <= 0x17F) {
    out += latin_extended_a[value - 0x100];
  } else if (value == 0x2018 || value == 0x2019 || value == 0x2BC || value == 0x2032) {
    out += '\'';
  } else if ((value >= 0x2010 && value <= 0x2015) || value == 0x2212) {
    out += '-';
  } else if (!(value >= 0x300 && value < 0x370) &&
             value != 0xAD) {  // combining accent, soft hyphen
    encode(value, out);
  }
}

// Folds on while the characters belong, and returns where they end. Plain small letters, which most
// are, go the short way.
std::size_t fold_run(std::string_view text, std::size_t at, bool (*belongs)(char32_t),
                     std::string& out) {
  while (at < text.size()) {
    if (belongs == is_letter && text[at] >= 'a' && text[at] <= 'z') {
      out += text[at++];
      continue;
    }
    const CodePoint next = decode(text, at);
    if (!belongs(next.value) && next.value != 0xAD) break;
    fold_into(next.value, out);
    at += next.size;
  }
  return at;
}

template <std::size_t n>
bool among(std::string_view word, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 76> invariable = {
    "abus",     "acces",     "anchois",   "appris", "autobus", "avis",   "biais",   "bois",
    "bras",     "bus",       "campus",    "cas",    "colis",   "commis", "compris", "compromis",
    "concours", "congres",   "corpus",    "corps",  "cours",   "cursus", "deces",   "devis",
    "discours", "dos",       "fils",      "focus",  "fois",    "fonds",  "frais",   "gens",
    "heros",    "hors",      "jus",       "marais", "mepris",  "mois",   "mors",    "obus",
    "os",       "palais",    "parcours",  "pas",    "pays",    "permis", "plus",    "poids",
    "proces",   "processus", "progres",   "propos", "puits",   "rabais", "recours", "refus",
    "relais",   "repas",     "repos",     "sas",    "secours", "sens",   "sous",    "succes",
    "surplus",  "sursis",    "tapis",     "tas",    "temps",   "tiers",  "univers", "vers",
    "virus",    "vis",       "consensus", "versus",
};
constexpr std::array<std::string_view, 24> plural_in_x = {
    "lieux",   "milieux",  "enjeux", "jeux",    "voeux",  "feux",    "neveux", "adieux",
    "cheveux", "aveux",    "noyaux", "tuyaux",  "joyaux", "boyaux",  "bijoux", "genoux",
    "choux",   "cailloux", "hiboux", "joujoux", "poux",   "essieux", "epieux", "preaux",
};
constexpr std::array<std::string_view, 6> plural_of_ail = {
    "travaux", "baux", "vitraux", "coraux", "emaux", "soupiraux",
};

std::string singular_part(std::string word) {
  const auto ends = [&word](std::string_view end) { return word.ends_with(end); };
  if (word.size() < 4 || among(word, invariable)) return word;
  if (among(word, plural_of_ail)) return word.replace(word.size() - 3, 3, "ail");
  if (ends("eaux") || among(word, plural_in_x)) {
    word.pop_back();
  } else if (ends("aux")) {
    word.replace(word.size() - 2, 2, "l");
  } else if (ends("s") && !ends("ss")) {
    word.pop_back();
  }
  return word;
}

bool holds_words(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto letter = [text](std::size_t i) {
      return i < text.size() &&
             (is_letter(decode(text, i).value) || is_digit(decode(text, i).value));
    };
    if ((at == 0 || !letter(at - 1)) && !letter(at + words.size())) return true;
  }
  return false;
}

// Levenshtein's distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    at += point.size;
    if (!is_space(point.value)) {
      fold_into(point.value, out);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string singular(std::string_view word) {
  const std::string folded = fold(word);
  std::string out;
  for (std::size_t at = 0; at <= folded.size();) {
    const std::size_t end = std::min(folded.find('-', at), folded.size());
    if (at > 0) out += '-';
    out += singular_part(folded.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool similar(std::string_view a, std::string_view b) {
  std::string x = fold(a);
  std::string y = fold(b);
  if (x.empty() || y.empty()) return false;
  if (x == y) return true;
  if (x.size() < y.size()) x.swap(y);
  if (holds_words(x, y)) return true;
  const std::size_t allowed = x.size() / 8;
  return x.size() - y.size() <= allowed && distance(x, y) <= allowed;
}

Tokens::Tokens(std::string_view text, std::size_t from, std::size_t most) : text_(text) {
  folded_.reserve(
      std::min(text.size() - std::min(from, text.size()), most < 4096 ? 16 * most : text.size()));
  bool gap = true;
  for (std::size_t at = from; at < text.size();) {
    if (text[at] == ' ') {
      gap = true;
      ++at;
      continue;
    }
    const CodePoint first = decode(text, at);
    if (is_space(first.value)) {
      gap = true;
      at += first.size;
      continue;
    }
    if (tokens_.size() == most) return;
    Token token{Kind::sign, gap, at, at + first.size, folded_.size(), 0};
    gap = false;
    fold_into(first.value, folded_);
    if (is_letter(first.value)) {
      token.kind = Kind::word;
      token.end = fold_run(text, token.end, is_letter, folded_);
    } else if (is_digit(first.value)) {
      token.kind = Kind::digits;
      token.end = fold_run(text, token.end, is_digit, folded_);
    }
    token.folded_end = folded_.size();
    at = token.end;
    tokens_.push_back(token);
  }
}

std::string_view Tokens::written(std::size_t i) const {
  return i < size() ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin)
                    : std::string_view();
}

std::string_view Tokens::folded(std::size_t i) const {
  if (i >= size()) return {};
  const Token& token = tokens_[i];
  return std::string_view(folded_).substr(token.folded_begin,
                                          token.folded_end - token.folded_begin);
}

bool Tokens::hyphen(std::size_t i) const {
  const std::string_view sign = written(i);
  return (sign == "-" || sign == "\u2010" || sign == "\u2011") && i > 0 && word(i - 1) &&
         touches(i) && word(i + 1) && touches(i + 1);
}

bool Tokens::starts(std::size_t i) const {
  if (!touches(i)) return true;
  if (word(i - 1) || digits(i - 1)) return false;
  const std::string_view sign = folded(i - 1);
  const bool joins = sign == "-" || sign == "/" || sign == "." || sign == "," || sign == "_" ||
                     sign == ":" || sign == "@";
  return !(joins && touches(i - 1) && (word(i - 2) || digits(i - 2)));
}

}  // namespace paraphe
