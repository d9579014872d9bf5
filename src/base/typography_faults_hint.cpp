// SPDX-License-Identifier: EUPL-1.2
// The cheap question asked of every paragraph: a table tells which bytes are worth a look.
#include <array>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/typography_faults.h"

namespace paraphe {
namespace {

enum class Look : unsigned char { no, always, before, space, digit, upper, c2, e2 };

constexpr std::array<Look, 256> looks = [] {
  std::array<Look, 256> table{};
  for (const char c : {'\'', '"'}) table[static_cast<unsigned char>(c)] = Look::always;
  for (const char c : {';', '!', '?', ':', ',', '.', ')', ']', '%', '(', '[', '$'}) {
    table[static_cast<unsigned char>(c)] = Look::before;
  }
  table[' '] = Look::space;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = Look::digit;
  for (const char c : {'M', 'X', 'V', 'I'}) table[static_cast<unsigned char>(c)] = Look::upper;
  table[0xC2] = Look::c2;
  table[0xE2] = Look::e2;
  return table;
}();

bool white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool figure(char c) { return c >= '0' && c <= '9'; }
bool small(char c) { return c >= 'a' && c <= 'z'; }
bool large(char c) { return c >= 'A' && c <= 'Z'; }
/// A byte of a letter with an accent; not of a no-break space, nor of « ’ ».
bool accented(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte < 0xE0 && byte != 0xC2;
}

#ifdef __SSE2__

constexpr std::size_t block = 16;

__m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

/// Of the `block` bytes at `at`, and one more is there, how many from the first on need no look:
/// small letters, letters with accents, single spaces. It may be fewer.
std::size_t plain_bytes(const char* at) {
  const __m128i bytes = load(at), next = load(at + 1), space = _mm_set1_epi8(' ');
  const __m128i from_a = _mm_sub_epi8(bytes, _mm_set1_epi8('a'));
  const __m128i small = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
  const __m128i single =
      _mm_andnot_si128(_mm_cmpeq_epi8(next, space), _mm_cmpeq_epi8(bytes, space));
  // 0xC2 and 0xE2 begin signs.
  const __m128i signs =
      _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8('\xDF')), _mm_set1_epi8('\xC2'));
  const __m128i accented = _mm_andnot_si128(signs, bytes);  // its highest bits
  const __m128i plain = _mm_or_si128(_mm_or_si128(small, single), accented);
  const unsigned others = ~static_cast<unsigned>(_mm_movemask_epi8(plain));
  return static_cast<std::size_t>(__builtin_ctz(others));
}

#endif

class Glance {
 public:
  explicit Glance(std::string_view text) : text_(text) {}

