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

/// zlib reads through a pointer that is not const.
Bytef* input(std::string_view bytes) {
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
}

class Inflater {
 public:
  explicit Inflater(std::string_view bytes) {
    stream_.next_in = input(bytes);
    stream_.avail_in = static_cast<uInt>(bytes.size());
    if (inflateInit(&stream_) != Z_OK) throw std::runtime_error("zlib cannot begin");
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// One step into `room`, and how many bytes it filled.
  std::size_t step(std::string& room, std::size_t at, int flush) {
    stream_.next_out = reinterpret_cast<Bytef*>(room.data() + at);
    stream_.avail_out = static_cast<uInt>(room.size() - at);
    const uInt before = stream_.avail_out;
    status = inflate(&stream_, flush);
    return before - stream_.avail_out;
  }
  const z_stream& stream() const { return stream_; }

  int status = Z_OK;

 private:
  z_stream stream_{};
};

}  // namespace

std::optional<std::string> inflate_bytes(std::string_view bytes, std::size_t most) {
  if (bytes.size() > UINT32_MAX) return std::nullopt;
  Inflater inflater(bytes);
  std::string out;
  std::size_t held = 0;
  while (inflater.status == Z_OK) {
    if (held == out.size()) {
      if (held > most) return std::nullopt;
      out.resize(std::min(most + 1, std::max(held * 2, std::min(bytes.size() * 4, piece) + 64)));
    }
    held += inflater.step(out, held, Z_NO_FLUSH);
  }
  if (inflater.status != Z_STREAM_END || inflater.stream().avail_in != 0 || held > most)
    return std::nullopt;
  out.resize(held);
  return out;
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
  Inflater inflater(bytes);
  std::string room(piece, '\0');
  while (inflater.status == Z_OK) {
    inflater.step(room, 0, Z_BLOCK);
    const int state = inflater.stream().data_type;
    if ((state & at_block_end) == 0 || (state & last_block) == 0) continue;
    const auto last = static_cast<unsigned>(*(inflater.stream().next_in - 1));
    const int bits = state & unused;
    return bits == 0 || (last >> static_cast<unsigned>(8 - bits)) == 0;
  }
  return false;
}

std::string deflater_version() { return "libdeflate " LIBDEFLATE_VERSION_STRING; }

}  // namespace paraphe
