// SPDX-License-Identifier: EUPL-1.2
// Running text, word by word: what was written in one paragraph and what is.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "check/departure_tree.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

constexpr std::size_t most_cells = 4'000'000;  // beyond, a paragraph is not worth aligning

/// The attributes of a tag, in its order; those alone that `other`, when there is one, has not.
std::string values_of(const xmlNode* tag, const xmlNode* other) {
  std::string out;
  for (const auto* a = tag->properties; a != nullptr; a = a->next) {
    const auto* name = reinterpret_cast<const char*>(a->name);
    if (other != nullptr && attribute(other, name) == value_of(a)) continue;
    out += (out.empty() ? "" : " ") + std::string(value_of(a));
  }
  return out;
}

class Reader {
 public:
  explicit Reader(const BlankNames& blanks) : blanks_(blanks) {}

  ReadProse read(const xmlNode* element) {
    content(element);
    end_word();
    return std::move(out_);
  }

 private:
  using Kind = ProseToken::Kind;

  void content(const xmlNode* element) {
    for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        letters(child);
      } else if (child->type == XML_ELEMENT_NODE) {
        end_word();
        inside(child);
      }
    }
  }

  void inside(const xmlNode* child) {
    if (!is_prose(child) && !element_children(child).empty()) {
      out_.structures.push_back(child);
      return tag(Kind::structure, "+", "", child);
    }
    const bool blank = name_of(child) == blanks_.element;
    std::string start = "<" + full_name(child);
    for (const auto& [name, held] : attributes_of(child)) {
      const std::string value(value_of(held));
      start += " " + name + "=" + std::to_string(value.size()) + ":" + value;
    }
    const std::string shown = child->children == nullptr && !blank ? values_of(child, nullptr) : "";
    tag(blank ? Kind::blank : Kind::tag, start, blank ? "[…]" : shown, child);
    content(child);
    end_word();
    if (child->children != nullptr) tag(Kind::tag, ">", "", child);
  }

  void tag(Kind kind, std::string text, std::string shown, const xmlNode* node) {
    ProseToken token;
    token.kind = kind;
    token.text = std::move(text);
    token.shown = std::move(shown);
    token.first = token.last = node;
    if (kind == Kind::blank) token.object = attribute(node, blanks_.object);
    push(std::move(token));
  }

  /// A comment inside a word does not part it; a sign stands alone, so that one that follows a
  /// blank is no part of what fills it.
  void letters(const xmlNode* node) {
    const std::string_view text(reinterpret_cast<const char*>(node->content));
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint sign = decode(text, at);
      const std::size_t begin = at;
      at += sign.size;
      if (is_space(sign.value)) {
        end_word();
        gap_ = true;
        continue;
      }
      if (sign.value == 0xAD) continue;  // a soft hyphen
      const bool alone = !is_letter(sign.value) && !is_digit(sign.value);
      if (alone) end_word();
      if (word_.text.empty()) {
        word_.first = node;
        word_.begin = begin;
      }
      word_.text += sign.value == 0x2019 ? "'" : text.substr(begin, sign.size);
      word_.shown += text.substr(begin, sign.size);
      word_.last = node;
      word_.end = at;
      if (alone) end_word();
    }
  }

  void end_word() {
    if (word_.text.empty()) return;
    word_.text.insert(0, "w");
    push(std::move(word_));
    word_ = {};
  }

  void push(ProseToken token) {
    token.gap = gap_;
    gap_ = false;
    out_.tokens.push_back(std::move(token));
  }

  const BlankNames& blanks_;
  ReadProse out_;
  ProseToken word_;
  bool gap_ = false;
};

/// Tokens [begin, end) of the earlier text that became [now, now_end) of the later one.
struct Hunk {
  std::size_t begin, end, now, now_end;
};

/// The hunks of the middle that is left once the ends that agree are taken off.
class Alignment {
 public:
  Alignment(const std::vector<ProseToken>& a, const std::vector<ProseToken>& b) : a_(a), b_(b) {}

  std::vector<Hunk> run() {
    std::size_t from = 0, end = a_.size(), now_end = b_.size();
    while (from < end && from < now_end && same(from, from)) ++from;
    while (end > from && now_end > from && same(end - 1, now_end - 1)) --end, --now_end;
    if (from == end && from == now_end) return {};
    if ((end - from) * (now_end - from) > most_cells) return {{from, end, from, now_end}};
    return align(from, end, now_end);
  }

 private:
  bool same(std::size_t i, std::size_t j) const { return a_[i].text == b_[j].text; }

  /// By longest common subsequence.
  std::vector<Hunk> align(std::size_t from, std::size_t end, std::size_t now_end) const {
    const std::size_t rows = end - from, columns = now_end - from, width = columns + 1;
    std::vector<std::uint32_t> length((rows + 1) * width, 0);
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        length[i * width + j] = same(from + i, from + j) ? length[(i + 1) * width + j + 1] + 1
                                                         : std::max(length[(i + 1) * width + j],
                                                                    length[i * width + j + 1]);
      }
    }
    std::vector<Hunk> out;
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
      if (i < rows && j < columns && same(from + i, from + j)) {
        ++i, ++j;
        continue;
      }
      const std::size_t begin = i, now = j;
      while ((i < rows || j < columns) && !(i < rows && j < columns && same(from + i, from + j))) {
        const bool down =
            j == columns || (i < rows && length[(i + 1) * width + j] >= length[i * width + j + 1]);
        ++(down ? i : j);
      }
      out.push_back({from + begin, from + i, from + now, from + j});
    }
    return out;
  }

  const std::vector<ProseToken>& a_;
  const std::vector<ProseToken>& b_;
};