  bool wary() {
    for (at_ = 0; at_ < text_.size(); ++at_) {
#ifdef __SSE2__
      while (text_.size() - at_ > block) {
        const std::size_t plain = plain_bytes(text_.data() + at_);
        at_ += plain;
        if (plain < block) break;
      }
#endif
      const Look look = looks[static_cast<unsigned char>(text_[at_])];
      if (look != Look::no && worth(look)) return true;
    }
    return false;
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  char before() const { return at_ == 0 ? '\0' : text_[at_ - 1]; }
  char after() const { return at(at_ + 1); }
  bool spaced_before(std::size_t at) const {
    if (at == 0) return true;
    if (white(text_[at - 1])) return true;
    if (at >= 2 && text_.compare(at - 2, 2, "\u00A0") == 0) return true;
    return at >= 3 && (text_.compare(at - 3, 3, "\u202F") == 0);
  }
  bool spaced(std::size_t at) const {
    return at >= text_.size() || white(text_[at]) || text_.compare(at, 2, "\u00A0") == 0 ||
           text_.compare(at, 3, "\u202F") == 0;
  }

  bool worth(Look look) {
    switch (look) {
      case Look::no:
        return false;
      case Look::always:
        return true;
      case Look::before:
        return sign();
      case Look::space:
        return spaces();
      case Look::digit:
        return digits();
      case Look::upper:
        return abbreviation();
      case Look::c2:
        return latin();
      case Look::e2:
        return marks();
    }
    return false;
  }

  bool sign() const {
    const char c = text_[at_];
    const bool spaced = at_ > 0 && spaced_before(at_);
    switch (c) {
      case ';':
      case '!':
      case '?':
        return at_ > 0 && (!spaced || follows_a_sign());
      case ':':
        return at_ > 0 && (!spaced || (at_ + 1 < text_.size() && !this->spaced(at_ + 1)));
      case '%':
      case '$':
        return at_ > 0 && !spaced;
      case '(':
      case '[':
        return at_ + 1 < text_.size() && this->spaced(at_ + 1);
      case '.':
        // « C.N.R.S. », « art.3 », « Mme. »; else as a comma.
        return spaced || (large(before()) && large(after())) || figure(after()) || title();
      default:
        return spaced;
    }
  }

  /// « ? ! »: no space stands between them.
  bool follows_a_sign() const {
    const std::size_t last = text_.find_last_not_of(" \t\r\n\xC2\xA0\xE2\x80\xAF", at_ - 1);
    return last != text_.npos &&
           std::string_view("!?;:([").find(text_[last]) != std::string_view::npos;
  }

  /// « Mme. », « Mmes. ».
  bool title() const {
    const auto ends = [&](std::string_view word) {
      return at_ >= word.size() && text_.compare(at_ - word.size(), word.size(), word) == 0;
    };
    return ends("Mme") || ends("Mmes");
  }

  bool spaces() {
    if (after() != ' ') return false;
    const std::size_t begin = at_;
    while (after() == ' ') ++at_;
    const bool whole_line =
        begin == 0 || white(text_[begin - 1]) || white(after()) || at_ + 1 == text_.size();
    return !whole_line;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (figure(after())) ++at_;
    const std::size_t count = at_ + 1 - begin;
    const char next = after();
    if (count > 4 || ((next == ',' || next == '.') && figure(at(at_ + 2)))) return true;
    if (small(next) || large(next) || static_cast<unsigned char>(next) == 0xC3) {
      return !ordinal(begin, count);
    }
    if (text_.compare(at_ + 1, 3, "€") == 0) return true;
    if (count > 2) {  // « 2 023 »
      return count == 3 && begin > 1 && white(text_[begin - 1]) && figure(text_[begin - 2]);
    }
    if (tied(begin)) return false;  // « L. 4221-1 du code »
    // A day: « 1 juillet », « 21 Septembre », « Mardi 3 mars »; « du 1 au 15 ».
    if (next == '\0' || !spaced(at_ + 1)) return false;
    std::size_t name = at_ + 1;
    while (name < text_.size() && spaced(name))
      name += white(text_[name]) ? 1 : at(name) == '\xC2' ? 2 : 3;
    return large(at(name)) || (small(at(name)) && (text_[begin] == '1' || text_[begin] == '0')) ||
           weekday(begin);
  }

  /// « 1er », « 1re », « 2e », with or without s, and no more: before a small « month » too, but
  /// « 2er » is none.
  bool ordinal(std::size_t begin, std::size_t count) {
    const bool one = count == 1 && text_[begin] == '1';
    std::size_t end = at_ + 1;
    if (one && (text_.compare(end, 2, "er") == 0 || text_.compare(end, 2, "re") == 0)) {
      end += 2;
    } else if (!one && at(end) == 'e') {
      end += 1;
    } else {
      return false;
    }
    if (at(end) == 's') ++end;
    if (small(at(end)) || large(at(end)) || figure(at(end)) ||
        static_cast<unsigned char>(at(end)) >= 0xC3) {
      return false;
    }
    at_ = end - 1;
    return !(one && large(at(end + 1)));  // « 1er Juillet »
  }

  /// A capitalised « Lundi » or « Dimanche » stands before the day.
  bool weekday(std::size_t day) const {
    std::size_t end = day;
    while (end > 0 && !small(text_[end - 1]) && day - end < 4) --end;
    std::size_t begin = end;
    while (begin > 0 && small(text_[begin - 1])) --begin;
    return begin > 0 && large(text_[begin - 1]);
  }

  // « Mr », « Mrs », « MM »; « XXIème » and « Iere ».
  bool abbreviation() {
    if (text_[at_] == 'M') return after() == 'r' || after() == 'M';
    while (after() == 'X' || after() == 'V' || after() == 'I') ++at_;
    return ordinal_suffix(at_ + 1);
  }

  /// « ème », « ième », « nieme », « ere », « ier »; not « Innovation ».
  bool ordinal_suffix(std::size_t begin) const {
    constexpr std::size_t longest = 7;  // « nièmes »
    std::size_t end = begin;
    while (small(at(end)) || accented(at(end))) ++end;
    if (end - begin > longest) return false;
    const char first = at(begin), second = at(begin + 1);
    if (first == 'e') return second == 'm' || second == 'r';
    if (first == 'i') return second == 'e' || second == '\xC3';
    return first == '\xC3' || (first == 'n' && second == 'i');
  }

  /// Figures that a sign ties to a word or to other figures, as in a number of an act.
  bool tied(std::size_t begin) const {
    constexpr std::string_view signs = "-/.,_:@";
    if (begin < 2 || signs.find(text_[begin - 1]) == signs.npos) return false;
    const char c = text_[begin - 2];
    return small(c) || large(c) || figure(c);
  }

  // « » ° º.
  bool latin() const {
    const char c = after();
    if (c == '\xAB') return at_ + 2 < text_.size() && !spaced(at_ + 2);
    if (c == '\xBB') return at_ > 0 && !spaced_before(at_);
    if (c == '\xBA') return true;
    if (c == '\xA7') return !spaced(at_ + 2);
    return c == '\xB0' && !number();
  }

  /// « n° », a space, figures in one group.
  bool number() const {
    std::size_t i = at_ + 2;
    if (spaced_before(at_)) return false;
    if (before() != 'n' && before() != 'N') return !small(at(i));  // « 1° », « 20 °C »
    if (i >= text_.size() || !spaced(i)) return false;
    i += at(i) == '\xC2' ? 2 : at(i) == '\xE2' ? 3 : 1;
    return figure(at(i)) || small(at(i)) || large(at(i));
  }

  // “ ” ’ €, no-break spaces running.
  bool marks() const {
    if (text_.compare(at_, 3, "’") == 0) {
      return (at_ > 0 && spaced_before(at_)) || (at_ + 3 < text_.size() && spaced(at_ + 3));
    }
    if (text_.compare(at_, 3, "…") == 0) return false;
    if (text_.compare(at_, 3, "€") == 0) return at_ > 0 && !spaced_before(at_);
    return text_.compare(at_, 3, "“") == 0 || text_.compare(at_, 3, "”") == 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool may_be_faulty(std::string_view text) { return Glance(text).wary(); }

}  // namespace paraphe
