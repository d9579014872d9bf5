// SPDX-License-Identifier: EUPL-1.2
// Faults that print does not mend by itself: ordinals, dates, figures, abbreviations.
#include <algorithm>
#include <array>
#include <utility>

#include "base/glyphs.h"
#include "base/numerals.h"
#include "base/typography_faults.h"
#include "base/utf8.h"

namespace paraphe {
namespace {

using Kind = TypographicFault::Kind;
using Faults = std::vector<Found<TypographicFault>>;

constexpr const char* no_break = "\u00A0";
constexpr const char* narrow = "\u202F";

template <std::size_t n>
bool among(std::string_view word, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_weekday(std::string_view folded) {
  for (int day = 0; day < 7; ++day) {
    if (folded == fold(weekday_name(day))) return true;
  }
  return false;
}

/// « Septembre », not « SEPTEMBRE ».
bool capitalised(std::string_view word) {
  const CodePoint first = decode(word, 0);
  return first.size < word.size() && is_upper(first.value) &&
         !is_upper(decode(word, first.size).value);
}

std::string uncapitalised(std::string_view word) {
  const CodePoint first = decode(word, 0);
  std::string out;
  encode(lower(first.value), out);
  return out + std::string(word.substr(first.size));
}

/// `digits` by threes, from the right.
std::string grouped(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += narrow;
    out += digits[i];
  }
  return out;
}

class WordFaults {
 public:
  explicit WordFaults(const Tokens& tokens) : t_(tokens) {}

  Faults all() {
    for (std::size_t i = 0; i < t_.size(); ++i) {
      if (t_.digits(i)) {
        ordinal(i, i + 1);
        day(i);
        figures(i);
        unit(i);
      } else if (t_.word(i)) {
        roman_ordinal(i);
        weekday(i);
        number_sign(i);
        acronym(i);
        title(i);
        grouping(i);
      }
    }
    return std::move(out_);
  }

 private:
  void add(Kind kind, std::size_t begin, std::size_t end, std::string correction,
           bool safe = true) {
    add(kind, Span{begin, end}, std::move(correction), safe);
  }
  void add(Kind kind, Span span, std::string correction, bool safe = true) {
    out_.push_back({span, {kind, std::move(correction), safe, {}, {}}});
  }

  std::string_view text(std::size_t first, std::size_t last) const {
    return t_.text().substr(t_[first].begin, t_[last].end - t_[first].begin);
  }
  bool touching_word(std::size_t i) const { return t_.word(i) && t_.touches(i); }
  bool touching(std::size_t i, std::string_view sign) const {
    return t_.touches(i) && t_.is(i, sign);
  }
  /// Whether something longer goes on at `i`: « 2eme-B », « 1ereX ».
  bool goes_on(std::size_t i) const { return t_.touches(i) && (t_.word(i) || t_.digits(i)); }

  // 1ère, 1ier, 2ème.
  void ordinal(std::size_t number, std::size_t suffix) {
    if (!touching_word(suffix) || !t_.starts(number) || goes_on(suffix + 1)) return;
    const std::string meant =
        ordinal_suffix(t_.folded(suffix), t_.written(number) == "1", t_.written(suffix));
    if (!meant.empty()) add(Kind::ordinal, t_[suffix].begin, t_[suffix].end, meant);
  }

  static std::string ordinal_suffix(std::string_view folded, bool first, std::string_view written) {
    const bool plural = folded.size() > 2 && folded.back() == 's';
    const std::string_view one = plural ? folded.substr(0, folded.size() - 1) : folded;
    const std::string s = plural ? "s" : "";
    if (first && one == "ier") return "er" + s;
    if (first && (one == "ere" || one == "iere")) return "re" + s;
    const bool grave = one == "e" && written != "e";  // 2è
    if (!first && (one == "eme" || one == "ieme" || one == "nieme" || one == "ie" || grave)) {
      return "e" + s;
    }
    return {};
  }

  // XXIème.
  void roman_ordinal(std::size_t i) {
    const std::string_view word = t_.written(i);
    const std::size_t length = std::min(word.find_first_not_of("IVX"), word.size());
    if (length == 0 || length == word.size() || !parse_roman(word.substr(0, length))) return;
    const std::string_view suffix = word.substr(length);
    if (fold(suffix).size() < 3) return;  // « Vie » is a word
    const std::string meant = ordinal_suffix(fold(suffix), word.substr(0, length) == "I", suffix);
    if (!meant.empty()) add(Kind::ordinal, t_[i].begin + length, t_[i].end, meant);
  }

  // Not safe: « 1 juillet » may be the 11th, cut short.
  void first_day(std::size_t i) { add(Kind::first_day, t_[i].begin, t_[i].end, "1er", false); }