std::string told(const std::vector<ProseToken>& tokens, std::size_t begin, std::size_t end) {
  std::string out;
  for (; begin < end; ++begin) {
    if (tokens[begin].shown.empty()) continue;
    out += (out.empty() || !tokens[begin].gap ? "" : " ") + tokens[begin].shown;
  }
  return out;
}

/// What a reader is told of a hunk: of one tag that became another of its name, what differs.
std::pair<std::string, std::string> told(const std::vector<ProseToken>& a,
                                         const std::vector<ProseToken>& b, const Hunk& hunk) {
  if (hunk.end - hunk.begin == 1 && hunk.now_end - hunk.now == 1) {
    const ProseToken &was = a[hunk.begin], &is = b[hunk.now];
    const auto tag = ProseToken::Kind::tag;
    if (was.kind == tag && is.kind == tag && full_name(was.first) == full_name(is.first))
      return {shortened(values_of(was.first, is.first)), shortened(values_of(is.first, was.first))};
  }
  return {shortened(told(a, hunk.begin, hunk.end)), shortened(told(b, hunk.now, hunk.now_end))};
}

/// What tells two stretches apart, tags included.
std::string exact(const std::vector<ProseToken>& tokens, std::size_t begin, std::size_t end) {
  std::string out;
  for (; begin < end; ++begin) out += tokens[begin].text + "\n";
  return out;
}

bool only(const std::vector<ProseToken>& tokens, std::size_t begin, std::size_t end,
          ProseToken::Kind kind) {
  return begin < end && std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                    tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                    [&](const ProseToken& token) { return token.kind == kind; });
}

/// The words of the later text in a hunk, else those on either side of where others were removed.
TextMark mark_of(const std::vector<ProseToken>& tokens, const Hunk& hunk, const xmlNode* element) {
  std::size_t begin = hunk.now, end = hunk.now_end;
  if (begin == end && begin > 0) --begin;
  if (begin == end && end < tokens.size()) ++end;
  while (begin < end && tokens[begin].kind != ProseToken::Kind::word) ++begin;
  while (end > begin && tokens[end - 1].kind != ProseToken::Kind::word) --end;
  if (begin == end) {
    const xmlNode* tag = hunk.now < hunk.now_end ? tokens[hunk.now].first : element;
    return {tag, 0, tag, 0, element};
  }
  return {tokens[begin].first, tokens[begin].begin, tokens[end - 1].last, tokens[end - 1].end,
          element};
}

/// The words on either side of a hunk in which no word differs, as two tags may.
Hunk widened(Hunk hunk, const ReadProse& earlier, const ReadProse& later) {
  if (told(earlier.tokens, hunk.begin, hunk.end) != told(later.tokens, hunk.now, hunk.now_end))
    return hunk;
  if (hunk.begin > 0 && hunk.now > 0) --hunk.begin, --hunk.now;
  if (hunk.end < earlier.tokens.size() && hunk.now_end < later.tokens.size())
    ++hunk.end, ++hunk.now_end;
  return hunk;
}

}  // namespace

ReadProse read_prose(const xmlNode* element, const BlankNames& blanks) {
  return Reader(blanks).read(element);
}

std::vector<Departure> compare_prose(const ReadProse& earlier, const ReadProse& later,
                                     const xmlNode* element) {
  const auto& a = earlier.tokens;
  const auto& b = later.tokens;
  std::vector<Departure> out;
  const auto add = [&](const Hunk& hunk) {
    const Hunk around = widened(hunk, earlier, later);
    Departure departure;
    departure.kind = Departure::Kind::words;
    departure.node = element;
    departure.mark = mark_of(b, around, element);
    std::tie(departure.before, departure.after) = told(a, b, around);
    const std::string was = exact(a, hunk.begin, hunk.end);
    departure.fingerprint = hexadecimal(
        sha256(std::to_string(was.size()) + "\n" + was + exact(b, hunk.now, hunk.now_end)));
    return &out.emplace_back(std::move(departure));
  };
  // A list more or less is told of as an element; one that moved among the words is not.
  const bool same_lists = earlier.structures.size() == later.structures.size();
  const auto lists_only = [&](const Hunk& hunk) {
    const auto kind = ProseToken::Kind::structure;
    return (hunk.begin == hunk.end || only(a, hunk.begin, hunk.end, kind)) &&
           (hunk.now == hunk.now_end || only(b, hunk.now, hunk.now_end, kind));
  };
  std::optional<Hunk> rest;
  for (const Hunk& hunk : Alignment(a, b).run()) {
    if (!same_lists && lists_only(hunk)) continue;
    if (only(a, hunk.begin, hunk.end, ProseToken::Kind::blank) && hunk.now < hunk.now_end) {
      Departure* filled = add(hunk);
      filled->after = told(b, hunk.now, hunk.now_end);  // whole: a rule judges it
      for (std::size_t i = hunk.begin; i < hunk.end; ++i) {
        filled->blanks += (filled->blanks.empty() ? "" : " ") + a[i].object;
      }
      continue;
    }
    rest = rest ? Hunk{rest->begin, hunk.end, rest->now, hunk.now_end} : hunk;
  }
  if (rest) add(*rest);
  return out;
}

}  // namespace paraphe
