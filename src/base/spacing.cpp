// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/glyphs.h"
#include "base/numerals.h"
#include "base/utf8.h"
#include "base/words.h"

namespace paraphe {
namespace {

template <std::size_t n>
bool among(std::string_view word, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool any_of(char32_t sign, std::u32string_view signs) {
  return sign != 0 && signs.find(sign) != std::u32string_view::npos;
}

// Folded, as run_before and run_at give them.
constexpr std::array<std::string_view, 15> elided = {
    "l",  "d",     "j",      "m",      "t",      "s",      "c",      "n",
    "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu",
};
constexpr std::array<std::string_view, 9> titles = {
    "mm", "mme", "mmes", "mlle", "dr", "pr", "me", "mgr", "m",
};
constexpr std::array<std::string_view, 8> abbreviations = {
    "art", "al", "p", "pp", "chap", "vol", "fig", "t",
};
// Of a postal address: « CS 12345 », « Cedex 16 ».
constexpr std::array<std::string_view, 4> postal = {"bp", "cs", "tsa", "cedex"};
constexpr std::array<std::string_view, 18> divisions = {
    "article", "articles", "annexe",   "annexes", "page",      "pages",
    "alinea",  "alineas",  "chapitre", "titre",   "section",   "sections",
    "volume",  "tome",     "figure",   "tableau", "chapitres", "titres",
};
constexpr std::array<std::string_view, 29> units = {
    "an",       "ans",       "annee", "annees", "mois",     "semaine", "semaines", "jour",
    "jours",    "h",         "heure", "heures", "min",      "minutes", "million",  "millions",
    "milliard", "milliards", "euro",  "euros",  "centimes", "km",      "m",        "cm",
    "mm",       "kg",        "g",     "ha",     "tesla",
};

std::size_t digits_before(const Glyphs& glyphs, std::size_t i) {
  std::size_t count = 0;
  while (count < i && is_digit(glyphs.sign(i - count - 1))) {
    ++count;
    if (glyphs.gap(i - count) != Gap::none) break;
  }
  return count;
}

std::size_t digits_at(const Glyphs& glyphs, std::size_t i) {
  std::size_t count = 0;
  while (is_digit(glyphs.sign(i + count)) && (count == 0 || glyphs.gap(i + count) == Gap::none))
    ++count;
  return count;
}

// 1 to 3 digits that begin a number, then exactly 3: « 10 000 ».
bool thousands(const Glyphs& glyphs, std::size_t i) {
  const std::size_t before = digits_before(glyphs, i);
  if (before < 1 || before > 3 || digits_at(glyphs, i) != 3) return false;
  if (glyphs.gap(i + 3) == Gap::none && is_letter(glyphs.sign(i + 3))) return false;
  const std::size_t first = i - before;
  return first == 0 || glyphs.gap(first) != Gap::none ||
         !(is_letter(glyphs.sign(first - 1)) || any_of(glyphs.sign(first - 1), U"-/.,"));
}

// The number of a division: « 12 », « 1er », « II », « B ».
bool label_at(const Glyphs& glyphs, std::size_t i) {
  if (is_digit(glyphs.sign(i))) return true;
  std::size_t end = i;
  while (any_of(glyphs.sign(end), U"IVXLCDM") && (end == i || glyphs.gap(end) == Gap::none)) ++end;
  if (end == i && glyphs.sign(i) >= 'A' && glyphs.sign(i) <= 'H') end = i + 1;
  return end > i && (glyphs.gap(end) != Gap::none || !is_letter(glyphs.sign(end)));
}

// What takes a number even where no space was typed: an abbreviation, or a single capital of the
// parts of French codes, and a dot: « art. 3 », « L. 4231-3 ».
bool dotted(const Glyphs& glyphs, std::size_t i) {
  if (i < 2 || glyphs.sign(i - 1) != '.' || glyphs.gap(i - 1) != Gap::none) return false;
  if (is_digit(glyphs.sign(i)) && among(glyphs.run_before(i - 1), abbreviations)) return true;
  return any_of(glyphs.sign(i - 2), U"LRD") && glyphs.run_before(i - 1).size() == 1 &&
         is_digit(glyphs.sign(i));
}

// Words that a line does not leave: before a number, after one, or before a name.
bool inseparable(const Glyphs& glyphs, std::size_t i) {
  const char32_t sign = glyphs.sign(i);
  // Most gaps stand between two small letters and are none of these.
  const bool first = glyphs.sign(i - 1) == 'r' && i >= 3 && glyphs.sign(i - 3) == '1';
  if (!is_digit(sign) && !is_digit(glyphs.sign(i - 1)) && !is_upper(sign) && !first) return false;
  const std::size_t word_end =
      glyphs.sign(i - 1) == '.' && glyphs.gap(i - 1) == Gap::none ? i - 1 : i;
  const std::string before = glyphs.run_before(word_end);
  if (before.empty()) return false;
  const bool capital = is_upper(glyphs.sign(word_end - before.size()));
  if (word_end != i) return capital && is_upper(sign) && (before == "m" || before == "mm");
  if (capital && is_upper(sign) && before.size() > 1 && among(before, titles)) return true;
  if (capital && is_digit(sign) && among(before, postal)) return true;
  if (among(before, divisions) && label_at(glyphs, i)) return true;
  if ((before == "no" || before == "nos") && is_digit(sign)) return true;
  const bool number = before.find_first_not_of("0123456789") == std::string::npos;
  const std::string after = glyphs.run_at(i);
  if (number && is_unit(after)) return true;
  return ((first && before == "1er") || (number && before.size() <= 2)) && is_month(after);
}

// A colon typed without spaces between two words, at `i`: « négligées:deux-points ». A prefix or a
// scheme looks the same (dc:title, urn:isbn, mailto:nom, https:), so that only what cannot well be
// one is mended: prefixes are short and unaccented. « Objet:recherche » stays as the author typed
// it: better a space missing than a name broken.
bool careless_colon(const Glyphs& glyphs, std::size_t i) {
  constexpr std::size_t longest_prefix = 6;
  if (!is_letter(glyphs.sign(i + 1)) || glyphs.gap(i) != Gap::none ||
      glyphs.gap(i + 1) != Gap::none) {
    return false;
  }
  std::size_t begin = i;
  bool accented = false;
  while (begin > 0 && is_letter(glyphs.sign(begin - 1)) &&
         (begin == i || glyphs.gap(begin) == Gap::none)) {
    accented = accented || glyphs.sign(begin - 1) > 0x7F;
    --begin;
  }
  const bool whole =
      begin == 0 || glyphs.gap(begin) != Gap::none || any_of(glyphs.sign(begin - 1), U"’'(«“-");
  return whole && (accented || i - begin > longest_prefix);
}

// Spaces that a sign asks for before itself; `gap` where it asks for none.
Gap before_sign(const Glyphs& glyphs, std::size_t i, Gap gap) {
  const char32_t before = glyphs.sign(i - 1);
  const char32_t sign = glyphs.sign(i);
  const bool opened = any_of(before, U"([");
  switch (sign) {
    case ';':
    case '!':
    case '?':
      return opened || any_of(before, U"!?;:") ? Gap::none : Gap::narrow;
    case ':': {
      const auto part = [](char32_t c) { return is_letter(c) || is_digit(c); };
      // 12:30, dc:title.
      const bool inside = gap == Gap::none && glyphs.gap(i + 1) == Gap::none && part(before) &&
                          part(glyphs.sign(i + 1));
      if (inside && careless_colon(glyphs, i)) return Gap::no_break;
      return inside || opened || before == ':' ? gap : Gap::no_break;
    }
    case ',':
      return Gap::none;
    case '.': {
      // Neither « .pdf » nor the dots of a blank.
      const char32_t after = glyphs.sign(i + 1);
      const bool name = glyphs.gap(i + 1) == Gap::none && (is_letter(after) || is_digit(after));
      return name || after == '.' || any_of(before, U".…") ? gap : Gap::none;
    }
    case U'»':
      return Gap::no_break;
    case U'”':
    case ')':
      return before == '(' ? gap : Gap::none;
    case ']':
      return before == '[' ? gap : Gap::none;
    case '%':
    case U'‰':
      return is_digit(before) ? Gap::no_break : gap;
    case U'€':
    case '$':
    case U'£':
      return is_digit(before) || gap != Gap::none ? Gap::no_break : gap;
    case U'’':
      return gap != Gap::none && among(glyphs.run_before(i), elided) &&
                     is_letter(glyphs.sign(i + 1))
                 ? Gap::none
                 : gap;
    default:
      return gap;
  }
}

// Spaces that the sign before asks for.
Gap after_sign(const Glyphs& glyphs, std::size_t i, Gap gap) {
  const char32_t before = glyphs.sign(i - 1);
  const bool part = is_letter(glyphs.sign(i)) || is_digit(glyphs.sign(i));
  // A colon that is punctuation, as the gap before it tells.
  const bool colon = before == ':' && glyphs.gap(i - 1) != Gap::none;
  if (colon && gap == Gap::none && is_letter(glyphs.sign(i))) return Gap::space;
  if (before == U'§') return part ? Gap::no_break : gap;
  if (before == U'°' && i >= 2 && any_of(glyphs.sign(i - 2), U"nN") &&
      glyphs.gap(i - 1) == Gap::none) {
    return part && glyphs.run_before(i - 1).size() == 1 ? Gap::no_break : gap;
  }
  if (before == U'’' && gap != Gap::none && glyphs.gap(i - 1) == Gap::none &&
      is_letter(glyphs.sign(i))) {
    return among(glyphs.run_before(i - 1), elided) ? Gap::none : gap;
  }
  return gap;
}

}  // namespace

bool is_unit(std::string_view folded) { return among(folded, units); }

bool is_month(std::string_view folded) {
  for (unsigned i = 1; i <= 12; ++i) {
    if (folded == fold(month_name(i))) return true;
  }
  return false;
}

Gap right_gap(const Glyphs& glyphs, std::size_t i) {
  const Gap gap = glyphs.gap(i);
  if (gap == Gap::none && glyphs.kept(i) && glyphs.kept(i - 1)) return gap;
  if (glyphs.sign(i - 1) == U'«') return Gap::no_break;
  const Gap asked = before_sign(glyphs, i, gap);
  // A sign that closes or punctuates prevails over what opens before it.
  const bool settled = any_of(glyphs.sign(i), U";!?:,.»”)]");
  if (settled) return asked;
  if (any_of(glyphs.sign(i - 1), U"([“")) return Gap::none;
  if (asked != gap) return asked;
  const Gap opened = after_sign(glyphs, i, gap);
  if (opened != gap) return opened;
  if (dotted(glyphs, i)) return Gap::no_break;
  if (gap == Gap::none) return gap;
  if (thousands(glyphs, i)) return Gap::narrow;
  return inseparable(glyphs, i) ? Gap::no_break : gap;
}

}  // namespace paraphe