  void day(std::size_t i) {
    if (!t_.starts(i) || t_.written(i).size() > 2) return;
    const std::string_view digits = t_.written(i);
    const bool er = touching_word(i + 1) && t_.is(i + 1, "er");
    const std::size_t next = er ? i + 2 : i + 1;
    if (is_month(t_.folded(next)) && !t_.touches(next)) {
      if (capitalised(t_.written(next))) {
        add(Kind::capital, t_[next].begin, t_[next].end, uncapitalised(t_.written(next)));
      }
      const bool first = digits == "1" || digits == "01";
      if (first && !er && !divided(i)) first_day(i);
      if (!first && er) {
        add(Kind::other_day, t_[i].begin, t_[i + 1].end, std::string(digits), false);
      }
    } else if (digits == "1" && t_.is(i - 1, "du") && t_.is(i + 1, "au") && t_.digits(i + 2) &&
               t_.written(i + 2).size() <= 2 && is_month(t_.folded(i + 3))) {
      first_day(i);  // « du 1 au 15 juillet »
    }
  }

  /// « article 1 », « annexe 1 »: no day.
  bool divided(std::size_t i) const {
    constexpr std::array<std::string_view, 8> divisions = {"article", "annexe",  "axe",  "lot",
                                                           "phase",   "version", "tome", "page"};
    return i > 0 && among(t_.folded(i - 1), divisions);
  }

  // « le Mardi 3 mars », « en Septembre 2021 ».
  void weekday(std::size_t i) {
    if (i == 0 || !t_.word(i - 1) || !capitalised(t_.written(i)) || t_.touches(i)) return;
    const bool before_day = t_.digits(i + 1) && !t_.touches(i + 1);
    if (!before_day) return;
    constexpr std::array<std::string_view, 5> before_month = {"en", "de", "courant", "debut",
                                                              "fin"};
    const bool day = is_weekday(t_.folded(i)) && !capitalised(t_.written(i - 1));
    const bool month = is_month(t_.folded(i)) && t_.written(i + 1).size() == 4 &&
                       among(t_.folded(i - 1), before_month);
    if (day || month) add(Kind::capital, t_[i].begin, t_[i].end, uncapitalised(t_.written(i)));
  }

  /// « € », « euros », at `i`.
  bool money(std::size_t i) const {
    return t_.is(i, "€") || t_.is(i, "euro") || t_.is(i, "euros") || t_.written(i) == "EUR" ||
           t_.written(i) == "k€";
  }

  void figures(std::size_t i) {
    if (i > 0 && t_.touches(i) && !t_.is(i - 1, "(") && !t_.is(i - 1, "’")) return;
    std::size_t last = i;  // of the number
    std::string whole(t_.written(i));
    std::string decimals;
    std::string_view groups;  // the sign between them
    while (t_.touches(last + 1) && (t_.is(last + 1, ".") || t_.is(last + 1, ",")) &&
           t_.digits(last + 2) && t_.touches(last + 2)) {
      if (!decimals.empty()) return;  // 1.2.3: no number
      const std::string_view more = t_.written(last + 2);
      if (more.size() == 3 && (groups.empty() || groups == t_.written(last + 1)) &&
          (last > i || whole.size() <= 3)) {
        groups = t_.written(last + 1);
        whole += more;
      } else {
        decimals = more;
        if (t_.is(last + 1, ".") && groups == ".") return;
        point_ = t_.is(last + 1, ".");
      }
      last += 2;
    }
    if (!money(last + 1) && !(t_.is(last + 1, "%") && groups.empty())) return;
    const std::string tail = decimals.empty() ? "" : "," + decimals;
    if (!groups.empty()) {
      add(Kind::figures, t_[i].begin, t_[last].end, grouped(whole) + tail, false);
    } else if (!decimals.empty() && point_) {
      add(Kind::figures, t_[i].begin, t_[last].end,
          (whole.size() > 4 ? grouped(whole) : whole) + tail);
    } else if (whole.size() > 4 && money(last + 1)) {
      add(Kind::figures, t_[i].begin, t_[last].end, grouped(whole) + tail);
    }
  }

  // « n° 2 023-1321 », « septembre 2 021 », « article 1 384 ».
  void grouping(std::size_t i) {
    const bool sign = t_.is(i, "n") && t_.is(i + 1, "°");
    const std::size_t first = sign ? i + 2 : i + 1;
    if (!t_.digits(first) || !t_.digits(first + 1) || t_.written(first).size() > 2 ||
        t_.written(first + 1).size() != 3 || t_.touches(first + 1) ||
        (!sign && t_.touches(first))) {
      return;
    }
    const std::string joined = std::string(t_.written(first)) + std::string(t_.written(first + 1));
    const bool act = sign && t_.is(first + 2, "-") && t_.touches(first + 2);
    const bool year = joined.size() == 4 && (joined < "2100" && joined >= "1900") &&
                      (is_month(t_.folded(i)) || t_.is(i, "annee"));
    if (act || year) add(Kind::grouping, t_[first].begin, t_[first + 1].end, joined);
    if (t_.is(i, "article")) {
      add(Kind::grouping, t_[first].begin, t_[first + 1].end, joined, false);
    }
  }

