// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace paraphe {

/// A text that several hold and none changes: a long draft is in memory once, however many places
/// it is handed to.
class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string text)  // NOLINT: reads as the text it is
      : text_(std::make_shared<const std::string>(std::move(text))) {}
  SharedText(const char* text) : SharedText(std::string(text)) {}  // NOLINT

  std::string_view view() const { return text_ ? std::string_view(*text_) : std::string_view(); }
  operator std::string_view() const { return view(); }  // NOLINT
  bool empty() const { return view().empty(); }
  std::size_t size() const { return view().size(); }

  friend bool operator==(const SharedText& a, std::string_view b) { return a.view() == b; }

 private:
  std::shared_ptr<const std::string> text_;
};

}  // namespace paraphe
