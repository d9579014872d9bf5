// SPDX-License-Identifier: EUPL-1.2
#include "base/source_text.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace paraphe {
namespace {

constexpr std::size_t stride = 512;
// Past `Limits::lines`: a file of more is refused, and all that follows counts as its last line.
constexpr std::size_t most_lines = 1U << 20U;

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// Four bytes of UTF-8 are two code units of UTF-16.
bool starts_surrogate_pair(char byte) { return static_cast<unsigned char>(byte) >= 0xF0U; }

void index_lf(const std::string& bytes, std::vector<std::size_t>& lines) {
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  for (const char* at = begin; at < end && lines.size() < most_lines; ++at) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    lines.push_back(static_cast<std::size_t>(at - begin) + 1);
  }
}

void index_any(const std::string& bytes, std::vector<std::size_t>& lines) {
  for (std::size_t i = 0; i < bytes.size() && lines.size() < most_lines; ++i) {
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    if (bytes[i] == '\n' || bytes[i] == '\r') lines.push_back(i + 1);
  }
}

}  // namespace

SourceText::SourceText(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  if (bytes_.compare(0, 3, "\xEF\xBB\xBF") == 0) begin_ = 3;
}

const std::vector<std::size_t>& SourceText::lines() const {
  indexed_.run([this] {
    lines_.push_back(begin_);
    if (bytes_.find('\r') == std::string::npos) {
      index_lf(bytes_, lines_);
    } else {
      index_any(bytes_, lines_);
    }
  });
  return lines_;
}

SourceText::Count SourceText::counted(std::size_t from, std::size_t to) const {
  Count count;
  for (std::size_t i = from; i < to; ++i) {
    if (!starts_code_point(bytes_[i])) continue;
    ++count.points;
    count.utf16 += starts_surrogate_pair(bytes_[i]) ? 2 : 1;
  }
  return count;
}

// From the start of the file; without reading more of it than a stride.
SourceText::Count SourceText::before(std::size_t byte) const {
  counted_.run([this] {
    Count sum;
    for (std::size_t at = 0; at <= bytes_.size(); at += stride) {
      counts_.push_back(sum);
      const Count part = counted(at, std::min(at + stride, bytes_.size()));
      sum = {sum.points + part.points, sum.utf16 + part.utf16};
    }
  });
  const Count whole = counts_[byte / stride];
  const Count part = counted(byte - byte % stride, byte);
  return {whole.points + part.points, whole.utf16 + part.utf16};
}

Position SourceText::position(std::size_t byte) const {
  byte = std::min(byte, bytes_.size());
  const auto& starts = lines();
  const auto after = std::upper_bound(starts.begin() + 1, starts.end(), byte);
  Position position;
  position.byte = byte;
  position.line = static_cast<std::size_t>(after - starts.begin());
  const std::size_t start = *(after - 1);
  const Count count =
      byte - start <= 2 * stride ? counted(start, byte) : before(byte) - before(start);
  position.column += count.points;
  position.column_utf16 += count.utf16;
  return position;
}

Place SourceText::place(Span span) const {
  return {name_, position(span.begin), position(span.end)};
}

Place SourceText::place() const {
  Place place;
  place.file = name_;
  return place;
}

std::string_view SourceText::line(std::size_t number) const {
  const auto& starts = lines();
  if (number == 0 || number > starts.size()) return {};
  const std::size_t begin = starts[number - 1];
  std::size_t end = number < starts.size() ? starts[number] : bytes_.size();
  while (end > begin && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
  return std::string_view(bytes_).substr(begin, end - begin);
}

}  // namespace paraphe
