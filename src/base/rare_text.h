// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace paraphe {

/// A text that most objects of a kind do not have: as wide as a pointer while it is empty, where a
/// std::string takes four. A long document has a hundred thousand of them.
class RareText {
 public:
  RareText() = default;
  RareText(std::string text) {  // NOLINT: reads as the text it is
    if (!text.empty()) text_ = std::make_unique<std::string>(std::move(text));
  }
  RareText(const char* text) : RareText(std::string(text)) {}  // NOLINT
  RareText(const RareText& other) : RareText(other.text()) {}
  RareText(RareText&&) noexcept = default;
  RareText& operator=(const RareText& other) {
    if (this != &other) *this = RareText(other);
    return *this;
  }
  RareText& operator=(RareText&&) noexcept = default;
  ~RareText() = default;

  const std::string& text() const {
    static const std::string none;
    return text_ ? *text_ : none;
  }
  operator const std::string&() const { return text(); }  // NOLINT
  operator std::string_view() const { return text(); }    // NOLINT
  bool empty() const { return !text_; }
  void clear() { text_.reset(); }

  friend bool operator==(const RareText& a, const RareText& b) { return a.text() == b.text(); }
  template <class T>
  requires(std::is_convertible_v<const T&, std::string_view> &&
           !std::is_same_v<T, RareText>) friend bool
  operator==(const RareText& a, const T& b) {
    return a.text() == std::string_view(b);
  }
  friend std::string operator+(std::string before, const RareText& text) {
    return std::move(before += text.text());
  }
  friend std::string operator+(const RareText& text, std::string_view after) {
    return text.text() + std::string(after);
  }
  friend std::ostream& operator<<(std::ostream& out, const RareText& text) {
    return out << text.text();
  }

 private:
  std::unique_ptr<std::string> text_;
};

}  // namespace paraphe