  void unit(std::size_t i) {
    const std::string_view unit = t_.written(i + 1);
    if (!touching_word(i + 1) || !t_.starts(i)) return;
    const bool hour = unit == "h" && !(t_.digits(i + 2) && t_.written(i + 2).size() != 2);
    if (hour) {
      std::string correction = std::string(no_break) + "h";
      if (t_.digits(i + 2) && t_.touches(i + 2)) correction += no_break;
      return add(Kind::unit, t_[i + 1].begin, t_[i + 1].end, correction);
    }
    if (goes_on(i + 2) || !is_unit(t_.folded(i + 1)) || t_.folded(i + 1).size() < 2) return;
    // A short symbol is a symbol in its own case: « 5MM » is no length.
    if (unit.size() <= 2 && unit != t_.folded(i + 1)) return;
    add(Kind::unit, t_[i + 1].begin, t_[i + 1].end, no_break + std::string(unit));
  }

  void number_sign(std::size_t i) {
    if (!t_.is(i, "n") || t_.touches(i)) return;
    const bool degree = t_.is(i + 1, "°"), masculine = t_.written(i + 1) == "º";
    if (!degree && !masculine) return;
    const std::string n(t_.written(i));
    if (t_.is(i + 2, "s") && t_.touches(i + 2)) {
      return add(Kind::number_sign, t_[i].begin, t_[i + 2].end, n + "os");
    }
    if (t_.is(i + 2, ":") && t_.digits(i + 3)) {
      return add(Kind::number_sign, t_[i].begin, t_[i + 3].begin, n + "°" + no_break);
    }
    if (!t_.digits(i + 2)) return;
    if (masculine || !t_.touches(i + 1)) {
      add(Kind::number_sign, t_[i].begin, t_[i + 1].end, n + "°");
    }
  }

  bool initial(std::size_t i) const {
    return t_.word(i) && t_[i].end - t_[i].begin == 1 && is_upper(decode(t_.written(i), 0).value) &&
           touching(i + 1, ".");
  }

  // Three letters at least: two may be the first names of a person.
  void acronym(std::size_t i) {
    if (t_.touches(i) &&
        !(i > 0 && (t_.is(i - 1, "'") || t_.is(i - 1, "’") || t_.is(i - 1, "(")))) {
      return;
    }
    std::string letters;
    std::size_t last = i;
    for (std::size_t at = i; initial(at) && (at == i || t_.touches(at)); at += 2) {
      letters += t_.written(at);
      last = at + 1;
    }
    if (letters.size() < 3 || goes_on(last + 1)) return;
    constexpr std::array<std::string_view, 10> articles = {"le",  "la",  "du",  "au", "de",
                                                           "des", "les", "aux", "l",  "'"};
    const bool named = i > 0 && (among(t_.folded(i - 1), articles) || t_.touches(i));
    const bool capital = last + 1 < t_.size() && is_upper(decode(t_.written(last + 1), 0).value);
    if (capital && !named) return;  // « J. R. R. Tolkien »
    const bool ends = last + 1 >= t_.size() || capital;
    add(Kind::acronym, t_[i].begin, t_[last].end, letters + (ends ? "." : ""));
  }

  // « Mr Morin », « Mme. Morin ».
  void title(std::size_t i) {
    if (t_.touches(i) && i > 0 && !t_.is(i - 1, "(")) return;
    const std::string_view word = t_.written(i);
    const bool dot = touching(i + 1, ".");
    const std::size_t name = dot ? i + 2 : i + 1;
    if (!t_.word(name) || t_.touches(name) || !is_upper(decode(t_.written(name), 0).value)) return;
    const std::size_t end = t_[dot ? i + 1 : i].end;
    if (word == "Mr") add(Kind::title, t_[i].begin, end, "M.");
    if (word == "Mrs" || (word == "MM" && !dot && capitalised(t_.written(name)))) {
      add(Kind::title, t_[i].begin, end, "MM.");
    }
    if (dot && (word == "Mme" || word == "Mmes")) {
      add(Kind::title, t_[i].begin, end, std::string(word));
    }
  }

  const Tokens& t_;
  Faults out_;
  bool point_ = false;
};

}  // namespace

std::vector<Found<TypographicFault>> find_faults_in_words(const Tokens& tokens) {
  return WordFaults(tokens).all();
}

}  // namespace paraphe
