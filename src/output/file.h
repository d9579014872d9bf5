// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace paraphe {

/// A PDF 1.7 file being written: streams one after the other, all other objects packed in object
/// streams, at the end a cross-reference stream. Objects are PDF text; `reference` names one in
/// another. Source: ISO 32000-1, 7.3 and 7.5.
class PdfFile {
 public:
  PdfFile();

  /// The number of an object that is written later; or of the first of `count` in a row.
  int reserve(int count = 1);
  /// Writes the object `number`, reserved before, once.
  void write(int number, std::string_view object);
  /// Writes an object and returns its number.
  int add(std::string_view object);
  /// Writes a stream, deflated, whose dictionary has `entries` besides its length and filter.
  int add_stream(std::string_view entries, std::string_view bytes);
  /// The same, for bytes that the next documents may well have too: what they deflate to is kept.
  int add_lasting_stream(std::string_view entries, std::string_view bytes);
  /// The same, not deflated: PDF/A readers find metadata without a filter.
  int add_plain_stream(std::string_view entries, std::string_view bytes);
  /// Ends the file and returns its bytes; nothing may be written after. Its identifier is a digest
  /// of them.
  std::string finish(int catalog, int information);

 private:
  struct Entry {
    std::uint8_t type = 0;  ///< 0 free, 1 at `place` bytes, 2 in the object stream `place`
    std::uint32_t place = 0;
    std::uint16_t index = 0;
  };

  std::string_view deflated(std::string_view bytes);  ///< until the next one
  int write_stream(int number, std::string_view entries, std::string_view bytes);
  void close_object_stream();
  std::string cross_references() const;

  struct Free {
    void operator()(libdeflate_compressor* deflater) const;
  };

  std::string bytes_;
  std::vector<Entry> entries_;
  std::unique_ptr<libdeflate_compressor, Free> deflater_;
  std::string room_;  ///< to deflate into: as large as the largest so far
  // the object stream being filled
  int holder_ = 0;
  int held_ = 0;
  std::string index_, objects_;
};

}  // namespace paraphe
