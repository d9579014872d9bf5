// SPDX-License-Identifier: EUPL-1.2
#include "base/true_type.h"

namespace paraphe {
namespace {

constexpr std::size_t head_bytes = 12, record_bytes = 16;
constexpr std::uintmax_t version_1 = 0x00010000, version_of_apple = 0x74727565;  // « true »

std::uintmax_t big_endian(std::string_view bytes) {
  std::uintmax_t value = 0;
  for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
  return value;
}

}  // namespace

bool is_whole_font(std::string_view start, std::uintmax_t size) {
  if (start.size() < head_bytes) return false;
  const std::uintmax_t version = big_endian(start.substr(0, 4));
  const std::uintmax_t tables = big_endian(start.substr(4, 2));
  if ((version != version_1 && version != version_of_apple) || tables == 0) return false;
  if (start.size() < head_bytes + tables * record_bytes) return false;
  for (std::size_t i = 0; i < tables; ++i) {
    const std::string_view record = start.substr(head_bytes + i * record_bytes, record_bytes);
    if (big_endian(record.substr(8, 4)) + big_endian(record.substr(12, 4)) > size) return false;
  }
  return true;
}

}  // namespace paraphe
