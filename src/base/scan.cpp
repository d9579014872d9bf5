// SPDX-License-Identifier: EUPL-1.2
#include "base/scan.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "base/edit_distance.h"
#include "base/names.h"

namespace paraphe {
namespace {

constexpr auto npos = std::string_view::npos;

// More are not told. Who mends these reads the file again.
constexpr std::size_t most_tag_errors = 40;

// What a byte can be inside a tag, looked up: the scanner asks for every byte of every tag.
enum Role : unsigned char { space = 1, end_of_name = 2, end_of_value = 4 };

constexpr std::array<unsigned char, 256> roles = [] {
  std::array<unsigned char, 256> table{};
  for (const unsigned char c : {' ', '\n', '\t', '\r'}) table[c] = space | end_of_name;
  for (const unsigned char c : {'=', '/', '>'}) table[c] = end_of_name;
  for (const unsigned char c : {'"', '\'', '<'}) table[c] = end_of_name | end_of_value;
  return table;
}();

bool is(Role role, char c) { return (roles[static_cast<unsigned char>(c)] & role) != 0; }

std::size_t skip_space(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is(space, bytes[at])) ++at;
  return at;
}

std::size_t skip_name(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && !is(end_of_name, bytes[at])) ++at;
  return at;
}

// Reads `name="value"` at `at`; nothing where it is not one. A `<` in a value means a lost quote.
std::optional<AttributeSource> read_attribute(std::string_view bytes, std::size_t at) {
  const std::size_t name_end = skip_name(bytes, at);
  const std::size_t equals = skip_space(bytes, name_end);
  if (name_end == at || equals >= bytes.size() || bytes[equals] != '=') return std::nullopt;
  const std::size_t quote = skip_space(bytes, equals + 1);
  if (quote >= bytes.size() || (bytes[quote] != '"' && bytes[quote] != '\'')) return std::nullopt;
  std::size_t end = quote + 1;
  while (end < bytes.size() &&
         (!is(end_of_value, bytes[end]) || (bytes[end] != bytes[quote] && bytes[end] != '<'))) {
    ++end;
  }
  if (end >= bytes.size() || bytes[end] == '<') return std::nullopt;
  return AttributeSource{{at, name_end}, {quote + 1, end}, {at, end + 1}};
}

class Scanner {
 public:
  Scanner(std::string_view bytes, std::size_t begin, const Limits& limits)
      : bytes_(bytes), at_(begin), limits_(limits), names_(bytes) {
    result_.elements.reserve(bytes.size() / 40);
  }

  Scan run() {
    bool ok = true;
    while (ok && at_ < bytes_.size()) ok = text() && (at_ == bytes_.size() || markup());
    if (ok && !result_.refusal) close_all();
    result_.complete = ok && !result_.refusal && result_.tag_errors.empty();
    return std::move(result_);
  }

 private:
  bool refuse(Excess what, Span span) {
    result_.refusal = Refusal{what, span};
    return false;
  }

