// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace paraphe::testing {

/// A file of an archive as an attacker writes it: what it says of itself need not be so. Source:
/// APPNOTE 6.3, 4.3.7 and 4.3.12.
struct RawEntry {
  std::string name;
  std::string bytes;
  bool deflated = false;
  std::uint16_t flags = 0;                            ///< 1: encrypted
  std::optional<std::uint32_t> crc = {}, size = {};   ///< lies; else the truth
  std::optional<std::uint32_t> stored = {}, at = {};  ///< in the central directory
  std::uint32_t attributes = 0100644U << 16U;         ///< of a file; 0120777 a link
  std::optional<std::string> extra = {};              ///< of the central directory
};

/// Raw deflate, of the highest ratio.
inline std::string deflated(const std::string& bytes) {
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
  return out;
}

inline std::uint32_t crc_of(const std::string& bytes) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

/// `count`: what the end says of how many there are, if it lies.
inline std::string raw_zip(const std::vector<RawEntry>& entries,
                           std::optional<std::uint16_t> count = {}) {
  std::string out, directory;
  for (const RawEntry& entry : entries) {
    const std::string data = entry.deflated ? deflated(entry.bytes) : entry.bytes;
    const std::string told =
        little(entry.flags, 2) + little(entry.deflated ? 8 : 0, 2) + little(0, 2) +
        little(0x21, 2) + little(entry.crc.value_or(crc_of(entry.bytes)), 4) +
        little(entry.stored.value_or(static_cast<std::uint32_t>(data.size())), 4) +
        little(entry.size.value_or(static_cast<std::uint32_t>(entry.bytes.size())), 4) +
        little(entry.name.size(), 2);
    const std::string extra = entry.extra.value_or("");
    directory += "PK\x01\x02" + little(0x0314, 2) + little(20, 2) + told + little(extra.size(), 2) +
                 little(0, 6) + little(entry.attributes, 4) +
                 little(entry.at.value_or(static_cast<std::uint32_t>(out.size())), 4) + entry.name +
                 extra;
    if (!entry.at) out += "PK\x03\x04" + little(20, 2) + told + little(0, 2) + entry.name + data;
  }
  const auto begin = out.size();
  const std::size_t told = count.value_or(static_cast<std::uint16_t>(entries.size()));
  return out + directory + "PK\x05\x06" + little(0, 4) + little(told, 2) + little(told, 2) +
         little(directory.size(), 4) + little(begin, 4) + little(0, 2);
}

}  // namespace paraphe::testing
