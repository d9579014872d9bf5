// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// One stream, as it stands in the bytes of a file.
struct StoredStream {
  int number = 0;
  Span whole;                   ///< from its number to the end of the line of « endobj »
  std::string_view dictionary;  ///< between « << » and « >> »
  std::string_view data;        ///< as stored
};

/// An object that is no stream: one of those that a stream holds.
struct StoredObject {
  std::string_view text;
  int stream = 0, rank = 0;  ///< the number of that stream, and its place there
};

/// The first revision of a PDF that this program wrote, read the way `PdfFile` writes it and no
/// other: a header, streams one behind the other, the cross-references. What a signing tool adds
/// behind it is not looked at. A file that was damaged is read as far as its pieces can still be
/// told apart. `bytes` must outlive it. Nothing is read outside them; nothing is inflated beyond
/// a hundred times the size of the file, nor beyond 256 MiB.
class WrittenPdf {
 public:
  static constexpr std::size_t most_content = 256U << 20U;  ///< bytes inflated of it

  explicit WrittenPdf(std::string_view bytes);
  WrittenPdf(const WrittenPdf&) = delete;
  WrittenPdf& operator=(const WrittenPdf&) = delete;

  std::string_view bytes() const { return bytes_; }
  /// Whether it begins as files of this program do.
  bool ours() const { return ours_; }
  /// Whether every byte up to `end` is where it belongs: no gap between streams, cross-references
  /// that say where all stands, and the identifier, a digest of all that stands before it.
  bool sound() const { return judgement().sound; }
  /// Whether the cross-references are stored as this libdeflate stores them; else they hold the
  /// same.
  bool same_deflate() const { return judgement().same_deflate; }
  /// Where the first revision ends; 0 when the end was not found.
  std::size_t end() const { return end_; }

  const std::vector<StoredStream>& streams() const { return streams_; }  ///< in their order
  const StoredStream* stream(int number) const;
  /// What a stream holds; nothing when it is damaged or holds more than `most` bytes.
  std::optional<std::string> content(const StoredStream& stream,
                                     std::size_t most = most_content) const;
  /// The objects that are no streams, by number.
  const std::map<int, StoredObject>& objects() const { return objects_; }
  /// The text of one of them; empty when there is none.
  std::string_view object(int number) const;
  int catalog() const { return catalog_; }          ///< 0 when not known
  int information() const { return information_; }  ///< 0 when not known

 private:
  bool read_stream(std::size_t at);
  void read_streams();
  bool read_packed(const StoredStream& stream);
  void read_end(const StoredStream& last);
  struct Judgement {
    bool sound = false, same_deflate = true;
  };
  Judgement judge() const;
  const Judgement& judgement() const;
  std::string cross_references() const;

  std::string_view bytes_;
  bool ours_ = false;
  bool whole_ = true;                           ///< no gap between streams, no object damaged
  mutable std::optional<Judgement> judgement_;  ///< a digest of the file: made when it is asked for
  std::size_t end_ = 0;
  std::vector<StoredStream> streams_;
  std::map<int, std::size_t> places_;                         ///< of streams in `streams_`
  std::vector<std::unique_ptr<const std::string>> unpacked_;  ///< what streams of objects hold
  std::map<int, StoredObject> objects_;                       ///< their text is in `unpacked_`
  int catalog_ = 0, information_ = 0;
  std::size_t inflated_ = 0;  ///< bytes of objects so far
};

/// The number that follows `key` in the text of an object: 12 for « /Length 12 ». -1: none.
int number_after(std::string_view text, std::string_view key);
/// All numbers of references « 12 0 R » in the array or the value that follows `key`.
std::vector<int> references_after(std::string_view text, std::string_view key);
/// The text, as UTF-8, of the string that follows `key`: a literal or UTF-16 in hexadecimal, as
/// this program writes them.
std::string text_after(std::string_view text, std::string_view key);

}  // namespace paraphe
