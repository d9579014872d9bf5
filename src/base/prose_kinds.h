// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace paraphe {

/// Kinds of what `find_…` of prose.h finds. Bits: several make a set.
enum ProseKind : unsigned {
  prose_dates = 1,
  prose_durations = 2,
  prose_counts = 4,
  prose_amounts = 8,
  prose_references = 16,
  prose_vague_dates = 32,
  prose_placeholders = 64,
  prose_ratios = 128,
  prose_citations = 256,
  prose_acronyms = 512,
  prose_percentages = 1024,
  prose_periods = 2048,
};
inline constexpr unsigned every_prose_kind = 4095;

/// Tells which kinds a text may hold, in one pass over its bytes and without cutting it into
/// tokens: what it rules out is not there, what it does not is for `find_…` to say. A text may come
/// in pieces, as the tags within a paragraph part it.
class ProseScan {
 public:
  void piece(std::string_view utf8);
  /// What stands here parts the words around it.
  void part() { last_ = ' '; }
  unsigned kinds() const;

 private:
  std::size_t word(std::string_view text, std::size_t at);
  std::size_t figures(std::string_view text, std::size_t at);
  std::size_t sign(std::string_view text, std::size_t at);
  void join(std::string_view text);

  unsigned traits_ = 0;    ///< as Tokens::Trait
  bool counts_ = false;    ///< figures that a word or more figures may follow
  bool percent_ = false;   ///< « % »
  bool capitals_ = false;  ///< a word that begins with two capitals
  bool ordered_ = false;   ///< figures that a sign ties to figures: « 21/09 »
  bool unsure_ = false;    ///< something that is read too rarely to be known here
  bool dot_ = false;       ///< the last token is a dot
  char last_ = ' ';        ///< the last byte
};

/// The same of a text in one piece.
unsigned prose_kinds(std::string_view utf8);

}  // namespace paraphe
