// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/inflate.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <stdexcept>

#include "base/deflate_effort.h"

namespace paraphe {
namespace {

constexpr std::size_t piece = 64U << 10U;

/// Goes over a stream from block to block: zlib tells where each ends, to the bit.
class Blocks {
 public:
  explicit Blocks(std::string_view bytes) {
    // zlib reads through a pointer that is not const.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    if (inflateInit(&stream_) != Z_OK) throw std::runtime_error("zlib cannot begin");
  }
  ~Blocks() { inflateEnd(&stream_); }
  Blocks(const Blocks&) = delete;
  Blocks& operator=(const Blocks&) = delete;

  void step(std::string& room) {
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(room.size());
    status = inflate(&stream_, Z_BLOCK);
  }
  const z_stream& stream() const { return stream_; }

  int status = Z_OK;

 private:
  z_stream stream_{};
};

}  // namespace

std::optional<std::string> inflate_bytes(std::string_view bytes, std::size_t most) {
  const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (!inflater) throw std::bad_alloc();
  // What does not fit is inflated again, never beyond `most`. Little room first, for long bytes may
  // be no stream at all: what is made is touched.
  const std::size_t first = std::min(8 * bytes.size(), 4 * piece) + 64;
  for (std::size_t room = std::min(most, first);; room = std::min(most, 4 * room)) {
    std::string out(room, '\0');
    std::size_t read = 0, held = 0;
    const libdeflate_result result = libdeflate_zlib_decompress_ex(
        inflater.get(), bytes.data(), bytes.size(), out.data(), out.size(), &read, &held);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE && room < most) continue;
    if (result != LIBDEFLATE_SUCCESS || read != bytes.size()) return std::nullopt;
    out.resize(held);
    return out;
  }
}

std::string deflate_bytes(std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> deflater(
      libdeflate_alloc_compressor(deflate_effort), libdeflate_free_compressor);
  if (!deflater) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(deflater.get(), bytes.size()), '\0');
  out.resize(
      libdeflate_zlib_compress(deflater.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

bool has_no_stray_bits(std::string_view bytes) {
  constexpr int at_block_end = 128, last_block = 64, unused = 7;  // of z_stream::data_type
  if (bytes.size() > UINT32_MAX) return false;
  Blocks blocks(bytes);
  std::string room(piece, '\0');
  while (blocks.status == Z_OK) {
    blocks.step(room);
    const int state = blocks.stream().data_type;
    if ((state & at_block_end) == 0 || (state & last_block) == 0) continue;
    const auto last = static_cast<unsigned>(*(blocks.stream().next_in - 1));
    const int bits = state & unused;
    return bits == 0 || (last >> static_cast<unsigned>(8 - bits)) == 0;
  }
  return false;
}

std::string deflater_version() { return "libdeflate " LIBDEFLATE_VERSION_STRING; }

}  // namespace paraphe