  bool text() {
    const void* found = std::memchr(bytes_.data() + at_, '<', bytes_.size() - at_);
    const std::size_t end =
        found == nullptr
            ? bytes_.size()
            : static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data());
    const Span span{at_, end};
    at_ = end;
    return span.end - span.begin <= limits_.text_bytes || refuse(Excess::text, span);
  }

  bool markup() {
    const char second = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
    if (second == '/') return end_tag();
    if (second == '?') return skip_to("?>", 2);
    if (second != '!') return start_tag();
    const std::string_view rest = bytes_.substr(at_);
    if (rest.compare(0, 4, "<!--") == 0) return skip_to("-->", 4);
    if (rest.compare(0, 9, "<![CDATA[") == 0) return skip_to("]]>", 9);
    return declaration();
  }

  bool skip_to(std::string_view mark, std::size_t opening) {
    if (++asides_ > limits_.asides) return refuse(Excess::asides, {at_, at_ + opening});
    const std::size_t end = bytes_.find(mark, at_ + opening);
    if (end == npos) return false;
    const Span span{at_, end + mark.size()};
    if (end - at_ - opening > limits_.text_bytes) return refuse(Excess::text, span);
    at_ = span.end;
    return true;
  }

  // The word in any case: a parser refuses « <!doctype » too, but its reason would be the wrong
  // one.
  bool declaration() {
    constexpr std::string_view word = "DOCTYPE";
    const std::string_view found = bytes_.substr(at_ + 2, word.size());
    const bool same = std::equal(found.begin(), found.end(), word.begin(), word.end(),
                                 [](char a, char b) { return (a & ~0x20) == b; });
    return same && refuse(Excess::doctype, {at_, at_ + 2 + word.size()});
  }

  bool start_tag() {
    const Span name = tag_name(bytes_, at_);
    if (name.begin == name.end || !note(name)) return false;
    ElementSource element;
    element.begin = static_cast<std::uint32_t>(at_);
    std::size_t at = skip_space(bytes_, name.end);
    for (std::size_t count = 0; at < bytes_.size() && bytes_[at] != '>' && bytes_[at] != '/';) {
      const auto attribute = read_attribute(bytes_, at);
      if (!attribute || !note(attribute->name)) return false;
      if (attribute->value.end - attribute->value.begin > limits_.value_bytes) {
        return refuse(Excess::value, attribute->whole);
      }
      if (++count > limits_.attributes) return refuse(Excess::attributes, attribute->whole);
      if (++attributes_ > limits_.all_attributes) {
        return refuse(Excess::all_attributes, attribute->whole);
      }
      at = skip_space(bytes_, attribute->whole.end);
    }
    const bool empty = at < bytes_.size() && bytes_[at] == '/';
    if (empty) ++at;
    if (at >= bytes_.size() || bytes_[at] != '>') return false;
    at_ = at + 1;
    element.content = element.end = static_cast<std::uint32_t>(at_);
    return open(element, name, empty);
  }

  bool note(Span name) {
    if (name.end - name.begin > limits_.name_bytes) return refuse(Excess::name, name);
    names_.add(bytes_.substr(name.begin, name.end - name.begin));
    return names_.count() <= limits_.names || refuse(Excess::names, name);
  }

  bool open(ElementSource element, Span name, bool empty) {
    if (result_.elements.size() == limits_.elements) return refuse(Excess::elements, name);
    if (open_.size() == limits_.depth) return refuse(Excess::depth, name);
    result_.elements.push_back(element);
    if (!empty) open_.push_back({result_.elements.size() - 1, name});
    return true;
  }

  bool end_tag() {
    const Span name = tag_name(bytes_, at_);
    const std::size_t end = skip_space(bytes_, name.end);
    if (name.begin == name.end || end >= bytes_.size() || bytes_[end] != '>') return false;
    close(name, {at_, end + 1});
    at_ = end + 1;
    return result_.tag_errors.size() < most_tag_errors;
  }

  struct Open {
    std::size_t element;
    Span name;
  };

  std::string_view at(Span span) const { return bytes_.substr(span.begin, span.end - span.begin); }

  void pop(std::size_t end) {
    result_.elements[open_.back().element].end = static_cast<std::uint32_t>(end);
    open_.pop_back();
  }

  void close(Span name, Span tag) {
    if (!open_.empty() && at(open_.back().name) == at(name)) {
      pop(tag.end);
    } else {
      mend(name, tag);
    }
  }

  // An end tag that does not close the innermost element. If it names an ancestor, those within are
  // unclosed; if it is near the innermost name it is a slip of the pen; else it is stray.
  void mend(Span name, Span tag) {
    const auto same = std::find_if(open_.rbegin(), open_.rend(),
                                   [&](const Open& open) { return at(open.name) == at(name); });
    if (same != open_.rend()) {
      for (; at(open_.back().name) != at(name); pop(tag.begin)) {
        result_.tag_errors.push_back({open_.back().name, {}, tag});
      }
      pop(tag.end);
    } else if (!open_.empty() && is_near(at(open_.back().name), at(name))) {
      result_.tag_errors.push_back({open_.back().name, name, tag});
      pop(tag.end);
    } else {
      result_.tag_errors.push_back({{}, name, tag});
    }
  }

  void close_all() {
    for (; !open_.empty(); open_.pop_back()) {
      result_.tag_errors.push_back({open_.back().name, {}, {bytes_.size(), bytes_.size()}});
    }
  }

  std::string_view bytes_;
  std::size_t at_;
  const Limits& limits_;
  struct Nothing {};
  Names<Nothing> names_;
  std::vector<Open> open_;  // elements not closed yet, outermost first
  std::size_t attributes_ = 0;
  std::size_t asides_ = 0;
  Scan result_;
};

}  // namespace

Span tag_name(std::string_view bytes, std::size_t at) {
  at += at + 1 < bytes.size() && bytes[at + 1] == '/' ? 2 : 1;
  return {at, skip_name(bytes, at)};
}

std::vector<AttributeSource> attributes_of(std::string_view bytes, std::size_t begin) {
  std::vector<AttributeSource> attributes;
  std::size_t at = skip_space(bytes, tag_name(bytes, begin).end);
  while (const auto attribute = read_attribute(bytes, at)) {
    attributes.push_back(*attribute);
    at = skip_space(bytes, attribute->whole.end);
  }
  return attributes;
}

Scan scan(std::string_view bytes, std::size_t begin, const Limits& limits) {
  return Scanner(bytes, begin, limits).run();
}

}  // namespace paraphe
