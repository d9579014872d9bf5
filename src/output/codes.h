// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/page.h"

namespace paraphe {

/// The character codes of one face: one for each pair of a glyph and the text it shows, so that
/// text extraction is exact where one glyph shows several texts (hyphen and soft hyphen). The most
/// used pairs have codes of one byte; when a face has more than those, the lowest bytes, from 1,
/// begin codes of two bytes.
///
/// A code is its own CID (MuPDF looks texts up by CID, in the ranges of the codes).
/// Source: ISO 32000-1, 9.7.5 (CMaps, code space ranges).
class Codes {
 public:
  struct Entry {
    std::uint16_t glyph = 0;  ///< index in the face
    std::string text;
    std::size_t uses = 0;
    std::uint16_t cid = 0;
    std::size_t next = none;  ///< of the same glyph
  };

  /// Counts uses of `glyph` for `text`. Only before `allocate`.
  void count(std::uint16_t glyph, std::string_view text, std::size_t uses = 1);
  /// Gives every counted pair its code; by use, then glyph, then text. Never CID 0; the plain
  /// space, the glyph `space`, has code 32. Errors: throws std::runtime_error when a face needs
  /// more codes than two bytes hold.
  void allocate(std::optional<std::uint16_t> space);
  /// The same where one glyph at most shows a space.
  void allocate();
  bool counts(std::uint16_t glyph, std::string_view text) const {
    return find(glyph, text) != none;
  }
  /// The CID of a counted pair.
  std::uint16_t cid(std::uint16_t glyph, std::string_view text) const {
    return entries_[find(glyph, text)].cid;
  }
  /// Appends the code of `cid`, escaped for a literal string.
  static void append_code(std::string& out, std::uint16_t cid);

  bool empty() const { return entries_.empty(); }
  const std::vector<Entry>& entries() const { return entries_; }  ///< by CID once allocated
  unsigned lead_bytes() const { return lead_bytes_; }  ///< bytes 1 to this begin codes of two bytes
  std::uint16_t last_cid() const { return entries_.back().cid; }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t find(std::uint16_t glyph, std::string_view text) const {
    std::size_t entry = glyph < heads_.size() ? heads_[glyph] : none;
    while (entry != none && entries_[entry].text != text) entry = entries_[entry].next;
    return entry;
  }
  void index();

  std::vector<Entry> entries_;
  std::vector<std::size_t> heads_;  ///< by glyph: its first entry
  unsigned lead_bytes_ = 0;
};

/// Of each face, the glyph that is its plain space: the first of `signs` that shows U+0020. More
/// signs do not change it.
std::vector<std::optional<std::uint16_t>> plain_spaces(const std::vector<Sign>& signs);

/// Adds to `uses`, by sign, how often `page` shows each.
void count_signs(const Page& page, std::vector<std::size_t>& uses);

/// Allocates the codes of every face of `pages`, whose signs have `uses`; a face that shows nothing
/// has none. Errors: throws std::runtime_error for glyph 0, which shows that a character is missing
/// (PDF/A-3, 6.2.11.8), and for a face that shows too many glyphs.
std::vector<Codes> allocate_codes(const Pages& pages, const std::vector<std::size_t>& uses);
/// The same of pages that still have all their items.
std::vector<Codes> allocate_codes(const Pages& pages);

}  // namespace paraphe
