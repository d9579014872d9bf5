// SPDX-License-Identifier: EUPL-1.2
#include "output/file.h"

#include <libdeflate.h>

#include <new>
#include <stdexcept>

#include "base/deflate_effort.h"
#include "base/digest.h"
#include "base/kept.h"
#include "output/number.h"
#include "output/objects.h"

namespace paraphe {
namespace {

constexpr int objects_per_stream = 200;
constexpr std::size_t most_kept = 1U << 20U;  // bytes of deflated streams, a thread
constexpr int entry_bytes = 7;                // of a cross-reference: type 1, place 4, index 2

/// Sixteen bytes of SHA-256, as a hexadecimal string.
std::string digest(const std::string& bytes) {
  const Digest whole = sha256(bytes);
  return "<" + hexadecimal(std::span(whole).first(16)) + ">";
}

}  // namespace

PdfFile::PdfFile()
    : bytes_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
      entries_(1),
      deflater_(libdeflate_alloc_compressor(deflate_effort)) {
  if (!deflater_) throw std::bad_alloc();
}

void PdfFile::Free::operator()(libdeflate_compressor* deflater) const {
  libdeflate_free_compressor(deflater);
}

int PdfFile::reserve(int count) {
  const auto first = static_cast<int>(entries_.size());
  entries_.resize(entries_.size() + static_cast<std::size_t>(count));
  return first;
}

void PdfFile::write(int number, std::string_view object) {
  if (held_ == 0) holder_ = reserve();
  entries_[static_cast<std::size_t>(number)] = {2, static_cast<std::uint32_t>(holder_),
                                                static_cast<std::uint16_t>(held_)};
  append_fixed(index_, number, 0);
  index_ += ' ';
  append_fixed(index_, static_cast<std::int64_t>(objects_.size()), 0);
  index_ += ' ';
  objects_ += object;
  objects_ += '\n';
  if (++held_ == objects_per_stream) close_object_stream();
}

int PdfFile::add(std::string_view object) {
  const int number = reserve();
  write(number, object);
  return number;
}

void PdfFile::close_object_stream() {
  if (held_ == 0) return;
  const std::string entries =
      "/Type/ObjStm/N " + std::to_string(held_) + "/First " + std::to_string(index_.size());
  write_stream(holder_, entries + "/Filter/FlateDecode", deflated(index_ + objects_));
  held_ = 0;
  index_.clear();
  objects_.clear();
}

std::string_view PdfFile::deflated(std::string_view bytes) {
  const std::size_t bound = libdeflate_zlib_compress_bound(deflater_.get(), bytes.size());
  if (room_.size() < bound) room_.resize(bound);
  return {room_.data(), libdeflate_zlib_compress(deflater_.get(), bytes.data(), bytes.size(),
                                                 room_.data(), room_.size())};
}

int PdfFile::write_stream(int number, std::string_view entries, std::string_view bytes) {
  entries_[static_cast<std::size_t>(number)] = {1, static_cast<std::uint32_t>(bytes_.size()), 0};
  bytes_ += std::to_string(number) + " 0 obj\n<<";
  bytes_ += entries;
  bytes_ += "/Length " + std::to_string(bytes.size()) + ">>\nstream\n";
  bytes_ += bytes;
  bytes_ += "\nendstream\nendobj\n";  // a line of its own: PDF/A-3, 6.1.7.1
  return number;
}

int PdfFile::add_stream(std::string_view entries, std::string_view bytes) {
  return write_stream(reserve(), std::string(entries) + "/Filter/FlateDecode", deflated(bytes));
}

int PdfFile::add_lasting_stream(std::string_view entries, std::string_view bytes) {
  static thread_local Kept<std::string> kept(most_kept);
  const Digest digest = sha256(bytes);
  std::string key(digest.begin(), digest.end());
  const std::string all = std::string(entries) + "/Filter/FlateDecode";
  if (const std::string* known = kept.find(key)) return write_stream(reserve(), all, *known);
  std::string made(deflated(bytes));
  const int number = write_stream(reserve(), all, made);
  const std::size_t size = made.size();
  kept.keep(std::move(key), std::move(made), size);
  return number;
}

int PdfFile::add_plain_stream(std::string_view entries, std::string_view bytes) {
  return write_stream(reserve(), entries, bytes);
}

/// Rows of the cross-reference stream as differences from the row above (PNG « up »), which deflate
/// to almost nothing.
std::string PdfFile::cross_references() const {
  std::string out;
  unsigned char above[entry_bytes] = {};
  for (const Entry& entry : entries_) {
    const auto place = [&](unsigned shift) {
      return static_cast<unsigned char>((entry.place >> shift) & 0xFFU);
    };
    const unsigned char row[entry_bytes] = {entry.type,
                                            place(24),
                                            place(16),
                                            place(8),
                                            place(0),
                                            static_cast<unsigned char>(entry.index >> 8U),
                                            static_cast<unsigned char>(entry.index & 0xFFU)};
    out += '\2';
    for (int i = 0; i < entry_bytes; ++i) {
      out += static_cast<char>(row[i] - above[i]);
      above[i] = row[i];
    }
  }
  return out;
}

std::string PdfFile::finish(int catalog, int information) {
  close_object_stream();
  const int number = reserve();
  const std::size_t start = bytes_.size();
  if (start > UINT32_MAX) throw std::runtime_error("the file is larger than 4 GiB");
  entries_[static_cast<std::size_t>(number)] = {1, static_cast<std::uint32_t>(start), 0};
  entries_[0].index = UINT16_MAX;  // the head of the free objects: generation 65535
  const std::string id = digest(bytes_);
  write_stream(number,
               "/Type/XRef/Size " + std::to_string(entries_.size()) + "/W[1 4 2]/Root " +
                   reference(catalog) + "/Info " + reference(information) + "/ID[" + id + id +
                   "]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode",
               deflated(cross_references()));
  bytes_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
  return std::move(bytes_);
}

}  // namespace paraphe
